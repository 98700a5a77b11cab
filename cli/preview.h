/* preview.h - what the feed will show, drawn in the terminal. */
#ifndef CLI_PREVIEW_H
#define CLI_PREVIEW_H

#include <share/share.h>
#include <stdbool.h>

/* False when it could not be written; the words are said. */
bool preview(const share_article *article, const share_post *post);

#endif
