/* test_vocabulary.c - the tags of a site and how tags are written, as share.h promises it. */
#include "check.h"

static share_vocabulary *vocabulary_of(const char *list)
{
    share_vocabulary *vocabulary = NULL;
    share_error error;
    assert_int_equal(share_vocabulary_new(&vocabulary), SHARE_OK);
    if (share_vocabulary_read(vocabulary, list, strlen(list), "tags.txt", &error) != SHARE_OK)
        fail_msg("%s:%u: %s", error.source, error.line, error.message);
    return vocabulary;
}

static share_article *article_with(const char *text, const share_vocabulary *vocabulary)
{
    share_article *article = NULL;
    share_parse_options options = SHARE_PARSE_OPTIONS_INIT;
    options.vocabulary = vocabulary;
    options.format = SHARE_MARKDOWN;
    assert_int_equal(share_article_parse(&article, text, strlen(text), &options, NULL), SHARE_OK);
    return article;
}

static const char *tag(const share_article *article, size_t index)
{
    return share_article_get(article, SHARE_TAG, index)->text;
}

static void aliases_hold_for_the_authors_tags(void **state)
{
    (void)state;
    share_vocabulary *vocabulary = vocabulary_of("ml = machine learning\nk8s = Kubernetes\n");
    assert_int_equal(share_vocabulary_alias(vocabulary, "devops", "DevOps"), SHARE_OK);
    assert_int_equal(share_vocabulary_count(vocabulary), 0);
    share_article *article = article_with(
        "---\ntitle: T\ntags: [ML, Dev-Ops, machine-learning, k8s, cooking]\n---\nText.\n",
        vocabulary);
    share_vocabulary_free(vocabulary); /* the article does not need it any more */
    assert_int_equal(share_article_count(article, SHARE_TAG), 4);
    assert_string_equal(tag(article, 0), "machine learning");
    assert_string_equal(tag(article, 1), "DevOps");
    assert_string_equal(tag(article, 2), "Kubernetes");
    assert_string_equal(tag(article, 3), "cooking");
    assert_int_equal(share_article_get(article, SHARE_TAG, 0)->origin, SHARE_FROM_FRONT_MATTER);
    share_article_free(article);
}

static void aliases_of_aliases(void **state)
{
    (void)state;
    share_vocabulary *vocabulary = vocabulary_of("kube = k8s\nk8s = Kubernetes\nC# = csharp\n");
    share_article *article =
        article_with("---\ntitle: T\ntags: [kube, C, C#]\n---\nText.\n", vocabulary);
    assert_string_equal(tag(article, 0), "Kubernetes");
    assert_string_equal(tag(article, 1), "C");
    assert_string_equal(tag(article, 2), "csharp");
    share_article_free(article);
    share_vocabulary_free(vocabulary);
}

static void callers_tags_stay(void **state)
{
    (void)state;
    share_vocabulary *vocabulary = vocabulary_of("ml = machine learning\n");
    share_article *article = article_with("# Title\n\nText.\n", vocabulary);
    assert_int_equal(share_article_add(article, SHARE_TAG, "ml"), SHARE_OK);
    assert_string_equal(tag(article, 0), "ml");
    share_article_free(article);
    share_vocabulary_free(vocabulary);
}

static void a_list_with_a_mistake(void **state)
{
    (void)state;
    static const char *const lists[] = {"one\ntwo\n***\n", "one\n\n= = \n", "one\r\n\r\na = !\r\n"};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        share_vocabulary *vocabulary = NULL;
        share_error error;
        assert_int_equal(share_vocabulary_new(&vocabulary), SHARE_OK);
        assert_int_equal(
            share_vocabulary_read(vocabulary, lists[i], strlen(lists[i]), "my/tags.txt", &error),
            SHARE_ERR_SYNTAX);
        assert_int_equal(error.line, 3);
        assert_string_equal(error.source, "my/tags.txt");
        share_vocabulary_free(vocabulary);
    }
}

static void what_is_no_tag_is_refused(void **state)
{
    (void)state;
    char endless[202];
    memset(endless, 'a', sizeof endless - 1);
    endless[sizeof endless - 1] = '\0';
    share_vocabulary *vocabulary = NULL;
    assert_int_equal(share_vocabulary_new(NULL), SHARE_ERR_USAGE);
    assert_int_equal(share_vocabulary_new(&vocabulary), SHARE_OK);
    assert_int_equal(share_vocabulary_add(vocabulary, ""), SHARE_ERR_USAGE);
    assert_int_equal(share_vocabulary_add(vocabulary, "#"), SHARE_ERR_USAGE);
    assert_int_equal(share_vocabulary_add(vocabulary, endless), SHARE_ERR_USAGE);
    assert_int_equal(share_vocabulary_add(vocabulary, NULL), SHARE_ERR_USAGE);
    assert_int_equal(share_vocabulary_add(NULL, "a"), SHARE_ERR_USAGE);
    assert_int_equal(share_vocabulary_alias(vocabulary, "a", NULL), SHARE_ERR_USAGE);
    assert_int_equal(share_vocabulary_learn(vocabulary, NULL), SHARE_ERR_USAGE);
    assert_int_equal(share_vocabulary_add(vocabulary, "caf\xE9"), SHARE_OK); /* ill-formed */
    assert_int_equal(share_vocabulary_count(vocabulary), 1);
    assert_int_equal(share_vocabulary_count(NULL), 0);
    share_vocabulary_free(vocabulary);
    share_vocabulary_free(NULL);
}

static void posts_teach_their_tags(void **state)
{
    (void)state;
    static const char post[] = "---\ntitle: A post\ntags: [groundwater, Wells]\n---\n\n# Text\n\n"
                               "The text of the post is not looked at, so no tag is ranked.\n";
    share_parse_options options = SHARE_PARSE_OPTIONS_INIT;
    options.format = SHARE_MARKDOWN;
    options.flags = SHARE_PARSE_METADATA;
    share_article *article = NULL;
    assert_int_equal(share_article_parse(&article, post, strlen(post), &options, NULL), SHARE_OK);
    assert_string_equal(text_of(article, SHARE_HEADLINE), "A post");
    char *body = NULL;
    assert_int_equal(share_article_body(&body, article, NULL), SHARE_OK);
    assert_string_equal(body, "");
    share_free(body);
    share_vocabulary *vocabulary = vocabulary_of("wells\nrivers\n");
    assert_int_equal(share_vocabulary_learn(vocabulary, article), SHARE_OK);
    assert_int_equal(share_vocabulary_count(vocabulary), 3);
    share_article_free(article);
    share_vocabulary_free(vocabulary);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(aliases_hold_for_the_authors_tags),
        cmocka_unit_test(aliases_of_aliases),
        cmocka_unit_test(callers_tags_stay),
        cmocka_unit_test(a_list_with_a_mistake),
        cmocka_unit_test(what_is_no_tag_is_refused),
        cmocka_unit_test(posts_teach_their_tags),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
