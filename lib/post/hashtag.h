/* hashtag.h - from a tag as its author wrote it to a hashtag. */
#ifndef SHARE_POST_HASHTAG_H
#define SHARE_POST_HASHTAG_H

#include "base/arena.h"
#include "base/view.h"

/* How the article spells words that have capitals inside: what a tag in lower case leaves open. */
typedef struct share__spellings {
    share__view words[64];
    size_t count;
    bool dotted_i;         /* Turkish and Azerbaijani: the capital of i is U+0130 */
    const char *ampersand; /* how a free-standing & is said; NULL: it is left out */
} share__spellings;
/* Empty but for what the language says, a BCP 47 tag; 'words' is not cleared. */
void share__spellings_start(share__spellings *spellings, share__view language);
void share__learn_spellings(share__spellings *spellings, share__view text);

/* "heavy slow resistance" becomes "#HeavySlowResistance"; the empty view when 'tag' can't become a
 * hashtag. See docs/networks.md for the rules. 'spellings' may be NULL. False when memory ends. The
 * result has a NUL. */
bool share__hashtag(share__arena *arena, share__view tag, const share__spellings *spellings,
                    share__view *out);
/* Whether two hashtags are one to a network: case does not count. */
bool share__same_hashtag(share__view a, share__view b);
/* The hashtags of 'tags' in their order, at most 'max', each once. False when memory ends. */
bool share__hashtags(share__arena *arena, const share__view *tags, size_t count,
                     const share__spellings *spellings, size_t max, share__view *out,
                     size_t *out_count);

/* Where the hashtag that starts at text.p[at] ends; 'at' when none does. */
size_t share__hashtag_end(share__view text, size_t at);

#endif
