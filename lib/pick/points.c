/* points.c - three to five sentences that a reader takes home.
 *
 * The author's own list when the article has one: a heading such as "Key takeaways" with items or
 * sentences under it. Else one sentence of each section at most, ranked by what it says about the
 * article, standing alone, repeating neither the summary nor another point, in the article's
 * order. An article of a few sentences has no points: its summary says all. */
#include "base/utf8.h"
#include "pick/index.h"
#include "pick/pick.h"
#include "pick/sentences.h"

#include <string.h>

enum {
    FEWEST = 3,
    MOST = 5,
    NARROWEST = 30, /* columns */
    SHORT = 45,
    TERSE = 60, /* less says little */
    FULL = 80,
    AIM = 155, /* columns */
    WIDEST = 200,
    LABEL = 24, /* bytes, within which a colon ends a label */
    ENOUGH_SENTENCES = 8,
    CANDIDATES = 32
};

/* What three points have to be worth, and one more: a doubtful one is worse than none. */
enum { LEAST = 2500, SURE = 4000 };

enum {
    barred = SHARE__META | SHARE__CALL | SHARE__QUESTION | SHARE__OPEN_END | SHARE__UNBALANCED |
             SHARE__RAW | SHARE__LEADS | SHARE__DANGLING | SHARE__SPEAKER | SHARE__LEANS |
             SHARE__NOTICE | SHARE__SPEECH | SHARE__FOREIGN
};

/* ---- the author's own list ---- */

static const char *const takeaway_headings =
#include "pick/takeaways.inc"
    ;

enum { LONGEST_HEADING = 80 /* bytes */, LONGEST_LIST = 12 };

static bool is_takeaway_heading(share__view heading)
{
    heading = share__trim(heading);
    while (heading.n > 0 && (heading.p[heading.n - 1] == ':' || heading.p[heading.n - 1] == '.'))
        heading.n--;
    if (heading.n == 0 || heading.n > LONGEST_HEADING)
        return false;
    uint32_t first = share__to_lower(share__utf8_first(heading));
    share__view rest = share__view_of(takeaway_headings);
    while (rest.n > 0) {
        share__view name = share__view_slice(rest, 0, share__find(rest, '|', 0));
        rest = share__view_from(rest, name.n + 1);
        if (share__utf8_first(name) == first && share__folds_equal(heading, name))
            return true;
    }
    return false;
}

/* An item as a point: whole when it is short enough, else its first sentence. */
static share__view as_point(share__view item, share__language language)
{
    if (share__width(item) <= WIDEST)
        return item;
    share__view sentence, rest = item;
    return share__next_sentence(&rest, language, &sentence) && share__width(sentence) <= WIDEST
               ? sentence
               : SHARE__LIT("");
}

/* A list of links is none of what to take home. */
static bool is_link(const share__block *block)
{
    return block->link_bytes * 2 > block->text.n;
}

/* "**Wedges**" on a line of its own, before what the item says about them. */
static bool is_label(const struct share_article *article, size_t at)
{
    const share__block *block = &article->document.blocks[at];
    return (block->flags & SHARE__EMPHASIZED) && at + 1 < article->document.block_count &&
           article->roles[at + 1] == SHARE__ROLE_ITEM &&
           !((block + 1)->flags & SHARE__EMPHASIZED) && (block + 1)->line == block->line;
}

/* An item may be a fragment and ask what it likes, but it has to stand by itself. */
static bool is_own_point(const struct share_article *article, size_t at)
{
    const share__block *block = &article->document.blocks[at];
    if (is_label(article, at))
        return false;
    share__view text = as_point(block->text, article->language);
    return text.n > 0 && !is_link(block) &&
           !(share__judge_sentence(share__judge_of(article->language), text) &
             (SHARE__CALL | SHARE__RAW | SHARE__DANGLING | SHARE__NOTICE));
}

