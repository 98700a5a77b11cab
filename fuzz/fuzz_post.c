/* The whole way, bytes to post. Three bytes choose format, network, limit and link; then what is
 * true of every post is claimed: within its limit in its unit, well-formed, no control characters
 * and no bidirectional overrides, the URL whole, the same bytes when made again. */
#include "fuzz.h"

#include "post/truncate.h"

#include <share/share.h>

static share_parse_options parse_options(unsigned choice)
{
    share_parse_options parse = SHARE_PARSE_OPTIONS_INIT;
    parse.format = (share_format)(choice % 4);
    if (choice & 16)
        parse.base_url = "https://example.org/a/b.html";
    if (choice & 32)
        parse.language = "de";
    if (choice & 64)
        parse.name = "b.md";
    return parse;
}

static share_post_options post_options(unsigned choice, unsigned limit)
{
    share_post_options options = SHARE_POST_OPTIONS_INIT;
    size_t networks = 0;
    while (share_network_name(networks)[0] != '\0')
        networks++;
    options.network = share_network_name(choice % networks);
    options.link = (share_link)(choice / 16 % 3);
    options.unit = (share_unit)(limit % 4);
    options.limit = limit < 64 ? 0 : limit * 2;
    options.utm = choice & 128 ? "fuzz" : NULL;
    return options;
}

static void claim_post(const share_post *post, const share_post_options *options)
{
    size_t length;
    const char *p = share_post_text(post, &length);
    share__view text = {p, length};
    share_unit unit;
    size_t limit = share_post_limit(post, &unit);
    claim(length > 0 && strlen(p) == length);
    claim_plain(text, "\n");
    claim(share_post_length(post, unit) == share__measure(text, unit));
    claim(share_post_length(post, unit) <= limit);
    claim(options->limit == 0 || (limit == options->limit && unit == options->unit));
    claim(!share__is_space(p[0]) && !share__is_space(p[length - 1]));
    claim(share__find_view(text, SHARE__LIT("\n\n\n"), 0) == length);
    const char *url = share_post_share_url(post);
    for (; *url != '\0'; url++)
        claim(*url > ' ' && *url < 0x7F);
    claim(share_post_fold(post, SHARE_MOBILE) <= share_post_fold(post, SHARE_DESKTOP));
    const char *tag;
    for (size_t i = 0; (tag = share_post_hashtag(post, i)) != NULL; i++)
        claim(share__find_view(text, share__view_of(tag), 0) < length);
}

/* An address in the post is all of it: what follows "https://" up to the next white space is the
 * article's own, as composing a post of nothing but the URL gives it. */
static void claim_url_whole(const share_article *article, const share_post *post,
                            const share_post_options *options)
{
    share_post_options bare = *options;
    share_post *alone = NULL;
    bare.layout = "{headline}\n{url}";
    bare.limit = 0;
    if (options->link != SHARE_LINK_BODY || share_article_count(article, SHARE_TEXT_OF_POST) > 0 ||
        share_article_count(article, SHARE_URL) == 0 ||
        share_post_compose(&alone, article, &bare, NULL) != SHARE_OK)
        return;
    share__view text = share__view_of(share_post_text(alone, NULL));
    size_t at = text.n;
    while (at > 0 && text.p[at - 1] != '\n')
        at--;
    share__view url = share__view_from(text, at);
    share__view whole = share__view_of(share_post_text(post, NULL));
    if (share__starts_with(url, SHARE__LIT("http")))
        claim(share__find_view(whole, url, 0) < whole.n);
    share_post_free(alone);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    unsigned first = fuzz_choice(&data, &size), second = fuzz_choice(&data, &size);
    unsigned limit = fuzz_choice(&data, &size);
    const share_parse_options parse = parse_options(first);
    const share_post_options options = post_options(second, limit);
    share_article *article = NULL;
    share_post *post = NULL, *again = NULL;
    share_error error = {SHARE_OK, 0, 0, "", ""};
    const char *bytes = size ? (const char *)data : "";
    share_status status = share_article_parse(&article, bytes, size, &parse, &error);
    claim(status == error.status && status != SHARE_ERR_MEMORY);
    if (status != SHARE_OK) {
        claim(error.message[0] != '\0');
        return 0;
    }
    for (unsigned key = 0; key <= SHARE_TEXT_OF_POST; key++)
        for (size_t i = 0; i < share_article_count(article, (share_key)key); i++) {
            const share_value *value = share_article_get(article, (share_key)key, i);
            claim_no_escapes((share__view){value->text, value->length}, "\n\r\t\v\f");
            claim(value->length > 0 && value->text[value->length] == '\0');
        }
    char *body = NULL;
    claim(share_article_body(&body, article, NULL) == SHARE_OK);
    claim_no_escapes(share__view_of(body), "\n\r\t\v\f");
    share_free(body);
    status = share_post_compose(&post, article, &options, &error);
    claim(status == error.status && status != SHARE_ERR_MEMORY);
    if (status == SHARE_OK) {
        share_article *twin = NULL;
        claim_post(post, &options);
        claim_url_whole(article, post, &options);
        claim(share_article_parse(&twin, bytes, size, &parse, NULL) == SHARE_OK);
        claim(share_post_compose(&again, twin, &options, NULL) == SHARE_OK);
        claim(strcmp(share_post_text(post, NULL), share_post_text(again, NULL)) == 0);
        share_post_free(again);
        share_article_free(twin);
    }
    share_post_free(post);
    share_article_free(article);
    return 0;
}
