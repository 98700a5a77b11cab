/* The reader of plain text: what becomes a block, of which kind, and where it starts. */
#include "support.h"

#include "pick/article.h"
#include "read/read.h"

#include <stdio.h>

typedef struct expected {
    int kind;
    const char *text;
} expected;

static share__document read_text(const char *text)
{
    share__document document;
    share_error error;
    memset(&document, 0, sizeof document);
    share__source source = {{text, strlen(text)}, 1};
    assert_int_equal(share__read_text(&document, source, &error), SHARE_OK);
    return document;
}

static void check(const char *text, const expected *want, size_t count)
{
    share__document document = read_text(text);
    for (size_t i = 0; i < count && i < document.block_count; i++) {
        assert_view_equal(document.blocks[i].text, want[i].text);
        assert_int_equal(document.blocks[i].kind, want[i].kind);
    }
    assert_int_equal(document.block_count, count);
    share__document_free(&document);
}

#define CHECK(text, ...)                                                                           \
    do {                                                                                           \
        const expected want_[] = {__VA_ARGS__};                                                    \
        check(text, want_, sizeof want_ / sizeof want_[0]);                                        \
    } while (0)

static const char long_line[] =
    "The bridge was moved in one weekend because the crews had practised every step of it before, "
    "with ropes on the floor of a gymnasium and with chairs for cranes.";

static void a_dump_has_lines_headings_and_paragraphs(void **state)
{
    (void)state;
    char text[600];
    snprintf(text, sizeof text, "Menu\nHome\nContact us\n\nHow to move a bridge\n\n%s\n\nBy Ada\n",
             long_line);
    CHECK(text, {SHARE__LINE, "Menu"}, {SHARE__LINE, "Home"}, {SHARE__LINE, "Contact us"},
          {SHARE__HEADING, "How to move a bridge"}, {SHARE__PARAGRAPH, long_line},
          {SHARE__LINE, "By Ada"});
}

static void a_heading_needs_blank_lines_and_no_full_stop(void **state)
{
    (void)state;
    char text[600];
    snprintf(text, sizeof text, "A title right above\n%s\n\nAnd so it ends.\n\n%s\n", long_line,
             long_line);
    CHECK(text, {SHARE__LINE, "A title right above"}, {SHARE__PARAGRAPH, long_line},
          {SHARE__LINE, "And so it ends."}, {SHARE__PARAGRAPH, long_line});
    snprintf(text, sizeof text, "WHAT WE LEARNED\n%s\n", long_line);
    CHECK(text, {SHARE__HEADING, "WHAT WE LEARNED"}, {SHARE__PARAGRAPH, long_line});
}

static const char wrapped[] =
    "   It was raining when the first crane arrived at the site, and nobody\n"
    "   had told the drivers that the road was closed. By noon there were\n"
    "   four of them in a row, engines running, waiting for a permit that\n"
    "   was still lying on a desk.\n"
    "\n"
    "   * The permit, as we have seen, was late by half a day, and that cost\n"
    "     us the good weather.\n"
    "   * The second crane was too small.\n"
    "\n"
    "> Never have I seen so many people look at one bolt, said the old man\n"
    "> afterwards.\n";

static void filled_lines_are_one_paragraph(void **state)
{
    (void)state;
    CHECK(wrapped,
          {SHARE__PARAGRAPH,
           "It was raining when the first crane arrived at the site, and nobody had told the "
           "drivers that the road was closed. By noon there were four of them in a row, engines "
           "running, waiting for a permit that was still lying on a desk."},
          {SHARE__ITEM, "The permit, as we have seen, was late by half a day, and that cost us the "
                        "good weather."},
          {SHARE__ITEM, "The second crane was too small."},
          {SHARE__QUOTE, "Never have I seen so many people look at one bolt, said the old man "
                         "afterwards."});
}

static void lines_of_a_menu_are_never_joined(void **state)
{
    (void)state;
    CHECK("Products and services\nCustomers and partners\nNews from all over the world\n",
          {SHARE__LINE, "Products and services"}, {SHARE__LINE, "Customers and partners"},
          {SHARE__LINE, "News from all over the world"});
}

static void a_word_broken_at_its_hyphen_is_whole_again(void **state)
{
    (void)state;
    CHECK("Nobody would have believed in the last years of the century that a mid-\n"
          "week train could be as full as the ones on Friday, and yet that is the\n"
          "way that it came to pass in the end, to the surprise of those of us\n"
          "who rode it.\n",
          {SHARE__PARAGRAPH,
           "Nobody would have believed in the last years of the century that a mid-week train "
           "could be as full as the ones on Friday, and yet that is the way that it came to pass "
           "in the end, to the surprise of those of us who rode it."});
}

static void scripts_without_spaces_are_joined_without_one(void **state)
{
    (void)state;
    CHECK("これは試験のための長い文章であり、行の終わりで折り返されています。次の行も\n"
          "同じ段落に属していて、空白を入れずにつなげる必要があります。三行目も続きま\n"
          "すが、最後の行は短くなり、次の段落がはじまる前に空の行が一つ入ることになって\n"
          "います。\n",
          {SHARE__PARAGRAPH,
           "これは試験のための長い文章であり、行の終わりで折り返されています。次の行も同じ段落に"
           "属していて、空白を入れずにつなげる必要があります。三行目も続きますが、最後の行は短く"
           "なり、次の段落がはじまる前に空の行が一つ入ることになっています。"});
}

