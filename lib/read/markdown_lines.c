/* markdown_lines.c - the line pass before cmark: one look at each line, few at most of them.
 *
 * It decides what a line is beyond CommonMark: fenced code (which never reaches cmark: an empty
 * fence stands for it), rows of tables, footnotes, admonitions, definition lists, display math,
 * imports of MDX, lines of attributes, tables of contents. What stands inside a line is the work
 * of markdown_marks.c.
 *
 * It is also the guard before cmark 0.30.2, which is superlinear on some hostile inputs: at most
 * 64 containers open on a line, at most 16 KB in a paragraph, at most two blank lines in a row.
 * Long sources go to cmark in pieces of about 256 KB, cut where no block can go on.
 *
 * Ordinary lines are passed over: they start with a letter, and hold none of the few bytes that
 * call for a look; where the next one of these is, is kept in a cursor, so that finding out costs
 * a comparison per line. Of runs of such lines most words are set aside (markdown_asides.c). */
#include "read/markdown_lines.h"

#include <string.h>

enum {
    PIECE = 256 * 1024,
    PIECE_LINES = 8000, /* a node of cmark's takes 170 bytes, whatever it holds */
    /* Of a text that has more pieces than one; cmark may take 70 times their size. */
    SMALL_PIECE = 64 * 1024,
    SMALL_PIECE_LINES = 1500,
    PIECE_LIMIT = 2 * PIECE, /* no piece is larger */
    RUN = 512,               /* bytes that lines are taken together for */
    PARAGRAPH = 16 * 1024,
    CONTAINERS = 64
};

/* ---- what the pass writes ---------------------------------------------------------------- */

static const struct {
    const char *text;
    size_t length;
} sought[] = {{"{", 1},  {"<", 1},  {"$", 1},  {"|", 1},   {"-->", 3}, {">}}", 3}, {"%}}", 3},
              {"}}", 2}, {"%}", 2}, {"#}", 2}, {"*/}", 3}, {"$$", 2},  {">", 1},   {"endraw", 6}};

const char *share__lines_seek(share__lines *lines, enum share__cursor which, const char *from)
{
    const char **cursor = &lines->cursor[which];
    if (*cursor < from) {
        share__view rest = share__view_between(from, lines->end);
        share__view needle = {sought[which].text, sought[which].length};
        *cursor = from + share__find_view(rest, needle, 0);
    }
    return *cursor;
}

static void put(share__lines *lines, const char *from, const char *to)
{
    if (to > from)
        share__put(&lines->out, share__view_between(from, to));
}

static void jump(share__lines *lines, int column)
{
    share__jump *jumps = share__arena_grow(lines->scratch, lines->jumps, lines->jump_count,
                                           &lines->jump_room, sizeof *jumps);
    if (!jumps) {
        lines->failed = true;
        return;
    }
    lines->jumps = jumps;
    jumps[lines->jump_count++] = (share__jump){lines->out_line, lines->line, column};
    lines->next_in = lines->line;
}

void share__lines_place(share__lines *lines, const char *here)
{
    long in_piece = (long)(lines->out.n - lines->last_out);
    long in_source = (long)(here - lines->line_start);
    if (lines->next_in != lines->line || in_piece != in_source)
        jump(lines, (int)(in_source - in_piece));
}

/* The end of a line of the piece. */
void share__lines_newline(share__lines *lines)
{
    share__put_char(&lines->out, '\n');
    lines->out_line++;
    lines->next_in++;
    lines->last_out = lines->out.n;
    lines->last_prefix = 0;
    lines->content = false;
}

static void put_prefix(share__lines *lines)
{
    share__put(&lines->out, (share__view){lines->prefix, lines->prefix_length});
    lines->last_prefix = lines->prefix_length;
}

void share__lines_break(share__lines *lines, const char *here)
{
    lines->row = false;
    lines->joined = false;
    lines->paragraph = 0;
    if (lines->content) {
        share__lines_newline(lines);
        put_prefix(lines);
    } else if (lines->after_blank) {
        return;
    }
    share__lines_newline(lines);
    put_prefix(lines);
    lines->brackets = lines->ticks = false;
    lines->after_blank = true;
    share__lines_place(lines, here);
}

void share__lines_mark(share__lines *lines, char letter)
{
    share__put_char(&lines->out, SHARE__MARK);
    share__put_char(&lines->out, letter);
    lines->content = true;
}

