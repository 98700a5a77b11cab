/* page_kind.c - whether a web page is an article at all.
 *
 * Servers answer requests for articles with checks for robots, logins, requests for consent, error
 * pages and fronts, mostly with status 200, and people paste addresses of lists. A post made of one
 * of these is worse than none, and so is an article that is refused. So the page decides by what
 * it is made of:
 *  - who says that it is an article (JSON-LD of one with a headline, a date of publishing, ...) is
 *    believed, whatever else is there;
 *  - what calls itself a login, an error, ... is one only when little running text stands there;
 *  - a list has many headings that are links, and no part of its text has most of it: an article
 *    with links to others has nearly all of its text in one place;
 *  - a page without any text is none, with a script more likely than not an empty shell.
 * The bounds were set so that of some 690 real articles and 480 posts as bare pages none is
 * refused (docs/web-pages.md). */
#include "pick/page_kind.h"
#include "base/uri.h"
#include "base/utf8.h"
#include "pick/headline_vote.h"
#include "pick/judge.h"
#include "pick/main_content.h"

enum {                   /* in columns of running text, which is text outside links */
       ERROR_TEXT = 900, /* an error page has less */
       LOGIN_TEXT = 600, /* and so on */
       CHECK_TEXT = 900,
       CAPTCHA_TEXT = 400, /* of a check that does not call itself one */
       CONSENT_TEXT = 4000,
       SHELL_TEXT = 120,
       REDIRECT_TEXT = 200,
       COOKIE_SHARE = 60, /* percent of the text that speaks of cookies */
       LINKED_TITLE = 14, /* a heading as long as a headline */
       TEASERS = 5,       /* headings that are links, of a list */
       FEW_TEASERS = 3,   /* of a front page, or a page that is called a list */
       MANY_LINKS = 12,
       HEADED_TEASERS = 10, /* under a headline of its own, or the word that it is an article */
       OWN_TITLE = 26,      /* a heading as long as no section's name */
       BARE_TEXT = 700,     /* of a list of links */
       LINKS_TEXT = 300,    /* of one without headings */
       MAIN_SHARE = 50,     /* percent of its text that an article has in one place */
       FEW_ARTICLES = 2     /* more in one page's JSON-LD are a list of them */
};

typedef struct facts {
    unsigned articles;   /* which JSON-LD gives a headline */
    unsigned marks[2];   /* microdata: headlines and dates, which lists have many of */
    bool dated;          /* it says when it was published as an article */
    bool called_article; /* og:type, which templates also give to other pages */
    bool called_list;    /* JSON-LD: a list, a profile, */
    bool collection;     /* a collection, search results */
    bool headed;         /* a long heading that is no link, and is in the page's title */
    size_t any;          /* columns of running text wherever it stands */
    size_t text;         /* of that in the middle of the page */
    size_t cookies;      /* of paragraphs that speak of cookies, while there is little text */
    size_t section;      /* the most between two linked headings */
    size_t holder;       /* the most in one container */
    unsigned teasers;    /* the most linked headings of one level */
    unsigned links;      /* items, lines and paragraphs that are links as long as headlines */
    unsigned title;      /* bits: kinds that the title's parts name */
} facts;

/* ---- what the records say -------------------------------------------------------------------- */

static void note_title(facts *f, share__view title)
{
    share__title_parts parts;
    share__split_title(&parts, title);
    for (size_t i = 0; i < parts.count; i++) {
        f->title |= 1u << share__kind_of_title(share__title_part(&parts, i, i));
    }
    f->title |= 1u << share__kind_of_title(title);
}

