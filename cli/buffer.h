/* buffer.h - bytes that grow. */
#ifndef CLI_BUFFER_H
#define CLI_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

struct buffer { /* {0} is an empty one */
    char *data;
    size_t length, room;
};

/* False when memory ends; the buffer is then as it was. */
bool buffer_reserve(struct buffer *buffer, size_t more);
bool buffer_add(struct buffer *buffer, const char *data, size_t length);
/* Empties it, and gives back its memory where that is more than 'kept'. */
void buffer_clear(struct buffer *buffer, size_t kept);
void buffer_free(struct buffer *buffer);

#endif
