/* inline_clean.c - takes off what is Markdown to blogs but not to CommonMark.
 *
 * It runs over the blocks that cmark made, and last over single values. Wiki links and links that
 * do not parse leave their words; footnote marks, task boxes, emoji names and characters that
 * nobody sees go; marks of emphasis that did not close go where they stand at a word's edge. What
 * may be meant as it stands (a[i], 2 ** 3, 10:30:45, std::vector) stays.
 *
 * Every search ahead is bounded, so that the work is linear. */
#include "read/inline.h"

#include <string.h>

enum {
    LABEL = 80, /* bytes of the longest footnote label or emoji name */
    LINK_TEXT = 400,
    LINK_TARGET = 512
};

typedef struct cleaner {
    char *p;
    size_t n, at, kept;
    const share__zone *zones;
    size_t zone_count, zone;
    size_t skip_from[4], skip_to[4]; /* the ends of links whose text is being copied */
    unsigned skips;
    char open; /* a run of this character is waiting for its partner */
} cleaner;

static bool is_word_byte(char c)
{
    return share__is_alpha(c) || share__is_digit(c) || (unsigned char)c >= 0x80;
}

/* After something was taken out: one space of the two around it goes, or the one before a mark
 * that closes a sentence. */
static void taken_out(cleaner *c, size_t end)
{
    bool space_before = c->kept == 0 || c->p[c->kept - 1] == ' ';
    c->at = end;
    if (space_before && end < c->n && c->p[end] == ' ')
        c->at++;
    else if (space_before && c->kept > 0 && (end == c->n || memchr(".,;:!?)", c->p[end], 7)))
        c->kept--;
}

static void copy(cleaner *c, size_t n)
{
    if (c->kept != c->at)
        memmove(c->p + c->kept, c->p + c->at, n);
    c->kept += n;
    c->at += n;
}

/* The bracket that closes the one at 'from', within 'limit' bytes; n when there is none. */
static size_t closing(const cleaner *c, size_t from, char open, char close, size_t limit)
{
    size_t end = c->n - from < limit ? c->n : from + limit;
    unsigned depth = 0;
    for (size_t i = from; i < end; i++) {
        if (c->p[i] == open)
            depth++;
        else if (c->p[i] == close && --depth == 0)
            return i;
    }
    return c->n;
}

static bool starts(const cleaner *c, size_t at, const char *what, size_t n)
{
    return c->n - at >= n && memcmp(c->p + at, what, n) == 0;
}

/* "[[page|words]]" and "[[page]]{words}": the words stay. */
static bool wiki_link(cleaner *c)
{
    size_t from = c->at + 2;
    share__view rest = share__view_slice((share__view){c->p, c->n}, from, 300);
    size_t length = share__find_view(rest, SHARE__LIT("]]"), 0);
    if (length == rest.n || length == 0 ||
        (c->at > 0 && is_word_byte(c->p[c->at - 1]) && (unsigned char)c->p[c->at - 1] < 0x80))
        return false;
    share__view inside = share__view_slice(rest, 0, length);
    size_t end = from + length + 2;
    if (share__find(inside, '[', 0) < inside.n)
        return false;
    size_t digits = 0;
    while (digits < inside.n && share__is_digit(inside.p[digits]))
        digits++;
    if (digits == inside.n || share__equal_nocase(inside, SHARE__LIT("toc")) ||
        share__equal_nocase(inside, SHARE__LIT("_toc_"))) {
        taken_out(c, end);
        return true;
    }
    size_t brace = end < c->n && c->p[end] == '{' ? closing(c, end, '{', '}', 200) : c->n;
    if (brace < c->n) {
        inside = (share__view){c->p + end + 1, brace - end - 1};
        end = brace + 1;
    }
    for (size_t bar; (bar = share__find(inside, '|', 0)) < inside.n;)
        inside = share__view_from(inside, bar + 1);
    memmove(c->p + c->kept, inside.p, inside.n);
    c->kept += inside.n;
    c->at = end;
    return true;
}

/* A link that was none to cmark, such as one with spaces in its target: its text stays. */
static bool broken_link(cleaner *c, size_t from)
{
    size_t close = closing(c, from, '[', ']', LINK_TEXT);
    bool image = from > 0 && c->p[from - 1] == '!' && c->kept > 0 && c->p[c->kept - 1] == '!';
    if (close == c->n || c->skips == 4)
        return false;
    if (close + 1 == c->n && !image)
        return false;
    char next = close + 1 < c->n ? c->p[close + 1] : ' ';
    size_t end = next == '('   ? closing(c, close + 1, '(', ')', LINK_TARGET)
                 : next == '[' ? closing(c, close + 1, '[', ']', LABEL)
                               : c->n;
    if (end == c->n && !image)
        return false;
    if (image) {
        end = end == c->n ? close : end;
        c->kept--;
        taken_out(c, end + 1);
        return true;
    }
    share__view inside = {c->p + from + 1, close - from - 1};
    bool behind_word =
        from > 0 && (share__is_alpha(c->p[from - 1]) || share__is_digit(c->p[from - 1]));
    if (next == '[' && behind_word && share__find(inside, ' ', 0) == inside.n)
        return false; /* an index, a[i][j] */
    if (c->skips > 0 && end + 1 > c->skip_from[c->skips - 1])
        return false;
    c->skip_from[c->skips] = close;
    c->skip_to[c->skips++] = end + 1;
    c->at = from + 1;
    return true;
}