void share__lines_code(share__lines *lines, share__code code, const char *here)
{
    share__code *codes = share__arena_grow(lines->scratch, lines->codes, lines->code_count,
                                           &lines->code_room, sizeof *codes);
    if (!codes) {
        lines->failed = true;
        return;
    }
    lines->codes = codes;
    share__lines_break(lines, here);
    share__lines_place(lines, here);
    code.out = lines->out_line;
    codes[lines->code_count++] = code;
    share__put_string(&lines->out, "~~~");
    share__lines_newline(lines);
    put_prefix(lines);
    share__put_string(&lines->out, "~~~");
    share__lines_newline(lines);
    put_prefix(lines);
    lines->after_blank = true;
}

/* ---- looking at a line ------------------------------------------------------------------- */

static const char *line_end(const share__lines *lines, const char *p)
{
    const char *end = memchr(p, '\n', (size_t)(lines->end - p));
    return end ? end : lines->end;
}

const char *share__lines_skip_blanks(const char *p, const char *end)
{
    while (p < end && (*p == ' ' || *p == '\t'))
        p++;
    return p;
}

static share__view trimmed(const char *p, const char *end)
{
    return share__trim(share__view_between(p, end));
}

/* Columns of white space before the text. */
unsigned share__lines_indent(const char *p, const char *end)
{
    unsigned columns = 0;
    for (; p < end && (*p == ' ' || *p == '\t'); p++)
        columns = *p == ' ' ? columns + 1 : (columns | 3) + 1;
    return columns;
}

/* The length of a list marker with the white space behind it, 0 when there is none. */
size_t share__lines_marker(const char *p, const char *end)
{
    const char *q = p;
    if (q < end && (*q == '-' || *q == '+' || *q == '*')) {
        q++;
    } else {
        while (q < end && share__is_digit(*q) && q - p < 9)
            q++;
        if (q == p || q == end || (*q != '.' && *q != ')'))
            return 0;
        q++;
    }
    if (q == end)
        return (size_t)(q - p);
    return *q == ' ' || *q == '\t' ? (size_t)(q + 1 - p) : 0;
}

bool share__lines_rule(const char *p, const char *end)
{
    unsigned marks = 0;
    char mark = *p;
    for (; p < end; p++) {
        if (*p == mark)
            marks++;
        else if (!share__is_space(*p))
            return false;
    }
    return marks >= 3 && (mark == '-' || mark == '*' || mark == '_');
}

/* Goes over the container marks of a line: *more receives where those start that are too deep.
 * Keeps what continues the containers on a line of our own. */
static const char *containers(share__lines *lines, const char *p, const char *end,
                              const char **more)
{
    unsigned depth = 0;
    size_t kept = 0;
    *more = NULL;
    for (const char *q = p; q < end;) {
        size_t n = *q == ' ' || *q == '\t' || *q == '>' ? 1 : 0;
        bool marker = *q == '>';
        if (n == 0 && !share__lines_rule(q, end)) {
            n = share__lines_marker(q, end);
            marker = n > 0;
            lines->in_list = lines->in_list || marker;
        }
        if (n == 0)
            break;
        if (marker && ++depth == CONTAINERS + 1)
            *more = q;
        for (size_t i = 0; i < n; i++, kept++)
            if (kept < SHARE__PREFIX)
                lines->prefix[kept] = n == 1 && *q != '-' && *q != '+' && *q != '*' ? *q : ' ';
        q += n;
        p = q;
    }
    lines->prefix_length = kept <= SHARE__PREFIX ? kept : 0;
    return p;
}

/* Moves to the line after the one that ends at 'end'. */
void share__lines_step(share__lines *lines, const char *end)
{
    lines->at = end;
    if (end == lines->end || *end != '\n')
        return; /* the rest of a line that was too long */
    lines->at++;
    lines->line_start = lines->at;
    lines->line++;
}

/* ---- tables ------------------------------------------------------------------------------ */

static bool is_delimiter_row(share__view row)
{
    bool bar = false, dash = false;
    for (size_t i = 0; i < row.n; i++) {
        if (row.p[i] == '|')
            bar = true;
        else if (row.p[i] == '-')
            dash = true;
        else if (row.p[i] != ':' && !share__is_space(row.p[i]))
            return false;
    }
    return bar && dash;
}

