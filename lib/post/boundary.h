/* boundary.h - where text may be cut without harm to what stands there. */
#ifndef SHARE_POST_BOUNDARY_H
#define SHARE_POST_BOUNDARY_H

#include "base/view.h"

#include <stdint.h>

/* The end of the sentence that starts at 'from', closing quotes included; text.n when it is the
 * last one. In doubt a sentence goes on. */
size_t share__sentence_end(share__view text, size_t from);
/* Whether 'text' ends with a mark that ends sentences, closing quotes and brackets apart. */
bool share__ends_sentence(share__view text);

/* If a URL, hashtag, mention, address or number starts at text.p[at]: where it ends; else 'at'. */
size_t share__token_end(share__view text, size_t at);

/* Whether a line may end between the characters 'before' and 'after': at white space, and, in
 * scripts without it, where their typography allows it. */
bool share__word_boundary(uint32_t before, uint32_t after);

bool share__is_opener(uint32_t c); /* brackets and quotes that only open */
bool share__is_closer(uint32_t c); /* those that may close */

#endif
