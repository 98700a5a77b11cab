/* memory.c - memory ends: at the first allocation, the second, the third, ...
 *
 * Linked so that every malloc, calloc and realloc of libshare, cmark, jansson, libyaml and utf8proc
 * comes here first (--wrap over static archives). Two ways of ending: one single failure, and
 * nothing ever again. Each must give SHARE_ERR_MEMORY, *out NULL, a filled error, and not one block
 * that nobody frees; with enough memory the result is the same bytes as without us. */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *memory, size_t size);
void __real_free(void *memory);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *memory, size_t size);
void __wrap_free(void *memory);
char *__wrap_strdup(const char *text);

static size_t asked, fail_at;
static int for_good;
static long living;
static int watching;

static int refused(void)
{
    if (!watching)
        return 0;
    asked++;
    return fail_at > 0 && (asked == fail_at || (for_good && asked > fail_at));
}

void *__wrap_malloc(size_t size)
{
    void *memory = refused() ? NULL : __real_malloc(size);
    living += memory != NULL;
    return memory;
}

void *__wrap_calloc(size_t n, size_t size)
{
    void *memory = refused() ? NULL : __real_calloc(n, size);
    living += memory != NULL;
    return memory;
}

void *__wrap_realloc(void *memory, size_t size)
{
    void *moved = refused() ? NULL : __real_realloc(memory, size);
    living += moved != NULL && memory == NULL;
    return moved;
}

void __wrap_free(void *memory)
{
    living -= memory != NULL;
    __real_free(memory);
}

#define TEXT(s) (s), sizeof(s) - 1
char *__wrap_strdup(const char *text) /* libyaml's */
{
    size_t n = strlen(text) + 1;
    char *copy = __wrap_malloc(n);
    return copy ? memcpy(copy, text, n) : NULL;
}

static const struct {
    const char *name, *text;
    size_t length;
} inputs[] = {
    {"yaml.md",
     TEXT("---\n"
          "title: A *full* article\n"
          "description: Everything that allocates stands in here.\n"
          "tags: [memory, tests, \"a b\"]\n"
          "seo: {description: nested}\n"
          "draft: true\n"
          "url: https://example.org/memory\n"
          "---\n\n"
          "# A full article\n\nText with *emphasis*, [a link](https://example.org), `code`, "
          "an &amp; and caf\xC3\xA9. A second sentence follows the first one here.\n\n"
          "## A section\n\n- an item that says something\n- another item of the list\n\n"
          "> A quotation.\n\n```c\nint code;\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
          "Text[^1] {{< figure src=\"x.png\" >}} ends. \xF0\x9F\x91\x8D\n\n[^1]: A note.\n")},
    {"toml.md", TEXT("+++\ntitle = \"In TOML\"\ntags = [\"a\", \"b\"]\n[taxonomies]\n"
                     "tags = [\"deep\"]\n+++\n\nA first paragraph. With two sentences in it.\n")},
    {"json.md", TEXT("{\n\"title\": \"In JSON\", \"tags\": [\"x\", \"y\"], \"n\": {\"m\": 1}\n}\n\n"
                     "A first paragraph. With two sentences in it.\n")},
    {"page.html",
     TEXT("<!DOCTYPE html><html lang=en><TITLE>A &amp; B</TITLE><meta name=description content="
          "'A &quot;page&quot;'><script type='application/ld+json'>{\"@type\":\"Article\","
          "\"headline\":\"A\",}</script><script type='application/ld+json'>{\"@graph\":[{\"@type\":"
          "\"Article\",\"author\":{\"name\":\"N\"}}]}</script><h1>A &amp; B</h1><p CLASS=lead>"
          "What <b>it</b> says, in a sentence. <a href=/tag/x>x &lt; y</a><ul><li>one</ul>\n")},
    {"bad.md", TEXT("---\ntitle: fine\n  bad: [\n---\n\nIll-formed \xFF bytes and a\0 zero.\n")},
    {"share.md", TEXT("---\ntitle: Own words\nsocial:\n  linkedin: |\n    This is my own post.\n\n"
                      "    It has two paragraphs.\n---\n\nThe article itself.\n")},
    {"page.txt",
     TEXT("Example Site\nHome\nAbout\n\nA page that was dumped as text\n\n"
          "The standfirst of the page says what it is about, in one sentence or two.\n\n"
          "By Ana Example\n5 min read\n\nThe first paragraph of the page is long enough to be "
          "text and not a label. It goes on for a while, as paragraphs do.\n\n"
          "Filed under\n\n  \xE2\x80\xA2 dumps\n  \xE2\x80\xA2 pages\n")},
    {"words.md",
     TEXT("# 雨水花园\n\n雨水花园把积水留住，雨水花园的积水再慢慢渗入土壤。居民照顾雨水花园，"
          "传感器记录积水。土壤、居民、传感器、街道、学校、植物、水位、速度、费用、设计。\n")},
};

