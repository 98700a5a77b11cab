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
    SPAN = 2048, /* bytes of the longest code span, tag or shortcode */
    ATTRIBUTES = 80,
    RUNS = 128 /* of emphasis marks in one value */
};

static bool is_word_byte(char c)
{
    return share__is_alpha(c) || share__is_digit(c) || (unsigned char)c >= 0x80;
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
    size_t end = v->in.n - from < SPAN ? v->in.n : from + SPAN;
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
        return skip_past(v, SHARE__LIT("-->"), 4, SPAN);
    if (rest.n < 3 ||
        !(share__is_alpha(rest.p[1]) || (rest.p[1] == '/' && share__is_alpha(rest.p[2]))))
        return false;
    size_t i = 2;
    while (i < rest.n &&
           (share__is_alpha(rest.p[i]) || share__is_digit(rest.p[i]) || rest.p[i] == '-'))
        i++;
    size_t close = i, end = rest.n < SPAN ? rest.n : SPAN;
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
        return skip_past(v, SHARE__LIT("}}"), 2, SPAN);
    if (share__starts_with(rest, SHARE__LIT("{%")))
        return skip_past(v, SHARE__LIT("%}"), 2, SPAN);
    bool attributes =
        rest.p[1] == ':' || ((rest.p[1] == '#' || rest.p[1] == '.') && share__is_alpha(rest.p[2]));
    return attributes && skip_past(v, SHARE__LIT("}"), 1, ATTRIBUTES);
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
               skip_past(v, SHARE__LIT("$$"), 2, SPAN);
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
        if ((unsigned char)c < 0x20 || c == 0x7F || memchr("[]:*~=_`\xC2\xE2\xEF", c, 11) ||
            c == '<' || c == '{' || c == '&' || c == '\\' || c == '$' || c == '!' ||
            (c == ' ' && i > 0 && text.p[i - 1] == ' '))
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
