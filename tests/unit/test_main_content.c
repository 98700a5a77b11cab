/* Roles: what each block is to the article; tags, author, date and site of a dumped page. */
#include "support.h"

#include "pick/main_content.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- lines ------------------------------------------------------------------------------- */

static void labels_are_whole_lines_in_any_case(void **state)
{
    (void)state;
    assert_int_equal(share__label_of(SHARE__LIT("Filed under")), SHARE__LABEL_CATEGORIES);
    assert_int_equal(share__label_of(SHARE__LIT("SHARE THIS POST:")), SHARE__LABEL_SHARE);
    assert_int_equal(share__label_of(SHARE__LIT("12 Kommentare")), SHARE__LABEL_COMMENTS);
    assert_int_equal(share__label_of(SHARE__LIT("Комментарии (3)")), SHARE__LABEL_COMMENTS);
    assert_int_equal(share__label_of(SHARE__LIT("関連記事")), SHARE__LABEL_RELATED);
    assert_int_equal(share__label_of(SHARE__LIT("Tags we never used")), SHARE__LABEL_NONE);
    assert_int_equal(share__label_of(SHARE__LIT("")), SHARE__LABEL_NONE);
    share__view rest;
    assert_int_equal(share__label_prefix(SHARE__LIT("Tags: a, b"), &rest), SHARE__LABEL_TAGS);
    assert_view_equal(rest, "a, b");
    assert_int_equal(share__label_prefix(SHARE__LIT("标签：甲"), &rest), SHARE__LABEL_TAGS);
    assert_int_equal(share__label_prefix(SHARE__LIT("Tags"), &rest), SHARE__LABEL_NONE);
}

/* Calls 'check' for each word of a list that tables are made from; returns how many there are. */
static size_t each_listed(const char *list, void (*check)(const char *kind, const char *word))
{
    char path[1024], line[512];
    const char *root = getenv("SHARE_SOURCE");
    snprintf(path, sizeof path, "%s/tools/%s", root ? root : ".", list);
    FILE *file = fopen(path, "r");
    if (!file) {
        print_message("no %s\n", path);
        skip();
    }
    size_t words = 0;
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        char *word = line[0] == '#' ? NULL : strstr(line, ": ");
        if (!word)
            continue;
        *word = '\0';
        for (word += 2; word; words++) {
            char *next = strchr(word, '|');
            if (next)
                *next++ = '\0';
            check(line, word);
            word = next;
        }
    }
    fclose(file);
    return words;
}

/* 'form' with the word in it, also in capitals where it is of ASCII. */
static share__view in_capitals(const char *word, char room[200], const char *form)
{
    char capitals[100];
    size_t n = 0;
    for (; word[n]; n++)
        capitals[n] = word[n] >= 'a' && word[n] <= 'z' ? (char)(word[n] - 0x20) : word[n];
    capitals[n] = '\0';
    snprintf(room, 200, form, share__is_ascii((share__view){word, n}) ? capitals : word);
    return share__view_of(room);
}

static void check_label(const char *kind, const char *word)
{
    char room[200];
    const bool tags = strcmp(kind, "tags") == 0;
    const share__label label = share__label_of(share__view_of(word));
    if (tags != (label == SHARE__LABEL_TAGS) || label == SHARE__LABEL_NONE ||
        label != share__label_of(in_capitals(word, room, "12 %s (3)")))
        fail_msg("not as listed: %s", word);
}

/* One word, since only these are looked up. */
static void check_dateline_word(const char *kind, const char *word)
{
    char room[200], capitals[200];
    share__view name;
    if (strpbrk(word, " .:-'"))
        return;
    if (strcmp(kind, "time") == 0) {
        snprintf(room, sizeof room, "12 %s", word);
        if (!share__is_dateline(share__view_of(room)) ||
            !share__is_dateline(in_capitals(word, capitals, "12 %s")))
            fail_msg("no dateline: %s", room);
    } else {
        snprintf(room, sizeof room, "%s Ada Example", word);
        if (!share__is_byline(share__view_of(room), &name) ||
            !share__is_byline(in_capitals(word, capitals, "%s Ada Example"), &name))
            fail_msg("no byline: %s", room);
    }
}

/* Every word of the lists that the tables are made from is found, past all that refuses words
 * before they are looked up. */
