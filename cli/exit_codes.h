/* exit_codes.h - every exit code of the program. Frozen: scripts rely on them. */
#ifndef CLI_EXIT_CODES_H
#define CLI_EXIT_CODES_H

#include <share/share.h>

enum {
    EXIT_DONE = 0,
    EXIT_USAGE = 64,
    EXIT_ARTICLE = 65,
    EXIT_NO_INPUT = 66,
    EXIT_NO_HOST = 68,
    EXIT_UNAVAILABLE = 69,
    EXIT_INTERNAL = 70,
    EXIT_IO = 74,
    EXIT_NETWORK = 75,
    EXIT_NO_ARTICLE = 76,
    EXIT_REFUSED = 77,
    EXIT_CONFIGURATION = 78
};

struct exit_code {
    int code;
    const char *meaning;
};
extern const struct exit_code exit_codes[]; /* ends with a meaning of NULL */

int exit_code_of(share_status status);

#endif
