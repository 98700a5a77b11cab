/* headline_vote.c - the headline of a web page: a vote among all who name one.
 *
 * Witnesses are the headings of the page and the records of its head and body. Their texts agree
 * when their letters and digits do. A title in several parts also speaks, more weakly, for every
 * run of its parts; as strongly as for the whole when what is left out names the site. A heading
 * that has words in common with the head is worth more: readers see it, and the head's wording is
 * often made for search engines. So nothing is ever cut by a mark alone: "A: B" and "A - B" lose a
 * part only when another witness lacks it, or when the part is the site's name.
 *
 * Headings that name the site or stand in navigation, comments and the like hardly count. The
 * weights were set on pages whose headlines people wrote down (docs/web-pages.md); moved by half
 * either way, none of them changes the outcome by more than one page in a hundred. */
#include "pick/headline_vote.h"

#include "base/utf8.h"
#include "pick/features.h"
#include "pick/main_content.h"

#include <string.h>

enum {
    MAX_CANDIDATES = 160,
    LONGEST = 600, /* bytes of a headline */
    LONG = 200,    /* what is longer is unlikely */
    KEPT = 5,      /* headlines that are handed on */
    FULL_SCORE = 900,
    FEW_OUTSIDE = 3, /* records of a kind outside the article; more are a list of others */
    TIGHT_NAME = 18, /* bytes behind "_" or "-" in a script without spaces: the site's name */

    /* what texts lose for what they are */
    SITE_NAME = -800,
    ONE_WORD = -150,
    TWO_WORDS = -70,
    TOO_LONG = -300
};

/* Who speaks besides headings. Each has one voice for a text, its loudest. */
static const struct {
    const char *key;
    uint16_t weight;
    bool seen; /* readers see it */
} voices[] = {
    {"og:title", 300, false},
    {"twitter:title", 120, false},
    {"title", 150, false},
    {"dc.title", 100, false},
    {"dcterms.title", 100, false},
    {"parsely-title", 300, false},
    {"sailthru.title", 300, false},
    {"headline", 200, false},
    {"citation_title", 300, false},
    {"twitter:text:title", 50, false},
    {"ld:headline", 350, false},
    {"ld:name", 100, false},
    {"ld:page.headline", 150, false},
    {"ld:page.name", 70, false},
    {"itemprop:headline", 250, true},
    {"itemprop:name", 150, true},
    {"mf:entry-title", 250, true},
    {"mf:p-name", 250, true},
};
enum { VOICES = sizeof voices / sizeof *voices };
_Static_assert((int)VOICES == (int)SHARE__VOICES, "a weight for each voice");

size_t share__voice(const char *key)
{
    size_t i = 0;
    while (i < VOICES && strcmp(voices[i].key, key) != 0) {
        i++;
    }
    return i;
}

bool share__is_seen_witness(size_t witness)
{
    return witness >= VOICES || voices[witness].seen;
}

/* ---- witnesses ------------------------------------------------------------------------------- */

/* Marks between two parts, which a heading has lost when its parts stand in elements of their own:
 * "Kicker: Headline". */
static unsigned count_joints(share__view text)
{
    unsigned n = 0;
    for (size_t i = 1; i + 1 < text.n; i++) {
        n += text.p[i + 1] == ' ' && (text.p[i] == ':' || text.p[i] == '/' || text.p[i] == '-' ||
                                      (text.p[i] == '\x93' && text.p[i - 1] == '\x80'));
    }
    return n;
}

/* Of texts with the same letters the one that readers see is believed, but for one that is all
 * capitals: a theme's letters, not its author's. */
static void prefer(share__candidate *c, share__view text, unsigned visible, share_origin origin,
                   share__place place)
{
    const bool better =
        visible > c->visible && (!share__is_capital(text) || share__is_capital(c->text));
    const unsigned joints = count_joints(text), before = count_joints(c->text);
    const bool loses = better && before > joints;
    const bool mends = !better && c->visible >= 3 && joints > before;
    const bool shouts = share__is_capital(c->text) && !share__is_capital(text);
    if ((better && !loses) || mends || shouts) {
        c->text = text;
        c->origin = (uint8_t)origin;
        c->place = place;
    }
    if (better) {
        c->visible = (uint8_t)visible;
    }
}

share__candidate *share__speak(share__vote *v, share__view text, unsigned witness, int weight,
                               unsigned visible, share_origin origin, share__place place,
                               bool *failed)
{
    share__view key;
    text = share__trim(text);
    if (text.n == 0 || text.n > LONGEST) {
        return NULL;
    }
    if (!share__title_key(&v->article->document.arena, text, &key)) {
        *failed = true;
        return NULL;
    }
    share__candidate *c = key.n > 0 ? share__find_candidate(v, key) : NULL;
    if (!c) {
        if (key.n == 0 || v->count == MAX_CANDIDATES) {
            return NULL;
        }
        c = &v->candidates[v->count++];
        memset(c, 0, sizeof *c);
        c->text = text;
        c->key = key;
        c->visible = (uint8_t)visible;
        c->origin = (uint8_t)origin;
        c->place = place;
    } else {
        prefer(c, text, visible, origin, place);
    }
    if (weight > c->weights[witness]) {
        c->weights[witness] = (uint16_t)weight;
    }
    return c;
}

