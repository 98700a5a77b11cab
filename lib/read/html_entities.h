/* html_entities.h - character references of HTML: "&eacute;", "&#233;", "&#xE9;", "&copy". */
#ifndef SHARE_READ_HTML_ENTITIES_H
#define SHARE_READ_HTML_ENTITIES_H

#include "base/arena.h"

enum { SHARE__REFERENCE_ROOM = 8 }; /* no reference stands for more bytes than that */

/* The character reference at the start of 'text', which starts with '&'. Returns how many bytes of
 * the text it takes (0: there is none, the '&' is a plain '&') and writes the *n bytes that it
 * stands for. In an attribute "&copy=1" and "&copya" are no references, as in browsers. */
size_t share__html_reference(share__view text, bool in_attribute, char out[SHARE__REFERENCE_ROOM],
                             size_t *n);

/* 'text' with all references decoded, once: "&amp;lt;" becomes "&lt;". *out is 'text' itself when
 * there are none, else a piece of the arena. False when memory ends. */
bool share__html_decode(share__arena *arena, share__view text, bool in_attribute, share__view *out);

#endif
