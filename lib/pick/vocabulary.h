/* vocabulary.h - tags that a caller knows: those of its site, and how tags are spelled.
 *
 * Filled by one, then read by many threads: reading changes nothing. Each tag has one entry, found
 * by its letters and digits in lower case ("Open Source", "open-source" and "opensource" are one),
 * and a path through a trie of the words of all tags, by which they are found in a text. */
#ifndef SHARE_PICK_VOCABULARY_H
#define SHARE_PICK_VOCABULARY_H

#include "base/arena.h"
#include "base/error.h"

#include <stdint.h>

/* Names with numbers from 0: an open hash table that grows. */
typedef struct share__names {
    const char **keys;
    uint32_t *lengths;
    size_t count, room, length_room;
    uint32_t *slots; /* number + 1 */
    size_t slot_count;
} share__names;

typedef struct share__known_tag {
    const char *text; /* as it is to be written */
    uint32_t length;
    uint32_t canonical; /* the entry that stands for this one; its own number if it is no alias */
    uint32_t uses;      /* in how many posts it was seen; 1 for a list's */
    bool listed;        /* a tag of the site, not only a spelling */
    bool spelled;       /* the caller said how it is written */
} share__known_tag;

typedef struct share__trie_edge {
    uint32_t node, symbol, child; /* child 0: an empty slot, since the root is nobody's child */
} share__trie_edge;

struct share_vocabulary {
    share__arena arena;
    share__known_tag *tags; /* as numbered by 'names' */
    size_t tag_room;
    share__names names; /* tags as they are compared */
    share__names words; /* of all tags, folded */
    share__trie_edge *edges;
    size_t edge_count, edge_slots;
    uint32_t *ends; /* of each node of the trie: the tag that ends there + 1 */
    size_t node_count, node_room;
    size_t listed; /* how many tags are the site's */
    size_t posts;  /* learnt from */
    bool unspaced; /* some tags are in scripts that put no space between words */
};

enum {
    SHARE__MOST_TAGS = 1000000,
    SHARE__LONGEST_TAG = 200 /* bytes; what is longer is a sentence */
};

/* SHARE_ERR_USAGE for what holds no letter or digit, or too much; SHARE_ERR_TOO_BIG for too many.
 * 'text' is well-formed. */
share_status share__vocabulary_add(struct share_vocabulary *vocabulary, share__view text,
                                   uint32_t uses);
share_status share__vocabulary_alias(struct share_vocabulary *vocabulary, share__view alias,
                                     share__view tag);
/* How the caller wants this tag to be written: what it is an alias of or how it is spelled; the
 * tag itself when nothing is known. */
share__view share__vocabulary_spelling(const struct share_vocabulary *vocabulary, share__view tag);

/* ---- what finds tags in a text ---- */
enum { SHARE__NO_SYMBOL = 0, SHARE__LONGEST_PATH = 48 };
/* What the words of a text, and the characters of scripts without spaces, are called in the trie;
 * SHARE__NO_SYMBOL for what is in no tag. 'word' is in lower case. */
uint32_t share__vocabulary_word(const struct share_vocabulary *vocabulary, share__view word);
uint32_t share__vocabulary_character(uint32_t c);
/* The node behind 'node' (0 is the root); 0 when no tag goes on so. */
uint32_t share__vocabulary_step(const struct share_vocabulary *vocabulary, uint32_t node,
                                uint32_t symbol);

/* What a trie's symbols are made of, for tags and texts alike: calls 'take' for each word in lower
 * case (of at most SHARE__LONGEST_TAG bytes) or character, and for each gap with neither. */
typedef struct share__piece {
    share__view word; /* empty for a character or a gap */
    uint32_t character;
    bool joined; /* no space before it */
} share__piece;
/* Reads one piece at *p, lower case into 'room' of 2 * SHARE__LONGEST_TAG bytes. */
share__piece share__next_piece(const char **p, const char *end, char *room);
/* Whether a script puts no space between words, or particles behind them (Hangul). */
bool share__is_run_on(uint32_t c);

#endif
