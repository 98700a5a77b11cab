/* markdown_whole.c - paragraphs, headings and items that need no parser.
 *
 * Most paragraphs of an article are words, with a few marks among them that can mean one thing
 * only. Where nothing before such a paragraph can go on with it (a blank line, and no white space
 * in front) and it ends at a blank line, or at a heading's or an item's marks, it is what it looks
 * like: its words are set aside, and cmark sees one short paragraph for all such blocks in a row.
 * Headings after number signs likewise; and items of lists that are not indented, each of one
 * paragraph: what follows is another item, or after a blank line something that isn't indented.
 * Whatever has any other mark goes the long way, all of it. */
#include "read/document.h"
#include "read/markdown_lines.h"

#include <string.h>

enum {
    MOST = 65536,          /* in a piece: four digits of 16 */
    PARAGRAPH = 16 * 1024, /* bytes: the long way cuts longer ones */
    LEVELS = 6,
    MOST_SPACES = 4, /* behind an item's mark: more are code */
    LONGEST_LINE = 4096
};

/* A block that is being read. */
typedef struct reading {
    share__lines *lines;
    const char *start, *text; /* of the block, of its words */
    const char *words_end;
    const char *end; /* of the last line that was read */
    unsigned more;   /* lines behind the first */
} reading;

/* Before the spaces that end a line. */
static const char *without_spaces(const char *start, const char *end)
{
    while (end > start && end[-1] == ' ')
        end--;
    return end;
}

static const char *behind_spaces(const char *p, const char *end)
{
    while (p < end && *p == ' ')
        p++;
    return p;
}

/* Behind the mark of an item at 'p' and the spaces after it; NULL when there is none. */
static const char *behind_mark(const char *p, const char *end)
{
    const char *mark = p;
    while (p < end && share__is_digit(*p))
        p++;
    if (p == end || p - mark > 9 || !memchr(p == mark ? "-*+" : ".)", *p, p == mark ? 3 : 2))
        return NULL;
    const char *text = behind_spaces(++p, end);
    if (text == p || text - p > MOST_SPACES || text == end)
        return NULL;
    return *mark == '*' && share__lines_rule(mark, end) ? NULL : text; /* "* **" */
}

/* "[^1]: ", "[toc]": brackets that may be no text to the line pass. */
static bool is_line_in_brackets(const char *p, const char *end)
{
    const share__view line = share__trim_end(share__view_between(p, end));
    return line.p[line.n - 1] == ']' || (line.n > 1 && line.p[1] == '^');
}

/* Stars or low lines that start a word, and neither an item, a rule nor "*[ABBR]: ". */
static bool is_emphasis(const char *p, const char *end)
{
    return end - p > 1 && p[1] != ' ' && p[1] != '[' && !share__lines_rule(p, end);
}

/* Whether words start at 'p', or a mark that stands among words: nothing that starts a block. */
static bool is_text(const char *p, const char *end)
{
    if (share__starts_words(*p))
        return true;
    const char next = end - p > 1 ? p[1] : ' ', *digits = p;
    switch (*p) {
    case '[':
        return !is_line_in_brackets(p, end);
    case '*':
    case '_':
        return is_emphasis(p, end);
    case '`':
    case '~':
        return share__lines_fence(p, end) == 0;
    case '!':
        return next == '[';
    case '<': /* the rest of it is looked at where it stands */
    case '&':
    case '\\':
        return true;
    case '.':
    case '/':
    case '@':
        return next != '[';
    default:
        while (p < end && share__is_digit(*p))
            p++;
        return p > digits && (p == end || (*p != '.' && *p != ')'));
    }
}

/* "## ": how many number signs, 0 when it is no heading. */
static unsigned heading_level(const char *p, const char *end)
{
    unsigned level = 0;
    while (p < end && *p == '#' && level <= LEVELS) {
        p++;
        level++;
    }
    return p < end && *p == ' ' && level <= LEVELS ? level : 0;
}

