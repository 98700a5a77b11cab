/* browser.h - opens a URL in the user's browser. */
#ifndef CLI_BROWSER_H
#define CLI_BROWSER_H

#include <stdbool.h>

struct browser_result {
    char reasons[600]; /* why it did not open: "firefox: not installed; xdg-open: exit 3" */
};

/* NULL when there is something to launch, else why not. 'command' is the one of the settings
 * or NULL. */
const char *browser_absent(const char *command);
bool browser_open(struct browser_result *result, const char *url, const char *command);

#endif
