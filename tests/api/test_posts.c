/* test_posts.c - composing and measuring, as share.h promises it. */
#include "check.h"

/* Two parents and two children, a flag, and an e with its accent apart: 3 things to a reader. */
#define FAMILY                                                                                     \
    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7\xE2\x80\x8D\xF0\x9F" \
    "\x91\xA6"
#define FLAG "\xF0\x9F\x87\xB3\xF0\x9F\x87\xB1"

static share_article *by_hand(const char *headline, const char *summary)
{
    share_article *article = NULL;
    assert_int_equal(share_article_new(&article), SHARE_OK);
    assert_int_equal(share_article_add(article, SHARE_HEADLINE, headline), SHARE_OK);
    if (summary)
        assert_int_equal(share_article_add(article, SHARE_SUMMARY, summary), SHARE_OK);
    return article;
}

static void measures_in_every_unit(void **state)
{
    (void)state;
    const char text[] = FAMILY FLAG "e\xCC\x81";
    size_t n = sizeof text - 1;
    assert_int_equal(share_measure(text, n, SHARE_BYTES), 36);
    assert_int_equal(share_measure(text, n, SHARE_UTF16), 17);
    assert_int_equal(share_measure(text, n, SHARE_CODE_POINTS), 11);
    assert_int_equal(share_measure(text, n, SHARE_GRAPHEMES), 3);
    assert_int_equal(share_measure("abc", 2, SHARE_UTF16), 2);
    for (int unit = SHARE_BYTES; unit <= SHARE_GRAPHEMES; unit++) {
        assert_int_equal(share_measure("", 0, (share_unit)unit), 0);
        assert_int_equal(share_measure(NULL, 0, (share_unit)unit), 0);
    }
    /* what is no UTF-8 counts as U+FFFD, however it ends */
    assert_int_equal(share_measure("a\xFF\xFF", 3, SHARE_CODE_POINTS), 3);
    assert_int_equal(share_measure("\xF0\x9F\x91", 3, SHARE_UTF16), 1);
    assert_int_equal(share_measure("a\0b", 3, SHARE_GRAPHEMES), 3);
    share_measure("abc", 3, (share_unit)99); /* no crash is all that is promised */
}

static void a_post_tells_its_measure(void **state)
{
    (void)state;
    share_article *article = by_hand("Flags " FLAG " and families " FAMILY, "One line.");
    share_post *post = post_of(article, NULL);
    size_t length = 0;
    const char *text = share_post_text(post, &length);
    assert_int_equal(length, strlen(text));
    for (int unit = SHARE_BYTES; unit <= SHARE_GRAPHEMES; unit++)
        assert_int_equal(share_post_length(post, (share_unit)unit),
                         share_measure(text, length, (share_unit)unit));
    share_unit unit = SHARE_BYTES;
    assert_int_equal(share_post_limit(post, &unit), 3000);
    assert_int_equal(unit, SHARE_UTF16);
    assert_int_equal(share_post_limit(post, NULL), 3000);
    assert_string_equal(share_post_network(post), "linkedin");
    assert_int_equal(share_post_fold(post, SHARE_MOBILE), share_post_length(post, SHARE_UTF16));
    assert_int_equal(share_post_length(post, (share_unit)99), 0);
    assert_int_equal(share_post_fold(post, (share_device)99), 0);
    assert_null(share_post_shortened(post, 0));
    assert_null(share_post_hashtag(post, 0));
    assert_null(share_post_hashtag(post, SIZE_MAX));
    assert_string_equal(share_post_comment(post), "");
    share_post_free(post);
    share_article_free(article);
}

static void a_post_outlives_its_article(void **state)
{
    (void)state;
    share_article *article = by_hand("Gone soon", "The post stays.");
    assert_int_equal(share_article_add(article, SHARE_TAG, "memory"), SHARE_OK);
    share_post *post = post_of(article, NULL);
    share_article_free(article);
    assert_string_equal(share_post_text(post, NULL), "Gone soon\n\nThe post stays.\n\n#Memory");
    assert_string_equal(share_post_hashtag(post, 0), "#Memory");
    assert_null(share_post_hashtag(post, 1));
    share_post_free(post);
}

