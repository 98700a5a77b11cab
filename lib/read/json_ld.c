/* json_ld.c - metadata records from <script type="application/ld+json">.
 *
 * One script may hold one node, a list of them, or a "@graph"; nodes name each other by "@id".
 * Each node that is an article gives a record "ld:type" and, behind it, its properties as
 * "ld:headline", "ld:author", "ld:keywords" (one record an item) ... so that the records between
 * two "ld:type" belong together. Other nodes give "ld:type" and little else: the page's name and
 * description as "ld:page.name", the site's name as "ld:site", breadcrumbs as "ld:breadcrumb".
 *
 * What real pages do to JSON is undone, with a warning: comment and CDATA wrappers here, the rest
 * in json_repair.c. What is still no JSON is passed over, with a warning. HTML entities inside
 * strings are decoded once, tags inside strings removed.
 *
 * The records of <meta name="parsely-page" content="{...}">, the same in JSON that others write as
 * <meta name="parsely-title">, are made here, too.
 *
 * A script that is far larger than real ones are is passed over, with a warning.
 *
 * The second reader's file that knows jansson (the other is json.c). jansson refuses nesting
 * deeper than 2048 and allocates by itself; it is linear in its input. */
#include "base/buffer.h"
#include "read/html_fold.h"
#include "read/html_reader.h"

#include <jansson.h>
#include <string.h>

enum {
    MAX_NODES = 1000,
    MAX_REFERENCES = 200,
    MAX_ROOTS = 20, /* values one behind the other in one script */
    MAX_ITEMS = 200,
    MAX_BYTES = 256 * 1024, /* of one script; the largest of 895 real ones has 19,116 */
    MAX_VALUES = 6000       /* and that with the most of them 911 */
};

typedef struct ld {
    share__document *document;
    json_t *root;
    share__place place;
    share_origin origin;
    share_status status;
    unsigned nodes, references;
} ld;

/* ---- values ---------------------------------------------------------------------------------- */

static void record_view(ld *x, const char *key, share__view raw, bool listed)
{
    share__view plain, value;
    if (x->status != SHARE_OK || !share__document_has_room(x->document, raw.n))
        return;
    if (!share__html_without_tags(&x->document->arena, raw, &plain) ||
        !share__html_fold_value(&x->document->arena, plain, true, &value)) {
        x->status = SHARE_ERR_MEMORY;
        return;
    }
    share__meta meta = {share__view_of(key), value, x->place.line, x->place.column,
                        (uint8_t)x->origin,  listed};
    if (value.n > 0)
        x->status = share__document_add_meta(x->document, meta);
}

static void record_string(ld *x, const char *key, const json_t *value, bool listed)
{
    if (json_is_string(value))
        record_view(x, key, (share__view){json_string_value(value), json_string_length(value)},
                    listed);
    else if (json_is_boolean(value))
        record_view(x, key, share__view_of(json_is_true(value) ? "true" : "false"), listed);
}

static json_t *node_with_id(ld *x, const char *id)
{
    json_t *graph = json_is_object(x->root) ? json_object_get(x->root, "@graph") : x->root;
    size_t i;
    json_t *node;
    if (x->references++ >= MAX_REFERENCES)
        return NULL;
    json_array_foreach(graph, i, node)
    {
        const char *its = json_string_value(json_object_get(node, "@id"));
        if (i >= MAX_NODES)
            break;
        if (its && strcmp(its, id) == 0)
            return node;
    }
    return NULL;
}

/* A text, or an object that has it under one of two names, or a list of these. */
static void record_named(ld *x, const char *key, const json_t *value, const char *name,
                         const char *other)
{
    bool list = json_is_array(value);
    size_t count = list ? json_array_size(value) : 1;
    bool listed = count > 1; /* ["a, b, c"] is a text in brackets rather than a list */
    for (size_t i = 0; i < count && i < MAX_ITEMS; i++) {
        const json_t *one = list ? json_array_get(value, i) : value;
        if (json_is_object(one)) {
            const json_t *text = json_object_get(one, name);
            if (!text && other)
                text = json_object_get(one, other);
            const char *id = json_string_value(json_object_get(one, "@id"));
            json_t *node = !text && id ? node_with_id(x, id) : NULL;
            if (node)
                text = json_object_get(node, name);
            if (node && !text && other)
                text = json_object_get(node, other);
            one = text;
        }
        if (json_is_array(one)) /* a list in a list: its first */
            one = json_array_get(one, 0);
        record_string(x, key, one, listed);
    }
}

