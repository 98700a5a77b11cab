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

#endif
