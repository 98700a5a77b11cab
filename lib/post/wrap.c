/* wrap.c - where a line ends that is so many columns wide, in a terminal or (as a model) in a feed.
 *
 * A line ends at a line break, else at the last blank that fits, which is not shown, or between two
 * characters of scripts that put no space between words, else between two grapheme clusters: never
 * inside one. A line holds at least one cluster, however wide. A cluster is as wide as its
 * characters together, but an emoji, however many it is made of, takes two columns. */
#include "post/wrap.h"

#include "base/utf8.h"
#include "post/boundary.h"

/* One grapheme cluster: its bytes, its first and last code point. */
typedef struct cluster {
    size_t n;
    uint32_t first, last;
    size_t columns;
} cluster;

static size_t columns_of(share__view v)
{
    bool emoji = share__is_emoji(share__utf8_first(v));
    size_t sum = 0;
    for (const char *p = v.p, *end = p + v.n; p < end;) {
        uint32_t c = share__utf8_next(&p, end);
        bool as_emoji = c == 0xFE0F; /* what stands before it is shown as one */
        emoji = emoji || as_emoji;
        sum += as_emoji ? 2 : (size_t)share__columns(c);
    }
    return emoji && sum > 2 ? 2 : sum;
}

/* A cluster of well-formed text; the length 0 where the bytes are none. Looks no further than it
 * has to: lines of a long text are asked for one by one. */
static size_t well_formed_cluster(share__view rest)
{
    for (size_t window = 64;; window *= 4) {
        share__view seen = share__view_slice(rest, 0, window);
        size_t good = share__utf8_check(seen);
        size_t n = share__grapheme_end(share__view_slice(seen, 0, good));
        if (n < good || seen.n == rest.n || good + 4 <= seen.n)
            return n;
    }
}

/* Whether a wide character of three bytes stands there, all of it well-formed. */
static bool is_wide_at(share__view v, size_t at)
{
    const char *p = v.p + at, *end = v.p + v.n;
    return end - p >= 3 && ((unsigned char)p[0] & 0xF0) == 0xE0 &&
           ((unsigned char)p[1] & 0xC0) == 0x80 && ((unsigned char)p[2] & 0xC0) == 0x80 &&
           share__is_wide(share__utf8_next(&p, end));
}

static cluster cluster_at(share__view text, size_t at)
{
    share__view rest = share__view_from(text, at);
    unsigned char c = (unsigned char)rest.p[0];
    if (c >= 0x20 && c < 0x7F && (rest.n == 1 || (unsigned char)rest.p[1] < 0x80))
        return (cluster){1, c, c, 1};
    if (c >= 0xE3 && is_wide_at(rest, 0) &&
        (rest.n == 3 || (signed char)rest.p[3] >= 0x20 || is_wide_at(rest, 3))) {
        uint32_t wide = share__utf8_first(rest);
        return (cluster){3, wide, wide, 2};
    }
    size_t n = well_formed_cluster(rest);
    if (n == 0)
        return (cluster){share__utf8_bad_length(rest, 0), 0xFFFD, 0xFFFD, 1};
    share__view v = share__view_slice(rest, 0, n);
    return (cluster){n, share__utf8_first(v), share__utf8_last(v), columns_of(v)};
}

/* Whether a line may begin with 'c', 'before' standing before it. */
static bool may_begin(uint32_t before, uint32_t c)
{
    if (before < 0x80 && c < 0x80)
        return before == ' ' && c != ' ';
    return share__word_boundary(before, c) && !share__is_blank(c);
}

/* Whether the byte at 'i' and the next one are ASCII that is no control: each is a cluster. */
static bool is_narrow(share__view text, size_t i)
{
    unsigned char c = (unsigned char)text.p[i];
    return c >= 0x20 && c < 0x7F && i + 1 < text.n && (signed char)text.p[i + 1] >= 0x20;
}

share__line share__line_at(share__view text, size_t at, size_t columns)
{
    share__line line = {at, at, 0}; /* up to the last place where it may break */
    size_t used = 0, i = at;
    uint32_t before = 0;
    bool blank_before = true;
    while (i < text.n && text.p[i] != '\n' && text.p[i] != '\r') {
        if (used < columns && is_narrow(text, i)) { /* as below, without a cluster */
            const bool blank = text.p[i] == ' ';
            if (blank && !blank_before) {
                line.end = i;
                line.columns = used;
            } else if (!blank && i > at && may_begin(before, (unsigned char)text.p[i])) {
                line.next = i;
                line.end = blank_before ? line.end : i;
                line.columns = blank_before ? line.columns : used;
            }
            blank_before = blank;
            before = (unsigned char)text.p[i++];
            used++;
            continue;
        }
        cluster c = cluster_at(text, i);
        bool blank = c.first < 0x80 ? c.first == ' ' : share__is_blank(c.first);
        if (blank && !blank_before) {
            line.end = i;
            line.columns = used;
        } else if (!blank && i > at && may_begin(before, c.first)) {
            line.next = i;
            if (!blank_before) {
                line.end = i;
                line.columns = used;
            }
        }
        used += c.columns;
        if (used > columns && !blank && i > at)
            return line.next > at ? line : (share__line){i, i, used - c.columns};
        blank_before = blank;
        before = blank ? c.first : c.last;
        i += c.n;
    }
    line.next = i < text.n ? i + cluster_at(text, i).n : i;
    if (blank_before) /* blanks at the end are not shown, whether they fit or hang over it */
        return line;
    return (share__line){i, line.next, used};
}
