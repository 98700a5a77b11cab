/* The headline of a web page: who is believed when heading, head and JSON-LD differ. */
#include "support.h"

#include <stdio.h>

static void check(const char *html, const char *want)
{
    share_parse_options options = SHARE_PARSE_OPTIONS_INIT;
    options.format = SHARE_HTML;
    options.base_url = "https://www.harbourpost.example/2024/bridge";
    share_article *article = NULL;
    assert_int_equal(share_article_parse(&article, html, strlen(html), &options, NULL), SHARE_OK);
    assert_string_equal(share_article_get(article, SHARE_HEADLINE, 0)->text, want);
    share_article_free(article);
}

#define TEXT                                                                                       \
    "<p>Two cranes lifted the old bridge from its bearings at dawn on Saturday, and the crews "    \
    "had practised every step with ropes on the floor of a gymnasium for a month.</p>"

static void the_site_goes(void **state)
{
    (void)state;
    check("<title>The bridge moves | Harbour Post</title>" TEXT, "The bridge moves");
    check("<title>Harbour Post - The bridge moves</title>" TEXT, "The bridge moves");
    check("<title>The bridge moves - Local - Harbour Post</title><h1>The bridge moves</h1>" TEXT,
          "The bridge moves");
    check("<title>The bridge moves :: Boats and more</title>"
          "<meta property='og:site_name' content='Boats and more'>" TEXT,
          "The bridge moves");
    check("<title>Die Brücke zieht um \xC2\xBB Wochenblatt</title>"
          "<meta property='og:site_name' content='Wochenblatt'>" TEXT,
          "Die Brücke zieht um");
    check("<title>大桥搬家了_港口新闻</title><h1>大桥搬家了</h1>" TEXT, "大桥搬家了");
}

static void nothing_else_is_cut(void **state)
{
    (void)state;
    check("<title>Harbour: the bridge moves - part 2</title>" TEXT,
          "Harbour: the bridge moves - part 2");
    check("<title>Bridges 3: Return - a film</title><h1>Bridges 3: Return - a film</h1>" TEXT,
          "Bridges 3: Return - a film");
    check("<title>«Sie bewegt sich» und «sie steht»</title>" TEXT,
          "«Sie bewegt sich» und «sie steht»");
}

static void what_readers_see_is_preferred(void **state)
{
    (void)state;
    check("<title>Bridge moves: 7 facts you need | Harbour Post</title>"
          "<meta property='og:title' content='Bridge moves: 7 facts you need'>"
          "<article><h1>Why the old bridge moves at last</h1>" TEXT "</article>",
          "Why the old bridge moves at last");
    check("<title>the bridge moves | Harbour Post</title><h1>The Bridge Moves</h1>" TEXT,
          "The Bridge Moves");
}

static void capitals_are_the_themes(void **state)
{
    (void)state;
    check("<title>The bridge moves | Harbour Post</title><h1>THE BRIDGE MOVES</h1>" TEXT,
          "The bridge moves");
    check("<title>THE BRIDGE MOVES | Harbour Post</title><h1>The bridge moves</h1>" TEXT,
          "The bridge moves");
    check("<title>THE BRIDGE MOVES | Harbour Post</title><h1>THE BRIDGE MOVES</h1>" TEXT,
          "THE BRIDGE MOVES");
}

static void a_logo_is_no_headline(void **state)
{
    (void)state;
    check("<title>The bridge moves at last | Harbour Post</title><h1><a href='/'>Harbour Post</a>"
          "</h1><h2>The bridge moves at last</h2>" TEXT,
          "The bridge moves at last");
    check("<title>The bridge moves at last | Quay News</title><h1>Quay News</h1>"
          "<h2>The bridge moves at last</h2>" TEXT,
          "The bridge moves at last");
    check("<title>The bridge moves at last</title><nav><h2>Politics</h2></nav>"
          "<aside><h2>More from the harbour</h2></aside>" TEXT,
          "The bridge moves at last");
}

static void kickers(void **state)
{
    (void)state;
    /* glued in front of the headline, where the records have it without */
    check("<title>The old bridge moves at last</title>"
          "<meta property='og:title' content='The old bridge moves at last'>"
          "<h1><span>Shipping</span> The old bridge moves at last</h1>" TEXT,
          "The old bridge moves at last");
    /* an element of its own, where the records have both */
    check("<title>Shipping: The old bridge moves</title>"
          "<meta property='og:title' content='Shipping: The old bridge moves'>"
          "<script type='application/ld+json'>{\"@type\":\"NewsArticle\","
          "\"headline\":\"Shipping: The old bridge moves\"}</script>"
          "<p>Shipping</p><h1>The old bridge moves</h1>" TEXT,
          "Shipping: The old bridge moves");
}

