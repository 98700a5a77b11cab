/* environment.c - which sessions we are in: decides which helpers are worth a try.
 *
 * A display counts when its variable is set: whether its server answers is seen when a helper asks
 * it. WSL is told by a variable, or, where sudo has taken that away, by the kernel's name. A Linux
 * console and a dumb terminal have no clipboard of their own. */
#include "environment.h"

#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *setting(const char *variable)
{
    const char *value = getenv(variable);
    return value && *value ? value : NULL;
}

bool base_directory(char *path, size_t room, const char *variable, const char *below,
                    const char *name)
{
    const char *folder = setting(variable);
    const char *home = setting("HOME");
    size_t n;
    if (folder && *folder == '/') {
        n = text_add(path, room, 0, folder);
    } else if (home && *home == '/') {
        n = text_add(path, room, 0, home);
        n = text_add(path, room, n, "/");
        n = text_add(path, room, n, below);
    } else {
        return false;
    }
    n = text_add(path, room, n, "/");
    return text_add(path, room, n, name) < room;
}

static bool is_wsl(void)
{
    if (setting("WSL_DISTRO_NAME"))
        return true;
    char line[256] = "";
    FILE *file = fopen("/proc/version", "r");
    if (!file)
        return false;
    bool read = fgets(line, sizeof line, file) != NULL;
    fclose(file);
    return read && (strstr(line, "microsoft") || strstr(line, "Microsoft"));
}

static bool is_terminal(void)
{
    const char *terminal = setting("TERM");
    return isatty(STDERR_FILENO) && terminal && strcmp(terminal, "dumb") != 0 &&
           strcmp(terminal, "linux") != 0;
}

bool session_is(enum session session)
{
    switch (session) {
    case SESSION_WAYLAND:
        return setting("WAYLAND_DISPLAY");
    case SESSION_X11:
        return setting("DISPLAY");
    case SESSION_DISPLAY:
        return setting("WAYLAND_DISPLAY") || setting("DISPLAY");
    case SESSION_MACOS:
#if defined(__APPLE__)
        return true;
#else
        return false;
#endif
    case SESSION_WSL:
        return is_wsl();
    case SESSION_TERMUX:
        return setting("TERMUX_VERSION");
    case SESSION_TMUX:
        return setting("TMUX");
    case SESSION_TERMINAL:
        return is_terminal();
    }
    return false;
}
