/* truncate.h - measuring and cutting text without ever breaking a character. */
#ifndef SHARE_POST_TRUNCATE_H
#define SHARE_POST_TRUNCATE_H

#include "base/arena.h"
#include "base/view.h"

#include <share/share.h>

size_t share__measure(share__view text, share_unit unit); /* well-formed text */
/* Any bytes: what is ill-formed counts as U+FFFD, as it would after reading. */
size_t share__measure_any(share__view bytes, share_unit unit);

/* A prefix of 'text' of at most 'max' units, an ellipsis included where something was cut: the
 * text as it is when it fits, else cut at a sentence end, word end or grapheme cluster, never
 * inside a URL, hashtag, mention or number, with open bidirectional isolates closed. Idempotent;
 * for every max from 0. False when memory ends. */
bool share__truncate(share__arena *arena, share__view text, share_unit unit, size_t max,
                     share__view *out);

#endif
