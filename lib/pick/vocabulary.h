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

/* A tag in the list of a word. */
typedef struct share__posting {
    uint32_t tag;
    uint32_t count; /* how many posts with this tag have the word in their titles */
    uint32_t next;  /* the next posting + 1 */
} share__posting;

/* Lists of tags by word. */
typedef struct share__postings {
    share__posting *at;
    size_t count, room;
    struct share__posting_list {
        uint32_t first; /* posting + 1 */
        uint32_t count; /* of tags; for titles: of posts that have the word there */
    } * lists;
    size_t list_count, list_room;
} share__postings;

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
    share__postings holders; /* by word, the tags that hold it */
    share__names title_words;
    share__postings titles; /* by word of title_words, the tags of the posts that have it there */
    size_t listed;          /* how many tags are the site's */
    size_t posts;           /* learnt from */
    bool unspaced;          /* some tags are in scripts that put no space between words */
};

enum {
    SHARE__MOST_TAGS = 1000000,
    SHARE__MOST_HOLDERS = 200, /* tags that are known to hold one word */
    SHARE__LONGEST_TAG = 200   /* bytes; what is longer is a sentence */
};

/* SHARE_ERR_USAGE for what holds no letter or digit, or too much; SHARE_ERR_TOO_BIG for too many.
 * 'text' is well-formed. */
share_status share__vocabulary_add(struct share_vocabulary *vocabulary, share__view text,
                                   uint32_t *entry /* or NULL */);
share_status share__vocabulary_alias(struct share_vocabulary *vocabulary, share__view alias,
                                     share__view tag);
/* The tags of one post, by entry, and its title: which words go with which tags. */
share_status share__vocabulary_learn(struct share_vocabulary *vocabulary, share__view title,
                                     const uint32_t *tags, size_t count);
/* The entry that stands for a tag; vocabulary->names.count when there is none. */
uint32_t share__vocabulary_find(const struct share_vocabulary *vocabulary, share__view tag);
/* The entry that an entry stands for. */
uint32_t share__vocabulary_canonical(const struct share_vocabulary *v, uint32_t number);
/* The number of a title's word, its list's too; UINT32_MAX when there is none. */
uint32_t share__vocabulary_title_word(const struct share_vocabulary *vocabulary, share__view word);
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

/* What tags, titles and texts are made of: a word in lower case, a character of a script that is
 * written without spaces, or a gap, which is all else. */
typedef struct share__piece {
    share__view word;   /* empty for the others */
    uint32_t character; /* 0 for the others */
} share__piece;
/* The piece at *p; a word lies in 'room' of 2 * SHARE__LONGEST_TAG bytes. p < end. */
share__piece share__next_piece(const char **p, const char *end, char *room);
/* What a title is remembered by: words that say something, and pairs of characters. */
typedef struct share__title_scan {
    const char *p, *end;
    uint32_t before; /* the character before */
    char room[2 * SHARE__LONGEST_TAG];
} share__title_scan;
bool share__next_title_word(share__title_scan *scan, share__view *word);
/* An English plural without its s. */
share__view share__singular(share__view word);
/* Function words do not make a tag or a title. 'word' is in lower case. */
bool share__is_function_word(share__view word);
/* Whether a script puts no space between words, or particles behind them (Hangul). */
bool share__is_run_on(uint32_t c);

#endif
