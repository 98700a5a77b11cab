/* page_standfirst.c - the standfirst of a web page, by where it stands.
 *
 * Themes give it a class of its own or none at all. What all have in common is its place: it is the
 * first running text behind the headline, and it stands apart from the article: as a heading of a
 * lower level, or as a paragraph that has no further one beside it in its container, where the text
 * has, and is followed by that or by the byline, the date, a picture or buttons. A heading right
 * above a paragraph of the same container is the heading of that paragraph; one that says what the
 * headline says is the headline again. */
#include "base/utf8.h"
#include "pick/headline_vote.h"
#include "pick/judge.h"
#include "pick/main_content.h"
#include "pick/sentences.h"

enum {
    NEAR = 14,        /* blocks behind the headline */
    MARKED_WORDS = 4, /* of what its class calls a standfirst */
    MARKED_LINE = 8,  /* the same of a line or a heading */
    PLAIN_WORDS = 8,  /* of what only its place makes one */
    DATED_WORDS = 16, /* a text of less words that has a date is a dateline with some more */
    SAME = 60,        /* percent of words in common: the headline again */
    SAME_WORDS = 3,
    MOST_MARKED = 2,
    MARKED_BEHIND = 3, /* blocks behind one by its place that are asked whether a class tells */
    BEFORE_BYTES = 400,
    BEFORE_SHARE = 4,    /* times as much text behind the headline as before it */
    MOST_HEADINGS = 400, /* of a page that are looked at */
    RUNNERS_UP = 3,      /* headlines that may have been the visible one */
    BOLD_BYTES = 600     /* of a first paragraph that is bold as a whole */
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

/* When and by whom: a dateline, a byline, or both in one. */
static bool is_meta(const share__block *block)
{
    share__view name;
    return share__is_dateline(block->text) || share__is_byline(block->text, &name) ||
           (share__has_date(block->text) &&
            share__word_count_up_to(block->text, DATED_WORDS) < DATED_WORDS);
}

/* What may stand between headline and standfirst. */
static bool is_between(const share__block *block)
{
    return block->text.n == 0 || (block->flags & BETWEEN) != 0 || is_mostly_link(block) ||
           block->kind == SHARE__CAPTION || share__label_of(block->text) ||
           share__word_count_up_to(block->text, MARKED_WORDS) < MARKED_WORDS || is_meta(block);
}

static bool is_marked(const share__block *block)
{
    if ((block->flags & SHARE__STANDFIRST) == 0 || is_between(block)) {
        return false;
    }
    const bool sentence = block->kind == SHARE__PARAGRAPH && (block->flags & SHARE__BYLINE) == 0;
    const unsigned least = sentence ? MARKED_WORDS : MARKED_LINE;
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

static bool is_outside(const share__block *block)
{
    return (block->flags & OUTSIDE) != 0;
}

/* A paragraph or line that is the headline and nothing else: some pages have no heading for it. */
static bool is_headline_without_heading(const finder *f, size_t i)
{
    const share__view headline = share__article_best(f->article, SHARE_HEADLINE);
    const share__block *block = &f->blocks[i];
    return (block->kind == SHARE__PARAGRAPH || block->kind == SHARE__LINE) &&
           share__equal(block->text, headline);
}

/* A heading that was a candidate for the headline, though another wording won. */
static bool is_runner_up(const finder *f, const share__block *block)
{
    const share__values *list = &f->article->lists[SHARE_HEADLINE];
    for (size_t i = 1; i < list->count && i < RUNNERS_UP; i++) {
        if (share__equal(block->text, (share__view){list->at[i].text, list->at[i].length})) {
            return true;
        }
    }
    return false;
}

/* How well a block names the headline: 0 for not at all. */
static unsigned names_headline(const finder *f, size_t i)
{
    const share__block *block = &f->blocks[i];
    const bool title = f->article->roles[i] == SHARE__ROLE_TITLE;
    if (is_outside(block)) {
        return title ? 2 : 0;
    }
    if (title || is_headline_without_heading(f, i)) {
        return 4;
    }
    if (block->kind != SHARE__HEADING || block->level > 2) {
        return 0;
    }
    return repeats_headline(f, block) ? 3 : is_runner_up(f, block) ? 1 : 0;
}

/* Where the headline stands. Of several places close together the last one: the first may be the
 * end of the breadcrumbs. */
static bool find_title(finder *f)
{
    unsigned best = 0, headings = 0;
    f->title = f->count;
    for (size_t i = 0; i < f->count && best < 4 && headings < MOST_HEADINGS; i++) {
        const unsigned well = names_headline(f, i);
        headings += f->blocks[i].kind == SHARE__HEADING;
        if (well > best) {
            best = well;
            f->title = i;
        }
    }
    for (size_t i = f->title + 1; i < f->count && i <= f->title + NEAR; i++) {
        const share__block *block = &f->blocks[i];
        if (is_running(block)) {
            break;
        }
        if (block->kind == SHARE__HEADING && !is_outside(block) && repeats_headline(f, block)) {
            f->title = i;
        }
    }
    return f->title < f->count;
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

/* How many paragraphs the container of block 'i' has from there on, up to two. */
static unsigned running_beside(const finder *f, size_t i)
{
    unsigned n = 0;
    for (size_t k = i; k < f->count && k <= i + NEAR && n < 2; k++) {
        n += f->blocks[k].container == f->blocks[i].container && is_running(&f->blocks[k]);
    }
    return n;
}

static bool is_apart(const finder *f, size_t i)
{
    const share__block *block = &f->blocks[i];
    const size_t next = next_shown(f, i);
    const bool followed = next < f->count && is_running(&f->blocks[next]);
    if (share__word_count_up_to(block->text, PLAIN_WORDS) < PLAIN_WORDS) {
        return false;
    }
    if (block->kind == SHARE__HEADING) {
        return block->level >= f->blocks[f->title].level &&
               !(followed && f->blocks[next].container == block->container);
    }
    return block->kind == SHARE__PARAGRAPH && ends_a_sentence(block->text) &&
           running_beside(f, i) == 1 && (!followed || running_beside(f, next) > 1);
}

/* The first paragraph, bold as a whole, in front of one that is not. */
static bool is_bold(const finder *f, size_t i)
{
    const share__block *block = &f->blocks[i];
    const size_t next = next_shown(f, i);
    return block->kind == SHARE__PARAGRAPH && (block->flags & SHARE__EMPHASIZED) != 0 &&
           block->text.n <= BOLD_BYTES &&
           share__word_count_up_to(block->text, PLAIN_WORDS) >= PLAIN_WORDS && next < f->count &&
           (f->blocks[next].flags & SHARE__EMPHASIZED) == 0;
}

static size_t marked_run(const finder *f, size_t i)
{
    size_t n = 0;
    while (i + n < f->count && is_marked(&f->blocks[i + n])) {
        n++;
    }
    return n;
}

void share__find_opening(const struct share_article *article, const share__title_words *headline,
                         share__opening *opening)
{
    finder f = {article, article->document.blocks, article->document.block_count, headline, 0};
    bool text = false;
    opening->title = opening->standfirst = f.count;
    opening->marked = false;
    if (!find_title(&f)) {
        return;
    }
    opening->title = f.title;
    size_t end = f.count < f.title + NEAR + 1 ? f.count : f.title + NEAR + 1;
    for (size_t i = f.title + 1; i < end; i++) {
        const share__block *block = &f.blocks[i];
        const size_t run = marked_run(&f, i);
        if (run > MOST_MARKED) { /* the class names the whole text */
            i += run - 1;
            text = true;
        } else if (run > 0) {
            opening->standfirst = i;
            opening->marked = true;
            return;
        } else if (!text && !is_between(block) && (block->flags & SHARE__BYLINE) == 0) {
            text = true; /* from here on only a class tells */
            if ((is_bold(&f, i) || is_apart(&f, i)) && !is_notice(&f, block->text)) {
                opening->standfirst = i;
                end = end < i + MARKED_BEHIND + 1 ? end : i + MARKED_BEHIND + 1;
            }
        }
    }
}

static size_t text_between(const struct share_article *article, size_t first, size_t end)
{
    size_t bytes = 0;
    for (size_t i = first; i < end; i++) {
        bytes += article->roles[i] != SHARE__ROLE_OUTSIDE ? article->document.blocks[i].text.n : 0;
    }
    return bytes;
}

void share__trim_opening(struct share_article *article, const share__opening *opening)
{
    const size_t count = article->document.block_count, title = opening->title;
    if (title == count) {
        return;
    }
    if (share__equal(article->document.blocks[title].text,
                     share__article_best(article, SHARE_HEADLINE))) {
        article->roles[title] = SHARE__ROLE_TITLE;
    }
    const size_t before = text_between(article, 0, title);
    const bool few =
        before <= BEFORE_BYTES && before * BEFORE_SHARE <= text_between(article, title, count);
    for (size_t i = 0; i < title && few; i++) { /* breadcrumbs; a sentence may be the standfirst */
        if (!ends_a_sentence(article->document.blocks[i].text)) {
            article->roles[i] = SHARE__ROLE_OUTSIDE;
        }
    }
    for (size_t i = title + 1; i < count && i <= title + NEAR; i++) {
        const share__block *block = &article->document.blocks[i];
        if (article->roles[i] == SHARE__ROLE_TEXT && i != opening->standfirst && is_meta(block)) {
            article->roles[i] = SHARE__ROLE_DATELINE;
        } else if (is_running(block)) {
            break;
        }
    }
}
