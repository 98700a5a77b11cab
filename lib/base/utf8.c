/* utf8.c - code points, grapheme clusters and normal forms, over utf8proc.
 *
 * ASCII takes a short way everywhere: utf8proc's grapheme test costs 150 instructions a byte, and
 * most of what passes here is ASCII. Class tests of Latin letters and usual punctuation have a
 * table of their own, all others look at utf8proc's, which follows the Unicode version that it was
 * built with. */
#include "base/utf8.h"

#include "base/eight.h"

#include <string.h>
#include <utf8proc.h>

/* The categories of U+0000 to U+017F, numbered as utf8proc does: all letters of most texts in Latin
 * script. utf8proc's own table is a third of a megabyte, of which a single é brings 190 KB into
 * memory. tests/unit/test_utf8.c holds this one to it. */
enum { LATIN_END = 0x180 };
static const uint8_t latin[LATIN_END] = {
    26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26,
    26, 26, 26, 26, 26, 26, 26, 26, 23, 18, 18, 18, 20, 18, 18, 18, 14, 15, 18, 19, 18, 13, 18, 18,
    9,  9,  9,  9,  9,  9,  9,  9,  9,  9,  18, 18, 19, 19, 19, 18, 18, 1,  1,  1,  1,  1,  1,  1,
    1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  14, 18, 15, 21, 12,
    21, 2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,
    2,  2,  2,  14, 19, 15, 19, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26,
    26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 26, 23, 18, 20, 20, 20, 20, 22, 18,
    21, 22, 5,  16, 19, 27, 22, 21, 22, 19, 11, 11, 21, 2,  18, 18, 21, 11, 5,  17, 11, 11, 11, 18,
    1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  1,  19,
    1,  1,  1,  1,  1,  1,  1,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,  2,
    2,  2,  2,  2,  2,  2,  2,  19, 2,  2,  2,  2,  2,  2,  2,  2,  1,  2,  1,  2,  1,  2,  1,  2,
    1,  2,  1,  2,  1,  2,  1,  2,  1,  2,  1,  2,  1,  2,  1,  2,  1,  2,  1,  2,  1,  2,  1,  2,
    1,  2,  1,  2,  1,  2,  1,  2,  1,  2,  1,  2,  1,  2,  1,  2,  1,  2,  1,  2,  1,  2,  1,  2,
    2,  1,  2,  1,  2,  1,  2,  1,  2,  1,  2,  1,  2,  1,  2,  1,  2,  2,  1,  2,  1,  2,  1,  2,
    1,  2,  1,  2,  1,  2,  1,  2,  1,  2,  1,  2,  1,  2,  1,  2,  1,  2,  1,  2,  1,  2,  1,  2,
    1,  2,  1,  2,  1,  2,  1,  2,  1,  2,  1,  2,  1,  2,  1,  2,  1,  1,  2,  1,  2,  1,  2,  2};

/* General punctuation from hyphens to the ellipsis and the hyphenation point. */
static utf8proc_category_t category_of_mark(uint32_t c)
{
    return c <= 0x2015                  ? UTF8PROC_CATEGORY_PD
           : c == 0x2018 || c == 0x201B ? UTF8PROC_CATEGORY_PI
           : c == 0x201C || c == 0x201F ? UTF8PROC_CATEGORY_PI
           : c == 0x2019 || c == 0x201D ? UTF8PROC_CATEGORY_PF
           : c == 0x201A || c == 0x201E ? UTF8PROC_CATEGORY_PS
                                        : UTF8PROC_CATEGORY_PO;
}

/* Letters that most texts in other scripts are written in: no table is asked for them. */
static bool is_usual_letter(uint32_t c)
{
    return (c >= 0x410 && c <= 0x44F) || (c >= 0x4E00 && c <= 0x9FEF) ||
           (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x3041 && c <= 0x3096) ||
           (c >= 0x30A1 && c <= 0x30FA);
}

static bool is_usual_mark(uint32_t c)
{
    return c >= 0x2010 && c <= 0x2027;
}

/* ASCII as wide as Han: the same characters, 0xFEE0 further on. */
static bool is_wide_ascii(uint32_t c)
{
    return c >= 0xFF01 && c <= 0xFF5E;
}

/* The ideographic space, comma, full stop and brackets. */
static bool is_wide_mark(uint32_t c)
{
    return c >= 0x3000 && c <= 0x3011 && (c < 0x3004 || c > 0x3007);
}

