/* mem.h - every allocation of the library goes through here, so that a test can make the n-th
 * one fail. (cmark, jansson and libyaml allocate on their own; see their one file each.) */
#ifndef SHARE_BASE_MEM_H
#define SHARE_BASE_MEM_H

#include <stddef.h>

void *share__malloc(size_t size); /* NULL when memory ends; size 0 gives a block all the same */
void *share__realloc(void *memory, size_t size); /* on NULL the old block stays */
void share__free(void *memory);

#endif
