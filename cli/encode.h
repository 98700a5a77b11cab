/* encode.h - text in the forms that clipboards want it in. */
#ifndef CLI_ENCODE_H
#define CLI_ENCODE_H

#include <stddef.h>

/* Clean UTF-8 as UTF-16, low byte first, with a byte order mark and CRLF for each line feed: what
 * clip.exe takes for Unicode. To be freed; NULL when memory ends. */
char *encode_utf16(const char *text, size_t length, size_t *encoded);
/* Base64 with padding, NUL-terminated. To be freed; NULL when memory ends. */
char *encode_base64(const char *text, size_t length, size_t *encoded);

#endif
