/* unspaced.c - what comes again is a word.
 *
 * Grams are counted from short to long: one is only looked at where both of the grams that it
 * consists of come more than once, so there are few, and the work is linear in the text. A gram is
 * a word when it stands free at both ends: in a third of its places, the neighbour is another than
 * its commonest one, or none. Function characters and the ends of runs are no neighbours. Lists of
 * function words and of words with a known worth as tags (stop_words.txt and
 * tag_words.txt) help where they know one.
 *
 * A run is then cut so that the words in it are worth most, long ones more than their parts. */
#include "pick/unspaced.h"

#include "base/utf8.h"
#include "pick/index.h"
#include "pick/tags.h"

#include <string.h>

enum {
    LONGEST_HAN = 6, /* units of a word */
    LONGEST_OTHER = 8,
    MOST_GRAMS = 48 * 1024,
    WINDOW = LONGEST_OTHER + 1 /* grams that start at one unit */
};

static const uint32_t no_gram = UINT32_MAX;

/* What is known of a gram beforehand. */
enum { UNKNOWN, FUNCTION, KNOWN };

typedef struct gram {
    uint64_t pair;   /* the grams that it consists of; of a single unit, what it says */
    uint32_t count;  /* how often */
    uint32_t before; /* how often behind its commonest neighbour */
    uint32_t behind; /* how often before it */
    uint8_t units;
    uint8_t known;
    uint8_t first_known, last_known; /* of its first and last unit */
} gram;

typedef struct grams {
    share__units *units;
    gram *at;
    size_t count, room;
    uint32_t *slots; /* number + 1 */
    size_t slot_count;
} grams;

static size_t slot_of(const grams *g, uint64_t pair)
{
    uint64_t hash = (pair ^ pair >> 32) * 0x9E3779B97F4A7C15u;
    size_t at = (size_t)(hash >> 32) & (g->slot_count - 1);
    /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): without grams all slots are 0 */
    while (g->slots[at] && g->at[g->slots[at] - 1].pair != pair)
        at = (at + 1) & (g->slot_count - 1);
    return at;
}

static uint32_t find(const grams *g, uint64_t pair)
{
    return g->slots[slot_of(g, pair)] - 1; /* no_gram when there is none */
}

static uint64_t pair_of(uint32_t first, uint32_t rest)
{
    return (uint64_t)first << 32 | rest;
}

/* Function characters that seldom stand inside words; where they do, tag_words.txt has the word. */
static bool is_cut(share__language language, share__view unit)
{
    static const char chinese[] =
        "的了是在和與与或但而為为因如若則则之其此該该每又還还再已很也都就被把讓让給给嗎吗呢吧啊"
        "們们這这那哪我你您他她它不沒没於于以從从對对將将等並并個个些什么麼";
    const char *list = language == SHARE__LANGUAGE_zh   ? chinese
                       : language == SHARE__LANGUAGE_ja ? "等約各"
                                                        : "";
    return share__find_view(share__view_of(list), unit, 0) < strlen(list);
}

static int known_of(share__language language, share__view text)
{
    if (share__is_stop_word(language, text))
        return FUNCTION;
    int kind = share__tag_word_kind(language, text);
    return kind == SHARE__TAG_WEAK ? FUNCTION : kind != 0 ? KNOWN : UNKNOWN;
}

static int known_unit(share__language language, const share__unit *unit)
{
    share__view text = {unit->p, unit->n};
    if (is_cut(language, text))
        return FUNCTION;
    return unit->kind == SHARE__HAN ? UNKNOWN : known_of(language, text);
}

static bool grow_slots(grams *g)
{
    size_t count = g->slot_count * 2;
    uint32_t *slots = share__arena_alloc(g->units->arena, count * sizeof *slots);
    if (!slots)
        return false;
    memset(slots, 0, count * sizeof *slots);
    g->slots = slots;
    g->slot_count = count;
    for (size_t i = 0; i < g->count; i++)
        slots[slot_of(g, g->at[i].pair)] = (uint32_t)i + 1;
    return true;
}

