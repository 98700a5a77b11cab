/* test_metadata.c - from records to values: which key wins, how strings of tags split, which
 * addresses count, and which values say nothing. */
#include "pick/article.h"
#include "pick/metadata.h"
#include "pick/pick.h"
#include "read/read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* The article of one YAML block, metadata picked and nothing else. */
static struct share_article pick(const char *yaml, const char *base_url)
{
    struct share_article article = {.source = ""};
    share_parse_options options = SHARE_PARSE_OPTIONS_INIT;
    options.base_url = base_url;
    share_error error = {.message = ""};
    share__source source = {share__view_of(yaml), 1};
    assert_int_equal(share__read_yaml(&article.document, source, &error), SHARE_OK);
    assert_int_equal(share__pick_metadata(&article, &options), SHARE_OK);
    return article;
}

/* The values of a key with their scores falling, joined by " | ". */
static void values_are(const char *yaml, const char *base_url, share_key key, const char *want)
{
    struct share_article article = pick(yaml, base_url);
    const share__values *list = &article.lists[key];
    char got[2000] = "";
    for (unsigned score = 1000; score > 0; score--)
        for (size_t i = 0; i < list->count; i++)
            if (list->at[i].score == score) {
                strcat(got, *got ? " | " : "");
                strcat(got, list->at[i].text);
                assert_int_equal(list->at[i].origin, SHARE_FROM_FRONT_MATTER);
                assert_true(list->at[i].line > 0);
            }
    share__document_free(&article.document);
    if (strcmp(got, want) != 0)
        fail_msg("%s: got \"%s\", not \"%s\"", yaml, got, want);
}

static void titles(void **state)
{
    (void)state;
    values_are("headline: b\ntitle: a\n", NULL, SHARE_HEADLINE, "a | b");
    values_are("Title: A\nseo:\n  title: B\n", NULL, SHARE_HEADLINE, "A | B");
    values_are("seo_title: b\nlinkTitle: c\n", NULL, SHARE_HEADLINE, "b | c");
    values_are("title: \"{{ replace .Name }}\"\nheadline: x\n", NULL, SHARE_HEADLINE, "x");
    values_are("title: Untitled\nheadline: x\n", NULL, SHARE_HEADLINE, "x | Untitled");
    values_are("title: old\ndate: x\ntitle: new\n", NULL, SHARE_HEADLINE, "new");
    values_are("title: '`<progress>` and **bold** [link](u)'\n", NULL, SHARE_HEADLINE,
               "<progress> and bold link");
    values_are("extra:\n  headline: deep\n", NULL, SHARE_HEADLINE, "deep");
    values_are("params:\n  title: deep\ntitle: x\n", NULL, SHARE_HEADLINE, "x | deep");
    values_are("subtitle_of: x\nmytitle: y\ntitles: z\n", NULL, SHARE_HEADLINE, "");
}

static void summaries(void **state)
{
    (void)state;
    values_are("excerpt: c\nsummary: b\ndescription: a\n", NULL, SHARE_SUMMARY, "a | b | c");
    values_are("subtitle: d\nteaser: c\n", NULL, SHARE_SUMMARY, "c | d");
    values_are("meta:\n  description: m\nseo:\n  description: s\n", NULL, SHARE_SUMMARY, "s | m");
    values_are("title: The Same\ndescription: the same.\nteaser: other\n", NULL, SHARE_SUMMARY,
               "other | the same.");
    values_are("description: TODO\nexcerpt: real words\n", NULL, SHARE_SUMMARY,
               "real words | TODO");
    values_are("preview: true\nlead: /img/x.png\nintro: https://a.example/b\nteaser: pic.jpg\n",
               NULL, SHARE_SUMMARY, "");
    values_are("description: >\n  one\n  two\n", NULL, SHARE_SUMMARY, "one two");
    values_are("extra:\n  summary: z\n", NULL, SHARE_SUMMARY, "z");
    values_are("description: 'See [the guide](https://a.example), *now*: `{{ x }}` &amp; more.'\n",
               NULL, SHARE_SUMMARY, "See the guide, now: {{ x }} & more.");
}

