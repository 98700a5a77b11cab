/* What a web page says of itself: summary, tags, address, author and the like. */
#include "support.h"

#include <stdio.h>

#define TITLE "<title>The old bridge moves</title><h1>The old bridge moves</h1>"
#define TEXT                                                                                       \
    "<p>Two cranes lifted the old bridge from its bearings at dawn on Saturday. The crews had "    \
    "practised every step with ropes on the floor of a gymnasium for a month.</p><p>The harbour "  \
    "was closed to ships until Monday, and the ferry took people across for nothing.</p>"

static share_article *page(const char *html)
{
    share_parse_options options = SHARE_PARSE_OPTIONS_INIT;
    options.format = SHARE_HTML;
    options.base_url = "https://www.harbourpost.example/2024/bridge?x=1";
    share_article *article = NULL;
    assert_int_equal(share_article_parse(&article, html, strlen(html), &options, NULL), SHARE_OK);
    return article;
}

static void check(const char *html, share_key key, const char *want, share_origin origin)
{
    share_article *article = page(html);
    const share_value *got = share_article_get(article, key, 0);
    assert_string_equal(got->text, want);
    assert_int_equal(got->origin, origin);
    share_article_free(article);
}

/* What a post says below its headline. */
static void check_post(const char *html, const char *want)
{
    share_article *article = page(html);
    share_post_options options = SHARE_POST_OPTIONS_INIT;
    share_post *post = NULL;
    options.layout = "{summary}";
    assert_int_equal(share_post_compose(&post, article, &options, NULL), SHARE_OK);
    assert_string_equal(share_post_text(post, NULL), want);
    share_post_free(post);
    share_article_free(article);
}

#define DESCRIPTION(text) "<meta name='description' content='" text "'>"

static void a_description_is_the_summary(void **state)
{
    (void)state;
    check(TITLE DESCRIPTION("Two cranes lift a bridge in the harbour.") TEXT, SHARE_SUMMARY,
          "Two cranes lift a bridge in the harbour.", SHARE_FROM_HTML_HEAD);
    /* not when it is the site's, or about cookies */
    const char *first = "Two cranes lifted the old bridge from its bearings at dawn on Saturday. "
                        "The crews had practised every step with ropes on the floor of a "
                        "gymnasium for a month. The harbour was closed to ships until Monday, and "
                        "the ferry took people across for nothing.";
    check(TITLE DESCRIPTION("Breaking local news, weather, sports and video since 1921.") TEXT,
          SHARE_SUMMARY, first, SHARE_FROM_RANKING);
    check(TITLE DESCRIPTION("Please enable cookies in your browser to go on.") TEXT, SHARE_SUMMARY,
          first, SHARE_FROM_RANKING);
    /* one that repeats the headline is what the page states, and a post does not say it again */
    check(TITLE DESCRIPTION("The old bridge moves.") TEXT, SHARE_SUMMARY, "The old bridge moves.",
          SHARE_FROM_HTML_HEAD);
    check_post(TITLE DESCRIPTION("The old bridge moves") TEXT, first);
}

static void a_cut_description_is_completed(void **state)
{
    (void)state;
    check(TITLE DESCRIPTION("Two cranes lifted the old bridge from its bearings at ...") TEXT,
          SHARE_SUMMARY, "Two cranes lifted the old bridge from its bearings at dawn on Saturday.",
          SHARE_FROM_HTML_HEAD);
    check(TITLE DESCRIPTION("Two cranes lift the bridge, and the harbour was closed until Monday. "
                            "The ferry went [\xE2\x80\xA6]") TEXT,
          SHARE_SUMMARY, "Two cranes lift the bridge, and the harbour was closed until Monday.",
          SHARE_FROM_HTML_HEAD);
}

static void a_standfirst_that_agrees(void **state)
{
    (void)state;
    check(TITLE DESCRIPTION(
              "Cranes lift the bridge in the harbour at dawn on Saturday.") "<p "
                                                                            "class='standfirst'>"
                                                                            "Cranes have lifted "
                                                                            "the old bridge in the "
                                                                            "harbour at dawn, and "
                                                                            "the "
                                                                            "ferry took people "
                                                                            "across.</p>" TEXT,
          SHARE_SUMMARY,
          "Cranes have lifted the old bridge in the harbour at dawn, and the ferry took people "
          "across.",
          SHARE_FROM_BODY);
}