static utf8proc_category_t category_of_wide_mark(uint32_t c)
{
    if (c >= 0x3008)
        return c & 1 ? UTF8PROC_CATEGORY_PE : UTF8PROC_CATEGORY_PS;
    return c == 0x3000 ? UTF8PROC_CATEGORY_ZS : UTF8PROC_CATEGORY_PO;
}

enum { EURO = 0x20AC, LONG_VOWEL = 0x30FC /* of kana */ };

/* What is told here without utf8proc. */
static bool is_usual(uint32_t c)
{
    return c < LATIN_END || is_usual_mark(c) || is_usual_letter(c) || is_wide_mark(c) ||
           is_wide_ascii(c) || c == LONG_VOWEL || c == EURO;
}

static utf8proc_category_t category(uint32_t c)
{
    if (c < LATIN_END)
        return (utf8proc_category_t)latin[c];
    if (is_usual_mark(c))
        return category_of_mark(c);
    if (is_usual_letter(c))
        return c > 0x44F   ? UTF8PROC_CATEGORY_LO
               : c < 0x430 ? UTF8PROC_CATEGORY_LU
                           : UTF8PROC_CATEGORY_LL;
    if (is_wide_mark(c))
        return category_of_wide_mark(c);
    if (is_wide_ascii(c))
        return (utf8proc_category_t)latin[c - 0xFEE0];
    if (c == LONG_VOWEL || c == EURO)
        return c == EURO ? UTF8PROC_CATEGORY_SC : UTF8PROC_CATEGORY_LM;
    return utf8proc_category((utf8proc_int32_t)c);
}

/* Kana, Han, Hangul and what stands between them: no letter there has a case. */
static bool is_caseless_range(uint32_t c)
{
    return (c >= 0x2E80 && c < 0xA640) || (c >= 0xAC00 && c <= 0xD7A3);
}

bool share__is_letter(uint32_t c)
{
    if (c < 0x80)
        return share__is_alpha((char)c);
    if (is_usual_letter(c))
        return true;
    utf8proc_category_t k = category(c);
    return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO;
}

bool share__is_mark(uint32_t c)
{
    if (c < 0x300)
        return false;
    utf8proc_category_t k = category(c);
    return k >= UTF8PROC_CATEGORY_MN && k <= UTF8PROC_CATEGORY_ME;
}

bool share__is_virama(uint32_t c)
{
    return c >= 0x94D && !is_usual(c) &&
           utf8proc_get_property((utf8proc_int32_t)c)->combining_class == 9;
}

bool share__is_variation(uint32_t c)
{
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) ||
           (c >= 0x180B && c <= 0x180F && c != 0x180E);
}

bool share__is_number(uint32_t c)
{
    return c < 0x80 ? c >= '0' && c <= '9' : category(c) == UTF8PROC_CATEGORY_ND;
}

bool share__is_word_long(uint32_t c)
{
    if (is_usual_letter(c))
        return true;
    utf8proc_category_t k = category(c);
    return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_ND;
}

bool share__is_upper(uint32_t c)
{
    if (is_caseless_range(c))
        return false;
    if (c < 0x80)
        return c >= 'A' && c <= 'Z';
    utf8proc_category_t k = category(c);
    return k == UTF8PROC_CATEGORY_LU || k == UTF8PROC_CATEGORY_LT;
}

bool share__is_lower_case(uint32_t c)
{
    if (is_caseless_range(c))
        return false;
    return c < 0x80 ? c >= 'a' && c <= 'z' : category(c) == UTF8PROC_CATEGORY_LL;
}

bool share__is_punctuation(uint32_t c)
{
    utf8proc_category_t k = category(c);
    return k >= UTF8PROC_CATEGORY_PC && k <= UTF8PROC_CATEGORY_PO;
}

bool share__is_blank(uint32_t c)
{
    if (c < 0x80)
        return share__is_space((char)c);
    utf8proc_category_t k = category(c);
    return c == 0x85 || (k >= UTF8PROC_CATEGORY_ZS && k <= UTF8PROC_CATEGORY_ZP);
}

/* Format characters (Cf) that show, such as the Arabic number signs, are no controls; ZWJ, ZWNJ and
 * the tag characters of flags are not either: whether they mean something depends on what stands
 * around them. */
