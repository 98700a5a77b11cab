/* arena.h - memory that is taken piece by piece and given back at once.
 *
 * An article, a post and the scratch space of each reader are one arena: no piece is freed alone,
 * so there is nothing to forget. Memory is not zeroed: measured, clearing whole chunks costs more
 * than all else that the arena does. */
#ifndef SHARE_BASE_ARENA_H
#define SHARE_BASE_ARENA_H

#include "base/view.h"

typedef struct share__arena {
    struct share__chunk *chunks; /* newest first */
    char *next, *end;            /* what is left of the newest chunk */
    char *last;                  /* the newest piece, the only one that can grow in place */
    size_t chunk_size;           /* of the next chunk */
} share__arena;

#define SHARE__ARENA_INIT                                                                          \
    {                                                                                              \
        NULL, NULL, NULL, NULL, 0                                                                  \
    }

/* NULL when memory ends. _alloc is aligned for every type, _bytes for none. */
void *share__arena_alloc(share__arena *arena, size_t size);
char *share__arena_bytes(share__arena *arena, size_t size);
/* A copy with a NUL behind it. */
char *share__arena_string(share__arena *arena, share__view v);

/* Room for item number 'n' of an array: returns the array, moved if it had to be, and updates
 * *room; NULL when memory ends (the old array stays). */
void *share__arena_grow(share__arena *arena, void *array, size_t n, size_t *room, size_t item_size);

/* Gives back the end of the newest piece: it keeps 'used' bytes. */
void share__arena_shrink(share__arena *arena, char *piece, size_t used);
/* Forgets every piece but keeps the largest chunk, for the next round of the same work. */
void share__arena_reset(share__arena *arena);
void share__arena_free(share__arena *arena);

#endif
