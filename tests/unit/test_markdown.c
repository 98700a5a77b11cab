/* Markdown into blocks: each construct by a case of its own, then what must hold of any input: no
 * markup left in any block of real articles, places that point at the text, no leak or crash when
 * memory ends, time in proportion. The allocation functions here replace those of base/mem.c. */
#include "base/mem.h"
#include "read/read.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include <cmocka.h>

/* ---- memory that ends when it is told to ------------------------------------------------- */

static long allowed = -1; /* allocations until the one that fails; -1: none does */
static long pieces;       /* not freed */
static size_t in_use, most;

static bool refused(void)
{
    if (allowed == 0)
        return true;
    allowed -= allowed > 0;
    return false;
}

typedef union header {
    size_t size;
    max_align_t align;
} header;

void *share__malloc(size_t size)
{
    header *block = refused() ? NULL : malloc(sizeof *block + size);
    if (!block)
        return NULL;
    block->size = size;
    in_use += size;
    most = in_use > most ? in_use : most;
    pieces++;
    return block + 1;
}

void share__free(void *memory)
{
    if (!memory)
        return;
    header *block = (header *)memory - 1;
    in_use -= block->size;
    pieces--;
    free(block);
}

void *share__realloc(void *memory, size_t size)
{
    void *moved = share__malloc(size);
    if (moved && memory) {
        size_t old = ((header *)memory - 1)->size;
        memcpy(moved, memory, old < size ? old : size);
        share__free(memory);
    }
    return moved;
}

/* ---- cases ------------------------------------------------------------------------------- */

static share_status read_view(share__document *document, share__view text)
{
    memset(document, 0, sizeof *document);
    /* A copy of the exact size: reading past its end is found out. */
    char *copy = malloc(text.n ? text.n : 1);
    assert_non_null(copy);
    memcpy(copy, text.p, text.n);
    share_error error;
    share_status status =
        share__read_markdown(document, (share__source){{copy, text.n}, 1}, &error);
    free(copy);
    return status;
}

/* One line per block: its kind and level, its flags, its text. */
static void describe(const share__document *document, char *out, size_t room)
{
    static const char kinds[] = "HPLIQCTFNBM"; /* F: a figure's caption */
    size_t n = 0;
    out[0] = '\0';
    for (size_t i = 0; i < document->block_count && n < room; i++) {
        const share__block *b = &document->blocks[i];
        char level[4] = "";
        if (b->level)
            snprintf(level, sizeof level, "%u", b->level);
        n += (size_t)snprintf(out + n, room - n, "%c%s%s%s%s %.*s\n", kinds[b->kind], level,
                              b->flags & SHARE__NUMBERED ? "#" : "",
                              b->flags & SHARE__GLUED ? "+" : "",
                              b->flags & SHARE__EMPHASIZED && b->kind != SHARE__CODE &&
                                      b->kind != SHARE__BREAK && b->kind != SHARE__MORE
                                  ? "*"
                                  : "",
                              (int)b->text.n, b->text.p);
    }
}