/* ---- nodes ----------------------------------------------------------------------------------- */

static bool ends_with(const char *text, const char *end)
{
    return share__ends_with(share__view_of(text), share__view_of(end));
}

static bool is_article_type(const char *type)
{
    return ends_with(type, "Article") || ends_with(type, "Posting") || ends_with(type, "Report") ||
           ends_with(type, "Review") || ends_with(type, "Recipe") || ends_with(type, "HowTo") ||
           ends_with(type, "CreativeWork");
}

/* Whether any of a node's types ends like one of an article, or is 'wanted' when that is given. */
static bool has_type(const json_t *node, const char *wanted)
{
    const json_t *types = json_object_get(node, "@type");
    bool list = json_is_array(types);
    for (size_t i = 0; i < (list ? json_array_size(types) : 1); i++) {
        const char *type = json_string_value(list ? json_array_get(types, i) : types);
        if (type && (wanted ? ends_with(type, wanted) : is_article_type(type)))
            return true;
    }
    return false;
}

static void record_article(ld *x, const json_t *node)
{
    static const struct {
        const char *name, *key, *inside, *or_inside;
    } properties[] = {
        {"headline", "ld:headline", "@value", NULL},
        {"name", "ld:name", "@value", NULL},
        {"alternativeHeadline", "ld:alternativeHeadline", "@value", NULL},
        {"description", "ld:description", "@value", NULL},
        {"abstract", "ld:abstract", "@value", NULL},
        {"keywords", "ld:keywords", "name", "@value"},
        {"about", "ld:about", "name", NULL},
        {"articleSection", "ld:articleSection", "name", "@value"},
        {"author", "ld:author", "name", "@value"},
        {"creator", "ld:creator", "name", "@value"},
        {"publisher", "ld:publisher", "name", "@value"},
        {"datePublished", "ld:datePublished", "@value", NULL},
        {"dateModified", "ld:dateModified", "@value", NULL},
        {"inLanguage", "ld:inLanguage", "alternateName", "name"},
        {"url", "ld:url", "@id", NULL},
        {"mainEntityOfPage", "ld:mainEntityOfPage", "@id", "url"},
        {"image", "ld:image", "url", "contentUrl"},
        {"isAccessibleForFree", "ld:isAccessibleForFree", "@value", NULL},
        {"articleBody", "ld:articleBody", "@value", NULL},
    };
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++) {
        const json_t *value = json_object_get(node, properties[i].name);
        if (value)
            record_named(x, properties[i].key, value, properties[i].inside,
                         properties[i].or_inside);
    }
}

static void record_breadcrumbs(ld *x, const json_t *node)
{
    const json_t *items = json_object_get(node, "itemListElement");
    for (size_t i = 0; i < json_array_size(items) && i < MAX_ITEMS; i++) {
        const json_t *element = json_array_get(items, i);
        const json_t *name = json_object_get(element, "name");
        if (!name)
            name = json_object_get(json_object_get(element, "item"), "name");
        record_string(x, "ld:breadcrumb", name, true);
    }
}

static void record_other(ld *x, const json_t *node)
{
    if (has_type(node, "Page")) {
        record_string(x, "ld:page.headline", json_object_get(node, "headline"), false);
        record_string(x, "ld:page.name", json_object_get(node, "name"), false);
        record_string(x, "ld:page.description", json_object_get(node, "description"), false);
        record_string(x, "ld:page.inLanguage", json_object_get(node, "inLanguage"), false);
        record_string(x, "ld:page.datePublished", json_object_get(node, "datePublished"), false);
        record_string(x, "ld:page.url", json_object_get(node, "url"), false);
    } else if (has_type(node, "WebSite")) {
        record_string(x, "ld:site", json_object_get(node, "name"), false);
    } else if (has_type(node, "Organization")) {
        record_string(x, "ld:organization", json_object_get(node, "name"), false);
    } else if (has_type(node, "BreadcrumbList")) {
        record_breadcrumbs(x, node);
    }
}