static share_status add_own_points(struct share_article *article)
{
    const share__document *document = &article->document;
    size_t at = 0;
    for (; at + 1 < document->block_count; at++)
        if ((article->roles[at] == SHARE__ROLE_HEADING || article->roles[at] == SHARE__ROLE_TEXT) &&
            article->roles[at + 1] == SHARE__ROLE_ITEM &&
            is_takeaway_heading(document->blocks[at].text))
            break;
    size_t first = at + 1, end, fine = 0;
    while (first < document->block_count && article->roles[first] != SHARE__ROLE_ITEM &&
           article->roles[first] != SHARE__ROLE_HEADING)
        first++;
    for (end = first; end < document->block_count && article->roles[end] == SHARE__ROLE_ITEM; end++)
        fine += end - first < LONGEST_LIST && is_own_point(article, end);
    if (fine < 2 || end - first > LONGEST_LIST)
        return SHARE_OK;
    for (size_t i = first, added = 0; i < end && added < MOST; i++) {
        const share__block *block = &document->blocks[i];
        if (!is_own_point(article, i))
            continue;
        share_status status =
            share__article_add(article, SHARE_POINT, as_point(block->text, article->language),
                               SHARE_FROM_BODY, (share__place){block->line, block->column}, 900);
        if (status != SHARE_OK)
            return status;
        added++;
    }
    return SHARE_OK;
}

/* ---- the sentences that rank best ---- */

/* "Prices: ", "Social media: ": one word or two and a colon. */
static bool has_label(share__view text)
{
    share__view front = share__view_slice(text, 0, LABEL);
    size_t colon = share__find(front, ':', 0), space = share__find(front, ' ', 0);
    return colon < front.n && (space >= colon || share__find(front, ' ', space + 1) >= colon);
}

/* What its length is worth: a few words say little alone, many are not read. */
static int32_t length_worth(int32_t width)
{
    int32_t worth = 60 * (width < TERSE ? width : TERSE);
    if (width > FULL)
        worth += 12 * ((width < AIM ? width : AIM) - FULL);
    return worth - (width > AIM ? 40 * (width - AIM) : 0);
}

/* How likely it is that the author would keep it, in thousandths of the logarithm of the odds and
 * above an arbitrary zero: a regression over some 3,500 sentences of 355 articles that readers
 * called good, fair or bad, rounded (docs/quality.md). Numbers, capitals and who is spoken of say
 * nothing more. */
uint32_t share__point_worth(const share__index *index, const share__sentence *sentence)
{
    const share__block *block = &index->blocks[sentence->block];
    if (sentence->width > WIDEST || sentence->width < NARROWEST ||
        (block->kind == SHARE__ITEM && is_link(block)))
        return 0;
    const share__said said = share__what_it_says(index, sentence);
    if (said.content < (sentence->width < SHORT ? 4u : 3u)) /* "The test is the important part." */
        return 0;
    const uint32_t number = (uint32_t)(sentence - index->sentences);
    int32_t worth = length_worth((int32_t)sentence->width);
    worth += (int32_t)(said.weight / 2 + said.headline);
    worth += sentence->in_block == 0 ? 250 : 0;
    worth -= (int32_t)((uint64_t)500 * number / index->sentence_count);
    worth -= has_label(sentence->text) ? 650 : 0;
    worth -= sentence->text.p[sentence->text.n - 1] == '!' ? 900 : 0;
    worth -= block->kind == SHARE__QUOTE || block->kind == SHARE__ITEM ? 300 : 0;
    return worth > 0 ? (uint32_t)worth : 0;
}

/* Whether more than half of the content words of a sentence stand in one that is chosen too: each
 * word knows as one bit for each of the chosen in which of them it stands. */
bool share__repeats(const share__index *index, const share__sentence *sentence)
{
    uint32_t content = 0, shared[MOST] = {0};
    for (uint32_t i = 0; i < sentence->tokens; i++) {
        const share__word *word = &index->words[index->tokens[sentence->first_token + i].word];
        if (word->stop)
            continue;
        content++;
        for (unsigned chosen = 0, left = word->chosen; left; chosen++, left >>= 1)
            shared[chosen] += left & 1;
    }
    for (unsigned chosen = 0; chosen < MOST; chosen++)
        if (shared[chosen] * 2 > content)
            return true;
    return false;
}

static void mark_words(share__index *index, const share__sentence *sentence, size_t number)
{
    for (uint32_t i = 0; i < sentence->tokens; i++)
        index->words[index->tokens[sentence->first_token + i].word].chosen |=
            (uint8_t)(1u << number);
}

/* Whether 'sentence' stands at the beginning of 'text', no-break spaces and spaces being the same.
 */
static bool stands_at(share__view text, share__view sentence)
{
    const char *p = text.p, *end = text.p + text.n;
    for (const char *q = sentence.p, *last = sentence.p + sentence.n; q < last;) {
        if (p == end)
            return false;
        uint32_t a = share__utf8_next(&p, end), b = share__utf8_next(&q, last);
        if (a != b && !(share__is_blank(a) && share__is_blank(b)))
            return false;
    }
    return true;
}