static const struct {
    const char *markdown, *blocks;
} cases[] = {
    {"", ""},
    {"\n \n", ""},
    {"# One\nTwo\n===\nThree *x*\n---\n#### Four ##", "H1 One\nH1 Two\nH2 Three x\nH4 Four\n"},
    {"Hard\nwrapped  \nlines\\\nhere", "P Hard wrapped lines here\n"},
    {"\xE6\xBC\xA2\xE5\xAD\x97\n\xE6\xBC\xA2 a\nb", "P \xE6\xBC\xA2\xE5\xAD\x97\xE6\xBC\xA2 a b\n"},
    {"\xED\x95\x9C\n\xEA\xB5\xAD", "P \xED\x95\x9C \xEA\xB5\xAD\n"},
    {"*All **of** it*", "P* All of it\n"},
    {"Some **of** it", "P Some of it\n"},
    {"**Wedges**\nThey hold.\n\n- **Glue**  \n  It sticks.\n- **Ask:**\n  why?",
     "P* Wedges\nP They hold.\nI1* Glue\nI1 It sticks.\nI1 Ask: why?\n"},
    {"*All of it\non lines*, **a**\nb", "P All of it on lines, a b\n"},
    {"A [link](http://x.y \"t\") <http://a.b> [r] [t][r]\n\n[r]: /u", "P A link http://a.b r t\n"},
    {"![alone](a.png)\n\nText ![in](b.png) between", "P Text between\n"},
    {"![p](a.png)\n*The caption*", "F* The caption\n"},
    {"![p](a.png)\n\n_The caption_\n\n_Not one_", "F* The caption\nP* Not one\n"},
    {"A &amp; B &lt;b&gt; &amp;amp; `&amp;`", "P A & B <b> &amp; &amp;\n"},
    {"Code `a  <b> {{ x }} [^1]` stays", "P Code a <b> {{ x }} [^1] stays\n"},
    {"A ==b== `code `", "P A b code\n"},
    {"## Heading `<p>`", "H2 Heading <p>\n"},
    {"- a\n- b\n  c\n\n  d\n  1. e", "I1 a\nI1 b c\nP d\nI2# e\n"},
    {"- [ ] open\n- [x] done", "I1 open\nI1 done\n"},
    {"> q\n> r\n>\n> # h\n>\n> - i", "Q q r\nH1 h\nI1 i\n"},
    {"a\n\n***\n\nb", "P a\nB \nP b\n"},
    {"```js\nlet x; // {{ y }}\n  <p>\n```\nafter", "C let x; // {{ y }}\n  <p>\nP after\n"},
    {"~~~~\n~~~\n```\n~~~~\n", "C ~~~\n```\n"},
    {"```\nnever ends\n\n# x", "C never ends\n\n# x\n"},
    {"- a\n\n  ```\n  x\n   y\n  ```\n- b", "I1 a\nC x\n y\nI1 b\n"},
    {"> ```\n> x\n> ```\n> y", "C x\nQ y\n"},
    {"a\n\n    code <b>\n\nb", "P a\nC code <b>\nP b\n"},
    {"``open <i>x</i>\n\nClosed ``<b>`` <i>y</i>", "P ``open x\nP Closed <b> y\n"},
    {"a\n: ```\nb\n```\n\nc", "P a\nC b\nP c\n"},
    {"- a\n\n  b\n\n  ```\n  c\n  ```\n\t- d\n\n   e\n- f", "I1 a\nP b\nC c\nI2 d\nP e\nI1 f\n"},
    {"a ![b `](c)\nd` e](f)words that are long enough", "P a words that are long enough\n"},
    {"[](d e f \xE2\x80\x94words that are long()](](a)![**(",
     "P [](d e f \xE2\x80\x94words that are long()](![**(\n"},
    {"a\n===\n\nb\n---\nc", "H1 a\nH2 b\nP c\n"},
    {"a\n2.\n2)\n\nb", "P a 2. 2)\nP b\n"},
    {"**a `*` *b***_c_ [d `]` *e*](/f) ![g [h](i)](/j)", "P a * bc d ] e\n"},
    {"_\"d e.__>__(_", "P _\"d e.>(_\n"},
    /* The author's teaser. */
    {"a\n\n<!--more-->\n\nb", "P a\nM \nP b\n"},
    {"Said.<!-- more -->\n\nb", "P+ Said.\nM \nP b\n"},
    {"Said. <!-- truncate --> Rest.", "P+ Said.\nM \nP Rest.\n"},
    {"a\n<!-- end_excerpt -->\nb <!-- other --> c", "P a\nM \nP b c\n"},
    {"a <!-- more\n\nof this --> b", "P a b\n"},
    /* Shortcodes. */
    {"{{< figure src=\"a\" caption=\"gone\" >}}\n\na {{% b %}} c {{ d }} {% e %} f", "P a c f\n"},
    {"{{< note >}}\nInner *words*.\n{{< /note >}}", "P Inner words.\n"},
    {"{% highlight c %}\n*x = {{1}};\n\n# y\n{% endhighlight %}", "C *x = {{1}};\n\n# y\n"},
    {"{{< mermaid >}}\ngraph TD\n{{< /mermaid >}}\nb", "C graph TD\nP b\n"},
    {"{% comment %}\ngone\n\n# gone\n{% endcomment %}\nb", "P b\n"},
    {"a\n{{<img\n  src=\"x\"\n>}}\nb", "P a\nP b\n"},
    {"{% raw %}`{{ x }}`{% endraw %} y", "P {{ x }} y\n"},
    {"[x]({{ site.url }}/a b) and [y]({% link z.md %})", "P x and y\n"},
    {"{# gone #}a {{ never closed", "P a {{ never closed\n"},
    /* MDX. */
    {"import A from 'a'\nimport {\n  B\n} from 'b'\n\nexport const c = 1\n\n# T", "H1 T\n"},
    {"export const a = 1\n- c\n```\nd\n```\n\nb", "C d\nP b\n"},
    {"imports are goods; import them from abroad",
     "P imports are goods; import them from abroad\n"},
    {"<Tabs>\n<Tab label={`x`} n={{a: '>'}}>\n\nInner\n\n</Tab>\n</Tabs>", "P Inner\n"},
    {"a {/* gone\n\nb */} c <Foo.Bar x={() => 1} /> d", "P a c d\n"},
    /* HTML. */
    {"<h1 class=x>A <em>b</em>\nc</h1>\n<p>d\ne</p>f", "H1 A b c\nP d e\nP f\n"},
    {"text\n<div>\n    <p>in</p>\n</div>\nout", "P text\nP in\nP out\n"},
    {"<ol><li>a</li><li>b</li></ol><ul><li>c</ul>", "I1# a\nI1# b\nI1 c\n"},
    {"<table><tr><th>a</th><th>b</th></tr>\n<tr>\n<td>c</td>\n<td>d</td>\n</tr></table>",
     "T a  b\nT c  d\n"},
    {"<figure><img src=x><figcaption>Cap</figcaption></figure>", "F Cap\n"},
    {"<details><summary>Sum</summary>\n\nIn.\n\n</details>", "N Sum\nP In.\n"},
    {"<blockquote><p>a</p><p>b</p></blockquote><p>c</p>", "Q a\nQ b\nP c\n"},
    {"a<script>\nif (x < 1) {\n\n# y\n}</script>b<style>p {}</style>c", "P abc\n"},
    {"<svg>\n\n<text>gone</text>\n\n</svg>\na", "P a\n"},
    {"<iframe src=x></iframe>\n\n<video controls>\ngone\n</video>\na", "P a\n"},
    {"<pre><code class=y>a &lt;b&gt;\n\n c</code></pre>d", "C a <b>\n\n c\nP d\n"},
    {"a<br/>b <b>c</b><sup>2</sup> <kbd>d</kbd>", "P a b c2 d\n"},
    {"Use `<script>` and `<br>` here", "P Use <script> and <br> here\n"},
    {"a < b and <3 and x<y", "P a < b and <3 and x<y\n"},
    {"<!-- gone\n\n# gone -->\na", "P a\n"},
    {"<!-- never closed\n\n<pre\n\n<?x\n\n</", "P never closed\nP <pre\nP <?x\nP </\n"},
    {"x<sup><a href=\"#fn1\">1</a></sup>.", "P x.\n"},
    /* Notes. */
    {"a[^1] b.[^two]\n\n[^1]: First *note*\n    goes on.\n\n    More.\n\n[^two]: http://x.y\n\nc",
     "P a b.\nN First note goes on.\nP More.\nN http://x.y\nP c\n"},
    {"!!! tip \"The title\"\n    In it.\n\n    Also.\n\nOut.",
     "N The title\nP In it.\nP Also.\nP Out.\n"},
    {"??? note\n    In.", "P In.\n"},
    {":::tip Title here\nIn.\n:::\nOut.", "N Title here\nP In.\nP Out.\n"},
    {"> [!NOTE]\n> In.", "Q In.\n"},
    {"> [!tip]- Title\n> In.", "N Title\nQ In.\n"},
    {"> warning \"Title\"\n> In.", "N Title\nQ In.\n"},
    {"Wow!!! Really??? Yes", "P Wow!!! Really??? Yes\n"},
    /* Tables. */
    {"a\n\n| x | y |\n|:--|--:|\n| `p|q` | [l](u) |\n| \\| | **z** |\n\nb",
     "P a\nT x  y\nT p|q  l\nT |  z\nP b\n"},
    {"x | y\n--|--\n1 | 2\nafter", "T x  y\nT 1  2\nP after\n"},
    {"- i\n\n  | x | y |\n  |---|---|\n  | 1 | 2 |\n- j", "I1 i\nT x  y\nT 1  2\nI1 j\n"},
    {"either a | b\n\nor", "P either a | b\nP or\n"},
    /* The rest. */
    {"* TOC\n{:toc}\n\na\n{: .lead}", "P a\n"},
    {"[TOC]\n\n[[toc]]\n\n## H {#id}\n\n## I {: .x}", "H2 H\nH2 I\n"},
    {"![x](y){: width=5 } a [b](c){target=_blank}", "P a b\n"},
    {"Term\n: Means *this*\n: And that\n\nNext: not",
     "P Term\nP Means this\nP And that\nP Next: not\n"},
    {"$$\nx_1\n\n+ y\n$$\n\nInline $$z$$ gone; $5 or $6", "P Inline gone; $5 or $6\n"},
    {"So :tada: at 10:30:45, a::b", "P So at 10:30:45, a::b\n"},
    {"[[Page]] and [[page|words]], x[[1]]", "P Page and words, x[[1]]\n"},
    {"*[HTML]: Hyper\n\nHTML", "P HTML\n"},
    {"zero\xE2\x80\x8Bwidth &nbsp; end\xC2\xA0", "P zerowidth end\n"},
    {"**\xE3\x80\x8Cx\xE3\x80\x8D**y **z**", "P \xE3\x80\x8Cx\xE3\x80\x8Dy z\n"},
    {"~~old~~ ==new==, a == b == c", "P old new, a == b == c\n"},
    {"2 ** 3 and a*b*c", "P 2 ** 3 and abc\n"},
    {"a\x01T\x02 b\x07", "P aT b\n"},
    {"a\r\nb\r\rc", "P a b\nP c\n"},
    {"[bad](a b c) and ![bad](d e) [x][nowhere]", "P bad and x\n"},
};