bool share__is_control(uint32_t c)
{
    if (c < 0x20 || (c >= 0x7F && c < 0xA0))
        return true;
    if (c < 0xAD)
        return false;
    return c == 0xAD                         /* soft hyphen */
           || c == 0x061C                    /* Arabic letter mark */
           || c == 0x180E                    /* Mongolian vowel separator */
           || c == 0x200B                    /* zero width space */
           || c == 0x200E || c == 0x200F     /* direction marks */
           || (c >= 0x2028 && c <= 0x202E)   /* line separators, embeddings and overrides */
           || (c >= 0x2060 && c <= 0x206F)   /* word joiner, isolates, deprecated controls */
           || (c >= 0xFDD0 && c <= 0xFDEF)   /* noncharacters */
           || c == 0xFEFF                    /* byte order mark */
           || (c >= 0xFFF9 && c <= 0xFFFC)   /* interlinear annotation, object replacement */
           || (c & 0xFFFE) == 0xFFFE         /* noncharacters, the last two of each plane */
           || (c >= 0x1BCA0 && c <= 0x1BCA3) /* shorthand format controls */
           || (c >= 0x1D173 && c <= 0x1D17A) /* musical format controls */
           || c == 0xE0001;                  /* language tag */
}

size_t share__utf8_steers(share__view v)
{
    const unsigned char first = v.n > 0 ? (unsigned char)v.p[0] : ' ';
    if (first < 0x80)
        return (first < ' ' && !share__is_space(v.p[0])) || first == 0x7F;
    if (first == 0xC2)
        return v.n > 1 && (unsigned char)v.p[1] < 0xA0 ? 2 : 0;
    if (first != 0xE2 || v.n < 3)
        return 0;
    const unsigned char second = (unsigned char)v.p[1], third = (unsigned char)v.p[2];
    return (second == 0x80 && third >= 0xAA && third <= 0xAE) ||
                   (second == 0x81 && third >= 0xA6 && third <= 0xA9)
               ? 3
               : 0;
}

bool share__is_emoji(uint32_t c)
{
    if (c < 0x203C || is_usual(c))
        return false;
    utf8proc_int32_t code_point = (utf8proc_int32_t)c;
    const utf8proc_property_t *property = utf8proc_get_property(code_point);
    return property->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC ||
           property->boundclass == UTF8PROC_BOUNDCLASS_REGIONAL_INDICATOR || c == 0xFE0F ||
           c == 0x20E3 || (c >= 0x1F3FB && c <= 0x1F3FF) || (c >= 0xE0020 && c <= 0xE007F);
}

bool share__is_han(uint32_t c)
{
    return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3005 ||
           c == 0x3007;
}

bool share__is_unspaced(uint32_t c)
{
    if (c < 0x0E00)
        return false;
    return (c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) ||
           (c >= 0x3040 && c <= 0x30FF) || (c >= 0xFF66 && c <= 0xFF9D) || share__is_han(c);
}

uint32_t share__to_lower_long(uint32_t c)
{
    if (is_caseless_range(c) || is_usual_mark(c))
        return c;
    if (is_usual_letter(c))
        return c < 0x430 ? c + 0x20 : c;
    if (is_wide_ascii(c))
        return c >= 0xFF21 && c <= 0xFF3A ? c + 0x20 : c;
    if (c < LATIN_END && c != 0x130 && c != 0x178) /* these two leave the pattern */
        return latin[c] != UTF8PROC_CATEGORY_LU ? c : c < 0x100 ? c + 0x20 : c + 1;
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}

uint32_t share__to_upper(uint32_t c)
{
    if (c < 0x80)
        return c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c;
    if (c >= 0xE0 && c <= 0xFE)
        return c == 0xF7 ? c : c - 0x20;
    return (uint32_t)utf8proc_toupper((utf8proc_int32_t)c);
}

static uint32_t fold_next(const char **p, const char *end)
{
    uint32_t c = share__utf8_next(p, end);
    return c == 0x2019 ? '\'' : share__to_lower(c);
}

bool share__folds_equal(share__view a, share__view b)
{
    const char *p = a.p, *p_end = a.p + a.n, *q = b.p, *q_end = b.p + b.n;
    while (p < p_end && q < q_end)
        if (fold_next(&p, p_end) != fold_next(&q, q_end))
            return false;
    return p == p_end && q == q_end;
}

uint32_t share__to_title(uint32_t c)
{
    return c < 0xFF && c != 0xDF ? share__to_upper(c)
                                 : (uint32_t)utf8proc_totitle((utf8proc_int32_t)c);
}

uint32_t share__fold_case(uint32_t c)
{
    return share__to_lower(share__to_upper(c));
}

