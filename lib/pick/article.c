/* article.c - the lists of an article.
 *
 * A list that is settled is sorted by score, with ties in the order of arrival; the caller's own
 * values, which come later still, stand before all. Points and tags are one answer in many values,
 * so their lists keep the order in which they were added. */
#include "pick/article.h"

#include "base/eight.h"
#include "base/utf8.h"

#include <string.h>

static share_value *insert(struct share_article *article, share_key key, size_t at)
{
    share__values *list = &article->lists[key];
    share_value *grown = share__arena_grow(&article->document.arena, list->at, list->count,
                                           &list->room, sizeof *list->at);
    if (!grown)
        return NULL;
    list->at = grown;
    memmove(&grown[at + 1], &grown[at], (list->count - at) * sizeof *grown);
    list->count++;
    return &grown[at];
}

/* Copies as much of 'text' behind the first n bytes as stays as it is, eight bytes at a time. */
static size_t copy_plain(char *copy, size_t n, share__view text)
{
    size_t i = 0;
    uint64_t space = n > 0 && copy[n - 1] == ' ' ? 0x80 : 0;
    for (; text.n - i >= 8 && share__eight_odd(share__eight(text.p + i), &space) == 0; i += 8)
        memcpy(copy + n + i, text.p + i, 8);
    return i;
}

/* A copy without what steers. Every run of white space is folded to one space, or, where lines are
 * kept, stays as it is. */
static char *clean_copy(share__arena *arena, share__view text, bool keep_lines, size_t *length)
{
    char *copy = share__arena_bytes(arena, text.n + 1);
    if (!copy)
        return NULL;
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++) {
        const size_t plain = keep_lines ? 0 : copy_plain(copy, n, share__view_from(text, i));
        n += plain;
        i += plain;
        if (i == text.n)
            break;
        const char c = text.p[i];
        const size_t dropped =
            c > ' ' && c < 0x7F ? 0 : share__utf8_steers(share__view_from(text, i));
        if (dropped > 0)
            i += dropped - 1;
        else if (keep_lines || !share__is_space(c))
            copy[n++] = c;
        else if (n > 0 && copy[n - 1] != ' ')
            copy[n++] = ' ';
    }
    while (n > 0 && share__is_space(copy[n - 1]))
        n--;
    copy[n] = '\0';
    share__arena_shrink(arena, copy, n + 1);
    *length = n;
    return copy;
}

static bool keeps_lines(share_key key)
{
    return key == SHARE_TEXT_OF_POST;
}

static share_status add_at(struct share_article *article, share_key key, size_t at,
                           share_value value, share__view text)
{
    text = share__trim(text);
    if (text.n == 0)
        return SHARE_OK;
    size_t length;
    char *copy = clean_copy(&article->document.arena, text, keeps_lines(key), &length);
    if (copy && length == 0)
        return SHARE_OK;
    share_value *slot = copy ? insert(article, key, at) : NULL;
    if (!slot)
        return SHARE_ERR_MEMORY;
    value.text = copy;
    value.length = length;
    value.reason = "";
    *slot = value;
    return SHARE_OK;
}

share_status share__article_add(struct share_article *article, share_key key, share__view text,
                                share_origin origin, share__place place, unsigned score)
{
    share_value value = {
        .origin = origin, .line = place.line, .column = place.column, .score = score};
    return add_at(article, key, article->lists[key].count, value, text);
}

static bool is_list(share_key key)
{
    return key == SHARE_POINT || key == SHARE_TAG;
}

share_status share__article_add_caller(struct share_article *article, share_key key,
                                       share__view text)
{
    share__values *list = &article->lists[key];
    if (is_list(key) && list->added == 0)
        list->count = 0; /* the caller's list takes the place of ours */
    size_t before = list->count;
    share_value value = {.origin = SHARE_FROM_CALLER, .score = 1000};
    share_status status = add_at(article, key, is_list(key) ? list->count : 0, value, text);
    list->added += list->count - before;
    return status;
}

share__view share__article_best(const struct share_article *article, share_key key)
{
    const share__values *list = &article->lists[key];
    return list->count > 0 ? (share__view){list->at[0].text, list->at[0].length} : SHARE__LIT("");
}

/* Insertion sort: the lists are short, nearly sorted, and ties must keep their order. */
static void sort_by_score(share__values *list)
{
    for (size_t i = 1; i < list->count; i++) {
        share_value value = list->at[i];
        size_t at = i;
        for (; at > 0 && list->at[at - 1].score < value.score; at--)
            list->at[at] = list->at[at - 1];
        list->at[at] = value;
    }
}

/* Values that say the same as a better one before them explain nothing: dropped. */
static void drop_repeated(share__values *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        bool repeated = false;
        for (size_t j = 0; j < kept && !repeated; j++)
            repeated = list->at[j].length == list->at[i].length &&
                       memcmp(list->at[j].text, list->at[i].text, list->at[i].length) == 0;
        if (!repeated)
            list->at[kept++] = list->at[i];
    }
    list->count = kept;
}

bool share__headline_is_sentence(const struct share_article *article)
{
    const share__values *list = &article->lists[SHARE_HEADLINE];
    return list->count > 0 && list->at[0].origin == SHARE_FROM_RANKING;
}

bool share__headline_says_all(const struct share_article *article)
{
    share__view summary = share__article_best(article, SHARE_SUMMARY);
    return summary.n > 0 &&
           share__folds_equal(summary, share__article_best(article, SHARE_HEADLINE));
}

void share__article_settle(struct share_article *article, share_key key)
{
    if (!is_list(key))
        sort_by_score(&article->lists[key]);
    drop_repeated(&article->lists[key]);
}

/* Plain stretches at once. */
void share__put_clean(share__buffer *out, share__view text)
{
    size_t start = 0;
    for (size_t i = 0; i < text.n; i++) {
        const char c = text.p[i];
        const size_t dropped =
            (c >= ' ' && c < 0x7F) ? 0 : share__utf8_steers(share__view_from(text, i));
        if (dropped == 0)
            continue;
        share__put(out, share__view_slice(text, start, i - start));
        start = i + dropped;
        i = start - 1;
    }
    share__put(out, share__view_from(text, start));
}

void share__article_body(const struct share_article *article, share__buffer *out)
{
    const share__document *document = &article->document;
    for (size_t i = 0; article->roles && i < document->block_count; i++) {
        share__role role = (share__role)article->roles[i];
        if (document->blocks[i].text.n == 0 || role == SHARE__ROLE_OUTSIDE ||
            role == SHARE__ROLE_BYLINE || role == SHARE__ROLE_DATELINE ||
            role == SHARE__ROLE_NOTICE || role == SHARE__ROLE_TAG || role == SHARE__ROLE_TITLE)
            continue;
        if (out->n > 0)
            share__put_string(out, "\n\n");
        share__put_clean(out, document->blocks[i].text);
    }
}