static void record_node(ld *x, const json_t *node)
{
    if (!json_is_object(node) || x->nodes++ >= MAX_NODES || x->status != SHARE_OK)
        return;
    record_named(x, "ld:type", json_object_get(node, "@type"), "@id", NULL);
    if (has_type(node, NULL)) {
        record_article(x, node);
        return;
    }
    record_other(x, node);
    const json_t *main_entity = json_object_get(node, "mainEntity");
    if (has_type(main_entity, NULL) && x->nodes++ < MAX_NODES) {
        record_named(x, "ld:type", json_object_get(main_entity, "@type"), "@id", NULL);
        record_article(x, main_entity);
    }
    const json_t *crumbs = json_object_get(node, "breadcrumb");
    if (json_is_object(crumbs))
        record_breadcrumbs(x, crumbs);
}

static void record_nodes(ld *x, const json_t *nodes)
{
    if (!json_is_array(nodes)) {
        record_node(x, nodes);
        return;
    }
    size_t i;
    json_t *node;
    json_array_foreach(nodes, i, node) record_node(x, node);
}

static void record_all(ld *x)
{
    const json_t *graph = json_object_get(x->root, "@graph");
    if (graph) {
        record_nodes(x, graph);
        return;
    }
    if (!json_is_array(x->root)) {
        record_node(x, x->root);
        return;
    }
    size_t i;
    json_t *one;
    json_array_foreach(x->root, i, one)
    {
        const json_t *inner = json_object_get(one, "@graph");
        if (inner)
            record_nodes(x, inner);
        else if (json_is_array(one)) /* a list in the list */
            record_nodes(x, one);
        else
            record_node(x, one);
    }
}

/* ---- JSON as pages write it ------------------------------------------------------------------ */

/* Takes comment and CDATA marks off both ends. */
static share__view unwrap(share__view json)
{
    static const char *const openings[] = {"<!--",          "//<![CDATA[",     "// <![CDATA[",
                                           "/*<![CDATA[*/", "/* <![CDATA[ */", "<![CDATA[",
                                           "//<!--",        "\xEF\xBB\xBF"};
    static const char *const closings[] = {"//-->",   "// -->",    "-->", "//]]>", "// ]]>",
                                           "/*]]>*/", "/* ]]> */", "]]>", ";"};
    size_t before;
    do {
        json = share__trim(json);
        before = json.n;
        for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
            if (share__starts_with(json, share__view_of(openings[i])))
                json = share__view_from(json, share__view_of(openings[i]).n);
        for (size_t i = 0; i < sizeof closings / sizeof *closings; i++)
            if (share__ends_with(json, share__view_of(closings[i])))
                json.n -= share__view_of(closings[i]).n;
    } while (json.n < before);
    return json;
}

/* jansson reports most allocations that fail as bad syntax: it was memory if the same text now
 * reads, or fails in another way. NULL with *status SHARE_OK: no JSON. */
static json_t *load_once(share__view json, size_t how, json_error_t *why, share_status *status)
{
    json_t *root = json_loadb(json.p, json.n, JSON_ALLOW_NUL | how, why);
    if (root)
        return root;
    json_error_t again;
    root = json_loadb(json.p, json.n, JSON_ALLOW_NUL | how, &again);
    if (root || json_error_code(why) == json_error_out_of_memory ||
        strcmp(why->text, again.text) != 0)
        *status = SHARE_ERR_MEMORY;
    json_decref(root);
    return NULL;
}

/* One value, or a list of those that stand one behind the other; what is behind them does not
 * count.
 */
