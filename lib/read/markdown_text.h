/* markdown_text.h - what markdown.c and markdown_text.c share: the walk over cmark's tree. */
#ifndef SHARE_READ_MARKDOWN_TEXT_H
#define SHARE_READ_MARKDOWN_TEXT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "read/document.h"
#include "read/inline.h"
#include "read/markdown_lines.h"

struct cmark_node;

typedef struct share__walker {
    share__document *document;
    share__lines lines;
    share__arena scratch;
    size_t next_jump, next_code;
    share__buffer text; /* of the block at hand */
    share__zone zones[SHARE__ZONES];
    size_t zone_count, code_start;
    share__block block; /* all of it but the text */
    unsigned links, emphasis, code;
    size_t plain_bytes; /* text outside emphasis */
    bool pending_break, picture;
    bool after_picture; /* the paragraph before was a picture alone */
    bool suspect;       /* the text may have what share__clean_markdown() takes off */
    bool failed;
} share__walker;

/* A block of its own starts. */
void share__walker_start(share__walker *w, share__block_kind kind);
/* All text inside 'node'. */
void share__walker_collect(share__walker *w, struct cmark_node *block);
/* All text of a block that was set aside whole. */
void share__walker_put_whole(share__walker *w, const share__whole *whole);
/* The number that a stand-in has. */
size_t share__stand_in_number(const char *p);
/* The block as it stands is added, if it has any text. */
void share__walker_finish(share__walker *w);

/* A block of code as it stands in the piece. */
void share__walker_put_code(share__walker *w, const char *literal);
/* A block with this text is added. */
void share__walker_add(share__walker *w, share__view text);

#endif
