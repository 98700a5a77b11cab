/* test_articles.c - reading, asking and adding, as share.h promises it. */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>

static share_article *const stale = (share_article *)(uintptr_t)16; /* what *out must not stay */

static const char note[] = "---\n"
                           "title: The well and the water table\n"
                           "description: Why a well runs dry while the river is full.\n"
                           "tags: [groundwater, wells]\n"
                           "author: Ana Example\n"
                           "date: 2024-05-01\n"
                           "lang: en\n"
                           "canonical_url: https://example.org/well\n"
                           "image: /well.jpg\n"
                           "---\n\n"
                           "# The well and the water table\n\n"
                           "Water moves through gravel in days and through clay in decades.\n\n"
                           "## What to measure\n\n"
                           "Measure the level before you pump, not after.\n";

static void defaults_are_enough(void **state)
{
    (void)state;
    share_article *article = stale;
    assert_int_equal(share_article_parse(&article, note, strlen(note), NULL, NULL), SHARE_OK);
    assert_string_equal(text_of(article, SHARE_HEADLINE), "The well and the water table");
    share_article_free(article);
    share_article_free(NULL);
    share_free(NULL);
    share_post_free(NULL);
}

static void front_matter_is_believed(void **state)
{
    (void)state;
    share_article *article = article_of(note);
    static const struct {
        share_key key;
        const char *text;
    } wanted[] = {
        {SHARE_HEADLINE, "The well and the water table"},
        {SHARE_SUMMARY, "Why a well runs dry while the river is full."},
        {SHARE_TAG, "groundwater"},
        {SHARE_URL, "https://example.org/well"},
        {SHARE_AUTHOR, "Ana Example"},
        {SHARE_LANGUAGE, "en"},
        {SHARE_DATE, "2024-05-01"},
    };
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        const share_value *value = share_article_get(article, wanted[i].key, 0);
        assert_string_equal(value->text, wanted[i].text);
        assert_int_equal(value->length, strlen(wanted[i].text));
        assert_int_equal(value->origin, SHARE_FROM_FRONT_MATTER);
        assert_in_range(value->line, 2, 9);
        assert_in_range(value->score, 0, 1000);
    }
    assert_int_equal(share_article_count(article, SHARE_TAG), 2);
    assert_string_equal(share_article_get(article, SHARE_TAG, 1)->text, "wells");
    assert_int_equal(share_article_get(article, SHARE_HEADLINE, 0)->line, 2);
    assert_int_equal(share_article_format(article), SHARE_MARKDOWN);
    assert_int_equal(share_article_warning_count(article), 0);
    share_article_free(article);
}

static void past_the_end_is_the_empty_value(void **state)
{
    (void)state;
    share_article *article = article_of(note);
    const size_t far[] = {share_article_count(article, SHARE_TAG), 1000, SIZE_MAX};
    for (size_t i = 0; i < 3; i++) {
        const share_value *value = share_article_get(article, SHARE_TAG, far[i]);
        assert_string_equal(value->text, "");
        assert_int_equal(value->length, 0);
        assert_int_equal(value->origin, SHARE_FROM_NOTHING);
    }
    assert_string_equal(share_article_get(article, (share_key)99, 0)->text, "");
    assert_int_equal(share_article_count(article, (share_key)99), 0);
    assert_string_equal(share_article_warning(article, 7)->code, "");
    assert_string_equal(share_article_warning(article, 7)->message, "");
    share_article_free(article);
}

static void null_objects_are_harmless(void **state)
{
    (void)state;
    assert_string_equal(share_article_get(NULL, SHARE_HEADLINE, 0)->text, "");
    assert_int_equal(share_article_count(NULL, SHARE_HEADLINE), 0);
    assert_int_equal(share_article_format(NULL), SHARE_AUTO);
    assert_int_equal(share_article_warning_count(NULL), 0);
    assert_string_equal(share_article_warning(NULL, 0)->code, "");
    assert_int_equal(share_article_add(NULL, SHARE_TAG, "x"), SHARE_ERR_USAGE);
    assert_int_equal(share_article_new(NULL), SHARE_ERR_USAGE);
    assert_int_equal(share_article_parse(NULL, "x", 1, NULL, NULL), SHARE_ERR_USAGE);
    assert_int_equal(share_article_open(NULL, "x", NULL, NULL), SHARE_ERR_USAGE);
}

