/* main_content_html.c - where the article of a web page begins and ends.
 *
 * The flags of containers have taken out most of what surrounds it. This weighs what is left, block
 * by block: running text counts for as much as it has letters outside links, up to a limit; lines,
 * headings, lists of links and what the flags took out count against. The article is the run of
 * blocks with the largest sum: a teaser between two paragraphs stays inside, teasers, buttons and
 * labels before and behind fall out, whatever their words are. Inside the run, blocks that are no
 * text leave too: free lines, captions, and lists, headings or paragraphs that are links.
 * Where the page has no running text, everything stays as the flags say. */
#include "pick/main_content.h"

#include <string.h>

enum {                   /* what a block is worth */
       TEXT_LIMIT = 400, /* bytes that count */
       EACH_TEXT = 2,
       TEXT_COST = 20,
       EACH_ITEM = 1,
       ITEM_COST = 20,
       CODE = 100,
       HEADING_COST = 40,
       LINE_COST = 80,
       LINK_COST = 160,
       OUTSIDE_COST = 40,
       OTHER_COST = 20,
       REPEATED_FROM = 25,    /* bytes of a block that is looked for again */
       REPEATED_NEAR = 10,    /* blocks between two copies of a box */
       REPEATED_AMONG = 8192, /* so many blocks: longer pages are no articles */
       REPEATED_SHARE = 20, /* percent of the text; when more of it is there twice, all of it is */
       LABEL_BYTES = 60,
       ABOVE = 8 /* blocks above the run in which a standfirst stays */
};

bool share__is_near_article(const share__block *block)
{
    return (block->flags & (SHARE__IN_NAV | SHARE__IN_HEADER | SHARE__IN_FOOTER | SHARE__IN_ASIDE |
                            SHARE__IN_COMMENTS | SHARE__IN_FORM | SHARE__HIDDEN)) == 0;
}

static bool is_mostly_link(const share__block *block)
{
    return block->text.n > 0 && (size_t)block->link_bytes * 10 >= block->text.n * 8;
}

static int text_worth(const share__block *block, int each, int cost)
{
    size_t plain = block->text.n > block->link_bytes ? block->text.n - block->link_bytes : 0;
    return (int)(plain < TEXT_LIMIT ? plain : TEXT_LIMIT) * each - cost;
}

static bool is_text_kind(const share__block *block)
{
    return block->kind == SHARE__PARAGRAPH || block->kind == SHARE__QUOTE;
}

/* Half of it is links: "Read on: ...". */
static bool is_pointer(const share__block *block)
{
    return is_text_kind(block) && block->text.n > 0 &&
           (size_t)block->link_bytes * 2 >= block->text.n;
}

static int worth(const struct share_article *article, size_t i)
{
    const share__block *block = &article->document.blocks[i];
    if (block->text.n == 0) {
        return 0;
    }
    if (article->roles[i] == SHARE__ROLE_OUTSIDE) {
        return -OUTSIDE_COST;
    }
    if ((block->flags & (SHARE__BYLINE | SHARE__IN_FIGURE)) != 0) {
        return -OTHER_COST;
    }
    switch (block->kind) {
    case SHARE__PARAGRAPH:
    case SHARE__QUOTE:
        return is_pointer(block) ? -LINK_COST : text_worth(block, EACH_TEXT, TEXT_COST);
    case SHARE__ITEM:
        return is_mostly_link(block) ? -LINK_COST : text_worth(block, EACH_ITEM, ITEM_COST);
    case SHARE__HEADING:
        return is_mostly_link(block) ? -LINK_COST : -HEADING_COST;
    case SHARE__LINE:
        return -LINE_COST;
    case SHARE__CODE:
        return CODE;
    default:
        return -OTHER_COST;
    }
}

/* The run [*first, *end) with the largest sum; false when nothing has any worth. */
static bool find_run(const struct share_article *article, size_t *first, size_t *end)
{
    long best = 0, sum = 0;
    size_t start = 0;
    for (size_t i = 0; i < article->document.block_count; i++) {
        if (sum <= 0) {
            sum = 0;
            start = i;
        }
        sum += worth(article, i);
        if (sum > best) {
            best = sum;
            *first = start;
            *end = i + 1;
        }
    }
    return best > 0;
}

