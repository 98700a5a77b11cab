/* fetch.c - the border of libshare-fetch: checks what callers pass, fetches, has libshare read it.
 *
 * What the caller says about the text (name, base URL, encoding, format) goes before what the
 * server says. A charset in the header that nobody knows counts as none, as in browsers. Bytes that
 * turn out to be no text are the server's failure here, not the caller's. */
#include "fetch/failure.h"
#include "fetch/transfer.h"

#include <stdint.h>
#include <string.h>

enum { DEFAULT_MAX_BYTES = 16 * 1024 * 1024, DEFAULT_REDIRECTS = 5 };
enum { DEFAULT_TIMEOUT_MS = 20000, DEFAULT_CONNECT_MS = 10000, LONGEST_MS = 24 * 3600 * 1000 };

/* The options rule of libshare: zeros for what an older caller does not know, and a refusal of what
 * a newer one asks for and we do not know. */
static share_status take_options(void *known, size_t known_size, const void *given,
                                 share_error *error)
{
    memset(known, 0, known_size);
    if (!given)
        return SHARE_OK;
    size_t size;
    memcpy(&size, given, sizeof size);
    if (size < sizeof size)
        return share__fetch_fail(error, SHARE_ERR_USAGE,
                                 "options without a size: start from the _INIT macro");
    const unsigned char *bytes = given;
    for (size_t i = known_size; i < size; i++)
        if (bytes[i] != 0)
            return share__fetch_fail(error, SHARE_ERR_USAGE,
                                     "options of a newer version ask for something unknown");
    memcpy(known, given, size < known_size ? size : known_size);
    return SHARE_OK;
}

static share_status complete(share_fetch_options *how, share_parse_options *parse,
                             share_error *error)
{
    if (how->flags & ~SHARE_FETCH_PRIVATE)
        return share__fetch_fail(error, SHARE_ERR_USAGE, "unknown flags");
    if (how->max_redirects < -1)
        return share__fetch_fail(error, SHARE_ERR_USAGE, "a negative number of redirects");
    if (!how->user_agent)
        how->user_agent = "libshare/" SHARE_VERSION_STRING;
    how->timeout_ms = how->timeout_ms == 0           ? DEFAULT_TIMEOUT_MS
                      : how->timeout_ms > LONGEST_MS ? LONGEST_MS
                                                     : how->timeout_ms;
    if (how->connect_timeout_ms == 0)
        how->connect_timeout_ms = DEFAULT_CONNECT_MS;
    if (how->connect_timeout_ms > how->timeout_ms)
        how->connect_timeout_ms = how->timeout_ms;
    how->max_redirects = how->max_redirects == 0    ? DEFAULT_REDIRECTS
                         : how->max_redirects == -1 ? 0
                                                    : how->max_redirects;
    if (parse->max_bytes == 0)
        parse->max_bytes = DEFAULT_MAX_BYTES;
    if (parse->max_bytes > SIZE_MAX / 4)
        parse->max_bytes = SIZE_MAX / 4;
    parse->size = sizeof *parse;
    return SHARE_OK;
}

/* 'parse' has the caller's own wishes. */
static share_status read_page(share_article **out, const share__page *page,
                              share_parse_options *parse, share_error *error)
{
    bool said = parse->encoding != NULL;
    if (!parse->base_url)
        parse->base_url = page->url;
    if (parse->format == SHARE_AUTO)
        parse->format = page->format;
    if (!said && page->charset[0])
        parse->encoding = page->charset;
    share_error first;
    memset(&first, 0, sizeof first);
    share_status status = share_article_parse(out, page->data, page->length, parse, &first);
    if (status == SHARE_ERR_ENCODING && !said && parse->encoding) {
        parse->encoding = NULL;
        status = share_article_parse(out, page->data, page->length, parse, &first);
    }
    if ((status == SHARE_ERR_ENCODING && !said) || status == SHARE_ERR_FORMAT)
        status = first.status = SHARE_ERR_NOT_ARTICLE;
    if (status != SHARE_OK && error)
        *error = first;
    return status;
}

share_status share_fetch(share_article **out, const char *url, const share_fetch_options *options,
                         const share_parse_options *parse, share_error *error)
{
    if (out)
        *out = NULL;
    if (!out || !url)
        return share__fetch_fail(error, SHARE_ERR_USAGE, "a null object");
    share_fetch_options how;
    share_parse_options reading;
    share__page page;
    memset(&page, 0, sizeof page);
    share_status status = take_options(&how, sizeof how, options, error);
    if (status == SHARE_OK)
        status = take_options(&reading, sizeof reading, parse, error);
    if (status == SHARE_OK)
        status = complete(&how, &reading, error);
    if (status != SHARE_OK)
        return status;
    if (!reading.name)
        reading.name = url;
    status = share__transfer(&page, url, &how, reading.max_bytes, error);
    if (status == SHARE_OK)
        status = read_page(out, &page, &reading, error);
    share__page_free(&page);
    if (status != SHARE_OK)
        share__fetch_source(error, reading.name);
    return status;
}
