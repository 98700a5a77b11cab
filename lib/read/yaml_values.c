/* yaml_values.c - the values of simple front matter: plain, in quotation marks, in brackets,
 * blocks.
 *
 * A value may go on over several lines; then these are folded as YAML says: a line end is a space,
 * an empty line a line end. In a block behind ">" or "|" lines may be indented by as much as the
 * first one. Not read here: escapes, and what a stricter reader than ours might take for another
 * thing. */
#include "read/yaml_simple.h"

#include <string.h>

/* The length of a character that YAML takes for a printable one and never for a line end, at
 * v.p[at]; 0 for every other. */
static size_t printable(share__view v, size_t at)
{
    unsigned char c = (unsigned char)v.p[at];
    unsigned char second = at + 1 < v.n ? (unsigned char)v.p[at + 1] : 0;
    if (c < 0x80)
        return c >= ' ' && c != 0x7F;
    if (c < 0xE0)
        return c > 0xC2 || second >= 0xA0 ? 2 : 0;
    if (c == 0xEF) /* with a byte order mark and what is no character */
        return second != 0xBB && second != 0xBF ? 3 : 0;
    if (c == 0xE2 && second == 0x80)
        return (unsigned char)v.p[at + 2] < 0xA8 ? 3 : 0;
    return c < 0xF0 ? 3 : 4;
}

bool share__yaml_printable(share__view v)
{
    for (size_t i = 0, n; i < v.n; i += n)
        if ((n = printable(v, i)) == 0)
            return false;
    return true;
}

static share__view without_spaces(share__view v)
{
    while (v.n > 0 && v.p[v.n - 1] == ' ')
        v.n--;
    return v;
}

/* Whether nothing stands behind a value, or a comment. */
static bool is_end(share__view v)
{
    const size_t n = share__yaml_indent(v);
    return n == v.n || (n > 0 && v.p[n] == '#' && share__yaml_printable(v));
}

static bool add(share__simple_yaml *yaml, share__view value, share__place place, bool listed)
{
    if (yaml->status == SHARE_OK)
        yaml->status = share__records_add(&yaml->records, value, place, listed);
    return yaml->status == SHARE_OK;
}

static share__place place_at(const share__simple_yaml *yaml, const char *p)
{
    return (share__place){yaml->line, (unsigned)(p - yaml->line_start) + 1};
}

/* The next line, without its end. */
static share__view next_line(const share__simple_yaml *yaml)
{
    return share__view_slice(yaml->rest, 0, share__find(yaml->rest, '\n', 0));
}

static void take_line(share__simple_yaml *yaml, share__view line)
{
    yaml->rest = share__view_from(yaml->rest, line.n + 1);
    yaml->line++;
}

/* ---- several lines ----------------------------------------------------------------------- */

/* Lines that become one text; there is room for all that is left of the source. */
typedef struct folded {
    char *text;
    size_t n, breaks; /* line ends since the last line with text */
    char pair;        /* written twice it stands for itself: the quotation mark */
} folded;

static bool start_folding(share__simple_yaml *yaml, folded *to, share__view first, char pair)
{
    const char *end = yaml->rest.p + yaml->rest.n;
    *to = (folded){.pair = pair};
    to->text = share__arena_bytes(&yaml->records.document->arena, (size_t)(end - first.p) + 1);
    if (!to->text)
        yaml->status = SHARE_ERR_MEMORY;
    return to->text != NULL;
}

static void fold(folded *to, share__view line)
{
    if (to->breaks == 1)
        to->text[to->n++] = ' ';
    for (; to->breaks > 1; to->breaks--)
        to->text[to->n++] = '\n';
    to->breaks = 0;
    for (size_t i = 0; i < line.n; i++) {
        to->text[to->n++] = line.p[i];
        i += line.p[i] == to->pair; /* of a quotation mark, one */
    }
}

static bool add_folded(share__simple_yaml *yaml, folded *from, share__place place, bool listed)
{
    share__arena_shrink(&yaml->records.document->arena, from->text, from->n);
    return add(yaml, (share__view){from->text, from->n}, place, listed);
}

/* ---- in quotation marks ------------------------------------------------------------------ */

/* The offset of the mark that closes the quotation, v.n when it isn't on this line; *fine is false
 * when there is anything but simple text. */
