/* main_content_dump.c - the article in the plain text of a page.
 *
 * Each block gets a weight: running text counts for its length, the short lines of menus and
 * widgets count against. The article is the run with the greatest sum; it ends early where a label
 * (comments, related, share, sources) stands behind most of its text. Inside, labels, dates,
 * bylines, credits and calls are told apart by the shape of their lines; no phrase alone drops a
 * long paragraph. The title and the standfirst (main_content_deck.c) stand before the run or at its
 * start. */
#include "base/mem.h"
#include "base/utf8.h"
#include "pick/main_content.h"

enum {
    LONG_TEXT = 300,  /* bytes beyond which a paragraph counts no more */
    SHORT_LINE = -14, /* the weight of a short line */
    LABEL_LINE = -30, /* of a line that names a widget */
    COMMENTS = -300,  /* hardly anything goes on behind it */
    ITEM_WORDS = 14,  /* that make an item a sentence */
    LABEL_WORDS = 20, /* more than any label, date or byline has */
    LONG_LINE = 160,  /* bytes: no label, date or byline has so many */
    BEFORE = 410,     /* blocks around the beginning of the text that are asked for their words */
    INSIDE = 60
};

/* 'sentence': an item of so many words. */
static int weight_of(const share__block *block, share__label label, bool sentence)
{
    const int length = block->text.n < LONG_TEXT ? (int)block->text.n : LONG_TEXT;
    if (label == SHARE__LABEL_COMMENTS) {
        return COMMENTS;
    }
    switch (block->kind) {
    case SHARE__PARAGRAPH:
    case SHARE__QUOTE:
        return (block->flags & SHARE__IN_FORM) != 0 ? LABEL_LINE : length;
    case SHARE__ITEM:
        return sentence ? length / 2 : SHORT_LINE;
    case SHARE__HEADING:
        return 0;
    case SHARE__CAPTION:
    case SHARE__TABLE:
    case SHARE__BREAK:
        return -2;
    default:
        return label != SHARE__LABEL_NONE ? LABEL_LINE : SHORT_LINE;
    }
}

/* Of long blocks only whether they have many: they are counted where that is asked. */
static unsigned count_words(const share__block *block)
{
    if (block->text.n <= LONG_LINE) {
        return share__word_count(block->text);
    }
    const unsigned words =
        block->kind == SHARE__ITEM ? share__word_count_up_to(block->text, ITEM_WORDS) : ITEM_WORDS;
    return words < ITEM_WORDS ? words : SHARE__MANY_WORDS;
}

unsigned share__words_of_block(const share__dump *dump, size_t i)
{
    const unsigned words = dump->facts[i].words;
    return words != SHARE__UNCOUNTED_WORDS ? words : count_words(&dump->blocks[i]);
}

/* The words of the blocks around the beginning of the text, among which the title is. */
static void complete(share__dump *dump)
{
    const size_t from = dump->first > BEFORE ? dump->first - BEFORE : 0;
    for (size_t i = from; i < dump->count && i < dump->first + INSIDE; i++) {
        const share__view text = dump->blocks[i].text;
        unsigned words = share__words_of_block(dump, i);
        if (words == SHARE__MANY_WORDS) {
            words = share__word_count_up_to(text, text.n > SHARE__LONG_LINE ? SHARE__LONG_WORDS
                                                                            : SHARE__MANY_WORDS);
        }
        dump->facts[i].words = (uint16_t)words;
    }
}

/* No line of so many words is a label, a date or a byline, whatever it looks like. */
static void forget_long_line(share__block_facts *facts, share__view text)
{
    if ((facts->label != SHARE__LABEL_NONE || facts->date || facts->byline) &&
        text.n > LABEL_WORDS && share__word_count(text) > LABEL_WORDS) {
        facts->label = SHARE__LABEL_NONE;
        facts->date = facts->byline = false;
    }
}

/* Whether an item is a sentence; where it is not, its words are counted now. */
static bool is_sentence(share__view item, share__block_facts *facts)
{
    if (item.n + 1 < 2 * ITEM_WORDS) {
        return false;
    }
    const unsigned words = share__word_count_up_to(item, ITEM_WORDS);
    if (words < ITEM_WORDS) {
        facts->words = (uint16_t)words;
    }
    return words == ITEM_WORDS;
}

static void learn(share__dump *dump)
{
    for (size_t i = 0; i < dump->count; i++) {
        const share__block *block = &dump->blocks[i];
        share__block_facts *facts = &dump->facts[i];
        share__view name;
        *facts = (share__block_facts){.words = SHARE__UNCOUNTED_WORDS};
        facts->label = (uint8_t)share__label_of(block->text);
        facts->date = share__is_dateline(block->text);
        facts->byline = share__is_byline(block->text, &name);
        forget_long_line(facts, block->text);
        dump->labels |= 1u << facts->label;
        const bool sentence = block->kind == SHARE__ITEM && is_sentence(block->text, facts);
        facts->weight = (int16_t)weight_of(block, (share__label)facts->label, sentence);
    }
}

