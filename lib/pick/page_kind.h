/* page_kind.h - what a web page is that is no article; for page_kind*.c and those who refuse it. */
#ifndef SHARE_PICK_PAGE_KIND_H
#define SHARE_PICK_PAGE_KIND_H

#include "pick/article.h"

typedef enum share__page_kind {
    SHARE__PAGE_ARTICLE,
    SHARE__PAGE_BOT_CHECK,
    SHARE__PAGE_LOGIN,
    SHARE__PAGE_CONSENT,
    SHARE__PAGE_ERROR,
    SHARE__PAGE_INDEX,
    SHARE__PAGE_NEEDS_SCRIPT,
    SHARE__PAGE_REDIRECT,
    SHARE__PAGE_IS_FEED,
    SHARE__PAGE_NO_TEXT,
    SHARE__PAGE_KINDS
} share__page_kind;

/* page_titles.c: what such a page calls itself; SHARE__PAGE_ARTICLE when the text is no such
 * title. 'title' is a heading or one part of a title. */
share__page_kind share__kind_of_title(share__view title);

share__page_kind share__page_kind_of(const struct share_article *article, const char *base_url);

/* Fails with SHARE_ERR_NOT_ARTICLE and says why, unless the page is an article. */
share_status share__refuse_page(const struct share_article *article,
                                const share_parse_options *options, share_error *error);

#endif
