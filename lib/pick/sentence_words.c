/* sentence_words.c - characters, words and abbreviations as the sentence rules see them.
 *
 * Abbreviations come from tools/abbreviations.txt, as a hash table without pointers; a language's
 * own class of a word comes before the one for all languages. All looks are bounded. */
#include "pick/sentence_scan.h"
#include "pick/word_hash.h"

#include "pick/abbreviations.inc"

#include <string.h>

enum { TOKEN_REACH = 48 }; /* bytes of the word before a full stop */

/* ASCII that the word before a full stop goes over. */
#define ROW(a) [a] = 1, [a + 1] = 1, [a + 2] = 1, [a + 3] = 1, [a + 4] = 1, [a + 5] = 1
static const unsigned char token_bytes[128] = {
    ROW('A'),  ROW('G'),  ROW('M'),   ROW('S'),  ['Y'] = 1, ['Z'] = 1, ROW('a'),  ROW('g'),
    ROW('m'),  ROW('s'),  ['y'] = 1,  ['z'] = 1, ROW('0'),  ['6'] = 1, ['7'] = 1, ['8'] = 1,
    ['9'] = 1, ['.'] = 1, ['-'] = 1,  ['/'] = 1, ['&'] = 1, ['%'] = 1, ['$'] = 1, ['@'] = 1,
    ['_'] = 1, ['#'] = 1, ['+'] = 1,  ['*'] = 1, ['~'] = 1, ['!'] = 1, ['?'] = 1, ['|'] = 1,
    ['^'] = 1, ['`'] = 1, ['\\'] = 1, ['<'] = 1, ['>'] = 1,
};
#undef ROW

bool share__has_ordinals(share__language language)
{
    return share__is_language_in(
        language, SHARE__LANGUAGE_BIT(de) | SHARE__LANGUAGE_BIT(da) | SHARE__LANGUAGE_BIT(no) |
                      SHARE__LANGUAGE_BIT(fi) | SHARE__LANGUAGE_BIT(cs) | SHARE__LANGUAGE_BIT(sk) |
                      SHARE__LANGUAGE_BIT(pl) | SHARE__LANGUAGE_BIT(hu) | SHARE__LANGUAGE_BIT(hr) |
                      SHARE__LANGUAGE_BIT(sl) | SHARE__LANGUAGE_BIT(sr) | SHARE__LANGUAGE_BIT(et) |
                      SHARE__LANGUAGE_BIT(lv) | SHARE__LANGUAGE_BIT(tr));
}

/* Characters. */

const char *share__sentence_skip_blanks(const char *p, const char *end)
{
    while (p < end) {
        const char *at = p;
        if (!share__is_any_blank(share__utf8_next(&p, end)))
            return at;
    }
    return end;
}

const char *share__sentence_skip_blanks_back(const char *start, const char *p)
{
    while (p > start) {
        const char *at = p;
        if (!share__is_any_blank(share__utf8_previous(start, &p)))
            return at;
    }
    return start;
}

uint32_t share__closing_mark(uint32_t c)
{
    switch (c) {
    case '(':
        return ')';
    case '[':
        return ']';
    case '"':
    case '\'':
        return c;
    case 0x00AB: /* « */
        return 0x00BB;
    case 0x00BB: /* »German« */
        return 0x00AB;
    case 0x2018: /* ‘ */
        return 0x2019;
    case 0x201A: /* ‚ */
        return 0x2018;
    case 0x201C: /* “ */
    case 0x201E: /* „ */
        return 0x201D;
    case 0x3008: /* 〈《「『【〔 */
    case 0x300A:
    case 0x300C:
    case 0x300E:
    case 0x3010:
    case 0x3014:
        return c + 1;
    case 0xFF08: /* （ */
        return 0xFF09;
    case 0xFF3B: /* ［ */
        return 0xFF3D;
    default:
        return 0;
    }
}

bool share__is_closing_mark(uint32_t c)
{
    switch (c) {
    case '"':
    case '\'':
    case ')':
    case ']':
    case '}':
    case 0x00AB:
    case 0x00BB:
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case 0x2039:
    case 0x203A:
    case 0x3009:
    case 0x300B:
    case 0x300D:
    case 0x300F:
    case 0x3011:
    case 0x3015:
    case 0xFF09:
    case 0xFF3D:
        return true;
    default:
        return false;
    }
}

bool share__is_dash(uint32_t c)
{
    return c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2015 || c == 0x2212;
}

bool share__is_bullet(uint32_t c)
{
    return c == 0x2022 || c == 0x2023 || c == 0x2043 || c == 0x25E6 || c == 0x25CF || c == 0x25A0 ||
           c == 0x25AA;
}

