/* headline_headings.c - what the headings of a page weigh in the vote on its headline.
 *
 * One of level one weighs most, alone most of all, and one that has words in common with the head
 * more: readers see it. Those in navigation, comments and the like hardly count, and neither do
 * those with nothing of the article behind them. An element that a heading begins or ends with may
 * be its kicker or its subtitle (html_meta.c): the rest is a candidate, too. */
#include "base/utf8.h"
#include "pick/headline_vote.h"
#include "pick/main_content.h"

enum {
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
    FAR_TEXT = 1000, /* bytes of text in front of a heading: it is a section's */
    SOME_TEXT = 400, /* the same of one with nothing behind it: it is none of the article's */
    KNOWN = 350,     /* has words in common with the head; half of it for an h2 */
    KNOWN_FROM = 30, /* percent of the shorter one's words */
    KNOWN_WORDS = 3
};

enum {
    OUTSIDE_FLAGS =
        SHARE__IN_NAV | SHARE__IN_FOOTER | SHARE__IN_COMMENTS | SHARE__IN_ASIDE | SHARE__HIDDEN
};

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

/* Without the marks that part it from what stood before it. */
static share__view behind_joint(share__view text)
{
    while (text.n > 0 && is_joint(share__utf8_first(text))) {
        const char *p = text.p;
        share__utf8_next(&p, text.p + text.n);
        text = share__view_between(p, text.p + text.n);
    }
    return text;
}

static share__view before_joint(share__view text)
{
    while (text.n > 0 && is_joint(share__utf8_last(text))) {
        const char *p = text.p + text.n;
        share__utf8_previous(text.p, &p);
        text = share__view_between(text.p, p);
    }
    return text;
}

/* What a heading says without an element that its class calls a kicker or a subtitle; empty without
 * one. */
static share__view without_part(const share__document *document, share__view heading,
                                bool *subtitled)
{
    for (size_t i = 0; i < document->meta_count; i++) {
        const share__meta *meta = &document->metas[i];
        share__view rest;
        *subtitled = share__meta_is(meta, "subtitle");
        if (*subtitled && share__ends_with(heading, meta->value)) {
            rest = before_joint(share__view_slice(heading, 0, heading.n - meta->value.n));
        } else if (share__meta_is(meta, "kicker") && share__starts_with(heading, meta->value)) {
            rest = behind_joint(share__view_from(heading, meta->value.n));
        } else {
            continue;
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
    const share__candidate *c =
        share__speak(v, block->text, SHARE__VOICE_OF_HEADINGS, weight, weight > 100 ? 4 : 3,
                     SHARE_FROM_HEADING, place, &failed);
    if (!c) {
        return !failed;
    }
    share__heading *h = &v->headings[v->heading_count++];
    *h = (share__heading){block, c->key, SHARE__LIT(""), false, weight};
    c = share__speak(v, without_part(&v->article->document, block->text, &h->subtitled),
                     SHARE__VOICE_OF_HEADINGS, 1, 3, SHARE_FROM_HEADING, place, &failed);
    h->rest = c ? c->key : h->rest;
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

bool share__hear_headings(share__vote *v)
{
    bool heard = false;
    return hear_levels(v, 1, 3, &heard) && (heard || hear_levels(v, 4, 6, &heard)) &&
           (heard || hear_line_above(v));
}
