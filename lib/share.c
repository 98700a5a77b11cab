/* share.c - the public border: checks what callers pass, calls the three steps, frees.
 *
 * Everything else may rely on complete options and non-null objects; here is where that is made
 * true. The options rule is that of openat2(2): a caller compiled against a shorter struct gets
 * zeros for what it does not know; one compiled against a longer struct is refused only if it asks
 * for something that this library does not know. */
#include "border.h"

#include "base/buffer.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "pick/article.h"
#include "pick/features.h"
#include "pick/page_kind.h"
#include "pick/pick.h"
#include "post/post.h"
#include "post/truncate.h"
#include "read/load.h"
#include "read/read.h"

#include <string.h>

enum { DEFAULT_MAX_BYTES = 16 * 1024 * 1024 };

share_status share__take_options(void *known, size_t known_size, const void *given,
                                 share_error *error)
{
    memset(known, 0, known_size);
    if (!given)
        return SHARE_OK;
    size_t size;
    memcpy(&size, given, sizeof size);
    if (size < sizeof size)
        return share__fail(error, SHARE_ERR_USAGE, SHARE__NOWHERE,
                           "options without a size: start from the _INIT macro");
    const unsigned char *bytes = given;
    for (size_t i = known_size; i < size; i++)
        if (bytes[i] != 0)
            return share__fail(error, SHARE_ERR_USAGE, SHARE__NOWHERE,
                               "options of a newer version ask for something unknown");
    memcpy(known, given, size < known_size ? size : known_size);
    return SHARE_OK;
}

share_status share__null_object(share_error *error)
{
    return share__fail(error, SHARE_ERR_USAGE, SHARE__NOWHERE, "a null object");
}

/* ---- articles ---- */

static struct share_article *new_article(void)
{
    struct share_article *article = share__malloc(sizeof *article);
    if (article) {
        memset(article, 0, sizeof *article);
        article->source = "";
    }
    return article;
}

static share_status check_parse_options(share_parse_options *options, share_error *error)
{
    if (options->format > SHARE_TEXT)
        return share__fail(error, SHARE_ERR_USAGE, SHARE__NOWHERE, "an unknown format");
    if (options->flags & ~(SHARE_PARSE_METADATA | SHARE_PARSE_ANY_PAGE | SHARE_PARSE_EXPLAIN))
        return share__fail(error, SHARE_ERR_USAGE, SHARE__NOWHERE, "unknown flags");
    if (options->max_bytes == 0)
        options->max_bytes = DEFAULT_MAX_BYTES;
    return SHARE_OK;
}

char *share__repaired(share__arena *arena, const char *string)
{
    share__view v = share__view_of(string);
    if (share__utf8_check(v) == v.n)
        return share__arena_string(arena, v);
    share__buffer text;
    share__buffer_init(&text, SIZE_MAX);
    share__put_repaired(&text, v, NULL, NULL);
    char *copy = share__buffer_status(&text) == SHARE_OK
                     ? share__arena_string(arena, share__buffer_view(&text))
                     : NULL;
    share__buffer_free(&text);
    return copy;
}

static share_status parse(struct share_article *article, share__view bytes,
                          const share_parse_options *options, share_error *error)
{
    article->source = share__repaired(&article->document.arena, options->name);
    if (!article->source)
        return share__fail_memory(error);
    if (bytes.n > options->max_bytes)
        return share__fail(error, SHARE_ERR_TOO_BIG, SHARE__NOWHERE,
                           "the input has %z bytes, the limit is %z", bytes.n, options->max_bytes);
    share_status status = share__read(&article->document, bytes, options, error);
    if (status == SHARE_OK) {
        status = share__pick(article, options);
        if (status != SHARE_OK)
            return share__fail_memory(error);
    }
    if (status == SHARE_OK && article->document.format == SHARE_HTML &&
        !(options->flags & SHARE_PARSE_ANY_PAGE))
        status = share__refuse_page(article, options, error);
    return status;
}

share_status share_article_parse(share_article **out, const char *data, size_t length,
                                 const share_parse_options *options, share_error *error)
{
    if (out)
        *out = NULL;
    if (!out || (!data && length > 0))
        return share__null_object(error);
    share_parse_options known;
    share_status status = share__take_options(&known, sizeof known, options, error);
    if (status == SHARE_OK)
        status = check_parse_options(&known, error);
    if (status != SHARE_OK)
        return status;
    struct share_article *article = new_article();
    if (!article)
        return share__fail_memory(error);
    status = parse(article, (share__view){data ? data : "", length}, &known, error);
    if (status != SHARE_OK) {
        share__error_source(error, known.name);
        share_article_free(article);
        return status;
    }
    *out = article;
    return SHARE_OK;
}

