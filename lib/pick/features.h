/* features.h - what the score of a value is made of, for those who ask (SHARE_PARSE_EXPLAIN).
 *
 * Whoever adds up a score notes each summand here under a name that is part of the JSON, and so
 * stays. It decides nothing; nothing is noted unless asked for. */
#ifndef SHARE_PICK_FEATURES_H
#define SHARE_PICK_FEATURES_H

#include "pick/article.h"

enum { SHARE__MOST_FEATURES = 24 };

struct share_features {
    size_t count;
    share_feature at[SHARE__MOST_FEATURES];
};

/* Notes what a feature gives; nothing when that is 0 or 'features' is NULL. */
void share__note_feature(struct share_features *features, const char *name, int points);

/* Gives the features to the value that was last added for a key, as they are times up / down. What
 * its score is more than their sum becomes the feature "base". Does nothing for an article that is
 * not explained. */
share_status share__explain_last(struct share_article *article, share_key key,
                                 const struct share_features *features, int up, int down);

#endif
