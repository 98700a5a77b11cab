/* clipboard.c - which clipboard tools there are, and in which order they are tried.
 *
 * A row is tried when its session is there (its variable is set); the first success wins, and
 * every failure leaves its reason. A tool that was named is the only one tried, session or not.
 * xsel comes before xclip because it lets go of its descriptors. wl-copy gets its type: it would
 * guess one, and a post that starts like a file format could then not be pasted as text. The text
 * goes in without a final newline. Text with NUL or ill-formed UTF-8 is refused, as tools cut it
 * short in silence. */
#include "clipboard.h"

#include "spawn.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TIMEOUT_MS = 2000 };

#if defined(__APPLE__)
#define ON_MACOS NULL
#else
#define ON_MACOS "" /* no session of this kind here: by name only */
#endif

static const struct backend {
    const char *name;
    const char *session; /* the variable that tells of it; NULL: always there; "": never */
    const char *argv[5];
    const char *package; /* where it is to be had, when that is not its name */
    bool utf8_ctype;
} backends[] = {
    {"wl-copy",
     "WAYLAND_DISPLAY",
     {"wl-copy", "--type", "text/plain", NULL},
     "wl-clipboard",
     false},
    {"xsel", "DISPLAY", {"xsel", "--clipboard", "--input", NULL}, NULL, false},
    {"xclip", "DISPLAY", {"xclip", "-selection", "clipboard", "-in", NULL}, NULL, false},
    {"pbcopy", ON_MACOS, {"pbcopy", NULL}, NULL, true},
};
enum { BACKENDS = sizeof backends / sizeof *backends };

static bool is_set(const char *variable)
{
    const char *value = getenv(variable);
    return value && *value;
}

static const struct backend *find_backend(const char *name)
{
    for (size_t i = 0; i < BACKENDS; i++)
        if (strcmp(backends[i].name, name) == 0)
            return &backends[i];
    return NULL;
}

bool clipboard_knows(const char *name)
{
    return find_backend(name) != NULL;
}

const char *clipboard_names(void)
{
    return "wl-copy, xsel, xclip, pbcopy";
}

static void add_reason(struct clipboard_result *result, const char *name, const char *reason)
{
    size_t used = strlen(result->reasons);
    snprintf(result->reasons + used, sizeof result->reasons - used, "%s%s%s%s", used ? "; " : "",
             name, *name ? ": " : "", reason);
}

static bool try_backend(struct clipboard_result *result, const struct backend *backend,
                        const char *text, size_t length)
{
    struct spawn_feed feed = {text, length, TIMEOUT_MS, backend->utf8_ctype};
    struct spawn_result outcome;
    spawn_feed(&outcome, backend->argv, &feed);
    if (outcome.status == SPAWN_MISSING && backend->package)
        snprintf(outcome.reason, sizeof outcome.reason, "not installed, it is in the package %s",
                 backend->package);
    if (outcome.status == SPAWN_DONE)
        result->name = backend->name;
    else
        add_reason(result, backend->name, outcome.reason);
    return outcome.status == SPAWN_DONE;
}

bool clipboard_copy(struct clipboard_result *result, const char *name, const char *text,
                    size_t length)
{
    memset(result, 0, sizeof *result);
    if (!text_is_clean(text, length)) {
        add_reason(result, "", "the post is not clean UTF-8");
        return false;
    }
    if (!name && is_set("SHAREPOST_CLIPBOARD"))
        name = getenv("SHAREPOST_CLIPBOARD");
    if (name) {
        const struct backend *backend = find_backend(name);
        if (!backend)
            add_reason(result, name, "no such clipboard");
        return backend && try_backend(result, backend, text, length);
    }
    for (size_t i = 0; i < BACKENDS; i++) {
        const char *session = backends[i].session;
        if ((!session || (*session && is_set(session))) &&
            try_backend(result, &backends[i], text, length))
            return true;
    }
    if (!*result->reasons)
        add_reason(result, "", "no display: neither WAYLAND_DISPLAY nor DISPLAY is set");
    return false;
}
