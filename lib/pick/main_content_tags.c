/* main_content_tags.c - the tags that a dumped page lists for its article.
 *
 * A label ("Tags", "Filed under", in many languages) and behind it a list: bullets, short lines, or
 * one line with separators, also on the label's own line ("Tags: a, b"). Lines of hashtags are one,
 * too. The list nearest to the end of the text wins; tags win over categories. A cloud of
 * everything that the site ever tagged is longer than a list of tags and refused, and so is what
 * reads like navigation. */
#include "base/utf8.h"
#include "pick/main_content.h"

enum {
    MOST_TAGS = 20, /* more is a cloud or a menu */
    TAG_WORDS = 6,
    TAG_BYTES = 80,
    LINE_WORDS = 4, /* of a tag that is a line by itself */
    AHEAD = 6,      /* blocks above the title where a list may stand */
    BEHIND = 60     /* and behind the text */
};

typedef struct tag {
    share__view text;
    size_t block;
} tag;

typedef struct list {
    tag tags[MOST_TAGS + 1];
    size_t count;
    size_t first, end; /* blocks that hold nothing but tags */
} list;

/* "Gaza398": the number of articles that the site filed under the tag, glued to it. */
static share__view without_count(share__view text)
{
    size_t n = text.n;
    if (n > 0 && text.p[n - 1] == ')') {
        const size_t open = share__find(text, '(', 0);
        size_t digits = open + 1;
        while (digits < n - 1 && share__is_digit(text.p[digits])) {
            digits++;
        }
        if (open < n && digits == n - 1 && digits > open + 1) {
            return share__trim(share__view_slice(text, 0, open));
        }
    }
    return text;
}

static share__view clean(share__view text)
{
    text = share__trim(text);
    while (text.n > 0 && (text.p[0] == '#' || text.p[0] == '-' || text.p[0] == '/' ||
                          text.p[0] == ',' || text.p[0] == ':')) {
        text = share__trim(share__view_from(text, 1));
    }
    while (text.n > 0 && (text.p[text.n - 1] == ',' || text.p[text.n - 1] == ';' ||
                          text.p[text.n - 1] == '|' || text.p[text.n - 1] == '.')) {
        const char end = text.p[text.n - 1];
        if (end == '.' && text.n > 1 && share__find(text, '.', 0) < text.n - 1) {
            break; /* "U.S." */
        }
        text = share__trim(share__view_slice(text, 0, text.n - 1));
    }
    return without_count(text);
}

static bool add(list *l, share__view text, size_t block)
{
    text = clean(text);
    if (text.n == 0 || text.n > TAG_BYTES || share__word_count(text) == 0 ||
        share__word_count(text) > TAG_WORDS) {
        return false;
    }
    const share__label label = share__label_of(text);
    if (label == SHARE__LABEL_MORE || label == SHARE__LABEL_SHARE ||
        label == SHARE__LABEL_COMMENTS) {
        return false;
    }
    if (l->count <= MOST_TAGS) {
        l->tags[l->count++] = (tag){text, block};
    }
    return true;
}

/* The byte length of the separator at the start of the text, 0 for none. */
static size_t separator(share__view rest)
{
    static const char *const marks[] = {",",
                                        ";",
                                        "|",
                                        " / ",
                                        "\xE3\x80\x81",
                                        "\xEF\xBC\x8C",
                                        "\xD8\x8C",
                                        "\xEF\xBC\x9B",
                                        "\xC2\xB7",
                                        "\xE2\x80\xA2",
                                        " #",
                                        " \xC2\xBB "};
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        const share__view mark = share__view_of(marks[i]);
        if (share__starts_with(rest, mark)) {
            return mark.n;
        }
    }
    return 0;
}

/* "a, b, c" into its pieces. A line whose pieces are no tags adds nothing. */
static void add_line(list *l, share__view text, size_t block)
{
    const size_t before = l->count;
    size_t start = 0, at = 0;
    while (at <= text.n) {
        const size_t n = at < text.n ? separator(share__view_from(text, at)) : 1;
        if (n == 0) {
            at++;
            continue;
        }
        const share__view piece = share__view_slice(text, start, at - start);
        share__view rest;
        const share__label label = share__label_prefix(piece, &rest);
        if (label != SHARE__LABEL_NONE && start > 0) {
            return; /* "Tags: a, b | Author: ..." */
        }
        if (share__trim(piece).n > 0 && !add(l, piece, block)) {
            if (start == 0) {
                l->count = before;
            }
            return;
        }
        at += n;
        start = at;
    }
}

static bool names_tags(share__label label)
{
    return label == SHARE__LABEL_TAGS || label == SHARE__LABEL_CATEGORIES;
}

/* What follows a label that has a block for itself. */
static void read_below(const share__dump *dump, size_t label, list *l)
{
    size_t i = label + 1;
    l->first = l->end = i;
    if (i >= dump->count) {
        return;
    }
    const uint8_t kind = dump->blocks[i].kind;
    for (; i < dump->count && l->count <= MOST_TAGS; i++) {
        const share__block *block = &dump->blocks[i];
        const share__block_facts *facts = &dump->facts[i];
        if (block->kind != kind || facts->date || facts->byline ||
            (facts->label != SHARE__LABEL_NONE && kind != SHARE__ITEM) ||
            (block->flags & SHARE__IN_FORM) != 0) {
            break;
        }
        if (kind == SHARE__ITEM) {
            if (!add(l, block->text, i)) {
                break;
            }
            continue;
        }
        const size_t before = l->count;
        if (kind == SHARE__LINE && facts->words <= LINE_WORDS) {
            add_line(l, block->text, i);
        } else if (i == label + 1) {
            add_line(l, block->text, i);
            i += l->count > 1;
            l->count = l->count > 1 ? l->count : 0; /* one long line is no tag */
            break;
        }
        if (l->count == before) {
            break;
        }
    }
    l->end = i;
}

