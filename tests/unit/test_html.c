/* The page reader: which blocks, which flags, which records; and that no page takes long. */
#include "support.h"

#include "read/read.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static share__document read_page(const char *page)
{
    share__document document;
    share_error error = {SHARE_OK, 0, 0, "", ""};
    memset(&document, 0, sizeof document);
    share__source source = {share__view_of(page), 1};
    assert_int_equal(share__read_html(&document, source, &error), SHARE_OK);
    return document;
}

static const char *const kinds[] = {"heading", "paragraph", "line", "item",  "quote", "code",
                                    "table",   "caption",   "note", "break", "more"};
static const char *const flags[] = {
    "nav",    "header",     "footer", "aside", "article",  "comments", "form",       "figure",
    "hidden", "standfirst", "byline", "tight", "numbered", "glued",    "emphasized", "tags"};

/* All blocks as lines "kind level flag flag: text". */
static void describe(const share__document *document, char *out, size_t room)
{
    size_t n = 0;
    out[0] = '\0';
    for (size_t i = 0; i < document->block_count; i++) {
        const share__block *b = &document->blocks[i];
        n += (size_t)snprintf(out + n, room - n, "%s", kinds[b->kind]);
        if (b->level)
            n += (size_t)snprintf(out + n, room - n, " %u", b->level);
        for (size_t k = 0; k < sizeof flags / sizeof *flags; k++)
            if (b->flags >> k & 1)
                n += (size_t)snprintf(out + n, room - n, " %s", flags[k]);
        n += (size_t)snprintf(out + n, room - n, ": %.*s\n", (int)b->text.n, b->text.p);
        assert_true(n < room);
    }
}

static void assert_blocks(const char *page, const char *expected)
{
    char got[8192];
    share__document document = read_page(page);
    describe(&document, got, sizeof got);
    if (strcmp(got, expected) != 0)
        fail_msg("%s\ngives:\n%sand not:\n%s", page, got, expected);
    share__document_free(&document);
}

static void text_is_folded_and_decoded_once(void **state)
{
    (void)state;
    assert_blocks("<p>a  b\r\n\tc&nbsp;&nbsp;d&shy;e &amp;amp; &#8217;\xE2\x80\x8B</p>",
                  "paragraph: a b c de &amp; \xE2\x80\x99\n");
    assert_blocks("<p>one<b> two</b><i>three</i> <span> four</span>",
                  "paragraph: one twothree four\n");
    assert_blocks("<p>\xE3\x80\x80\xE6\x97\xA5\xE6\x9C\xAC\xE3\x80\x80\xE8\xAA\x9E</p>",
                  "paragraph: \xE6\x97\xA5\xE6\x9C\xAC \xE8\xAA\x9E\n");
    assert_blocks("a\x01"
                  "b&#2;c\x7F",
                  "line: abc\n");
    assert_blocks("<p>&nbsp;</p><p> </p><p></p>", "");
}

static void tags_end_what_they_end_in_browsers(void **state)
{
    (void)state;
    assert_blocks("<p>a<p>b<div>c</div>d<ul><li>e<li>f<ol><li>g</ol>h</ul>",
                  "paragraph: a\nparagraph: b\nline: c\nline: d\nitem 1: e\nitem 1: f\n"
                  "item 2 numbered: g\nline: h\n");
    assert_blocks("<h1>a<h2>b</h1>c", "heading 1: a\nheading 2: b\nline: c\n");
    assert_blocks("<table><tr><td>a<td>b<tr><th>c<td>d</table>", "table: a\tb\ntable: c\td\n");
    assert_blocks("<table><tr><td><p>in a cell</div><p>still</table>x",
                  "paragraph: in a cell\nparagraph: still\nline: x\n");
    assert_blocks("<dl><dt>a<dd>b<dt>c</dl>", "line: a\nline: b\nline: c\n");
    assert_blocks("a</p>b</x>c</div>", "line: abc\n");
    assert_blocks("<p>a<br>b<br><br>c", "paragraph: a b\nparagraph: c\n");
}