/* "On failure *out is NULL", also where the call itself is wrong. */
static void out_is_null_after_every_failure(void **state)
{
    (void)state;
    share_error error = {SHARE_OK, 0, 0, "", ""};
    share_parse_options options = SHARE_PARSE_OPTIONS_INIT;
    share_article *article = stale;
    assert_int_equal(share_article_parse(&article, NULL, 5, NULL, &error), SHARE_ERR_USAGE);
    assert_null(article);
    assert_int_equal(error.status, SHARE_ERR_USAGE);
    article = stale;
    assert_int_equal(share_article_open(&article, NULL, NULL, &error), SHARE_ERR_USAGE);
    assert_null(article);
    article = stale;
    options.format = (share_format)77;
    assert_int_equal(share_article_parse(&article, "x", 1, &options, &error), SHARE_ERR_USAGE);
    assert_null(article);
    article = stale;
    options = (share_parse_options)SHARE_PARSE_OPTIONS_INIT;
    options.flags = 1u << 31;
    assert_int_equal(share_article_parse(&article, "x", 1, &options, &error), SHARE_ERR_USAGE);
    assert_null(article);
    article = stale;
    options = (share_parse_options)SHARE_PARSE_OPTIONS_INIT;
    options.max_bytes = 3;
    assert_int_equal(share_article_parse(&article, "four", 4, &options, &error), SHARE_ERR_TOO_BIG);
    assert_null(article);
    article = stale;
    options = (share_parse_options)SHARE_PARSE_OPTIONS_INIT;
    options.encoding = "no-such-encoding";
    assert_int_equal(share_article_parse(&article, "x", 1, &options, &error), SHARE_ERR_ENCODING);
    assert_null(article);
    article = stale;
    assert_int_equal(share_article_open(&article, "no/such/file.md", NULL, &error),
                     SHARE_ERR_NOT_FOUND);
    assert_null(article);
    assert_string_equal(error.source, "no/such/file.md");
    article = stale;
    assert_int_equal(share_article_open(&article, ".", NULL, &error), SHARE_ERR_IO);
    assert_null(article);
    char *body = (char *)stale;
    assert_int_equal(share_article_body(&body, NULL, &error), SHARE_ERR_USAGE);
    assert_null(body);
}

static void errors_say_where(void **state)
{
    (void)state;
    share_parse_options options = SHARE_PARSE_OPTIONS_INIT;
    share_error error;
    share_article *article = NULL;
    options.name = "broken.md";
    const char *toml = "+++\ntitle = \"fine\"\ntags = [1, \n+++\n\nText.\n";
    assert_int_equal(share_article_parse(&article, toml, strlen(toml), &options, &error),
                     SHARE_ERR_SYNTAX);
    assert_int_equal(error.status, SHARE_ERR_SYNTAX);
    assert_string_equal(error.source, "broken.md");
    assert_in_range(error.line, 3, 4);
    assert_in_range(error.column, 1, 12);
    assert_true(error.message[0] != '\0');
    assert_null(strchr(error.message, '\n'));
    assert_int_not_equal(error.message[strlen(error.message) - 1], '.');
}

static void an_error_is_untouched_on_success(void **state)
{
    (void)state;
    share_error error, before;
    memset(&error, 0x5A, sizeof error);
    before = error;
    share_article *article = NULL;
    assert_int_equal(share_article_parse(&article, note, strlen(note), NULL, &error), SHARE_OK);
    assert_memory_equal(&error, &before, sizeof error);
    share_article_free(article);
}

static void a_long_name_keeps_its_end(void **state)
{
    (void)state;
    char name[1000];
    memset(name, 'd', sizeof name);
    strcpy(name + sizeof name - 9, "/last.md");
    share_error error;
    share_article *article = NULL;
    assert_int_equal(share_article_open(&article, name, NULL, &error), SHARE_ERR_NOT_FOUND);
    assert_true(strlen(error.source) < sizeof error.source);
    assert_non_null(strstr(error.source, "/last.md"));
    assert_memory_equal(error.source, "\xE2\x80\xA6", 3);
}

