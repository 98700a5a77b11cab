/* toml.c - TOML front matter: all of TOML 1.0.
 *
 * The tree of tables is built first, because which keys are allowed depends on how a table came
 * to be: a [header] may complete a table that a longer header implied, but nothing may be defined
 * twice, and what was written inline is closed. Then the tree is walked into records. Refused
 * beyond the specification: nesting deeper than SHARE__MAX_DEPTH, which also bounds recursion. */
#include "read/toml.h"

#include "read/records.h"

#include <string.h>

char share__toml_peek(const share__toml *toml, size_t ahead)
{
    return ahead < toml->text.n - toml->at ? toml->text.p[toml->at + ahead] : '\0';
}

share__place share__toml_place(const share__toml *toml)
{
    return (share__place){toml->line, (unsigned)(toml->at - toml->line_start) + 1};
}

static share_status fail_at(const share__toml *toml, share__place place, const char *message)
{
    return share__fail(toml->error, SHARE_ERR_SYNTAX, place,
                       "the front matter is not valid TOML: %s", message);
}

share_status share__toml_fail(const share__toml *toml, const char *message)
{
    return fail_at(toml, share__toml_place(toml), message);
}

bool share__toml_newline(share__toml *toml)
{
    size_t n = share__toml_peek(toml, 0) == '\r' ? 1 : 0;
    if (share__toml_peek(toml, n) != '\n')
        return false;
    toml->at += n + 1;
    toml->line++;
    toml->line_start = toml->at;
    return true;
}

static void skip_blanks(share__toml *toml)
{
    while (share__toml_peek(toml, 0) == ' ' || share__toml_peek(toml, 0) == '\t')
        toml->at++;
}

/* A comment, up to its line end; control characters are not allowed even there. */
static share_status skip_comment(share__toml *toml)
{
    if (share__toml_peek(toml, 0) != '#')
        return SHARE_OK;
    for (; toml->at < toml->text.n; toml->at++) {
        char c = toml->text.p[toml->at];
        if (c == '\n' || (c == '\r' && share__toml_peek(toml, 1) == '\n'))
            break;
        if (((unsigned char)c < ' ' && c != '\t') || c == 0x7F)
            return share__toml_fail(toml, "a control character in a comment");
    }
    return SHARE_OK;
}

/* Blanks, comments and line ends: what may stand between the items of an array. */
static share_status skip_lines(share__toml *toml)
{
    do {
        skip_blanks(toml);
        share_status status = skip_comment(toml);
        if (status != SHARE_OK)
            return status;
    } while (share__toml_newline(toml));
    return SHARE_OK;
}

static share_status end_line(share__toml *toml)
{
    skip_blanks(toml);
    share_status status = skip_comment(toml);
    if (status != SHARE_OK)
        return status;
    if (toml->at < toml->text.n && !share__toml_newline(toml))
        return share__toml_fail(toml, "the line should end here");
    return SHARE_OK;
}

/* ---- the tree ---------------------------------------------------------------------------- */

static share__toml_node **bucket_of(share__toml *toml, const share__toml_node *parent,
                                    share__view key)
{
    uint32_t hash = 2166136261u ^ parent->id; /* FNV-1a */
    for (size_t i = 0; i < key.n; i++)
        hash = (hash ^ (unsigned char)key.p[i]) * 16777619u;
    return &toml->buckets[(hash ^ hash >> 16) % SHARE__TOML_BUCKETS];
}

static share__toml_node *find(share__toml *toml, const share__toml_node *parent, share__view key)
{
    share__toml_node *node = *bucket_of(toml, parent, key);
    while (node && !(node->parent == parent && share__equal(node->key, key)))
        node = node->chain;
    return node;
}

/* A new last child; NULL, and the error filled, when there can be none. */
static share__toml_node *add(share__toml *toml, share__toml_node *parent, share__view key,
                             share__place place, share__toml_type type)
{
    if (parent && parent->depth >= SHARE__MAX_DEPTH) {
        (void)fail_at(toml, place, "nested too deep");
        return NULL;
    }
    share__toml_node *node = share__arena_alloc(toml->arena, sizeof *node);
    if (!node) {
        (void)share__fail_memory(toml->error);
        return NULL;
    }
    *node = (share__toml_node){.key = key,
                               .text = SHARE__LIT(""),
                               .place = place,
                               .parent = parent,
                               .depth = parent ? parent->depth + 1 : 0,
                               .id = toml->nodes++ * 2654435761u,
                               .type = (uint8_t)type};
    if (!parent)
        return node;
    if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
    if (parent->type == SHARE__TOML_TABLE) {
        share__toml_node **bucket = bucket_of(toml, parent, key);
        node->chain = *bucket;
        *bucket = node;
    }
    return node;
}

