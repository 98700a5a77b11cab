/* output.c - the only writer to standard output and standard error.
 *
 * Writing goes straight to the descriptors, so that every failure is seen where it happens: a full
 * disk, a closed descriptor, a reader that has gone away. Whoever leaves a pipe early kills us
 * with SIGPIPE, as is usual; where SIGPIPE is ignored we stop without a word.
 *
 * An article may hold escape sequences, and so may a file's name. On a terminal they could move
 * the cursor, change its title or answer a query, so control characters (C0, DEL, C1) never reach
 * one raw, nor do those that turn the direction of what follows. In files and pipes the bytes are
 * the post's own. */
#include "output.h"

#include "exit_codes.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static bool on_terminal; /* standard output is one; known before there are several threads */
static bool failed;      /* writing to standard output did not work */
static _Thread_local struct output_caught *caught; /* where this thread writes instead */

static void plug(int descriptor, int flags)
{
    if (fcntl(descriptor, F_GETFD) < 0 && errno == EBADF) {
        int opened = open("/dev/null", flags); /* gets the lowest number that is free: this one */
        if (opened >= 0 && opened != descriptor)
            close(opened);
    }
}

void output_start(void)
{
    /* A closed descriptor must stay unusable, but its number must not go to the next file. */
    plug(STDIN_FILENO, O_WRONLY);
    plug(STDOUT_FILENO, O_RDONLY);
    plug(STDERR_FILENO, O_WRONLY);
    on_terminal = isatty(STDOUT_FILENO) == 1;
    /* A file that may not grow further is told like a full disk. */
    struct rlimit most;
    if (getrlimit(RLIMIT_FSIZE, &most) != 0 || most.rlim_cur != RLIM_INFINITY)
        (void)signal(SIGXFSZ,
                     SIG_IGN); /* else it never comes, and the call brings in 150 KB of libc */
}

/* Another user of the same pipe or terminal may have made it non-blocking: then wait. */
static bool can_go_on(int descriptor)
{
    struct pollfd room = {descriptor, POLLOUT, 0};
    return errno == EINTR || (errno == EAGAIN && (poll(&room, 1, -1) >= 0 || errno == EINTR));
}

static bool write_all(int descriptor, const char *text, size_t length)
{
    if (caught)
        return buffer_add(descriptor == STDOUT_FILENO ? &caught->out : &caught->err, text, length);
    while (length > 0) {
        ssize_t n = write(descriptor, text, length);
        if (n < 0 && can_go_on(descriptor))
            continue;
        if (n < 0)
            return false;
        text += n;
        length -= (size_t)n;
    }
    return true;
}

/* The control character at 'text', or -1. '*length' is the number of its bytes. */
static int control_at(const char *text, size_t rest, size_t *length)
{
    unsigned char c = (unsigned char)text[0];
    *length = 1;
    if (c < 0x20 || c == 0x7F)
        return c;
    if (c == 0xC2 && rest > 1 && (unsigned char)text[1] >= 0x80 && (unsigned char)text[1] < 0xA0) {
        *length = 2;
        return (unsigned char)text[1];
    }
    if (c == 0xE2 && rest > 2) {
        int code = 0x2000 | ((unsigned char)text[1] & 0x3F) << 6 | ((unsigned char)text[2] & 0x3F);
        *length = 3;
        if ((code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069))
            return code;
        *length = 1;
    }
    return -1;
}

/* 'kept' holds the control characters that may pass. */
static bool write_escaped(int descriptor, const char *text, size_t length, const char *kept)
{
    char buffer[1024];
    size_t used = 0;
    for (size_t i = 0, step; i < length; i += step) {
        int control = control_at(text + i, length - i, &step);
        if (used + 8 > sizeof buffer) {
            if (!write_all(descriptor, buffer, used))
                return false;
            used = 0;
        }
        if (control > 0 && control < 0x80 && strchr(kept, control))
            control = -1;
        if (control >= 0)
            used += (size_t)snprintf(buffer + used, 8, "\\u%04X", (unsigned)control);
        else
            buffer[used++] = text[i];
    }
    return write_all(descriptor, buffer, used);
}

