/* markdown_marks.c - what stands inside a line and is no CommonMark.
 *
 * One pass over the bytes of a line that has a brace, an angle bracket, a dollar sign or a bar:
 * shortcodes (Hugo, Liquid, Nunjucks) and comments vanish, those that hold code become code,
 * the words between a pair of others stay; tags of HTML and JSX become what they mean (a heading,
 * a new paragraph, an item, a mark) or vanish, some with all that they hold; display math vanishes;
 * lists of attributes in braces vanish. Code spans and escaped characters are copied.
 *
 * What runs over several lines is followed to its end. Every search forward goes through a
 * cursor or is bounded by a number of bytes, so that the work is linear in the source. */
#include "read/markdown_lines.h"

#include <string.h>

enum {
    SHORTCODE = 8192, /* bytes of the longest shortcode's tag */
    SPAN = 512,       /* how far a code span is followed */
    NAME = 16         /* bytes of the longest name that means something */
};

/* ---- helpers ----------------------------------------------------------------------------- */

static bool is_name(char c)
{
    return share__is_alpha(c) || share__is_digit(c) || c == '-' || c == '_';
}

static bool has_blank_line(const char *p, const char *end)
{
    while ((p = memchr(p, '\n', (size_t)(end - p))) != NULL) {
        p++;
        while (p < end && (*p == ' ' || *p == '\t'))
            p++;
        if (p == end)
            return false;
        if (*p == '\n')
            return true;
    }
    return false;
}

/* What comes next in the piece stands at 'p' in the source. */
static void start_content(share__lines *lines, const char *p)
{
    if (!lines->content)
        share__lines_place(lines, p);
    lines->content = true;
}

void share__lines_text(share__lines *lines, const char *p, const char *end)
{
    if (!lines->content) {
        while (p < end && (*p == ' ' || *p == '\t'))
            p++;
        if (p == end)
            return;
        start_content(lines, p);
    }
    if (p < end && *p != '\\') { /* code to us may be none to cmark */
        lines->brackets = lines->brackets || memchr(p, '[', (size_t)(end - p)) ||
                          memchr(p, '<', (size_t)(end - p));
        lines->ticks = lines->ticks || memchr(p, '`', (size_t)(end - p));
    }
    share__put(&lines->out, share__view_between(p, end));
}

/* The index of a lower-case name in a table of names; -1 when it is not there. */
static int name_index(const char *const *names, int count, share__view name)
{
    for (int i = 0; i < count; i++)
        if (share__equal_nocase(name, share__view_of(names[i])))
            return i;
    return -1;
}

/* ---- shortcodes -------------------------------------------------------------------------- */

/* What they hold is code; then what they hold vanishes. */
static const char *const shortcode_names[] = {
    "highlight",  "code",    "codeblock", "mermaid", "plantuml", "prism",   "terminal",  "graphviz",
    "viz",        "dot",     "ditaa",     "console", "raw",      "comment", "script",    "style",
    "javascript", "css",     "math",      "katex",   "latex",    "tikz",    "chart",     "svg",
    "rawhtml",    "gallery", "figure",    "echarts", "schema",   "capture", "stylesheet"};
enum {
    SHORTCODES = sizeof shortcode_names / sizeof *shortcode_names,
    SHORTCODE_RAW = 12,   /* the last that holds code */
    END_TAGS = SHORTCODES /* where the cursors of elements start */
};

/* The next end of the paired shortcode of that name: "{{< /name", "{% endname". */
static const char *find_shortcode_end(share__lines *lines, int slot, share__view name,
                                      const char *from)
{
    const char **cursor = &lines->name_end[slot];
    if (*cursor >= from)
        return *cursor;
    const char *p = from;
    while ((p = memchr(p, '{', (size_t)(lines->end - p))) != NULL) {
        const char *q = p + 1;
        while (q < lines->end && q - p < 6 &&
               (*q == '{' || *q == '<' || *q == '%' || *q == '-' || *q == ' '))
            q++;
        share__view rest = share__view_between(q, lines->end);
        size_t ahead = share__starts_with(rest, SHARE__LIT("end"))  ? 3
                       : share__starts_with(rest, SHARE__LIT("/ ")) ? 2
                       : share__starts_with(rest, SHARE__LIT("/"))  ? 1
                                                                    : 0;
        rest = share__view_from(rest, ahead);
        if (ahead > 0 && q > p + 1 && share__starts_with(rest, name) &&
            (rest.n == name.n || !is_name(rest.p[name.n])))
            break;
        p++;
    }
    *cursor = p ? p : lines->end;
    return *cursor;
}

