/* layout.h - text with placeholders, and what is put in their places. docs/layouts.md is for those
 * who write layouts. */
#ifndef SHARE_POST_LAYOUT_H
#define SHARE_POST_LAYOUT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"

typedef enum share__field {
    SHARE__FIELD_HEADLINE,
    SHARE__FIELD_SUMMARY,
    SHARE__FIELD_POINTS,
    SHARE__FIELD_URL,
    SHARE__FIELD_HASHTAGS,
    SHARE__FIELD_TAGS,
    SHARE__FIELD_AUTHOR,
    SHARE__FIELD_SITE,
    SHARE__FIELD_DATE,
    SHARE__FIELD_LANGUAGE,
    SHARE__FIELD_TEXT, /* the author's own share text; {text} */
    SHARE__FIELD_COUNT
} share__field;

typedef struct share__piece {
    enum { SHARE__PIECE_LITERAL, SHARE__PIECE_BREAK, SHARE__PIECE_FIELD } kind;
    share__field field;
    share__view literal; /* without line breaks */
} share__piece;

typedef struct share__layout {
    share__piece *pieces;
    size_t count, room;
    unsigned uses[SHARE__FIELD_COUNT]; /* how often each field stands in it */
    bool may_compose; /* letters of two pieces meet: what is NFC in each may not be together */
} share__layout;

/* SHARE_ERR_LAYOUT, with the place in the layout, for what is no layout. */
share_status share__parse_layout(share__arena *arena, share__view text, share__layout *out,
                                 share_error *error);
/* Appends the post's text. A line whose fields are all empty is left out; blank lines never stand
 * at an end or two in a row; no line ends or begins with a space. */
void share__render(const share__layout *layout, const share__view values[SHARE__FIELD_COUNT],
                   share__buffer *out);

#endif
