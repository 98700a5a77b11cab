/* test_uri.c - the examples of RFC 3986, 5.4, and what counts as a web address. */
#include "base/uri.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static void rfc_examples(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"g:h", "g:h"},
        {"g", "http://a/b/c/g"},
        {"./g", "http://a/b/c/g"},
        {"g/", "http://a/b/c/g/"},
        {"/g", "http://a/g"},
        {"//g", "http://g"},
        {"?y", "http://a/b/c/d;p?y"},
        {"g?y", "http://a/b/c/g?y"},
        {"#s", "http://a/b/c/d;p?q#s"},
        {"g#s", "http://a/b/c/g#s"},
        {"g?y#s", "http://a/b/c/g?y#s"},
        {";x", "http://a/b/c/;x"},
        {"g;x", "http://a/b/c/g;x"},
        {"g;x?y#s", "http://a/b/c/g;x?y#s"},
        {"", "http://a/b/c/d;p?q"},
        {".", "http://a/b/c/"},
        {"./", "http://a/b/c/"},
        {"..", "http://a/b/"},
        {"../", "http://a/b/"},
        {"../g", "http://a/b/g"},
        {"../..", "http://a/"},
        {"../../", "http://a/"},
        {"../../g", "http://a/g"},
        {"../../../g", "http://a/g"},
        {"../../../../g", "http://a/g"},
        {"/./g", "http://a/g"},
        {"/../g", "http://a/g"},
        {"g.", "http://a/b/c/g."},
        {".g", "http://a/b/c/.g"},
        {"g..", "http://a/b/c/g.."},
        {"..g", "http://a/b/c/..g"},
        {"./../g", "http://a/b/g"},
        {"./g/.", "http://a/b/c/g/"},
        {"g/./h", "http://a/b/c/g/h"},
        {"g/../h", "http://a/b/c/h"},
        {"g;x=1/./y", "http://a/b/c/g;x=1/y"},
        {"g;x=1/../y", "http://a/b/c/y"},
        {"g?y/./x", "http://a/b/c/g?y/./x"},
        {"g?y/../x", "http://a/b/c/g?y/../x"},
        {"g#s/./x", "http://a/b/c/g#s/./x"},
        {"g#s/../x", "http://a/b/c/g#s/../x"},
        {"http:g", "http:g"},
    };
    share__arena arena = SHARE__ARENA_INIT;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        share__view out;
        assert_true(share__uri_resolve(&arena, SHARE__LIT("http://a/b/c/d;p?q"),
                                       share__view_of(cases[i][0]), &out));
        if (!share__equal(out, share__view_of(cases[i][1])))
            fail_msg("%s gives %s, not %s", cases[i][0], out.p, cases[i][1]);
    }
    share__arena_free(&arena);
}

static void odd_bases(void **state)
{
    (void)state;
    share__arena arena = SHARE__ARENA_INIT;
    share__view out;
    assert_true(share__uri_resolve(&arena, SHARE__LIT("https://a.example"), SHARE__LIT("x"), &out));
    assert_string_equal(out.p, "https://a.example/x");
    assert_true(share__uri_resolve(&arena, SHARE__LIT("a/b"), SHARE__LIT("x"), &out));
    assert_int_equal(out.n, 0);
    assert_true(share__uri_resolve(&arena, SHARE__LIT(""), SHARE__LIT(""), &out));
    assert_int_equal(out.n, 0);
    share__arena_free(&arena);
}

static void web_addresses(void **state)
{
    (void)state;
    assert_true(share__uri_is_web(SHARE__LIT("https://example.org/a?b#c")));
    assert_true(share__uri_is_web(SHARE__LIT("HTTP://example.org")));
    static const char *const bad[] = {"",
                                      "example.org",
                                      "/a",
                                      "ftp://a/b",
                                      "https://",
                                      "https:///a",
                                      "http:/a",
                                      "https://a b",
                                      "https://a/{{ x }}",
                                      "https://:8080/",
                                      "javascript:alert(1)"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (share__uri_is_web(share__view_of(bad[i])))
            fail_msg("%s is no web address", bad[i]);
}

static void foreign_characters(void **state)
{
    static const char *const cases[][2] = {
        {"https://example.org/a b?c=\"d\"#e|f", "https://example.org/a%20b?c=%22d%22#e%7Cf"},
        {"/a\tb\n{c}", "/ab%7Bc%7D"},
        {"https://exa mple.org/", "https://exa mple.org/"},
        {"https://example.org/\xC3\xBC%20", "https://example.org/\xC3\xBC%20"},
        {"", ""},
    };
    (void)state;
    share__arena arena = SHARE__ARENA_INIT;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        share__view out;
        assert_true(share__uri_encode(&arena, share__view_of(cases[i][0]), &out));
        if (!share__equal(out, share__view_of(cases[i][1])))
            fail_msg("%s gives %.*s", cases[i][0], (int)out.n, out.p);
    }
    share__arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(rfc_examples), cmocka_unit_test(odd_bases),
                                       cmocka_unit_test(web_addresses),
                                       cmocka_unit_test(foreign_characters)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