static void kinds_of_blocks(void **state)
{
    (void)state;
    assert_blocks("<blockquote><p>a</p>b</blockquote>", "quote: a\nquote: b\n");
    assert_blocks("<pre>\n a\n\tb &lt;\n</pre>", "code:  a\n\tb <\n");
    assert_blocks("<figure><img><figcaption>a</figcaption></figure>", "caption figure: a\n");
    assert_blocks("<div role=heading aria-level=3>a</div><hr>b",
                  "heading 3: a\nbreak: \nline: b\n");
    assert_blocks("<p>a</p><!--more--><p>b", "paragraph: a\nmore: \nparagraph: b\n");
    assert_blocks("<p>a<span id=more-7></span> b", "paragraph glued: a b\n");
    assert_blocks("<p><b>all</b> <em>of it</em></p><p><b>some</b> of it",
                  "paragraph emphasized: all of it\nparagraph: some of it\n");
    assert_blocks("<div>A line that is long enough and ends like one does.</div><div>Label</div>",
                  "paragraph: A line that is long enough and ends like one does.\nline: Label\n");
    assert_blocks("<ul><li><p>a</p><p>b</p><div>c</div></ul>",
                  "item 1: a\nparagraph: b\nline: c\n");
}

static void containers_give_hints(void **state)
{
    (void)state;
    assert_blocks("<header>a</header><nav>b</nav><main>c<header>d</header></main><footer>e</footer>"
                  "<aside>f</aside><form>g</form><div role=navigation>h</div>",
                  "line header: a\nline nav: b\nline article: c\nline article: d\nline footer: e\n"
                  "line aside: f\nline form: g\nline nav: h\n");
    assert_blocks("<div class='has-sidebar'>a</div><div class='sidebar widget-area'>b</div>"
                  "<div id=comments>c</div><p class=article-lead>d<p class='lead-image'>e"
                  "<span class=byline>f</span><div class=relatedPosts>g",
                  "line: a\nline aside: b\nline comments: c\nparagraph standfirst: d\n"
                  "paragraph: ef\nline aside: g\n");
    assert_blocks(
        "<div class='post-7 type-post status-publish hentry tag-social category-nav'>a</div>"
        "<div class=tag-list>b</div>",
        "line article: a\nline tags: b\n");
    assert_blocks("<div class=post-tags>a</div><div class=tag-cloud>b</div><div class=lead><h2>c",
                  "line tags: a\nline: b\nheading 2: c\n");
    assert_blocks("<div class=related><div itemprop=articleBody>a</div>b</div>",
                  "line article: a\nline aside: b\n");
}

static void what_is_not_shown(void **state)
{
    (void)state;
    assert_blocks("a<script>b<!--</script>c<style>d</style>e<template><p>f</template>g"
                  "<svg><title>h</title><text>i</text></svg>j<noscript>k</noscript>"
                  "<select><option>l</select>m<textarea>n</textarea>",
                  "line: acegjm\n");
    assert_blocks("<svg><circle><p>out of it", "paragraph: out of it\n");
    assert_blocks("<h1>a<span class=sr-only>b</span><a href=#x aria-hidden=true>#</a></h1>",
                  "heading 1: a\n");
    assert_blocks(
        "<div hidden>a</div><div style='display: none'>b</div><div aria-hidden=true>c</div>"
        "<p>Something else that all can see.",
        "line hidden: a\nline hidden: b\nline hidden: c\n"
        "paragraph: Something else that all can see.\n");
    assert_blocks(
        "<p>a<sup><a href=#fn1>1</a></sup>.<a href=#fn2><sup>2</sup></a> E = mc<sup>2</sup>",
        "paragraph: a. E = mc2\n");
    assert_blocks("<ruby>\xE6\xBC\xA2<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>",
                  "line: \xE6\xBC\xA2\n");
}

/* A flag that would hold for most of the page is none. */
static void hints_that_say_nothing_go(void **state)
{
    (void)state;
    char page[4096] = "<form><div class=overlay>";
    for (int i = 0; i < 10; i++)
        strcat(page, "<p>A paragraph of the page, which all stands inside one form.</p>");
    strcat(page, "</div></form><p>And a last one.");
    share__document document = read_page(page);
    for (size_t i = 0; i < document.block_count; i++)
        assert_int_equal(document.blocks[i].flags, 0);
    assert_int_equal(document.block_count, 11);
    share__document_free(&document);
}

