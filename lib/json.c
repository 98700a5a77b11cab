/* json.c - an article and its post as one JSON object: the contract with editors and scripts, see
 * docs/json.md. Keys are only ever added. Dumped through a callback into a buffer of our own:
 * json_dumps() would hand out memory of an allocator that the host may have changed. */
#include "border.h"

#include "base/buffer.h"
#include "base/mem.h"
#include "pick/article.h"
#include "post/post.h"

#include <jansson.h>
#include <stdint.h>
#include <string.h>

enum { SCHEMA = 1 };

/* A new string; jansson refuses what is no UTF-8, and all that comes here is. */
static json_t *text(const char *p, size_t n)
{
    return json_stringn(p, n);
}

/* A caller may set a limit that no JSON number holds. */
static json_t *count(size_t n)
{
    return json_integer((uint64_t)n > INT64_MAX ? INT64_MAX : (json_int_t)n);
}

static json_t *text_or_null(share__view v)
{
    return v.n > 0 ? text(v.p, v.n) : json_null();
}

/* Sets a key and takes the value; false when either could not be made. */
static bool set(json_t *object, const char *key, json_t *value)
{
    return json_object_set_new(object, key, value) == 0;
}

static json_t *string_list(const struct share_article *article, share_key key)
{
    json_t *list = json_array();
    for (size_t i = 0; list && i < article->lists[key].count; i++) {
        const share_value *value = &article->lists[key].at[i];
        if (json_array_append_new(list, text(value->text, value->length)) != 0) {
            json_decref(list);
            return NULL;
        }
    }
    return list;
}

static json_t *hashtags(const struct share_post *post)
{
    json_t *list = json_array();
    for (size_t i = 0; list && post && post->hashtags[i]; i++)
        if (json_array_append_new(list, json_string(post->hashtags[i])) != 0) {
            json_decref(list);
            return NULL;
        }
    return list;
}

/* The keys as they stand in the object: lists have a plural of their own. */
static const struct {
    share_key key;
    const char *name;
    bool list;
} keys[] = {
    {SHARE_HEADLINE, "headline", false}, {SHARE_SUMMARY, "summary", false},
    {SHARE_POINT, "points", true},       {SHARE_TAG, "tags", true},
    {SHARE_URL, "url", false},           {SHARE_AUTHOR, "author", false},
    {SHARE_SITE, "site", false},         {SHARE_LANGUAGE, "language", false},
    {SHARE_DATE, "date", false},         {SHARE_IMAGE, "image", false},
    {SHARE_TEXT_OF_POST, "text", false},
};
enum { KEYS = sizeof keys / sizeof *keys, KEYS_OF_OBJECT = KEYS - 1 };

static bool set_values(json_t *object, const struct share_article *article,
                       const struct share_post *post)
{
    for (size_t i = 0; i < KEYS_OF_OBJECT; i++) {
        json_t *value = keys[i].list ? string_list(article, keys[i].key)
                                     : text_or_null(share__article_best(article, keys[i].key));
        if (!set(object, keys[i].name, value))
            return false;
        if (keys[i].key == SHARE_TAG && !set(object, "hashtags", hashtags(post)))
            return false;
    }
    return true;
}

static json_t *origins(const struct share_article *article)
{
    json_t *object = json_object();
    for (size_t i = 0; object && i < KEYS; i++) {
        const share__values *list = &article->lists[keys[i].key];
        if (list->count > 0 &&
            !set(object, keys[i].name, json_string(share_origin_name(list->at[0].origin)))) {
            json_decref(object);
            return NULL;
        }
    }
    return object;
}

static json_t *candidates(const struct share_article *article)
{
    json_t *object = json_object();
    for (size_t i = 0; object && i < KEYS; i++) {
        const share__values *list = &article->lists[keys[i].key];
        json_t *values = json_array();
        for (size_t j = 0; values && j < list->count; j++) {
            const share_value *v = &list->at[j];
            json_t *value =
                json_pack("{s:s%,s:s,s:i,s:i,s:i}", "text", v->text, v->length, "origin",
                          share_origin_name(v->origin), "score", (int)v->score, "line",
                          (int)v->line, "column", (int)v->column);
            if (json_array_append_new(values, value) != 0) {
                json_decref(values);
                values = NULL;
            }
        }
        if (!set(object, keys[i].name, values)) {
            json_decref(object);
            return NULL;
        }
    }
    return object;
}

