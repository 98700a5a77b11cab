/* main_content_tags.c - the tags that a dumped page lists for its article.
 *
 * The list nearest to the end of the text wins; tags win over categories. A cloud of everything
 * that the site ever tagged is longer than a list of tags and refused, and so is what reads like
 * navigation. */
#include "pick/main_content_tags.h"

#include "base/mem.h"
#include "base/utf8.h"

enum {
    AHEAD = 6,   /* blocks above the title where a list may stand */
    BEHIND = 60, /* and behind the text */
    TOP = 40,    /* blocks at the start of a long text, */
    FAR = 240    /* and at its end */
};

static unsigned count_spoken(const share__spoken *s, const share__tag_list *l)
{
    unsigned known = 0;
    for (size_t i = 0; i < l->count; i++) {
        known += share__speaks_of(s, l->tags[i].text);
    }
    return known;
}

static bool ends_in_digit(share__view text)
{
    return text.n > 1 && share__is_digit(text.p[text.n - 1]);
}

/* "Gaza398 Hamas420 Israel2405": the site's counts, when most tags of the list have one. */
static void drop_counts(share__tag_list *l)
{
    size_t counted = 0;
    for (size_t i = 0; i < l->count; i++) {
        counted += ends_in_digit(l->tags[i].text);
    }
    for (size_t i = 0; i < l->count && l->count >= 3 && counted * 4 >= l->count * 3; i++) {
        share__view *text = &l->tags[i].text;
        while (ends_in_digit(*text)) {
            text->n--;
        }
        *text = share__tag_clean(*text);
    }
}

/* The end of the piece of glued links that starts at 'start': a capital after a small letter. */
static size_t seam(share__view text, size_t start)
{
    const char *p = text.p + start, *end = text.p + text.n;
    bool small = false;
    while (p < end) {
        const char *at = p;
        const uint32_t c = share__utf8_next(&p, end);
        if (small && share__is_upper(c)) {
            return (size_t)(at - text.p);
        }
        small = share__is_lower_case(c);
    }
    return text.n;
}

/* "UkraineRusslandWladimir Putin": links without space between them. Two pieces may be one name
 * ("YouTube"), unless the article speaks of both; three or more are a list. */
static void split_glued(share__tag_list *l, const share__spoken *s)
{
    share__tag_list out = {.first = l->first, .end = l->end};
    for (size_t i = 0; i < l->count; i++) {
        const share__view text = l->tags[i].text;
        const size_t before = out.count;
        size_t start = 0, pieces = 0, known = 0;
        while (start < text.n) {
            const size_t end = seam(text, start);
            const share__view piece = share__view_slice(text, start, end - start);
            known += share__speaks_of(s, piece);
            pieces++;
            share__tag_list_add(&out, piece, l->tags[i].block);
            start = end;
        }
        if (pieces > 1 && pieces < 3 && known < pieces) {
            out.count = before;
            share__tag_list_add(&out, text, l->tags[i].block);
        }
    }
    *l = out;
}

/* "bridges cranes harbour": links with nothing but spaces between them. One tag of several words,
 * unless the article speaks of each word and nowhere of all together. */
static void split_words(share__tag_list *l, const share__spoken *s)
{
    if (l->count != 1 || share__speaks_of(s, l->tags[0].text)) {
        return;
    }
    const share__view text = l->tags[0].text;
    share__tag_list out = {.first = l->first, .end = l->end};
    size_t known = 0;
    for (size_t start = 0; start < text.n;) {
        const size_t end = share__find(text, ' ', start);
        const share__view word = share__view_slice(text, start, end - start);
        known += word.n > 2 && share__speaks_of(s, word);
        if (word.n > 0 && !share__tag_list_add(&out, word, l->tags[0].block)) {
            return;
        }
        start = end + 1;
    }
    if (out.count > 1 && known == out.count) {
        *l = out;
    }
}

