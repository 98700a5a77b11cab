/* index_letters.h - which characters make a word; for index_scan.c only. */
#ifndef SHARE_PICK_INDEX_LETTERS_H
#define SHARE_PICK_INDEX_LETTERS_H

#include "base/utf8.h"
#include "pick/index.h"

#include <string.h>

/* As in index.h. */
enum {
    HAN = SHARE__HAN,
    KATAKANA = SHARE__KATAKANA,
    HIRAGANA = SHARE__HIRAGANA,
    OTHER_UNSPACED = SHARE__OTHER_UNSPACED
};
static inline int rare_unspaced_kind(uint32_t c)
{
    if (c == 0x30FC || (c >= 0x30A1 && c <= 0x30FA) || (c >= 0xFF66 && c <= 0xFF9F))
        return KATAKANA;
    if (share__is_han(c))
        return HAN;
    return share__is_unspaced(c) ? OTHER_UNSPACED : 0;
}

static inline int unspaced_kind(uint32_t c)
{
    if (c < 0x0E00 || (c >= 0xAC00 && c <= 0xD7A3))
        return 0;
    if (c >= 0x4E00 && c <= 0x9FFF)
        return HAN;
    return c >= 0x3041 && c <= 0x309F ? HIRAGANA : rare_unspaced_kind(c);
}

static inline bool joins(char c)
{
    return c == '\'' || c == '-' || c == '.' || c == '&' || c == '+' || c == '/' || c == '_';
}

static inline bool word_at(const char *p, const char *end, uint32_t *c, const char **next)
{
    if (p >= end)
        return false;
    *next = p;
    *c = share__utf8_next(next, end);
    return share__is_word(*c) && unspaced_kind(*c) == 0;
}

/* The end of the word of a spaced script that starts at p. */
static inline const char *word_end(const char *p, const char *end)
{
    uint32_t c;
    const char *next;
    while (p < end) {
        if (share__is_alpha(*p) || share__is_digit(*p)) {
            p++;
        } else if (*p == ' ') {
            break;
        } else if (word_at(p, end, &c, &next)) {
            p = next;
        } else if ((joins(*p) && word_at(p + 1, end, &c, &next)) ||
                   (end - p > 3 && memcmp(p, "\xE2\x80\x99", 3) == 0 &&
                    word_at(p + 3, end, &c, &next))) {
            p = next;
        } else if ((*p == '+' || *p == '#') && (p + 1 == end || !share__is_alpha(p[1]))) {
            do
                p++;
            while (p < end && *p == '+');
            return p;
        } else if (end - p > 2 &&
                   (memcmp(p, "\xE2\x80\x8C", 3) == 0 || memcmp(p, "\xE2\x80\x8D", 3) == 0) &&
                   word_at(p + 3, end, &c, &next)) {
            p = next; /* a joiner inside a Persian or Indic word */
        } else {
            break;
        }
    }
    return p;
}

/* Three bytes as a number: characters of so many are in order by it. */
static inline uint32_t three_bytes(const char *p)
{
    const unsigned char *b = (const unsigned char *)p;
    return (uint32_t)b[0] << 16 | (uint32_t)b[1] << 8 | b[2];
}

/* Behind the usual characters of that kind at 'p'. */
static inline const char *skip_unspaced(const char *p, const char *end, int kind)
{
    const uint32_t first = kind == HAN ? 0xE4B880 : kind == KATAKANA ? 0xE382A1 : 0xE38181;
    const uint32_t last = kind == HAN ? 0xE9BFBF : kind == KATAKANA ? 0xE383BA : 0xE3829F;
    while (kind != OTHER_UNSPACED && end - p >= 3 && three_bytes(p) - first <= last - first)
        p += 3;
    return p;
}

static inline const char *unspaced_end(const char *p, const char *end, int kind)
{
    p = skip_unspaced(p, end, kind);
    while (p < end) {
        const char *next = p;
        uint32_t c = share__utf8_next(&next, end);
        if (unspaced_kind(c) != kind && !(kind == OTHER_UNSPACED && share__is_mark(c)))
            break;
        p = next;
    }
    return p;
}

#endif
