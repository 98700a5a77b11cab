/* yaml_simple.c - the YAML that most front matter is made of, without libyaml.
 *
 * Lines of "key: value", values plain or in quotation marks, lists of such values on one line in
 * brackets or on lines of their own. libyaml spends three
 * instructions on them for each byte of an article of 10 KB. Whatever else a block holds (nested
 * maps, block scalars, values over several lines, escapes, anchors, tags, tabs, a colon or a
 * comment inside a value), and whatever could be read in two ways, is left to libyaml, the whole
 * block of it. What is read here gives the records that libyaml's events give. */
#include "read/read.h"
#include "read/records.h"

#include <string.h>

typedef struct simple_yaml {
    share__records records;
    share__view rest;
    const char *line_start;
    unsigned line;
    size_t indent;  /* of the items of the list at hand */
    bool in_list;   /* an item may follow: the key has no value of its own */
    bool has_items; /* one has */
    share_status status;
} simple_yaml;

static bool is_name(char c)
{
    return share__is_alpha(c) || share__is_digit(c) || c == '_' || c == '-';
}

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
    if (c == 0xEF || (c == 0xE2 && second == 0x80))
        return c == 0xE2 && (unsigned char)v.p[at + 2] < 0xA8 ? 3 : 0;
    return c < 0xF0 ? 3 : 4;
}

/* Whether all of it is printable, without 'quote' and without a backslash. */
static bool is_quotable(share__view v, char quote)
{
    for (size_t i = 0, n; i < v.n; i += n) {
        n = printable(v, i);
        if (n == 0 || v.p[i] == quote || (v.p[i] == '\\' && quote == '"'))
            return false;
    }
    return true;
}

/* A plain scalar: it starts with a letter or digit, and nothing in it could be more than text. */
static bool is_plain(share__view v, bool in_brackets)
{
    if (v.n == 0 || !(is_name(v.p[0]) || (unsigned char)v.p[0] >= 0x80) || v.p[0] == '-')
        return false;
    for (size_t i = 0, n; i < v.n; i += n) {
        char c = v.p[i], next = i + 1 < v.n ? v.p[i + 1] : ' ';
        n = printable(v, i);
        if (n == 0 || (c == ':' && (next == ' ' || in_brackets)) || (c == ' ' && next == '#') ||
            (in_brackets && memchr(",[]{}?", c, 6)))
            return false;
    }
    return true;
}

static bool is_null(share__view v)
{
    return share__equal_nocase(v, SHARE__LIT("null"));
}

/* The scalar 'v', without white space around it; false when it isn't simple. */
static bool add_scalar(simple_yaml *yaml, share__view v, bool in_brackets, bool listed)
{
    bool quoted = v.n > 1 && (v.p[0] == '"' || v.p[0] == '\'') && v.p[v.n - 1] == v.p[0];
    share__view value = quoted ? share__view_slice(v, 1, v.n - 2) : v;
    if (quoted ? !is_quotable(value, v.p[0]) : !is_plain(v, in_brackets))
        return false;
    share__place place = {yaml->line, (unsigned)(v.p - yaml->line_start) + 1};
    if (quoted || !is_null(v))
        yaml->status = share__records_add(&yaml->records, value, place, listed);
    return yaml->status == SHARE_OK;
}

static share__view trimmed(share__view v)
{
    while (v.n > 0 && v.p[0] == ' ')
        v = share__view_from(v, 1);
    while (v.n > 0 && v.p[v.n - 1] == ' ')
        v.n--;
    return v;
}

/* "[a, b]": items in quotation marks hold no comma here. */
static bool add_brackets(simple_yaml *yaml, share__view v)
{
    if (v.n < 2 || v.p[v.n - 1] != ']')
        return false;
    v = share__view_slice(v, 1, v.n - 2);
    if (trimmed(v).n == 0)
        return true;
    for (bool more = true; more;) {
        size_t comma = share__find(v, ',', 0);
        more = comma < v.n;
        if (!add_scalar(yaml, trimmed(share__view_slice(v, 0, comma)), true, true))
            return false;
        v = share__view_from(v, comma + 1);
    }
    return true;
}

/* "- value", when a key without a value stands above it. */
static bool add_item(simple_yaml *yaml, share__view line, size_t indent)
{
    if (!yaml->in_list || (yaml->has_items && indent != yaml->indent) || line.n < indent + 3 ||
        line.p[indent] != '-' || line.p[indent + 1] != ' ')
        return false;
    yaml->indent = indent;
    yaml->has_items = true;
    return add_scalar(yaml, trimmed(share__view_from(line, indent + 2)), false, true);
}

static bool add_line(simple_yaml *yaml, share__view line)
{
    size_t indent = 0, key = 0;
    while (indent < line.n && line.p[indent] == ' ')
        indent++;
    if (indent == line.n)
        return true;
    if (line.p[indent] == '#')
        return indent == 0 && is_quotable(line, '\0');
    if (indent > 0 || (line.p[0] == '-' && line.n > 1 && line.p[1] == ' '))
        return add_item(yaml, line, indent);
    while (key < line.n && is_name(line.p[key]))
        key++;
    if (key == 0 || key == line.n || key > SHARE__MAX_KEY_PATH || line.p[0] == '-' ||
        line.p[key] != ':' || (key + 1 < line.n && line.p[key + 1] != ' '))
        return false;
    share__view value = trimmed(share__view_from(line, key + 1));
    share__records_leave(&yaml->records, 0);
    share__records_enter(&yaml->records, share__view_slice(line, 0, key));
    yaml->in_list = value.n == 0;
    yaml->has_items = false;
    if (value.n == 0)
        return true;
    return value.p[0] == '[' ? add_brackets(yaml, value) : add_scalar(yaml, value, false, false);
}

bool share__read_simple_yaml(share__document *document, share__source source, share_status *status)
{
    simple_yaml yaml = {.rest = source.text, .line = source.line, .status = SHARE_OK};
    size_t before = document->meta_count;
    bool simple = true;
    share__records_init(&yaml.records, document);
    while (simple && yaml.rest.n > 0) {
        size_t end = share__find(yaml.rest, '\n', 0);
        yaml.line_start = yaml.rest.p;
        simple = add_line(&yaml, share__view_slice(yaml.rest, 0, end));
        yaml.rest = share__view_from(yaml.rest, end + 1);
        yaml.line++;
    }
    *status = yaml.status;
    simple = simple && document->meta_count > before;
    if (!simple)
        document->meta_count = before;
    return simple;
}
