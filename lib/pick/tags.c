/* tags.c - what the article is filed under.
 *
 * The author's own tags, from the most trusted witness that has any; else phrases of one to three
 * words, ranked by how often they stand for themselves (not inside a longer phrase), how early they
 * come, whether headings use them and whether they are names. Measured on blogs with their authors'
 * tags: stemming, a background frequency table and a bonus for the title gain nothing. */
#include "base/utf8.h"
#include "pick/index.h"
#include "pick/pick.h"
#include "pick/vocabulary.h"
#include "pick/word_hash.h"

#include "pick/calendar.inc"

#include <string.h>

enum {
    MOST_RANKED = 10,
    MOST_ON_PAGES = 5, /* pages name their topics, so few are worth guessing */
    SHORTLIST = 40,
    LONGEST = 40,    /* code points */
    MIN_TOKENS = 20, /* an article of fewer words has nothing to rank */
    LOG2_10 = 3402,  /* share__log2(9) */
    LOG2_100 = 6803  /* share__log2(99) */
};

/* A phrase: where it first stands in the tokens, and how often it comes. Those of one word are made
 * from the words themselves, those of more are counted. */
typedef struct phrase {
    uint64_t pair;  /* its beginning, a word or a phrase, and its last word */
    uint32_t first; /* token */
    uint32_t count;
    uint32_t inside; /* the highest count of a longer phrase that holds it */
    uint32_t words;
} phrase;

typedef struct phrases {
    share__arena *arena;
    phrase *at;
    size_t count, room;
    uint16_t *slots; /* index + 1 */
    size_t slot_count;
} phrases;

enum { MOST_PHRASES = UINT16_MAX - 1 }; /* an article has a few hundred */

static size_t slot_of(const phrases *p, uint64_t pair)
{
    size_t at = (size_t)(pair * 0x9E3779B97F4A7C15u >> 32) & (p->slot_count - 1);
    while (p->slots[at] && p->at[p->slots[at] - 1].pair != pair)
        at = (at + 1) & (p->slot_count - 1);
    return at;
}

static bool grow_slots(phrases *p)
{
    p->slot_count = p->slot_count ? p->slot_count * 2 : 512;
    p->slots = share__arena_alloc(p->arena, p->slot_count * sizeof *p->slots);
    if (!p->slots)
        return false;
    memset(p->slots, 0, p->slot_count * sizeof *p->slots);
    for (size_t i = 0; i < p->count; i++)
        p->slots[slot_of(p, p->at[i].pair)] = (uint16_t)(i + 1);
    return true;
}

/* The beginning of a pair: words are even, phrases odd. */
static uint64_t pair_of_words(uint32_t word, uint32_t last)
{
    return (uint64_t)word << 33 | last;
}

static uint64_t pair_of_phrase(uint32_t phrase_number, uint32_t last)
{
    return (uint64_t)phrase_number << 33 | (uint64_t)1 << 32 | last;
}

static const uint32_t no_phrase = UINT32_MAX;

/* Counts one more of a phrase of two or three words: its number, or no_phrase when memory or the
 * room ends. */
static uint32_t count_phrase(phrases *p, uint64_t pair, uint32_t first, uint32_t words)
{
    size_t slot = slot_of(p, pair);
    if (p->slots[slot]) {
        p->at[p->slots[slot] - 1].count++;
        return p->slots[slot] - 1u;
    }
    phrase *at = p->count < MOST_PHRASES
                     ? share__arena_grow(p->arena, p->at, p->count, &p->room, sizeof *at)
                     : NULL;
    if (!at)
        return no_phrase;
    p->at = at;
    at[p->count++] = (phrase){.pair = pair, .first = first, .count = 1, .words = words};
    p->slots[slot] = (uint16_t)p->count;
    if (p->count * 2 > p->slot_count && !grow_slots(p))
        return no_phrase;
    return (uint32_t)p->count - 1;
}

/* Words that come once are not worth a place; names are, and what a headline or a heading says. */
static bool is_rankable(const share__word *word)
{
    return !word->stop && !word->part && (word->count > 1 || word->headings > 0 || word->names > 0);
}

