// test_cplusplus.cpp - the header in C++: owners, strings, options by name, and the hard corners.
#include <share/share.h>

#include <csetjmp>
#include <cstdarg>
#include <cstddef>
#include <cstdint>
extern "C" {
#include <cmocka.h>
}

#include <memory>
#include <string>

namespace
{
struct Free {
    void operator()(share_article *article) const
    {
        share_article_free(article);
    }
    void operator()(share_post *post) const
    {
        share_post_free(post);
    }
    void operator()(char *text) const
    {
        share_free(text);
    }
};
using Article = std::unique_ptr<share_article, Free>;
using Post = std::unique_ptr<share_post, Free>;
using Text = std::unique_ptr<char, Free>;

Article parse(const std::string &text, const share_parse_options *options = nullptr)
{
    share_article *article = nullptr;
    share_error error;
    assert_int_equal(share_article_parse(&article, text.data(), text.size(), options, &error),
                     SHARE_OK);
    return Article(article);
}

void owners_hold_and_release(void **)
{
    share_parse_options options = SHARE_PARSE_OPTIONS_INIT;
    options.name = "note.md";
    const Article article = parse("# In C++\n\nThe same calls, with owners.\n", &options);
    share_post_options how = SHARE_POST_OPTIONS_INIT;
    how.max_tags = -1;
    share_post *made = nullptr;
    share_error error;
    assert_int_equal(share_post_compose(&made, article.get(), &how, &error), SHARE_OK);
    const Post post(made);
    std::size_t length = 0;
    const std::string text(share_post_text(post.get(), &length));
    assert_int_equal(text.size(), length);
    assert_true(text.rfind("In C++\n\nThe same calls", 0) == 0);

    char *json = nullptr;
    share_json_options flags = SHARE_JSON_OPTIONS_INIT;
    flags.flags = SHARE_JSON_BODY | SHARE_JSON_ASCII;
    assert_int_equal(share_json(&json, article.get(), post.get(), &flags, &error), SHARE_OK);
    const Text owner(json);
    assert_true(std::string(json).find("\"source\":\"note.md\"") != std::string::npos);
}

void failures_leave_nothing_to_free(void **)
{
    share_article *article = reinterpret_cast<share_article *>(std::uintptr_t{16});
    share_error error;
    const std::string binary("\x7F"
                             "ELF\0\0\0",
                             7);
    assert_int_equal(share_article_parse(&article, binary.data(), binary.size(), nullptr, &error),
                     SHARE_ERR_FORMAT);
    assert_null(article);
    assert_int_equal(error.status, SHARE_ERR_FORMAT);
    const Article nobody;
    assert_int_equal(share_article_count(nobody.get(), SHARE_TAG), 0);
    assert_string_equal(share_article_get(nobody.get(), SHARE_TAG, 0)->text, "");
}

void strings_with_anything_inside(void **)
{
    std::string text = "# Zero \0 in the middle\n\nFine.\n";
    text[7] = '\0';
    const Article article = parse(text);
    const std::string headline = share_article_get(article.get(), SHARE_HEADLINE, 0)->text;
    assert_int_equal(headline.size(), share_article_get(article.get(), SHARE_HEADLINE, 0)->length);
    assert_int_equal(share_measure("\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD", 8, SHARE_GRAPHEMES), 1);
}

void the_version_is_the_header_s(void **)
{
    const std::string parts = std::to_string(SHARE_VERSION_MAJOR) + "." +
                              std::to_string(SHARE_VERSION_MINOR) + "." +
                              std::to_string(SHARE_VERSION_PATCH);
    assert_string_equal(share_version(), parts.c_str());
}
} // namespace

int main()
{
    const CMUnitTest tests[] = {
        cmocka_unit_test(owners_hold_and_release),
        cmocka_unit_test(failures_leave_nothing_to_free),
        cmocka_unit_test(strings_with_anything_inside),
        cmocka_unit_test(the_version_is_the_header_s),
    };
    return cmocka_run_group_tests(tests, nullptr, nullptr);
}
