/* tags_phrases.c - the phrases of an article: two or three words that stand together in a run of
 * words that could be tags. A phrase comes no more often than its words, so words that come once
 * and are nobody's name end a run; so do function words, punctuation and line ends. */
#include "pick/tags.h"

#include <string.h>

enum { MOST_PHRASES = UINT16_MAX - 1 }; /* an article has a few hundred */

static size_t slot_of(const share__phrases *p, uint64_t pair)
{
    size_t at = (size_t)(pair * 0x9E3779B97F4A7C15u >> 32) & (p->slot_count - 1);
    while (p->slots[at] && p->at[p->slots[at] - 1].pair != pair)
        at = (at + 1) & (p->slot_count - 1);
    return at;
}

static bool grow_slots(share__phrases *p)
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
static uint32_t count_phrase(share__phrases *p, uint64_t pair, uint32_t first, uint32_t words)
{
    size_t slot = slot_of(p, pair);
    if (p->slots[slot]) {
        p->at[p->slots[slot] - 1].count++;
        return p->slots[slot] - 1u;
    }
    share__phrase *at = p->count < MOST_PHRASES
                            ? share__arena_grow(p->arena, p->at, p->count, &p->room, sizeof *at)
                            : NULL;
    if (!at)
        return no_phrase;
    p->at = at;
    at[p->count++] = (share__phrase){.pair = pair, .first = first, .count = 1, .words = words};
    p->slots[slot] = (uint16_t)p->count;
    if (p->count * 2 > p->slot_count && !grow_slots(p))
        return no_phrase;
    return (uint32_t)p->count - 1;
}

/* All phrases of two and three words inside runs of words that are worth it: a phrase comes no more
 * often than its words. */
static bool count_phrases(share__phrases *p, const share__index *index)
{
    const share__token *tokens = index->tokens;
    uint32_t run = 0;            /* how many words of the run end here */
    uint32_t before = no_phrase; /* the phrase of the last two words */
    for (uint32_t i = 0; i < index->token_count; i++) {
        if (tokens[i].flags & SHARE__TOKEN_BREAK)
            run = 0;
        run = share__is_rankable(&index->words[tokens[i].word]) ? run + 1 : 0;
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
static void note_parts(share__phrases *p, const share__index *index)
{
    for (size_t i = 0; i < p->count; i++) {
        const share__phrase *whole = &p->at[i];
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

bool share__phrases_make(share__phrases *phrases, share__index *index)
{
    *phrases = (share__phrases){.arena = &index->arena};
    if (!grow_slots(phrases) || !count_phrases(phrases, index))
        return false;
    note_parts(phrases, index);
    return true;
}
