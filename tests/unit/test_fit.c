/* Whole posts: the order of sacrifice, the author's own text, links, the fold. */
#include "support.h"

#include "base/utf8.h"
#include "post/fold.h"
#include "post/post.h"
#include "post/truncate.h"

static const share__view points[] = {
    {"The first point.", 16}, {"The second point.", 17}, {"The third point.", 16}};
static const share__view tags[] = {{"one", 3}, {"two", 3}, {"three", 5}};

static share__parts whole(void)
{
    return (share__parts){
        .headline = SHARE__LIT("A headline of some words"),
        .summary = SHARE__LIT("A first sentence. A second sentence. A third."),
        .url = SHARE__LIT("https://example.org/a"),
        .points = points,
        .point_count = 3,
        .tags = tags,
        .tag_count = 3,
    };
}

static share_post_options limited(size_t limit)
{
    share_post_options options = SHARE_POST_OPTIONS_INIT;
    options.limit = limit;
    options.unit = SHARE_UTF16;
    return options;
}

/* 'lost' names what was shortened, one space between. */
static void check(share__parts parts, share_post_options options, const char *text,
                  const char *lost)
{
    struct share_post post;
    share_error error = {SHARE_OK, 0, 0, "", ""};
    memset(&post, 0, sizeof post);
    if (share__compose(&post, &parts, &options, &error) != SHARE_OK)
        print_error("%s\n", error.message);
    assert_int_equal(error.status, SHARE_OK);
    assert_string_equal(post.text.p, text);
    char names[64] = "";
    size_t n = 0;
    for (size_t i = 0; post.shortened[i]; i++) {
        size_t length = strlen(post.shortened[i]);
        memcpy(names + n, post.shortened[i], length);
        names[n + length] = post.shortened[i + 1] ? ' ' : '\0';
        n += length + 1;
    }
    assert_string_equal(names, lost);
    share__arena_free(&post.arena);
}

static share_status fails(share__parts parts, share_post_options options, share_error *error)
{
    struct share_post post;
    memset(&post, 0, sizeof post);
    share_status status = share__compose(&post, &parts, &options, error);
    share__arena_free(&post.arena);
    return status;
}

#define HEAD "A headline of some words\n\n"
#define SUM1 "A first sentence."
#define SUM2 SUM1 " A second sentence."
#define SUM3 SUM2 " A third."
#define POINT1 "\n\n\xE2\x80\xA2 The first point."
#define POINT2 POINT1 "\n\xE2\x80\xA2 The second point."
#define POINT3 POINT2 "\n\xE2\x80\xA2 The third point."
#define LINK "\n\nhttps://example.org/a\n"
#define DOTS "\xE2\x80\xA6"
#define TAGS "#One #Two #Three"

/* Each post is one unit too long for the limit of the next. */
static void sacrifices_come_in_order(void **state)
{
    (void)state;
    static const struct {
        const char *text, *lost;
    } cases[] = {
        {HEAD SUM3 POINT3 LINK TAGS, ""},
        {HEAD SUM3 POINT2 LINK TAGS, "points"},
        {HEAD SUM3 POINT1 LINK TAGS, "points"},
        {HEAD SUM3 LINK TAGS, "points"},
        {HEAD SUM2 LINK TAGS, "points summary"},
        {HEAD SUM1 LINK TAGS, "points summary"},
        {HEAD SUM1 LINK "#One #Two", "points summary hashtags"},
        {HEAD SUM1 LINK "#One", "points summary hashtags"},
        {HEAD "A first sentenc" DOTS LINK "#One", "points summary hashtags"},
    };
    size_t limit = 3000;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        check(whole(), limited(limit), cases[i].text, cases[i].lost);
        size_t length = share__utf16_length(share__view_of(cases[i].text));
        check(whole(), limited(length), cases[i].text, cases[i].lost);
        limit = length - 1;
    }
    const char *all = "points summary hashtags headline";
    check(whole(), limited(62), HEAD "A first" DOTS LINK "#One", "points summary hashtags");
    check(whole(), limited(49), "A headline of some" DOTS LINK "#One", all);
    check(whole(), limited(30), "A" DOTS LINK "#One", all);
}

