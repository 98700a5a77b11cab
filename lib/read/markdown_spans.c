/* markdown_spans.c - the text of a block that no parser needs to see: links, code, emphasis.
 *
 * One pass over the text of a paragraph, heading or item whose lines are known (markdown_whole.c)
 * sets its words aside, and marks between them that say where links and emphasis start and end.
 * Read here are code on one line, links and pictures with their target behind them, addresses in
 * angle brackets, entities, backslashes and emphasis (markdown_emphasis.c), in each other. A link
 * whose target stands elsewhere is one only if the source has such targets, so then, and for all
 * that is less plain (HTML, braces, code over two lines), the block goes the long way. */
#include "read/markdown_spans.h"

#include "base/utf8.h"
#include "read/html_entities.h"

#include <string.h>

enum {
    LONGEST_CODE = 500, /* the line pass follows code no further */
    LONGEST_ADDRESS = 500,
    LONGEST_LABEL = 70 /* of a footnote */
};

static bool is_punctuation(char c)
{
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
           (c >= '{' && c <= '~');
}

static bool is_alphanumeric(char c)
{
    return share__is_alpha(c) || share__is_digit(c);
}

static const char *line_end(const share__spans *s, const char *p)
{
    const char *end = memchr(p, '\n', (size_t)(s->end - p));
    return end ? end : s->end;
}

bool share__spans_stretch(share__spans *s, const char *to)
{
    share__view words = share__view_between(s->from, to);
    share__aside aside = {.text = words,
                          .whole = words,
                          .dirty = s->seen & SHARE__STRETCH_DIRTY,
                          .breaks = s->breaks};
    s->seen = 0;
    s->breaks = false;
    return words.n == 0 || share__lines_keep(s->lines, aside);
}

static bool keep(share__spans *s, char mark, share__view text)
{
    share__aside aside = {.text = text, .whole = text, .mark = mark};
    if (mark == 0)
        share__pass_plain(text.p, text.p + text.n, &s->seen);
    aside.dirty = s->seen & SHARE__STRETCH_DIRTY;
    s->seen = 0;
    return share__lines_keep(s->lines, aside);
}

/* The stretch ends at 'to', and the next one starts at 'from'. */
static const char *go_on(share__spans *s, const char *to, const char *from)
{
    bool kept = share__spans_stretch(s, to);
    s->from = from;
    return kept ? from : NULL;
}

/* ---- single characters ------------------------------------------------------------------- */

/* A line ends at 'p': the white space around that is no text. */
static const char *line_break(share__spans *s, const char *p)
{
    const char *next = share__lines_skip_blanks(p + 1, s->end);
    if (next == p + 1 && p > s->start && p[-1] != ' ') {
        s->breaks = true;
        return next;
    }
    const char *words = p;
    while (words > s->from && words[-1] == ' ')
        words--;
    if (!go_on(s, words, p))
        return NULL;
    s->breaks = true;
    return go_on(s, p + 1, next);
}

static const char *backslash(share__spans *s, const char *p)
{
    if (p + 1 == s->end || (!is_punctuation(p[1]) && p[1] != '\n'))
        return p + 1;
    if (!go_on(s, p, p + 1))
        return NULL;
    if (p[1] == '\n')
        return line_break(s, p + 1);
    s->escaped = p + 1;
    share__pass_plain(p + 1, p + 2, &s->seen);
    return p + 2;
}

/* An entity with a semicolon, of a character that could stand there itself. */
static const char *ampersand(share__spans *s, const char *p)
{
    const share__view rest = share__view_between(p, s->end);
    char bytes[SHARE__REFERENCE_ROOM];
    size_t n;
    const size_t used = share__html_reference(rest, false, bytes, &n);
    if (used == 0 || p[used - 1] != ';')
        return p + 1;
    const uint32_t c = share__utf8_first((share__view){bytes, n});
    char *copy = share__arena_bytes(s->lines->scratch, n);
    if (c <= ' ' || (c >= 0x7F && c < 0xA0) || c >= 0xD800 || used > 8 || !copy)
        return NULL;
    memcpy(copy, bytes, n);
    return go_on(s, p, p + used) && keep(s, 0, (share__view){copy, n}) ? p + used : NULL;
}

/* ---- code and addresses ------------------------------------------------------------------ */

