/* clipboard.h - puts text on the clipboard: through the platform's own tool, or the terminal. */
#ifndef CLI_CLIPBOARD_H
#define CLI_CLIPBOARD_H

#include <stdbool.h>
#include <stddef.h>

struct clipboard_result {
    const char *name;   /* of what took the text; NULL when nothing did */
    const char *note;   /* what else its user should know, or NULL */
    bool confirmed;     /* false: the text was sent, and nobody says that it has arrived */
    bool read_back;     /* it was looked at, and is there */
    char reasons[1000]; /* why the others did not: "xsel: not installed; xclip: exit 1" */
};

bool clipboard_knows(const char *name);
/* "wl-copy, xsel, ...", for messages. */
const char *clipboard_names(void);
/* 'name' NULL: the first that fits the session and works. 'verify': reads it back where that can
 * be done; what has not arrived has failed. False when nothing took it. */
bool clipboard_copy(struct clipboard_result *result, const char *name, bool verify,
                    const char *text, size_t length);

#endif
