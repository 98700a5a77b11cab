/* test_threads.c - eight threads read one const article, and parse their own, at the same time. */
#include "check.h"

#include <pthread.h>

enum { THREADS = 8, ROUNDS = 20 };

static const char note[] =
    "---\ntitle: Many readers, one article\ntags: [threads, reading]\n---\n\n"
    "Eight readers ask at once. None of them waits for another.\n\n"
    "- an item of a list\n- and another one\n";
static const share_article *article;
static const char *wanted_post, *wanted_json;

/* cmocka's own assertions belong to the main thread: a thread says how often it was surprised. */
static void *reader(void *unused)
{
    (void)unused;
    size_t surprises = 0;
    for (int round = 0; round < ROUNDS; round++) {
        share_post *post = NULL;
        share_article *own = NULL;
        char *json = NULL;
        surprises += share_post_compose(&post, article, NULL, NULL) != SHARE_OK ||
                     strcmp(share_post_text(post, NULL), wanted_post) != 0;
        surprises += share_json(&json, article, post, NULL, NULL) != SHARE_OK ||
                     strcmp(json, wanted_json) != 0;
        surprises += share_article_parse(&own, note, strlen(note), NULL, NULL) != SHARE_OK ||
                     strcmp(share_article_get(own, SHARE_HEADLINE, 0)->text,
                            share_article_get(article, SHARE_HEADLINE, 0)->text) != 0;
        share_free(json);
        share_post_free(post);
        share_article_free(own);
    }
    return (void *)surprises;
}

static void readers_do_not_disturb_each_other(void **state)
{
    (void)state;
    share_article *made = article_of(note);
    share_post *post = post_of(made, NULL);
    char *json = NULL;
    assert_int_equal(share_json(&json, made, post, NULL, NULL), SHARE_OK);
    article = made;
    wanted_post = share_post_text(post, NULL);
    wanted_json = json;
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, reader, NULL), 0);
    for (int i = 0; i < THREADS; i++) {
        void *surprises = NULL;
        assert_int_equal(pthread_join(threads[i], &surprises), 0);
        assert_int_equal((size_t)surprises, 0);
    }
    share_free(json);
    share_post_free(post);
    share_article_free(made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(readers_do_not_disturb_each_other)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
