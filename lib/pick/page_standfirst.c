/* page_standfirst.c - the standfirst of a web page, by where it stands.
 *
 * Themes give it a class of its own or none at all. What all have in common is its place: it is the
 * first running text behind the headline, and it stands apart from the article: as a heading of a
 * lower level, or as a paragraph that is followed by the byline, the date, a picture or buttons and
 * has no further paragraph beside it. A heading right above a paragraph of the same container is
 * the heading of that paragraph; one that says what the headline says is the headline again. */
#include "base/utf8.h"
#include "pick/headline_vote.h"
#include "pick/judge.h"
#include "pick/main_content.h"
#include "pick/sentences.h"

enum {
    NEAR = 14,        /* blocks behind the headline */
    MARKED_WORDS = 4, /* of what its class calls a standfirst */
    MARKED_LINE = 7,  /* the same of a line that does not end like a sentence */
    PLAIN_WORDS = 8,  /* of what only its place makes one */
    DATED_WORDS = 16, /* a text of less words that has a date is a dateline with some more */
    SAME = 60,        /* percent of words in common: the headline again */
    SAME_WORDS = 3,
    MOST_MARKED = 2
};

enum {
    OUTSIDE = SHARE__IN_NAV | SHARE__IN_ASIDE | SHARE__IN_FOOTER | SHARE__IN_COMMENTS |
              SHARE__IN_FORM | SHARE__HIDDEN,
    BETWEEN = OUTSIDE | SHARE__IN_FIGURE | SHARE__IN_TAGS
};

typedef struct finder {
    const struct share_article *article;
    const share__block *blocks;
    size_t count;
    const share__title_words *headline;
    size_t title;
} finder;

static bool repeats_headline(const finder *f, const share__block *block)
{
    share__title_words words;
    share__title_words_of(&words, block->text);
    return words.count >= SAME_WORDS && f->headline->count >= SAME_WORDS &&
           share__words_in_common(&words, f->headline) >= SAME;
}

static bool is_mostly_link(const share__block *block)
{
    return (size_t)block->link_bytes * 2 >= block->text.n;
}

/* What may stand between headline and standfirst. */
static bool is_between(const share__block *block)
{
    share__view name;
    return block->text.n == 0 || (block->flags & BETWEEN) != 0 || is_mostly_link(block) ||
           block->kind == SHARE__CAPTION || share__is_dateline(block->text) ||
           share__is_byline(block->text, &name) || share__label_of(block->text) ||
           share__word_count_up_to(block->text, MARKED_WORDS) < MARKED_WORDS ||
           (share__has_date(block->text) &&
            share__word_count_up_to(block->text, DATED_WORDS) < DATED_WORDS);
}

static bool is_marked(const share__block *block)
{
    if ((block->flags & SHARE__STANDFIRST) == 0 || is_between(block)) {
        return false;
    }
    const unsigned least = block->kind == SHARE__LINE || (block->flags & SHARE__BYLINE) != 0
                               ? MARKED_LINE
                               : MARKED_WORDS;
    return (block->kind == SHARE__PARAGRAPH || block->kind == SHARE__HEADING ||
            block->kind == SHARE__LINE) &&
           share__word_count_up_to(block->text, least) >= least;
}

static bool is_running(const share__block *block)
{
    return (block->kind == SHARE__PARAGRAPH || block->kind == SHARE__ITEM ||
            block->kind == SHARE__QUOTE) &&
           (block->flags & (BETWEEN | SHARE__BYLINE)) == 0 &&
           share__word_count_up_to(block->text, PLAIN_WORDS) >= PLAIN_WORDS && !is_between(block);
}

/* The headline's heading, the last of those that are close together: the first may be the end of
 * the breadcrumbs. */
