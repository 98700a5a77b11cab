/* layout.c - turns --layout TEXT and --layout @FILE into a layout.
 *
 * A shell makes line breaks in arguments awkward, so \n in TEXT is one, and \\ is a backslash. A
 * file is taken as it is, but for the newline at its end. */
#include "layout.h"

#include "input.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_LAYOUT = 64 * 1024 };

static void unescape(char *text)
{
    char *to = text;
    for (const char *from = text; *from; from++) {
        bool escaped = *from == '\\' && (from[1] == 'n' || from[1] == '\\');
        if (escaped)
            from++;
        *to++ = escaped && *from == 'n' ? '\n' : *from;
    }
    *to = '\0';
}

static int read_file(char **layout, const struct options *options, const char *path)
{
    share_error error;
    struct input input;
    share_status status = input_read(&input, path, path, MAX_LAYOUT, &error);
    if (status != SHARE_OK) {
        free(input.data);
        return failure_report(&error, options->json, NULL);
    }
    while (input.length > 0 && strchr("\r\n", input.data[input.length - 1]))
        input.length--;
    *layout = malloc(input.length + 1);
    if (*layout) {
        memcpy(*layout, input.data, input.length);
        (*layout)[input.length] = '\0';
    }
    free(input.data);
    if (*layout && strlen(*layout) != input.length) {
        free(*layout);
        *layout = NULL;
        failure_note(&error, SHARE_ERR_LAYOUT, path, "a layout holds no NUL byte");
        return failure_report(&error, options->json, NULL);
    }
    return GO_ON;
}

int layout_read(char **layout, const struct options *options)
{
    *layout = NULL;
    if (!options->layout)
        return GO_ON;
    int code = GO_ON;
    if (options->layout[0] == '@')
        code = read_file(layout, options, options->layout + 1);
    else if ((*layout = strdup(options->layout)) != NULL)
        unescape(*layout);
    if (code != GO_ON || *layout)
        return code;
    share_error error;
    failure_note(&error, SHARE_ERR_MEMORY, "", "out of memory");
    return failure_report(&error, options->json, NULL);
}
