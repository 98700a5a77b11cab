/* mem.c - the library's only calls of malloc, realloc and free. */
#include "base/mem.h"

#include <stdlib.h>

void *share__malloc(size_t size)
{
    return malloc(size ? size : 1);
}

void *share__realloc(void *memory, size_t size)
{
    return realloc(memory, size ? size : 1);
}

void share__free(void *memory)
{
    free(memory);
}
