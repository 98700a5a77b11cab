/* markdown_special.c - lines that stand for something by what they start with.
 *
 * Fenced code is taken out whole: an empty fence stands for it, and its end is found here, so that
 * cmark spends nothing on it and no shortcode in it is touched. Footnotes and the titles of
 * admonitions (of MkDocs, Docusaurus, GitHub and others) become notes, and what is indented below
 * them becomes text. Imports of MDX, lines of attributes, abbreviations and tables of contents
 * vanish. A line that could be prose is left alone: an import has a path in quotes, an admonition
 * a word behind its marks. */
#include "read/markdown_lines.h"

#include <string.h>

static const char *line_end(const share__lines *lines, const char *p)
{
    const char *end = memchr(p, '\n', (size_t)(lines->end - p));
    return end ? end : lines->end;
}

static share__view trimmed(const char *p, const char *end)
{
    return share__trim(share__view_between(p, end));
}

/* ---- fenced code --------------------------------------------------------------------------- */

size_t share__lines_fence(const char *p, const char *end)
{
    if (p == end || (*p != '`' && *p != '~'))
        return 0;
    const char *q = p;
    while (q < end && *q == *p)
        q++;
    if (q - p < 3 || (*p == '`' && memchr(q, '`', (size_t)(end - q))))
        return 0;
    return (size_t)(q - p);
}

static bool closes_fence(const char *p, const char *end, char mark, size_t length)
{
    while (p < end && (*p == ' ' || *p == '\t' || *p == '>'))
        p++;
    const char *q = p;
    while (q < end && *q == mark)
        q++;
    return (size_t)(q - p) >= length && trimmed(q, end).n == 0;
}

share__view share__lines_fenced(const share__lines *lines, const char *p, const char **end,
                                bool quoted, unsigned *more)
{
    const size_t length = share__lines_fence(p, *end);
    const char *text = *end < lines->end ? *end + 1 : *end, *stop = text;
    for (*more = 0; stop < lines->end;) {
        const char *eol = line_end(lines, stop);
        const char *mark_of_quote = share__lines_skip_blanks(stop, eol);
        if (quoted && (mark_of_quote == eol || *mark_of_quote != '>'))
            break;
        ++*more;
        *end = eol;
        if (closes_fence(stop, eol, *p, length))
            break;
        stop = eol < lines->end ? eol + 1 : eol;
    }
    return share__view_between(text, stop);
}

/* The fence at 'p' and all lines up to the one that closes it. */
static void fenced_code(share__lines *lines, const char *p, const char *end)
{
    share__code code = {.indent = share__lines_indent(lines->at, p)};
    unsigned more;
    code.quoted = memchr(lines->at, '>', (size_t)(p - lines->at)) != NULL;
    if (code.quoted)
        code.indent = (unsigned)(p - lines->at);
    share__lines_break(lines, p);
    code.text = share__lines_fenced(lines, p, &end, code.quoted, &more);
    share__lines_code(lines, code, p);
    if (lines->out.n > lines->last_out)
        share__lines_newline(lines);
    lines->line += more;
    share__lines_step(lines, end);
}

/* ---- lines that are no CommonMark -------------------------------------------------------- */

static bool is_table_of_contents(share__view line)
{
    static const char *const spellings[] = {"[toc]",   "[[toc]]",   "[[_toc_]]",
                                            "{{toc}}", "<toc>",     "@[toc]",
                                            "${toc}",  "[[_toc_]]", "<!-- toc -->"};
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
        if (share__equal_nocase(line, share__view_of(spellings[i])))
            return true;
    return false;
}

/* A line of attributes such as "{: .note}"; "{:toc}" also takes the list item before it. */
static bool attribute_line(share__lines *lines, share__view line)
{
    if (line.n < 3 || line.p[0] != '{' || line.p[line.n - 1] != '}')
        return false;
    char second = line.p[1];
    if (second != ':' && second != '.' && !(second == '#' && line.p[2] != ' '))
        return false;
    if (share__find(line, '}', 0) != line.n - 1)
        return false;
    if (share__find_view(line, SHARE__LIT("toc"), 0) < line.n && lines->out.n > 0) {
        size_t start = lines->out.n - 1;
        while (start > 0 && lines->out.p[start - 1] != '\n')
            start--;
        const char *p = lines->out.p + start, *end = lines->out.p + lines->out.n;
        if (share__lines_marker(p, end) > 0)
            memset(lines->out.p + start, ' ', (size_t)(end - 1 - p));
    }
    return true;
}

/* "import x from 'y'", "export const z = …": MDX, where a paragraph could start. */
static bool is_import(share__view line)
{
    if (share__starts_with(line, SHARE__LIT("export ")))
        return share__starts_with(line, SHARE__LIT("export const ")) ||
               share__starts_with(line, SHARE__LIT("export default ")) ||
               share__starts_with(line, SHARE__LIT("export function ")) ||
               share__starts_with(line, SHARE__LIT("export let ")) ||
               share__starts_with(line, SHARE__LIT("export {")) ||
               share__starts_with(line, SHARE__LIT("export *"));
    if (!share__starts_with(line, SHARE__LIT("import ")) || line.n < 9)
        return false;
    share__view rest = share__trim_end(share__view_from(line, 7));
    char first = rest.p[0], last = rest.p[rest.n - 1];
    if (first == '"' || first == '\'')
        return true;
    if (first == '{' && share__find(rest, '}', 0) == rest.n)
        return true;
    size_t from = share__find_view(rest, SHARE__LIT(" from "), 0);
    return from < rest.n && (last == ';' || last == '\'' || last == '"');
}

