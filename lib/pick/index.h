/* index.h - the words and sentences of an article, counted once for all who rank.
 *
 * Covers what readers read: the text, headings, items and quotes that the roles call a part of the
 * article. All of it at the beginning (SHARE__INDEX_WHOLE columns); then headings and the first
 * sentence of each paragraph, two of one right behind a heading: there stands what the paragraph is
 * about; behind SHARE__INDEX_PARAGRAPHS bytes only what opens a section, and nothing behind
 * SHARE__INDEX_BYTES. On the posts of four sites that we measured, summaries, points and tags are
 * as good as with all of the text, at half the work and less. */
#ifndef SHARE_PICK_INDEX_H
#define SHARE_PICK_INDEX_H

#include "pick/article.h"
#include "pick/judge.h"

enum {
    SHARE__INDEX_WORDS = 32 * 1024, /* more are not counted */
    SHARE__INDEX_WHOLE = 1500,
    SHARE__INDEX_PARAGRAPHS = 10 * 1024,
    SHARE__INDEX_BYTES = 40 * 1024
};

/* A word in the ways in which the article writes it. */
enum { SHARE__FORM_LOWER, SHARE__FORM_CAPITAL, SHARE__FORM_UPPER, SHARE__FORM_MIXED, SHARE__FORMS };
typedef struct share__word {
    uint64_t head, tail; /* the first 16 bytes of the key as numbers, the first byte lowest */
    const char *key;     /* lower case; plurals folded into singulars */
    uint8_t length;      /* of the key, in bytes */
    bool stop;           /* a function word, a number, a single letter */
    bool part;           /* only ever a piece of a long run of a script without spaces */
    uint8_t chosen;      /* points.c: bit n when it stands in the n-th point */
    uint8_t form_lengths[SHARE__FORMS];
    uint32_t first;    /* its first token */
    uint32_t count;    /* how often, all forms */
    uint32_t names;    /* how often with a capital although no sentence starts there */
    uint32_t headings; /* how often in headings and the title */
    uint32_t weight;   /* 1024 * log2(count + 2 * headings); 0 for a stop word */
    uint32_t inside;   /* tags.c: the highest count of a phrase around it */
    uint32_t form_counts[SHARE__FORMS];
    const char *forms[SHARE__FORMS]; /* as first written in that form */
} share__word;

enum {
    SHARE__TOKEN_BREAK = 1,   /* something other than a space stands before it */
    SHARE__TOKEN_HEADING = 2, /* in a heading or the title */
    SHARE__TOKEN_OPENS = 4,   /* opens a sentence */
    SHARE__TOKEN_WHOLE = 8    /* of a script without spaces, and all of the text that was scanned */
};
typedef struct share__token {
    uint32_t word; /* index into words */
    uint32_t flags;
} share__token;

typedef struct share__sentence {
    share__view text;
    uint32_t block;               /* index into the document's blocks */
    uint32_t first_token, tokens; /* which of the tokens are its */
    uint32_t width;               /* in columns */
    uint16_t in_block;            /* 0 for the first sentence of its block */
    uint16_t section;             /* headings before it */
    uint32_t judgement;           /* not yet known until asked for: share__judgement() */
} share__sentence;

typedef struct share__index {
    share__arena arena;
    share__word *words;
    size_t word_count, word_room;
    uint16_t *slots; /* hash table over the words: index + 1 */
    size_t slot_count;
    share__token *tokens;
    size_t token_count, token_room;
    share__sentence *sentences; /* of text, standfirst, items and quotes */
    size_t sentence_count, sentence_room;
    size_t columns; /* of all of them */
    share__language language;
    const share__judge *judge;
    const share__block *blocks; /* the document's */
    uint32_t headline_tokens;   /* the first so many tokens are the headline's */
    uint32_t headline_content;  /* and so many of them are no function words */
} share__index;

/* The index is to be freed whatever comes back. The headline, if there is one, counts as the
 * first heading. */
share_status share__index_make(share__index *index, const struct share_article *article);
void share__index_free(share__index *index);

/* index_scan.c */
/* Room for so many words, or for twice as many as now; false when memory ends, as below. */
bool share__index_slots(share__index *index, size_t words);
/* Adds all words of a sentence or a heading. */
bool share__index_scan(share__index *index, share__view text, uint32_t flags);

/* What makes words of scripts without spaces; 0 for all others. Hiragana is particles and endings:
 * it only separates. */
enum { SHARE__HAN = 1, SHARE__KATAKANA, SHARE__HIRAGANA, SHARE__OTHER_UNSPACED };
int share__unspaced_kind(uint32_t c);

/* The reasons of judge.h against sentence 'number'; found when first asked for, since most
 * sentences of a long article are never looked at. */
uint32_t share__judgement(share__index *index, uint32_t number);

/* What the words of a sentence say. */
typedef struct share__said {
    uint32_t content;  /* how many are no function words */
    uint32_t headline; /* how many of the headline's are among them, in 1/1000 */
    uint32_t weight;   /* how much of the article they are, in 1/1024 */
} share__said;
share__said share__what_it_says(const share__index *index, const share__sentence *sentence);

/* points.c: what it is worth as a point, and whether it says what a chosen one says. */
uint32_t share__point_worth(const share__index *index, const share__sentence *sentence);
bool share__repeats(const share__index *index, const share__sentence *sentence);

/* Whether the paragraph of a sentence opens or ends with a notice: a disclaimer, an editor's note,
 * whose picture it is. */
bool share__in_notice(share__index *index, uint32_t number);

/* Base-2 logarithm of n + 1, in 1/1024: integers give the same ranking on every machine. */
uint32_t share__log2(uint64_t n);

#endif
