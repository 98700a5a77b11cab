/* check.h - cmocka behind the headers that it wants, and articles made in one line. */
#ifndef SHARE_TESTS_API_CHECK_H
#define SHARE_TESTS_API_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <share/share.h>
#include <string.h>

static inline share_article *article_of(const char *text)
{
    share_article *article = NULL;
    share_error error = {SHARE_OK, 0, 0, "", ""};
    share_status status = share_article_parse(&article, text, strlen(text), NULL, &error);
    assert_string_equal(error.message, "");
    assert_int_equal(status, SHARE_OK);
    assert_non_null(article);
    return article;
}

static inline share_post *post_of(const share_article *article, const share_post_options *options)
{
    share_post *post = NULL;
    share_error error = {SHARE_OK, 0, 0, "", ""};
    share_status status = share_post_compose(&post, article, options, &error);
    assert_string_equal(error.message, "");
    assert_int_equal(status, SHARE_OK);
    assert_non_null(post);
    return post;
}

static inline const char *text_of(const share_article *article, share_key key)
{
    return share_article_get(article, key, 0)->text;
}

#endif
