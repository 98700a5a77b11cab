/* markdown_starts.c - what the start of a line says about it: text, an item, a heading.
 *
 * It is asked by markdown_whole.c, which reads blocks that can be one thing only, so all that could
 * be two is none: a line in brackets (a footnote, a table of contents), "*[ABBR]: ", an item
 * without text or with five spaces in front of it. */
#include "read/markdown_starts.h"

#include <string.h>

enum {
    LEVELS = 6,
    MOST_SPACES = 4 /* behind an item's mark: more are code */
};

const char *share__starts_item(const char *p, const char *end)
{
    const char *mark = p;
    while (p < end && share__is_digit(*p))
        p++;
    if (p == end || p - mark > 9 || !memchr(p == mark ? "-*+" : ".)", *p, p == mark ? 3 : 2))
        return NULL;
    const char *text = ++p;
    while (text < end && *text == ' ')
        text++;
    if (text == p || text - p > MOST_SPACES || text == end || *text == '\t')
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
    return end - p > 1 && p[1] != ' ' && p[1] != '\t' && p[1] != '[' && !share__lines_rule(p, end);
}

/* A number that is none of an item. */
static bool is_number(const char *p, const char *end)
{
    const char *digits = p;
    while (p < end && share__is_digit(*p))
        p++;
    return p > digits && (p == end || (*p != '.' && *p != ')'));
}

bool share__starts_text(const char *p, const char *end)
{
    if (share__starts_words(*p))
        return true;
    const char next = end - p > 1 ? p[1] : ' ';
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
        while (p < end && *p == '.')
            p++;
        return p < end;
    case '/':
    case '@':
    case ':': /* no definition */
        return share__is_alpha(next);
    default:
        return is_number(p, end);
    }
}

bool share__item_interrupts(const char *p, const char *end)
{
    const char *text = share__starts_item(p, end);
    return text && *text != '<' && share__starts_text(text, end) &&
           (!share__is_digit(*p) || (*p == '1' && !share__is_digit(p[1])));
}

unsigned share__starts_heading(const char *p, const char *end)
{
    unsigned level = 0;
    while (p < end && *p == '#' && level <= LEVELS) {
        p++;
        level++;
    }
    return p < end && *p == ' ' && level <= LEVELS ? level : 0;
}

unsigned share__starts_underline(const char *p, const char *end)
{
    const char mark = *p, *q = p;
    while (q < end && *q == mark)
        q++;
    if (q - p < 3 || (mark != '=' && mark != '-'))
        return 0;
    while (q < end && *q == ' ')
        q++;
    return q < end ? 0 : mark == '=' ? 1 : 2;
}

bool share__may_import(const char *p, const char *end)
{
    return end - p > 1 && ((p[0] == 'i' && p[1] == 'm') || (p[0] == 'e' && p[1] == 'x'));
}

const char *share__behind_blank_lines(const char *p, const char *end, unsigned *count)
{
    const char *line = p;
    for (*count = 0; p < end; line = ++p, ++*count) {
        p = share__lines_skip_blanks(p, end);
        if (p == end || *p != '\n')
            break;
    }
    return p == end ? end : line;
}