static bool stands_in(share__view summary, share__view sentence)
{
    if (sentence.n == 0)
        return true;
    for (size_t at = share__find(summary, sentence.p[0], 0); at < summary.n;
         at = share__find(summary, sentence.p[0], at + 1))
        if (stands_at(share__view_from(summary, at), sentence))
            return true;
    return false;
}

/* Where the headline says what the summary says, the post's summary is the second best. */
static bool in_summary(const struct share_article *article, share__view sentence)
{
    const share__values *list = &article->lists[SHARE_SUMMARY];
    size_t count = share__headline_says_all(article) ? 2 : 1;
    for (size_t i = 0; i < count && i < list->count; i++)
        if (stands_in((share__view){list->at[i].text, list->at[i].length}, sentence))
            return true;
    return false;
}

/* The summary in lower case, as keys of words are. What is behind the room is not compared. */
typedef struct told {
    char text[1024];
    size_t n;
    uint64_t pairs[64]; /* a bit for each two bytes that stand side by side in it */
} told;

static unsigned pair_of(const char *p)
{
    return ((unsigned)(unsigned char)p[0] * 37 + (unsigned char)p[1] * 61) & 4095;
}

static void tell(told *out, share__view summary)
{
    memset(out->pairs, 0, sizeof out->pairs);
    out->n = 0;
    const char *p = summary.p, *end = summary.p + summary.n;
    while (p < end && out->n + 8 < sizeof out->text) {
        if ((unsigned char)*p < 0x80)
            out->text[out->n++] = share__lower(*p++);
        else
            out->n +=
                share__utf8_encode(out->text + out->n, share__to_lower(share__utf8_next(&p, end)));
    }
    for (size_t i = 0; i + 1 < out->n; i++)
        out->pairs[pair_of(out->text + i) >> 6] |= (uint64_t)1 << (pair_of(out->text + i) & 63);
}

/* Whether a word may stand in it: most that don't are known by their first or last two bytes. */
static bool may_tell(const told *summary, share__view key)
{
    if (key.n < 2)
        return true;
    unsigned first = pair_of(key.p), last = pair_of(key.p + key.n - 2);
    return (summary->pairs[first >> 6] >> (first & 63) & 1) &&
           (summary->pairs[last >> 6] >> (last & 63) & 1);
}

/* Whether more than half of the content words of a sentence stand in the summary, or in the
 * headline.
 */
static bool is_told(const told *summary, const share__index *index, const share__sentence *sentence)
{
    share__view text = {summary->text, summary->n};
    uint32_t content = 0, shared = 0;
    for (uint32_t i = 0; i < sentence->tokens; i++) {
        const share__word *word = &index->words[index->tokens[sentence->first_token + i].word];
        if (word->stop)
            continue;
        content++;
        share__view key = {word->key, word->length};
        shared += may_tell(summary, key) && share__find_view(text, key, 0) < text.n;
    }
    return shared * 5 > content * 3;
}

typedef struct choice {
    uint32_t sentence, worth; /* odd worth: it has paid for speaking of "us" */
} choice;

/* The best candidates, best first: an insertion into a short list for each sentence. */
static size_t rank(const share__index *index, choice *best)
{
    size_t count = 0;
    for (uint32_t i = 0; i < index->sentence_count; i++) {
        uint32_t w = share__point_worth(index, &index->sentences[i]) & ~(uint32_t)1;
        if (w == 0 || (count == CANDIDATES && w <= best[count - 1].worth))
            continue;
        size_t at = count < CANDIDATES ? count++ : count - 1;
        for (; at > 0 && best[at - 1].worth < w; at--)
            best[at] = best[at - 1];
        best[at] = (choice){i, w};
    }
    return count;
}

/* Whether it says something about the article: teasers of others, footers and advertisements among
 * a page's text share no word with how it begins, nor one that it uses again and again. A Markdown
 * file has only its author's text. */
static bool is_on_topic(const share__index *index, const share__sentence *sentence,
                        share_format format)
{
    if (format == SHARE_MARKDOWN)
        return true;
    const bool dump = format == SHARE_TEXT;
    const uint32_t beginning = index->headline_tokens + (dump ? 100 : 150), often = dump ? 4 : 3;
    for (uint32_t i = 0; i < sentence->tokens; i++) {
        const share__word *word = &index->words[index->tokens[sentence->first_token + i].word];
        if (!word->stop && (word->first < beginning || word->headings > 0 || word->count >= often))
            return true;
    }
    return false;
}

