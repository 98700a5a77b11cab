/* html_fold.h - text as people read it. */
#ifndef SHARE_READ_HTML_FOLD_H
#define SHARE_READ_HTML_FOLD_H

#include "base/arena.h"

typedef struct share__html_folder {
    char *to;
    bool after_space; /* a space here would be one too many */
    bool keeps_lines; /* preformatted: white space stays as it is */
} share__html_folder;

/* How many bytes 'n' bytes may become: see share__html_decode(). */
size_t share__html_fold_room(size_t n);
/* Writes behind f->to, where there is room enough. */
void share__html_fold_into(share__html_folder *f, share__view text, bool references);

/* 'text' in the arena, references decoded once if they count, white space folded, trimmed. False
 * when memory ends, as below. */
bool share__html_fold(share__arena *arena, share__view text, bool references, share__view *out);
/* The same for the value of a record: what was escaped twice is undone, tags go. */
bool share__html_fold_value(share__arena *arena, share__view text, bool references,
                            share__view *out);
/* What is between the tags; *out is 'text' itself when there are none. */
bool share__html_without_tags(share__arena *arena, share__view text, share__view *out);

#endif