static void read_records(facts *f, const share__document *document)
{
    static const char *const dates[] = {"article:published_time", "citation_title",
                                        "parsely-pub-date", "sailthru.date"};
    static const char *const marks[] = {"itemprop:headline", "itemprop:datePublished"};
    static const char *const lists[] = {"ProfilePage", "ItemList"};
    static const char *const collections[] = {"CollectionPage", "SearchResultsPage"};
    for (size_t i = 0; i < document->meta_count; i++) {
        const share__meta *meta = &document->metas[i];
        f->articles += share__meta_is(meta, "ld:headline");
        for (size_t k = 0; k < sizeof dates / sizeof *dates; k++) {
            f->dated |= share__meta_is(meta, dates[k]);
        }
        for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
            f->marks[k] += share__meta_is(meta, marks[k]);
        }
        f->called_article |= share__meta_is(meta, "og:type") &&
                             share__starts_nocase(meta->value, SHARE__LIT("article"));
        for (size_t k = 0; share__meta_is(meta, "ld:type") && k < sizeof lists / sizeof *lists;
             k++) {
            f->called_list |= share__ends_with(meta->value, share__view_of(lists[k]));
        }
        for (size_t k = 0;
             share__meta_is(meta, "ld:type") && k < sizeof collections / sizeof *collections; k++) {
            f->collection |= share__ends_with(meta->value, share__view_of(collections[k]));
        }
    }
    f->called_list |= f->collection; /* templates give all pages the same og:type */
    f->called_article &= !f->collection;
}

static void read_titles(facts *f, const share__document *document)
{
    for (size_t i = 0; i < document->meta_count; i++) {
        const share__meta *meta = &document->metas[i];
        if (share__meta_is(meta, "title") || share__meta_is(meta, "og:title")) {
            note_title(f, meta->value);
        }
    }
}

/* ---- what the blocks say --------------------------------------------------------------------- */

static size_t plain_columns(const share__block *block)
{
    const size_t width = share__width(block->text), linked = block->link_bytes;
    return linked >= block->text.n ? 0 : width - width * linked / block->text.n;
}

static bool is_link(const share__block *block)
{
    return (size_t)block->link_bytes * 10 >= block->text.n * 8 &&
           share__width(block->text) >= LINKED_TITLE;
}

static bool speaks_of_cookies(share__view text)
{
    static const char *const words[4] = {"cookie", "куки", "クッキー", "쿠키"};
    for (size_t i = 0; i < text.n; i++) {
        const unsigned char byte = (unsigned char)text.p[i];
        for (size_t k = 0; (byte >= 0xD0 || (byte | 0x20) == 'c') && k < 4; k++) {
            if (share__starts_nocase(share__view_from(text, i), share__view_of(words[k]))) {
                return true;
            }
        }
    }
    return false;
}

/* A heading as long as a headline that the page's title has too. */
static bool is_own_title(const share__document *document, const share__block *block)
{
    if (block->kind != SHARE__HEADING || block->level > 3 || block->link_bytes > 0 ||
        (block->flags & SHARE__IN_NAV) || share__width(block->text) < OWN_TITLE) {
        return false;
    }
    for (size_t i = 0; i < document->meta_count; i++) {
        const share__meta *meta = &document->metas[i];
        if ((share__meta_is(meta, "title") || share__meta_is(meta, "og:title")) &&
            share__find_view(meta->value, block->text, 0) < meta->value.n) {
            return true;
        }
    }
    return false;
}

/* Text of one container; a few of the latest are enough, since siblings stand together. */
enum { HOLDERS = 16 };
typedef struct holders {
    uint32_t number[HOLDERS];
    size_t columns[HOLDERS];
    size_t next;
} holders;

static size_t add_to_holder(holders *all, uint32_t number, size_t columns)
{
    size_t i = 0;
    while (i < HOLDERS && (all->number[i] != number || all->columns[i] == 0)) {
        i++;
    }
    if (i == HOLDERS) {
        i = all->next++ % HOLDERS;
        all->number[i] = number;
        all->columns[i] = 0;
    }
    return all->columns[i] += columns;
}

static bool is_running(const share__block *block)
{
    return block->kind == SHARE__PARAGRAPH || block->kind == SHARE__QUOTE ||
           block->kind == SHARE__ITEM || block->kind == SHARE__CODE || block->kind == SHARE__TABLE;
}

