/* test_files.c - share_article_open() on what is no quiet file: pipes that are filled in pieces,
 * signals whose handlers end the calls that wait, files that grow and shrink, and what opens but
 * cannot be read. */
#include "check.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

enum { PARAGRAPHS = 600, ROUNDS = 60 };

static char folder[] = "/tmp/share-files-XXXXXX";
static char path[64];
static char article_text[PARAGRAPHS * 64 + 64];
static size_t article_length;

static int make_folder(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    snprintf(path, sizeof path, "%s/article.md", folder);
    char *to = article_text + sprintf(article_text, "# A slow article\n\n");
    for (int i = 0; i < PARAGRAPHS; i++)
        to += sprintf(to, "The paragraph of number %d arrives in pieces.\n\n", i);
    article_length = (size_t)(to - article_text);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    return rmdir(folder);
}

/* ---- signals ---- */

static atomic_uint signals;

static void note(int number)
{
    (void)number;
    signals++;
}

/* Every millisecond, and SA_RESTART is not asked for: read() and open() end with EINTR. */
static void ring(int microseconds)
{
    struct sigaction action;
    const struct itimerval every = {{0, microseconds}, {0, microseconds}};
    memset(&action, 0, sizeof action);
    action.sa_handler = note;
    sigemptyset(&action.sa_mask);
    if (microseconds > 0)
        assert_int_equal(sigaction(SIGALRM, &action, NULL), 0);
    assert_int_equal(setitimer(ITIMER_REAL, &every, NULL), 0);
}

static void rest(long milliseconds)
{
    struct timespec time = {0, milliseconds * 1000000};
    nanosleep(&time, NULL);
}

static void *feed(void *piece)
{
    sigset_t all;
    sigfillset(&all); /* the alarm is for the reader */
    pthread_sigmask(SIG_BLOCK, &all, NULL);
    rest(20); /* who opens the pipe has to wait, too */
    int pipe_end = open(path, O_WRONLY);
    size_t at = 0;
    unsigned written = 0;
    while (pipe_end >= 0 && at < article_length) {
        size_t n = *(const size_t *)piece;
        if (n > article_length - at)
            n = article_length - at;
        ssize_t got = write(pipe_end, article_text + at, n);
        if (got < 0)
            break; /* the reader has had enough */
        at += (size_t)got;
        if (++written % 16 == 0)
            rest(3);
    }
    close(pipe_end);
    return NULL;
}

/* The article comes through a named pipe, in pieces of so many bytes. */
static share_status open_pipe(size_t piece, size_t max_bytes, share_article **article,
                              share_error *error)
{
    pthread_t feeder;
    share_parse_options options = SHARE_PARSE_OPTIONS_INIT;
    options.max_bytes = max_bytes;
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_int_equal(pthread_create(&feeder, NULL, feed, &piece), 0);
    share_status status = share_article_open(article, path, &options, error);
    int other =
        open(path, O_RDONLY | O_NONBLOCK); /* where ours was never opened, the feeder waits */
    pthread_join(feeder, NULL);
    close(other);
    assert_int_equal(unlink(path), 0);
    return status;
}

static void assert_same_article(const share_article *article)
{
    char *wanted = NULL, *body = NULL;
    share_article *whole = article_of(article_text);
    assert_int_equal(share_article_body(&wanted, whole, NULL), SHARE_OK);
    assert_int_equal(share_article_body(&body, article, NULL), SHARE_OK);
    assert_string_equal(body, wanted);
    share_free(wanted);
    share_free(body);
    share_article_free(whole);
}

static void a_slow_pipe_is_read_to_its_end(void **state)
{
    (void)state;
    share_article *article = NULL;
    share_error error = {SHARE_OK, 0, 0, "", ""};
    assert_int_equal(open_pipe(300, 0, &article, &error), SHARE_OK);
    assert_same_article(article);
    share_article_free(article);
}

static void signals_end_nothing(void **state)
{
    (void)state;
    share_article *article = NULL;
    share_error error = {SHARE_OK, 0, 0, "", ""};
    signals = 0;
    ring(1000);
    share_status status = open_pipe(300, 0, &article, &error);
    ring(0);
    assert_string_equal(error.message, "");
    assert_int_equal(status, SHARE_OK);
    assert_true(signals > 2); /* a busy machine loses some */
    assert_same_article(article);
    share_article_free(article);
}

static void a_pipe_without_end_is_too_big(void **state)
{
    (void)state;
    share_article *article = NULL;
    share_error error = {SHARE_OK, 0, 0, "", ""};
    signal(SIGPIPE, SIG_IGN);
    assert_int_equal(open_pipe(4096, 1000, &article, &error), SHARE_ERR_TOO_BIG);
    assert_null(article);
    signal(SIGPIPE, SIG_DFL);
}

/* ---- files that change ---- */

static atomic_bool over;

static void *change(void *unused)
{
    int file = open(path, O_WRONLY);
    for (size_t size = 0; file >= 0 && !over; size = (size + 7919) % article_length)
        if (ftruncate(file, 0) != 0 || pwrite(file, article_text, size, 0) < 0)
            break;
    close(file);
    return unused;
}

static void files_grow_and_shrink_meanwhile(void **state)
{
    (void)state;
    pthread_t changer;
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fclose(file);
    over = false;
    assert_int_equal(pthread_create(&changer, NULL, change, NULL), 0);
    for (int i = 0; i < ROUNDS; i++) {
        share_article *article = NULL;
        share_error error = {SHARE_OK, 0, 0, "", ""};
        share_parse_options options = SHARE_PARSE_OPTIONS_INIT;
        options.max_bytes = 20000;
        share_status status = share_article_open(&article, path, &options, &error);
        if (status != SHARE_OK && status != SHARE_ERR_TOO_BIG)
            fail_msg("status %d: %s", (int)status, error.message);
        assert_true((status == SHARE_OK) == (article != NULL));
        share_article_free(article);
    }
    over = true;
    pthread_join(changer, NULL);
    assert_int_equal(unlink(path), 0);
}

/* ---- what opens and cannot be read ---- */

static void assert_unread(const char *name)
{
    share_article *article = (share_article *)folder;
    share_error error = {SHARE_OK, 0, 0, "", ""};
    assert_int_equal(share_article_open(&article, name, NULL, &error), SHARE_ERR_IO);
    assert_null(article);
    assert_int_equal(error.status, SHARE_ERR_IO);
    assert_string_equal(error.source, name);
    assert_true(error.message[0] != '\0');
}

static void reading_may_fail(void **state)
{
    (void)state;
    assert_unread("/");
    if (access("/proc/self/mem", R_OK) == 0)
        assert_unread("/proc/self/mem"); /* nothing lives at address 0 */
    else
        print_message("skipped in part: no /proc/self/mem\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_slow_pipe_is_read_to_its_end),
        cmocka_unit_test(signals_end_nothing),
        cmocka_unit_test(a_pipe_without_end_is_too_big),
        cmocka_unit_test(files_grow_and_shrink_meanwhile),
        cmocka_unit_test(reading_may_fail),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
