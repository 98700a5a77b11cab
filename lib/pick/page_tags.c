/* page_tags.c - the tags that a web page gives, in its author's order.
 *
 * No single source has them: links marked as tags, article:tag, keywords in JSON-LD and in the
 * head, links into a folder of tags, sections. They are asked in the order in which they are right
 * about the article, and the first that passes is believed:
 *  - what stands outside the article (menus, sidebars, clouds of tags) is not asked;
 *  - a list of more than a few links into a folder of tags is a cloud;
 *  - keywords of the head say something only when the article has the words of at least half of
 *    them: else the site has the same list on every page;
 *  - the site's name, the placeholders of templates, and what is longer than a tag fall out;
 *  - the section is the last resort, or the folder that the breadcrumbs name. */
#include "base/utf8.h"
#include "pick/headline_vote.h"
#include "pick/main_content.h"
#include "pick/pick.h"

#include <string.h>

enum {
    MAX_TAGS = 64,
    TAG_BYTES = 120,
    TAG_WORDS = 7,
    FEW = 2, /* so many keywords need no words in the article */
    HALF = 50,
    BODY_BYTES = 64 * 1024, /* of the article that keywords are looked for in */
    SCORE = 850,
    ANY = 60,
    CLOUD = 6,            /* more links than that into a folder of tags are a cloud */
    SLUG_WORDS = 5,       /* a "tag" of so many words that are all the headline's is its address */
    LISTED = 10,          /* tags of a visible list */
    NUMBER_DIGITS = 3,    /* of a number that may be a tag */
    LABELLED_BYTES = 300, /* of a block with a label and its tags */
    LINK_BYTES = 60,
    LINK_WORDS = 5,
    BEHIND = 4, /* blocks between the article's text and a list of links that may be its tags */
    SPOKEN = 40 /* percent of them that the article speaks of */
};

typedef enum test { /* what a source has to pass */
                    TEST_NONE,
                    TEST_NO_SECTION, /* it is not only the section */
                    TEST_RELATED     /* the article has the words of half of them */
} test;

/* The names of one rank, the first that is there is asked. */
typedef struct source {
    const char *keys[8];
    uint8_t most; /* tags; a longer list is no list of this article's tags */
    uint8_t test;
} source;

static const source sources[] = {
    {{"rel-tag"}, ANY, TEST_NONE},
    {{"article:tag", "itemprop:keywords", "itemprop:about", "dc.subject", "mf:p-category",
      "og:tags"},
     ANY / 2,
     TEST_NONE},
    {{"ld:keywords", "ld:page.keywords"}, 25, TEST_NO_SECTION},
    {{"news_keywords"}, 40, TEST_RELATED},
    {{"keywords"}, 40, TEST_RELATED},
    {{"tag-link"}, CLOUD, TEST_NONE},
    {{"ld:about", "sailthru.tags", "parsely-tags", "rel-tag.aside", "itemprop:about.aside",
      "tag-link.aside"},
     10,
     TEST_NONE},
    {{"category-link"}, 3, TEST_NONE},
    {{"ld:articleSection"}, 3, TEST_NONE},
    {{"article:section"}, 3, TEST_NONE},
};

enum { FIRST_SECTION = 7 }; /* what comes from here on only names sections */

typedef struct page_tag {
    share__view text, key;
    share_origin origin;
    share__place place;
} page_tag;

typedef struct tagger {
    struct share_article *article;
    share__site_names names;
    share__view body; /* the key of the article's text, once it was asked for */
    share__title_words headline;
    page_tag tags[MAX_TAGS];
    size_t count, over; /* over: how many had no room */
    bool spaced;        /* parted by spaces only: nobody knows where one ends */
} tagger;

/* ---- one tag --------------------------------------------------------------------------------- */

static size_t separator(share__view v, size_t at)
{
    static const char *const wide[] = {"\xEF\xBC\x8C", "\xE3\x80\x81", "\xEF\xBC\x9B", "\xD8\x8C",
                                       "\xD8\x9B"};
    if (v.p[at] == ',' || v.p[at] == ';' || v.p[at] == '\n') {
        return 1;
    }
    for (size_t i = 0; (unsigned char)v.p[at] >= 0x80 && i < sizeof wide / sizeof *wide; i++) {
        if (share__starts_with(share__view_from(v, at), share__view_of(wide[i]))) {
            return strlen(wide[i]);
        }
    }
    return 0;
}

