/* placeholder.c - simplest forms of what is still being written: each owner deletes his function.
 */
#include "base/utf8.h"
#include "pick/article.h"
#include "pick/sentences.h"
#include "post/post.h"
#include "post/truncate.h"
#include "read/inline.h"
#include "read/read.h"

#include <string.h>

/* fm */
share_status share__read_front_matter(share__document *document, share__source *source,
                                      share_error *error)
{
    (void)document, (void)source, (void)error;
    return SHARE_OK;
}
share_status share__pick_metadata(struct share_article *article, const share_parse_options *options)
{
    (void)article, (void)options;
    return SHARE_OK;
}

/* md */
share_status share__plain_inline(share__arena *arena, share__view markdown, share__view *out)
{
    (void)arena;
    *out = markdown;
    return SHARE_OK;
}
share_status share__plain_text(share__arena *arena, share__view text, share__view *out)
{
    (void)arena;
    *out = text;
    return SHARE_OK;
}
share_status share__read_markdown(share__document *document, share__source source,
                                  share_error *error)
{
    return share__read_text(document, source, error);
}

/* sent */
bool share__next_sentence(share__view *rest, share__language language, share__view *sentence)
{
    (void)language;
    *rest = share__trim(*rest);
    size_t i = 0;
    while (i < rest->n && !(rest->p[i] == '.' && i + 1 < rest->n && rest->p[i + 1] == ' '))
        i++;
    *sentence = share__view_slice(*rest, 0, i + 1);
    *rest = share__view_from(*rest, i + 1);
    return sentence->n > 0;
}
share__language share__language_named(share__view tag)
{
    return tag.n > 1 && tag.p[0] == 'e' && tag.p[1] == 'n';
}
const char *share__language_tag(share__language language)
{
    return language ? "en" : "";
}
void share__language_feed(share__language_votes *votes, share__view text)
{
    votes->bytes += (unsigned)text.n;
}
share__language share__language_guess(const share__language_votes *votes)
{
    return votes->bytes > 0;
}
bool share__is_stop_word(share__language language, share__view word)
{
    (void)language;
    return word.n < 3;
}

/* post */
size_t share__measure(share__view text, share_unit unit)
{
    return unit == SHARE_BYTES         ? text.n
           : unit == SHARE_UTF16       ? share__utf16_length(text)
           : unit == SHARE_CODE_POINTS ? share__code_points(text)
                                       : share__graphemes(text);
}
size_t share__measure_any(share__view bytes, share_unit unit)
{
    return share__measure(bytes, unit);
}
const char *share__network_name(size_t index)
{
    return index == 0 ? "linkedin" : "";
}
share_status share__compose(struct share_post *post, const share__parts *parts,
                            const share_post_options *options, share_error *error)
{
    (void)options;
    size_t n = parts->headline.n + parts->summary.n + 2;
    char *text = share__arena_bytes(&post->arena, n + 1);
    if (!text)
        return share__fail_memory(error);
    memcpy(text, parts->headline.p, parts->headline.n);
    memcpy(text + parts->headline.n, "\n\n", 2);
    memcpy(text + parts->headline.n + 2, parts->summary.p, parts->summary.n);
    text[n] = '\0';
    post->text = (share__view){text, n};
    post->share_url = post->comment = SHARE__LIT("");
    post->network = "linkedin";
    post->limit = 3000;
    post->unit = SHARE_UTF16;
    for (int unit = 0; unit < 4; unit++)
        post->lengths[unit] = share__measure(post->text, (share_unit)unit);
    return SHARE_OK;
}
