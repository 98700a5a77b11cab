/* answered.h - the ids in an earlier answer, for --resume. */
#ifndef CLI_ANSWERED_H
#define CLI_ANSWERED_H

#include "buffer.h"

struct answered {      /* {0} holds none */
    struct buffer ids; /* one behind the other, each with its NUL */
    size_t *table;     /* where they start, plus 1; 0 is empty */
    size_t room, count;
    bool unfinished; /* the last line has no end: writing it was interrupted */
};

/* Adds every id in the file. Returns NULL, or why it could not be read. */
const char *answered_read(struct answered *answered, const char *file);
bool answered_has(const struct answered *answered, const char *id);
void answered_free(struct answered *answered);

#endif
