/* page_tags_shown.c - tags that no record names, but the page shows.
 *
 * Short links in what its class calls a list of tags; what stands behind "Tags:"; hashtags; and
 * short links right behind the text when the article speaks of enough of them. */
#include "pick/page_tags.h"

enum {
    LISTED = 10,          /* tags of a visible list */
    LABELLED_BYTES = 300, /* of a block with a label and its tags */
    LINK_BYTES = 60,
    LINK_WORDS = 5,
    BEHIND = 4, /* blocks between the article's text and a list of links that may be its tags */
    SPOKEN = 40 /* percent of them that the article speaks of */
};

static bool is_short_link(const share__block *block)
{
    return (block->kind == SHARE__ITEM || block->kind == SHARE__LINE) && block->text.n > 0 &&
           block->text.n <= LINK_BYTES && block->link_bytes + 2 >= block->text.n &&
           share__words_of_tag(block->text) <= LINK_WORDS;
}

/* "#bridges #cranes" or "#bridges#cranes": hashtags and nothing else. */
static bool is_hashtags(share__view text)
{
    size_t marks = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] != '#' && text.p[i] != ' ' && (i == 0 || text.p[i - 1] == ' ')) {
            return false;
        }
        marks += text.p[i] == '#';
    }
    return marks > 1;
}

static bool take_hashtags(share__tagger *t, const share__block *block)
{
    share__view rest = share__view_from(block->text, 1);
    while (rest.n > 0) {
        const size_t n = share__find(rest, '#', 0);
        if (!share__take_tag(t, SHARE_FROM_BODY, (share__place){block->line, block->column},
                             share__view_slice(rest, 0, n))) {
            return false;
        }
        rest = n < rest.n ? share__view_from(rest, n + 1) : SHARE__LIT("");
    }
    return true;
}

/* The run of short links that starts at block 'i'; t->count is how many of them may be tags. */
static bool take_links(share__tagger *t, size_t *i)
{
    const share__document *document = &t->article->document;
    const uint16_t tags = document->blocks[*i].flags & SHARE__IN_TAGS;
    t->count = t->over = 0;
    for (; *i < document->block_count; ++*i) {
        const share__block *block = &document->blocks[*i];
        if (!is_short_link(block) || (block->flags & SHARE__IN_TAGS) != tags) {
            return true;
        }
        const share__place place = {block->line, block->column};
        if (is_hashtags(block->text) ? !take_hashtags(t, block)
                                     : !share__take_tag(t, SHARE_FROM_BODY, place, block->text)) {
            return false;
        }
    }
    return true;
}

/* What its class calls a list of tags, near the article. A menu's is one, too, so menus are passed
 * over. False when memory ends. */
bool share__take_marked_list(share__tagger *t)
{
    const share__document *document = &t->article->document;
    for (size_t i = 0; i < document->block_count; i++) {
        const share__block *block = &document->blocks[i];
        if ((block->flags & SHARE__IN_TAGS) == 0 || !is_short_link(block) ||
            (block->flags & (SHARE__IN_NAV | SHARE__IN_HEADER | SHARE__IN_FOOTER |
                             SHARE__IN_COMMENTS | SHARE__IN_FORM | SHARE__HIDDEN)) != 0) {
            continue;
        }
        if (!take_links(t, &i)) {
            return false;
        }
        if (t->count > 0 && t->count <= LISTED && t->over == 0) {
            return true;
        }
    }
    t->count = 0;
    return true;
}

/* "Tags: a, b" in one block, hashtags, or the label and short blocks behind it. */
bool share__take_labelled_list(share__tagger *t)
{
    const share__document *document = &t->article->document;
    for (size_t i = 0; i < document->block_count; i++) {
        const share__block *block = &document->blocks[i];
        share__view rest;
        t->count = t->over = 0;
        t->spaced = false;
        if (block->text.n == 0 || block->text.n > LABELLED_BYTES ||
            !share__is_near_article(block)) {
            continue;
        }
        if (share__label_prefix(block->text, &rest) == SHARE__LABEL_TAGS) {
            if (!share__take_tags(t, SHARE_FROM_BODY, (share__place){block->line, block->column},
                                  rest)) {
                return false;
            }
        } else if (is_hashtags(block->text)) {
            if (!take_hashtags(t, block)) {
                return false;
            }
        } else if (share__label_of(block->text) == SHARE__LABEL_TAGS) {
            i++;
            if (i < document->block_count && !take_links(t, &i)) {
                return false;
            }
        }
        const bool glued = t->count == 1 && share__words_of_tag(t->tags[0].text) > LINK_WORDS;
        if (t->count > 0 && t->count <= LISTED && t->over == 0 && !t->spaced && !glued) {
            return true;
        }
    }
    t->count = 0;
    return true;
}

static bool is_text(const struct share_article *article, size_t i)
{
    const share__role role = (share__role)article->roles[i];
    return role == SHARE__ROLE_TEXT || role == SHARE__ROLE_QUOTE;
}

/* Two short links and more right behind the text, of which it speaks. */
bool share__take_list_behind(share__tagger *t)
{
    const share__document *document = &t->article->document;
    size_t last = document->block_count;
    while (last > 0 && !is_text(t->article, last - 1)) {
        last--;
    }
    t->count = 0;
    for (size_t i = last; last > 0 && i < document->block_count && i < last + BEHIND; i++) {
        if (!is_short_link(&document->blocks[i]) || !share__is_near_article(&document->blocks[i])) {
            continue;
        }
        if (!take_links(t, &i)) {
            return false;
        }
        if (t->count > 1 && t->count <= LISTED && t->over == 0) {
            if (!share__hear_tags(t, is_text)) {
                return false;
            }
            if (share__spoken_tags(t) * 100 >= t->count * SPOKEN) {
                return true;
            }
        }
        t->count = 0;
    }
    return true;
}