static void blocks_are_measured_and_placed(void **state)
{
    (void)state;
    share__document document =
        read_page("<p>ab <a href=x>cd ef</a>\n<code>gh</code>\n</p>\n <p>x</p><ul><li>a<li>b</ul>");
    assert_int_equal(document.block_count, 4);
    assert_view_equal(document.blocks[0].text, "ab cd ef gh");
    assert_int_equal(document.blocks[0].link_bytes, 5);
    assert_int_equal(document.blocks[0].code_bytes, 2);
    assert_int_equal(document.blocks[0].line, 1);
    assert_int_equal(document.blocks[0].column, 4);
    assert_int_equal(document.blocks[1].line, 4);
    assert_int_equal(document.blocks[1].column, 5);
    assert_int_equal(document.blocks[0].container, document.blocks[1].container);
    assert_int_equal(document.blocks[2].container, document.blocks[3].container);
    assert_int_equal(document.blocks[0].container, 0);
    assert_int_equal(document.container_count, 4); /* the page, the list, two items */
    assert_int_equal(document.blocks[2].container, 1);
    assert_int_equal(document.containers[1].parent, 0);
    share__document_free(&document);
    document = read_page("<main><div class=sidebar><p>a</p><div>b</div></div></main>");
    assert_int_equal(document.container_count, 4);
    assert_int_equal(document.blocks[0].container, 2);
    assert_int_equal(document.blocks[1].container, 3);
    assert_int_equal(document.containers[3].parent, 2);
    assert_int_equal(document.containers[2].parent, 1);
    assert_int_equal(document.containers[1].flags, SHARE__IN_ARTICLE);
    assert_int_equal(document.containers[2].flags, SHARE__IN_ASIDE);
    share__document_free(&document);
}

/* All records as lines "key=value". */
static void assert_records(const char *page, const char *expected)
{
    char got[8192] = "";
    size_t n = 0;
    share__document document = read_page(page);
    for (size_t i = 0; i < document.meta_count; i++) {
        const share__meta *m = &document.metas[i];
        n += (size_t)snprintf(got + n, sizeof got - n, "%.*s=%.*s%s\n", (int)m->key.n, m->key.p,
                              (int)m->value.n, m->value.p, m->listed ? " +" : "");
        assert_true(n < sizeof got);
    }
    if (strcmp(got, expected) != 0)
        fail_msg("%s\ngives:\n%sand not:\n%s", page, got, expected);
    share__document_free(&document);
}

static void records_of_the_head(void **state)
{
    (void)state;
    assert_records(
        "<html lang=de-AT><title> A &amp;amp; B\n </title><meta name=Description "
        "content='x &quot;y&quot;'><meta property=og:title content=z><meta name=empty "
        "content=''><link rel='x canonical' href='/a?b&amp;c'><svg><title>no</title></svg>",
        "lang=de-AT\ntitle=A & B\ndescription=x \"y\"\nog:title=z\n"
        "canonical=/a?b&c\n");
    assert_records("<meta property='og:title twitter:title' content=a name=og:title>",
                   "og:title=a\ntwitter:title=a\n");
    assert_records(
        "<meta http-equiv=Content-Language content=fr><meta itemprop=headline content=b>",
        "http:content-language=fr\nitemprop:headline=b\n");
}

static void records_of_the_body(void **state)
{
    (void)state;
    assert_records(
        "<article itemscope itemtype=http://schema.org/NewsArticle><h1 itemprop=headline>"
        "A <b>b</b></h1><span itemprop=author itemscope itemtype=x/Person><a itemprop=url "
        "href=u><span itemprop=name>N</span></a></span><time itemprop=datePublished "
        "datetime=2020-01-02>then</time><div itemprop=comment itemscope><b itemprop=name>"
        "no</b></div></article>",
        "itemprop:headline=A b\nitemprop:author=N\nitemprop:datePublished=2020-01-02\n");
    assert_records("<a rel='x tag' href=/t>one</a><a href=/tag/two>two</a><a href=/tags>all</a>"
                   "<a href='/themen/drei/'>drei</a><a href=/category/c>c</a>",
                   "rel-tag=one\ntag-link=two\ntag-link=drei\ncategory-link=c\n");
    assert_records("<aside><a href=/tag/a>a</a></aside><nav class=tags><a href=/tag/b>b</a></nav>"
                   "<main><aside><a href=/tag/c>c</a></aside></main>",
                   "tag-link.outside=a\ntag-link=b\ntag-link.aside=c\n");
    assert_records("<div class=h-entry><h1 class='p-name x'>a</h1><p class=p-summary>b <i>c</i></p>"
                   "<time>May</time><a rel=author href=x>D</a></div>",
                   "mf:p-name=a\nmf:p-summary=b c\ntime=May\nrel-author=D\n");
}

