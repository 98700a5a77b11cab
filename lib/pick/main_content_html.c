/* main_content_html.c - where the article of a web page begins and ends.
 *
 * The flags of containers have taken out most of what surrounds it. This weighs what is left, block
 * by block: running text counts for as much as it has letters outside links, up to a limit; lines,
 * headings, lists of links and what the flags took out count against. The article is the run of
 * blocks with the largest sum: a teaser between two paragraphs stays inside, teasers, buttons and
 * labels before and behind fall out, whatever their words are. Inside the run, blocks that are no
 * text leave too: free lines, captions, and lists, headings or paragraphs that are links.
 * Where the page has no running text, everything stays as the flags say. */
#include "base/utf8.h"
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
       TAIL_BYTES = 160,
       TAIL_WORDS = 8, /* in front of an address */
       ABOVE = 8       /* blocks above the run in which a standfirst stays */
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

static bool ends_in_bracket(share__view text)
{
    static const char *const pairs[][2] = {
        {"(", ")"}, {"[", "]"}, {"\xEF\xBC\x88", "\xEF\xBC\x89"}, {"\xE3\x80\x90", "\xE3\x80\x91"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (share__starts_with(text, share__view_of(pairs[i][0])) &&
            share__ends_with(text, share__view_of(pairs[i][1]))) {
            return true;
        }
    }
    return false;
}

static bool ends_like_a_sentence(share__view text)
{
    const uint32_t c = share__utf8_last(text);
    return c == '.' || c == '!' || c == '?' || c == '"' || c == ')' || c == 0x201D || c == 0x3002 ||
           c == 0xFF01 || c == 0xFF1F;
}

/* A few words and an address: "Jo Example jo@harbourpost.example". */
static bool ends_in_address(share__view text)
{
    const size_t web = share__find_view(text, SHARE__LIT("://"), 0);
    const size_t mail = share__find(text, '@', 0), at = web < mail ? web : mail;
    return at < text.n && share__find(text, ' ', at) == text.n &&
           share__word_count_up_to(share__view_slice(text, 0, at), TAIL_WORDS) < TAIL_WORDS;
}

/* What stands below an article's last paragraph: who wrote it, an address, the date, rights, an
 * agency in brackets, a line of marks. Short, and no sentence. */
static bool is_tail(const share__block *block)
{
    share__view name;
    const share__view text = block->text;
    if (block->kind != SHARE__PARAGRAPH || text.n > TAIL_BYTES) {
        return false;
    }
    const share__marks marks = share__find_marks(text);
    return share__word_count_up_to(text, 1) == 0 || share__is_byline(text, &name) ||
           share__is_dateline(text) || ends_in_bracket(text) || ends_in_address(text) ||
           share__starts_with(text, SHARE__LIT("\xC2\xA9")) ||
           share__starts_nocase(text, SHARE__LIT("Copyright ")) ||
           (marks.credit && !ends_like_a_sentence(text));
}

static void drop_tail(struct share_article *article)
{
    size_t end = article->document.block_count;
    while (end > 0 && (article->roles[end - 1] == SHARE__ROLE_OUTSIDE ||
                       article->document.blocks[end - 1].text.n == 0 ||
                       is_tail(&article->document.blocks[end - 1]))) {
        end--;
    }
    for (size_t i = end; end > 0 && i < article->document.block_count; i++) {
        article->roles[i] = SHARE__ROLE_OUTSIDE;
    }
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
    if (!drop_repeated(article)) {
        return SHARE_ERR_MEMORY;
    }
    if (found) {
        drop_tail(article);
    }
    return SHARE_OK;
}
