/* test_html.c - pages, buttons, escaping and lines, as share.h promises them. What a browser makes
 * of the HTML, tests/web says. */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>

static share_post *post_with(const char *headline, const char *summary, const char *url)
{
    share_article *article = NULL;
    assert_int_equal(share_article_new(&article), SHARE_OK);
    assert_int_equal(share_article_add(article, SHARE_HEADLINE, headline), SHARE_OK);
    assert_int_equal(share_article_add(article, SHARE_SUMMARY, summary), SHARE_OK);
    if (url)
        assert_int_equal(share_article_add(article, SHARE_URL, url), SHARE_OK);
    share_post *post = post_of(article, NULL);
    share_article_free(article);
    return post;
}

static void assert_escaped(share_use use, const char *text, size_t length, const char *wanted)
{
    char *escaped = NULL;
    assert_int_equal(share_escape(&escaped, text, length, use), SHARE_OK);
    assert_string_equal(escaped, wanted);
    share_free(escaped);
}
#define ESCAPED(use, text, wanted) assert_escaped(use, text, sizeof(text) - 1, wanted)

static void text_is_escaped_for_its_use(void **state)
{
    (void)state;
    ESCAPED(SHARE_FOR_HTML, "", "");
    ESCAPED(SHARE_FOR_HTML, "caf\xC3\xA9 a\tb\nc", "caf\xC3\xA9 a\tb\nc");
    ESCAPED(SHARE_FOR_HTML, "<a b=\"c\" d='e'>&amp;",
            "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;amp;");
    ESCAPED(SHARE_FOR_HTML, "\x1B[31m\x7F\xC2\x85\xEF\xBF\xBE",
            "\xEF\xBF\xBD[31m\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    ESCAPED(SHARE_FOR_HTML, "a\0b\xFF",
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD");
    ESCAPED(SHARE_FOR_URL, "aZ09-._~", "aZ09-._~");
    ESCAPED(SHARE_FOR_URL, "a b&c=d/\xC3\xA9\n", "a%20b%26c%3Dd%2F%C3%A9%0A");
    char *escaped = (char *)&state;
    assert_int_equal(share_escape(&escaped, "a", 1, (share_use)9), SHARE_ERR_USAGE);
    assert_null(escaped);
    assert_int_equal(share_escape(&escaped, NULL, 1, SHARE_FOR_HTML), SHARE_ERR_USAGE);
    assert_int_equal(share_escape(NULL, "a", 1, SHARE_FOR_HTML), SHARE_ERR_USAGE);
    assert_int_equal(share_escape(&escaped, NULL, 0, SHARE_FOR_HTML), SHARE_OK);
    assert_string_equal(escaped, "");
    share_free(escaped);
}

/* The lines of 'text', with "|" between them, and whether each is as wide as it says and fits. */
static void assert_lines(const char *text, size_t columns, const char *wanted)
{
    char lines[400] = "";
    size_t length = strlen(text), n = 0;
    for (size_t at = 0, next = 0; at < length; at += next) {
        size_t used = 0, end = share_line_break(text + at, length - at, columns, &next, &used);
        assert_true(next > 0 && end <= next && at + next <= length);
        size_t again = 0;
        share_line_break(text + at, end, SIZE_MAX, NULL, &again);
        assert_int_equal(used, again);
        n += (size_t)snprintf(lines + n, sizeof lines - n, "%s%.*s", at ? "|" : "", (int)end,
                              text + at);
    }
    assert_string_equal(lines, wanted);
}

static void lines_break_where_readers_expect_it(void **state)
{
    (void)state;
    assert_lines("one two three", 8, "one two|three");
    assert_lines("one two three", 7, "one two|three");
    assert_lines("one two three", 6, "one|two|three");
    assert_lines("one  two", 4, "one|two");
    assert_lines("one     \ntwo      ", 4, "one|two");
    assert_lines("one \ntwo ", 4, "one|two");
    assert_lines("      ", 4, "");
    assert_lines("one\ntwo\r\nthree\rfour\n\nfive", 40, "one|two|three|four||five");
    assert_lines("abcdefghij", 4, "abcd|efgh|ij");
    assert_lines("abc abcdefghij", 6, "abc|abcdef|ghij");
    assert_lines("\xE4\xB8\xAD\xE6\x96\x87\xE4\xB8\xAD\xE6\x96\x87", 5,
                 "\xE4\xB8\xAD\xE6\x96\x87|\xE4\xB8\xAD\xE6\x96\x87"); /* two columns each */
    assert_lines("\xE4\xB8\xAD\xE6\x96\x87\xE3\x80\x82", 4,
                 "\xE4\xB8\xAD|\xE6\x96\x87\xE3\x80\x82"); /* no full stop begins a line */
    assert_lines("e\xCC\x81"
                 "e\xCC\x81"
                 "e\xCC\x81",
                 2,
                 "e\xCC\x81"
                 "e\xCC\x81|e\xCC\x81");
    assert_lines("\xF0\x9F\x87\xB3\xF0\x9F\x87\xB1\xF0\x9F\x87\xB3\xF0\x9F\x87\xB1", 2,
                 "\xF0\x9F\x87\xB3\xF0\x9F\x87\xB1|\xF0\x9F\x87\xB3\xF0\x9F\x87\xB1"); /* flags */
    assert_lines("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 a", 2,
                 "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7|a");
    assert_lines("\xF0\x9F\x91\xA9", 1, "\xF0\x9F\x91\xA9"); /* too wide: one, all the same */
    assert_lines("abc", 0, "a|b|c");
    assert_lines("\xE2\x9D\xA4\xEF\xB8\x8F\xE2\x9D\xA4\xEF\xB8\x8F", 2,
                 "\xE2\x9D\xA4\xEF\xB8\x8F|\xE2\x9D\xA4\xEF\xB8\x8F"); /* as emoji: two columns */
    assert_lines("\xE0\xB8\xA0\xE0\xB8\xB2\xE0\xB8\xA9\xE0\xB8\xB2", 2,
                 "\xE0\xB8\xA0\xE0\xB8\xB2|\xE0\xB8\xA9\xE0\xB8\xB2"); /* Thai */
}

static void lines_of_anything(void **state)
{
    (void)state;
    size_t next = 9, used = 9;
    assert_int_equal(share_line_break("", 0, 10, &next, &used), 0);
    assert_int_equal(next, 0);
    assert_int_equal(used, 0);
    assert_int_equal(share_line_break(NULL, 5, 10, &next, &used), 0);
    assert_int_equal(share_line_break("ab", 2, 10, NULL, NULL), 2);
    /* what is no UTF-8 counts as U+FFFD, one column, and is never read past its end */
    static const char bytes[] = {'a', '\xF0', '\x9F', '\xFF', '\xE4', '\xB8', '\xAD', '\xC3'};
    for (size_t length = 0; length <= sizeof bytes; length++) {
        char *copy = malloc(length + 1);
        assert_non_null(copy);
        memcpy(copy, bytes, length);
        for (size_t columns = 0; columns < 9; columns++)
            for (size_t at = 0; at < length; at += next) {
                share_line_break(copy + at, length - at, columns, &next, &used);
                assert_true(next > 0 && at + next <= length);
            }
        free(copy);
    }
    assert_int_equal(share_line_break(bytes, sizeof bytes, 3, &next, &used), 4);
    assert_int_equal(used, 3);
}

/* A cluster that never ends, and a paragraph of many lines: neither costs more than its length. */
static void long_texts_stay_linear(void **state)
{
    (void)state;
    enum { N = 200000 };
    char *text = malloc(2 * N + 1);
    assert_non_null(text);
    text[0] = 'a';
    for (size_t i = 0; i < N; i++)
        memcpy(text + 1 + 2 * i, "\xCC\x81", 2);
    size_t next = 0, used = 0, lines = 0;
    assert_int_equal(share_line_break(text, 2 * N + 1, 10, &next, &used), 2 * N + 1);
    assert_int_equal(used, 1);
    memset(text, 'x', 2 * N);
    for (size_t at = 0; at < 2 * N; at += next, lines++)
        share_line_break(text + at, 2 * N - at, 40, &next, NULL);
    assert_int_equal(lines, 2 * N / 40);
    free(text);
}

static size_t count_of(const char *text, const char *needle)
{
    size_t n = 0;
    for (const char *p = text; (p = strstr(p, needle)) != NULL; p++)
        n++;
    return n;
}

static void pages_hold_the_post_and_nothing_unescaped(void **state)
{
    (void)state;
    share_post *post =
        post_with("A </title><script>bad()</script>", "\"Quoted\" & <b>bold</b> ]]> -->",
                  "https://example.org/a?b=1&c='x'");
    share_html_options options = SHARE_HTML_OPTIONS_INIT;
    char *page = NULL, *button = NULL, *markup = NULL;
    assert_int_equal(share_post_html(&page, post, &options, NULL), SHARE_OK);
    assert_int_equal(share_post_button(&button, post, NULL, NULL), SHARE_OK);
    options.flags = SHARE_BUTTON_NO_SCRIPT;
    assert_int_equal(share_post_button(&markup, post, &options, NULL), SHARE_OK);
    assert_int_equal(count_of(page, "<script"), 1);
    assert_int_equal(count_of(button, "<script"), 1);
    assert_int_equal(count_of(markup, "<script"), 0);
    assert_null(strstr(page, "bad()</script>"));
    assert_null(strstr(page, "<b>bold"));
    assert_non_null(strstr(page, "&quot;Quoted&quot; &amp; &lt;b&gt;bold&lt;/b&gt; ]]&gt; --&gt;"));
    assert_non_null(strstr(button, share_button_script()));
    assert_int_equal(strncmp(share_button_hash(), "sha256-", 7), 0);
    assert_int_equal(strlen(share_button_hash()), 7 + 44);
    assert_null(strstr(button, "\n\n"));
    share_free(page);
    share_free(button);
    share_free(markup);
    share_post_free(post);
}

static void buttons_speak_the_language_of_the_article(void **state)
{
    (void)state;
    share_article *article =
        article_of("---\ntitle: Ein Titel\nlang: de-AT\n---\n\nEin Satz steht hier.\n");
    share_post *post = post_of(article, NULL);
    share_html_options options = SHARE_HTML_OPTIONS_INIT;
    char *button = NULL;
    assert_int_equal(share_post_button(&button, post, &options, NULL), SHARE_OK);
    assert_non_null(strstr(button, "lang=\"de\""));
    assert_non_null(strstr(button, "lang=\"de-AT\""));
    assert_non_null(strstr(button, "Diesen Beitrag auf LinkedIn teilen"));
    share_free(button);
    static const char *const others[][2] = {{"en", "Share this post on LinkedIn"},
                                            {"pt-BR", "Partilhar este artigo no LinkedIn"},
                                            {"SV", "Dela det h\xC3\xA4r inl\xC3\xA4gget"},
                                            {"den", "Share this post on LinkedIn"},
                                            {"\">", "Share this post on LinkedIn"}};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        options.language = others[i][0];
        assert_int_equal(share_post_button(&button, post, &options, NULL), SHARE_OK);
        assert_non_null(strstr(button, others[i][1]));
        assert_null(strchr(strstr(button, "<textarea"), '%'));
        share_free(button);
    }
    share_post_free(post);
    share_article_free(article);
}