/* Counts one more: its number, no_gram when memory or the room ends. */
static uint32_t count_gram(grams *g, uint64_t pair, gram fresh)
{
    size_t slot = slot_of(g, pair);
    if (g->slots[slot]) {
        g->at[g->slots[slot] - 1].count++;
        return g->slots[slot] - 1;
    }
    gram *at = share__arena_grow(g->units->arena, g->at, g->count, &g->room, sizeof *at);
    if (!at)
        return no_gram;
    g->at = at;
    fresh.pair = pair;
    fresh.count = 1;
    at[g->count++] = fresh;
    g->slots[slot] = (uint32_t)g->count;
    uint32_t number = (uint32_t)g->count - 1;
    return g->count * 2 > g->slot_count && !grow_slots(g) ? no_gram : number;
}

static share__view text_of(const share__unit *unit, size_t units)
{
    return share__view_between(unit->p, unit[units - 1].p + unit[units - 1].n);
}

/* A pair that no pair of numbers is. */
static uint64_t pair_of_unit(const share__unit *unit)
{
    uint64_t hash = 0xCBF29CE484222325u;
    for (size_t i = 0; i < unit->n; i++)
        hash = (hash ^ (unsigned char)unit->p[i]) * 0x100000001B3u;
    return hash | (uint64_t)1 << 63;
}

static bool count_units(grams *g)
{
    share__units *units = g->units;
    for (size_t i = 0; i < units->count; i++) {
        share__unit *unit = &units->at[i];
        uint64_t pair = pair_of_unit(unit);
        gram fresh = {.units = 1};
        if (find(g, pair) == no_gram) {
            fresh.known = (uint8_t)known_unit(units->language, unit);
            fresh.first_known = fresh.last_known = fresh.known;
        }
        unit->gram = count_gram(g, pair, fresh);
        if (unit->gram == no_gram)
            return false;
    }
    return true;
}

/* Counts the grams of 'n' units, of which 'here' has the shorter ones that start at each unit.
 * *more tells whether one came twice. */
static bool count_longer(grams *g, uint32_t *here, unsigned n, bool *more)
{
    const share__units *units = g->units;
    *more = false;
    for (size_t i = 0; i < units->count; i++) {
        bool joined = i + n <= units->count && !units->at[i + 1].run;
        uint32_t first = here[i], rest = joined ? here[i + 1] : no_gram;
        here[i] = no_gram;
        if (first == no_gram || rest == no_gram || g->at[first].count < 2 || g->at[rest].count < 2)
            continue;
        gram fresh = {.units = (uint8_t)n,
                      .first_known = g->at[first].first_known,
                      .last_known = g->at[rest].last_known};
        uint64_t pair = pair_of(first, rest);
        if (find(g, pair) == no_gram) {
            if (g->count == MOST_GRAMS)
                continue;
            fresh.known = (uint8_t)known_of(units->language, text_of(&units->at[i], n));
        }
        here[i] = count_gram(g, pair, fresh);
        if (here[i] == no_gram)
            return false;
        *more = *more || g->at[here[i]].count > 1;
    }
    return true;
}

/* Tells every gram how often its commonest neighbours stand beside it. */
static void note_neighbours(grams *g)
{
    for (size_t i = 0; i < g->count; i++) {
        const gram *whole = &g->at[i];
        if (whole->units < 2)
            continue;
        gram *first = &g->at[whole->pair >> 32], *rest = &g->at[whole->pair & UINT32_MAX];
        if (whole->last_known != FUNCTION && first->behind < whole->count)
            first->behind = whole->count;
        if (whole->first_known != FUNCTION && rest->before < whole->count)
            rest->before = whole->count;
    }
}

static bool learn(grams *g)
{
    const share__units *units = g->units;
    uint32_t *here = share__arena_alloc(units->arena, (units->count + 1) * sizeof *here);
    if (!here || !count_units(g))
        return false;
    for (size_t i = 0; i < units->count; i++)
        here[i] = units->at[i].gram;
    bool more = true;
    for (unsigned n = 2; n < WINDOW && more; n++)
        if (!count_longer(g, here, n, &more))
            return false;
    note_neighbours(g);
    return true;
}

/* ---- cutting ---- */

static bool is_free(const gram *g)
{
    return 3 * (g->count - g->before) >= g->count && 3 * (g->count - g->behind) >= g->count;
}

