/* main_content_words.c - which words the text of a dump uses, for those who judge its lines.
 *
 * Two questions with two answers. "How many of this line's words does the text use?" is asked of
 * every line near the text, so words are hashed into slots by their first letters (endings
 * differ); in a script without spaces pairs of characters stand for words. "Does the text speak of
 * this tag?" is asked of a few, so the first text is kept in lower case and searched. */
#include "base/eight.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "pick/letters.h"
#include "pick/main_content.h"

#include <string.h>

enum {
    STEM = 5,          /* letters of a word that count */
    LONGEST_NAME = 80, /* bytes */
    SPOKEN = 16000,    /* bytes of the text in which names are looked up */
    STRETCH = 64       /* of these, so that a place among them is one byte */
};

static const uint32_t SEED = 2166136261u;

static uint32_t mix(uint32_t hash, uint32_t c)
{
    return (hash ^ c) * 16777619u;
}

static unsigned slot_of(uint32_t hash)
{
    return (hash ^ hash >> 15) % SHARE__WORD_SLOTS;
}

/* Passes letters of ASCII, which continue the word. */
static const char *pass_letters(const char *p, const char *end, uint32_t *hash, unsigned *letters)
{
    unsigned c;
    while (p < end && (c = share__letters[(unsigned char)*p]) > SHARE__BEYOND_ASCII) {
        *hash = *letters < STEM ? mix(*hash, c) : *hash;
        ++*letters;
        p++;
    }
    return p;
}

/* Marks letters of ASCII and digits, as far as all bytes before them are ASCII. */
static uint64_t letter_marks(uint64_t x)
{
    return share__eight_between(x | SHARE__EACH(0x20), 'a', 'z') |
           share__eight_between(x, '0', '9');
}

/* Behind the letters of ASCII from 'p' on. */
static const char *skip_letters(const char *p, const char *end)
{
    while (end - p >= 8) {
        const uint64_t others = ~letter_marks(share__eight(p)) & SHARE__HIGH;
        if (others != 0) {
            return p + share__count_bytes(share__before_first(others));
        }
        p += 8;
    }
    while (p < end && share__letters[(unsigned char)*p] > SHARE__BEYOND_ASCII) {
        p++;
    }
    return p;
}

/* Of the first letters of a word of three or more, the first one lowest. */
static inline uint32_t hash_of(uint64_t bytes, unsigned letters)
{
    const uint64_t word = bytes | SHARE__EACH(0x20);
    uint32_t hash = SEED;
    hash = mix(hash, (uint32_t)word & 0xFF);
    hash = mix(hash, (uint32_t)(word >> 8) & 0xFF);
    hash = mix(hash, (uint32_t)(word >> 16) & 0xFF);
    if (letters > 3) {
        hash = mix(hash, (uint32_t)(word >> 24) & 0xFF);
    }
    return letters > 4 ? mix(hash, (uint32_t)(word >> 32) & 0xFF) : hash;
}

/* The slots of words of ASCII up to what is none: a letter beyond it, within a word or alone, or
 * the last few bytes. Of a word of eight letters and more *hash is found and *letters, and walk->p
 * is behind it. */
static size_t slots_of_ascii(share__word_walk *walk, share__slot *slots, size_t most,
                             uint32_t *hash, unsigned *letters)
{
    const char *p = walk->p, *end = walk->end;
    size_t count = 0;
    while (end - p >= 8 && count < most) {
        const uint64_t x = share__eight(p), others = ~letter_marks(x) & SHARE__HIGH;
        const uint64_t first = others & (0 - others); /* the one behind the word */
        if (first == 0) {
            *hash = hash_of(x, 8);
            *letters = 8;
            p = skip_letters(p + 8, end);
            break;
        }
        if ((x & first) != 0) {
            break;
        }
        const unsigned n = share__count_bytes((first >> 7) - 1);
        p += n + 1;
        if (n >= 3) {
            slots[count++] = (share__slot){slot_of(hash_of(x, n)), p};
        }
    }
    walk->before = p > walk->p ? 0 : walk->before;
    walk->p = p;
    return count;
}

size_t share__next_slots(share__word_walk *walk, share__slot *slots, size_t most)
{
    uint32_t hash = SEED;
    unsigned letters = 0;
    size_t count = 0;
    while (walk->p < walk->end && count < most) {
        if (letters == 0) {
            count += slots_of_ascii(walk, slots + count, most - count, &hash, &letters);
        }
        const char *p = walk->p, *end = walk->end;
        if (p == end || count == most) {
            break;
        }
        const unsigned char byte = (unsigned char)*p;
        if (share__letters[byte] > SHARE__BEYOND_ASCII) {
            walk->before = 0;
            walk->p = pass_letters(p, end, &hash, &letters);
            continue;
        }
        uint32_t c = byte;
        bool unspaced = false, word = false;
        if (byte < 0x80) {
            p++;
        } else {
            c = share__to_lower(share__utf8_next(&p, end));
            unspaced = byte >= 0xE0 && share__is_unspaced(c);
            word = !unspaced && share__is_word(c);
        }
        const uint32_t before = walk->before;
        walk->p = p;
        walk->before = unspaced ? c : 0;
        if (word) {
            hash = letters < STEM ? mix(hash, c) : hash;
            letters++;
            continue;
        }
        if (letters >= 3) {
            slots[count++] = (share__slot){slot_of(hash), p};
        } else if (unspaced && before != 0) {
            slots[count++] = (share__slot){slot_of(mix(mix(SEED, before), c)), p};
        }
        hash = SEED;
        letters = 0;
    }
    if (letters >= 3 && count < most) {
        slots[count++] = (share__slot){slot_of(hash), walk->p};
    }
    return count;
}