bool share__lines_starts_table(const share__lines *lines, const char *end)
{
    if (end == lines->end)
        return false;
    const char *below = end + 1, *below_end = line_end(lines, below);
    while (below < below_end && (*below == ' ' || *below == '\t' || *below == '>'))
        below++;
    return is_delimiter_row(share__view_between(below, below_end));
}

/* ---- one line ---------------------------------------------------------------------------- */

static bool ends_blank(const share__buffer *out)
{
    return out->n < 2 || (out->p[out->n - 1] == '\n' && out->p[out->n - 2] == '\n');
}

/* Without text: at most marks of containers. */
static void blank_line(share__lines *lines, const char *end)
{
    share__view marks = trimmed(lines->at, end);
    lines->row = lines->joined = lines->table = lines->in_html = lines->import = false;
    if (marks.n == 0 || *marks.p == '>') /* a list's marker alone may go on with a paragraph */
        lines->brackets = lines->ticks = false;
    if (lines->out.n > lines->last_out)
        share__lines_newline(lines);
    if (++lines->blanks <= 2 || (marks.n == 0 && !ends_blank(&lines->out))) {
        share__lines_place(lines, lines->at);
        share__put(&lines->out, share__view_slice(marks, 0, CONTAINERS));
        share__lines_newline(lines);
    }
    lines->after_blank = true;
    lines->paragraph = 0;
    share__lines_step(lines, end);
}

static void verbatim(share__lines *lines, const char *end)
{
    share__lines_place(lines, lines->at);
    put(lines, lines->at, end);
    lines->brackets = lines->ticks = true; /* it may be words to cmark, and go on */
    share__lines_newline(lines);
    share__lines_step(lines, end);
}

/* Where a long line stops, 'whole' if that is at 'end': nearly all marks, it is cut before. */
static const char *cut_line(const share__lines *lines, const char *p, const char *end, bool whole)
{
    const char *cut = share__lines_dense_end(lines, p, end);
    if (whole && cut == end)
        return end;
    for (const char *q = cut; q > cut - RUN; q--)
        if (*q == ' ')
            return q;
    while (cut > p + 1 && ((unsigned char)*cut & 0xC0) == 0x80)
        cut--;
    return cut;
}

/* Where the line at 'p' stops: at its newline, or where a very long one is cut. */
const char *share__lines_stop(const share__lines *lines, const char *p)
{
    size_t rest = (size_t)(lines->end - p);
    const char *end = memchr(p, '\n', rest < PARAGRAPH ? rest : PARAGRAPH);
    if (!end && rest <= PARAGRAPH)
        end = lines->end;
    if (end && end - p <= 2 * RUN)
        return end;
    return cut_line(lines, p, end ? end : p + PARAGRAPH, end != NULL);
}

/* What the indentation says: true when the line is indented code. 'p' is moved behind white space
 * that is of no meaning to cmark. */
static bool indentation(share__lines *lines, const char **p, const char *end)
{
    unsigned indent = share__lines_indent(*p, end);
    if (lines->dedent > 0) {
        if (indent < lines->dedent && (indent > 0 || lines->after_blank))
            lines->dedent = indent & ~3u;
        for (unsigned taken = 0; taken < lines->dedent && (**p == ' ' || **p == '\t'); (*p)++)
            taken = **p == ' ' ? taken + 1 : (taken | 3) + 1;
        indent = share__lines_indent(*p, end);
    }
    const char *text = share__lines_skip_blanks(*p, end);
    bool html = lines->in_html || (lines->blocks_open > 0 && *text == '<');
    if (indent >= 4 && !lines->in_list && !html && (lines->in_code || lines->after_blank)) {
        lines->in_code = true;
        return true;
    }
    lines->in_code = false;
    if (lines->after_blank && indent == 0)
        lines->in_list = false;
    if (!lines->in_list || html)
        *p = text;
    return false;
}

