/* arena.c - chunks that double from 4 KiB to 1 MiB; a piece larger than that gets its own. */
#include "base/arena.h"

#include "base/mem.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>

enum { FIRST_CHUNK = 4096, LARGEST_CHUNK = 1024 * 1024 };

typedef struct share__chunk {
    struct share__chunk *older;
    size_t size; /* bytes behind this header */
    alignas(max_align_t) char bytes[];
} share__chunk;

static bool add_chunk(share__arena *arena, size_t size)
{
    if (arena->chunk_size == 0)
        arena->chunk_size = FIRST_CHUNK - sizeof(share__chunk);
    size_t room = arena->chunk_size;
    if (size > room)
        room = size;
    if (room > SIZE_MAX - sizeof(share__chunk))
        return false;
    share__chunk *chunk = share__malloc(sizeof *chunk + room);
    if (!chunk)
        return false;
    chunk->older = arena->chunks;
    chunk->size = room;
    arena->chunks = chunk;
    arena->next = chunk->bytes;
    arena->end = chunk->bytes + room;
    if (arena->chunk_size < LARGEST_CHUNK)
        arena->chunk_size *= 2;
    return true;
}

char *share__arena_bytes(share__arena *arena, size_t size)
{
    if (size > (size_t)(arena->end - arena->next) && !add_chunk(arena, size))
        return NULL;
    if (!arena->next && !add_chunk(arena, size))
        return NULL;
    arena->last = arena->next;
    arena->next += size;
    return arena->last;
}

void *share__arena_alloc(share__arena *arena, size_t size)
{
    size_t pad = (size_t)(-(uintptr_t)arena->next & (alignof(max_align_t) - 1));
    if (size > SIZE_MAX - alignof(max_align_t))
        return NULL;
    if (!arena->next || size + pad > (size_t)(arena->end - arena->next)) {
        if (!add_chunk(arena, size))
            return NULL;
    } else {
        arena->next += pad;
    }
    return share__arena_bytes(arena, size);
}

char *share__arena_string(share__arena *arena, share__view v)
{
    char *copy = share__arena_bytes(arena, v.n + 1);
    if (copy) {
        if (v.n > 0)
            memcpy(copy, v.p, v.n);
        copy[v.n] = '\0';
    }
    return copy;
}

void *share__arena_grow(share__arena *arena, void *array, size_t n, size_t *room, size_t item_size)
{
    if (n < *room)
        return array;
    size_t more = *room ? *room * 2 : 8;
    if (more > SIZE_MAX / item_size)
        return NULL;
    size_t grow = (more - *room) * item_size;
    if (array && array == (void *)arena->last && grow <= (size_t)(arena->end - arena->next)) {
        arena->next += grow;
        *room = more;
        return array;
    }
    void *moved = share__arena_alloc(arena, more * item_size);
    if (!moved)
        return NULL;
    if (array)
        memcpy(moved, array, n * item_size);
    *room = more;
    return moved;
}

void share__arena_shrink(share__arena *arena, char *piece, size_t used)
{
    if (piece && piece == arena->last)
        arena->next = piece + used;
}

void share__arena_reset(share__arena *arena)
{
    share__chunk *largest = arena->chunks;
    for (share__chunk *chunk = arena->chunks; chunk; chunk = chunk->older)
        if (chunk->size > largest->size)
            largest = chunk;
    for (share__chunk *chunk = arena->chunks, *older; chunk; chunk = older) {
        older = chunk->older;
        if (chunk != largest)
            share__free(chunk);
    }
    arena->chunks = largest;
    arena->last = NULL;
    if (largest) {
        largest->older = NULL;
        arena->next = largest->bytes;
        arena->end = largest->bytes + largest->size;
    }
}

void share__arena_free(share__arena *arena)
{
    for (share__chunk *chunk = arena->chunks, *older; chunk; chunk = older) {
        older = chunk->older;
        share__free(chunk);
    }
    *arena = (share__arena)SHARE__ARENA_INIT;
}
