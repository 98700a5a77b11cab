/* buffer.c - bytes that grow by doubling. How much they may hold is the caller's to say: lines have
 * their limit, and what is caught of one input is what the library makes of it. */
#include "buffer.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 4096 };

bool buffer_reserve(struct buffer *buffer, size_t more)
{
    if (more <= buffer->room - buffer->length)
        return true;
    if (more > SIZE_MAX / 2 - buffer->length)
        return false;
    size_t room = buffer->room ? buffer->room : FIRST_ROOM;
    while (room - buffer->length < more)
        room *= 2;
    char *larger = realloc(buffer->data, room);
    if (!larger)
        return false;
    buffer->data = larger;
    buffer->room = room;
    return true;
}

bool buffer_add(struct buffer *buffer, const char *data, size_t length)
{
    if (!buffer_reserve(buffer, length))
        return false;
    if (length > 0)
        memcpy(buffer->data + buffer->length, data, length);
    buffer->length += length;
    return true;
}

void buffer_clear(struct buffer *buffer, size_t kept)
{
    buffer->length = 0;
    if (buffer->room > kept)
        buffer_free(buffer);
}

void buffer_free(struct buffer *buffer)
{
    free(buffer->data);
    memset(buffer, 0, sizeof *buffer);
}
