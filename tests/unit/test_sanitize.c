/* What may stand in a post, and what goes. */
#include "support.h"

#include "post/sanitize.h"

#define ZWJ "\xE2\x80\x8D"
#define ZWNJ "\xE2\x80\x8C"
#define VS16 "\xEF\xB8\x8F"

typedef bool cleaning(share__arena *arena, share__view text, share__view *out);

static void check(cleaning *clean, const char *text, const char *expected)
{
    share__arena arena = SHARE__ARENA_INIT;
    share__view made, again;
    assert_true(clean(&arena, share__view_of(text), &made));
    if (!share__equal(made, share__view_of(expected)))
        print_error("<%s>: <%.*s>, not <%s>\n", text, (int)made.n, made.p, expected);
    assert_view_equal(made, expected);
    assert_true(clean(&arena, made, &again));
    assert_view_equal(again, expected);
    share__arena_free(&arena);
}

static void line(const char *text, const char *expected)
{
    check(share__clean_line, text, expected);
}

static void white_space_is_folded(void **state)
{
    (void)state;
    line("", "");
    line("   ", "");
    line("  two \t words\n", "two words");
    line("a\r\nb\xC2\x85"
         "c\xE2\x80\xA8"
         "d",
         "a b c d");
    line("10\xC2\xA0km", "10\xC2\xA0km"); /* a single no-break space is typography */
    line("10\xC2\xA0 km\xC2\xA0", "10 km");
    check(share__clean_text, "a \r\n b\r\r\r\nc\n\n\n\nd\n", "a\nb\n\nc\n\nd");
    check(share__clean_text, "\n \n a", "a");
    check(share__clean_literal, "  By ", "  By ");
    check(share__clean_literal, "a\tb\r\nc\xE2\x80\x8B", "a b\nc");
}

static void controls_go(void **state)
{
    (void)state;
    line("a\x01"
         "b\x7F"
         "c",
         "abc");
    line("soft\xC2\xADhyphen \xE2\x80\x8Bzero\xEF\xBB\xBF width", "softhyphen zero width");
    line("\xE2\x80\xAEoverride\xE2\x80\xAC \xE2\x81\xA7isolate\xE2\x81\xA9 \xE2\x80\x8Fmark",
         "override isolate mark");
    line("bad \xFF\xFE bytes \xE2\x82", "bad \xEF\xBF\xBD\xEF\xBF\xBD bytes \xEF\xBF\xBD");
}

static void joiners_stay_where_they_shape(void **state)
{
    (void)state;
    static const char *const whole[] = {
        "\xD9\x85\xDB\x8C" ZWNJ "\xD8\xAE\xD9\x88",                 /* Persian */
        "\xE0\xA4\x95\xE0\xA5\x8D" ZWJ "\xE0\xA4\xB7",              /* a half form */
        "\xE0\xB4\xA8\xE0\xB5\x8D" ZWJ " \xE0\xB4\x95",             /* Malayalam, word end */
        "\xF0\x9F\x91\xA9\xF0\x9F\x8F\xBD" ZWJ "\xE2\x9A\x95" VS16, /* a doctor */
        "\xE2\x9D\xA4" VS16 ZWJ "\xF0\x9F\x94\xA5",                 /* a burning heart */
        "\xF0\x9F\x8F\xB4\xF3\xA0\x81\xA7\xF3\xA0\x81\xA2\xF3\xA0\x81\xBF", /* a flag */
        "1" VS16 "\xE2\x83\xA3",                                            /* a keycap */
    };
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        line(whole[i], whole[i]);
}

static void stray_joiners_go(void **state)
{
    (void)state;
    line("a" ZWJ "b", "ab");
    line("word" ZWNJ " word" ZWJ, "word word");
    line(ZWJ ZWNJ "word", "word");
    line("\xD9\x85\xDB\x8C" ZWNJ ZWNJ "\xD8\xAE", "\xD9\x85\xDB\x8C" ZWNJ "\xD8\xAE");
    line("\xD9\x85\xDB\x8C" ZWNJ, "\xD9\x85\xDB\x8C");
    line("\xF0\x9F\x91\xA9" ZWJ " x", "\xF0\x9F\x91\xA9 x");
    line(VS16 "a " VS16 "b\xE2\x9D\xA4" VS16 VS16, "a b\xE2\x9D\xA4" VS16);
    /* hidden messages in tag characters */
    line("\xF0\x9F\x98\x80\xF3\xA0\x81\xA7\xF3\xA0\x81\xA2", "\xF0\x9F\x98\x80");
    line("x\xF3\xA0\x81\xA7", "x");
    line("\xCC\x81"
         "accent",
         "accent"); /* on nothing */
    /* A virama that normalising moves away from its joiner. */
    line("\xE0\xA4\x95\xD8\x95\xE0\xA5\x8D" ZWJ "\xEF\xBF\xBD",
         "\xE0\xA4\x95\xE0\xA5\x8D\xD8\x95\xEF\xBF\xBD");
}

static void text_is_composed_and_else_left_alone(void **state)
{
    (void)state;
    line("cafe\xCC\x81", "caf\xC3\xA9");
    line("caf"
         "e\xE2\x80\x8B\xCC\x81",
         "caf\xC3\xA9");
    line("#1 reason, @home, C# & **stars** `code`", "#1 reason, @home, C# & **stars** `code`");
    share__arena arena = SHARE__ARENA_INIT;
    share__view v = SHARE__LIT("Plain text is not even copied."), same;
    assert_true(share__clean_line(&arena, v, &same));
    assert_ptr_equal(v.p, same.p);
    assert_null(arena.chunks);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(white_space_is_folded),
        cmocka_unit_test(controls_go),
        cmocka_unit_test(joiners_stay_where_they_shape),
        cmocka_unit_test(stray_joiners_go),
        cmocka_unit_test(text_is_composed_and_else_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