/* Pages describe themselves several times, and not always with the same words. */
static void of_several_descriptions(void **state)
{
    (void)state;
    /* the one that readers see */
    check(
        TITLE DESCRIPTION(
            "Old bridge, harbour, cranes: all about the move.") "<meta name='twitter:description' "
                                                                "content='The harbour was closed "
                                                                "while cranes "
                                                                "lifted the old bridge.'>"
                                                                "<p>The harbour was closed while "
                                                                "cranes lifted the old "
                                                                "bridge.</p>" TEXT,
        SHARE_SUMMARY, "The harbour was closed while cranes lifted the old bridge.",
        SHARE_FROM_HTML_HEAD);
    /* the one that is whole, without a mark where the other one was cut */
    check(TITLE
          "<meta property='og:description' content='The harbour was closed while cranes lifted "
          "the old bridge from its bearings, and the fe'>"
          "<meta name='description' content='The harbour was closed while cranes lifted the old "
          "bridge from its bearings, and the ferry was free.'>" TEXT,
          SHARE_SUMMARY,
          "The harbour was closed while cranes lifted the old bridge from its bearings, and the "
          "ferry was free.",
          SHARE_FROM_HTML_HEAD);
    /* a plug-in's in front of the author's */
    check(TITLE DESCRIPTION("The old bridge moves") DESCRIPTION("Cranes lift a bridge at dawn.")
              TEXT,
          SHARE_SUMMARY, "Cranes lift a bridge at dawn.", SHARE_FROM_HTML_HEAD);
    /* short, but seen */
    check(TITLE DESCRIPTION("A heavy lift.") "<p>A heavy lift.</p>" TEXT, SHARE_SUMMARY,
          "A heavy lift.", SHARE_FROM_HTML_HEAD);
}

static void what_programs_put_behind_a_cut(void **state)
{
    (void)state;
    check(TITLE DESCRIPTION("Two cranes lifted the old bridge from its bearings at... Tagged with "
                            "cranes, bridges.") TEXT,
          SHARE_SUMMARY, "Two cranes lifted the old bridge from its bearings at dawn on Saturday.",
          SHARE_FROM_HTML_HEAD);
}

static void a_byline_is_no_part_of_it(void **state)
{
    (void)state;
    check(TITLE DESCRIPTION("Two cranes lift the old bridge in the harbour, and all ships have to "
                            "wait until Monday. By Jo Example") TEXT,
          SHARE_SUMMARY,
          "Two cranes lift the old bridge in the harbour, and all ships have to wait until Monday.",
          SHARE_FROM_HTML_HEAD);
}

#define SEARCH DESCRIPTION("Two cranes, one old bridge and a harbour: the move in pictures.")
#define DECK "The harbour stays closed to ships while crews bring it to its new place"

/* Themes without a class for it: its place tells. */
static void a_standfirst_by_its_place(void **state)
{
    (void)state;
    check(TITLE "<h2>" DECK "</h2><div class='byline'>By Jo Example</div><div>" TEXT
                "</div>" SEARCH,
          SHARE_SUMMARY, DECK, SHARE_FROM_BODY);
    check(TITLE SEARCH "<div><h2>" DECK "</h2></div><div><time>3 May 2024</time></div><div>" TEXT
                       "</div>",
          SHARE_SUMMARY, DECK, SHARE_FROM_BODY);
    /* with a class it may be a paragraph in front of others, and say something else */
    check(TITLE SEARCH "<p class='standfirst'>" DECK ".</p>" TEXT, SHARE_SUMMARY, DECK ".",
          SHARE_FROM_BODY);
    /* and one right behind a paragraph that only its place makes a standfirst is believed */
    check(TITLE SEARCH "<div><p>Two cranes, one old bridge and a harbour: the move in pictures.</p>"
                       "</div><h2 class='deck'>" DECK "</h2><div class='byline'>By Jo Example"
                       "</div><div>" TEXT "</div>",
          SHARE_SUMMARY, DECK, SHARE_FROM_BODY);
}

