/* test_front_matter.c - where front matter starts and ends, in every syntax, and what only looks
 * like it. */
#include "read/read.h"
#include "read/records.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct block_case {
    const char *name, *text;
    const char *key, *value; /* of the first record; NULL: there is none */
    const char *body;        /* what is left */
    unsigned line;           /* of the body's first line */
} block_case;

static const block_case cases[] = {
    {"YAML", "---\ntitle: x\n---\nBody\n", "title", "x", "Body\n", 4},
    {"closed by dots", "---\ntitle: x\n...\nBody", "title", "x", "Body", 4},
    {"spaces behind the fences", "---  \ntitle: x\n--- \t\nBody", "title", "x", "Body", 4},
    {"CRLF", "---\r\ntitle: x\r\n---\r\nBody", "title", "x", "Body", 4},
    {"CR", "---\rtitle: x\r---\rBody", "title", "x", "Body", 4},
    {"empty lines in front", "\n\n---\ntitle: x\n---\nBody", "title", "x", "Body", 6},
    {"nothing but front matter", "---\ntitle: x\n---", "title", "x", "", 4},
    {"empty", "---\n---\nBody", NULL, NULL, "Body", 3},
    {"only comments", "---\n# a\n\n---\nBody", NULL, NULL, "Body", 5},
    {"a rule further down", "---\ntitle: x\n---\nA\n\n---\n\nB", "title", "x", "A\n\n---\n\nB", 4},
    {"indented rule in a block", "---\nt: |\n  a\n  ---\n  b\n---\nC", "t", "a\n---\nb\n", "C", 7},
    {"flow map", "---\n{title: x}\n---\nB", "title", "x", "B", 4},
    {"named language", "---json\n{\"title\": \"x\"}\n---\nB", "title", "x", "B", 4},
    {"named TOML", "---toml\ntitle = \"x\"\n---\nB", "title", "x", "B", 4},
    {"TOML", "+++\ntitle = \"x\"\n+++\nB", "title", "x", "B", 4},
    {"TOML, CRLF", "+++\r\ntitle = \"x\"\r\n+++\r\nB", "title", "x", "B", 4},
    {"JSON", "{\n  \"title\": \"x\"\n}\n\nB", "title", "x", "\nB", 4},
    {"JSON in one line", "{\"title\": \"a } b\"}\nB", "title", "a } b", "B", 2},
    {"JSON between fences", ";;;\n{\"title\": \"x\"}\n;;;\nB", "title", "x", "B", 4},
    {"JSON in a comment", "<!--{\n\"Title\": \"x\"\n}-->\nB", "title", "x", "B", 4},
    {"header", "Title: x: y\nDate: 2024-05-06\n\nB", "title", "x: y", "B", 4},
    {"header of a title", "Title: x\n\nB", "title", "x", "B", 3},
    {"header, folded", "Title: x\n    y\n    z\nTags: a\n\nB", "title", "x y z", "B", 6},
    {"header, closed by a fence", "title: x\ntags:\n  - a\n---\nB", "title", "x", "B", 5},
    {"header with a key of its own first", "Save_as: a.html\nTitle: x\nDate: y\n\nB", "save_as",
     "a.html", "B", 5},
    {"header at the end", "Title: x\nTags: a", "title", "x", "", 3},

    {"a rule", "---\n\nSome text.\n\n---\n\nMore.", NULL, NULL, "---\n\nSome text.\n\n---\n\nMore.",
     1},
    {"a rule, prose with a colon", "---\nSome text, as I said: this.\n\n---\nMore.", NULL, NULL,
     "---\nSome text, as I said: this.\n\n---\nMore.", 1},
    {"a rule, then a note", "---\nNote: this is old.\n\nLong text.\nNot: keys", NULL, NULL,
     "---\nNote: this is old.\n\nLong text.\nNot: keys", 1},
    {"four dashes", "----\ntitle: x\n----\n", NULL, NULL, "----\ntitle: x\n----\n", 1},
    {"pluses", "+++\ntext\n", NULL, NULL, "+++\ntext\n", 1},
    {"a sentence with a colon", "Remember: it rains.\n\nB", NULL, NULL, "Remember: it rains.\n\nB",
     1},
    {"a known word with a colon", "Summary: it rains.\n\nB", NULL, NULL, "Summary: it rains.\n\nB",
     1},
    {"a header with prose in it", "Title: x\nand so on\n\nB", NULL, NULL,
     "Title: x\nand so on\n\nB", 1},
    {"an address", "https://example.org\n\nB", NULL, NULL, "https://example.org\n\nB", 1},
    {"a shortcode", "{{< toc >}}\n\nB", NULL, NULL, "{{< toc >}}\n\nB", 1},
    {"Liquid", "{% include x %}\n\nB", NULL, NULL, "{% include x %}\n\nB", 1},
    {"an object in a sentence", "{\"a\": 1} is JSON\n", NULL, NULL, "{\"a\": 1} is JSON\n", 1},
    {"a comment", "<!-- {\"a\": 1} -->\nB", NULL, NULL, "<!-- {\"a\": 1} -->\nB", 1},
    {"empty text", "", NULL, NULL, "", 1},
    {"white space", " \n\n", NULL, NULL, " \n\n", 1},
};

