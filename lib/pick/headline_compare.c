/* headline_compare.c - headings against the parts of titles.
 *
 * A page's logo may be its h1, a kicker may stand inside the heading or beside it. The records of
 * the head tell: of two headings that are the two ends of one title one is the site's name; what
 * the head gives without its beginning has a kicker there; and where the head says "Kicker:
 * Headline" and the heading the headline alone, the kicker is an element of its own. */
#include "base/utf8.h"
#include "pick/headline_vote.h"

enum {
    SAYS_MUCH = 200,    /* a heading of less weight is not compared */
    KICKER_WORDS = 6,   /* at most */
    KICKER_WHOLE = 140, /* the weight of records that give the headline without its kicker */
    MEET_WHOLE = 250,   /* of those that give it behind another kicker */
    SURE_WHOLE = 400,   /* of those that give a headline that needs no other witness */
    LD_SAYS = 350,      /* the weight of a whole JSON-LD headline */
    TITLE_SAYS = 150,   /* and of a whole <title> */
    NOBODY = 120,       /* the weight of a text that nobody gives as a whole */
    SOCIAL_GIVEN = 420, /* of og:title and twitter:title together */
    SOCIAL_COMMON = 40, /* percent of its words */
    LONGEST_STOP = 24,  /* bytes of a function word */
    TAIL_BYTES = 60,    /* what names section and site behind a headline is shorter */
    TAIL_HEAD = 12      /* bytes of the key of a headline before it */
};

share__candidate *share__find_candidate(const share__vote *v, share__view key)
{
    for (size_t i = 0; i < v->count; i++) {
        if (share__equal(v->candidates[i].key, key)) {
            return &v->candidates[i];
        }
    }
    return NULL;
}

bool share__is_site_text(share__vote *v, share__view text, bool *failed)
{
    share__view key;
    if (!share__title_key(&v->article->document.arena, text, &key)) {
        *failed = true;
        return false;
    }
    return share__is_site_part(&v->names, text, key);
}

static bool starts_or_ends(share__view key, share__view part, bool starts)
{
    return starts ? share__starts_with(key, part) : share__ends_with(key, part);
}

static share__heading *heading_at(share__vote *v, share__view key, bool start)
{
    for (size_t i = 0; i < v->heading_count; i++) {
        if (starts_or_ends(key, v->headings[i].key, start)) {
            return &v->headings[i];
        }
    }
    return NULL;
}

static void set_heading(share__vote *v, const share__heading *h, int weight)
{
    share__find_candidate(v, h->key)->weights[SHARE__VOICE_OF_HEADINGS] =
        (uint16_t)(weight > 0 ? weight : 0);
}

/* Two headings are the two ends of one title: the one that names the site is its logo. When neither
 * is known for it, the one that ends the title and stands above the other is. */
static void demote_logo(share__vote *v, share__view key)
{
    share__heading *start = heading_at(v, key, true), *end = heading_at(v, key, false);
    if (!start || !end || share__equal(start->key, end->key)) {
        return;
    }
    const share__heading *logo = end, *title = start;
    if (share__is_site_part(&v->names, start->block->text, start->key)) {
        logo = start;
        title = end;
    } else if (start < end && !share__is_site_part(&v->names, end->block->text, end->key)) {
        return;
    }
    if (title->weight <= SHARE__HEADING_OUTSIDE + 10) {
        return;
    }
    share__candidate *name = share__find_candidate(v, logo->key);
    for (size_t k = 0; k < SHARE__VOICES; k++) {
        name->weights[k] /= 2;
    }
    if (logo->weight > title->weight) {
        set_heading(v, title, logo->weight);
        set_heading(v, logo, title->weight / 2);
    } else {
        set_heading(v, logo, logo->weight * 3 / 10);
    }
}

/* It begins in the middle of the heading's kicker. */
static bool cuts_kicker(const share__heading *h, const share__candidate *c)
{
    return h->rest.n > 0 && !h->subtitled && c->key.n > h->rest.n &&
           share__ends_with(h->key, c->key);
}

/* "Kicker Headline" in one heading, where records give the headline alone. */
static void split_kicker(share__vote *v, const share__heading *h)
{
    share__candidate *whole = share__find_candidate(v, h->key), *best = NULL;
    for (size_t i = 0; i < v->count; i++) {
        share__candidate *c = &v->candidates[i];
        if (c != whole && !cuts_kicker(h, c) && c->key.n >= 12 && c->key.n * 10 >= h->key.n * 4 &&
            share__ends_with(h->key, c->key) && c->whole >= KICKER_WHOLE &&
            (!best || c->whole > best->whole)) {
            best = c;
        }
    }
    unsigned others = 0;
    for (size_t i = 0; i < SHARE__VOICES; i++) {
        others += whole->weights[i];
    }
    if (best && best->whole * 100u > others * 105u) {
        if (best->weights[SHARE__VOICE_OF_HEADINGS] < h->weight) {
            best->weights[SHARE__VOICE_OF_HEADINGS] = (uint16_t)h->weight;
        }
        whole->weights[SHARE__VOICE_OF_HEADINGS] = (uint16_t)(h->weight * 7 / 10);
    }
}

