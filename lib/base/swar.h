/* swar.h - eight bytes as one number.
 *
 * Loaded with the first byte lowest on every machine: compilers make one load of it where that is
 * what the machine does. No byte of a mask is touched by its neighbours: additions carry into no
 * other byte, since they are made without the highest bits. */
#ifndef SHARE_BASE_SWAR_H
#define SHARE_BASE_SWAR_H

#include <stddef.h>
#include <stdint.h>

static const uint64_t share__ones = 0x0101010101010101u; /* times a byte: that byte eight times */
static const uint64_t share__highs = 0x8080808080808080u;
static const uint64_t share__cases = 0x2020202020202020u; /* what tells 'a' from 'A' */

static inline uint64_t share__load_8(const char *p)
{
    const unsigned char *b = (const unsigned char *)p;
    return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24 |
           (uint64_t)b[4] << 32 | (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 |
           (uint64_t)b[7] << 56;
}

/* The bytes at p, zeros from 'end' on; there are eight bytes before 'end'. */
static inline uint64_t share__load_near(const char *p, const char *end)
{
    if (end - p >= 8)
        return share__load_8(p);
    return p < end ? share__load_8(end - 8) >> 8 * (8 - (end - p)) : 0;
}

/* Fewer than eight bytes. */
static inline uint64_t share__load_some(const char *p, size_t n)
{
    uint64_t bytes = 0;
    for (size_t i = 0; i < n; i++)
        bytes |= (uint64_t)(unsigned char)p[i] << 8 * i;
    return bytes;
}

/* The first n bytes of 'bytes', n <= 8. */
static inline uint64_t share__first_bytes(uint64_t bytes, unsigned n)
{
    return n < 8 ? bytes & (((uint64_t)1 << 8 * n) - 1) : bytes;
}

/* From a mask that has the highest bit of some bytes: 0xFF in all bytes before the first of them.
 */
static inline uint64_t share__before_first(uint64_t highs)
{
    return ((highs & (0 - highs)) >> 7) - 1;
}

/* How many bytes of a mask are 0xFF, all others being 0. */
static inline unsigned share__count_bytes(uint64_t mask)
{
    return (unsigned)((mask & share__ones) * share__ones >> 56);
}

/* The bytes from the first one on that are ASCII letters: 0xFF in each of them, 0 behind. */
static inline uint64_t share__leading_letters(uint64_t bytes)
{
    uint64_t small = (bytes & share__ones * 0x7F) | share__cases;
    uint64_t from_a = small + share__ones * (0x80 - 'a'),
             past_z = small + share__ones * (0x7F - 'z');
    return share__before_first((past_z | bytes | ~from_a) & share__highs);
}

#endif
