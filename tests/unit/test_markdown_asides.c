/* Setting words aside changes nothing: every text gives the same blocks with it and without it. The
 * texts are random, made of what CommonMark gives a meaning to and of words that are long enough
 * to be set aside, so that the two meet in every way. */
#define share__lines_words set_aside
#define share__lines_marked set_marked_aside
#include "../../lib/read/markdown_asides.c"
#undef share__lines_words
#undef share__lines_marked
#define MOST MOST_WHOLES
#define is_alphanumeric is_ascii_alphanumeric
#define is_apart stands_apart
#define share__lines_whole set_whole_aside
bool share__lines_whole(share__lines *lines, const char *end);
#include "../../lib/read/markdown_whole.c"
#undef share__lines_whole

#include "read/read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static bool verbatim;
static unsigned asides, wholes;

void share__lines_words(share__lines *lines, const char *p, const char *end);
void share__lines_words(share__lines *lines, const char *p, const char *end)
{
    if (!verbatim) {
        size_t before = lines->aside_count;
        set_aside(lines, p, end);
        asides += (unsigned)(lines->aside_count - before);
    } else if (share__buffer_reserve(&lines->out, (size_t)(end - p))) {
        put_lines(lines, p, end);
    }
}

const char *share__lines_marked(share__lines *lines, const char *p, const char *end);
const char *share__lines_marked(share__lines *lines, const char *p, const char *end)
{
    return verbatim ? NULL : set_marked_aside(lines, p, end);
}

bool share__lines_whole(share__lines *lines, const char *end)
{
    size_t before = lines->whole_count;
    bool found = !verbatim && set_whole_aside(lines, end);
    wholes += (unsigned)(lines->whole_count - before);
    return found;
}

static const char *const fragments[] = {
    "words that say nothing to it",
    "and so many of them again",
    "Abc def ghi jkl mno pqr stu",
    "1986 was a year of many things",
    "\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E\xE3\x81\xAE\xE6\x96\x87\xE7\xAB\xA0\xE3\x81\x8C\xE7\xB6"
    "\x9A\xE3\x81\x8F\xE3\x80\x82",
    "\xED\x95\x9C\xEA\xB5\xAD\xEC\x96\xB4 \xEB\xAC\xB8\xEC\x9E\xA5\xEC\x9D\xB4 \xEC\x9E\x88\xEB\x8B"
    "\xA4",
    "caf\xC3\xA9 na\xC3\xAFve \xE2\x80\x9Cquoted words\xE2\x80\x9D again",
    "twice  spaced  words  are folded",
    "at 10:30:45 and :tada: ~~gone~~ or ==marked==",
    "zero\xE2\x80\x8Bwidth and\xC2\xA0hard spaces in it",
    "(in parentheses, with more words)",
    "\"in quotation marks, with more\"",
    " *this* ",
    " **and that** ",
    "_these_ ",
    " `some_code[]` ",
    " [words](/target) ",
    "[more](https://example.org/a \"title\")",
    "(*in*)",
    "`more`",
    "\xEB\xA5\xBC *\xED\x95\x9C* ",
    "[words\nover lines](/target)",
    "[more `code` *in* **it**](/a_(b) 'title')",
    "![a `b` [c](d)](e.png)",
    "[![a](b.png)](/c) ",
    " **`code`** ",
    "**a *b* c**",
    "***both** of them*",
    "*one\nand two*",
    "\xE3\x80\x8C**\xE5\xBC\xB7\xE3\x81\x84**\xE3\x80\x8D\xE3\x81\xAE",
    "\xED\x95\x9C**\xEA\xB5\xAD(\xEC\x96\xB4)**\xEB\x8A\x94 ",
    "a**b**c_d_e",
    " ``a ` b`` and `{c}` and `<d>` ",
    "<https://example.org/a_b*c>",
    "<me@example.org> ",
    " \\# \\!\\[\\] ",
    "&nbsp;and &#8212;&copy; &copy &notit; &#x42;",
    "$5 < 6 | 7 <= $8",
    " [brackets] and [^1] ",
    "\n```c\nint main(void);\n\n    x\n```\n",
    "\n",
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    "  \n",
    "\\\n",
    " \n",
    "\n    ",
    "\n  ",
    "\n\t",
    " ",
    " ",
    " ",
    ".",
    "!",
    ",",
    "a",
    "I",
    "x y",
    "amp;",
    "mdash; ",
    "#",
    "##",
    " ##\n",
    "# ",
    "## ",
    "\n# ",
    "\n## ",
    "\n- ",
    "\n* ",
    "\n1. ",
    "\n2) ",
    "\n> ",
    "\n>",
    "\n---\n",
    "\n===\n",
    "\n- - -\n",
    "- - - - - - - - - - - - - - - -",
    "\n***\n",
    "\n```\n",
    "\n~~~\n",
    "\n| a | b |\n",
    "\n|---|---|\n",
    "\n[a]: ",
    "\n[a]: /url \"",
    "\n: ",
    "\n[^1]: ",
    "*",
    "*",
    "**",
    "_",
    "__",
    "`",
    "``",
    "`a`",
    "[",
    "]",
    "](",
    ")",
    "](/url)",
    "](/url \"",
    "\")",
    "[a]",
    "[a][b]",
    "![",
    "![a](b.png)",
    "<",
    ">",
    "<b>",
    "</b>",
    "<https://example.org>",
    "<a href=\"",
    "\">",
    "<br>",
    "<!-- ",
    " -->",
    "<!--more-->",
    "<pre>",
    "</pre>",
    "<c@d-.e>",
    "<f:g",
    "&",
    "&amp;",
    "&mdash;",
    "&#42;",
    "\\",
    "\\*",
    "\\[",
    "\\`",
    "{{< x >}}",
    "{% raw %}",
    "{% endraw %}",
    "{.a}",
    "{#b}",
    "$$",
    "|",
    "\x01",
    "\x7F",
    "\t",
};
enum { FRAGMENTS = sizeof fragments / sizeof *fragments, LONG = 40, LONGEST = 4096 };

