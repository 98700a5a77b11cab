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
    FEW_OUTSIDE = 3,
    TIGHT_NAME = 18, /* bytes behind "_" or "-" in a script without spaces: the site's name */

    /* what headings weigh */
    ONLY_H1 = 550,
    ONE_OF_H1 = 400,
    H2 = 200,
    H3 = 120,
    H4 = 60,          /* and below: only where there is no other */
    LINE_ABOVE = 110, /* of a page without headings, the line above its text: less than a title */
    LONG_LINE = 120,  /* bytes: text, and no line */
    ABOVE = 6,        /* blocks above the text that may stand between */
    IN_ARTICLE = 100,
    IN_PAGE_HEADER = -100,
    ALL_LINK = -100,
    EACH_LATER = -5,
    SOME_TEXT = 400, /* the same of a heading with nothing behind it */
    FAR_TEXT = 1000, /* bytes of text in front of a heading: it is a section's */
    KNOWN = 350,     /* has words in common with the head; half of it for an h2 */
    KNOWN_FROM = 30, /* percent of the shorter one's words */
    KNOWN_WORDS = 3,

    /* what texts lose for what they are */
    SITE_NAME = -800,
    ONE_WORD = -150,
    TWO_WORDS = -70,
    TOO_LONG = -300
};

enum {
    OUTSIDE_FLAGS =
        SHARE__IN_NAV | SHARE__IN_FOOTER | SHARE__IN_COMMENTS | SHARE__IN_ASIDE | SHARE__HIDDEN
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

/* NULL also when there is no room left; *failed only when memory ends. */
static share__candidate *speak(share__vote *v, share__view text, unsigned witness, int weight,
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

/* ---- headings -------------------------------------------------------------------------------- */

static bool is_outside(const share__block *block)
{
    return (block->flags & OUTSIDE_FLAGS) != 0;
}

static size_t count_h1(const share__document *document)
{
    size_t n = 0;
    for (size_t i = 0; i < document->block_count; i++) {
        const share__block *block = &document->blocks[i];
        n += block->kind == SHARE__HEADING && block->level == 1 && block->text.n > 0 &&
             !is_outside(block);
    }
    return n;
}

/* What a heading gains by saying something like the head does. */
static int known_bonus(const share__vote *v, const share__block *block)
{
    share__title_words words;
    unsigned best = 0;
    if (block->level > 2) {
        return 0;
    }
    share__title_words_of(&words, block->text);
    for (size_t i = 0; i < v->head_count && words.count >= KNOWN_WORDS; i++) {
        const unsigned common = share__words_in_common(&words, &v->heads[i]);
        best = common > best ? common : best;
    }
    return best < KNOWN_FROM ? 0 : block->level == 1 ? KNOWN : KNOWN / 2;
}

static int heading_weight(const share__vote *v, const share__block *block, size_t h1)
{
    if (is_outside(block)) {
        return SHARE__HEADING_OUTSIDE;
    }
    int weight = block->level == 2   ? H2
                 : block->level == 3 ? H3
                 : block->level > 3  ? H4
                 : h1 == 1           ? ONLY_H1
                                     : ONE_OF_H1;
    weight += (block->flags & SHARE__IN_ARTICLE) != 0 ? IN_ARTICLE : 0;
    weight += (block->flags & SHARE__IN_HEADER) != 0 ? IN_PAGE_HEADER : 0;
    weight += block->link_bytes + 2 >= block->text.n ? ALL_LINK : 0;
    return weight + known_bonus(v, block);
}

static bool is_joint(uint32_t c)
{
    return c == ' ' || c == ':' || c == '|' || c == '-' || c == '/' || c == 0x2013 || c == 0x2014 ||
           c == 0xB7;
}

/* What a heading says behind an element that its class calls a kicker; empty without one. */
static share__view behind_kicker(const share__document *document, share__view heading)
{
    for (size_t i = 0; i < document->meta_count; i++) {
        const share__meta *meta = &document->metas[i];
        if (!share__meta_is(meta, "kicker") || !share__starts_with(heading, meta->value)) {
            continue;
        }
        share__view rest = share__view_from(heading, meta->value.n);
        while (rest.n > 0 && is_joint(share__utf8_first(rest))) {
            const char *p = rest.p;
            share__utf8_next(&p, rest.p + rest.n);
            rest = share__view_between(p, rest.p + rest.n);
        }
        return share__word_count_up_to(rest, 2) < 2 ? SHARE__LIT("") : rest;
    }
    return SHARE__LIT("");
}

static bool hear_heading(share__vote *v, const share__block *block, int weight)
{
    const share__place place = {block->line, block->column};
    bool failed = false;
    if (v->heading_count == SHARE__MAX_HEADINGS) {
        return true;
    }
    const share__candidate *c = speak(v, block->text, SHARE__VOICE_OF_HEADINGS, weight,
                                      weight > 100 ? 4 : 3, SHARE_FROM_HEADING, place, &failed);
    if (!c) {
        return !failed;
    }
    share__heading *h = &v->headings[v->heading_count++];
    *h = (share__heading){block, c->key, SHARE__LIT(""), weight};
    c = speak(v, behind_kicker(&v->article->document, block->text), SHARE__VOICE_OF_HEADINGS, 1, 3,
              SHARE_FROM_HEADING, place, &failed);
    h->behind = c ? c->key : h->behind;
    return !failed;
}

/* What a heading weighs with 'text' bytes of the article in front of it, and any behind it or not.
 */
static int weight_at(int weight, size_t text, bool followed)
{
    if (text >= FAR_TEXT && weight > SHARE__HEADING_OUTSIDE) {
        weight /= 2; /* a section's */
    }
    const bool last = text >= SOME_TEXT && !followed;
    return last && weight > SHARE__HEADING_OUTSIDE ? SHARE__HEADING_OUTSIDE : weight;
}

/* Headings of the levels from first to last; *heard: one that is part of the article. */
static bool hear_levels(share__vote *v, unsigned first, unsigned last, bool *heard)
{
    const share__document *document = &v->article->document;
    const size_t h1 = count_h1(document);
    bool fine = true;
    size_t text = 0, end = document->block_count;
    while (end > 0 && v->article->roles[end - 1] != SHARE__ROLE_TEXT) {
        end--;
    }
    for (size_t i = 0; i < document->block_count && v->heading_count < SHARE__MAX_HEADINGS && fine;
         i++) {
        const share__block *block = &document->blocks[i];
        text += v->article->roles[i] == SHARE__ROLE_TEXT ? block->text.n : 0;
        if (block->kind != SHARE__HEADING || block->level < first || block->level > last ||
            block->text.n == 0) {
            continue;
        }
        const size_t before = v->heading_count < 10 ? v->heading_count : 10;
        const int weight = heading_weight(v, block, h1) + EACH_LATER * (int)before;
        fine = hear_heading(v, block, weight_at(weight, text, i < end));
        *heard = *heard || !is_outside(block);
    }
    return fine;
}

/* Pages without headings: the line, or the paragraph in bold, right above the text. */
static bool hear_line_above(share__vote *v)
{
    const share__document *document = &v->article->document;
    size_t text = 0;
    while (text < document->block_count && (v->article->roles[text] != SHARE__ROLE_TEXT ||
                                            document->blocks[text].text.n < LONG_LINE)) {
        text++;
    }
    for (size_t i = text; text < document->block_count && i > 0 && i + ABOVE > text; i--) {
        const share__block *block = &document->blocks[i - 1];
        share__view name;
        if ((block->flags & (OUTSIDE_FLAGS | SHARE__IN_FIGURE | SHARE__BYLINE)) == 0 &&
            (block->kind == SHARE__LINE ||
             (block->kind == SHARE__PARAGRAPH && (block->flags & SHARE__EMPHASIZED) != 0)) &&
            block->text.n < LONG_LINE && block->link_bytes == 0 &&
            share__word_count_up_to(block->text, KNOWN_WORDS) >= KNOWN_WORDS &&
            !share__is_dateline(block->text) && !share__has_date(block->text) &&
            !share__is_byline(block->text, &name) && !share__label_of(block->text)) {
            return hear_heading(v, block, LINE_ABOVE);
        }
    }
    return true;
}

static bool hear_headings(share__vote *v)
{
    bool heard = false;
    return hear_levels(v, 1, 3, &heard) && (heard || hear_levels(v, 4, 6, &heard)) &&
           (heard || hear_line_above(v));
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
                speak(v, share__title_part(&named->parts, i, j), (unsigned)voice, w,
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
        speak(v, meta->value, (unsigned)voice, weight, voices[voice].seen ? 2 : 0,
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
            (h->behind.n > 0 && share__equal(h->behind, winner->key))) {
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
    if (!hear_headings(v) || !hear_records(v) || !share__compare_headings(v)) {
        return SHARE_ERR_MEMORY;
    }
    count_votes(v);
    return announce(v);
}