static void tags(void **state)
{
    (void)state;
    values_are("tags: [b, A, c d]\n", NULL, SHARE_TAG, "b | A | c d");
    values_are("tags: a b-c D\n", NULL, SHARE_TAG, "a | b-c | D");
    values_are("tags: a b, c\n", NULL, SHARE_TAG, "a b | c");
    values_are("keywords: a b,c;d\n", NULL, SHARE_TAG, "a b | c | d");
    values_are("keywords: machine learning\n", NULL, SHARE_TAG, "machine learning");
    values_are("category: Open Source\n", NULL, SHARE_TAG, "Open Source");
    values_are("tags: 分布式、事务，数据；库\n", NULL, SHARE_TAG, "分布式 | 事务 | 数据 | 库");
    values_are("tags: ['a, b', c]\n", NULL, SHARE_TAG, "a, b | c");
    values_are("tags: ['#a', \"#b\", A, a]\n", NULL, SHARE_TAG, "a | b");
    values_are("tags: '#a #b'\n", NULL, SHARE_TAG, "a | b");
    values_are("tags: '[a, \"b c\"]'\n", NULL, SHARE_TAG, "a | b c");
    values_are("tags: [c#, C++, .net]\n", NULL, SHARE_TAG, "c# | C++ | .net");
    values_are("categories: [x]\nkeywords: [k]\ntags: [t]\n", NULL, SHARE_TAG, "t");
    values_are("categories: [x]\ntags: []\ntag: y\n", NULL, SHARE_TAG, "y");
    values_are("categories: [x]\ntags: ['#', '-']\n", NULL, SHARE_TAG, "x");
    values_are("taxonomies:\n  tags: [a b, c]\n  categories: [d]\n", NULL, SHARE_TAG, "a b | c");
    values_are("tags:\n  - name: a\n    slug: s\n  - name: b\n", NULL, SHARE_TAG, "a | b");
    values_are("tags: |\n  a\n  b\n", NULL, SHARE_TAG, "a | b");
    values_are("tags: [a, {label: b, permalink: /b}]\n", NULL, SHARE_TAG, "a | b");
    values_are("tags: a\ntags: b\n", NULL, SHARE_TAG, "b");
    values_are("tags: 2024\n", NULL, SHARE_TAG, "2024");
}

static void urls(void **state)
{
    (void)state;
    static const char base[] = "https://a.example/blog/";
    values_are("canonical_url: https://b.example/x\n", NULL, SHARE_URL, "https://b.example/x");
    values_are("canonicalUrl: https://b.example/x\nurl: https://c.example/\n", NULL, SHARE_URL,
               "https://b.example/x | https://c.example/");
    values_are("permalink: /2024/x/\n", NULL, SHARE_URL, "");
    values_are("permalink: /2024/x/\n", base, SHARE_URL, "https://a.example/2024/x/");
    values_are("url: ../y\n", base, SHARE_URL, "https://a.example/y");
    values_are("slug: z\n", base, SHARE_URL, "https://a.example/blog/z");
    values_are("slug: blog\n", base, SHARE_URL, "");
    values_are("slug: z\n", "https://a.example/blog/z.md", SHARE_URL, "");
    values_are("permalink: /:year/:title/\n", base, SHARE_URL, "");
    values_are("canonical: true\n", base, SHARE_URL, "");
    values_are("url: 'javascript:alert(1)'\n", base, SHARE_URL, "");
    values_are("url: //c.example/x\n", base, SHARE_URL, "https://c.example/x");
    values_are("permalink: x\n", "not-a-base", SHARE_URL, "");
}

