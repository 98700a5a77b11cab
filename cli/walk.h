/* walk.h - the articles in a folder. */
#ifndef CLI_WALK_H
#define CLI_WALK_H

#include <stdbool.h>

/* Calls 'visit' for each article below 'folder', in the order of names; it returns false to end the
 * walk. A folder that cannot be opened is visited itself: as an input it fails, and is told of.
 * False when memory ends. */
bool walk(const char *folder, bool (*visit)(const char *file, void *context), void *context);
bool walk_is_folder(const char *path);

#endif
