/* main_content_labels.c - lines that name a part of the page, give a date or name the author.
 *
 * Labels are looked up as whole lines, so a sentence that contains "share this post" is no label.
 * A dateline is a line in which every word is a number, a month, a weekday or one of the words
 * that pages put around them, but for one stranger. A byline starts with one of a few words and
 * goes on with a name: capitals where the script has them, no sentence. */
#include "base/eight.h"
#include "base/utf8.h"
#include "pick/letters.h"
#include "pick/main_content.h"
#include "pick/word_hash.h"

#include <limits.h>

enum { KEY_ROOM = 64, MAX_DATELINE = 120, MAX_BYLINE = 110 };

typedef enum label_word { SHARE__WORD_NONE, SHARE__WORD_TIME, SHARE__WORD_BY } label_word;

#include "pick/dateline_words.inc"
#include "pick/labels.inc"

/* Beyond ASCII. */
static bool is_key_edge(uint32_t c)
{
    return !share__is_letter(c) && !share__is_mark(c);
}

/* 'line' without what is no letter at both ends. */
static share__view trim_key(share__view line)
{
    const char *start = line.p, *end = line.p + line.n;
    for (const char *next; start < end && !share__is_alpha(*start); start = next) {
        next = start + 1;
        if ((unsigned char)*start >= 0x80) {
            next = start;
            if (!is_key_edge(share__utf8_next(&next, end))) {
                break;
            }
        }
    }
    for (const char *before; end > start && !share__is_alpha(end[-1]); end = before) {
        before = end - 1;
        if ((unsigned char)*before >= 0x80) {
            before = end;
            if (!is_key_edge(share__utf8_previous(start, &before))) {
                break;
            }
        }
    }
    return share__view_between(start, end);
}

/* Lower case into 'room'; empty when it is longer than any key. */
static share__view lower_key(share__view text, char room[KEY_ROOM])
{
    const char *p = text.p, *end = text.p + text.n;
    size_t n = 0;
    while (p < end) {
        if (n + 4 > KEY_ROOM) {
            return (share__view){room, 0};
        }
        if ((unsigned char)*p < 0x80) {
            room[n++] = share__lower(*p++);
            continue;
        }
        const uint32_t c = share__utf8_next(&p, end);
        n += share__utf8_encode(room + n, c == 0x2019 ? '\'' : share__to_lower(c));
    }
    return (share__view){room, n};
}

/* The bytes 0xC4 and those from 0xE0 on. */
static uint64_t shrinking(uint64_t x)
{
    return (x & x << 1 & x << 2 & SHARE__HIGH) | share__eight_equal(x, 0xC4);
}

/* Whether a key of eight bytes or more may be shorter in lower case: the letters that lower case
 * makes shorter, and the apostrophe U+2019, have three bytes or start with 0xC4. */
static bool may_shrink(share__view key)
{
    uint64_t found = shrinking(share__eight(key.p + key.n - 8));
    for (size_t i = 0; i + 8 < key.n; i += 8) {
        found |= shrinking(share__eight(key.p + i));
    }
    return found != 0;
}

/* The number of a key that is not ASCII alone in a table; -1 when it isn't there. */
static int find_beyond_ascii(share__view key, const uint16_t *buckets, const uint32_t *places,
                             const unsigned char *text, int bits, size_t longest)
{
    char room[KEY_ROOM];
    if (key.n > longest && !may_shrink(key)) {
        return -1;
    }
    key = lower_key(key, room);
    return key.n > 0 && key.n <= longest ? share__word_find(key, buckets, places, text, bits) : -1;
}

static int find_label(share__view key)
{
    if (!share__eight_ascii(key.p, key.n)) {
        return find_beyond_ascii(key, label_buckets, label_places, label_text, LABEL_BITS,
                                 LABEL_LONGEST);
    }
    return key.n > 0 && key.n <= LABEL_LONGEST && share__word_may_be_in(key, label_lengths)
               ? share__word_find_lower(key, label_buckets, label_places, label_text, LABEL_BITS)
               : -1;
}

