/* main_content_labels.c - lines that name a part of the page, give a date or name the author.
 *
 * Labels are looked up as whole lines, so a sentence that contains "share this post" is no label.
 * A dateline is a line in which every word is a number, a month, a weekday or one of the words
 * that pages put around them, but for one stranger. A byline starts with one of a few words and
 * goes on with a name: capitals where the script has them, no sentence. */
#include "base/utf8.h"
#include "pick/main_content.h"
#include "pick/word_hash.h"

#include <limits.h>

enum { KEY_ROOM = 64, MAX_DATELINE = 120, MAX_BYLINE = 110 };

typedef enum label_word { SHARE__WORD_NONE, SHARE__WORD_TIME, SHARE__WORD_BY } label_word;

#include "pick/dateline_words.inc"
#include "pick/labels.inc"

/* Eight bytes, the first one lowest. */
static uint64_t eight_at(const char *p)
{
    const unsigned char *b = (const unsigned char *)p;
    return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24 |
           (uint64_t)b[4] << 32 | (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 |
           (uint64_t)b[7] << 56;
}

static bool is_key_edge(uint32_t c)
{
    return c < 0x80 ? !share__is_alpha((char)c) : !share__is_letter(c) && !share__is_mark(c);
}

/* Lower case into 'key', without what is no letter at both ends; empty when it is
 * longer than any key. */
static share__view make_key(share__view line, char key[KEY_ROOM], size_t longest)
{
    const char *start = line.p, *end = line.p + line.n;
    if (line.n > 2 * KEY_ROOM) {
        return (share__view){key, 0};
    }
    for (const char *next = start; start < end; start = next) {
        if (!is_key_edge(share__utf8_next(&next, end))) {
            break;
        }
    }
    for (const char *p = end; end > start; end = p) {
        if (!is_key_edge(share__utf8_previous(start, &p))) {
            break;
        }
    }
    size_t n = 0;
    if ((size_t)(end - start) > longest && share__is_ascii(share__view_between(start, end))) {
        return (share__view){key, 0};
    }
    while (start < end) {
        if (n + 4 > KEY_ROOM) {
            return (share__view){key, 0};
        }
        if ((unsigned char)*start < 0x80) {
            key[n++] = share__lower(*start++);
            continue;
        }
        const uint32_t c = share__utf8_next(&start, end);
        n += share__utf8_encode(key + n, c == 0x2019 ? '\'' : share__to_lower(c));
    }
    return (share__view){key, n};
}

share__label share__label_of(share__view line)
{
    char room[KEY_ROOM];
    const share__view key = make_key(line, room, LABEL_LONGEST);
    if (key.n == 0 || key.n > LABEL_LONGEST) {
        return SHARE__LABEL_NONE;
    }
    const int number = share__word_find(key, label_buckets, label_places, label_text, LABEL_BITS);
    return number >= 0 ? (share__label)label_kinds[number] : SHARE__LABEL_NONE;
}

share__label share__label_prefix(share__view line, share__view *rest)
{
    size_t colon = share__find(line, ':', 0), length = 1;
    const size_t wide = share__find_view(line, SHARE__LIT("\xEF\xBC\x9A"), 0);
    if (wide < colon) {
        colon = wide;
        length = 3;
    }
    if (colon == line.n || colon > KEY_ROOM) {
        return SHARE__LABEL_NONE;
    }
    *rest = share__trim(share__view_from(line, colon + length));
    return rest->n == 0 ? SHARE__LABEL_NONE : share__label_of(share__view_slice(line, 0, colon));
}

bool share__has_date(share__view text)
{
    unsigned numbers = 0, run = 0;
    bool year = false;
    for (size_t i = 0; i <= text.n; i++) {
        if (i < text.n && share__is_digit(text.p[i])) {
            run++;
            continue;
        }
        numbers += run > 0;
        year = year || (run == 4 && (text.p[i - 4] == '1' || text.p[i - 4] == '2'));
        run = 0;
    }
    return year && numbers > 1;
}

/* The next run of letters, marks and digits. */
static bool next_word(const char **p, const char *end, share__view *word, bool *number)
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

static unsigned word_kind(share__view word)
{
    char room[KEY_ROOM];
    const share__view key = make_key(word, room, DATELINE_LONGEST);
    if (key.n == 0 || key.n > DATELINE_LONGEST) {
        return SHARE__WORD_NONE;
    }
    const int number =
        share__word_find(key, dateline_buckets, dateline_places, dateline_text, DATELINE_BITS);
    return number >= 0 ? dateline_kinds[number] : SHARE__WORD_NONE;
}

/* A digit of ASCII, or a letter of a script that has digits of its own. */
static bool may_have_number(share__view line)
{
    const uint64_t ones = 0x0101010101010101u, high = ones * 0x80;
    for (size_t i = 0; i < line.n;) {
        if (i + 8 <= line.n) {
            const uint64_t x = eight_at(line.p + i);
            const uint64_t digits = (x + ones * (0x80 - '0')) & ~(x + ones * (0x7F - '9'));
            if (((x | digits) & high) == 0) {
                i += 8;
                continue;
            }
        }
        const size_t end = i + 8 < line.n ? i + 8 : line.n;
        for (; i < end; i++) {
            if (share__is_digit(line.p[i]) || (unsigned char)line.p[i] >= 0xD9) {
                return true;
            }
        }
    }
    return false;
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

bool share__is_byline(share__view line, share__view *name)
{
    if (line.n > MAX_BYLINE) {
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
    return capitals > 0 && capitals <= 9 && others <= 1 + capitals / 2 &&
           share__utf8_last(line) != '.' && share__utf8_last(line) != '?';
}

/* The words that begin in eight bytes of ASCII without apostrophe; false for other bytes. */
static bool count_in_eight(const char *p, unsigned *words, bool *inside)
{
    const uint64_t ones = 0x0101010101010101u, high = ones * 0x80, x = eight_at(p);
    if (((x & high) | (~((x ^ ones * '\'') + ones * 0x7F) & high)) != 0) {
        return false;
    }
    const uint64_t lower = x | ones * 0x20;
    const uint64_t letters = (lower + ones * (0x80 - 'a')) & ~(lower + ones * (0x7F - 'z'));
    const uint64_t digits = (x + ones * (0x80 - '0')) & ~(x + ones * (0x7F - '9'));
    const uint64_t word = (letters | digits) & high;
    const uint64_t starts = word & ~(word << 8 | (*inside ? 0x80u : 0));
    *words += (unsigned)(((starts >> 7) * ones) >> 56);
    *inside = word >> 63 != 0;
    return true;
}

unsigned share__word_count(share__view text)
{
    return share__word_count_up_to(text, UINT_MAX);
}

unsigned share__word_count_up_to(share__view text, unsigned most)
{
    const char *p = text.p, *end = text.p + text.n;
    unsigned words = 0, unspaced = 0;
    bool inside = false;
    const char *odd = p; /* up to here they are looked at one by one */
    while (p < end && words < most && unspaced / 2 < most) {
        const unsigned char byte = (unsigned char)*p;
        if (p >= odd && end - p >= 8) {
            if (count_in_eight(p, &words, &inside)) {
                p += 8;
                continue;
            }
            odd = p + 8;
        }
        if (byte < 0x80) {
            const bool word = share__is_alpha(*p) || share__is_digit(*p);
            words += word && !inside;
            inside = word || (inside && *p == '\'');
            p++;
            continue;
        }
        const uint32_t c = share__utf8_next(&p, end);
        if (share__is_unspaced(c)) {
            unspaced++;
            inside = false;
            continue;
        }
        const bool word = share__is_word(c);
        words += word && !inside;
        inside = word || (inside && c == 0x2019);
    }
    const unsigned all = words + (unspaced + 1) / 2;
    return all < most ? all : most;
}
