/* consumer.c - a program of another project: text in memory becomes a post and its share URL.
 * Build it with the CMakeLists.txt beside it, or without CMake:
 *     cc consumer.c $(pkg-config --cflags --libs libshare) */
#include <share/share.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    static const char draft[] = "---\n"
                                "title: A short note on tide tables\n"
                                "tags: [tides, sailing]\n"
                                "canonical_url: https://example.org/tides\n"
                                "---\n\n"
                                "High water moves by about fifty minutes a day.\n";
    share_parse_options options = SHARE_PARSE_OPTIONS_INIT;
    options.name = "tides.md";
    share_article *article = NULL;
    share_post *post = NULL;
    share_error error;
    share_status status = share_article_parse(&article, draft, strlen(draft), &options, &error);
    if (status == SHARE_OK)
        status = share_post_compose(&post, article, NULL, &error);
    if (status == SHARE_OK)
        printf("%s\n\n%s\n(libshare %s)\n", share_post_text(post, NULL), share_post_share_url(post),
               share_version());
    else
        fprintf(stderr, "%s: %s\n", error.source, error.message);
    share_post_free(post);
    share_article_free(article);
    return status == SHARE_OK ? 0 : 1;
}
