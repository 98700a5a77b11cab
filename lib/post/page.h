/* page.h - a post as HTML: a page of its own, and the button that a site puts under an article.
 *
 * Neither asks anything of a network, runs a script that is not in it, or holds a word of the
 * article that is not escaped. What is wrong (memory, size) is remembered by the buffer. */
#ifndef SHARE_POST_PAGE_H
#define SHARE_POST_PAGE_H

#include "base/buffer.h"
#include "post/post.h"

/* For element text and for attributes in either kind of quotes. What HTML cannot hold (controls,
 * noncharacters) becomes U+FFFD, all else comes back unchanged from a parser; a text area must
 * begin with a newline of its own. */
void share__put_html(share__buffer *out, share__view text);
/* The same with line breaks as "&#10;": on one line, that nobody indents, wraps or takes for
 * Markdown. */
void share__put_html_on_one_line(share__buffer *out, share__view text);
/* The same for a line that is only looked at: controls, invisible and of direction, are left out.
 */
void share__put_html_line(share__buffer *out, share__view text);
/* Text of our own for HTML, "%" in it replaced by 'name'. */
void share__put_words(share__buffer *out, const char *words, const char *name);
/* ' lang="..."', or nothing when 'language' is no language tag. */
void share__put_language(share__buffer *out, share__view language);

void share__put_page(share__buffer *out, const struct share_post *post, share_device device);

/* 'language' is that of the words around the post; without a table of its own they are English. */
void share__put_button(share__buffer *out, const struct share_post *post, share__view language,
                       bool script);
const char *share__button_script(void);
const char *share__button_hash(void);

#endif
