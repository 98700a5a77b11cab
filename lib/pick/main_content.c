/* main_content.c - what each block is to the article.
 *
 * A Markdown file is nearly all article: kinds become roles, and only what surrounds the text is
 * looked for: a byline, a date or a notice before it, a list of contents, references and "about
 * the author" behind it. A page brings flags of its containers, which are believed. Plain text has
 * neither and goes to main_content_dump.c.
 *
 * Nothing here drops a paragraph by its words alone: a notice is a paragraph that stands apart,
 * before the text or behind its end, and is short or emphasized as a whole. */
#include "pick/main_content.h"
#include "base/utf8.h"
#include "pick/pick.h"

enum {
    OUTSIDE_FLAGS = SHARE__IN_NAV | SHARE__IN_HEADER | SHARE__IN_FOOTER | SHARE__IN_ASIDE |
                    SHARE__IN_COMMENTS | SHARE__IN_FORM | SHARE__HIDDEN,
    OPENING = 8,        /* blocks in which bylines, dates and notices are looked for */
    CONTENTS_ITEMS = 3, /* so many items that are links and nothing else list the contents */
    SHORT_BYTES = 300
};

static share__role by_kind(const share__block *block)
{
    switch (block->kind) {
    case SHARE__HEADING:
        return SHARE__ROLE_HEADING;
    case SHARE__ITEM:
        return SHARE__ROLE_ITEM;
    case SHARE__QUOTE:
        return SHARE__ROLE_QUOTE;
    case SHARE__CODE:
    case SHARE__TABLE:
    case SHARE__CAPTION:
        return SHARE__ROLE_CODE;
    case SHARE__NOTE:
        return SHARE__ROLE_NOTICE;
    case SHARE__BREAK:
    case SHARE__MORE:
        return SHARE__ROLE_OUTSIDE;
    default:
        return SHARE__ROLE_TEXT;
    }
}

static share__role by_flags(const share__block *block)
{
    if ((block->flags & OUTSIDE_FLAGS) != 0) {
        return SHARE__ROLE_OUTSIDE;
    }
    if ((block->flags & SHARE__BYLINE) != 0) {
        return SHARE__ROLE_BYLINE;
    }
    if ((block->flags & SHARE__STANDFIRST) != 0) {
        return SHARE__ROLE_STANDFIRST;
    }
    if ((block->flags & SHARE__IN_FIGURE) != 0) {
        return SHARE__ROLE_CODE;
    }
    return by_kind(block);
}

/* Short, emphasized as a whole: "This post first appeared on ...", "Last updated ...". */
static bool stands_apart(const share__block *block)
{
    return (block->flags & SHARE__EMPHASIZED) != 0 && block->text.n <= SHORT_BYTES &&
           block->link_bytes > 0;
}

/* Bylines, dates and notices in front of the text. */
static void read_opening(struct share_article *article, size_t n)
{
    unsigned text = 0;
    for (size_t i = 0; i < n && i < OPENING && text < 2; i++) {
        const share__block *block = &article->document.blocks[i];
        share__view name;
        if (article->roles[i] != SHARE__ROLE_TEXT && article->roles[i] != SHARE__ROLE_QUOTE) {
            continue;
        }
        if (share__is_byline(block->text, &name)) {
            article->roles[i] = SHARE__ROLE_BYLINE;
        } else if (share__is_dateline(block->text)) {
            article->roles[i] = SHARE__ROLE_DATELINE;
        } else if (stands_apart(block)) {
            article->roles[i] = SHARE__ROLE_NOTICE;
        } else if (share__label_of(block->text) != SHARE__LABEL_NONE) {
            article->roles[i] = SHARE__ROLE_OUTSIDE;
        } else {
            text++;
        }
    }
}

static bool is_link_item(const share__block *block)
{
    return block->kind == SHARE__ITEM && block->link_bytes > 0 &&
           block->link_bytes + 4 >= block->text.n;
}

/* The list under "Contents", or a list of bare links before the first paragraph. */
static void read_contents(struct share_article *article, size_t n)
{
    const share__block *blocks = article->document.blocks;
    bool text = false;
    for (size_t i = 0; i < n; i++) {
        const bool label = (blocks[i].kind == SHARE__HEADING || blocks[i].text.n <= 60) &&
                           share__label_of(blocks[i].text) == SHARE__LABEL_CONTENTS;
        text = text || (article->roles[i] == SHARE__ROLE_TEXT && !label);
        const size_t start = label ? i + 1 : i;
        size_t end = start;
        while (end < n && blocks[end].kind == SHARE__ITEM &&
               (label || is_link_item(&blocks[end]))) {
            end++;
        }
        if (label || (!text && end >= start + CONTENTS_ITEMS)) {
            for (size_t k = i; k < end; k++) {
                article->roles[k] = SHARE__ROLE_OUTSIDE;
            }
        }
        if (end > i) {
            i = end - 1;
        }
    }
}

static bool ends_article(share__label label)
{
    return label == SHARE__LABEL_SOURCES || label == SHARE__LABEL_AUTHOR ||
           label == SHARE__LABEL_COMMENTS || label == SHARE__LABEL_RELATED ||
           label == SHARE__LABEL_SHARE || label == SHARE__LABEL_NEWSLETTER ||
           label == SHARE__LABEL_TAGS;
}

/* Sections at the end whose headings say that they are not the article: from the last block back,
 * so that a "Sources" in the middle stays. */
static void read_end(struct share_article *article, size_t n)
{
    const share__block *blocks = article->document.blocks;
    size_t end = n;
    for (size_t i = n; i > n / 3 && i > 0; i--) {
        if (blocks[i - 1].kind != SHARE__HEADING) {
            continue;
        }
        if (!ends_article(share__label_of(blocks[i - 1].text))) {
            break;
        }
        end = i - 1;
    }
    for (size_t i = end; i < n; i++) {
        article->roles[i] = SHARE__ROLE_OUTSIDE;
    }
}

share_status share__pick_roles(struct share_article *article)
{
    const size_t n = article->document.block_count;
    article->roles = share__arena_alloc(&article->document.arena, n + 1);
    if (article->roles == NULL) {
        return SHARE_ERR_MEMORY;
    }
    if (article->document.format == SHARE_TEXT) {
        return share__pick_dump_roles(article);
    }
    for (size_t i = 0; i < n; i++) {
        article->roles[i] = (uint8_t)by_flags(&article->document.blocks[i]);
    }
    read_opening(article, n);
    read_contents(article, n);
    read_end(article, n);
    if (article->document.format == SHARE_HTML) {
        const share_status status = share__trim_page(article);
        return status == SHARE_OK ? share__ask_record(article) : status;
    }
    return SHARE_OK;
}