/* "dangling raw" as an array. */
static json_t *reasons(const char *names)
{
    json_t *list = json_array();
    for (share__view rest = share__view_of(names); list && rest.n > 0;) {
        share__view name = share__view_slice(rest, 0, share__find(rest, ' ', 0));
        rest = share__view_from(rest, name.n + 1);
        if (json_array_append_new(list, text(name.p, name.n)) != 0) {
            json_decref(list);
            return NULL;
        }
    }
    return list;
}

static json_t *sentences(const struct share_article *article)
{
    json_t *list = json_array();
    for (size_t i = 0; list && i < article->sentence_count; i++) {
        const share_sentence *s = &article->sentences[i];
        json_t *sentence = json_pack(
            "{s:s%,s:i,s:i,s:s?,s:o,s:i,s:i,s:i,s:i,s:i,s:i}", "text", s->text, s->length, "line",
            (int)s->line, "column", (int)s->column, "used", *s->used ? s->used : NULL, "reasons",
            reasons(s->reasons), "score", (int)s->score, "position", (int)s->position, "section",
            (int)s->section, "columns", (int)s->columns, "headline", (int)s->headline, "weight",
            (int)s->weight);
        if (json_array_append_new(list, sentence) != 0) {
            json_decref(list);
            return NULL;
        }
    }
    return list;
}

static json_t *warnings(const share__document *document)
{
    json_t *list = json_array();
    for (size_t i = 0; list && i < document->warning_count; i++) {
        const share_warning *w = &document->warnings[i];
        json_t *warning = json_pack("{s:s,s:s}", "code", w->code, "message", w->message);
        bool fine = warning != NULL;
        if (fine && w->line > 0)
            fine = set(warning, "line", json_integer(w->line)) &&
                   set(warning, "column", json_integer(w->column));
        if (!fine)
            json_decref(warning);
        if (!fine || json_array_append_new(list, warning) != 0) {
            json_decref(list);
            return NULL;
        }
    }
    return list;
}

static const char *unit_name(share_unit unit)
{
    static const char *const names[] = {"bytes", "utf16", "code_points", "graphemes"};
    return names[unit];
}

static json_t *shortened(const struct share_post *post)
{
    json_t *list = json_array();
    for (size_t i = 0; list && post->shortened[i]; i++)
        if (json_array_append_new(list, json_string(post->shortened[i])) != 0) {
            json_decref(list);
            return NULL;
        }
    return list;
}

static json_t *counts(const struct share_post *post)
{
    json_t *object = json_object();
    for (int unit = SHARE_BYTES; object && unit <= SHARE_GRAPHEMES; unit++)
        if (!set(object, unit_name((share_unit)unit), count(post->lengths[unit]))) {
            json_decref(object);
            return NULL;
        }
    return object;
}

static json_t *post_object(const struct share_post *post)
{
    json_t *object = json_object();
    if (!object)
        return NULL;
    json_t *fold = json_pack("{s:I,s:I}", "mobile", (json_int_t)post->fold[SHARE_MOBILE], "desktop",
                             (json_int_t)post->fold[SHARE_DESKTOP]);
    bool fine = set(object, "network", json_string(post->network));
    fine = fine && set(object, "text", text(post->text.p, post->text.n));
    fine = fine && set(object, "length", count(post->lengths[post->unit]));
    fine = fine && set(object, "limit", count(post->limit));
    fine = fine && set(object, "unit", json_string(unit_name(post->unit)));
    fine = fine && set(object, "counts", counts(post));
    fine = set(object, "fold", fold) && fine;
    fine = fine && set(object, "shortened", shortened(post));
    if (fine && post->comment.n > 0)
        fine = set(object, "comment", text(post->comment.p, post->comment.n));
    if (!fine) {
        json_decref(object);
        return NULL;
    }
    return object;
}

static json_t *tristate(int done)
{
    return done == 0 ? json_null() : json_boolean(done > 0);
}