/* Whether the text has a dash or a bar behind its beginning: two parts, where a colon makes one. */
static bool is_parted(share__vote *v, share__view text, share__view beginning, bool *failed)
{
    share__title_parts parts;
    share__view key;
    share__split_title(&parts, text);
    for (size_t i = 0; i + 1 < parts.count; i++) {
        if (!share__title_key(&v->article->document.arena, share__title_part(&parts, 0, i), &key)) {
            *failed = true;
            return false;
        }
        if (share__equal(key, beginning)) {
            return parts.joint[i] != SHARE__JOINT_COLON;
        }
    }
    return false;
}

/* A heading with a kicker or a subtitle that its class calls so: the headline is the rest, unless
 * the head has both as one title. A record that only has the kicker is none of the headline. */
static void leave_part(share__vote *v, const share__heading *h, bool *failed)
{
    share__candidate *whole = share__find_candidate(v, h->key);
    share__candidate *rest = share__find_candidate(v, h->rest);
    const size_t part = h->key.n - h->rest.n;
    const share__view left =
        h->subtitled ? share__view_from(h->key, h->rest.n) : share__view_slice(h->key, 0, part);
    const bool parted = is_parted(v, whole->text, h->subtitled ? h->rest : left, failed);
    if (!parted && whole->whole > rest->whole) {
        return;
    }
    for (size_t k = 0; k < SHARE__WITNESSES; k++) {
        if (parted || share__is_seen_witness(k)) {
            rest->weights[k] =
                whole->weights[k] > rest->weights[k] ? whole->weights[k] : rest->weights[k];
            whole->weights[k] /= 2;
        }
    }
    share__candidate *alone = share__find_candidate(v, left);
    for (size_t k = 0; alone && k < SHARE__WITNESSES; k++) {
        alone->weights[k] /= 2;
    }
}

static unsigned words_before(share__view text, size_t at)
{
    share__title_words words;
    share__title_words_of(&words, share__view_slice(text, 0, at));
    return (unsigned)words.count;
}

/* "Kicker: Headline" in the records, where the heading has the headline alone because the kicker
 * is an element of its own. */
static void join_kicker(share__vote *v, const share__heading *h, share__candidate *c, bool *failed)
{
    share__title_parts parts;
    share__view key;
    if (c->key.n <= h->key.n || h->key.n < 8 || c->whole < 500 ||
        !share__ends_with(c->key, h->key)) {
        return;
    }
    share__split_title(&parts, c->text);
    for (size_t i = 0; i + 1 < parts.count; i++) {
        share__view rest = share__title_part(&parts, i + 1, parts.count - 1);
        if (parts.joint[i] != SHARE__JOINT_COLON ||
            words_before(c->text, parts.end[i]) > KICKER_WORDS) {
            continue;
        }
        if (!share__title_key(&v->article->document.arena, rest, &key)) {
            *failed = true;
        } else if (share__equal(key, h->key) &&
                   !share__is_site_text(v, share__title_part(&parts, 0, i), failed)) {
            if (c->weights[SHARE__VOICE_OF_HEADINGS] < h->weight) {
                c->weights[SHARE__VOICE_OF_HEADINGS] = (uint16_t)h->weight;
            }
            share__find_candidate(v, h->key)->weights[SHARE__VOICE_OF_HEADINGS] =
                (uint16_t)(h->weight * 9 / 10);
        }
    }
}

/* Whether 'rest', what a title has behind another one, begins with a mark and names the site. A bar
 * is enough where the shorter title is sure. */
static bool is_site_tail(share__vote *v, share__view rest, bool sure, bool *failed)
{
    share__title_parts parts;
    const char *p = rest.p, *end = rest.p + rest.n;
    while (p < end) {
        const char *before = p;
        if (share__is_word(share__utf8_next(&p, end))) {
            p = before;
            break;
        }
    }
    const share__view mark = share__view_between(rest.p, p), words = share__view_between(p, end);
    if (mark.n == 0 || words.n == 0 || words.n > TAIL_BYTES) {
        return false;
    }
    if (sure && share__find(mark, '|', 0) < mark.n) {
        return true;
    }
    share__split_title(&parts, words);
    const size_t last = parts.count > 0 ? parts.count - 1 : 0;
    return parts.count > 0 && share__is_site_text(v, share__title_part(&parts, last, last), failed);
}

