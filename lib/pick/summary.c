/* summary.c - what the article says, in its own words.
 *
 * In this order of trust: what the metadata holds (metadata.c has added it), the standfirst under
 * the headline, the teaser before the author's "more" mark, and the sentences that rank best: one
 * to three of them, in the article's order, that stand alone. Ranking is position first (measured:
 * on articles with the authors' own descriptions no graph method comes near "the first two
 * sentences"), then the words of the headline, then the words of the article; what dangles, asks,
 * calls to action or speaks about the article itself is barred. */
#include "base/utf8.h"
#include "pick/index.h"
#include "pick/pick.h"

enum {
    LOOK_AT = 30, /* sentences: what comes later is no summary */
    AIM = 200,    /* columns that a summary fills if it can */
    MOST = 340,   /* columns that it may fill */
    MOST_SENTENCES = 3,
    LONGEST = 400, /* that one sentence may fill: some languages write long ones */
    LONG_COST = 250,
    SPEAKER_COST = 300, /* of the worth of a sentence that says "I" or leans */
    MOST_BYTES = 16 * 1024,
    SCORE_STANDFIRST = 800,
    SCORE_TEASER = 700,
    SCORE_RANKED = 600,
    SCORE_RUNNER_UP = 400
};

/* Reasons that bar a sentence from a summary altogether. */
static const uint32_t barred = SHARE__META | SHARE__CALL | SHARE__QUESTION | SHARE__OPEN_END |
                               SHARE__UNBALANCED | SHARE__RAW | SHARE__LEADS;

/* The sum of what is known about the words of a sentence: how many of its content words stand in
 * headings, and how much of the article its words are. In 1/1000. */
static uint32_t centrality(const share__index *index, const share__sentence *sentence)
{
    uint32_t content = 0, weight = 0;
    for (uint32_t i = 0; i < sentence->tokens; i++) {
        const share__word *word = &index->words[index->tokens[sentence->first_token + i].word];
        if (word->stop)
            continue;
        content++;
        weight += word->weight;
    }
    /* the mean weight of its words; a short sentence of heavy words would win, so add some */
    return content ? weight / (content + 6) : 0;
}

static uint32_t in_headline(const share__index *index, const share__sentence *sentence)
{
    const share__token *tokens = index->tokens + sentence->first_token;
    uint32_t shared = 0, total = 0;
    for (uint32_t h = 0; h < index->headline_tokens; h++) {
        uint32_t word = index->tokens[h].word;
        if (index->words[word].stop)
            continue;
        total++;
        for (uint32_t i = 0; i < sentence->tokens; i++)
            if (tokens[i].word == word) {
                shared++;
                break;
            }
    }
    return total ? shared * 1000 / total : 0;
}

/* How well a sentence would sum up if nothing speaks against it: higher is better. */
static uint32_t worth(const share__index *index, uint32_t number)
{
    const share__sentence *sentence = &index->sentences[number];
    uint32_t score = 1000 + 4000 / (2 + number) + in_headline(index, sentence) / 2 +
                     centrality(index, sentence) / 8;
    if (sentence->in_block == 0)
        score += 150;
    if (sentence->width > MOST)
        return sentence->width > LONGEST ? 0 : score - LONG_COST;
    return sentence->section > 1 ? score - 200 : score;
}

/* The sentences after 'first' that go on with its thought, up to AIM columns: the next ones of the
 * same or the next paragraph, as long as nothing speaks against them but leaning on this one. */
static uint32_t follow(share__index *index, uint32_t first)
{
    uint32_t width = index->sentences[first].width;
    uint32_t last = first;
    for (uint32_t i = first + 1; i < index->sentence_count && i - first < MOST_SENTENCES; i++) {
        const share__sentence *sentence = &index->sentences[i];
        uint32_t judgement = share__judgement(index, i);
        if ((judgement & barred) || sentence->section != index->sentences[first].section)
            break;
        if (sentence->in_block == 0 && (judgement & SHARE__DANGLING))
            break;
        width += 1 + sentence->width;
        if (width > (i == first + 1 ? MOST : AIM) || (width > AIM && i > first + 1))
            break;
        last = i;
        if (width > AIM * 3 / 4)
            break;
    }
    return last;
}

static share__place place_of(const struct share_article *article, uint32_t block)
{
    const share__block *b = &article->document.blocks[block];
    return (share__place){b->line, b->column};
}

static share_status add_sentences(struct share_article *article, share__index *index,
                                  uint32_t first, uint32_t last, share_origin origin,
                                  unsigned score)
{
    share__buffer text;
    share__buffer_init(&text, MOST_BYTES);
    for (uint32_t i = first; i <= last; i++) {
        uint32_t end = i > first ? share__utf8_last(index->sentences[i - 1].text) : 0;
        if (i > first &&
            !(end >= 0x3000 && share__is_unspaced(share__utf8_first(index->sentences[i].text))))
            share__put_char(&text, ' ');
        share__put(&text, index->sentences[i].text);
    }
    share_status status = share__buffer_status(&text);
    if (status == SHARE_ERR_TOO_BIG)
        status = SHARE_OK; /* a sentence without end is no summary */
    else if (status == SHARE_OK)
        status = share__article_add(article, SHARE_SUMMARY, share__buffer_view(&text), origin,
                                    place_of(article, index->sentences[first].block), score);
    share__buffer_free(&text);
    return status;
}

