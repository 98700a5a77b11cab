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
#include "pick/page_tags.h"
#include "pick/pick.h"

#include <string.h>

enum {
    FEW = 2, /* so many keywords need no words in the article */
    HALF = 50,
    BODY_BYTES = 32 * 1024, /* of the article that keywords are looked for in */
    SCORE = 850,
    ANY = 60,
    CLOUD = 6 /* more links than that into a folder of tags are a cloud */
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
    {{"article:tag", "itemprop:keywords", "itemprop:about", "dc.subject", "dcterms.subject",
      "mf:p-category", "og:tags", "citation_keywords"},
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

static bool take(share__tagger *t, const share__meta *meta, share__view text)
{
    return share__take_tag(t, (share_origin)meta->origin, (share__place){meta->line, meta->column},
                           text);
}

/* ---- one source ------------------------------------------------------------------------------ */

static bool take_list(share__tagger *t, const share__meta *meta)
{
    return meta->listed ? take(t, meta, share__trim(meta->value))
                        : share__take_tags(t, (share_origin)meta->origin,
                                           (share__place){meta->line, meta->column},
                                           share__trim(meta->value));
}

static bool is_link(share__view key)
{
    return share__starts_with(key, SHARE__LIT("rel-")) ||
           share__find_view(key, SHARE__LIT("-link"), 0) < key.n;
}

static bool collect(share__tagger *t, const char *name)
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
    share__drop_other_schemes(t);
    return true;
}

static bool is_near(const struct share_article *article, size_t i)
{
    return share__is_near_article(&article->document.blocks[i]);
}

/* The letters of the article, by which tags are looked for: of all that is near it, since a page
 * may show no more than a few lines, or of its text alone. */
bool share__hear_tags(share__tagger *t,
                      bool (*belongs)(const struct share_article *article, size_t i))
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
size_t share__spoken_tags(const share__tagger *t)
{
    size_t known = 0;
    for (size_t i = 0; i < t->count; i++) {
        known += share__find_view(t->body, t->tags[i].key, 0) < t->body.n;
    }
    return known;
}

/* Most of them are in the article, or there are so few that nobody meant a list for all pages. */
static bool is_related(share__tagger *t, bool *failed)
{
    if (t->count <= FEW) {
        return true;
    }
    if (t->body.p == NULL && !share__hear_tags(t, is_near)) {
        *failed = true;
        return false;
    }
    return share__spoken_tags(t) * 100 >= t->count * HALF;
}

static bool is_section(const share__tagger *t, share__view key, bool *failed)
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

/* "paid-article-classic": a program's names for things, in small letters with hyphens. */
static bool are_program_names(const share__tagger *t)
{
    for (size_t i = 0; i < t->count; i++) {
        const share__view tag = t->tags[i].text;
        unsigned hyphens = 0;
        for (size_t k = 0; k < tag.n; k++) {
            hyphens += tag.p[k] == '-';
            if (tag.p[k] != '-' && !(tag.p[k] >= 'a' && tag.p[k] <= 'z')) {
                return false;
            }
        }
        if (hyphens < 2) {
            return false;
        }
    }
    return true;
}

static bool passes(share__tagger *t, const source *s, bool *failed)
{
    if (t->count == 0 || t->over > 0 || t->count > s->most || are_program_names(t)) {
        return false;
    }
    if (s->test == TEST_RELATED) {
        return is_related(t, failed);
    }
    return s->test != TEST_NO_SECTION || t->count > 1 || !is_section(t, t->tags[0].key, failed);
}

static share_status announce(share__tagger *t)
{
    share_status status = SHARE_OK;
    for (size_t i = 0; i < t->count && status == SHARE_OK; i++) {
        status = share__article_add(t->article, SHARE_TAG, t->tags[i].text, t->tags[i].origin,
                                    t->tags[i].place, SCORE);
    }
    return status;
}

/* The folder that the breadcrumbs lead to: the last of them that is not the page itself, nor the
 * front page. */
static bool take_breadcrumb(share__tagger *t)
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
static answer ask(share__tagger *t, const source *s, bool spaced)
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
static share_status look_at_page(share__tagger *t)
{
    if (!share__take_marked_list(t) || (t->count == 0 && !share__take_labelled_list(t)) ||
        (t->count == 0 && !share__take_list_behind(t))) {
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
    share__tagger *t = share__arena_alloc(&article->document.arena, sizeof *t);
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
