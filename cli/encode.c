/* encode.c - UTF-16 for Windows' clip.exe and base64 (RFC 4648, section 4) for terminals. The input
 * is clean UTF-8, as text_is_clean() says. */
#include "encode.h"

#include "text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static uint32_t decode(const char *text, size_t length)
{
    static const unsigned char first_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    uint32_t code = (unsigned char)text[0] & first_bits[length];
    for (size_t i = 1; i < length; i++)
        code = code << 6 | ((unsigned char)text[i] & 0x3F);
    return code;
}

static char *put_unit(char *to, uint32_t unit)
{
    *to++ = (char)(unit & 0xFF);
    *to++ = (char)(unit >> 8);
    return to;
}

char *encode_utf16(const char *text, size_t length, size_t *encoded)
{
    /* A byte of UTF-8 gives at most one unit; a line feed two; the mark is one more. */
    char *result = length < SIZE_MAX / 8 ? malloc(4 * length + 2) : NULL;
    char *to = result;
    if (!result)
        return NULL;
    to = put_unit(to, 0xFEFF);
    for (size_t i = 0, n; i < length; i += n) {
        n = text_sequence(text + i, length - i);
        uint32_t code = decode(text + i, n);
        if (code == '\n')
            to = put_unit(to, '\r');
        if (code >= 0x10000) {
            to = put_unit(to, 0xD800 + ((code - 0x10000) >> 10));
            code = 0xDC00 + ((code - 0x10000) & 0x3FF);
        }
        to = put_unit(to, code);
    }
    *encoded = (size_t)(to - result);
    return result;
}

char *encode_base64(const char *text, size_t length, size_t *encoded)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char *result = length < SIZE_MAX / 2 ? malloc((length + 2) / 3 * 4 + 1) : NULL;
    char *to = result;
    if (!result)
        return NULL;
    for (size_t i = 0; i < length; i += 3) {
        size_t n = length - i < 3 ? length - i : 3;
        unsigned char bytes[3] = {0, 0, 0};
        memcpy(bytes, text + i, n);
        uint32_t bits = (uint32_t)bytes[0] << 16 | (uint32_t)bytes[1] << 8 | bytes[2];
        for (size_t digit = 0; digit < 4; digit++)
            *to++ = (char)(digit <= n ? digits[bits >> (18 - 6 * digit) & 0x3F] : '=');
    }
    *to = '\0';
    *encoded = (size_t)(to - result);
    return result;
}
