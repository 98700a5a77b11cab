/* view.h - a piece of text that somebody else owns.
 *
 * The one way in which document text travels inside the library: pointer and length, by value,
 * never NUL-terminated. A parser takes a view and hands back a shorter one. */
#ifndef SHARE_BASE_VIEW_H
#define SHARE_BASE_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct share__view {
    const char *p;
    size_t n;
} share__view;

/* A string literal as a view. */
#define SHARE__LIT(s) ((share__view){("" s), sizeof(s) - 1})

share__view share__view_of(const char *string); /* NULL gives the empty view */

/* The smallest helpers are inline: readers and pickers call them for every byte. */
static inline share__view share__view_between(const char *start, const char *end)
{
    return (share__view){start, (size_t)(end - start)};
}

static inline share__view share__view_slice(share__view v, size_t start, size_t n) /* clamped */
{
    if (start > v.n)
        start = v.n;
    if (n > v.n - start)
        n = v.n - start;
    return (share__view){v.p + start, n};
}

static inline share__view share__view_from(share__view v, size_t start) /* [start, end) */
{
    return share__view_slice(v, start, v.n);
}

/* ASCII white space: space, tab, CR, LF, VT, FF. */
static inline bool share__is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool share__is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool share__is_alpha(char c) /* ASCII letters only */
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline char share__lower(char c) /* ASCII letters only */
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* What a hexadecimal digit stands for; -1 for what is none. */
static inline int share__hex_value(char c)
{
    if (share__is_digit(c))
        return c - '0';
    c = share__lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The offset of the first 'c' at or after 'from'; v.n when there is none. */
static inline size_t share__find(share__view v, char c, size_t from)
{
    const char *hit = from < v.n ? memchr(v.p + from, (unsigned char)c, v.n - from) : NULL;
    return hit ? (size_t)(hit - v.p) : v.n;
}

bool share__is_ascii(share__view v);

static inline share__view share__trim_end(share__view v)
{
    while (v.n > 0 && share__is_space(v.p[v.n - 1]))
        v.n--;
    return v;
}

share__view share__trim(share__view v); /* ASCII white space off both ends */
/* Cuts the first line off *rest, without its LF, CRLF or CR; false when nothing is left. */
bool share__next_line(share__view *rest, share__view *line);

bool share__equal(share__view a, share__view b);
bool share__equal_nocase(share__view a, share__view b); /* ASCII letters fold */
bool share__starts_with(share__view v, share__view prefix);
bool share__starts_nocase(share__view v, share__view prefix);
bool share__ends_with(share__view v, share__view suffix);
bool share__ends_nocase(share__view v, share__view suffix);
/* As share__find(). */
size_t share__find_view(share__view v, share__view needle, size_t from);

#endif
