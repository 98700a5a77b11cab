/* view.h - a piece of text that somebody else owns.
 *
 * The one way in which document text travels inside the library: pointer and length, by value,
 * never NUL-terminated. A parser takes a view and hands back a shorter one. */
#ifndef SHARE_BASE_VIEW_H
#define SHARE_BASE_VIEW_H

#include <stdbool.h>
#include <stddef.h>

typedef struct share__view {
    const char *p;
    size_t n;
} share__view;

/* A string literal as a view. */
#define SHARE__LIT(s) ((share__view){("" s), sizeof(s) - 1})

share__view share__view_of(const char *string); /* NULL gives the empty view */
share__view share__view_between(const char *start, const char *end);
share__view share__view_from(share__view v, size_t start);            /* [start, end) */
share__view share__view_slice(share__view v, size_t start, size_t n); /* clamped */

/* ASCII white space: space, tab, CR, LF, VT, FF. */
bool share__is_space(char c);
bool share__is_digit(char c);
bool share__is_alpha(char c); /* ASCII letters only */
char share__lower(char c);    /* ASCII letters only */

share__view share__trim(share__view v); /* ASCII white space off both ends */
share__view share__trim_end(share__view v);
/* Cuts the first line off *rest, without its LF, CRLF or CR; false when nothing is left. */
bool share__next_line(share__view *rest, share__view *line);

bool share__equal(share__view a, share__view b);
bool share__equal_nocase(share__view a, share__view b); /* ASCII letters fold */
bool share__starts_with(share__view v, share__view prefix);
bool share__starts_nocase(share__view v, share__view prefix);
bool share__ends_with(share__view v, share__view suffix);
bool share__ends_nocase(share__view v, share__view suffix);
/* The offset of the first 'c' or 'needle' at or after 'from'; v.n when there is none. */
size_t share__find(share__view v, char c, size_t from);
size_t share__find_view(share__view v, share__view needle, size_t from);

#endif