/* An element that the heading begins with, and that its class calls a kicker. */
static void kickers_that_are_called_so(void **state)
{
    (void)state;
#define MARKED(class)                                                                              \
    "<h1><span class='" class "'>Shipping</span> The old bridge moves at last</h1>" TEXT
    check(MARKED("article__kicker"), "The old bridge moves at last");
    check(MARKED("c-header__topline text"), "The old bridge moves at last");
    check(MARKED("wide"), "Shipping The old bridge moves at last");
    check("<h1><small>Shipping</small> The old bridge moves at last</h1>" TEXT,
          "The old bridge moves at last");
    check("<h1>The old bridge <span class='kicker'>moves</span> at last</h1>" TEXT,
          "The old bridge moves at last");
    check("<h1><span class='kicker'>Bridge</span> moves</h1>" TEXT, "Bridge moves");
    /* the head may have both as one title */
    check("<title>Shipping: The old bridge moves at last</title>"
          "<meta property='og:title' content='Shipping: The old bridge moves at last'>" MARKED(
              "dachzeile"),
          "Shipping: The old bridge moves at last");
    /* but not with a dash between, which parts them */
    check("<title>Shipping - The old bridge moves at last</title>"
          "<meta property='og:title' content='Shipping - The old bridge moves at last'>" MARKED(
              "overline"),
          "The old bridge moves at last");
    /* a record that has the kicker alone is none of the headline */
    check("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":"
          "\"Work in the harbour\",\"name\":\"Work in the harbour\"}</script>"
          "<h2><span class='subline'>Work in the harbour</span> The old bridge moves</h2>" TEXT,
          "The old bridge moves");
    /* and one that begins inside of it cuts nothing */
    check("<title>Storm in the harbour: The old bridge moves at last</title>"
          "<meta property='og:title' content='Storm in the harbour: The old bridge moves at last'>"
          "<h1><span class='overline'>After the storm in the harbour</span> The old bridge moves "
          "at last</h1>" TEXT,
          "The old bridge moves at last");
}

/* And one that it ends with, that its class calls a subtitle. */
static void subtitles_that_are_called_so(void **state)
{
    (void)state;
#define UNDER "two cranes lift it at dawn"
    check("<h1>The old bridge moves <small>" UNDER "</small></h1>" TEXT, "The old bridge moves");
    check("<h1>The old bridge moves: <span class='entry-subtitle'>" UNDER "</span></h1>" TEXT,
          "The old bridge moves");
    check("<h1>The old bridge moves <span class='x'>" UNDER "</span></h1>" TEXT,
          "The old bridge moves " UNDER);
    check("<h1>The <small>old</small> bridge moves</h1>" TEXT, "The old bridge moves");
    check("<title>The old bridge moves: " UNDER
          "</title><meta property='og:title' content='The old "
          "bridge moves: " UNDER "'><h1>The old bridge moves <small>" UNDER "</small></h1>" TEXT,
          "The old bridge moves: " UNDER);
}

#define LD(headline)                                                                               \
    "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"" headline       \
    "\"}</script>"
#define SOCIAL(title)                                                                              \
    "<meta property='og:title' content='" title "'><meta name='twitter:title' content='" title "'" \
    ">"

/* A shorter title that networks get twice is written for being shared. */
static void a_title_for_networks(void **state)
{
    (void)state;
#define LONG "The old bridge moves at last after thirty years in the wind"
#define PAGE(head) "<title>" LONG " | Harbour Post</title>" LD(LONG) head "<h1>" LONG "</h1>" TEXT
    check(PAGE(SOCIAL("The old bridge moves at last")), "The old bridge moves at last");
    check(PAGE(SOCIAL("The old bridge moves at last after thirty years in the")), LONG); /* cut */
    /* not when it is longer, when only one network gets it, or when it is about something else */
    check(PAGE(SOCIAL(LONG ", and the ferry goes")), LONG);
    check(PAGE("<meta property='og:title' content='The old bridge moves at last'>"), LONG);
    check(PAGE(SOCIAL("Seven facts you need")), LONG);
    /* and not where <title> is for it, too: the page has two titles */
    check("<title>The old bridge moves</title>" LD(LONG)
              SOCIAL("The old bridge moves") "<h1>" LONG "</h1>" TEXT,
          LONG);
}

static void of_three_wordings_that_of_the_title(void **state)
{
    (void)state;
    check("<title>The old bridge moves: all news | Harbour Post</title>" LD(
              "The old bridge moves: all news")
              SOCIAL("Bridge, live") "<h1>Cranes wait for the wind, and the old bridge waits for "
                                     "cranes</h1>" TEXT,
          "The old bridge moves: all news");
}