/* A caller compiled against an older header: its struct ends early. */
static void shorter_options_mean_the_defaults(void **state)
{
    (void)state;
    struct {
        size_t size;
        const char *name;
        char garbage[200];
    } old = {offsetof(share_parse_options, base_url), "old.md", ""};
    memset(old.garbage, 0xFF, sizeof old.garbage);
    share_article *article = NULL;
    share_error error;
    assert_int_equal(share_article_parse(&article, note, strlen(note),
                                         (const share_parse_options *)(const void *)&old, &error),
                     SHARE_OK);
    share_article_free(article);

    struct {
        size_t size;
        char garbage[200];
    } oldest = {sizeof(size_t), ""};
    memset(oldest.garbage, 0xFF, sizeof oldest.garbage);
    article = article_of(note);
    share_post *post = NULL;
    assert_int_equal(
        share_post_compose(&post, article, (const share_post_options *)(const void *)&oldest, NULL),
        SHARE_OK);
    share_post_free(post);
    char *json = NULL;
    assert_int_equal(
        share_json(&json, article, NULL, (const share_json_options *)(const void *)&oldest, NULL),
        SHARE_OK);
    share_free(json);
    share_article_free(article);

    oldest.size = 0;
    assert_int_equal(share_article_parse(&article, note, strlen(note),
                                         (const share_parse_options *)(const void *)&oldest, NULL),
                     SHARE_ERR_USAGE);
    assert_null(article);
}

/* A caller compiled against a newer header: fine until it asks for what this one does not know. */
static void longer_options_must_end_in_zeros(void **state)
{
    (void)state;
    struct {
        share_parse_options known;
        void *more[3];
    } newer = {SHARE_PARSE_OPTIONS_INIT, {NULL, NULL, NULL}};
    newer.known.size = sizeof newer;
    share_article *article = NULL;
    share_error error;
    assert_int_equal(share_article_parse(&article, note, strlen(note), &newer.known, &error),
                     SHARE_OK);
    share_article_free(article);
    ((char *)newer.more)[sizeof newer.more - 1] = 1; /* the very last byte */
    assert_int_equal(share_article_parse(&article, note, strlen(note), &newer.known, &error),
                     SHARE_ERR_USAGE);
    assert_null(article);
    assert_int_equal(error.status, SHARE_ERR_USAGE);

    struct {
        share_post_options known;
        size_t more;
    } post_options = {SHARE_POST_OPTIONS_INIT, 1};
    post_options.known.size = sizeof post_options;
    article = article_of(note);
    share_post *post = NULL;
    assert_int_equal(share_post_compose(&post, article, &post_options.known, &error),
                     SHARE_ERR_USAGE);
    post_options.more = 0;
    assert_int_equal(share_post_compose(&post, article, &post_options.known, &error), SHARE_OK);
    share_post_free(post);
    share_article_free(article);
}

static void nothing_passed_in_is_kept(void **state)
{
    (void)state;
    char *text = malloc(sizeof note - 1), name[] = "kept.md", tag[] = "borrowed";
    memcpy(text, note, sizeof note - 1);
    share_parse_options options = SHARE_PARSE_OPTIONS_INIT;
    options.name = name;
    share_article *article = NULL;
    assert_int_equal(share_article_parse(&article, text, sizeof note - 1, &options, NULL),
                     SHARE_OK);
    assert_int_equal(share_article_add(article, SHARE_TAG, tag), SHARE_OK);
    memset(text, 'x', sizeof note - 1);
    free(text);
    memset(name, 'x', sizeof name - 1);
    memset(tag, 'x', sizeof tag - 1);
    assert_string_equal(text_of(article, SHARE_HEADLINE), "The well and the water table");
    assert_string_equal(text_of(article, SHARE_TAG), "borrowed");
    char *body = NULL;
    assert_int_equal(share_article_body(&body, article, NULL), SHARE_OK);
    assert_non_null(strstr(body, "Water moves through gravel"));
    assert_non_null(strstr(body, "\n\n"));
    assert_null(strstr(body, "\n\n\n"));
    share_free(body);
    share_article_free(article);
}

