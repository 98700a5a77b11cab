/* view.c - looking at text without owning it. ASCII only: what needs Unicode is in utf8.c. */
#include "base/view.h"

#include <stdint.h>

share__view share__view_of(const char *string)
{
    return (share__view){string ? string : "", string ? strlen(string) : 0};
}

bool share__is_ascii(share__view v)
{
    const uint64_t high = 0x8080808080808080u;
    uint64_t words[4];
    size_t i = 0;
    for (; v.n - i >= 32; i += 32) {
        memcpy(words, v.p + i, 32);
        if ((words[0] | words[1] | words[2] | words[3]) & high)
            return false;
    }
    for (; v.n - i >= 8; i += 8) {
        memcpy(words, v.p + i, 8);
        if (words[0] & high)
            return false;
    }
    unsigned char rest = 0;
    for (; i < v.n; i++)
        rest |= (unsigned char)v.p[i];
    return rest < 0x80;
}

share__view share__trim(share__view v)
{
    while (v.n > 0 && share__is_space(v.p[0])) {
        v.p++;
        v.n--;
    }
    return share__trim_end(v);
}

/* In a text that ends its lines with CR, a search for LF would run to its end for every line. */
enum { STRETCH = 512 };

bool share__next_line(share__view *rest, share__view *line)
{
    if (rest->n == 0)
        return false;
    size_t n = 0;
    for (bool found = false; !found && n < rest->n;) {
        size_t stretch = rest->n - n < STRETCH ? rest->n - n : STRETCH;
        const char *newline = memchr(rest->p + n, '\n', stretch);
        if (newline)
            stretch = (size_t)(newline - (rest->p + n));
        const char *carriage = stretch > 0 ? memchr(rest->p + n, '\r', stretch) : NULL;
        found = newline || carriage;
        n = carriage ? (size_t)(carriage - rest->p) : n + stretch;
    }
    *line = (share__view){rest->p, n};
    size_t skip = n;
    if (skip < rest->n && rest->p[skip] == '\r')
        skip++;
    if (skip < rest->n && rest->p[skip] == '\n')
        skip++;
    *rest = share__view_from(*rest, skip);
    return true;
}

bool share__equal(share__view a, share__view b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool share__equal_nocase(share__view a, share__view b)
{
    return a.n == b.n && share__starts_nocase(a, b);
}

bool share__starts_with(share__view v, share__view prefix)
{
    return v.n >= prefix.n && share__equal((share__view){v.p, prefix.n}, prefix);
}

bool share__starts_nocase(share__view v, share__view prefix)
{
    if (v.n < prefix.n)
        return false;
    for (size_t i = 0; i < prefix.n; i++)
        if (share__lower(v.p[i]) != share__lower(prefix.p[i]))
            return false;
    return true;
}

bool share__ends_with(share__view v, share__view suffix)
{
    return v.n >= suffix.n && share__equal(share__view_from(v, v.n - suffix.n), suffix);
}

bool share__ends_nocase(share__view v, share__view suffix)
{
    return v.n >= suffix.n && share__equal_nocase(share__view_from(v, v.n - suffix.n), suffix);
}

size_t share__find_view(share__view v, share__view needle, size_t from)
{
    if (needle.n == 0)
        return from < v.n ? from : v.n;
    const size_t second = needle.n > 1 ? 1 : 0; /* most places are told by two bytes */
    for (size_t at = share__find(v, needle.p[0], from); at + needle.n <= v.n;
         at = share__find(v, needle.p[0], at + 1))
        if (v.p[at + second] == needle.p[second] && memcmp(v.p + at, needle.p, needle.n) == 0)
            return at;
    return v.n;
}
