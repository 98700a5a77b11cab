/* markdown_tags.c - HTML and JSX inside Markdown: what each tag becomes.
 *
 * No tag reaches cmark, so no block of HTML does: a tag of a block ends the paragraph, a heading
 * becomes one, items, rows, captions and quotes start with a mark, emphasis, links and code become
 * marks inside the text. Some elements vanish with all that they hold (scripts, frames, forms'
 * parts); <pre> is code. A tag of another name vanishes alone; where it stands alone on its line,
 * as components do, it also ends the paragraph.
 *
 * A tag is read as JSX writes it, with braces and quotes; that is a superset of HTML's. */
#include "read/markdown_lines.h"

#include <string.h>

enum { TAG_STEPS = 2048 }; /* bytes outside quotes in the longest tag */

static bool is_name(char c)
{
    return share__is_alpha(c) || share__is_digit(c) || c == '-' || c == '_';
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
    for (unsigned steps = 0; p < limit && steps < TAG_STEPS; p++, steps++) {
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
    int slot = SHARE__ELEMENT_ENDS;
    for (const tag_row *other = tag_rows; other < row; other++)
        slot += other->kind >= TAG_PRE;
    const char *close = find_end_tag(lines, slot, name, after);
    if (close == lines->end)
        return after;
    const char *end = tag_end(lines, close + 2);
    if (row->kind == TAG_PRE)
        share__lines_code_between(lines, after, close, true);
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

const char *share__lines_tag(share__lines *lines, const char *p)
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
