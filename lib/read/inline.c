/* inline.c - plain text from Markdown without a parser of blocks.
 *
 * share__clean_markdown() takes off what is Markdown to blogs but not to CommonMark; it runs over
 * the blocks that cmark made, and last over single values. share__plain_inline() does the whole
 * work for a single value, a title or a description: one pass for code, escapes, tags, shortcodes
 * and references, one for emphasis, then the cleaning. It keeps words: "`<progress>`" is one, a
 * lone bracket or star is text. It is no CommonMark parser: a link's target is never looked up.
 *
 * Every search ahead is bounded, so that the work is linear. */
#include "read/inline.h"

#include "read/html_entities.h"

#include <string.h>

enum {
    LABEL = 80, /* bytes of the longest footnote label or emoji name */
    LINK_TEXT = 600,
    LINK_TARGET = 2048,
    TAG = 2048,
    RUNS = 128 /* of emphasis marks in one value */
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
    if (next == '[' && from > 0 && is_word_byte(c->p[from - 1]))
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
    if (i + 1 < c->n &&
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
        goes = previous != ' ' || ends;
        c->open = goes ? 0 : mark;
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
            c->at += 2;
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

size_t share__clean_markdown(char *text, size_t n, const share__zone *zones, size_t zone_count)
{
    cleaner c = {.p = text, .n = n, .zones = zones, .zone_count = zone_count};
    while (c.at < n) {
        while (c.zone < zone_count && zones[c.zone].end <= c.at)
            c.zone++;
        if (c.zone < zone_count && zones[c.zone].start <= c.at) {
            copy(&c, zones[c.zone].end - c.at);
        } else if (c.skips > 0 && c.at >= c.skip_from[c.skips - 1]) {
            c.at = c.at > c.skip_to[c.skips - 1] ? c.at : c.skip_to[c.skips - 1];
            c.skips--;
        } else if (!interesting[(unsigned char)text[c.at]] || !clean_one(&c)) {
            copy(&c, 1);
        }
    }
    while (c.kept > 0 && text[c.kept - 1] == ' ')
        c.kept--;
    return c.kept;
}

/* ---- a single value ---------------------------------------------------------------------- */

typedef struct value {
    share__view in;
    size_t at;
    char *out;
    size_t n;
    share__zone zones[SHARE__ZONES];
    size_t zone_count;
} value;

static void put(value *v, const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        bool space = share__is_space(p[i]);
        if (!space)
            v->out[v->n++] = p[i];
        else if (v->n > 0 && v->out[v->n - 1] != ' ')
            v->out[v->n++] = ' ';
    }
}

static void put_zone(value *v, const char *p, size_t n)
{
    size_t start = v->n;
    put(v, p, n);
    if (v->n > start && v->zone_count < SHARE__ZONES)
        v->zones[v->zone_count++] = (share__zone){start, v->n};
}

static bool code_span(value *v)
{
    size_t run = 1, from;
    while (v->at + run < v->in.n && v->in.p[v->at + run] == '`')
        run++;
    from = v->at + run;
    size_t end = v->in.n - from < LINK_TARGET ? v->in.n : from + LINK_TARGET;
    for (size_t i = share__find(v->in, '`', from); i < end; i = share__find(v->in, '`', i)) {
        size_t n = 1;
        while (i + n < v->in.n && v->in.p[i + n] == '`')
            n++;
        if (n == run) {
            share__view code = share__trim(share__view_slice(v->in, from, i - from));
            put_zone(v, code.p, code.n);
            v->at = i + run;
            return true;
        }
        i += n;
    }
    put_zone(v, v->in.p + v->at, run);
    v->at = from;
    return true;
}

/* Behind the first 'close' within the limit: what stands from here to there goes. */
static bool skip_past(value *v, share__view close, size_t ahead, size_t limit)
{
    share__view rest = share__view_slice(v->in, v->at + ahead, limit);
    size_t end = share__find_view(rest, close, 0);
    if (end == rest.n)
        return false;
    v->at += ahead + end + close.n;
    put(v, " ", 1);
    return true;
}

static bool tag_or_comment(value *v)
{
    share__view rest = share__view_from(v->in, v->at);
    if (share__starts_with(rest, SHARE__LIT("<!--")))
        return skip_past(v, SHARE__LIT("-->"), 4, TAG);
    if (rest.n < 3 ||
        !(share__is_alpha(rest.p[1]) || (rest.p[1] == '/' && share__is_alpha(rest.p[2]))))
        return false;
    size_t i = 2;
    while (i < rest.n &&
           (share__is_alpha(rest.p[i]) || share__is_digit(rest.p[i]) || rest.p[i] == '-'))
        i++;
    size_t close = i, end = rest.n < TAG ? rest.n : TAG;
    for (char quote = 0; close < end && (quote || rest.p[close] != '>'); close++) {
        if (quote)
            quote = rest.p[close] == quote ? 0 : quote;
        else if ((rest.p[close] == '"' || rest.p[close] == '\'') && rest.p[close - 1] == '=')
            quote = rest.p[close];
        else if (rest.p[close] == '<')
            return false;
    }
    if (close == end)
        return false;
    if (rest.p[i] == ':' && share__find(share__view_slice(rest, 0, close), ' ', 0) == close) {
        put_zone(v, rest.p + 1, close - 1); /* an address */
        v->at += close + 1;
        return true;
    }
    if (!share__is_space(rest.p[i]) && rest.p[i] != '>' && rest.p[i] != '/')
        return false;
    bool gap = share__equal_nocase((share__view){rest.p + 1, i - 1}, SHARE__LIT("br")) ||
               share__equal_nocase((share__view){rest.p + 1, i - 1}, SHARE__LIT("p"));
    if (gap)
        put(v, " ", 1);
    v->at += close + 1;
    return true;
}

static bool braces(value *v)
{
    share__view rest = share__view_from(v->in, v->at);
    if (rest.n < 4)
        return false;
    if (share__starts_with(rest, SHARE__LIT("{{")))
        return skip_past(v, SHARE__LIT("}}"), 2, TAG);
    if (share__starts_with(rest, SHARE__LIT("{%")))
        return skip_past(v, SHARE__LIT("%}"), 2, TAG);
    bool attributes =
        rest.p[1] == ':' || ((rest.p[1] == '#' || rest.p[1] == '.') && share__is_alpha(rest.p[2]));
    return attributes && skip_past(v, SHARE__LIT("}"), 1, LABEL);
}

static bool reference(value *v)
{
    char bytes[SHARE__REFERENCE_ROOM];
    size_t n, taken = share__html_reference(share__view_from(v->in, v->at), false, bytes, &n);
    /* "R&D" and "AT&T" are no references: one ends in a semicolon here, as in CommonMark. */
    if (taken == 0 || v->in.p[v->at + taken - 1] != ';')
        return false;
    if (n == 2 && memcmp(bytes, "\xC2\xA0", 2) == 0)
        put(v, " ", 1);
    else
        put_zone(v, bytes, n);
    v->at += taken;
    return true;
}

static bool is_escapable(char c)
{
    return c > ' ' && c < 0x7F && !share__is_alpha(c) && !share__is_digit(c);
}

static bool value_construct(value *v)
{
    switch (v->in.p[v->at]) {
    case '`':
        return code_span(v);
    case '<':
        return tag_or_comment(v);
    case '{':
        return braces(v);
    case '&':
        return reference(v);
    case '$':
        return v->at + 1 < v->in.n && v->in.p[v->at + 1] == '$' &&
               skip_past(v, SHARE__LIT("$$"), 2, TAG);
    case '\\':
        if (v->at + 1 == v->in.n || !is_escapable(v->in.p[v->at + 1]))
            return false;
        put_zone(v, v->in.p + v->at + 1, 1);
        v->at += 2;
        return true;
    default:
        return false;
    }
}

typedef struct run {
    size_t at, n;
    char mark;
} run;

/* Runs of stars and low lines that pair up become controls, which the cleaning takes out. */
static void take_emphasis(value *v)
{
    run open[RUNS];
    size_t count = 0, zone = 0;
    for (size_t i = 0; i < v->n;) {
        while (zone < v->zone_count && v->zones[zone].end <= i)
            zone++;
        char mark = v->out[i];
        if (zone < v->zone_count && v->zones[zone].start <= i) {
            i = v->zones[zone].end;
            continue;
        }
        if (mark != '*' && mark != '_') {
            i++;
            continue;
        }
        size_t n = 1;
        while (i + n < v->n && v->out[i + n] == mark)
            n++;
        bool before = i > 0 && v->out[i - 1] != ' ', after = i + n < v->n && v->out[i + n] != ' ';
        bool strict = mark == '_' || n == 1;
        bool closes = before && !(strict && after && is_word_byte(v->out[i + n]));
        bool opens = after && !(strict && before && is_word_byte(v->out[i - 1]));
        size_t partner = count;
        while (closes && partner > 0 &&
               !(open[partner - 1].mark == mark && open[partner - 1].n == n))
            partner--;
        if (closes && partner > 0) {
            memset(v->out + open[partner - 1].at, 1, n);
            memset(v->out + i, 1, n);
            count = partner - 1;
        } else if (opens && count < RUNS) {
            open[count++] = (run){i, n, mark};
        }
        i += n;
    }
}

static bool is_plain(share__view text)
{
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (interesting[(unsigned char)c] || c == '<' || c == '{' || c == '&' || c == '\\' ||
            c == '$' || c == '!' || (c == ' ' && i > 0 && text.p[i - 1] == ' '))
            return false;
    }
    return true;
}

