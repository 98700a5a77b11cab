/* sentences.h - where sentences end. */
#ifndef SHARE_PICK_SENTENCES_H
#define SHARE_PICK_SENTENCES_H

#include "pick/language.h"

/* Cuts the first sentence off *rest, one paragraph of plain text; false when nothing is left. The
 * sentence is trimmed; together the sentences are the paragraph, less the white space between
 * them. A wrong cut puts a fragment into a post, a missed one only makes a sentence long: in doubt
 * there is no cut. */
bool share__next_sentence(share__view *rest, share__language language, share__view *sentence);

#endif
