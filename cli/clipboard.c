/* clipboard.c - which clipboards there are, in which order they are tried, when one has the text.
 *
 * A row of the table is tried when its session is there; the first success wins, and every failure
 * leaves its reason. One that was named is the only one tried, session or not. xsel comes before
 * xclip because it lets go of its descriptors. wl-copy gets its type: it would guess one, and a
 * post that starts like a file format could then not be pasted as text. Windows' own clip.exe reads
 * UTF-16; under tmux the command is used, as its default settings drop escape sequences; the
 * terminal comes last, because it never answers.
 *
 * The text goes in without a final newline. Text with NUL or ill-formed UTF-8 is refused, as tools
 * cut it short in silence. One tool has two seconds, all together hardly more: a tool that hangs
 * takes the time of those behind it, which need none when they work. */
#include "clipboard.h"

#include "encode.h"
#include "environment.h"
#include "spawn.h"
#include "terminal.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { TOOL_MS = 2000, TOTAL_MS = 2700, LEAST_MS = 100, VERIFY_MS = 600, LOOK_AGAIN_MS = 20 };

/* PowerShell takes its standard input for text of the console's code page, so this reads the bytes:
 *     $m=New-Object IO.MemoryStream;[Console]::OpenStandardInput().CopyTo($m);
 *     Set-Clipboard -Value ([Text.Encoding]::UTF8.GetString($m.ToArray())
 *         .Replace([string][char]10,"`r`n"))
 * in one line, as UTF-16LE and base64, in which form no quotation mark can get lost on its way. */
static const char powershell_script[] =
    "JABtAD0ATgBlAHcALQBPAGIAagBlAGMAdAAgAEkATwAuAE0AZQBtAG8AcgB5AFMAdAByAGUAYQBtADsA"
    "WwBDAG8AbgBzAG8AbABlAF0AOgA6AE8AcABlAG4AUwB0AGEAbgBkAGEAcgBkAEkAbgBwAHUAdAAoACkA"
    "LgBDAG8AcAB5AFQAbwAoACQAbQApADsAUwBlAHQALQBDAGwAaQBwAGIAbwBhAHIAZAAgAC0AVgBhAGwA"
    "dQBlACAAKABbAFQAZQB4AHQALgBFAG4AYwBvAGQAaQBuAGcAXQA6ADoAVQBUAEYAOAAuAEcAZQB0AFMA"
    "dAByAGkAbgBnACgAJABtAC4AVABvAEEAcgByAGEAeQAoACkAKQAuAFIAZQBwAGwAYQBjAGUAKABbAHMA"
    "dAByAGkAbgBnAF0AWwBjAGgAYQByAF0AMQAwACwAIgBgAHIAYABuACIAKQApAA==";

static const struct backend {
    const char *name;
    enum session session;
    const char *copy[6];  /* none: the terminal itself */
    const char *paste[6]; /* none: it cannot be read back */
    const char *package;  /* where it is to be had, when that is not its name */
    bool utf16, utf8_ctype;
    const char *note;
} backends[] = {
    {"wl-copy",
     SESSION_WAYLAND,
     {"wl-copy", "--type", "text/plain"},
     {"wl-paste", "--no-newline", "--type", "text/plain"},
     "wl-clipboard",
     false,
     false,
     NULL},
    {"xsel",
     SESSION_X11,
     {"xsel", "--clipboard", "--input"},
     {"xsel", "--clipboard", "--output"},
     NULL,
     false,
     false,
     NULL},
    {"xclip",
     SESSION_X11,
     {"xclip", "-selection", "clipboard", "-in"},
     {"xclip", "-selection", "clipboard", "-out"},
     NULL,
     false,
     false,
     NULL},
    {"pbcopy", SESSION_MACOS, {"pbcopy"}, {"pbpaste"}, NULL, false, true, NULL},
    {"win32yank.exe",
     SESSION_WSL,
     {"win32yank.exe", "-i", "--crlf"},
     {"win32yank.exe", "-o", "--lf"},
     "win32yank",
     false,
     false,
     NULL},
    {"clip.exe", SESSION_WSL, {"clip.exe"}, {NULL}, "Windows, not on PATH here", true, false, NULL},
    {"powershell.exe",
     SESSION_WSL,
     {"powershell.exe", "-NoProfile", "-NonInteractive", "-EncodedCommand", powershell_script},
     {NULL},
     "Windows, not on PATH here",
     false,
     false,
     NULL},
    {"termux-clipboard-set",
     SESSION_TERMUX,
     {"termux-clipboard-set"},
     {"termux-clipboard-get"},
     "termux-api",
     false,
     false,
     NULL},
    {"tmux",
     SESSION_TMUX,
     {"tmux", "load-buffer", "-w", "-"},
     {"tmux", "save-buffer", "-"},
     NULL,
     false,
     false,
     "in its paste buffer, and handed on to the terminal"},
    {"osc52", SESSION_TERMINAL, {NULL}, {NULL}, NULL, false, false, NULL},
};
enum { BACKENDS = sizeof backends / sizeof *backends };

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
    return "wl-copy, xsel, xclip, pbcopy, win32yank.exe, clip.exe, powershell.exe, "
           "termux-clipboard-set, tmux or osc52";
}