share_status share__plain_inline(share__arena *arena, share__view markdown, share__view *out)
{
    markdown = share__trim(markdown);
    *out = markdown;
    if (is_plain(markdown))
        return SHARE_OK;
    value v = {.in = markdown};
    size_t room = markdown.n + markdown.n / 2 + SHARE__REFERENCE_ROOM;
    v.out = share__arena_bytes(arena, room); /* a reference of 4 bytes may stand for 6 */
    if (!v.out)
        return SHARE_ERR_MEMORY;
    while (v.at < markdown.n)
        if (!value_construct(&v)) {
            put(&v, markdown.p + v.at, 1);
            v.at++;
        }
    take_emphasis(&v);
    v.n = share__clean_markdown(v.out, v.n, v.zones, v.zone_count);
    share__arena_shrink(arena, v.out, v.n);
    *out = share__trim((share__view){v.out, v.n});
    return SHARE_OK;
}

share_status share__plain_text(share__arena *arena, share__view text, share__view *out)
{
    text = share__trim(text);
    *out = text;
    bool odd = false;
    for (size_t i = 0; i < text.n && !odd; i++)
        odd = (unsigned char)text.p[i] < 0x20 || text.p[i] == 0x7F ||
              (text.p[i] == ' ' && text.p[i + 1] == ' ');
    if (!odd)
        return SHARE_OK;
    value v = {.in = text, .out = share__arena_bytes(arena, text.n)};
    if (!v.out)
        return SHARE_ERR_MEMORY;
    for (size_t i = 0; i < text.n; i++)
        if (share__is_space(text.p[i]) || ((unsigned char)text.p[i] >= 0x20 && text.p[i] != 0x7F))
            put(&v, text.p + i, 1);
    share__arena_shrink(arena, v.out, v.n);
    *out = share__trim((share__view){v.out, v.n});
    return SHARE_OK;
}
