/* test_vocabulary.c - the tags of a site and how tags are written, as share.h promises it. */
#include "check.h"

#include <stdio.h>

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

static const char pumps[] =
    "# Heat pumps in old houses\n\nA heat pump warms an old house for less than a gas boiler, a "
    "trial "
    "in 40 homes shows. Heat pumps work at low temperatures, and the trial measured that.\n\n"
    "## What the trial says\n\nEvery heat pump got meters. The insulation of the house mattered "
    "less than the flow temperature, which engineers lowered in steps.\n";

static void tags_of_the_site_come_first(void **state)
{
    (void)state;
    share_vocabulary *vocabulary =
        vocabulary_of("# the site's topics\n\ncooking\nheat-pump\nsolar power\nInsulation\n");
    assert_int_equal(share_vocabulary_count(vocabulary), 4);
    share_article *article = article_with(pumps, vocabulary);
    assert_string_equal(tag(article, 0), "heat-pump"); /* as the list writes it */
    assert_int_equal(share_article_get(article, SHARE_TAG, 0)->origin, SHARE_FROM_VOCABULARY);
    for (size_t i = 0; i < share_article_count(article, SHARE_TAG); i++) {
        assert_string_not_equal(tag(article, i), "cooking");
        assert_string_not_equal(tag(article, i), "solar power");
        assert_int_equal(share_article_get(article, SHARE_TAG, i)->origin, SHARE_FROM_VOCABULARY);
    }
    share_article_free(article);
    share_vocabulary_free(vocabulary);
}

static void phrases_where_no_tag_of_the_site_fits(void **state)
{
    (void)state;
    share_vocabulary *vocabulary = vocabulary_of("cooking\ngardening\n");
    share_article *article = article_with(pumps, vocabulary);
    assert_string_equal(tag(article, 0), "heat pump");
    assert_int_equal(share_article_get(article, SHARE_TAG, 0)->origin, SHARE_FROM_RANKING);
    share_article_free(article);
    share_vocabulary_free(vocabulary);
}

static void aliases_find_tags_and_spell_phrases(void **state)
{
    (void)state;
    share_vocabulary *vocabulary =
        vocabulary_of("W\xC3\xA4rmepumpe\nheat pump = W\xC3\xA4rmepumpe\n");
    share_article *article = article_with(pumps, vocabulary);
    assert_string_equal(tag(article, 0), "W\xC3\xA4rmepumpe");
    assert_int_equal(share_article_get(article, SHARE_TAG, 0)->origin, SHARE_FROM_VOCABULARY);
    share_article_free(article);
    share_vocabulary_free(vocabulary);
    vocabulary = vocabulary_of("heat pump = Heat Pump\n"); /* only a spelling */
    article = article_with(pumps, vocabulary);
    assert_string_equal(tag(article, 0), "Heat Pump");
    assert_int_equal(share_article_get(article, SHARE_TAG, 0)->origin, SHARE_FROM_RANKING);
    share_article_free(article);
    share_vocabulary_free(vocabulary);
}

static void authors_tags_before_the_sites(void **state)
{
    (void)state;
    share_vocabulary *vocabulary = vocabulary_of("heat pump\n");
    share_article *article = article_with(
        "---\ntags: [boilers]\n---\n# Heat pumps\n\nA heat pump is a heat pump.\n", vocabulary);
    assert_int_equal(share_article_count(article, SHARE_TAG), 1);
    assert_string_equal(tag(article, 0), "boilers");
    share_article_free(article);
    share_vocabulary_free(vocabulary);
}

