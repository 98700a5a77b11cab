/* wrap.h - lines of a stated width. */
#ifndef SHARE_POST_WRAP_H
#define SHARE_POST_WRAP_H

#include "base/view.h"

typedef struct share__line {
    size_t end;     /* of what is shown, without the blanks at which the line was broken */
    size_t next;    /* where the line after it starts; the text's length when there is none */
    size_t columns; /* that it takes */
} share__line;

/* The line that starts at 'at'. Any bytes: what is ill-formed is U+FFFD. */
share__line share__line_at(share__view text, size_t at, size_t columns);

#endif