/* What comes next once a line is read that ends at 'end'. */
typedef enum follower { ENDS, GOES_ON, UNKNOWN } follower;

/* A paragraph ends at a heading, at code, or at an item that may stop one. */
static follower behind_paragraph(const char *p, const char *end)
{
    if (is_text(p, end))
        return GOES_ON;
    return heading_level(p, end) > 0 || share__lines_fence(p, end) > 0 ? ENDS : UNKNOWN;
}

/* An item ends at another one. */
static follower behind_item(const char *p, const char *end)
{
    if (behind_mark(p, end))
        return ENDS;
    p = behind_spaces(p, end);
    return p < end && is_text(p, end) && !behind_mark(p, end) ? GOES_ON : UNKNOWN;
}

/* MDX imports at the start of a paragraph. */
static bool may_import(const char *p, const char *end)
{
    return end - p > 1 && ((p[0] == 'i' && p[1] == 'm') || (p[0] == 'e' && p[1] == 'x'));
}

/* Whether what comes behind the blank lines at 'p' ends a list: it isn't indented, and not of the
 * lines that may vanish and so let what is behind them go on with the list. */
static bool list_ends(const share__lines *lines, const char *p)
{
    while (p < lines->end && *p == '\n')
        p++;
    if (p == lines->end)
        return true;
    const char *end = share__lines_stop(lines, p);
    return (*p != '<' && is_text(p, end) && !may_import(p, end)) || heading_level(p, end) > 0 ||
           behind_mark(p, end) || share__lines_fence(p, end) > 0;
}

/* Whether the line from 'p' to r->end is one that spans can be looked for in. */
static bool is_simple_line(const reading *r, const char *p)
{
    share__lines *lines = r->lines;
    return r->end - p < LONGEST_LINE && (r->end == lines->end || *r->end == '\n') &&
           share__lines_seek(lines, SHARE__AT_DOLLARS, p) >= r->end &&
           (share__lines_seek(lines, SHARE__AT_BAR, p) >= r->end ||
            !share__lines_starts_table(lines, r->end));
}

/* Finds the end of the words from r->text on, which start on a line that ends at r->end and may go
 * on on the next ones. */
static bool find_end(reading *r, bool item)
{
    const share__lines *lines = r->lines;
    const char *line = r->start;
    for (;; r->more++) {
        if (!is_simple_line(r, line) || r->end - r->start > PARAGRAPH)
            return false;
        r->words_end = r->end;
        if (lines->end - r->end < 2)
            return true;
        line = r->end + 1;
        if (*line == '\n')
            return !item || list_ends(lines, line);
        const char *end = share__lines_stop(lines, line);
        const follower what = item ? behind_item(line, end) : behind_paragraph(line, end);
        if (what != GOES_ON)
            return what == ENDS;
        r->end = end;
    }
}

static bool read_spans(const reading *r)
{
    return share__lines_spans(r->lines, r->text, without_spaces(r->text, r->words_end));
}

/* "## Words" */
static bool read_heading(reading *r, unsigned level)
{
    r->text = behind_spaces(r->text + level, r->end);
    r->words_end = without_spaces(r->text, r->end);
    return is_simple_line(r, r->start) && r->text < r->words_end && r->words_end[-1] != '#' &&
           read_spans(r);
}

/* Code between fences. */
static bool read_code(reading *r)
{
    const share__view code = share__lines_fenced(r->lines, r->start, &r->end, false, &r->more);
    return share__lines_keep(r->lines, (share__aside){.text = code, .whole = code});
}

