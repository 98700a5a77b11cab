/* text.h - is it UTF-8? And joining it. */
#ifndef CLI_TEXT_H
#define CLI_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* How many bytes the UTF-8 sequence at 'text' has; 0 when it is ill-formed or NUL. */
size_t text_sequence(const char *text, size_t rest);
bool text_is_clean(const char *text, size_t length);
/* Puts '?' where a byte is none of UTF-8. */
void text_make_clean(char *text);

/* Writes 'text' behind the 'used' bytes of 'room', with a NUL, as much as fits. Returns what is
 * used then: 'size' once it did not fit, and that again for whatever follows. For names and paths,
 * which every run makes: snprintf() would bring five pages of libc into memory for each that we
 * need. */
size_t text_add(char *room, size_t size, size_t used, const char *text);

#endif
