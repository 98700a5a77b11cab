/* tags.c - what the article is filed under.
 *
 * The author's own tags, from the most trusted witness that has any; else those of the caller's
 * vocabulary that fit the text (tags_known.c), then phrases of the text, of one to three words
 * (tags_phrases.c, tags_score.c). The caller's aliases hold for all of them. Measured on blogs with
 * their authors' tags: stemming and a background frequency table gain nothing. */
#include "pick/tags.h"

#include "base/utf8.h"
#include "pick/features.h"
#include "pick/vocabulary.h"
#include "pick/word_hash.h"

#include "pick/calendar.inc"

#include <string.h>

enum {
    MOST_RANKED = 10,
    MOST_ON_PAGES = 5, /* pages name their topics, so few are worth guessing */
    LONGEST = 40,      /* code points */
    MIN_TOKENS = 20,   /* an article of fewer words has nothing to rank */
    FAR_BEHIND = 2580 /* what is so much worse than the best is no good tag, see share__shortlist */
};

/* The form in which the article mostly writes a word; a capital that only sentence starts and
 * headings gave it does not count. */
static share__view form_to_show(const share__word *word)
{
    int best = SHARE__FORM_LOWER;
    for (int form = 1; form < SHARE__FORMS; form++)
        if (word->form_counts[form] > word->form_counts[best])
            best = form;
    if (best == SHARE__FORM_CAPITAL && word->form_counts[SHARE__FORM_LOWER] > 0 &&
        word->names * 2 <= word->count)
        best = SHARE__FORM_LOWER;
    return (share__view){word->forms[best], word->form_lengths[best]};
}

static share__view without_possessive(share__view word)
{
    if (share__ends_with(word, SHARE__LIT("'s")))
        word.n -= 2;
    else if (share__ends_with(word, SHARE__LIT("\xE2\x80\x99s")))
        word.n -= 4;
    return word;
}

/* "l'UE" is about the UE: what a function word and an apostrophe put in front goes. */
static share__view without_elision(share__view word, share__language language)
{
    enum { LONGEST_ELIDED = 5 };
    size_t n = 1, mark;
    while (n <= LONGEST_ELIDED && n < word.n && share__is_alpha(word.p[n]))
        n++;
    share__view rest = share__view_from(word, n);
    mark = share__starts_with(rest, SHARE__LIT("'"))              ? 1
           : share__starts_with(rest, SHARE__LIT("\xE2\x80\x99")) ? 3
                                                                  : 0;
    char key[LONGEST_ELIDED + 1];
    if (mark == 0 || rest.n == mark || n > LONGEST_ELIDED || language == SHARE__LANGUAGE_en)
        return word;
    for (size_t i = 0; i < n; i++)
        key[i] = share__lower(word.p[i]);
    bool elided = share__stop_word_mask((share__view){key, n}) >> language & 1;
    return elided ? share__view_from(rest, mark) : word;
}

/* Whether one word is the plural of the other in the way of German and the Romance languages; the
 * index folds English plurals itself. A wrong guess costs a tag that looks like another. */
static bool is_other_number(const share__word *a, const share__word *b)
{
    static const char *const endings[] = {"s", "es", "x", "e", "n", "en", "er", "nen", "innen"};
    if (a->length < b->length) {
        const share__word *swap = a;
        a = b;
        b = swap;
    }
    if (b->length < 4 || memcmp(a->key, b->key, b->length - 1u) != 0)
        return false;
    if (a->length == b->length) /* Italian: "libro", "libri" */
        return strchr("aeiou", a->key[a->length - 1]) && strchr("aeiou", b->key[b->length - 1]);
    share__view rest = {a->key + b->length, (size_t)(a->length - b->length)};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (a->key[b->length - 1] == b->key[b->length - 1] &&
            share__equal(rest, share__view_of(endings[i])))
            return true;
    return false;
}

