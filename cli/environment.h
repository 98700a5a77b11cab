/* environment.h - the environment, and the sessions that it tells of. */
#ifndef CLI_ENVIRONMENT_H
#define CLI_ENVIRONMENT_H

#include <stdbool.h>

/* The value of a variable; NULL when it is not set, or empty. */
const char *setting(const char *variable);

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