/* Code between runs of as many backticks, on one line. */
static const char *code(share__spans *s, const char *p)
{
    const char *open = p, *end = line_end(s, p), *q;
    while (p < end && *p == '`')
        p++;
    const size_t run = (size_t)(p - open);
    for (q = p; (q = memchr(q, '`', (size_t)(end - q))) != NULL;) {
        const char *close = q;
        while (q < end && *q == '`')
            q++;
        if ((size_t)(q - close) != run)
            continue;
        share__view text = share__view_between(p, close);
        if (text.n > LONGEST_CODE || share__trim(text).n == 0)
            return NULL;
        for (const char *c = p; c < close; c++)
            if ((unsigned char)*c < ' ' || *c == 0x7F)
                return NULL;
        if (text.p[0] == ' ' && text.p[text.n - 1] == ' ')
            text = share__view_slice(text, 1, text.n - 2);
        share__aside aside = {.text = text, .whole = share__view_between(open, q), .mark = '`'};
        return go_on(s, open, q) && share__lines_keep(s->lines, aside) ? q : NULL;
    }
    return NULL;
}

/* "https:" and what follows, "me@example.org": an address, as far as that is beyond doubt. */
static bool is_address(share__view v)
{
    size_t n = 0;
    while (n < v.n && (is_alphanumeric(v.p[n]) || memchr("+.-_", v.p[n], 4)))
        n++;
    if (n == v.n || n < 2 || n > 32 || v.p[n - 1] == '_' || !share__is_alpha(v.p[0]))
        return false;
    if (v.p[n] == ':')
        return share__find(share__view_slice(v, 0, n), '_', 0) == n;
    share__view host = share__view_from(v, n + 1);
    if (v.p[n] != '@' || host.n == 0 || host.n > 60 || !is_alphanumeric(host.p[0]))
        return false;
    for (size_t i = 1; i < host.n; i++)
        if (!is_alphanumeric(host.p[i]) &&
            ((host.p[i] != '.' && host.p[i] != '-') || !is_alphanumeric(host.p[i - 1])))
            return false;
    return is_alphanumeric(host.p[host.n - 1]) &&
           share__find_view(host, SHARE__LIT("-."), 0) == host.n;
}

static bool keep_link(share__spans *s, share__view text)
{
    return keep(s, SHARE__MARK_LINK, (share__view){text.p, 0}) && keep(s, 0, text) &&
           keep(s, SHARE__MARK_LINK_END, (share__view){text.p, 0});
}

/* "<https://example.org>"; and an angle bracket that is one. */
static const char *angle(share__spans *s, const char *p)
{
    const char *end = line_end(s, p), *close = memchr(p, '>', (size_t)(end - p));
    const char next = p + 1 < s->end ? p[1] : ' ';
    if (!share__is_alpha(next))
        return next == ' ' || (!close && next != '/' && next != '!' && next != '?') ? p + 1 : NULL;
    if (!close || close - p > LONGEST_ADDRESS)
        return NULL;
    const share__view inside = share__view_between(p + 1, close);
    for (size_t i = 0; i < inside.n; i++)
        if ((unsigned char)inside.p[i] <= ' ' || memchr("\x7F<\\&`{|$", inside.p[i], 8))
            return NULL;
    if (!is_address(inside) || !go_on(s, p, close + 1) || !keep_link(s, inside))
        return NULL;
    return close + 1;
}

/* ---- links and pictures ------------------------------------------------------------------ */

/* "(target)" and "(target "title")" at 'p', on one line: behind it; NULL for all that is less
 * simple, or none. */
static const char *target(const share__spans *s, const char *p)
{
    const char *end = line_end(s, p);
    unsigned depth = 0;
    for (p++; p < end && *p != ' ' && (*p != ')' || depth > 0); p++) {
        if ((unsigned char)*p < ' ' || *p == '<' || *p == '{' || *p == '\\' || *p == 0x7F)
            return NULL;
        depth += *p == '(';
        depth -= *p == ')';
    }
    if (depth > 0)
        return NULL;
    if (end - p > 2 && *p == ' ') {
        const char quote = p[1];
        if (p[-1] == '(' || (quote != '"' && quote != '\''))
            return NULL;
        for (p += 2; p < end && *p != quote; p++)
            if ((unsigned char)*p < ' ' || memchr("\\<{`", *p, 4))
                return NULL;
        p += p < end;
    }
    return p < end && *p == ')' ? p + 1 : NULL;
}