/* What stands in quotes, else the words after the first. */
static share__view title_of(share__view rest)
{
    size_t open = share__find(rest, '"', 0);
    if (open < rest.n) {
        size_t close = share__find(rest, '"', open + 1);
        return share__view_slice(rest, open + 1, close - open - 1);
    }
    return (share__view){rest.p, 0};
}

static bool is_word_byte(char c)
{
    return share__is_alpha(c) || share__is_digit(c) || c == '-' || c == '_';
}

/* "!!! note "Title"", "::: tip Title", "=== "Tab"": *title is what a reader sees of it. */
static bool is_admonition(share__view line, share__view *title, unsigned *dedent)
{
    if (line.n < 3)
        return false;
    char c = line.p[0];
    size_t run = 1;
    while (run < line.n && line.p[run] == c)
        run++;
    share__view rest = share__trim(share__view_from(line, run));
    *title = (share__view){line.p, 0};
    *dedent = 0;
    if (c == ':' && run >= 3) {
        size_t word = 0;
        while (word < rest.n && is_word_byte(rest.p[word]))
            word++;
        *title =
            rest.n > 0 && rest.p[0] == '{' ? *title : share__trim(share__view_from(rest, word));
        if (title->n > 0 && (title->p[0] == '{' || title->p[0] == '['))
            *title = title->p[0] == '[' && title->p[title->n - 1] == ']'
                         ? share__view_slice(*title, 1, title->n - 2)
                         : (share__view){line.p, 0};
        return true;
    }
    if (run != 3 || (c != '!' && c != '?' && c != '=') || rest.n == 0)
        return false;
    if (rest.p[0] == '+')
        rest = share__trim(share__view_from(rest, 1));
    if (c == '=' && (rest.n == 0 || rest.p[0] != '"'))
        return false;
    if (rest.n == 0 || (c != '=' && !share__is_alpha(rest.p[0])))
        return false;
    *title = title_of(rest);
    *dedent = 4;
    return true;
}

/* A note of its own; the lines below may go on with it. */
static void note_line(share__lines *lines, share__view text, const char *end, bool goes_on)
{
    share__lines_break(lines, text.p);
    if (text.n > 0) {
        share__lines_place(lines, text.p);
        share__lines_mark(lines, SHARE__MARK_NOTE);
        end = line_end(lines, share__lines_marks(lines, text.p, text.p + text.n));
        share__lines_newline(lines);
    }
    lines->after_blank = !goes_on;
    if (lines->after_blank)
        share__lines_newline(lines);
    lines->paragraph = 0;
    share__lines_step(lines, end);
}

/* "[^1]: text": 'p' moves to the text. */
static bool is_footnote(const char **p, const char *end)
{
    const char *q = *p;
    if (end - q < 5 || q[0] != '[' || q[1] != '^')
        return false;
    q = memchr(q, ']', (size_t)(end - q < 80 ? end - q : 80));
    if (!q || q + 1 == end || q[1] != ':')
        return false;
    *p = share__lines_skip_blanks(q + 2, end);
    return true;
}

/* "> warning "Title"" and "> [!NOTE] Title", past the quote marks. */
static bool is_quoted_title(const char *p, const char *end, share__view *title)
{
    share__view line = trimmed(p, end);
    if (line.n > 4 && line.p[0] == '[' && line.p[1] == '!') {
        size_t close = share__find(line, ']', 0);
        if (close == line.n || close > 24)
            return false;
        *title = share__trim(share__view_from(line, close + 1));
        if (title->n > 0 && (title->p[0] == '-' || title->p[0] == '+'))
            *title = share__trim(share__view_from(*title, 1));
        return true;
    }
    static const char *const words[] = {"note",    "tip",    "info",      "warning", "important",
                                        "caution", "danger", "attention", "hint",    "success"};
    size_t word = 0;
    while (word < line.n && is_word_byte(line.p[word]))
        word++;
    share__view rest = share__trim(share__view_from(line, word));
    if (rest.n < 2 || rest.p[0] != '"' || rest.p[rest.n - 1] != '"')
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (share__equal_nocase((share__view){line.p, word}, share__view_of(words[i]))) {
            *title = share__view_slice(rest, 1, rest.n - 2);
            return true;
        }
    return false;
}

/* Nothing of the line is left. It ends a paragraph, as most such lines do where they count. */
static void drop_line(share__lines *lines, const char *end)
{
    share__lines_newline(lines);
    lines->paragraph = 0;
    lines->after_blank = true;
    share__lines_step(lines, end);
}

/* True when the line was one of those that stand for something by what they start with. */
bool share__lines_special(share__lines *lines, const char *p, const char *end)
{
    share__view line = trimmed(p, end), title;
    unsigned dedent;
    const char *note = p;
    if (share__lines_fence(p, end) > 0) {
        fenced_code(lines, p, end);
    } else if (lines->import || (lines->after_blank && p == lines->at && is_import(line))) {
        lines->import = true;
        lines->out.n = lines->last_out; /* marks of a container go, too */
        share__lines_step(lines, end);
    } else if (is_footnote(&note, end)) {
        lines->dedent = 4;
        note_line(lines, trimmed(note, end), end, true);
    } else if (is_admonition(line, &title, &dedent)) {
        lines->dedent = dedent;
        note_line(lines, title, end, false);
    } else if (p > lines->at && memchr(lines->at, '>', (size_t)(p - lines->at)) &&
               is_quoted_title(p, end, &title)) {
        note_line(lines, title, end, false);
    } else if (is_table_of_contents(line) || attribute_line(lines, line) ||
               (line.n > 3 && line.p[0] == '*' && line.p[1] == '[' &&
                share__find_view(line, SHARE__LIT("]:"), 0) < line.n)) {
        drop_line(lines, end);
    } else {
        return false;
    }
    return true;
}