/* Other articles' headlines stand outside, many of them. */
static void lists_of_others_say_nothing(void **state)
{
    (void)state;
    check(
        "<title>The old bridge moves - Harbour Post</title>" LD("The old bridge moves") SOCIAL(
            "The old bridge moves") "<nav><div itemscope itemtype='https://schema.org/Article'>"
                                    "<b itemprop='headline'>The old bridge moves</b><b "
                                    "itemprop='headline'>Seeds</b>"
                                    "<b itemprop='headline'>Whales</b><b "
                                    "itemprop='headline'>Rope</b>"
                                    "<b itemprop='name'>The old bridge moves</b><b "
                                    "itemprop='name'>Seeds</b>"
                                    "<b itemprop='name'>Whales</b><b "
                                    "itemprop='name'>Rope</b></div></nav>"
                                    "<article><h1>The old bridge moves across the harbour</h1>" TEXT
                                    "</article>",
        "The old bridge moves across the harbour");
}

static void low_headings_where_there_is_no_other(void **state)
{
    (void)state;
    check("<title>Harbour Post</title><article><h5>The old bridge moves</h5>" TEXT "</article>",
          "The old bridge moves");
    check("<title>Bridges</title><h2>The old bridge moves</h2><h5>What it weighs now</h5>" TEXT,
          "The old bridge moves");
}

static void add_days(char *html, size_t size, int days)
{
    for (int day = 1; day <= days; day++) {
        const size_t n = strlen(html);
        snprintf(html + n, size - n,
                 "<p>On day %d nobody knew how it would go on, says the harbour master, and two "
                 "cranes stood idle on the quay while it rained, for %d hours in a row.</p>",
                 day, 3 * day);
    }
}

/* The line above the text, or a paragraph in bold, where the page has no headings. */
static void lines_where_there_is_no_heading(void **state)
{
    (void)state;
    check("<title>Harbour Post</title><div class=h>The old bridge moves</div><div>May 2, 2026</div>"
          "<div>By Jo Example</div>" TEXT,
          "The old bridge moves");
    check("<title>hp</title><p><b>The old bridge moves</b></p>" TEXT, "The old bridge moves");
    check("<title>The harbour is closed</title><div>The old bridge moves</div>" TEXT,
          "The harbour is closed");
    check("<title>Harbour Post</title><div><a href=/a>The old bridge moves</a></div>" TEXT,
          "Harbour Post");
    /* not behind more headings than are looked at, all of them elsewhere */
    char html[8000] = "<title>The harbour is closed</title><div hidden>";
    for (int i = 0; i < 60; i++) {
        strcat(html, "<h2>Tides</h2>");
    }
    strcat(html, "</div><div>The old bridge moves</div>");
    add_days(html, sizeof html, 9);
    check(html, "The harbour is closed");
}

/* One that was cut off speaks for the one that goes on. */
static void cut_headlines_are_completed(void **state)
{
    (void)state;
    check("<title>The old bridge moves at last, and the ... - Harbour Post</title>"
          "<meta property='og:title' content='The old bridge moves at last, and the ...'>"
          "<h2>The old bridge moves at last, and the harbour waits</h2>" TEXT,
          "The old bridge moves at last, and the harbour waits");
    check(LD("The old bridge moves at last, and the\xE2\x80\xA6") "<title>The old bridge moves at "
                                                                  "last, and the harbour "
                                                                  "waits</title>" TEXT,
          "The old bridge moves at last, and the harbour waits");
    /* the site's name behind it does not go on */
    check("<title>And then it moved... | Boats and more</title>" LD("And then it moved...") TEXT,
          "And then it moved...");
}

static void a_logo_that_ends_the_title(void **state)
{
    (void)state;
#define NAME "Boats and bridges of the coast"
    check("<title>Old bridge" NAME " | " NAME "</title>"
          "<meta property='og:title' content='Old bridge" NAME " | " NAME "'>"
          "<header><h1><a href='/'>" NAME "</a></h1></header>"
          "<article><h1>Old bridge</h1>" TEXT "</article>",
          "Old bridge");
}

static void a_name_that_only_begins_like_the_site_stays(void **state)
{
    (void)state;
    check("<title>Harbour tide - boats in the river</title>" TEXT,
          "Harbour tide - boats in the river");
}

static void two_kickers_meet_in_the_headline(void **state)
{
    (void)state;
    check("<title>Ships: The old bridge moves at last</title>"
          "<meta property='og:title' content='Ships: The old bridge moves at last'>"
          "<h1><span>Report from the harbour</span> The old bridge moves at last</h1>" TEXT,
          "The old bridge moves at last");
}

