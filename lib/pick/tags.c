/* tags.c - what the article is filed under.
 *
 * The author's own tags, from the most trusted witness that has any; else phrases of one to three
 * words, ranked by how often they stand for themselves (not inside a longer phrase), how early they
 * come, whether headings use them and whether they are names. Measured on blogs with their authors'
 * tags: stemming, a background frequency table and a bonus for the title gain nothing. */
#include "base/utf8.h"
#include "pick/index.h"

#include <string.h>

enum {
    MOST_RANKED = 10,
    SHORTLIST = 40,
    MOST_WORDS = 3, /* of a phrase */
    LONGEST = 40,   /* code points */
    MIN_TOKENS = 20 /* an article of fewer words has nothing to rank */
};

/* A phrase: where it first stands in the tokens, and how often it comes. */
typedef struct phrase {
    uint32_t hash;
    uint32_t first; /* token */
    uint32_t count;
    uint32_t inside; /* the highest count of a longer phrase that holds it */
    uint32_t words;
    uint64_t score;
} phrase;

typedef struct phrases {
    share__arena *arena;
    phrase *at;
    size_t count, room;
    uint32_t *slots;
    size_t slot_count;
} phrases;

static bool make_slots(phrases *p, size_t tokens)
{
    p->slot_count = 64;
    while (p->slot_count < tokens * 4)
        p->slot_count *= 2;
    p->slots = share__arena_alloc(p->arena, p->slot_count * sizeof *p->slots);
    if (p->slots)
        memset(p->slots, 0, p->slot_count * sizeof *p->slots);
    return p->slots != NULL;
}

static uint32_t hash_of(const share__token *tokens, uint32_t words)
{
    uint32_t hash = words;
    for (uint32_t i = 0; i < words; i++)
        hash = (hash ^ tokens[i].word) * 2654435761u;
    return hash ^ hash >> 16;
}

static bool same_words(const share__token *a, const share__token *b, uint32_t words)
{
    for (uint32_t i = 0; i < words; i++)
        if (a[i].word != b[i].word)
            return false;
    return true;
}

/* The slot of a phrase: holds its index + 1, or 0 where it would go. */
static uint32_t *slot_of(const phrases *p, const share__token *all, const share__token *tokens,
                         uint32_t words)
{
    uint32_t hash = hash_of(tokens, words);
    for (size_t at = hash & (p->slot_count - 1);; at = (at + 1) & (p->slot_count - 1)) {
        if (p->slots[at] == 0)
            return &p->slots[at];
        const phrase *found = &p->at[p->slots[at] - 1];
        if (found->hash == hash && found->words == words &&
            same_words(all + found->first, tokens, words))
            return &p->slots[at];
    }
}

static bool count_phrase(phrases *p, const share__index *index, uint32_t first, uint32_t words)
{
    const share__token *tokens = index->tokens;
    uint32_t *slot = slot_of(p, tokens, tokens + first, words);
    if (*slot) {
        p->at[*slot - 1].count++;
        return true;
    }
    phrase *at = share__arena_grow(p->arena, p->at, p->count, &p->room, sizeof *at);
    if (!at)
        return false;
    p->at = at;
    at[p->count++] = (phrase){
        .hash = hash_of(tokens + first, words), .first = first, .count = 1, .words = words};
    *slot = (uint32_t)p->count;
    return true;
}

/* All phrases inside runs of content words. A phrase comes no more often than its words, so one
 * with a word that comes once is not worth a place in the table; names are, and what a headline or
 * a heading says. */
static bool count_phrases(phrases *p, const share__index *index)
{
    uint32_t run = 0;   /* how many content words end here */
    uint32_t alone = 0; /* behind the last word that comes once */
    for (uint32_t i = 0; i < index->token_count; i++) {
        const share__word *word = &index->words[index->tokens[i].word];
        if (index->tokens[i].flags & SHARE__TOKEN_BREAK)
            run = 0;
        run = word->stop ? 0 : run + 1;
        if (word->count < 2 && word->headings == 0 && word->names == 0) {
            alone = i + 1;
            continue;
        }
        for (uint32_t words = 1; words <= run && words <= MOST_WORDS && i + 1 - words >= alone;
             words++)
            if (!count_phrase(p, index, i + 1 - words, words))
                return false;
    }
    return true;
}

