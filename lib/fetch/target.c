/* target.c - which URLs are asked for at all, before anything is connected or looked up.
 *
 * http and https only. No user name or password: it would travel on into the post. Not from https
 * to http, because what was asked for over a safe line must not be answered over an open one. No
 * private address or name of this machine unless the caller allows it (what names of others lead
 * to is judged when it is known, in transfer.c), and no name under .invalid, which RFC 6761 keeps
 * from ever existing: asking for it would only tell the name server.
 *
 * libcurl's own URL parser reads it, so that no second reading of the same text can differ. */
#include "fetch/target.h"

#include "fetch/address.h"
#include "fetch/failure.h"

#include <string.h>
#include <strings.h>

enum { LONGEST_URL = 8192 };

static share_status explain(CURLUcode code, bool first, share_error *error)
{
    share_status status = first ? SHARE_ERR_USAGE : SHARE_ERR_NOT_ARTICLE;
    if (code == CURLUE_OUT_OF_MEMORY)
        return share__fetch_fail(error, SHARE_ERR_MEMORY, "out of memory");
    if (code == CURLUE_USER_NOT_ALLOWED)
        return share__fetch_fail(error, first ? SHARE_ERR_USAGE : SHARE_ERR_REFUSED,
                                 "%s holds a user name or password",
                                 first ? "the URL" : "the URL redirected to");
    return share__fetch_fail(error, status, "%s: %s",
                             first ? "the URL is malformed" : "redirected to a malformed URL",
                             curl_url_strerror(code));
}

/* The scheme as written, or "" where there is none. libcurl's parser finds fault with the rest of a
 * URL of another kind before it tells the scheme. */
static share_status check_scheme(share__target *target, const char *url, bool first,
                                 share_error *error)
{
    static const char good[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.";
    size_t n = strspn(url, good);
    bool web = url[n] == ':' && n == 4 && strncasecmp(url, "http", 4) == 0;
    bool secure = url[n] == ':' && n == 5 && strncasecmp(url, "https", 5) == 0;
    if (url[n] == ':' && !web && !secure)
        return share__fetch_fail(error, first ? SHARE_ERR_USAGE : SHARE_ERR_REFUSED,
                                 "%s%.*s: only http and https are fetched",
                                 first ? "" : "redirected to ", (int)(n < 40 ? n : 40), url);
    if (target->secure && web)
        return share__fetch_fail(error, SHARE_ERR_REFUSED,
                                 "redirected from https to http, which is not followed");
    if (web || secure)
        target->secure = secure;
    return SHARE_OK;
}

/* The parts' normal form, without the fragment, which servers never see. */
static CURLUcode read_parts(share__target *target, const char *url)
{
    const unsigned flags = CURLU_DISALLOW_USER | CURLU_URLENCODE | CURLU_ALLOW_SPACE;
    if (!target->parts)
        target->parts = curl_url();
    if (!target->parts)
        return CURLUE_OUT_OF_MEMORY;
    curl_free(target->url);
    curl_free(target->host);
    target->url = target->host = NULL;
    CURLUcode code = curl_url_set(target->parts, CURLUPART_URL, url, flags);
    if (code == CURLUE_OK)
        code = curl_url_set(target->parts, CURLUPART_FRAGMENT, NULL, 0);
    if (code == CURLUE_OK)
        code = curl_url_get(target->parts, CURLUPART_URL, &target->url, 0);
    if (code == CURLUE_OK)
        code = curl_url_get(target->parts, CURLUPART_HOST, &target->host, 0);
    return code;
}

static share_status check_host(share__target *target, unsigned flags, share_error *error)
{
    const char *what = share__host_refused(target->host);
    if (what && !(flags & SHARE_FETCH_PRIVATE))
        return share__fetch_fail(error, SHARE_ERR_REFUSED,
                                 "%.80s is %s; private addresses are not allowed here",
                                 target->host, what);
    size_t n = strlen(target->host);
    n -= n > 0 && target->host[n - 1] == '.';
    if (n > 8 && strncasecmp(target->host + n - 8, ".invalid", 8) == 0)
        return share__fetch_fail(error, SHARE_ERR_NO_HOST, "there is no host %.150s", target->host);
    if (*target->host == '[') { /* an IPv6 address: without brackets from here on */
        n = strcspn(target->host + 1, "]");
        memmove(target->host, target->host + 1, n);
        target->host[n] = '\0';
    }
    return SHARE_OK;
}

share_status share__target_set(share__target *target, const char *url, unsigned flags,
                               share_error *error)
{
    bool first = !target->parts;
    if (strnlen(url, LONGEST_URL + 1) > LONGEST_URL)
        return share__fetch_fail(error, first ? SHARE_ERR_USAGE : SHARE_ERR_NOT_ARTICLE,
                                 "the URL has more than %d bytes", (int)LONGEST_URL);
    share_status status = check_scheme(target, url, first, error);
    if (status != SHARE_OK)
        return status;
    CURLUcode code = read_parts(target, url);
    return code == CURLUE_OK ? check_host(target, flags, error) : explain(code, first, error);
}

void share__target_free(share__target *target)
{
    curl_free(target->url);
    curl_free(target->host);
    curl_url_cleanup(target->parts);
}
