/* yaml_simple.c - the YAML that most front matter is made of, without libyaml.
 *
 * Lines of "key: value", maps and lists in each other, on lines of their own; the values are read
 * by yaml_values.c. libyaml spends up to seven instructions on them for each byte of an article of
 * 10 KB. Whatever else a block holds (escapes, anchors, tags, tabs, maps in braces, keys of many
 * words), and whatever could be read in two ways, is left to libyaml, the whole block of it. What
 * is read here gives the records that libyaml's events give. */
#include "read/yaml_simple.h"

size_t share__yaml_indent(share__view v)
{
    size_t n = 0;
    while (n < v.n && v.p[n] == ' ')
        n++;
    return n;
}

static bool is_name(char c)
{
    return share__is_alpha(c) || share__is_digit(c) || c == '_' || c == '-';
}

static share__yaml_level *top_of(share__simple_yaml *yaml)
{
    return &yaml->levels[yaml->depth - 1];
}

static bool push(share__simple_yaml *yaml, size_t indent, bool list)
{
    if (yaml->depth == SHARE__YAML_LEVELS)
        return false;
    if (yaml->depth > 0)
        top_of(yaml)->waits = false;
    yaml->levels[yaml->depth++] = (share__yaml_level){indent, yaml->records.length, list, false};
    return true;
}

static bool in_list(const share__simple_yaml *yaml)
{
    for (size_t i = 0; i < yaml->depth; i++)
        if (yaml->levels[i].list)
            return true;
    return false;
}

/* The value behind a key or an item's mark, if there is one on the line. */
static bool add_value(share__simple_yaml *yaml, share__view v)
{
    share__yaml_level *top = top_of(yaml);
    v = share__view_from(v, share__yaml_indent(v));
    top->waits = v.n == 0 || v.p[0] == '#';
    return top->waits ? share__yaml_printable(v)
                      : share__yaml_value(yaml, v, top->indent, in_list(yaml));
}

/* The length of the name at the start of 'v', which may stand in quotation marks. */
static size_t name_of(share__view v, share__view *name)
{
    size_t n = 0;
    if (v.n > 0 && (v.p[0] == '"' || v.p[0] == '\'')) {
        n = share__find(v, v.p[0], 1);
        *name = share__view_slice(v, 1, n - 1);
        return n < v.n && share__yaml_printable(*name) && share__find(*name, '\\', 0) == name->n &&
                       (n + 1 == v.n || v.p[n + 1] != v.p[0])
                   ? n + 1
                   : 0;
    }
    while (n < v.n && is_name(v.p[n]))
        n++;
    *name = share__view_slice(v, 0, n);
    return n > 0 && v.p[0] != '-' ? n : 0;
}

/* The length of the key at the start of 'v', with the colon; 0 when there is none. */
static size_t key_of(share__view v, share__view *key)
{
    size_t n = name_of(v, key);
    if (n == 0 || n > SHARE__MAX_KEY_PATH)
        return 0;
    *key = share__trim(*key);
    n += share__yaml_indent(share__view_from(v, n));
    return n < v.n && v.p[n] == ':' && (n + 1 == v.n || v.p[n + 1] == ' ') ? n + 1 : 0;
}

/* "key: value" or "key:", the 'indent'th character of its line on. */
static bool add_key(share__simple_yaml *yaml, share__view v, size_t indent)
{
    share__view key;
    const size_t n = key_of(v, &key);
    const share__yaml_level *top = top_of(yaml);
    if (n == 0)
        return false;
    if ((top->list || top->indent != indent) &&
        !(top->waits && indent > top->indent && push(yaml, indent, false)))
        return false;
    share__records_leave(&yaml->records, top_of(yaml)->path);
    share__records_enter(&yaml->records, key);
    return add_value(yaml, share__view_from(v, n));
}

/* "- value", "- key: value" or "-". */
static bool add_item(share__simple_yaml *yaml, share__view v, size_t indent)
{
    share__yaml_level *top = top_of(yaml);
    const bool next = top->list && top->indent == indent;
    if (!next && !(top->waits && (indent > top->indent || !top->list) && push(yaml, indent, true)))
        return false;
    top = top_of(yaml);
    share__records_leave(&yaml->records, top->path);
    const size_t mark = 1 + share__yaml_indent(share__view_from(v, 1));
    share__view value = share__view_from(v, mark), key;
    top->waits = key_of(value, &key) > 0;
    return top->waits ? add_key(yaml, value, indent + mark) : add_value(yaml, value);
}

static bool add_line(share__simple_yaml *yaml, share__view line)
{
    const size_t indent = share__yaml_indent(line);
    const share__view v = share__view_from(line, indent);
    if (v.n == 0)
        return true;
    if (v.p[0] == '#')
        return share__yaml_printable(v);
    const bool item = v.p[0] == '-' && (v.n == 1 || v.p[1] == ' ');
    while (yaml->depth > 1 && (top_of(yaml)->indent > indent ||
                               (!item && top_of(yaml)->list && top_of(yaml)->indent == indent)))
        yaml->depth--;
    if (yaml->depth == 0 && (indent > 0 || item || !push(yaml, 0, false)))
        return false;
    return item ? add_item(yaml, v, indent) : add_key(yaml, v, indent);
}

bool share__read_simple_yaml(share__document *document, share__source source, share_status *status)
{
    share__simple_yaml yaml;
    size_t before = document->meta_count;
    bool simple = true;
    yaml.rest = source.text;
    yaml.line = source.line;
    yaml.status = SHARE_OK;
    yaml.depth = 0;
    share__records_init(&yaml.records, document);
    while (simple && yaml.rest.n > 0) {
        size_t end = share__find(yaml.rest, '\n', 0);
        share__view line = share__view_slice(yaml.rest, 0, end);
        yaml.line_start = line.p;
        yaml.rest = share__view_from(yaml.rest, end + 1);
        simple = add_line(&yaml, line);
        yaml.line++;
    }
    *status = yaml.status;
    simple = simple && document->meta_count > before;
    if (!simple)
        document->meta_count = before;
    return simple;
}