/* The end of the tag that starts at 'p' with two braces or a brace and a percent sign, behind it;
 * NULL when there is none. */
static const char *shortcode_tag(share__lines *lines, const char *p)
{
    enum share__cursor which = SHARE__AT_BRACES;
    size_t length = 2;
    if (p[1] == '%') {
        which = SHARE__AT_PERCENT_BRACE;
    } else if (p + 2 < lines->end && (p[2] == '<' || p[2] == '%')) {
        which = p[2] == '<' ? SHARE__AT_ANGLE_BRACES : SHARE__AT_PERCENT_BRACES;
        length = 3;
    }
    const char *end = share__lines_seek(lines, which, p + 2);
    if (end == lines->end || end - p > SHORTCODE)
        return NULL;
    if (length == 2 && p[1] == '{' && has_blank_line(p, end))
        return NULL;
    end += length;
    while (end < lines->end && *end == '}' && p[1] == '{' && p[2] == '{')
        end++;
    return end;
}

/* A block of code goes in; on one line, it is words of that line. */
void share__lines_code_between(share__lines *lines, const char *from, const char *to, bool html)
{
    if (lines->content && !memchr(from, '\n', (size_t)(to - from))) {
        share__lines_mark(lines, SHARE__MARK_CODE);
        share__lines_text(lines, from, to);
        share__lines_mark(lines, SHARE__MARK_CODE_END);
        return;
    }
    share__view code = share__view_between(from, to);
    while (code.n > 0 && (code.p[0] == '\n' || code.p[0] == ' ') && memchr(code.p, '\n', code.n) &&
           share__trim(share__view_slice(code, 0, share__find(code, '\n', 0))).n == 0)
        code = share__view_from(code, share__find(code, '\n', 0) + 1);
    share__lines_code(lines, (share__code){.text = share__trim_end(code), .html = html}, from);
}

/* "{% raw %}" around fenced code, or around much, is no code itself. */
static bool raw_is_code(const char *from, const char *to)
{
    share__view inside = share__view_between(from, to);
    if (inside.n > 4096 || !memchr(from, '\n', inside.n))
        return false;
    return share__find_view(inside, SHARE__LIT("```"), 0) == inside.n &&
           share__find_view(inside, SHARE__LIT("~~~"), 0) == inside.n && !has_blank_line(from, to);
}

static const char *shortcode(share__lines *lines, const char *p)
{
    const char *end = shortcode_tag(lines, p);
    if (!end)
        return NULL;
    const char *q = p + 1;
    while (q < end && (*q == '{' || *q == '<' || *q == '%' || *q == '-' || *q == ' '))
        q++;
    share__view name = {q, 0};
    while (q + name.n < end && is_name(q[name.n]))
        name.n++;
    bool closed = end - p > 4 && (end[-3] == '/' || end[-4] == '/');
    int slot = name.n > 0 && name.n < NAME && !closed && q > p + 1 &&
                       (p[1] == '%' || p[2] == '<' || p[2] == '%')
                   ? name_index(shortcode_names, SHORTCODES, name)
                   : -1;
    if (slot < 0)
        return end;
    const char *close = find_shortcode_end(lines, slot, name, end);
    if (close == lines->end)
        return end;
    const char *after = shortcode_tag(lines, close);
    if (!after || (slot == SHORTCODE_RAW && !raw_is_code(end, close)))
        return end;
    if (slot <= SHORTCODE_RAW)
        share__lines_code_between(lines, end, close, false);
    return after;
}

/* "{: .class}", "{#id}", "{.class}", "{width=50%}" behind a link or code. */
static const char *attributes(const share__lines *lines, const char *p, const char *end)
{
    const char *close = memchr(p, '}', (size_t)(end - p < 256 ? end - p : 256));
    if (!close)
        return NULL;
    bool behind = p > lines->start && (p[-1] == ')' || p[-1] == ']' || p[-1] == '`');
    const char *first = p + 1;
    while (behind && first < close && *first == ' ')
        first++;
    char second = *first, third = close - first > 1 ? first[1] : ' ';
    if (second == ':' && (third == ':' || third == '/' || third == ' ' || third == '.' ||
                          third == '#' || share__is_alpha(third)))
        return close + 1;
    if ((second == '#' || second == '.') &&
        (share__is_alpha(third) || third == '-' || third == '_'))
        return close + 1;
    return behind && memchr(p, '=', (size_t)(close - p)) ? close + 1 : NULL;
}