static bool bracket(cleaner *c)
{
    size_t at = c->at;
    if (at + 1 >= c->n)
        return false;
    if (c->p[at + 1] == '^') {
        size_t close = closing(c, at, '[', ']', LABEL);
        if (close < c->n && close > at + 2) {
            taken_out(c, close + 1);
            return true;
        }
    }
    if (c->kept == 0 &&
        (starts(c, at, "[ ] ", 4) || starts(c, at, "[x] ", 4) || starts(c, at, "[X] ", 4))) {
        c->at += 4;
        return true;
    }
    if (c->kept == 0 && c->p[at + 1] == '!') {
        size_t close = closing(c, at, '[', ']', LABEL);
        if (close < c->n && close > at + 2) {
            taken_out(c, close + 1);
            return true;
        }
    }
    if (c->p[at + 1] == '[' && wiki_link(c))
        return true;
    return broken_link(c, at);
}

/* ":material-incognito:": the sets of pictures that MkDocs Material has, which stand right before
 * the word that they belong to. */
static bool is_icon(const cleaner *c, size_t at)
{
    return starts(c, at, "material-", 9) || starts(c, at, "octicons-", 9) ||
           starts(c, at, "fontawesome-", 12) || starts(c, at, "simple-", 7);
}

/* ":tada:" */
static bool emoji(cleaner *c)
{
    size_t i = c->at + 1, end = c->n - i < LABEL ? c->n : i + LABEL;
    if (c->at > 0 &&
        (is_word_byte(c->p[c->at - 1]) || c->p[c->at - 1] == ':' || c->p[c->at - 1] == '/'))
        return false;
    if (i >= end || !(share__is_alpha(c->p[i]) || c->p[i] == '+' || c->p[i] == '-'))
        return false;
    bool upper = false;
    while (i < end && (share__is_alpha(c->p[i]) || share__is_digit(c->p[i]) || c->p[i] == '_' ||
                       c->p[i] == '+' || c->p[i] == '-')) {
        upper = upper || (c->p[i] >= 'A' && c->p[i] <= 'Z');
        i++;
    }
    if (i == end || c->p[i] != ':' || i - c->at < 3 || upper)
        return false;
    if (i + 1 < c->n && !is_icon(c, c->at + 1) &&
        (share__is_alpha(c->p[i + 1]) || share__is_digit(c->p[i + 1]) || c->p[i + 1] == ':'))
        return false;
    taken_out(c, i + 1);
    return true;
}

/* Two or more of a mark: it goes when a partner follows, when it is the partner, and, being stars,
 * when it stands where the start or the end of something is and no operator would. */
static bool run_of(cleaner *c, char mark)
{
    size_t at = c->at, run = 1;
    while (at + run < c->n && c->p[at + run] == mark)
        run++;
    if (run < 2 || run > 4) {
        copy(c, run);
        return true;
    }
    char next = at + run < c->n ? c->p[at + run] : ' ';
    char previous = at > 0 ? c->p[at - 1] : ' ';
    bool ends = at + run == c->n || memchr(".,;:!?)", next, 7) || (next == ' ' && previous != ' ');
    bool inside = (mark == '_' || mark == '=') && is_word_byte(previous);
    char twice[2] = {mark, mark};
    share__view rest = share__view_from((share__view){c->p, c->n}, at + run);
    bool goes;
    if (c->open == mark) {
        goes = true;
        c->open = 0;
    } else if (next != ' ' && !inside &&
               share__find_view(rest, (share__view){twice, 2}, 0) < rest.n) {
        goes = true;
        c->open = mark;
    } else {
        goes = mark == '*' && (at == 0 || (ends && previous != '/'));
    }
    if (goes)
        taken_out(c, at + run);
    else
        copy(c, run);
    return true;
}

/* Characters outside ASCII that nobody sees. */
static bool invisible(cleaner *c)
{
    size_t at = c->at;
    unsigned char second = at + 1 < c->n ? (unsigned char)c->p[at + 1] : 0;
    if (starts(c, at, "\xC2\xA0", 2)) { /* a space that keeps words together stays between them */
        bool edge = c->kept == 0 || c->p[c->kept - 1] == ' ' || at + 2 == c->n ||
                    c->p[at + 2] == ' ' || starts(c, at + 2, "\xC2\xA0", 2);
        if (edge)
            taken_out(c, at + 2);
        return edge;
    }
    if ((unsigned char)c->p[at] == 0xC2 && (second < 0xA0 || second == 0xAD)) {
        c->at += 2;
        return true;
    }
    if (starts(c, at, "\xE2\x80\x8B", 3) || starts(c, at, "\xEF\xBB\xBF", 3)) {
        c->at += 3;
        return true;
    }
    if (starts(c, at, "\xE2\x80\xA8", 3) || starts(c, at, "\xE2\x80\xA9", 3)) {
        c->at += 3;
        if (c->kept > 0 && c->p[c->kept - 1] != ' ')
            c->p[c->kept++] = ' ';
        return true;
    }
    return false;
}

