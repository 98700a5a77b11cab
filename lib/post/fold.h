/* fold.h - what a feed shows of a post before "see more". */
#ifndef SHARE_POST_FOLD_H
#define SHARE_POST_FOLD_H

#include "base/view.h"

#include <share/share.h>

/* An estimate: the units of 'text' in its first 'lines' rendered lines of 'columns' each; all of
 * them when nothing is hidden. */
size_t share__fold(share__view text, share_unit unit, unsigned lines, unsigned columns);

#endif