/* Without the marks around it: "#tag", quotation marks, "Category: tag". */
static share__view bare(share__view tag)
{
    tag = share__trim(tag);
    while (tag.n > 1 && (tag.p[0] == '#' || tag.p[0] == '"' || tag.p[0] == '\'' ||
                         (tag.p[0] == '-' && tag.p[1] == ' '))) {
        tag = share__trim(share__view_from(tag, 1));
    }
    while (tag.n > 1 && memchr("\"',;", tag.p[tag.n - 1], 4)) {
        tag.n--;
    }
    const size_t colon = share__find_view(tag, SHARE__LIT(": "), 0);
    return colon < tag.n ? share__trim(share__view_from(tag, colon + 2)) : tag;
}

/* A letter, or a number such as a year: the number of a page is no tag. */
static bool says_something(share__view v)
{
    size_t digits = 0, others = 0;
    for (const char *p = v.p, *end = v.p + v.n; p < end;) {
        const uint32_t c = share__utf8_next(&p, end);
        if (share__is_letter(c)) {
            return true;
        }
        digits += share__is_number(c);
        others += !share__is_number(c);
    }
    return digits >= NUMBER_DIGITS && others == 0;
}

/* An identifier, not a word: eight or more of 0-9, a-f and '-', with a digit among them. */
static bool is_identifier(share__view v)
{
    bool digit = false;
    for (size_t i = 0; i < v.n; i++) {
        const char c = share__lower(v.p[i]);
        if (!share__is_digit(c) && c != '-' && !(c >= 'a' && c <= 'f')) {
            return false;
        }
        digit = digit || share__is_digit(c);
    }
    return digit && v.n >= 8;
}

/* What a template or a program wrote: "{{ tags }}", "cat_sports". */
static bool is_placeholder(share__view v)
{
    return share__find_view(v, SHARE__LIT("{{"), 0) < v.n || share__find(v, '_', 0) < v.n ||
           share__find_view(v, SHARE__LIT("://"), 0) < v.n ||
           (v.n > 1 && v.p[0] == '[' && v.p[v.n - 1] == ']') ||
           (v.n > 1 && v.p[0] == '%' && v.p[v.n - 1] == '%');
}

/* What WordPress and others file everything under until somebody chooses. "Email" and its like are
 * buttons behind addresses that look like a tag's. */
static bool is_no_topic(share__view key)
{
    static const char *const words[] = {"uncategorized", "uncategorised", "allgemein", "email",
                                        "none",          "null",          "default",   "home"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (share__equal(key, share__view_of(words[i]))) {
            return true;
        }
    }
    return false;
}

static size_t words_in(share__view v)
{
    size_t n = v.n > 0;
    for (size_t i = 0; i < v.n; i++) {
        n += v.p[i] == ' ';
    }
    return n;
}

/* The headline without its small words, as addresses have it: "old bridge moves gymnasium". */
static bool is_slug(const tagger *t, share__view text)
{
    share__title_words words;
    if (words_in(text) < SLUG_WORDS) {
        return false;
    }
    share__title_words_of(&words, text);
    return words.count >= SLUG_WORDS && words.count <= t->headline.count &&
           share__words_in_common(&words, &t->headline) == 100;
}

static bool take_from(tagger *t, share_origin origin, share__place place, share__view text)
{
    share__view key;
    text = bare(text);
    if (text.n == 0 || text.n > TAG_BYTES || words_in(text) > TAG_WORDS || !says_something(text) ||
        is_placeholder(text) || is_identifier(text) || is_slug(t, text)) {
        return true;
    }
    if (!share__title_key(&t->article->document.arena, text, &key)) {
        return false;
    }
    if (is_no_topic(key) || share__is_site_name(&t->names, key)) {
        return true;
    }
    for (size_t i = 0; i < t->count; i++) {
        if (share__equal(t->tags[i].key, key)) {
            return true;
        }
    }
    if (t->count == MAX_TAGS) {
        t->over++;
        return true;
    }
    t->tags[t->count++] = (page_tag){text, key, origin, place};
    return true;
}

static bool take(tagger *t, const share__meta *meta, share__view text)
{
    return take_from(t, (share_origin)meta->origin, (share__place){meta->line, meta->column}, text);
}

/* ---- one source ------------------------------------------------------------------------------ */

