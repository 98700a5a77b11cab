/* judge.h - what speaks against quoting a sentence on its own. */
#ifndef SHARE_PICK_JUDGE_H
#define SHARE_PICK_JUDGE_H

#include "pick/language.h"

#include <stdint.h>

enum {
    SHARE__DANGLING = 1 << 0, /* leans on what stands before it: "It ...", "However, ..." */
    SHARE__META = 1 << 1,     /* about the article: "in this post", "as we saw" */
    SHARE__CALL = 1 << 2,     /* wants something: "subscribe", "book a", "click" */
    SHARE__QUESTION = 1 << 3,
    SHARE__OPEN_END = 1 << 4,   /* ends in a colon, an ellipsis, or without a terminator */
    SHARE__UNBALANCED = 1 << 5, /* a bracket or quotation mark without its partner, a gap */
    SHARE__SHORT = 1 << 6,
    SHARE__LONG = 1 << 7,
    SHARE__RAW = 1 << 8,      /* a URL, an e-mail address, code or markup in it */
    SHARE__LEADS = 1 << 9,    /* no capital, digit or caseless letter in front */
    SHARE__LEANS = 1 << 11,   /* a pronoun among its first words or at its end, a subject or a verb
                                 that is left out, an entry of a list: says less alone */
    SHARE__SPEAKER = 1 << 10, /* the author about himself: "I ...", "my" */
    SHARE__OURS = 1 << 12, /* "we", "your" among its first words, "this" anywhere: better without */
    SHARE__NOTICE = 1 << 13,  /* a caption, a disclaimer, an editor's note; so is its paragraph */
    SHARE__SPEECH = 1 << 14,  /* somebody's words, and it does not say whose */
    SHARE__FOREIGN = 1 << 15, /* English in a text of another language: boilerplate, untranslated */
    SHARE__PRIVATE = 1 << 16  /* "I", "my" anywhere: rather his own story, better without */
};

/* The length of a sentence in columns of text: what 'short' and 'long' are measured in. Wide
 * characters say twice as much as narrow ones. */
uint32_t share__width(share__view text);

/* The phrases of one language: NULL for one that has no list. */
typedef struct share__judge {
    uint32_t starts[64];    /* a bit for each hash of three bytes that a phrase starts with */
    uint32_t places, text;  /* in share__judge_bytes: of its buckets, of its phrases */
    uint16_t letters, mask; /* how many buckets there are of both kinds, less one */
    bool own_script;        /* not written in Latin letters */
} share__judge;
const share__judge *share__judge_of(share__language language);

/* A set of the reasons above; 0 for a sentence that stands by itself. */
uint32_t share__judge_sentence(const share__judge *judge, share__view sentence);
/* The same for one whose width is known. */
uint32_t share__judge_measured(const share__judge *judge, share__view sentence, uint32_t width);

#endif
