/* yaml.c - YAML front matter, through libyaml's events, but for the simplest kind of it, which
 * yaml_simple.c reads.
 *
 * Scalars keep their text: a date, a number or "yes" is what the author typed. Nested maps give
 * dotted keys, the items of lists one record each. Refused with a place: aliases (they make small
 * files large), nesting deeper than SHARE__MAX_DEPTH (libyaml is quadratic on "[[[[").
 *
 * About one post in twenty is not valid YAML, most often for a colon in an unquoted title, a tab or
 * Markdown at the start of a value. Such a block is cut into its entries (a key line and what
 * belongs to it); each is parsed alone, and one that still fails is read as "key: value" the way
 * its author meant it. One warning says where the trouble starts. */
#include "read/read.h"
#include "read/records.h"

#include <string.h>
#include <yaml.h>

/* Turns libyaml's marks, which count code points, into places. Marks mostly move forward. */
typedef struct cursor {
    share__view text;
    unsigned first_line;
    size_t index, offset; /* in code points, in bytes */
    size_t line_start;
    unsigned line;
} cursor;

typedef struct level {
    bool map;
    bool in_value; /* of a map: a key has been entered */
    size_t before; /* the path above that key */
} level;

typedef struct yaml_reader {
    share__records *records;
    cursor at;
    level levels[SHARE__MAX_DEPTH];
    size_t depth;
    size_t lists;          /* how many of the levels are lists */
    bool anchors;          /* there has been one */
    share__place problem;  /* why it is no YAML */
    const char *complaint; /* NULL: none */
    share_error *error;
} yaml_reader;

static void cursor_rewind(cursor *at)
{
    at->index = at->offset = at->line_start = 0;
    at->line = at->first_line;
}

static share__place place_of(cursor *at, size_t index)
{
    if (index < at->index)
        cursor_rewind(at);
    while (at->index < index && at->offset < at->text.n) {
        char c = at->text.p[at->offset++];
        while (at->offset < at->text.n && ((unsigned char)at->text.p[at->offset] & 0xC0) == 0x80)
            at->offset++;
        at->index++;
        bool crlf = c == '\r' && at->offset < at->text.n && at->text.p[at->offset] == '\n';
        if (c == '\n' || (c == '\r' && !crlf)) {
            at->line++;
            at->line_start = at->offset;
        }
    }
    return (share__place){at->line, (unsigned)(at->offset - at->line_start) + 1};
}

/* ---- valid YAML ------------------------------------------------------------------------ */

static void value_ends(yaml_reader *reader)
{
    level *top = reader->depth > 0 ? &reader->levels[reader->depth - 1] : NULL;
    if (top && top->map && top->in_value) {
        share__records_leave(reader->records, top->before);
        top->in_value = false;
    }
}

static bool is_null(const yaml_event_t *event, share__view value)
{
    return event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
           (share__equal(value, SHARE__LIT("~")) || share__equal_nocase(value, SHARE__LIT("null")));
}

static share_status on_scalar(yaml_reader *reader, const yaml_event_t *event)
{
    share__view value = {(const char *)event->data.scalar.value, event->data.scalar.length};
    level *top = reader->depth > 0 ? &reader->levels[reader->depth - 1] : NULL;
    if (top && top->map && !top->in_value) {
        top->before = share__records_enter(reader->records, share__trim(value));
        top->in_value = true;
        return SHARE_OK;
    }
    if (!top) { /* "title:x" is one word to YAML */
        reader->complaint = "no map of keys";
        reader->problem = place_of(&reader->at, event->start_mark.index);
    }
    share_status status = SHARE_OK;
    if (top && !is_null(event, value))
        status =
            share__records_add(reader->records, value,
                               place_of(&reader->at, event->start_mark.index), reader->lists > 0);
    value_ends(reader);
    return status;
}

static share_status on_start(yaml_reader *reader, const yaml_event_t *event, bool map)
{
    share__place place = place_of(&reader->at, event->start_mark.index);
    if (reader->depth == SHARE__MAX_DEPTH)
        return share__fail(reader->error, SHARE_ERR_SYNTAX, place,
                           "the front matter is nested deeper than %u levels",
                           (unsigned)SHARE__MAX_DEPTH);
    level *top = reader->depth > 0 ? &reader->levels[reader->depth - 1] : NULL;
    if (top && top->map && !top->in_value) { /* {{ name }}: a template, hardly a map as a key */
        reader->complaint = "a map or a list cannot be a key";
        reader->problem = place;
        return SHARE_OK;
    }
    reader->levels[reader->depth++] = (level){map, false, 0};
    reader->lists += !map;
    return SHARE_OK;
}

