/* utf8_bytes.c - from bytes to code points and back: what is well-formed, where the next one ends.
 */
#include "base/utf8.h"

#include "base/eight.h"

#include <string.h>

/* The length that a lead byte promises, 0 for what cannot lead. */
static unsigned lead_length(unsigned char c)
{
    if (c < 0x80)
        return 1;
    if (c < 0xC2)
        return 0;
    if (c < 0xE0)
        return 2;
    if (c < 0xF0)
        return 3;
    return c < 0xF5 ? 4 : 0;
}

/* Whether 'c' may be the second byte after 'lead': excludes overlong forms, surrogates and what
 * lies past U+10FFFF (Unicode Standard, table 3-7). */
static bool second_fits(unsigned char lead, unsigned char c)
{
    switch (lead) {
    case 0xE0:
        return c >= 0xA0 && c <= 0xBF;
    case 0xED:
        return c >= 0x80 && c <= 0x9F;
    case 0xF0:
        return c >= 0x90 && c <= 0xBF;
    case 0xF4:
        return c >= 0x80 && c <= 0x8F;
    default:
        return c >= 0x80 && c <= 0xBF;
    }
}

/* How many bytes from v.p[at] belong to one sequence, well-formed (then *whole) or cut short. */
static size_t sequence_length(share__view v, size_t at, bool *whole)
{
    const unsigned char *p = (const unsigned char *)v.p + at;
    size_t left = v.n - at;
    unsigned length = lead_length(p[0]);
    *whole = length == 1;
    if (length < 2)
        return 1;
    if (left < 2 || !second_fits(p[0], p[1]))
        return 1;
    size_t n = 2;
    while (n < length && n < left && (p[n] & 0xC0) == 0x80)
        n++;
    *whole = n == length;
    return n;
}

/* The length of a usual character of two or three bytes at p; 0 for what needs a closer look. */
static size_t usual_length(const unsigned char *p, size_t left)
{
    if (p[0] > 0xE0 && p[0] <= 0xEF) /* of 0xE0 and 0xED not all can follow */
        return left > 2 && ((unsigned)(p[1] | p[2] << 8) & 0xC0C0u) == 0x8080u &&
                       (p[0] != 0xED || p[1] < 0xA0)
                   ? 3
                   : 0;
    return p[0] >= 0xC2 && p[0] <= 0xDF && left > 1 && (p[1] & 0xC0) == 0x80 ? 2 : 0;
}

/* The length of the character at v.p[i], which isn't ASCII; 0 when it is ill-formed. */
static size_t length_at(share__view v, size_t i)
{
    bool whole = true;
    size_t n = usual_length((const unsigned char *)v.p + i, v.n - i);
    if (n == 0)
        n = sequence_length(v, i, &whole);
    return whole ? n : 0;
}

/* Whether the first three bytes are a character, as Chinese, Japanese and Korean are written in;
 * not one that starts with 0xE0 or 0xED, whose second byte has to be looked at. */
static bool is_three(uint64_t bytes)
{
    const unsigned usual = 0xFFFFu & ~(1u << 0x0 | 1u << 0xD);
    return (bytes & 0xC0C0F0u) == 0x8080E0u && (usual >> (bytes & 15) & 1);
}

/* Behind the ASCII bytes from 'i' on, but for the last few. */
static size_t skip_ascii(share__view v, size_t i)
{
    const uint64_t high = 0x8080808080808080u;
    uint64_t words[2];
    for (; v.n - i >= 16; i += 16) {
        memcpy(words, v.p + i, 16);
        if ((words[0] | words[1]) & high)
            break;
    }
    return i;
}

/* Behind the well-formed characters from 'i' on, but for the last few. */
static size_t skip_well_formed(share__view v, size_t i)
{
    for (size_t n; v.n - i >= 8; i += n) {
        const uint64_t bytes = share__eight(v.p + i), high = bytes & SHARE__HIGH;
        if (high == 0) {
            i = skip_ascii(v, i + 8);
            n = 0;
        } else if (is_three(bytes)) {
            n = is_three(bytes >> 24) ? 6 : 3;
            n += v.p[i + n] == ' '; /* as behind a word */
        } else if (bytes & 0x80) {
            n = length_at(v, i);
            if (n == 0)
                break;
        } else {
            n = share__count_bytes(share__before_first(high));
        }
    }
    return i;
}

size_t share__utf8_check(share__view v)
{
    size_t i = skip_well_formed(v, skip_ascii(v, 0));
    for (size_t n; i < v.n; i += n) {
        n = (unsigned char)v.p[i] < 0x80 ? 1 : length_at(v, i);
        if (n == 0)
            return i;
    }
    return v.n;
}

size_t share__utf8_bad_length(share__view v, size_t at)
{
    bool whole;
    return sequence_length(v, at, &whole);
}

uint32_t share__utf8_next_long(const char **p, const char *end)
{
    const unsigned char *s = (const unsigned char *)*p;
    unsigned n = lead_length(s[0]);
    if (n < 2 || (size_t)(end - *p) < n) {
        *p += 1;
        return 0xFFFD;
    }
    *p += n;
    if (n == 2)
        return (s[0] & 0x1Fu) << 6 | (s[1] & 0x3Fu);
    if (n == 3)
        return (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
    return (s[0] & 0x07u) << 18 | (s[1] & 0x3Fu) << 12 | (s[2] & 0x3Fu) << 6 | (s[3] & 0x3Fu);
}

uint32_t share__utf8_previous(const char *start, const char **p)
{
    const char *end = *p;
    do
        --*p;
    while (*p > start && ((unsigned char)**p & 0xC0) == 0x80);
    const char *at = *p;
    return share__utf8_next(&at, end);
}

uint32_t share__utf8_first(share__view v)
{
    const char *p = v.p;
    return v.n > 0 ? share__utf8_next(&p, v.p + v.n) : 0;
}

uint32_t share__utf8_last(share__view v)
{
    const char *p = v.p + v.n;
    return v.n > 0 ? share__utf8_previous(v.p, &p) : 0;
}

size_t share__utf8_encode(char *out, uint32_t c)
{
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        c = 0xFFFD;
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}
