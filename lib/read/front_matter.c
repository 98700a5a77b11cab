/* front_matter.c - finds what an author wrote about an article above it, and where it ends.
 *
 *   ---  ... --- or ...     YAML (Jekyll, Hugo, Docusaurus, Astro, Obsidian ...); the fence may
 *                           name another language, as in ---json
 *   +++  ... +++            TOML (Hugo, Zola)
 *   {    ... }              JSON (Hugo); also between ;;; (Hexo) and inside <!-- --> (Go's blog)
 *   Key: value              no fence: up to an empty line (Pelican, MultiMarkdown), or up to ---
 *                           (Hexo)
 *
 * A "---" may as well be a thematic break and a first line with a colon a sentence, so what stands
 * there must look the part. A fence that opens keys and never closes is an error at that fence:
 * guessing an end would put keys into the post. */
#include "read/read.h"
#include "read/records.h"

#include <string.h>

typedef enum front_syntax { NO_SYNTAX, YAML, TOML, JSON, UNKNOWN } front_syntax;

/* A pass over lines: what is left and the number of its first line. */
typedef struct line_scan {
    share__view rest;
    unsigned line;
} line_scan;

static bool next(line_scan *scan, share__view *line)
{
    if (!share__next_line(&scan->rest, line))
        return false;
    scan->line++;
    return true;
}

static bool is_blank(share__view line)
{
    return share__trim(line).n == 0;
}

static bool is_one_of(share__view word, const char *const *words)
{
    for (; *words; words++)
        if (share__equal_nocase(word, share__view_of(*words)))
            return true;
    return false;
}

/* Keys that stand at the top of an article and seldom start a sentence. */
static bool is_known_key(share__view key)
{
    static const char *const keys[] = {
        "title",      "subtitle",  "date",     "author",    "authors",     "tags",   "tag",
        "keywords",   "category",  "slug",     "summary",   "description", "lang",   "language",
        "status",     "modified",  "updated",  "layout",    "permalink",   "url",    "template",
        "categories", "published", "draft",    "copyright", "email",       "image",  "cover",
        "excerpt",    "topics",    "headline", "publish",   "css",         "id",     "series",
        "comments",   "weight",    "aliases",  "type",      "toc",         "emoji",  "abstract",
        "canonical",  "created",   "pubdate",  "thumbnail", "affiliation", "teaser", NULL};
    return is_one_of(key, keys);
}

/* ---- YAML or not? ------------------------------------------------------------------------ */

/* Keys at the left edge against lines of prose there, which follow an empty line: a value may go
 * on at the left edge when it stands in quotes. */
static bool looks_like_yaml(share__view inner)
{
    share__view line, key, value;
    size_t keys = 0, prose = 0;
    bool first = true, after_gap = false;
    while (share__next_line(&inner, &line)) {
        share__view bare = share__trim(line);
        bool is_key = share__key_line(line, true, &key, &value);
        if (bare.n == 0)
            after_gap = true;
        if (bare.n == 0 || bare.p[0] == '#')
            continue;
        if (first && !is_key && bare.p[0] != '{')
            return false;
        first = false;
        if (is_key)
            keys++;
        else if (after_gap && bare.p == line.p && !memchr("-]}", bare.p[0], 3))
            prose++;
        after_gap &= !is_key;
    }
    return first || keys >= prose;
}

/* A key line without doubt: no spaces in the key; also TOML's "key = value". */
static bool is_plain_key(share__view line, share__view *key)
{
    share__view value;
    if (share__key_line(line, false, key, &value))
        return share__find(*key, ' ', 0) == key->n;
    *key = share__trim(share__view_slice(line, 0, share__find(line, '=', 0)));
    for (size_t i = 0; i < key->n; i++)
        if (!share__is_alpha(key->p[i]) && key->p[i] != '_' && key->p[i] != '-')
            return false;
    return key->n > 0 && share__find(line, '=', 0) < line.n;
}

/* Whether the lines right behind a fence are keys that someone forgot to close: two of them, or
 * one that everybody uses. */
static bool opens_keys(share__view rest)
{
    share__view line, key;
    size_t keys = 0;
    while (keys < 2 && share__next_line(&rest, &line) && !is_blank(line)) {
        if (is_plain_key(line, &key))
            keys += is_known_key(key) ? 2 : 1;
        else if (keys == 0 && share__trim(line).p[0] != '#')
            return false;
    }
    return keys >= 2;
}

static bool opens_toml(share__view rest)
{
    share__view line;
    while (share__next_line(&rest, &line)) {
        line = share__trim(line);
        if (line.n > 0 && line.p[0] != '#')
            return line.p[0] == '[' || share__find(line, '=', 0) < line.n;
    }
    return false;
}

/* ---- fences ------------------------------------------------------------------------------ */

