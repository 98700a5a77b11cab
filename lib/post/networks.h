/* networks.h - what a network wants, as data: a new network is a new row. */
#ifndef SHARE_POST_NETWORKS_H
#define SHARE_POST_NETWORKS_H

#include "base/view.h"

#include <share/share.h>

typedef struct share__network {
    const char *name;
    const char *title; /* as people write it */
    const char *layout;
    const char *share_url;       /* the article's URL, percent-encoded, is put behind it */
    const char *share_url_empty; /* when there is no URL */
    size_t limit;                /* of a post, in 'unit' */
    size_t comment_limit;        /* of the comment under it, in 'unit' */
    share_unit unit;
    int max_tags;
    unsigned fold_lines;
    unsigned fold_columns[2]; /* by share_device */
} share__network;

/* NULL when there is none of that name; the NULL name is the first row. */
const share__network *share__network_named(const char *name);

#endif
