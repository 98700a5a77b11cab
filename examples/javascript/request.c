/* request.c - reads the article, adds what the caller insists on, composes, and makes the JSON. */
#include "request.h"

#include <string.h>

/* The program's exit codes, which a failure's object repeats. */
static int exit_code(share_status status)
{
    switch (status) {
    case SHARE_ERR_MEMORY:
        return 70;
    case SHARE_ERR_USAGE:
    case SHARE_ERR_LAYOUT:
        return 64;
    default:
        return 65;
    }
}

static share_status format_named(share_format *format, const char *name)
{
    *format = SHARE_AUTO;
    if (!name || strcmp(name, "auto") == 0)
        return SHARE_OK;
    for (int i = SHARE_MARKDOWN; i <= SHARE_TEXT; i++)
        if (strcmp(name, share_format_name((share_format)i)) == 0)
            *format = (share_format)i;
    return *format == SHARE_AUTO ? SHARE_ERR_USAGE : SHARE_OK;
}

static share_status read_article(share_article **article, const struct request *request,
                                 share_error *error)
{
    share_parse_options how = SHARE_PARSE_OPTIONS_INIT;
    how.name = request->text[REQUEST_NAME];
    const char *url = request->text[REQUEST_URL];
    how.base_url = request->text[REQUEST_BASE_URL];
    if (!how.base_url && url && *url)
        how.base_url = url; /* its own address is one, too */
    how.encoding = request->text[REQUEST_ENCODING];
    how.language = request->text[REQUEST_LANGUAGE];
    if (request->flags & SHARE_JSON_CANDIDATES)
        how.flags = SHARE_PARSE_EXPLAIN;
    share_status status = format_named(&how.format, request->text[REQUEST_FORMAT]);
    return status ? status
                  : share_article_parse(article, request->data, request->length, &how, error);
}

static share_status add_own(share_article *article, const struct request *request)
{
    static const struct {
        share_key key;
        enum request_text text;
    } own[] = {{SHARE_HEADLINE, REQUEST_HEADLINE},
               {SHARE_SUMMARY, REQUEST_SUMMARY},
               {SHARE_URL, REQUEST_URL}};
    share_status status = SHARE_OK;
    for (size_t i = 0; i < sizeof own / sizeof own[0] && status == SHARE_OK; i++) {
        const char *text = request->text[own[i].text];
        if (text && *text)
            status = share_article_add(article, own[i].key, text);
    }
    for (size_t i = 0; i < request->tag_count && status == SHARE_OK; i++)
        status = share_article_add(article, SHARE_TAG, request->tags[i]);
    return status;
}

static share_status compose(share_post **post, const share_article *article,
                            const struct request *request, share_error *error)
{
    share_post_options how = SHARE_POST_OPTIONS_INIT;
    const char *link = request->text[REQUEST_LINK];
    how.network = request->text[REQUEST_NETWORK];
    how.layout = request->text[REQUEST_LAYOUT];
    how.url = request->text[REQUEST_URL];
    how.utm = request->text[REQUEST_UTM];
    how.limit = request->limit;
    how.unit = SHARE_UTF16;
    how.max_tags = request->max_tags;
    if (link)
        how.link = strcmp(link, "comment") == 0 ? SHARE_LINK_COMMENT
                   : strcmp(link, "none") == 0  ? SHARE_LINK_NONE
                                                : SHARE_LINK_BODY;
    return share_post_compose(post, article, &how, error);
}

char *request_run(const struct request *request)
{
    share_article *article = NULL;
    share_post *post = NULL;
    char *json = NULL;
    share_error error;
    memset(&error, 0, sizeof error);
    share_json_options how = SHARE_JSON_OPTIONS_INIT;
    how.flags = request->flags;
    share_status status = read_article(&article, request, &error);
    if (status == SHARE_OK)
        status = add_own(article, request);
    if (status == SHARE_OK)
        status = compose(&post, article, request, &error);
    if (status == SHARE_OK)
        status = share_json(&json, article, post, &how, &error);
    share_post_free(post);
    share_article_free(article);
    if (status == SHARE_OK)
        return json;
    if (error.status == SHARE_OK) { /* a call that tells no more than its status */
        error.status = status;
        strncpy(error.message, share_strerror(status), sizeof error.message - 1);
    }
    how.exit_code = exit_code(status);
    return share_json_error(&json, &error, &how) == SHARE_OK ? json : NULL;
}
