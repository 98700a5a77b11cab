/* markdown_spans.h - what markdown_spans.c and markdown_emphasis.c share: the text of one block
 * that is being set aside whole. */
#ifndef SHARE_READ_MARKDOWN_SPANS_H
#define SHARE_READ_MARKDOWN_SPANS_H

#include "read/markdown_lines.h"

enum {
    SHARE__RUNS = 32, /* of marks of emphasis that wait for their partners: more need a parser */
    SHARE__BRACKETS = 4
};

/* A run of stars or low lines. */
typedef struct share__run {
    size_t aside;         /* its number; what is left of the run is the aside's text */
    unsigned char length; /* at first */
    bool opens, closes;   /* whether it may */
} share__run;

/* A bracket that is open. */
typedef struct share__bracket {
    size_t aside, run; /* its own; the first run behind it */
    bool picture;
    bool dead; /* there is a link inside */
} share__bracket;

typedef struct share__spans {
    share__lines *lines;
    const char *start, *end; /* of the block's text */
    const char *from;        /* of the stretch at hand */
    const char *escaped;     /* the last character that has no meaning */
    unsigned seen;           /* what is in the stretch */
    bool breaks;             /* a line ended in it */
    size_t run_count, bracket_count;
    share__run runs[SHARE__RUNS];
    share__bracket brackets[SHARE__BRACKETS];
} share__spans;

/* markdown_spans.c: the stretch up to 'to' is set aside. */
bool share__spans_stretch(share__spans *s, const char *to);

/* markdown_emphasis.c: the run of marks at 'p': behind it. NULL when it needs a parser. */
const char *share__spans_run(share__spans *s, const char *p);
/* The runs from 'first' on find their partners; false when that needs a parser. */
bool share__spans_emphasis(share__spans *s, size_t first);

#endif