/* From 500 for the best; what is a unit of logarithm worse has 64 less. */
enum { SCORE_UNIT = 16 };
static unsigned public_score(int32_t best, int32_t score)
{
    int32_t behind = (best - score) / SCORE_UNIT;
    return behind < 499 ? (unsigned)(500 - behind) : 1;
}

static share_status explain_phrase(struct share_article *article, const share__index *index,
                                   const share__phrase *p)
{
    struct share_features features = {0};
    if (!article->explained)
        return SHARE_OK;
    share__phrase_features(p, index, &features);
    return share__explain_last(article, SHARE_TAG, &features, 1, SCORE_UNIT);
}

static share_status add_phrase(struct share_article *article, const share__index *index,
                               const share__phrase *p, unsigned score)
{
    share__buffer text;
    share__buffer_init(&text, 1024);
    for (uint32_t i = 0; i < p->words; i++) {
        share__view form = form_to_show(&index->words[index->tokens[p->first + i].word]);
        form = without_possessive(form);
        if (i > 0 && !share__is_unspaced(share__utf8_first(form)) &&
            !share__is_unspaced(share__utf8_last(share__buffer_view(&text))))
            share__put_char(&text, ' ');
        share__put(&text, i == 0 ? without_elision(form, index->language) : form);
    }
    share_status status = share__buffer_status(&text);
    size_t before = article->lists[SHARE_TAG].count;
    if (status == SHARE_OK && share__code_points(share__buffer_view(&text)) <= LONGEST)
        status = share__article_add(article, SHARE_TAG, share__buffer_view(&text),
                                    SHARE_FROM_RANKING, SHARE__NOWHERE, score);
    if (status == SHARE_OK && article->lists[SHARE_TAG].count > before)
        status = explain_phrase(article, index, p);
    share__buffer_free(&text);
    return status;
}

/* A name of the article's author or site is no topic. */
static bool is_own_name(const struct share_article *article, const share__index *index,
                        const share__phrase *p)
{
    static const share_key keys[] = {SHARE_AUTHOR, SHARE_SITE};
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        share__view name = share__article_best(article, keys[k]);
        for (uint32_t i = 0; i < p->words && name.n > 0; i++) {
            share__view form = form_to_show(&index->words[index->tokens[p->first + i].word]);
            if (share__find_view(name, form, 0) == name.n)
                break;
            if (i + 1 == p->words)
                return true;
        }
    }
    return false;
}

/* Months and days of the week stand in bylines and datelines and are nobody's topic. */
static bool is_calendar(const share__word *word)
{
    return word->length <= CALENDAR_LONGEST &&
           share__word_find((share__view){word->key, word->length}, calendar_buckets,
                            calendar_places, calendar_text, CALENDAR_BITS) >= 0;
}

static bool is_all_calendar(const share__index *index, const share__phrase *p)
{
    for (uint32_t i = 0; i < p->words; i++)
        if (!is_calendar(&index->words[index->tokens[p->first + i].word]))
            return false;
    return true;
}

/* Names that only programs read: paths, addresses, words with underscores. */
static bool is_code(const share__word *word)
{
    enum { LONGEST_PAIR = 12 }; /* "client/server" is still one */
    share__view key = {word->key, word->length};
    size_t slash = share__find(key, '/', 0);
    return share__find(key, '_', 0) < key.n || (slash < key.n && key.n > LONGEST_PAIR) ||
           (share__equal(key, SHARE__LIT("https")) && word->form_counts[SHARE__FORM_UPPER] == 0);
}

static bool has_code(const share__index *index, const share__phrase *p)
{
    for (uint32_t i = 0; i < p->words; i++)
        if (is_code(&index->words[index->tokens[p->first + i].word]))
            return true;
    return false;
}

static bool same_words(const share__token *a, const share__token *b, uint32_t words)
{
    for (uint32_t i = 0; i < words; i++)
        if (a[i].word != b[i].word)
            return false;
    return true;
}