static uint64_t seed = 1;

static unsigned below(unsigned n)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)((seed >> 33) % n);
}

/* What stands between the fragments of a text that is tidy. */
static const char *const joints[] = {"\n\n",
                                     "\n\n",
                                     "\n\n",
                                     "\n\n## ",
                                     "\n\n# ",
                                     "\n",
                                     "\n",
                                     "  \n",
                                     "\n\n\n",
                                     " & ",
                                     "&",
                                     "_",
                                     " #\n\n",
                                     ". ",
                                     "\n## ",
                                     "\n\n- ",
                                     "\n- ",
                                     "\n- ",
                                     "\n* ",
                                     "\n\n1. ",
                                     "\n2. ",
                                     "\n23) ",
                                     "\n  ",
                                     "\n   ",
                                     "\n-    ",
                                     "\n-     ",
                                     "\n\n  ",
                                     "\n\n    ",
                                     "\n\n> ",
                                     "\n1986. ",
                                     "\n1986 ",
                                     "\n---\n",
                                     "\n===\n",
                                     "\n- - -\n",
                                     "\n\nimport ",
                                     "\n\nexport ",
                                     "\n\n~~~\na\n~~~\n",
                                     "\n   \n",
                                     "\n~~~\n\nb",
                                     " ",
                                     "*",
                                     "**",
                                     "_",
                                     "[",
                                     "](",
                                     "](/a)",
                                     "]",
                                     "\n[",
                                     "\n*",
                                     "\n![",
                                     "\n`",
                                     "\n\\",
                                     "\n&",
                                     "\n<",
                                     "\n.",
                                     "!",
                                     "\n  - ",
                                     "\n\t- ",
                                     "\n    - ",
                                     "\n\t\t* ",
                                     "\n   1. ",
                                     "\n   3) ",
                                     "\n1. ",
                                     "\n- ",
                                     "\n\n\t",
                                     "\n\n    ",
                                     "\n\n   ",
                                     "\n\n      ",
                                     "\n  ## ",
                                     "\n  ```\n  x\n   y\n  ```\n",
                                     "\n\n    ~~~\n    a\n    ~~~",
                                     "\n \t \n",
                                     "\n - ",
                                     "\n\n  - ",
                                     "\n\n    - "};
enum { JOINTS = sizeof joints / sizeof *joints };

static const char *any_fragment(bool tidy, unsigned place)
{
    if (tidy && below(20))
        return place % 2 ? joints[below(JOINTS)] : fragments[below(LONG)];
    return fragments[below(2) ? below(LONG) : below(FRAGMENTS)];
}