/* A list without commas is parted by spaces when it is in a script that has none, or longer than
 * tags are. */
static bool is_spaced_list(share__view v)
{
    return words_in(v) > TAG_WORDS || (words_in(v) > 2 && share__is_unspaced(share__utf8_first(v)));
}

static bool take_parts(tagger *t, share_origin origin, share__place place, share__view v)
{
    bool parted = false;
    size_t start = 0;
    for (size_t i = 0; i < v.n; i++) {
        parted = parted || separator(v, i) > 0;
    }
    const bool spaced = !parted && is_spaced_list(v);
    unsigned open = 0; /* brackets: "Prices (Fares, Fees and Rates)" is one tag */
    t->spaced = t->spaced || spaced;
    for (size_t i = 0; i <= v.n; i++) {
        open += i < v.n && v.p[i] == '(' && share__find(v, ')', i) < v.n;
        open -= i < v.n && v.p[i] == ')' && open > 0;
        const size_t n = i == v.n ? 1 : spaced ? v.p[i] == ' ' : open == 0 ? separator(v, i) : 0;
        if (n > 0) {
            if (!take_from(t, origin, place, share__view_slice(v, start, i - start))) {
                return false;
            }
            start = i + n;
            i += n - 1;
        }
    }
    return true;
}

static bool take_list(tagger *t, const share__meta *meta)
{
    return meta->listed
               ? take(t, meta, share__trim(meta->value))
               : take_parts(t, (share_origin)meta->origin, (share__place){meta->line, meta->column},
                            share__trim(meta->value));
}

static bool is_link(share__view key)
{
    return share__starts_with(key, SHARE__LIT("rel-")) ||
           share__find_view(key, SHARE__LIT("-link"), 0) < key.n;
}

static bool collect(tagger *t, const char *name)
{
    const share__document *document = &t->article->document;
    const share__view key = share__view_of(name);
    t->count = t->over = 0;
    t->spaced = false;
    for (size_t i = 0; i < document->meta_count; i++) {
        const share__meta *meta = &document->metas[i];
        if (share__meta_is(meta, name) &&
            !(is_link(key) ? take(t, meta, meta->value) : take_list(t, meta))) {
            return false;
        }
    }
    return true;
}

static bool is_near(const struct share_article *article, size_t i)
{
    return share__is_near_article(&article->document.blocks[i]);
}

static bool is_text(const struct share_article *article, size_t i)
{
    const share__role role = (share__role)article->roles[i];
    return role == SHARE__ROLE_TEXT || role == SHARE__ROLE_QUOTE;
}

/* The letters of the article, by which tags are looked for: of all that is near it, since a page
 * may show no more than a few lines, or of its text alone. */
static bool read_body(tagger *t, bool (*belongs)(const struct share_article *article, size_t i))
{
    const share__document *document = &t->article->document;
    share__buffer text;
    share__buffer_init(&text, 4 * BODY_BYTES);
    share__put(&text, share__article_best(t->article, SHARE_HEADLINE));
    for (size_t i = 0; i < document->block_count && text.n < BODY_BYTES; i++) {
        if (belongs(t->article, i)) {
            share__put(&text, share__view_slice(document->blocks[i].text, 0, BODY_BYTES));
        }
    }
    bool fine = share__buffer_status(&text) == SHARE_OK &&
                share__title_key(&t->article->document.arena, share__buffer_view(&text), &t->body);
    share__buffer_free(&text);
    return fine;
}

/* How many the article speaks of. */
static size_t known_tags(const tagger *t)
{
    size_t known = 0;
    for (size_t i = 0; i < t->count; i++) {
        known += share__find_view(t->body, t->tags[i].key, 0) < t->body.n;
    }
    return known;
}

/* Most of them are in the article, or there are so few that nobody meant a list for all pages. */
static bool is_related(tagger *t, bool *failed)
{
    if (t->count <= FEW) {
        return true;
    }
    if (t->body.p == NULL && !read_body(t, is_near)) {
        *failed = true;
        return false;
    }
    return known_tags(t) * 100 >= t->count * HALF;
}

static bool is_section(const tagger *t, share__view key, bool *failed)
{
    static const char *const names[] = {"ld:articleSection", "article:section"};
    const share__document *document = &t->article->document;
    for (size_t i = 0; i < document->meta_count; i++) {
        for (size_t k = 0; k < 2; k++) {
            share__view section;
            if (!share__meta_is(&document->metas[i], names[k])) {
                continue;
            }
            if (!share__title_key(&t->article->document.arena, document->metas[i].value,
                                  &section)) {
                *failed = true;
            } else if (share__equal(section, key)) {
                return true;
            }
        }
    }
    return false;
}