/* Everything but share_json(), which run() adds. */
static share_status make(size_t input, share_article **article, share_post **post,
                         share_error *error)
{
    share_parse_options parse = SHARE_PARSE_OPTIONS_INIT;
    share_post_options how = SHARE_POST_OPTIONS_INIT;
    parse.name = inputs[input].name;
    parse.flags = SHARE_PARSE_EXPLAIN;
    how.utm = "memory";
    how.layout = "{headline}\n\n{summary}\n\n{points}\n\n{url}\n{hashtags}";
    how.link = input % 2 ? SHARE_LINK_COMMENT : SHARE_LINK_BODY;
    share_status status =
        share_article_parse(article, inputs[input].text, inputs[input].length, &parse, error);
    if (status != SHARE_OK)
        return status;
    status = share_article_add(*article, SHARE_TAG, "added by hand");
    if (status == SHARE_OK)
        status = share_article_add(*article, SHARE_TAG, "and another");
    if (status != SHARE_OK) {
        error->status = status; /* it has no error to fill */
        return status;
    }
    return share_post_compose(post, *article, &how, error);
}

/* What else is made of a post. */
static share_status make_html(const share_post *post, share_error *error)
{
    char *page = NULL, *button = NULL, *escaped = NULL;
    share_status status = share_post_html(&page, post, NULL, error);
    if (status == SHARE_OK)
        status = share_post_button(&button, post, NULL, error);
    if (status == SHARE_OK) {
        const char *text = share_post_text(post, NULL);
        status = share_escape(&escaped, text, strlen(text), SHARE_FOR_HTML);
        error->status = status; /* it has no error to fill */
    }
    assert_true(status == SHARE_OK || !escaped);
    share_free(page);
    share_free(button);
    share_free(escaped);
    return status;
}

/* The whole chain; the JSON goes to the caller, all else is freed. */
static share_status run(size_t input, char **json)
{
    share_json_options how = SHARE_JSON_OPTIONS_INIT;
    share_article *article = (share_article *)&how; /* to see that they become NULL */
    share_post *post = NULL;
    share_error error = {SHARE_OK, 0, 0, "", ""};
    how.flags = SHARE_JSON_BODY | SHARE_JSON_CANDIDATES;
    *json = NULL;
    share_status status = make(input, &article, &post, &error);
    if (status != SHARE_OK)
        assert_null(post);
    else
        status = make_html(post, &error);
    if (status == SHARE_OK) {
        *json = (char *)&how;
        status = share_json(json, article, post, &how, &error);
    }
    if (status != SHARE_OK) {
        assert_null(*json);
        assert_int_equal(error.status, status);
    }
    share_post_free(post);
    share_article_free(article);
    return status;
}

/* Fails allocation after allocation until the run comes through. */
static void fail_one_after_the_other(size_t input, int everything_after)
{
    char *wanted = NULL, *json = NULL;
    watching = 1;
    fail_at = 0;
    assert_int_equal(run(input, &wanted), SHARE_OK);
    for_good = everything_after;
    long before = living;
    for (size_t n = 1;; n++) {
        assert_true(n < 20000);
        asked = 0;
        fail_at = n;
        share_status status = run(input, &json);
        if (status == SHARE_OK) {
            assert_string_equal(json, wanted);
            share_free(json);
        }
        if (asked < n)
            break;
        if (status != SHARE_ERR_MEMORY || living != before)
            fail_msg("%s, allocation %zu%s: status %d, %ld blocks left", inputs[input].name, n,
                     everything_after ? " and all after it" : "", (int)status, living - before);
    }
    watching = 0;
    share_free(wanted);
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
        fail_one_after_the_other(i, 0);
        fail_one_after_the_other(i, 1);
    }
}

static share_status open_by_hand(share_article **article, char **body)
{
    share_status status = share_article_new(article);
    if (status == SHARE_OK)
        status = share_article_add(*article, SHARE_HEADLINE, "By hand");
    if (status == SHARE_OK)
        status = share_article_body(body, *article, NULL);
    return status;
}

