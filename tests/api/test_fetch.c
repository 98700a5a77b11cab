/* test_fetch.c - the contract of fetch.h: what it refuses, what it fills, what it asks a server
 * for. The server is a thread of this program on 127.0.0.1. tests/cli/fetch.sh has the bad servers.
 */
#include "check.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <share/fetch.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { THREADS = 4, ROUNDS = 5 };

/* ---- the server ---- */

static const char page[] =
    "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nSet-Cookie: a=b\r\n"
    "Connection: close\r\n\r\n"
    "<!DOCTYPE html><html lang=en><title>A page about tides</title><h1>A page about tides</h1>"
    "<p>The moon pulls, and the coast answers in its own time. Every harbour differs.</p>\n";
static int listener;
static char home[64];
static pthread_mutex_t request_lock = PTHREAD_MUTEX_INITIALIZER;
static char request_kept[4096]; /* the last one */

static void answer(int client)
{
    char request[4096];
    size_t n = 0;
    ssize_t got;
    while (n < sizeof request - 1 &&
           (got = recv(client, request + n, sizeof request - 1 - n, 0)) > 0) {
        n += (size_t)got;
        request[n] = '\0';
        if (strstr(request, "\r\n\r\n"))
            break;
    }
    pthread_mutex_lock(&request_lock);
    memcpy(request_kept, request, n);
    request_kept[n] = '\0';
    pthread_mutex_unlock(&request_lock);
    if (send(client, page, sizeof page - 1, MSG_NOSIGNAL) < 0)
        perror("send");
    shutdown(client, SHUT_RDWR);
    close(client);
}

/* The last request, which is forgotten. */
static const char *last_request(void)
{
    static char copy[sizeof request_kept];
    pthread_mutex_lock(&request_lock);
    memcpy(copy, request_kept, sizeof copy);
    request_kept[0] = '\0';
    pthread_mutex_unlock(&request_lock);
    return copy;
}

static void *serve(void *unused)
{
    for (int client; (client = accept(listener, NULL, NULL)) >= 0;)
        answer(client);
    return unused;
}

static int start_server(void **state)
{
    static const char *const variables[] = {"http_proxy", "all_proxy", "ALL_PROXY"};
    struct sockaddr_in at;
    socklen_t size = sizeof at;
    pthread_t thread;
    (void)state;
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
        unsetenv(variables[i]);
    memset(&at, 0, sizeof at);
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    listener = socket(AF_INET, SOCK_STREAM, 0);
    if (listener < 0 || bind(listener, (struct sockaddr *)&at, sizeof at) != 0 ||
        listen(listener, 16) != 0 || getsockname(listener, (struct sockaddr *)&at, &size) != 0 ||
        pthread_create(&thread, NULL, serve, NULL) != 0)
        return -1;
    pthread_detach(thread);
    snprintf(home, sizeof home, "http://127.0.0.1:%u/tides", (unsigned)ntohs(at.sin_port));
    return 0;
}

/* ---- what must fail ---- */

/* With *out and the error as a failure has to leave them. */
static share_status failing(const char *url, const share_fetch_options *options,
                            const share_parse_options *parse, const char *message)
{
    share_error error = {SHARE_OK, 7, 7, "old", "old"};
    share_article *article = (share_article *)&error;
    share_status status = share_fetch(&article, url, options, parse, &error);
    assert_int_not_equal(status, SHARE_OK);
    assert_null(article);
    assert_int_equal(error.status, status);
    assert_int_equal(error.line, 0);
    if (!strstr(error.message, message))
        fail_msg("%s: %s", url ? url : "NULL", error.message);
    assert_int_equal(share_fetch(&article, url, options, parse, NULL), status);
    return status;
}

static void wrong_calls(void **state)
{
    (void)state;
    share_fetch_options options = SHARE_FETCH_OPTIONS_INIT;
    assert_int_equal(share_fetch(NULL, home, NULL, NULL, NULL), SHARE_ERR_USAGE);
    assert_int_equal(failing(NULL, NULL, NULL, "null"), SHARE_ERR_USAGE);
    options.flags = 1u << 9;
    assert_int_equal(failing(home, &options, NULL, "flags"), SHARE_ERR_USAGE);
    options.flags = SHARE_FETCH_PRIVATE;
    options.max_redirects = -2;
    assert_int_equal(failing(home, &options, NULL, "redirects"), SHARE_ERR_USAGE);
    options.max_redirects = 0;
    options.size = 0;
    assert_int_equal(failing(home, &options, NULL, "size"), SHARE_ERR_USAGE);
}