static void constructs(void **state)
{
    (void)state;
    char found[4096];
    unsigned wrong = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        share__document document;
        assert_int_equal(read_view(&document, share__view_of(cases[i].markdown)), SHARE_OK);
        describe(&document, found, sizeof found);
        wrong += strcmp(found, cases[i].blocks) != 0;
        if (strcmp(found, cases[i].blocks) != 0)
            print_error("%s\n--- gave\n%s--- not\n%s\n", cases[i].markdown, found, cases[i].blocks);
        share__document_free(&document);
    }
    assert_int_equal(pieces, 0);
    assert_int_equal(wrong, 0);
}

static void shares(void **state)
{
    (void)state;
    share__document document;
    assert_int_equal(
        read_view(&document, SHARE__LIT("ab [cd `ef`](g) `h`\n\n<a href=i>jk</a> <code>l</code>")),
        SHARE_OK);
    assert_int_equal(document.block_count, 2);
    assert_int_equal(document.blocks[0].link_bytes, 5);
    assert_int_equal(document.blocks[0].code_bytes, 3);
    assert_int_equal(document.blocks[1].link_bytes, 2);
    assert_int_equal(document.blocks[1].code_bytes, 1);
    share__document_free(&document);
}

/* Every block starts where its first word does, or at the marks before it. */
static void places(void **state)
{
    (void)state;
    static const char text[] =
        "# One\n\n\n\n\n{{< a\n b >}}\n\n<div>\n<p>two</p> <p>three</p>\n</div>\n"
        "\n```\nfour\n```\n- five\n  - six\n\n> > seven\n\n[^1]: eight\n\n"
        "| nine |\n|---|\n| ten |\n\n{{x}} eleven\n\nTerm\n: twelve\n\n <a thirteen\n";
    static const struct {
        const char *word;
        unsigned line, column;
    } expected[] = {{"One", 1, 1},     {"two", 10, 4},     {"three", 10, 15}, {"four", 13, 1},
                    {"five", 16, 3},   {"six", 17, 5},     {"seven", 19, 5},  {"eight", 21, 7},
                    {"nine", 23, 1},   {"ten", 25, 1},     {"eleven", 27, 7}, {"Term", 29, 1},
                    {"twelve", 30, 3}, {"thirteen", 32, 2}};
    share__document document;
    assert_int_equal(read_view(&document, share__view_of(text)), SHARE_OK);
    assert_int_equal(document.block_count, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < document.block_count; i++) {
        const share__block *b = &document.blocks[i];
        if (b->line != expected[i].line || b->column != expected[i].column ||
            share__find_view(b->text, share__view_of(expected[i].word), 0) == b->text.n)
            fail_msg("'%.*s' at %u:%u, not %u:%u", (int)b->text.n, b->text.p, b->line, b->column,
                     expected[i].line, expected[i].column);
    }
    share__document_free(&document);
}