/* All who say 'longer' or a part of it that goes beyond 'head' say 'head'. */
static void give_to_head(share__vote *v, share__candidate *head, share__view longer)
{
    for (size_t i = 0; i < v->count; i++) {
        share__candidate *c = &v->candidates[i];
        if (c == head || !share__starts_with(c->text, head->text) ||
            !share__starts_with(longer, c->text)) {
            continue;
        }
        for (size_t k = 0; k < SHARE__WITNESSES; k++) {
            if (c->weights[k] > head->weights[k]) {
                head->weights[k] = c->weights[k];
            }
            c->weights[k] /= 2;
        }
    }
}

/* "Headline-Section|Site" where another witness gives the headline alone. */
static void drop_site_tail(share__vote *v, const share__candidate *longer, bool *failed)
{
    share__candidate *best = NULL;
    for (size_t i = 0; i < v->count; i++) {
        share__candidate *c = &v->candidates[i];
        const bool given = c->given >= KICKER_WHOLE ||
                           c->weights[SHARE__VOICE_OF_HEADINGS] > SHARE__HEADING_OUTSIDE + 10;
        if (given && c->key.n >= TAIL_HEAD && c->key.n < longer->key.n &&
            share__starts_with(longer->text, c->text) && (!best || c->key.n > best->key.n) &&
            is_site_tail(v, share__view_from(longer->text, c->text.n), c->given >= SURE_WHOLE,
                         failed)) {
            best = c;
        }
    }
    if (best) {
        give_to_head(v, best, longer->text);
    }
}

/* A heading that is a link and that no record knows is a logo with words. */
static void demote_link(share__vote *v, const share__heading *h)
{
    const share__candidate *c = share__find_candidate(v, h->key);
    unsigned known = 0;
    for (size_t i = 0; i < SHARE__VOICES; i++) {
        known += c->weights[i];
    }
    if (h->block->link_bytes + 2 >= h->block->text.n && known == 0 &&
        !(h->block->flags & SHARE__IN_ARTICLE)) {
        set_heading(v, h, h->weight * 4 / 10);
    }
}

/* "Kicker Headline" in the heading and "Another kicker: Headline" in a record: they agree about the
 * headline only. */
static void meet_behind_kickers(share__vote *v, const share__heading *h, const share__candidate *c,
                                bool *failed)
{
    share__title_parts parts;
    share__view key;
    if (c->whole < MEET_WHOLE || (share__ends_with(h->key, c->key) && !cuts_kicker(h, c)) ||
        share__ends_with(c->key, h->key)) {
        return;
    }
    share__split_title(&parts, c->text);
    if (parts.count < 2) {
        return;
    }
    const share__view rest = share__title_part(&parts, 1, parts.count - 1);
    if (parts.joint[0] > SHARE__JOINT_COLON || words_before(c->text, parts.end[0]) > KICKER_WORDS) {
        return;
    }
    if (!share__title_key(&v->article->document.arena, rest, &key)) {
        *failed = true;
        return;
    }
    share__candidate *tail = share__find_candidate(v, key);
    if (!tail || tail->key.n < TAIL_HEAD || tail->key.n * 10 < h->key.n * 4 ||
        !share__ends_with(h->key, key)) {
        return;
    }
    for (size_t k = 0; k < SHARE__VOICES; k++) {
        if (c->weights[k] > tail->weights[k]) {
            tail->weights[k] = c->weights[k];
        }
    }
    tail->weights[SHARE__VOICE_OF_HEADINGS] = (uint16_t)h->weight;
}

/* It ends in a function word or a mark, so a program cut it where there was no more room. */
static bool is_cut_short(const share__vote *v, share__view text)
{
    char word[LONGEST_STOP + 4];
    size_t n = 0, start = text.n;
    if (!share__is_word(share__utf8_last(text))) {
        const uint32_t c = share__utf8_last(text);
        return c == ',' || c == ':' || c == '-' || c == 0x2013 || c == 0x2014;
    }
    while (start > 0 && text.p[start - 1] != ' ') {
        start--;
    }
    for (const char *p = text.p + start, *end = text.p + text.n; p < end && n < LONGEST_STOP;) {
        n += share__utf8_encode(word + n, share__to_lower(share__utf8_next(&p, end)));
    }
    return share__is_stop_word(v->article->language, (share__view){word, n});
}

static bool is_social(const share__candidate *c, size_t og, size_t twitter, size_t title)
{
    return c->given >= SOCIAL_GIVEN && c->weights[og] > 0 && c->weights[twitter] > 0 &&
           c->weights[title] < TITLE_SAYS;
}

/* A page whose heading and JSON-LD agree, and that gives networks a shorter headline, twice and
 * without the site's name, has that written for being shared. */