static void options_of_another_version(void **state)
{
    (void)state;
    struct {
        share_fetch_options known;
        size_t unknown;
    } newer = {SHARE_FETCH_OPTIONS_INIT, 0};
    share_article *article = NULL;
    newer.known.size = sizeof newer;
    newer.known.flags = SHARE_FETCH_PRIVATE;
    assert_int_equal(share_fetch(&article, home, &newer.known, NULL, NULL), SHARE_OK);
    share_article_free(article);
    newer.unknown = 1;
    assert_int_equal(failing(home, &newer.known, NULL, "newer"), SHARE_ERR_USAGE);
    /* An older one knows no flags, so this address stays private. */
    newer.known.size = offsetof(share_fetch_options, flags);
    assert_int_equal(failing(home, &newer.known, NULL, "private"), SHARE_ERR_REFUSED);
}

static void urls(void **state)
{
    (void)state;
    static const struct {
        const char *url, *message;
        share_status status;
    } cases[] = {
        {"", "malformed", SHARE_ERR_USAGE},
        {"example.org/page", "malformed", SHARE_ERR_USAGE},
        {"file:///etc/hostname", "file: only", SHARE_ERR_USAGE},
        {"ftp://192.0.2.1/x", "ftp: only", SHARE_ERR_USAGE},
        {"javascript:alert(1)", "only http", SHARE_ERR_USAGE},
        {"http://a:b@example.invalid/", "password", SHARE_ERR_USAGE},
        {"http://a@example.invalid/", "password", SHARE_ERR_USAGE},
        {"http://exa\nmple.invalid/", "malformed", SHARE_ERR_USAGE},
        {"https://example.invalid/page", "no host example.invalid", SHARE_ERR_NO_HOST},
        {"HTTPS://EXAMPLE.INVALID./page", "no host", SHARE_ERR_NO_HOST},
        {"http://localhost/", "this machine", SHARE_ERR_REFUSED},
        {"http://localhost./", "this machine", SHARE_ERR_REFUSED},
        {"http://LocalHost/", "this machine", SHARE_ERR_REFUSED},
        {"http://x.localhost/", "this machine", SHARE_ERR_REFUSED},
        {"http://0.0.0.0/", "unspecified", SHARE_ERR_REFUSED},
        {"http://10.255.255.255/", "private", SHARE_ERR_REFUSED},
        {"http://100.64.0.1/", "carrier", SHARE_ERR_REFUSED},
        {"http://100.127.255.255/", "carrier", SHARE_ERR_REFUSED},
        {"http://127.0.0.1/", "loopback", SHARE_ERR_REFUSED},
        {"http://127.1/", "loopback", SHARE_ERR_REFUSED},
        {"http://0x7f.0.0.1/", "loopback", SHARE_ERR_REFUSED},
        {"http://2130706433/", "loopback", SHARE_ERR_REFUSED},
        {"http://0177.0.0.1/", "loopback", SHARE_ERR_REFUSED},
        {"http://169.254.169.254/latest/meta-data/", "link-local", SHARE_ERR_REFUSED},
        {"http://172.16.0.1/", "private", SHARE_ERR_REFUSED},
        {"http://172.31.255.255/", "private", SHARE_ERR_REFUSED},
        {"http://192.0.0.8/", "reserved", SHARE_ERR_REFUSED},
        {"http://192.0.2.1/", "documentation", SHARE_ERR_REFUSED},
        {"http://192.168.0.1/", "private", SHARE_ERR_REFUSED},
        {"http://198.19.255.255/", "benchmarks", SHARE_ERR_REFUSED},
        {"http://224.0.0.251/", "multicast", SHARE_ERR_REFUSED},
        {"http://239.255.255.250/", "multicast", SHARE_ERR_REFUSED},
        {"http://240.0.0.1/", "reserved", SHARE_ERR_REFUSED},
        {"http://255.255.255.255/", "reserved", SHARE_ERR_REFUSED},
        {"http://[::]/", "unspecified", SHARE_ERR_REFUSED},
        {"http://[::1]/", "loopback", SHARE_ERR_REFUSED},
        {"http://[0:0:0:0:0:0:0:1]:8080/", "loopback", SHARE_ERR_REFUSED},
        {"http://[::2]/", "reserved", SHARE_ERR_REFUSED},
        {"http://[::127.0.0.1]/", "reserved", SHARE_ERR_REFUSED},
        {"http://[::ffff:127.0.0.1]/", "mapped", SHARE_ERR_REFUSED},
        {"http://[::ffff:8.8.8.8]/", "mapped", SHARE_ERR_REFUSED},
        {"http://[64:ff9b::10.0.0.1]/", "private", SHARE_ERR_REFUSED},
        {"http://[64:ff9b:1::1]/", "reserved", SHARE_ERR_REFUSED},
        {"http://[2001::1]/", "reserved", SHARE_ERR_REFUSED},
        {"http://[2001:db8::1]/", "documentation", SHARE_ERR_REFUSED},
        {"http://[2002:7f00:1::]/", "6to4", SHARE_ERR_REFUSED},
        {"http://[3fff::1]/", "documentation", SHARE_ERR_REFUSED},
        {"http://[fc00::1]/", "unique local", SHARE_ERR_REFUSED},
        {"http://[fdff::1]/", "unique local", SHARE_ERR_REFUSED},
        {"http://[fe80::1]/", "link-local", SHARE_ERR_REFUSED},
        {"http://[fe80::1%25eth0]/", "link-local", SHARE_ERR_REFUSED},
        {"http://[febf::1]/", "link-local", SHARE_ERR_REFUSED},
        {"http://[fec0::1]/", "site-local", SHARE_ERR_REFUSED},
        {"http://[ff02::1]/", "multicast", SHARE_ERR_REFUSED},
        {"http://[4000::1]/", "reserved", SHARE_ERR_REFUSED},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (failing(cases[i].url, NULL, NULL, cases[i].message) != cases[i].status)
            fail_msg("%s: another status", cases[i].url);
    last_request();
    failing(home, NULL, NULL, "loopback");
    assert_string_equal(last_request(), "");
}

static void long_and_odd_names(void **state)
{
    (void)state;
    share_error error;
    share_article *article = NULL;
    char url[9000] = "https://example.invalid/caf\xE9/";
    memset(url + strlen(url), 'x', 600);
    assert_int_equal(share_fetch(&article, url, NULL, NULL, &error), SHARE_ERR_NO_HOST);
    assert_memory_equal(error.source, "\xE2\x80\xA6xxx", 6);
    url[40] = '\0';
    assert_int_equal(share_fetch(&article, url, NULL, NULL, &error), SHARE_ERR_NO_HOST);
    assert_string_equal(error.source, "https://example.invalid/caf?/xxxxxxxxxxx");
    memset(url + 40, 'x', sizeof url - 41);
    url[sizeof url - 1] = '\0';
    assert_int_equal(failing(url, NULL, NULL, "8192"), SHARE_ERR_USAGE);
    share_parse_options parse = SHARE_PARSE_OPTIONS_INIT;
    parse.name = "my page";
    assert_int_equal(share_fetch(&article, "http://[::1]/", NULL, &parse, &error),
                     SHARE_ERR_REFUSED);
    assert_string_equal(error.source, "my page");
}

/* ---- what must work ---- */

static const share_fetch_options here = {sizeof here,        NULL, NULL, NULL, NULL, 5000, 0, 0,
                                         SHARE_FETCH_PRIVATE};

static void a_page(void **state)
{
    (void)state;
    char wanted[128];
    share_error error = {SHARE_OK, 7, 7, "old", "untouched"};
    share_article *article = NULL;
    snprintf(wanted, sizeof wanted, "%s#part", home);
    assert_int_equal(share_fetch(&article, wanted, &here, NULL, &error), SHARE_OK);
    assert_string_equal(error.message, "untouched");
    assert_int_equal(share_article_format(article), SHARE_HTML);
    assert_string_equal(text_of(article, SHARE_HEADLINE), "A page about tides");
    assert_string_equal(text_of(article, SHARE_URL), home);
    assert_int_equal(share_article_get(article, SHARE_URL, 0)->origin, SHARE_FROM_LOCATION);
    share_article_free(article);
    const char *request = last_request();
    assert_memory_equal(request, "GET /tides HTTP/1.1\r\n", 21);
    assert_non_null(strstr(request, "\r\nUser-Agent: libshare/" SHARE_VERSION_STRING "\r\n"));
    assert_null(strstr(request, "\r\nCookie"));
}

static void the_caller_knows_better(void **state)
{
    (void)state;
    share_article *article = NULL;
    share_fetch_options options = here;
    share_parse_options parse = SHARE_PARSE_OPTIONS_INIT;
    options.user_agent = "a reader of mine";
    parse.base_url = "https://example.org/elsewhere";
    parse.format = SHARE_TEXT;
    assert_int_equal(share_fetch(&article, home, &options, &parse, NULL), SHARE_OK);
    assert_string_equal(text_of(article, SHARE_URL), parse.base_url);
    assert_int_equal(share_article_format(article), SHARE_TEXT);
    assert_non_null(strstr(last_request(), "\r\nUser-Agent: a reader of mine\r\n"));
    share_article_free(article);
    parse.max_bytes = 100;
    assert_int_equal(failing(home, &options, &parse, "more than 100 bytes"), SHARE_ERR_TOO_BIG);
    parse.max_bytes = SIZE_MAX;
    assert_int_equal(share_fetch(&article, home, &options, &parse, NULL), SHARE_OK);
    share_article_free(article);
    parse.encoding = "nobody-knows";
    assert_int_equal(failing(home, &options, &parse, "nobody-knows"), SHARE_ERR_ENCODING);
    options.ca_file = "/nowhere/at/all.pem"; /* is of no matter without TLS */
    assert_int_equal(share_fetch(&article, home, &options, NULL, NULL), SHARE_OK);
    share_article_free(article);
}

static int count(void *data, const share_fetch_state *state)
{
    unsigned *calls = data;
    assert_string_equal(state->url, home);
    return ++*calls > 1000;
}

static int stop(void *data, const share_fetch_state *state)
{
    (void)data;
    (void)state;
    return 1;
}

static void progress_is_told_and_may_stop(void **state)
{
    (void)state;
    share_article *article = NULL;
    unsigned calls = 0;
    share_fetch_options options = here;
    options.progress = count;
    options.progress_data = &calls;
    assert_int_equal(share_fetch(&article, home, &options, NULL, NULL), SHARE_OK);
    assert_true(calls > 0);
    share_article_free(article);
    options.progress = stop;
    assert_int_equal(failing(home, &options, NULL, "stopped"), SHARE_ERR_NETWORK);
}

static void *fetch_often(void *unused)
{
    size_t surprises = 0;
    (void)unused;
    for (int round = 0; round < ROUNDS; round++) {
        share_article *article = NULL;
        surprises += share_fetch(&article, home, &here, NULL, NULL) != SHARE_OK ||
                     strcmp(text_of(article, SHARE_HEADLINE), "A page about tides") != 0;
        share_article_free(article);
    }
    return (void *)surprises;
}

static void many_threads(void **state)
{
    (void)state;
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, fetch_often, NULL), 0);
    for (int i = 0; i < THREADS; i++) {
        void *surprises = NULL;
        assert_int_equal(pthread_join(threads[i], &surprises), 0);
        assert_int_equal((size_t)surprises, 0);
    }
}