/* What it is worth to have this gram as a word, 0 when it is none. */
static uint32_t worth(const gram *g, const share__unit *unit)
{
    enum { UNIT = 4096, SHORTEST_OTHER = 9 /* bytes: three letters */ };
    if (g->known != UNKNOWN)
        return g->units == 1 ? UNIT / 4 : 2 * UNIT * g->units;
    if (g->units == 1)
        return unit->kind == SHARE__KATAKANA ? UNIT / 2 : 0;
    unsigned longest = unit->kind == SHARE__OTHER_UNSPACED ? LONGEST_OTHER : LONGEST_HAN;
    if (g->count < 2 || g->units > longest || !is_free(g) || g->first_known == FUNCTION ||
        g->last_known == FUNCTION ||
        (unit->kind == SHARE__OTHER_UNSPACED && text_of(unit, g->units).n < SHORTEST_OTHER))
        return 0;
    return (g->units - 1u) * (UNIT + share__log2(g->count));
}

/* Cuts one run: from its end on, the best way to cut what is left. */
static void cut_run(const grams *g, share__unit *run, size_t units, uint32_t *best)
{
    uint32_t here[WINDOW] = {0}, next[WINDOW];
    size_t found = 0; /* so many of 'here' */
    best[units] = 0;
    for (size_t i = units; i-- > 0;) {
        size_t most = found + 1; /* a gram has its rest at the next unit */
        memcpy(next, here, found * sizeof *next);
        best[i] = best[i + 1];
        run[i].word = 0;
        run[i].function = false;
        for (found = 0; found < most && found < WINDOW - 1; found++) {
            here[found] =
                found == 0 ? run[i].gram : find(g, pair_of(here[found - 1], next[found - 1]));
            if (here[found] == no_gram)
                break;
            const gram *at = &g->at[here[found]];
            uint32_t value = worth(at, &run[i]);
            if (value > 0 && value + best[i + found + 1] > best[i]) {
                best[i] = value + best[i + found + 1];
                run[i].word = (uint8_t)(found + 1);
                run[i].function = at->known == FUNCTION;
            }
        }
    }
}

/* Whether 'units' units that no word is known of are one: short runs between function words are;
 * in Japanese, where hiragana cuts runs, also beside other words. */
static bool is_rest_a_word(const share__units *units, const share__unit *rest, size_t n, bool alone)
{
    enum { CHINESE = 4, JAPANESE = 6 };
    if (n < 2)
        return false;
    if (units->language == SHARE__LANGUAGE_ja)
        return n <= JAPANESE;
    return alone && n <= (rest->kind == SHARE__OTHER_UNSPACED ? LONGEST_OTHER : CHINESE);
}

/* Of the way in which units [i, end) are cut, keeps what may be a tag. */
static void keep_words(share__units *units, size_t i, size_t end)
{
    enum { LONGEST_TITLE = 10 };
    share__unit *at = units->at;
    bool open = true; /* nothing but a function word stands before it */
    if (at[i].title && end - i <= LONGEST_TITLE) {
        at[i].word = (uint8_t)(end - i);
        return;
    }
    for (size_t next; i < end; i = next) {
        size_t n = at[i].word;
        bool function = n > 0 && at[i].function;
        for (next = i + (n > 0 ? n : 1); n == 0 && next < end && at[next].word == 0;)
            next++;
        if (n == 0 &&
            is_rest_a_word(units, &at[i], next - i, open && (next == end || at[next].function)))
            at[i].word = (uint8_t)(next - i);
        if (function)
            at[i].word = 0;
        for (size_t k = i + 1; k < next; k++)
            at[k].word = 0;
        open = function;
    }
}

bool share__units_cut(share__units *units)
{
    grams g = {.units = units, .slot_count = 512};
    while (g.slot_count < units->count)
        g.slot_count *= 2;
    uint32_t *best = share__arena_alloc(units->arena, (units->count + 2) * sizeof *best);
    g.slot_count /= 2;
    if (!best || !grow_slots(&g) || !learn(&g))
        return false;
    for (size_t i = 0, end; i < units->count; i = end) {
        for (end = i + 1; end < units->count && !units->at[end].run;)
            end++;
        cut_run(&g, &units->at[i], end - i, best);
        keep_words(units, i, end);
    }
    return true;
}
