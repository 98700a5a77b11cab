/* process.h - one input, from its bytes to what is written. */
#ifndef CLI_PROCESS_H
#define CLI_PROCESS_H

#include "options.h"
#include "settings.h"

struct given {
    const char *data;
    size_t length;
};

struct rules { /* what holds for an input */
    struct options options;
    const struct settings *settings; /* where they come from */
};

/* One input; or text at hand, called options->parse.name, by 'options' in place of the rules' own.
 * '*status' tells of the failure, if there is one. Returns the exit code. */
int process_input(const struct rules *rules, const char *argument, share_status *status);
int process_given(const struct rules *rules, const struct options *options,
                  const struct given *given, share_status *status);

/* Works through the inputs in their order; a failure never stops the rest. Returns the exit code
 * of the first failure. 'options' gets its layout filled in. */
int process_all(struct options *options);

#endif