static void what_is_no_standfirst(void **state)
{
    (void)state;
    const char *said = "Two cranes, one old bridge and a harbour: the move in pictures.";
    /* the heading of the first section */
    check(TITLE SEARCH
          "<div><h2>How crews practised on the floor of a gymnasium for a month</h2>" TEXT "</div>",
          SHARE_SUMMARY, said, SHARE_FROM_HTML_HEAD);
    /* the headline again, behind breadcrumbs that end in it */
    check("<title>The old bridge in the harbour moves to its new place</title>" SEARCH
          "<nav><h1>The old bridge in the harbour moves to its new place</h1></nav>"
          "<h2>The bridge in the harbour moves to its new place</h2><div>By Jo "
          "Example</div><div>" TEXT "</div>",
          SHARE_SUMMARY, said, SHARE_FROM_HTML_HEAD);
    /* the first paragraph of the text, whatever stands behind it */
    check(TITLE SEARCH "<div><p>The harbour was closed to ships until Monday, and the ferry took "
                       "people across.</p><figure><img alt=''></figure><p>The crews had practised "
                       "every step with ropes for a month.</p></div>" TEXT,
          SHARE_SUMMARY, said, SHARE_FROM_HTML_HEAD);
    /* a class that the whole text has */
    check(TITLE SEARCH
          "<div class='standfirst'><p>" DECK ".</p><p>The ferry took all people across "
          "for nothing.</p><p>The old bridge will be painted in autumn.</p></div>" TEXT,
          SHARE_SUMMARY, said, SHARE_FROM_HTML_HEAD);
    /* the description with something glued in front */
    check(TITLE SEARCH
          "<p class='standfirst'>SHIPPING Two cranes, one old bridge and a harbour: the "
          "move in pictures.</p>" TEXT,
          SHARE_SUMMARY, said, SHARE_FROM_HTML_HEAD);
}

static void check_tags(const char *html, const char *want)
{
    share_article *article = page(html);
    char got[400] = "";
    for (size_t i = 0; i < share_article_count(article, SHARE_TAG); i++) {
        strcat(got, i ? "|" : "");
        strncat(got, share_article_get(article, SHARE_TAG, i)->text, 60);
    }
    assert_string_equal(got, want);
    share_article_free(article);
}

static void tags_come_from_the_best_source(void **state)
{
    (void)state;
    check_tags(TITLE "<meta name='keywords' content='bridge, harbour'>" TEXT
                     "<a rel='tag' href='/t/1'>Cranes</a> <a rel='tag' href='/t/2'>#Bridges</a>",
               "Cranes|Bridges");
    check_tags(TITLE "<meta property='article:tag' content='Ferries'>"
                     "<meta name='keywords' content='bridge, harbour'>" TEXT,
               "Ferries");
    check_tags(TITLE "<meta name='keywords' content='bridge\xEF\xBC\x8C harbour; ferry'>" TEXT,
               "bridge|harbour|ferry");
    check_tags(TITLE "<meta name='keywords' content='cranes,Harbour Post'>"
                     "<meta property='og:site_name' content='Harbour Post'>" TEXT,
               "cranes");
}

static void lists_of_the_site_are_no_tags(void **state)
{
    (void)state;
    /* the same on every page: hardly a word of it is in the article */
    check_tags(TITLE "<meta name='keywords' content='news, sports, weather, video, stars, games'>"
                     "<meta property='article:section' content='Shipping'>" TEXT,
               "Shipping");
    /* menus and clouds */
    check_tags(TITLE TEXT "<footer><a rel='tag' href='/tag/x'>Stars</a></footer>"
                          "<meta property='article:section' content='Shipping'>",
               "Shipping");
    check_tags(TITLE "<meta name='keywords' content='[NAME], {{ tags }}'>"
                     "<meta property='article:section' content='Shipping'>" TEXT,
               "Shipping");
}