/* ---- what must hold of any input --------------------------------------------------------- */

/* Long enough for several pieces: every section is there, in order, with its place. */
static void pieces_join(void **state)
{
    (void)state;
    enum { SECTIONS = 12000 };
    size_t room = (size_t)SECTIONS * 200, n = 0;
    char *text = malloc(room);
    assert_non_null(text);
    for (unsigned i = 0; i < SECTIONS; i++)
        n += (size_t)snprintf(text + n, room - n,
                              "## Section %u\n\nText *of* %u.\n\n- item\n- {{x}}item\n\n```\n# "
                              "no\n\n```\n\n",
                              i, i);
    share__document document;
    assert_int_equal(read_view(&document, (share__view){text, n}), SHARE_OK);
    assert_int_equal(document.block_count, SECTIONS * 5);
    for (unsigned i = 0; i < SECTIONS; i++) {
        const share__block *b = &document.blocks[i * 5];
        char title[40];
        snprintf(title, sizeof title, "Section %u", i);
        assert_true(share__equal(b->text, share__view_of(title)));
        assert_int_equal(b->line, i * 12 + 1);
        assert_int_equal(b[3].line, i * 12 + 6);
        assert_int_equal(b[4].kind, SHARE__CODE);
    }
    share__document_free(&document);
    free(text);
}

