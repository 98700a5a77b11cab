/* site.h - where configuration files are, and what the site's one may say. */
#ifndef CLI_SITE_H
#define CLI_SITE_H

#include <limits.h>
#include <stdbool.h>

enum { SITE_PATH = PATH_MAX };

/* Where the user's file would be. False when nothing says. */
bool site_user_file(char path[SITE_PATH]);
/* The nearest .sharepost.json at or above the folder of an input; for standard input above 'name'
 * when that has a folder, else above the working directory. A URL has none. */
bool site_find(char path[SITE_PATH], const char *argument, const char *name);
/* Does this name stay in the folder where it is written? */
bool site_owns(const char *name);

#endif