#define LINK(text) "<a href='/x'>" text "</a>"
#define ITEM(text) "<li>" LINK(text) "</li>"
#define SECTION "<meta property='article:section' content='Shipping'>"

/* No record names them, but the page shows them. */
static void lists_that_the_page_shows(void **state)
{
    (void)state;
    /* by their class */
    check_tags(TITLE SECTION TEXT "<div class='post-tags'><div>" LINK("Cranes") "</div><div>" LINK(
                   "Bridges, ") "</div></div>",
               "Cranes|Bridges");
    check_tags(TITLE SECTION "<nav class='tags'><ul>" ITEM("Stars")
                   ITEM("Games") "</ul></nav>" TEXT,
               "Shipping");
    /* by their label */
    check_tags(TITLE SECTION TEXT "<p>Tags: cranes, old bridges</p>", "cranes|old bridges");
    check_tags(TITLE SECTION TEXT "<h3>Tags</h3><ul>" ITEM("Cranes") ITEM("Weather") "</ul>",
               "Cranes|Weather");
    /* by their place, when the article speaks of them */
    check_tags(TITLE SECTION TEXT "<ul>" ITEM("Cranes") ITEM("Harbour") ITEM("Weather") "</ul>",
               "Cranes|Harbour|Weather");
    check_tags(TITLE SECTION TEXT "<ul>" ITEM("Share") ITEM("Print") ITEM("Bridge") "</ul>",
               "Shipping");
    check_tags(TITLE SECTION TEXT "<p>#cranes #OldBridges</p>", "cranes|OldBridges");
    /* folded up */
    check_tags(TITLE SECTION TEXT "<div class='tags' hidden><a href='/tag/cranes'>Cranes</a></div>",
               "Cranes");
}

static void what_only_looks_like_tags(void **state)
{
    (void)state;
    /* a system that writes all it knows into its keywords */
    check_tags(TITLE
               "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"The old "
               "bridge moves\",\"keywords\":[\"Tag:Cranes\",\"Subject: Bridges\",\"Layout:2\","
               "\"Day: Friday\",\"Harbour\"]}</script>" TEXT,
               "Cranes|Bridges|Harbour");
    /* but a colon alone says nothing */
    check_tags(TITLE "<meta property='article:tag' content='Cranes: the film'>"
                     "<meta property='article:tag' content='Bridges'>" TEXT,
               "Cranes: the film|Bridges");
    /* a program's names; a page's number, but not a year; a comma in brackets */
    check_tags(TITLE "<meta name='sailthru.tags' content='cat_shipping,k1_bridges'>" SECTION TEXT,
               "Shipping");
    check_tags(TITLE "<meta property='article:tag' content='7'>"
                     "<meta property='article:tag' content='2024'>"
                     "<meta property='article:tag' content='Prices (fares, fees)'>" TEXT,
               "2024|Prices (fares, fees)");
    /* names of a program alone, but not beside others; questions */
    check_tags(TITLE "<meta property='article:tag' content='paid-article-classic'>" SECTION TEXT,
               "Shipping");
    check_tags(TITLE "<meta property='article:tag' content='ship-to-shore'>"
                     "<meta property='article:tag' content='Cranes'>" SECTION TEXT,
               "ship-to-shore|Cranes");
    check_tags(TITLE "<a rel='tag' href='/t'>Why does it move?</a>" SECTION TEXT, "Shipping");
    /* without a mark between them: another list has them whole */
    check_tags(TITLE
               "<meta property='article:tag' content='Harbour Master Old Bridge Two Cranes Free "
               "Ferry'><meta name='keywords' content='Harbour Master,Old Bridge,Two Cranes,"
               "Free Ferry'>" TEXT,
               "Harbour Master|Old Bridge|Two Cranes|Free Ferry");
    /* the headline, as addresses have it */
    check_tags(
        "<title>The old bridge moves across the harbour</title><h1>The old bridge moves across "
        "the harbour</h1><meta property='article:tag' content='old bridge moves across "
        "harbour'>" SECTION TEXT,
        "Shipping");
}