static void what_the_caller_adds_wins(void **state)
{
    (void)state;
    share_article *article = article_of(note);
    assert_int_equal(share_article_add(article, SHARE_HEADLINE, "First"), SHARE_OK);
    assert_int_equal(share_article_add(article, SHARE_HEADLINE, "  Second\n try "), SHARE_OK);
    assert_string_equal(text_of(article, SHARE_HEADLINE), "Second try");
    assert_int_equal(share_article_get(article, SHARE_HEADLINE, 0)->origin, SHARE_FROM_CALLER);
    assert_true(share_article_count(article, SHARE_HEADLINE) >= 3);

    assert_int_equal(share_article_add(article, SHARE_TAG, "one"), SHARE_OK);
    assert_int_equal(share_article_add(article, SHARE_TAG, "two"), SHARE_OK);
    assert_int_equal(share_article_count(article, SHARE_TAG), 2);
    assert_string_equal(share_article_get(article, SHARE_TAG, 0)->text, "one");
    assert_string_equal(share_article_get(article, SHARE_TAG, 1)->text, "two");

    assert_int_equal(share_article_add(article, (share_key)99, "x"), SHARE_ERR_USAGE);
    assert_int_equal(share_article_add(article, SHARE_TAG, NULL), SHARE_ERR_USAGE);
    share_article_free(article);
}

static void an_article_by_hand(void **state)
{
    (void)state;
    share_article *article = stale;
    assert_int_equal(share_article_new(&article), SHARE_OK);
    assert_int_equal(share_article_count(article, SHARE_HEADLINE), 0);
    share_post *post = NULL;
    share_error error;
    assert_int_equal(share_post_compose(&post, article, NULL, &error), SHARE_ERR_NO_HEADLINE);
    assert_null(post);
    assert_int_equal(share_article_add(article, SHARE_HEADLINE, "Made by hand"), SHARE_OK);
    assert_int_equal(share_article_add(article, SHARE_SUMMARY, "It has no file."), SHARE_OK);
    assert_int_equal(share_article_add(article, SHARE_POINT, "The first point."), SHARE_OK);
    assert_int_equal(share_article_add(article, SHARE_POINT, "The second point."), SHARE_OK);
    assert_int_equal(share_article_add(article, SHARE_TAG, "hand made"), SHARE_OK);
    assert_int_equal(share_article_add(article, SHARE_URL, "https://example.org/h"), SHARE_OK);
    post = post_of(article, NULL);
    assert_string_equal(share_post_text(post, NULL),
                        "Made by hand\n\nIt has no file.\n\n"
                        "\xE2\x80\xA2 The first point.\n\xE2\x80\xA2 The second point.\n\n"
                        "https://example.org/h\n#HandMade");
    share_post_free(post);
    char *body = NULL;
    assert_int_equal(share_article_body(&body, article, NULL), SHARE_OK);
    assert_string_equal(body, "");
    share_free(body);
    share_article_free(article);
}

static void many_tags_by_hand(void **state)
{
    (void)state;
    share_article *article = NULL;
    assert_int_equal(share_article_new(&article), SHARE_OK);
    char tag[32];
    for (int i = 0; i < 1000; i++) {
        snprintf(tag, sizeof tag, "tag number %d", i);
        assert_int_equal(share_article_add(article, SHARE_TAG, tag), SHARE_OK);
    }
    assert_int_equal(share_article_count(article, SHARE_TAG), 1000);
    for (size_t i = 0; i < 1000; i++) {
        snprintf(tag, sizeof tag, "tag number %zu", i);
        assert_string_equal(share_article_get(article, SHARE_TAG, i)->text, tag);
    }
    share_article_free(article);
}

static void empty_input_is_an_article_without_a_headline(void **state)
{
    (void)state;
    share_article *article = stale;
    assert_int_equal(share_article_parse(&article, NULL, 0, NULL, NULL), SHARE_OK);
    assert_int_equal(share_article_count(article, SHARE_HEADLINE), 0);
    share_post *post = NULL;
    share_error error;
    assert_int_equal(share_post_compose(&post, article, NULL, &error), SHARE_ERR_NO_HEADLINE);
    share_article_free(article);
}

