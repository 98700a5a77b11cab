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
    MOST_SPACES = 4 /* behind an item's mark: more are code */
};

static bool is_alphanumeric(char c)
{
    return share__is_alpha(c) || share__is_digit(c);
}

/* A block that is being read. */
typedef struct reading {
    share__lines *lines;
    const char *start, *from; /* of the block, of the stretch */
    unsigned seen;
    bool breaks; /* a line ended in the stretch */
} reading;

/* The stretch up to 'to' is set aside. */
static bool keep_stretch(reading *r, const char *to)
{
    share__view words = share__view_between(r->from, to);
    share__aside aside = {words, words, 0, (r->seen & SHARE__STRETCH_DIRTY) != 0, r->breaks};
    r->seen = 0;
    r->breaks = false;
    return words.n == 0 || share__lines_keep(r->lines, aside);
}

/* Whether the byte at 'p', which may have a meaning, has none here: an ampersand that starts no
 * entity, a low line inside a word. */
static bool means_nothing(const reading *r, const char *p, const char *end)
{
    const char next = p + 1 < end ? p[1] : ' ';
    if (*p == '&')
        return next == ' ';
    return *p == '_' && p > r->start && is_alphanumeric(p[-1]) && is_alphanumeric(next);
}

/* The line from 'p' to 'end', without its end; false when it needs a parser. */
static bool read_line(reading *r, const char *p, const char *end)
{
    const char *start = p;
    while ((p = share__pass_plain(p, end, &r->seen)) < end) {
        if (means_nothing(r, p, end)) {
            p++;
            continue;
        }
        share__aside aside;
        const char *behind = share__aside_at(r->lines, p, end, p > start ? p[-1] : '\n', &aside);
        if (!behind || !keep_stretch(r, p) || !share__lines_keep(r->lines, aside))
            return false;
        r->from = p = behind;
        r->seen = 0;
    }
    return true;
}

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
    return text > p && text - p <= MOST_SPACES && text < end ? text : NULL;
}

/* Whether words start at 'p', or a mark that stands among words: nothing that starts a block. */
static bool is_text(const char *p, const char *end)
{
    if (share__starts_words(*p) || *p == '[' || *p == '`' || *p == '_')
        return true;
    if (*p == '*')
        return end - p > 1 && p[1] != ' ';
    const char *digits = p;
    while (p < end && share__is_digit(*p))
        p++;
    return p > digits && (p == end || (*p != '.' && *p != ')'));
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

/* A paragraph ends at a blank line, a heading, or an item that may stop one. */
static follower behind_paragraph(const char *p, const char *end)
{
    if (is_text(p, end))
        return GOES_ON;
    return heading_level(p, end) > 0 ? ENDS : UNKNOWN;
}

/* An item ends at another one. */
static follower behind_item(const char *p, const char *end)
{
    if (behind_mark(p, end))
        return ENDS;
    p = behind_spaces(p, end);
    return p < end && is_text(p, end) && !behind_mark(p, end) ? GOES_ON : UNKNOWN;
}

/* A line ended at 'end': the next one goes on at 'p', behind white space. */
static bool join_line(reading *r, const char *end, const char *p)
{
    if (end[-1] == ' ' || p > end + 1) { /* cmark leaves the spaces out, too */
        if (!keep_stretch(r, without_spaces(r->from, end)))
            return false;
        r->from = end;
        r->breaks = true;
        if (!keep_stretch(r, end + 1))
            return false;
        r->from = p;
    }
    r->breaks = r->breaks || r->from <= end;
    return true;
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
    share__view line = share__view_between(p, end);
    return (share__starts_words(*p) && !may_import(p, end)) ||
           (share__is_digit(*p) && is_text(p, end)) || heading_level(p, end) > 0 ||
           behind_mark(p, end) || share__starts_with(line, SHARE__LIT("```")) ||
           share__starts_with(line, SHARE__LIT("**")) || share__starts_with(line, SHARE__LIT("!["));
}

/* Words from r->from on, on a line that ends at *end and maybe on the next ones: *end moves to the
 * end of the last; *more counts them. */
static bool read_words(reading *r, const char **end, unsigned *more, bool item)
{
    share__lines *lines = r->lines;
    const char *p = r->from;
    for (*more = 0;; ++*more) {
        if (!read_line(r, p, *end) || *end - r->start > PARAGRAPH)
            return false;
        const char *words_end = without_spaces(r->from, *end);
        if (lines->end - *end < 2)
            return keep_stretch(r, words_end);
        const char *next = *end + 1, *next_end = share__lines_stop(lines, next);
        if (*next == '\n')
            return (!item || list_ends(lines, next)) && keep_stretch(r, words_end);
        follower what = item ? behind_item(next, next_end) : behind_paragraph(next, next_end);
        if (what == ENDS)
            return keep_stretch(r, words_end);
        p = item ? behind_spaces(next, next_end) : next;
        if (what == UNKNOWN || !share__lines_lacks_marks(lines, next, next_end) ||
            !join_line(r, *end, p))
            return false;
        *end = next_end;
    }
}

/* "## Words" */
static bool read_heading(reading *r, const char *end, unsigned level)
{
    r->from = behind_spaces(r->from + level, end);
    end = without_spaces(r->from, end);
    return r->from < end && end[-1] != '#' && read_line(r, r->from, end) && keep_stretch(r, end);
}

/* What the block at r->start is; false when it isn't simple. */
static bool read_block(reading *r, share__whole *whole, const char **end, unsigned *more)
{
    const char *start = r->start, *item;
    *more = 0;
    if (*start == '#') {
        whole->kind = SHARE__HEADING;
        whole->level = (uint8_t)heading_level(start, *end);
        return whole->level > 0 && read_heading(r, *end, whole->level);
    }
    if ((item = behind_mark(start, *end)) != NULL) {
        whole->kind = SHARE__ITEM;
        whole->level = 1;
        whole->flags = share__is_digit(*start) ? SHARE__NUMBERED : 0;
        whole->column += (unsigned)(item - start);
        r->from = item;
        return is_text(item, *end) && read_words(r, end, more, true);
    }
    whole->kind = SHARE__PARAGRAPH;
    return is_text(start, *end) && !may_import(start, *end) && read_words(r, end, more, false);
}

/* The block at lines->at, whose first line ends at 'end'. Nothing has changed when it is false. */
static bool take_block(share__lines *lines, const char *end, bool starts)
{
    share__whole whole = {
        .first = lines->aside_count, .line = lines->line, .column = 1, .starts = starts};
    reading r = {.lines = lines, .start = lines->at, .from = lines->at};
    unsigned more;
    bool fine =
        share__lines_lacks_marks(lines, lines->at, end) && read_block(&r, &whole, &end, &more);
    share__whole *wholes =
        fine ? share__arena_grow(lines->scratch, lines->wholes, lines->whole_count,
                                 &lines->whole_room, sizeof *wholes)
             : NULL;
    if (!wholes) {
        lines->failed = lines->failed || fine;
        lines->aside_count = whole.first;
        return false;
    }
    whole.count = lines->aside_count - whole.first;
    lines->wholes = wholes;
    wholes[lines->whole_count++] = whole;
    lines->whole_bytes += (size_t)(end - lines->at);
    lines->line += more;
    share__lines_step(lines, end);
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
    lines->in_list = lines->wholes[lines->whole_count - 1].kind == SHARE__ITEM;
    lines->in_code = lines->in_html = lines->row = false;
    lines->dedent = lines->blanks = 0;
    lines->paragraph = 0;
    lines->after_blank = false;
    return true;
}
