/* Where text is cut. (Limits, clusters and tokens over random text: test_property_post.c.) */
#include "support.h"

#include "post/truncate.h"

#define DOTS "\xE2\x80\xA6"
#define RLI "\xE2\x81\xA7"
#define PDI "\xE2\x81\xA9"
#define RLE "\xE2\x80\xAB"
#define PDF "\xE2\x80\xAC"

static void check(const char *text, share_unit unit, size_t max, const char *expected)
{
    share__arena arena = SHARE__ARENA_INIT;
    share__view cut;
    assert_true(share__truncate(&arena, share__view_of(text), unit, max, &cut));
    if (!share__equal(cut, share__view_of(expected)))
        print_error("<%s> to %zu: <%.*s>, not <%s>\n", text, max, (int)cut.n, cut.p, expected);
    assert_view_equal(cut, expected);
    share__arena_free(&arena);
}

static void what_fits_stays(void **state)
{
    (void)state;
    check("", SHARE_UTF16, 0, "");
    check("whole", SHARE_UTF16, 5, "whole");
    check("  as it is ,", SHARE_UTF16, 12, "  as it is ,");
    check("\xF0\x9F\x98\x80", SHARE_UTF16, 2, "\xF0\x9F\x98\x80");
    check("\xF0\x9F\x98\x80", SHARE_CODE_POINTS, 1, "\xF0\x9F\x98\x80");
}

static void nothing_fits(void **state)
{
    (void)state;
    check("text", SHARE_UTF16, 0, "");
    check("text", SHARE_UTF16, 1, DOTS);
    check("text", SHARE_BYTES, 2, "");
    check("text", SHARE_BYTES, 3, DOTS);
}

static void sentences_first(void **state)
{
    (void)state;
    const char *text = "One sentence here. Another one follows it, and it goes on for long.";
    check(text, SHARE_UTF16, 40, "One sentence here.");
    check(text, SHARE_UTF16, 18, "One sentence here.");
    check(text, SHARE_UTF16, 17, "One sentence" DOTS);
    /* too little would be left: a word end then */
    check("Yes. It was a long way to the very end of it all.", SHARE_UTF16, 30,
          "Yes. It was a long way to the" DOTS);
    check("He asked \"Why?\" Nobody had an answer that day.", SHARE_UTF16, 25, "He asked \"Why?\"");
    check("\xE7\x8C\xAB\xE3\x80\x82\xE7\x8A\xAC\xE3\x81\xA8\xE7\x8C\xAB", SHARE_UTF16, 3,
          "\xE7\x8C\xAB\xE3\x80\x82");
    check("\"Why?\" he asked them all, and then again", SHARE_UTF16, 26,
          "\"Why?\" he asked them all" DOTS);
    check("He left the U.S. Army in 1990 and came home", SHARE_UTF16, 30,
          "He left the U.S. Army in 1990" DOTS);
    check("Am 3. Mai beginnt das Fest im Dorf", SHARE_UTF16, 16, "Am 3. Mai" DOTS);
    check("Born in 1990. Then much more came", SHARE_UTF16, 28, "Born in 1990.");
    check("Dr. Mills and a visitor came late", SHARE_UTF16, 12, "Dr. Mills" DOTS);
    check("Version 2.0 of the e.g. program", SHARE_UTF16, 28, "Version 2.0 of the" DOTS);
    check("It was paid to Dr. Mills in the end", SHARE_UTF16, 22, "It was paid to" DOTS);
}

static void then_words(void **state)
{
    (void)state;
    check("several words in a row", SHARE_UTF16, 14, "several words" DOTS);
    check("several words in a row", SHARE_UTF16, 12, "several" DOTS);
    check("several windsurfers", SHARE_UTF16, 15, "several windsu" DOTS); /* too far back */
    check("first, second and third", SHARE_UTF16, 8, "first" DOTS);
    check("a pause \xE2\x80\x93 and more words", SHARE_UTF16, 11, "a pause" DOTS);
    check("look (here and there)", SHARE_UTF16, 8, "look" DOTS);
    check("lines\nof text\nhere", SHARE_UTF16, 10, "lines" DOTS);
}

static void then_clusters(void **state)
{
    (void)state;
    check("Donaudampfschifffahrt", SHARE_UTF16, 8, "Donauda" DOTS);
    check("e\xCC\x81"
          "e\xCC\x81"
          "e\xCC\x81",
          SHARE_CODE_POINTS, 4, "e\xCC\x81" DOTS);
    check("\xF0\x9F\x87\xA8\xF0\x9F\x87\xA6\xF0\x9F\x87\xA8\xF0\x9F\x87\xA6", SHARE_CODE_POINTS, 3,
          "\xF0\x9F\x87\xA8\xF0\x9F\x87\xA6" DOTS);
    /* never behind a virama, also where Unicode sees two clusters (Tamil) */
    check("\xE0\xAE\x95\xE0\xAE\x95\xE0\xAF\x8D\xE0\xAE\xB7\xE0\xAE\x95", SHARE_CODE_POINTS, 4,
          "\xE0\xAE\x95" DOTS);
}

