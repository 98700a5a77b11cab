/* cmark_memory.c - cmark takes its memory from an arena, and gives up without abort().
 *
 * cmark's own allocator prints and aborts when memory ends, and an allocator that returns NULL
 * crashes it. So ours leaves the parse by longjmp: the arena holds all that was allocated, so
 * nothing is lost on the way out. cmark_mem has no context pointer; the guard, a thread's only
 * state in the library, stands in for it while share__cmark_parse() runs and at no other time.
 *
 * Every piece carries its size in front, because realloc() is told the new one only. Freeing does
 * nothing: the whole tree goes at once, which also saves a third of cmark's instructions. */
#include "read/cmark_memory.h"

#include <cmark.h>
#include <setjmp.h>
#include <stdalign.h>
#include <stdint.h>
#include <string.h>

enum { HEADER = alignof(max_align_t) }; /* room for the size, and alignment kept */

typedef struct guard {
    share__arena *arena;
    jmp_buf out;
} guard;

static _Thread_local guard *current;

static char *piece(size_t size)
{
    share__arena *arena = current->arena;
    size_t whole = HEADER + ((size + (HEADER - 1)) & ~(size_t)(HEADER - 1));
    char *block;
    if (size > SIZE_MAX / 2)
        longjmp(current->out, 1);
    /* All pieces here are multiples of the alignment, so the bump needs no padding. */
    if (arena->next && whole <= (size_t)(arena->end - arena->next) &&
        ((uintptr_t)arena->next & (HEADER - 1)) == 0) {
        block = arena->next;
        arena->next += whole;
        arena->last = block;
    } else {
        block = share__arena_alloc(arena, whole);
        if (!block)
            longjmp(current->out, 1);
    }
    memcpy(block, &size, sizeof size);
    return block + HEADER;
}

static void *arena_calloc(size_t count, size_t size)
{
    if (size > 0 && count > SIZE_MAX / size)
        longjmp(current->out, 1);
    char *memory = piece(count * size);
    memset(memory, 0, count * size);
    return memory;
}

static void *arena_realloc(void *memory, size_t size)
{
    if (!memory)
        return piece(size);
    size_t old;
    memcpy(&old, (char *)memory - HEADER, sizeof old);
    if (size <= old)
        return memory;
    char *moved = piece(size);
    memcpy(moved, memory, old);
    return moved;
}

static void arena_free(void *memory)
{
    (void)memory;
}

struct cmark_node *share__cmark_parse(share__arena *arena, share__view text)
{
    cmark_mem memory = {arena_calloc, arena_realloc, arena_free};
    guard here;
    here.arena = arena;
    current = &here;
    cmark_node *volatile root = NULL;
    if (setjmp(here.out) == 0) {
        cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &memory);
        cmark_parser_feed(parser, text.p, text.n);
        root = cmark_parser_finish(parser);
    }
    current = NULL;
    return root;
}
