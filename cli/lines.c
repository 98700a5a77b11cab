/* lines.c - reads in blocks and hands out lines. A block is used as soon as it is there, so that
 * records which come slowly are answered as they come. Every byte is looked at once. */
#include "lines.h"

#include "stop.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK = 64 * 1024, KEPT = 1024 * 1024 };

void lines_start(struct lines *lines, int descriptor, char delimiter, size_t max)
{
    memset(lines, 0, sizeof *lines);
    lines->descriptor = descriptor;
    lines->delimiter = delimiter;
    lines->max = max;
}

/* Moves what is left to the front and reads one block behind it. */
static enum lines_status read_block(struct lines *lines)
{
    struct buffer *bytes = &lines->bytes;
    if (bytes->data && lines->start > 0) {
        size_t left = bytes->length - lines->start;
        memmove(bytes->data, bytes->data + lines->start, left);
        lines->searched -= lines->start;
        lines->start = 0;
        bytes->length = left;
    }
    if (bytes->length == 0)
        buffer_clear(bytes, KEPT);
    if (!buffer_reserve(bytes, BLOCK)) {
        errno = ENOMEM;
        return LINES_FAILED;
    }
    for (;;) {
        if (!stop_or_readable(lines->descriptor))
            return LINES_STOPPED;
        ssize_t n = read(lines->descriptor, bytes->data + bytes->length, BLOCK);
        if (n < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (n < 0)
            return LINES_FAILED;
        lines->ended = n == 0;
        lines->taken += (uint64_t)n;
        bytes->length += (size_t)n;
        return LINES_ONE;
    }
}

enum lines_status lines_next(struct lines *lines, char **line, size_t *length)
{
    struct buffer *bytes = &lines->bytes;
    bool too_long = false;
    lines->count++;
    if (stop_asked())
        return LINES_STOPPED;
    for (;;) {
        char *at = bytes->data ? bytes->data + lines->searched : NULL;
        char *end = at ? memchr(at, lines->delimiter, bytes->length - lines->searched) : NULL;
        size_t stop = end ? (size_t)(end - bytes->data) : bytes->length;
        if (end || (lines->ended && stop > lines->start)) {
            *line = bytes->data + lines->start;
            *length = stop - lines->start;
            lines->start = lines->searched = end ? stop + 1 : stop;
            return too_long || *length > lines->max ? LINES_TOO_LONG : LINES_ONE;
        }
        if (lines->ended)
            return too_long ? LINES_TOO_LONG : LINES_END;
        lines->searched = bytes->length;
        if (bytes->length - lines->start > lines->max) {
            too_long = true;
            lines->start = bytes->length; /* not worth keeping */
        }
        enum lines_status status = read_block(lines);
        if (status != LINES_ONE)
            return status;
    }
}

void lines_end(struct lines *lines)
{
    buffer_free(&lines->bytes);
}
