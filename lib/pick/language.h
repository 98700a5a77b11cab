/* language.h - which language a text is in, and the words that carry no meaning in it. */
#ifndef SHARE_PICK_LANGUAGE_H
#define SHARE_PICK_LANGUAGE_H

#include "base/view.h"

/* An index into the table of languages; SHARE__LANGUAGE_UNKNOWN has no stop words. */
typedef unsigned share__language;
enum { SHARE__LANGUAGE_UNKNOWN = 0 };

/* From a BCP 47 tag ("pt-BR", "zh_Hans"), by its primary subtag, in any case. */
share__language share__language_named(share__view tag);
/* The primary subtag, "" for the unknown one. */
const char *share__language_tag(share__language language);

/* A guess collects text until it is asked: feed it paragraphs, best the first ones of the
 * article. What is fed past a few KiB is not looked at. */
typedef struct share__language_votes {
    unsigned votes[64];   /* weight by language */
    unsigned scripts[16]; /* letters by script */
    unsigned letters;
    unsigned bytes;
} share__language_votes;
void share__language_feed(share__language_votes *votes, share__view text);
share__language share__language_guess(const share__language_votes *votes);

/* 'word' in lower case. Function words only: "computer" and "research" are no stop words. */
bool share__is_stop_word(share__language language, share__view word);

#endif