static void addresses(void **state)
{
    (void)state;
    check(TITLE "<link rel='canonical' href='/2024/bridge'>" TEXT, SHARE_URL,
          "https://www.harbourpost.example/2024/bridge", SHARE_FROM_HTML_HEAD);
    check(TITLE "<meta property='og:url' content='https://harbourpost.example/b'>" TEXT, SHARE_URL,
          "https://harbourpost.example/b", SHARE_FROM_OPEN_GRAPH);
    check(TITLE "<base href='/archive/'><link rel='canonical' href='bridge'>" TEXT, SHARE_URL,
          "https://www.harbourpost.example/archive/bridge", SHARE_FROM_HTML_HEAD);
    check(TITLE
          "<base href='https://img.example/a/'><meta property='og:image' content='b.jpg'>" TEXT,
          SHARE_IMAGE, "https://img.example/a/b.jpg", SHARE_FROM_OPEN_GRAPH);
    check(TITLE "<base href='https://other.example/'><link rel='canonical' href='b'>" TEXT,
          SHARE_URL, "https://www.harbourpost.example/2024/bridge?x=1", SHARE_FROM_LOCATION);
    /* another site's, or the front page */
    check(TITLE "<link rel='canonical' href='https://harbourpost.example/a b/\xC3\xBC?q=<x>'>" TEXT,
          SHARE_URL, "https://harbourpost.example/a%20b/ü?q=%3Cx%3E", SHARE_FROM_HTML_HEAD);
    check(TITLE "<link rel='canonical' href='https://harbourpost.example/{{ x }}'>" TEXT, SHARE_URL,
          "https://www.harbourpost.example/2024/bridge?x=1", SHARE_FROM_LOCATION);
    check(TITLE "<link rel='canonical' href='/a b'>" TEXT, SHARE_URL,
          "https://www.harbourpost.example/a%20b", SHARE_FROM_HTML_HEAD);
    check(TITLE "<link rel='canonical' href='https://other.example/b'>" TEXT, SHARE_URL,
          "https://www.harbourpost.example/2024/bridge?x=1", SHARE_FROM_LOCATION);
    check(TITLE "<link rel='canonical' href='https://www.harbourpost.example/'>" TEXT, SHARE_URL,
          "https://www.harbourpost.example/2024/bridge?x=1", SHARE_FROM_LOCATION);
}

static void the_other_values(void **state)
{
    (void)state;
    const char *html = "<html lang='en-gb'><meta property='og:site_name' content='Harbour Post'>"
                       "<meta property='article:published_time' content='2024-05-01T08:00:00Z'>"
                       "<meta property='og:image' content='/i/one.jpg'><meta property='og:image' "
                       "content='/i/two.jpg'><meta name='author' content='A. Reporter'>" TITLE TEXT;
    check(html, SHARE_SITE, "Harbour Post", SHARE_FROM_OPEN_GRAPH);
    check(html, SHARE_DATE, "2024-05-01T08:00:00Z", SHARE_FROM_OPEN_GRAPH);
    check(html, SHARE_IMAGE, "https://www.harbourpost.example/i/one.jpg", SHARE_FROM_OPEN_GRAPH);
    check(html, SHARE_AUTHOR, "A. Reporter", SHARE_FROM_HTML_HEAD);
    check(html, SHARE_LANGUAGE, "en-GB", SHARE_FROM_HTML_HEAD);
    const char *others =
        "<meta name='content-language' content='en'>"
        "<meta name='dcterms.publisher' content='Quay Press'>"
        "<meta name='cXenseParse:author' content='B. Reporter'>"
        "<meta name='cXenseParse:recs:publishtime' content='2024-05-02'>" TITLE TEXT;
    check(others, SHARE_SITE, "Quay Press", SHARE_FROM_HTML_HEAD);
    check(others, SHARE_AUTHOR, "B. Reporter", SHARE_FROM_HTML_HEAD);
    check(others, SHARE_DATE, "2024-05-02", SHARE_FROM_HTML_HEAD);
    check(others, SHARE_LANGUAGE, "en", SHARE_FROM_HTML_HEAD);
    check("<meta name='parsely-page' content='{\"title\":\"It moves\",\"tags\":[\"cranes\"]}'>"
          "<title>Harbour Post</title>" TEXT,
          SHARE_HEADLINE, "It moves", SHARE_FROM_HTML_HEAD);
}

