/* word_hash.h - the hash of the word tables; tools/make_word_tables.py computes the same. */
#ifndef SHARE_PICK_WORD_HASH_H
#define SHARE_PICK_WORD_HASH_H

#include "base/view.h"

#include <stdint.h>

static inline uint32_t share__word_load(const unsigned char *p)
{
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

/* Of a word that isn't empty. Its first and last four bytes and its length: as good as all bytes
 * on lists of real words, and the same few instructions for each. */
static inline uint32_t share__word_hash(share__view word)
{
    const unsigned char *p = (const unsigned char *)word.p;
    size_t n = word.n;
    uint32_t h = (uint32_t)n * 0xC2B2AE3Du;
    if (n >= 4)
        h += share__word_load(p) * 0x9E3779B1u + share__word_load(p + n - 4) * 0x85EBCA77u;
    else
        h += ((uint32_t)p[0] | (uint32_t)p[n / 2] << 8 | (uint32_t)p[n - 1] << 16) * 0x9E3779B1u;
    h ^= h >> 15;
    return h * 0x27D4EB2Fu;
}

static inline bool share__word_equal(const unsigned char *a, const unsigned char *b, size_t n)
{
    if (n >= 4) { /* not memcmp(): a call costs more than all the rest */
        for (size_t i = 0; i + 4 < n; i += 4)
            if (share__word_load(a + i) != share__word_load(b + i))
                return false;
        return share__word_load(a + n - 4) == share__word_load(b + n - 4);
    }
    return a[0] == b[0] && a[n / 2] == b[n / 2] && a[n - 1] == b[n - 1];
}

/* The number of 'word', which isn't empty, in a table; -1 when it isn't there. 'buckets' is indexed
 * by the high bits of the hash; a place is where the word starts in 'text', times 256, plus its
 * length. */
static inline int share__word_find(share__view word, const uint16_t *buckets,
                                   const uint32_t *places, const unsigned char *text, int bits)
{
    const uint16_t *bucket = buckets + (share__word_hash(word) >> (32 - bits));
    for (unsigned i = bucket[0], end = bucket[1]; i < end; i++)
        if ((places[i] & 0xFF) == word.n &&
            share__word_equal(text + (places[i] >> 8), (const unsigned char *)word.p, word.n))
            return (int)i;
    return -1;
}

/* ---- the same for a word of ASCII in any case ---- */

/* False for nearly every word that is not in the table with these lengths, by its ends and its
 * length alone. Both ends are letters. */
static inline bool share__word_may_be_in(share__view word, const uint32_t *lengths)
{
    const unsigned first = (unsigned char)word.p[0] & 31;
    const unsigned last = (unsigned char)word.p[word.n - 1] & 31;
    return (lengths[first << 5 | last] >> (word.n & 31) & 1) != 0;
}

static inline uint32_t share__word_load_lower(const unsigned char *p)
{
    const uint32_t x = share__word_load(p), each = 0x01010101u;
    const uint32_t capitals = (x + each * (0x80 - 'A')) & ~(x + each * (0x7F - 'Z'));
    return x | (capitals & each * 0x80) >> 2;
}

static inline uint32_t share__word_hash_lower(share__view word)
{
    if (word.n < 4) {
        const char lower[3] = {share__lower(word.p[0]), share__lower(word.p[word.n / 2]),
                               share__lower(word.p[word.n - 1])};
        uint32_t h = (uint32_t)word.n * 0xC2B2AE3Du;
        h +=
            ((uint32_t)lower[0] | (uint32_t)lower[1] << 8 | (uint32_t)lower[2] << 16) * 0x9E3779B1u;
        h ^= h >> 15;
        return h * 0x27D4EB2Fu;
    }
    const unsigned char *p = (const unsigned char *)word.p;
    uint32_t h = (uint32_t)word.n * 0xC2B2AE3Du + share__word_load_lower(p) * 0x9E3779B1u +
                 share__word_load_lower(p + word.n - 4) * 0x85EBCA77u;
    h ^= h >> 15;
    return h * 0x27D4EB2Fu;
}

static inline bool share__word_equal_lower(const unsigned char *a, share__view word)
{
    for (size_t i = 0; i < word.n; i++)
        if (a[i] != (unsigned char)share__lower(word.p[i]))
            return false;
    return true;
}

static inline int share__word_find_lower(share__view word, const uint16_t *buckets,
                                         const uint32_t *places, const unsigned char *text,
                                         int bits)
{
    const uint16_t *bucket = buckets + (share__word_hash_lower(word) >> (32 - bits));
    for (unsigned i = bucket[0], end = bucket[1]; i < end; i++)
        if ((places[i] & 0xFF) == word.n && share__word_equal_lower(text + (places[i] >> 8), word))
            return (int)i;
    return -1;
}

#endif