static void wrong_calls_are_refused(void **state)
{
    (void)state;
    share_post *post = post_with("A headline", "A summary.", NULL);
    share_html_options options = SHARE_HTML_OPTIONS_INIT;
    share_error error = {SHARE_OK, 0, 0, "", ""};
    char *out = (char *)&options;
    assert_int_equal(share_post_html(NULL, post, NULL, &error), SHARE_ERR_USAGE);
    assert_int_equal(share_post_html(&out, NULL, NULL, &error), SHARE_ERR_USAGE);
    assert_null(out);
    assert_int_equal(share_post_button(&out, NULL, NULL, &error), SHARE_ERR_USAGE);
    options.device = (share_device)7;
    assert_int_equal(share_post_html(&out, post, &options, &error), SHARE_ERR_USAGE);
    options.device = SHARE_DESKTOP;
    options.flags = 2;
    assert_int_equal(share_post_button(&out, post, &options, &error), SHARE_ERR_USAGE);
    assert_int_equal(error.status, SHARE_ERR_USAGE);
    options.size = 0;
    assert_int_equal(share_post_html(&out, post, &options, &error), SHARE_ERR_USAGE);
    assert_int_equal(share_post_shown(NULL, SHARE_MOBILE), 0);
    assert_int_equal(share_post_columns(post, (share_device)7), 0);
    share_post_free(post);
}