static void scripts_without_spaces(void **state)
{
    (void)state;
    /* no line begins with a comma or a small kana, none ends with an opening bracket */
    check("\xE7\x8C\xAB\xE7\x8A\xAC\xE3\x80\x81\xE9\xB3\xA5\xE7\x8C\xAB", SHARE_UTF16, 4,
          "\xE7\x8C\xAB\xE7\x8A\xAC" DOTS);
    check("\xE3\x83\x8D\xE3\x82\xAD\xE3\x83\xA3\xE3\x83\x8D\xE3\x83\x8D", SHARE_UTF16, 3,
          "\xE3\x83\x8D" DOTS);
    check("\xE7\x8C\xAB\xE7\x8A\xAC\xE3\x80\x8C\xE9\xB3\xA5\xE3\x80\x8D\xE7\x8C\xAB", SHARE_UTF16,
          4, "\xE7\x8C\xAB\xE7\x8A\xAC" DOTS);
    /* a Thai vowel stays with its consonant, on either side */
    check("\xE0\xB8\x81\xE0\xB8\x82\xE0\xB9\x80\xE0\xB8\x81\xE0\xB8\x82", SHARE_UTF16, 4,
          "\xE0\xB8\x81\xE0\xB8\x82" DOTS);
    check("\xE0\xB8\x81\xE0\xB8\x82\xE0\xB8\x81\xE0\xB8\xB2\xE0\xB8\x82", SHARE_UTF16, 4,
          "\xE0\xB8\x81\xE0\xB8\x82" DOTS);
}

static void tokens_are_whole_or_gone(void **state)
{
    (void)state;
    check("See https://example.org/a/b?c=d#e for the rest", SHARE_UTF16, 24, "See" DOTS);
    check("See https://example.org/a/b?c=d#e for the rest", SHARE_UTF16, 35,
          "See https://example.org/a/b?c=d#e" DOTS);
    check("See https://example.org/x. And more.", SHARE_UTF16, 28, "See https://example.org/x.");
    check("https://example.org/only", SHARE_UTF16, 10, DOTS);
    check("Tagged #VeryLongHashtag here", SHARE_UTF16, 15, "Tagged" DOTS);
    check("Thanks @some.body for it", SHARE_UTF16, 13, "Thanks" DOTS);
    check("Costs $1,234,567 in all", SHARE_UTF16, 12, "Costs" DOTS);
    check("About 10 000 people came", SHARE_UTF16, 10, "About" DOTS);
    check("Mail to nobody@example.org today", SHARE_UTF16, 20, "Mail to" DOTS);
    check("On 2026-11-22 it began", SHARE_UTF16, 9, "On" DOTS);
}

static void isolates_are_closed(void **state)
{
    (void)state;
    check("See " RLI "one two three" PDI " rest", SHARE_CODE_POINTS, 14,
          "See " RLI "one two" PDI DOTS);
    check("See " RLI "one two three" PDI " rest", SHARE_CODE_POINTS, 13, "See " RLI "one" PDI DOTS);
    check("See " RLE "one two three" PDF " rest", SHARE_CODE_POINTS, 14,
          "See " RLE "one two" PDF DOTS);
    check("See " RLI RLE "one two three" PDF PDI, SHARE_CODE_POINTS, 16,
          "See " RLI RLE "one two" PDF PDI DOTS);
    check("See it " RLI "one two three" PDI, SHARE_CODE_POINTS, 9, "See it" DOTS);
}

static void measures(void **state)
{
    (void)state;
    share__view v = SHARE__LIT("a\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7" DOTS);
    assert_int_equal(share__measure(v, SHARE_BYTES), 15);
    assert_int_equal(share__measure(v, SHARE_UTF16), 7);
    assert_int_equal(share__measure(v, SHARE_CODE_POINTS), 5);
    assert_int_equal(share__measure(v, SHARE_GRAPHEMES), 3);
    assert_int_equal(share__measure_any(SHARE__LIT("a\xFF\xE2\x80"), SHARE_UTF16), 3);
    assert_int_equal(share__measure_any(SHARE__LIT("a\xFF"), SHARE_BYTES), 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_fits_stays),
        cmocka_unit_test(nothing_fits),
        cmocka_unit_test(sentences_first),
        cmocka_unit_test(then_words),
        cmocka_unit_test(then_clusters),
        cmocka_unit_test(scripts_without_spaces),
        cmocka_unit_test(tokens_are_whole_or_gone),
        cmocka_unit_test(isolates_are_closed),
        cmocka_unit_test(measures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
