/* index.c - words and sentences, in one pass over the article's text.
 *
 * Goes over the blocks that the roles call the article's, cuts them into sentences and has their
 * words counted (index_scan.c). Much text is passed over: index.h says which and why. */
#include "pick/index.h"

#include "pick/sentences.h"

#include <string.h>

enum { MOST_SENTENCES = 4000 }; /* of ten bytes each: no real text has more */

/* 1024 * log2(1 + i / 64), rounded: between two entries a straight line is exact to 1/1024. */
static const uint16_t log2_table[65] = {
    0,   23,  45,  68,  90,  111, 132, 153, 174, 194, 214, 234,  254,  273,  292, 311, 330,
    348, 366, 384, 402, 419, 436, 454, 470, 487, 504, 520, 536,  552,  568,  584, 599, 614,
    629, 644, 659, 674, 689, 703, 717, 731, 745, 759, 773, 787,  800,  813,  827, 840, 853,
    866, 879, 891, 904, 916, 929, 941, 953, 965, 977, 989, 1001, 1012, 1024,
};

/* 1024 * log2(1 + i): most counts are small. */
static const uint16_t small_log2[64] = {
    0,    1024, 1623, 2048, 2378, 2647, 2875, 3072, 3246, 3402, 3542, 3671, 3789, 3899, 4001, 4096,
    4186, 4270, 4350, 4426, 4498, 4566, 4632, 4695, 4755, 4813, 4869, 4923, 4975, 5025, 5073, 5120,
    5165, 5210, 5252, 5294, 5334, 5374, 5412, 5450, 5486, 5522, 5556, 5590, 5624, 5656, 5688, 5719,
    5749, 5779, 5809, 5837, 5865, 5893, 5920, 5947, 5973, 5999, 6024, 6049, 6073, 6097, 6121, 6144,
};

uint32_t share__log2(uint64_t n)
{
    if (n < 64)
        return small_log2[n];
    n += 1;
    uint32_t whole = n >> 16 ? 16 : 6; /* most numbers are small */
    while (n >> whole >> 1)
        whole++;
    uint64_t mantissa = (whole < 16 ? n << (16 - whole) : n >> (whole - 16)) - 65536; /* of 2^16 */
    uint32_t at = (uint32_t)(mantissa >> 10), rest = (uint32_t)(mantissa & 1023);
    uint32_t low = log2_table[at], high = log2_table[at + 1];
    return whole * 1024 + low + (high - low) * rest / 1024;
}

/* 'most' sentences are taken once the beginning is behind. */
static bool add_sentences(share__index *index, const share__block *block, uint32_t at,
                          uint16_t section, unsigned most)
{
    share__view rest = block->text, text;
    for (uint16_t n = 0; share__next_sentence(&rest, index->language, &text); n++) {
        share__sentence *sentences =
            share__arena_grow(&index->arena, index->sentences, index->sentence_count,
                              &index->sentence_room, sizeof *sentences);
        if (!sentences)
            return false;
        index->sentences = sentences;
        uint32_t first = (uint32_t)index->token_count;
        if (!share__index_scan(index, text, SHARE__TOKEN_OPENS))
            return false;
        sentences[index->sentence_count++] =
            (share__sentence){.text = text,
                              .block = at,
                              .first_token = first,
                              .tokens = (uint32_t)index->token_count - first,
                              .width = share__width(text),
                              .in_block = n,
                              .section = section};
        index->columns += sentences[index->sentence_count - 1].width;
        if (n == UINT16_MAX - 1 || (n + 1u >= most && index->columns > SHARE__INDEX_WHOLE))
            break;
    }
    return true;
}

static bool is_sentences(share__role role)
{
    return role == SHARE__ROLE_TEXT || role == SHARE__ROLE_STANDFIRST || role == SHARE__ROLE_ITEM ||
           role == SHARE__ROLE_QUOTE;
}

static void weigh(share__index *index)
{
    for (size_t i = 0; i < index->word_count; i++) {
        share__word *word = &index->words[i];
        uint32_t n = word->count - 1 + 2 * word->headings;
        word->weight = word->stop || n == 0 ? 0 : n < 64 ? small_log2[n] : share__log2(n);
    }
}

/* Room for what the text will probably hold, so that the arrays are seldom moved. */
static bool make_room(share__index *index, const share__document *document)
{
    size_t bytes = 0;
    for (size_t i = 0; i < document->block_count && bytes < SHARE__INDEX_BYTES; i++)
        bytes += document->blocks[i].text.n;
    index->word_room = bytes / 16 + 16;
    index->token_room = bytes / 5 + 16;
    index->sentence_room = document->block_count + bytes / 128;
    if (index->sentence_room >= MOST_SENTENCES)
        index->sentence_room = MOST_SENTENCES;
    index->words = share__arena_alloc(&index->arena, index->word_room * sizeof *index->words);
    index->tokens = share__arena_alloc(&index->arena, index->token_room * sizeof *index->tokens);
    index->sentences =
        share__arena_alloc(&index->arena, index->sentence_room * sizeof *index->sentences);
    return index->words && index->tokens && index->sentences &&
           share__index_slots(index, index->word_room / 2);
}