/* Tells every shorter phrase how often it comes only as a part. */
static void note_parts(phrases *p, const share__index *index)
{
    for (size_t i = 0; i < p->count; i++) {
        const phrase *whole = &p->at[i];
        if (whole->count < 2)
            continue;
        for (uint32_t words = 1; words < whole->words; words++)
            for (uint32_t start = 0; start + words <= whole->words; start++) {
                uint32_t *slot =
                    slot_of(p, index->tokens, index->tokens + whole->first + start, words);
                phrase *part = *slot ? &p->at[*slot - 1] : NULL;
                if (part && part->inside < whole->count)
                    part->inside = whole->count;
            }
    }
}

/* ln(1 + eff) / (1 + ln(1 + first / 100)), in fixed point; eff in tenths. */
static uint64_t base_score(uint32_t eff, uint32_t first)
{
    uint64_t frequency = share__log2(9 + eff) - share__log2(9);
    uint64_t position = share__log2(99 + first) - share__log2(99);
    return frequency * 1024 / (1024 + position * 710 / 1024);
}

static uint64_t score_of(const phrase *p, const share__index *index)
{
    static const unsigned by_words[] = {0, 90, 140, 120}; /* percent */
    uint32_t eff = p->count * 10, lost = p->inside * 8;
    eff = eff > lost + 1 ? eff - lost : 1;
    uint64_t score = base_score(eff, p->first) * by_words[p->words];
    uint32_t names = 0, headings = 0, upper = 0;
    for (uint32_t i = 0; i < p->words; i++) {
        const share__word *word = &index->words[index->tokens[p->first + i].word];
        names += word->names * 2 > word->count;
        headings += word->headings > 0;
        upper += word->form_counts[SHARE__FORM_UPPER] * 2 > word->count;
    }
    if (headings == p->words)
        score = score * 13 / 10;
    if (names == p->words)
        score = score * 12 / 10;
    if (upper == p->words)
        score = score * 11 / 10;
    if (p->words > 1 && p->count < 2)
        score /= 2;
    return score;
}

/* The form in which the article mostly writes a word; a capital that only sentence starts and
 * headings gave it does not count. */
static share__view form_to_show(const share__word *word)
{
    int best = SHARE__FORM_LOWER;
    for (int form = 1; form < SHARE__FORMS; form++)
        if (word->form_counts[form] > word->form_counts[best])
            best = form;
    if (best == SHARE__FORM_CAPITAL && word->form_counts[SHARE__FORM_LOWER] > 0 &&
        word->names * 2 <= word->count)
        best = SHARE__FORM_LOWER;
    return word->forms[best];
}

static share__view without_possessive(share__view word)
{
    if (share__ends_with(word, SHARE__LIT("'s")))
        word.n -= 2;
    else if (share__ends_with(word, SHARE__LIT("\xE2\x80\x99s")))
        word.n -= 4;
    return word;
}

static share_status add_phrase(struct share_article *article, const share__index *index,
                               const phrase *p, unsigned score)
{
    share__buffer text;
    share__buffer_init(&text, 1024);
    for (uint32_t i = 0; i < p->words; i++) {
        if (i > 0)
            share__put_char(&text, ' ');
        share__put(&text, without_possessive(
                              form_to_show(&index->words[index->tokens[p->first + i].word])));
    }
    share_status status = share__buffer_status(&text);
    if (status == SHARE_OK && share__code_points(share__buffer_view(&text)) <= LONGEST)
        status = share__article_add(article, SHARE_TAG, share__buffer_view(&text),
                                    SHARE_FROM_RANKING, SHARE__NOWHERE, score);
    share__buffer_free(&text);
    return status;
}