/* ---- keys -------------------------------------------------------------------------------- */

static bool is_bare(char c)
{
    return share__is_alpha(c) || share__is_digit(c) || c == '_' || c == '-';
}

/* One part of a key, and the blanks around it. */
static share_status read_key_part(share__toml *toml, share__view *key, share__place *place)
{
    skip_blanks(toml);
    *place = share__toml_place(toml);
    char c = share__toml_peek(toml, 0);
    if (c == '"' || c == '\'') {
        share_status status = share__toml_string(toml, true, key);
        if (status != SHARE_OK)
            return status;
    } else {
        size_t start = toml->at;
        while (is_bare(share__toml_peek(toml, 0)))
            toml->at++;
        if (toml->at == start)
            return share__toml_fail(toml, "a key is missing here");
        *key = share__view_slice(toml->text, start, toml->at - start);
    }
    skip_blanks(toml);
    return SHARE_OK;
}

/* Into the table that one part of a header names, or that a dotted key goes through. */
static share__toml_node *descend(share__toml *toml, share__toml_node *table, share__view key,
                                 share__place place, bool header)
{
    share__toml_node *node = find(toml, table, key);
    if (!node) {
        node = add(toml, table, key, place, SHARE__TOML_TABLE);
        if (node)
            node->dotted = !header;
        return node;
    }
    if (header && node->tables)
        return node->last;
    if (node->type != SHARE__TOML_TABLE || node->closed || (!header && node->defined)) {
        (void)fail_at(toml, place, "this key has a value that cannot be added to");
        return NULL;
    }
    node->dotted |= !header;
    return node;
}

/* A dotted key: *table becomes the table of its last part. */
static share_status read_key(share__toml *toml, share__toml_node **table, share__view *key,
                             share__place *place, bool header)
{
    for (;;) {
        share_status status = read_key_part(toml, key, place);
        if (status != SHARE_OK || share__toml_peek(toml, 0) != '.')
            return status;
        toml->at++;
        *table = descend(toml, *table, *key, *place, header);
        if (!*table)
            return toml->error->status;
    }
}

/* ---- values ------------------------------------------------------------------------------ */

static share_status read_value(share__toml *toml, share__toml_node *node);

/* NOLINTNEXTLINE(misc-no-recursion): a node below SHARE__MAX_DEPTH is refused */
static share_status read_pair(share__toml *toml, share__toml_node *table)
{
    share__view key = {"", 0};
    share__place place;
    share_status status = read_key(toml, &table, &key, &place, false);
    if (status != SHARE_OK)
        return status;
    if (share__toml_peek(toml, 0) != '=')
        return share__toml_fail(toml, "'=' is missing behind the key");
    if (find(toml, table, key))
        return fail_at(toml, place, "this key has a value already");
    toml->at++;
    skip_blanks(toml);
    share__toml_node *node = add(toml, table, key, share__toml_place(toml), SHARE__TOML_STRING);
    return node ? read_value(toml, node) : toml->error->status;
}

/* NOLINTNEXTLINE(misc-no-recursion): a node below SHARE__MAX_DEPTH is refused */
static share_status read_array(share__toml *toml, share__toml_node *array)
{
    array->type = SHARE__TOML_ARRAY;
    toml->at++;
    for (;;) {
        share_status status = skip_lines(toml);
        if (status != SHARE_OK)
            return status;
        if (share__toml_peek(toml, 0) == ']')
            break;
        share__toml_node *item =
            add(toml, array, SHARE__LIT(""), share__toml_place(toml), SHARE__TOML_STRING);
        status = item ? read_value(toml, item) : toml->error->status;
        if (status == SHARE_OK)
            status = skip_lines(toml);
        if (status != SHARE_OK)
            return status;
        if (share__toml_peek(toml, 0) == ']')
            break;
        if (share__toml_peek(toml, 0) != ',')
            return share__toml_fail(toml, "',' or ']' is missing in an array");
        toml->at++;
    }
    toml->at++;
    return SHARE_OK;
}

/* NOLINTNEXTLINE(misc-no-recursion): a node below SHARE__MAX_DEPTH is refused */
static share_status read_inline_table(share__toml *toml, share__toml_node *table)
{
    table->type = SHARE__TOML_TABLE;
    toml->at++;
    skip_blanks(toml);
    bool empty = share__toml_peek(toml, 0) == '}';
    while (!empty) {
        share_status status = read_pair(toml, table);
        if (status != SHARE_OK)
            return status;
        skip_blanks(toml);
        if (share__toml_peek(toml, 0) == '}')
            break;
        if (share__toml_peek(toml, 0) != ',')
            return share__toml_fail(toml, "',' or '}' is missing in an inline table");
        toml->at++;
    }
    toml->at++;
    table->closed = true;
    return SHARE_OK;
}