static bool check(bool success)
{
    if (success || failed)
        return !failed;
    failed = true;
    if (errno != EPIPE)
        complain("standard output: %s", strerror(errno));
    return false;
}

bool output_line(const char *text, size_t length)
{
    if (caught) /* the terminal's turn comes in output_release() */
        return buffer_add(&caught->out, text, length) && buffer_add(&caught->out, "\n", 1);
    if (failed)
        return false;
    if (output_is_terminal())
        return check(write_escaped(STDOUT_FILENO, text, length, "\n\t") &&
                     write_all(STDOUT_FILENO, "\n", 1));
    /* One write for text and newline, so that records of parallel runs do not mix. */
    char *line = malloc(length + 1);
    if (!line)
        return check(write_all(STDOUT_FILENO, text, length) && write_all(STDOUT_FILENO, "\n", 1));
    memcpy(line, text, length);
    line[length] = '\n';
    bool written = write_all(STDOUT_FILENO, line, length + 1);
    int reason = errno;
    free(line);
    errno = reason;
    return check(written);
}

bool output_words(const char *text, size_t length)
{
    return !failed && check(write_escaped(STDOUT_FILENO, text, length, "\t") &&
                            write_all(STDOUT_FILENO, "\n", 1));
}

bool output_drawing(const char *lines, size_t length)
{
    return !failed && check(write_all(STDOUT_FILENO, lines, length));
}

void output_catch(struct output_caught *into)
{
    caught = into;
}

bool output_release(const struct output_caught *from)
{
    const struct buffer *out = &from->out;
    if (from->err.length > 0) {
        progress("%s", "");
        write_all(STDERR_FILENO, from->err.data, from->err.length);
    }
    if (failed || out->length == 0)
        return !failed;
    return check(output_is_terminal() ? write_escaped(STDOUT_FILENO, out->data, out->length, "\n\t")
                                      : write_all(STDOUT_FILENO, out->data, out->length));
}

bool output_is_terminal(void)
{
    return on_terminal;
}

int output_finish(int code)
{
    if (close(STDOUT_FILENO) != 0 && errno != EINTR)
        check(false);
    return failed && code == EXIT_DONE ? EXIT_IO : code;
}

void progress(const char *format, ...)
{
    static int terminal = -1;
    char room[200];
    if (caught)
        return;
    if (terminal < 0)
        terminal = isatty(STDERR_FILENO);
    if (terminal != 1)
        return;
    va_list args;
    va_start(args, format);
    int length = vsnprintf(room, sizeof room, format, args);
    va_end(args);
    write_all(STDERR_FILENO, "\r", 1);
    write_escaped(STDERR_FILENO, room, length > 0 ? strlen(room) : 0, "");
    write_all(STDERR_FILENO, "\033[K", 3);
}

static void write_words(const char *prefix, const char *format, va_list args)
{
    char room[1024], *text = room;
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(room, sizeof room, format, args);
    if (length >= (int)sizeof room && (text = malloc((size_t)length + 1)) != NULL)
        vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    if (!text) { /* then as much as there is room for */
        text = room;
        length = (int)sizeof room - 1;
    }
    write_all(STDERR_FILENO, prefix, strlen(prefix));
    write_escaped(STDERR_FILENO, text, length > 0 ? (size_t)length : 0, "");
    write_all(STDERR_FILENO, "\n", 1);
    if (text != room)
        free(text);
}

void say(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    write_words("", format, args);
    va_end(args);
}

void say_text(const char *text, size_t length)
{
    write_escaped(STDERR_FILENO, text, length, "\n\t");
    write_all(STDERR_FILENO, "\n", 1);
}

void complain(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    write_words("sharepost: ", format, args);
    va_end(args);
}

void complain_at(const char *source, unsigned line, unsigned column, const char *kind,
                 const char *message)
{
    if (!*source)
        complain("%s%s", kind, message);
    else if (line == 0)
        complain("%s: %s%s", source, kind, message);
    else
        complain("%s:%u:%u: %s%s", source, line, column ? column : 1, kind, message);
}
