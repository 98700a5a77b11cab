/* html_meta.c - metadata records of a page, from its head and from marks in its body.
 *
 * The keys, all in lower case but for the names of schema.org:
 *   title, lang, canonical, amphtml, image_src     <title>, <html lang>, <link>
 *   description, og:title, article:tag, dc.title   <meta>: whatever name or property says
 *   http:content-language                          <meta http-equiv>
 *   itemprop:headline, itemprop:author             microdata of the article or the page
 *   mf:p-name, mf:p-category, mf:entry-title       microformats
 *   rel-tag, tag-link, category-link, rel-author   links, by rel or by their path; the link's text
 *   time                                           <time>: its datetime, else its text
 *   kicker, subtitle                               what a heading begins or ends with, by its class
 * Those from the body get ".outside" when they stand in navigation, a sidebar, a footer, comments
 * (a site's tag cloud is no list of this article's tags), and ".aside" when that navigation or
 * sidebar is inside the article.
 *
 * Values are decoded once, their white space folded. Values longer than 4096 bytes that are text of
 * the body are left out: that is no author's name. */
#include "read/html_reader.h"

#include <string.h>

/* ---- records --------------------------------------------------------------------------------- */

static void add_record(share__html_reader *r, const char *key, share__view value,
                       share_origin origin, share__place place)
{
    if (r->fragment || value.n == 0 || r->status != SHARE_OK)
        return;
    share__meta meta = {share__view_of(key), value,           place.line,
                        place.column,        (uint8_t)origin, false};
    if (share__document_add_meta(r->document, meta) != SHARE_OK)
        share__html_failed(r, SHARE_ERR_MEMORY);
}

void share__html_record(share__html_reader *r, const char *key, share__view value,
                        share_origin origin, const char *at)
{
    if (value.n > 0)
        add_record(r, key, value, origin, share__html_place(r, at));
}

/* ---- captures: text that is still to come ---------------------------------------------------- */

/* Forgets text that no capture needs any more. */
static void prune(share__html_reader *r)
{
    size_t keep = r->captured.n;
    for (size_t i = r->capture_count; i-- > 0;) {
        share__capture *c = &r->captures[i];
        c->is_dead |= r->captured.n - c->start > SHARE__MAX_CAPTURED;
        if (!c->is_dead)
            keep = c->start;
    }
    memmove(r->captured.p, r->captured.p + keep, r->captured.n - keep);
    r->captured.n -= keep;
    for (size_t i = 0; i < r->capture_count; i++)
        r->captures[i].start = r->captures[i].is_dead ? 0 : r->captures[i].start - keep;
}

void share__html_capture(share__html_reader *r, share__view folded)
{
    if (r->capture_count == 0)
        return;
    if (folded.n > SHARE__MAX_CAPTURED + 1) /* too long all the same */
        folded.n = SHARE__MAX_CAPTURED + 1;
    share__put(&r->captured, folded);
    if (r->captured.n > SHARE__MAX_CAPTURES * SHARE__MAX_CAPTURED)
        prune(r);
    if (share__buffer_status(&r->captured) != SHARE_OK)
        share__html_failed(r, SHARE_ERR_MEMORY);
}

static unsigned begin_capture(share__html_reader *r, const char *key, share_origin origin)
{
    if (r->capture_count == SHARE__MAX_CAPTURES)
        return 0;
    r->captures[r->capture_count++] = (share__capture){
        key, r->captured.n, share__html_place(r, r->tokens.at), (uint8_t)origin, false};
    return 1;
}

void share__html_end_captures(share__html_reader *r, unsigned count)
{
    while (count-- > 0) {
        const share__capture *c = &r->captures[--r->capture_count];
        share__view text = share__view_from(share__buffer_view(&r->captured), c->start);
        if (!c->is_dead && text.n <= SHARE__MAX_CAPTURED && share__trim(text).n > 0)
            add_record(r, c->key, share__html_folded(r, text, false, false),
                       (share_origin)c->origin, c->place);
    }
    if (r->capture_count == 0)
        r->captured.n = 0;
}

