/* vocabulary.h - the tags of a site and the aliases of tags, from files. */
#ifndef CLI_VOCABULARY_H
#define CLI_VOCABULARY_H

#include "config.h"

struct vocabulary {
    share_vocabulary *tags; /* NULL: none */
    char *made_from;        /* what it was made of, to see whether it still holds */
    char *aliases;          /* for people: "js = JavaScript, k8s = Kubernetes" */
};

/* Makes it of the aliases in both files (the site's win) and of the list or folder 'path' (or
 * NULL), which is relative to the configuration file 'beside' when that is not NULL. Does nothing
 * when it is made of the same already. Returns GO_ON, or the exit code when 'error' says what is
 * wrong. */
int vocabulary_make(struct vocabulary *vocabulary, const struct config *user,
                    const struct config *site, const char *path, const char *beside,
                    share_error *error);
const char *vocabulary_aliases(const struct vocabulary *vocabulary);
void vocabulary_free(struct vocabulary *vocabulary);

#endif
