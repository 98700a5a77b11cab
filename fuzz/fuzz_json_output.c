/* The JSON of an article that a caller made: jansson reads it back, with the same headline. Lines
 * of the input become values of the keys in turn. */
#include "fuzz.h"

#include <jansson.h>
#include <share/share.h>

static void claim_json(const char *json, const share_article *article, unsigned flags)
{
    claim_well_formed(share__view_of(json));
    claim(strchr(json, '\n') == NULL && json[0] == '{');
    for (const char *p = json; *p != '\0'; p++)
        claim((unsigned char)*p >= ' ' && (*p > 0 || !(flags & SHARE_JSON_ASCII)));
    json_error_t why;
    json_t *root = json_loads(json, 0, &why);
    claim(root != NULL);
    const share_value *headline = share_article_get(article, SHARE_HEADLINE, 0);
    const json_t *read = json_object_get(root, "headline");
    if (headline->length > 0)
        claim(json_is_string(read) && json_string_length(read) == headline->length &&
              memcmp(json_string_value(read), headline->text, headline->length) == 0);
    json_decref(root);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    share_json_options how = SHARE_JSON_OPTIONS_INIT;
    how.flags = fuzz_choice(&data, &size) % 8;
    share_article *article = NULL;
    share_post *post = NULL;
    char *json = NULL, *string = fuzz_string(data, size);
    claim(share_article_new(&article) == SHARE_OK);
    unsigned key = 0;
    for (char *line = string, *end; line; line = end) {
        end = strchr(line, '\n');
        if (end)
            *end++ = '\0';
        claim(share_article_add(article, (share_key)(key++ % (SHARE_TEXT_OF_POST + 1)), line) ==
              SHARE_OK);
    }
    share_error error = {SHARE_OK, 0, 0, "", ""};
    if (share_post_compose(&post, article, NULL, &error) != SHARE_OK) {
        char *failure = NULL;
        claim(share_json_error(&failure, &error, &how) == SHARE_OK);
        claim_well_formed(share__view_of(failure));
        share_free(failure);
    }
    claim(share_json(&json, article, post, &how, NULL) == SHARE_OK);
    claim_json(json, article, how.flags);
    share_free(json);
    share_post_free(post);
    share_article_free(article);
    free(string);
    return 0;
}