share__label share__label_of(share__view line)
{
    const int number = line.n <= 2 * KEY_ROOM ? find_label(trim_key(line)) : -1;
    return number >= 0 ? (share__label)label_kinds[number] : SHARE__LABEL_NONE;
}

share__label share__label_prefix(share__view line, share__view *rest)
{
    size_t colon = share__find(line, ':', 0), length = 1;
    const share__view before = {line.p, colon};
    if (share__find(before, '\xEF', 0) < colon) { /* a wide one, most likely */
        const size_t wide = share__find_view(before, SHARE__LIT("\xEF\xBC\x9A"), 0);
        length = wide < colon ? 3 : 1;
        colon = wide;
    }
    if (colon == line.n || colon > KEY_ROOM) {
        return SHARE__LABEL_NONE;
    }
    *rest = share__trim(share__view_from(line, colon + length));
    return rest->n == 0 ? SHARE__LABEL_NONE : share__label_of(share__view_slice(line, 0, colon));
}

bool share__has_date(share__view text)
{
    unsigned numbers = 0;
    bool year = false;
    for (size_t i = 0; i < text.n; i++) {
        if (!share__is_digit(text.p[i])) {
            continue;
        }
        const size_t start = i;
        while (i < text.n && share__is_digit(text.p[i])) {
            i++;
        }
        numbers++;
        year = year || (i - start == 4 && (text.p[start] == '1' || text.p[start] == '2'));
    }
    return year && numbers > 1;
}

/* The next run of letters, marks and digits. */
static bool next_word_of_any(const char **p, const char *end, share__view *word, bool *number)
{
    const char *start = *p, *next = *p;
    while (start < end && (next = start, !share__is_word(share__utf8_next(&next, end)))) {
        start = next;
    }
    if (start == end) {
        return false;
    }
    next = start;
    const uint32_t first = share__utf8_next(&next, end);
    *number = share__is_number(first);
    for (*p = next; next < end; *p = next) {
        const uint32_t c = share__utf8_next(&next, end);
        if (!share__is_word(c) || share__is_number(c) != *number) {
            break;
        }
    }
    *word = share__view_between(start, *p);
    return true;
}

/* The same, faster where it is ASCII. */
static bool next_word(const char **p, const char *end, share__view *word, bool *number)
{
    const uint8_t *letters = share__letters;
    const char *start = *p;
    while (start < end && letters[(unsigned char)*start] == SHARE__NO_LETTER) {
        start++;
    }
    *p = start;
    if (start == end) {
        return false;
    }
    const char *stop = start;
    *number = share__is_digit(*start);
    if (*number) {
        while (stop < end && share__is_digit(*stop)) {
            stop++;
        }
    } else {
        while (stop < end && letters[(unsigned char)*stop] > '9') {
            stop++;
        }
    }
    if (stop == start || (stop < end && (unsigned char)*stop >= 0x80)) {
        return next_word_of_any(p, end, word, number);
    }
    *word = share__view_between(start, stop);
    *p = stop;
    return true;
}

static unsigned word_kind(share__view word)
{
    int number = -1;
    if (!share__eight_ascii(word.p, word.n)) {
        number = word.n > 2 * KEY_ROOM
                     ? -1
                     : find_beyond_ascii(trim_key(word), dateline_buckets, dateline_places,
                                         dateline_text, DATELINE_BITS, DATELINE_LONGEST);
    } else if (word.n > 0 && word.n <= DATELINE_LONGEST &&
               share__word_may_be_in(word, dateline_lengths)) {
        number = share__word_find_lower(word, dateline_buckets, dateline_places, dateline_text,
                                        DATELINE_BITS);
    }
    return number >= 0 ? dateline_kinds[number] : SHARE__WORD_NONE;
}

/* A digit of ASCII, or a byte that letters of a script with digits of its own start with. */
static bool is_number_byte(char c)
{
    return (unsigned char)(c - '0') <= 9 || (unsigned char)c >= 0xD9;
}