static bool find_title(finder *f)
{
    size_t first = f->count;
    for (size_t i = 0; i < f->count && first == f->count; i++) {
        if (f->article->roles[i] == SHARE__ROLE_TITLE && (f->blocks[i].flags & OUTSIDE) == 0) {
            first = i;
        }
    }
    for (size_t i = 0; i < f->count && first == f->count; i++) {
        const share__block *block = &f->blocks[i];
        if (block->kind == SHARE__HEADING && block->level <= 2 &&
            (f->article->roles[i] == SHARE__ROLE_TITLE ||
             ((block->flags & OUTSIDE) == 0 && repeats_headline(f, block)))) {
            first = i;
        }
    }
    f->title = first;
    for (size_t i = first + 1; i < f->count && i <= f->title + NEAR; i++) {
        if (is_running(&f->blocks[i])) {
            break;
        }
        if (f->blocks[i].kind == SHARE__HEADING && (f->blocks[i].flags & OUTSIDE) == 0 &&
            repeats_headline(f, &f->blocks[i])) {
            f->title = i;
        }
    }
    return first < f->count;
}

static size_t next_shown(const finder *f, size_t i)
{
    do {
        i++;
    } while (i < f->count && f->blocks[i].text.n == 0);
    return i;
}

static bool ends_a_sentence(share__view text)
{
    const char *p = text.p + text.n;
    for (unsigned i = 0; i < 3 && p > text.p; i++) {
        const uint32_t c = share__utf8_previous(text.p, &p);
        if (c == '.' || c == '?' || c == '!' || c == 0x2026 || c == 0x3002 || c == 0xFF01 ||
            c == 0xFF1F || c == 0x964 || c == 0x61F) {
            return true;
        }
        if (share__is_word(c)) {
            return false;
        }
    }
    return false;
}

/* A caption with its credit, a disclaimer, a call to subscribe. */
static bool is_notice(const finder *f, share__view text)
{
    const share__judge *judge = share__judge_of(f->article->language);
    share__view rest = text, sentence;
    while (share__next_sentence(&rest, f->article->language, &sentence)) {
        if (share__judge_sentence(judge, sentence) & (SHARE__NOTICE | SHARE__CALL | SHARE__RAW)) {
            return true;
        }
    }
    return false;
}

static bool is_apart(const finder *f, size_t i)
{
    const share__block *block = &f->blocks[i];
    const size_t next = next_shown(f, i);
    if (share__word_count_up_to(block->text, PLAIN_WORDS) < PLAIN_WORDS) {
        return false;
    }
    if (block->kind == SHARE__HEADING) {
        return block->level >= f->blocks[f->title].level &&
               !(next < f->count && is_running(&f->blocks[next]) &&
                 f->blocks[next].container == block->container);
    }
    if (block->kind != SHARE__PARAGRAPH || !ends_a_sentence(block->text) ||
        (next < f->count && is_running(&f->blocks[next]))) {
        return false;
    }
    for (size_t k = i + 1; k < f->count && k <= i + NEAR; k++) {
        if (f->blocks[k].container == block->container && is_running(&f->blocks[k])) {
            return false;
        }
    }
    return true;
}

static size_t marked_run(const finder *f, size_t i)
{
    size_t n = 0;
    while (i + n < f->count && is_marked(&f->blocks[i + n])) {
        n++;
    }
    return n;
}

size_t share__find_standfirst(const struct share_article *article,
                              const share__title_words *headline, bool *marked)
{
    finder f = {article, article->document.blocks, article->document.block_count, headline, 0};
    bool text = false;
    *marked = false;
    if (!find_title(&f)) {
        return f.count;
    }
    for (size_t i = f.title + 1; i < f.count && i <= f.title + NEAR; i++) {
        const share__block *block = &f.blocks[i];
        const size_t run = marked_run(&f, i);
        *marked = run > 0 && run <= MOST_MARKED;
        if (*marked) {
            return i;
        }
        if (run > 0) { /* the class names the whole text */
            i += run - 1;
            text = true;
            continue;
        }
        if (text || is_between(block) || (block->flags & SHARE__BYLINE) != 0) {
            continue;
        }
        if (is_apart(&f, i) && !is_notice(&f, block->text)) {
            return i;
        }
        text = true; /* from here on only a class tells */
    }
    return f.count;
}
