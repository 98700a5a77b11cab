/* summary.c - what the article says, in its own words.
 *
 * In this order of trust: what the metadata holds (metadata.c has added it), the standfirst under
 * the headline, the teaser before the author's "more" mark, and the sentences that rank best: one
 * to three of them, in the article's order, that stand alone. Ranking is position first (measured:
 * on articles with the authors' own descriptions no graph method comes near "the first two
 * sentences"), then the words of the headline, then the words of the article; what dangles, asks
 * without an answer, calls to action or speaks about the article itself is barred. What leans on
 * the sentence before it may follow that sentence, and a question may stand before its answer. */
#include "base/utf8.h"
#include "pick/index.h"
#include "pick/pick.h"

#include <string.h>

enum {
    LOOK_AT = 20,        /* sentences: what comes later is no summary */
    AIM = 220,           /* columns that a summary fills if it can */
    MOST = 360,          /* columns that two sentences may fill, */
    MOST_OF_THREE = 300, /* and three */
    MOST_SENTENCES = 3,
    TERSE = 60, /* columns: less says little */
    REMNANT = 20,
    HEADLINE = 40,        /* words that are compared, */
    LEADS_IN = 8,         /* words of a first sentence */
    DECK = 60,            /* and of the deck */
    AKIN = 5,             /* bytes that words share which are forms or parts of one */
    OFTEN = 3,            /* times that an article uses a word that it is about */
    ENOUGH_SENTENCES = 8, /* of an article, to tell which these are */
    FULL = 300,           /* columns: more is seldom read */
    LONGEST = 400,        /* that one sentence may fill: some languages write long ones */
    SPEAKER_COST = 300,   /* of the worth of a sentence that says "I" or leans */
    MOST_BYTES = 16 * 1024,
    SCORE_STANDFIRST = 800,
    SCORE_TEASER = 700,
    SCORE_RANKED = 600,
    SCORE_RUNNER_UP = 400
};

/* Reasons that bar a sentence from a summary altogether. */
static const uint32_t barred = SHARE__META | SHARE__CALL | SHARE__QUESTION | SHARE__OPEN_END |
                               SHARE__UNBALANCED | SHARE__RAW | SHARE__LEADS | SHARE__NOTICE |
                               SHARE__SPEECH | SHARE__FOREIGN;

/* And those that bar one from a deck, which its author made one. */
static const uint32_t never = SHARE__CALL | SHARE__RAW | SHARE__NOTICE;

/* What is known about a sentence before it is judged. */
typedef struct lead {
    uint32_t worth;       /* as the first of a passage; 0 when it may not be */
    uint32_t headline;    /* how many of the headline's words stand in it, in 1/1000 */
    uint32_t centrality;  /* how much of the article its words are, in 1/1024 */
    bool inside, charged; /* it may go on with a passage; it has paid for leaning */
    bool asks;            /* what follows is the answer: no passage ends here */
} lead;

/* What a sentence is worth as the opening of a summary, whatever it says. */
static uint32_t opening(const struct share_article *article, const share__index *index,
                        uint32_t number)
{
    const share__sentence *sentence = &index->sentences[number];
    unsigned sections = (unsigned)(sentence->section - index->sentences[0].section);
    uint32_t score = 2000 + 7000 / (5 + 2 * number);
    share__role role = (share__role)article->roles[sentence->block];
    score += sentence->in_block == 0 ? 150 : 0;
    score -= sections > 1 ? 600 : sections == 1 ? 400 : 0;
    score -= role == SHARE__ROLE_QUOTE ? 300 : role == SHARE__ROLE_ITEM ? 100 : 0;
    return score;
}

typedef struct passage {
    uint32_t first, last, worth;
} passage;

/* Whether one sentence stands right behind another one, in its block or opening the next. */
static bool is_next(const struct share_article *article, const share__sentence *before,
                    const share__sentence *sentence)
{
    if (sentence->section != before->section)
        return false;
    if (sentence->block == before->block)
        return sentence->in_block == before->in_block + 1;
    share__view block = article->document.blocks[before->block].text;
    return sentence->in_block == 0 && before->text.p + before->text.n == block.p + block.n;
}

