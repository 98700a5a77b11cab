/* fold.c - the fold, as a model: a feed clamps the text to some rendered lines. A line breaks as
 * wrap.c says; a blank line is a line, and when the last line before the fold would be blank it is
 * not shown.
 *
 * The width of a line in a proportional font is no number of columns, so this is an estimate. */
#include "post/fold.h"

#include "post/wrap.h"

size_t share__fold(share__view text, unsigned lines, unsigned columns)
{
    size_t at = 0, shown = 0;
    for (unsigned i = 0; i < lines && at < text.n; i++) {
        share__line line = share__line_at(text, at, columns);
        if (line.end > at)
            shown = line.end;
        at = line.next;
    }
    return at < text.n ? shown : text.n;
}