static bool set_body(json_t *object, const struct share_article *article)
{
    share__buffer body;
    share__buffer_init(&body, SIZE_MAX);
    share__article_body(article, &body);
    bool fine = share__buffer_status(&body) == SHARE_OK &&
                set(object, "body", text(share__buffer_view(&body).p, body.n));
    share__buffer_free(&body);
    return fine;
}

static bool fill(json_t *object, const struct share_article *article, const struct share_post *post,
                 const share_json_options *options)
{
    const char *source = article->source[0] ? article->source : NULL;
    bool fine =
        set(object, "schema", json_integer(SCHEMA)) &&
        set(object, "source", source ? json_string(source) : json_null()) &&
        set(object, "format", json_string(share_format_name(article->document.format))) &&
        set_values(object, article, post) && set(object, "origins", origins(article)) &&
        set(object, "post", post ? post_object(post) : json_null()) &&
        set(object, "share_url", post ? text(post->share_url.p, post->share_url.n) : json_null()) &&
        set(object, "warnings", warnings(&article->document)) &&
        set(object, "actions",
            json_pack("{s:o,s:o}", "copied", tristate(options->copied), "opened",
                      tristate(options->opened)));
    if (fine && (options->flags & SHARE_JSON_BODY))
        fine = set_body(object, article);
    if (fine && (options->flags & SHARE_JSON_CANDIDATES))
        fine = set(object, "candidates", candidates(article));
    if (fine && (options->flags & SHARE_JSON_CANDIDATES) && article->sentences)
        fine = set(object, "sentences", sentences(article));
    return fine;
}

static int collect(const char *bytes, size_t n, void *buffer)
{
    share__put(buffer, (share__view){bytes, n});
    return share__buffer_status(buffer) == SHARE_OK ? 0 : -1;
}

/* Takes the object, which may be NULL for one that could not be made. */
static share_status dump(char **out, json_t *object, bool fine, unsigned flags, share_error *error)
{
    share__buffer bytes;
    share__buffer_init(&bytes, SIZE_MAX);
    size_t how = JSON_COMPACT | (flags & SHARE_JSON_ASCII ? JSON_ENSURE_ASCII : 0);
    if (fine && json_dump_callback(object, collect, &bytes, how) == 0)
        *out = share__buffer_take(&bytes, NULL);
    share__buffer_free(&bytes);
    json_decref(object);
    return *out ? SHARE_OK : share__fail_memory(error);
}

static share_status take_json_options(share_json_options *known, const share_json_options *given,
                                      share_error *error)
{
    share_status status = share__take_options(known, sizeof *known, given, error);
    if (status == SHARE_OK && known->flags >> 3 != 0)
        status = share__fail(error, SHARE_ERR_USAGE, SHARE__NOWHERE, "unknown flags");
    return status;
}

share_status share_json(char **out, const share_article *article, const share_post *post,
                        const share_json_options *options, share_error *error)
{
    if (out)
        *out = NULL;
    if (!out || !article)
        return share__fail(error, SHARE_ERR_USAGE, SHARE__NOWHERE, "a null object");
    *out = NULL;
    share_json_options known;
    share_status status = take_json_options(&known, options, error);
    if (status != SHARE_OK)
        return status;
    json_t *object = json_object();
    return dump(out, object, object && fill(object, article, post, &known), known.flags, error);
}

share_status share_json_error(char **out, const share_error *failure,
                              const share_json_options *options)
{
    if (out)
        *out = NULL;
    if (!out || !failure)
        return SHARE_ERR_USAGE;
    share_json_options known;
    share_status status = take_json_options(&known, options, NULL);
    if (status != SHARE_OK)
        return status;
    json_t *object = json_object(), *what = json_object();
    bool fine =
        object && what && set(object, "schema", json_integer(SCHEMA)) &&
        set(object, "source", failure->source[0] ? json_string(failure->source) : json_null()) &&
        set(what, "code", json_string(share_status_name(failure->status))) &&
        set(what, "message", json_string(failure->message));
    if (fine && failure->line > 0)
        fine = set(what, "line", json_integer(failure->line)) &&
               set(what, "column", json_integer(failure->column));
    if (fine && known.exit_code != 0)
        fine = set(what, "exit", json_integer(known.exit_code));
    if (fine)
        fine = set(object, "error", json_incref(what));
    json_decref(what);
    return dump(out, object, fine, known.flags, NULL);
}
