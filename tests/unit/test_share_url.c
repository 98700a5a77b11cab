/* URLs in posts, in share dialogs, and those that are refused. */
#include "support.h"

#include "post/share_url.h"

static void normal(const char *url, const char *expected)
{
    share__arena arena = SHARE__ARENA_INIT;
    share_error error = {SHARE_OK, 0, 0, "", ""};
    share__view made, again;
    if (share__normal_url(&arena, share__view_of(url), &made, &error) != SHARE_OK)
        print_error("<%s>: %s\n", url, error.message);
    assert_int_equal(error.status, SHARE_OK);
    assert_view_equal(made, expected);
    assert_int_equal(strlen(made.p), made.n);
    assert_int_equal(share__normal_url(&arena, made, &again, &error), SHARE_OK);
    assert_view_equal(again, expected); /* nothing is encoded twice */
    share__arena_free(&arena);
}

static void refused(const char *url)
{
    share__arena arena = SHARE__ARENA_INIT;
    share_error error = {SHARE_OK, 0, 0, "", ""};
    share__view made;
    assert_int_equal(share__normal_url(&arena, share__view_of(url), &made, &error),
                     SHARE_ERR_USAGE);
    assert_true(error.message[0] != '\0');
    share__arena_free(&arena);
}

static void what_needs_it_is_encoded_once(void **state)
{
    (void)state;
    normal("https://example.org", "https://example.org");
    normal("  https://example.org/a/b?c=d&e=f#g \n", "https://example.org/a/b?c=d&e=f#g");
    normal("HTTPS://Example.org/A", "https://Example.org/A");
    normal("http://example.org:8080/", "http://example.org:8080/");
    normal("http://[2001:db8::1]:80/x", "http://[2001:db8::1]:80/x");
    normal("https://example.org/a b", "https://example.org/a%20b");
    normal("https://example.org/a%20b", "https://example.org/a%20b");
    normal("https://example.org/100%", "https://example.org/100%25");
    normal("https://example.org/100%zz%4", "https://example.org/100%25zz%254");
    normal("https://example.org/\"it's\"<x>", "https://example.org/%22it%27s%22%3Cx%3E");
    normal("https://example.org/a[1]|{2}\\^`", "https://example.org/a%5B1%5D%7C%7B2%7D%5C%5E%60");
    normal("https://example.org/caf\xC3\xA9?q=\xE7\x8C\xAB#\xC3\xA9",
           "https://example.org/caf%C3%A9?q=%E7%8C%AB#%C3%A9");
    normal("https://example.org/C_(disambiguation)", "https://example.org/C_(disambiguation)");
    normal("https://example.org/a\n  b", "https://example.org/a%20%20b");
    normal("https://example.org\\a\\b", "https://example.org/a%5Cb");
}

/* Labels from RFC 3492, section 7.1, and everyday ones. */
static void hosts_in_other_letters(void **state)
{
    (void)state;
    normal("https://b\xC3\xBC"
           "cher.example/",
           "https://xn--bcher-kva.example/");
    normal("https://B\xC3\x9C"
           "CHER.example/",
           "https://xn--bcher-kva.example/");
    normal("https://bu\xCC\x88"
           "cher.example/",
           "https://xn--bcher-kva.example/");
    normal("https://m\xC3\xBCnchen.de", "https://xn--mnchen-3ya.de");
    normal("https://\xE4\xBE\x8B\xE3\x81\x88.\xE3\x83\x86\xE3\x82\xB9\xE3\x83\x88/",
           "https://xn--r8jz45g.xn--zckzah/");
    normal("https://\xE4\xBE\x8B\xE3\x81\x88\xE3\x80\x82\xE3\x83\x86\xE3\x82\xB9\xE3\x83\x88/",
           "https://xn--r8jz45g.xn--zckzah/");
    normal("https://"
           "\xE4\xBB\x96\xE4\xBB\xAC\xE4\xB8\xBA\xE4\xBB\x80\xE4\xB9\x88\xE4\xB8\x8D\xE8\xAF\xB4"
           "\xE4\xB8\xAD\xE6\x96\x87.example",
           "https://xn--ihqwcrb4cv8a8dqg056pqjye.example");
    normal("https://\xD0\xBF\xD1\x80\xD0\xB8\xD0\xBC\xD0\xB5\xD1\x80.example",
           "https://xn--e1afmkfd.example");
    normal("https://under_score.example", "https://under_score.example");
    normal("https://trailing.example./", "https://trailing.example./");
}

