/* boundary.c - sentences, words, and the things that are useless in halves.
 *
 * A sentence ends at . ! ? or the like of other scripts (their full stops need no space behind
 * them), closing quotes and brackets included; not before a lower-case letter, not inside anything
 * without a space, and a full stop not behind initials, an ordinal, a title or a usual
 * abbreviation. What is one thing to its reader is a token: URL, hashtag, mention, mail address,
 * number. */
#include "post/boundary.h"

#include "base/utf8.h"
#include "post/hashtag.h"

enum { MOST_CLOSERS = 8 }; /* behind a terminator; more is no prose, and costs time */

static uint32_t point_at(share__view text, size_t at)
{
    return share__utf8_first(share__view_from(text, at));
}

static size_t next_of(share__view text, size_t at)
{
    const char *p = text.p + at;
    share__utf8_next(&p, text.p + text.n);
    return (size_t)(p - text.p);
}

bool share__is_opener(uint32_t c)
{
    switch (c) {
    case '(':
    case '[':
    case '{':
    case '<':
    case 0xA1: /* inverted exclamation mark */
    case 0xAB:
    case 0xBF:
    case 0x2018:
    case 0x201A:
    case 0x201C:
    case 0x201E:
    case 0x2039:
    case 0xFF08:
    case 0xFF3B:
        return true;
    default:
        return (c >= 0x3008 && c <= 0x3011 && c % 2 == 0) ||
               (c >= 0x3014 && c <= 0x301A && c % 2 == 0);
    }
}

bool share__is_closer(uint32_t c)
{
    switch (c) {
    case ')':
    case ']':
    case '}':
    case '"':
    case '\'':
    case 0xBB:
    case 0x2019:
    case 0x201C: /* closes in German */
    case 0x201D:
    case 0x203A:
    case 0xFF09:
    case 0xFF3D:
        return true;
    default:
        return (c >= 0x3008 && c <= 0x3011 && c % 2 == 1) ||
               (c >= 0x3014 && c <= 0x301B && c % 2 == 1);
    }
}

/* Terminators that need white space behind them. */
static bool is_spaced_terminator(uint32_t c)
{
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x203C || c == 0x203D ||
           (c >= 0x2047 && c <= 0x2049) || c == 0x061F || c == 0x06D4 || c == 0x0589 ||
           c == 0x1362 || c == 0x1367;
}

/* Terminators of scripts without spaces, and the danda, which needs none. */
static bool is_free_terminator(uint32_t c)
{
    return c == 0x3002 || c == 0xFF01 || c == 0xFF0E || c == 0xFF1F || c == 0xFF61 || c == 0x0964 ||
           c == 0x0965 || c == 0x104B || c == 0x17D4 || c == 0x0F0D;
}

bool share__ends_sentence(share__view text)
{
    const char *p = text.p + text.n;
    for (int closers = 0; p > text.p && closers < MOST_CLOSERS; closers++) {
        uint32_t c = share__utf8_previous(text.p, &p);
        if (is_spaced_terminator(c) || is_free_terminator(c))
            return true;
        if (!share__is_closer(c))
            return false;
    }
    return false;
}

/* The word that ends at 'end', letters and inner full stops only. */
static share__view word_before(share__view text, size_t end)
{
    const char *p = text.p + end;
    while (p > text.p) {
        const char *q = p;
        uint32_t c = share__utf8_previous(text.p, &q);
        if (!share__is_word(c) && c != '.')
            break;
        p = q;
    }
    return share__view_between(p, text.p + end);
}

/* Letters between full stops, two at most between each: U.S, Ph.D, z.B, and initials. */
static bool is_initials(share__view word)
{
    unsigned letters = 0;
    for (const char *p = word.p, *end = p + word.n; p < end;) {
        uint32_t c = share__utf8_next(&p, end);
        letters = c == '.' ? 0 : letters + 1;
        if (letters > 2 || (c != '.' && !share__is_letter(c)))
            return false;
    }
    return word.n > 0 && (letters == 1 || share__find(word, '.', 0) < word.n);
}

/* One or two digits: an ordinal in German and its neighbours ("am 3. Mai"). */
static bool is_ordinal(share__view word)
{
    return (word.n == 1 || word.n == 2) && share__is_digit(word.p[0]) &&
           share__is_digit(word.p[word.n - 1]);
}

/* What a full stop follows although the sentence goes on, and a capital may follow: titles, and
 * words that introduce a name or a number. */
