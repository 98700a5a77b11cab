/* text.h - is it UTF-8? */
#ifndef CLI_TEXT_H
#define CLI_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* How many bytes the UTF-8 sequence at 'text' has; 0 when it is ill-formed or NUL. */
size_t text_sequence(const char *text, size_t rest);
bool text_is_clean(const char *text, size_t length);
/* Puts '?' where a byte is none of UTF-8. */
void text_make_clean(char *text);

#endif
