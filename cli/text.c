/* text.c - well-formed UTF-8 by table 3-7 of the Unicode standard, without NUL: what clipboard
 * tools and JSON can carry. The library's text always is; the names of files need not be. */
#include "text.h"

#include <string.h>

size_t text_sequence(const char *text, size_t rest)
{
    unsigned char first = (unsigned char)text[0];
    if (rest == 0 || first == 0 || (first >= 0x80 && first < 0xC2) || first > 0xF4)
        return 0;
    size_t n = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (n > rest)
        return 0;
    for (size_t i = 1; i < n; i++)
        if (((unsigned char)text[i] & 0xC0) != 0x80)
            return 0;
    unsigned char second = n > 1 ? (unsigned char)text[1] : 0;
    bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
    bool outside = (first == 0xED && second > 0x9F) || (first == 0xF4 && second > 0x8F);
    return overlong || outside ? 0 : n;
}

bool text_is_clean(const char *text, size_t length)
{
    for (size_t i = 0, n; i < length; i += n)
        if ((n = text_sequence(text + i, length - i)) == 0)
            return false;
    return true;
}

void text_make_clean(char *text)
{
    size_t length = strlen(text);
    for (size_t i = 0, n; i < length; i += n)
        if ((n = text_sequence(text + i, length - i)) == 0) {
            text[i] = '?';
            n = 1;
        }
}

size_t text_add(char *room, size_t size, size_t used, const char *text)
{
    size_t length = strlen(text);
    if (used >= size)
        return size;
    bool fits = length < size - used;
    if (!fits)
        length = size - used - 1;
    memcpy(room + used, text, length);
    room[used + length] = '\0';
    return fits ? used + length : size;
}