bool share__next_slot(share__word_walk *walk, unsigned *slot)
{
    share__slot next;
    if (share__next_slots(walk, &next, 1) == 0) {
        return false;
    }
    *slot = next.slot;
    return true;
}

static size_t lower_into(char *out, share__view text)
{
    const char *p = text.p, *end = text.p + text.n;
    size_t n = 0;
    while (p < end) {
        const unsigned char byte = (unsigned char)*p;
        if (byte < 0x80) {
            if (end - p >= 8) {
                uint64_t x;
                memcpy(&x, p, 8); /* the order of the bytes plays no role */
                if ((x & SHARE__HIGH) == 0) {
                    x |= share__eight_between(x, 'A', 'Z') >> 2;
                    memcpy(out + n, &x, 8);
                    n += 8;
                    p += 8;
                    continue;
                }
            }
            out[n++] = share__lower(*p++);
            continue;
        }
        const char *before = p;
        const uint32_t c = share__to_lower(share__utf8_next(&p, end));
        char code[4];
        const size_t length = share__utf8_encode(code, c);
        if (length > (size_t)(p - before)) {
            continue; /* no case mapping may grow the text: it would be a stranger anyhow */
        }
        for (size_t i = 0; i < length; i++) {
            out[n++] = code[i];
        }
    }
    return n;
}

/* Three bytes as one of the places of share__spoken.heard; the lowest one comes first. */
static unsigned place_of(uint32_t three)
{
    return (three & 0xFFFFFF) * 0x9E3779B1u >> 19;
}

static uint32_t three_at(const char *p)
{
    const unsigned char *b = (const unsigned char *)p;
    return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16;
}

/* Those at even places only, so a name is looked for as if it began at either kind of place. From
 * the end, since the first of several places is the one that is kept. */
static void note_heard(share__spoken *s)
{
    memset(s->heard, 0, sizeof(s->heard));
    const size_t eights = s->n < 8 ? 0 : (s->n - 8) / 4 * 4 + 4; /* begin before */
    size_t i = s->n < 3 ? 0 : (s->n - 3) / 2 * 2 + 2;
    while (i > eights) {
        i -= 2;
        s->heard[place_of(three_at(s->p + i))] = (uint8_t)(i / STRETCH + 1);
    }
    while (i > 0) {
        i -= 4;
        const uint64_t x = share__eight(s->p + i);
        const uint8_t stretch = (uint8_t)(i / STRETCH + 1);
        s->heard[place_of((uint32_t)(x >> 16))] = stretch;
        s->heard[place_of((uint32_t)x)] = stretch;
    }
}

/* Where a name can stand at the earliest; nearly always the end for one that isn't there. Searching
 * all of the text would cost more. */
static size_t heard_from(const share__spoken *s, share__view key)
{
    size_t from[2] = {0, 0}; /* if it begins at an even place, at an odd one */
    for (size_t i = 0; i + 3 <= key.n; i++) {
        const unsigned stretch = s->heard[place_of(three_at(key.p + i))];
        const size_t first = stretch == 0 ? s->n + i : (size_t)(stretch - 1) * STRETCH;
        if (first > from[i % 2] + i) {
            from[i % 2] = first - i;
        }
    }
    return from[0] < from[1] ? from[0] : from[1];
}

bool share__listen(const share__dump *dump, share__spoken *out)
{
    out->p = share__malloc(SPOKEN);
    out->n = 0;
    if (out->p == NULL) {
        return false;
    }
    for (size_t i = dump->title < dump->first ? dump->title : dump->first; i < dump->end; i++) {
        const share__block *block = &dump->blocks[i];
        const bool text = block->kind == SHARE__PARAGRAPH || block->kind == SHARE__QUOTE;
        if ((!text && i != dump->title) || out->n + block->text.n + 1 > SPOKEN) {
            continue;
        }
        out->n += lower_into(out->p + out->n, block->text);
        out->p[out->n++] = ' ';
    }
    note_heard(out);
    return true;
}

bool share__speaks_of(const share__spoken *s, share__view name)
{
    char room[LONGEST_NAME];
    if (name.n > LONGEST_NAME || name.n == 0) {
        return false;
    }
    const share__view key = {room, lower_into(room, name)};
    return share__find_view((share__view){s->p, s->n}, key, heard_from(s, key)) < s->n;
}