static bool check_case(const block_case *c)
{
    share__document document = {.format = SHARE_MARKDOWN};
    share_error error = {.line = 0, .message = ""};
    share__source source = {share__view_of(c->text), 1};
    share_status status = share__read_front_matter(&document, &source, &error);
    const share__meta *meta = document.meta_count > 0 ? document.metas : NULL;
    bool good = status == SHARE_OK && share__equal(source.text, share__view_of(c->body)) &&
                source.line == c->line && !meta == !c->key && document.warning_count == 0;
    if (good && meta)
        good = share__equal(meta->key, share__view_of(c->key)) &&
               share__equal(meta->value, share__view_of(c->value));
    if (!good)
        fprintf(stderr, "%s: status %d %s; line %u, body \"%.*s\"; %.*s = %.*s\n", c->name,
                (int)status, error.message, source.line, (int)source.text.n, source.text.p,
                meta ? (int)meta->key.n : 0, meta ? meta->key.p : "", meta ? (int)meta->value.n : 0,
                meta ? meta->value.p : "");
    share__document_free(&document);
    return good;
}

static void blocks(void **state)
{
    (void)state;
    unsigned wrong = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        wrong += !check_case(&cases[i]);
    assert_int_equal(wrong, 0);
}

static void refuses(share__view text, unsigned line, unsigned column, const char *message)
{
    share__document document = {.format = SHARE_MARKDOWN};
    share_error error = {.line = 0, .message = ""};
    share__source source = {text, 1};
    share_status status = share__read_front_matter(&document, &source, &error);
    if (status != SHARE_ERR_SYNTAX || error.line != line || error.column != column ||
        !strstr(error.message, message))
        fail_msg("%.20s: status %d, %u:%u: %s", text.p, (int)status, error.line, error.column,
                 error.message);
    share__document_free(&document);
}

static void never_ends(void **state)
{
    (void)state;
    static const char message[] = "front matter that is opened here never ends";
    refuses(SHARE__LIT("---\ntitle: x\n\nBody\n"), 1, 1, message);
    refuses(SHARE__LIT("\n\n---\nlayout: post\n"), 3, 1, message);
    refuses(SHARE__LIT("---\na: 1\nb: 2\n\nBody, one\nand two\nand three\n\n---\n"), 1, 1, message);
    refuses(SHARE__LIT("---\ntitle = \"x\"\nBody\n"), 1, 1, message);
    refuses(SHARE__LIT("+++\ntitle = \"x\"\n\nBody\n"), 1, 1, message);
    refuses(SHARE__LIT("+++\n# c\n[a]\n"), 1, 1, message);
    refuses(SHARE__LIT("{\n\"title\": \"x\",\n\nBody\n"), 1, 1, message);
    refuses(SHARE__LIT("{ \"title\": \"x }\n"), 1, 1, message);
}

static void malformed(void **state)
{
    (void)state;
    refuses(SHARE__LIT("+++\ntitle = x\n+++\n"), 2, 9, "TOML");
    refuses(SHARE__LIT("{\n\"title\": x\n}\n"), 2, 10, "JSON");
    refuses(SHARE__LIT("\n{\n\"t\": \"\xC3\xA9\",\n}\n"), 4, 1, "JSON");
    refuses(SHARE__LIT("{ \"a\": [1, 2 }]\nB"), 1, 14, "JSON");
}