static void ill_formed_bytes_are_replaced_and_told(void **state)
{
    (void)state;
    share_article *article = NULL;
    const char text[] = "# Caf\xE9 au lait\n\nA line.\0 And more.\n";
    assert_int_equal(share_article_parse(&article, text, sizeof text - 1, NULL, NULL), SHARE_OK);
    assert_string_equal(text_of(article, SHARE_HEADLINE), "Caf\xEF\xBF\xBD au lait");
    assert_int_equal(share_article_warning_count(article), 1);
    const share_warning *warning = share_article_warning(article, 0);
    assert_string_equal(warning->code, "ill_formed");
    assert_int_equal(warning->offset, 5);
    assert_int_equal(warning->line, 1);
    assert_int_equal(warning->column, 6);
    share_article_free(article);

    share_parse_options options = SHARE_PARSE_OPTIONS_INIT;
    options.encoding = "windows-1252";
    const char legacy[] = "# Caf\xE9 \x80 5\n\nA line.\n";
    assert_int_equal(share_article_parse(&article, legacy, sizeof legacy - 1, &options, NULL),
                     SHARE_OK);
    assert_string_equal(text_of(article, SHARE_HEADLINE), "Caf\xC3\xA9 \xE2\x82\xAC 5");
    share_article_free(article);
    assert_int_equal(share_article_new(&article), SHARE_OK);
    assert_int_equal(share_article_add(article, SHARE_TAG, "caf\xE9"), SHARE_OK);
    assert_string_equal(text_of(article, SHARE_TAG), "caf\xEF\xBF\xBD");
    share_article_free(article);
}

static void files_are_read_whole(void **state)
{
    (void)state;
    const char *path = "test_articles.tmp.md";
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs(note, file);
    for (int i = 0; i < 20000; i++)
        fputs("Another sentence for the file to be long.\n", file);
    assert_int_equal(fclose(file), 0);
    share_parse_options options = SHARE_PARSE_OPTIONS_INIT;
    share_article *article = NULL;
    share_error error = {SHARE_OK, 0, 0, "", ""};
    assert_int_equal(share_article_open(&article, path, NULL, &error), SHARE_OK);
    assert_string_equal(text_of(article, SHARE_HEADLINE), "The well and the water table");
    share_article_free(article);
    options.max_bytes = 100;
    assert_int_equal(share_article_open(&article, path, &options, &error), SHARE_ERR_TOO_BIG);
    assert_null(article);
    assert_string_equal(error.source, path);
    options.max_bytes = SIZE_MAX; /* as much as there is */
    assert_int_equal(share_article_open(&article, path, &options, &error), SHARE_OK);
    assert_string_equal(text_of(article, SHARE_HEADLINE), "The well and the water table");
    share_article_free(article);
    remove(path);
}

static void names_are_stable(void **state)
{
    (void)state;
    assert_string_equal(share_key_name(SHARE_HEADLINE), "headline");
    assert_string_equal(share_key_name(SHARE_POINT), "point");
    assert_string_equal(share_key_name((share_key)99), "");
    assert_string_equal(share_origin_name(SHARE_FROM_FRONT_MATTER), "front-matter");
    assert_string_equal(share_origin_name(SHARE_FROM_LOCATION), "location");
    assert_string_equal(share_origin_name((share_origin)99), "");
    assert_string_equal(share_format_name(SHARE_MARKDOWN), "markdown");
    assert_string_equal(share_format_name((share_format)99), "");
    assert_string_equal(share_network_name(0), "linkedin");
    assert_string_equal(share_network_name(SIZE_MAX), "");
    for (int status = 0; status <= SHARE_ERR_FORMAT; status++) {
        assert_true(strlen(share_strerror((share_status)status)) > 0);
        assert_true(strlen(share_status_name((share_status)status)) > 0);
    }
    assert_string_equal(share_status_name(SHARE_ERR_NO_HEADLINE), "no_headline");
    assert_string_equal(share_status_name((share_status)99), "");
    assert_true(strlen(share_strerror((share_status)99)) > 0);
    assert_string_equal(share_version(), SHARE_VERSION_STRING);
}

/* A title that clears the screen, a body that rings and turns around: the letters stay. */
static void nothing_steers_a_terminal(void **state)
{
    (void)state;
    const char *text = "---\ntitle: \"A \\e[2Jtitle \\u202Ehere\\x9B\"\n---\n\n"
                       "First \x1B[31mtext\x7F with \xE2\x80\xAE words\xC2\x9B and bells\a.\n";
    share_article *article = NULL;
    char *body = NULL;
    assert_int_equal(share_article_parse(&article, text, strlen(text), NULL, NULL), SHARE_OK);
    assert_string_equal(share_article_get(article, SHARE_HEADLINE, 0)->text, "A [2Jtitle here");
    assert_int_equal(share_article_body(&body, article, NULL), SHARE_OK);
    assert_string_equal(body, "First [31mtext with  words and bells.");
    share_free(body);
    share_article_free(article);

    share_parse_options options = SHARE_PARSE_OPTIONS_INIT;
    share_error error;
    options.name = "a\x1B\xC2\x9B\xE2\x80\xAE.md";
    text = "+++\na = [\xC2\x9Bx\n+++\n";
    assert_int_equal(share_article_parse(&article, text, strlen(text), &options, &error),
                     SHARE_ERR_SYNTAX);
    assert_string_equal(error.source, "a      .md");
    assert_null(strstr(error.message, "\xC2\x9B"));
}

