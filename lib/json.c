/* json.c - an article and its post as one JSON object: the contract with editors and scripts, see
 * docs/json.md. Keys are only ever added, and stand in the order in which they are written here.
 *
 * Written straight into one buffer: building jansson's tree of it and dumping that took a fifth of
 * all that is done with an article of 10 KB. What is written has the form that jansson gives it
 * (compact, the short escapes, capital digits in the others), and tests read it back with jansson.
 * A buffer that meets the end of memory remembers it; it is asked once, at the end. */
#include "border.h"

#include "base/buffer.h"
#include "base/eight.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "pick/article.h"
#include "pick/features.h"
#include "post/post.h"

#include <stdint.h>
#include <string.h>

enum { SCHEMA = 1 };

typedef struct writer {
    share__buffer bytes;
    bool ascii;
} writer;

/* ---- values ---- */

static void put_unit(share__buffer *bytes, uint32_t unit)
{
    static const char digits[] = "0123456789ABCDEF";
    share__put_string(bytes, "\\u");
    for (int shift = 12; shift >= 0; shift -= 4)
        share__put_char(bytes, digits[unit >> shift & 0xF]);
}

/* What may not stand in a string as it is: c is a quotation mark, a backslash, what would steer a
 * terminal that shows the object (the names of files may) or, for ASCII, anything beyond. */