/* Teasers, labels and buttons around the text go, whatever their words are. */
static void the_body_is_the_text(void **state)
{
    (void)state;
    share_article *article = page(
        TITLE "<div><a href='/a'>Storm in the bay</a></div><div>Share</div>" TEXT
              "<p><a href='/c'>Read on: the crane that could</a></p>"
              "<figure><img src='x'><figcaption>Photo: somebody</figcaption></figure>"
              "<p>Related articles:</p>"
              "<h2>How it went on</h2><p>On Monday the first ships passed under the bridge, and "
              "nobody on the quay had a word to say about the cost of it. It was fine at "
              "its new place, a mile up the river from where it had stood.</p>"
              "<h2>More stories</h2><ul><li><a href='/d'>The ferry is late</a></li>"
              "<li><a href='/e'>A whale in the harbour</a></li></ul><div>Subscribe</div>");
    char *body = NULL;
    assert_int_equal(share_article_body(&body, article, NULL), SHARE_OK);
    assert_non_null(strstr(body, "Two cranes"));
    assert_non_null(strstr(body, "How it went on"));
    assert_non_null(strstr(body, "its new place"));
    static const char *const outside[] = {"Storm",        "Share", "Read on",   "Photo",
                                          "More stories", "whale", "Subscribe", "Related"};
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++)
        if (strstr(body, outside[i]))
            fail_msg("\"%s\" is in the body", outside[i]);
    share_free(body);
    share_article_free(article);
}

static void check_body(const char *html, const char *there, const char *gone)
{
    share_article *article = page(html);
    char *body = NULL;
    assert_int_equal(share_article_body(&body, article, NULL), SHARE_OK);
    assert_non_null(strstr(body, there));
    assert_null(strstr(body, gone));
    share_free(body);
    share_article_free(article);
}

#define MORE                                                                                       \
    "The bridge had stood there since 1921, and nobody remembers who painted it green. Its new "   \
    "place is two miles up the river, where the road ends at a ford. The old bearings go to the "  \
    "museum, which has asked for them for years, and the rails to a farmer who wants a fence. "    \
    "The "                                                                                         \
    "first bus crossed on Tuesday morning with eleven people in it, all of whom had come for "     \
    "that."

/* What stands there twice is a box for narrow and one for wide screens. */
/* What stands below the last paragraph and is no sentence. */
static void the_tail_leaves(void **state)
{
    (void)state;
    static const char *const tails[] = {"Jo Example jo@harbourpost.example",
                                        "URL to article: http://harbourpost.example/a",
                                        "(jo/agency)",
                                        "\xEF\xBC\x88责任编辑：王某\xEF\xBC\x89",
                                        "Photo: Harbour Post/Jo Example",
                                        "\xC2\xA9 2026 Harbour Post. All rights reserved.",
                                        "By Jo Example",
                                        "2 May 2026, 10:19",
                                        "* * *"};
    char html[2000];
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        snprintf(html, sizeof html, TITLE TEXT "<p>" MORE "</p><p>%s</p><p>%s</p>", tails[i],
                 tails[(i + 1) % 9]);
        check_body(html, "first bus crossed", tails[i]);
    }
    /* in the middle all of it stays, and so does a sentence at the end */
    check_body(TITLE TEXT "<p>(as of Monday)</p><p>" MORE "</p>", "(as of Monday)", "mugs");
    check_body(TITLE TEXT "<p>" MORE "</p><p>Write to jo@harbourpost.example when the ferry does "
                          "not go on a day that the paper says it does.</p>",
               "Write to jo", "mugs");
}

