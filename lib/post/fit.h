/* fit.h - a post in the making, and how it is made to fit. */
#ifndef SHARE_POST_FIT_H
#define SHARE_POST_FIT_H

#include "post/layout.h"

/* What the fitter may give up, in the order in which it does. */
typedef enum share__loss {
    SHARE__LOSS_POINTS,
    SHARE__LOSS_SUMMARY,
    SHARE__LOSS_HASHTAGS,
    SHARE__LOSS_HEADLINE,
    SHARE__LOSS_TEXT,
    SHARE__LOSS_COUNT
} share__loss;

/* Everything in it is clean. Lists shrink by their counts. */
typedef struct share__draft {
    const share__layout *layout;
    share__view values[SHARE__FIELD_COUNT]; /* those of the lists are made by the fitter */
    const share__view *points, *hashtags, *tags;
    size_t point_count, hashtag_count, tag_count;
    share_unit unit;
    size_t limit;
    bool lost[SHARE__LOSS_COUNT];
    share__buffer text; /* the post, when the fitter is done; to be freed by the caller */
} share__draft;

/* Gives up, only as far as needed: points from the last, sentences of the summary from the last,
 * hashtags from the last down to one, words of the summary, words of the headline; then words of
 * the author's own text. SHARE_ERR_TOO_LONG when the rest does not fit. */
share_status share__fit(share__arena *arena, share__draft *draft, share_error *error);

const char *share__unit_name(share_unit unit); /* "UTF-16 code units", for messages */

#endif