static void add_reason(struct clipboard_result *result, const char *name, const char *reason)
{
    size_t used = strlen(result->reasons);
    snprintf(result->reasons + used, sizeof result->reasons - used, "%s%s%s%s", used ? "; " : "",
             name, *name ? ": " : "", reason);
}

/* ---- reading back ---- */

static bool holds(FILE *file, const char *text, size_t length)
{
    char part[4096];
    size_t n;
    rewind(file);
    while ((n = fread(part, 1, sizeof part, file)) > 0) {
        if (n > length || memcmp(part, text, n) != 0)
            return false;
        text += n;
        length -= n;
    }
    return length == 0 && !ferror(file);
}

/* A tool may have ended before its child has taken over the clipboard: the first look can be too
 * early. Returns NULL or what is wrong. */
static const char *read_back(const struct backend *backend, const char *text, size_t length)
{
    static char reason[240];
    const struct timespec pause = {0, LOOK_AGAIN_MS * 1000000L};
    struct spawn_result outcome;
    long deadline = spawn_clock_ms() + VERIFY_MS;
    do {
        FILE *output = tmpfile();
        if (!output)
            return "there is no room for what would be read back";
        struct spawn_feed feed = {"", 0, VERIFY_MS, backend->utf8_ctype, output};
        spawn_feed(&outcome, backend->paste, &feed);
        bool there = outcome.status == SPAWN_DONE && holds(output, text, length);
        fclose(output);
        if (there)
            return NULL;
        nanosleep(&pause, NULL);
    } while (outcome.status != SPAWN_MISSING && spawn_clock_ms() < deadline);
    if (outcome.status == SPAWN_DONE)
        return "read back, the clipboard holds something else";
    snprintf(reason, sizeof reason, "reading back with %s: %s", backend->paste[0], outcome.reason);
    return reason;
}

/* ---- copying ---- */

static bool send_to_terminal(struct clipboard_result *result, const struct backend *backend,
                             const char *text, size_t length)
{
    const char *reason = terminal_copy(text, length);
    if (reason)
        add_reason(result, backend->name, reason);
    else
        result->name = backend->name;
    return !reason;
}

static void feed_tool(struct spawn_result *outcome, const struct backend *backend, const char *text,
                      size_t length, int timeout_ms)
{
    struct spawn_feed feed = {text, length, timeout_ms, backend->utf8_ctype, NULL};
    char *recoded = NULL;
    if (backend->utf16) {
        feed.data = recoded = encode_utf16(text, length, &feed.length);
        if (!recoded) {
            outcome->status = SPAWN_FAILED;
            snprintf(outcome->reason, sizeof outcome->reason, "out of memory");
            return;
        }
    }
    spawn_feed(outcome, backend->copy, &feed);
    free(recoded);
    if (outcome->status == SPAWN_MISSING && backend->package)
        snprintf(outcome->reason, sizeof outcome->reason, "not installed, it is in the package %s",
                 backend->package);
}

static bool try_backend(struct clipboard_result *result, const struct backend *backend, bool verify,
                        const char *text, size_t length, int timeout_ms)
{
    if (!backend->copy[0])
        return send_to_terminal(result, backend, text, length);
    struct spawn_result outcome;
    feed_tool(&outcome, backend, text, length, timeout_ms);
    if (outcome.status != SPAWN_DONE) {
        add_reason(result, backend->name, outcome.reason);
        return false;
    }
    const char *note = backend->note;
    if (verify && backend->paste[0]) {
        const char *wrong = read_back(backend, text, length);
        if (wrong) {
            add_reason(result, backend->name, wrong);
            return false;
        }
        result->read_back = true;
    } else if (verify) {
        note = "which cannot be read back";
    }
    result->name = backend->name;
    result->note = note;
    result->confirmed = true;
    return true;
}

static int time_for_next(long deadline)
{
    long time = (deadline - spawn_clock_ms()) * 3 / 4;
    return time > TOOL_MS ? TOOL_MS : time < LEAST_MS ? LEAST_MS : (int)time;
}

bool clipboard_copy(struct clipboard_result *result, const char *name, bool verify,
                    const char *text, size_t length)
{
    memset(result, 0, sizeof *result);
    if (!text_is_clean(text, length)) {
        add_reason(result, "", "the post is not clean UTF-8");
        return false;
    }
    if (name) {
        const struct backend *backend = find_backend(name);
        return backend && try_backend(result, backend, verify, text, length, TOOL_MS);
    }
    long deadline = spawn_clock_ms() + TOTAL_MS;
    for (size_t i = 0; i < BACKENDS; i++)
        if (session_is(backends[i].session) &&
            try_backend(result, &backends[i], verify, text, length, time_for_next(deadline)))
            return true;
    if (!*result->reasons)
        add_reason(result, "",
                   "no display, as neither WAYLAND_DISPLAY nor DISPLAY is set, and no terminal "
                   "that could take it");
    return false;
}
