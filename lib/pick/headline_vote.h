/* headline_vote.h - what the files that vote on a web page's headline share; for them and for
 * those who need the site's name. */
#ifndef SHARE_PICK_HEADLINE_VOTE_H
#define SHARE_PICK_HEADLINE_VOTE_H

#include "pick/article.h"

/* The names under which a site goes, as keys: see share__title_key(). */
enum { SHARE__MAX_SITE_NAMES = 16 };
typedef struct share__site_names {
    share__view at[SHARE__MAX_SITE_NAMES];
    size_t count;
    share__view host; /* the longest label of the host's name, "" when it is not known */
} share__site_names;

/* The letters, marks and digits of a text, in lower case: what is left when punctuation, spaces
 * and case do not count. *key is a piece of the arena; false when memory ends. */
bool share__title_key(share__arena *arena, share__view text, share__view *key);

/* From og:site_name, the publisher, the host of 'base_url' and the like; false when memory ends. */
bool share__learn_site_names(share__site_names *names, struct share_article *article,
                             const char *base_url);
/* A name and nothing else. */
bool share__is_site_name(const share__site_names *names, share__view key);
/* A part of a title that names the site: "ACME Blog", "www.acme.example". 'key' is the text's. */
bool share__is_site_part(const share__site_names *names, share__view text, share__view key);

/* How a part of a title ends. */
typedef enum share__joint {
    SHARE__JOINT_DASH,  /* " - ", " / ", " ~ " */
    SHARE__JOINT_BAR,   /* "|", " >> ", "::": rarely inside a title */
    SHARE__JOINT_COLON, /* ": ": nearly always inside a title */
    SHARE__JOINT_TIGHT  /* "_", or a dash between letters of a script without spaces */
} share__joint;

enum { SHARE__MAX_PARTS = 8 };
typedef struct share__title_parts {
    share__view text;
    size_t start[SHARE__MAX_PARTS], end[SHARE__MAX_PARTS];
    uint8_t joint[SHARE__MAX_PARTS]; /* behind the part; share__joint */
    size_t count;                    /* 0 for a text of more parts than that */
} share__title_parts;
/* The text from the first to the last of some parts. */
share__view share__title_part(const share__title_parts *parts, size_t first, size_t last);
void share__split_title(share__title_parts *parts, share__view text);

/* Words of a text as hashes, each once. A letter of a script without spaces is a word. */
enum { SHARE__MAX_TITLE_WORDS = 64 };
typedef struct share__title_words {
    uint32_t at[SHARE__MAX_TITLE_WORDS];
    size_t count;
} share__title_words;
void share__title_words_of(share__title_words *words, share__view text);
/* How many of the shorter text's words the other one has, in percent. */
unsigned share__words_in_common(const share__title_words *a, const share__title_words *b);

/* ---- the vote ---- */

enum { SHARE__VOICES = 18, SHARE__VOICE_OF_HEADINGS = SHARE__VOICES, SHARE__WITNESSES };
enum { SHARE__MAX_HEADINGS = 40 };    /* what stands behind so many headings is no headline */
enum { SHARE__HEADING_OUTSIDE = 90 }; /* the weight of a heading outside the article */

typedef struct share__candidate {
    share__view text, key;
    uint16_t weights[SHARE__WITNESSES];
    uint16_t whole;  /* the weight of records that give just this, or this and the site's name */
    uint16_t given;  /* the weight of records that are just this */
    uint8_t visible; /* how well readers see 'text' */
    uint8_t origin;
    share__place place;
    int score;
} share__candidate;

typedef struct share__heading {
    const share__block *block;
    share__view key;
    share__view rest; /* the key of what stands behind its kicker or before its subtitle, else "" */
    bool subtitled;
    int weight;
} share__heading;

typedef struct share__vote {
    struct share_article *article;
    share__site_names names;
    share__candidate *candidates;
    size_t count;
    share__heading headings[SHARE__MAX_HEADINGS];
    size_t heading_count;
    share__title_words heads[4]; /* the words of the most telling records */
    size_t head_count;
} share__vote;

/* NULL when there is none. */
share__candidate *share__find_candidate(const share__vote *v, share__view key);
/* A witness gives a text; the candidate that it is, NULL also when there is no room left; *failed
 * only when memory ends. 'visible' is how well readers see it, from 0 to 4. */
share__candidate *share__speak(share__vote *v, share__view text, unsigned witness, int weight,
                               unsigned visible, share_origin origin, share__place place,
                               bool *failed);
/* headline_headings.c: all headings give theirs; false when memory ends. */
bool share__hear_headings(share__vote *v);
/* The number of the voice of a record with this key. */
size_t share__voice(const char *key);
/* Whether readers see what this witness says: a heading does, a record of the head does not. */
bool share__is_seen_witness(size_t witness);
/* share__is_site_part() for a text whose key is not known yet; *failed when memory ends. */
bool share__is_site_text(share__vote *v, share__view text, bool *failed);
/* headline_compare.c: headings against the parts of titles; false when memory ends. */
bool share__compare_headings(share__vote *v);

/* page_standfirst.c: where the headline and the standfirst of a page stand, as numbers of blocks;
 * the count of blocks where there is none. */
typedef struct share__opening {
    size_t title, standfirst;
    bool marked; /* the standfirst has a class that says so */
} share__opening;
void share__find_opening(const struct share_article *article, const share__title_words *headline,
                         share__opening *opening);
/* What stands in front of the headline leaves the article, and so do dates and bylines behind it.
 */
void share__trim_opening(struct share_article *article, const share__opening *opening);

/* headline_vote.c: adds headlines, best first, and gives the role of a title to the headings that
 * say the same as the best one. Adds nothing when nobody names one. */
share_status share__vote_headline(struct share_article *article,
                                  const share_parse_options *options);

#endif