static void prefer_social_title(share__vote *v, const share__heading *h)
{
    const size_t og = share__voice("og:title"), twitter = share__voice("twitter:title"),
                 title = share__voice("title");
    const share__candidate *seen = share__find_candidate(v, h->key);
    share__title_words words, shorter;
    if (h->block->level != 1 || seen->weights[share__voice("ld:headline")] < LD_SAYS) {
        return;
    }
    share__title_words_of(&words, seen->text);
    for (size_t i = 0; i < v->count; i++) {
        share__candidate *c = &v->candidates[i];
        if (c->key.n >= seen->key.n || !is_social(c, og, twitter, title)) {
            continue;
        }
        share__title_words_of(&shorter, c->text);
        if (share__words_in_common(&words, &shorter) >= SOCIAL_COMMON &&
            !is_cut_short(v, c->text)) {
            set_heading(v, h, h->weight / 4);
            c->weights[SHARE__VOICE_OF_HEADINGS] = (uint16_t)h->weight;
        }
    }
}

/* Heading, og:title and JSON-LD have three wordings, and <title> sides with JSON-LD: the heading is
 * the latest news of a live blog, og:title is written for networks. */
static void side_with_title(share__vote *v, const share__heading *h)
{
    const size_t og = share__voice("og:title"), ld = share__voice("ld:headline"),
                 title = share__voice("title");
    const share__candidate *seen = share__find_candidate(v, h->key);
    unsigned known = 0;
    for (size_t k = 0; k < SHARE__VOICES; k++) {
        known += seen->weights[k];
    }
    for (size_t i = 0; h->block->level == 1 && known < NOBODY && i < v->count; i++) {
        share__candidate *c = &v->candidates[i];
        if (c->weights[ld] >= LD_SAYS && c->weights[title] >= TITLE_SAYS &&
            c->weights[og] < NOBODY) {
            c->weights[SHARE__VOICE_OF_HEADINGS] = (uint16_t)(h->weight * 6 / 10);
        }
    }
}

static bool ends_in_ellipsis(share__view text)
{
    return share__ends_with(text, SHARE__LIT("\xE2\x80\xA6")) ||
           share__ends_with(text, SHARE__LIT("...")) ||
           share__ends_with(text, SHARE__LIT("...]")) ||
           share__ends_with(text, SHARE__LIT("\xE2\x80\xA6]"));
}

/* A headline that was cut off to fit speaks for the one that goes on where it ends. */
static void complete_cut(share__vote *v, share__candidate *cut)
{
    const bool is_cut = cut->key.n >= TAIL_HEAD && ends_in_ellipsis(cut->text);
    share__candidate *whole = NULL;
    for (size_t i = 0; is_cut && i < v->count; i++) {
        share__candidate *c = &v->candidates[i];
        if (c->key.n > cut->key.n && share__starts_with(c->key, cut->key) &&
            share__find_view(c->text, SHARE__LIT("..."), 0) == c->text.n &&
            share__find_view(c->text, SHARE__LIT("\xE2\x80\xA6"), 0) == c->text.n &&
            (!whole || c->key.n < whole->key.n)) {
            whole = c;
        }
    }
    for (size_t k = 0; whole && k < SHARE__WITNESSES; k++) {
        whole->weights[k] =
            cut->weights[k] > whole->weights[k] ? cut->weights[k] : whole->weights[k];
        cut->weights[k] = 0;
    }
}

bool share__compare_headings(share__vote *v)
{
    const share__document *document = &v->article->document;
    bool failed = false;
    for (size_t i = 0; i < document->meta_count && !failed; i++) {
        const share__meta *meta = &document->metas[i];
        share__view key;
        if (!share__equal(meta->key, SHARE__LIT("title")) &&
            !share__equal(meta->key, SHARE__LIT("og:title"))) {
            continue;
        }
        if (!share__title_key(&v->article->document.arena, meta->value, &key)) {
            return false;
        }
        demote_logo(v, key);
    }
    for (size_t i = 0; i < v->heading_count; i++) {
        const share__heading *h = &v->headings[i];
        if (h->weight >= SAYS_MUCH && h->rest.n > 0) {
            leave_part(v, h, &failed);
        }
        for (size_t k = 0; k < v->count && h->weight >= SAYS_MUCH && !failed; k++) {
            join_kicker(v, h, &v->candidates[k], &failed);
        }
        for (size_t k = 0; k < v->count && h->weight >= SAYS_MUCH && !failed; k++) {
            meet_behind_kickers(v, h, &v->candidates[k], &failed);
        }
        if (h->weight >= SAYS_MUCH) {
            split_kicker(v, h);
            demote_link(v, h);
            prefer_social_title(v, h);
            side_with_title(v, h);
        }
    }
    for (size_t i = 0; i < v->count; i++) {
        complete_cut(v, &v->candidates[i]);
    }
    for (size_t i = 0; i < v->count && !failed; i++) {
        drop_site_tail(v, &v->candidates[i], &failed);
    }
    return !failed;
}