static json_t *load_all(share__view json, json_error_t *why, share_status *status)
{
    json_t *list = NULL, *root = load_once(json, JSON_DISABLE_EOF_CHECK, why, status);
    for (unsigned i = 0; root && i < MAX_ROOTS; i++) {
        json = share__view_from(json, (size_t)why->position);
        while (json.n > 0 && (share__is_space(*json.p) || *json.p == ','))
            json = share__view_from(json, 1);
        if (json.n == 0 || (*json.p != '{' && *json.p != '['))
            break;
        json_t *next = load_once(json, JSON_DISABLE_EOF_CHECK, why, status);
        if (!next)
            break;
        if (!list) {
            list = json_array();
            if (!list || json_array_append(list, root) != 0) {
                *status = SHARE_ERR_MEMORY;
                json_decref(list);
                json_decref(next);
                break;
            }
            json_decref(root);
            root = list;
        }
        if (json_array_append_new(list, next) != 0) {
            *status = SHARE_ERR_MEMORY;
            break;
        }
    }
    return root;
}

static json_t *load(share__view json, bool *repaired, json_error_t *why, share_status *status)
{
    *repaired = false;
    json_t *root = load_once(json, 0, why, status);
    if (root || *status != SHARE_OK)
        return root;
    share__buffer out;
    json_error_t again;
    share__buffer_init(&out, 4 * json.n + 80);
    share__json_repair(&out, json);
    *status = share__buffer_status(&out);
    if (*status == SHARE_OK)
        root = load_all(share__buffer_view(&out), &again, status);
    share__buffer_free(&out);
    *repaired = root != NULL;
    return root;
}

/* jansson takes 30 to 150 bytes for each value, whatever its length, and 240 for an object. */
static bool is_too_large(share__view json)
{
    size_t values = 0;
    if (json.n > MAX_BYTES)
        return true;
    for (size_t i = 0; json.n > MAX_VALUES && i < json.n; i++)
        values += json.p[i] == '{' ? 4 : json.p[i] == ',' || json.p[i] == ':' || json.p[i] == '[';
    return values > MAX_VALUES;
}

share_status share__read_json_ld(share__document *document, share__view json, share__place place,
                                 size_t offset)
{
    ld x = {document, NULL, place, SHARE_FROM_JSON_LD, SHARE_OK, 0, 0};
    json_error_t why;
    bool repaired;
    json = unwrap(json);
    if (json.n == 0)
        return SHARE_OK;
    /* {&quot;@type&quot;: ...: a template escaped all of it */
    if (json.n <= MAX_BYTES &&
        share__starts_with(share__trim(share__view_from(json, 1)), SHARE__LIT("&quot;")) &&
        !share__html_fold_value(&document->arena, json, true, &json))
        return SHARE_ERR_MEMORY;
    if (is_too_large(json))
        return share__document_warn(document, "json_ld", place, offset,
                                    "the page's JSON-LD is too large to be read");
    x.root = load(json, &repaired, &why, &x.status);
    if (x.status == SHARE_OK && (repaired || !x.root))
        x.status = share__document_warn(document, "json_ld", place, offset,
                                        "the page's JSON-LD is malformed%s: %s",
                                        x.root ? " (read all the same)" : "", why.text);
    if (x.root && x.status == SHARE_OK)
        record_all(&x);
    json_decref(x.root);
    return x.status;
}

share_status share__read_parsely(share__document *document, share__view json, share__place place)
{
    static const struct {
        const char *name, *key;
    } members[] = {{"title", "parsely-title"},       {"link", "parsely-link"},
                   {"author", "parsely-author"},     {"authors", "parsely-author"},
                   {"pub_date", "parsely-pub-date"}, {"section", "parsely-section"},
                   {"tags", "parsely-tags"},         {"image_url", "parsely-image-url"}};
    ld x = {document, NULL, place, SHARE_FROM_HTML_HEAD, SHARE_OK, 0, 0};
    json_error_t why;
    bool repaired;
    if (is_too_large(json))
        return SHARE_OK;
    x.root = load(json, &repaired, &why, &x.status);
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        const json_t *value = json_object_get(x.root, members[i].name);
        if (value)
            record_named(&x, members[i].key, value, "name", NULL);
    }
    json_decref(x.root);
    return x.status;
}