static void memory_may_end_anywhere(void **state)
{
    (void)state;
    char text[8192] = "";
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (strlen(text) + strlen(cases[i].markdown) + 8 > sizeof text)
            break;
        strcat(strcat(text, cases[i].markdown), "\n\n");
    }
    long needed = 0;
    for (share_status status = SHARE_ERR_MEMORY; status != SHARE_OK; needed++) {
        share__document document;
        allowed = needed;
        status = read_view(&document, share__view_of(text));
        allowed = -1;
        assert_true(status == SHARE_OK || status == SHARE_ERR_MEMORY);
        share__document_free(&document);
        assert_int_equal(pieces, 0);
    }
    assert_true(needed > 5);
}

static size_t hostile(char *out, size_t n, const char *pattern)
{
    size_t length = strlen(pattern);
    for (size_t i = 0; i < n; i++)
        out[i] = pattern[i % length];
    return n;
}

static double seconds_for(const char *text, size_t n)
{
    double best = 1e9;
    for (int run = 0; run < 2; run++) {
        share__document document;
        clock_t start = clock();
        assert_int_equal(read_view(&document, (share__view){text, n}), SHARE_OK);
        double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
        best = seconds < best ? seconds : best;
        share__document_free(&document);
    }
    return best;
}

/* From 40 KB to four times as much, the time may grow eightfold (sixteenfold is quadratic). Below
 * 50 ms it is noise, and neighbours on the machine are no reason to fail: a suspect is measured
 * again. */