share_status share_article_open(share_article **out, const char *path,
                                const share_parse_options *options, share_error *error)
{
    if (out)
        *out = NULL;
    if (!out || !path)
        return share__null_object(error);
    share_parse_options known;
    share_status status = share__take_options(&known, sizeof known, options, error);
    if (status == SHARE_OK)
        status = check_parse_options(&known, error);
    if (status != SHARE_OK)
        return status;
    if (!known.name)
        known.name = path;
    known.size = sizeof known;
    char *data = NULL;
    size_t length = 0;
    status = share__load(&data, &length, path, known.max_bytes, error);
    if (status == SHARE_OK)
        status = share_article_parse(out, data, length, &known, error);
    share__free(data);
    if (status != SHARE_OK)
        share__error_source(error, known.name);
    return status;
}

share_status share_article_new(share_article **out)
{
    if (!out)
        return SHARE_ERR_USAGE;
    *out = new_article();
    return *out ? SHARE_OK : SHARE_ERR_MEMORY;
}

share_status share_article_add(share_article *article, share_key key, const char *text)
{
    if (!article || !text || (unsigned)key >= SHARE__KEY_COUNT)
        return SHARE_ERR_USAGE;
    char *own = share__repaired(&article->document.arena, text);
    return own ? share__article_add_caller(article, key, share__view_of(own)) : SHARE_ERR_MEMORY;
}

static const share_value no_value = {"", 0, SHARE_FROM_NOTHING, 0, 0, 0, NULL, ""};

size_t share_article_count(const share_article *article, share_key key)
{
    return article && (unsigned)key < SHARE__KEY_COUNT ? article->lists[key].count : 0;
}

const share_value *share_article_get(const share_article *article, share_key key, size_t index)
{
    return index < share_article_count(article, key) ? &article->lists[key].at[index] : &no_value;
}

share_format share_article_format(const share_article *article)
{
    return article ? article->document.format : SHARE_AUTO;
}

size_t share_article_passed_count(const share_article *article)
{
    return article ? article->passed.count : 0;
}

const share_value *share_article_passed(const share_article *article, size_t index)
{
    return index < share_article_passed_count(article) ? &article->passed.at[index] : NULL;
}

size_t share_value_feature_count(const share_value *value)
{
    return value && value->features ? value->features->count : 0;
}

const share_feature *share_value_feature(const share_value *value, size_t index)
{
    return index < share_value_feature_count(value) ? &value->features->at[index] : NULL;
}

size_t share_article_sentence_count(const share_article *article)
{
    return article ? article->sentence_count : 0;
}

const share_sentence *share_article_sentence(const share_article *article, size_t index)
{
    return index < share_article_sentence_count(article) ? &article->sentences[index] : NULL;
}

size_t share_article_warning_count(const share_article *article)
{
    return article ? article->document.warning_count : 0;
}

const share_warning *share_article_warning(const share_article *article, size_t index)
{
    static const share_warning none = {"", "", 0, 0, 0};
    return index < share_article_warning_count(article) ? &article->document.warnings[index]
                                                        : &none;
}

share_status share_article_body(char **out, const share_article *article, share_error *error)
{
    if (out)
        *out = NULL;
    if (!out || !article)
        return share__null_object(error);
    share__buffer text;
    share__buffer_init(&text, SIZE_MAX);
    share__article_body(article, &text);
    *out = share__buffer_take(&text, NULL);
    share__buffer_free(&text);
    return *out ? SHARE_OK : share__fail_memory(error);
}

void share_article_free(share_article *article)
{
    if (article)
        share__document_free(&article->document);
    share__free(article);
}

/* ---- posts ---- */

static bool gather_list(share__arena *arena, const struct share_article *article, share_key key,
                        const share__view **out, size_t *count)
{
    const share__values *list = &article->lists[key];
    share__view *views = share__arena_alloc(arena, (list->count + 1) * sizeof *views);
    if (!views)
        return false;
    for (size_t i = 0; i < list->count; i++)
        views[i] = (share__view){list->at[i].text, list->at[i].length};
    *out = views;
    *count = list->count;
    return true;
}

/* A summary without the sentence that stands in the headline's place already. */
static share__view without_headline(share__view summary, share__view headline)
{
    size_t at = headline.n > 0 ? share__find_view(summary, headline, 0) : summary.n;
    if (at == summary.n)
        return summary;
    return share__trim(at == 0 ? share__view_from(summary, headline.n)
                               : share__view_slice(summary, 0, at));
}

/* Authors do write a description that only repeats the title, and where there is no title a
 * sentence is both headline and summary. The article keeps what it says; the post says nothing
 * twice: it leaves the repetition out, and takes the next best where nothing else is left. */
