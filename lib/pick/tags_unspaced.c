/* tags_unspaced.c - the words of the index, made anew for scripts without spaces.
 *
 * The index counts long runs of such scripts in parts, which is enough to compare sentences and no
 * tag. Here the article's text is read once more: its runs are cut into words (unspaced.c), and
 * what stands between them is scanned as before. A Latin word beside a run is no break: phrases may
 * hold both ("AI芯片"). */
#include "pick/tags.h"

#include "base/utf8.h"
#include "pick/unspaced.h"

#include <string.h>

enum { LOOKED_AT = 20 * 1024 }; /* bytes: more text teaches hardly anything */

typedef struct reader {
    share__index *index;
    const share__units *units;
    size_t next; /* unit */
} reader;

/* Whether words on both sides of what stands between are neighbours: one space between scripts, or
 * the dot between the parts of a foreign name. */
static bool is_joint(share__view between)
{
    return between.n == 0 || share__equal(between, SHARE__LIT("\xE3\x83\xBB"));
}

static bool touches(char c)
{
    return share__is_alpha(c) || share__is_digit(c);
}

/* What no unit is in: words of other scripts, signs. *joined tells whether it follows on a word,
 * and then whether a word may follow on it. */
static bool scan_between(reader *r, share__view text, uint32_t flags, bool *joined)
{
    bool joint = *joined && is_joint(text);
    share__view words = share__trim(text);
    size_t before = r->index->token_count;
    if (words.n == 0 || joint) {
        *joined = joint;
        return true;
    }
    if (!share__index_scan(r->index, text, flags))
        return false;
    if (*joined && r->index->token_count > before && touches(words.p[0]) && words.p - text.p <= 1)
        r->index->tokens[before].flags &= ~(uint32_t)SHARE__TOKEN_BREAK;
    size_t behind = (size_t)(text.p + text.n - (words.p + words.n));
    *joined = behind <= 1 && touches(words.p[words.n - 1]) && r->index->token_count > before;
    return true;
}

static bool add_word(share__index *index, share__view word, uint32_t flags, bool joined)
{
    size_t before = index->token_count;
    if (!share__index_scan(index, word, flags | SHARE__TOKEN_WHOLE))
        return false;
    if (joined && index->token_count > before)
        index->tokens[before].flags &= ~(uint32_t)SHARE__TOKEN_BREAK;
    return true;
}

static bool add_run(reader *r, uint32_t flags, bool *joined)
{
    const share__unit *at = r->units->at;
    size_t i = r->next, end = i + 1;
    while (end < r->units->count && !at[end].run)
        end++;
    while (i < end) {
        size_t n = at[i].word;
        if (n == 0) {
            *joined = false;
            i++;
            continue;
        }
        share__view word = share__view_between(at[i].p, at[i + n - 1].p + at[i + n - 1].n);
        if (!add_word(r->index, word, flags, *joined))
            return false;
        *joined = true;
        i += n;
    }
    r->next = end;
    return true;
}

static bool read_text(reader *r, share__view text, uint32_t flags)
{
    const char *p = text.p, *end = text.p + text.n;
    bool joined = false;
    while (p < end) {
        const share__unit *unit = r->next < r->units->count ? &r->units->at[r->next] : NULL;
        const char *stop = unit && unit->p >= p && unit->p < end ? unit->p : end;
        if (!scan_between(r, share__view_between(p, stop), flags, &joined))
            return false;
        p = stop;
        if (p == end)
            break;
        if (!add_run(r, flags, &joined))
            return false;
        unit = &r->units->at[r->next - 1];
        p = unit->p + unit->n;
    }
    return true;
}

/* The texts in their order: the headline first, as in the index. */
static share__view text_at(const share__index *index, const struct share_article *article, size_t i,
                           uint32_t *flags)
{
    *flags = SHARE__TOKEN_HEADING;
    if (i == 0)
        return index->headline_tokens > 0 ? share__article_best(article, SHARE_HEADLINE)
                                          : SHARE__LIT("");
    switch (article->roles[i - 1]) {
    case SHARE__ROLE_TEXT:
    case SHARE__ROLE_STANDFIRST:
    case SHARE__ROLE_ITEM:
    case SHARE__ROLE_QUOTE:
        *flags = 0;
        return article->document.blocks[i - 1].text;
    case SHARE__ROLE_HEADING:
        return article->document.blocks[i - 1].text;
    default:
        return SHARE__LIT("");
    }
}

/* How many of the texts are looked at. */
static size_t texts_of(const share__index *index, const struct share_article *article)
{
    size_t bytes = 0, i = 0;
    uint32_t flags;
    for (; i <= article->document.block_count && bytes < LOOKED_AT; i++)
        bytes += text_at(index, article, i, &flags).n;
    return i;
}

static bool forget_words(share__index *index)
{
    index->word_count = index->word_room = 0;
    index->token_count = index->token_room = 0;
    index->slot_count = 0;
    index->words = NULL;
    index->tokens = NULL;
    return share__index_slots(index, 256);
}

bool share__tag_words_unspaced(share__index *index, const struct share_article *article)
{
    share__units units = {.arena = &index->arena, .language = index->language};
    size_t count = texts_of(index, article);
    uint32_t flags;
    bool fine = true;
    for (size_t i = 0; i < count && fine; i++)
        fine = share__units_add(&units, text_at(index, article, i, &flags));
    if (!fine || units.count == 0)
        return fine;
    reader r = {.index = index, .units = &units};
    bool headline = index->headline_tokens > 0;
    fine = share__units_cut(&units) && forget_words(index);
    for (size_t i = 0; i < count && fine; i++) {
        share__view text = text_at(index, article, i, &flags);
        fine = read_text(&r, text, flags);
        if (i == 0 && headline)
            index->headline_tokens = (uint32_t)index->token_count;
    }
    return fine;
}