/* All phrases of two and three words inside runs of words that are worth it: a phrase comes no more
 * often than its words. */
static bool count_phrases(phrases *p, const share__index *index)
{
    const share__token *tokens = index->tokens;
    uint32_t run = 0;            /* how many words of the run end here */
    uint32_t before = no_phrase; /* the phrase of the last two words */
    for (uint32_t i = 0; i < index->token_count; i++) {
        if (tokens[i].flags & SHARE__TOKEN_BREAK)
            run = 0;
        run = is_rankable(&index->words[tokens[i].word]) ? run + 1 : 0;
        if (run < 2)
            continue;
        uint32_t pair =
            count_phrase(p, pair_of_words(tokens[i - 1].word, tokens[i].word), i - 1, 2);
        if (pair == no_phrase || (run > 2 && count_phrase(p, pair_of_phrase(before, tokens[i].word),
                                                          i - 2, 3) == no_phrase))
            return p->count == MOST_PHRASES;
        before = pair;
    }
    return true;
}

static void note(uint32_t *inside, uint32_t count)
{
    if (*inside < count)
        *inside = count;
}

/* Tells every shorter phrase how often it comes only as a part. */
static void note_parts(phrases *p, const share__index *index)
{
    for (size_t i = 0; i < p->count; i++) {
        const phrase *whole = &p->at[i];
        if (whole->count < 2)
            continue;
        const share__token *tokens = index->tokens + whole->first;
        for (uint32_t w = 0; w < whole->words; w++)
            note(&index->words[tokens[w].word].inside, whole->count);
        for (uint32_t w = 0; w + 1 < whole->words && whole->words > 2; w++) {
            uint32_t slot = p->slots[slot_of(p, pair_of_words(tokens[w].word, tokens[w + 1].word))];
            if (slot > 0)
                note(&p->at[slot - 1].inside, whole->count);
        }
    }
}

/* 1 + ln(1 + first / 100), in 1/1024. */
static uint64_t position_of(uint32_t first)
{
    return 1024 + (uint64_t)(share__log2(99 + first) - LOG2_100) * 710 / 1024;
}

/* What frequency and form give: ln(1 + eff), before the position divides it, in fixed point. */
static uint64_t weight_of(const phrase *p)
{
    uint32_t eff = p->count * 10, lost = p->inside * 8; /* in tenths */
    eff = eff > lost + 1 ? eff - lost : 1;
    return (uint64_t)(share__log2(9 + eff) - LOG2_10) * 1024;
}