/* The deck: whole when it is no longer than a summary may be, else its first sentences. */
static share_status add_standfirst(struct share_article *article, share__index *index)
{
    for (uint32_t i = 0; i < index->sentence_count; i++) {
        uint32_t block = index->sentences[i].block;
        if (article->roles[block] != SHARE__ROLE_STANDFIRST)
            continue;
        uint32_t last = i, width = index->sentences[i].width;
        while (last + 1 < index->sentence_count && index->sentences[last + 1].block == block) {
            width += 1 + index->sentences[last + 1].width;
            if (width > MOST)
                break;
            last++;
        }
        return add_sentences(article, index, i, last, SHARE_FROM_BODY, SCORE_STANDFIRST);
    }
    return SHARE_OK;
}

/* What stands before the author's "more" mark is the teaser: its sentences, if they are few. */
static share_status add_teaser(struct share_article *article, share__index *index)
{
    const share__document *document = &article->document;
    size_t mark = 0;
    while (mark < document->block_count && document->blocks[mark].kind != SHARE__MORE)
        mark++;
    if (mark == document->block_count)
        return SHARE_OK;
    uint32_t first = UINT32_MAX, last = 0, width = 0;
    for (uint32_t i = 0; i < index->sentence_count && index->sentences[i].block < mark; i++) {
        const share__sentence *sentence = &index->sentences[i];
        uint32_t judgement = share__judgement(index, i);
        if (judgement & barred) {
            if (first != UINT32_MAX)
                break;
            continue;
        }
        if (first == UINT32_MAX && (judgement & (SHARE__DANGLING | SHARE__SHORT)))
            continue;
        width += 1 + sentence->width;
        if (first != UINT32_MAX && width > AIM)
            break;
        if (first == UINT32_MAX)
            first = i;
        last = i;
    }
    return first == UINT32_MAX
               ? SHARE_OK
               : add_sentences(article, index, first, last, SHARE_FROM_BODY, SCORE_TEASER);
}

/* The best sentence that nothing speaks against, UINT32_MAX when there is none. Judging costs more
 * than ranking, so the candidates are judged best first; a judged one has the worth 0 after. */
static uint32_t take_best(share__index *index, uint32_t *worths, uint32_t count)
{
    for (;;) {
        uint32_t best = 0;
        for (uint32_t i = 1; i < count; i++)
            if (worths[i] > worths[best])
                best = i;
        if (count == 0 || worths[best] == 0)
            return UINT32_MAX;
        uint32_t judgement = share__judgement(index, best);
        bool fine = !(judgement & (barred | SHARE__SHORT | SHARE__DANGLING));
        if (fine && (judgement & (SHARE__SPEAKER | SHARE__LEANS)) && worths[best] > SPEAKER_COST &&
            !(worths[best] & 1)) {
            worths[best] = (worths[best] - SPEAKER_COST) | 1; /* odd: has paid, may still win */
            continue;
        }
        worths[best] = 0;
        if (fine)
            return best;
    }
}

/* The best passage and two runners-up. */
static share_status add_ranked(struct share_article *article, share__index *index)
{
    uint32_t worths[LOOK_AT], count = 0;
    for (; count < LOOK_AT && count < index->sentence_count; count++)
        worths[count] = worth(index, count) & ~(uint32_t)1;
    for (unsigned place = 0; place < 3; place++) {
        uint32_t first = take_best(index, worths, count);
        if (first == UINT32_MAX)
            break;
        share_status status =
            add_sentences(article, index, first, place == 0 ? follow(index, first) : first,
                          SHARE_FROM_RANKING, place == 0 ? SCORE_RANKED : SCORE_RUNNER_UP - place);
        if (status != SHARE_OK)
            return status;
    }
    return SHARE_OK;
}

/* An article whose every sentence is barred still says something: its first sentence that ends,
 * else its first one. */
static share_status add_last_resort(struct share_article *article, share__index *index)
{
    uint32_t found = UINT32_MAX;
    for (uint32_t i = 0; i < index->sentence_count && i < LOOK_AT; i++) {
        uint32_t judgement = share__judgement(index, i);
        if (judgement & (SHARE__CALL | SHARE__RAW | SHARE__LONG | SHARE__LEADS))
            continue;
        if (found == UINT32_MAX)
            found = i;
        if (!(judgement & (SHARE__OPEN_END | SHARE__UNBALANCED | SHARE__META))) {
            found = i;
            break;
        }
    }
    return found == UINT32_MAX ? SHARE_OK
                               : add_sentences(article, index, found, found, SHARE_FROM_RANKING,
                                               SCORE_RUNNER_UP / 2);
}

share_status share__pick_summary(struct share_article *article, share__index *index)
{
    share_status status = add_standfirst(article, index);
    if (status == SHARE_OK)
        status = add_teaser(article, index);
    if (status == SHARE_OK)
        status = add_ranked(article, index);
    if (status == SHARE_OK && article->lists[SHARE_SUMMARY].count == 0)
        status = add_last_resort(article, index);
    return status;
}
