/* letters.c - the table of letters.h. */
#include "pick/letters.h"

#define BEYOND_8                                                                                   \
    SHARE__BEYOND_ASCII, SHARE__BEYOND_ASCII, SHARE__BEYOND_ASCII, SHARE__BEYOND_ASCII,            \
        SHARE__BEYOND_ASCII, SHARE__BEYOND_ASCII, SHARE__BEYOND_ASCII, SHARE__BEYOND_ASCII
#define BEYOND_32 BEYOND_8, BEYOND_8, BEYOND_8, BEYOND_8
#define DIGITS '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'
#define LETTERS                                                                                    \
    'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', \
        't', 'u', 'v', 'w', 'x', 'y', 'z'

const uint8_t share__letters[256] = {
    ['0'] = DIGITS, ['A'] = LETTERS, ['a'] = LETTERS, [0x80] = BEYOND_32,
    BEYOND_32,      BEYOND_32,       BEYOND_32};