/* The run of blocks with the greatest sum of weights. */
static void find_run(share__dump *dump)
{
    long best = 0, sum = 0;
    size_t start = 0;
    dump->first = dump->end = 0;
    for (size_t i = 0; i < dump->count; i++) {
        if (sum <= 0) {
            sum = 0;
            start = i;
        }
        sum += dump->facts[i].weight;
        if (sum > best) {
            best = sum;
            dump->first = start;
            dump->end = i + 1;
        }
    }
}

/* Labels that end an article when this share of its text (of 8) stands before them. */
static unsigned ends_after(share__label label)
{
    switch (label) {
    case SHARE__LABEL_COMMENTS:
        return 3;
    case SHARE__LABEL_RELATED:
    case SHARE__LABEL_SOURCES:
    case SHARE__LABEL_TAGS:
    case SHARE__LABEL_CATEGORIES:
    case SHARE__LABEL_AUTHOR:
        return 6;
    case SHARE__LABEL_SHARE:
    case SHARE__LABEL_NEWSLETTER:
        return 7;
    default:
        return 9;
    }
}

static void cut_tail(share__dump *dump)
{
    size_t all = 0, seen = 0;
    for (size_t i = dump->first; i < dump->end; i++) {
        all += share__is_running_text(&dump->blocks[i]) ? dump->blocks[i].text.n : 0;
    }
    for (size_t i = dump->first; i < dump->end; i++) {
        seen += share__is_running_text(&dump->blocks[i]) ? dump->blocks[i].text.n : 0;
        if (seen * 8 >= all * ends_after((share__label)dump->facts[i].label)) {
            dump->end = i;
        }
    }
}

/* ---- roles ------------------------------------------------------------------------------- */

static share__role role_inside(const share__dump *dump, size_t i)
{
    const share__block *block = &dump->blocks[i];
    const share__block_facts *facts = &dump->facts[i];
    if (facts->byline) {
        return SHARE__ROLE_BYLINE;
    }
    if (facts->date) {
        return SHARE__ROLE_DATELINE;
    }
    switch (block->kind) {
    case SHARE__PARAGRAPH:
        return (block->flags & SHARE__IN_FORM) != 0 ? SHARE__ROLE_OUTSIDE
               : share__is_picture_text(dump, i)    ? SHARE__ROLE_CODE
                                                    : SHARE__ROLE_TEXT;
    case SHARE__QUOTE:
        return SHARE__ROLE_QUOTE;
    case SHARE__ITEM:
        return facts->label != SHARE__LABEL_NONE ? SHARE__ROLE_OUTSIDE : SHARE__ROLE_ITEM;
    case SHARE__HEADING:
        return facts->label != SHARE__LABEL_NONE && facts->label != SHARE__LABEL_INTRO
                   ? SHARE__ROLE_OUTSIDE
                   : SHARE__ROLE_HEADING;
    case SHARE__TABLE:
    case SHARE__CODE:
        return SHARE__ROLE_CODE;
    default:
        return SHARE__ROLE_OUTSIDE;
    }
}

/* The text begins at the title, wherever the run does. */
static void give_roles(share__dump *dump)
{
    uint8_t *roles = dump->article->roles;
    const bool titled = dump->title < dump->count;
    const size_t from = titled ? dump->title : dump->first;
    for (size_t i = 0; i < dump->count; i++) {
        const bool inside = i >= from && i < dump->end;
        const bool text = inside && (i >= dump->first || share__is_running_text(&dump->blocks[i]));
        roles[i] = (uint8_t)(text ? role_inside(dump, i) : SHARE__ROLE_OUTSIDE);
        if (inside && !text && (dump->facts[i].byline || dump->facts[i].date)) {
            roles[i] = (uint8_t)role_inside(dump, i);
        }
    }
    if (titled) {
        roles[dump->title] = SHARE__ROLE_TITLE;
    }
}

share_status share__pick_dump_roles(struct share_article *article)
{
    share__dump dump = {.article = article,
                        .blocks = article->document.blocks,
                        .count = article->document.block_count};
    dump.facts = share__malloc((dump.count + 1) * sizeof(*dump.facts));
    if (dump.facts == NULL) {
        return SHARE_ERR_MEMORY;
    }
    learn(&dump);
    find_run(&dump);
    cut_tail(&dump);
    complete(&dump);
    share_status status = share__pick_dump_title(&dump);
    if (status == SHARE_OK) {
        give_roles(&dump);
        share__find_decks(&dump);
        status = share__pick_dump_tags(&dump);
    }
    if (status == SHARE_OK) {
        status = share__pick_dump_people(&dump);
    }
    share__free(dump.facts);
    return status;
}
