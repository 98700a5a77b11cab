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

static bool is_ascii_at(share__view text, size_t at)
{
    return at >= text.n || (unsigned char)text.p[at] < 0x80;
}

/* Whether a line may begin with 'c', 'before' standing before it. */
static bool may_begin(uint32_t before, uint32_t c)
{
    if (before < 0x80 && c < 0x80)
        return before == ' ' && c != ' ';
    return share__word_boundary(before, c) && !share__is_blank(c);
}

/* Where the rendered line that starts at 'at' ends, and in *next where the one after it starts. */
static size_t line_end(share__view text, size_t at, unsigned columns, size_t *next)
{
    unsigned used = 0;
    size_t break_end = at, break_next = at;
    uint32_t before = 0;
    for (size_t i = at, n; i < text.n; i += n) {
        share__view rest = share__view_from(text, i);
        if (rest.p[0] == '\n') {
            *next = i + 1;
            return i;
        }
        uint32_t c = share__utf8_first(rest);
        bool blank = c < 0x80 ? c == ' ' : share__is_blank(c);
        if (blank) {
            break_end = i;
        } else if (i > at && may_begin(before, c)) {
            break_next = i;
            break_end = share__is_blank(before) ? break_end : i;
        }
        bool alone = c < 0x80 && is_ascii_at(text, i + 1);
        n = alone ? 1 : share__grapheme_end(rest);
        used += alone ? 1 : cluster_columns(share__view_slice(rest, 0, n));
        if (used > columns && !blank) {
            *next = break_next > at ? break_next : i;
            return break_next > at ? break_end : i;
        }
        before = alone ? c : share__utf8_last(share__view_slice(rest, 0, n));
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
