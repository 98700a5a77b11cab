/* clipboard.h - puts text on the clipboard through the platform's own tool. */
#ifndef CLI_CLIPBOARD_H
#define CLI_CLIPBOARD_H

#include <stdbool.h>
#include <stddef.h>

struct clipboard_result {
    const char *name;  /* of the tool that took the text; NULL when none did */
    char reasons[600]; /* why the others did not: "xsel: not installed; xclip: exit 1" */
};

bool clipboard_knows(const char *name);
/* "wl-copy, xsel, ...", for messages. */
const char *clipboard_names(void);
/* 'name' NULL: SHAREPOST_CLIPBOARD, else the first that fits the session and works. */
bool clipboard_copy(struct clipboard_result *result, const char *name, const char *text,
                    size_t length);

#endif
