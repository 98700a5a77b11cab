/* headline.c - what may stand over the post, ranked.
 *
 * Metadata and the lines of a dumped page have been added before; this adds what the body of a
 * Markdown file says. Its title is an H1 at its start. "Introduction" is nobody's title, and a
 * heading between paragraphs is the title of its section only: such a text has none, and its
 * first sentence that stands alone comes closest. */
#include "base/utf8.h"
#include "pick/features.h"
#include "pick/headline_vote.h"
#include "pick/judge.h"
#include "pick/main_content.h"
#include "pick/pick.h"
#include "pick/sentences.h"

enum {
    EARLY = 4,        /* blocks before which an H1 may still be the title */
    SURE = 600,       /* an H1 at the start */
    LIKELY = 450,     /* the only heading of its level, at the start */
    SENTENCE = 200,   /* a sentence in the place of a title */
    SECTION = 60,     /* a heading of a section: shown among the runners-up only */
    LONGEST = 160,    /* bytes of a sentence that can be a headline */
    LOOKED_AT = 4096, /* bytes of a block, then up to a space: its sentences are looked at there */
    SECTIONS_KEPT = 3
};

/* "Contents", or "Introduction" over the first of several sections. Alone it may well be the title.
 */
static bool is_generic(const share__block *block, bool alone)
{
    const share__label label = share__label_of(block->text);
    return !alone &&
           (label == SHARE__LABEL_CONTENTS || (label == SHARE__LABEL_INTRO && block->level > 1));
}

/* A first heading of the highest level is what its author put over the text, whatever it says:
 * "Introduction" is taken when nothing else is there, and the author is told. */
static share_status warn_generic(struct share_article *article, const share__block *block)
{
    if (share__label_of(block->text) != SHARE__LABEL_INTRO)
        return SHARE_OK;
    return share__document_warn(&article->document, "generic_headline",
                                (share__place){block->line, block->column}, 0,
                                "the headline is only a section's name; name a better one");
}

/* No other heading of its level or above it. */
static bool is_alone(const share__document *document, size_t i)
{
    for (size_t k = 0; k < document->block_count; k++) {
        const share__block *other = &document->blocks[k];
        if (k != i && other->kind == SHARE__HEADING && other->level <= document->blocks[i].level) {
            return false;
        }
    }
    return true;
}

/* 'what' names what the score stands for; less of it is for what stands before the heading. */
static share_status add(struct share_article *article, const share__block *block, share__view text,
                        share_origin origin, unsigned score, const char *what, unsigned before)
{
    struct share_features features = {0};
    size_t count = article->lists[SHARE_HEADLINE].count;
    share_status status = share__article_add(article, SHARE_HEADLINE, text, origin,
                                             (share__place){block->line, block->column}, score);
    if (status != SHARE_OK || article->lists[SHARE_HEADLINE].count == count)
        return status;
    share__note_feature(&features, what, (int)(score + before));
    share__note_feature(&features, "text_before", -(int)before);
    return share__explain_last(article, SHARE_HEADLINE, &features, 1, 1);
}

static bool is_content(const share__block *block)
{
    return block->text.n > 0 && block->kind != SHARE__CAPTION && block->kind != SHARE__CODE;
}

/* How sure we are that this heading is the title: 0, LIKELY or SURE. 'before' is the number of
 * blocks with text in front of it. */
static unsigned title_score(const share__document *document, size_t i, unsigned before,
                            bool *generic)
{
    const share__block *block = &document->blocks[i];
    if (before >= EARLY || (block->level > 1 && before > 0)) {
        return 0;
    }
    const bool alone = is_alone(document, i);
    if (*generic || is_generic(block, alone)) {
        *generic = true; /* and so the headings that follow it are sections */
        return 0;
    }
    return block->level <= 1 ? SURE - before : alone ? LIKELY : 0;
}

