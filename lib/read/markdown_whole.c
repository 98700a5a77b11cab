/* markdown_whole.c - paragraphs, headings, code and lists that need no parser.
 *
 * Most blocks of an article are words, with marks among them that can mean one thing only. Where
 * nothing before such a block can go on with it (a blank line, and no white space in front) and its
 * end is in no doubt (a blank line, a heading, a fence, an item), it is what it looks like: its
 * words are set aside, and cmark sees one short paragraph for all such blocks in a row. Fenced code
 * likewise; and items of lists with all that is indented below them, in each other: by its columns
 * of white space a line belongs to the deepest item whose text starts there at the latest. Whatever
 * has anything less simple in it goes the long way, all of it: of a list, the outermost item and
 * what comes behind. */
#include "read/document.h"
#include "read/markdown_lines.h"
#include "read/markdown_starts.h"

enum {
    MOST = 65536,          /* in a piece: four digits of 16 */
    PARAGRAPH = 16 * 1024, /* bytes: the long way cuts longer ones */
    ITEM = 16 * 1024,      /* and those of an item with all that it holds */
    LONGEST_LINE = 4096,
    DEEPEST = 6,
    SPACES = 3 /* in front of a block, beyond those of its item: more are code */
};

/* A block that is being read, and the items that it is in. */
typedef struct reading {
    share__lines *lines;
    const char *at, *end; /* of its first line; of the last line that was read */
    unsigned line;        /* the number of that last line */
    const char *text, *words_end;
    size_t depth;
    unsigned columns[DEEPEST]; /* where the text of each item starts */
} reading;

/* How many of the items a line may belong to that has so many columns in front. */
static size_t depth_at(const reading *r, unsigned columns)
{
    size_t depth = r->depth;
    while (depth > 0 && r->columns[depth - 1] > columns)
        depth--;
    return depth;
}

/* Whether so many columns are an indentation, and no code, to what stands in so many items. */
static bool is_near(const reading *r, size_t depth, unsigned columns)
{
    return columns <= (depth > 0 ? r->columns[depth - 1] : 0) + SPACES;
}

/* What comes next once a line of words is read. */
typedef enum follower { ENDS, GOES_ON, UNDERLINE, UNKNOWN } follower;