static void a_headline_without_a_heading_is_no_text(void **state)
{
    (void)state;
    share_article *article =
        page("<title>The old bridge moves a mile up the river on Saturday</title>"
             "<div><p>The old bridge moves a mile up the river on "
             "Saturday</p><p>3 May 2024</p>" TEXT "</div>");
    char *body = NULL;
    assert_int_equal(share_article_body(&body, article, NULL), SHARE_OK);
    assert_int_equal(strncmp(body, "Two cranes", 10), 0);
    share_free(body);
    share_article_free(article);
}

/* The text stands in a cell beside the menu's. */
static void a_table_for_its_layout(void **state)
{
    (void)state;
    static const char *const parts[] = {"<p>", "<br><br>"};
    for (size_t i = 0; i < 2; i++) {
        char html[2000] =
            TITLE "<table><tr><td><a href='/'>Home</a><br><a href='/g'>Guestbook</a></td>"
                  "<td>Two cranes lifted the old bridge from its bearings at dawn on "
                  "Saturday, and the crews had practised for it.";
        strcat(html, parts[i]);
        strcat(html,
               "The harbour was closed to ships until Monday, and the ferry took people across "
               "for nothing.</td></tr></table>");
        share_article *article = page(html);
        char *body = NULL;
        assert_int_equal(share_article_body(&body, article, NULL), SHARE_OK);
        assert_string_equal(body,
                            "Two cranes lifted the old bridge from its bearings at dawn on "
                            "Saturday, and the crews had practised for it.\n\nThe harbour was "
                            "closed to ships until Monday, and the ferry took people across for "
                            "nothing.");
        share_free(body);
        share_article_free(article);
    }
}

static void repeated_blocks_go(void **state)
{
    (void)state;
    check_body(TITLE TEXT "<p>Read all our stories with one account.</p><p>" MORE
                          "</p><p>Read all our stories with one account.</p>",
               "Two cranes", "one account");
    /* an article that is there twice stays once */
    check_body(TITLE TEXT TEXT, "Two cranes", "for nothing.\n\nTwo cranes");
}

static void json_ld_is_a_witness_of_the_text(void **state)
{
    (void)state;
#define BODY                                                                                       \
    "Two cranes lifted the old bridge from its bearings at dawn on Saturday. The crews had "       \
    "practised every step with ropes on the floor of a gymnasium for a month. The harbour was "    \
    "closed to ships until Monday, and the ferry took people across for nothing. " MORE
    check_body(TITLE "<script type='application/ld+json'>{\"@type\":\"NewsArticle\","
                     "\"articleBody\":\"" BODY "\"}</script>" TEXT
                     "<p>Our shop has mugs with the bridge on them, also in blue, at half price "
                     "until Friday.</p><p>" MORE "</p>",
               "first bus crossed", "mugs");
    /* not when it is the beginning only */
    check_body(TITLE "<script type='application/ld+json'>{\"@type\":\"NewsArticle\","
                     "\"articleBody\":\"Two cranes lifted the old bridge.\"}</script>" TEXT
                     "<p>" MORE "</p>",
               "first bus crossed", "mugs");
}

static void values_escaped_twice(void **state)
{
    (void)state;
    check(TITLE DESCRIPTION("&amp;lt;p&amp;gt;Two cranes lift a bridge &amp;amp; its bearings."
                            "&amp;lt;/p&amp;gt;") TEXT,
          SHARE_SUMMARY, "Two cranes lift a bridge & its bearings.", SHARE_FROM_HTML_HEAD);
}

static void what_is_no_part_of_a_description(void **state)
{
    (void)state;
    check(TITLE DESCRIPTION("2.11.2026, 10.19 Uhr : Two cranes lift a bridge in the harbour.") TEXT,
          SHARE_SUMMARY, "Two cranes lift a bridge in the harbour.", SHARE_FROM_HTML_HEAD);
    /* cut off without a mark */
    check(TITLE DESCRIPTION("Two cranes lifted the old bridge from its bearings at dawn on "
                            "Saturday. The crews had practised every st") TEXT,
          SHARE_SUMMARY,
          "Two cranes lifted the old bridge from its bearings at dawn on Saturday. The crews had "
          "practised every step with ropes on the floor of a gymnasium for a month.",
          SHARE_FROM_HTML_HEAD);
}

