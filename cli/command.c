/* command.c - splits the commands of BROWSER, EDITOR and the like, without a shell.
 *
 * No quotes and no variables: what stands between spaces is a word, so nothing in a value that
 * comes from elsewhere can be taken for anything but an argument. */
#include "command.h"

#include <string.h>

/* The argument with its marks replaced. NULL when there is no room for it. */
static const char *fill_in(struct command *command, const char *argument, const char *value,
                           bool *filled)
{
    char *result = command->filled + command->used;
    char *to = result, *end = command->filled + sizeof command->filled;
    for (const char *p = argument; *p; p++) {
        const char *text = p;
        size_t n = 1;
        if (*p == '%' && p[1] && strchr("s%c", p[1])) {
            p++;
            text = *p == 's' ? value : *p == 'c' ? ":" : "%";
            n = strlen(text);
            *filled = *filled || *p == 's';
        }
        if ((size_t)(end - to) <= n)
            return NULL;
        memcpy(to, text, n);
        to += n;
    }
    if (to == end)
        return NULL;
    *to++ = '\0';
    command->used = (size_t)(to - command->filled);
    return result;
}

bool command_make(struct command *command, const char *line, size_t length, const char *value)
{
    size_t count = 0;
    bool filled = false;
    length = strnlen(line, length);
    if (length >= sizeof command->words)
        return false;
    memcpy(command->words, line, length);
    command->words[length] = '\0';
    command->used = 0;
    for (char *p = command->words + strspn(command->words, " "); *p; p += strspn(p, " ")) {
        if (count == COMMAND_WORDS)
            return false;
        const char *argument = p;
        p += strcspn(p, " ");
        if (*p)
            *p++ = '\0';
        if (count > 0)
            argument = fill_in(command, argument, value, &filled);
        if (!argument)
            return false;
        command->argv[count++] = argument;
    }
    if (count > 1 && strcmp(command->argv[count - 1], "&") == 0)
        count--;
    if (count == 0)
        return false;
    if (!filled)
        command->argv[count++] = value;
    command->argv[count] = NULL;
    return true;
}