static void the_tables_hold_what_the_lists_say(void **state)
{
    (void)state;
    assert_true(each_listed("labels.txt", check_label) > 1000);
    assert_true(each_listed("dateline_words.txt", check_dateline_word) > 500);
}

static void datelines_have_numbers_and_known_words(void **state)
{
    (void)state;
    static const char *const dates[] = {"14. Februar 2012",
                                        "March 3, 2021",
                                        "8 min read",
                                        "Updated: 3 May 2020 at 14:05",
                                        "31.12.2019",
                                        "2019年4月19日（金） 09時39分",
                                        "15 января 2020, 12:30",
                                        "Lesezeit: 4 Min."};
    static const char *const others[] = {"Ten things to do in May",
                                         "Chapter 2: The long way round",
                                         "Version 2.0 of the reader",
                                         "May",
                                         "",
                                         "3 ways to save on your heating bill"};
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++)
        if (!share__is_dateline(share__view_of(dates[i])))
            fail_msg("no dateline: %s", dates[i]);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (share__is_dateline(share__view_of(others[i])))
            fail_msg("a dateline: %s", others[i]);
}

static void bylines_are_short_and_name_somebody(void **state)
{
    (void)state;
    share__view name;
    assert_true(share__is_byline(SHARE__LIT("BY ADA EXAMPLE, PHD"), &name));
    assert_view_equal(name, "ADA EXAMPLE, PHD");
    assert_true(share__is_byline(SHARE__LIT("Von Ada Beispiel"), &name));
    assert_view_equal(name, "Ada Beispiel");
    assert_true(share__is_byline(SHARE__LIT("Written by Ada Example"), &name));
    assert_view_equal(name, "Ada Example");
    assert_false(share__is_byline(SHARE__LIT("By the end of the day it was over"), &name));
    assert_false(share__is_byline(SHARE__LIT("By Ada."), &name));
    assert_false(share__is_byline(SHARE__LIT("Ada Example"), &name));
}

/* ---- a page ------------------------------------------------------------------------------ */

static const char page[] =
    "Example Harbour Museum\nNEWS\nBridges5 min read\n\n"
    "How the old bridge was moved in one weekend\n\n"
    "Two cranes, forty people and one permit: what it took to move the old bridge.\n\n"
    "BY ADA EXAMPLE\n\n3 March 2021\n\n"
    "The bridge had stood over the harbour for ninety years when the city decided to move it. "
    "Nobody had moved a bridge of this size before, and the crews had one weekend for it.\n\n"
    "What the cranes did\n\n"
    "Two cranes lifted the old deck from its bearings at dawn on Saturday. The crews had practised "
    "every step with ropes on the floor of a gymnasium, and the deck came up without a sound.\n\n"
    "  • The first crane held the north end.\n  • The second crane held the south end.\n\n"
    "On Sunday evening the bridge stood in its new place, and the first trams crossed it on Monday "
    "morning. The permit arrived on Tuesday and hangs in the mayor's office.\n\n"
    "Share this post\n\nCopies a ready post to your clipboard.\n\nAda Example\n\nWritten by\n\n"
    "Ada Example\n\nAda Example has written about bridges for twenty years and lives near one.\n\n"
    "Filed under\n\n  • old-bridges\n  • cranes\n  • harbour\nCall UsBook Online\n";

static share__role role_of(const struct share_article *article, const char *text)
{
    for (size_t i = 0; i < article->document.block_count; i++)
        if (share__starts_with(article->document.blocks[i].text, share__view_of(text)))
            return (share__role)article->roles[i];
    fail_msg("no such block: %s", text);
    return SHARE__ROLE_OUTSIDE;
}