share_status share__index_make(share__index *index, const struct share_article *article)
{
    memset(index, 0, sizeof *index);
    index->language = article->language;
    if (!make_room(index, &article->document))
        return SHARE_ERR_MEMORY;
    const share__document *document = &article->document;
    index->blocks = document->blocks;
    index->judge = share__judge_of(index->language);
    const share__values *headlines = &article->lists[SHARE_HEADLINE];
    bool found = headlines->count > 0 && headlines->at[0].origin != SHARE_FROM_RANKING;
    if (found && !share__index_scan(index, share__article_best(article, SHARE_HEADLINE),
                                    SHARE__TOKEN_HEADING))
        return SHARE_ERR_MEMORY; /* a sentence in a headline's place is no heading */
    index->headline_tokens = (uint32_t)index->token_count;
    for (uint32_t i = 0; i < index->headline_tokens; i++)
        index->headline_content += !index->words[index->tokens[i].word].stop;
    size_t bytes = 0;
    uint16_t section = 0;
    for (size_t i = 0; i < document->block_count && bytes < SHARE__INDEX_BYTES &&
                       index->sentence_count < MOST_SENTENCES;
         i++) {
        const share__block *block = &document->blocks[i];
        share__role role = (share__role)article->roles[i];
        bool fine = true;
        if (role == SHARE__ROLE_HEADING) {
            section += section < UINT16_MAX;
            bytes += block->text.n;
            fine = share__index_scan(index, block->text, SHARE__TOKEN_HEADING);
        } else if (is_sentences(role)) {
            bool opens = i > 0 && article->roles[i - 1] == SHARE__ROLE_HEADING;
            bytes += block->text.n;
            if (bytes > SHARE__INDEX_PARAGRAPHS && !opens)
                continue;
            fine = add_sentences(index, block, (uint32_t)i, section, opens ? 3 : 1);
        } else {
            continue;
        }
        if (!fine)
            return SHARE_ERR_MEMORY;
    }
    weigh(index);
    return SHARE_OK;
}

/* The mean weight of the words, a few more counted so that a short sentence of heavy words does not
 * win, and the headline's words among them: those whose first place is the headline. */
share__said share__what_it_says(const share__index *index, const share__sentence *sentence)
{
    share__said said = {0};
    uint32_t shared = 0;
    uint64_t seen = 0;
    for (uint32_t i = 0; i < sentence->tokens; i++) {
        const share__word *word = &index->words[index->tokens[sentence->first_token + i].word];
        if (word->stop)
            continue;
        said.content++;
        said.weight += word->weight;
        if (word->first < index->headline_tokens && !(seen >> (word->first & 63) & 1)) {
            seen |= (uint64_t)1 << (word->first & 63);
            shared++;
        }
    }
    said.weight = said.content ? said.weight / (said.content + 6) : 0;
    said.headline = index->headline_content ? shared * 1000 / index->headline_content : 0;
    return said;
}

enum { JUDGED = 1u << 30 };

/* Whether what stands before it in its paragraph leaves a quotation open. */
static bool in_quotation(share__view block, share__view sentence)
{
    const unsigned char *p = (const unsigned char *)block.p;
    const unsigned char *end = (const unsigned char *)sentence.p;
    unsigned straight = 0;
    int curly = 0;
    for (; p < end; p++)
        if (*p == '"')
            straight++;
        else if (*p == 0xE2 && p[1] == 0x80 && p[2] >= 0x9C && p[2] <= 0x9E)
            curly += p[2] == 0x9D || (p[2] == 0x9C && curly > 0) ? -1 : 1; /* German ones, too */
    return straight % 2 != 0 || curly > 0;
}

uint32_t share__judgement(share__index *index, uint32_t number)
{
    share__sentence *sentence = &index->sentences[number];
    if (!(sentence->judgement & JUDGED)) {
        sentence->judgement =
            share__judge_measured(index->judge, sentence->text, sentence->width) | JUDGED;
        if (sentence->in_block > 0 &&
            in_quotation(index->blocks[sentence->block].text, sentence->text))
            sentence->judgement |= SHARE__SPEECH;
    }
    return sentence->judgement & ~(uint32_t)JUDGED;
}

bool share__in_notice(share__index *index, uint32_t number)
{
    enum { CAPTION = 400, CREDIT = 100 }; /* bytes: captions are short, and so is who made them */
    const share__sentence *sentence = &index->sentences[number];
    share__view block = index->blocks[sentence->block].text;
    if (sentence->in_block > 0 &&
        (share__judgement(index, number - sentence->in_block) & SHARE__NOTICE))
        return true;
    size_t behind = (size_t)(block.p + block.n - (sentence->text.p + sentence->text.n));
    share__view rest = share__view_from(block, block.n - behind);
    return behind > 0 && behind <= CREDIT && block.n <= CAPTION &&
           (share__judge_sentence(index->judge, share__trim(rest)) & SHARE__NOTICE);
}

void share__index_free(share__index *index)
{
    share__arena_free(&index->arena);
    memset(index, 0, sizeof *index);
}
