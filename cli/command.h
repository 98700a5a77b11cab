/* command.h - a command that a user has named, as arguments for exec. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

enum { COMMAND_MAX = 1024, COMMAND_WORDS = 16 };

struct command {
    const char *argv[COMMAND_WORDS + 2];
    char words[COMMAND_MAX];
    char filled[2 * PATH_MAX + COMMAND_MAX + COMMAND_WORDS];
    size_t used;
};

/* Splits 'line', which ends at NUL or at 'length', at spaces. In its arguments "%s" becomes
 * 'value',
 * "%%" a percent sign and "%c" a colon; without "%s" the value is the last argument. A last word
 * "&" is dropped. False when there is nothing in it, or too much. */
bool command_make(struct command *command, const char *line, size_t length, const char *value);

#endif
