/* placeholder.c - simplest forms of what is still being written: each owner deletes his function.
 */
#include "pick/article.h"
#include "pick/sentences.h"
#include "read/inline.h"
#include "read/read.h"

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