/* What was looked at and why it was not taken: for those who ask, and nobody else. */
static void sentences_are_explained(void **state)
{
    (void)state;
    static const char text[] = "# The well and the water table\n\n"
                               "Water moves through gravel in days and through clay in decades. "
                               "It never stands still in the ground below a river.\n\n"
                               "Why does a well run dry while the river is full?\n";
    share_parse_options options = SHARE_PARSE_OPTIONS_INIT;
    options.format = SHARE_MARKDOWN;
    options.flags = SHARE_PARSE_EXPLAIN;
    share_article *article = NULL, *plain = article_of(text);
    assert_int_equal(share_article_parse(&article, text, strlen(text), &options, NULL), SHARE_OK);
    assert_int_equal(share_article_sentence_count(plain), 0);
    assert_null(share_article_sentence(plain, 0));
    assert_int_equal(share_article_sentence_count(article), 3);
    const share_sentence *first = share_article_sentence(article, 0);
    assert_string_equal(first->used, "summary");
    assert_string_equal(first->reasons, "");
    assert_int_equal(first->line, 3);
    assert_in_range(first->headline, 1, 1000);
    assert_non_null(strstr(share_article_sentence(article, 1)->reasons, "dangling"));
    assert_string_equal(share_article_sentence(article, 2)->reasons, "question");
    assert_null(share_article_sentence(article, 3));
    assert_int_equal(share_article_sentence_count(NULL), 0);
    assert_string_equal(text_of(article, SHARE_SUMMARY), text_of(plain, SHARE_SUMMARY));
    share_article_free(plain);
    share_article_free(article);
}

/* Markdown of nearly nothing but marks is read in pieces, and its longest lines are cut: no word of
 * it is lost. */
static void marks_lose_no_words(void **state)
{
    (void)state;
    static const char *const between[] = {"\n", " ", "\n\n"};
    enum { LINKS = 4000 };
    for (size_t k = 0; k < sizeof between / sizeof *between; k++) {
        char *text = malloc(LINKS * 40 + 40), *body;
        assert_non_null(text);
        size_t n = (size_t)sprintf(text, "# A list of links\n\n");
        for (int i = 0; i < LINKS; i++)
            n += (size_t)sprintf(text + n, "*a%d* [b%d](/c_d_%d) `e%d`%s", i, i, i, i, between[k]);
        share_parse_options options = SHARE_PARSE_OPTIONS_INIT;
        options.format = SHARE_MARKDOWN;
        share_article *article;
        assert_int_equal(share_article_parse(&article, text, n, &options, NULL), SHARE_OK);
        assert_int_equal(share_article_body(&body, article, NULL), SHARE_OK);
        const char *at = body;
        for (int i = 0; i < LINKS; i++) {
            for (const char *kind = "abe"; *kind; kind++) {
                char word[20];
                sprintf(word, "%c%d", *kind, i);
                at = strstr(at, word);
                assert_non_null(at);
            }
        }
        share_free(body);
        share_article_free(article);
        free(text);
    }
}

/* A sentence may be as long as its paragraph. */
static void long_sentences_are_explained(void **state)
{
    (void)state;
    char text[6000];
    size_t n = (size_t)sprintf(text, "The river\n\nThe river is long");
    while (n < sizeof text - 100)
        n += (size_t)sprintf(text + n, ", and it passes village number %zu", n);
    n += (size_t)sprintf(text + n, ".\n");
    share_parse_options options = SHARE_PARSE_OPTIONS_INIT;
    options.format = SHARE_TEXT;
    options.flags = SHARE_PARSE_EXPLAIN;
    share_article *article;
    assert_int_equal(share_article_parse(&article, text, n, &options, NULL), SHARE_OK);
    assert_true(share_article_sentence_count(article) > 0);
    share_article_free(article);
}