/* ---- the head -------------------------------------------------------------------------------- */

void share__html_title(share__html_reader *r, share__view raw)
{
    share__view title = share__html_folded(r, raw, true, false);
    r->has_title = title.n > 0;
    share__html_record(r, "title", title, SHARE_FROM_HTML_HEAD, raw.p);
}

void share__html_html_element(share__html_reader *r)
{
    share__html_tokenizer *t = &r->tokens;
    bool found;
    share__view lang = share__html_value_of(t, SHARE__LIT("lang"), &found);
    if (!found)
        lang = share__html_value_of(t, SHARE__LIT("xml:lang"), NULL);
    share__html_record(r, "lang", share__html_folded(r, lang, false, false), SHARE_FROM_HTML_HEAD,
                       t->at);
}

/* A copy of a key in lower case, in the document's arena. */
static const char *lower_key(share__html_reader *r, share__view name)
{
    char *key = share__arena_string(&r->document->arena, name);
    if (!key) {
        share__html_failed(r, SHARE_ERR_MEMORY);
        return "";
    }
    for (size_t i = 0; i < name.n; i++)
        key[i] = share__lower(key[i]);
    return key;
}

static void record_meta(share__html_reader *r, share__view name, share__view content)
{
    if (name.n == 0 || name.n > 100)
        return;
    const char *key = lower_key(r, name);
    bool graph = strncmp(key, "og:", 3) == 0 || strncmp(key, "article:", 8) == 0;
    share__html_record(r, key, content, graph ? SHARE_FROM_OPEN_GRAPH : SHARE_FROM_HTML_HEAD,
                       r->tokens.at);
}

void share__html_meta_element(share__html_reader *r, const share__tag *tag)
{
    share__html_tokenizer *t = &r->tokens;
    if (r->fragment || tag->content.n == 0)
        return;
    share__view name = share__trim(share__html_value_of(t, SHARE__LIT("name"), NULL));
    share__view property = share__trim(share__html_value_of(t, SHARE__LIT("property"), NULL));
    share__view pragma = share__html_value_of(t, SHARE__LIT("http-equiv"), NULL);
    if (share__equal_nocase(pragma, SHARE__LIT("refresh")) &&
        share__find(tag->content, '=', 0) < tag->content.n) /* "0; url=..." */
        r->document->page |= SHARE__PAGE_REFRESH;
    uint8_t scope;
    if (tag->itemprop.n > 0)
        share__html_begin_records(r, tag, &scope);
    bool language = share__equal_nocase(pragma, SHARE__LIT("content-language"));
    if (name.n + property.n == 0 && !language)
        return;
    share__view content = share__html_folded(r, tag->content, true, true);
    if (language)
        record_meta(r, SHARE__LIT("http:content-language"), content);
    record_meta(r, name, content);
    if (share__equal_nocase(name, SHARE__LIT("parsely-page")) && r->status == SHARE_OK &&
        share__read_parsely(r->document, content, share__html_place(r, r->tokens.at)) != SHARE_OK)
        share__html_failed(r, SHARE_ERR_MEMORY);
    while (property.n > 0) { /* RDFa allows several */
        size_t n = 0;
        while (n < property.n && !share__is_space(property.p[n]))
            n++;
        share__view one = share__view_slice(property, 0, n);
        if (!share__equal_nocase(one, name))
            record_meta(r, one, content);
        property = share__trim(share__view_from(property, n));
    }
}

