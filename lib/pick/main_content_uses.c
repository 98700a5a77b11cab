/* main_content_uses.c - which words of a line the text of a dump uses, in which of its thirds, and
 * which its address uses.
 *
 * Asked of every line near the text, so each block of the text has its words hashed once: those
 * that are asked for again, being near the title themselves, are kept. */
#include "pick/main_content.h"

#include <string.h>

enum { TEXT_SAMPLE = 12000 /* bytes of the text whose words are compared */ };

/* Where a third of 'bytes' ends, counted from behind the first 'seen' of them. */
static size_t third_of(size_t bytes, size_t seen)
{
    const size_t end = (bytes + 2) / 3;
    return end > seen ? end - seen : 0;
}

/* A block has no more words than a third of its bytes. */
static bool has_room(const share__uses *uses, size_t bytes)
{
    return bytes <= SHARE__LONG_LINE && uses->kept_count + bytes / 3 < SHARE__KEPT_SLOTS;
}

/* Reads what the sample has of a block, in front of which it has 'seen' bytes of 'all'. */
static void read_block(share__uses *uses, const share__dump *dump, size_t block, size_t seen,
                       size_t all)
{
    const share__view whole = dump->blocks[block].text;
    const share__view text = share__view_slice(whole, 0, all - seen);
    const size_t second = third_of(all, seen), last = third_of(2 * all, seen);
    const size_t number = block - dump->first, kept = uses->kept_count;
    const bool keep = number < SHARE__KEPT_BLOCKS && text.n == whole.n && has_room(uses, whole.n);
    share__word_walk walk = {text.p, text.p + text.n, 0};
    share__slot slots[SHARE__MOST_SLOTS];
    size_t n;
    do {
        n = share__next_slots(&walk, slots, SHARE__MOST_SLOTS);
        for (size_t k = 0; k < n; k++) {
            const size_t at = (size_t)(slots[k].end - text.p);
            uses->used[slots[k].slot] |= at >= last ? 4 : at >= second ? 2 : 1;
        }
        for (size_t k = 0; k < n && keep; k++) {
            uses->kept[uses->kept_count++] = (uint16_t)slots[k].slot;
        }
    } while (n == SHARE__MOST_SLOTS);
    if (keep) {
        uses->kept_from[number] = (uint16_t)kept;
        uses->kept_of[number] = (uint16_t)(uses->kept_count - kept);
    }
}

void share__read_uses(share__uses *uses, const share__dump *dump)
{
    size_t all = 0, seen = 0;
    memset(uses->used, 0, sizeof(uses->used));
    memset(uses->kept_of, 0, sizeof(uses->kept_of));
    uses->kept_count = 0;
    for (size_t i = dump->first; i < dump->end && all < TEXT_SAMPLE; i++) {
        all += share__is_running_text(&dump->blocks[i]) ? dump->blocks[i].text.n : 0;
    }
    all = all < TEXT_SAMPLE ? all : TEXT_SAMPLE;
    for (size_t i = dump->first; i < dump->end && seen < all; i++) {
        if (share__is_running_text(&dump->blocks[i])) {
            read_block(uses, dump, i, seen, all);
            seen += dump->blocks[i].text.n;
        }
    }
    share__mark_address(uses, dump);
}

/* What a word adds to a tally, by the thirds of the text that use it and by whether the address
 * does: five counts of twelve bits in one number, which no long line can fill. */
enum { COUNT = 12 };
#define USED(a, b, c)                                                                              \
    (1 | (uint64_t)(a) << COUNT | (uint64_t)(b) << 2 * COUNT | (uint64_t)(c) << 3 * COUNT)
#define ADDRESSED ((uint64_t)1 << 4 * COUNT)
static const uint64_t by_use[16] = {0,
                                    USED(1, 0, 0),
                                    USED(0, 1, 0),
                                    USED(1, 1, 0),
                                    USED(0, 0, 1),
                                    USED(1, 0, 1),
                                    USED(0, 1, 1),
                                    USED(1, 1, 1),
                                    ADDRESSED,
                                    ADDRESSED | USED(1, 0, 0),
                                    ADDRESSED | USED(0, 1, 0),
                                    ADDRESSED | USED(1, 1, 0),
                                    ADDRESSED | USED(0, 0, 1),
                                    ADDRESSED | USED(1, 0, 1),
                                    ADDRESSED | USED(0, 1, 1),
                                    ADDRESSED | USED(1, 1, 1)};

static unsigned count_at(uint64_t counts, unsigned place)
{
    return (unsigned)(counts >> place * COUNT) & ((1u << COUNT) - 1);
}

static uint64_t count_words(const share__uses *uses, share__view text, size_t *all)
{
    share__word_walk walk = {text.p, text.p + text.n, 0};
    share__slot slots[SHARE__MOST_SLOTS];
    uint64_t counts = 0;
    size_t n;
    do {
        n = share__next_slots(&walk, slots, SHARE__MOST_SLOTS);
        *all += n;
        for (size_t k = 0; k < n; k++) {
            counts += by_use[uses->used[slots[k].slot]];
        }
    } while (n == SHARE__MOST_SLOTS);
    return counts;
}

share__tally share__tally_of(const share__uses *uses, const share__dump *dump, size_t block)
{
    const size_t number = block - dump->first; /* a very large one before the text */
    size_t all = number < SHARE__KEPT_BLOCKS ? uses->kept_of[number] : 0;
    uint64_t counts = 0;
    for (size_t k = 0; k < all; k++) {
        counts += by_use[uses->used[uses->kept[uses->kept_from[number] + k]]];
    }
    if (all == 0) {
        counts = count_words(uses, dump->blocks[block].text, &all);
    }
    share__tally tally = {.all = (uint16_t)all,
                          .known = (uint16_t)count_at(counts, 0),
                          .addressed = (uint16_t)count_at(counts, 4)};
    for (unsigned third = 0; third < 3; third++) {
        tally.thirds[third] = (uint16_t)count_at(counts, 1 + third);
    }
    tally.percent = (uint8_t)(all == 0 ? 0 : tally.known * 100u / all);
    return tally;
}
