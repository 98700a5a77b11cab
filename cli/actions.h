/* actions.h - what happens beside printing: the clipboard and the browser. */
#ifndef CLI_ACTIONS_H
#define CLI_ACTIONS_H

#include "options.h"

struct actions {
    int copied, opened; /* 1 done, -1 failed, 0 was not asked */
    const char *text;   /* the post as its author has changed it; NULL: as it was composed */
    size_t length;
};

/* Copies, then opens, as the options and the terminal say. Returns the exit code: a failure counts
 * only when the action was asked for by name. */
int actions_perform(struct actions *actions, const struct options *options, const share_post *post);

/* Whether actions_perform() may start anything. */
bool actions_are_wanted(const struct options *options);

#endif