void share__html_link_element(share__html_reader *r, const share__tag *tag)
{
    static const struct {
        const char *rel, *key;
    } kinds[] = {{"canonical", "canonical"},
                 {"amphtml", "amphtml"},
                 {"image_src", "image_src"},
                 {"author", "link:author"}};
    uint8_t scope;
    if (tag->itemprop.n > 0)
        share__html_begin_records(r, tag, &scope);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds && tag->href.n > 0; i++)
        if (share__has_word(tag->rel, share__view_of(kinds[i].rel)))
            share__html_record(r, kinds[i].key, share__html_folded(r, tag->href, true, true),
                               SHARE_FROM_HTML_HEAD, r->tokens.at);
}

/* ---- marks in the body ----------------------------------------------------------------------- */

/* Where in the page a record stands: in or near the article, beside it but inside its element, or
 * elsewhere. A list of tags counts as the article's even when it is an <aside> or a <nav>. */
typedef struct keys {
    const char *here, *aside, *outside;
} keys;

#define KEYS(key)                                                                                  \
    {                                                                                              \
        key, key ".aside", key ".outside"                                                          \
    }

/* A property of microdata: where its value stands when no "content" says it. */
typedef enum value_place { IN_TEXT, IN_ADDRESS, IN_DATETIME } value_place;

typedef struct property {
    const char *name;
    keys k;
    value_place place;
} property;

#define PROPERTY(name, place)                                                                      \
    {                                                                                              \
        name, KEYS("itemprop:" name), place                                                        \
    }

static const property properties[] = {
    PROPERTY("headline", IN_TEXT),
    PROPERTY("name", IN_TEXT),
    PROPERTY("alternativeHeadline", IN_TEXT),
    PROPERTY("description", IN_TEXT),
    PROPERTY("keywords", IN_TEXT),
    PROPERTY("about", IN_TEXT),
    PROPERTY("articleSection", IN_TEXT),
    PROPERTY("author", IN_TEXT),
    PROPERTY("creator", IN_TEXT),
    PROPERTY("publisher", IN_TEXT),
    PROPERTY("inLanguage", IN_TEXT),
    PROPERTY("datePublished", IN_DATETIME),
    PROPERTY("dateModified", IN_DATETIME),
    PROPERTY("image", IN_ADDRESS),
    PROPERTY("url", IN_ADDRESS),
    PROPERTY("mainEntityOfPage", IN_ADDRESS),
};

static const char *key_of(const share__html_reader *r, const share__tag *tag, const keys *k)
{
    const share__open_element *top = &r->stack[r->depth - 1];
    bool in_article = top->flags & SHARE__IN_ARTICLE;
    bool in_tags = (top->flags & SHARE__IN_TAGS) || (tag->hints & SHARE__HINT_TAGS);
    if (top->flags & (SHARE__IN_COMMENTS | SHARE__IN_HEADER))
        return k->outside;
    if (top->flags & SHARE__HIDDEN) /* a long list of tags may be folded up */
        return in_tags && !(top->flags & (SHARE__IN_NAV | SHARE__IN_FOOTER)) ? k->aside
                                                                             : k->outside;
    if (top->flags & (SHARE__IN_NAV | SHARE__IN_ASIDE))
        return in_tags ? k->here : in_article ? k->aside : k->outside;
    return (top->flags & SHARE__IN_FOOTER) && !in_article && !in_tags ? k->outside : k->here;
}

static share__view address_in(share__html_reader *r, const share__tag *tag)
{
    share__view address = tag->href;
    if (address.n == 0)
        for (size_t i = 0; i < r->tokens.attribute_count; i++)
            if (share__equal(r->tokens.attributes[i].name, SHARE__LIT("src")))
                address = r->tokens.attributes[i].value;
    return address;
}

static unsigned begin_property(share__html_reader *r, const share__tag *tag, const property *p)
{
    const char *key = key_of(r, tag, &p->k);
    share__view value = tag->content;
    if (value.n == 0 && p->place == IN_DATETIME)
        value = tag->datetime;
    if (value.n == 0 && p->place == IN_ADDRESS)
        value = address_in(r, tag);
    if (value.n > 0) {
        share__html_record(r, key, share__html_folded(r, value, true, true), SHARE_FROM_BODY,
                           r->tokens.at);
        return 0;
    }
    if (p->place == IN_ADDRESS || tag->has_itemscope || (tag->traits & SHARE__TRAIT_VOID))
        return 0;
    return begin_capture(r, key, SHARE_FROM_BODY);
}

