/* transfer.c - asks for a page and follows redirects, within the limits.
 *
 * Redirects are followed here and not by libcurl, so that every address on the way passes the same
 * checks (target.c) and all of them share one deadline. The address that a name leads to is checked
 * when the socket is made, which is after the name server's answer and cannot change any more, and
 * once more before the request is sent; a proxy's own address is not, see proxy.c. An answer that
 * cannot be an article is left as soon as its header says so. libcurl keeps no cookies, asks no
 * .netrc, sends no referrer and no password unless told to, and we do not tell it. */
#include "fetch/transfer.h"

#include "fetch/address.h"
#include "fetch/failure.h"
#include "fetch/global.h"
#include "fetch/outcome.h"
#include "fetch/proxy.h"
#include "fetch/target.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { LOOK_MS = 200, MOST_HEADER_BYTES = 256 * 1024 };

typedef struct transfer {
    CURL *easy;
    CURLM *multi;
    struct curl_slist *headers;
    share__target target;
    const share_fetch_options *options;
    share__page *page;
    share_error *error;
    size_t max_bytes, dropped, header_bytes;
    uint64_t started;
    bool judged, redirected, proxied;
    unsigned opened;     /* sockets to addresses that are allowed */
    char refused[64];    /* an address that is not; "" when there was none */
    share_status status; /* why one of our functions ended the transfer */
    char detail[CURL_ERROR_SIZE];
} transfer;

static uint64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

static bool is_redirect(long code)
{
    return code == 301 || code == 302 || code == 303 || code == 307 || code == 308;
}

/* ---- what libcurl calls ---- */

static curl_socket_t open_socket(void *data, curlsocktype purpose, struct curl_sockaddr *address)
{
    transfer *t = data;
    (void)purpose;
    if (!t->proxied && !(t->options->flags & SHARE_FETCH_PRIVATE) &&
        share__address_refused(&address->addr)) {
        share__address_text(&address->addr, t->refused);
        return CURL_SOCKET_BAD;
    }
    curl_socket_t made = socket(address->family, address->socktype, address->protocol);
    if (made != CURL_SOCKET_BAD) {
        fcntl(made, F_SETFD, FD_CLOEXEC);
        t->opened++;
    }
    return made;
}

/* NOLINTNEXTLINE(readability-non-const-parameter): libcurl's type */
static int before_request(void *data, char *remote, char *local, int remote_port, int local_port)
{
    transfer *t = data;
    (void)local;
    (void)remote_port;
    (void)local_port;
    if (t->proxied || (t->options->flags & SHARE_FETCH_PRIVATE) ||
        !share__address_refused_text(remote))
        return CURL_PREREQFUNC_OK;
    size_t n = strnlen(remote, sizeof t->refused - 1);
    memcpy(t->refused, remote, n);
    t->refused[n] = '\0';
    t->opened = 0;
    return CURL_PREREQFUNC_ABORT;
}

/* The header is complete: is this a redirect, an article, or nothing to go on with? */
static share_status judge(transfer *t)
{
    long code = 0;
    char *type = NULL;
    t->judged = true;
    curl_easy_getinfo(t->easy, CURLINFO_RESPONSE_CODE, &code);
    curl_easy_getinfo(t->easy, CURLINFO_CONTENT_TYPE, &type);
    t->redirected = is_redirect(code);
    if (t->redirected)
        return SHARE_OK;
    share_status status = share__outcome_of_answer(code, t->error);
    return status == SHARE_OK ? share__page_type(t->page, type, t->error) : status;
}

static size_t take_body(char *data, size_t size, size_t count, void *user)
{
    transfer *t = user;
    size_t n = size * count;
    if (!t->judged)
        t->status = judge(t);
    if (t->status == SHARE_OK && !t->redirected)
        t->status = share__page_add(t->page, data, n, t->max_bytes, t->error);
    if (t->status == SHARE_OK && t->redirected && (t->dropped += n) > t->max_bytes)
        t->status = share__fetch_fail(t->error, SHARE_ERR_TOO_BIG, "a redirect without an end");
    return t->status == SHARE_OK ? n : !n;
}

/* NOLINTNEXTLINE(readability-non-const-parameter): libcurl's type */
static size_t take_header(char *data, size_t size, size_t count, void *user)
{
    transfer *t = user;
    size_t n = size * count;
    (void)data;
    if ((t->header_bytes += n) <= MOST_HEADER_BYTES)
        return n;
    t->status = share__fetch_fail(t->error, SHARE_ERR_TOO_BIG, "the answer's header has no end");
    return !n;
}

