/* networks.c - the one table of network rules. docs/networks.md says where each number comes from
 * and how sure it is.
 *
 * A row is here when all of it is known; a network that counts in a way of its own needs a unit of
 * its own first. */
#include "post/networks.h"

#include "post/post.h"

static const share__network networks[] = {
    {
        .name = "linkedin",
        .title = "LinkedIn",
        .layout = "{headline}\n\n{summary}\n\n{points}\n\n{url}\n{hashtags}",
        .share_url = "https://www.linkedin.com/sharing/share-offsite/?url=",
        .share_url_empty = "https://www.linkedin.com/feed/?shareActive=true",
        .limit = 3000,
        .comment_limit = 1250,
        .unit = SHARE_UTF16,
        .max_tags = 5,
        .fold_lines = 3,
        .fold_columns = {[SHARE_MOBILE] = 45, [SHARE_DESKTOP] = 70},
    },
};

enum { NETWORK_COUNT = sizeof networks / sizeof *networks };

const char *share__network_name(size_t index)
{
    return index < NETWORK_COUNT ? networks[index].name : "";
}

const share__network *share__network_named(const char *name)
{
    if (!name)
        return &networks[0];
    for (size_t i = 0; i < NETWORK_COUNT; i++)
        if (share__equal(share__view_of(networks[i].name), share__view_of(name)))
            return &networks[i];
    return NULL;
}