/* The text of a line, from 'p' on; its container marks are written. */
static void content(share__lines *lines, const char *p, const char *end)
{
    bool bar = share__lines_seek(lines, SHARE__AT_BAR, p) < end;
    bool header = bar && !lines->table && share__lines_starts_table(lines, end);
    if (lines->table && !bar) {
        lines->table = false;
        share__lines_break(lines, p);
    }
    if (*p == ':' && !lines->after_blank && end - p > 1 && (p[1] == ' ' || p[1] == '\t')) {
        p = share__lines_skip_blanks(p + 1, end);
        share__lines_break(lines, p);
        if (share__lines_fence(p, end) > 0 && share__lines_special(lines, p, end))
            return;
    }
    if (lines->table || header) {
        lines->table = true;
        share__lines_break(lines, p);
        share__lines_mark(lines, SHARE__MARK_ROW);
    }
    lines->paragraph += (size_t)(end - p);
    end = share__lines_marks(lines, p, end);
    if (header && end < lines->end) { /* the line of dashes says nothing more */
        lines->line++;
        lines->line_start = end + 1;
        end = line_end(lines, end + 1);
    }
    if (lines->joined) {
        share__put_char(&lines->out, ' ');
    } else {
        lines->after_blank = !lines->content;
        share__lines_newline(lines);
    }
    bool cut = end < lines->end && *end != '\n';
    if (lines->paragraph > PARAGRAPH || cut) {
        lines->joined = lines->row = false;
        lines->paragraph = 0;
        lines->after_blank = true;
        share__lines_newline(lines);
        share__lines_newline(lines);
    }
    share__lines_step(lines, end);
}

/* A line that may need more than copying. */
static void closer_look(share__lines *lines, const char *end)
{
    const char *p = lines->at, *too_deep;
    if (trimmed(p, end).n == 0) {
        blank_line(lines, end);
        return;
    }
    if (lines->joined) {
        content(lines, share__lines_skip_blanks(p, end), end);
        return;
    }
    if (indentation(lines, &p, end)) {
        lines->blanks = 0;
        verbatim(lines, end);
        return;
    }
    const char *text = containers(lines, p, end, &too_deep);
    if (text == end) { /* marks alone, such as ">" */
        blank_line(lines, end);
        return;
    }
    lines->blanks = 0;
    if (!too_deep)
        too_deep = text;
    for (const char *q = p; q < too_deep; q++)
        lines->after_blank = lines->after_blank || (*q != ' ' && *q != '\t' && *q != '>');
    put(lines, p, too_deep);
    lines->last_prefix = (size_t)(too_deep - p);
    share__lines_place(lines, text);
    if (!share__lines_special(lines, text, end))
        content(lines, text, end);
}

/* First bytes that call for a closer look. */
static const bool calls[256] = {
    [' '] = true, ['\t'] = true, ['\n'] = true, ['\v'] = true, ['\f'] = true, ['['] = true,
    [':'] = true, ['!'] = true,  ['?'] = true,  ['='] = true,  ['*'] = true,  ['|'] = true,
    ['>'] = true, ['`'] = true,  ['~'] = true,  ['-'] = true,  ['+'] = true,  ['0'] = true,
    ['1'] = true, ['2'] = true,  ['3'] = true,  ['4'] = true,  ['5'] = true,  ['6'] = true,
    ['7'] = true, ['8'] = true,  ['9'] = true,  ['<'] = true,  ['{'] = true,  ['$'] = true,
    ['@'] = true, ['i'] = true,  ['e'] = true};

bool share__lines_lacks_marks(share__lines *lines, const char *p, const char *end)
{
    for (int i = SHARE__AT_BRACE; i <= SHARE__AT_BAR; i++)
        if (share__lines_seek(lines, (enum share__cursor)i, p) < end)
            return false;
    return (end == lines->end || *end == '\n') && end - p < 4096;
}

static bool is_plain(share__lines *lines, const char *p, const char *end)
{
    const char second = p + 1 < end ? p[1] : ' ';
    if (calls[(unsigned char)*p] && !((*p == 'i' && second != 'm') || (*p == 'e' && second != 'x')))
        return false;
    return share__lines_lacks_marks(lines, p, end);
}

