/* Layouts: what is read, what is refused, which lines disappear. */
#include "support.h"

#include "post/layout.h"

static share__view values[SHARE__FIELD_COUNT];

static void renders(const char *layout, const char *expected)
{
    share__arena arena = SHARE__ARENA_INIT;
    share_error error = {SHARE_OK, 0, 0, "", ""};
    share__layout parsed;
    share__buffer out;
    share__buffer_init(&out, 10000);
    assert_int_equal(share__parse_layout(&arena, share__view_of(layout), &parsed, &error),
                     SHARE_OK);
    share__render(&parsed, values, &out);
    share__view made = share__buffer_view(&out);
    if (!share__equal(made, share__view_of(expected)))
        print_error("<%s>: <%.*s>, not <%s>\n", layout, (int)made.n, made.p, expected);
    assert_view_equal(made, expected);
    share__buffer_free(&out);
    share__arena_free(&arena);
}

static int some_values(void **state)
{
    (void)state;
    for (unsigned i = 0; i < SHARE__FIELD_COUNT; i++)
        values[i] = (share__view){"", 0};
    values[SHARE__FIELD_HEADLINE] = SHARE__LIT("Head");
    values[SHARE__FIELD_SUMMARY] = SHARE__LIT("Sum.");
    values[SHARE__FIELD_AUTHOR] = SHARE__LIT("A. B.");
    values[SHARE__FIELD_HASHTAGS] = SHARE__LIT("#One #Two");
    return 0;
}

static void placeholders_and_text(void **state)
{
    (void)state;
    renders("{headline}", "Head");
    renders("{ headline }", "Head");
    renders("New: {headline}!", "New: Head!");
    renders("{headline}{headline}", "HeadHead");
    renders("{{{headline}}} {{x}}", "{Head} {x}");
    renders("", "");
    renders("only text", "only text");
    renders("{headline}\r\n{summary}", "Head\nSum.");
    renders("\xE2\x86\x92 {headline}\xE2\x80\x8B", "\xE2\x86\x92 Head");
}

static void empty_lines_disappear(void **state)
{
    (void)state;
    renders("{headline}\n\n{summary}\n\n{points}\n\n{url}\n{hashtags}",
            "Head\n\nSum.\n\n#One #Two");
    renders("{headline}\n\nRead it: {url}\n\n{hashtags}", "Head\n\n#One #Two");
    renders("{url}\n\n{headline}", "Head");
    renders("{headline}\n\n{url}", "Head");
    renders("{headline}\n{url}\n{summary}", "Head\nSum.");
    renders("{url}", "");
    renders("By {author} | {site}", "By A. B. |");
    renders("By {site} {author}", "By A. B.");
    renders("{site} {author}", "A. B.");
}

static void white_space_is_tidy(void **state)
{
    (void)state;
    renders("\n\n{headline}\n\n\n\n{summary}\n\n\n", "Head\n\nSum.");
    renders("  {headline}  \n \t \n{summary} \xC2\xA0\n", "Head\n\nSum.");
    renders("{headline}\n   \n   \n{summary}", "Head\n\nSum.");
}

static void refused_at(const char *layout, unsigned row, unsigned column)
{
    share__arena arena = SHARE__ARENA_INIT;
    share_error error = {SHARE_OK, 0, 0, "", ""};
    share__layout parsed;
    assert_int_equal(share__parse_layout(&arena, share__view_of(layout), &parsed, &error),
                     SHARE_ERR_LAYOUT);
    assert_string_equal(error.source, "layout");
    assert_int_equal(error.line, row);
    assert_int_equal(error.column, column);
    assert_true(error.message[0] != '\0');
    share__arena_free(&arena);
}

static void mistakes_are_refused_with_their_place(void **state)
{
    (void)state;
    refused_at("{headline} {foo}", 1, 12);
    refused_at("{}", 1, 1);
    refused_at("{Headline}", 1, 1);
    refused_at("a {headline", 1, 3);
    refused_at("a\nb {", 2, 3);
    refused_at("{head{line}", 1, 1);
    refused_at("{headline}}", 1, 11);
    refused_at("x }", 1, 3);
    refused_at("{{{headline}}", 1, 3 + 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(placeholders_and_text, some_values),
        cmocka_unit_test_setup(empty_lines_disappear, some_values),
        cmocka_unit_test_setup(white_space_is_tidy, some_values),
        cmocka_unit_test(mistakes_are_refused_with_their_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
