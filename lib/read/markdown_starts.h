/* markdown_starts.h - what the start of a line says about it, for blocks that no parser sees. 'end'
 * is that of the line, 'p' is behind its white space. */
#ifndef SHARE_READ_MARKDOWN_STARTS_H
#define SHARE_READ_MARKDOWN_STARTS_H

#include "read/markdown_lines.h"

/* Whether words start there, or a mark that stands among words: nothing that starts a block, or
 * that the line pass takes for more. */
bool share__starts_text(const char *p, const char *end);
/* Behind the mark of an item and the spaces after it, where there is text; NULL when there is none.
 */
const char *share__starts_item(const char *p, const char *end);
/* Whether it is an item that ends a paragraph it stands in: one with text, and no number but 1. */
bool share__item_interrupts(const char *p, const char *end);
/* "## ": how many number signs, 0 when it is no heading. */
unsigned share__starts_heading(const char *p, const char *end);
/* "===" or "---" below a paragraph: the level of the heading that this makes of it, else 0. */
unsigned share__starts_underline(const char *p, const char *end);
/* MDX imports at the start of a paragraph. */
bool share__may_import(const char *p, const char *end);
/* Behind the empty lines that start at 'p'; *count is how many. */
const char *share__behind_blank_lines(const char *p, const char *end, unsigned *count);

#endif