static bool is_abbreviation(share__view word)
{
    static const char *const known[] = {
        "mr",  "mrs", "ms",  "dr",  "prof",   "st",   "mt",   "rev",  "hon",  "gen", "sen", "rep",
        "gov", "no",  "nr",  "vs",  "fig",    "vol",  "pp",   "ed",   "cf",   "al",  "eq",  "sec",
        "ca",  "inc", "ltd", "jr",  "approx", "corp", "co",   "bros", "dept", "est", "jan", "feb",
        "mar", "apr", "jun", "jul", "aug",    "sep",  "sept", "oct",  "nov",  "dec", "bzw", "hr",
        "fr",  "frl", "str", "art", "abs",    "sr",   "sra",  "dna",  "ing",  "lic", "mme", "mlle",
        "me",  "cie", "av",  "ul",  "im",     "tzw",  "np",
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (share__equal_nocase(word, share__view_of(known[i])))
            return true;
    return is_initials(word) || is_ordinal(word);
}

/* Whether a sentence can start at 'at': not with a lower-case letter. */
static bool may_start(share__view text, size_t at)
{
    uint32_t c = point_at(text, at);
    while (at < text.n && (share__is_opener(c) || c == '"' || c == '\'')) {
        at = next_of(text, at);
        c = at < text.n ? point_at(text, at) : 0;
    }
    return !share__is_lower_case(c);
}

size_t share__sentence_end(share__view text, size_t from)
{
    size_t at = from;
    while (at < text.n) {
        size_t start = at;
        uint32_t c = point_at(text, at);
        at = next_of(text, at);
        if (!is_spaced_terminator(c) && !is_free_terminator(c))
            continue;
        bool is_free = is_free_terminator(c);
        size_t end = at;
        while (end < text.n) { /* "?!", "...", and what closes around it */
            uint32_t d = point_at(text, end);
            if (!is_spaced_terminator(d) && !is_free_terminator(d) && !share__is_closer(d))
                break;
            is_free = is_free || is_free_terminator(d);
            end = next_of(text, end);
        }
        at = end;
        if (end == text.n)
            return text.n;
        if (!is_free && !share__is_blank(point_at(text, end)))
            continue;
        size_t next = end;
        while (next < text.n && share__is_blank(point_at(text, next)))
            next = next_of(text, next);
        if (next == text.n || is_free)
            return end;
        if (may_start(text, next) && (c != '.' || !is_abbreviation(word_before(text, start))))
            return end;
    }
    return text.n;
}

/* ---- tokens ------------------------------------------------------------------------------ */

static bool ends_url(uint32_t c)
{
    return share__is_blank(c) || c == '<' || c == '>' || c == '"' || c == 0x3001 || c == 0x3002 ||
           (c >= 0x3008 && c <= 0x3011) || c == 0xFF01 || c == 0xFF08 || c == 0xFF09 ||
           c == 0xFF0C || c == 0xFF1F;
}

static size_t run_until(share__view text, size_t at, bool (*ends)(uint32_t))
{
    while (at < text.n && !ends(point_at(text, at)))
        at = next_of(text, at);
    return at;
}

static bool ends_mention(uint32_t c)
{
    return !share__is_word(c) && c != '_' && c != '-' && c != '.' && c != '@';
}

/* "1,234.5", "12:30", "2026-11-22", "10 000", with its sign and unit mark. */
static size_t number_end(share__view text, size_t at)
{
    const share__view inner = SHARE__LIT(".,:'/-");
    while (at < text.n) {
        uint32_t c = point_at(text, at);
        size_t next = next_of(text, at);
        bool digit_follows = next < text.n && share__is_number(point_at(text, next));
        bool groups = share__is_blank(c) && c != '\n' && c != '\r';
        if (groups) { /* three digits and no more */
            size_t n = 0, p = next;
            while (n < 4 && p < text.n && share__is_number(point_at(text, p))) {
                p = next_of(text, p);
                n++;
            }
            groups = n == 3;
        }
        bool joins = c < 0x80 ? share__find(inner, (char)c, 0) < inner.n
                              : c == 0x2019 || c == 0x066B || c == 0x066C || c == 0x2013;
        if (!share__is_number(c) && !(joins && digit_follows) && !groups)
            break;
        at = next;
    }
    uint32_t c = at < text.n ? point_at(text, at) : 0;
    bool unit = c == '%' || c == 0x2030 || c == 0xB0 || c == 0x066A || (c >= 0x20A0 && c < 0x20D0);
    return unit ? next_of(text, at) : at;
}

static bool is_sign(uint32_t c)
{
    return c == '+' || c == '-' || c == '$' || c == 0x2212 || c == 0xB1 || c == 0xA3 || c == 0xA5 ||
           (c >= 0x20A0 && c < 0x20D0);
}

/* "scheme://" in letters; 0 when there is none. */
static bool starts_url(share__view rest)
{
    size_t n = 0;
    while (n < rest.n && n < 12 && (share__is_alpha(rest.p[n]) || rest.p[n] == '+'))
        n++;
    return (n > 1 && share__starts_with(share__view_from(rest, n), SHARE__LIT("://"))) ||
           share__starts_nocase(rest, SHARE__LIT("www."));
}

/* A word with "@" inside: a mail address. */
static size_t address_end(share__view text, size_t at)
{
    size_t i = at;
    while (i < text.n && i < at + 64 &&
           (share__is_alpha(text.p[i]) || share__is_digit(text.p[i]) || text.p[i] == '.' ||
            text.p[i] == '_' || text.p[i] == '-' || text.p[i] == '+'))
        i++;
    if (i == at || i >= text.n || text.p[i] != '@')
        return at;
    size_t end = run_until(text, i + 1, ends_mention);
    return end > i + 1 ? end : at;
}

size_t share__token_end(share__view text, size_t at)
{
    if (at >= text.n || (unsigned char)text.p[at] == ' ')
        return at;
    uint32_t c = point_at(text, at);
    const char *p = text.p + at;
    uint32_t before = at > 0 ? share__utf8_previous(text.p, &p) : 0;
    size_t next = next_of(text, at);
    if (c == '#' || c == 0xFF03)
        return share__hashtag_end(text, at);
    if (share__is_number(c) && !share__is_number(before))
        return number_end(text, at);
    if (is_sign(c) && next < text.n && share__is_number(point_at(text, next)))
        return number_end(text, next);
    if (share__is_word(before))
        return at;
    if (c == '@' || c == 0xFF20) {
        size_t end = run_until(text, next, ends_mention);
        return end > next ? end : at;
    }
    if (!share__is_alpha(text.p[at]))
        return at;
    if (starts_url(share__view_from(text, at)))
        return run_until(text, at, ends_url);
    return address_end(text, at);
}

/* ---- words ------------------------------------------------------------------------------- */

/* Characters that may not begin a line in Chinese and Japanese typography. */
static bool begins_no_line(uint32_t c)
{
    static const uint16_t small[] = {
        0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087, 0x308E, 0x3095,
        0x3096, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3, 0x30E3, 0x30E5, 0x30E7, 0x30EE,
        0x30F5, 0x30F6, 0x30FC, 0x3005, 0x303B, 0x309D, 0x309E, 0x30FB, 0x30FD, 0x30FE};
    for (size_t i = 0; i < sizeof small / sizeof *small; i++)
        if (c == small[i])
            return true;
    return share__is_closer(c) || (share__is_punctuation(c) && !share__is_opener(c)) ||
           (c >= 0xFF67 && c <= 0xFF70);
}

/* Thai and Lao vowels are written in their order on the line, not in the order of speech: some
 * belong to the consonant behind them, some to the one before. */
static bool leads_vowel(uint32_t c)
{
    return (c >= 0x0E40 && c <= 0x0E44) || (c >= 0x0EC0 && c <= 0x0EC4);
}

static bool follows_consonant(uint32_t c)
{
    return (c >= 0x0E2F && c <= 0x0E3A) || (c >= 0x0E45 && c <= 0x0E4E) ||
           (c >= 0x0EAF && c <= 0x0EBD) || (c >= 0x0EC6 && c <= 0x0ECE);
}

bool share__word_boundary(uint32_t before, uint32_t after)
{
    if (share__is_blank(after) || share__is_blank(before))
        return true;
    if (before == 0x2014 || after == 0x2014 || (before == 0x2013 && !share__is_number(after)))
        return true;
    if (!share__is_unspaced(before) && !share__is_unspaced(after))
        return false;
    if (leads_vowel(before) || follows_consonant(after) || share__is_opener(before))
        return false;
    return !begins_no_line(after) && !share__is_mark(after);
}