/* The property that 'name' is for the scope around it: of a person who is the author, the name is
 * the author. NULL when nobody wants it. */
static const property *find_property(uint8_t scope, share__view name)
{
    share__view wanted = name;
    bool is_name = share__equal(name, SHARE__LIT("name"));
    if (scope == SHARE__SCOPE_OTHER)
        return NULL;
    if (scope == SHARE__SCOPE_AUTHOR || scope == SHARE__SCOPE_PUBLISHER) {
        if (!is_name)
            return NULL;
        wanted = scope == SHARE__SCOPE_AUTHOR ? SHARE__LIT("author") : SHARE__LIT("publisher");
    } else if (scope == SHARE__SCOPE_IMAGE) {
        if (!share__equal(name, SHARE__LIT("url")) && !share__equal(name, SHARE__LIT("contentUrl")))
            return NULL;
        wanted = SHARE__LIT("image");
    }
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++)
        if (share__equal(share__view_of(properties[i].name), wanted))
            return &properties[i];
    return NULL;
}

static unsigned begin_properties(share__html_reader *r, const share__tag *tag, uint8_t scope)
{
    unsigned captures = 0;
    share__view rest = share__trim(tag->itemprop);
    const bool body = share__has_word(rest, SHARE__LIT("articleBody")); /* and no description */
    while (rest.n > 0) {
        size_t n = 0;
        while (n < rest.n && !share__is_space(rest.p[n]))
            n++;
        const property *p = find_property(scope, share__view_slice(rest, 0, n));
        if (p && !(body && p->place == IN_TEXT))
            captures += begin_property(r, tag, p);
        rest = share__trim(share__view_from(rest, n));
    }
    return captures;
}

static uint8_t scope_of(const share__tag *tag)
{
    share__view type = share__trim(tag->itemtype);
    static const char *const pages[] = {"Article", "Posting", "Page", "Report", "CreativeWork"};
    bool part = share__has_word(tag->itemprop, SHARE__LIT("itemListElement")) ||
                share__has_word(tag->itemprop, SHARE__LIT("comment"));
    for (size_t i = 0; i < sizeof pages / sizeof *pages && !part; i++)
        if (share__ends_with(type, share__view_of(pages[i])))
            return SHARE__SCOPE_ARTICLE;
    if (share__has_word(tag->itemprop, SHARE__LIT("author")) ||
        share__has_word(tag->itemprop, SHARE__LIT("creator")))
        return SHARE__SCOPE_AUTHOR;
    if (share__has_word(tag->itemprop, SHARE__LIT("publisher")))
        return SHARE__SCOPE_PUBLISHER;
    return share__has_word(tag->itemprop, SHARE__LIT("image")) ? SHARE__SCOPE_IMAGE
                                                               : SHARE__SCOPE_OTHER;
}

static unsigned begin_microformats(share__html_reader *r, const share__tag *tag)
{
    static const struct {
        const char *word;
        keys k;
    } kinds[] = {{"p-name", KEYS("mf:p-name")},
                 {"p-summary", KEYS("mf:p-summary")},
                 {"p-category", KEYS("mf:p-category")},
                 {"p-author", KEYS("mf:p-author")},
                 {"entry-title", KEYS("mf:entry-title")}};
    share__view names = tag->class_names;
    unsigned captures = 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (share__has_word(names, share__view_of(kinds[i].word)))
            captures += begin_capture(r, key_of(r, tag, &kinds[i].k), SHARE_FROM_BODY);
    return captures;
}

