/* letters.h - what a byte is to those who take words apart. */
#ifndef SHARE_PICK_LETTERS_H
#define SHARE_PICK_LETTERS_H

#include <stdint.h>

/* Letters of ASCII in lower case and digits are themselves. */
enum { SHARE__NO_LETTER = 0, SHARE__BEYOND_ASCII = 1 };
extern const uint8_t share__letters[256];

#endif
