/* test_yaml.c - YAML front matter as authors write it: each oddity that was counted in real posts
 * is a case, the valid ones first, then those that only a lenient reader understands. */
#include "read/read.h"
#include "read/records.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct expected {
    const char *key, *value;
    bool listed;
} expected;

typedef struct yaml_case {
    const char *name, *yaml;
    unsigned warning_line; /* 0: valid */
    expected records[8];
} yaml_case;

static const yaml_case cases[] = {
    {"plain",
     "title: A title\ndate: 2024-05-06\n",
     0,
     {{"title", "A title", false}, {"date", "2024-05-06", false}}},
    {"text is kept: numbers, dates, words that YAML 1.1 reads as booleans",
     "version: 1.10\nnorway: no\nbig: 0o17\nat: 12:30:00\ntags: [2024, 007, yes]\n",
     0,
     {{"version", "1.10", false},
      {"norway", "no", false},
      {"big", "0o17", false},
      {"at", "12:30:00", false},
      {"tags", "2024", true},
      {"tags", "007", true},
      {"tags", "yes", true}}},
    {"plain value over several lines",
     "description: one\n  two\n  three\ntitle: x\n",
     0,
     {{"description", "one two three", false}, {"title", "x", false}}},
    {"unindented list",
     "tags:\n- a\n- b c\ntitle: x\n",
     0,
     {{"tags", "a", true}, {"tags", "b c", true}, {"title", "x", false}}},
    {"indented list", "tags:\n  - a\n  - 'b'\n", 0, {{"tags", "a", true}, {"tags", "b", true}}},
    {"literal block",
     "social:\n  linkedin: |\n    One\n\n    Two\n",
     0,
     {{"social.linkedin", "One\n\nTwo\n", false}}},
    {"folded block",
     "summary: >-\n  one\n  two\ntitle: x\n",
     0,
     {{"summary", "one two", false}, {"title", "x", false}}},
    {"comment at the left edge behind a folded block",
     "summary: >\n  one\n# comment: here\ntags: [a]\n",
     0,
     {{"summary", "one\n", false}, {"tags", "a", true}}},
    {"space before the colon",
     "layout  : wiki\ntitle   : Spring @Bean\n",
     0,
     {{"layout", "wiki", false}, {"title", "Spring @Bean", false}}},
    {"capitals in keys",
     "Title: x\nSEO:\n  Description: d\n",
     0,
     {{"title", "x", false}, {"seo.description", "d", false}}},
    {"value on the next line",
     "title:\n  The title\ndescription:\n  \"quoted\"\n",
     0,
     {{"title", "The title", false}, {"description", "quoted", false}}},
    {"quoted value over several lines",
     "d: \"one\n  two\n\n  three\"\ne: 'four\n  five'\n",
     0,
     {{"d", "one two\nthree", false}, {"e", "four five", false}}},
    {"quoted value that goes on at the left edge",
     "d: \"one\ntwo\"\nt: x\n",
     0,
     {{"d", "one two", false}, {"t", "x", false}}},
    {"comment after a value",
     "type: tech # tech or idea\nc: a#b\n",
     0,
     {{"type", "tech", false}, {"c", "a#b", false}}},
    {"flow list over several lines",
     "tags: [a,\n  'b, c',\n  \"d\" ]\n",
     0,
     {{"tags", "a", true}, {"tags", "b, c", true}, {"tags", "d", true}}},
    {"escapes",
     "t: \"\\u00e9 \\\"q\\\" \\x41 a\\tb\"\n",
     0,
     {{"t", "\xC3\xA9 \"q\" A a\tb", false}}},
    {"doubled quotes", "t: 'it''s'\n", 0, {{"t", "it's", false}}},
    {"CRLF", "title: x\r\ntags:\r\n  - a\r\n", 0, {{"title", "x", false}, {"tags", "a", true}}},
    {"the whole map indented",
     " title: x\n tags:\n   - a\n",
     0,
     {{"title", "x", false}, {"tags", "a", true}}},
    {"list of maps",
     "authors:\n  - name: A\n    url: u\n  - name: B\n",
     0,
     {{"authors.name", "A", true}, {"authors.url", "u", true}, {"authors.name", "B", true}}},
    {"list in a list", "parent: [[spring]]\n", 0, {{"parent", "spring", true}}},
    {"nothing", "a:\nb: ~\nc: null\nd: ''\ne: []\nf: {}\ng: 'null'\n", 0, {{"g", "null", false}}},
    {"controls in escapes", "t: \"a\\0b\\ac\\u0085d\"\n", 0, {{"t", "abcd", false}}},
    {"tab behind the colon", "title:\tx\n", 0, {{"title", "x", false}}},
    {"keys with colons", "og:title: x\n", 0, {{"og:title", "x", false}}},

    {"unquoted colon",
     "title: Go: the language\ntags: [a]\n",
     2,
     {{"title", "Go: the language", false}, {"tags", "a", true}}},
    {"unquoted colon in a list",
     "tags:\n  - a\n  - b: c: d\ntitle: x\n",
     4,
     {{"tags", "a", true}, {"tags", "b: c: d", true}, {"title", "x", false}}},
    {"Markdown in front",
     "title: `code` first\ndescription: **bold** words\n",
     2,
     {{"title", "`code` first", false}, {"description", "**bold** words", false}}},
    {"emphasis in front",
     "title: *Not* an alias\ndescription: *All of it* too\nx: y\n",
     2,
     {{"title", "*Not* an alias", false},
      {"description", "*All of it* too", false},
      {"x", "y", false}}},
    {"at sign",
     "title: x\nauthor: @handle\n",
     3,
     {{"title", "x", false}, {"author", "@handle", false}}},
    {"tabs",
     "title: x\ntags:\n\t- a\n\t- b\n",
     4,
     {{"title", "x", false}, {"tags", "a", true}, {"tags", "b", true}}},
    {"text behind quotes",
     "title: \"Quoted\" and more\nx: y\n",
     2,
     {{"title", "\"Quoted\" and more", false}, {"x", "y", false}}},
    {"quote inside quotes",
     "title: 'It's fine'\nx: y\n",
     2,
     {{"title", "It's fine", false}, {"x", "y", false}}},
    {"bracket in front",
     "title: [Draft] The title\nx: y\n",
     2,
     {{"title", "[Draft] The title", false}, {"x", "y", false}}},
    {"list that never closes",
     "tags: [a, b\ntitle: x\n",
     3,
     {{"tags", "a", true}, {"tags", "b", true}, {"title", "x", false}}},
    {"line that is none",
     "title: x\njust words\ntags: [a]\n",
     4,
     {{"title", "x just words", false}, {"tags", "a", true}}},
    {"no space behind the colon",
     "title:x\ntags: [a]\n",
     2,
     {{"title", "x", false}, {"tags", "a", true}}},
    {"template",
     "title: {{ page.title }}\nx: y\n",
     2,
     {{"title", "{{ page.title }}", false}, {"x", "y", false}}},
    {"percent sign", "title: %20 off\nx: y\n", 2, {{"title", "%20 off", false}, {"x", "y", false}}},
    {"folded lines in an entry that is none",
     "title: x\nd: a: b\n  more\n  words\ntags: [t]\n",
     3,
     {{"title", "x", false}, {"d", "a: b more words", false}, {"tags", "t", true}}},
    {"map with a colon",
     "seo:\n  title: a: b\n  tags: [c, d]\n",
     3,
     {{"seo.title", "a: b", false}, {"seo.tags", "c", true}, {"seo.tags", "d", true}}},
};