bool share__is_unspaced_terminator(uint32_t c)
{
    switch (c) {
    case 0x0589: /* Armenian */
    case 0x061F: /* Arabic question mark */
    case 0x0964: /* danda, double danda */
    case 0x0965:
    case 0x104B: /* Burmese */
    case 0x1362: /* Ethiopic: full stop, question mark, paragraph separator */
    case 0x1367:
    case 0x1368:
    case 0x17D4: /* Khmer */
    case 0x17D5:
    case 0x3002: /* 。 ！ ． ？ ｡ */
    case 0xFF01:
    case 0xFF0E:
    case 0xFF1F:
    case 0xFF61:
        return true;
    default:
        return false;
    }
}

bool share__is_strong_terminator(uint32_t c)
{
    return c == '!' || c == '?' || c == 0x06D4 || c == 0x203C || (c >= 0x2047 && c <= 0x2049) ||
           (c > 0x80 && share__is_unspaced_terminator(c));
}

bool share__is_terminator(uint32_t c)
{
    return c == '.' || c == 0x2026 || share__is_strong_terminator(c);
}

/* Words. */

share__view share__word_at(const char *p, const char *end)
{
    const char *start = p;
    while (p < end) {
        const char *at = p;
        uint32_t c = share__utf8_next(&p, end);
        if (!share__is_letter(c) && !share__is_mark(c)) {
            p = at;
            break;
        }
    }
    return share__view_between(start, p);
}

share__view share__lowered(share__view v, char room[SHARE__WORD_ROOM])
{
    const char *p = v.p, *end = v.p + v.n;
    size_t n = 0;
    if (v.n > SHARE__WORD_ROOM)
        return (share__view){room, 0};
    for (; p < end && (unsigned char)*p < 0x80; p++)
        room[n++] = share__lower(*p);
    while (p < end) {
        if (n + 4 > SHARE__WORD_ROOM)
            return (share__view){room, 0};
        n += share__utf8_encode(room + n, share__to_lower(share__utf8_next(&p, end)));
    }
    return (share__view){room, n};
}

bool share__is_in_list(share__view word, const char *list)
{
    share__view words = share__view_of(list);
    for (size_t at = share__find_view(words, word, 0); word.n > 0 && at < words.n;
         at = share__find_view(words, word, at + 1))
        if ((at == 0 || words.p[at - 1] == ' ') &&
            (at + word.n == words.n || words.p[at + word.n] == ' '))
            return true;
    return false;
}

bool share__is_starter(const share__scanner *s, const char *p)
{
    char room[SHARE__WORD_ROOM];
    share__view word = share__lowered(share__word_at(p, s->end), room);
    share__language language = s->language ? s->language : SHARE__LANGUAGE_en;
    const char *behind = p + word.n;
    if (behind + 1 < s->end && *behind == '.' && share__code_points(word) == 1)
        return false; /* an initial */
    if (word.n == 0 || !share__is_upper(share__character_at(p, s->end)))
        return false;
    return share__is_stop_word(language, word) ||
           (language == SHARE__LANGUAGE_en &&
            share__is_in_list(word, "dozens hundreds millions thousands today yesterday"));
}

bool share__is_name_part(const share__scanner *s, const char *p)
{
    char room[SHARE__WORD_ROOM];
    return share__is_in_list(
        share__lowered(share__word_at(p, s->end), room),
        "al an da de del den der di do du el i la las le los may no san so ter van von "
        "will y zu");
}

share__abbreviation share__abbreviation_class(share__language language, share__view lower)
{
    if (lower.n - 1 >= ABBREVIATION_LONGEST)
        return SHARE__ABBREVIATION_NONE;
    int i = share__word_find(lower, abbreviation_buckets, abbreviation_places, abbreviation_text,
                             ABBREVIATION_BITS);
    if (i < 0)
        return SHARE__ABBREVIATION_NONE;
    share__abbreviation found = SHARE__ABBREVIATION_NONE;
    for (size_t at = abbreviation_starts[i]; at < abbreviation_starts[i + 1]; at++) {
        unsigned pair = abbreviation_classes[at];
        if (pair >> 2 == language || pair >> 2 == 0)
            found = (share__abbreviation)(pair & 3); /* the language's own comes last */
    }
    return found;
}

/* Whether a word before a full stop can't reach over 'c'. */
static bool ends_token(uint32_t c)
{
    return share__is_any_blank(c) || c == 0xBF || c == 0xA1 || share__is_bullet(c) ||
           share__is_dash(c) || share__closing_mark(c) || share__is_closing_mark(c);
}

