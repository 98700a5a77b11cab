/* sanitize.h - text as it may stand in a post. */
#ifndef SHARE_POST_SANITIZE_H
#define SHARE_POST_SANITIZE_H

#include "base/arena.h"
#include "base/view.h"

/* One line: every run of white space becomes a space. False when memory ends; *out is a view of
 * 'text' or a piece of the arena. */
bool share__clean_line(share__arena *arena, share__view text, share__view *out);
/* Lines stay lines, ended by LF, with at most one blank line between them. */
bool share__clean_text(share__arena *arena, share__view text, share__view *out);
/* A piece of a layout: only what is no text goes, white space stays. */
bool share__clean_literal(share__arena *arena, share__view text, share__view *out);

#endif
