/* process.h - one input, from its bytes to what is written. */
#ifndef CLI_PROCESS_H
#define CLI_PROCESS_H

#include "options.h"

/* Works through the inputs in their order; a failure never stops the rest. Returns the exit code
 * of the first failure. 'options' gets its layout filled in. */
int process_all(struct options *options);

#endif
