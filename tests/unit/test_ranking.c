/* Summary, points and tags of small articles, through the whole chain. */
#include "support.h"

static const char article_text[] =
    "# Heat pumps cut the bills of old houses\n\n"
    "A heat pump warms a badly insulated house for less than a gas boiler, a two-year trial in 40 "
    "homes shows. The savings came from lower flow temperatures, not from new windows.\n\n"
    "## How the trial worked\n\n"
    "Engineers fitted each heat pump with meters on both sides. However, three homes left early. "
    "The meters logged electricity and heat every minute for two winters. Read more on our "
    "site.\n\n"
    "## What lowered the bills\n\n"
    "Lowering the flow temperature from 55 to 40 degrees saved 22 percent of the electricity. "
    "Larger radiators made that possible in 31 of the 40 homes. Is insulation useless? In this "
    "article we do not say so.\n\n"
    "## What it means for installers\n\n"
    "Installers who measure the heat loss of each room choose smaller heat pumps. A smaller heat "
    "pump runs longer at low power and needs fewer repairs. Subscribe to our newsletter for the "
    "data.\n";

static void summary_stands_alone(void **state)
{
    (void)state;
    share_article *article = parse_markdown(article_text);
    const share_value *summary = share_article_get(article, SHARE_SUMMARY, 0);
    assert_non_null(strstr(summary->text, "A heat pump warms a badly insulated house"));
    assert_int_equal(summary->origin, SHARE_FROM_RANKING);
    assert_int_equal(summary->line, 3);
    share_article_free(article);
}

static void check_summary(const char *text, const char *want)
{
    share_article *article = parse_markdown(text);
    assert_string_equal(share_article_get(article, SHARE_SUMMARY, 0)->text, want);
    share_article_free(article);
}

static void a_question_stands_before_its_answer(void **state)
{
    (void)state;
    check_summary(
        "# Bees in winter\n\nWhat do bees eat in winter? They live on the honey that they "
        "stored in summer, about fifteen kilos for a hive.\n",
        "What do bees eat in winter? They live on the honey that they stored in summer, "
        "about fifteen kilos for a hive.");
    check_summary("# Bees in winter\n\nWhat do bees eat in winter?\n\nIn this article we look at "
                  "that.\n\nA hive needs about fifteen kilos of honey from October to March.\n",
                  "A hive needs about fifteen kilos of honey from October to March.");
}

static void what_leans_follows_what_it_leans_on(void **state)
{
    (void)state;
    check_summary(
        "# Bees in winter\n\nA hive needs about fifteen kilos of honey from October to "
        "March.\n\nHowever, a mild winter costs more than a hard one, for bees that fly "
        "eat more.\n",
        "A hive needs about fifteen kilos of honey from October to March. However, a mild "
        "winter costs more than a hard one, for bees that fly eat more.");
}

static void points_come_from_sections_in_order(void **state)
{
    (void)state;
    share_article *article = parse_markdown(article_text);
    size_t n = share_article_count(article, SHARE_POINT);
    assert_in_range(n, 3, 5);
    const char *at = article_text;
    for (size_t i = 0; i < n; i++) {
        const char *point = share_article_get(article, SHARE_POINT, i)->text;
        const char *found = strstr(at, point); /* verbatim, and after the one before */
        assert_non_null(found);
        at = found + 1;
        assert_null(strstr(point, "However"));
        assert_null(strstr(point, "?"));
        assert_null(strstr(point, "newsletter"));
        assert_null(strstr(point, "this article"));
        assert_null(strstr(share_article_get(article, SHARE_SUMMARY, 0)->text, point));
    }
    share_article_free(article);
}

static void ranked_tags_are_phrases_of_the_article(void **state)
{
    (void)state;
    share_article *article = parse_markdown(article_text);
    assert_in_range(share_article_count(article, SHARE_TAG), 1, 10);
    assert_int_equal(share_article_get(article, SHARE_TAG, 0)->origin, SHARE_FROM_RANKING);
    assert_string_equal(share_article_get(article, SHARE_TAG, 0)->text, "heat pump");
    share_article_free(article);
}