static void the_breadcrumbs_name_the_section(void **state)
{
    (void)state;
    check(TITLE "<script type='application/ld+json'>{\"@type\":\"BreadcrumbList\","
                "\"itemListElement\":[{\"name\":\"Start\"},{\"name\":\"Traffic\"},"
                "{\"name\":\"The old bridge moves\"}]}</script>" TEXT,
          SHARE_TAG, "Traffic", SHARE_FROM_JSON_LD);
}

static void a_page_without_text_keeps_what_it_has(void **state)
{
    (void)state;
    share_article *article = page("<h1>Opening hours</h1><p>9 to 5.</p>");
    char *body = NULL;
    assert_int_equal(share_article_body(&body, article, NULL), SHARE_OK);
    assert_non_null(strstr(body, "9 to 5."));
    share_free(body);
    share_article_free(article);
}

/* Themes say "en" over every text; a clear text is believed before them, a short one is not. */
static void the_text_knows_its_language(void **state)
{
    (void)state;
    static const char german[] =
        "<html lang=\"en\"><title>Die Br\xC3\xBC"
        "cke</title><article><h1>Die Br\xC3\xBC"
        "cke</h1><p>Die alte Br\xC3\xBC"
        "cke \xC3\xBC"
        "ber den Hafen war seit drei\xC3\x9Fig "
        "Jahren gesperrt, und niemand wusste, ob sie noch einmal ge\xC3\xB6"
        "ffnet werden w\xC3\xBC"
        "rde. Im Winter kamen die Ingenieure, und sie haben mit der Arbeit an den Pfeilern "
        "begonnen, "
        "die nach so langer Zeit nicht mehr sicher waren.</p><p>Als der Fr\xC3\xBChling kam, war "
        "der "
        "erste Teil fertig, und die Stadt hat ein Fest gefeiert, zu dem auch die Leute von der "
        "anderen Seite des Hafens mit ihren Booten gekommen sind.</p></article>";
    static const char brief[] =
        "<html lang=\"fr\"><title>Bridges</title><article><h1>Bridges</h1><p>The old "
        "bridge.</p></article>";
    const struct {
        const char *page, *language;
    } pages[] = {{german, "de"}, {brief, "fr"}};
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
        share_article *article = parse_as(pages[i].page, SHARE_HTML);
        assert_string_equal(share_article_get(article, SHARE_LANGUAGE, 0)->text, pages[i].language);
        share_article_free(article);
    }
    share_article *article = parse_as(german, SHARE_HTML);
    assert_string_equal(share_article_get(article, SHARE_LANGUAGE, 1)->text, "en");
    share_article_free(article);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_text_knows_its_language),
        cmocka_unit_test(a_description_is_the_summary),
        cmocka_unit_test(a_cut_description_is_completed),
        cmocka_unit_test(a_standfirst_that_agrees),
        cmocka_unit_test(of_several_descriptions),
        cmocka_unit_test(what_programs_put_behind_a_cut),
        cmocka_unit_test(a_byline_is_no_part_of_it),
        cmocka_unit_test(a_standfirst_by_its_place),
        cmocka_unit_test(what_is_no_standfirst),
        cmocka_unit_test(tags_come_from_the_best_source),
        cmocka_unit_test(lists_of_the_site_are_no_tags),
        cmocka_unit_test(lists_that_the_page_shows),
        cmocka_unit_test(what_only_looks_like_tags),
        cmocka_unit_test(addresses),
        cmocka_unit_test(the_other_values),
        cmocka_unit_test(the_body_is_the_text),
        cmocka_unit_test(the_tail_leaves),
        cmocka_unit_test(a_headline_without_a_heading_is_no_text),
        cmocka_unit_test(a_table_for_its_layout),
        cmocka_unit_test(repeated_blocks_go),
        cmocka_unit_test(json_ld_is_a_witness_of_the_text),
        cmocka_unit_test(values_escaped_twice),
        cmocka_unit_test(what_is_no_part_of_a_description),
        cmocka_unit_test(the_breadcrumbs_name_the_section),
        cmocka_unit_test(a_page_without_text_keeps_what_it_has),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