/* ---- records --------------------------------------------------------------------------------- */

/* The voice of a record; VOICES for none. *loud is false for what stands outside the article. */
static size_t voice_of(const share__meta *meta, bool *loud)
{
    static const char *const ends[] = {".outside", ".aside"};
    share__meta named = *meta;
    *loud = true;
    for (size_t i = 0; i < 2 && named.key.p[named.key.n - 1] == 'e'; i++) {
        const share__view end = share__view_of(ends[i]);
        if (share__ends_with(named.key, end)) {
            named.key.n -= end.n;
            *loud = false;
        }
    }
    size_t i = 0;
    while (i < VOICES && !share__meta_is(&named, voices[i].key)) {
        i++;
    }
    return i;
}

static void note_heads(share__vote *v)
{
    static const char *const keys[] = {"title", "og:title", "ld:headline", "twitter:title"};
    const share__document *document = &v->article->document;
    for (size_t k = 0; k < 4; k++) {
        for (size_t i = 0; i < document->meta_count; i++) {
            if (share__meta_is(&document->metas[i], keys[k])) {
                share__title_words_of(&v->heads[v->head_count++], document->metas[i].value);
                break;
            }
        }
    }
}

typedef struct named_parts { /* a title's parts, and which of them name the site */
    share__title_parts parts;
    bool site[SHARE__MAX_PARTS];
} named_parts;

static void name_parts(share__vote *v, named_parts *named, bool *failed)
{
    for (size_t i = 0; i < named->parts.count; i++) {
        const share__view part = share__title_part(&named->parts, i, i);
        const bool tail = i > 0 && i + 1 == named->parts.count &&
                          named->parts.joint[i - 1] == SHARE__JOINT_TIGHT && part.n <= TIGHT_NAME;
        named->site[i] = tail || share__is_dateline(part) || share__is_site_text(v, part, failed);
    }
}

/* What is left of a weight when the parts [first, last] go, of which the outermost joint to what
 * stays is 'joint'. */
static int without(share__vote *v, const named_parts *named, size_t first, size_t last,
                   share__joint joint, int weight, bool *clean, bool *failed)
{
    bool any = false, all = true;
    for (size_t i = first; i <= last; i++) {
        any = any || named->site[i];
        all = all && named->site[i];
    }
    if (all || share__is_site_text(v, share__title_part(&named->parts, first, last), failed)) {
        return weight;
    }
    *clean = false;
    return weight *
           (joint == SHARE__JOINT_BAR && any                                    ? 80
            : joint == SHARE__JOINT_BAR || (any && joint != SHARE__JOINT_COLON) ? 75
                                                                                : 55) /
           100;
}

static void hear_parts(share__vote *v, const named_parts *named, size_t voice, int weight,
                       const share__meta *meta, bool *failed)
{
    const size_t n = named->parts.count;
    const share__place place = {meta->line, meta->column};
    for (size_t i = 0; i < n; i++) {
        for (size_t j = i; j < n && !*failed; j++) {
            int w = weight;
            bool clean = true;
            if (i == 0 && j == n - 1) {
                continue;
            }
            if (i < j && (named->site[i] || named->site[j]) &&
                named->parts.joint[named->site[i] ? i : j - 1] != SHARE__JOINT_COLON) {
                clean = false; /* keeps what has to go */
                w = w * 60 / 100;
            }
            if (i > 0) {
                w = without(v, named, 0, i - 1, (share__joint)named->parts.joint[i - 1], w, &clean,
                            failed);
                w = clean ? w : w * 80 / 100;
            }
            if (j < n - 1) {
                w = without(v, named, j + 1, n - 1, (share__joint)named->parts.joint[j], w, &clean,
                            failed);
            }
            share__candidate *c =
                share__speak(v, share__title_part(&named->parts, i, j), (unsigned)voice, w,
                             voices[voice].seen ? 1 : 0, (share_origin)meta->origin, place, failed);
            if (c && clean) {
                c->whole = (uint16_t)(c->whole + w);
            }
        }
    }
}

static void hear_record(share__vote *v, const share__meta *meta, size_t voice, bool loud,
                        bool *failed)
{
    const int weight = voices[voice].weight * (loud ? 100 : 30) / 100;
    share__candidate *c =
        share__speak(v, meta->value, (unsigned)voice, weight, voices[voice].seen ? 2 : 0,
                     (share_origin)meta->origin, (share__place){meta->line, meta->column}, failed);
    if (!c) {
        return;
    }
    c->whole = (uint16_t)(c->whole + weight);
    c->given = (uint16_t)(c->given + weight);
    named_parts named;
    share__split_title(&named.parts, share__trim(meta->value));
    if (named.parts.count < 2) {
        return;
    }
    name_parts(v, &named, failed);
    const size_t last = named.parts.count - 1;
    const share__joint joint = (share__joint)named.parts.joint[last - 1];
    if (joint == SHARE__JOINT_BAR || (named.site[last] && joint != SHARE__JOINT_COLON) ||
        (named.site[0] && named.parts.joint[0] != SHARE__JOINT_COLON)) {
        c->weights[voice] = (uint16_t)(c->weights[voice] * 60 / 100);
        c->whole = 0;
    }
    hear_parts(v, &named, voice, weight, meta, failed);
}