/* What the block at r->start is; false when it isn't simple. */
static bool read_block(reading *r, share__whole *whole)
{
    const char *start = r->start, *item;
    if (*start == '#') {
        whole->kind = SHARE__HEADING;
        whole->level = (uint8_t)heading_level(start, r->end);
        return whole->level > 0 && read_heading(r, whole->level);
    }
    if ((item = behind_mark(start, r->end)) != NULL) {
        whole->kind = SHARE__ITEM;
        whole->level = 1;
        whole->flags = share__is_digit(*start) ? SHARE__NUMBERED : 0;
        whole->column += (unsigned)(item - start);
        r->text = item;
        return is_text(item, r->end) && find_end(r, true) && read_spans(r);
    }
    if (share__lines_fence(start, r->end) > 0) {
        whole->kind = SHARE__CODE;
        return read_code(r);
    }
    whole->kind = SHARE__PARAGRAPH;
    return is_text(start, r->end) && !may_import(start, r->end) && find_end(r, false) &&
           read_spans(r);
}

/* The block at lines->at, whose first line ends at 'end'. Nothing has changed when it is false. */
static bool take_block(share__lines *lines, const char *end, bool starts)
{
    share__whole whole = {
        .first = lines->aside_count, .line = lines->line, .column = 1, .starts = starts};
    reading r = {.lines = lines, .start = lines->at, .text = lines->at, .end = end};
    const char *bar = lines->cursor[SHARE__AT_BAR];
    bool fine = read_block(&r, &whole);
    share__whole *wholes =
        fine ? share__arena_grow(lines->scratch, lines->wholes, lines->whole_count,
                                 &lines->whole_room, sizeof *wholes)
             : NULL;
    if (!wholes) {
        lines->failed = lines->failed || fine;
        lines->aside_count = whole.first;
        lines->cursor[SHARE__AT_BAR] = bar;
        return false;
    }
    whole.count = lines->aside_count - whole.first;
    lines->wholes = wholes;
    wholes[lines->whole_count++] = whole;
    if (whole.kind != SHARE__CODE) /* which is no part of the piece the long way either */
        lines->whole_bytes += (size_t)(r.end - lines->at);
    lines->line += r.more;
    share__lines_step(lines, r.end);
    return true;
}

/* Whether a block that starts on this line is a child of the document: a blank line stands before
 * it in the piece. */
static bool is_apart(const share__lines *lines)
{
    const size_t n = lines->out.n;
    return lines->after_blank && !lines->brackets && !lines->ticks &&
           (n == 0 || (lines->out.p[n - 1] == '\n' && (n == 1 || lines->out.p[n - 2] == '\n')));
}

/* Moves behind the blank lines from lines->at on: the end of the line that comes there. */
static const char *next_line(share__lines *lines)
{
    const char *p = lines->at;
    while (p < lines->end && *p == '\n')
        p++;
    lines->line += (unsigned)(p - lines->at);
    lines->at = lines->line_start = p;
    return p < lines->end ? share__lines_stop(lines, p) : NULL;
}

bool share__lines_whole(share__lines *lines, const char *end)
{
    if (!is_apart(lines) || lines->whole_count >= MOST || *lines->at == ' ' || *lines->at == '\n' ||
        !share__buffer_reserve(&lines->out, 16))
        return false;
    share__lines_place(lines, lines->at);
    if (!take_block(lines, end, true))
        return false;
    share__lines_stand_in(lines, SHARE__MARK_WHOLE, lines->whole_count - 1);
    while (lines->whole_count < MOST && !share__lines_is_long(lines, 1)) {
        const char *blank = lines->at;
        const unsigned line = lines->line;
        end = next_line(lines);
        if (end && take_block(lines, end, false))
            continue;
        lines->at = lines->line_start = blank;
        lines->line = line;
        break;
    }
    share__lines_newline(lines);
    share__lines_newline(lines);
    const share__whole *last = &lines->wholes[lines->whole_count - 1];
    lines->in_list = last->kind == SHARE__ITEM;
    lines->in_code = lines->in_html = lines->row = false;
    lines->dedent = lines->blanks = 0;
    lines->paragraph = 0;
    lines->after_blank = last->kind == SHARE__CODE;
    return true;
}