static void null_posts_are_harmless(void **state)
{
    (void)state;
    size_t length = 7;
    share_unit unit = SHARE_GRAPHEMES;
    assert_string_equal(share_post_text(NULL, &length), "");
    assert_int_equal(length, 0);
    assert_string_equal(share_post_share_url(NULL), "");
    assert_string_equal(share_post_comment(NULL), "");
    assert_string_equal(share_post_network(NULL), "");
    assert_int_equal(share_post_length(NULL, SHARE_BYTES), 0);
    assert_int_equal(share_post_limit(NULL, &unit), 0);
    assert_int_equal(share_post_fold(NULL, SHARE_MOBILE), 0);
    assert_null(share_post_hashtag(NULL, 0));
    assert_null(share_post_shortened(NULL, 0));
    share_post *post = (share_post *)(uintptr_t)16;
    assert_int_equal(share_post_compose(&post, NULL, NULL, NULL), SHARE_ERR_USAGE);
    assert_null(post);
    assert_int_equal(share_post_compose(NULL, NULL, NULL, NULL), SHARE_ERR_USAGE);
}

static void urls_and_links(void **state)
{
    (void)state;
    share_article *article = by_hand("Links", NULL);
    share_post *post = post_of(article, NULL);
    assert_non_null(strstr(share_post_share_url(post), "https://www.linkedin.com/"));
    assert_null(strstr(share_post_share_url(post), "share-offsite"));
    share_post_free(post);

    assert_int_equal(share_article_add(article, SHARE_URL, "https://example.org/a b?x=1&y=2"),
                     SHARE_OK);
    post = post_of(article, NULL);
    assert_non_null(strstr(share_post_share_url(post), "share-offsite/?url=https%3A%2F%2Fexample"));
    assert_non_null(strstr(share_post_share_url(post), "%26y%3D2"));
    assert_non_null(strstr(share_post_text(post, NULL), "https://example.org/a"));
    share_post_free(post);

    share_post_options options = SHARE_POST_OPTIONS_INIT;
    options.link = SHARE_LINK_COMMENT;
    post = post_of(article, &options);
    assert_null(strstr(share_post_text(post, NULL), "https://"));
    assert_non_null(strstr(share_post_comment(post), "https://example.org/a"));
    share_post_free(post);

    options.link = SHARE_LINK_NONE;
    post = post_of(article, &options);
    assert_string_equal(share_post_text(post, NULL), "Links");
    assert_string_equal(share_post_comment(post), "");
    assert_non_null(strstr(share_post_share_url(post), "share-offsite"));
    share_post_free(post);

    options.link = SHARE_LINK_BODY;
    options.url = "https://example.org/other";
    options.utm = "linkedin";
    post = post_of(article, &options);
    assert_non_null(
        strstr(share_post_text(post, NULL), "https://example.org/other?utm_source=linkedin"));
    share_post_free(post);

    options.url = ""; /* none, though the article has one */
    post = post_of(article, &options);
    assert_string_equal(share_post_text(post, NULL), "Links");
    assert_null(strstr(share_post_share_url(post), "share-offsite"));
    share_post_free(post);
    share_article_free(article);
}

static void limits_hold_in_their_unit(void **state)
{
    (void)state;
    share_article *article = by_hand(
        "A headline " FLAG, "A first sentence with a flag " FLAG " in it. A second sentence "
                            "with a family " FAMILY " in it. A third one, the longest of "
                            "them all, which has to go first.");
    assert_int_equal(share_article_add(article, SHARE_TAG, "first"), SHARE_OK);
    assert_int_equal(share_article_add(article, SHARE_TAG, "second"), SHARE_OK);
    for (int unit = SHARE_BYTES; unit <= SHARE_GRAPHEMES; unit++) {
        share_post_options options = SHARE_POST_OPTIONS_INIT;
        options.unit = (share_unit)unit;
        size_t last = SIZE_MAX;
        for (options.limit = 300; options.limit >= 10; options.limit--) {
            share_post *post = NULL;
            share_error error;
            share_status status = share_post_compose(&post, article, &options, &error);
            if (status == SHARE_ERR_TOO_LONG) {
                assert_null(post);
                continue;
            }
            assert_int_equal(status, SHARE_OK);
            share_unit told;
            assert_int_equal(share_post_limit(post, &told), options.limit);
            assert_int_equal(told, unit);
            size_t length = share_post_length(post, (share_unit)unit);
            assert_true(length <= options.limit && length <= last);
            assert_null(strstr(share_post_text(post, NULL), "\xEF\xBF\xBD"));
            last = length;
            share_post_free(post);
        }
        assert_true(last < 100); /* short posts were made, not only refused */
    }
    share_article_free(article);
}