static bool may_have_number(share__view line)
{
    if (line.n < 16) {
        for (size_t i = 0; i < line.n; i++) {
            if (is_number_byte(line.p[i])) {
                return true;
            }
        }
        return false;
    }
    char found[16] = {0}; /* sixteen at a time: compilers make vector instructions of it */
    const size_t last = line.n - 16;
    for (size_t at = 0;; at = at + 16 < last ? at + 16 : last) {
        for (size_t i = 0; i < 16; i++) {
            found[i] |= (char)(is_number_byte(line.p[at + i]) ? 1 : 0);
        }
        if (at == last) {
            return (share__eight(found) | share__eight(found + 8)) != 0;
        }
    }
}

bool share__is_dateline(share__view line)
{
    if (line.n > MAX_DATELINE) {
        return false;
    }
    if (!may_have_number(line)) {
        return false;
    }
    const char *p = line.p, *end = line.p + line.n;
    unsigned numbers = 0, known = 0, unknown = 0;
    share__view word;
    bool number;
    while (next_word(&p, end, &word, &number)) {
        if (number) {
            numbers++;
        } else if (word_kind(word) != SHARE__WORD_NONE) {
            known++;
        } else {
            unknown++;
            if (unknown > 1 && unknown * 4 > numbers + known + (size_t)(end - p)) {
                return false; /* whatever follows */
            }
        }
    }
    if (numbers == 0) {
        return false;
    }
    if (known == 0) {
        return numbers >= 2 && unknown == 0;
    }
    return unknown <= 1 ? numbers + known >= 2 + unknown : unknown * 4 <= numbers + known;
}

/* By its first two bytes. */
static bool may_be_byline(share__view line)
{
    const unsigned char first = (unsigned char)line.p[0];
    const unsigned char second = line.n > 1 ? (unsigned char)line.p[1] : ' ';
    if (first >= 0x80 || second >= 0x80) {
        return true;
    }
    return share__is_alpha(line.p[0]) && (byline_seconds[first & 31] >> (second & 31) & 1) != 0;
}

bool share__is_byline(share__view line, share__view *name)
{
    if (line.n == 0 || line.n > MAX_BYLINE || line.p[line.n - 1] == '.' ||
        line.p[line.n - 1] == '?' || !may_be_byline(line)) {
        return false;
    }
    const char *p = line.p, *end = line.p + line.n;
    share__view word;
    bool number;
    if (!next_word(&p, end, &word, &number) || number || word.p != line.p) {
        return false;
    }
    const char letter = share__lower(*line.p);
    const bool phrase =
        (letter == 'w' && share__starts_nocase(line, SHARE__LIT("written by "))) ||
        (letter == 'p' && share__starts_nocase(line, SHARE__LIT("posted by "))) ||
        (letter == 'g' && share__starts_nocase(line, SHARE__LIT("geschrieben von "))) ||
        (letter == 's' && share__starts_nocase(line, SHARE__LIT("story by ")));
    if (phrase) {
        next_word(&p, end, &word, &number);
    } else if (word_kind(word) != SHARE__WORD_BY) {
        return false;
    }
    *name = share__trim(share__view_between(p, end));
    while (name->n > 0 && (name->p[0] == ':' || name->p[0] == ' ' || name->p[0] == '/')) {
        *name = share__view_from(*name, 1);
    }
    unsigned capitals = 0, others = 0;
    while (next_word(&p, end, &word, &number)) {
        const uint32_t c = share__utf8_first(word);
        const bool cased = share__to_lower(c) != share__to_upper(c);
        capitals += !number && (!cased || share__is_upper(c));
        others += !number && cased && !share__is_upper(c);
    }
    return capitals > 0 && capitals <= 9 && others <= 1 + capitals / 2;
}

/* The bytes that are beyond ASCII, where all of them are of letters from U+00C0 to U+017F and the
 * last one ends its letter; else *odd is set. */