/* True when something at this place was dealt with. */
static bool clean_one(cleaner *c)
{
    unsigned char byte = (unsigned char)c->p[c->at];
    size_t run = 1;
    switch (byte) {
    case '[':
        return bracket(c);
    case ']': /* the end of a link whose start is lost */
        if (c->at + 1 < c->n && c->p[c->at + 1] == '(')
            run = closing(c, c->at + 1, '(', ')', LINK_TARGET);
        if (run == 1 || run == c->n)
            return false;
        taken_out(c, run + 1);
        return true;
    case ':':
        return emoji(c);
    case '*':
    case '~':
    case '=':
    case '_':
        return run_of(c, (char)byte);
    case '`': /* a fence that was none */
        while (c->at + run < c->n && c->p[c->at + run] == '`')
            run++;
        if (run >= 3)
            c->at += run;
        return run >= 3;
    case 0xC2:
    case 0xE2:
    case 0xEF:
        return invisible(c);
    default:
        if (byte >= 0x20 && byte != 0x7F)
            return false;
        c->at++;
        return true;
    }
}

static const bool interesting[256] = {
    ['['] = true, [']'] = true, [':'] = true,  ['*'] = true,  ['~'] = true,  ['='] = true,
    ['_'] = true, ['`'] = true, [0xC2] = true, [0xE2] = true, [0xEF] = true, [1] = true,
    [2] = true,   [3] = true,   [4] = true,    [5] = true,    [6] = true,    [7] = true,
    [8] = true,   [9] = true,   [10] = true,   [11] = true,   [12] = true,   [13] = true,
    [14] = true,  [15] = true,  [16] = true,   [17] = true,   [18] = true,   [19] = true,
    [20] = true,  [21] = true,  [22] = true,   [23] = true,   [24] = true,   [25] = true,
    [26] = true,  [27] = true,  [28] = true,   [29] = true,   [30] = true,   [31] = true,
    [0] = true,   [0x7F] = true};

/* Whether the byte at 'at', an interesting one, may be the start of what goes. */
static bool matters(share__view text, size_t at)
{
    unsigned char next = at + 1 < text.n ? (unsigned char)text.p[at + 1] : 0;
    unsigned char third = at + 2 < text.n ? (unsigned char)text.p[at + 2] : 0;
    switch ((unsigned char)text.p[at]) {
    case '[':
        return true;
    case ']':
        return next == '(';
    case ':':
        return share__is_alpha((char)next) || next == '+' || next == '-';
    case '*':
    case '~':
    case '=':
    case '_':
    case '`':
        return next == (unsigned char)text.p[at];
    case 0xC2:
        return next <= 0xA0 || next == 0xAD;
    case 0xE2:
        return next == 0x80 && (third == 0x8B || third == 0xA8 || third == 0xA9);
    case 0xEF:
        return next == 0xBB;
    default:
        return true;
    }
}

bool share__needs_cleaning(const char *text, size_t n)
{
    for (size_t at = strcspn(text, SHARE__LEFTOVERS); at < n;
         at += 1 + strcspn(text + at + 1, SHARE__LEFTOVERS))
        if (matters((share__view){text, n}, at))
            return true;
    return false;
}

/* NOLINTNEXTLINE(readability-non-const-parameter): written to through the cleaner */
size_t share__clean_markdown(char *text, size_t n, const share__zone *zones, size_t zone_count)
{
    cleaner c = {.p = text, .n = n, .zones = zones, .zone_count = zone_count};
    while (c.at < n) {
        while (c.zone < zone_count && zones[c.zone].end <= c.at)
            c.zone++;
        size_t stop = c.zone < zone_count ? zones[c.zone].start : n;
        if (stop <= c.at) {
            copy(&c, (zones[c.zone].end < n ? zones[c.zone].end : n) - c.at);
            continue;
        }
        if (c.skips > 0 && c.at >= c.skip_from[c.skips - 1]) {
            c.at = c.at > c.skip_to[c.skips - 1] ? c.at : c.skip_to[c.skips - 1];
            c.skips--;
            continue;
        }
        if (c.skips > 0 && c.skip_from[c.skips - 1] < stop)
            stop = c.skip_from[c.skips - 1];
        size_t plain = c.at;
        while (plain < stop && !interesting[(unsigned char)text[plain]])
            plain++;
        if (plain > c.at)
            copy(&c, plain - c.at);
        else if (!clean_one(&c))
            copy(&c, 1);
    }
    while (c.kept > 0 && text[c.kept - 1] == ' ')
        c.kept--;
    return c.kept;
}
