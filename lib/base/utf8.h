/* utf8.h - code points, grapheme clusters and normal forms. The only file that knows utf8proc.
 *
 * All but share__utf8_check() take well-formed UTF-8: readers repair what comes in, once. */
#ifndef SHARE_BASE_UTF8_H
#define SHARE_BASE_UTF8_H

#include "base/arena.h"
#include "base/view.h"

#include <stdint.h>

/* The offset of the first byte that is no well-formed UTF-8; v.n when all is well. */
size_t share__utf8_check(share__view v);
/* After share__utf8_check() said v.p[at] is ill-formed: how many bytes one U+FFFD stands for (the
 * "maximal subpart" of the Unicode Standard, section 3.9, as browsers do). */
size_t share__utf8_bad_length(share__view v, size_t at);

/* The code point at *p, which moves behind it. p < end. */
static inline uint32_t share__utf8_next(const char **p, const char *end);
/* The code point before *p, which moves onto it. start < *p. */
uint32_t share__utf8_previous(const char *start, const char **p);
/* The code point at the start or end of v; 0 when v is empty. */
uint32_t share__utf8_first(share__view v);
uint32_t share__utf8_last(share__view v);
/* Writes at most 4 bytes, returns how many; what is no scalar value becomes U+FFFD. */
size_t share__utf8_encode(char *out, uint32_t code_point);

/* Character classes, by general category. */
bool share__is_letter(uint32_t c);    /* L* */
bool share__is_mark(uint32_t c);      /* M* */
bool share__is_virama(uint32_t c);    /* joins the consonants on both its sides, in any script */
bool share__is_variation(uint32_t c); /* a variation selector: changes how its base looks */
bool share__is_number(uint32_t c);    /* Nd: decimal digits of any script */
static inline bool share__is_word(uint32_t c); /* letter, mark or digit */
bool share__is_upper(uint32_t c);              /* Lu or Lt */
bool share__is_lower_case(uint32_t c);         /* Ll */
bool share__is_punctuation(uint32_t c);        /* P* */
bool share__is_blank(uint32_t c);              /* Zs, Zl, Zp, and ASCII white space */
bool share__is_control(uint32_t c); /* Cc, and the bidirectional controls and other Cf that carry
                                       no meaning in plain text; never ZWJ and ZWNJ */
/* How many bytes at the start of 'v', if they could steer a terminal or turn text around: a C0 or
 * C1 control that is no white space, a bidirectional embedding, override or isolate; else 0. */
size_t share__utf8_steers(share__view v);
bool share__is_emoji(uint32_t c); /* pictographs and their parts */
/* Han, kana, Thai, Lao, Khmer, Burmese: scripts that put no space between words. */
bool share__is_unspaced(uint32_t c);
bool share__is_han(uint32_t c);
static inline uint32_t share__to_lower(uint32_t c); /* simple case mapping */
uint32_t share__to_upper(uint32_t c);
uint32_t share__to_title(uint32_t c);  /* differs from upper case in Georgian and in digraphs */
uint32_t share__fold_case(uint32_t c); /* for comparing: the same for all cases of a letter */
/* Equal when both are in lower case (simple mapping) and U+2019 is an apostrophe. */
bool share__folds_equal(share__view a, share__view b);
int share__columns(uint32_t c); /* in a terminal or a line of text: 0, 1 or 2 */
/* Han, kana, Hangul syllables and their usual punctuation: no blank, control or mark, without a
 * case, two columns wide, normal as it is, and a cluster beside its like and ASCII. Most of what
 * Chinese, Japanese and Korean are written in, told without a table. */
static inline bool share__is_wide(uint32_t c);

size_t share__utf16_length(share__view v);
size_t share__code_points(share__view v);
size_t share__graphemes(share__view v);

/* The end of the extended grapheme cluster that starts at v.p[0]: stateful, and, beyond what
 * utf8proc before 2.9 knows, never between a virama and the letter that it joins (rule GB9c). */
size_t share__grapheme_end(share__view v);

/* NFC. *out is v itself when it already is (always true of ASCII), else a piece of the arena.
 * False when memory ends. */
bool share__utf8_nfc(share__arena *arena, share__view v, share__view *out);

/* The short ways for ASCII, which is most of what passes here, and the long ways behind them. */
uint32_t share__utf8_next_long(const char **p, const char *end);
bool share__is_word_long(uint32_t c);
uint32_t share__to_lower_long(uint32_t c);

static inline uint32_t share__utf8_next(const char **p, const char *end)
{
    const unsigned char *s = (const unsigned char *)*p;
    if (s[0] < 0x80) {
        ++*p;
        return s[0];
    }
    if ((s[0] & 0xF0) == 0xE0 && end - *p >= 3) { /* most of what isn't ASCII */
        *p += 3;
        /* the marks of the three bytes taken off at once */
        return ((uint32_t)s[0] << 12) + ((uint32_t)s[1] << 6) + s[2] - 0xE2080u;
    }
    return share__utf8_next_long(p, end);
}

static inline bool share__is_wide(uint32_t c)
{
    return c >= 0x3001 && c <= 0xD7A3 &&
           (c >= 0xAC00 || (c >= 0x4E00 && c <= 0x9FEF) || (c >= 0x30A0 && c <= 0x30FF) ||
            (c >= 0x3041 && c <= 0x3096) || c <= 0x3029);
}

static inline bool share__is_word(uint32_t c)
{
    return c < 0x80 ? share__is_alpha((char)c) || share__is_digit((char)c) : share__is_word_long(c);
}

static inline uint32_t share__to_lower(uint32_t c)
{
    return c < 0x80 ? (uint32_t)share__lower((char)c) : share__to_lower_long(c);
}

#endif