/* A name of the article's author or site is no topic. */
static bool is_own_name(const struct share_article *article, const share__index *index,
                        const phrase *p)
{
    static const share_key keys[] = {SHARE_AUTHOR, SHARE_SITE};
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        share__view name = share__article_best(article, keys[k]);
        for (uint32_t i = 0; i < p->words && name.n > 0; i++) {
            share__view form = form_to_show(&index->words[index->tokens[p->first + i].word]);
            if (share__find_view(name, form, 0) == name.n)
                break;
            if (i + 1 == p->words)
                return true;
        }
    }
    return false;
}

/* Months and days of the week stand in bylines and datelines and are nobody's topic. */
static bool is_calendar(share__view key)
{
    static const char words[] =
#include "pick/calendar.inc"
        ;
    const share__view list = {words, sizeof words - 1};
    for (size_t at = share__find_view(list, key, 0); at < list.n;
         at = share__find_view(list, key, at + 1))
        if (words[at - 1] == ' ' && words[at + key.n] == ' ')
            return true;
    return false;
}

static bool is_all_calendar(const share__index *index, const phrase *p)
{
    for (uint32_t i = 0; i < p->words; i++)
        if (!is_calendar(index->words[index->tokens[p->first + i].word].key))
            return false;
    return true;
}

/* Whether one of two phrases holds all words of the other in a row. */
static bool overlap(const share__index *index, const phrase *a, const phrase *b)
{
    if (a->words > b->words) {
        const phrase *swap = a;
        a = b;
        b = swap;
    }
    for (uint32_t start = 0; start + a->words <= b->words; start++)
        if (same_words(index->tokens + a->first, index->tokens + b->first + start, a->words))
            return true;
    return false;
}

/* A short list of the best phrases, best first. */
static size_t shortlist(phrases *p, const share__index *index, phrase **best)
{
    size_t count = 0;
    for (size_t i = 0; i < p->count; i++) {
        phrase *candidate = &p->at[i];
        candidate->score = score_of(candidate, index);
        if (count == SHORTLIST && candidate->score <= best[count - 1]->score)
            continue;
        size_t at = count < SHORTLIST ? count++ : count - 1;
        for (; at > 0 && best[at - 1]->score < candidate->score; at--)
            best[at] = best[at - 1];
        best[at] = candidate;
    }
    return count;
}

/* Takes the best phrases, one after the other. One that lies inside a better one, or around it, is
 * passed over unless it is much at home by itself. */
static share_status take_best(struct share_article *article, const share__index *index, phrases *p)
{
    phrase *best[SHORTLIST];
    const phrase *taken[MOST_RANKED];
    size_t candidates = shortlist(p, index, best), count = 0;
    for (size_t c = 0; c < candidates && count < MOST_RANKED; c++) {
        bool fine = !is_own_name(article, index, best[c]) && !is_all_calendar(index, best[c]);
        for (size_t i = 0; i < count && fine; i++)
            fine = !overlap(index, best[c], taken[i]) ||
                   (best[c]->words == 1 && best[c]->count >= 2 * taken[i]->count);
        if (!fine)
            continue;
        taken[count++] = best[c];
        share_status status = add_phrase(article, index, best[c],
                                         (unsigned)(best[c]->score * 500 / (best[0]->score + 1)));
        if (status != SHARE_OK)
            return status;
    }
    return SHARE_OK;
}

static share_status rank(struct share_article *article, share__index *index)
{
    if (index->token_count < MIN_TOKENS)
        return SHARE_OK;
    phrases p = {.arena = &index->arena};
    if (!make_slots(&p, index->token_count) || !count_phrases(&p, index))
        return SHARE_ERR_MEMORY;
    note_parts(&p, index);
    return take_best(article, index, &p);
}

/* Of all who name tags the most trusted one is believed; the others name sections and sites. */
static void keep_most_trusted(share__values *list)
{
    share_origin best = SHARE_FROM_LOCATION;
    for (size_t i = 0; i < list->count; i++)
        if (list->at[i].origin < best)
            best = list->at[i].origin;
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++)
        if (list->at[i].origin == best)
            list->at[kept++] = list->at[i];
    list->count = kept;
}

share_status share__pick_tags(struct share_article *article, share__index *index)
{
    keep_most_trusted(&article->lists[SHARE_TAG]);
    return article->lists[SHARE_TAG].count > 0 ? SHARE_OK : rank(article, index);
}
