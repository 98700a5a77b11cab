/* cmark_memory.h - cmark's parse, out of an arena. */
#ifndef SHARE_READ_CMARK_MEMORY_H
#define SHARE_READ_CMARK_MEMORY_H

#include "base/arena.h"

struct cmark_node;

/* The tree of 'text', all of it in 'arena': never freed node by node, gone with the arena. NULL
 * when memory ends. */
struct cmark_node *share__cmark_parse(share__arena *arena, share__view text);

#endif
