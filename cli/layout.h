/* layout.h - the argument of --layout. */
#ifndef CLI_LAYOUT_H
#define CLI_LAYOUT_H

#include "options.h"

/* Makes '*layout', to be freed, or NULL when there is none. Returns GO_ON or the exit code. */
int layout_read(char **layout, const struct options *options);

#endif
