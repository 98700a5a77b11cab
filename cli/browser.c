/* browser.c - chooses the launcher, checks the URL, starts it and does not wait for its end.
 *
 * The command comes from the settings, BROWSER or the table of platforms, the first that is there.
 * It is a list with ':' between its parts, tried in order; a part is split at spaces, "%s" in an
 * argument becomes the URL, "%%" a percent sign and "%c" a colon, and without
 * "%s" the URL is the last argument; a last word "&" is dropped, as nothing here is waited for. No
 * shell sees any of it: Windows is asked through a program that takes the URL as it is. Without a
 * display only a command that somebody named is started: xdg-open would fall back to a text browser
 * in the user's terminal. An exit code of 0, or none within the wait, counts as opened.
 *
 * URLs are our own making, and are checked once more: https, a host, and no byte that any launcher
 * further down could take for syntax. */
#include "browser.h"

#include "environment.h"
#include "spawn.h"

#include <stdio.h>
#include <string.h>

enum {
    WAIT_MS = 1500,
    MAX_COMMAND = 1024,
    MAX_ARGUMENTS = 16,
    MAX_URL = 2000 /* shorter than what any launcher or browser is known to cut */
};

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

struct room { /* where filled-in arguments are written one after the other */
    char bytes[2 * (MAX_URL + 1) + MAX_COMMAND + MAX_ARGUMENTS];
    size_t used;
};

/* The argument with its marks replaced. NULL when there is no room for it. */
static const char *fill_in(const char *argument, const char *url, struct room *room, bool *filled)
{
    char *result = room->bytes + room->used;
    char *to = result, *end = room->bytes + sizeof room->bytes;
    for (const char *p = argument; *p; p++) {
        const char *text = p;
        size_t n = 1;
        if (*p == '%' && p[1] && strchr("s%c", p[1])) {
            p++;
            text = *p == 's' ? url : *p == 'c' ? ":" : "%";
            n = strlen(text);
            *filled = *filled || *p == 's';
        }
        if ((size_t)(end - to) <= n)
            return NULL;
        memcpy(to, text, n);
        to += n;
    }
    *to++ = '\0';
    room->used = (size_t)(to - room->bytes);
    return result;
}

/* Splits 'command', which it changes, at spaces. False when there is nothing in it, or too much. */
static bool make_argv(const char *argv[MAX_ARGUMENTS + 2], char *command, const char *url,
                      struct room *room)
{
    size_t count = 0;
    bool filled = false;
    for (char *p = command; *p;) {
        p += strspn(p, " ");
        size_t n = strcspn(p, " ");
        if (n == 0)
            break;
        if (count == MAX_ARGUMENTS)
            return false;
        const char *argument = p;
        p += n;
        if (*p)
            *p++ = '\0';
        if (count > 0)
            argument = fill_in(argument, url, room, &filled);
        if (!argument)
            return false;
        argv[count++] = argument;
    }
    if (count > 1 && strcmp(argv[count - 1], "&") == 0)
        count--;
    if (!filled)
        argv[count++] = url;
    argv[count] = NULL;
    return count > 1 || filled;
}

static bool try_command(struct browser_result *result, char *command, const char *url)
{
    struct room room = {"", 0};
    const char *argv[MAX_ARGUMENTS + 2];
    struct spawn_result outcome = {SPAWN_FAILED, "empty or too many words"};
    if (make_argv(argv, command, url, &room))
        spawn_launch(&outcome, argv, WAIT_MS);
    if (outcome.status == SPAWN_DONE || outcome.status == SPAWN_RUNNING)
        return true;
    size_t used = strlen(result->reasons);
    snprintf(result->reasons + used, sizeof result->reasons - used, "%s%s: %s", used ? "; " : "",
             command, outcome.reason);
    return false;
}

static bool try_list(struct browser_result *result, const char *url, const char *list)
{
    char copy[MAX_COMMAND];
    memcpy(copy, list, strlen(list) + 1);
    for (char *part = copy, *next; part; part = next) {
        next = strchr(part, ':');
        if (next)
            *next++ = '\0';
        if (try_command(result, part, url))
            return true;
    }
    return false;
}

bool browser_open(struct browser_result *result, const char *url, const char *command)
{
    result->reasons[0] = '\0';
    const char *absent = browser_absent(command);
    const char *list = named_command(command);
    if (!is_safe(url))
        absent = "the share URL is not one that can be handed to a browser";
    else if (list && strlen(list) >= MAX_COMMAND)
        absent = "the browser command is too long";
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