/* The best of the passages that start at 'first', by what is known so far. */
static passage best_from(const struct share_article *article, const share__index *index,
                         const lead *leads, uint32_t count, uint32_t first)
{
    passage best = {first, first, 0};
    if (leads[first].worth == 0)
        return best;
    uint32_t width = 0, headline = 0, centrality = 0;
    for (uint32_t last = first; last < count && last - first < MOST_SENTENCES; last++) {
        const share__sentence *sentence = &index->sentences[last];
        if (last > first &&
            (!leads[last].inside || !is_next(article, &index->sentences[last - 1], sentence)))
            break;
        width += sentence->width + (last > first);
        if (width > (last == first ? LONGEST : last == first + 1 ? MOST : MOST_OF_THREE))
            break;
        headline = leads[last].headline > headline ? leads[last].headline : headline;
        centrality += leads[last].centrality;
        if (leads[last].asks)
            continue;
        uint32_t worth = leads[first].worth + 2 * headline + centrality / (4 * (last - first + 1));
        worth += width < AIM ? width : AIM; /* more is better than less */
        if (width < TERSE)
            worth -= 10 * (TERSE - width);
        if (width > FULL)
            worth -= 2 * (width - FULL);
        if (worth > best.worth)
            best = (passage){first, last, worth};
    }
    return best;
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

/* Whether two words are forms or parts of one: "Gaza-Krieg" and "Gaza-Küste", "Sport" and
 * "Wintersport". */
static bool is_akin(const share__word *a, const share__word *b)
{
    share__view one = {a->key, a->length}, other = {b->key, b->length};
    if (one.n < AKIN || other.n < AKIN)
        return a == b;
    return memcmp(one.p, other.p, AKIN) == 0 || share__find_view(one, other, 0) < one.n ||
           share__find_view(other, one, 0) < other.n;
}

static bool is_in_headline(const share__index *index, const share__word *word)
{
    if (word->first < index->headline_tokens)
        return true;
    for (uint32_t i = 0; i < index->headline_tokens && i < HEADLINE; i++) {
        const share__word *other = &index->words[index->tokens[i].word];
        if (!other->stop && is_akin(word, other))
            return true;
    }
    return false;
}

typedef enum relation { STRANGE, POSSIBLE, CLEAR } relation;

/* Whether the deck of a dumped page says something of the article: buttons, notices and picture
 * texts share no word with the headline, none that the article uses again and again and few with
 * the rest of it. A short article says each word once. */
static relation relation_of(const share__index *index, uint32_t first)
{
    const uint32_t block = index->sentences[first].block;
    uint32_t content = 0, again = 0;
    for (uint32_t i = first; i < index->sentence_count && index->sentences[i].block == block; i++) {
        const share__sentence *sentence = &index->sentences[i];
        for (uint32_t k = 0; k < sentence->tokens; k++) {
            const share__word *word = &index->words[index->tokens[sentence->first_token + k].word];
            if (word->stop)
                continue;
            if (word->headings > 0 || word->count >= OFTEN || is_in_headline(index, word))
                return CLEAR;
            again += word->count > 1;
            if (++content == DECK)
                return POSSIBLE;
        }
    }
    if (index->sentence_count < ENOUGH_SENTENCES)
        return POSSIBLE;
    return again > 1 && again * 10 > content * 3 ? POSSIBLE : STRANGE;
}

/* It ends in dots: a teaser that goes on elsewhere. */
static bool is_cut(share__view text)
{
    return share__ends_with(text, SHARE__LIT("...")) ||
           share__ends_with(text, SHARE__LIT("\xE2\x80\xA6"));
}

/* A piece that is no sentence, behind one: a byline, a place, where the text was cut. */
static bool is_remnant(share__index *index, uint32_t number)
{
    return (share__judgement(index, number) & SHARE__OPEN_END) != 0 &&
           (index->sentences[number].width < REMNANT || is_cut(index->sentences[number].text));
}

static bool is_paragraph(const struct share_article *article, uint32_t block)
{
    return article->document.blocks[block].kind == SHARE__PARAGRAPH;
}

/* A whole sentence of many words that speaks to nobody: how a text may begin before it comes to its
 * subject. Notices say "you" and "we". */
static bool may_lead_in(const struct share_article *article, share__index *index, uint32_t first)
{
    const share__sentence *sentence = &index->sentences[first];
    uint32_t content = 0;
    for (uint32_t i = 0; i < sentence->tokens; i++)
        content += !index->words[index->tokens[sentence->first_token + i].word].stop;
    return is_paragraph(article, sentence->block) && content >= LEADS_IN &&
           !(share__judgement(index, first) &
             (barred | SHARE__OURS | SHARE__SPEAKER | SHARE__DANGLING));
}

static bool goes_on(const share__index *index, uint32_t number)
{
    return number + 1 < index->sentence_count &&
           index->sentences[number + 1].block == index->sentences[number].block;
}

/* The last sentence of a deck that starts at 'first'. A question is left for its answer. */
static uint32_t end_of_deck(share__index *index, uint32_t first, bool dump)
{
    uint32_t last = first, width = index->sentences[first].width;
    while (goes_on(index, last)) {
        const uint32_t judgement = share__judgement(index, last + 1);
        width += 1 + index->sentences[last + 1].width;
        if (width > MOST || (judgement & (never | SHARE__META)) ||
            (dump && is_remnant(index, last + 1)))
            break;
        last++;
    }
    while (dump && last > first && goes_on(index, last) &&
           (share__judgement(index, last) & SHARE__QUESTION))
        last--;
    return last;
}

/* The sentences of the deck in the block of 'first': whole when it is no longer than a summary may
 * be, else its first ones, up to one that nobody would quote. The author put it there, so it may
 * lean and ask. */
static bool find_deck(const struct share_article *article, share__index *index, uint32_t *first,
                      uint32_t *last)
{
    const bool dump = article->document.format == SHARE_TEXT;
    uint32_t i = *first;
    relation related = dump ? relation_of(index, i) : CLEAR;
    if ((related == STRANGE && !may_lead_in(article, index, i)) ||
        (dump && index->sentences[i].width >= REMNANT && (share__judgement(index, i) & never)))
        return false;
    for (; share__judgement(index, i) & never; i++)
        if (!goes_on(index, i))
            return false;
    if (dump && (is_cut(index->sentences[i].text) ||
                 share__is_lower_case(share__utf8_first(index->sentences[i].text))))
        return false;
    *first = i;
    *last = end_of_deck(index, i, dump);
    return !dump || !(share__judgement(index, *last) & SHARE__QUESTION) ||
           (related == CLEAR && !goes_on(index, *last));
}

/* What a block of a dump is that might have been the deck: what is strange stays apart. */
static share__role role_of_rejected(const struct share_article *article, const share__index *index,
                                    uint32_t first)
{
    const uint32_t block = index->sentences[first].block;
    if (!is_paragraph(article, block))
        return SHARE__ROLE_NOTICE;
    return relation_of(index, first) == STRANGE ? SHARE__ROLE_STANDFIRST : SHARE__ROLE_TEXT;
}

/* The first of the decks that one would quote. */
static share_status add_standfirst(struct share_article *article, share__index *index)
{
    share_status status = SHARE_OK;
    bool found = false;
    for (uint32_t i = 0; i < index->sentence_count && status == SHARE_OK; i++) {
        uint32_t block = index->sentences[i].block, first = i, last;
        if (index->sentences[i].in_block > 0 || article->roles[block] != SHARE__ROLE_STANDFIRST)
            continue;
        if (!found && find_deck(article, index, &first, &last)) {
            status = add_sentences(article, index, first, last, SHARE_FROM_BODY, SCORE_STANDFIRST);
            found = true;
            if (article->document.format != SHARE_TEXT)
                break;
        } else if (article->document.format == SHARE_TEXT) {
            article->roles[block] = (uint8_t)role_of_rejected(article, index, i);
        }
    }
    return status;
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

/* Judging costs more than ranking, so it is done best first. Whether the passage stands; if not,
 * what was learned stands in 'leads'. */
static bool stands(share__index *index, lead *leads, const passage *found)
{
    lead *first = &leads[found->first];
    for (uint32_t i = found->first; i <= found->last; i++) {
        uint32_t judgement = share__judgement(index, i);
        bool asks = judgement & SHARE__QUESTION;
        if ((judgement & barred & ~(uint32_t)SHARE__QUESTION) || share__in_notice(index, i)) {
            leads[i].inside = false;
            leads[i].worth = 0;
        }
        if (i == found->first &&
            ((judgement & SHARE__DANGLING) || (!asks && (judgement & SHARE__SHORT))))
            first->worth = 0;
        if (i > found->first ? !leads[i].inside : first->worth == 0)
            return false;
        if (asks && !leads[i].asks) {
            leads[i].asks = true;
            if (i == found->last)
                return false;
        }
        if (i == found->first && (judgement & (SHARE__SPEAKER | SHARE__LEANS)) && !first->charged) {
            first->charged = true;
            first->worth -= SPEAKER_COST;
            return false;
        }
    }
    return true;
}

/* The best passage that nothing speaks against; worth nothing when there is none. What starts so
 * near a sentence that has been judged that it may hold it is weighed anew. */
static passage take_best(const struct share_article *article, share__index *index, lead *leads,
                         passage *passages, uint32_t count)
{
    for (;;) {
        const passage *found = passages;
        for (uint32_t i = 1; i < count; i++)
            if (passages[i].worth > found->worth)
                found = &passages[i];
        passage best = *found;
        if (best.worth == 0 || stands(index, leads, &best))
            return best;
        uint32_t from = best.first < MOST_SENTENCES ? 0 : best.first - MOST_SENTENCES + 1;
        for (uint32_t i = from; i <= best.last; i++)
            passages[i] = best_from(article, index, leads, count, i);
    }
}

/* What looked like the deck of a dump and is none, the deck itself, and what is behind the article.
 */
static bool is_passed_over(const struct share_article *article, const share__sentence *sentence)
{
    const uint8_t role = article->roles[sentence->block];
    return article->document.format == SHARE_TEXT &&
           (role == SHARE__ROLE_NOTICE || role == SHARE__ROLE_STANDFIRST || sentence->tokens == 0);
}

/* The best passage; two runners-up for those who ask why, and one where the headline says it all,
 * since a post says nothing twice. */
static share_status add_ranked(struct share_article *article, share__index *index)
{
    lead leads[LOOK_AT];
    passage passages[LOOK_AT] = {{0, 0, 0}};
    uint32_t count = 0;
    for (; count < LOOK_AT && count < index->sentence_count; count++) {
        if (is_passed_over(article, &index->sentences[count])) {
            leads[count] = (lead){.worth = 0};
            continue;
        }
        const share__said said = share__what_it_says(index, &index->sentences[count]);
        leads[count] = (lead){.worth = opening(article, index, count),
                              .headline = said.headline,
                              .centrality = said.weight,
                              .inside = true};
    }
    for (uint32_t i = 0; i < count; i++)
        passages[i] = best_from(article, index, leads, count, i);
    unsigned places = article->explained ? 3 : 1;
    for (unsigned place = 0; place < places; place++) {
        passage best = take_best(article, index, leads, passages, count);
        if (best.worth == 0)
            break;
        share_status status =
            add_sentences(article, index, best.first, best.last, SHARE_FROM_RANKING,
                          place == 0 ? SCORE_RANKED : SCORE_RUNNER_UP - place);
        if (status != SHARE_OK)
            return status;
        if (share__headline_says_all(article) && places == 1)
            places = 2;
        for (uint32_t i = best.first; i <= best.last; i++) {
            leads[i].worth = 0;
            leads[i].inside = false;
            passages[i].worth = 0;
        }
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
        if ((judgement & (SHARE__CALL | SHARE__RAW | SHARE__LONG | SHARE__LEADS | SHARE__NOTICE)) ||
            is_passed_over(article, &index->sentences[i]))
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