/* "Related articles", "Share this": what it names is not the article's, whether it left or not. */
static bool is_foreign_label(const share__block *block)
{
    if (block->text.n > LABEL_BYTES) {
        return false;
    }
    const share__label label = share__label_of(block->text);
    return label == SHARE__LABEL_RELATED || label == SHARE__LABEL_SHARE ||
           label == SHARE__LABEL_COMMENTS || label == SHARE__LABEL_NEWSLETTER ||
           label == SHARE__LABEL_AD || label == SHARE__LABEL_TAGS;
}

static bool is_no_text(const share__block *block)
{
    if (is_foreign_label(block)) {
        return true;
    }
    if (block->kind == SHARE__ITEM || block->kind == SHARE__HEADING) {
        return is_mostly_link(block);
    }
    return block->kind == SHARE__CAPTION || (block->flags & SHARE__IN_FIGURE) != 0 ||
           is_pointer(block);
}

/* Of the length and both ends: blocks that only differ in the middle are compared. */
static uint32_t hash_of(share__view text)
{
    const size_t end = text.n < REPEATED_FROM ? 0 : text.n - REPEATED_FROM;
    uint32_t hash = (uint32_t)text.n;
    for (size_t i = 0; i < REPEATED_FROM && i < text.n; i++) {
        hash = (hash ^ (unsigned char)text.p[i]) * 16777619u;
        hash = (hash ^ (unsigned char)text.p[end + i]) * 16777619u;
    }
    return hash ^ hash >> 15;
}

/* Boxes and captions are there twice, one close behind the other, for narrow and for wide screens:
 * both go. What comes again farther away is said again, and when much is, the article itself is
 * there twice: then the first copy stays. False when memory ends. */
static bool drop_repeated(struct share_article *article)
{
    const share__document *document = &article->document;
    const size_t count =
        document->block_count < REPEATED_AMONG ? document->block_count : REPEATED_AMONG;
    size_t room = 64, all = 0, repeated = 0;
    while (room < 2 * count) {
        room *= 2;
    }
    uint32_t *slots = share__arena_alloc(&article->document.arena, room * sizeof *slots);
    uint32_t *twin = share__arena_alloc(&article->document.arena, (count + 1) * sizeof *twin);
    if (!slots || !twin) {
        return false;
    }
    memset(slots, 0, room * sizeof *slots);
    for (size_t i = 0; i < count; i++) {
        const share__view text = document->blocks[i].text;
        twin[i] = 0;
        if (article->roles[i] == SHARE__ROLE_OUTSIDE || text.n < REPEATED_FROM) {
            continue;
        }
        size_t slot = (size_t)hash_of(text) & (room - 1);
        while (slots[slot] != 0 && !share__equal(document->blocks[slots[slot] - 1].text, text)) {
            slot = (slot + 1) & (room - 1);
        }
        all += text.n;
        twin[i] = slots[slot];
        repeated += slots[slot] != 0 ? text.n : 0;
        slots[slot] = slots[slot] != 0 ? slots[slot] : (uint32_t)i + 1;
    }
    const bool few = repeated * 100 < all * REPEATED_SHARE;
    for (size_t i = 0; i < count; i++) {
        if (twin[i] != 0) {
            article->roles[i] = SHARE__ROLE_OUTSIDE;
            if (few && i < twin[i] + REPEATED_NEAR &&
                article->roles[twin[i] - 1] != SHARE__ROLE_STANDFIRST) {
                article->roles[twin[i] - 1] = SHARE__ROLE_OUTSIDE;
            }
        }
    }
    return true;
}

share_status share__trim_page(struct share_article *article)
{
    size_t first = 0, end = 0;
    const bool found = find_run(article, &first, &end);
    for (size_t i = 0; i < article->document.block_count; i++) {
        const share__block *block = &article->document.blocks[i];
        const bool standfirst = article->roles[i] == SHARE__ROLE_STANDFIRST;
        if (found && (i >= end || i + (standfirst ? ABOVE : 0) < first)) {
            article->roles[i] = SHARE__ROLE_OUTSIDE;
        } else if (found && !standfirst && (is_no_text(block) || block->kind == SHARE__LINE)) {
            article->roles[i] = SHARE__ROLE_OUTSIDE;
        }
    }
    return drop_repeated(article) ? SHARE_OK : SHARE_ERR_MEMORY;
}