static uint64_t latin_letters(uint64_t x, bool *odd)
{
    const uint64_t leads = x & x << 1 & SHARE__HIGH;
    const uint64_t latin =
        share__eight_equal(x, 0xC3) | share__eight_equal(x, 0xC4) | share__eight_equal(x, 0xC5);
    /* of U+00D7 and U+00F7, which are no letters */
    const uint64_t signs = share__eight_equal(x, 0x97) | share__eight_equal(x, 0xB7);
    *odd = leads == 0 || leads != latin || signs != 0 || leads >> 63 != 0;
    return x & SHARE__HIGH;
}

/* The words that begin in eight bytes of Latin letters; false for others, and for two apostrophes
 * side by side. One behind a letter belongs to its word. *inside is 0x80 within a word, else 0. */
static bool count_in_eight(uint64_t x, unsigned *words, uint64_t *inside)
{
    uint64_t word = 0, joined = 0;
    if ((x & SHARE__HIGH) != 0) {
        bool odd;
        word = latin_letters(x, &odd);
        if (odd) {
            return false;
        }
        x &= ~(word | (word - (word >> 7))); /* zeros in their place */
    }
    word |=
        share__eight_between(x | SHARE__EACH(0x20), 'a', 'z') | share__eight_between(x, '0', '9');
    if ((((x ^ SHARE__EACH('\'')) - SHARE__EACH(1)) & SHARE__HIGH) != 0) {
        const uint64_t apostrophes = share__eight_equal(x, '\'');
        if ((apostrophes & apostrophes << 8) != 0) {
            return false;
        }
        joined = apostrophes & (word << 8 | *inside);
    }
    *words += share__eight_count(word & ~((word | joined) << 8 | *inside));
    *inside = (word | joined) >> 56;
    return true;
}

/* The bytes of a text from 'p' on, fewer than eight; zeros behind its end. */
static uint64_t last_bytes(share__view text, const char *p)
{
    const char *end = text.p + text.n;
    return text.n >= 8 ? share__eight_near(p, end) : share__eight_some(p, (size_t)(end - p));
}

/* Counts in eight bytes of ASCII without an apostrophe; false for others. */
static inline bool count_plain(uint64_t x, unsigned *words, uint64_t *inside)
{
    const uint64_t apostrophes = (x ^ SHARE__EACH('\'')) - SHARE__EACH(1);
    if (((x | apostrophes) & SHARE__HIGH) != 0) {
        return false;
    }
    const uint64_t word =
        share__eight_between(x | SHARE__EACH(0x20), 'a', 'z') | share__eight_between(x, '0', '9');
    *words += share__eight_count(word & ~(word << 8 | *inside));
    *inside = word >> 56;
    return true;
}

/* Counts the character at *p; in a script without spaces it counts in *unspaced. */
static void count_one(const char **p, const char *end, unsigned *words, unsigned *unspaced,
                      uint64_t *inside)
{
    const uint32_t c = share__utf8_next(p, end);
    if (c >= 0x80 && share__is_unspaced(c)) {
        ++*unspaced;
        *inside = 0;
        return;
    }
    const bool word = share__is_word(c);
    *words += word && *inside == 0;
    *inside = word || (*inside != 0 && (c == '\'' || c == 0x2019)) ? 0x80 : 0;
}

unsigned share__word_count(share__view text)
{
    return share__word_count_up_to(text, UINT_MAX);
}

unsigned share__word_count_up_to(share__view text, unsigned most)
{
    const char *p = text.p, *end = text.p + text.n;
    unsigned words = 0, unspaced = 0;
    uint64_t inside = 0;
    while (p < end && words + (unspaced + 1) / 2 < most) {
        while (end - p >= 8 && words < most && count_plain(share__eight(p), &words, &inside)) {
            p += 8;
        }
        const bool whole = end - p >= 8;
        const uint64_t x = whole ? share__eight(p) : p < end ? last_bytes(text, p) : 0;
        const char *stop = whole ? p + 8 : end;
        if (count_plain(x, &words, &inside) || count_in_eight(x, &words, &inside)) {
            p = stop;
        }
        while (p < stop) {
            count_one(&p, end, &words, &unspaced, &inside);
        }
    }
    const unsigned all = words + (unspaced + 1) / 2;
    return all < most ? all : most;
}
