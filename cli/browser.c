/* browser.c - chooses the launcher, checks the URL, starts it and does not wait for its end.
 *
 * The command comes from --browser, SHAREPOST_BROWSER, BROWSER or the platform, the first that is
 * there. It is a list with ':' between its parts, tried in order; a part is split at spaces, "%s"
 * in an argument becomes the URL, and without one the URL is the last argument. No shell sees any
 * of it. Without a display only a command that somebody named is started: xdg-open would fall back
 * to a text browser in the user's terminal. An exit code of 0, or none within the wait, counts as
 * opened.
 *
 * URLs are our own making, and are checked once more: https, a host, and no byte that any launcher
 * further down could take for syntax. */
#include "browser.h"

#include "spawn.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    WAIT_MS = 1500,
    MAX_COMMAND = 1024,
    MAX_ARGUMENTS = 16,
    MAX_URL = 2000 /* shorter than what any launcher or browser is known to cut */
};

#if defined(__APPLE__)
static const char platform_launcher[] = "open";
static const bool needs_display = false;
#else
static const char platform_launcher[] = "xdg-open";
static const bool needs_display = true;
#endif

static const char *setting(const char *variable)
{
    const char *value = getenv(variable);
    return value && *value ? value : NULL;
}

static const char *named_command(const char *command)
{
    if (!command)
        command = setting("SHAREPOST_BROWSER");
    return command ? command : setting("BROWSER");
}

const char *browser_absent(const char *command)
{
    if (named_command(command) || !needs_display || setting("DISPLAY") ||
        setting("WAYLAND_DISPLAY"))
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
    char bytes[MAX_ARGUMENTS * (MAX_URL + 1) + MAX_COMMAND];
    size_t used;
};

/* The argument with its first "%s" replaced, or the argument itself. */
static const char *fill_in(const char *argument, const char *url, struct room *room, bool *filled)
{
    const char *mark = strstr(argument, "%s");
    if (!mark)
        return argument;
    char *result = room->bytes + room->used;
    room->used += 1 + (size_t)snprintf(result, sizeof room->bytes - room->used, "%.*s%s%s",
                                       (int)(mark - argument), argument, url, mark + 2);
    *filled = true;
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
        char *argument = p;
        p += n;
        if (*p)
            *p++ = '\0';
        argv[count] = count == 0 ? argument : fill_in(argument, url, room, &filled);
        count++;
    }
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

bool browser_open(struct browser_result *result, const char *url, const char *command)
{
    result->reasons[0] = '\0';
    const char *absent = browser_absent(command);
    const char *list = named_command(command);
    if (!list)
        list = platform_launcher;
    if (!is_safe(url))
        absent = "the share URL is not one that can be handed to a browser";
    else if (strlen(list) >= MAX_COMMAND)
        absent = "the browser command is too long";
    if (absent) {
        snprintf(result->reasons, sizeof result->reasons, "%s", absent);
        return false;
    }
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