static void on_end(yaml_reader *reader)
{
    reader->lists -= !reader->levels[--reader->depth].map;
    value_ends(reader);
}

/* Without any anchor before it, "*word" is emphasis that starts a value. */
static share_status on_alias(yaml_reader *reader, const yaml_event_t *event)
{
    share__place place = place_of(&reader->at, event->start_mark.index);
    if (reader->anchors)
        return share__fail(reader->error, SHARE_ERR_SYNTAX, place,
                           "YAML aliases such as \"*%s\" are not read in front matter",
                           (const char *)event->data.alias.anchor);
    reader->complaint = "an alias of nothing";
    reader->problem = place;
    return SHARE_OK;
}

static bool has_anchor(const yaml_event_t *event)
{
    return (event->type == YAML_SCALAR_EVENT && event->data.scalar.anchor) ||
           (event->type == YAML_SEQUENCE_START_EVENT && event->data.sequence_start.anchor) ||
           (event->type == YAML_MAPPING_START_EVENT && event->data.mapping_start.anchor);
}

static share_status on_event(yaml_reader *reader, const yaml_event_t *event)
{
    reader->anchors |= has_anchor(event);
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        return on_scalar(reader, event);
    case YAML_MAPPING_START_EVENT:
        return on_start(reader, event, true);
    case YAML_SEQUENCE_START_EVENT:
        return on_start(reader, event, false);
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT:
        on_end(reader);
        return SHARE_OK;
    case YAML_ALIAS_EVENT:
        return on_alias(reader, event);
    default:
        return SHARE_OK;
    }
}

static share_status events(yaml_reader *reader, yaml_parser_t *parser)
{
    for (bool done = false; !done;) {
        yaml_event_t event;
        if (!yaml_parser_parse(parser, &event)) {
            if (parser->error == YAML_MEMORY_ERROR)
                return share__fail_memory(reader->error);
            reader->complaint = parser->problem ? parser->problem : "not YAML";
            reader->problem = place_of(
                &reader->at, parser->error == YAML_READER_ERROR ? 0 : parser->problem_mark.index);
            return SHARE_OK;
        }
        share_status status = on_event(reader, &event);
        done = event.type == YAML_STREAM_END_EVENT || reader->complaint;
        yaml_event_delete(&event);
        if (status == SHARE_ERR_MEMORY)
            return share__fail_memory(reader->error);
        if (status != SHARE_OK)
            return status;
    }
    return SHARE_OK;
}

/* Reads valid YAML. When it is none, *complaint says why, and there are no records of it. */
static share_status read_events(share__records *records, share__source source,
                                const char **complaint, share__place *problem, share_error *error)
{
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        return share__fail_memory(error);
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)source.text.p, source.text.n);
    yaml_reader reader = {.records = records, .error = error};
    reader.at.text = source.text;
    reader.at.first_line = source.line;
    cursor_rewind(&reader.at);
    size_t before = records->document->meta_count;
    share_status status = events(&reader, &parser);
    yaml_parser_delete(&parser);
    if (reader.complaint)
        records->document->meta_count = before;
    share__records_leave(records, 0);
    /* libyaml's complaints are constants of its own, so they outlive the parser. */
    *complaint = reader.complaint;
    *problem = reader.problem;
    return status;
}

/* ---- what looks like YAML ---------------------------------------------------------------- */

/* One entry of a map: its lines after the key line, and the value on the key line. */
typedef struct lenient_entry {
    share__records *records;
    share__view value; /* trimmed */
    share__view rest;  /* whole lines */
    share__place place;
    share_error *error;
} lenient_entry;

static size_t indent_of(share__view line)
{
    size_t n = 0;
    while (n < line.n && (line.p[n] == ' ' || line.p[n] == '\t'))
        n++;
    return n;
}

/* Without a comment, which starts at a '#' after white space. */
static share__view without_comment(share__view v)
{
    for (size_t at = share__find(v, '#', 0); at < v.n; at = share__find(v, '#', at + 1))
        if (at == 0 || share__is_space(v.p[at - 1]))
            return share__trim_end(share__view_slice(v, 0, at));
    return v;
}

static bool is_comment(share__view line)
{
    line = share__trim(line);
    return line.n > 0 && line.p[0] == '#';
}

