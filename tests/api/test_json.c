/* test_json.c - the JSON read back by a parser: its keys, their order, their types. */
#include "check.h"

#include <jansson.h>

static const char note[] = "---\n"
                           "title: \"Quotes \\\" and caf\xC3\xA9\"\n"
                           "summary: Read back by a parser.\n"
                           "tags: [one thing, another]\n"
                           "url: https://example.org/q\n"
                           "draft: true\n"
                           "---\n\n"
                           "The text of the article stands here.\n";

static json_t *read_back(char *text)
{
    json_error_t error;
    assert_null(strchr(text, '\n'));
    json_t *object = json_loads(text, JSON_REJECT_DUPLICATES, &error);
    assert_non_null(object);
    share_free(text);
    return object;
}

static json_t *json_of(const share_article *article, const share_post *post, unsigned flags)
{
    share_json_options options = SHARE_JSON_OPTIONS_INIT;
    options.flags = flags;
    char *text = NULL;
    share_error error = {SHARE_OK, 0, 0, "", ""};
    assert_int_equal(share_json(&text, article, post, &options, &error), SHARE_OK);
    return read_back(text);
}

static const char *string_at(json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "(no string)";
}

static void keys_stand_in_their_order(void **state)
{
    (void)state;
    static const char *const wanted[] = {
        "schema",   "source", "format",    "headline", "summary",  "points", "tags",
        "hashtags", "url",    "author",    "site",     "language", "date",   "image",
        "origins",  "post",   "share_url", "warnings", "actions",  "body",   "candidates"};
    share_article *article = article_of(note);
    share_post *post = post_of(article, NULL);
    json_t *object = json_of(article, post, SHARE_JSON_BODY | SHARE_JSON_CANDIDATES);
    size_t n = 0;
    for (void *at = json_object_iter(object); at; at = json_object_iter_next(object, at), n++) {
        assert_true(n < sizeof wanted / sizeof *wanted);
        assert_string_equal(json_object_iter_key(at), wanted[n]);
    }
    assert_int_equal(n, sizeof wanted / sizeof *wanted);
    json_decref(object);
    share_post_free(post);
    share_article_free(article);
}

static void values_come_back_as_they_are(void **state)
{
    (void)state;
    share_article *article = article_of(note);
    share_post *post = post_of(article, NULL);
    json_t *object = json_of(article, post, 0);
    assert_int_equal(json_integer_value(json_object_get(object, "schema")), 1);
    assert_true(json_is_null(json_object_get(object, "source")));
    assert_string_equal(string_at(object, "format"), "markdown");
    assert_string_equal(string_at(object, "headline"), "Quotes \" and caf\xC3\xA9");
    assert_string_equal(string_at(object, "url"), "https://example.org/q");
    assert_true(json_is_null(json_object_get(object, "author")));
    assert_int_equal(json_array_size(json_object_get(object, "tags")), 2);
    json_t *hashtags = json_object_get(object, "hashtags");
    assert_string_equal(json_string_value(json_array_get(hashtags, 0)), "#OneThing");
    assert_string_equal(string_at(json_object_get(object, "origins"), "headline"), "front-matter");
    assert_string_equal(string_at(object, "share_url"), share_post_share_url(post));

    json_t *told = json_object_get(object, "post");
    assert_string_equal(string_at(told, "network"), "linkedin");
    assert_string_equal(string_at(told, "text"), share_post_text(post, NULL));
    assert_string_equal(string_at(told, "unit"), "utf16");
    assert_int_equal(json_integer_value(json_object_get(told, "limit")), 3000);
    assert_int_equal(json_integer_value(json_object_get(told, "length")),
                     share_post_length(post, SHARE_UTF16));
    json_t *counts = json_object_get(told, "counts");
    assert_int_equal(json_integer_value(json_object_get(counts, "bytes")),
                     share_post_length(post, SHARE_BYTES));
    assert_int_equal(json_integer_value(json_object_get(counts, "graphemes")),
                     share_post_length(post, SHARE_GRAPHEMES));
    json_t *fold = json_object_get(told, "fold");
    assert_int_equal(json_integer_value(json_object_get(fold, "mobile")),
                     share_post_fold(post, SHARE_MOBILE));
    assert_true(json_is_array(json_object_get(told, "shortened")));

    json_t *warning = json_array_get(json_object_get(object, "warnings"), 0);
    assert_string_equal(string_at(warning, "code"), "draft");
    assert_int_equal(json_integer_value(json_object_get(warning, "line")), 6);
    json_t *actions = json_object_get(object, "actions");
    assert_true(json_is_null(json_object_get(actions, "copied")));
    assert_null(json_object_get(object, "body"));
    assert_null(json_object_get(object, "candidates"));
    json_decref(object);
    share_post_free(post);
    share_article_free(article);
}