/* Hashtags and nothing else. */
static void read_hashtags(share__view text, size_t block, list *l)
{
    share__view rest = text;
    while (rest.n > 0) {
        if (rest.p[0] != '#') {
            l->count = 0;
            return;
        }
        const size_t end = share__find(rest, ' ', 0);
        if (!add(l, share__view_slice(rest, 0, end), block)) {
            l->count = 0;
            return;
        }
        rest = share__trim(share__view_from(rest, end));
    }
    if (l->count < 2) {
        l->count = 0;
    }
}

/* The label at the start of a line without a colon: "TAGS a, b". Needs a separator behind it. */
static bool label_then_list(share__view text, share__view *rest)
{
    const size_t space = share__find(text, ' ', 0);
    if (space == text.n || share__find(text, ',', 0) == text.n) {
        return false;
    }
    *rest = share__view_from(text, space + 1);
    return share__label_of(share__view_slice(text, 0, space)) == SHARE__LABEL_TAGS;
}

/* "... filed under: a | Tags: b, c": the label may stand behind a separator. */
static share__label find_prefix(share__view text, share__view *rest)
{
    share__label found = SHARE__LABEL_NONE;
    for (size_t at = 0; at < text.n;) {
        share__view behind;
        const share__view piece = share__trim(share__view_from(text, at));
        const share__label label = share__label_prefix(piece, &behind);
        if (label == SHARE__LABEL_TAGS || (label == SHARE__LABEL_CATEGORIES && found == 0)) {
            found = label;
            *rest = behind;
            if (label == SHARE__LABEL_TAGS) {
                return found;
            }
        }
        at = share__find(text, '|', at) + 1;
    }
    return found;
}

/* The sentence that a widespread blog software puts under its posts. */
static bool find_sentence(share__view text, share__view *rest)
{
    static const char *const openings[] = {
        " tagged with ", " and tagged ",    " tagged ",   " verschlagwortet mit ",
        " getaggt mit ", " was posted in ", " posted in "};
    if (text.n > 500) {
        return false;
    }
    for (size_t i = 0; i < sizeof(openings) / sizeof(openings[0]); i++) {
        const share__view opening = share__view_of(openings[i]);
        const size_t at = share__find_view(text, opening, 0);
        if (at < text.n) {
            *rest = share__view_from(text, at + opening.n);
            size_t end = share__find_view(*rest, SHARE__LIT(". "), 0);
            const size_t by = share__find_view(*rest, SHARE__LIT(" by "), 0);
            *rest = share__view_slice(*rest, 0, end < by ? end : by);
            return true;
        }
    }
    return false;
}

static share__label read_block(const share__dump *dump, size_t i, list *l)
{
    const share__block *block = &dump->blocks[i];
    const share__label label = (share__label)dump->facts[i].label;
    share__view rest;
    l->count = 0;
    l->first = i;
    l->end = i + 1;
    if (names_tags(label)) {
        read_below(dump, i, l);
        return label;
    }
    if (block->text.n > 600 || label != SHARE__LABEL_NONE) {
        return SHARE__LABEL_NONE;
    }
    if (block->text.p[0] == '#') {
        read_hashtags(block->text, i, l);
        return SHARE__LABEL_TAGS;
    }
    const share__label prefix = find_prefix(block->text, &rest);
    if (prefix != SHARE__LABEL_NONE) {
        add_line(l, rest, i);
        return prefix;
    }
    if (label_then_list(block->text, &rest) || find_sentence(block->text, &rest)) {
        add_line(l, rest, i);
        return SHARE__LABEL_TAGS;
    }
    return SHARE__LABEL_NONE;
}

/* How far a list is from the end of the text; lists above the title count as far. */
static size_t distance(const share__dump *dump, size_t i)
{
    if (i >= dump->end) {
        return i - dump->end;
    }
    return dump->end - i + (i < dump->first ? BEHIND / 2 : 0);
}

share_status share__pick_dump_tags(share__dump *dump)
{
    const size_t start = dump->title < dump->first ? dump->title : dump->first;
    const size_t from = start > AHEAD ? start - AHEAD : 0;
    const size_t to = dump->end + BEHIND < dump->count ? dump->end + BEHIND : dump->count;
    list best = {.count = 0}, found;
    share__label kind = SHARE__LABEL_NONE;
    size_t nearest = 0;
    for (size_t i = from; i < to; i++) {
        const share__label label = read_block(dump, i, &found);
        if (label == SHARE__LABEL_NONE || found.count == 0 || found.count > MOST_TAGS) {
            continue;
        }
        const bool better = kind == SHARE__LABEL_NONE ||
                            (label == kind && distance(dump, i) < nearest) ||
                            (label == SHARE__LABEL_TAGS && kind == SHARE__LABEL_CATEGORIES);
        if (better) {
            best = found;
            kind = label;
            nearest = distance(dump, i);
        }
    }
    for (size_t i = 0; i < best.count; i++) {
        const share__block *block = &dump->blocks[best.tags[i].block];
        dump->article->roles[best.tags[i].block] = SHARE__ROLE_TAG;
        share_status status = share__article_add(
            dump->article, SHARE_TAG, best.tags[i].text, SHARE_FROM_BODY,
            (share__place){block->line, block->column}, kind == SHARE__LABEL_TAGS ? 600 : 500);
        if (status != SHARE_OK) {
            return status;
        }
    }
    return SHARE_OK;
}