static bool passes(tagger *t, const source *s, bool *failed)
{
    if (t->count == 0 || t->over > 0 || t->count > s->most) {
        return false;
    }
    if (s->test == TEST_RELATED) {
        return is_related(t, failed);
    }
    return s->test != TEST_NO_SECTION || t->count > 1 || !is_section(t, t->tags[0].key, failed);
}

static share_status announce(tagger *t)
{
    share_status status = SHARE_OK;
    for (size_t i = 0; i < t->count && status == SHARE_OK; i++) {
        status = share__article_add(t->article, SHARE_TAG, t->tags[i].text, t->tags[i].origin,
                                    t->tags[i].place, SCORE);
    }
    return status;
}

/* ---- lists of links that only their place or their class calls tags -------------------------- */

static bool is_short_link(const share__block *block)
{
    return (block->kind == SHARE__ITEM || block->kind == SHARE__LINE) && block->text.n > 0 &&
           block->text.n <= LINK_BYTES && block->link_bytes + 2 >= block->text.n &&
           words_in(block->text) <= LINK_WORDS;
}

/* The run of short links that starts at block 'i'; t->count is how many of them may be tags. */
static bool take_links(tagger *t, size_t *i)
{
    const share__document *document = &t->article->document;
    const uint16_t tags = document->blocks[*i].flags & SHARE__IN_TAGS;
    t->count = t->over = 0;
    for (; *i < document->block_count; ++*i) {
        const share__block *block = &document->blocks[*i];
        if (!is_short_link(block) || (block->flags & SHARE__IN_TAGS) != tags) {
            return true;
        }
        if (!take_from(t, SHARE_FROM_BODY, (share__place){block->line, block->column},
                       block->text)) {
            return false;
        }
    }
    return true;
}

/* What its class calls a list of tags, near the article. A menu's is one, too, so menus are passed
 * over. False when memory ends. */
static bool take_marked_list(tagger *t)
{
    const share__document *document = &t->article->document;
    for (size_t i = 0; i < document->block_count; i++) {
        const share__block *block = &document->blocks[i];
        if ((block->flags & SHARE__IN_TAGS) == 0 || !is_short_link(block) ||
            (block->flags & (SHARE__IN_NAV | SHARE__IN_HEADER | SHARE__IN_FOOTER |
                             SHARE__IN_COMMENTS | SHARE__IN_FORM | SHARE__HIDDEN)) != 0) {
            continue;
        }
        if (!take_links(t, &i)) {
            return false;
        }
        if (t->count > 0 && t->count <= LISTED && t->over == 0) {
            return true;
        }
    }
    t->count = 0;
    return true;
}

/* "Tags: a, b" in one block, or the label and short blocks behind it. */
static bool take_labelled_list(tagger *t)
{
    const share__document *document = &t->article->document;
    for (size_t i = 0; i < document->block_count; i++) {
        const share__block *block = &document->blocks[i];
        share__view rest;
        t->count = t->over = 0;
        t->spaced = false;
        if (block->text.n == 0 || block->text.n > LABELLED_BYTES ||
            !share__is_near_article(block)) {
            continue;
        }
        if (share__label_prefix(block->text, &rest) == SHARE__LABEL_TAGS) {
            if (!take_parts(t, SHARE_FROM_BODY, (share__place){block->line, block->column}, rest)) {
                return false;
            }
        } else if (share__label_of(block->text) == SHARE__LABEL_TAGS) {
            i++;
            if (i < document->block_count && !take_links(t, &i)) {
                return false;
            }
        }
        const bool glued = t->count == 1 && words_in(t->tags[0].text) > LINK_WORDS;
        if (t->count > 0 && t->count <= LISTED && t->over == 0 && !t->spaced && !glued) {
            return true;
        }
    }
    t->count = 0;
    return true;
}