/* Recursive through arrays and inline tables; add() stops at SHARE__MAX_DEPTH. */
/* NOLINTNEXTLINE(misc-no-recursion): a node below SHARE__MAX_DEPTH is refused */
static share_status read_value(share__toml *toml, share__toml_node *node)
{
    switch (share__toml_peek(toml, 0)) {
    case '"':
    case '\'':
        return share__toml_string(toml, false, &node->text);
    case '[':
        return read_array(toml, node);
    case '{':
        return read_inline_table(toml, node);
    default:
        return share__toml_scalar(toml, node);
    }
}

/* ---- headers ----------------------------------------------------------------------------- */

/* [a.b]: the table may have been implied before, but not written. */
static share_status open_table(share__toml *toml, share__toml_node *parent, share__view key,
                               share__place place)
{
    share__toml_node *node = find(toml, parent, key);
    if (!node)
        node = add(toml, parent, key, place, SHARE__TOML_TABLE);
    else if (node->type != SHARE__TOML_TABLE || node->closed || node->defined || node->dotted)
        return fail_at(toml, place, "this table has been defined already");
    if (!node)
        return toml->error->status;
    node->defined = true;
    toml->table = node;
    return SHARE_OK;
}

/* [[a.b]]: one more table of the array. */
static share_status open_item(share__toml *toml, share__toml_node *parent, share__view key,
                              share__place place)
{
    share__toml_node *node = find(toml, parent, key);
    if (node && !node->tables)
        return fail_at(toml, place, "this key is no array of tables");
    if (!node) {
        node = add(toml, parent, key, place, SHARE__TOML_ARRAY);
        if (!node)
            return toml->error->status;
        node->tables = true;
    }
    toml->table = add(toml, node, SHARE__LIT(""), place, SHARE__TOML_TABLE);
    if (!toml->table)
        return toml->error->status;
    toml->table->defined = true;
    return SHARE_OK;
}

static share_status read_header(share__toml *toml)
{
    bool array = share__toml_peek(toml, 1) == '[';
    share__toml_node *parent = toml->root;
    share__view key = {"", 0};
    share__place place;
    toml->at += array ? 2 : 1;
    share_status status = read_key(toml, &parent, &key, &place, true);
    if (status != SHARE_OK)
        return status;
    if (share__toml_peek(toml, 0) != ']' || (array && share__toml_peek(toml, 1) != ']'))
        return share__toml_fail(toml, "']' is missing behind a table's name");
    toml->at += array ? 2 : 1;
    return array ? open_item(toml, parent, key, place) : open_table(toml, parent, key, place);
}

share_status share__toml_parse(share__toml *toml, share__arena *arena, share__source source,
                               share_error *error)
{
    *toml = (share__toml){.arena = arena, .text = source.text, .line = source.line, .error = error};
    toml->root = add(toml, NULL, SHARE__LIT(""), share__toml_place(toml), SHARE__TOML_TABLE);
    toml->table = toml->root;
    share_status status = toml->root ? SHARE_OK : SHARE_ERR_MEMORY;
    while (status == SHARE_OK && toml->at < toml->text.n) {
        skip_blanks(toml);
        char c = share__toml_peek(toml, 0);
        if (c == '[')
            status = read_header(toml);
        else if (toml->at < toml->text.n && c != '#' && c != '\n' && c != '\r')
            status = read_pair(toml, toml->table);
        if (status == SHARE_OK)
            status = end_line(toml);
    }
    return status;
}

/* ---- records ----------------------------------------------------------------------------- */

/* NOLINTNEXTLINE(misc-no-recursion): a node below SHARE__MAX_DEPTH is refused */
static share_status add_records(share__records *records, const share__toml_node *node, bool listed)
{
    if (node->type != SHARE__TOML_TABLE && node->type != SHARE__TOML_ARRAY)
        return share__records_add(records, node->text, node->place, listed);
    listed |= node->type == SHARE__TOML_ARRAY;
    for (const share__toml_node *child = node->first; child; child = child->next) {
        size_t before = records->length;
        if (node->type == SHARE__TOML_TABLE)
            before = share__records_enter(records, child->key);
        share_status status = add_records(records, child, listed);
        share__records_leave(records, before);
        if (status != SHARE_OK)
            return status;
    }
    return SHARE_OK;
}

share_status share__read_toml(share__document *document, share__source source, share_error *error)
{
    share__toml toml;
    share_error unread; /* the tree's functions read the status back */
    share__records records;
    share__records_init(&records, document);
    share_status status =
        share__toml_parse(&toml, &document->arena, source, error ? error : &unread);
    if (status != SHARE_OK)
        return status;
    if (add_records(&records, toml.root, false) != SHARE_OK)
        return share__fail_memory(error);
    return SHARE_OK;
}
