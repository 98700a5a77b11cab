/* Plain text from single values, and the cleaning of texts that were Markdown. */
#include "read/inline.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const struct {
    const char *markdown, *plain;
} values[] = {
    {"", ""},
    {"Nothing to do here", "Nothing to do here"},
    {"  folded \t white\n space ", "folded white space"},
    {"The `<progress>` element", "The <progress> element"},
    {"``a ` b`` and `c*d*e`", "a ` b and c*d*e"},
    {"**Bold**, *slanted* and ***both***", "Bold, slanted and both"},
    {"__Bold__ and _slanted_, not snake_case_name", "Bold and slanted, not snake_case_name"},
    {"2 * 3 * 4 = 24", "2 * 3 * 4 = 24"},
    {"a lone * star and a lone _ line", "a lone * star and a lone _ line"},
    {"~~old~~ new and ==marked==", "old new and marked"},
    {"[A link](https://example.org/a_(b) \"title\") here", "A link here"},
    {"[A [nested] link](x)", "A [nested] link"},
    {"[One][ref] and [Two][]", "One and Two"},
    {"\xE3\x81\xA7[One two][3]\xE3\x82\x92, a[i][j]", "\xE3\x81\xA7One two\xE3\x82\x92, a[i][j]"},
    {"![picture](a.png) text", "text"},
    {"Said so [sic] in [2024]", "Said so [sic] in [2024]"},
    {"A note[^1] and [^two].", "A note and."},
    {"A <b>bold</b> <a href=\"x>y\">word</a>", "A bold word"},
    {"if a < b and c > d", "if a < b and c > d"},
    {"See <https://example.org/a_b_c>", "See https://example.org/a_b_c"},
    {"<!-- gone -->Left", "Left"},
    {"R&amp;D &lt;b&gt; &#233; &eacute;", "R&D <b> \xC3\xA9 \xC3\xA9"},
    {"&amp;amp; once", "&amp; once"},
    {"AT&T and R&D", "AT&T and R&D"},
    {"{{< ref \"x\" >}}Left {% include y %}and {{ z }} right", "Left and right"},
    {"Heading {#id} {: .class}", "Heading"},
    {"C# {and} {braces}", "C# {and} {braces}"},
    {"\\*not slanted\\* \\[not a link\\](x)", "*not slanted* [not a link](x)"},
    {"Price $$x^2$$ gone, $5 and $6 stay", "Price gone, $5 and $6 stay"},
    {"Party :tada: at 10:30:45", "Party at 10:30:45"},
    {"your :material-incognito:Anonymity, :octicons-alert-16: too", "your Anonymity, too"},
    {"std::vector::size", "std::vector::size"},
    {"[[page|Words]] and [[Page]]", "Words and Page"},
    {"zero\xE2\x80\x8Bwidth", "zerowidth"},
};

static void single_values(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        share__arena arena = SHARE__ARENA_INIT;
        share__view out;
        assert_int_equal(share__plain_inline(&arena, share__view_of(values[i].markdown), &out),
                         SHARE_OK);
        if (!share__equal(out, share__view_of(values[i].plain)))
            fail_msg("'%s' gave '%.*s', not '%s'", values[i].markdown, (int)out.n, out.p,
                     values[i].plain);
        share__arena_free(&arena);
    }
}

/* A value without marks is handed back, not copied. */
static void plain_is_itself(void **state)
{
    (void)state;
    share__arena arena = SHARE__ARENA_INIT;
    share__view in = SHARE__LIT("Just words, as they are"), out;
    assert_int_equal(share__plain_inline(&arena, in, &out), SHARE_OK);
    assert_ptr_equal(out.p, in.p);
    assert_null(arena.chunks);
}

static void text_is_not_markdown(void **state)
{
    (void)state;
    share__arena arena = SHARE__ARENA_INIT;
    share__view out;
    assert_int_equal(share__plain_text(&arena, SHARE__LIT(" *a*\n  \x01_b_  [c](d) "), &out),
                     SHARE_OK);
    assert_true(share__equal(out, SHARE__LIT("*a* _b_ [c](d)")));
    share__arena_free(&arena);
}

static void zones_stay(void **state)
{
    (void)state;
    char text[] = "a [^1] `**` :tada: [^2] end";
    share__zone zones[] = {{2, 6}, {8, 10}};
    size_t n = share__clean_markdown(text, strlen(text), zones, 2);
    assert_true(share__equal((share__view){text, n}, SHARE__LIT("a [^1] `**` end")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(single_values),
        cmocka_unit_test(plain_is_itself),
        cmocka_unit_test(text_is_not_markdown),
        cmocka_unit_test(zones_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