/* 'n' times 'piece' between 'head' and 'tail'. */
static share__view repeated(const char *head, const char *piece, size_t n, const char *tail)
{
    size_t length = strlen(piece);
    char *text = malloc(strlen(head) + n * length + strlen(tail) + 1);
    assert_non_null(text);
    char *p = text + strlen(head);
    strcpy(text, head);
    for (size_t i = 0; i < n; i++, p += length)
        memcpy(p, piece, length);
    strcpy(p, tail);
    return share__view_of(text);
}

static void too_large(void **state)
{
    (void)state;
    static const char *const parts[][4] = {
        {"---\ntitle: x\n", "key: value\n", "---\nBody\n", "larger than 64 KiB"},
        {"+++\ntitle = 'x'\n", "# comment\n", "+++\nBody\n", "larger than 64 KiB"},
        {"{\"title\": [", "\"x\",\n", "1]}\nBody\n", "does not end within 64 KiB"},
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        share__view text = repeated(parts[i][0], parts[i][1], 20000, parts[i][2]);
        refuses(text, i == 2 ? 1 : 2, 1, parts[i][3]);
        free((void *)(uintptr_t)text.p);
    }
}

static void too_deep(void **state)
{
    (void)state;
    static const char *const parts[][4] = {
        {"---\na: ", "[", "\n---\nBody\n"},
        {"+++\na = ", "[", "\n+++\nBody\n"},
        {";;;\n{\"a\": ", "[", "}\n;;;\nBody\n"},
    };
    static const char *const messages[] = {"deeper than 32", "too deep", "deeper than 32"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        share__view text = repeated(parts[i][0], parts[i][1], 60000, parts[i][2]);
        share__document document = {.format = SHARE_MARKDOWN};
        share_error error = {.line = 0, .message = ""};
        share__source source = {text, 1};
        assert_int_equal(share__read_front_matter(&document, &source, &error), SHARE_ERR_SYNTAX);
        assert_int_equal(error.line, 2);
        assert_non_null(strstr(error.message, messages[i]));
        share__document_free(&document);
        free((void *)(uintptr_t)text.p);
    }
}

static void json_records(void **state)
{
    (void)state;
    share__document document = {.format = SHARE_MARKDOWN};
    share_error error = {.line = 0, .message = ""};
    share__source source = {
        SHARE__LIT("{\"Title\": \"A\\u00e9\\n\\\"q\\\"\",\n\"v\": 1.10, \"big\": "
                   "123456789012345678, \"no\": null, \"t\": true,\n"
                   " \"tags\": [\"a, b\", [\"c\"], {\"name\": \"d\"}],\n"
                   "\"seo\": {\"x\": {\"y\": \"z\"}, \"w\": \"\"}, \"e\": []}\n"),
        1};
    static const struct {
        const char *key, *value;
        unsigned line, column, listed;
    } want[] = {{"title", "A\xC3\xA9\n\"q\"", 1, 11, 0},
                {"v", "1.10", 2, 6, 0},
                {"big", "123456789012345678", 2, 19, 0},
                {"t", "true", 2, 56, 0},
                {"tags", "a, b", 3, 11, 1},
                {"tags", "c", 3, 20, 1},
                {"tags.name", "d", 3, 35, 1},
                {"seo.x.y", "z", 4, 20, 0}};
    assert_int_equal(share__read_json(&document, source, &error), SHARE_OK);
    assert_int_equal(document.meta_count, sizeof want / sizeof *want);
    for (size_t i = 0; i < document.meta_count; i++) {
        const share__meta *meta = &document.metas[i];
        assert_true(share__equal(meta->key, share__view_of(want[i].key)));
        assert_true(share__equal(meta->value, share__view_of(want[i].value)));
        assert_int_equal(meta->line, want[i].line);
        assert_int_equal(meta->column, want[i].column);
        assert_int_equal(meta->listed, want[i].listed);
    }
    share__document_free(&document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(blocks),    cmocka_unit_test(never_ends),
                                       cmocka_unit_test(malformed), cmocka_unit_test(too_large),
                                       cmocka_unit_test(too_deep),  cmocka_unit_test(json_records)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