static void what_may_not_be_cut(void **state)
{
    (void)state;
    share_error error = {SHARE_OK, 0, 0, "", ""};
    assert_int_equal(fails(whole(), limited(28), &error), SHARE_ERR_TOO_LONG);
    assert_non_null(strstr(error.message, "28"));
    assert_int_equal(fails(whole(), limited(20), &error), SHARE_ERR_TOO_LONG);
    assert_non_null(strstr(error.message, "26 UTF-16")); /* URL, line break, one hashtag */
    assert_non_null(strstr(error.message, "20"));
    assert_int_equal(fails(whole(), limited(1), &error), SHARE_ERR_TOO_LONG);
}

static void limits_hold_in_every_unit(void **state)
{
    (void)state;
    share__parts parts = {.headline = SHARE__LIT("\xF0\x9F\x98\x80 happy \xF0\x9F\x98\x80 words")};
    share_post_options options = limited(9);
    check(parts, options, "\xF0\x9F\x98\x80 happy\xE2\x80\xA6", "headline");
    options.unit = SHARE_CODE_POINTS;
    check(parts, options, "\xF0\x9F\x98\x80 happy\xE2\x80\xA6", "headline");
    options.limit = 15;
    check(parts, options, "\xF0\x9F\x98\x80 happy \xF0\x9F\x98\x80 words", "");
    options.unit = SHARE_BYTES;
    check(parts, options, "\xF0\x9F\x98\x80 happy\xE2\x80\xA6", "headline");
}

static void a_long_headline_is_cut(void **state)
{
    (void)state;
    static char text[4001];
    memset(text, 'x', 4000);
    for (size_t i = 7; i < 4000; i += 8)
        text[i] = ' ';
    share__parts parts = {.headline = {text, 4000}};
    struct share_post post;
    share_post_options options = SHARE_POST_OPTIONS_INIT;
    memset(&post, 0, sizeof post);
    assert_int_equal(share__compose(&post, &parts, &options, NULL), SHARE_OK);
    assert_true(post.lengths[SHARE_UTF16] <= 3000 && post.lengths[SHARE_UTF16] > 2900);
    assert_string_equal(post.shortened[0], "headline");
    share__arena_free(&post.arena);
}

static void headlines_have_words(void **state)
{
    (void)state;
    share_error error = {SHARE_OK, 0, 0, "", ""};
    share_post_options options = SHARE_POST_OPTIONS_INIT;
    share__parts parts = {.summary = SHARE__LIT("A summary.")};
    assert_int_equal(fails(parts, options, &error), SHARE_ERR_NO_HEADLINE);
    parts.headline = SHARE__LIT("\xF0\x9F\x8E\x89 \xF0\x9F\x8E\x89");
    assert_int_equal(fails(parts, options, &error), SHARE_ERR_NO_HEADLINE);
    parts.headline = SHARE__LIT(" \xE2\x80\x8B ");
    assert_int_equal(fails(parts, options, &error), SHARE_ERR_NO_HEADLINE);
    options.layout = "{url}";
    assert_int_equal(fails(parts, options, &error), SHARE_ERR_LAYOUT);
    options.layout = "{summary}";
    check(parts, options, "A summary.", "");
}

static void the_authors_text_is_the_post(void **state)
{
    (void)state;
    share__parts parts = whole();
    parts.text_of_post = SHARE__LIT("My own words.\r\n\r\n\r\nIn two  parts.  ");
    share_post_options options = SHARE_POST_OPTIONS_INIT;
    check(parts, options, "My own words.\n\nIn two parts." LINK TAGS, "");
    parts.text_of_post = SHARE__LIT("See https://example.org/a, all of it. #Mine");
    check(parts, options, "See https://example.org/a, all of it. #Mine", "");
    parts.text_of_post = SHARE__LIT("Not this one: https://example.org/abc #Mine");
    check(parts, options, "Not this one: https://example.org/abc #Mine\n\nhttps://example.org/a",
          "");
    parts.text_of_post = SHARE__LIT("Text. #Mine");
    options.link = SHARE_LINK_NONE;
    check(parts, options, "Text. #Mine", "");
    /* too long: our hashtags go first, then words of the text; the URL comes back if it was cut */
    parts.text_of_post = SHARE__LIT("Some words come here, and then many more of them.");
    check(parts, limited(92), "Some words come here, and then many more of them." LINK TAGS, "");
    check(parts, limited(80), "Some words come here, and then many more of them." LINK "#One",
          "hashtags");
    check(parts, limited(60),
          "Some words come here, and then"
          "\xE2\x80\xA6" LINK "#One",
          "hashtags text");
    parts.text_of_post = SHARE__LIT("Some words come here, and then https://example.org/a #Mine");
    check(parts, limited(50),
          "Some words come here, and"
          "\xE2\x80\xA6\n\nhttps://example.org/a",
          "text");
}