static void flags_add_and_escape(void **state)
{
    (void)state;
    share_article *article = article_of(note);
    json_t *object = json_of(article, NULL, SHARE_JSON_BODY | SHARE_JSON_CANDIDATES);
    assert_true(json_is_null(json_object_get(object, "post")));
    assert_true(json_is_null(json_object_get(object, "share_url")));
    assert_string_equal(string_at(object, "body"), "The text of the article stands here.");
    json_t *headlines = json_object_get(json_object_get(object, "candidates"), "headline");
    assert_int_equal(json_array_size(headlines), share_article_count(article, SHARE_HEADLINE));
    assert_string_equal(string_at(json_array_get(headlines, 0), "origin"), "front-matter");
    assert_int_equal(json_integer_value(json_object_get(json_array_get(headlines, 0), "line")), 2);
    json_decref(object);

    share_json_options options = SHARE_JSON_OPTIONS_INIT;
    options.flags = SHARE_JSON_ASCII;
    options.copied = 1;
    options.opened = -1;
    char *text = NULL;
    assert_int_equal(share_json(&text, article, NULL, &options, NULL), SHARE_OK);
    for (const char *p = text; *p; p++)
        assert_in_range(*p, 0x20, 0x7E);
    object = read_back(text);
    assert_string_equal(string_at(object, "headline"), "Quotes \" and caf\xC3\xA9");
    json_t *actions = json_object_get(object, "actions");
    assert_true(json_is_true(json_object_get(actions, "copied")));
    assert_true(json_is_false(json_object_get(actions, "opened")));
    json_decref(object);

    options.flags = 1u << 20;
    assert_int_equal(share_json(&text, article, NULL, &options, NULL), SHARE_ERR_USAGE);
    assert_null(text);
    share_article_free(article);
}

static void failures_are_objects_too(void **state)
{
    (void)state;
    share_article *article = NULL;
    share_post *post = NULL;
    share_error error;
    share_parse_options parse = SHARE_PARSE_OPTIONS_INIT;
    parse.name = "empty.md";
    assert_int_equal(share_article_parse(&article, "\n", 1, &parse, NULL), SHARE_OK);
    assert_int_equal(share_post_compose(&post, article, NULL, &error), SHARE_ERR_NO_HEADLINE);
    share_json_options options = SHARE_JSON_OPTIONS_INIT;
    options.exit_code = 65;
    char *text = NULL;
    assert_int_equal(share_json_error(&text, &error, &options), SHARE_OK);
    json_t *object = read_back(text), *what = json_object_get(object, "error");
    assert_int_equal(json_integer_value(json_object_get(object, "schema")), 1);
    assert_string_equal(string_at(object, "source"), "empty.md");
    assert_string_equal(string_at(what, "code"), "no_headline");
    assert_int_equal(json_integer_value(json_object_get(what, "exit")), 65);
    assert_true(strlen(string_at(what, "message")) > 10);
    json_decref(object);
    share_article_free(article);

    text = (char *)&error;
    assert_int_equal(share_json_error(&text, NULL, NULL), SHARE_ERR_USAGE);
    assert_null(text);
    text = (char *)&error;
    assert_int_equal(share_json(&text, NULL, NULL, NULL, NULL), SHARE_ERR_USAGE);
    assert_null(text);
}

/* File names are bytes; JSON is UTF-8. */
static void names_that_are_no_utf8(void **state)
{
    (void)state;
    share_article *article = NULL;
    share_error error;
    assert_int_equal(share_article_open(&article, "caf\xE9.md", NULL, &error), SHARE_ERR_NOT_FOUND);
    char *text = NULL;
    assert_int_equal(share_json_error(&text, &error, NULL), SHARE_OK);
    json_t *object = read_back(text);
    assert_string_equal(string_at(object, "source"), "caf\xEF\xBF\xBD.md");
    json_decref(object);

    share_post *post = NULL;
    share_post_options options = SHARE_POST_OPTIONS_INIT;
    options.url = "https://example.org:x/caf\xE9"; /* what the message quotes */
    assert_int_equal(share_article_new(&article), SHARE_OK);
    assert_int_equal(share_article_add(article, SHARE_HEADLINE, "caf\xE9"), SHARE_OK);
    assert_int_equal(share_post_compose(&post, article, &options, &error), SHARE_ERR_USAGE);
    assert_int_equal(share_json_error(&text, &error, NULL), SHARE_OK);
    json_decref(read_back(text));
    object = json_of(article, NULL, 0);
    assert_string_equal(string_at(object, "headline"), "caf\xEF\xBF\xBD");
    json_decref(object);
    share_article_free(article);

    share_parse_options parse = SHARE_PARSE_OPTIONS_INIT;
    parse.name = "caf\xE9.md";
    assert_int_equal(share_article_parse(&article, note, strlen(note), &parse, NULL), SHARE_OK);
    object = json_of(article, NULL, 0);
    assert_string_equal(string_at(object, "source"), "caf\xEF\xBF\xBD.md");
    json_decref(object);
    share_article_free(article);
}

static void numbers_that_are_large(void **state)
{
    (void)state;
    share_article *article = article_of(note);
    share_post_options options = SHARE_POST_OPTIONS_INIT;
    options.limit = SIZE_MAX;
    options.unit = SHARE_GRAPHEMES;
    share_post *post = post_of(article, &options);
    json_t *object = json_of(article, post, 0);
    assert_true(json_integer_value(json_object_get(json_object_get(object, "post"), "limit")) >=
                1000000);
    json_decref(object);
    share_post_free(post);
    share_article_free(article);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_stand_in_their_order), cmocka_unit_test(values_come_back_as_they_are),
        cmocka_unit_test(flags_add_and_escape),      cmocka_unit_test(failures_are_objects_too),
        cmocka_unit_test(names_that_are_no_utf8),    cmocka_unit_test(numbers_that_are_large),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
