/* test_threads.c - eight threads read one const article, and parse their own, at the same time. */
#include "check.h"

#include <pthread.h>

enum { THREADS = 8, ROUNDS = 60 };

typedef struct sample {
    const char *text;
    share_format format;
    const share_article *article;
    const char *post, *json; /* what every thread must get */
} sample;

static sample samples[] = {
    {"---\ntitle: Many readers, one article\ntags: [threads, reading]\n---\n\n"
     "Eight readers ask at once. None of them waits for another.\n\n"
     "- an item of a list\n- and another one\n",
     SHARE_MARKDOWN, NULL, NULL, NULL},
    {"<!doctype html><html lang=en><head><meta charset=utf-8><title>Many readers, one page</title>"
     "<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"Many readers, one "
     "page\",\"keywords\":\"threads, reading\"}</script></head><body><article><h1>Many readers, "
     "one page</h1><p>Eight readers ask at once, and none of them waits for another one.</p>"
     "<p>Each of them sees the same page from its first to its last byte.</p></article></body>",
     SHARE_HTML, NULL, NULL, NULL},
    {"Home\nAbout\n\nMany readers, one dump of a page\n\nEight readers ask at once, and none of "
     "them waits for another one of the eight.\n\nFiled under: threads, reading\n",
     SHARE_TEXT, NULL, NULL, NULL},
};
enum { SAMPLES = sizeof samples / sizeof samples[0] };

static share_status parse(share_article **out, const sample *from)
{
    share_parse_options options = SHARE_PARSE_OPTIONS_INIT;
    options.format = from->format;
    return share_article_parse(out, from->text, strlen(from->text), &options, NULL);
}

static size_t read_one(const sample *from)
{
    size_t surprises = 0;
    share_post *post = NULL;
    share_article *own = NULL;
    char *json = NULL;
    surprises += share_post_compose(&post, from->article, NULL, NULL) != SHARE_OK ||
                 strcmp(share_post_text(post, NULL), from->post) != 0;
    surprises += share_json(&json, from->article, post, NULL, NULL) != SHARE_OK ||
                 strcmp(json, from->json) != 0;
    surprises += parse(&own, from) != SHARE_OK ||
                 strcmp(share_article_get(own, SHARE_HEADLINE, 0)->text,
                        share_article_get(from->article, SHARE_HEADLINE, 0)->text) != 0;
    share_free(json);
    share_post_free(post);
    share_article_free(own);
    return surprises;
}

/* cmocka's own assertions belong to the main thread: a thread says how often it was surprised. */
static void *reader(void *unused)
{
    (void)unused;
    size_t surprises = 0;
    for (int round = 0; round < ROUNDS; round++)
        surprises += read_one(&samples[round % SAMPLES]);
    return (void *)surprises;
}

static void readers_do_not_disturb_each_other(void **state)
{
    (void)state;
    share_article *articles[SAMPLES];
    share_post *posts[SAMPLES];
    char *jsons[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
        assert_int_equal(parse(&articles[i], &samples[i]), SHARE_OK);
        posts[i] = post_of(articles[i], NULL);
        assert_int_equal(share_json(&jsons[i], articles[i], posts[i], NULL, NULL), SHARE_OK);
        samples[i].article = articles[i];
        samples[i].post = share_post_text(posts[i], NULL);
        samples[i].json = jsons[i];
    }
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, reader, NULL), 0);
    for (int i = 0; i < THREADS; i++) {
        void *surprises = NULL;
        assert_int_equal(pthread_join(threads[i], &surprises), 0);
        assert_int_equal((size_t)surprises, 0);
    }
    for (int i = 0; i < SAMPLES; i++) {
        share_free(jsons[i]);
        share_post_free(posts[i]);
        share_article_free(articles[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(readers_do_not_disturb_each_other)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