static bool is_seen(const share__block *block)
{
    return (block->flags & (SHARE__IN_NAV | SHARE__IN_HEADER | SHARE__IN_FOOTER | SHARE__IN_ASIDE |
                            SHARE__IN_COMMENTS | SHARE__HIDDEN)) == 0;
}

/* Text is measured up to 'most' columns of it: all bounds but the share of one place are below. */
static void read_blocks(facts *f, const share__document *document, size_t most)
{
    unsigned headings[8] = {0}, first_headings = 0;
    size_t section = 0;
    holders all = {.next = 0};
    for (size_t i = 0; i < document->block_count; i++) {
        const share__block *block = &document->blocks[i];
        if (block->kind == SHARE__HEADING && first_headings < 2 &&
            !(block->flags & (SHARE__IN_NAV | SHARE__HIDDEN))) {
            first_headings++;
            f->title |= 1u << share__kind_of_title(block->text);
        }
        f->headed = f->headed || is_own_title(document, block);
        const bool measured = block->kind != SHARE__HEADING && f->text < most;
        const size_t columns = measured ? plain_columns(block) : 0;
        f->any += columns;
        if (!is_seen(block) || block->text.n == 0) {
            continue;
        }
        if (block->kind == SHARE__HEADING && is_link(block)) {
            const unsigned n = ++headings[block->level & 7];
            f->teasers = n > f->teasers ? n : f->teasers;
            section = 0;
        } else if (is_link(block)) {
            f->links++;
        } else if (is_running(block)) {
            const size_t held = add_to_holder(&all, block->container, columns);
            f->text += columns;
            section += columns;
            f->section = section > f->section ? section : f->section;
            f->holder = held > f->holder ? held : f->holder;
            f->cookies += f->text < CONSENT_TEXT && speaks_of_cookies(block->text) ? columns : 0;
        }
    }
}

/* ---- the verdict ----------------------------------------------------------------------------- */

static bool calls_itself(const facts *f, share__page_kind kind)
{
    return f->title >> kind & 1;
}

static bool is_article(const facts *f)
{
    for (size_t i = 0; i < sizeof f->marks / sizeof *f->marks; i++) {
        if (f->marks[i] > 0 && f->marks[i] <= FEW_ARTICLES) {
            return true;
        }
    }
    return (f->articles > 0 && f->articles <= FEW_ARTICLES) || f->dated;
}

static bool is_list(const facts *f, bool front)
{
    const size_t main = f->section > f->holder ? f->section : f->holder;
    const bool scattered = main * 100 < f->text * MAIN_SHARE;
    const bool bare = f->text < BARE_TEXT;
    if (f->called_article && !front) {
        return f->teasers >= HEADED_TEASERS && scattered && !f->headed;
    }
    if (f->headed) {
        return f->teasers >= HEADED_TEASERS && scattered;
    }
    if (f->teasers >= (front || f->called_list ? FEW_TEASERS : TEASERS) && (scattered || bare)) {
        return true;
    }
    return f->teasers + f->links >= MANY_LINKS && f->text < LINKS_TEXT;
}

