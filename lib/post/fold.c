/* fold.c - the fold, as a model: a feed clamps the text to some rendered lines. A line breaks at
 * the last space that fits, else between characters; a blank line is a line, and when the last line
 * before the fold would be blank it is not shown. Wide characters take two columns.
 *
 * The width of a line in a proportional font is no number of columns, so this is an estimate. */
#include "post/fold.h"

#include "base/utf8.h"
#include "post/boundary.h"
#include "post/truncate.h"

static unsigned cluster_columns(share__view cluster)
{
    unsigned widest = 0;
    for (const char *p = cluster.p, *end = p + cluster.n; p < end;) {
        uint32_t c = share__utf8_next(&p, end);
        int columns = c == 0xFE0F ? 2 : share__columns(c);
        if (columns > (int)widest)
            widest = (unsigned)columns;
    }
    return widest;
}

/* Where the rendered line that starts at 'at' ends, and in *next where the one after it starts. */
static size_t line_end(share__view text, size_t at, unsigned columns, size_t *next)
{
    unsigned used = 0;
    size_t break_end = at, break_next = at;
    uint32_t before = 0;
    for (size_t i = at; i < text.n;) {
        share__view rest = share__view_from(text, i);
        if (rest.p[0] == '\n') {
            *next = i + 1;
            return i;
        }
        uint32_t c = share__utf8_first(rest);
        if (i > at && share__word_boundary(before, c) && !share__is_blank(c)) {
            break_next = i;
            break_end = share__is_blank(before) ? break_end : i;
        } else if (share__is_blank(c)) {
            break_end = i;
        }
        size_t n = share__grapheme_end(rest);
        used += cluster_columns(share__view_slice(rest, 0, n));
        if (used > columns && !share__is_blank(c)) {
            *next = break_next > at ? break_next : i;
            return break_next > at ? break_end : i;
        }
        before = share__utf8_last(share__view_slice(rest, 0, n));
        i += n;
    }
    *next = text.n;
    return text.n;
}

size_t share__fold(share__view text, share_unit unit, unsigned lines, unsigned columns)
{
    size_t at = 0, shown = 0;
    for (unsigned line = 0; line < lines && at < text.n; line++) {
        size_t next, end = line_end(text, at, columns, &next);
        if (end > at)
            shown = end;
        if (next == at)
            next = at + share__grapheme_end(share__view_from(text, at));
        at = next;
    }
    return share__measure(at < text.n ? share__view_slice(text, 0, shown) : text, unit);
}