#define LD(json) "<script type='application/ld+json'>" json "</script>"

static void records_of_json_ld(void **state)
{
    (void)state;
    assert_records(
        LD("{\"@type\":\"NewsArticle\",\"headline\":\"A &amp;amp; \\u00e9\","
           "\"keywords\":[\"a\",\"b, c\"],\"author\":[{\"name\":\"N\"},\"M\"],"
           "\"image\":{\"url\":\"i\"},\"description\":\"<p>d</p>\"}"),
        "ld:type=NewsArticle\nld:headline=A & \xC3\xA9\nld:description=d\n"
        "ld:keywords=a +\nld:keywords=b, c +\nld:author=N +\nld:author=M +\nld:image=i\n");
    assert_records(LD("{\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"S\"},{\"@type\":[\"Article\","
                      "\"X\"],\"headline\":\"h\",\"author\":{\"@id\":\"#p\"}},{\"@id\":\"#p\","
                      "\"@type\":\"Person\",\"name\":\"P\"}]}"),
                   "ld:type=WebSite\nld:site=S\nld:type=Article +\nld:type=X +\nld:headline=h\n"
                   "ld:author=P\nld:type=Person\n");
    assert_records(LD("[{\"@type\":\"WebPage\",\"name\":\"n\",\"mainEntity\":{\"@type\":"
                      "\"BlogPosting\",\"headline\":\"h\"}}]"),
                   "ld:type=WebPage\nld:page.name=n\nld:type=BlogPosting\nld:headline=h\n");
    assert_records(LD("{\"@type\":\"Person\",\"name\":\"no\"}") LD("") LD(" "), "ld:type=Person\n");
}

static void json_ld_as_pages_write_it(void **state)
{
    (void)state;
    static const char *const broken[] = {
        LD("{\"@type\":\"Article\",\"headline\":\"h\",}"),
        LD("{\"@type\":\"Article\",\"keywords\":[ , ],\"headline\":\"h\" , }"),
        LD("/* x */ {\"@type\":\"Article\",\"headline\":\"h\"}"),
        LD("{\"@type\":\"Article\",\"headline\":\"h\"};;{}"),
        LD("{\"@type\":\"Article\",\"headline\":\"\\h\n\"}"),
    };
    static const char *const fine[] = {
        LD("<!-- {\"@type\":\"Article\",\"headline\":\"h\"} -->"),
        LD("//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"h\"}\n//]]>"),
        LD("/*<![CDATA[*/{\"@type\":\"Article\",\"headline\":\"h\"}/*]]>*/"),
        LD("{\"@type\":\"Article\",\"headline\":\"h\"};"),
    };
    for (size_t i = 0; i < 9; i++) {
        const char *page = i < 5 ? broken[i] : fine[i - 5];
        assert_records(page, "ld:type=Article\nld:headline=h\n");
        share__document document = read_page(page);
        assert_int_equal(document.warning_count, i < 5);
        if (i < 5)
            assert_string_equal(document.warnings[0].code, "json_ld");
        share__document_free(&document);
    }
    assert_records(LD("{\"@type\":\"Article\",\"headline\":\"a \"b\" c\" ,\"name\" : \"d\"\n}"),
                   "ld:type=Article\nld:headline=a \"b\" c\nld:name=d\n");
    assert_records(LD("{\"@type\":\"Article\",\"author\": \xC3\x84 B,\nisAccessibleForFree:false}"),
                   "ld:type=Article\nld:author=\xC3\x84 B\nld:isAccessibleForFree=false\n");
    /* several values in one script; one that a template escaped */
    assert_records(
        LD("{\"@type\":\"Article\",\"headline\":\"h\"},\n{\"@type\":\"Article\",\"headline\":"
           "\"i\"}[]"),
        "ld:type=Article\nld:headline=h\nld:type=Article\nld:headline=i\n");
    assert_records(LD("{&quot;@type&quot;:&quot;Article&quot;,&quot;headline&quot;:&quot;h&quot;}"),
                   "ld:type=Article\nld:headline=h\n");
    share__document document = read_page(LD("{\"@type\":"));
    assert_int_equal(document.warning_count, 1);
    assert_int_equal(document.meta_count, 0);
    share__document_free(&document);
    document = read_page(LD("{\"@type\":\"Article\",\"headline\":\"\\ud83d \\ud83d\\ude00 \\u0000"
                            "\\q\"}"));
    assert_int_equal(document.meta_count, 2);
    assert_view_equal(document.metas[1].value, "\xEF\xBF\xBD \xF0\x9F\x98\x80 q");
    share__document_free(&document);
}

