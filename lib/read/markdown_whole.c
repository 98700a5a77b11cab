/* markdown_whole.c - paragraphs and headings that need no parser.
 *
 * Most paragraphs of an article are words, with a few marks among them that can mean one thing
 * only. Where nothing before such a paragraph can go on with it (a blank line, and no white space
 * in front) and it ends at a blank line, it is what it looks like: its words are set aside, and
 * cmark sees one short paragraph for all such blocks in a row. Headings after number signs
 * likewise. Whatever has any other mark goes the long way, all of it. */
#include "read/markdown_lines.h"

#include <string.h>

enum {
    MOST = 65536,          /* in a piece: four digits of 16 */
    PARAGRAPH = 16 * 1024, /* bytes: the long way cuts longer ones */
    LEVELS = 6
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

/* A paragraph whose first line ends at *end, which moves to its last line's; *count is how many
 * lines more it has. */
static bool read_paragraph(reading *r, const char **end, unsigned *count)
{
    share__lines *lines = r->lines;
    const char *line = r->from;
    for (*count = 0;; ++*count) {
        if (!share__starts_words(*line) || !read_line(r, line, *end))
            return false;
        if (lines->end - *end < 2 || (*end)[1] == '\n')
            return keep_stretch(r, *end);
        if (*end - r->start > PARAGRAPH)
            return false;
        if ((*end)[-1] == ' ' && !keep_stretch(r, without_spaces(r->from, *end)))
            return false;
        if ((*end)[-1] == ' ')
            r->from = *end; /* cmark leaves the spaces out, too */
        r->breaks = true;
        line = *end + 1;
        *end = share__lines_stop(lines, line);
        if (!share__lines_is_plain(lines, line, *end))
            return false;
    }
}

/* "## Words": its level, 0 when it is less simple. */
static unsigned read_heading(reading *r, const char *end)
{
    const char *p = r->from;
    while (p < end && *p == '#')
        p++;
    unsigned level = (unsigned)(p - r->from);
    while (p < end && *p == ' ')
        p++;
    r->from = p;
    end = without_spaces(p, end);
    if (level > LEVELS || p == r->start + level || p == end || end[-1] == '#')
        return 0;
    return read_line(r, p, end) && keep_stretch(r, end) ? level : 0;
}

/* The block at lines->at, whose first line ends at 'end'. Nothing has changed when it is false. */
static bool take_block(share__lines *lines, const char *end, bool starts)
{
    const size_t first = lines->aside_count;
    reading r = {.lines = lines, .start = lines->at, .from = lines->at};
    unsigned more = 0, level = 0;
    bool fine =
        *lines->at == '#' ? (level = read_heading(&r, end)) > 0 : read_paragraph(&r, &end, &more);
    share__whole *wholes =
        fine ? share__arena_grow(lines->scratch, lines->wholes, lines->whole_count,
                                 &lines->whole_room, sizeof *wholes)
             : NULL;
    if (!wholes) {
        lines->failed = lines->failed || fine;
        lines->aside_count = first;
        return false;
    }
    lines->wholes = wholes;
    wholes[lines->whole_count++] =
        (share__whole){first, lines->aside_count - first, lines->line, (uint8_t)level, starts};
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
           (n == 0 || (n > 1 && memcmp(lines->out.p + n - 2, "\n\n", 2) == 0));
}

/* Behind the blank lines from lines->at on, if an ordinary line comes there: its end. */
static const char *next_block(share__lines *lines)
{
    const char *p = lines->at;
    while (p < lines->end && *p == '\n')
        p++;
    if (p == lines->end || (*p != '#' && !share__starts_words(*p)))
        return NULL;
    const char *end = share__lines_stop(lines, p);
    if (!share__lines_is_plain(lines, p, end))
        return NULL;
    lines->line += (unsigned)(p - lines->at);
    lines->at = lines->line_start = p;
    return end;
}

bool share__lines_whole(share__lines *lines, const char *end)
{
    if (!is_apart(lines) || lines->whole_count >= MOST || !share__buffer_reserve(&lines->out, 16))
        return false;
    share__lines_place(lines, lines->at);
    if (!take_block(lines, end, true))
        return false;
    share__lines_stand_in(lines, SHARE__MARK_WHOLE, lines->whole_count - 1);
    while (lines->whole_count < MOST) {
        const char *blank = lines->at;
        const unsigned line = lines->line;
        end = next_block(lines);
        if (end && take_block(lines, end, false))
            continue;
        lines->at = lines->line_start = blank;
        lines->line = line;
        break;
    }
    share__lines_newline(lines);
    share__lines_newline(lines);
    lines->in_list = lines->in_code = lines->in_html = lines->row = false;
    lines->dedent = lines->blanks = 0;
    lines->paragraph = 0;
    lines->after_blank = false;
    return true;
}
