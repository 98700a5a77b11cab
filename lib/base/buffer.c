/* buffer.c - a growing text with a maximum and a memory for what went wrong. */
#include "base/buffer.h"

#include "base/mem.h"
#include "base/utf8.h"

#include <string.h>

void share__buffer_init(share__buffer *buffer, size_t max)
{
    *buffer = (share__buffer){NULL, 0, 0, max, SHARE_OK};
}

void share__buffer_free(share__buffer *buffer)
{
    share__free(buffer->p);
    share__buffer_init(buffer, buffer->max);
}

void share__buffer_clear(share__buffer *buffer)
{
    buffer->n = 0;
}

share_status share__buffer_status(const share__buffer *buffer)
{
    return buffer->status;
}

share__view share__buffer_view(const share__buffer *buffer)
{
    return (share__view){buffer->p ? buffer->p : "", buffer->n};
}

bool share__buffer_reserve(share__buffer *buffer, size_t n)
{
    if (buffer->status != SHARE_OK)
        return false;
    if (n <= buffer->room - buffer->n)
        return true;
    if (n > buffer->max - buffer->n) {
        buffer->status = SHARE_ERR_TOO_BIG;
        return false;
    }
    size_t room = buffer->room ? buffer->room : 64;
    while (room < buffer->n + n)
        room = room > buffer->max / 2 ? buffer->max : room * 2;
    char *p = share__realloc(buffer->p, room);
    if (!p) {
        buffer->status = SHARE_ERR_MEMORY;
        return false;
    }
    buffer->p = p;
    buffer->room = room;
    return true;
}

void share__put(share__buffer *buffer, share__view v)
{
    if (v.n > 0 && share__buffer_reserve(buffer, v.n)) {
        memcpy(buffer->p + buffer->n, v.p, v.n);
        buffer->n += v.n;
    }
}

void share__put_char(share__buffer *buffer, char c)
{
    if (share__buffer_reserve(buffer, 1))
        buffer->p[buffer->n++] = c;
}

void share__put_string(share__buffer *buffer, const char *string)
{
    share__put(buffer, share__view_of(string));
}

void share__put_code_point(share__buffer *buffer, uint32_t code_point)
{
    if (share__buffer_reserve(buffer, 4))
        buffer->n += share__utf8_encode(buffer->p + buffer->n, code_point);
}

void share__put_repaired(share__buffer *buffer, share__view bytes, size_t *count, size_t *first)
{
    size_t found = 0, start = 0;
    for (size_t i = 0; i < bytes.n;) {
        share__view rest = share__view_from(bytes, i);
        size_t good = share__utf8_check(rest);
        size_t nul = share__find((share__view){rest.p, good}, '\0', 0);
        share__put(buffer, (share__view){rest.p, nul});
        i += nul;
        if (i == bytes.n)
            break;
        start = found++ == 0 ? i : start;
        share__put_string(buffer, "\xEF\xBF\xBD");
        i += nul < good ? 1 : share__utf8_bad_length(bytes, i);
    }
    if (count)
        *count = found;
    if (first)
        *first = start;
}

char *share__buffer_take(share__buffer *buffer, size_t *length)
{
    if (buffer->max < SIZE_MAX)
        buffer->max++; /* the NUL does not count */
    share__put_char(buffer, '\0');
    if (buffer->status != SHARE_OK)
        return NULL;
    char *text = buffer->p;
    if (length)
        *length = buffer->n - 1;
    share__buffer_init(buffer, buffer->max);
    return text;
}