static share__page_kind kind_of(const facts *f, const share__document *document, bool front)
{
    const unsigned page = document->page;
    if (page & SHARE__PAGE_FEED) {
        return SHARE__PAGE_IS_FEED;
    }
    if (calls_itself(f, SHARE__PAGE_ERROR) && f->text < ERROR_TEXT) {
        return SHARE__PAGE_ERROR;
    }
    if (calls_itself(f, SHARE__PAGE_LOGIN) && f->text < LOGIN_TEXT) {
        return SHARE__PAGE_LOGIN;
    }
    if ((page & SHARE__PAGE_PASSWORD) && f->text < LOGIN_TEXT && !f->called_article) {
        return SHARE__PAGE_LOGIN;
    }
    if (calls_itself(f, SHARE__PAGE_BOT_CHECK) && f->text < CHECK_TEXT &&
        (page & (SHARE__PAGE_SCRIPT | SHARE__PAGE_CAPTCHA | SHARE__PAGE_REFRESH))) {
        return SHARE__PAGE_BOT_CHECK;
    }
    if ((page & SHARE__PAGE_CAPTCHA) && f->any < CAPTCHA_TEXT && !f->called_article) {
        return SHARE__PAGE_BOT_CHECK;
    }
    if (f->text < CONSENT_TEXT && !f->called_article &&
        (calls_itself(f, SHARE__PAGE_CONSENT) ||
         (f->cookies > 0 && f->cookies * 100 >= f->text * COOKIE_SHARE))) {
        return SHARE__PAGE_CONSENT;
    }
    if (is_list(f, front) ||
        (calls_itself(f, SHARE__PAGE_INDEX) && f->text < BARE_TEXT && !f->called_article)) {
        return SHARE__PAGE_INDEX;
    }
    if (f->called_article) {
        return SHARE__PAGE_ARTICLE;
    }
    if ((page & SHARE__PAGE_REFRESH || calls_itself(f, SHARE__PAGE_REDIRECT)) &&
        f->any < REDIRECT_TEXT) {
        return SHARE__PAGE_REDIRECT;
    }
    if ((page & SHARE__PAGE_SCRIPT) && f->any < SHELL_TEXT) {
        return SHARE__PAGE_NEEDS_SCRIPT;
    }
    return f->any > 0 ? SHARE__PAGE_ARTICLE : SHARE__PAGE_NO_TEXT;
}

/* The address of a site's front page. */
static bool is_front(const char *base_url)
{
    const share__uri uri = share__uri_split(share__view_of(base_url));
    return uri.authority.n > 0 && uri.path.n <= 1 && !uri.has_query;
}

share__page_kind share__page_kind_of(const struct share_article *article, const char *base_url)
{
    facts f = {0};
    read_records(&f, &article->document);
    if (is_article(&f) && !(article->document.page & SHARE__PAGE_FEED)) {
        return SHARE__PAGE_ARTICLE;
    }
    read_titles(&f, &article->document);
    const facts records = f;
    read_blocks(&f, &article->document, CONSENT_TEXT);
    if (f.teasers >= FEW_TEASERS) { /* only then it is asked where the text stands */
        f = records;
        read_blocks(&f, &article->document, SIZE_MAX);
    }
    return kind_of(&f, &article->document, is_front(base_url));
}

share_status share__refuse_page(const struct share_article *article,
                                const share_parse_options *options, share_error *error)
{
    static const struct {
        const char *code, *words;
    } kinds[SHARE__PAGE_KINDS] = {
        [SHARE__PAGE_BOT_CHECK] = {"bot_check", "a check for robots"},
        [SHARE__PAGE_LOGIN] = {"login", "a login"},
        [SHARE__PAGE_CONSENT] = {"consent", "a request for consent"},
        [SHARE__PAGE_ERROR] = {"error_page", "an error page"},
        [SHARE__PAGE_INDEX] = {"index", "a list of links"},
        [SHARE__PAGE_NEEDS_SCRIPT] = {"needs_script", "a shell that only scripts fill"},
        [SHARE__PAGE_REDIRECT] = {"redirect", "a redirect to another page"},
        [SHARE__PAGE_IS_FEED] = {"feed", "a feed or a site map"},
        [SHARE__PAGE_NO_TEXT] = {"no_text", "a page without text"},
    };
    const share__page_kind kind = share__page_kind_of(article, options->base_url);
    if (kind == SHARE__PAGE_ARTICLE) {
        return SHARE_OK;
    }
    return share__fail(error, SHARE_ERR_NOT_ARTICLE, SHARE__NOWHERE, "%s: %s, not an article",
                       kinds[kind].code, kinds[kind].words);
}