/* The line from 'line' to 'end', which isn't empty, below words. */
static follower behind_words(const reading *r, const char *line, const char *end)
{
    if (share__starts_words(*line))
        return GOES_ON;
    const char *p = share__lines_skip_blanks(line, end);
    const unsigned columns = share__lines_indent(line, p);
    const size_t depth = depth_at(r, columns);
    if (share__starts_item(p, end))
        return is_near(r, depth, columns) && (depth < r->depth || share__item_interrupts(p, end))
                   ? ENDS
                   : UNKNOWN;
    if (share__starts_text(p, end))
        return p > line && *p == '<' ? UNKNOWN : GOES_ON; /* tags may take its white space */
    if (r->depth == 0 && p == line && share__starts_underline(p, end) > 0)
        return UNDERLINE;
    if (depth < r->depth || !is_near(r, depth, columns))
        return UNKNOWN;
    return share__starts_heading(p, end) > 0 || share__lines_fence(p, end) > 0 ? ENDS : UNKNOWN;
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

static bool is_blank(const share__lines *lines, const char *p)
{
    if (*p != ' ' && *p != '\t')
        return *p == '\n';
    p = share__lines_skip_blanks(p, lines->end);
    return p == lines->end || *p == '\n';
}

/* Finds the end of the words from r->text on, which start on a line that ends at r->end and may go
 * on on the next ones; *level is that of the heading that a line below makes of them. */
static bool find_end(reading *r, unsigned *level)
{
    const share__lines *lines = r->lines;
    const char *line = r->at;
    for (*level = 0;; r->line++) {
        if (!is_simple_line(r, line) || r->end - r->at > PARAGRAPH)
            return false;
        r->words_end = r->end;
        line = r->end + 1;
        if (lines->end - r->end < 2 || is_blank(lines, line))
            return true;
        const char *end = share__lines_stop(lines, line);
        const follower what = behind_words(r, line, end);
        if (what == ENDS || what == UNKNOWN)
            return what == ENDS;
        r->end = end;
        if (what == UNDERLINE) {
            *level = share__starts_underline(line, end);
            r->line++;
            return end == lines->end || *end == '\n';
        }
    }
}

static bool read_spans(const reading *r)
{
    const char *end = r->words_end;
    while (end > r->text && end[-1] == ' ')
        end--;
    return share__lines_spans(r->lines, r->text, end);
}

/* "## Words" */
static bool read_heading(reading *r, unsigned level)
{
    for (r->text += level; r->text < r->end && *r->text == ' '; r->text++) {
    }
    for (r->words_end = r->end; r->words_end > r->text && r->words_end[-1] == ' '; r->words_end--) {
    }
    return is_simple_line(r, r->at) && r->text < r->words_end && r->words_end[-1] != '#' &&
           read_spans(r);
}

/* Code between fences. */
static bool read_code(reading *r, const char *p)
{
    unsigned more;
    const share__view code = share__lines_fenced(r->lines, p, &r->end, false, &more);
    r->line += more;
    return share__lines_keep(r->lines, (share__aside){.text = code, .whole = code});
}

/* An item, whose mark is at 'p' and its text at 'text'. */
static bool read_item(reading *r, share__whole *whole, const char *p, const char *text)
{
    unsigned level;
    if (r->depth == DEEPEST)
        return false;
    r->columns[r->depth++] = share__lines_indent(r->at, p) + (unsigned)(text - p);
    whole->kind = SHARE__ITEM;
    whole->level = (uint8_t)r->depth;
    whole->flags = share__is_digit(*p) ? SHARE__NUMBERED : 0;
    whole->column += (unsigned)(text - p);
    r->text = text;
    return share__starts_text(text, r->end) && find_end(r, &level) && read_spans(r);
}

static bool read_paragraph(reading *r, share__whole *whole)
{
    unsigned level;
    if (share__may_import(r->text, r->end) || !find_end(r, &level))
        return false;
    whole->kind = level > 0 ? SHARE__HEADING : SHARE__PARAGRAPH;
    whole->level = (uint8_t)level;
    return read_spans(r);
}

/* What the block at r->at is; false when it isn't simple. */
static bool read_block(reading *r, share__whole *whole)
{
    const char *p = share__lines_skip_blanks(r->at, r->end), *item;
    const unsigned columns = share__lines_indent(r->at, p);
    r->depth = depth_at(r, columns);
    if (!is_near(r, r->depth, columns) || (p > r->at && (r->depth == 0 || *p == '<')))
        return false;
    r->text = p;
    whole->line = r->line;
    whole->column = (unsigned)(p - r->at) + 1;
    whole->indent = columns;
    if (share__starts_words(*p))
        return read_paragraph(r, whole);
    if ((whole->level = (uint8_t)share__starts_heading(p, r->end)) > 0) {
        whole->kind = SHARE__HEADING;
        return read_heading(r, whole->level);
    }
    if ((item = share__starts_item(p, r->end)) != NULL)
        return read_item(r, whole, p, item);
    if (share__lines_fence(p, r->end) > 0) {
        whole->kind = SHARE__CODE;
        return read_code(r, p);
    }
    return share__starts_text(p, r->end) && read_paragraph(r, whole);
}

/* Reads the block at r->at and adds it. */
static bool add_block(reading *r, bool starts)
{
    share__lines *lines = r->lines;
    share__whole whole = {.first = lines->aside_count, .starts = starts};
    if (lines->whole_count >= MOST || !read_block(r, &whole))
        return false;
    share__whole *wholes = share__arena_grow(lines->scratch, lines->wholes, lines->whole_count,
                                             &lines->whole_room, sizeof *wholes);
    lines->failed = lines->failed || !wholes;
    if (!wholes)
        return false;
    whole.count = lines->aside_count - whole.first;
    whole.source = share__view_between(r->at, r->end);
    lines->wholes = wholes;
    wholes[lines->whole_count++] = whole;
    if (whole.kind != SHARE__CODE) /* which is no part of the piece the long way either */
        lines->whole_bytes += (size_t)(r->end - r->at);
    return true;
}

/* Whether what comes at 'p', without white space in front and maybe behind a blank line, ends a
 * list: none of the lines that may vanish and so let what is behind them go on with it. */
static bool ends_list(const share__lines *lines, const char *p, bool behind_blank)
{
    const char *end = share__lines_stop(lines, p);
    if (share__starts_item(p, end))
        return true;
    return behind_blank &&
           ((*p != '<' && share__starts_text(p, end) && !share__may_import(p, end)) ||
            share__starts_heading(p, end) > 0 || share__lines_fence(p, end) > 0);
}

/* Moves to the next block of the item at hand, if there is one; *fine is false when that is in
 * doubt.
 */
static bool next_in_item(reading *r, bool *fine)
{
    const share__lines *lines = r->lines;
    unsigned blanks;
    if (lines->end - r->end < 2)
        return false;
    const char *p = share__behind_blank_lines(r->end + 1, lines->end, &blanks);
    if (p == lines->end)
        return false;
    const char *text = share__lines_skip_blanks(p, lines->end);
    if (text == p) {
        *fine = ends_list(lines, p, blanks > 0);
        return false;
    }
    *fine = p - lines->at < ITEM;
    r->at = p;
    r->line += blanks + 1;
    r->end = share__lines_stop(lines, p);
    return *fine;
}

/* The block at lines->at, whose first line ends at 'end', with all that is in it. Nothing has
 * changed when it is false. */
static bool take_block(share__lines *lines, const char *end, bool starts)
{
    const size_t asides = lines->aside_count, wholes = lines->whole_count;
    const size_t bytes = lines->whole_bytes;
    const char *bar = lines->cursor[SHARE__AT_BAR];
    reading r = {.lines = lines, .at = lines->at, .end = end, .line = lines->line};
    bool fine = add_block(&r, starts);
    if (r.depth > 0)
        while (fine && next_in_item(&r, &fine))
            fine = add_block(&r, false);
    if (!fine) {
        lines->aside_count = asides;
        lines->whole_count = wholes;
        lines->whole_bytes = bytes;
        lines->cursor[SHARE__AT_BAR] = bar;
        return false;
    }
    lines->in_list = r.depth > 0;
    lines->line = r.line;
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
    unsigned blanks;
    lines->at = share__behind_blank_lines(lines->at, lines->end, &blanks);
    lines->line_start = lines->at;
    lines->line += blanks;
    return lines->at < lines->end ? share__lines_stop(lines, lines->at) : NULL;
}

bool share__lines_whole(share__lines *lines, const char *end)
{
    if (!is_apart(lines) || lines->whole_count >= MOST || *lines->at == ' ' || *lines->at == '\n' ||
        !share__buffer_reserve(&lines->out, 16))
        return false;
    const bool in_list = lines->in_list;
    const size_t number = lines->whole_count;
    share__lines_place(lines, lines->at);
    if (!take_block(lines, end, true)) {
        lines->in_list = in_list;
        return false;
    }
    share__lines_stand_in(lines, SHARE__MARK_WHOLE, number);
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
    lines->in_code = lines->in_html = lines->row = false;
    lines->dedent = lines->blanks = 0;
    lines->paragraph = 0;
    lines->after_blank = lines->wholes[lines->whole_count - 1].kind == SHARE__CODE;
    return true;
}