static bool same_record(const share__meta *meta, const expected *want)
{
    return share__equal(meta->key, share__view_of(want->key)) &&
           share__equal(meta->value, share__view_of(want->value)) && meta->listed == want->listed;
}

static bool check_case(const yaml_case *c)
{
    share__document document = {.format = SHARE_MARKDOWN};
    share_error error = {.line = 0, .message = ""};
    share__source source = {share__view_of(c->yaml), 2};
    share_status status = share__read_yaml(&document, source, &error);
    size_t n = 0;
    while (n < 8 && c->records[n].key)
        n++;
    bool good = status == SHARE_OK && document.meta_count == n;
    for (size_t i = 0; good && i < n; i++)
        good = same_record(&document.metas[i], &c->records[i]);
    unsigned line = document.warning_count > 0 ? document.warnings[0].line : 0;
    good = good && line == c->warning_line && document.warning_count == (line > 0) &&
           (line == 0 || strcmp(document.warnings[0].code, "front_matter") == 0);
    if (!good) {
        fprintf(stderr, "%s: %s, warning in line %u\n", c->name, error.message, line);
        for (size_t i = 0; i < document.meta_count; i++) {
            const share__meta *meta = &document.metas[i];
            fprintf(stderr, "  %.*s = \"%.*s\"%s\n", (int)meta->key.n, meta->key.p,
                    (int)meta->value.n, meta->value.p, meta->listed ? " (listed)" : "");
        }
    }
    share__document_free(&document);
    return good;
}

static void oddities(void **state)
{
    (void)state;
    unsigned wrong = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        wrong += !check_case(&cases[i]);
    assert_int_equal(wrong, 0);
}

