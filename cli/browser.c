/* browser.c - chooses the launcher, checks the URL, starts it and does not wait for its end.
 *
 * The command comes from the settings, BROWSER or the table of platforms, the first that is there.
 * It is a list with ':' between its parts, tried in order; command.c says how a part is read. No
 * shell sees any of it: Windows is asked through a program that takes the URL as it is. Without a
 * display only a command that somebody named is started: xdg-open would fall back to a text browser
 * in the user's terminal. An exit code of 0, or none within the wait, counts as opened.
 *
 * URLs are our own making, and are checked once more: https, a host, and no byte that any launcher
 * further down could take for syntax. */
#include "browser.h"

#include "command.h"
#include "environment.h"
#include "spawn.h"

#include <stdio.h>
#include <string.h>

enum { WAIT_MS = 1500, MAX_URL = 2000 }; /* shorter than what any launcher is known to cut */

static const struct launcher {
    enum session session;
    const char *command;
} launchers[] = {
    {SESSION_MACOS, "open"},
    {SESSION_WSL, "rundll32.exe url.dll,FileProtocolHandler"},
    {SESSION_TERMUX, "termux-open-url"},
    {SESSION_DISPLAY, "xdg-open:x-www-browser"},
};
enum { LAUNCHERS = sizeof launchers / sizeof *launchers };

static const char *named_command(const char *command)
{
    return command ? command : setting("BROWSER");
}

const char *browser_absent(const char *command)
{
    if (named_command(command))
        return NULL;
    for (size_t i = 0; i < LAUNCHERS; i++)
        if (session_is(launchers[i].session))
            return NULL;
    return "no display: neither DISPLAY nor WAYLAND_DISPLAY is set";
}

static bool is_safe(const char *url)
{
    static const char safe[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                               "-._~:/?#[]@!*+,;=%&";
    size_t length = strlen(url);
    return strncmp(url, "https://", 8) == 0 && length <= MAX_URL && strspn(url, safe) == length &&
           strcspn(url + 8, "/?#") > 0;
}

static bool try_command(struct browser_result *result, const char *url, const char *line,
                        size_t length)
{
    struct command command;
    struct spawn_result outcome = {SPAWN_FAILED, "empty or too many words"};
    if (command_make(&command, line, length, url))
        spawn_launch(&outcome, command.argv, WAIT_MS);
    if (outcome.status == SPAWN_DONE || outcome.status == SPAWN_RUNNING)
        return true;
    size_t used = strlen(result->reasons);
    snprintf(result->reasons + used, sizeof result->reasons - used, "%s%.*s: %s", used ? "; " : "",
             (int)strcspn(line, " :"), line, outcome.reason);
    return false;
}

static bool try_list(struct browser_result *result, const char *url, const char *list)
{
    for (const char *part = list;; part++) {
        size_t n = strcspn(part, ":");
        if (try_command(result, url, part, n))
            return true;
        part += n;
        if (!*part)
            return false;
    }
}

bool browser_open(struct browser_result *result, const char *url, const char *command)
{
    result->reasons[0] = '\0';
    const char *absent = browser_absent(command);
    const char *list = named_command(command);
    if (!is_safe(url))
        absent = "the share URL is not one that can be handed to a browser";
    if (absent) {
        snprintf(result->reasons, sizeof result->reasons, "%s", absent);
        return false;
    }
    if (list)
        return try_list(result, url, list);
    for (size_t i = 0; i < LAUNCHERS; i++)
        if (session_is(launchers[i].session) && try_list(result, url, launchers[i].command))
            return true;
    return false;
}