static size_t closing(share__view v, char quote, bool *pairs, bool *fine)
{
    for (size_t i = 0, n; i < v.n; i += n) {
        n = printable(v, i);
        if (n == 0 || (quote == '"' && v.p[i] == '\\')) {
            *fine = false;
            break;
        }
        if (v.p[i] != quote)
            continue;
        if (quote == '"' || i + 1 == v.n || v.p[i + 1] != quote)
            return i;
        *pairs = true;
        n = 2;
    }
    return v.n;
}

/* A quotation over several lines, of which the first is 'first'; *close receives what stands behind
 * it. */
static bool add_long_quotation(share__simple_yaml *yaml, share__view first, char quote,
                               share__place place, bool listed, share__view *behind)
{
    folded to;
    bool pairs, fine = true;
    size_t close;
    share__view line = first;
    if (!start_folding(yaml, &to, first, quote == '\'' ? quote : '\0'))
        return false;
    while ((close = closing(line, quote, &pairs, &fine)) == line.n) {
        line = without_spaces(line);
        if (line.n > 0 || to.n + to.breaks == 0)
            fold(&to, line);
        to.breaks++;
        if (!fine || yaml->rest.n == 0)
            return false;
        line = next_line(yaml);
        take_line(yaml, line);
        if (line.n > 2 && (memcmp(line.p, "---", 3) == 0 || memcmp(line.p, "...", 3) == 0))
            return false;
        line = share__view_from(line, share__yaml_indent(line));
    }
    fold(&to, share__view_slice(line, 0, close));
    *behind = share__view_from(line, close + 1);
    return fine && add_folded(yaml, &to, place, listed);
}

/* The quotation at the start of 'v': *behind receives what comes after it. 'one_line': it has to
 * end on this line. */
static bool add_quotation(share__simple_yaml *yaml, share__view v, bool one_line, bool listed,
                          share__view *behind)
{
    const share__place place = place_at(yaml, v.p);
    const char quote = v.p[0];
    bool pairs = false, fine = true;
    v = share__view_from(v, 1);
    const size_t close = closing(v, quote, &pairs, &fine);
    if (!fine || (one_line && (close == v.n || pairs)))
        return false;
    if (close == v.n || pairs)
        return add_long_quotation(yaml, v, quote, place, listed, behind);
    *behind = share__view_from(v, close + 1);
    return add(yaml, share__view_slice(v, 0, close), place, listed);
}

/* ---- plain ------------------------------------------------------------------------------- */

/* Whether a plain value may start with 'c': nothing that means something to YAML. */
static bool starts_plain(char c)
{
    return share__is_alpha(c) || share__is_digit(c) || (unsigned char)c >= 0x80 ||
           memchr("_/(.$+<^;", c, 9);
}

/* How much of 'v' is a plain value: all, or what stands before a comment, or in brackets before a
 * comma or the end. 0 when it could be more than text. */
static size_t plain_length(share__view v, bool in_brackets)
{
    if (v.n == 0 || !starts_plain(v.p[0]))
        return 0;
    for (size_t i = 0, n; i < v.n; i += n) {
        const char c = v.p[i], next = i + 1 < v.n ? v.p[i + 1] : ' ';
        n = printable(v, i);
        if (in_brackets && (c == ',' || c == ']'))
            return i;
        if (n == 0 || (c == ':' && (next == ' ' || in_brackets)) ||
            (in_brackets && memchr("#[{}?", c, 5)))
            return 0;
        if (c == ' ' && next == '#')
            return share__yaml_printable(share__view_from(v, i)) ? i : 0;
    }
    return in_brackets ? 0 : v.n;
}

static bool add_plain(share__simple_yaml *yaml, share__view v, share__place place, bool listed)
{
    return share__equal_nocase(v, SHARE__LIT("null")) || add(yaml, v, place, listed);
}

/* The line that goes on with a plain value, behind empty ones, which *breaks counts with its own
 * line end; an empty view when there is none. */
static share__view continuation(share__simple_yaml *yaml, size_t indent, size_t *breaks)
{
    share__simple_yaml ahead = {.rest = yaml->rest};
    share__view line = {NULL, 0};
    for (*breaks = 1; ahead.rest.n > 0; ++*breaks) {
        line = next_line(&ahead);
        const size_t n = share__yaml_indent(line);
        if (n < line.n)
            return n > indent && line.p[n] != '#' ? line : (share__view){NULL, 0};
        take_line(&ahead, line);
    }
    return (share__view){NULL, 0};
}