static int tell(void *user, curl_off_t total, curl_off_t now, curl_off_t up_total, curl_off_t up)
{
    transfer *t = user;
    (void)now;
    (void)up_total;
    (void)up;
    if (!t->options->progress)
        return 0;
    share_fetch_state state = {t->target.url, t->page->length, total > 0 ? (size_t)total : 0,
                               (unsigned)(now_ms() - t->started)};
    if (t->options->progress(t->options->progress_data, &state) == 0)
        return 0;
    t->status = share__fetch_fail(t->error, SHARE_ERR_NETWORK, "stopped by the caller");
    return 1;
}

/* ---- set-up ---- */

static bool set_callbacks(transfer *t)
{
    CURL *e = t->easy;
    return curl_easy_setopt(e, CURLOPT_OPENSOCKETFUNCTION, open_socket) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_OPENSOCKETDATA, t) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_PREREQFUNCTION, before_request) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_PREREQDATA, t) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_WRITEFUNCTION, take_body) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_WRITEDATA, t) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_HEADERFUNCTION, take_header) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_HEADERDATA, t) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_XFERINFOFUNCTION, tell) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_XFERINFODATA, t) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_NOPROGRESS, 0L) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_ERRORBUFFER, t->detail) == CURLE_OK;
}

static CURLcode set_protocols(CURL *easy)
{
#if LIBCURL_VERSION_NUM >= 0x075500
    return curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
#else
    return curl_easy_setopt(easy, CURLOPT_PROTOCOLS, CURLPROTO_HTTP | CURLPROTO_HTTPS);
#endif
}

static bool set_rules(transfer *t)
{
    CURL *e = t->easy;
    const share_fetch_options *o = t->options;
    return curl_easy_setopt(e, CURLOPT_NOSIGNAL, 1L) == CURLE_OK && set_protocols(e) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_FOLLOWLOCATION, 0L) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_USERAGENT, o->user_agent) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_HTTPHEADER, t->headers) == CURLE_OK &&
           curl_easy_setopt(e, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2) == CURLE_OK &&
           (!o->ca_file || curl_easy_setopt(e, CURLOPT_CAINFO, o->ca_file) == CURLE_OK) &&
           /* all that this libcurl can unpack; one that can unpack nothing says so here */
           (curl_easy_setopt(e, CURLOPT_ACCEPT_ENCODING, "") == CURLE_OK ||
            curl_easy_setopt(e, CURLOPT_ACCEPT_ENCODING, NULL) == CURLE_OK);
}

static share_status set_up(transfer *t)
{
    static const char accept[] = "Accept: text/html, application/xhtml+xml, text/markdown;q=0.9, "
                                 "text/plain;q=0.8, */*;q=0.1";
    t->easy = curl_easy_init();
    t->multi = curl_multi_init();
    t->headers = curl_slist_append(NULL, accept);
    if (!t->easy || !t->multi || !t->headers || !set_callbacks(t) || !set_rules(t))
        return share__fetch_fail(t->error, SHARE_ERR_MEMORY, "libcurl cannot be set up");
    return SHARE_OK;
}

/* ---- one request after the other ---- */

/* As curl_easy_perform(), but libcurl gets to tell how far it is often enough. */
static CURLcode perform(transfer *t)
{
    int running = 1, left;
    CURLcode result = CURLE_OUT_OF_MEMORY; /* the one reason for the failures of curl_multi */
    CURLMcode code = curl_multi_add_handle(t->multi, t->easy);
    while (code == CURLM_OK && running) {
        code = curl_multi_perform(t->multi, &running);
        if (code == CURLM_OK && running)
            code = curl_multi_poll(t->multi, NULL, 0, LOOK_MS, NULL);
    }
    for (CURLMsg *said; (said = curl_multi_info_read(t->multi, &left)) != NULL;)
        if (said->msg == CURLMSG_DONE)
            result = said->data.result;
    curl_multi_remove_handle(t->multi, t->easy);
    return result;
}