static const char *brace(share__lines *lines, const char *p, const char *end)
{
    const char *close;
    if (lines->end - p < 4)
        return NULL;
    switch (p[1]) {
    case '{':
    case '%':
        return shortcode(lines, p);
    case '/': /* a comment of JSX */
        close = p[2] == '*' ? share__lines_seek(lines, SHARE__AT_STAR_BRACE, p) : lines->end;
        return close < lines->end ? close + 3 : NULL;
    case '#': /* a comment of Nunjucks */
        close = p[2] == ' ' || p[2] == '\n' || p[2] == '-'
                    ? share__lines_seek(lines, SHARE__AT_HASH_BRACE, p + 2)
                    : lines->end;
        if (close < lines->end && close - p < SHORTCODE)
            return close + 2;
        return attributes(lines, p, end);
    case '"': /* {" "} */
        return p[2] == ' ' && end - p > 4 && p[3] == '"' && p[4] == '}' ? p + 5 : NULL;
    default:
        return attributes(lines, p, end);
    }
}

static bool is_more(share__view comment)
{
    static const char *const names[] = {"more",        "truncate",   "end_excerpt", "excerpt-end",
                                        "end excerpt", "endexcerpt", "excerpt",     "read more",
                                        "readmore",    "read-more",  "cut",         "preview"};
    comment = share__trim(comment);
    if (comment.n > 1 && comment.p[0] == '/')
        comment = share__trim(share__view_from(comment, 1));
    return name_index(names, sizeof names / sizeof *names, comment) >= 0;
}

/* The mark of the teaser's end; alone on its line it is no part of the paragraph above. */
static void more(share__lines *lines, const char *after)
{
    const char *end = share__lines_stop(lines, after);
    bool alone = !lines->content && share__trim(share__view_between(after, end)).n == 0;
    if (alone)
        share__lines_break(lines, after);
    share__lines_mark(lines, SHARE__MARK_MORE);
    if (alone)
        share__lines_break(lines, after);
}

static const char *angle(share__lines *lines, const char *p)
{
    share__view rest = share__view_between(p, lines->end);
    if (rest.n < 3)
        return NULL;
    if (share__starts_with(rest, SHARE__LIT("<!--"))) {
        const char *end = share__lines_seek(lines, SHARE__AT_COMMENT_END, p + 2);
        if (end == lines->end)
            return p + 4; /* never closed: what follows is kept */
        if (end > p + 4 && end - p < 40 && is_more(share__view_between(p + 4, end)))
            more(lines, end + 3);
        return end + 3;
    }
    if (p[1] == '!' || p[1] == '?') {
        const char *end = share__lines_seek(lines, SHARE__AT_GREATER, p);
        return end < lines->end && end - p < SHORTCODE &&
                       (p[1] == '?' || share__is_alpha(p[2]) || p[2] == '[')
                   ? end + 1
                   : NULL;
    }
    if (p[1] == '>' || (p[1] == '/' && p[2] == '>')) /* a fragment of JSX */
        return p + (p[1] == '>' ? 2 : 3);
    return share__is_alpha(p[1]) || p[1] == '/' ? share__lines_tag(lines, p) : NULL;
}

/* ---- the line ---------------------------------------------------------------------------- */

/* The end of the code span at 'p'; of its backticks alone when nothing closes it. */
static const char *code_span(share__lines *lines, const char *p, const char *end)
{
    size_t run = 1;
    while (p + run < end && p[run] == '`')
        run++;
    const char *from = p + run, *limit = lines->end - from > SPAN ? from + SPAN : lines->end;
    if (limit > end && lines->prefix_length > 0)
        limit = end;
    const char **free_until = &lines->tick_free[run < 16 ? run : 15];
    const char *q = *free_until > from ? *free_until : from;
    while (q < limit && (q = memchr(q, '`', (size_t)(limit - q))) != NULL) {
        size_t n = 1;
        while (q + n < limit && q[n] == '`')
            n++;
        if (n == run && (q <= end || !has_blank_line(end, q)))
            return q + n;
        if (n == run) /* of another paragraph */
            limit = q;
        q += n;
    }
    if (*free_until < limit)
        *free_until = limit;
    return from;
}