static size_t make_text(char *out)
{
    size_t n = 0;
    bool tidy = below(2);
    for (unsigned count = 2 + below(24); count > 0; count--) {
        const char *fragment = any_fragment(tidy, count);
        size_t length = strlen(fragment);
        if (n + length < LONGEST)
            memcpy(out + n, fragment, length);
        n += n + length < LONGEST ? length : 0;
    }
    return n;
}

static void read_text(share__document *document, const char *text, size_t n, bool as_it_is)
{
    memset(document, 0, sizeof *document);
    share_error error;
    verbatim = as_it_is;
    share__source source = {{text, n}, 1};
    assert_int_equal(share__read_markdown(document, source, &error), SHARE_OK);
}

static bool is_same(const share__block *a, const share__block *b)
{
    return share__equal(a->text, b->text) && a->line == b->line && a->column == b->column &&
           a->link_bytes == b->link_bytes && a->code_bytes == b->code_bytes &&
           a->flags == b->flags && a->kind == b->kind && a->level == b->level;
}

static void print_blocks(const share__document *document)
{
    for (size_t i = 0; i < document->block_count; i++) {
        const share__block *b = &document->blocks[i];
        print_message("  %u:%u kind %u, level %u, flags %x, link %u, code %u: %.*s\n", b->line,
                      b->column, b->kind, b->level, b->flags, b->link_bytes, b->code_bytes,
                      (int)b->text.n, b->text.p);
    }
}

/* A paragraph of marks: in every order, with few words between them. */
static const char *const marks[] = {"*",
                                    "*",
                                    "**",
                                    "***",
                                    "_",
                                    "__",
                                    "[",
                                    "]",
                                    "](",
                                    "](a)",
                                    "![",
                                    ")",
                                    "`",
                                    "``",
                                    "`",
                                    "\\",
                                    "&amp;",
                                    "<",
                                    ">",
                                    "<a:b>",
                                    "\n",
                                    "\n",
                                    "  \n",
                                    " ",
                                    " ",
                                    " ",
                                    "a",
                                    "b",
                                    "c",
                                    "d e",
                                    ".",
                                    "(",
                                    "!",
                                    "\xED\x95\x9C",
                                    "\xE3\x80\x8C",
                                    "\"",
                                    "words that are long enough",
                                    "\xE2\x80\x94",
                                    "{",
                                    "](a \"b\")",
                                    "\xC2\xA0",
                                    "$"};

static size_t make_marks(char *out)
{
    size_t n = 0;
    for (unsigned count = 2 + below(16); count > 0; count--) {
        const char *mark = marks[below(sizeof marks / sizeof *marks)];
        memcpy(out + n, mark, strlen(mark));
        n += strlen(mark);
    }
    return n;
}

/* The same blocks come of the text with and without words set aside. */
static void compare(const char *text, size_t n)
{
    share__document as_it_is, set;
    read_text(&as_it_is, text, n, true);
    read_text(&set, text, n, false);
    bool same = as_it_is.block_count == set.block_count;
    for (size_t b = 0; same && b < set.block_count; b++)
        same = is_same(&as_it_is.blocks[b], &set.blocks[b]);
    if (!same) {
        print_message("text:\n%.*s\nas it is:\n", (int)n, text);
        print_blocks(&as_it_is);
        print_message("with words set aside:\n");
        print_blocks(&set);
        fail();
    }
    share__document_free(&as_it_is);
    share__document_free(&set);
}

/* For a longer look: TEXTS=1000000 SEED=2 build/release/tests/unit_markdown_asides */
static unsigned texts(void)
{
    return getenv("TEXTS") ? (unsigned)atoi(getenv("TEXTS")) : 40000;
}

static void nothing_changes(void **state)
{
    (void)state;
    char text[LONGEST];
    asides = wholes = 0;
    for (unsigned i = 0; i < texts(); i++)
        compare(text, make_text(text));
    assert_true(asides > texts());
    assert_true(wholes > texts() / 2);
}

static void marks_mean_the_same(void **state)
{
    (void)state;
    char text[LONGEST];
    wholes = 0;
    for (unsigned i = 0; i < texts(); i++)
        compare(text, make_marks(text));
    assert_true(wholes > texts() / 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(nothing_changes),
                                       cmocka_unit_test(marks_mean_the_same)};
    if (getenv("SEED"))
        seed = (uint64_t)atoi(getenv("SEED"));
    return cmocka_run_group_tests(tests, NULL, NULL);
}