static void a_page_falls_into_its_parts(void **state)
{
    (void)state;
    share_article *article = parse_as(page, SHARE_TEXT);
    assert_int_equal(role_of(article, "Example Harbour"), SHARE__ROLE_OUTSIDE);
    assert_int_equal(role_of(article, "How the old bridge"), SHARE__ROLE_TITLE);
    assert_int_equal(role_of(article, "Two cranes, forty"), SHARE__ROLE_STANDFIRST);
    assert_int_equal(role_of(article, "BY ADA"), SHARE__ROLE_BYLINE);
    assert_int_equal(role_of(article, "3 March"), SHARE__ROLE_DATELINE);
    assert_int_equal(role_of(article, "The bridge had stood"), SHARE__ROLE_TEXT);
    assert_int_equal(role_of(article, "What the cranes"), SHARE__ROLE_HEADING);
    assert_int_equal(role_of(article, "The first crane"), SHARE__ROLE_ITEM);
    assert_int_equal(role_of(article, "Share this"), SHARE__ROLE_OUTSIDE);
    assert_int_equal(role_of(article, "Copies a"), SHARE__ROLE_OUTSIDE);
    assert_int_equal(role_of(article, "Ada Example has"), SHARE__ROLE_OUTSIDE);
    assert_int_equal(role_of(article, "cranes"), SHARE__ROLE_TAG);
    assert_int_equal(role_of(article, "Call Us"), SHARE__ROLE_OUTSIDE);
    share_article_free(article);
}

static void check_value(const share_article *article, share_key key, size_t i, const char *want)
{
    assert_string_equal(share_article_get(article, key, i)->text, want);
}

static void a_page_tells_its_people_and_tags(void **state)
{
    (void)state;
    share_article *article = parse_as(page, SHARE_TEXT);
    check_value(article, SHARE_HEADLINE, 0, "How the old bridge was moved in one weekend");
    check_value(article, SHARE_AUTHOR, 0, "Ada Example");
    check_value(article, SHARE_SITE, 0, "Example Harbour Museum");
    check_value(article, SHARE_DATE, 0, "3 March 2021");
    assert_int_equal(share_article_count(article, SHARE_TAG), 3);
    check_value(article, SHARE_TAG, 0, "old-bridges");
    check_value(article, SHARE_TAG, 2, "harbour");
    assert_int_equal(share_article_get(article, SHARE_TAG, 0)->origin, SHARE_FROM_BODY);
    share_article_free(article);
}

/* ---- the standfirst ---------------------------------------------------------------------- */

/* The summary of the page when 'text' stands between its headline and its standfirst. */
static void check_deck_behind(const char *text)
{
    char all[4000];
    const char *deck = strstr(page, "Two cranes, forty");
    snprintf(all, sizeof all, "%.*s%s\n\n%s", (int)(deck - page), page, text, deck);
    share_article *article = parse_as(all, SHARE_TEXT);
    const char *summary = share_article_get(article, SHARE_SUMMARY, 0)->text;
    if (strncmp(summary, "Two cranes, forty people and one permit:", 40) != 0)
        fail_msg("behind \"%s\": %s", text, summary);
    share_article_free(article);
}