/* Copies a code span; its line breaks become spaces, as they are. */
static void copy_span(share__lines *lines, const char *p, const char *end)
{
    for (const char *q; (q = memchr(p, '\n', (size_t)(end - p))) != NULL; p = q + 1) {
        share__lines_text(lines, p, q);
        share__lines_text(lines, " ", &" "[1]);
    }
    share__lines_text(lines, p, end);
}

static const char *dollars(share__lines *lines, const char *p, const char *end)
{
    if (lines->end - p < 5 || p[1] != '$')
        return NULL;
    const char *close = share__lines_seek(lines, SHARE__AT_DOLLARS, p + 2);
    if (close == lines->end || close - p > SHORTCODE)
        return NULL;
    if (close < end)
        return close + 2;
    bool alone = share__trim(share__view_between(p + 2, end)).n == 0;
    return !lines->content && (alone || !has_blank_line(p, close)) ? close + 2 : NULL;
}

/* "<https://example.org>", "<me@example.org>" */
static bool is_address(const char *p, const char *end)
{
    bool sign = false;
    for (const char *q = p + 1; q < end && q - p < 1000; q++) {
        if (*q == '>')
            return sign;
        if (share__is_space(*q) || *q == '<')
            return false;
        sign = sign || *q == ':' || *q == '@';
    }
    return false;
}

static const bool special[256] = {['`'] = true, ['\\'] = true, ['<'] = true, ['{'] = true,
                                  ['$'] = true, ['|'] = true,  ['('] = true};

/* What starts at 'p': returns its end; NULL when the byte stands for itself. */
static const char *construct(share__lines *lines, const char *p, const char *end)
{
    static const char escaped[] = "\\<"; /* no tag, and none to cmark either */
    const char *q;
    switch (*p) {
    case '`':
        start_content(lines, p);
        if ((q = share__lines_marked(lines, p, end)) != NULL)
            return q;
        q = code_span(lines, p, end);
        copy_span(lines, p, q);
        return q;
    case '\\':
        q = p + 1 < end ? p + 2 : end;
        if (!(lines->table && q == p + 2 && p[1] == '|'))
            share__lines_text(lines, p, q);
        else
            share__lines_text(lines, p + 1, q);
        return q;
    case '<':
        q = angle(lines, p);
        if (!q && !is_address(p, end) && p + 1 < end &&
            (share__is_alpha(p[1]) || p[1] == '/' || p[1] == '!' || p[1] == '?')) {
            start_content(lines, p);
            share__lines_text(lines, escaped, escaped + 2);
            q = p + 1;
        }
        return q;
    case '{':
        return brace(lines, p, end);
    case '$':
        return dollars(lines, p, end);
    case '|':
        if (lines->table)
            share__lines_mark(lines, SHARE__MARK_CELL);
        return lines->table ? p + 1 : NULL;
    case '(': /* a picture inside the text */
        q = memchr(p, ')', (size_t)(lines->end - p));
        share__lines_text(lines, p, q ? p + 1 : p);
        return q;
    default:
        return NULL;
    }
}

/* "(data:", the target of a picture that is inside the text. */
static bool starts_data(const char *p, const char *end)
{
    return end - p > 6 && p[1] == 'd' && memcmp(p + 2, "ata:", 4) == 0;
}

/* The first byte from 'p' on that may be more than text. */
static const char *pass_text(const char *p, const char *end)
{
    for (; p < end; p++)
        if (special[(unsigned char)*p] && (*p != '(' || starts_data(p, end)))
            break;
    return p;
}

static void words(share__lines *lines, const char *p, const char *end)
{
    if (!lines->content) {
        p = share__lines_skip_blanks(p, end);
        if (p == end)
            return;
        start_content(lines, p);
    }
    share__lines_words(lines, p, end);
}

const char *share__lines_marks(share__lines *lines, const char *p, const char *end)
{
    while (p < end) {
        const char *q = pass_text(p, end);
        if (q > p)
            words(lines, p, q);
        if (q == end)
            break;
        p = construct(lines, q, end);
        if (!p) {
            share__lines_text(lines, q, q + 1);
            p = q + 1;
        } else if (p > end) {
            for (const char *n = end; (n = memchr(n, '\n', (size_t)(p - n))) != NULL;) {
                lines->line++;
                lines->line_start = ++n;
            }
            end = share__lines_stop(lines, p);
        }
    }
    return end;
}
