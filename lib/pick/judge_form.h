/* judge_form.h - what the form of a whole sentence tells: does it end, does it lean? */
#ifndef SHARE_PICK_JUDGE_FORM_H
#define SHARE_PICK_JUDGE_FORM_H

#include "base/view.h"

#include <stdbool.h>
#include <stdint.h>

/* How it ends: SHARE__OPEN_END, SHARE__QUESTION or neither. Thai ends its sentences with nothing.
 */
uint32_t share__judge_end(share__view text);

/* Korean and Japanese leave out what was said before: a sentence in which no word is marked as its
 * subject or topic (は, が, も) speaks of something that is not there. Korean ones end with a verb,
 * unless they are an item of a list or a heading. Both are known by their letters; Chinese, which
 * has none of them, is left alone. */
uint32_t share__judge_subject(share__view text);

/* "FOIA - A tool that ...", "Ada Lovelace — (born 1815) ...": an entry of a list. All words before
 * the dash start with a capital, and so does what is behind it; a second dash would end an
 * insertion. */
bool share__is_entry(share__view text);

#endif
