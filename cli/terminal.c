/* terminal.c - OSC 52: ESC ] 52 ; c ; BASE64 BEL, the one way to a clipboard through ssh.
 *
 * It goes to the terminal at standard error and nowhere else: standard output carries the post. GNU
 * screen passes on only what stands in device control strings, and loses long ones, so there it
 * travels in pieces; tmux wants it wrapped, and before version 3.3 always lets it through (since
 * then tmux has its own command, which is tried first). Many terminals drop what is longer than
 * 100,000 bytes, in silence: more is refused, never cut. A terminal that is stopped would keep us
 * for ever, so it is opened anew and written to without blocking, within a time limit. */
#include "terminal.h"

#include "encode.h"
#include "environment.h"
#include "spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    MAX_SEQUENCE = 100000,
    SCREEN_PIECE = 250, /* of 768, which screen 4.9 still passes */
    TIMEOUT_MS = 2000
};
static const char opening[] = "\033]52;c;", closing[] = "\a";

struct wrapping { /* what stands before and behind each piece */
    const char *before, *behind;
    size_t piece;
    bool doubles_escape;
};

static struct wrapping find_wrapping(void)
{
    const char *terminal = setting("TERM");
    if (setting("TMUX"))
        return (struct wrapping){"\033Ptmux;", "\033\\", SIZE_MAX, true};
    if (setting("STY") || (terminal && strncmp(terminal, "screen", 6) == 0))
        return (struct wrapping){"\033P", "\033\\", SCREEN_PIECE, false};
    return (struct wrapping){"", "", SIZE_MAX, false};
}

static char *put(char *to, const char *text, size_t length)
{
    memcpy(to, text, length);
    return to + length;
}

/* The sequence in its wrapping; to be freed. */
static char *wrap(const char *sequence, size_t length, size_t *wrapped)
{
    struct wrapping how = find_wrapping();
    size_t pieces = how.piece == SIZE_MAX ? 1 : (length + how.piece - 1) / how.piece;
    char *result = malloc(length + 1 + pieces * (strlen(how.before) + strlen(how.behind)));
    char *to = result;
    if (!result)
        return NULL;
    for (size_t i = 0, n; i < length; i += n) {
        n = length - i < how.piece ? length - i : how.piece;
        to = put(to, how.before, strlen(how.before));
        if (how.doubles_escape) /* the one ESC is the first byte */
            *to++ = '\033';
        to = put(to, sequence + i, n);
        to = put(to, how.behind, strlen(how.behind));
    }
    *wrapped = (size_t)(to - result);
    return result;
}

static char *make_sequence(const char *text, size_t length, size_t *made)
{
    size_t digits;
    char *base64 = encode_base64(text, length, &digits);
    char *sequence = base64 ? malloc(digits + sizeof opening + sizeof closing) : NULL;
    char *wrapped = NULL;
    if (sequence) {
        char *to = put(sequence, opening, strlen(opening));
        to = put(to, base64, digits);
        to = put(to, closing, strlen(closing));
        wrapped = wrap(sequence, (size_t)(to - sequence), made);
    }
    free(base64);
    free(sequence);
    return wrapped;
}

static const char *write_in_time(int descriptor, const char *bytes, size_t length)
{
    long deadline = spawn_clock_ms() + TIMEOUT_MS;
    while (length > 0) {
        ssize_t n = write(descriptor, bytes, length);
        if (n > 0) {
            bytes += n;
            length -= (size_t)n;
            continue;
        }
        long left = deadline - spawn_clock_ms();
        struct pollfd room = {descriptor, POLLOUT, 0};
        if (n < 0 && errno != EAGAIN && errno != EINTR)
            return "writing to the terminal failed";
        if (left <= 0)
            return "the terminal takes nothing";
        poll(&room, 1, (int)left);
    }
    return NULL;
}

const char *terminal_copy(const char *text, size_t length)
{
    char name[PATH_MAX];
    /* cppcheck-suppress uninitvar ; it is what ttyname_r() writes */
    if (!isatty(STDERR_FILENO) || ttyname_r(STDERR_FILENO, name, sizeof name) != 0)
        return "standard error is no terminal";
    if (!session_is(SESSION_TERMINAL))
        return "this kind of terminal has no clipboard";
    if (length > (MAX_SEQUENCE - sizeof opening - sizeof closing) / 4 * 3)
        return "too long for what terminals take";
    size_t made;
    char *sequence = make_sequence(text, length, &made);
    if (!sequence)
        return "out of memory";
    int descriptor = open(name, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    const char *reason = "the terminal cannot be opened";
    if (descriptor >= 0) {
        reason = write_in_time(descriptor, sequence, made);
        close(descriptor);
    }
    free(sequence);
    return reason;
}
