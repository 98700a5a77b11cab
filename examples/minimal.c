/* minimal.c - the lines at the top of share.h, as a program: run it beside an article.md. */
#include <share/share.h>
#include <stdio.h>

int main(void)
{
    share_article *article;
    share_post *post = NULL;
    share_error error;
    if (share_article_open(&article, "article.md", NULL, &error) == SHARE_OK &&
        share_post_compose(&post, article, NULL, &error) == SHARE_OK)
        puts(share_post_text(post, NULL));
    else
        fprintf(stderr, "%s:%u: %s\n", error.source, error.line, error.message);
    share_post_free(post);
    share_article_free(article);
    return 0;
}