/* Unlike utf8proc has it, marks that stand beside their letter take a column, as in terminals; and
 * the second and third part of a Hangul syllable in pieces takes none. */
int share__columns(uint32_t c)
{
    if (c < 0x7F)
        return c < 0x20 ? 0 : 1;
    if ((c >= 0xA0 && c < LATIN_END) || is_usual_mark(c))
        return 1;
    if (is_wide_mark(c) || is_wide_ascii(c) || c == LONG_VOWEL)
        return 2;
    if (is_usual_letter(c))
        return c < 0x3041 ? 1 : 2;
    if ((c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FF))
        return 0;
    int columns = utf8proc_charwidth((utf8proc_int32_t)c);
    return columns == 0 && category(c) == UTF8PROC_CATEGORY_MC ? 1 : columns;
}

/* How many bytes at the start of v.p[at] are ASCII, in steps of eight. */
static size_t ascii_run(share__view v, size_t at)
{
    size_t i = at;
    while (v.n - i >= 8) {
        uint64_t word;
        memcpy(&word, v.p + i, 8);
        if (word & 0x8080808080808080u)
            break;
        i += 8;
    }
    return i - at;
}

/* How many of eight bytes have the highest bit in a mask. */
static unsigned count_highs(uint64_t mask)
{
    return share__count_bytes((mask & SHARE__HIGH) >> 7);
}

/* Code points; those beyond U+FFFF count twice when 'units' are asked for. */
static size_t count(share__view v, bool units)
{
    size_t n = v.n, i = 0;
    for (; v.n - i >= 8; i += 8) {
        uint64_t bytes = share__eight(v.p + i);
        uint64_t goes_on = bytes & ~(bytes << 1);
        uint64_t four = bytes & bytes << 1 & bytes << 2 & bytes << 3;
        if (bytes & SHARE__HIGH)
            n = n + (units ? count_highs(four) : 0) - count_highs(goes_on);
    }
    for (; i < v.n; i++)
        n = n + (units && (unsigned char)v.p[i] >= 0xF0) - (((unsigned char)v.p[i] & 0xC0) == 0x80);
    return n;
}

size_t share__utf16_length(share__view v)
{
    return count(v, true);
}

size_t share__code_points(share__view v)
{
    return count(v, false);
}

/* Conjunct linkers of GB9c (Unicode 15.1, property Indic_Conjunct_Break=Linker). */
static bool is_linker(uint32_t c)
{
    return c == 0x094D || c == 0x09CD || c == 0x0ACD || c == 0x0B4D || c == 0x0C4D || c == 0x0D4D;
}

/* utf8proc before 2.9 breaks after a virama. We never do before a letter of the same block of 128,
 * which also holds the joiners of a script together where the rule itself would allow a break:
 * keeping a cluster whole too often costs nothing. */
static bool conjunct(uint32_t linker, uint32_t c)
{
    return linker != 0 && share__is_letter(c) && c >> 7 == linker >> 7;
}

/* Characters of the usual scripts that join no neighbour of their own kind: between two of them
 * there is a cluster boundary, and utf8proc need not be asked. Only class Other, line feeds, which
 * join a carriage return alone, and Hangul syllables, which are extended by conjoining jamo alone.
 */
static bool stands_alone(uint32_t c)
{
    if (c < 0x300)
        return c >= 0xA0 ? c != 0xAD : (c >= 0x20 && c < 0x7F) || c == '\n';
    return (c >= 0x370 && c < 0x483) || (c >= 0x48A && c < 0x591) || (c >= 0x1E00 && c < 0x2000) ||
           (c >= 0x2010 && c < 0x2028) || (c >= 0x3041 && c < 0x3097) ||
           (c >= 0x30A0 && c < 0x3100) || (c >= 0x4E00 && c < 0xA000) ||
           (c >= 0xAC00 && c < 0xD7A4) || (c >= 0x3000 && c < 0x302A) || is_wide_ascii(c);
}