static unsigned begin_link(share__html_reader *r, const share__tag *tag)
{
    static const keys rel_tag = KEYS("rel-tag"), rel_author = KEYS("rel-author"),
                      tag_link = KEYS("tag-link"), category_link = KEYS("category-link");
    const keys *k = NULL;
    share__path path;
    if (tag->rel.n > 0 && share__has_word(tag->rel, SHARE__LIT("tag")))
        k = &rel_tag;
    else if (tag->rel.n > 0 && share__has_word(tag->rel, SHARE__LIT("author")))
        k = &rel_author;
    else if ((path = share__path_kind(&r->names, tag->href)) == SHARE__PATH_TAG)
        k = &tag_link;
    else if (path == SHARE__PATH_CATEGORY)
        k = &category_link;
    return k ? begin_capture(r, key_of(r, tag, k), SHARE_FROM_BODY) : 0;
}

static unsigned begin_time(share__html_reader *r, const share__tag *tag)
{
    static const keys time = KEYS("time");
    const char *key = key_of(r, tag, &time);
    if (tag->datetime.n == 0)
        return begin_capture(r, key, SHARE_FROM_BODY);
    share__html_record(r, key, share__html_folded(r, tag->datetime, true, true), SHARE_FROM_BODY,
                       r->tokens.at);
    return 0;
}

static bool holds(share__view text, const char *word)
{
    const share__view wanted = share__view_of(word);
    for (size_t i = 0; i + wanted.n <= text.n; i++)
        if (share__starts_nocase(share__view_from(text, i), wanted))
            return true;
    return false;
}

static bool is_called(const share__tag *tag, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (holds(tag->class_names, names[i]))
            return true;
    return false;
}

/* What an element is to the heading that it stands in: the line above a headline, where the heading
 * begins with it and its class says so, as in "<h1><span class='article__kicker'>Harbour</span> The
 * bridge moves</h1>"; a second line, which ends the heading. NULL for neither. */
static const char *part_of_heading(const share__html_reader *r, const share__tag *tag)
{
    static const char *const above[] = {"kicker",      "overline",   "topline",    "roofline",
                                        "dachzeile",   "spitzmarke", "catchline",  "eyebrow",
                                        "preheadline", "pretitle",   "supertitle", "toptitle",
                                        "surtitre",    "antetitulo", "volanta",    "occhiello",
                                        "subline",     "subtitle",   "subheadline"};
    static const char *const below[] = {"subline",   "subtitle",   "subheadline",
                                        "sub-title", "subheading", "untertitel"};
    const share__open_element *top = &r->stack[r->depth - 1];
    if (top->kind != SHARE__HEADING || top->level > 2 || share__is_heading(tag->element))
        return NULL;
    const bool small = tag->element == SHARE__EL_SMALL;
    if (r->block.started)
        return small || is_called(tag, below, sizeof below / sizeof *below) ? "subtitle" : NULL;
    return small || tag->element == SHARE__EL_TIME ||
                   is_called(tag, above, sizeof above / sizeof *above)
               ? "kicker"
               : NULL;
}

unsigned share__html_begin_records(share__html_reader *r, const share__tag *tag, uint8_t *scope)
{
    unsigned captures = 0;
    uint8_t around = share__html_top(r)->scope;
    *scope = tag->has_itemscope ? scope_of(tag) : around;
    if (r->fragment)
        return 0;
    if (tag->itemprop.n > 0)
        captures += begin_properties(r, tag, around);
    if (tag->may_be_microformat)
        captures += begin_microformats(r, tag);
    if (tag->element == SHARE__EL_A && tag->href.n > 0)
        captures += begin_link(r, tag);
    if (tag->element == SHARE__EL_TIME && tag->itemprop.n == 0)
        captures += begin_time(r, tag);
    const char *part = part_of_heading(r, tag);
    if (part)
        captures += begin_capture(r, part, SHARE_FROM_BODY);
    return captures;
}
