/* fetch.h - share_article_open() for a web address. Link libshare-fetch, which brings in libcurl.
 *
 *     share_article *article;
 *     share_error error;
 *     if (share_fetch(&article, "https://example.org/post", NULL, NULL, &error) != SHARE_OK)
 *         fprintf(stderr, "%s: %s\n", error.source, error.message);
 *
 * What share.h says of all functions holds here too, but for this: fetching reads the environment
 * for the proxy (http_proxy, https_proxy, all_proxy, no_proxy), and its result depends on the
 * network. share_fetch() may be called from many threads at the same time. A program that uses
 * libcurl itself in other threads needs libcurl 7.84 or later, whose global set-up is thread-safe.
 * docs/fetching.md has the rules and their reasons.
 */
#ifndef SHARE_FETCH_H
#define SHARE_FETCH_H

#include <share/share.h>

SHARE_BEGIN_DECLS

#define SHARE_FETCH_PRIVATE                                                                        \
    1u /* also from loopback, private and other addresses of no public use */

/* How far it is. Made by the library only, so that members may be appended. */
typedef struct share_fetch_state {
    const char *url;     /* the address that is being read, after redirects */
    size_t received;     /* bytes of the text so far, decompressed */
    size_t expected;     /* bytes that the server announced, as sent; 0 when it did not */
    unsigned elapsed_ms; /* since the call of share_fetch() */
} share_fetch_state;

/* Called several times a second, on the thread that called share_fetch(). What it returns: 0 to go
 * on, anything else to stop with SHARE_ERR_NETWORK. */
typedef int (*share_fetch_progress)(void *data, const share_fetch_state *state);

typedef struct share_fetch_options {
    size_t size;                   /* set by SHARE_FETCH_OPTIONS_INIT */
    const char *user_agent;        /* NULL: "libshare/VERSION" */
    const char *ca_file;           /* NULL: the system's; else certificates to trust, PEM */
    share_fetch_progress progress; /* NULL: none */
    void *progress_data;           /* its first argument */
    unsigned timeout_ms;           /* 0: 20 seconds, for everything, redirects included */
    unsigned connect_timeout_ms;   /* 0: 10 seconds, for each connection */
    int max_redirects;             /* 0: 5; -1: none */
    unsigned flags;                /* SHARE_FETCH_PRIVATE */
} share_fetch_options;
#define SHARE_FETCH_OPTIONS_INIT                                                                   \
    {                                                                                              \
        sizeof(share_fetch_options), NULL, NULL, NULL, NULL, 0, 0, 0, 0                            \
    }

/* http and https only. 'parse' as for share_article_parse(): its max_bytes bounds the answer, also
 * when decompressed, and what it leaves open the answer says: 'base_url' is the final URL,
 * 'encoding' the charset and 'format' the type of its header, 'name' the URL as given.
 *
 * SHARE_ERR_NO_HOST      there is no such host
 * SHARE_ERR_NETWORK      no connection, no valid certificate, no whole answer in time
 * SHARE_ERR_NOT_ARTICLE  an HTTP error, too many redirects, or an answer that is no text
 * SHARE_ERR_REFUSED      a private address, or a redirect away from https or from the web
 * SHARE_ERR_TOO_BIG      more than max_bytes
 * SHARE_ERR_USAGE        no http or https URL, or one that holds a password */
SHARE_API SHARE_NODISCARD share_status share_fetch(share_article **out, const char *url,
                                                   const share_fetch_options *options,
                                                   const share_parse_options *parse,
                                                   share_error *error);

SHARE_END_DECLS
#endif /* SHARE_FETCH_H */