static void time_is_in_proportion(void **state)
{
    (void)state;
    static const char *const patterns[] = {"- ",
                                           "> ",
                                           ">",
                                           "![[]()",
                                           "*a _a*_ ",
                                           "a <?",
                                           "a <!A ",
                                           "<![CDATA[",
                                           "|-",
                                           "{{",
                                           "{{}",
                                           "{% raw %}",
                                           "{{< figure >}}\n",
                                           "<a x=\"",
                                           "<a ",
                                           "<a {",
                                           "<p>x",
                                           "<script>",
                                           "<!--",
                                           "<sup>",
                                           "`{",
                                           "``` {` ",
                                           "$$ ",
                                           "[",
                                           "[[a",
                                           "[^a",
                                           "[a](",
                                           "[a][",
                                           "[a](b c)",
                                           ":a",
                                           "**a ",
                                           "~~a~",
                                           "==a ",
                                           "_a__",
                                           "> ```\n",
                                           "[^1]: x\n    y\n\n",
                                           "\n",
                                           " ",
                                           "\t",
                                           "\r",
                                           "\x01M",
                                           "{/*",
                                           "&amp;",
                                           "# ",
                                           "1. ",
                                           "\\{",
                                           "<tr><td>",
                                           "* TOC\n{:toc}\n",
                                           "<blockquote>",
                                           "<pre>x</pre>",
                                           "a\n=\n",
                                           "{% highlight x %}{% end",
                                           "> > > <p>x\n",
                                           "](",
                                           "|a|b|\n|-|-|\n"};
    enum { SMALL = 40000, LARGE = 4 * SMALL };
    static char text[LARGE];
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        double small = 1e9, large = 1e9;
        for (int again = 0; again < 5 && (again == 0 || (large > 0.05 && large > 8 * small));
             again++) {
            double seconds = seconds_for(text, hostile(text, SMALL, patterns[i]));
            small = seconds < small ? seconds : small;
            seconds = seconds_for(text, hostile(text, LARGE, patterns[i]));
            large = seconds < large ? seconds : large;
        }
        if (large > 0.05 && large > 8 * small)
            fail_msg("\"%s\": %.3f s, four times as much %.3f s", patterns[i], small, large);
    }
    /* Two of cmark's own: a run of blank lines under a deep list, and stars under deep quotes. */
    memset(text, '\n', LARGE);
    hostile(text, LARGE / 2, "- ");
    text[LARGE / 2] = 'x';
    double blanks = seconds_for(text, LARGE);
    hostile(text, LARGE / 2, ">");
    hostile(text + LARGE / 2, LARGE / 2, "a*");
    double stars = seconds_for(text, LARGE);
    if (blanks > 2 || stars > 2)
        fail_msg("blank lines %.3f s, stars %.3f s", blanks, stars);
}

static void memory_is_in_proportion(void **state)
{
    (void)state;
    enum { SIZE = 8 * 1024 * 1024 };
    char *text = malloc(SIZE);
    assert_non_null(text);
    hostile(text, SIZE, "A *paragraph* of [some](words), and `code`.\n\n");
    most = in_use = 0;
    share__document document;
    assert_int_equal(read_view(&document, (share__view){text, SIZE}), SHARE_OK);
    share__document_free(&document);
    free(text);
    if (most > (size_t)3 * 1024 * 1024 + (size_t)9 * SIZE) /* the input itself is the tenth */
        fail_msg("%zu bytes", most);
}

/* ---- real articles ----------------------------------------------------------------------- */

typedef struct totals {
    unsigned files, blocks;
    char first[600]; /* the first block with markup left in it */
    unsigned wrong;
} totals;

static bool has(share__view text, const char *what)
{
    return share__find_view(text, share__view_of(what), 0) < text.n;
}

static bool starts_like(share__view text, const char *what)
{
    return share__starts_with(text, share__view_of(what));
}

static bool has_tag(share__view text)
{
    for (size_t i = 0; (i = share__find(text, '<', i)) < text.n; i++) {
        size_t p = i + 1 + (i + 1 < text.n && text.p[i + 1] == '/');
        size_t end = share__find(text, '>', p);
        if (p >= text.n || !share__is_alpha(text.p[p]) || end == text.n)
            continue;
        while (p < text.n && (share__is_alpha(text.p[p]) || share__is_digit(text.p[p])))
            p++;
        if (text.p[p] == '>' || text.p[p] == '/' || text.p[p] == ' ')
            return true;
    }
    return false;
}

