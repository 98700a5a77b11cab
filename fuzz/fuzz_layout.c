/* The layout language: refused with a place, or a post without a line that it should not have. The
 * first byte chooses what the article has; the limit is so high that nothing is shortened. */
#include "fuzz.h"

#include <share/share.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct {
        share_key key;
        const char *value;
    } values[] = {{SHARE_HEADLINE, "A headline"}, {SHARE_SUMMARY, "What it says. And more."},
                  {SHARE_POINT, "A point."},      {SHARE_TAG, "a tag"},
                  {SHARE_AUTHOR, "A B"},          {SHARE_URL, "https://example.org/"}};
    unsigned choice = fuzz_choice(&data, &size);
    share_post_options options = SHARE_POST_OPTIONS_INIT;
    share_error error = {SHARE_OK, 0, 0, "", ""};
    share_article *article = NULL;
    share_post *post = NULL;
    char *layout = fuzz_string(data, size);
    claim(share_article_new(&article) == SHARE_OK);
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (i == 0 || choice >> i & 1)
            claim(share_article_add(article, values[i].key, values[i].value) == SHARE_OK);
    options.layout = layout;
    options.limit = 1000000;
    options.unit = SHARE_BYTES;
    share_status status = share_post_compose(&post, article, &options, &error);
    claim(status == error.status && status != SHARE_ERR_MEMORY);
    claim((error.line > 0) == (error.column > 0)); /* an empty layout has no place to point at */
    if (status == SHARE_OK) {
        size_t length;
        const char *p = share_post_text(post, &length);
        share__view text = {p, length};
        claim_plain(text, "\n");
        claim(share__find_view(text, SHARE__LIT("\n\n\n"), 0) == length);
        claim(share__find_view(text, SHARE__LIT(" \n"), 0) == length);
        claim(share__find_view(text, SHARE__LIT("\n "), 0) == length);
        claim(length == 0 || (!share__is_space(p[0]) && !share__is_space(p[length - 1])));
    }
    share_post_free(post);
    share_article_free(article);
    free(layout);
    return 0;
}
