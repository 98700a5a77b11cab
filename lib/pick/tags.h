/* tags.h - what the files that rank tags share: phrases, their scores, the tags of a site. */
#ifndef SHARE_PICK_TAGS_H
#define SHARE_PICK_TAGS_H

#include "pick/index.h"
#include "pick/pick.h"

/* A phrase: where it first stands in the tokens, and how often it comes. Those of one word are made
 * from the words themselves, those of more are counted. */
typedef struct share__phrase {
    uint64_t pair;  /* its beginning, a word or a phrase, and its last word */
    uint32_t first; /* token */
    uint32_t count;
    uint32_t inside; /* the highest count of a longer phrase that holds it */
    uint32_t words;
} share__phrase;

typedef struct share__phrases {
    share__arena *arena;
    share__phrase *at;
    size_t count, room;
    uint16_t *slots; /* index + 1 */
    size_t slot_count;
} share__phrases;

/* tags_words.c: words that are no tags in the index's language become stop words; Korean nouns lose
 * their particles. False when memory ends. */
bool share__tag_words_prepare(share__index *index);

/* tags_unspaced.c: the words of articles whose language has no spaces between them. */
bool share__tag_words_unspaced(share__index *index, const struct share_article *article);

/* tags_phrases.c: all phrases of two and three words that may be tags, and for them and for the
 * index's words, how often they are but a part. False when memory ends. */
bool share__phrases_make(share__phrases *phrases, share__index *index);
/* Words that come once are not worth a place; names are, and what a headline or a heading says. */
static inline bool share__is_rankable(const share__word *word)
{
    return !word->stop && !word->part && (word->count > 1 || word->headings > 0 || word->names > 0);
}

/* The best phrases, best first; of equal ones the first that came. */
enum { SHARE__TAG_SHORTLIST = 28 };
typedef struct share__shortlist {
    struct {
        int32_t score;   /* 1024 is one unit of natural logarithm */
        uint32_t number; /* of a word, or of a phrase plus the number of words */
    } at[SHARE__TAG_SHORTLIST + 1];
    size_t count;
} share__shortlist;

/* tags_score.c */
void share__shortlist_make(share__shortlist *list, const share__phrases *phrases,
                           const share__index *index);
share__phrase share__shortlist_get(const share__shortlist *list, size_t at,
                                   const share__phrases *phrases, const share__index *index);
/* What the score of a phrase is made of: features.h. */
void share__phrase_features(const share__phrase *phrase, const share__index *index,
                            struct share_features *features);
int32_t share__log(uint64_t n); /* the natural logarithm of n + 1, in 1/1024 */

/* What a word or a phrase is known for in a language. */
enum { SHARE__TAG_WEAK = 1, SHARE__TAG_BROAD, SHARE__TAG_TOPIC };
int share__tag_word_kind(share__language language, share__view key); /* 0: nothing */
/* The key of a phrase as that wants it, in 'room' of SHARE__PHRASE_ROOM bytes; empty if too long.*/
enum { SHARE__PHRASE_ROOM = 64 };
share__view share__phrase_key(const share__index *index, const share__phrase *phrase, char *room);

/* tags_known.c: the tags of a site that fit, best first. */
enum { SHARE__MOST_KNOWN = 10 };
typedef struct share__known_hit {
    uint32_t tag; /* entry of the vocabulary */
    int32_t score;
    uint32_t candidate;              /* tags_known.c: its number */
    struct share_features *features; /* NULL unless the article is explained */
} share__known_hit;
share_status share__known_tags(share__known_hit *hits, size_t *count, share__index *index,
                               const struct share_article *article,
                               const share_vocabulary *vocabulary);

#endif