/* Of one that was cut off, all that stands before the end is read. */
static void json_ld_that_was_cut_off(void **state)
{
    (void)state;
    static const char whole[] =
        "{\"@graph\":[{\"@type\":\"Article\",\"headline\":\"a \\\"b\\\" "
        "c\",\"keywords\":[\"d\",\"e\"],"
        "\"author\":{\"name\":\"f\",\"n\":[[1,true]]},\"description\":\"g\"}]}";
    static const struct {
        size_t after; /* the first letters of 'whole' that are there */
        const char *records;
    } cuts[] = {
        {sizeof "{\"@graph\":[{\"@type\":\"Article\"" - 1, "ld:type=Article\n"},
        {sizeof "{\"@graph\":[{\"@type\":\"Article\",\"headline\":\"a \\\"b" - 1,
         "ld:type=Article\n"},
        {sizeof "{\"@graph\":[{\"@type\":\"Article\",\"headline\":\"a \\\"b\\\" c\",\"key" - 1,
         "ld:type=Article\nld:headline=a \"b\" c\n"},
        {sizeof whole - 8,
         "ld:type=Article\nld:headline=a \"b\" c\nld:keywords=d +\nld:keywords=e +\n"
         "ld:author=f\n"},
    };
    char page[512];
    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
        snprintf(page, sizeof page, LD("%.*s"), (int)cuts[i].after, whole);
        assert_records(page, cuts[i].records);
    }
    for (size_t n = 1; n < sizeof whole - 1; n++) { /* wherever it was */
        snprintf(page, sizeof page, LD("%.*s"), (int)n, whole);
        share__document document = read_page(page);
        assert_int_equal(document.warning_count, 1);
        assert_non_null(strstr(document.warnings[0].message, "read all the same"));
        share__document_free(&document);
    }
    snprintf(page, sizeof page, LD("%0100d"), 0);
    memset(strchr(page, '0'), '[', 100); /* deeper than is counted */
    share__document document = read_page(page);
    assert_int_equal(document.meta_count, 0);
    share__document_free(&document);
}

static void parsely_in_one_record(void **state)
{
    (void)state;
    assert_records("<meta name=parsely-page content='{\"title\":\"a &amp;amp; b\",\"authors\":"
                   "[\"N\",\"M\"],\"tags\":[\"x, y\"],\"link\":\"u\",\"pub_date\":\"d\"}'>",
                   "parsely-page={\"title\":\"a & b\",\"authors\":[\"N\",\"M\"],\"tags\":"
                   "[\"x, y\"],\"link\":\"u\",\"pub_date\":\"d\"}\nparsely-title=a & b\n"
                   "parsely-link=u\nparsely-author=N +\nparsely-author=M +\nparsely-pub-date=d\n"
                   "parsely-tags=x, y\n");
    assert_records("<meta name=parsely-page content='no'>", "parsely-page=no\n");
}

static void a_heading_has_a_kicker_and_a_subtitle(void **state)
{
    (void)state;
    assert_records("<h1><span class='a__kicker'>A</span> b</h1><h2><small>C</small> d</h2>",
                   "kicker=A\nkicker=C\n");
    assert_records("<h1>a <small>B</small></h1><h2>c <b class='x-subtitle'>D</b></h2>",
                   "subtitle=B\nsubtitle=D\n");
    assert_records("<h1>a <span class=kicker>b</span></h1><h3><b class=kicker>C</b> d</h3>"
                   "<p><b class=kicker>E</b> f</p>",
                   "");
}

static void fragments_have_blocks_only(void **state)
{
    (void)state;
    share__document document;
    memset(&document, 0, sizeof document);
    share__source source = {SHARE__LIT("<p>a <time>b</time><title>c</title>"), 7};
    assert_int_equal(share__read_html_fragment(&document, source, NULL), SHARE_OK);
    assert_int_equal(document.block_count, 1);
    assert_int_equal(document.meta_count, 0);
    assert_int_equal(document.blocks[0].line, 7);
    assert_view_equal(document.blocks[0].text, "a b");
    share__document_free(&document);
}

