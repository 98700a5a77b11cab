/* main_content_tail.c - where the article of a dumped page ends, asked of its words.
 *
 * Behind an article pages show others: their titles, first sentences, dates. Form alone does not
 * tell them from its last sections. What they have not is the headline's words and those of the
 * article's beginning, and they stand apart, between lines that are no text. Each block from the
 * end on gets a weight of such signs, and the tail is the run with the greatest sum. The weights
 * are a logistic regression on pages whose texts are known (docs/text-dumps.md). It leaves the
 * roles as they are, since a lost paragraph is worse than a stranger in the body: it only sees to
 * it that nothing of the tail is quoted. */
#include "base/utf8.h"
#include "pick/index.h"
#include "pick/pick.h"

enum {
    BEGINNING = 150, /* words behind the headline */
    KEPT = 3,        /* blocks at the beginning that are the article's in any case */
    MOST = 20,       /* what one block can say for or against */
    FAR = 90,        /* so much against: what stands before is the article */
    NEAR = 8         /* blocks in which the text before is looked for */
};

/* In tenths of a logit. */
enum {
    AS_RULE = -26,
    HEADLINE_WORD = -16,
    FAMILIAR = -12, /* more than a seventh of the words are of the beginning */
    FEW_WORDS = 5,
    MANY_WORDS = -10,
    SENTENCES = -11,
    NO_STOP = 17,
    ITEM = 6,
    LINE_BEFORE = 7,
    LINES_BEFORE = 11,
    LINE_AFTER = 7,
    LINES_AFTER = 15,
    UNDER_HEADING = 11,
    UNDER_DATE = 8
};

static bool is_text(uint8_t role)
{
    return role == SHARE__ROLE_TEXT || role == SHARE__ROLE_ITEM || role == SHARE__ROLE_QUOTE ||
           role == SHARE__ROLE_STANDFIRST;
}

static int weigh_before(const struct share_article *article, size_t block)
{
    int worth = 0;
    unsigned lines = 0;
    bool heading = false, date = false;
    for (size_t i = block; i > 0 && block - i < NEAR && !is_text(article->roles[i - 1]); i--) {
        lines += article->document.blocks[i - 1].text.n > 0;
        heading = heading || article->roles[i - 1] == SHARE__ROLE_HEADING;
        date = date || article->roles[i - 1] == SHARE__ROLE_DATELINE;
    }
    worth += lines > 0 ? LINE_BEFORE : 0;
    worth += lines > 1 ? LINES_BEFORE : 0;
    worth += heading ? UNDER_HEADING : 0;
    return worth + (date ? UNDER_DATE : 0);
}

static int weigh_after(const struct share_article *article, size_t block)
{
    const share__document *document = &article->document;
    unsigned lines = 0;
    for (size_t i = block + 1;
         i < document->block_count && lines < 2 && !is_text(article->roles[i]); i++)
        lines += document->blocks[i].text.n > 0;
    return (lines > 0 ? LINE_AFTER : 0) + (lines > 1 ? LINES_AFTER : 0);
}

static int weigh_words(const share__index *index, uint32_t first, uint32_t end)
{
    const uint32_t beginning = index->headline_tokens + BEGINNING;
    uint32_t content = 0, familiar = 0;
    bool headline = false;
    for (uint32_t i = first; i < end; i++) {
        const share__sentence *sentence = &index->sentences[i];
        for (uint32_t k = 0; k < sentence->tokens; k++) {
            const share__word *word = &index->words[index->tokens[sentence->first_token + k].word];
            content += !word->stop;
            familiar += !word->stop && word->first < beginning;
            headline = headline || (!word->stop && word->first < index->headline_tokens);
        }
    }
    int worth = headline ? HEADLINE_WORD : 0;
    worth += familiar * 7 > content ? FAMILIAR : 0;
    worth += content < 6 ? FEW_WORDS : content > 20 ? MANY_WORDS : 0;
    return worth + (end - first > 2 ? SENTENCES : 0);
}

/* With a full stop or what closes behind one. */
static bool stops(share__view text)
{
    const uint32_t c = share__utf8_last(text);
    return c == '.' || c == '!' || c == '?' || c == '"' || c == '\'' || c == ')' || c == 0x2026 ||
           c == 0x201C || c == 0x201D || c == 0x2019 || c == 0xBB || c == 0x3002 || c == 0xFF01 ||
           c == 0xFF1F || c == 0x300D || c == 0x964 || c == 0x61F || c == 0x6D4;
}

/* How strange the block of these sentences is. */
static int weigh(const struct share_article *article, const share__index *index, uint32_t first,
                 uint32_t end)
{
    const size_t number = index->sentences[first].block;
    const share__block *block = &article->document.blocks[number];
    int worth = AS_RULE + weigh_before(article, number) + weigh_after(article, number);
    worth += stops(block->text) ? 0 : NO_STOP;
    worth += block->kind == SHARE__ITEM ? ITEM : 0;
    if (worth + FEW_WORDS > -MOST) /* else no words change it */
        worth += weigh_words(index, first, end);
    return worth > MOST ? MOST : worth < -MOST ? -MOST : worth;
}

void share__leave_tail(const struct share_article *article, share__index *index)
{
    int sum = 0, best = 0;
    uint32_t tail = (uint32_t)index->sentence_count, kept = 0, end = tail;
    for (unsigned blocks = 0; kept < index->sentence_count; kept++) {
        blocks += index->sentences[kept].in_block == 0;
        if (blocks > KEPT)
            break;
    }
    while (end > kept && sum >= best - FAR) {
        uint32_t first = end - 1;
        while (first > kept && index->sentences[first].in_block > 0)
            first--;
        sum += weigh(article, index, first, end);
        if (sum > best) {
            best = sum;
            tail = first;
        }
        end = first;
    }
    for (uint32_t i = tail; i < index->sentence_count; i++)
        index->sentences[i].tokens = 0;
}
