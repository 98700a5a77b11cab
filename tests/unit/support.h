/* support.h - what unit tests share: an article from a literal, and views as strings. */
#ifndef TESTS_SUPPORT_H
#define TESTS_SUPPORT_H

/* cmocka wants these four before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/view.h"

#include <share/share.h>
#include <string.h>

#define assert_view_equal(v, string)                                                               \
    do {                                                                                           \
        share__view view_ = (v);                                                                   \
        assert_int_equal(view_.n, strlen(string));                                                 \
        assert_memory_equal(view_.p, string, view_.n);                                             \
    } while (0)

static inline share_article *parse_as(const char *text, share_format format)
{
    share_parse_options options = SHARE_PARSE_OPTIONS_INIT;
    options.format = format;
    share_article *article = NULL;
    share_error error = {SHARE_OK, 0, 0, "", ""};
    if (share_article_parse(&article, text, strlen(text), &options, &error) != SHARE_OK)
        print_error("%u:%u: %s\n", error.line, error.column, error.message);
    assert_non_null(article);
    return article;
}

static inline share_article *parse_markdown(const char *text)
{
    return parse_as(text, SHARE_MARKDOWN);
}

#endif
