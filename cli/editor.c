/* editor.c - --edit: the post in a file, the user's editor on it, the text back.
 *
 * The file is the user's alone, in the folder of sharepost's state, and goes away only when the
 * text has been printed. Whatever is wrong with the text (too long, empty, no text), or with the
 * editor, the file stays and is named, so that no word of its author is lost. The editor gets the
 * terminal, also when our input or output is a pipe; there is no time limit. */
#include "editor.h"

#include "command.h"
#include "environment.h"
#include "exit_codes.h"
#include "input.h"
#include "keep.h"
#include "options.h"
#include "output.h"
#include "spawn.h"
#include "text.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MAX_EDITED = 16 << 20 };

static int stay(const struct edited *edited, int code)
{
    say("The text is in %s", edited->path);
    return code;
}

static bool has_terminal(void)
{
    int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC);
    if (terminal >= 0)
        close(terminal);
    return terminal >= 0;
}

/* One that was named may have a window of its own; vi has not, and would wait for ever. */
static int start_editor(const struct edited *edited)
{
    const char *line = setting("VISUAL");
    struct command command;
    struct spawn_result outcome = {SPAWN_FAILED, "empty or too many words"};
    line = line ? line : setting("EDITOR");
    if (!line && !has_terminal())
        snprintf(outcome.reason, sizeof outcome.reason,
                 "there is no terminal, and neither VISUAL nor EDITOR is set");
    else if (command_make(&command, line ? line : "vi", COMMAND_MAX, edited->path))
        spawn_foreground(&outcome, command.argv);
    if (outcome.status == SPAWN_DONE)
        return GO_ON;
    complain("not edited: %s: %s", line ? line : "vi", outcome.reason);
    return stay(edited, EXIT_UNAVAILABLE);
}

/* Where the first byte is that is no text: an editor may have saved in another encoding. */
static int check_text(const struct edited *edited)
{
    unsigned line = 1, column = 1;
    for (size_t i = 0, n; i < edited->length; i += n, column += (unsigned)n) {
        n = text_sequence(edited->text + i, edited->length - i);
        if (n == 0) {
            complain_at(edited->path, line, column, "", "the edited post is no UTF-8 here");
            return EXIT_ARTICLE;
        }
        if (edited->text[i] == '\n') {
            line++;
            column = 0;
        }
    }
    if (edited->length > 0)
        return GO_ON;
    complain("the edited post is empty");
    return EXIT_ARTICLE;
}

static int check_length(const struct edited *edited, const share_post *post)
{
    share_unit unit;
    size_t limit = share_post_limit(post, &unit);
    size_t length = share_measure(edited->text, edited->length, unit);
    if (length <= limit)
        return GO_ON;
    complain("the edited post is too long: %zu of %zu characters", length, limit);
    return EXIT_ARTICLE;
}

int editor_run(struct edited *edited, const share_post *post)
{
    char name[60];
    size_t length;
    share_error error;
    struct input input;
    const char *text = share_post_text(post, &length);
    snprintf(name, sizeof name, "edit-%ld.txt", (long)getpid());
    edited->text = NULL;
    const char *reason = keep(edited->path, name, text, length);
    if (reason) {
        complain("not edited: there is no place for the text: %s", reason);
        return EXIT_IO;
    }
    int code = start_editor(edited);
    if (code != GO_ON)
        return code;
    share_status status = input_read(&input, edited->path, edited->path, MAX_EDITED, &error);
    edited->text = input.data;
    edited->length = input.length;
    if (status != SHARE_OK)
        return failure_report(&error, JSON_OFF, NULL);
    while (edited->length > 0 && strchr(" \t\r\n", edited->text[edited->length - 1]) &&
           edited->text[edited->length - 1])
        edited->length--;
    code = check_text(edited);
    if (code == GO_ON)
        code = check_length(edited, post);
    return code == GO_ON ? GO_ON : stay(edited, code);
}

void editor_done(struct edited *edited)
{
    unlink(edited->path);
}
