/* fold.h - what a feed shows of a post before "see more". */
#ifndef SHARE_POST_FOLD_H
#define SHARE_POST_FOLD_H

#include "base/view.h"

/* An estimate: the bytes of 'text' in its first 'lines' rendered lines of 'columns' each; all of
 * them when nothing is hidden. */
size_t share__fold(share__view text, unsigned lines, unsigned columns);

#endif