static void places(void **state)
{
    (void)state;
    share__document document = {.format = SHARE_MARKDOWN};
    share_error error;
    share__source source = {SHARE__LIT("title: \xC3\xA9\n\xE3\x82\xBF: x\ntags: [\xC3\xA9, b]\n"
                                       "l:\r\n  - c\n"),
                            2};
    assert_int_equal(share__read_yaml(&document, source, &error), SHARE_OK);
    static const unsigned want[][2] = {{2, 8}, {3, 6}, {4, 8}, {4, 12}, {6, 5}};
    assert_int_equal(document.meta_count, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(document.metas[i].line, want[i][0]);
        assert_int_equal(document.metas[i].column, want[i][1]);
    }
    share__document_free(&document);
}

static void refuses(const char *yaml, unsigned line, unsigned column)
{
    share__document document = {.format = SHARE_MARKDOWN};
    share_error error = {.line = 0};
    share__source source = {share__view_of(yaml), 2};
    assert_int_equal(share__read_yaml(&document, source, &error), SHARE_ERR_SYNTAX);
    assert_int_equal(error.line, line);
    assert_int_equal(error.column, column);
    share__document_free(&document);
}

static void refused(void **state)
{
    (void)state;
    refuses("base: &b x\ntitle: *b\n", 3, 8);
    refuses("a: &a [x]\nb: [*a, *a]\n", 3, 5);
    char deep[400] = "a: ";
    memset(deep + 3, '[', 300);
    refuses(deep, 2, 4 + SHARE__MAX_DEPTH - 1);
    share__document document = {.format = SHARE_MARKDOWN};
    share__source source = {SHARE__LIT("b: &b x\na: *b\n"), 2};
    assert_int_equal(share__read_yaml(&document, source, NULL), SHARE_ERR_SYNTAX);
    share__document_free(&document);
}

/* A path that does not fit gives no record and no harm. */
static void long_keys(void **state)
{
    (void)state;
    char yaml[2000] = "a:\n ";
    memset(yaml + 4, 'k', 300);
    strcat(yaml, ":\n  b: 1\n  c: 2\nd: 3\n");
    share__document document = {.format = SHARE_MARKDOWN};
    share__source source = {share__view_of(yaml), 2};
    assert_int_equal(share__read_yaml(&document, source, NULL), SHARE_OK);
    assert_int_equal(document.meta_count, 1);
    assert_true(share__equal(document.metas[0].key, SHARE__LIT("d")));
    share__document_free(&document);
}

/* ---- simple blocks need no libyaml ------------------------------------------------------- */

static unsigned below(uint64_t *seed, unsigned n)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)((*seed >> 33) % n);
}