static void points_add_up(const share_article *article, share_key key, const char *feature)
{
    bool found = false;
    assert_true(share_article_count(article, key) > 0);
    for (size_t i = 0; i < share_article_count(article, key); i++) {
        const share_value *value = share_article_get(article, key, i);
        size_t count = share_value_feature_count(value);
        int sum = 0;
        assert_true(count > 0);
        for (size_t n = 0; n < count; n++) {
            sum += share_value_feature(value, n)->points;
            found = found || strcmp(share_value_feature(value, n)->name, feature) == 0;
        }
        assert_int_equal(sum, (int)value->score);
        assert_null(share_value_feature(value, count));
    }
    assert_true(found);
}

/* What the scores of headlines and tags are made of, in all formats. */
static void scores_are_explained(void **state)
{
    (void)state;
    static const char body[] = "The slate roof above the mill leaks. A slate roof lasts a century, "
                               "its nails do not. Whoever "
                               "mends a slate roof carries new nails. The mill has a second roof, "
                               "of tin, and the tin roof "
                               "needs paint every ten years. Slate needs none.\n";
    static const struct {
        const char *head, *headline, *tag;
        share_format format;
    } cases[] = {
        {"# The slate roof of the mill\n\n", "first_heading", "in_headline", SHARE_MARKDOWN},
        {"<title>The slate roof of the mill</title><h1>The slate roof of the mill</h1><p>",
         "headings", "in_headline", SHARE_HTML},
        {"The slate roof of the mill\n\n", "words", "in_headline", SHARE_TEXT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[1000];
        snprintf(text, sizeof text, "%s%s", cases[i].head, body);
        share_parse_options options = SHARE_PARSE_OPTIONS_INIT;
        options.format = cases[i].format;
        options.flags = SHARE_PARSE_EXPLAIN | SHARE_PARSE_ANY_PAGE;
        share_article *article = NULL;
        assert_int_equal(share_article_parse(&article, text, strlen(text), &options, NULL),
                         SHARE_OK);
        points_add_up(article, SHARE_HEADLINE, cases[i].headline);
        points_add_up(article, SHARE_TAG, cases[i].tag);
        assert_true(share_article_passed_count(article) > 0);
        for (size_t n = 0; n < share_article_passed_count(article); n++) {
            const share_value *passed = share_article_passed(article, n);
            assert_true(*passed->reason && *passed->text && passed->score <= 500);
            assert_true(share_value_feature_count(passed) > 0);
        }
        assert_string_equal(share_article_get(article, SHARE_TAG, 0)->reason, "");
        assert_int_equal(share_value_feature_count(share_article_get(article, SHARE_LANGUAGE, 0)),
                         0);
        share_article_free(article);
        options.flags = SHARE_PARSE_ANY_PAGE;
        assert_int_equal(share_article_parse(&article, text, strlen(text), &options, NULL),
                         SHARE_OK);
        assert_int_equal(share_value_feature_count(share_article_get(article, SHARE_TAG, 0)), 0);
        assert_int_equal(share_article_passed_count(article), 0);
        share_article_free(article);
    }
    assert_int_equal(share_value_feature_count(NULL), 0);
    assert_null(share_value_feature(NULL, 0));
    assert_null(share_article_passed(NULL, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(defaults_are_enough),
        cmocka_unit_test(front_matter_is_believed),
        cmocka_unit_test(past_the_end_is_the_empty_value),
        cmocka_unit_test(null_objects_are_harmless),
        cmocka_unit_test(out_is_null_after_every_failure),
        cmocka_unit_test(errors_say_where),
        cmocka_unit_test(an_error_is_untouched_on_success),
        cmocka_unit_test(a_long_name_keeps_its_end),
        cmocka_unit_test(shorter_options_mean_the_defaults),
        cmocka_unit_test(longer_options_must_end_in_zeros),
        cmocka_unit_test(nothing_passed_in_is_kept),
        cmocka_unit_test(what_the_caller_adds_wins),
        cmocka_unit_test(an_article_by_hand),
        cmocka_unit_test(many_tags_by_hand),
        cmocka_unit_test(empty_input_is_an_article_without_a_headline),
        cmocka_unit_test(ill_formed_bytes_are_replaced_and_told),
        cmocka_unit_test(files_are_read_whole),
        cmocka_unit_test(sentences_are_explained),
        cmocka_unit_test(long_sentences_are_explained),
        cmocka_unit_test(scores_are_explained),
        cmocka_unit_test(names_are_stable),
        cmocka_unit_test(nothing_steers_a_terminal),
        cmocka_unit_test(marks_lose_no_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
