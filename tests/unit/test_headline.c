/* The headline: which heading, line or sentence stands over the post. */
#include "support.h"

#include <stdio.h>

static const char text_one[] =
    "The bridge had stood over the harbour for ninety years when the city decided to move it. "
    "Nobody had moved a bridge of this size before, and the crews had one weekend for it.";
static const char text_two[] =
    "Two cranes lifted the old bridge from its bearings at dawn on Saturday. The crews had "
    "practised every step with ropes on the floor of a gymnasium, and it came up without a sound.";

static void check(const char *text, share_format format, const char *want, share_origin origin)
{
    share_article *article = parse_as(text, format);
    const share_value *got = share_article_get(article, SHARE_HEADLINE, 0);
    assert_string_equal(got->text, want);
    assert_int_equal(got->origin, origin);
    share_article_free(article);
}

static void check_warning(const char *text, const char *code, unsigned line)
{
    share_article *article;
    share_parse_options options = SHARE_PARSE_OPTIONS_INIT;
    options.format = SHARE_MARKDOWN;
    assert_int_equal(share_article_parse(&article, text, strlen(text), &options, NULL), SHARE_OK);
    assert_int_equal(share_article_warning_count(article), code ? 1 : 0);
    if (code) {
        assert_string_equal(share_article_warning(article, 0)->code, code);
        assert_int_equal(share_article_warning(article, 0)->line, line);
    }
    share_article_free(article);
}

static void the_first_h1_is_the_title(void **state)
{
    (void)state;
    check("# The title\n\nText.\n\n# Part\n\nText.\n", SHARE_MARKDOWN, "The title",
          SHARE_FROM_HEADING);
    check("A date\n\n# The title\n\nText.\n", SHARE_MARKDOWN, "The title", SHARE_FROM_HEADING);
    check("# Introduction\n\nOnly this.\n", SHARE_MARKDOWN, "Introduction", SHARE_FROM_HEADING);
}

/* The highest heading is the author's choice even when it is a poor one: taken, with a warning. */
static void a_generic_first_heading_is_taken_and_said(void **state)
{
    (void)state;
    check("# Introduction\n\nMoving a bridge takes a weekend.\n\n# Cranes\n\nThey lift.\n",
          SHARE_MARKDOWN, "Introduction", SHARE_FROM_HEADING);
    check("# 前言\n\n移动一座桥需要一个周末的时间。\n\n# 起重机\n\n它们起重。\n", SHARE_MARKDOWN,
          "前言", SHARE_FROM_HEADING);
    check_warning("# Introduction\n\nOnly this.\n", "generic_headline", 1);
    check_warning("---\ntitle: Bridges\n---\n# Introduction\n\nOnly this.\n", NULL, 0);
    check_warning("# Bridges\n\nOnly this.\n", NULL, 0);
}

static void a_generic_heading_of_many_is_no_title(void **state)
{
    (void)state;
    check("## Introduction\n\nMoving a bridge takes a weekend.\n\n## Cranes\n\nThey lift.\n",
          SHARE_MARKDOWN, "Moving a bridge takes a weekend.", SHARE_FROM_RANKING);
}

static void a_section_is_no_title(void **state)
{
    (void)state;
    check("Moving a bridge takes a weekend.\n\n## Cranes\n\nThey lift.\n\n## Ropes\n\nThey hold.\n",
          SHARE_MARKDOWN, "Moving a bridge takes a weekend.", SHARE_FROM_RANKING);
    check("## Cranes\n\nCranes lift the whole bridge.\n\n## Ropes\n\nThey hold.\n", SHARE_MARKDOWN,
          "Cranes lift the whole bridge.", SHARE_FROM_RANKING);
    check("## Moving a bridge\n\nCranes lift it.\n\n### Ropes\n\nThey hold.\n", SHARE_MARKDOWN,
          "Moving a bridge", SHARE_FROM_HEADING);
}