static void articles_by_hand_too(void **state)
{
    (void)state;
    watching = 1;
    for_good = 0;
    long before = living;
    for (fail_at = 1;; fail_at++) {
        share_article *article = NULL;
        char *body = NULL;
        asked = 0;
        share_status status = open_by_hand(&article, &body);
        share_free(body);
        share_article_free(article);
        assert_int_equal(living, before);
        if (asked < fail_at)
            break;
        assert_int_equal(status, SHARE_ERR_MEMORY);
    }
    assert_in_range(fail_at, 3, 100);
    watching = 0;
}

/* A file is read into memory that grows; pipes and other files go the same way. */
static void files_too(void **state)
{
    (void)state;
    static const char path[] = "/tmp/share-memory.md";
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs("# A file\n\n", file);
    for (int i = 0; i < 4000; i++)
        fputs("A paragraph that stands there often enough.\n\n", file);
    assert_int_equal(fclose(file), 0);
    watching = 1;
    for_good = 0;
    long before = living;
    for (fail_at = 1;; fail_at++) {
        share_article *article = NULL;
        share_error error = {SHARE_OK, 0, 0, "", ""};
        asked = 0;
        share_status status = share_article_open(&article, path, NULL, &error);
        share_article_free(article);
        assert_int_equal(living, before);
        if (asked < fail_at)
            break;
        assert_int_equal(status, SHARE_ERR_MEMORY);
        assert_int_equal(error.status, status);
        assert_string_equal(error.source, path);
    }
    assert_in_range(fail_at, 5, 2000);
    watching = 0;
    remove(path);
}

/* A call that fails leaves what it was given as it was: with memory again, it gives the same. */
static void objects_of_the_caller_stay_whole(void **state)
{
    (void)state;
    share_article *article = NULL;
    share_post *post = NULL, *again = NULL;
    share_error error = {SHARE_OK, 0, 0, "", ""};
    char *before = NULL, *after = NULL;
    share_json_options how = SHARE_JSON_OPTIONS_INIT;
    how.flags = SHARE_JSON_BODY | SHARE_JSON_CANDIDATES;
    assert_int_equal(make(0, &article, &post, &error), SHARE_OK);
    assert_int_equal(share_json(&before, article, post, &how, NULL), SHARE_OK);
    watching = 1;
    for_good = 0;
    for (fail_at = 1;; fail_at++) {
        asked = 0;
        const size_t tags = share_article_count(article, SHARE_TAG);
        share_status status = share_post_compose(&again, article, NULL, NULL);
        share_post_free(again);
        if (status == SHARE_OK)
            status = share_json(&after, article, post, &how, NULL);
        share_free(after);
        if (status == SHARE_OK)
            break;
        assert_int_equal(status, SHARE_ERR_MEMORY);
        assert_int_equal(share_article_count(article, SHARE_TAG), tags);
    }
    watching = 0;
    assert_int_equal(share_json(&after, article, post, &how, NULL), SHARE_OK);
    assert_string_equal(after, before);
    share_free(before);
    share_free(after);
    share_post_free(post);
    share_article_free(article);
}

/* What only looks never asks for memory, so it cannot fail. With the calls above and below, this is
 * all of lib/exports. */
static void looking_needs_none(void **state)
{
    (void)state;
    share_article *article = NULL;
    share_post *post = NULL;
    share_vocabulary *vocabulary = NULL;
    share_error error = {SHARE_OK, 0, 0, "", ""};
    size_t length;
    share_unit unit;
    assert_int_equal(make(1, &article, &post, &error), SHARE_OK);
    assert_int_equal(share_vocabulary_new(&vocabulary), SHARE_OK);
    watching = 1;
    asked = 0;
    fail_at = 1;
    for_good = 1;
    for (int key = 0; key <= SHARE_TEXT_OF_POST; key++)
        for (size_t i = 0; i <= share_article_count(article, (share_key)key); i++)
            assert_non_null(share_article_get(article, (share_key)key, i));
    for (size_t i = 0; i < share_article_sentence_count(article); i++)
        assert_non_null(share_article_sentence(article, i));
    for (size_t i = 0; i < share_article_warning_count(article); i++)
        assert_non_null(share_article_warning(article, i));
    const char *text = share_post_text(post, &length);
    assert_true(share_measure(text, length, SHARE_GRAPHEMES) > 0);
    assert_true(share_post_length(post, SHARE_UTF16) <= share_post_limit(post, &unit));
    assert_true(share_post_columns(post, SHARE_MOBILE) > 0);
    assert_true(share_post_fold(post, SHARE_MOBILE) > 0);
    assert_non_null(share_post_comment(post));
    assert_non_null(share_post_hashtag(post, 0));
    assert_non_null(share_post_network(post));
    assert_non_null(share_post_share_url(post));
    share_post_shortened(post, 0);
    share_post_shown(post, SHARE_DESKTOP);
    assert_int_equal(share_vocabulary_count(vocabulary), 0);
    assert_non_null(share_format_name(share_article_format(article)));
    assert_non_null(share_key_name(SHARE_TAG));
    assert_non_null(share_origin_name(SHARE_FROM_NOTHING));
    assert_non_null(share_network_name(0));
    assert_non_null(share_status_name(SHARE_OK));
    assert_non_null(share_strerror(SHARE_ERR_MEMORY));
    assert_non_null(share_version());
    assert_non_null(share_button_script());
    assert_non_null(share_button_hash());
    size_t width = 0, next = 0;
    share_line_break(text, length, 10, &width, &next);
    watching = 0;
    assert_int_equal(asked, 0);
    share_vocabulary_free(vocabulary);
    share_post_free(post);
    share_article_free(article);
}

