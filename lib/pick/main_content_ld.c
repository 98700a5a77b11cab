/* main_content_ld.c - the article's text as JSON-LD gives it, as a witness for blocks.
 *
 * Some pages repeat their text as "articleBody", without markup and mostly without headings. Pairs
 * of neighbouring words tell which blocks it has. It is believed when nearly all of it is found in
 * the page and it is no mere beginning: then blocks that it lacks are boxes, teasers or captions
 * and leave. None comes back: what hides in a page repeats the article, too. Headings and tables
 * are not asked for. */
#include "pick/main_content.h"

#include <string.h>

enum {
    PAIRS = 1 << 16,   /* bits of the set */
    SHORTEST = 600,    /* bytes of a text that is worth asking */
    LONGEST = 1 << 19, /* and of one that is looked at */
    HAS = 50,          /* percent of a block's pairs that make it the article's */
    FOUND = 75,        /* percent of the record's pairs that have to be in such blocks */
    PART = 60,         /* percent of the pairs of the text that we would take without it */
    SAYS = 5           /* pairs of a block that can be judged */
};

typedef struct pair_walk {
    share__word_walk words;
    unsigned before;
    bool started;
} pair_walk;

static bool next_pair(pair_walk *walk, unsigned *pair)
{
    unsigned slot;
    while (share__next_slot(&walk->words, &slot)) {
        const bool whole = walk->started;
        *pair = (walk->before * 31 + slot) % PAIRS;
        walk->before = slot;
        walk->started = true;
        if (whole) {
            return true;
        }
    }
    return false;
}

static pair_walk walk_of(share__view text)
{
    return (pair_walk){{text.p, text.p + text.n, 0}, 0, false};
}

static share__view longest_record(const share__document *document)
{
    share__view best = {"", 0};
    for (size_t i = 0; i < document->meta_count; i++) {
        if (share__equal(document->metas[i].key, SHARE__LIT("ld:articleBody")) &&
            document->metas[i].value.n > best.n) {
            best = document->metas[i].value;
        }
    }
    return share__view_slice(best, 0, LONGEST);
}

static bool is_judged(const share__block *block)
{
    return block->kind == SHARE__PARAGRAPH || block->kind == SHARE__QUOTE ||
           block->kind == SHARE__ITEM || block->kind == SHARE__LINE;
}

/* How many pairs a block has, and how many of them are in the set. */
static unsigned count_pairs(const uint8_t *set, share__view text, unsigned *known)
{
    pair_walk walk = walk_of(text);
    unsigned pair, all = 0;
    *known = 0;
    while (next_pair(&walk, &pair)) {
        all++;
        *known += set[pair / 8] >> pair % 8 & 1;
    }
    return all;
}

/* What the set makes of each block. Returns whether it is to be believed. */
static bool judge_blocks(const struct share_article *article, const uint8_t *set, size_t pairs,
                         uint8_t *verdicts)
{
    size_t found = 0, taken = 0;
    for (size_t i = 0; i < article->document.block_count; i++) {
        const share__block *block = &article->document.blocks[i];
        unsigned known = 0, all = is_judged(block) ? count_pairs(set, block->text, &known) : 0;
        verdicts[i] = all < SAYS ? 0 : known * 100 >= all * HAS ? 1 : 2;
        found += verdicts[i] == 1 ? known : 0;
        taken += article->roles[i] != SHARE__ROLE_OUTSIDE ? all : 0;
    }
    return found * 100 >= pairs * FOUND && found * 100 >= taken * PART;
}

share_status share__ask_record(struct share_article *article)
{
    const share__view record = longest_record(&article->document);
    if (record.n < SHORTEST) {
        return SHARE_OK;
    }
    share__arena *arena = &article->document.arena;
    uint8_t *set = share__arena_alloc(arena, PAIRS / 8);
    uint8_t *verdicts = share__arena_alloc(arena, article->document.block_count + 1);
    if (!set || !verdicts) {
        return SHARE_ERR_MEMORY;
    }
    memset(set, 0, PAIRS / 8);
    pair_walk walk = walk_of(record);
    unsigned pair;
    size_t pairs = 0;
    for (; next_pair(&walk, &pair); pairs++) {
        set[pair / 8] |= (uint8_t)(1u << pair % 8);
    }
    if (!judge_blocks(article, set, pairs, verdicts)) {
        return SHARE_OK;
    }
    for (size_t i = 0; i < article->document.block_count; i++) {
        if (verdicts[i] == 2 && article->roles[i] != SHARE__ROLE_STANDFIRST) {
            article->roles[i] = SHARE__ROLE_OUTSIDE;
        }
    }
    return SHARE_OK;
}