/* Ordinary lines from the one that ends at 'end' on; they need no look at each other. */
static void plain_lines(share__lines *lines, const char *end)
{
    if (lines->after_blank) {
        lines->in_list = lines->in_code = false;
        lines->dedent = 0;
    }
    share__lines_place(lines, lines->at);
    const char *behind = lines->at;
    for (;;) {
        lines->paragraph += (size_t)(end - behind);
        behind = end < lines->end ? end + 1 : end;
        if (behind == lines->end || lines->paragraph > PARAGRAPH || behind - lines->at > RUN)
            break;
        end = share__lines_stop(lines, behind);
        if (!is_plain(lines, behind, end))
            break;
    }
    share__lines_words(lines, lines->at, behind);
    lines->at = behind;
    if (behind[-1] != '\n')
        share__lines_newline(lines);
    lines->blanks = 0;
    lines->after_blank = false;
    if (lines->paragraph > PARAGRAPH)
        share__lines_newline(lines);
    if (lines->paragraph > PARAGRAPH)
        lines->paragraph = 0;
}

/* ---- pieces ------------------------------------------------------------------------------ */

bool share__lines_unify(share__arena *arena, share__view *source)
{
    if (source->n == 0 ||
        (!memchr(source->p, '\r', source->n) && !memchr(source->p, SHARE__MARK, source->n)))
        return true;
    char *copy = share__arena_bytes(arena, source->n);
    if (!copy)
        return false;
    size_t kept = 0;
    for (size_t i = 0; i < source->n; i++) {
        bool cr = source->p[i] == '\r';
        if ((cr && i + 1 < source->n && source->p[i + 1] == '\n') || source->p[i] == SHARE__MARK)
            continue;
        copy[kept++] = cr ? '\n' : source->p[i];
    }
    *source = (share__view){copy, kept};
    return true;
}

void share__lines_init(share__lines *lines, share__arena *scratch, share__view source,
                       unsigned first_line)
{
    memset(lines, 0, sizeof *lines);
    share__buffer_init(&lines->out, (size_t)8 * PIECE_LIMIT);
    size_t room = source.n < PIECE ? source.n + source.n / 8 + 64 : PIECE + 2 * PARAGRAPH;
    share__buffer_reserve(&lines->out, room);
    lines->scratch = scratch;
    lines->start = lines->at = lines->line_start = source.p;
    lines->end = source.p + source.n;
    lines->line = first_line;
    lines->after_blank = true;
}

bool share__lines_is_long(const share__lines *lines, unsigned times)
{
    const size_t whole = (size_t)(lines->end - lines->start);
    const size_t bytes = whole <= PIECE ? times * PIECE : SMALL_PIECE + (times - 1) * PARAGRAPH;
    const unsigned most = whole <= PIECE ? PIECE_LINES : SMALL_PIECE_LINES;
    return lines->out.n + lines->whole_bytes >= bytes ||
           lines->out_line + 2 * lines->whole_count >= most * times;
}

static bool is_full(share__lines *lines, unsigned times)
{
    return share__lines_is_long(lines, times) ||
           (lines->out.n >= lines->count_at && share__lines_dense(lines, times));
}

bool share__lines_next(share__lines *lines)
{
    share__buffer_clear(&lines->out);
    lines->counted = lines->nodes = 0;
    lines->count_at = SHARE__FEWEST_NODES / 3;
    lines->jumps = NULL;
    lines->codes = NULL;
    lines->asides = NULL;
    lines->wholes = NULL;
    lines->whole_count = lines->whole_room = lines->whole_bytes = 0;
    lines->jump_count = lines->jump_room = lines->code_count = lines->code_room = 0;
    lines->aside_count = lines->aside_room = 0;
    lines->out_line = 1;
    lines->next_in = 0;
    lines->last_out = lines->last_prefix = 0;
    if (lines->at == lines->end)
        return false;
    while (lines->at < lines->end && !lines->failed) {
        if (!lines->joined && is_full(lines, 1) &&
            (is_full(lines, 2) || (lines->after_blank && *lines->at != ' ' && *lines->at != '\t')))
            break;
        const char *end = share__lines_stop(lines, lines->at);
        const bool usual = !lines->joined && !lines->table && !lines->import;
        if (usual && share__lines_whole(lines, end))
            continue;
        if (usual && is_plain(lines, lines->at, end))
            plain_lines(lines, end);
        else
            closer_look(lines, end);
    }
    if (lines->out.n > lines->last_out)
        share__lines_newline(lines);
    lines->joined = lines->row = false;
    if (share__buffer_status(&lines->out) != SHARE_OK)
        lines->failed = true;
    return !lines->failed;
}

void share__lines_free(share__lines *lines)
{
    share__buffer_free(&lines->out);
}