/* ---- hostile pages --------------------------------------------------------------------------- */

static double seconds_for(const char *once, const char *often, size_t size)
{
    size_t n = strlen(once), step = strlen(often);
    char *page = malloc(n + size + step + 1);
    assert_non_null(page);
    memcpy(page, once, n + 1);
    while (n < size) {
        memcpy(page + n, often, step + 1);
        n += step;
    }
    clock_t start = clock();
    share__document document = read_page(page);
    clock_t end = clock();
    share__document_free(&document);
    free(page);
    return (double)(end - start) / CLOCKS_PER_SEC;
}

static void no_page_takes_long(void **state)
{
    (void)state;
    static const char *const pages[][2] = {
        {"", "<ul><li>"},
        {"", "<div>"},
        {"", "<font size=i><p>"},
        {"<a ", "a=1 "},
        {"<body ", "a0b=1 a1b=2 x"},
        {"", "<p><b><i><a href=x><table><tr><td>"},
        {"", "<!--"},
        {"", "<"},
        {"", "</"},
        {"", "&"},
        {"", "&a"},
        {"", "<a b=\""},
        {"<script>", "<!--<script>"},
        {"<script>", "<!-- -->"},
        {"", "<a rel=tag href=x>y<b class=p-name>"},
        {"", "<span class=byline>"},
        {"<table>", "<td>x"},
        {"", "<div class=\"nav-item byline sr-only\" hidden>"},
        {"", "<svg>"},
        {"", "<select><p>"},
        {"", "<x-y class=nav></x-z>"},
        {"<div><div><div><div><div><div><div><div>", "<li>"},
        {"", "<div itemscope itemprop=author>"},
        {"<script type=application/ld+json>", "["},
        {"<script type=application/ld+json>", "{\"a\":"},
        {"<script type=application/ld+json>[", ", "},
        {"<script type=application/ld+json>[",
         "{\"@type\":\"Article\",\"author\":{\"@id\":\"x\"}},"},
        {"", "x<br><br>"},
        {"", "<time>"},
    };
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        double s = seconds_for(pages[i][0], pages[i][1], 1000000);
        if (s > 2)
            fail_msg("%s, then %s ...: %.2f s for a megabyte", pages[i][0], pages[i][1], s);
    }
    /* 20,000 open elements, then end tags that fit none of them. */
    char *open = malloc(5 * 20000 + 1);
    assert_non_null(open);
    for (size_t i = 0; i < 20000; i++)
        memcpy(open + 5 * i, "<div>", 6);
    assert_true(seconds_for(open, "</b>", 1000000) < 2);
    assert_true(seconds_for(open, "</p>", 1000000) < 2);
    assert_true(seconds_for(open, "<b class=byline></b>", 1000000) < 2);
    free(open);
}

/* Text deeper than the stack is read like any other. */
static void deep_text_is_kept(void **state)
{
    (void)state;
    enum { DEPTH = 5000 };
    char *page = malloc(DEPTH * 11 + 64), *to = page;
    assert_non_null(page);
    for (int i = 0; i < DEPTH; i++, to += 5)
        memcpy(to, "<div>", 5);
    to += sprintf(to, "<p>HELLO</p>");
    for (int i = 0; i < DEPTH; i++, to += 6)
        memcpy(to, "</div>", 6);
    strcpy(to, "<nav>menu</nav>");
    assert_blocks(page, "line: HELLO\nline nav: menu\n");
    free(page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_folded_and_decoded_once),
        cmocka_unit_test(tags_end_what_they_end_in_browsers),
        cmocka_unit_test(kinds_of_blocks),
        cmocka_unit_test(containers_give_hints),
        cmocka_unit_test(what_is_not_shown),
        cmocka_unit_test(hints_that_say_nothing_go),
        cmocka_unit_test(blocks_are_measured_and_placed),
        cmocka_unit_test(records_of_the_head),
        cmocka_unit_test(records_of_the_body),
        cmocka_unit_test(records_of_json_ld),
        cmocka_unit_test(json_ld_as_pages_write_it),
        cmocka_unit_test(json_ld_that_was_cut_off),
        cmocka_unit_test(parsely_in_one_record),
        cmocka_unit_test(a_heading_has_a_kicker_and_a_subtitle),
        cmocka_unit_test(fragments_have_blocks_only),
        cmocka_unit_test(no_page_takes_long),
        cmocka_unit_test(deep_text_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