share__view share__token_before(const share__scanner *s, const char *p)
{
    const char *start = p;
    while (start > s->start && p - start < TOKEN_REACH) {
        unsigned char byte = (unsigned char)start[-1];
        const char *at = start - 1;
        if (byte < 0x80) {
            if (!token_bytes[byte])
                break;
        } else {
            at = start;
            if (ends_token(share__utf8_previous(s->start, &at)))
                break;
        }
        start = at;
    }
    return share__view_between(start, p);
}

share__view share__joined_letters(const share__scanner *s, share__view token,
                                  char room[SHARE__WORD_ROOM])
{
    const char *first = token.p;
    while (token.p + token.n - first < TOKEN_REACH) {
        const char *p = share__sentence_skip_blanks_back(s->start, first);
        if (p == first || p == s->start || p[-1] != '.')
            break;
        share__view letter = share__token_before(s, p - 1);
        if (share__code_points(letter) != 1 || !share__is_letter(share__utf8_first(letter)))
            break;
        first = letter.p;
    }
    size_t n = 0;
    for (const char *p = first, *end = token.p + token.n; p < end && first < token.p;) {
        uint32_t c = share__utf8_next(&p, end);
        if (!share__is_any_blank(c) && n + 4 <= SHARE__WORD_ROOM)
            n += share__utf8_encode(room + n, share__to_lower(c));
    }
    return (share__view){room, n};
}

/* Two or more ASCII letters: most words. */
static bool is_plain_word(share__view token)
{
    for (size_t i = 0; i < token.n; i++)
        if (!share__is_alpha(token.p[i]))
            return false;
    return token.n > 1;
}

share__shape share__token_shape(share__view token)
{
    if (is_plain_word(token))
        return SHARE__SHAPE_WORD;
    size_t letters = 0, digits = 0, dots = 0, run = 0, longest = 0, others = 0;
    for (const char *p = token.p, *end = token.p + token.n; p < end;) {
        uint32_t c = share__utf8_next(&p, end);
        bool letter = share__is_letter(c);
        letters += letter;
        digits += share__is_number(c);
        dots += c == '.';
        others += !letter && c != '.' && c != '-' && !share__is_number(c);
        run = letter ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    if (token.n == 0)
        return SHARE__SHAPE_EMPTY;
    if (letters == 0)
        return digits > 0 && others == 0 && dots == 0 && digits == token.n ? SHARE__SHAPE_NUMBER
                                                                           : SHARE__SHAPE_WORD;
    if (digits > 0 || others > 0)
        return SHARE__SHAPE_WORD;
    if (letters == 1 && dots == 0)
        return SHARE__SHAPE_LETTER;
    return dots > 0 && longest <= 2 ? SHARE__SHAPE_DOTTED : SHARE__SHAPE_WORD;
}

bool share__is_roman(share__view word)
{
    for (size_t i = 0; i < word.n; i++)
        if (!memchr("IVXLCDM", word.p[i], 7))
            return false;
    return word.n > 0;
}

/* Short and without a vowel: "bldg", "tzv". Some Slavic languages have such words. */
bool share__lacks_vowels(const share__scanner *s, share__view word)
{
    if (word.n < 2 || word.n > 5 ||
        share__is_language_in(s->language, SHARE__LANGUAGE_BIT(cs) | SHARE__LANGUAGE_BIT(sk) |
                                               SHARE__LANGUAGE_BIT(hr) | SHARE__LANGUAGE_BIT(sl) |
                                               SHARE__LANGUAGE_BIT(sr)))
        return false;
    for (size_t i = 0; i < word.n; i++) {
        bool small = word.p[i] >= 'a' && word.p[i] <= 'z';
        if (i == 0 ? !share__is_alpha(word.p[i]) : !small)
            return false; /* all capitals: an acronym, which ends sentences like any word */
        if (memchr("aeiouy", share__lower(word.p[i]), 6))
            return false;
    }
    return true;
}

const char *share__read_marker(const char *p, const char *end, unsigned *value, char *kind,
                               char *last)
{
    const char *start = p;
    *value = 0;
    for (; p < end && share__is_digit(*p) && p - start < 3; p++)
        *value = *value * 10 + (unsigned)(*p - '0');
    *kind = '1';
    if (p == start) {
        if (p == end || !share__is_alpha(*p))
            return NULL;
        *kind = *p >= 'a' ? 'a' : 'A';
        *value = (unsigned)(*p - *kind) + 1;
        p++;
    }
    if (p == end || (*p != '.' && *p != ')'))
        return NULL;
    *last = *p++;
    if (*last == '.' && p < end && *p == ')') {
        *last = '+';
        p++;
    }
    return p == end || share__is_space(*p) ? p : NULL;
}