static void what_is_no_public_address_is_refused(void **state)
{
    (void)state;
    static const char *const urls[] = {
        "",
        "example.org",
        "/posts/first",
        "//example.org/x",
        "ftp://example.org",
        "file:///etc/hosts",
        "javascript:alert(1)",
        "mailto:a@example.org",
        "https:/example.org",
        "https://",
        "https:///path",
        "https://?q",
        "https://a..b/",
        "https://.example/",
        "https://user@example.org/",
        "https://user:secret@example.org/",
        "https://exa mple.org/",
        "https://exam<ple.org/",
        "https://example.org:http/",
        "https://example.org:123456/",
        "https://[zz]/",
        "https://\xFF/",
        "https://example.org/\xFF",
    };
    for (size_t i = 0; i < sizeof urls / sizeof *urls; i++)
        refused(urls[i]);
}

static void tagged(const char *url, const char *source, const char *expected)
{
    share__arena arena = SHARE__ARENA_INIT;
    share__view made;
    assert_int_equal(
        share__tagged_url(&arena, share__view_of(url), share__view_of(source), &made, NULL),
        SHARE_OK);
    assert_view_equal(made, expected);
    share__arena_free(&arena);
}

static void a_source_is_set_in_the_query(void **state)
{
    (void)state;
    tagged("https://a.example", "linkedin", "https://a.example?utm_source=linkedin");
    tagged("https://a.example/x?a=1", "s", "https://a.example/x?a=1&utm_source=s");
    tagged("https://a.example/x?a=1#f", "s", "https://a.example/x?a=1&utm_source=s#f");
    tagged("https://a.example/x#f?a=1", "s", "https://a.example/x?utm_source=s#f?a=1");
    tagged("https://a.example/x?", "s", "https://a.example/x?utm_source=s");
    tagged("https://a.example/x?a=1&", "s", "https://a.example/x?a=1&utm_source=s");
    tagged("https://a.example/?utm_source=old&b=2", "s", "https://a.example/?utm_source=s&b=2");
    tagged("https://a.example/?utm_source=1&b=2&utm_source=3#f", "s",
           "https://a.example/?utm_source=s&b=2#f");
    tagged("https://a.example/?my_utm_source=1", "s",
           "https://a.example/?my_utm_source=1&utm_source=s");
    tagged("https://a.example/", "a b&c", "https://a.example/?utm_source=a%20b%26c");
}

static void everything_is_encoded_in_the_dialogs_url(void **state)
{
    (void)state;
    share__arena arena = SHARE__ARENA_INIT;
    share__view made;
    assert_int_equal(share__encoded_url(&arena, SHARE__LIT("https://n.example/?url="),
                                        SHARE__LIT("https://a.example/a%20b?c=1&d=~x_y-z.+#f"),
                                        &made, NULL),
                     SHARE_OK);
    assert_view_equal(made, "https://n.example/?url=https%3A%2F%2Fa.example%2Fa%2520b%3Fc%3D1%26d"
                            "%3D~x_y-z.%2B%23f");
    share__arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_needs_it_is_encoded_once),
        cmocka_unit_test(hosts_in_other_letters),
        cmocka_unit_test(what_is_no_public_address_is_refused),
        cmocka_unit_test(a_source_is_set_in_the_query),
        cmocka_unit_test(everything_is_encoded_in_the_dialogs_url),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