/* A Korean noun carries its particle; without them it is one word, and verbs are none of it. */
static void korean_tags_have_no_particles(void **state)
{
    (void)state;
    share_article *article =
        parse_markdown("# 조석표를 만드는 법\n\n조석표는 항구에서 오래 잰 바닷물의 높이를 더한 "
                       "것입니다. 항구의 모양은 "
                       "조석표에 그대로 남습니다.\n\n## 항구마다 다르다\n\n항구는 저마다 깊이가 "
                       "다르고, 항구를 지나는 물길도 "
                       "다릅니다. 그래서 조석표를 믿으려면 항구에서 한 해를 재야 합니다.\n\n## "
                       "기계에서 컴퓨터까지\n\n예전에는 "
                       "기계가 조석표를 계산했습니다. 기계는 톱니바퀴로 파도를 더했고, 기계를 "
                       "돌리는 사람이 있었습니다.\n");
    size_t count = share_article_count(article, SHARE_TAG);
    assert_in_range(count, 2, 10);
    assert_string_equal(share_article_get(article, SHARE_TAG, 0)->text, "조석표");
    bool harbour = false;
    for (size_t i = 0; i < count; i++) {
        const char *tag = share_article_get(article, SHARE_TAG, i)->text;
        harbour |= strcmp(tag, "항구") == 0;
        assert_null(strstr(tag, "니다"));
        assert_null(strstr(tag, "조석표를"));
        assert_null(strstr(tag, "항구에서"));
    }
    assert_true(harbour);
    share_article_free(article);
}

static void the_authors_own_points(void **state)
{
    (void)state;
    share_article *article = parse_markdown(
        "# A title for the test\n\nThe first paragraph says something of substance here.\n\n"
        "## Key takeaways\n\n- Load the tendon early.\n- Rest alone rarely helps.\n"
        "- Expect three to six months.\n\n## Background\n\nMore text follows in this part.\n");
    assert_int_equal(share_article_count(article, SHARE_POINT), 3);
    assert_string_equal(share_article_get(article, SHARE_POINT, 1)->text,
                        "Rest alone rarely helps.");
    assert_int_equal(share_article_get(article, SHARE_POINT, 0)->origin, SHARE_FROM_BODY);
    share_article_free(article);
}

static void a_teaser_is_the_summary(void **state)
{
    (void)state;
    share_article *article = parse_markdown(
        "# Release notes for winter\n\nThe winter release halves the start-up time of the "
        "editor.\n\n"
        "<!--more-->\n\nA much longer text about the winter release stands here, and it says a lot "
        "about the release and the winter and the start-up time.\n");
    const share_value *summary = share_article_get(article, SHARE_SUMMARY, 0);
    assert_string_equal(summary->text,
                        "The winter release halves the start-up time of the editor.");
    assert_int_equal(summary->origin, SHARE_FROM_BODY);
    share_article_free(article);
}

static void a_callers_word_outranks_all(void **state)
{
    (void)state;
    share_article *article = parse_markdown(article_text);
    assert_int_equal(share_article_add(article, SHARE_TAG, "energy"), SHARE_OK);
    assert_int_equal(share_article_add(article, SHARE_TAG, "housing"), SHARE_OK);
    assert_int_equal(share_article_count(article, SHARE_TAG), 2);
    assert_string_equal(share_article_get(article, SHARE_TAG, 0)->text, "energy");
    assert_int_equal(share_article_add(article, SHARE_SUMMARY, " My \n summary "), SHARE_OK);
    assert_string_equal(share_article_get(article, SHARE_SUMMARY, 0)->text, "My summary");
    assert_int_equal(share_article_get(article, SHARE_SUMMARY, 0)->origin, SHARE_FROM_CALLER);
    assert_true(share_article_count(article, SHARE_SUMMARY) > 1);
    share_article_free(article);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(summary_stands_alone),
        cmocka_unit_test(a_question_stands_before_its_answer),
        cmocka_unit_test(what_leans_follows_what_it_leans_on),
        cmocka_unit_test(points_come_from_sections_in_order),
        cmocka_unit_test(ranked_tags_are_phrases_of_the_article),
        cmocka_unit_test(korean_tags_have_no_particles),
        cmocka_unit_test(the_authors_own_points),
        cmocka_unit_test(a_teaser_is_the_summary),
        cmocka_unit_test(a_callers_word_outranks_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