static share_status add_headings(struct share_article *article, bool *found)
{
    const share__document *document = &article->document;
    unsigned before = 0, sections = 0;
    bool generic = false;
    share_status status = SHARE_OK;
    for (size_t i = 0; i < document->block_count && status == SHARE_OK; i++) {
        const share__block *block = &document->blocks[i];
        if (block->kind == SHARE__HEADING && article->roles[i] != SHARE__ROLE_OUTSIDE) {
            const unsigned score = *found ? 0 : title_score(document, i, before, &generic);
            if (score > 0) {
                *found = true;
                article->roles[i] = SHARE__ROLE_TITLE;
                if (article->lists[SHARE_HEADLINE].count == 0)
                    status = warn_generic(article, block);
                if (status == SHARE_OK)
                    status = score == LIKELY ? add(article, block, block->text, SHARE_FROM_HEADING,
                                                   score, "only_heading", 0)
                                             : add(article, block, block->text, SHARE_FROM_HEADING,
                                                   score, "first_heading", before);
            } else if (sections < SECTIONS_KEPT && *found) {
                sections++;
                status = add(article, block, block->text, SHARE_FROM_HEADING, SECTION,
                             "section_heading", 0);
            }
        }
        before += is_content(block) && article->roles[i] != SHARE__ROLE_OUTSIDE;
    }
    return status;
}

/* What stands over a text says nothing about the article and wants nothing. Only the very first
 * sentence has none before it to lean on. */
static bool can_open(const struct share_article *article, share__view sentence, bool first)
{
    const uint32_t never = SHARE__META | SHARE__CALL | SHARE__NOTICE | SHARE__FOREIGN |
                           (first ? 0 : SHARE__DANGLING | SHARE__OPEN_END | SHARE__LEADS);
    return !(share__judge_sentence(share__judge_of(article->language), sentence) & never);
}

/* The first sentence that is short enough and can stand over a text, else the first that is short
 * enough, else the first of all. */
static share_status add_sentence(struct share_article *article)
{
    const share__document *document = &article->document;
    const share__block *fallback = NULL;
    share__view first = {NULL, 0}, sentence;
    bool fits = false;
    unsigned looked = 0;
    for (size_t i = 0; i < document->block_count && looked < 6; i++) {
        const share__block *block = &document->blocks[i];
        const uint8_t role = article->roles[i];
        if (role != SHARE__ROLE_TEXT && role != SHARE__ROLE_STANDFIRST &&
            !(role == SHARE__ROLE_ITEM && first.n == 0)) {
            continue;
        }
        share__view rest =
            share__view_slice(block->text, 0, share__find(block->text, ' ', LOOKED_AT));
        while (looked < 6 && share__next_sentence(&rest, article->language, &sentence)) {
            looked++;
            if (first.n == 0) {
                first = sentence;
                fallback = block;
            }
            if (sentence.n > LONGEST || share__word_count(sentence) < 3 ||
                share__utf8_last(sentence) == ':' || share__utf8_last(sentence) == 0xFF1A) {
                continue;
            }
            if (can_open(article, sentence, looked == 1)) {
                return add(article, block, sentence, SHARE_FROM_RANKING, SENTENCE, "short_sentence",
                           0);
            }
            if (!fits) {
                fits = true;
                first = sentence;
                fallback = block;
            }
        }
    }
    if (!fallback)
        return SHARE_OK;
    return fits ? add(article, fallback, first, SHARE_FROM_RANKING, SENTENCE, "short_sentence", 0)
                : add(article, fallback, first, SHARE_FROM_RANKING, SENTENCE / 2, "first_sentence",
                      0);
}

/* Nothing but headings and lists: better the first line than no post at all. */
static share_status add_any_line(struct share_article *article)
{
    for (size_t i = 0; i < article->document.block_count; i++) {
        const share__block *block = &article->document.blocks[i];
        const uint8_t role = article->roles[i];
        if (block->text.n > 0 && role != SHARE__ROLE_OUTSIDE && role != SHARE__ROLE_CODE) {
            return add(article, block, block->text, SHARE_FROM_RANKING, SECTION / 2, "first_line",
                       0);
        }
    }
    return SHARE_OK;
}

share_status share__pick_headline(struct share_article *article, const share_parse_options *options)
{
    const share__values *list = &article->lists[SHARE_HEADLINE];
    share_status status = SHARE_OK;
    bool found = false;
    if (article->document.format == SHARE_HTML) {
        status = share__vote_headline(article, options);
    } else if (article->document.format != SHARE_TEXT) {
        status = add_headings(article, &found);
    }
    if (status == SHARE_OK && list->count == 0) {
        status = add_sentence(article);
    }
    if (status == SHARE_OK && list->count == 0) {
        status = add_any_line(article);
    }
    return status;
}