static share__view summary_of(const struct share_article *article)
{
    const share__values *list = &article->lists[SHARE_SUMMARY];
    share__view headline = share__article_best(article, SHARE_HEADLINE);
    bool ranked = share__headline_is_sentence(article);
    for (size_t i = 0; i < list->count; i++) {
        share__view summary = {list->at[i].text, list->at[i].length};
        if (ranked)
            summary = without_headline(summary, headline);
        if (summary.n > 0 && !share__folds_equal(summary, headline))
            return summary;
    }
    return SHARE__LIT("");
}

static bool gather_parts(share__arena *arena, const struct share_article *article,
                         share__parts *parts)
{
    *parts = (share__parts){
        .headline = share__article_best(article, SHARE_HEADLINE),
        .summary = summary_of(article),
        .url = share__article_best(article, SHARE_URL),
        .author = share__article_best(article, SHARE_AUTHOR),
        .site = share__article_best(article, SHARE_SITE),
        .date = share__article_best(article, SHARE_DATE),
        .language = share__article_best(article, SHARE_LANGUAGE),
        .text_of_post = share__article_best(article, SHARE_TEXT_OF_POST),
    };
    return gather_list(arena, article, SHARE_POINT, &parts->points, &parts->point_count) &&
           gather_list(arena, article, SHARE_TAG, &parts->tags, &parts->tag_count);
}

static share_status compose(struct share_post *post, const struct share_article *article,
                            const share_post_options *options, share_error *error)
{
    share__parts parts;
    if (!gather_parts(&post->arena, article, &parts))
        return share__fail_memory(error);
    if (options->url)
        parts.url = share__view_of(options->url);
    if (parts.headline.n == 0 && parts.text_of_post.n == 0)
        return share__fail(error, SHARE_ERR_NO_HEADLINE, SHARE__NOWHERE,
                           "nothing in the article can serve as a headline");
    return share__compose(post, &parts, options, error);
}

share_status share_post_compose(share_post **out, const share_article *article,
                                const share_post_options *options, share_error *error)
{
    if (out)
        *out = NULL;
    if (!out || !article)
        return share__null_object(error);
    share_post_options known;
    share_status status = share__take_options(&known, sizeof known, options, error);
    if (status != SHARE_OK)
        return status;
    if (known.unit > SHARE_GRAPHEMES || known.link > SHARE_LINK_NONE || known.flags != 0)
        return share__fail(error, SHARE_ERR_USAGE, SHARE__NOWHERE,
                           "an unknown unit, link placement or flag");
    struct share_post *post = share__malloc(sizeof *post);
    if (!post)
        return share__fail_memory(error);
    memset(post, 0, sizeof *post);
    status = compose(post, article, &known, error);
    if (status != SHARE_OK) {
        share__error_source(error, status == SHARE_ERR_LAYOUT ? "layout" : article->source);
        share_post_free(post);
        return status;
    }
    *out = post;
    return SHARE_OK;
}

const char *share_post_text(const share_post *post, size_t *length)
{
    if (length)
        *length = post ? post->text.n : 0;
    return post ? post->text.p : "";
}

const char *share_post_share_url(const share_post *post)
{
    return post ? post->share_url.p : "";
}

const char *share_post_comment(const share_post *post)
{
    return post && post->comment.p ? post->comment.p : "";
}

const char *share_post_network(const share_post *post)
{
    return post ? post->network : "";
}

size_t share_post_length(const share_post *post, share_unit unit)
{
    return post && (unsigned)unit <= SHARE_GRAPHEMES ? post->lengths[unit] : 0;
}

size_t share_post_limit(const share_post *post, share_unit *unit)
{
    if (unit)
        *unit = post ? post->unit : SHARE_BYTES;
    return post ? post->limit : 0;
}

size_t share_post_fold(const share_post *post, share_device device)
{
    return post && (unsigned)device <= SHARE_DESKTOP ? post->fold[device] : 0;
}

size_t share_post_shown(const share_post *post, share_device device)
{
    return post && (unsigned)device <= SHARE_DESKTOP ? post->shown[device] : 0;
}

size_t share_post_columns(const share_post *post, share_device device)
{
    return post && (unsigned)device <= SHARE_DESKTOP ? post->columns[device] : 0;
}

const char *share_post_hashtag(const share_post *post, size_t index)
{
    return post && index < SHARE__MAX_HASHTAGS ? post->hashtags[index] : NULL;
}

const char *share_post_shortened(const share_post *post, size_t index)
{
    return post && index < SHARE__MAX_SHORTENED ? post->shortened[index] : NULL;
}

void share_post_free(share_post *post)
{
    if (post)
        share__arena_free(&post->arena);
    share__free(post);
}

size_t share_measure(const char *text, size_t length, share_unit unit)
{
    return text ? share__measure_any((share__view){text, length}, unit) : 0;
}

/* ---- the rest ---- */

const char *share_network_name(size_t index)
{
    return share__network_name(index);
}

void share_free(void *memory)
{
    share__free(memory);
}

const char *share_version(void)
{
    return SHARE_VERSION_STRING;
}