size_t share__grapheme_end(share__view v)
{
    if (v.n == 0)
        return 0;
    if (v.n == 1 || ((unsigned char)v.p[0] < 0x80 && (unsigned char)v.p[1] < 0x80))
        return v.n > 1 && v.p[0] == '\r' && v.p[1] == '\n' ? 2 : 1;
    const char *p = v.p, *end = v.p + v.n;
    utf8proc_int32_t state = 0;
    uint32_t before = share__utf8_next(&p, end);
    uint32_t linker = 0;
    while (p < end) {
        const char *at = p;
        uint32_t c = share__utf8_next(&p, end);
        if (state == 0 && stands_alone(before) && stands_alone(c))
            return (size_t)(at - v.p);
        bool breaks =
            utf8proc_grapheme_break_stateful((utf8proc_int32_t)before, (utf8proc_int32_t)c, &state);
        if (breaks && !conjunct(linker, c))
            return (size_t)(at - v.p);
        if (is_linker(c))
            linker = c;
        else if (c != 0x200D && !share__is_mark(c))
            linker = 0;
        before = c;
    }
    return v.n;
}

/* How many wide characters stand at the start of 'v', without one that something else than its like
 * or ASCII follows: so many clusters. */
static size_t wide_run(share__view v)
{
    const char *p = v.p, *end = v.p + v.n;
    size_t n = 0;
    for (; end - p >= 3 && (unsigned char)*p >= 0xE3; n++)
        if (!share__is_wide(share__utf8_next(&p, end)))
            break;
    return n > 0 && v.n > n * 3 && (unsigned char)v.p[n * 3] >= 0x80 ? n - 1 : n;
}

size_t share__graphemes(share__view v)
{
    size_t n = 0;
    while (v.n > 0) {
        /* of ASCII, all but the last stand alone, unless CR and LF are among them */
        size_t run = ascii_run(v, 0);
        if (run > 0 && !memchr(v.p, '\r', run)) {
            n += run - 1;
            v = share__view_from(v, run - 1);
        }
        run = wide_run(v);
        n += run;
        v = share__view_from(v, run * 3);
        if (run == 0) {
            v = share__view_from(v, share__grapheme_end(v));
            n++;
        }
    }
    return n;
}

static const utf8proc_option_t composing = (utf8proc_option_t)(UTF8PROC_STABLE | UTF8PROC_COMPOSE);

/* Whether NFC leaves a character that stands alone as it is (quick-check value Yes). The ranges
 * only save time. */
static bool composes_to_itself(uint32_t c)
{
    if ((c >= 0x400 && c < 0x530) || (c >= 0x1E00 && c < 0x1F00) || (c >= 0x3040 && c < 0x3100) ||
        (c >= 0x4E00 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7A4) || is_usual(c))
        return true;
    const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)c);
    if (property->decomp_seqindex == UINT16_MAX || property->decomp_type != 0)
        return true;
    utf8proc_int32_t parts[8];
    int boundary = 0;
    utf8proc_ssize_t n =
        utf8proc_decompose_char((utf8proc_int32_t)c, parts, 8, composing, &boundary);
    if (n < 1 || n > 8)
        return false;
    return utf8proc_normalize_utf32(parts, n, composing) == 1 && parts[0] == (utf8proc_int32_t)c;
}

/* Whether NFC could change 'v'. No character below U+0300 takes part in a composition unless a mark
 * follows, and every quick-check value below it is Yes; marks and conjoining jamo may compose with
 * what stands before them. */
static bool needs_nfc(share__view v)
{
    const char *p = v.p, *end = v.p + v.n;
    while (p < end) {
        if ((unsigned char)*p < 0xCC) {
            p++;
            continue;
        }
        uint32_t c = share__utf8_next(&p, end);
        if (share__is_wide(c))
            continue;
        if (share__is_mark(c) ? !share__is_variation(c) : !composes_to_itself(c))
            return true;
        if (c >= 0x1161 && c <= 0x11C2)
            return true;
    }
    return false;
}

bool share__utf8_nfc(share__arena *arena, share__view v, share__view *out)
{
    *out = v;
    if (!needs_nfc(v))
        return true;
    const utf8proc_uint8_t *text = (const utf8proc_uint8_t *)v.p;
    utf8proc_ssize_t length = (utf8proc_ssize_t)v.n;
    utf8proc_ssize_t n = utf8proc_decompose(text, length, NULL, 0, composing);
    if (n < 0)
        return true; /* ill-formed: leave it as it is */
    utf8proc_int32_t *points = share__arena_alloc(arena, ((size_t)n + 1) * sizeof *points);
    if (!points)
        return false;
    if (utf8proc_decompose(text, length, points, n, composing) != n)
        return true;
    n = utf8proc_reencode(points, n, composing); /* in place: no code point grows past 4 bytes */
    if (n < 0)
        return true;
    *out = (share__view){(const char *)points, (size_t)n};
    share__arena_shrink(arena, (char *)points, (size_t)n + 1);
    return true;
}
