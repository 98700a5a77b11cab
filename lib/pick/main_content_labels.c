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

static bool is_key_edge(uint32_t c)
{
    return c < 0x80 ? !share__is_alpha((char)c) : !share__is_letter(c) && !share__is_mark(c);
}

/* 'line' without what is no letter at both ends. */
static share__view trim_key(share__view line)
{
    const char *start = line.p, *end = line.p + line.n;
    for (const char *next = start; start < end; start = next) {
        if (!is_key_edge(share__utf8_next(&next, end))) {
            break;
        }
    }
    for (const char *p = end; end > start; end = p) {
        if (share__is_alpha(end[-1]) || !is_key_edge(share__utf8_previous(start, &p))) {
            break;
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

/* Whether 'key', in lower case, may be shorter than it is: the letters that lower case makes
 * shorter, and the apostrophe U+2019, have three bytes or start with 0xC4. */
static bool may_shrink(share__view key)
{
    for (size_t i = 0; i < key.n; i++) {
        const unsigned char byte = (unsigned char)key.p[i];
        if (byte == 0xC4 || byte >= 0xE0) {
            return true;
        }
    }
    return false;
}

share__label share__label_of(share__view line)
{
    if (line.n > 2 * KEY_ROOM) {
        return SHARE__LABEL_NONE;
    }
    share__view key = trim_key(line);
    int number = -1;
    const bool ascii = share__eight_ascii(key.p, key.n);
    if (key.n == 0 || (key.n > LABEL_LONGEST && (ascii || !may_shrink(key)))) {
        return SHARE__LABEL_NONE;
    }
    if (ascii) {
        number = share__word_find_lower(key, label_buckets, label_places, label_text, LABEL_BITS);
    } else {
        char room[KEY_ROOM];
        key = lower_key(key, room);
        if (key.n > 0 && key.n <= LABEL_LONGEST) {
            number = share__word_find(key, label_buckets, label_places, label_text, LABEL_BITS);
        }
    }
    return number >= 0 ? (share__label)label_kinds[number] : SHARE__LABEL_NONE;
}

share__label share__label_prefix(share__view line, share__view *rest)
{
    const share__view front = share__view_slice(line, 0, KEY_ROOM + 3); /* no label is longer */
    size_t colon = share__find(front, ':', 0), length = 1;
    const size_t lead = share__find(front, '\xEF', 0);
    const size_t wide =
        lead < colon ? share__find_view(front, SHARE__LIT("\xEF\xBC\x9A"), lead) : colon;
    if (wide < colon) {
        colon = wide;
        length = 3;
    }
    if (colon == front.n || colon > KEY_ROOM) {
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
    if (share__eight_ascii(word.p, word.n)) {
        if (word.n > 0 && word.n <= DATELINE_LONGEST) {
            number = share__word_find_lower(word, dateline_buckets, dateline_places, dateline_text,
                                            DATELINE_BITS);
        }
    } else if (word.n <= 2 * KEY_ROOM) {
        char room[KEY_ROOM];
        const share__view key = lower_key(trim_key(word), room);
        if (key.n > 0 && key.n <= DATELINE_LONGEST) {
            number = share__word_find(key, dateline_buckets, dateline_places, dateline_text,
                                      DATELINE_BITS);
        }
    }
    return number >= 0 ? dateline_kinds[number] : SHARE__WORD_NONE;
}

/* Marks digits of ASCII, and bytes that letters of a script with digits of its own start with. */
static uint64_t number_marks(uint64_t x)
{
    if ((x & SHARE__HIGH) == 0) {
        return share__eight_between(x, '0', '9');
    }
    const uint64_t low = x & ~SHARE__HIGH;
    return (share__eight_between(low, '0', '9') & ~x) |
           ((low + SHARE__EACH(0x80 - (0xD9 - 0x80))) & x & SHARE__HIGH);
}

static bool may_have_number(share__view line)
{
    size_t i = 0;
    for (; i + 8 <= line.n; i += 8) {
        if (number_marks(share__eight(line.p + i)) != 0) {
            return true;
        }
    }
    if (i < line.n && i > 0) {
        return number_marks(share__eight(line.p + line.n - 8)) != 0;
    }
    for (; i < line.n; i++) {
        if (number_marks((unsigned char)line.p[i]) != 0) {
            return true;
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
    if (line.n == 0 || line.n > MAX_BYLINE || line.p[line.n - 1] == '.' ||
        line.p[line.n - 1] == '?') {
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
 * side by side. One behind a letter belongs to its word. */
static bool count_in_eight(uint64_t x, unsigned *words, bool *inside)
{
    const uint64_t before = *inside ? 0x80 : 0;
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
        joined = apostrophes & (word << 8 | before);
    }
    *words += share__eight_count(word & ~((word | joined) << 8 | before));
    *inside = (word | joined) >> 63 != 0;
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
        if (p >= odd && text.n >= 8) {
            const size_t left = (size_t)(end - p); /* the last eight bytes, less those before */
            const uint64_t x =
                left >= 8 ? share__eight(p) : share__eight(end - 8) >> 8 * (8 - left);
            if (count_in_eight(x, &words, &inside)) {
                p = left >= 8 ? p + 8 : end;
                continue;
            }
            odd = left >= 8 ? p + 8 : end;
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
