/* keep.h - puts text into a file where its user finds it again. */
#ifndef CLI_KEEP_H
#define CLI_KEEP_H

#include <limits.h>
#include <stddef.h>

/* Writes the text and one newline to 'name' in the folder of sharepost's state, readable for its
 * user only, in place of what was there, whole or not at all. 'path' gets where that is. Returns
 * NULL, or why not. */
const char *keep(char path[PATH_MAX], const char *name, const char *text, size_t length);

#endif