/* How good a list is; 0 when it is none. */
static int worth(const share__dump *dump, size_t i, share__label label, const share__tag_list *l,
                 const share__spoken *s)
{
    const int known = (int)count_spoken(s, l), count = (int)l->count;
    const int away = i >= dump->end ? (int)(i - dump->end) : (int)(dump->end - i) / 4;
    if (count == 0 || count > SHARE__MOST_TAGS) {
        return 0;
    }
    if (label == SHARE__LABEL_NONE) {
        return known * 2 >= count && known > 0 ? 40 + known * 40 / count : 0;
    }
    if ((known == 0 && (away > 15 || count > SHARE__MOST_TAGS / 2)) ||
        (count > 6 && known * 6 < count)) {
        return 0;
    }
    const int base = label == SHARE__LABEL_TAGS ? 140 : 70;
    const int value = base + known * 60 / count - away;
    return value > 0 ? value : 1;
}

/* False when memory ends. What the text speaks of is asked for once there is a list at all. */
static bool find_list(const share__dump *dump, share__spoken *s, share__tag_list *best,
                      share__label *kind)
{
    const size_t start = dump->title < dump->first ? dump->title : dump->first;
    const size_t from = start > AHEAD ? start - AHEAD : 0;
    const size_t to = dump->end + BEHIND < dump->count ? dump->end + BEHIND : dump->count;
    int most = 0;
    share__tag_list found;
    for (size_t i = from; i < to; i++) {
        if (i > start + TOP && i + FAR < dump->end) {
            i = dump->end - FAR; /* inside a long text nobody looks for its tags */
        }
        const share__label label = share__read_tag_list(dump, i, &found);
        if (label == SHARE__LABEL_NONE && !share__read_unlabelled_tags(dump, i, &found)) {
            continue;
        }
        if (found.count == 0) {
            continue;
        }
        if (s->p == NULL && !share__listen(dump, s)) {
            return false;
        }
        drop_counts(&found);
        split_glued(&found, s);
        if (label != SHARE__LABEL_NONE) {
            split_words(&found, s);
        }
        const int value = worth(dump, i, label, &found, s);
        if (value > most) {
            most = value;
            *best = found;
            *kind = label;
        }
    }
    return true;
}

static share_status add_tags(share__dump *dump, const share__tag_list *l, unsigned score)
{
    share_status status = SHARE_OK;
    for (size_t i = 0; i < l->count && status == SHARE_OK; i++) {
        const share__block *block = &dump->blocks[l->tags[i].block];
        if (dump->article->roles[l->tags[i].block] != SHARE__ROLE_TITLE) {
            dump->article->roles[l->tags[i].block] = SHARE__ROLE_TAG;
        }
        status = share__article_add(dump->article, SHARE_TAG, l->tags[i].text, SHARE_FROM_BODY,
                                    (share__place){block->line, block->column}, score);
    }
    return status;
}

/* A single tag of several words that the text does not speak of is a button or a headline of the
 * menu, in 35 cases of 40 that were looked at. */
static bool is_stray(const share__tag_list *l, const share__spoken *s)
{
    return l->count == 1 && share__word_count(l->tags[0].text) > 1 && count_spoken(s, l) == 0;
}

share_status share__pick_dump_tags(share__dump *dump)
{
    share__spoken s;
    share__tag_list best = {.count = 0};
    share__label kind = SHARE__LABEL_NONE;
    unsigned score = 300;
    s.p = NULL;
    bool fine = find_list(dump, &s, &best, &kind);
    share__view section;
    size_t block;
    if (best.count > 0) {
        score = kind == SHARE__LABEL_TAGS ? 600 : 500;
    } else if (share__find_section(dump, &section, &block)) {
        share__tag_list_add(&best, section, block);
        fine = fine && (s.p != NULL || share__listen(dump, &s));
    }
    if (fine && is_stray(&best, &s)) {
        best.count = 0;
    }
    share__free(s.p);
    return fine ? add_tags(dump, &best, score) : SHARE_ERR_MEMORY;
}