/* A socket whose queue is full: the kernel drops who knocks, and nobody ever answers. */
static void a_host_that_does_not_answer(void **state)
{
    enum { KNOCKS = 8 };
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof at;
    int deaf = socket(AF_INET, SOCK_STREAM, 0), knocks[KNOCKS];
    (void)state;
    assert_int_equal(bind(deaf, (struct sockaddr *)&at, sizeof at), 0);
    assert_int_equal(listen(deaf, 0), 0);
    assert_int_equal(getsockname(deaf, (struct sockaddr *)&at, &size), 0);
    for (int i = 0; i < KNOCKS; i++) {
        knocks[i] = socket(AF_INET, SOCK_STREAM, 0);
        fcntl(knocks[i], F_SETFL, O_NONBLOCK);
        (void)!connect(knocks[i], (struct sockaddr *)&at, sizeof at);
    }
    char url[64];
    snprintf(url, sizeof url, "http://127.0.0.1:%u/", (unsigned)ntohs(at.sin_port));
    share_fetch_options options = SHARE_FETCH_OPTIONS_INIT;
    options.flags = SHARE_FETCH_PRIVATE;
    options.connect_timeout_ms = 300;
    options.timeout_ms = 20000;
    const time_t start = time(NULL);
    assert_int_equal(failing(url, &options, NULL, "no connection to 127.0.0.1 in time"),
                     SHARE_ERR_NETWORK);
    assert_true(time(NULL) - start < 10);
    for (int i = 0; i < KNOCKS; i++)
        close(knocks[i]);
    close(deaf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wrong_calls),
        cmocka_unit_test(options_of_another_version),
        cmocka_unit_test(urls),
        cmocka_unit_test(long_and_odd_names),
        cmocka_unit_test(a_page),
        cmocka_unit_test(the_caller_knows_better),
        cmocka_unit_test(progress_is_told_and_may_stop),
        cmocka_unit_test(a_host_that_does_not_answer),
        cmocka_unit_test(many_threads),
    };
    return cmocka_run_group_tests(tests, start_server, NULL);
}