/* Takes the quotes off when the value has them at both ends, and undoes \" and ''. */
static share__view unquoted(share__arena *arena, share__view v)
{
    if (v.n < 2 || (v.p[0] != '"' && v.p[0] != '\'') || v.p[v.n - 1] != v.p[0])
        return v;
    char quote = v.p[0];
    char escape = quote == '"' ? '\\' : '\'';
    share__view inner = share__view_slice(v, 1, v.n - 2);
    if (share__find(inner, escape, 0) == inner.n)
        return inner;
    char *copy = share__arena_bytes(arena, inner.n);
    if (!copy)
        return (share__view){NULL, 0};
    size_t n = 0;
    for (size_t i = 0; i < inner.n; i++) {
        bool pair = inner.p[i] == escape && i + 1 < inner.n;
        if (pair && (inner.p[i + 1] == quote || inner.p[i + 1] == '\\'))
            i++;
        copy[n++] = inner.p[i];
    }
    return (share__view){copy, n};
}

static share_status add_value(const lenient_entry *entry, share__view v, bool listed)
{
    v = unquoted(&entry->records->document->arena, share__trim(v));
    return v.p ? share__records_add(entry->records, v, entry->place, listed) : SHARE_ERR_MEMORY;
}

/* "a, 'b, c', d]": items up to the bracket, or up to the end when the author forgot it. */
static share_status add_flow_items(const lenient_entry *entry, share__view v)
{
    size_t start = 0, i = 0;
    char quote = '\0';
    for (bool done = false; !done; i++) {
        char c = i < v.n ? v.p[i] : ']';
        done = i >= v.n || (!quote && c == ']');
        if (quote && !done) {
            if (c == quote)
                quote = '\0';
        } else if ((c == '"' || c == '\'') &&
                   share__trim(share__view_slice(v, start, i - start)).n == 0) {
            quote = c;
        } else if (c == ',' || done) {
            share_status status = add_value(entry, share__view_slice(v, start, i - start), true);
            if (status != SHARE_OK)
                return status;
            start = i + 1;
        }
    }
    return SHARE_OK;
}

/* The value and the lines below it, one space (or, literally, one line feed) between them; an
 * empty line makes a line feed. Comment lines are left out where they can be comments. */
static share__view fold(const lenient_entry *entry, bool literal, bool comments)
{
    char *copy =
        share__arena_bytes(&entry->records->document->arena, entry->value.n + entry->rest.n + 2);
    share__view rest = entry->rest, line;
    size_t n = entry->value.n, indent = SIZE_MAX, empty = 0;
    if (!copy)
        return (share__view){NULL, 0};
    if (n > 0)
        memcpy(copy, entry->value.p, n);
    while (share__next_line(&rest, &line)) {
        if (share__trim(line).n == 0) {
            empty++;
            continue;
        }
        if (comments && is_comment(line))
            continue;
        if (indent == SIZE_MAX)
            indent = indent_of(line);
        size_t off = indent_of(line) < indent ? indent_of(line) : indent;
        line = literal ? share__trim_end(share__view_from(line, off)) : share__trim(line);
        /* Every separator stands for at least one line end of the source: there is room. */
        if (n > 0 && (literal || empty == 0))
            copy[n++] = literal ? '\n' : ' ';
        for (; n > 0 && empty > 0; empty--)
            copy[n++] = '\n';
        empty = 0;
        memcpy(copy + n, line.p, line.n);
        n += line.n;
    }
    return (share__view){copy, n};
}

static bool is_item(share__view line, share__view *item)
{
    line = share__trim(line);
    if (line.n == 0 || line.p[0] != '-' || (line.n > 1 && !share__is_space(line.p[1])))
        return false;
    *item = share__trim(share__view_from(line, 1));
    return true;
}

/* A list, one item a line; lines in between continue the item. */
static share_status add_items(lenient_entry *entry)
{
    share__view rest = entry->rest, line, item = {NULL, 0};
    while (share__next_line(&rest, &line)) {
        entry->place.line++;
        if (!is_item(line, &item) || item.n == 0)
            continue;
        entry->place.column = (unsigned)(item.p - line.p) + 1;
        if (item.p[0] != '"' && item.p[0] != '\'')
            item = without_comment(item);
        share_status status = add_value(entry, item, true);
        if (status != SHARE_OK)
            return status;
    }
    return SHARE_OK;
}

/* The keys one level below, their values on one line each. */
static share_status add_map(lenient_entry *entry)
{
    share__view rest = entry->rest, line, key, value;
    while (share__next_line(&rest, &line)) {
        entry->place.line++;
        if (is_comment(line) || !share__key_line(line, true, &key, &value) || value.n == 0)
            continue;
        size_t before = share__records_enter(entry->records, key);
        entry->place.column = (unsigned)(value.p - line.p) + 1;
        share_status status = value.p[0] == '[' ? add_flow_items(entry, share__view_from(value, 1))
                                                : add_value(entry, value, false);
        share__records_leave(entry->records, before);
        if (status != SHARE_OK)
            return status;
    }
    return SHARE_OK;
}