/* A plain value, which may go on on lines that are indented deeper than what is around. */
static bool add_plain_lines(share__simple_yaml *yaml, share__view v, size_t indent, bool listed)
{
    const share__place place = place_at(yaml, v.p);
    const size_t length = plain_length(v, false);
    if (length == 0)
        return false;
    if (length < v.n || yaml->rest.n == 0 || (yaml->rest.p[0] != ' ' && yaml->rest.p[0] != '\n'))
        return add_plain(yaml, without_spaces(share__view_slice(v, 0, length)), place, listed);
    size_t breaks;
    share__view line = continuation(yaml, indent, &breaks);
    if (line.n == 0)
        return add_plain(yaml, without_spaces(v), place, listed);
    folded to;
    if (!start_folding(yaml, &to, v, '\0'))
        return false;
    fold(&to, without_spaces(v));
    for (; line.n > 0; line = continuation(yaml, indent, &breaks)) {
        for (to.breaks = breaks; breaks > 0; breaks--)
            take_line(yaml, next_line(yaml));
        line = without_spaces(share__view_from(line, share__yaml_indent(line)));
        if (plain_length(line, false) != line.n)
            return false;
        fold(&to, line);
    }
    return add_folded(yaml, &to, place, listed);
}

/* ---- in brackets, and blocks ------------------------------------------------------------- */

/* "[a, "b, c", [d]]", all on one line. */
static bool add_brackets(share__simple_yaml *yaml, share__view v)
{
    bool wanted = true; /* an item may come next */
    for (size_t depth = 0; v.n > 0;) {
        const char c = v.p[0];
        if (c == ']' && --depth == 0)
            return is_end(share__view_from(v, 1));
        if (c == ' ' || c == ']' || (c == ',' && !wanted) || (c == '[' && wanted)) {
            depth += c == '[';
            wanted = c == ' ' ? wanted : c != ']';
            v = share__view_from(v, 1);
        } else if (!wanted || depth > SHARE__YAML_LEVELS) {
            return false;
        } else if (c == '"' || c == '\'') {
            if (!add_quotation(yaml, v, true, true, &v))
                return false;
            wanted = false;
        } else {
            const size_t n = plain_length(v, true);
            const share__view value = without_spaces(share__view_slice(v, 0, n));
            if (n == 0 || !add_plain(yaml, value, place_at(yaml, v.p), true))
                return false;
            v = share__view_from(v, n);
            wanted = false;
        }
    }
    return false;
}

/* The next line of a block whose lines are indented by 'indent'; false behind the block. */
static bool next_block_line(share__simple_yaml *yaml, size_t indent, share__view *line)
{
    *line = next_line(yaml);
    const size_t n = share__yaml_indent(*line);
    if (yaml->rest.n == 0 || (n < indent && n < line->n))
        return false;
    take_line(yaml, *line);
    *line = share__view_from(*line, indent); /* spaces beyond that are text */
    return true;
}

/* Lines behind "|" or ">", maybe with "-" behind that. */
static bool add_block(share__simple_yaml *yaml, share__view v, size_t around, bool listed)
{
    const share__place place = place_at(yaml, v.p);
    const bool folds = v.p[0] == '>', strip = v.n > 1 && v.p[1] == '-';
    const size_t indent = share__yaml_indent(yaml->rest);
    folded to;
    share__view line = next_line(yaml);
    if (without_spaces(v).n > 1u + strip || indent <= around || indent == line.n ||
        !start_folding(yaml, &to, v, '\0'))
        return false;
    while (next_block_line(yaml, indent, &line)) {
        if (!share__yaml_printable(line) || (folds && line.n > 0 && line.p[0] == ' '))
            return false;
        if (line.n > 0) {
            to.breaks += !folds && to.n > 0; /* then none is a space */
            fold(&to, line);
        }
        to.breaks++;
    }
    if (!strip)
        to.text[to.n++] = '\n';
    return yaml->rest.p[-1] == '\n' && add_folded(yaml, &to, place, listed);
}

bool share__yaml_value(share__simple_yaml *yaml, share__view v, size_t indent, bool listed)
{
    share__view behind;
    switch (v.p[0]) {
    case '[':
        return add_brackets(yaml, v);
    case '"':
    case '\'':
        return add_quotation(yaml, v, false, listed, &behind) && is_end(behind);
    case '|':
    case '>':
        return add_block(yaml, v, indent, listed);
    default:
        return add_plain_lines(yaml, v, indent, listed);
    }
}