static void put_escape(share__buffer *bytes, uint32_t c)
{
    static const char meant[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
    const char *known = c != 0 && c < 0x80 ? strchr(meant, (int)c) : NULL;
    if (known) {
        share__put_char(bytes, '\\');
        share__put_char(bytes, letters[known - meant]);
    } else if (c < 0x10000) {
        put_unit(bytes, c);
    } else {
        put_unit(bytes, 0xD800 + ((c - 0x10000) >> 10));
        put_unit(bytes, 0xDC00 + ((c - 0x10000) & 0x3FF));
    }
}

/* The first byte from p on that may not stand in a string as it is, or starts a character that may
 * not; 'high' is 0x80 in all eight bytes when none beyond ASCII may. */
static const char *end_of_plain(const char *p, const char *end, uint64_t high)
{
    const unsigned char last = high ? 0x7E : 0xFF;
    while (end - p >= 8) {
        uint64_t eight = share__eight(p);
        uint64_t quote = eight ^ SHARE__EACH('"'), slash = eight ^ SHARE__EACH('\\');
        uint64_t rubout = eight ^ SHARE__EACH(0x7F),
                 steer = (eight & ~(SHARE__EACH(0x20))) ^ SHARE__EACH(0xC2);
        uint64_t found = (eight - SHARE__EACH(0x20)) & ~eight;
        found |= ((quote - SHARE__EACH(1)) & ~quote) | ((slash - SHARE__EACH(1)) & ~slash);
        found |= ((rubout - SHARE__EACH(1)) & ~rubout) | ((steer - SHARE__EACH(1)) & ~steer);
        found = (found & SHARE__HIGH) | (eight & high);
        if (found) /* a borrow goes to higher bytes only: the first one is right */
            return p + share__count_bytes(share__before_first(found));
        p += 8;
    }
    while (p < end && (unsigned char)*p >= 0x20 && *p != '"' && *p != '\\' && *p != 0x7F &&
           ((unsigned char)*p & 0xDF) != 0xC2 && (unsigned char)*p <= last)
        p++;
    return p;
}

/* Starts with a character that steers a terminal or the order of text. */
static bool steers(unsigned char c, const char *p, const char *end)
{
    return (c == 0xC2 || c == 0xE2) && share__utf8_steers(share__view_between(p, end)) > 0;
}

static void put_text(writer *out, share__view v)
{
    if (v.n == 0) {
        share__put_string(&out->bytes, "\"\"");
        return;
    }
    const char *end = v.p + v.n, *p = v.p;
    const uint64_t high = out->ascii ? SHARE__HIGH : 0;
    share__put_char(&out->bytes, '"');
    for (;;) {
        const char *run = p;
        while ((p = end_of_plain(p, end, high)) < end && (*p & 0x80) != 0 && !high &&
               !steers((unsigned char)*p, p, end))
            p++;
        share__put(&out->bytes, share__view_between(run, p));
        if (p == end)
            break;
        put_escape(&out->bytes, share__utf8_next(&p, end));
    }
    share__put_char(&out->bytes, '"');
}

static void put_string(writer *out, const char *string)
{
    put_text(out, (share__view){string, strlen(string)});
}

static void put_text_or_null(writer *out, share__view v)
{
    if (v.n > 0)
        put_text(out, v);
    else
        share__put_string(&out->bytes, "null");
}

/* A caller may set a limit that no JSON number holds. */
static void put_count(writer *out, size_t n)
{
    char digits[24];
    size_t at = sizeof digits;
    uint64_t rest = (uint64_t)n > INT64_MAX ? INT64_MAX : (uint64_t)n;
    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    share__put(&out->bytes, (share__view){digits + at, sizeof digits - at});
}

static void put_tristate(writer *out, int done)
{
    share__put_string(&out->bytes, done == 0 ? "null" : done > 0 ? "true" : "false");
}

/* ---- what holds values ---- */

/* A comma, but for the first of an array or object. */
static void separate(writer *out)
{
    const share__buffer *bytes = &out->bytes;
    char before = bytes->n > 0 ? bytes->p[bytes->n - 1] : '{';
    if (before != '{' && before != '[')
        share__put_char(&out->bytes, ',');
}

static void key(writer *out, const char *name)
{
    separate(out);
    share__put_char(&out->bytes, '"');
    share__put_string(&out->bytes, name);
    share__put_string(&out->bytes, "\":");
}

static void open(writer *out, const char *name, char bracket)
{
    key(out, name);
    share__put_char(&out->bytes, bracket);
}

static void close(writer *out, char bracket)
{
    share__put_char(&out->bytes, bracket);
}

static void string_at(writer *out, const char *name, const char *string)
{
    key(out, name);
    put_string(out, string);
}

static void count_at(writer *out, const char *name, size_t n)
{
    key(out, name);
    put_count(out, n);
}

static void null_at(writer *out, const char *name)
{
    key(out, name);
    share__put_string(&out->bytes, "null");
}

/* ---- the object ---- */

static void values_at(writer *out, const char *name, const share__values *list)
{
    open(out, name, '[');
    for (size_t i = 0; i < list->count; i++) {
        separate(out);
        put_text(out, (share__view){list->at[i].text, list->at[i].length});
    }
    close(out, ']');
}

/* Strings up to a NULL. */
static void strings_at(writer *out, const char *name, const char *const *strings)
{
    open(out, name, '[');
    for (size_t i = 0; strings && strings[i]; i++) {
        separate(out);
        put_string(out, strings[i]);
    }
    close(out, ']');
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

static void put_values(writer *out, const struct share_article *article,
                       const struct share_post *post)
{
    for (size_t i = 0; i < KEYS_OF_OBJECT; i++) {
        if (keys[i].list) {
            values_at(out, keys[i].name, &article->lists[keys[i].key]);
        } else {
            key(out, keys[i].name);
            put_text_or_null(out, share__article_best(article, keys[i].key));
        }
        if (keys[i].key == SHARE_TAG)
            strings_at(out, "hashtags", post ? post->hashtags : NULL);
    }
}

static void put_origins(writer *out, const struct share_article *article)
{
    open(out, "origins", '{');
    for (size_t i = 0; i < KEYS; i++) {
        const share__values *list = &article->lists[keys[i].key];
        if (list->count > 0)
            string_at(out, keys[i].name, share_origin_name(list->at[0].origin));
    }
    close(out, '}');
}

static void number_at(writer *out, const char *name, int n)
{
    key(out, name);
    if (n < 0)
        share__put_char(&out->bytes, '-');
    put_count(out, n < 0 ? 0u - (unsigned)n : (unsigned)n);
}

static void put_features(writer *out, const share_value *value)
{
    if (!value->features)
        return;
    open(out, "features", '{');
    for (size_t i = 0; i < value->features->count; i++)
        number_at(out, value->features->at[i].name, value->features->at[i].points);
    close(out, '}');
}

static void put_value(writer *out, const share_value *v)
{
    separate(out);
    share__put_char(&out->bytes, '{');
    key(out, "text");
    put_text(out, (share__view){v->text, v->length});
    string_at(out, "origin", share_origin_name(v->origin));
    count_at(out, "score", v->score);
    count_at(out, "line", v->line);
    count_at(out, "column", v->column);
    put_features(out, v);
    if (*v->reason)
        string_at(out, "reason", v->reason);
    close(out, '}');
}

static void put_passed(writer *out, const struct share_article *article)
{
    open(out, "passed_over", '{');
    open(out, "tags", '[');
    for (size_t i = 0; i < article->passed.count; i++)
        put_value(out, &article->passed.at[i]);
    close(out, ']');
    close(out, '}');
}

static void put_candidates(writer *out, const struct share_article *article)
{
    open(out, "candidates", '{');
    for (size_t i = 0; i < KEYS; i++) {
        const share__values *list = &article->lists[keys[i].key];
        open(out, keys[i].name, '[');
        for (size_t j = 0; j < list->count; j++)
            put_value(out, &list->at[j]);
        close(out, ']');
    }
    close(out, '}');
}

/* Names with a space between, as an array. */
static void names_at(writer *out, const char *name, const char *names)
{
    open(out, name, '[');
    for (share__view rest = share__view_of(names); rest.n > 0;) {
        share__view one = share__view_slice(rest, 0, share__find(rest, ' ', 0));
        rest = share__view_from(rest, one.n + 1);
        separate(out);
        put_text(out, one);
    }
    close(out, ']');
}

static void put_sentence(writer *out, const share_sentence *s)
{
    separate(out);
    share__put_char(&out->bytes, '{');
    key(out, "text");
    put_text(out, (share__view){s->text, s->length});
    count_at(out, "line", s->line);
    count_at(out, "column", s->column);
    if (*s->used)
        string_at(out, "used", s->used);
    else
        null_at(out, "used");
    names_at(out, "reasons", s->reasons);
    count_at(out, "score", s->score);
    count_at(out, "position", s->position);
    count_at(out, "section", s->section);
    count_at(out, "columns", s->columns);
    count_at(out, "headline", s->headline);
    count_at(out, "weight", s->weight);
    close(out, '}');
}

static void put_sentences(writer *out, const struct share_article *article)
{
    open(out, "sentences", '[');
    for (size_t i = 0; i < article->sentence_count; i++)
        put_sentence(out, &article->sentences[i]);
    close(out, ']');
}

static void put_warnings(writer *out, const share__document *document)
{
    open(out, "warnings", '[');
    for (size_t i = 0; i < document->warning_count; i++) {
        const share_warning *w = &document->warnings[i];
        separate(out);
        share__put_char(&out->bytes, '{');
        string_at(out, "code", w->code);
        string_at(out, "message", w->message);
        if (w->line > 0) {
            count_at(out, "line", w->line);
            count_at(out, "column", w->column);
        }
        close(out, '}');
    }
    close(out, ']');
}

static const char *unit_name(share_unit unit)
{
    static const char *const names[] = {"bytes", "utf16", "code_points", "graphemes"};
    return names[unit];
}

static void put_post(writer *out, const struct share_post *post)
{
    open(out, "post", '{');
    string_at(out, "network", post->network);
    key(out, "text");
    put_text(out, post->text);
    count_at(out, "length", post->lengths[post->unit]);
    count_at(out, "limit", post->limit);
    string_at(out, "unit", unit_name(post->unit));
    open(out, "counts", '{');
    for (int unit = SHARE_BYTES; unit <= SHARE_GRAPHEMES; unit++)
        count_at(out, unit_name((share_unit)unit), post->lengths[unit]);
    close(out, '}');
    open(out, "fold", '{');
    count_at(out, "mobile", post->fold[SHARE_MOBILE]);
    count_at(out, "desktop", post->fold[SHARE_DESKTOP]);
    close(out, '}');
    strings_at(out, "shortened", post->shortened);
    if (post->comment.n > 0) {
        key(out, "comment");
        put_text(out, post->comment);
    }
    close(out, '}');
}

static void put_body(writer *out, const struct share_article *article)
{
    share__buffer body;
    share__buffer_init(&body, SIZE_MAX);
    share__article_body(article, &body);
    key(out, "body");
    put_text(out, share__buffer_view(&body));
    if (share__buffer_status(&body) != SHARE_OK)
        out->bytes.status = SHARE_ERR_MEMORY;
    share__buffer_free(&body);
}

static void put_article(writer *out, const struct share_article *article,
                        const struct share_post *post, const share_json_options *options)
{
    share__put_char(&out->bytes, '{');
    count_at(out, "schema", SCHEMA);
    key(out, "source");
    put_text_or_null(out, (share__view){article->source, strlen(article->source)});
    string_at(out, "format", share_format_name(article->document.format));
    put_values(out, article, post);
    put_origins(out, article);
    if (post) {
        put_post(out, post);
    } else {
        null_at(out, "post");
    }
    key(out, "share_url");
    if (post)
        put_text(out, post->share_url);
    else
        share__put_string(&out->bytes, "null");
    put_warnings(out, &article->document);
    open(out, "actions", '{');
    key(out, "copied");
    put_tristate(out, options->copied);
    key(out, "opened");
    put_tristate(out, options->opened);
    close(out, '}');
    if (options->flags & SHARE_JSON_BODY)
        put_body(out, article);
    if (options->flags & SHARE_JSON_CANDIDATES)
        put_candidates(out, article);
    if ((options->flags & SHARE_JSON_CANDIDATES) && article->sentences) {
        put_sentences(out, article);
        put_passed(out, article);
    }
    close(out, '}');
}

/* An error is the caller's, and may hold anything. */
static void repaired_at(writer *out, const char *name, const char *string, size_t room)
{
    share__buffer clean;
    const char *end = memchr(string, '\0', room);
    share__buffer_init(&clean, SIZE_MAX);
    share__put_repaired(&clean, (share__view){string, end ? (size_t)(end - string) : room}, NULL,
                        NULL);
    key(out, name);
    put_text(out, share__buffer_view(&clean));
    if (share__buffer_status(&clean) != SHARE_OK)
        out->bytes.status = SHARE_ERR_MEMORY;
    share__buffer_free(&clean);
}

static void put_failure(writer *out, const share_error *failure, int exit_code)
{
    share__put_char(&out->bytes, '{');
    count_at(out, "schema", SCHEMA);
    if (failure->source[0]) {
        repaired_at(out, "source", failure->source, sizeof failure->source);
    } else {
        null_at(out, "source");
    }
    open(out, "error", '{');
    string_at(out, "code", share_status_name(failure->status));
    repaired_at(out, "message", failure->message, sizeof failure->message);
    if (failure->line > 0) {
        count_at(out, "line", failure->line);
        count_at(out, "column", failure->column);
    }
    if (exit_code != 0) {
        number_at(out, "exit", exit_code);
    }
    close(out, '}');
    close(out, '}');
}

static void start(writer *out, unsigned flags)
{
    share__buffer_init(&out->bytes, SIZE_MAX);
    out->ascii = (flags & SHARE_JSON_ASCII) != 0;
}

static share_status finish(char **result, writer *out, share_error *error)
{
    *result = share__buffer_take(&out->bytes, NULL);
    share__buffer_free(&out->bytes);
    return *result ? SHARE_OK : share__fail_memory(error);
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
        return share__null_object(error);
    *out = NULL;
    share_json_options known;
    share_status status = take_json_options(&known, options, error);
    if (status != SHARE_OK)
        return status;
    writer bytes;
    start(&bytes, known.flags);
    put_article(&bytes, article, post, &known);
    return finish(out, &bytes, error);
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
    writer bytes;
    start(&bytes, known.flags);
    put_failure(&bytes, failure, known.exit_code);
    return finish(out, &bytes, NULL);
}