static size_t make_block(uint64_t *seed, char *out, size_t room)
{
    static const char *const keys[] = {
        "title: ", "tags:",   "date: ",     "tags: ",    "a-b_c: ",     "Ab:  ",     "- ",
        "  - ",    "  ",      "# ",         "\"p q\": ", "  'r''s' : ", "'@t': ",    "\"\": ",
        "x:",      "\"q\": ", "title",      "a:\n",      "  b: ",       "  c:\n",    "    d: ",
        "  - e: ", "    f: ", "    - g:\n", "      ",    "-\n",         "  -\n",     "a   : ",
        "  #",     "-  h: ",  "   i: ",     "    ",      "   ",         "a:\n  b: ", "  - ",
        "a:\n- ",  "...",     "---",        "\n",        "a: >\n  ",    "a: |\n  ",  "b: >-\n    "};
    static const char *const values[] = {"A title",
                                         "2024-05-06",
                                         "null",
                                         "~",
                                         "",
                                         "[a, b c]",
                                         "[]",
                                         "[ \"a\" , 'b' ]",
                                         "[a, ]",
                                         "[a: b]",
                                         "'single'",
                                         "\"double\"",
                                         "'it''s'",
                                         "\"a \\\" b\"",
                                         "a: b",
                                         "a:b",
                                         "a:",
                                         "a #b",
                                         "a#b",
                                         "caf\xC3\xA9",
                                         "\xE6\x97\xA5\xE6\x9C\xAC",
                                         "a\xC2\x85z",
                                         "a\xE2\x80\xA8z",
                                         "\xEF\xBB\xBFz",
                                         "\xEF\xBD\x9Ez",
                                         "\xEF\xBF\xBEz",
                                         "\xF0\x9F\x98\x80",
                                         "*a",
                                         "&a b",
                                         "!t a",
                                         "| ",
                                         "> ",
                                         "{a: b}",
                                         "%a",
                                         "@a",
                                         "`a`",
                                         "a, b [c] {d}",
                                         "- a",
                                         "-a",
                                         "? a",
                                         "yes",
                                         "a\tb",
                                         "x ",
                                         "http://x.y/z",
                                         "\"a, b\"",
                                         "['a, b']",
                                         "'",
                                         "\"",
                                         "''",
                                         "a 'b'",
                                         "null ",
                                         "NULL",
                                         "1:2",
                                         "\"a",
                                         "b\"",
                                         "'c",
                                         "d'",
                                         "'",
                                         "'it''s",
                                         "\"a\" # b",
                                         "a # b",
                                         "[a] # b",
                                         "[\"a, b\", 'c,d']",
                                         "[[/a]]",
                                         "[a, [b, c], d]",
                                         "[[a]",
                                         "[, a]",
                                         "[a b, c # d]",
                                         "/a/b",
                                         "(a) b",
                                         ".a",
                                         "$a",
                                         "<a",
                                         "^a",
                                         ">-",
                                         "|-",
                                         ">+",
                                         "|2",
                                         ">",
                                         "|",
                                         "a:  \n",
                                         "b \n\n",
                                         "c\n   ",
                                         "d\n      e",
                                         "\n  f\n\n  g  \n",
                                         "|\n  h\n   i\n\n  j",
                                         ">\n    k\n    l\n\n    m",
                                         ">-\n   n  \n   o\n     \n",
                                         "a  b"};
    /* What is mostly read without libyaml. */
    static const char *const tidy_keys[] = {
        "a: ",         "b : ",   "c:\n  d: ", "e:\n  - ",         "f:\n- ",    "g:\n- h: ",
        "- ",          "  - ",   "  i: ",     "k:\n  l:\n   ",    "# ",        "\"p q\": ",
        "  'r''s' : ", "'@t': ", "\"\": ",    "m:\n  -\n    n: ", "    - o: ", "    "};
    static const char *const tidy_values[] = {"A title",
                                              "'it''s'",
                                              "\"a, b\" # c",
                                              "[a, \"b, c\", [d]]",
                                              "/a (b) # c",
                                              "\"a \n  b\n\n c \"",
                                              "'a\n  '",
                                              "a\n      b\n\n\n      c ",
                                              ">\n      a \n      b\n\n      c\n",
                                              "|-\n      a\n       b\n\n      c",
                                              "",
                                              "# a"};
    const bool tidy = below(seed, 2);
    size_t n = 0;
    for (unsigned lines = 1 + below(seed, 6); lines > 0; lines--) {
        const char *key = tidy && below(seed, 30)
                              ? tidy_keys[below(seed, sizeof tidy_keys / sizeof *tidy_keys)]
                              : keys[below(seed, sizeof keys / sizeof *keys)];
        const char *value = tidy && below(seed, 30)
                                ? tidy_values[below(seed, sizeof tidy_values / sizeof *tidy_values)]
                                : values[below(seed, sizeof values / sizeof *values)];
        n += (size_t)snprintf(out + n, room - n, "%s%s\n", key, below(seed, 6) ? value : "");
    }
    return n;
}

static bool same_meta(const share__meta *a, const share__meta *b)
{
    return share__equal(a->key, b->key) && share__equal(a->value, b->value) && a->line == b->line &&
           a->column == b->column && a->origin == b->origin && a->listed == b->listed;
}

/* The same records as libyaml's, which an empty map at the end calls in. */
static void simple_blocks(void **state)
{
    (void)state;
    const unsigned BLOCKS = getenv("TEXTS") ? (unsigned)atoi(getenv("TEXTS")) : 60000;
    unsigned simple = 0;
    uint64_t seed = getenv("SEED") ? (uint64_t)atoi(getenv("SEED")) : 1;
    for (unsigned i = 0; i < BLOCKS; i++) {
        char yaml[1000];
        size_t n = make_block(&seed, yaml, sizeof yaml / 2);
        share__document ours = {.format = SHARE_MARKDOWN}, theirs = {.format = SHARE_MARKDOWN};
        share_status status;
        if (share__read_simple_yaml(&ours, (share__source){{yaml, n}, 2}, &status)) {
            simple++;
            strcpy(yaml + n, "\"z\": {}\n");
            share__source source = {share__view_of(yaml), 2};
            assert_int_equal(share__read_yaml(&theirs, source, NULL), SHARE_OK);
            bool same = theirs.warning_count == 0 && ours.meta_count == theirs.meta_count;
            for (size_t m = 0; same && m < ours.meta_count; m++)
                same = same_meta(&ours.metas[m], &theirs.metas[m]);
            if (!same)
                fail_msg("not what libyaml reads:\n%s", yaml);
        }
        share__document_free(&ours);
        share__document_free(&theirs);
    }
    assert_true(simple > BLOCKS / 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(oddities), cmocka_unit_test(places),
                                       cmocka_unit_test(refused), cmocka_unit_test(long_keys),
                                       cmocka_unit_test(simple_blocks)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
