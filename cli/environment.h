/* environment.h - the environment, and the sessions that it tells of. */
#ifndef CLI_ENVIRONMENT_H
#define CLI_ENVIRONMENT_H

#include <stdbool.h>
#include <stddef.h>

/* The value of a variable; NULL when it is not set, or empty. */
const char *setting(const char *variable);

/* Where a file of ours lies in one of the user's base directories: in the folder that the variable
 * names, else in 'below' of the home folder. False when neither is known, or it does not fit. */
bool base_directory(char *path, size_t room, const char *variable, const char *below,
                    const char *name);

enum session {
    SESSION_WAYLAND,
    SESSION_X11,
    SESSION_DISPLAY, /* either of them */
    SESSION_MACOS,
    SESSION_WSL,
    SESSION_TERMUX,
    SESSION_TMUX,
    SESSION_TERMINAL /* standard error is a terminal that may know escape sequences */
};

bool session_is(enum session session);

#endif
