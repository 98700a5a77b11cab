/* json.c - a JSON object as front matter, through jansson.
 *
 * jansson judges whether it is JSON and says where not. Its values have no places, and it would
 * print numbers its own way, so the records are made in a second walk over the text, which is
 * then known to be well-formed: numbers and words keep their text, and only strings with escapes
 * go through jansson again. Nesting is limited before jansson sees the text. */
#include "base/mem.h"
#include "read/read.h"
#include "read/records.h"

#include <jansson.h>
#include <string.h>

typedef struct json_walker {
    share__records records;
    share__source source;
    size_t at;
    size_t line_start;
    unsigned line;
    share_error *error;
} json_walker;

static share__place place_of(const json_walker *walker)
{
    return (share__place){walker->line, (unsigned)(walker->at - walker->line_start) + 1};
}

/* Past white space, commas and colons: all that can stand between the tokens we look at. */
static void skip_gap(json_walker *walker)
{
    share__view text = walker->source.text;
    for (; walker->at < text.n; walker->at++) {
        char c = text.p[walker->at];
        if (c == '\n' ||
            (c == '\r' && !(walker->at + 1 < text.n && text.p[walker->at + 1] == '\n'))) {
            walker->line++;
            walker->line_start = walker->at + 1;
        } else if (!share__is_space(c) && c != ',' && c != ':') {
            return;
        }
    }
}

/* The token at hand: a string with its quotes, a bracket, or a number or word. */
static share__view next_token(json_walker *walker)
{
    share__view text = share__view_from(walker->source.text, walker->at);
    size_t n = 1;
    if (text.n == 0)
        return text;
    if (text.p[0] == '"') {
        while (n < text.n && text.p[n] != '"')
            n += text.p[n] == '\\' ? 2 : 1;
        n++;
    } else if (!memchr("{}[]", text.p[0], 4)) {
        while (n < text.n && !share__is_space(text.p[n]) && !memchr("{}[],:", text.p[n], 6))
            n++;
    }
    text = share__view_slice(text, 0, n);
    walker->at += text.n;
    return text;
}

/* What a token says: false when memory ends. */
static bool decode(json_walker *walker, share__view token, share__view *out)
{
    *out = token;
    if (token.n < 2 || token.p[0] != '"')
        return true;
    *out = share__view_slice(token, 1, token.n - 2);
    if (share__find(*out, '\\', 0) == out->n)
        return true;
    json_t *string = json_loadb(token.p, token.n, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
    if (!string)
        return false;
    share__view value = {json_string_value(string), json_string_length(string)};
    value.p = share__arena_string(&walker->records.document->arena, value);
    json_decref(string);
    *out = value;
    return value.p != NULL;
}

typedef struct level {
    bool map;
    size_t before; /* the path above the key at hand */
} level;

static share_status add(json_walker *walker, share__view token, share__place where, bool listed)
{
    share__view value;
    if (share__equal(token, SHARE__LIT("null")))
        return SHARE_OK;
    if (!decode(walker, token, &value) ||
        share__records_add(&walker->records, value, where, listed) != SHARE_OK)
        return share__fail_memory(walker->error);
    return SHARE_OK;
}

/* One round a token: a key is entered, a value that ends leaves it. */
static share_status walk(json_walker *walker)
{
    level levels[SHARE__MAX_DEPTH];
    size_t depth = 0, lists = 0;
    bool in_value = false;
    for (skip_gap(walker); walker->at < walker->source.text.n; skip_gap(walker)) {
        share__place where = place_of(walker);
        share__view piece = next_token(walker), key;
        char first = piece.p[0];
        if (first == '{' || first == '[') {
            lists += first == '[';
            levels[depth++] = (level){first == '{', walker->records.length};
            in_value = false;
            continue;
        }
        if (first == '}' || first == ']') {
            lists -= first == ']';
            depth--;
        } else if (levels[depth - 1].map && !in_value) {
            if (!decode(walker, piece, &key))
                return share__fail_memory(walker->error);
            levels[depth - 1].before = share__records_enter(&walker->records, share__trim(key));
            in_value = true;
            continue;
        } else {
            share_status status = add(walker, piece, where, lists > 0);
            if (status != SHARE_OK)
                return status;
        }
        in_value = false; /* a value ended */
        if (depth > 0 && levels[depth - 1].map)
            share__records_leave(&walker->records, levels[depth - 1].before);
    }
    return SHARE_OK;
}

static share_status check_depth(json_walker *walker)
{
    size_t depth = 0;
    for (skip_gap(walker); walker->at < walker->source.text.n; skip_gap(walker)) {
        share__place where = place_of(walker);
        char first = next_token(walker).p[0];
        if (first == '{' || first == '[')
            depth++;
        else if ((first == '}' || first == ']') && depth > 0)
            depth--;
        if (depth > SHARE__MAX_DEPTH)
            return share__fail(walker->error, SHARE_ERR_SYNTAX, where,
                               "the front matter is nested deeper than %u levels",
                               (unsigned)SHARE__MAX_DEPTH);
    }
    return SHARE_OK;
}

static void start(json_walker *walker)
{
    walker->at = walker->line_start = 0;
    walker->line = walker->source.line;
}

/* What jansson says about the text. */
static bool is_json(share__view text, bool *map, json_error_t *problem)
{
    json_t *root = json_loadb(text.p, text.n, JSON_ALLOW_NUL, problem);
    *map = json_is_object(root);
    json_decref(root);
    return root != NULL;
}

/* jansson reports most allocations that fail as bad syntax. It was memory if the same text now
 * passes or fails elsewhere, or if there is none left. */
static bool was_memory(share__view text, const json_error_t *problem)
{
    json_error_t again;
    bool map;
    if (is_json(text, &map, &again) || again.position != problem->position)
        return true;
    void *probe = share__malloc(1024);
    share__free(probe);
    return !probe;
}

share_status share__read_json(share__document *document, share__source source, share_error *error)
{
    json_walker walker = {.source = source, .error = error};
    share__records_init(&walker.records, document);
    start(&walker);
    share_status status = check_depth(&walker);
    if (status != SHARE_OK)
        return status;
    json_error_t problem;
    bool map;
    if (!is_json(source.text, &map, &problem)) {
        if (was_memory(source.text, &problem))
            return share__fail_memory(error);
        size_t offset = problem.position > 0 ? (size_t)problem.position - 1 : 0;
        share__view before = share__view_slice(source.text, 0, offset);
        share__place where = share__place_of(before.p, before.p + before.n);
        where.line += source.line - 1;
        return share__fail(error, SHARE_ERR_SYNTAX, where, "the front matter is not valid JSON: %s",
                           problem.text);
    }
    start(&walker);
    return map ? walk(&walker) : SHARE_OK;
}
