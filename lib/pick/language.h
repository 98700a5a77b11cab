/* language.h - which language a text is in, and the words that carry no meaning in it. */
#ifndef SHARE_PICK_LANGUAGE_H
#define SHARE_PICK_LANGUAGE_H

#include "base/view.h"
#include "pick/languages.inc"

#include <stdint.h>

/* SHARE__LANGUAGE_UNKNOWN has no stop words. The others are named after their tags:
 * SHARE__LANGUAGE_de. */
typedef unsigned share__language;
#define SHARE__LANGUAGE_NAME(tag) SHARE__LANGUAGE_##tag,
enum { SHARE__LANGUAGE_UNKNOWN = 0, SHARE__LANGUAGES(SHARE__LANGUAGE_NAME) SHARE__LANGUAGE_COUNT };

/* From a BCP 47 tag ("pt-BR", "zh_Hans"), by its primary subtag, in any case. */
share__language share__language_named(share__view tag);
/* The primary subtag, "" for the unknown one. */
const char *share__language_tag(share__language language);

/* A guess collects text until it is asked: feed it paragraphs, best the first ones of the
 * article. What is fed past a few KiB is not looked at. Starts zeroed. */
typedef struct share__language_votes {
    unsigned votes[64];   /* weight by language */
    unsigned scripts[32]; /* letters by script */
    unsigned letters;
    unsigned bytes;
} share__language_votes;
void share__language_feed(share__language_votes *votes, share__view text);
/* Whether more text could hardly change the guess: one script, and one language that has twice the
 * votes of any other and twice what it needs. */
bool share__language_is_clear(const share__language_votes *votes);
/* Unknown when too little speaks for any language. */
share__language share__language_guess(const share__language_votes *votes);
/* Whether the text is in another language than the one that its page states, without a doubt. */
bool share__language_is_another(const share__language_votes *votes, share__language stated);

/* The languages in which 'word', in lower case, is a function word: bit n for language n. */
uint64_t share__stop_word_mask(share__view word);
/* 'word' in lower case. Function words only: "computer" and "research" are no stop words. Knows
 * English contractions (we've, that's, don't) and elisions (l', qu'il, dell'), with ' and ’. */
bool share__is_stop_word(share__language language, share__view word);
/* Its slow part: whether 'word' is a contraction or elision of stop words. */
bool share__is_joined_stop_word(share__language language, share__view word);

#endif