static void people_and_places(void **state)
{
    (void)state;
    values_are("author: A B\n", NULL, SHARE_AUTHOR, "A B");
    values_are("author:\n  name: A\n  url: https://a.example\n", NULL, SHARE_AUTHOR, "A");
    values_are("authors:\n  - name: A\n    title: Boss\n  - name: B\n", NULL, SHARE_AUTHOR,
               "A | B");
    values_are("by: [A, B]\n", NULL, SHARE_AUTHOR, "A | B");
    values_are("author: A B <ab@c.example>\n", NULL, SHARE_AUTHOR, "A B");
    values_are("author: ab@c.example (A B)\n", NULL, SHARE_AUTHOR, "A B");
    values_are("author: true\n", NULL, SHARE_AUTHOR, "");
    values_are("site_name: S\nauthor_name: N\n", NULL, SHARE_SITE, "S");
    values_are("site: https://a.example\n", NULL, SHARE_SITE, "");
    values_are("lang: en_us\n", NULL, SHARE_LANGUAGE, "en-US");
    values_are("locale: zh-hans-cn\nlang: PT\n", NULL, SHARE_LANGUAGE, "pt | zh-Hans-CN");
    values_are("lang: de_DE.UTF-8\n", NULL, SHARE_LANGUAGE, "de-DE");
    values_are("lang: English\nlanguage: e\nlocale: x!\n", NULL, SHARE_LANGUAGE, "");
    values_are("date: 2024-05-06 07:08:09 +0900\nlastmod: 2025-01-01\n", NULL, SHARE_DATE,
               "2024-05-06 07:08:09 +0900 | 2025-01-01");
    values_are("published: true\ndate: '{{ .Date }}'\n", NULL, SHARE_DATE, "");
    values_are("published: 2024-05-06\n", NULL, SHARE_DATE, "2024-05-06");
    values_are("image: a.png\ncover:\n  image: /b.png\n", NULL, SHARE_IMAGE, "a.png | /b.png");
    values_are("image: a.png\n", "https://a.example/b/", SHARE_IMAGE, "https://a.example/b/a.png");
    values_are("image: true\nthumbnail: '[[c.png]]'\n", NULL, SHARE_IMAGE, "c.png");
}

static void share_text(void **state)
{
    (void)state;
    values_are("social:\n  linkedin: |\n    One line.\n\n    Another.\n  twitter: t\n", NULL,
               SHARE_TEXT_OF_POST, "One line.\n\nAnother.");
    values_are("share_text: My words\n", NULL, SHARE_TEXT_OF_POST, "My words");
    values_are("linkedin: some-handle\nsocial:\n  linkedin: https://linkedin.example/in/x\n", NULL,
               SHARE_TEXT_OF_POST, "");
}

static void drafts(void **state)
{
    (void)state;
    static const struct {
        const char *yaml;
        bool draft;
    } drafts[] = {{"draft: true\n", true},
                  {"Draft: Yes\n", true},
                  {"published: false\n", true},
                  {"status: draft\n", true},
                  {"draft: false\n", false},
                  {"published: true\n", false},
                  {"published: 2024-01-01\n", false},
                  {"status: published\n", false}};
    for (size_t i = 0; i < sizeof drafts / sizeof *drafts; i++) {
        struct share_article article = pick(drafts[i].yaml, NULL);
        assert_int_equal(article.document.warning_count, drafts[i].draft);
        if (drafts[i].draft) {
            assert_string_equal(article.document.warnings[0].code, "draft");
            assert_int_equal(article.document.warnings[0].line, 1);
        }
        share__document_free(&article.document);
    }
}

/* Rows that can never be found, or are found twice, are mistakes. */
static void table_is_sound(void **state)
{
    (void)state;
    for (size_t i = 0; i < share__key_row_count; i++) {
        const share__key_row *row = &share__key_rows[i];
        assert_true(row->score > 50 && row->score < 1000);
        const bool capitals = row->origin == SHARE_FROM_JSON_LD || row->origin == SHARE_FROM_BODY;
        for (const char *p = row->key; *p; p++)
            if (*p == '_' || *p == '-' || *p == ' ' || (!capitals && *p >= 'A' && *p <= 'Z'))
                fail_msg("%s: no key is compared with '%c'", row->key, *p);
        for (size_t j = 0; j < i; j++)
            if (share__key_rows[j].origin == row->origin &&
                strcmp(share__key_rows[j].key, row->key) == 0)
                fail_msg("%s: twice in the table", row->key);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles),     cmocka_unit_test(summaries),
        cmocka_unit_test(tags),       cmocka_unit_test(urls),
        cmocka_unit_test(share_text), cmocka_unit_test(people_and_places),
        cmocka_unit_test(drafts),     cmocka_unit_test(table_is_sound)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
