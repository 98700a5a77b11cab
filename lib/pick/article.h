/* article.h - what an article says: for each key a ranked list of values, and the reasons.
 *
 * What picking fills (pick.h) and composing reads. It knows no bytes and no network. */
#ifndef SHARE_PICK_ARTICLE_H
#define SHARE_PICK_ARTICLE_H

#include "base/buffer.h"
#include "pick/language.h"
#include "read/document.h"

enum { SHARE__KEY_COUNT = SHARE_TEXT_OF_POST + 1 };

typedef struct share__values {
    share_value *at;
    size_t count, room;
    size_t added; /* the first so many are the caller's */
} share__values;

/* What a block is to the article. main_content.c decides it once, for all who pick. */
typedef enum share__role {
    SHARE__ROLE_OUTSIDE, /* navigation, widgets, comments, footers: no part of the article */
    SHARE__ROLE_TITLE,
    SHARE__ROLE_STANDFIRST, /* the deck between title and text */
    SHARE__ROLE_BYLINE,
    SHARE__ROLE_DATELINE, /* a date, a reading time, "updated ..." */
    SHARE__ROLE_HEADING,
    SHARE__ROLE_TEXT, /* running text: what sentences are taken from */
    SHARE__ROLE_ITEM, /* a list item of the article */
    SHARE__ROLE_QUOTE,
    SHARE__ROLE_CODE,   /* code, tables, captions: part of the body, never quoted */
    SHARE__ROLE_NOTICE, /* call to action, disclaimer, newsletter, "this post first appeared" */
    SHARE__ROLE_TAG     /* an item of a "Filed under" list */
} share__role;

struct share_article {
    share__document document;
    share__values lists[SHARE__KEY_COUNT];
    share__values passed;      /* tags that were not taken: only when explained */
    const char *source;        /* the input's name, "" when it has none */
    share_sentence *sentences; /* reasons.c: only when explained */
    size_t sentence_count;
    uint8_t *roles;           /* share__role of each block; NULL for an article made by hand */
    bool explained;           /* asked for reasons and runners-up: SHARE_PARSE_EXPLAIN */
    share__language language; /* what stop words and sentence rules follow */
};

/* Appends a value, a copy of 'text' with white space folded; empty text is passed over. */
share_status share__article_add(struct share_article *article, share_key key, share__view text,
                                share_origin origin, share__place place, unsigned score);
/* The same for a value of the caller's: before all others; of a list, in their place. */
share_status share__article_add_caller(struct share_article *article, share_key key,
                                       share__view text);
/* The best value of a key, empty when there is none. */
share__view share__article_best(const struct share_article *article, share_key key);

/* Whether a sentence of the text stands in the headline's place, for want of a title. */
bool share__headline_is_sentence(const struct share_article *article);
/* Whether the best summary only repeats the headline. */
bool share__headline_says_all(const struct share_article *article);

/* Sorts a list by score and drops values that an earlier one already says. */
void share__article_settle(struct share_article *article, share_key key);

/* The main text: what the roles call a part of the article, one blank line between blocks. */
void share__article_body(const struct share_article *article, share__buffer *out);
/* Appends text without what steers a terminal or turns text around. */
void share__put_clean(share__buffer *out, share__view text);

#endif
