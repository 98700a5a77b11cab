/* together.h - what goes with what on a command line. */
#ifndef CLI_TOGETHER_H
#define CLI_TOGETHER_H

#include "options.h"

/* NULL, or the mistake in words. */
const char *together_check(const struct options *options);

#endif
