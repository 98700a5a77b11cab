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
    TAG_STEPS = 512,  /* quotes, braces and stretches between them in a tag */
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

static void text(share__lines *lines, const char *p, const char *end)
{
    if (!lines->content) {
        while (p < end && (*p == ' ' || *p == '\t'))
            p++;
        if (p == end)
            return;
        share__lines_place(lines, p);
        lines->content = true;
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

/* The next "</name" at or after 'from', by the cursor of that name. */
static const char *find_end_tag(share__lines *lines, int slot, share__view name, const char *from)
{
    const char **cursor = &lines->name_end[slot];
    if (*cursor >= from)
        return *cursor;
    const char *p = from;
    while ((p = memchr(p, '<', (size_t)(lines->end - p))) != NULL) {
        share__view rest = share__view_between(p, lines->end);
        if (rest.n > name.n + 2 && rest.p[1] == '/' &&
            share__starts_nocase(share__view_from(rest, 2), name) && !is_name(rest.p[name.n + 2]))
            break;
        p++;
    }
    *cursor = p ? p : lines->end;
    return *cursor;
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
static void code_between(share__lines *lines, const char *from, const char *to, bool html)
{
    if (lines->content && !memchr(from, '\n', (size_t)(to - from))) {
        share__lines_mark(lines, SHARE__MARK_CODE);
        text(lines, from, to);
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
        code_between(lines, end, close, false);
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

/* ---- tags -------------------------------------------------------------------------------- */

typedef enum tag_kind {
    TAG_NOTHING, /* the tag vanishes */
    TAG_BLOCK,
    TAG_LIST,
    TAG_ITEM,
    TAG_HEADING,
    TAG_ROW,
    TAG_CELL,
    TAG_CAPTION,
    TAG_NOTE,
    TAG_QUOTE,
    TAG_LINK,
    TAG_EMPHASIS,
    TAG_CODE,
    TAG_BREAK,
    TAG_RULE,
    TAG_PICTURE,
    TAG_SUPERSCRIPT,
    TAG_PRE, /* from here on, what the element holds does not go on as it is */
    TAG_DROP
} tag_kind;

typedef struct tag_row {
    char name[12];
    tag_kind kind;
} tag_row;

/* In the order of the names. */
static const tag_row tag_rows[] = {
    {"a", TAG_LINK},
    {"abbr", TAG_NOTHING},
    {"address", TAG_BLOCK},
    {"article", TAG_BLOCK},
    {"aside", TAG_BLOCK},
    {"audio", TAG_DROP},
    {"b", TAG_EMPHASIS},
    {"blockquote", TAG_QUOTE},
    {"body", TAG_BLOCK},
    {"br", TAG_BREAK},
    {"button", TAG_DROP},
    {"canvas", TAG_DROP},
    {"caption", TAG_CAPTION},
    {"center", TAG_BLOCK},
    {"cite", TAG_NOTHING},
    {"code", TAG_CODE},
    {"dd", TAG_BLOCK},
    {"del", TAG_NOTHING},
    {"details", TAG_BLOCK},
    {"div", TAG_BLOCK},
    {"dl", TAG_BLOCK},
    {"dt", TAG_BLOCK},
    {"em", TAG_EMPHASIS},
    {"fieldset", TAG_BLOCK},
    {"figcaption", TAG_CAPTION},
    {"figure", TAG_BLOCK},
    {"font", TAG_NOTHING},
    {"footer", TAG_BLOCK},
    {"form", TAG_BLOCK},
    {"h1", TAG_HEADING},
    {"h2", TAG_HEADING},
    {"h3", TAG_HEADING},
    {"h4", TAG_HEADING},
    {"h5", TAG_HEADING},
    {"h6", TAG_HEADING},
    {"head", TAG_DROP},
    {"header", TAG_BLOCK},
    {"hr", TAG_RULE},
    {"html", TAG_BLOCK},
    {"i", TAG_EMPHASIS},
    {"iframe", TAG_DROP},
    {"img", TAG_PICTURE},
    {"ins", TAG_NOTHING},
    {"kbd", TAG_NOTHING},
    {"label", TAG_NOTHING},
    {"legend", TAG_NOTE},
    {"li", TAG_ITEM},
    {"main", TAG_BLOCK},
    {"mark", TAG_NOTHING},
    {"math", TAG_DROP},
    {"nav", TAG_BLOCK},
    {"noscript", TAG_DROP},
    {"object", TAG_DROP},
    {"ol", TAG_LIST},
    {"option", TAG_NOTHING},
    {"p", TAG_BLOCK},
    {"picture", TAG_PICTURE},
    {"pre", TAG_PRE},
    {"q", TAG_NOTHING},
    {"rp", TAG_DROP},
    {"rt", TAG_DROP},
    {"ruby", TAG_NOTHING},
    {"s", TAG_NOTHING},
    {"samp", TAG_CODE},
    {"script", TAG_DROP},
    {"section", TAG_BLOCK},
    {"select", TAG_DROP},
    {"small", TAG_NOTHING},
    {"source", TAG_NOTHING},
    {"span", TAG_NOTHING},
    {"strong", TAG_EMPHASIS},
    {"style", TAG_DROP},
    {"sub", TAG_NOTHING},
    {"summary", TAG_NOTE},
    {"sup", TAG_SUPERSCRIPT},
    {"svg", TAG_DROP},
    {"table", TAG_BLOCK},
    {"tbody", TAG_BLOCK},
    {"td", TAG_CELL},
    {"template", TAG_DROP},
    {"textarea", TAG_DROP},
    {"tfoot", TAG_BLOCK},
    {"th", TAG_CELL},
    {"thead", TAG_BLOCK},
    {"time", TAG_NOTHING},
    {"title", TAG_DROP},
    {"tr", TAG_ROW},
    {"tt", TAG_CODE},
    {"u", TAG_NOTHING},
    {"ul", TAG_LIST},
    {"video", TAG_DROP},
    {"wbr", TAG_NOTHING},
};
enum { TAGS = sizeof tag_rows / sizeof *tag_rows };

static int compare_name(share__view name, const char *other)
{
    size_t i = 0;
    for (; i < name.n && other[i]; i++) {
        int difference = share__lower(name.p[i]) - other[i];
        if (difference != 0)
            return difference;
    }
    return i < name.n ? 1 : other[i] ? -1 : 0;
}

static const tag_row *find_tag(share__view name)
{
    size_t low = 0, high = TAGS;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare_name(name, tag_rows[middle].name);
        if (order == 0)
            return &tag_rows[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* The '>' of the tag whose name ends at 'p', past quotes and, as JSX has them, braces. */
static const char *tag_end(const share__lines *lines, const char *p)
{
    unsigned depth = 0;
    const char *limit = lines->end - p > 65536 ? p + 65536 : lines->end;
    for (unsigned steps = 0; p < limit && steps < TAG_STEPS * 16; p++, steps++) {
        if (*p == '{') {
            depth++;
        } else if (*p == '}') {
            depth -= depth > 0;
        } else if ((*p == '"' || *p == '\'') && p[-1] == '=') {
            p = memchr(p + 1, *p, (size_t)(limit - p - 1));
            if (!p)
                return NULL;
        } else if (depth == 0 && *p == '>') {
            return p;
        } else if (depth == 0 && *p == '<') {
            return NULL;
        } else if (*p == '\n' && p + 1 < limit && p[1] == '\n' && depth == 0) {
            return NULL;
        }
    }
    return NULL;
}

/* A block's tag: inside the row of a table it is only a gap. */
static void block_tag(share__lines *lines, const char *after, bool closing, bool counted)
{
    lines->in_html = true;
    if (lines->row && lines->joined) {
        share__lines_mark(lines, SHARE__MARK_SPACE);
        return;
    }
    if (counted && !closing)
        lines->blocks_open++;
    else if (counted && lines->blocks_open > 0)
        lines->blocks_open--;
    share__lines_break(lines, after);
    if (!closing && lines->quotes_open > 0)
        share__lines_mark(lines, SHARE__MARK_QUOTE);
}

static void heading_tag(share__lines *lines, const char *after, bool closing, char level)
{
    lines->in_html = true;
    share__lines_break(lines, after);
    if (closing)
        return;
    share__put(&lines->out, share__view_slice(SHARE__LIT("######"), 0, (size_t)(level - '0')));
    share__put_char(&lines->out, ' ');
    lines->content = lines->joined = true;
}

static void list_tag(share__lines *lines, const char *after, bool closing, bool ordered)
{
    lines->ordered = closing ? lines->ordered >> 1 : lines->ordered << 1 | (ordered ? 1u : 0u);
    block_tag(lines, after, closing, true);
}

static void row_tag(share__lines *lines, const char *after, bool closing)
{
    lines->in_html = true;
    share__lines_break(lines, after);
    if (closing)
        return;
    share__lines_mark(lines, SHARE__MARK_ROW);
    lines->row = lines->joined = true;
}

/* The tag of a block that starts with a mark. */
static void marked_tag(share__lines *lines, const char *after, bool closing, char mark)
{
    block_tag(lines, after, true, false);
    if (!closing && !lines->row)
        share__lines_mark(lines, mark);
}

static void inline_tag(share__lines *lines, bool closing, char open, char close)
{
    share__lines_mark(lines, closing ? close : open);
}

/* An element of a name that nobody knows ends a paragraph where it stands alone. */
static void unknown_tag(share__lines *lines, const char *after)
{
    const char *end = share__lines_stop(lines, after);
    bool alone = !lines->content || share__trim(share__view_between(after, end)).n == 0;
    if (alone && !lines->row)
        share__lines_break(lines, after);
}

static void act_on_tag(share__lines *lines, const tag_row *row, share__view name, const char *after,
                       bool closing, bool empty)
{
    switch (row ? row->kind : TAG_DROP) {
    case TAG_BLOCK:
        block_tag(lines, after, closing, !empty && name.n > 1);
        break;
    case TAG_LIST:
        list_tag(lines, after, closing, share__lower(name.p[0]) == 'o');
        break;
    case TAG_ITEM:
        marked_tag(lines, after, closing,
                   lines->ordered & 1 ? SHARE__MARK_NUMBERED : SHARE__MARK_ITEM);
        break;
    case TAG_HEADING:
        heading_tag(lines, after, closing, name.p[1]);
        break;
    case TAG_ROW:
        row_tag(lines, after, closing);
        break;
    case TAG_CELL:
        if (lines->row && !closing)
            share__lines_mark(lines, SHARE__MARK_CELL);
        break;
    case TAG_CAPTION:
        marked_tag(lines, after, closing, SHARE__MARK_CAPTION);
        break;
    case TAG_NOTE:
        marked_tag(lines, after, closing, SHARE__MARK_NOTE);
        break;
    case TAG_QUOTE:
        lines->quotes_open += !closing;
        lines->quotes_open -= closing && lines->quotes_open > 0;
        block_tag(lines, after, closing, true);
        break;
    case TAG_LINK:
        inline_tag(lines, closing, SHARE__MARK_LINK, SHARE__MARK_LINK_END);
        break;
    case TAG_EMPHASIS:
        inline_tag(lines, closing, SHARE__MARK_EMPHASIS, SHARE__MARK_EMPHASIS_END);
        break;
    case TAG_CODE:
        inline_tag(lines, closing, SHARE__MARK_CODE, SHARE__MARK_CODE_END);
        break;
    case TAG_BREAK:
        share__lines_mark(lines, SHARE__MARK_SPACE);
        break;
    case TAG_RULE:
        share__lines_break(lines, after);
        share__put_string(&lines->out, "***");
        lines->content = true;
        share__lines_break(lines, after);
        break;
    case TAG_PICTURE:
        if (!closing)
            share__lines_mark(lines, SHARE__MARK_PICTURE);
        break;
    case TAG_DROP:
        if (!row)
            unknown_tag(lines, after);
        break;
    default:
        break;
    }
}

/* The element that starts with the tag [p, after) vanishes, or is code: behind its end tag. */
static const char *whole_element(share__lines *lines, const tag_row *row, share__view name,
                                 const char *after)
{
    int slot = END_TAGS;
    for (const tag_row *other = tag_rows; other < row; other++)
        slot += other->kind >= TAG_PRE;
    const char *close = find_end_tag(lines, slot, name, after);
    if (close == lines->end)
        return after;
    const char *end = tag_end(lines, close + 2);
    if (row->kind == TAG_PRE)
        code_between(lines, after, close, true);
    return end ? end + 1 : close + 2 + name.n;
}

/* The mark of a footnote: <sup> around a link to a place on the page, or a bare number in
 * brackets. */
static const char *note_mark(share__lines *lines, share__view name, const char *after)
{
    share__view inside = share__view_slice(share__view_between(after, lines->end), 0, 200);
    size_t close = share__find_view(inside, SHARE__LIT("</sup>"), 0);
    if (close == inside.n)
        return NULL;
    inside.n = close;
    (void)name;
    bool note = share__find_view(inside, SHARE__LIT("href=\"#"), 0) < inside.n ||
                (inside.n > 2 && inside.p[0] == '[' && share__is_digit(inside.p[1]));
    return note ? after + close + 6 : NULL;
}

static const char *tag(share__lines *lines, const char *p)
{
    bool closing = p[1] == '/';
    share__view name = {p + 1 + closing, 0};
    while (name.p + name.n < lines->end &&
           (is_name(name.p[name.n]) || (name.n > 0 && name.p[name.n] == '.')))
        name.n++;
    const char *q = name.p + name.n;
    if (q == lines->end || !share__is_alpha(name.p[0]) ||
        !(share__is_space(*q) || *q == '>' || *q == '/' || *q == '{'))
        return NULL;
    const char *end = tag_end(lines, q);
    if (!end)
        return NULL;
    const tag_row *row = name.n < 12 ? find_tag(name) : NULL;
    bool empty = end[-1] == '/';
    if (row && row->kind >= TAG_PRE && !closing && !empty)
        return whole_element(lines, row, name, end + 1);
    const char *note =
        row && row->kind == TAG_SUPERSCRIPT && !closing ? note_mark(lines, name, end + 1) : NULL;
    if (note)
        return note;
    act_on_tag(lines, row, name, end + 1, closing, empty);
    return end + 1;
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

static const char *angle(share__lines *lines, const char *p)
{
    share__view rest = share__view_between(p, lines->end);
    if (rest.n < 3)
        return NULL;
    if (share__starts_with(rest, SHARE__LIT("<!--"))) {
        const char *end = share__lines_seek(lines, SHARE__AT_COMMENT_END, p + 2);
        if (end == lines->end)
            return NULL;
        if (end > p + 4 && end - p < 40 && is_more(share__view_between(p + 4, end)))
            share__lines_mark(lines, SHARE__MARK_MORE);
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
    return share__is_alpha(p[1]) || p[1] == '/' ? tag(lines, p) : NULL;
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
        text(lines, p, q);
        text(lines, " ", &" "[1]);
    }
    text(lines, p, end);
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

static const bool special[256] = {['`'] = true, ['\\'] = true, ['<'] = true, ['{'] = true,
                                  ['$'] = true, ['|'] = true,  ['('] = true, [1] = true};

/* What starts at 'p': returns its end; NULL when the byte stands for itself. */
static const char *construct(share__lines *lines, const char *p, const char *end)
{
    const char *q;
    switch (*p) {
    case '`':
        q = code_span(lines, p, end);
        copy_span(lines, p, q);
        return q;
    case '\\':
        q = p + 1 < end ? p + 2 : end;
        if (!(lines->table && q == p + 2 && p[1] == '|'))
            text(lines, p, q);
        else
            text(lines, p + 1, q);
        return q;
    case '<':
        return angle(lines, p);
    case '{':
        return brace(lines, p, end);
    case '$':
        return dollars(lines, p, end);
    case '|':
        if (lines->table)
            share__lines_mark(lines, SHARE__MARK_CELL);
        return lines->table ? p + 1 : NULL;
    case '(': /* a picture inside the text */
        if (!share__starts_with(share__view_between(p + 1, lines->end), SHARE__LIT("data:")))
            return NULL;
        q = memchr(p, ')', (size_t)(lines->end - p));
        text(lines, p, q ? p + 1 : p);
        return q;
    default:
        return p + 1;
    }
}

const char *share__lines_marks(share__lines *lines, const char *p, const char *end)
{
    while (p < end) {
        const char *q = p;
        while (q < end && !special[(unsigned char)*q])
            q++;
        if (q > p)
            text(lines, p, q);
        if (q == end)
            break;
        p = construct(lines, q, end);
        if (!p) {
            text(lines, q, q + 1);
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