static void links_stand_where_they_are_wanted(void **state)
{
    (void)state;
    share__parts parts = {.headline = SHARE__LIT("Head"),
                          .url = SHARE__LIT("https://example.org/a b")};
    share_post_options options = SHARE_POST_OPTIONS_INIT;
    struct share_post post;
    options.link = SHARE_LINK_COMMENT;
    options.utm = "x";
    memset(&post, 0, sizeof post);
    assert_int_equal(share__compose(&post, &parts, &options, NULL), SHARE_OK);
    assert_string_equal(post.text.p, "Head");
    assert_string_equal(post.comment.p, "https://example.org/a%20b?utm_source=x");
    assert_string_equal(post.share_url.p,
                        "https://www.linkedin.com/sharing/share-offsite/?url=https%3A%2F%2F"
                        "example.org%2Fa%2520b%3Futm_source%3Dx");
    share__arena_free(&post.arena);
    options.link = SHARE_LINK_BODY;
    check(parts, options, "Head\n\nhttps://example.org/a%20b?utm_source=x", "");
    options.link = SHARE_LINK_NONE;
    check(parts, options, "Head", "");
    options.link = SHARE_LINK_BODY;
    options.url = "";
    memset(&post, 0, sizeof post);
    assert_int_equal(share__compose(&post, &parts, &options, NULL), SHARE_OK);
    assert_string_equal(post.text.p, "Head");
    assert_string_equal(post.share_url.p, "https://www.linkedin.com/feed/?shareActive=true");
    assert_string_equal(post.comment.p, "");
    share__arena_free(&post.arena);
    share_error error;
    options.url = "example.org/no-scheme";
    assert_int_equal(fails(parts, options, &error), SHARE_ERR_USAGE);
    options.url = NULL;
    static char long_url[1400];
    memset(long_url, 'x', sizeof long_url);
    memcpy(long_url, "https://example.org/", 20);
    parts.url = (share__view){long_url, sizeof long_url};
    options.link = SHARE_LINK_COMMENT;
    assert_int_equal(fails(parts, options, &error), SHARE_ERR_TOO_LONG);
    options.network = "no-such";
    assert_int_equal(fails(parts, options, &error), SHARE_ERR_USAGE);
}

static size_t fold(const char *text, unsigned lines, unsigned columns)
{
    share__view v = share__view_of(text);
    return share__measure(share__view_slice(v, 0, share__fold(v, lines, columns)), SHARE_UTF16);
}

static void the_fold_counts_rendered_lines(void **state)
{
    (void)state;
    assert_int_equal(fold("", 3, 10), 0);
    assert_int_equal(fold("short", 3, 10), 5);
    assert_int_equal(fold("one\ntwo\nthree", 3, 10), 13);
    assert_int_equal(fold("one\ntwo\nthree\nfour", 3, 10), 13);
    assert_int_equal(fold("one\n\nthree\nfour", 3, 10), 10); /* a blank line is a line */
    assert_int_equal(fold("one\ntwo\n\nfour", 3, 10), 7);    /* but is not shown as the last */
    assert_int_equal(fold("aaaa bbbb cccc dddd", 2, 10), 19);
    assert_int_equal(fold("aaaa bbbb cccc dddd eeee", 2, 10), 19);
    assert_int_equal(fold("aaaa bbbbbbb cc", 1, 10), 4);  /* words stay whole */
    assert_int_equal(fold("aaaaaaaaaaaaaaa", 1, 10), 10); /* unless nothing else is there */
    assert_int_equal(fold("\xE7\x8C\xAB\xE7\x8C\xAB\xE7\x8C\xAB\xE7\x8C\xAB", 1, 4), 2); /* wide */
    assert_int_equal(fold("abcdefghij klm", 1, 10), 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sacrifices_come_in_order),
        cmocka_unit_test(what_may_not_be_cut),
        cmocka_unit_test(limits_hold_in_every_unit),
        cmocka_unit_test(a_long_headline_is_cut),
        cmocka_unit_test(headlines_have_words),
        cmocka_unit_test(the_authors_text_is_the_post),
        cmocka_unit_test(links_stand_where_they_are_wanted),
        cmocka_unit_test(the_fold_counts_rendered_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