static front_syntax opening_fence(share__view line)
{
    static const char *const names[] = {"yaml", "yml", "toml", "json"};
    static const front_syntax syntaxes[] = {YAML, YAML, TOML, JSON};
    line = share__trim_end(line);
    if (share__equal(line, SHARE__LIT("+++")))
        return TOML;
    if (share__equal(line, SHARE__LIT(";;;")))
        return JSON;
    if (!share__starts_with(line, SHARE__LIT("---")))
        return NO_SYNTAX;
    share__view name = share__view_from(line, 3);
    if (name.n == 0)
        return YAML;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (share__equal(share__trim(name), share__view_of(names[i])))
            return syntaxes[i];
    return share__equal(name, SHARE__LIT("js")) ? UNKNOWN : NO_SYNTAX;
}

static bool closes(share__view line, share__view fence)
{
    line = share__trim_end(line);
    return share__equal(line, fence) ||
           (fence.p[0] == '-' && share__equal(line, SHARE__LIT("...")));
}

/* The lines up to the closing fence; 'after' then stands behind it. */
static bool find_close(line_scan inner, share__view fence, share__view *lines, line_scan *after)
{
    share__view line;
    *after = inner;
    for (const char *at = inner.rest.p; next(after, &line); at = after->rest.p)
        if (closes(line, fence)) {
            *lines = share__view_between(inner.rest.p, at);
            return true;
        }
    return false;
}

static share_status read_block(share__document *document, front_syntax syntax, share__source inner,
                               share_error *error)
{
    share__place place = {inner.line, 1};
    if (inner.text.n > SHARE__MAX_FRONT_MATTER)
        return share__fail(error, SHARE_ERR_SYNTAX, place, "the front matter is larger than %u KiB",
                           (unsigned)SHARE__MAX_FRONT_MATTER / 1024);
    switch (syntax) {
    case YAML:
        return share__read_yaml(document, inner, error);
    case TOML:
        return share__read_toml(document, inner, error);
    case JSON:
        return share__read_json(document, inner, error);
    default:
        return share__document_warn(document, "front_matter", place, 0,
                                    "front matter in JavaScript is not read") == SHARE_OK
                   ? SHARE_OK
                   : share__fail_memory(error);
    }
}

/* 'inner' stands behind the opening fence, in line inner.line - 1. */
static share_status read_fenced(share__document *document, front_syntax syntax, share__view fence,
                                line_scan inner, share__source *source, share_error *error)
{
    line_scan after;
    share__view lines;
    bool closed = find_close(inner, fence, &lines, &after);
    if (closed && syntax == YAML && !looks_like_yaml(lines))
        closed = false; /* prose between two thematic breaks, or keys that end nowhere */
    if (closed) {
        share_status status =
            read_block(document, syntax, (share__source){lines, inner.line}, error);
        *source = (share__source){after.rest, after.line};
        return status;
    }
    if (syntax == TOML ? opens_toml(inner.rest) : syntax == YAML && opens_keys(inner.rest))
        return share__fail(error, SHARE_ERR_SYNTAX, (share__place){inner.line - 1, 1},
                           "front matter that is opened here never ends");
    return SHARE_OK;
}

/* ---- JSON without a fence ------------------------------------------------------------------ */

/* The end of the object at the start of 'text'; 0 when it does not end within the cap. */
static size_t object_end(share__view text)
{
    size_t depth = 0;
    bool quoted = false;
    for (size_t i = 0; i < text.n && i <= SHARE__MAX_FRONT_MATTER; i++) {
        char c = text.p[i];
        if (quoted) {
            if (c == '\\')
                i++;
            else if (c == '"')
                quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            depth++;
        } else if ((c == '}' || c == ']') && --depth == 0) {
            return i + 1;
        }
    }
    return 0;
}

static bool opens_object(share__view text)
{
    share__view inside = share__trim(share__view_slice(text, 1, 256));
    return inside.n > 0 && (inside.p[0] == '"' || inside.p[0] == '}');
}

/* 'at' stands on the brace. */
static share_status read_object(share__document *document, line_scan at, bool comment,
                                share__source *source, share_error *error)
{
    if (!opens_object(at.rest))
        return SHARE_OK;
    size_t n = object_end(at.rest);
    if (n == 0 && at.rest.n > SHARE__MAX_FRONT_MATTER)
        return share__fail(error, SHARE_ERR_SYNTAX, (share__place){at.line, 1},
                           "front matter that is opened here does not end within %u KiB",
                           (unsigned)SHARE__MAX_FRONT_MATTER / 1024);
    if (n == 0)
        return share__fail(error, SHARE_ERR_SYNTAX, (share__place){at.line, 1},
                           "front matter that is opened here never ends");
    share__source inner = {share__view_slice(at.rest, 0, n), at.line};
    line_scan after = {share__view_from(at.rest, n), at.line};
    after.line += share__place_of(at.rest.p, at.rest.p + n).line - 1;
    share__view line = {NULL, 0};
    if (comment) {
        size_t end = share__find_view(after.rest, SHARE__LIT("-->"), 0);
        if (!is_blank(share__view_slice(after.rest, 0, end)) || end == after.rest.n)
            return SHARE_OK;
        after.line += share__place_of(after.rest.p, after.rest.p + end).line - 1;
        after.rest = share__view_from(after.rest, end + 3);
    }
    if (next(&after, &line) && !is_blank(line))
        return SHARE_OK; /* {"a": 1} and more in its line: part of a text */
    share_status status = read_block(document, JSON, inner, error);
    *source = (share__source){after.rest, after.line};
    return status;
}