/* "starting at 13:00": a date to keep, not a thing to take home. */
static bool has_time_of_day(share__view text)
{
    for (size_t at = share__find(text, ':', 1); at + 2 < text.n;
         at = share__find(text, ':', at + 1))
        if (share__is_digit(text.p[at - 1]) && share__is_digit(text.p[at + 1]) &&
            share__is_digit(text.p[at + 2]))
            return true;
    return false;
}

/* Whether nothing in the sentence itself keeps it from being a point, now or in a later round. */
static bool may_stand(share__index *index, const struct share_article *article, const told *summary,
                      uint32_t number)
{
    const share__sentence *sentence = &index->sentences[number];
    return is_on_topic(index, sentence, article->document.format) &&
           !share__repeats(index, sentence) && !(share__judgement(index, number) & barred) &&
           !share__in_notice(index, number) && !has_time_of_day(sentence->text) &&
           !in_summary(article, sentence->text) && !is_told(summary, index, sentence) &&
           !share__folds_equal(share__article_best(article, SHARE_HEADLINE), sentence->text);
}

/* Whether its place is free: not in the paragraph of a point, nor, if asked for, in its section. */
static bool is_apart(const share__index *index, uint32_t number, const uint32_t *chosen,
                     size_t count, bool own_section)
{
    const share__sentence *sentence = &index->sentences[number];
    for (size_t i = 0; i < count; i++) {
        const share__sentence *other = &index->sentences[chosen[i]];
        if (other->block == sentence->block || (own_section && other->section == sentence->section))
            return false;
    }
    return true;
}

static void sort(uint32_t *chosen, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        uint32_t sentence = chosen[i];
        size_t at = i;
        for (; at > 0 && chosen[at - 1] > sentence; at--)
            chosen[at] = chosen[at - 1];
        chosen[at] = sentence;
    }
}

/* A sentence that speaks of "us" or "you", or points at something, pays for it once: it falls
 * behind those of more worth. */
static bool is_charged(share__index *index, choice *candidates, size_t count, size_t at)
{
    choice *candidate = &candidates[at];
    if ((candidate->worth & 1) ||
        !(share__judgement(index, candidate->sentence) & (SHARE__OURS | SHARE__PRIVATE)))
        return false;
    candidate->worth = (candidate->worth - candidate->worth / 5) | 1;
    for (; at + 1 < count && candidates[at].worth < candidates[at + 1].worth; at++) {
        choice other = candidates[at];
        candidates[at] = candidates[at + 1];
        candidates[at + 1] = other;
    }
    return true;
}

/* One of each section; if those are too few, of any. A candidate that can never be taken has no
 * worth after the first look. */
static size_t choose(share__index *index, const struct share_article *article, uint32_t *chosen)
{
    choice best[CANDIDATES];
    size_t candidates = rank(index, best), count = 0;
    told summary;
    tell(&summary, share__article_best(article, SHARE_SUMMARY));
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < candidates && count < (round == 0 ? MOST : FEWEST); i++) {
            uint32_t number = best[i].sentence;
            if (best[i].worth < (count < FEWEST ? LEAST : SURE) ||
                !is_apart(index, number, chosen, count, round == 0))
                continue;
            if (!may_stand(index, article, &summary, number)) {
                best[i].worth = 0;
            } else if (is_charged(index, best, candidates, i)) {
                i--; /* another one stands here now, or the same, which has paid */
            } else {
                mark_words(index, &index->sentences[number], count);
                chosen[count++] = number;
                best[i].worth = 0;
            }
        }
    sort(chosen, count); /* back into the article's order */
    return count;
}

share_status share__pick_points(struct share_article *article, share__index *index)
{
    share_status status = add_own_points(article);
    if (status != SHARE_OK || article->lists[SHARE_POINT].count > 0 ||
        index->sentence_count < ENOUGH_SENTENCES)
        return status;
    uint32_t chosen[MOST];
    size_t count = choose(index, article, chosen);
    if (count == 1)
        count = 0; /* one is no list */
    for (size_t i = 0; i < count && status == SHARE_OK; i++) {
        const share__sentence *sentence = &index->sentences[chosen[i]];
        const share__block *block = &article->document.blocks[sentence->block];
        status = share__article_add(article, SHARE_POINT, sentence->text, SHARE_FROM_RANKING,
                                    (share__place){block->line, block->column}, 500);
    }
    return status;
}
