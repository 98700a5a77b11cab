/* post.h - from an article's values to a text that fits a network.
 *
 * The third step of the way. It never sees a document: share.c hands it the parts. */
#ifndef SHARE_POST_POST_H
#define SHARE_POST_POST_H

#include "base/arena.h"
#include "base/error.h"

/* What may go into a post; empty where the article says nothing. */
typedef struct share__parts {
    share__view headline, summary, url, author, site, date, language;
    share__view text_of_post; /* the author's own share text: then the post is this */
    const share__view *points;
    size_t point_count;
    const share__view *tags; /* as written, without '#', best first */
    size_t tag_count;
} share__parts;

enum { SHARE__MAX_HASHTAGS = 30, SHARE__MAX_SHORTENED = 4 };

struct share_post {
    share__arena arena;
    share__view text; /* NUL-terminated, like all views below */
    share__view share_url;
    share__view comment;
    share__view headline, site, url, language; /* of the article, empty where it has none */
    const char *network;
    size_t limit;
    share_unit unit;
    size_t lengths[4];                             /* of the text, by share_unit */
    size_t fold[2];                                /* by share_device, in the network's unit */
    size_t shown[2];                               /* the same in bytes */
    size_t columns[2];                             /* of a line, in the model of the fold */
    const char *hashtags[SHARE__MAX_HASHTAGS + 1]; /* NULL at the end */
    const char *shortened[SHARE__MAX_SHORTENED + 1];
};

/* 'post' is zeroed; on failure the caller frees its arena. Options are complete. */
share_status share__compose(struct share_post *post, const share__parts *parts,
                            const share_post_options *options, share_error *error);

/* networks.c: the one table of network rules. */
const char *share__network_name(size_t index); /* "" past the end */

#endif