static void lists_nest_and_empty_bullets_vanish(void **state)
{
    (void)state;
    share__document d = read_text("  • One\n      □ One and a half\n  •\n  • Two\n\n 1. First\n");
    assert_int_equal(d.block_count, 4);
    assert_int_equal(d.blocks[0].level, 1);
    assert_int_equal(d.blocks[1].level, 2);
    assert_view_equal(d.blocks[1].text, "One and a half");
    assert_int_equal(d.blocks[2].level, 1);
    assert_true(d.blocks[3].flags & SHARE__NUMBERED);
    share__document_free(&d);
}

static void forms_pictures_rules_and_rows_are_told_apart(void **state)
{
    (void)state;
    CHECK("Search [            ] [Go]\n[hero-1.jpg]\n-----\n| a | b |\n",
          {SHARE__LINE, "Search [ ] [Go]"}, {SHARE__CAPTION, "[hero-1.jpg]"}, {SHARE__BREAK, ""},
          {SHARE__TABLE, "| a | b |"});
    share__document d = read_text("Search [            ]\n");
    assert_true(d.blocks[0].flags & SHARE__IN_FORM);
    share__document_free(&d);
    CHECK("[d03087d7-b] Ada wrote this\n[1] A reference\n", {SHARE__LINE, "Ada wrote this"},
          {SHARE__LINE, "[1] A reference"});
}

static void a_rule_below_a_line_makes_a_heading(void **state)
{
    (void)state;
    share__document d = read_text("The title\n=========\n\nPart one\n--------\nText\n");
    assert_int_equal(d.block_count, 3);
    assert_int_equal(d.blocks[0].kind, SHARE__HEADING);
    assert_int_equal(d.blocks[0].level, 1);
    assert_int_equal(d.blocks[1].level, 2);
    assert_int_equal(d.blocks[2].kind, SHARE__LINE);
    share__document_free(&d);
}

static void wide_gaps_split_a_line(void **state)
{
    (void)state;
    CHECK("Left cell          Right cell\n", {SHARE__LINE, "Left cell"},
          {SHARE__LINE, "Right cell"});
}

static void white_space_and_controls_are_folded(void **state)
{
    (void)state;
    CHECK("\xC2\xA0 Two\t\xC2\xA0words\xE2\x80\xAE \xE2\x80\x83 here\x01\xC2\xA0\n",
          {SHARE__LINE, "Two words here"});
    share__document d = read_text("\xC2\xA0\n\xE2\x80\x8B\n\n");
    assert_int_equal(d.block_count, 0);
    share__document_free(&d);
}

static void places_are_those_of_the_input(void **state)
{
    (void)state;
    share__document d = read_text("\r\n\r\n  • One\r\nTwo     Three\r\n");
    assert_int_equal(d.block_count, 3);
    assert_int_equal(d.blocks[0].line, 3);
    assert_int_equal(d.blocks[0].column, 7); /* the bullet has three bytes */
    assert_int_equal(d.blocks[1].line, 4);
    assert_int_equal(d.blocks[1].column, 1);
    assert_true(d.blocks[1].flags & SHARE__TIGHT);
    assert_int_equal(d.blocks[2].column, 9);
    share__document_free(&d);
}

static void odd_input_has_no_surprises(void **state)
{
    (void)state;
    static const char *const inputs[] = {"",       "\n",  "[",        "]",  ">",   "1.",
                                         "1. ",    "•",   "|",        "||", "(*)", "- - -",
                                         "====\n", ":\n", "\xC2\xA0", "#"};
    for (size_t i = 0; i < sizeof inputs / sizeof inputs[0]; i++) {
        share__document d = read_text(inputs[i]);
        for (size_t k = 0; k < d.block_count; k++)
            assert_true(d.blocks[k].text.n > 0 || d.blocks[k].kind == SHARE__BREAK);
        share__document_free(&d);
    }
}

/* Many times as many pieces as any text has: the first ones are read, and it is told. */
static void pieces_without_end_are_left_out(void **state)
{
    (void)state;
    enum { LINES = 20000 };
    static char text[2 * LINES + 1];
    for (size_t i = 0; i < LINES; i++)
        memcpy(text + 2 * i, "a\n", 2);
    share_article *article = parse_as(text, SHARE_TEXT);
    assert_int_equal(article->document.block_count, 4096 + 2 * LINES / 8);
    assert_int_equal(share_article_warning_count(article), 1);
    assert_string_equal(share_article_warning(article, 0)->code, "left_out");
    assert_int_equal(share_article_warning(article, 0)->line, 4096 + 2 * LINES / 8);
    share_article_free(article);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_dump_has_lines_headings_and_paragraphs),
        cmocka_unit_test(a_heading_needs_blank_lines_and_no_full_stop),
        cmocka_unit_test(filled_lines_are_one_paragraph),
        cmocka_unit_test(lines_of_a_menu_are_never_joined),
        cmocka_unit_test(a_word_broken_at_its_hyphen_is_whole_again),
        cmocka_unit_test(scripts_without_spaces_are_joined_without_one),
        cmocka_unit_test(lists_nest_and_empty_bullets_vanish),
        cmocka_unit_test(forms_pictures_rules_and_rows_are_told_apart),
        cmocka_unit_test(a_rule_below_a_line_makes_a_heading),
        cmocka_unit_test(wide_gaps_split_a_line),
        cmocka_unit_test(white_space_and_controls_are_folded),
        cmocka_unit_test(places_are_those_of_the_input),
        cmocka_unit_test(odd_input_has_no_surprises),
        cmocka_unit_test(pieces_without_end_are_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
