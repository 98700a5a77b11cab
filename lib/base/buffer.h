/* buffer.h - text that grows, up to a maximum that its owner states.
 *
 * A buffer that met its maximum or the end of memory stays as it was and remembers it: write
 * freely, ask share__buffer_status() once at the end. */
#ifndef SHARE_BASE_BUFFER_H
#define SHARE_BASE_BUFFER_H

#include "base/view.h"

#include <share/share.h>
#include <stdint.h>

typedef struct share__buffer {
    char *p;
    size_t n, room, max;
    share_status status; /* SHARE_OK, SHARE_ERR_MEMORY or SHARE_ERR_TOO_BIG */
} share__buffer;

void share__buffer_init(share__buffer *buffer, size_t max);
void share__buffer_free(share__buffer *buffer);
void share__buffer_clear(share__buffer *buffer); /* empty again; the memory and the status stay */
share_status share__buffer_status(const share__buffer *buffer);
share__view share__buffer_view(const share__buffer *buffer);

/* Room for 'n' more bytes: false, and the status set, when there is none. */
bool share__buffer_reserve(share__buffer *buffer, size_t n);
void share__put(share__buffer *buffer, share__view v);
void share__put_char(share__buffer *buffer, char c);
void share__put_string(share__buffer *buffer, const char *string);
void share__put_code_point(share__buffer *buffer, uint32_t code_point);
/* Bytes that may be ill-formed: each ill-formed sequence, and each NUL, becomes one U+FFFD. Counts
 * them and tells the offset of the first, where the pointers are not NULL. */
void share__put_repaired(share__buffer *buffer, share__view bytes, size_t *count, size_t *first);

/* The text with a NUL behind it, now the caller's to share__free(); the buffer is empty after.
 * NULL when the status is not SHARE_OK. */
char *share__buffer_take(share__buffer *buffer, size_t *length);

#endif