/* Two short links and more right behind the text, of which it speaks. */
static bool take_list_behind(tagger *t)
{
    const share__document *document = &t->article->document;
    size_t last = document->block_count;
    while (last > 0 && !is_text(t->article, last - 1)) {
        last--;
    }
    t->count = 0;
    if (last == 0 || !read_body(t, is_text)) {
        return last == 0;
    }
    for (size_t i = last; i < document->block_count && i < last + BEHIND; i++) {
        if (!is_short_link(&document->blocks[i]) || !share__is_near_article(&document->blocks[i])) {
            continue;
        }
        if (!take_links(t, &i)) {
            return false;
        }
        if (t->count > 1 && t->count <= LISTED && t->over == 0 &&
            known_tags(t) * 100 >= t->count * SPOKEN) {
            return true;
        }
        t->count = 0;
    }
    return true;
}

/* The folder that the breadcrumbs lead to: the last of them that is not the page itself, nor the
 * front page. */
static bool take_breadcrumb(tagger *t)
{
    const share__document *document = &t->article->document;
    const share__view title = share__article_best(t->article, SHARE_HEADLINE);
    const share__meta *first = NULL;
    share__view headline, key;
    if (!share__title_key(&t->article->document.arena, title, &headline)) {
        return false;
    }
    t->count = t->over = 0;
    for (size_t i = 0; i < document->meta_count; i++) {
        const share__meta *meta = &document->metas[i];
        if (!share__equal(meta->key, SHARE__LIT("ld:breadcrumb"))) {
            continue;
        }
        if (!share__title_key(&t->article->document.arena, meta->value, &key)) {
            return false;
        }
        if (first && key.n > 0 && !share__starts_with(headline, key) &&
            !share__starts_with(key, headline)) {
            t->count = 0;
            if (!take(t, meta, meta->value)) {
                return false;
            }
        }
        first = first ? first : meta;
    }
    return true;
}

typedef enum answer { ANSWER_NONE, ANSWER_SPACED, ANSWER_TAGS, ANSWER_NO_MEMORY } answer;

/* The first name of a source that passes; with 'spaced' also one that has nothing but spaces
 * between its tags. */
static answer ask(tagger *t, const source *s, bool spaced)
{
    answer best = ANSWER_NONE;
    for (size_t k = 0; k < sizeof s->keys / sizeof *s->keys && s->keys[k]; k++) {
        bool failed = false;
        if (!collect(t, s->keys[k])) {
            return ANSWER_NO_MEMORY;
        }
        const bool passed = passes(t, s, &failed);
        if (failed) {
            return ANSWER_NO_MEMORY;
        }
        if (passed && (spaced || !t->spaced)) {
            return ANSWER_TAGS;
        }
        best = passed ? ANSWER_SPACED : best;
    }
    return best;
}

/* What no record says: lists that the page shows, then its section. */
static share_status look_at_page(tagger *t)
{
    if (!take_marked_list(t) || (t->count == 0 && !take_labelled_list(t)) ||
        (t->count == 0 && !take_list_behind(t))) {
        return SHARE_ERR_MEMORY;
    }
    for (size_t s = FIRST_SECTION; t->count == 0 && s < sizeof sources / sizeof *sources; s++) {
        const answer got = ask(t, &sources[s], true);
        if (got == ANSWER_NO_MEMORY) {
            return SHARE_ERR_MEMORY;
        }
        if (got != ANSWER_TAGS) {
            t->count = 0;
        }
    }
    return t->count > 0 || take_breadcrumb(t) ? announce(t) : SHARE_ERR_MEMORY;
}

share_status share__pick_page_tags(struct share_article *article,
                                   const share_parse_options *options)
{
    tagger *t = share__arena_alloc(&article->document.arena, sizeof *t);
    if (!t) {
        return SHARE_ERR_MEMORY;
    }
    t->article = article;
    share__title_words_of(&t->headline, share__article_best(article, SHARE_HEADLINE));
    t->body = (share__view){NULL, 0};
    if (!share__learn_site_names(&t->names, article, options->base_url)) {
        return SHARE_ERR_MEMORY;
    }
    const source *spaced = NULL;
    for (size_t s = 0; s < FIRST_SECTION; s++) {
        switch (ask(t, &sources[s], false)) {
        case ANSWER_NONE:
            break;
        case ANSWER_SPACED:
            spaced = spaced ? spaced : &sources[s];
            break;
        case ANSWER_TAGS:
            return announce(t);
        case ANSWER_NO_MEMORY:
            return SHARE_ERR_MEMORY;
        }
    }
    return spaced && ask(t, spaced, true) == ANSWER_TAGS ? announce(t) : look_at_page(t);
}