static void captions_and_buttons_are_no_standfirst(void **state)
{
    (void)state;
    static const char *const others[] = {
        /* a picture's text and its caption on one line, whole or at the end */
        "Two cranes on the quay at dawnTwo cranes on the quay at dawn",
        "Example/HNATwo cranes on the quay at dawn Two cranes on the quay at dawn",
        /* who took it, who stands where */
        "A worker looks up at the old bridge from the quay. (Bob Example/HNA)",
        "Two cranes lifted the old bridge on Saturday at dawn /public domain",
        "Carol Example (l.) and Dan Example wait at the old bridge for the first tram.",
        /* right below a picture, without a full stop */
        "[bridge.jpg]\nThe mayor and the crews on the quay after the last tram of Sunday evening "
        "had "
        "left for the depot, in a rain that had begun at noon and went on until the night",
        /* the headline in other words */
        "The old bridge was moved in a weekend", "The Old Bridge In One Weekend: How It Was Moved",
        /* buttons, numbers, where we are */
        "facebook Facebook facebook bridge Bridge bridge send Send send",
        "The old bridge: 0800 - 50 40 602, 0800 - 50 40 603",
        "Start \xC2\xBB Bridges \xC2\xBB Moved in the harbour",
        "Bob Example, Carol Example, Dan Example, Erin Example, Old Bridge"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        check_deck_behind(others[i]);
}

static void the_standfirst_speaks_of_the_article(void **state)
{
    (void)state;
    check_deck_behind(
        "The old bridge in your inbox, every evening, for nothing\n[          ] Send");
    check_deck_behind("What is your opinion about these lines?");
    check_deck_behind("Purchases through such partners may earn publishers a commission.");
    check_deck_behind("In a far country nobody knows yet which ...");
    check_deck_behind("or so we thought until the day came for it");
}

/* The first sentences of a deck, without the scraps at its end. */
static void a_standfirst_ends_with_a_sentence(void **state)
{
    (void)state;
    char all[4000];
    const char *deck = strstr(page, "Two cranes, forty"), *rest = strstr(page, "BY ADA");
    snprintf(all, sizeof all,
             "%.*sTwo cranes and forty people moved it over the harbour. The permit came on "
             "Tuesday, when the first trams had crossed. HNA\n\n%s",
             (int)(deck - page), page, rest);
    share_article *article = parse_as(all, SHARE_TEXT);
    check_value(article, SHARE_SUMMARY, 0,
                "Two cranes and forty people moved it over the harbour. The permit came on "
                "Tuesday, when the first trams had crossed.");
    share_article_free(article);
}

/* A paragraph may begin with the title's words; of a line there is nothing left then. */
static void a_paragraph_may_begin_with_the_title(void **state)
{
    (void)state;
    share_article *article =
        parse_as("Site\nNews\nAbout us\nContact\n\nSteel bridges of the harbour\n\n"
                 "Steel bridges of the harbour stand on piles of oak that nobody has seen for "
                 "ninety years, and "
                 "the city would like to know how long they will last.\n\n"
                 "Divers have been asked to look at them in the summer, when the water is clear "
                 "enough for it, "
                 "and to bring up a piece of the wood from each of the bridges.\n\n"
                 "The report is due before the winter, and the council will decide by then.\n",
                 SHARE_TEXT);
    assert_int_equal(role_of(article, "Steel bridges of the harbour stand"),
                     SHARE__ROLE_STANDFIRST);
    share_article_free(article);
}

/* A browser prints the text of a picture right above its caption. */
static void texts_of_pictures_are_not_quoted(void **state)
{
    (void)state;
    char all[4000];
    const char *rest = strstr(page, "On Sunday evening");
    snprintf(all, sizeof all,
             "%.*sThe driver of the first crane looks down at the old bridge.\nThe view from "
             "above\n\n%s",
             (int)(rest - page), page, rest);
    share_article *article = parse_as(all, SHARE_TEXT);
    assert_int_equal(role_of(article, "The driver of"), SHARE__ROLE_CODE);
    assert_int_equal(role_of(article, "On Sunday"), SHARE__ROLE_TEXT);
    share_article_free(article);
}

/* A deck may have its author's name right below it. */
static void a_name_may_stand_below_the_standfirst(void **state)
{
    (void)state;
    char all[4000];
    const char *byline = strstr(page, "\nBY ADA");
    snprintf(all, sizeof all, "%.*sAda Example, harbour\n%s", (int)(byline - page), page, byline);
    share_article *article = parse_as(all, SHARE_TEXT);
    assert_int_equal(role_of(article, "Two cranes, forty"), SHARE__ROLE_STANDFIRST);
    share_article_free(article);
}

/* ---- behind the article ------------------------------------------------------------------ */

static void other_articles_give_no_points(void **state)
{
    (void)state;
    char all[8000];
    const char *end = strstr(page, "Share this");
    snprintf(
        all, sizeof all, "%.*s%s", (int)(end - page), page,
        "Gardens under glass\n\n12 May 2021\n\n"
        "Eleven families of the city grow tomatoes behind 400 panes from demolished schools and "
        "barracks.\n\nMore\n\n"
        "Night shift at a bakery\n\n13 May 2021\n\n"
        "Three apprentices of nobody's size bake 900 loaves before sunrise for kindergartens and "
        "hospitals.\n\nMore\n\n"
        "A violin from driftwood\n\n14 May 2021\n\n"
        "One luthier with no permit builds violins out of 60 pieces found after storms in "
        "winter.\n\nMore\n");
    share_article *article = parse_as(all, SHARE_TEXT);
    assert_true(share_article_count(article, SHARE_POINT) > 0);
    for (size_t i = 0; i < share_article_count(article, SHARE_POINT); i++) {
        const char *point = share_article_get(article, SHARE_POINT, i)->text;
        if (strstr(point, "Eleven") || strstr(point, "Three app") || strstr(point, "luthier"))
            fail_msg("from another article: %s", point);
    }
    share_article_free(article);
}

/* Of two lines that may be the title, the one that the address has. */
static void check_address(const char *url, const char *title)
{
    static const char text[] =
        "Site\nNews\nAbout us\n\nHow a harbour town saves its old bridges\n\n"
        "Bridges fur die Ewigkeit und ihre T\xC3\xBCrme\n\n"
        "The harbour town has nine old bridges, and none of them was built for the trams that "
        "cross "
        "them now. The town saves what it can, one bridge a year, and counts the trams.\n\n"
        "How long the bridges will last nobody can say before the divers have been down there.\n";
    share_parse_options options = SHARE_PARSE_OPTIONS_INIT;
    share_article *article = NULL;
    options.format = SHARE_TEXT;
    options.base_url = url;
    assert_int_equal(share_article_parse(&article, text, sizeof text - 1, &options, NULL),
                     SHARE_OK);
    check_value(article, SHARE_HEADLINE, 0, title);
    share_article_free(article);
}

static void an_address_is_made_of_the_title(void **state)
{
    (void)state;
    const char *first = "How a harbour town saves its old bridges";
    const char *second = "Bridges fur die Ewigkeit und ihre T\xC3\xBCrme";
    check_address(NULL, first);
    check_address("https://example.org/2021/", first);
    check_address("https://example.org/news/how-a-harbour-town-saves-bridges.html", first);
    check_address("https://example.org/news/bridges-fur-die-ewigkeit-und-ihre-tuerme/", second);
    check_address("https://example.org/Bridges_fur_die%20Ewigkeit-und-ihre-T%C3%BCrme?p=1", second);
    check_address("https://example.org/%FF-ewigkeit-tuerme-ihre", first);
}

/* The tags of the page when its list is replaced by 'list'. */
static void check_tags(const char *list, size_t count, const char *first, const char *last)
{
    char text[4000];
    const char *end = strstr(page, "Filed under");
    snprintf(text, sizeof text, "%.*s%s\n", (int)(end - page), page, list);
    share_article *article = parse_as(text, SHARE_TEXT);
    if (share_article_count(article, SHARE_TAG) != count)
        fail_msg("%s: %zu tags, not %zu", list, share_article_count(article, SHARE_TAG), count);
    check_value(article, SHARE_TAG, 0, first);
    check_value(article, SHARE_TAG, count - 1, last);
    share_article_free(article);
}

static void lists_of_tags_have_many_shapes(void **state)
{
    (void)state;
    check_tags("Tags: bridge, crane operators, harbour", 3, "bridge", "harbour");
    check_tags("Schlagwörter\n\nbridge\ncranes", 2, "bridge", "cranes");
    check_tags("#bridge #cranes #permit", 3, "bridge", "permit");
    check_tags("Posted today | Filed under: News | Tags: bridge, cranes | Comments: 3", 2, "bridge",
               "cranes");
    check_tags("This entry was posted in News and tagged bridge, cranes. Bookmark it.", 2, "bridge",
               "cranes");
    check_tags("標籤：bridge、cranes、harbour", 3, "bridge", "harbour");
    check_tags("Tags\n\n  • bridge12\n  • cranes7\n  • harbour301", 3, "bridge", "harbour");
    check_tags("Tagsbridgecranes, harbour permit", 2, "bridgecranes", "harbour permit");
    check_tags("TagsBridgeCranesPermit", 3, "Bridge", "Permit");
    check_tags("Tags\n\nbridge cranes permit", 3, "bridge", "permit");
    check_tags("Tags: bridge : cranes : harbour", 3, "bridge", "harbour");
    check_tags("Tags:\n\n • bridge  • cranes  • harbour", 3, "bridge", "harbour");
    check_tags("Categories: News\nTags: bridge, cranes", 2, "bridge", "cranes");
}

static void a_cloud_of_tags_is_none(void **state)
{
    (void)state;
    char text[6000];
    size_t n = (size_t)snprintf(text, sizeof text, "%.*sTags\n\n",
                                (int)(strstr(page, "Filed under") - page), page);
    for (int i = 0; i < 40; i++)
        n += (size_t)snprintf(text + n, sizeof text - n, "  • topic %c\n", 'a' + i % 26);
    share_article *article = parse_as(text, SHARE_TEXT);
    for (size_t i = 0; i < share_article_count(article, SHARE_TAG); i++)
        assert_int_equal(share_article_get(article, SHARE_TAG, i)->origin, SHARE_FROM_RANKING);
    share_article_free(article);
}

static void check_tag_origin(const char *list, share_origin origin)
{
    char text[4000];
    snprintf(text, sizeof text, "%.*s%s\n", (int)(strstr(page, "Filed under") - page), page, list);
    share_article *article = parse_as(text, SHARE_TEXT);
    assert_int_equal(share_article_get(article, SHARE_TAG, 0)->origin, origin);
    share_article_free(article);
}

static void a_stray_label_is_no_tag(void **state)
{
    (void)state;
    check_tag_origin("Tags: Compare our loans", SHARE_FROM_RANKING);
    check_tag_origin("Tags: Loans", SHARE_FROM_BODY);             /* one word may be a subject */
    check_tag_origin("Tags: old bridge", SHARE_FROM_BODY);        /* what the text speaks of is */
    check_tag_origin("Tags: our loans, cranes", SHARE_FROM_BODY); /* and so is a list */
}

/* ---- Markdown ---------------------------------------------------------------------------- */

static void markdown_openings_and_ends(void **state)
{
    (void)state;
    share_article *article = parse_markdown(
        "# Moving a bridge\n\nBy Ada Example\n\nMarch 3, 2021\n\n"
        "*This post first appeared on [another blog](https://example.com/).*\n\n"
        "## Contents\n\n- [One](#one)\n- [Two](#two)\n\n"
        "The bridge had stood over the harbour for ninety years.\n\n## One\n\nSources are a place "
        "where rivers begin.\n\n- An item of the text\n\n## References\n\n- A book\n\n"
        "## About the author\n\nAda lives near a bridge.\n");
    assert_int_equal(role_of(article, "Moving"), SHARE__ROLE_TITLE);
    assert_int_equal(role_of(article, "By Ada"), SHARE__ROLE_BYLINE);
    assert_int_equal(role_of(article, "March 3"), SHARE__ROLE_DATELINE);
    assert_int_equal(role_of(article, "This post"), SHARE__ROLE_NOTICE);
    assert_int_equal(role_of(article, "Contents"), SHARE__ROLE_OUTSIDE);
    assert_int_equal(role_of(article, "Two"), SHARE__ROLE_OUTSIDE);
    assert_int_equal(role_of(article, "The bridge"), SHARE__ROLE_TEXT);
    assert_int_equal(role_of(article, "Sources are"), SHARE__ROLE_TEXT);
    assert_int_equal(role_of(article, "An item"), SHARE__ROLE_ITEM);
    assert_int_equal(role_of(article, "A book"), SHARE__ROLE_OUTSIDE);
    assert_int_equal(role_of(article, "Ada lives"), SHARE__ROLE_OUTSIDE);
    share_article_free(article);
}

static void sources_in_the_middle_stay(void **state)
{
    (void)state;
    share_article *article = parse_markdown(
        "# Title\n\nText one.\n\n## Sources\n\nText two.\n\n## Results\n\nText three.\n");
    assert_int_equal(role_of(article, "Text two"), SHARE__ROLE_TEXT);
    share_article_free(article);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_are_whole_lines_in_any_case),
        cmocka_unit_test(the_tables_hold_what_the_lists_say),
        cmocka_unit_test(datelines_have_numbers_and_known_words),
        cmocka_unit_test(bylines_are_short_and_name_somebody),
        cmocka_unit_test(a_page_falls_into_its_parts),
        cmocka_unit_test(a_page_tells_its_people_and_tags),
        cmocka_unit_test(captions_and_buttons_are_no_standfirst),
        cmocka_unit_test(the_standfirst_speaks_of_the_article),
        cmocka_unit_test(a_standfirst_ends_with_a_sentence),
        cmocka_unit_test(a_paragraph_may_begin_with_the_title),
        cmocka_unit_test(texts_of_pictures_are_not_quoted),
        cmocka_unit_test(a_name_may_stand_below_the_standfirst),
        cmocka_unit_test(other_articles_give_no_points),
        cmocka_unit_test(an_address_is_made_of_the_title),
        cmocka_unit_test(lists_of_tags_have_many_shapes),
        cmocka_unit_test(a_cloud_of_tags_is_none),
        cmocka_unit_test(a_stray_label_is_no_tag),
        cmocka_unit_test(markdown_openings_and_ends),
        cmocka_unit_test(sources_in_the_middle_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