static share_status with_vocabulary(share_vocabulary **vocabulary, share_article **article)
{
    static const char list[] =
        "memory\nfull article\nallocation = memory\n\xE8\xA8\x98\xE6\x86\xB6\n";
    static const char text[] =
        "# An article of \xED\x95\x9C\xEA\xB5\xAD\n\nMemory is what an allocation asks "
        "for. The full-article test asks often, until memory ends.\n";
    share_parse_options how = SHARE_PARSE_OPTIONS_INIT;
    share_article *post = NULL;
    how.format = SHARE_MARKDOWN;
    how.flags = SHARE_PARSE_METADATA;
    share_status status = share_vocabulary_new(vocabulary);
    if (status == SHARE_OK)
        status = share_vocabulary_read(*vocabulary, list, sizeof list - 1, "list", NULL);
    if (status == SHARE_OK)
        status = share_vocabulary_add(*vocabulary, "tests");
    if (status == SHARE_OK)
        status = share_vocabulary_alias(*vocabulary, "testing", "tests");
    if (status == SHARE_OK)
        status = share_article_parse(&post, inputs[0].text, inputs[0].length, &how, NULL);
    if (status == SHARE_OK)
        status = share_vocabulary_learn(*vocabulary, post);
    share_article_free(post);
    how.flags = 0;
    how.vocabulary = *vocabulary;
    return status == SHARE_OK ? share_article_parse(article, text, sizeof text - 1, &how, NULL)
                              : status;
}

static void vocabularies_too(void **state)
{
    (void)state;
    watching = 1;
    for_good = 0;
    long before = living;
    for (fail_at = 1;; fail_at++) {
        share_vocabulary *vocabulary = NULL;
        share_article *article = NULL;
        asked = 0;
        share_status status = with_vocabulary(&vocabulary, &article);
        if (status == SHARE_OK)
            assert_string_equal(share_article_get(article, SHARE_TAG, 0)->text, "memory");
        share_article_free(article);
        share_vocabulary_free(vocabulary);
        assert_int_equal(living, before);
        if (asked < fail_at)
            break;
        assert_int_equal(status, SHARE_ERR_MEMORY);
    }
    assert_in_range(fail_at, 5, 1000);
    watching = 0;
}

/* An error object needs memory too, and has no error to say so. */
static void errors_as_json_too(void **state)
{
    (void)state;
    share_error failure = {SHARE_ERR_SYNTAX, 3, 4, "a.md", "the front matter is malformed"};
    watching = 1;
    long before = living;
    for (fail_at = 1;; fail_at++) {
        char *json = (char *)&failure;
        asked = 0;
        share_status status = share_json_error(&json, &failure, NULL);
        if (asked < fail_at) {
            assert_int_equal(status, SHARE_OK);
            share_free(json);
            break;
        }
        assert_int_equal(status, SHARE_ERR_MEMORY);
        assert_null(json);
        assert_int_equal(living, before);
    }
    assert_in_range(fail_at, 5, 1000);
    watching = 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_allocation_may_fail),
        cmocka_unit_test(articles_by_hand_too),
        cmocka_unit_test(files_too),
        cmocka_unit_test(objects_of_the_caller_stay_whole),
        cmocka_unit_test(looking_needs_none),
        cmocka_unit_test(vocabularies_too),
        cmocka_unit_test(errors_as_json_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