static const char *residue(share__view text)
{
    if (has(text, "{{<") || has(text, "{{%") || has(text, "{{ ") || has(text, "{%") ||
        has(text, "%}") || has(text, ">}}") || has(text, "%}}"))
        return "shortcode";
    if (has(text, "](") || has(text, "![") || has(text, "]["))
        return "link or image";
    if (has(text, "<!--") || has_tag(text))
        return "HTML";
    if (has(text, "```") || has(text, "~~~"))
        return "fence";
    if (has(text, "**") || has(text, "~~"))
        return "emphasis";
    if (starts_like(text, "import ") && has(text, " from '"))
        return "MDX";
    if (has(text, "[^"))
        return "footnote";
    if (has(text, "&nbsp;") || has(text, "&amp;") || has(text, "&quot;") || has(text, "&lt;") ||
        has(text, "&gt;") || has(text, "&mdash;") || has(text, "&rsquo;"))
        return "entity";
    if (starts_like(text, ":::") || starts_like(text, "!!! ") || starts_like(text, "[!"))
        return "admonition";
    for (size_t i = 0; i < text.n; i++)
        if ((unsigned char)text.p[i] < 0x20 || text.p[i] == 0x7F)
            return "control";
    return NULL;
}

/* Markup that the author shows: in code, behind a backslash or as an entity. */
static bool is_shown(const share__block *block, share__view source)
{
    if (block->code_bytes > 0)
        return true;
    unsigned line = 1;
    share__view rest = source, text;
    while (line < block->line && share__next_line(&rest, &text))
        line++;
    rest = share__view_slice(rest, 0, block->text.n + 400);
    return has(rest, "&lt;") || has(rest, "\\") || has(rest, "/**");
}

static void check_file(const char *path, totals *tally)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    static char text[512 * 1024];
    size_t n = fread(text, 1, sizeof text, file);
    fclose(file);
    size_t skip = 0;
    if (n > 4 && (memcmp(text, "---\n", 4) == 0 || memcmp(text, "+++\n", 4) == 0)) {
        char fence[5] = {'\n', text[0], text[0], text[0], '\0'};
        skip = share__find_view((share__view){text, n}, share__view_of(fence), 3) + 4;
    }
    share__view source = share__view_from((share__view){text, n}, skip);
    share__document document;
    assert_int_equal(read_view(&document, source), SHARE_OK);
    tally->files++;
    for (size_t i = 0; i < document.block_count; i++) {
        const share__block *b = &document.blocks[i];
        const char *what = b->kind == SHARE__CODE ? NULL : residue(b->text);
        tally->blocks++;
        assert_true(b->line > 0 && b->column > 0);
        if (what && !is_shown(b, source) && tally->wrong++ == 0)
            snprintf(tally->first, sizeof tally->first, "%s:%u: %s: %.*s", path, b->line, what,
                     (int)(b->text.n < 200 ? b->text.n : 200), b->text.p);
    }
    share__document_free(&document);
}

static void check_folder(const char *folder, totals *tally, int depth)
{
    DIR *entries = opendir(folder);
    if (!entries || depth > 12)
        return;
    for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
        char path[1024];
        struct stat about;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        size_t n = strlen(path);
        if (entry->d_name[0] == '.' || stat(path, &about) != 0)
            continue;
        if (S_ISDIR(about.st_mode))
            check_folder(path, tally, depth + 1);
        else if (depth > 0 && n > 3 &&
                 (strcmp(path + n - 3, ".md") == 0 || strcmp(path + n - 4, ".mdx") == 0))
            check_file(path, tally);
    }
    closedir(entries);
}

static void nothing_is_left_over(void **state)
{
    (void)state;
    const char *data = getenv("SHARE_DATA");
    char folder[512];
    snprintf(folder, sizeof folder, "%s/data/markdown", data ? data : "");
    totals tally = {0};
    check_folder(folder, &tally, 0);
    if (tally.files == 0)
        skip();
    print_message("%u files, %u blocks\n", tally.files, tally.blocks);
    assert_true(tally.files > 400 && tally.blocks > 20000);
    if (tally.wrong > 0)
        fail_msg("%u blocks with markup left, the first: %s", tally.wrong, tally.first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(constructs),
        cmocka_unit_test(shares),
        cmocka_unit_test(places),
        cmocka_unit_test(pieces_join),
        cmocka_unit_test(memory_may_end_anywhere),
        cmocka_unit_test(time_is_in_proportion),
        cmocka_unit_test(memory_is_in_proportion),
        cmocka_unit_test(nothing_is_left_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
