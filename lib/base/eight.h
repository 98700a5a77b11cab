/* eight.h - eight bytes looked at together, in one number.
 *
 * The first byte is the lowest. What is asked about each byte is answered by marks: the highest
 * bit of the byte is set where the answer is yes, no other bit is. */
#ifndef SHARE_BASE_EIGHT_H
#define SHARE_BASE_EIGHT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define SHARE__EACH(byte) (0x0101010101010101u * (uint64_t)(byte))
#define SHARE__HIGH SHARE__EACH(0x80)
#define SHARE__CASES SHARE__EACH(0x20) /* what tells 'a' from 'A' */

static inline uint64_t share__eight(const char *p)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    uint64_t bytes; /* what is below is one load, too, unless other loads stand beside it */
    memcpy(&bytes, p, 8);
    return bytes;
#else
    const unsigned char *b = (const unsigned char *)p;
    return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24 |
           (uint64_t)b[4] << 32 | (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 |
           (uint64_t)b[7] << 56;
#endif
}

/* The bytes that are 'byte'. */
static inline uint64_t share__eight_equal(uint64_t x, unsigned char byte)
{
    const uint64_t y = x ^ SHARE__EACH(byte);
    return ~(((y & ~SHARE__HIGH) + ~SHARE__HIGH) | y) & SHARE__HIGH;
}

/* The bytes of ASCII from 'first' to 'last'; where others stand beside them, wrong ones too. */
static inline uint64_t share__eight_between(uint64_t x, unsigned char first, unsigned char last)
{
    return (x + SHARE__EACH(0x80 - first)) & ~(x + SHARE__EACH(0x7F - last)) & SHARE__HIGH;
}

/* No marks when all are printable ASCII without two spaces side by side; *space is whether the byte
 * before is a space, 0 or marked, and becomes that of the last one. A space in front of an
 * exclamation mark is taken for two: whoever asks has a slower way for what is not plain. */
static inline uint64_t share__eight_odd(uint64_t x, uint64_t *space)
{
    const uint64_t spaces = (x ^ SHARE__EACH(' ')) - SHARE__EACH(1);
    const uint64_t doubled = spaces & (spaces << 8 | *space);
    *space = spaces >> 56;
    return (x | (x - SHARE__EACH(' ')) | (x + SHARE__EACH(1)) | doubled) & SHARE__HIGH;
}

static inline unsigned share__eight_count(uint64_t marks)
{
    return (unsigned)(((marks >> 7) * SHARE__EACH(1)) >> 56);
}

/* As share__is_ascii(), for short texts. */
static inline bool share__eight_ascii(const char *p, size_t n)
{
    if (n < 8) {
        uint64_t all = 0;
        for (size_t i = 0; i < n; i++)
            all |= (unsigned char)p[i];
        return (all & 0x80) == 0;
    }
    uint64_t all = share__eight(p + n - 8);
    size_t i = 0;
    for (; i + 32 <= n; i += 32)
        all |= share__eight(p + i) | share__eight(p + i + 8) | share__eight(p + i + 16) |
               share__eight(p + i + 24);
    for (; i + 8 < n; i += 8)
        all |= share__eight(p + i);
    return (all & SHARE__HIGH) == 0;
}

/* The bytes at p, zeros from 'end' on; there are eight bytes before 'end'. */
static inline uint64_t share__eight_near(const char *p, const char *end)
{
    if (end - p >= 8)
        return share__eight(p);
    return p < end ? share__eight(end - 8) >> 8 * (8 - (end - p)) : 0;
}

/* Fewer than eight bytes. */
static inline uint64_t share__eight_some(const char *p, size_t n)
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
    return (unsigned)((mask & SHARE__EACH(1)) * SHARE__EACH(1) >> 56);
}

/* The bytes from the first one on that are ASCII letters: 0xFF in each of them, 0 behind. */
static inline uint64_t share__leading_letters(uint64_t bytes)
{
    uint64_t small = (bytes & SHARE__EACH(0x7F)) | SHARE__CASES;
    uint64_t from_a = small + SHARE__EACH(0x80 - 'a'), past_z = small + SHARE__EACH(0x7F - 'z');
    return share__before_first((past_z | bytes | ~from_a) & SHARE__HIGH);
}

#endif
