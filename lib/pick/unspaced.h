/* unspaced.h - words of a text in a script without spaces, learnt from that text alone.
 *
 * A text is units: Han characters, runs of katakana, grapheme clusters of Thai and its like. What
 * comes again and again with ever other neighbours is a word, what always has the same neighbour a
 * piece of one. See unspaced.c. */
#ifndef SHARE_PICK_UNSPACED_H
#define SHARE_PICK_UNSPACED_H

#include "base/arena.h"
#include "pick/language.h"

typedef struct share__unit {
    const char *p;
    uint32_t gram; /* its number among the single units */
    uint8_t n;     /* bytes */
    uint8_t kind;  /* of its characters: index.h */
    uint8_t word;  /* units of the word that starts here, once cut; 0: none does */
    bool run;      /* something else stands before it: a run starts */
    bool title;    /* the run is all that stands in the brackets of titles */
    bool function; /* a function word starts here */
} share__unit;

typedef struct share__units {
    share__arena *arena;
    share__language language;
    share__unit *at;
    size_t count, room;
} share__units;

/* Adds the runs of one text. False when memory ends, as below. */
bool share__units_add(share__units *units, share__view text);
/* Learns the words of all that was added, and cuts the runs into them. */
bool share__units_cut(share__units *units);

#endif
