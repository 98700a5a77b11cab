/* article [markdown|text|html] - the article on standard input as the library's JSON, with body and
 * candidates: what the readers and pickers make of it, without the program around them. */
#include <share/share.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static share_format format_named(const char *name)
{
    for (int format = SHARE_AUTO; format <= SHARE_TEXT; format++)
        if (strcmp(name, share_format_name((share_format)format)) == 0)
            return (share_format)format;
    return SHARE_AUTO;
}

static char *read_all(size_t *length)
{
    size_t room = 1 << 16, n = 0, got;
    char *data = malloc(room);
    while (data && (got = fread(data + n, 1, room - n, stdin)) > 0) {
        n += got;
        if (n == room)
            data = realloc(data, room *= 2);
    }
    *length = n;
    return data;
}

int main(int argc, char **argv)
{
    share_parse_options parse = SHARE_PARSE_OPTIONS_INIT;
    share_json_options how = SHARE_JSON_OPTIONS_INIT;
    share_error error = {SHARE_OK, 0, 0, "", ""};
    share_article *article = NULL;
    share_post *post = NULL;
    char *json = NULL, *data;
    size_t length;
    parse.format = argc > 1 ? format_named(argv[1]) : SHARE_AUTO;
    how.flags = SHARE_JSON_BODY | SHARE_JSON_CANDIDATES;
    data = read_all(&length);
    share_status status = share_article_parse(&article, data, length, &parse, &error);
    if (status == SHARE_OK && share_article_count(article, SHARE_HEADLINE) > 0)
        status = share_post_compose(&post, article, NULL, &error);
    if (status == SHARE_OK)
        status = share_json(&json, article, post, &how, &error);
    if (status == SHARE_OK)
        puts(json);
    else
        fprintf(stderr, "%u:%u: %s\n", error.line, error.column, error.message);
    share_free(json);
    share_post_free(post);
    share_article_free(article);
    free(data);
    return status != SHARE_OK;
}