/* Whether one of two phrases holds all words of the other in a row. */
static bool overlap(const share__index *index, const share__phrase *a, const share__phrase *b)
{
    if (a->words > b->words) {
        const share__phrase *swap = a;
        a = b;
        b = swap;
    }
    for (uint32_t start = 0; start + a->words <= b->words; start++)
        if (same_words(index->tokens + a->first, index->tokens + b->first + start, a->words))
            return true;
    return false;
}

static bool repeats(const share__index *index, const share__phrase *a, const share__phrase *b)
{
    return a->words == 1 && b->words == 1 &&
           is_other_number(&index->words[index->tokens[a->first].word],
                           &index->words[index->tokens[b->first].word]);
}

/* The tags of the site that fit: a site that has a list wants tags of that list. */
static share_status take_known(struct share_article *article, share__index *index,
                               const share_vocabulary *vocabulary, size_t most)
{
    share__known_hit hits[SHARE__MOST_KNOWN];
    size_t count;
    share_status status = share__known_tags(hits, &count, index, article, vocabulary);
    for (size_t i = 0; status == SHARE_OK && i < count && i < most; i++) {
        const share__known_tag *tag = &vocabulary->tags[hits[i].tag];
        status = share__article_add(article, SHARE_TAG, (share__view){tag->text, tag->length},
                                    SHARE_FROM_VOCABULARY, SHARE__NOWHERE,
                                    400 + public_score(hits[0].score, hits[i].score));
        if (status == SHARE_OK && hits[i].features)
            status = share__explain_last(article, SHARE_TAG, hits[i].features, 1, SCORE_UNIT);
    }
    return status;
}

/* Takes the best phrases, one after the other. One that lies inside a better one, or around it, is
 * passed over unless it is much at home by itself. */
static const char *reason_against(const struct share_article *article, const share__index *index,
                                  const share__phrase *p, const share__phrase *taken, size_t count)
{
    if (is_own_name(article, index, p))
        return "own_name";
    if (is_all_calendar(index, p))
        return "calendar";
    if (has_code(index, p))
        return "code";
    for (size_t i = 0; i < count; i++)
        if (repeats(index, p, &taken[i]) ||
            (overlap(index, p, &taken[i]) && (p->words > 1 || p->count < 2 * taken[i].count)))
            return "duplicate";
    return NULL;
}

/* Keeps a phrase that was not taken, for those who ask why. */
static share_status pass_over(struct share_article *article, const share__index *index,
                              const share__phrase *p, unsigned score, const char *reason)
{
    share__values *list = &article->lists[SHARE_TAG], *passed = &article->passed;
    size_t before = list->count;
    share_status status = add_phrase(article, index, p, score);
    if (status != SHARE_OK || list->count == before)
        return status;
    share_value *at = share__arena_grow(&article->document.arena, passed->at, passed->count,
                                        &passed->room, sizeof *at);
    if (!at)
        return SHARE_ERR_MEMORY;
    passed->at = at;
    at[passed->count] = list->at[--list->count];
    at[passed->count++].reason = reason;
    return SHARE_OK;
}

/* Why each of the shortlist is no tag; NULL for those that are. */
static share_status explain_passed(struct share_article *article, const share__index *index,
                                   const share__phrases *p, const share__shortlist *list,
                                   const char *const *reasons, int32_t best_score)
{
    share_status status = SHARE_OK;
    for (size_t c = 0; c < list->count && status == SHARE_OK; c++) {
        share__phrase phrase = share__shortlist_get(list, c, p, index);
        int32_t score = list->at[c].score;
        if (reasons[c])
            status =
                pass_over(article, index, &phrase,
                          public_score(score > best_score ? score : best_score, score), reasons[c]);
    }
    return status;
}