static void scripts_without_spaces(void **state)
{
    (void)state;
    static const struct {
        const char *list, *text, *tag;
    } cases[] = {
        /* Han, in the middle of a clause; katakana, only as a whole word; Hangul with a particle */
        {"\xE6\xA9\x9F\xE6\xA2\xB0\xE5\xAD\xA6\xE7\xBF\x92\n",
         "# "
         "\xE8\xA8\x98\xE4\xBA\x8B\n\n\xE4\xBB\x8A\xE6\x97\xA5\xE3\x81\xAF\xE6\xA9\x9F\xE6\xA2\xB0"
         "\xE5"
         "\xAD\xA6\xE7\xBF\x92\xE3\x82\x92\xE8\xA9\xA6\xE3\x81\x99\xE3\x80\x82\n",
         "\xE6\xA9\x9F\xE6\xA2\xB0\xE5\xAD\xA6\xE7\xBF\x92"},
        {"\xE3\x83\xA9\xE3\x83\xA0\n",
         "# "
         "\xE8\xA8\x98\xE4\xBA\x8B\n\n\xE3\x83\x97\xE3\x83\xAD\xE3\x82\xB0\xE3\x83\xA9\xE3\x83\xA0"
         "\xE3"
         "\x82\x92\xE8\xA9\xA6\xE3\x81\x99\xE3\x80\x82\n",
         ""},
        {"\xEC\xBF\xA0\xEB\xB2\x84\xEB\x84\xA4\xED\x8B\xB0\xEC\x8A\xA4\n",
         "# "
         "\xEA\xB8\x80\n\n\xEC\xBF\xA0\xEB\xB2\x84\xEB\x84\xA4\xED\x8B\xB0\xEC\x8A\xA4\xEB\xA5\xBC "
         "\xEC\x93\xB4\xEB\x8B\xA4.\n",
         "\xEC\xBF\xA0\xEB\xB2\x84\xEB\x84\xA4\xED\x8B\xB0\xEC\x8A\xA4"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        share_vocabulary *vocabulary = vocabulary_of(cases[i].list);
        share_article *article = article_with(cases[i].text, vocabulary);
        assert_string_equal(tag(article, 0), cases[i].tag);
        share_article_free(article);
        share_vocabulary_free(vocabulary);
    }
}

/* What goes with which title; a tag that the text never names can be found so. */
static void titles_teach_what_goes_with_a_tag(void **state)
{
    (void)state;
    static const char *const posts[] = {
        "---\ntitle: Pumps in winter\ntags: [heating]\n---\n",
        "---\ntitle: Quiet pumps\ntags: [heating]\n---\n",
        "---\ntitle: Which pumps last\ntags: [heating, repair]\n---\n",
        "---\ntitle: A garden in spring\ntags: [plants]\n---\n",
        "---\ntitle: Roses in a garden\ntags: [plants]\n---\n",
    };
    share_vocabulary *vocabulary = NULL;
    assert_int_equal(share_vocabulary_new(&vocabulary), SHARE_OK);
    for (size_t i = 0; i < sizeof posts / sizeof *posts; i++) {
        share_article *post = article_of(posts[i]);
        assert_int_equal(share_vocabulary_learn(vocabulary, post), SHARE_OK);
        share_article_free(post);
    }
    assert_int_equal(share_vocabulary_count(vocabulary), 3);
    share_article *article = article_with(
        "# New pumps for a small house\n\nThey came on Monday and we put them up.\n", vocabulary);
    assert_string_equal(tag(article, 0), "heating");
    share_article_free(article);
    share_vocabulary_free(vocabulary);
}

/* Twenty thousand tags, and the same answer as ever. */
static void a_large_list(void **state)
{
    (void)state;
    share_vocabulary *vocabulary = vocabulary_of("heat pump\n");
    for (unsigned i = 0; i < 20000; i++) {
        char name[40];
        snprintf(name, sizeof name, "topic %c%c%c%u", 'a' + i % 26, 'a' + i / 26 % 26, 'x', i);
        assert_int_equal(share_vocabulary_add(vocabulary, name), SHARE_OK);
    }
    assert_int_equal(share_vocabulary_count(vocabulary), 20001);
    share_article *article = article_with(pumps, vocabulary);
    assert_string_equal(tag(article, 0), "heat pump");
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
        cmocka_unit_test(tags_of_the_site_come_first),
        cmocka_unit_test(phrases_where_no_tag_of_the_site_fits),
        cmocka_unit_test(aliases_find_tags_and_spell_phrases),
        cmocka_unit_test(authors_tags_before_the_sites),
        cmocka_unit_test(scripts_without_spaces),
        cmocka_unit_test(titles_teach_what_goes_with_a_tag),
        cmocka_unit_test(a_large_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
