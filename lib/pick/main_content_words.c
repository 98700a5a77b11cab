/* main_content_words.c - which words the text of a dump uses, for those who judge its lines.
 *
 * Two questions with two answers. "How many of this line's words does the text use?" is asked of
 * every line near the text, so words are hashed into slots by their first letters (endings
 * differ); in a script without spaces pairs of characters stand for words. "Does the text speak of
 * this tag?" is asked of a few, so the first text is kept in lower case and searched. */
#include "base/mem.h"
#include "base/utf8.h"
#include "pick/main_content.h"

enum {
    STEM = 5,          /* letters of a word that count */
    LONGEST_NAME = 80, /* bytes */
    SPOKEN = 16000     /* bytes of the text in which names are looked up */
};

static uint32_t mix(uint32_t hash, uint32_t c)
{
    return (hash ^ c) * 16777619u;
}

static unsigned slot_of(uint32_t hash)
{
    return (hash ^ hash >> 15) % SHARE__WORD_SLOTS;
}

bool share__next_slot(share__word_walk *walk, unsigned *slot)
{
    const uint32_t seed = 2166136261u;
    uint32_t hash = seed;
    unsigned letters = 0;
    while (walk->p < walk->end) {
        const unsigned char byte = (unsigned char)*walk->p;
        uint32_t c;
        if (byte < 0x80) {
            c = (uint32_t)(unsigned char)share__lower((char)byte);
            walk->p++;
        } else {
            c = share__to_lower(share__utf8_next(&walk->p, walk->end));
        }
        const bool unspaced = byte >= 0xE0 && share__is_unspaced(c);
        const bool word =
            !unspaced &&
            (byte < 0x80 ? (c >= 'a' && c <= 'z') || share__is_digit((char)c) : share__is_word(c));
        const uint32_t before = walk->before;
        walk->before = unspaced ? c : 0;
        if (word) {
            hash = letters < STEM ? mix(hash, c) : hash;
            letters++;
            continue;
        }
        if (letters >= 3) {
            *slot = slot_of(hash);
            return true;
        }
        if (unspaced && before != 0) {
            *slot = slot_of(mix(mix(seed, before), c));
            return true;
        }
        hash = seed;
        letters = 0;
    }
    *slot = slot_of(hash);
    return letters >= 3;
}

static size_t lower_into(char *out, share__view text)
{
    const char *p = text.p, *end = text.p + text.n;
    size_t n = 0;
    while (p < end) {
        const unsigned char byte = (unsigned char)*p;
        if (byte < 0x80) {
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

/* Three bytes as one of the bits of share__spoken.heard. */
static unsigned bit_of(const char *p)
{
    const unsigned char *b = (const unsigned char *)p;
    return (((uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16) * 0x9E3779B1u) >> 19;
}

static void note_heard(share__spoken *s)
{
    for (size_t i = 0; i < sizeof(s->heard); i++) {
        s->heard[i] = 0;
    }
    for (size_t i = 0; i + 3 <= s->n; i++) {
        const unsigned bit = bit_of(s->p + i);
        s->heard[bit / 8] |= (uint8_t)(1u << bit % 8);
    }
}

/* Nearly always false for a name that isn't there: searching all of the text would cost more. */
static bool may_be_heard(const share__spoken *s, share__view key)
{
    for (size_t i = 0; i + 3 <= key.n; i++) {
        const unsigned bit = bit_of(key.p + i);
        if (!(s->heard[bit / 8] >> bit % 8 & 1)) {
            return false;
        }
    }
    return true;
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
    return may_be_heard(s, key) && share__find_view((share__view){s->p, s->n}, key, 0) < s->n;
}