static share_status take_best(struct share_article *article, const share__index *index,
                              const share__phrases *p, size_t most)
{
    share__shortlist list;
    share__phrase taken[MOST_RANKED];
    size_t count = 0;
    int32_t best_score = 0;
    share__shortlist_make(&list, p, index);
    const char *reasons[SHARE__TAG_SHORTLIST + 1] = {NULL};
    size_t c = 0;
    /* a phrase of control characters alone is taken and adds no tag */
    for (; c < list.count && count < MOST_RANKED && article->lists[SHARE_TAG].count < most; c++) {
        share__phrase best = share__shortlist_get(&list, c, p, index);
        reasons[c] = reason_against(article, index, &best, taken, count);
        if (reasons[c])
            continue;
        if (count > 0 && list.at[c].score < best_score - FAR_BEHIND)
            break;
        best_score = count == 0 ? list.at[c].score : best_score;
        taken[count++] = best;
        share_status status =
            add_phrase(article, index, &best, public_score(best_score, list.at[c].score));
        if (status != SHARE_OK)
            return status;
    }
    for (; c < list.count; c++)
        reasons[c] = list.at[c].score < best_score - FAR_BEHIND ? "far_behind" : "enough";
    return article->explained ? explain_passed(article, index, p, &list, reasons, best_score)
                              : SHARE_OK;
}

/* Languages whose words have no spaces between them. */
static bool is_unspaced_language(share__language language)
{
    return language == SHARE__LANGUAGE_zh || language == SHARE__LANGUAGE_ja ||
           language == SHARE__LANGUAGE_th || language == SHARE__LANGUAGE_km ||
           language == SHARE__LANGUAGE_my;
}

static share_status rank(struct share_article *article, share__index *index,
                         const share_vocabulary *vocabulary)
{
    const size_t most = article->document.format == SHARE_HTML ? MOST_ON_PAGES : MOST_RANKED;
    share_status status = SHARE_OK;
    if (vocabulary && vocabulary->listed > 0)
        status = take_known(article, index, vocabulary, most);
    if (status != SHARE_OK || article->lists[SHARE_TAG].count > 0 ||
        index->token_count < MIN_TOKENS)
        return status;
    share__phrases p;
    if (is_unspaced_language(index->language) && !share__tag_words_unspaced(index, article))
        return SHARE_ERR_MEMORY;
    return share__tag_words_prepare(index) && share__phrases_make(&p, index)
               ? take_best(article, index, &p, most)
               : SHARE_ERR_MEMORY;
}

/* Of all who name tags the most trusted one is believed; the others name sections and sites. */
static void keep_most_trusted(share__values *list)
{
    share_origin best = SHARE_FROM_LOCATION;
    for (size_t i = 0; i < list->count; i++)
        if (list->at[i].origin < best)
            best = list->at[i].origin;
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++)
        if (list->at[i].origin == best)
            list->at[kept++] = list->at[i];
    list->count = kept;
}

/* Every tag as the caller wants it written; of those that became the same the first stays, when the
 * list is settled. */
static share_status spell(struct share_article *article, const share_vocabulary *vocabulary)
{
    share__values *list = &article->lists[SHARE_TAG];
    for (size_t i = 0; i < list->count; i++) {
        share__view tag = {list->at[i].text, list->at[i].length};
        share__view spelling = share__vocabulary_spelling(vocabulary, tag);
        if (spelling.p == tag.p)
            continue;
        const char *copy = share__arena_string(&article->document.arena, spelling);
        if (!copy)
            return SHARE_ERR_MEMORY;
        list->at[i].text = copy;
        list->at[i].length = spelling.n;
    }
    return SHARE_OK;
}

share_status share__pick_tags(struct share_article *article, share__index *index,
                              const share_vocabulary *vocabulary)
{
    share__values *list = &article->lists[SHARE_TAG];
    keep_most_trusted(list);
    share_status status = list->count > 0 ? SHARE_OK : rank(article, index, vocabulary);
    return status == SHARE_OK && vocabulary ? spell(article, vocabulary) : status;
}