static bool is_block_header(share__view v)
{
    v = without_comment(v);
    if (v.n == 0 || v.n > 3 || (v.p[0] != '|' && v.p[0] != '>'))
        return false;
    for (size_t i = 1; i < v.n; i++)
        if (v.p[i] != '-' && v.p[i] != '+' && !share__is_digit(v.p[i]))
            return false;
    return true;
}

static share__view first_line_of(share__view rest)
{
    share__view line = {NULL, 0};
    while (share__next_line(&rest, &line))
        if (share__trim(line).n > 0 && !is_comment(line))
            return line;
    return (share__view){NULL, 0};
}

static share_status read_entry_leniently(lenient_entry *entry)
{
    share__view line, ignored, value;
    if (is_comment(entry->value))
        entry->value.n = 0;
    if (entry->value.n == 0) {
        line = first_line_of(entry->rest);
        if (is_item(line, &ignored))
            return add_items(entry);
        if (share__key_line(line, false, &ignored, &value))
            return add_map(entry);
    }
    if (is_block_header(entry->value)) {
        bool literal = entry->value.p[0] == '|';
        entry->value.n = 0;
        value = fold(entry, literal, false);
        return value.p ? share__records_add(entry->records, value, entry->place, false)
                       : SHARE_ERR_MEMORY;
    }
    value = fold(entry, false, true);
    if (!value.p)
        return SHARE_ERR_MEMORY;
    value = share__trim(value);
    if (value.n > 0 && value.p[0] == '[' && share__find(value, ']', 0) >= value.n - 1)
        return add_flow_items(entry, share__view_from(value, 1));
    if (value.n > 0 && value.p[0] != '"' && value.p[0] != '\'')
        value = without_comment(value);
    return add_value(entry, value, false);
}

/* Reads the entry that is 'lines', the key line first. */
static share_status read_entry(share__records *records, share__source lines, share_error *error)
{
    const char *complaint = NULL;
    share__place problem = SHARE__NOWHERE;
    share_status status = read_events(records, lines, &complaint, &problem, error);
    if (status != SHARE_OK || !complaint)
        return status;
    lenient_entry entry = {.records = records, .rest = lines.text, .error = error};
    share__view line, key;
    if (!share__next_line(&entry.rest, &line) || !share__key_line(line, true, &key, &entry.value))
        return SHARE_OK;
    entry.place = (share__place){lines.line, (unsigned)(entry.value.p - line.p) + 1};
    size_t before = share__records_enter(records, key);
    status = read_entry_leniently(&entry);
    share__records_leave(records, before);
    return status == SHARE_ERR_MEMORY ? share__fail_memory(error) : status;
}

/* Cuts the block at the key lines that are indented no deeper than the first one. */
static share_status read_entries(share__records *records, share__source source, share_error *error)
{
    share__view rest = source.text, line, key, value;
    const char *start = NULL;
    unsigned number = source.line, start_line = 0;
    size_t base = 0;
    for (;; number++) {
        const char *at = rest.p;
        bool more = share__next_line(&rest, &line);
        bool starts = more && !is_comment(line) && (!start || indent_of(line) <= base) &&
                      share__key_line(line, true, &key, &value);
        if (more && !starts)
            continue;
        if (start) {
            share__source lines = {
                share__view_between(start, more ? at : source.text.p + source.text.n), start_line};
            share_status status = read_entry(records, lines, error);
            if (status != SHARE_OK)
                return status;
        } else if (starts) {
            base = indent_of(line);
        }
        if (!more)
            return SHARE_OK;
        start = at;
        start_line = number;
    }
}

share_status share__read_yaml(share__document *document, share__source source, share_error *error)
{
    share_status status;
    if (share__read_simple_yaml(document, source, &status))
        return SHARE_OK;
    if (status != SHARE_OK)
        return share__fail_memory(error);
    share__records records;
    share__records_init(&records, document);
    const char *complaint = NULL;
    share__place problem = SHARE__NOWHERE;
    status = read_events(&records, source, &complaint, &problem, error);
    if (status != SHARE_OK || !complaint)
        return status;
    if (share__document_warn(document, "front_matter", problem, 0,
                             "the front matter is not valid YAML (%s); read line by line",
                             complaint) != SHARE_OK)
        return share__fail_memory(error);
    return read_entries(&records, source, error);
}