/* What stands many times outside the article is a list of others. */
static bool hear_records(share__vote *v)
{
    const share__document *document = &v->article->document;
    unsigned outside[VOICES + 1] = {0};
    bool failed = false, loud;
    for (size_t i = 0; i < document->meta_count; i++) {
        const size_t voice = voice_of(&document->metas[i], &loud);
        outside[voice] += !loud;
    }
    for (size_t i = 0; i < document->meta_count && !failed; i++) {
        const size_t voice = voice_of(&document->metas[i], &loud);
        if (voice < VOICES && (loud || outside[voice] <= FEW_OUTSIDE)) {
            hear_record(v, &document->metas[i], voice, loud, &failed);
        }
    }
    return !failed;
}

/* ---- the count ------------------------------------------------------------------------------- */

/* What a text loses for what it is. */
typedef struct losses {
    int site_name, words, length;
} losses;

static losses losses_of(const share__vote *v, const share__candidate *c)
{
    share__title_words words;
    share__title_words_of(&words, c->text);
    return (losses){.site_name = share__is_site_name(&v->names, c->key) ? SITE_NAME : 0,
                    .words = words.count <= 1 ? ONE_WORD
                             /* two words that a record gives are enough */
                             : words.count == 2 && c->whole == 0 ? TWO_WORDS
                                                                 : 0,
                    .length = c->text.n > LONG ? TOO_LONG : 0};
}

static void count_votes(share__vote *v)
{
    for (size_t i = 0; i < v->count; i++) {
        share__candidate *c = &v->candidates[i];
        const losses lost = losses_of(v, c);
        c->score = lost.site_name + lost.words + lost.length;
        for (size_t k = 0; k < SHARE__WITNESSES; k++) {
            c->score += c->weights[k];
        }
    }
}

/* Who spoke for a headline, and what it lost. */
static share_status explain(const share__vote *v, const share__candidate *c, int first)
{
    struct share_features features = {0};
    const losses lost = losses_of(v, c);
    share__note_feature(&features, "headings", c->weights[SHARE__VOICE_OF_HEADINGS]);
    for (size_t k = 0; k < VOICES; k++) {
        share__note_feature(&features, voices[k].key, c->weights[k]);
    }
    share__note_feature(&features, "site_name", lost.site_name);
    share__note_feature(&features, "few_words", lost.words);
    share__note_feature(&features, "too_long", lost.length);
    return share__explain_last(v->article, SHARE_HEADLINE, &features, FULL_SCORE, first);
}

static share__candidate *best_of(share__vote *v)
{
    share__candidate *best = NULL;
    for (size_t i = 0; i < v->count; i++) {
        if (v->candidates[i].score > INT16_MIN && (!best || v->candidates[i].score > best->score)) {
            best = &v->candidates[i];
        }
    }
    return best;
}

/* The headings that say the same as the winner are the title of the article, and no part of its
 * text. */
static void mark_titles(const share__vote *v, const share__candidate *winner)
{
    for (size_t i = 0; i < v->heading_count; i++) {
        const share__heading *h = &v->headings[i];
        if (share__equal(h->key, winner->key) ||
            (h->rest.n > 0 && share__equal(h->rest, winner->key))) {
            v->article->roles[h->block - v->article->document.blocks] = SHARE__ROLE_TITLE;
        }
    }
}

static share_status announce(share__vote *v)
{
    share_status status = SHARE_OK;
    int first = 0;
    for (size_t n = 0; n < KEPT && status == SHARE_OK; n++) {
        share__candidate *best = best_of(v);
        if (!best) {
            break;
        }
        if (n == 0) {
            first = best->score > 1 ? best->score : 1;
            mark_titles(v, best);
        }
        const int score = best->score > 0 ? best->score * FULL_SCORE / first : 1;
        status = share__article_add(v->article, SHARE_HEADLINE, best->text,
                                    (share_origin)best->origin, best->place, (unsigned)score);
        if (status == SHARE_OK && v->article->explained) {
            status = explain(v, best, first);
        }
        best->score = INT16_MIN;
    }
    return status;
}

share_status share__vote_headline(struct share_article *article, const share_parse_options *options)
{
    share__arena *arena = &article->document.arena;
    share__vote *v = share__arena_alloc(arena, sizeof *v);
    if (!v) {
        return SHARE_ERR_MEMORY;
    }
    memset(v, 0, sizeof *v);
    v->article = article;
    v->candidates = share__arena_alloc(arena, MAX_CANDIDATES * sizeof *v->candidates);
    if (!v->candidates || !share__learn_site_names(&v->names, article, options->base_url)) {
        return SHARE_ERR_MEMORY;
    }
    note_heads(v);
    if (!share__hear_headings(v) || !hear_records(v) || !share__compare_headings(v)) {
        return SHARE_ERR_MEMORY;
    }
    count_votes(v);
    return announce(v);
}