static void tags_are_limited(void **state)
{
    (void)state;
    share_article *article = by_hand("Tags", NULL);
    const char *tags[] = {"iOS", "C++", "C#", "R&D", "2024", "heavy slow resistance", "ios"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        assert_int_equal(share_article_add(article, SHARE_TAG, tags[i]), SHARE_OK);
    share_post_options options = SHARE_POST_OPTIONS_INIT;
    options.max_tags = -1;
    share_post *post = post_of(article, &options);
    assert_string_equal(share_post_text(post, NULL), "Tags");
    share_post_free(post);
    options.max_tags = 2;
    post = post_of(article, &options);
    assert_string_equal(share_post_text(post, NULL), "Tags\n\n#iOS #Cpp");
    assert_string_equal(share_post_hashtag(post, 1), "#Cpp");
    assert_null(share_post_hashtag(post, 2));
    share_post_free(post);
    post = post_of(article, NULL);
    assert_string_equal(share_post_text(post, NULL),
                        "Tags\n\n#iOS #Cpp #CSharp #RAndD #HeavySlowResistance");
    share_post_free(post);
    share_article_free(article);
}

static void wrong_calls_are_refused(void **state)
{
    (void)state;
    share_article *article = by_hand("Wrong", NULL);
    share_post *post = NULL;
    share_error error;
    share_post_options options = SHARE_POST_OPTIONS_INIT;
    options.network = "no such network";
    assert_int_equal(share_post_compose(&post, article, &options, &error), SHARE_ERR_USAGE);
    options = (share_post_options)SHARE_POST_OPTIONS_INIT;
    options.unit = (share_unit)9;
    assert_int_equal(share_post_compose(&post, article, &options, &error), SHARE_ERR_USAGE);
    options = (share_post_options)SHARE_POST_OPTIONS_INIT;
    options.link = (share_link)9;
    assert_int_equal(share_post_compose(&post, article, &options, &error), SHARE_ERR_USAGE);
    options = (share_post_options)SHARE_POST_OPTIONS_INIT;
    options.flags = 1;
    assert_int_equal(share_post_compose(&post, article, &options, &error), SHARE_ERR_USAGE);
    options = (share_post_options)SHARE_POST_OPTIONS_INIT;
    options.layout = "{headline}\n\n{nonsense}";
    assert_int_equal(share_post_compose(&post, article, &options, &error), SHARE_ERR_LAYOUT);
    assert_string_equal(error.source, "layout");
    assert_in_range(error.column, 1, sizeof "{headline}\n\n{nonsense}");
    assert_null(post);
    share_article_free(article);
}

static void the_same_input_gives_the_same_bytes(void **state)
{
    (void)state;
    const char *text = "# Once and again\n\nThe first paragraph says it all. The second sentence "
                       "adds nothing.\n\n- one point of the list\n- another point\n";
    share_article *first = article_of(text), *second = article_of(text);
    share_post *a = post_of(first, NULL), *b = post_of(first, NULL), *c = post_of(second, NULL);
    assert_string_equal(share_post_text(a, NULL), share_post_text(b, NULL));
    assert_string_equal(share_post_text(a, NULL), share_post_text(c, NULL));
    share_post_free(a);
    share_post_free(b);
    share_post_free(c);
    share_article_free(first);
    share_article_free(second);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(measures_in_every_unit),
        cmocka_unit_test(a_post_tells_its_measure),
        cmocka_unit_test(a_post_outlives_its_article),
        cmocka_unit_test(null_posts_are_harmless),
        cmocka_unit_test(urls_and_links),
        cmocka_unit_test(limits_hold_in_their_unit),
        cmocka_unit_test(tags_are_limited),
        cmocka_unit_test(wrong_calls_are_refused),
        cmocka_unit_test(the_same_input_gives_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