static const char *open_bracket(share__spans *s, const char *p)
{
    const bool picture = p > s->from && p[-1] == '!' && s->escaped != p - 1;
    if (s->bracket_count == SHARE__BRACKETS || !go_on(s, p - picture, p + 1) ||
        !keep(s, 0, share__view_between(p - picture, p + 1)))
        return NULL;
    s->brackets[s->bracket_count++] =
        (share__bracket){s->lines->aside_count - 1, s->run_count, picture, false};
    return p + 1;
}

/* The words since the bracket are a link's, or a picture's, which have no text. */
static bool close_link(share__spans *s, const share__bracket *open)
{
    share__aside *start = &s->lines->asides[open->aside];
    if (!share__spans_emphasis(s, open->run))
        return false;
    start->text.n = 0;
    start->dirty = false;
    start->mark = open->picture ? SHARE__MARK_PICTURE : SHARE__MARK_LINK;
    if (open->picture) {
        s->lines->aside_count = open->aside + 1;
        return true;
    }
    for (size_t i = 0; i < s->bracket_count; i++)
        s->brackets[i].dead = !s->brackets[i].picture;
    return keep(s, SHARE__MARK_LINK_END, start->text);
}

/* The bracket at 'p' ends the words of a link, or is a bracket. */
static const char *close_bracket(share__spans *s, const char *p)
{
    if (s->bracket_count > 0 && !s->brackets[--s->bracket_count].dead) {
        const share__bracket open = s->brackets[s->bracket_count];
        if (p + 1 < s->end && p[1] == '(') {
            const char *behind = target(s, p + 1);
            return behind && go_on(s, p, behind) && close_link(s, &open) ? behind : NULL;
        }
        if (share__lines_has_targets(s->lines))
            return NULL;
    }
    s->seen |= SHARE__STRETCH_DIRTY;
    return p + 1;
}

/* Whether the label that ends at 'p' is a footnote's, at the start of a line: no target of a link,
 * since the line pass takes these lines away. */
static bool is_footnote(const share__lines *lines, const char *p)
{
    const char *open = p, *text;
    while (open > lines->start && p - open < LONGEST_LABEL && open[-1] != '\n' && *open != '[')
        open--;
    if (*open != '[' || open[1] != '^')
        return false;
    for (text = open; text > lines->start && (text[-1] == ' ' || text[-1] == '>'); text--) {
    }
    return text == lines->start || text[-1] == '\n';
}

bool share__lines_has_targets(share__lines *lines)
{
    if (lines->targets_known)
        return lines->targets;
    lines->targets_known = true;
    const char *p = lines->start, *end = lines->end;
    while ((p = memchr(p, ']', (size_t)(end - p))) != NULL && ++p < end)
        /* What starts with the others may vanish, so that a colon comes next. */
        if (memchr(":<{$", *p, 4) && (*p != ':' || !is_footnote(lines, p - 1)))
            return lines->targets = true;
    return false;
}

/* ---- the text ---------------------------------------------------------------------------- */

/* What starts with the mark at 'p', if it is simple: one aside. */
static const char *simple(share__spans *s, const char *p)
{
    share__aside aside;
    const char *behind = share__aside_at(s->lines, p, s->end, p > s->start ? p[-1] : '\n', &aside);
    if (!behind)
        return NULL;
    for (size_t i = 0; *p == '[' && i < s->bracket_count; i++)
        s->brackets[i].dead = !s->brackets[i].picture;
    return go_on(s, p, behind) && share__lines_keep(s->lines, aside) ? behind : NULL;
}

static const char *special(share__spans *s, const char *p)
{
    const char *behind;
    switch (*p) {
    case '\n':
        return line_break(s, p);
    case '\\':
        return backslash(s, p);
    case '&':
        return ampersand(s, p);
    case '<':
        return angle(s, p);
    case ']':
        return close_bracket(s, p);
    case '*':
    case '_':
        behind = simple(s, p);
        return behind ? behind : share__spans_run(s, p);
    case '[':
        behind = simple(s, p);
        return behind ? behind : open_bracket(s, p);
    case '`':
        behind = simple(s, p);
        return behind ? behind : code(s, p);
    default: /* a brace, a control */
        return NULL;
    }
}

bool share__lines_spans(share__lines *lines, const char *p, const char *end)
{
    share__spans s;
    s.lines = lines;
    s.start = s.from = p;
    s.end = end;
    s.escaped = NULL;
    s.seen = 0;
    s.breaks = false;
    s.run_count = s.bracket_count = 0;
    while (p && (p = share__pass_plain(p, end, &s.seen)) < end)
        p = special(&s, p);
    return p && share__spans_stretch(&s, end) && share__spans_emphasis(&s, 0);
}