static void marks_that_the_heading_lost_come_back(void **state)
{
    (void)state;
    check("<title>After the storm / Bridge: it moves - slowly</title>"
          "<h1><span>After the storm</span><b>Bridge: it moves - slowly</b></h1>" TEXT,
          "After the storm / Bridge: it moves - slowly");
}

static void tails_of_the_site_go(void **state)
{
    (void)state;
    check("<title>The old bridge moves at last-Local|Harbour Post</title>"
          "<meta property='og:title' content='The old bridge moves at last-Local|Harbour Post'>"
          "<meta name='headline' content='The old bridge moves at last'>" TEXT,
          "The old bridge moves at last");
    check("<title>The old bridge moves at last</title>"
          "<meta property='og:title' content='The old bridge moves at last'>"
          "<h1>The old bridge moves at last | Somewhere else</h1>" TEXT,
          "The old bridge moves at last");
    check("<title>大桥终于搬家了！-新港网</title>" TEXT, "大桥终于搬家了！");
    check("<title>2.11.2026 - The old bridge moves - Harbour Post</title>" TEXT,
          "The old bridge moves");
}

static void what_stands_behind_all_text_is_none(void **state)
{
    (void)state;
    char html[4000] =
        "<title>Bridges - The old bridge</title><h2>It moves at last, so they say</h2>";
    add_days(html, sizeof html, 4);
    strcat(html, "<h1>Our friends - The old bridge</h1><ul><li><a href='/a'>A</a></ul>");
    check(html, "It moves at last, so they say");
}

/* A section's heading may share all its words with the title. */
static void what_stands_behind_much_text_is_a_section(void **state)
{
    (void)state;
    char html[4000] = "<title>What if the old bridge moves a mile? | Harbour Post</title><meta "
                      "name='twitter:title' content='What if the old bridge moves a mile?'>";
    add_days(html, sizeof html, 9);
    strcat(html, "<h2>What if the old bridge moves?</h2>" TEXT);
    check(html, "What if the old bridge moves a mile?");
}

static void two_words_are_enough_when_a_record_gives_them(void **state)
{
    (void)state;
    check("<title>Old bridge - Harbour Post</title>" TEXT, "Old bridge");
}

static void a_link_that_nobody_knows_is_a_logo(void **state)
{
    (void)state;
    check("<title>The old bridge Â» HP e.V.</title>"
          "<div><h1><a href='/'>HP e.V. Friends of the old and of the new bridge</a></h1></div>"
          "<h2>The old bridge</h2>" TEXT,
          "The old bridge");
}

static void json_ld_speaks(void **state)
{
    (void)state;
    check("<title>Harbour Post</title><script type='application/ld+json'>"
          "{\"@type\":\"NewsArticle\",\"headline\":\"The old bridge moves\"}</script>" TEXT,
          "The old bridge moves");
}

static void the_title_is_no_text(void **state)
{
    (void)state;
    share_article *article = parse_as("<h1>The old bridge moves</h1>" TEXT, SHARE_HTML);
    char *body = NULL;
    assert_int_equal(share_article_body(&body, article, NULL), SHARE_OK);
    assert_null(strstr(body, "The old bridge moves"));
    share_free(body);
    share_article_free(article);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_site_goes),
        cmocka_unit_test(nothing_else_is_cut),
        cmocka_unit_test(what_readers_see_is_preferred),
        cmocka_unit_test(capitals_are_the_themes),
        cmocka_unit_test(a_logo_is_no_headline),
        cmocka_unit_test(kickers),
        cmocka_unit_test(kickers_that_are_called_so),
        cmocka_unit_test(subtitles_that_are_called_so),
        cmocka_unit_test(a_title_for_networks),
        cmocka_unit_test(of_three_wordings_that_of_the_title),
        cmocka_unit_test(lists_of_others_say_nothing),
        cmocka_unit_test(what_stands_behind_all_text_is_none),
        cmocka_unit_test(low_headings_where_there_is_no_other),
        cmocka_unit_test(lines_where_there_is_no_heading),
        cmocka_unit_test(cut_headlines_are_completed),
        cmocka_unit_test(a_logo_that_ends_the_title),
        cmocka_unit_test(a_name_that_only_begins_like_the_site_stays),
        cmocka_unit_test(two_kickers_meet_in_the_headline),
        cmocka_unit_test(marks_that_the_heading_lost_come_back),
        cmocka_unit_test(tails_of_the_site_go),
        cmocka_unit_test(what_stands_behind_much_text_is_a_section),
        cmocka_unit_test(two_words_are_enough_when_a_record_gives_them),
        cmocka_unit_test(a_link_that_nobody_knows_is_a_logo),
        cmocka_unit_test(json_ld_speaks),
        cmocka_unit_test(the_title_is_no_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