static uint64_t score_of(const phrase *p, const share__index *index, uint64_t weight)
{
    static const unsigned by_words[] = {0, 90, 140, 120}; /* percent */
    uint64_t score = weight / position_of(p->first) * by_words[p->words];
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
    return (share__view){word->forms[best], word->form_lengths[best]};
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
static bool is_calendar(const share__word *word)
{
    return word->length <= CALENDAR_LONGEST &&
           share__word_find((share__view){word->key, word->length}, calendar_buckets,
                            calendar_places, calendar_text, CALENDAR_BITS) >= 0;
}

static bool is_all_calendar(const share__index *index, const phrase *p)
{
    for (uint32_t i = 0; i < p->words; i++)
        if (!is_calendar(&index->words[index->tokens[p->first + i].word]))
            return false;
    return true;
}

static bool same_words(const share__token *a, const share__token *b, uint32_t words)
{
    for (uint32_t i = 0; i < words; i++)
        if (a[i].word != b[i].word)
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

/* The best phrases so far, best first; of equal ones the first that came. */
typedef struct shortlist {
    struct {
        uint32_t score;
        uint32_t number; /* of a word, or of a phrase plus the number of words */
    } at[SHORTLIST + 1];
    size_t count;
    uint64_t worst;         /* what a candidate must beat once the list is full */
    uint32_t near;          /* a token at or before the candidate's */
    uint64_t near_position; /* and its position */
} shortlist;

static void consider(shortlist *list, const share__index *index, const phrase *p, uint32_t number)
{
    /* the most that it can reach, by its words and with all bonuses; the position is asked for
     * every 32 tokens only, since what comes later gets less for it */
    uint64_t weight = weight_of(p);
    unsigned most = p->words == 1 ? 155 : p->count < 2 ? 121 : 241;
    if (p->first - list->near > 32) { /* also when it is before that */
        list->near = p->first;
        list->near_position = position_of(p->first);
    }
    if (weight * most <= list->worst * list->near_position)
        return;
    uint64_t score = score_of(p, index, weight);
    if (score <= list->worst)
        return;
    size_t at = list->count < SHORTLIST ? list->count++ : list->count - 1;
    for (; at > 0 && list->at[at - 1].score < score; at--)
        list->at[at] = list->at[at - 1];
    list->at[at].score = (uint32_t)score; /* below 2^24 */
    list->at[at].number = number;
    if (list->count == SHORTLIST)
        list->worst = list->at[SHORTLIST - 1].score;
}

static phrase phrase_of(const share__word *word)
{
    return (phrase){.first = word->first, .count = word->count, .inside = word->inside, .words = 1};
}

/* Words and phrases in the order in which they end in the article. */
static void make_shortlist(shortlist *list, const phrases *p, const share__index *index)
{
    uint32_t next = 0, words = (uint32_t)index->word_count;
    list->count = 0;
    list->worst = list->near_position = 0;
    list->near = UINT32_MAX / 2; /* no token's */
    for (uint32_t i = 0; i < words; i++) {
        const share__word *word = &index->words[i];
        if (!is_rankable(word))
            continue;
        for (; next < p->count && p->at[next].first + p->at[next].words <= word->first; next++)
            consider(list, index, &p->at[next], words + next);
        phrase single = phrase_of(word);
        consider(list, index, &single, i);
    }
    for (; next < p->count; next++)
        consider(list, index, &p->at[next], words + next);
}

/* Takes the best phrases, one after the other. One that lies inside a better one, or around it, is
 * passed over unless it is much at home by itself. */
static share_status take_best(struct share_article *article, const share__index *index, phrases *p)
{
    shortlist list;
    phrase taken[MOST_RANKED];
    size_t count = 0;
    const size_t most = article->document.format == SHARE_HTML ? MOST_ON_PAGES : MOST_RANKED;
    make_shortlist(&list, p, index);
    for (size_t c = 0; c < list.count && count < most; c++) {
        uint32_t number = list.at[c].number;
        phrase best = number < index->word_count ? phrase_of(&index->words[number])
                                                 : p->at[number - index->word_count];
        bool fine = !is_own_name(article, index, &best) && !is_all_calendar(index, &best);
        for (size_t i = 0; i < count && fine; i++)
            fine = !overlap(index, &best, &taken[i]) ||
                   (best.words == 1 && best.count >= 2 * taken[i].count);
        if (!fine)
            continue;
        taken[count++] = best;
        share_status status = add_phrase(article, index, &best,
                                         list.at[c].score * (uint64_t)500 / (list.at[0].score + 1));
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
    if (!grow_slots(&p) || !count_phrases(&p, index))
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

/* Every tag as the caller wants it written; of those that became the same the first stays, when the
 * list is settled. */
static share_status spell(struct share_article *article, const share_vocabulary *vocabulary)
{
    share__values *list = &article->lists[SHARE_TAG];
    for (size_t i = 0; i < list->count; i++) {
        share__view tag = {list->at[i].text, list->at[i].length};
        share__view spelling = share__vocabulary_spelling(vocabulary, tag);
        if (spelling.p == tag.p)
            continue;
        const char *copy = share__arena_string(&article->document.arena, spelling);
        if (!copy)
            return SHARE_ERR_MEMORY;
        list->at[i].text = copy;
        list->at[i].length = spelling.n;
    }
    return SHARE_OK;
}

share_status share__pick_tags(struct share_article *article, share__index *index,
                              const share_vocabulary *vocabulary)
{
    share__values *list = &article->lists[SHARE_TAG];
    keep_most_trusted(list);
    share_status status = list->count > 0 ? SHARE_OK : rank(article, index);
    return status == SHARE_OK && vocabulary ? spell(article, vocabulary) : status;
}
