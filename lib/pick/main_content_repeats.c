/* main_content_repeats.c - how a dumped page repeats a few of its lines: in its window's title, in
 * a trail of crumbs, in a menu. Each block is passed over once for all of them. */
#include "pick/main_content.h"

#include <string.h>

enum {
    LONGER = 160, /* bytes that a line may have beyond the one that it repeats */
    ANCHORS = 8,
    PLACES = 4096
};

/* The lines that are looked for: sets of them, a bit for each. A line of ANCHORS + 3 bytes or more
 * that stands within a text has one of its first four-byte pieces at a place there that ANCHORS
 * divides, so only these places are looked at. */
typedef struct wanted {
    uint16_t of_length[SHARE__LONG_LINE + 1];
    uint16_t pieces[PLACES]; /* by the hash of four bytes */
    uint16_t shorter;        /* lines that are too short for that */
    size_t least, most;      /* bytes */
} wanted;

static unsigned place_of(const char *p)
{
    const unsigned char *b = (const unsigned char *)p;
    const uint32_t four =
        (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
    return (four * 0x9E3779B1u >> 20) % PLACES;
}

static void want(wanted *w, const share__dump *dump, const size_t *blocks, size_t count)
{
    memset(w, 0, sizeof(*w));
    w->least = SHARE__LONG_LINE;
    for (size_t i = 0; i < count; i++) {
        const share__view text = dump->blocks[blocks[i]].text;
        const uint16_t bit = (uint16_t)(1u << i);
        if (dump->facts[blocks[i]].words < 2) {
            continue;
        }
        w->of_length[text.n] |= bit;
        w->shorter |= text.n < ANCHORS + 3 ? bit : 0;
        for (size_t k = 0; k < ANCHORS && text.n >= ANCHORS + 3; k++) {
            w->pieces[place_of(text.p + k)] |= bit;
        }
        w->least = text.n < w->least ? text.n : w->least;
        w->most = text.n > w->most ? text.n : w->most;
    }
}

/* The lines that may stand within 'text'. */
static unsigned may_be_within(const wanted *w, share__view text)
{
    unsigned found = w->shorter;
    for (size_t at = 0; at + 4 <= text.n; at += ANCHORS) {
        found |= w->pieces[place_of(text.p + at)];
    }
    return found;
}

/* Whether the block 'k' has the text of the block 'i' by itself or within a longer line. */
static void look_for(share__repetition *r, const share__dump *dump, size_t i, size_t k)
{
    const share__view text = dump->blocks[i].text, other = dump->blocks[k].text;
    const bool beside_it = k + 2 >= i && k <= i + 2;
    if (k == i || other.n < text.n || other.n > text.n + LONGER ||
        (beside_it && other.n != text.n)) {
        return;
    }
    if (other.n == text.n) {
        if (share__equal_nocase(other, text)) {
            r->before += k < i;
            r->after += k > i;
            r->item += k < i && dump->blocks[k].kind == SHARE__ITEM;
        }
    } else if (!share__is_running_text(&dump->blocks[k]) &&
               share__find_view(other, text, 0) < other.n) {
        r->within_before += k < i;
        r->within_after += k > i;
    }
}

void share__find_repetitions(const share__dump *dump, const size_t *blocks, size_t count,
                             share__repetition *found)
{
    wanted w;
    want(&w, dump, blocks, count);
    for (size_t k = 0; k < dump->count; k++) {
        const share__view text = dump->blocks[k].text;
        if (text.n < w.least || text.n > w.most + LONGER) {
            continue;
        }
        unsigned set = text.n <= SHARE__LONG_LINE ? w.of_length[text.n] : 0;
        if (!share__is_running_text(&dump->blocks[k])) {
            set |= may_be_within(&w, text);
        }
        for (size_t i = 0; set >> i != 0; i++) {
            if ((set >> i & 1) != 0) {
                look_for(&found[i], dump, blocks[i], k);
            }
        }
    }
}
