/* vocabulary.c - the public border of vocabularies: a list's lines, a post's own tags.
 *
 * A list is UTF-8 text with a tag on each line; "alias = tag" is an alias, a line that starts with
 * "# " and an empty one say nothing. What cannot be a tag is refused with its line: a list that is
 * no list should not pass for one. */
#include "border.h"

#include "base/mem.h"
#include "pick/article.h"
#include "pick/vocabulary.h"
#include "read/read.h"

#include <string.h>

share_status share_vocabulary_new(share_vocabulary **out)
{
    if (!out)
        return SHARE_ERR_USAGE;
    *out = share__malloc(sizeof **out);
    if (!*out)
        return SHARE_ERR_MEMORY;
    memset(*out, 0, sizeof **out);
    return SHARE_OK;
}

share_status share_vocabulary_add(share_vocabulary *vocabulary, const char *tag)
{
    if (!vocabulary || !tag)
        return SHARE_ERR_USAGE;
    char *own = share__repaired(&vocabulary->arena, tag);
    return own ? share__vocabulary_add(vocabulary, share__view_of(own), NULL) : SHARE_ERR_MEMORY;
}

share_status share_vocabulary_alias(share_vocabulary *vocabulary, const char *alias,
                                    const char *tag)
{
    if (!vocabulary || !alias || !tag)
        return SHARE_ERR_USAGE;
    char *from = share__repaired(&vocabulary->arena, alias);
    char *to = share__repaired(&vocabulary->arena, tag);
    return from && to
               ? share__vocabulary_alias(vocabulary, share__view_of(from), share__view_of(to))
               : SHARE_ERR_MEMORY;
}

static share_status read_line(share_vocabulary *vocabulary, share__view line, unsigned number,
                              share_error *error)
{
    line = share__trim(line);
    if (line.n == 0 || share__equal(line, SHARE__LIT("#")) ||
        share__starts_with(line, SHARE__LIT("# ")))
        return SHARE_OK;
    size_t sign = share__find_view(line, SHARE__LIT(" = "), 0);
    share_status status =
        sign < line.n ? share__vocabulary_alias(vocabulary, share__view_slice(line, 0, sign),
                                                share__view_from(line, sign + 3))
                      : share__vocabulary_add(vocabulary, line, NULL);
    if (status == SHARE_ERR_USAGE)
        return share__fail(error, SHARE_ERR_SYNTAX, (share__place){number, 1},
                           "no tag: it has no letter or digit, or more than %u bytes",
                           (unsigned)SHARE__LONGEST_TAG);
    if (status == SHARE_ERR_TOO_BIG)
        return share__fail(error, status, (share__place){number, 1}, "more than %u tags",
                           (unsigned)SHARE__MOST_TAGS);
    return status == SHARE_OK ? status : share__fail_memory(error);
}

static share_status read_lines(share_vocabulary *vocabulary, share__document *scratch,
                               share__view bytes, share_error *error)
{
    share__view text, line;
    share_status status = share__decode(scratch, bytes, NULL, false, &text, error);
    for (unsigned number = 1; status == SHARE_OK && share__next_line(&text, &line); number++)
        status = read_line(vocabulary, line, number, error);
    return status;
}

share_status share_vocabulary_read(share_vocabulary *vocabulary, const char *data, size_t length,
                                   const char *name, share_error *error)
{
    if (!vocabulary || (!data && length > 0))
        return share__null_object(error);
    share__document scratch;
    memset(&scratch, 0, sizeof scratch);
    share_status status =
        read_lines(vocabulary, &scratch, (share__view){data ? data : "", length}, error);
    share__document_free(&scratch);
    if (status != SHARE_OK)
        share__error_source(error, name);
    return status;
}

/* Only what somebody chose: what we ranked would teach us our own mistakes. */
share_status share_vocabulary_learn(share_vocabulary *vocabulary, const share_article *post)
{
    enum { MOST = 100 };
    if (!vocabulary || !post)
        return SHARE_ERR_USAGE;
    const share__values *tags = &post->lists[SHARE_TAG];
    uint32_t entries[MOST];
    size_t count = 0;
    for (size_t i = 0; i < tags->count && count < MOST; i++) {
        share__view tag = {tags->at[i].text, tags->at[i].length};
        if (tags->at[i].origin == SHARE_FROM_RANKING || tags->at[i].origin == SHARE_FROM_VOCABULARY)
            continue;
        share_status status = share__vocabulary_add(vocabulary, tag, &entries[count]);
        if (status == SHARE_OK)
            count++;
        else if (status != SHARE_ERR_USAGE) /* an emoji alone is no tag of ours */
            return status;
    }
    if (count == 0)
        return SHARE_OK;
    return share__vocabulary_learn(vocabulary, share__article_best(post, SHARE_HEADLINE), entries,
                                   count);
}

size_t share_vocabulary_count(const share_vocabulary *vocabulary)
{
    return vocabulary ? vocabulary->listed : 0;
}

void share_vocabulary_free(share_vocabulary *vocabulary)
{
    if (vocabulary)
        share__arena_free(&vocabulary->arena);
    share__free(vocabulary);
}