static void what_a_feed_shows_in_bytes(void **state)
{
    (void)state;
    share_post *post = post_with("Caf\xC3\xA9 \xF0\x9F\x91\x8D", "One. Two.", NULL);
    size_t length;
    share_post_text(post, &length);
    assert_int_equal(share_post_shown(post, SHARE_MOBILE), length);
    assert_int_equal(share_post_columns(post, SHARE_MOBILE), 45);
    assert_int_equal(share_post_columns(post, SHARE_DESKTOP), 70);
    share_post_free(post);
    char summary[2000];
    memset(summary, 'x', sizeof summary - 1);
    summary[sizeof summary - 1] = '\0';
    post = post_with("Caf\xC3\xA9 \xF0\x9F\x91\x8D", summary, NULL);
    const char *text = share_post_text(post, NULL);
    for (int device = SHARE_MOBILE; device <= SHARE_DESKTOP; device++) {
        size_t shown = share_post_shown(post, (share_device)device);
        assert_int_equal(share_measure(text, shown, SHARE_UTF16),
                         share_post_fold(post, (share_device)device));
        assert_in_range(shown, 20, 100);
    }
    share_post_free(post);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_escaped_for_its_use),
        cmocka_unit_test(lines_break_where_readers_expect_it),
        cmocka_unit_test(lines_of_anything),
        cmocka_unit_test(long_texts_stay_linear),
        cmocka_unit_test(pages_hold_the_post_and_nothing_unescaped),
        cmocka_unit_test(buttons_speak_the_language_of_the_article),
        cmocka_unit_test(wrong_calls_are_refused),
        cmocka_unit_test(what_a_feed_shows_in_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
