/* inline.h - plain text from one line or paragraph of Markdown, such as a title in front matter. */
#ifndef SHARE_READ_INLINE_H
#define SHARE_READ_INLINE_H

#include "base/arena.h"
#include "base/error.h"

/* Takes off emphasis, links, code marks (the code stays: `<progress>` is a word), images, inline
 * HTML, shortcodes, attributes in braces and footnote marks; decodes entities once; folds white
 * space to single spaces and trims. Text without any of these comes back as it is. The result is
 * a view of 'markdown' or a piece of the arena. SHARE_ERR_MEMORY is the only failure. */
share_status share__plain_inline(share__arena *arena, share__view markdown, share__view *out);

/* The same for text that is no Markdown (a page's title): only white space, controls. */
share_status share__plain_text(share__arena *arena, share__view text, share__view *out);

/* Part of a text that is code, or stands for itself: [start, end). */
typedef struct share__zone {
    size_t start, end;
} share__zone;
enum { SHARE__ZONES = 64 }; /* as many as are kept apart; what comes behind is text */

/* What CommonMark leaves in a text that has been through it: wiki links, footnote marks, links
 * that are none, task boxes, ":emoji:", emphasis that did not close, ZWSP and controls. In place;
 * the zones, in order, stay as they are. Returns the new length. */
size_t share__clean_markdown(char *text, size_t n, const share__zone *zones, size_t zone_count);

/* Whether there may be any of that in a text, which ends in a NUL: then it has one of these bytes
 * (no more than 16, which is what C libraries look for at once). */
#define SHARE__LEFTOVERS "[]:*~=_`\xC2\xE2\xEF\x7F"
bool share__needs_cleaning(const char *text, size_t n);

#endif