/* ---- a header without a fence -------------------------------------------------------------- */

typedef struct bare_header {
    share__view lines;
    line_scan after;
    size_t known;
    bool title, fence;
} bare_header;

static bool continues(share__view line)
{
    return line.p[0] == ' ' || line.p[0] == '\t' || line.p[0] == '#' ||
           share__starts_with(line, SHARE__LIT("- "));
}

/* Measures the key lines at the top; false when some line among them is none. */
static bool find_header(line_scan start, bare_header *header)
{
    share__view line, key, value;
    const char *end = start.rest.p;
    bool first_known = false;
    *header = (bare_header){.after = start};
    for (bool first = true; next(&header->after, &line); first = false) {
        if (!first && share__equal(share__trim_end(line), SHARE__LIT("---"))) {
            header->fence = true;
            break;
        }
        if (is_blank(line))
            break;
        if (first || !continues(line)) {
            if (!share__key_line(line, false, &key, &value))
                return false;
            first_known |= first && is_known_key(key);
            header->known += is_known_key(key);
            header->title |= share__equal_nocase(key, SHARE__LIT("title"));
        }
        end = header->after.rest.p;
        if ((size_t)(end - start.rest.p) > SHARE__MAX_FRONT_MATTER)
            return false;
    }
    header->lines = share__view_between(start.rest.p, end);
    return first_known ? header->title || header->known >= 2 : header->title && header->known >= 2;
}

/* The value of a key and the indented lines below it, folded; 'lines' then stands behind them. */
static share__view fold_value(share__arena *arena, share__view value, share__source *lines)
{
    share__view line, below = lines->text, rest = below;
    while (share__next_line(&rest, &line) && continues(line)) {
        lines->text = rest;
        lines->line++;
    }
    below.n -= lines->text.n;
    if (below.n == 0)
        return value;
    char *joined = share__arena_bytes(arena, value.n + below.n + 1);
    if (!joined)
        return (share__view){NULL, 0};
    size_t n = 0;
    for (line = value;; line = share__trim(line)) {
        if (line.n > 0 && (line.p == value.p || line.p[0] != '#')) {
            if (n > 0)
                joined[n++] = ' ';
            memcpy(joined + n, line.p, line.n);
            n += line.n;
        }
        if (!share__next_line(&below, &line))
            return (share__view){joined, n};
    }
}

/* Values are taken as they are: a header has no quotes, lists or escapes. */
static share_status read_header_lines(share__document *document, share__source lines)
{
    share__records records;
    share__records_init(&records, document);
    share__view line, key, value;
    for (; share__next_line(&lines.text, &line); lines.line++) {
        if (!share__key_line(line, false, &key, &value))
            continue;
        share__place place = {lines.line, (unsigned)(value.p - line.p) + 1};
        size_t before = share__records_enter(&records, key);
        value = fold_value(&document->arena, value, &lines);
        if (!value.p || share__records_add(&records, value, place, false) != SHARE_OK)
            return SHARE_ERR_MEMORY;
        share__records_leave(&records, before);
    }
    return SHARE_OK;
}

static share_status read_header(share__document *document, line_scan start, share__source *source,
                                share_error *error)
{
    bare_header header;
    if (!find_header(start, &header))
        return SHARE_OK;
    share__source lines = {header.lines, start.line};
    share_status status = SHARE_OK;
    if (header.fence)
        status = share__read_yaml(document, lines, error);
    else if (read_header_lines(document, lines) != SHARE_OK)
        status = share__fail_memory(error);
    *source = (share__source){header.after.rest, header.after.line};
    return status;
}

share_status share__read_front_matter(share__document *document, share__source *source,
                                      share_error *error)
{
    enum { EMPTY_LINES = 16 }; /* so many may stand before it; further down it is text */
    line_scan at = {source->text, source->line}, start = at;
    share__view line = {NULL, 0};
    unsigned skipped = 0;
    while (next(&at, &line) && is_blank(line) && skipped++ < EMPTY_LINES)
        start = at;
    if (line.n == 0)
        return SHARE_OK;
    front_syntax syntax = opening_fence(line);
    if (syntax != NO_SYNTAX)
        return read_fenced(document, syntax, share__view_slice(line, 0, 3), at, source, error);
    if (line.p[0] == '{')
        return read_object(document, start, false, source, error);
    if (share__starts_with(line, SHARE__LIT("<!--{"))) {
        start.rest = share__view_from(start.rest, 4);
        return read_object(document, start, true, source, error);
    }
    return read_header(document, start, source, error);
}