static void check_page(const char *above, const char *below, const char *want)
{
    char text[4000];
    snprintf(text, sizeof text, "%s\n\n%s%s\n\n%s\n\nShare\n\nRelated\n\n  • Trams of the north\n",
             above, below, text_one, text_two);
    check(text, SHARE_TEXT, want, SHARE_FROM_HEADING);
}

static void the_title_of_a_page_stands_before_its_text(void **state)
{
    (void)state;
    check_page("Menu\nHome\nContact\n\nNews\n\nHow the old bridge was moved in one weekend",
               "By Ada Example\n\n3 March 2021\n\n", "How the old bridge was moved in one weekend");
    check_page("Example Site\n\n  • Home\n  • Shop\n  • About us\n\n"
               "The city moves its harbour bridge",
               "A line below the title that says a little more about the crews and the cranes\n\n"
               "March 3, 2021\n\n",
               "The city moves its harbour bridge");
    check_page("Search [          ]\n\nHome » News » Moving a bridge in one weekend\n\n"
               "Moving a bridge in one weekend",
               "[bridge-1.jpg]\nPhoto: Ada Example\n\n", "Moving a bridge in one weekend");
}

static void dates_labels_and_bylines_are_never_titles(void **state)
{
    (void)state;
    char text[2000];
    snprintf(text, sizeof text, "3 March 2021\n\nBy Ada Example\n\nShare this post\n\n%s\n\n%s\n",
             text_one, text_two);
    share_article *article = parse_as(text, SHARE_TEXT);
    for (size_t i = 0; i < share_article_count(article, SHARE_HEADLINE); i++) {
        const char *got = share_article_get(article, SHARE_HEADLINE, i)->text;
        assert_string_not_equal(got, "3 March 2021");
        assert_string_not_equal(got, "By Ada Example");
        assert_string_not_equal(got, "Share this post");
    }
    share_article_free(article);
}

static void runners_up_keep_place_and_lower_scores(void **state)
{
    (void)state;
    char text[2000];
    snprintf(text, sizeof text, "Example Site\n\nHow the old bridge was moved\n\n%s\n\n%s\n",
             text_one, text_two);
    share_article *article = parse_as(text, SHARE_TEXT);
    const size_t n = share_article_count(article, SHARE_HEADLINE);
    assert_true(n > 1);
    assert_int_equal(share_article_get(article, SHARE_HEADLINE, 0)->line, 3);
    for (size_t i = 1; i < n; i++) {
        const share_value *value = share_article_get(article, SHARE_HEADLINE, i);
        assert_true(value->score <= share_article_get(article, SHARE_HEADLINE, i - 1)->score);
        assert_true(value->line > 0);
    }
    share_article_free(article);
}

static void a_plain_text_begins_with_its_title(void **state)
{
    (void)state;
    char text[2000];
    snprintf(text, sizeof text, "The Long Way Round\n\nHow we moved a bridge\n\n%s\n\n%s\n",
             text_one, text_two);
    check(text, SHARE_TEXT, "The Long Way Round", SHARE_FROM_HEADING);
}

static void nothing_gives_nothing(void **state)
{
    (void)state;
    static const char *const inputs[] = {"", "\n\n", "---\n", "[          ]\n"};
    for (size_t i = 0; i < sizeof inputs / sizeof inputs[0]; i++) {
        share_article *article = parse_as(inputs[i], SHARE_TEXT);
        assert_int_equal(share_article_count(article, SHARE_HEADLINE), 0);
        share_article_free(article);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_h1_is_the_title),
        cmocka_unit_test(a_generic_first_heading_is_taken_and_said),
        cmocka_unit_test(a_generic_heading_of_many_is_no_title),
        cmocka_unit_test(a_section_is_no_title),
        cmocka_unit_test(the_title_of_a_page_stands_before_its_text),
        cmocka_unit_test(dates_labels_and_bylines_are_never_titles),
        cmocka_unit_test(runners_up_keep_place_and_lower_scores),
        cmocka_unit_test(a_plain_text_begins_with_its_title),
        cmocka_unit_test(nothing_gives_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