static share_status prepare(transfer *t)
{
    const share_fetch_options *o = t->options;
    uint64_t gone = now_ms() - t->started;
    if (gone >= o->timeout_ms)
        return share__outcome_of_timeout(o->timeout_ms, t->error);
    const char *proxy = share__proxy_for(t->target.host, t->target.secure);
    t->proxied = *proxy != '\0';
    t->judged = t->redirected = false;
    t->dropped = t->header_bytes = 0;
    t->opened = 0;
    t->refused[0] = t->detail[0] = '\0';
    if (curl_easy_setopt(t->easy, CURLOPT_URL, t->target.url) != CURLE_OK ||
        curl_easy_setopt(t->easy, CURLOPT_PROXY, proxy) != CURLE_OK ||
        curl_easy_setopt(t->easy, CURLOPT_NOPROXY, "") != CURLE_OK ||
        curl_easy_setopt(t->easy, CURLOPT_TIMEOUT_MS, (long)(o->timeout_ms - gone)) != CURLE_OK ||
        curl_easy_setopt(t->easy, CURLOPT_CONNECTTIMEOUT_MS, (long)o->connect_timeout_ms) !=
            CURLE_OK)
        return share__fetch_fail(t->error, SHARE_ERR_MEMORY, "out of memory");
    return SHARE_OK;
}

static bool is_connected(const transfer *t)
{
    double seconds = 0;
    return curl_easy_getinfo(t->easy, CURLINFO_CONNECT_TIME, &seconds) == CURLE_OK && seconds > 0;
}

static share_status request(transfer *t)
{
    share_status status = prepare(t);
    if (status != SHARE_OK)
        return status;
    CURLcode result = perform(t);
    if (t->status != SHARE_OK) /* one of our functions stopped it, and said why */
        return t->status;
    if (result != CURLE_OK && t->refused[0] && t->opened == 0)
        return share__fetch_fail(t->error, SHARE_ERR_REFUSED,
                                 "%.80s is at %s, %s; private addresses are not allowed here",
                                 t->target.host, t->refused,
                                 share__address_refused_text(t->refused));
    if (result != CURLE_OK)
        return share__outcome_of_failure(result, t->detail, is_connected(t), t->target.host,
                                         t->options, t->error);
    return t->judged ? SHARE_OK : judge(t); /* an empty body was never judged */
}

static share_status follow(transfer *t)
{
    for (int hops = 0;; hops++) {
        share_status status = request(t);
        if (status != SHARE_OK || !t->redirected)
            return status;
        char *next = NULL;
        curl_easy_getinfo(t->easy, CURLINFO_REDIRECT_URL, &next);
        if (!next)
            return share__fetch_fail(t->error, SHARE_ERR_NOT_ARTICLE,
                                     "a redirect that does not say where to");
        if (hops == t->options->max_redirects)
            return share__fetch_fail(t->error, SHARE_ERR_NOT_ARTICLE, "more than %d redirects",
                                     t->options->max_redirects);
        status = share__target_set(&t->target, next, t->options->flags, t->error);
        if (status != SHARE_OK)
            return status;
    }
}

static share_status finish(transfer *t)
{
    if (t->page->length == 0)
        return share__fetch_fail(t->error, SHARE_ERR_NOT_ARTICLE, "the server's answer is empty");
    t->page->url = strdup(t->target.url);
    return t->page->url ? SHARE_OK : share__fetch_fail(t->error, SHARE_ERR_MEMORY, "out of memory");
}

share_status share__transfer(share__page *page, const char *url, const share_fetch_options *options,
                             size_t max_bytes, share_error *error)
{
    transfer t;
    memset(&t, 0, sizeof t);
    t.page = page;
    t.options = options;
    t.max_bytes = max_bytes;
    t.error = error;
    t.started = now_ms();
    if (!share__curl_enter())
        return share__fetch_fail(error, SHARE_ERR_MEMORY, "libcurl cannot be set up");
    share__pipe_guard pipe;
    share__pipe_hold(&pipe);
    share_status status = share__target_set(&t.target, url, options->flags, error);
    if (status == SHARE_OK)
        status = set_up(&t);
    if (status == SHARE_OK)
        status = follow(&t);
    if (status == SHARE_OK)
        status = finish(&t);
    curl_easy_cleanup(t.easy);
    if (t.multi)
        curl_multi_cleanup(t.multi);
    curl_slist_free_all(t.headers);
    share__target_free(&t.target);
    share__pipe_release(&pipe);
    share__curl_leave();
    return status;
}
