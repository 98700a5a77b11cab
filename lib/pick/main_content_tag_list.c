/* main_content_tag_list.c - lists of tags, in the shapes that dumped pages give them.
 *
 * A label ("Tags", "Filed under", in many languages) and behind it bullets, short lines, or one
 * line with separators, also on the label's own line ("Tags: a, b"). Lines of hashtags are one,
 * too. */
#include "base/eight.h"
#include "base/utf8.h"
#include "pick/main_content_tags.h"

enum {
    TAG_WORDS = 6,
    TAG_BYTES = 80,
    LINE_BYTES = 200, /* of a line of tags without separators */
    LINE_WORDS = 4,   /* of a tag that is a line by itself */
    RIGHT_BEHIND = 6  /* blocks behind the text where a list needs no label */
};

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

share__view share__tag_clean(share__view text)
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

bool share__tag_list_add(share__tag_list *l, share__view text, size_t block)
{
    text = share__tag_clean(text);
    if (text.n == 0 || text.n > TAG_BYTES || share__word_count(text) == 0 ||
        share__word_count(text) > TAG_WORDS) {
        return false;
    }
    const share__label label = share__label_of(text);
    if (label == SHARE__LABEL_MORE || label == SHARE__LABEL_SHARE ||
        label == SHARE__LABEL_COMMENTS) {
        return false;
    }
    if (l->count <= SHARE__MOST_TAGS) {
        l->tags[l->count++] = (share__listed_tag){text, block};
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
                                        " \xC2\xBB ",
                                        " : "};
    const char c = rest.p[0];
    if (share__is_alpha(c) || (c == ' ' && rest.n > 1 && share__is_alpha(rest.p[1]))) {
        return 0;
    }
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        const share__view mark = share__view_of(marks[i]);
        if (share__starts_with(rest, mark)) {
            return mark.n;
        }
    }
    return 0;
}

/* "a, b, c" into its pieces. A line whose pieces are no tags adds nothing. */
static void add_line(share__tag_list *l, share__view text, size_t block)
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
        if (share__trim(piece).n > 0 && !share__tag_list_add(l, piece, block)) {
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
static void read_below(const share__dump *dump, size_t label, share__tag_list *l)
{
    size_t i = label + 1;
    l->first = l->end = i;
    if (i >= dump->count) {
        return;
    }
    const uint8_t kind = dump->blocks[i].kind;
    for (; i < dump->count && l->count <= SHARE__MOST_TAGS; i++) {
        const share__block *block = &dump->blocks[i];
        const share__block_facts *facts = &dump->facts[i];
        if (block->kind != kind || facts->date || facts->byline ||
            (facts->label != SHARE__LABEL_NONE && kind != SHARE__ITEM) ||
            (block->flags & SHARE__IN_FORM) != 0) {
            break;
        }
        if (kind == SHARE__ITEM) {
            if (i == label + 1 &&
                share__find_view(block->text, SHARE__LIT(" \xE2\x80\xA2 "), 0) < block->text.n) {
                add_line(l, block->text, i); /* several bullets on one line */
            } else if (!share__tag_list_add(l, block->text, i)) {
                break;
            }
            continue;
        }
        const size_t before = l->count;
        if (kind == SHARE__LINE && share__words_of_block(dump, i) <= LINE_WORDS) {
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
static void read_hashtags(share__view text, size_t block, share__tag_list *l)
{
    share__view rest = text;
    while (rest.n > 0) {
        if (rest.p[0] != '#') {
            l->count = 0;
            return;
        }
        const size_t end = share__find(rest, ' ', 0);
        if (!share__tag_list_add(l, share__view_slice(rest, 0, end), block)) {
            l->count = 0;
            return;
        }
        rest = share__trim(share__view_from(rest, end));
    }
    if (l->count < 2) {
        l->count = 0;
    }
}

/* "Tagged with a, b", "TAGS a, b": a label of up to four words in front of a list. */
static share__label label_then_list(share__view text, share__view *rest)
{
    size_t space = 0;
    if (text.n > 400 || share__find(text, ',', 0) == text.n) {
        return SHARE__LABEL_NONE;
    }
    for (unsigned words = 0; words < 4; words++) {
        space = share__find(text, ' ', space + 1);
        if (space == text.n) {
            break;
        }
        const share__label label = share__label_of(share__view_slice(text, 0, space));
        if (names_tags(label)) {
            *rest = share__view_from(text, space + 1);
            return label;
        }
    }
    return SHARE__LABEL_NONE;
}

/* The label right before a colon: the last one, two or three words. */
static share__label label_before(share__view text, size_t colon)
{
    size_t at = colon;
    for (unsigned words = 0; words < 3 && at > 0; words++) {
        while (at > 0 && text.p[at - 1] == ' ') {
            at--;
        }
        while (at > 0 && text.p[at - 1] != ' ' && text.p[at - 1] != '|') {
            at--;
        }
        const share__label label = share__label_of(share__view_slice(text, at, colon - at));
        if (names_tags(label)) {
            return label;
        }
    }
    return SHARE__LABEL_NONE;
}

/* "Posted today | Filed under: a | Tags: b, c": any colon may end a label; tags win. */
static share__label find_prefix(share__view text, share__view *rest)
{
    share__label found = share__label_prefix(text, rest); /* also behind a wide colon */
    if (found == SHARE__LABEL_TAGS && share__find(text, '|', 0) == text.n) {
        return found;
    }
    found = SHARE__LABEL_NONE;
    for (size_t at = share__find(text, ':', 0); at < text.n; at = share__find(text, ':', at + 1)) {
        const share__label label = label_before(text, at);
        if (label == SHARE__LABEL_TAGS || (label != SHARE__LABEL_NONE && found == 0)) {
            found = label;
            *rest = share__trim(share__view_from(text, at + 1));
            if (label == SHARE__LABEL_TAGS) {
                break;
            }
        }
    }
    return found == SHARE__LABEL_NONE ? label_then_list(text, rest) : found;
}

/* "Tagsbridge cranes": the label runs into its list. */
static bool glued_label(share__view text, share__view *rest)
{
    static const char *const labels[] = {"Tags", "Topics", "Schlagworte"};
    if (text.p[0] != 'T' && text.p[0] != 'S') {
        return false;
    }
    for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
        const share__view label = share__view_of(labels[i]);
        if (share__starts_with(text, label) && text.n > label.n + 2) {
            *rest = share__view_from(text, label.n);
            return share__is_letter(share__utf8_first(*rest)) && text.n < 300 &&
                   share__utf8_last(text) != '.';
        }
    }
    return false;
}

/* Whether one of the openings may be there: each has "gg", "gw" or "posted in" in it. Sixteen bytes
 * at a time: compilers make vector instructions of the inner loop. */
static bool may_have_opening(share__view text)
{
    if (text.n < 18) {
        return true;
    }
    char found[16] = {0};
    const size_t last = text.n - 18;
    for (size_t at = 0;; at = at + 16 < last ? at + 16 : last) {
        for (size_t i = 0; i < 16; i++) {
            const char *p = text.p + at + i;
            const bool tagged = (p[0] == 'g') & ((p[1] == 'g') | (p[1] == 'w'));
            const bool posted = (p[0] == 'p') & (p[1] == 'o') & (p[2] == 's');
            found[i] |= (char)(tagged | posted);
        }
        if (at == last) {
            return (share__eight(found) | share__eight(found + 8)) != 0;
        }
    }
}

/* The sentence that a widespread blog software puts under its posts. */
static bool find_sentence(share__view text, share__view *rest)
{
    static const char *const openings[] = {
        " tagged with ", " and tagged ",    " tagged ",   " verschlagwortet mit ",
        " getaggt mit ", " was posted in ", " posted in "};
    if (text.n > 500 || !may_have_opening(text)) {
        return false;
    }
    /* the first of them that is anywhere in the text */
    size_t found = sizeof(openings) / sizeof(openings[0]), start = 0;
    for (size_t at = 0; at + 1 < text.n; at++) {
        const char next = text.p[at + 1];
        if (text.p[at] != ' ' || (next != 't' && next != 'a' && next != 'v' && next != 'g' &&
                                  next != 'w' && next != 'p')) {
            continue;
        }
        for (size_t i = 0; i < found && at + 3 < text.n; i++) {
            if (openings[i][2] == text.p[at + 2] && openings[i][3] == text.p[at + 3] &&
                share__starts_with(share__view_from(text, at), share__view_of(openings[i]))) {
                found = i;
                start = at;
            }
        }
    }
    if (found == sizeof(openings) / sizeof(openings[0])) {
        return false;
    }
    *rest = share__view_from(text, start + share__view_of(openings[found]).n);
    const size_t end = share__find_view(*rest, SHARE__LIT(". "), 0);
    const size_t by = share__find_view(*rest, SHARE__LIT(" by "), 0);
    *rest = share__view_slice(*rest, 0, end < by ? end : by);
    return true;
}

share__label share__read_tag_list(const share__dump *dump, size_t i, share__tag_list *l)
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
    if (glued_label(block->text, &rest)) {
        add_line(l, rest, i);
        if (l->count == 0 && rest.n <= LINE_BYTES) {
            l->tags[l->count++] = (share__listed_tag){rest, i}; /* to be taken apart at its seams */
        }
        return SHARE__LABEL_TAGS;
    }
    if (find_sentence(block->text, &rest)) {
        add_line(l, rest, i);
        return SHARE__LABEL_TAGS;
    }
    return SHARE__LABEL_NONE;
}

/* Bullets without a label right behind the text. */
bool share__read_unlabelled_tags(const share__dump *dump, size_t i, share__tag_list *l)
{
    const share__block *blocks = dump->blocks;
    if (i < dump->end || i > dump->end + RIGHT_BEHIND || blocks[i].kind != SHARE__ITEM ||
        (i > 0 && blocks[i - 1].kind == SHARE__ITEM)) {
        return false;
    }
    l->count = 0;
    for (; i < dump->count && blocks[i].kind == SHARE__ITEM; i++) {
        if (share__words_of_block(dump, i) > LINE_WORDS ||
            dump->facts[i].label != SHARE__LABEL_NONE || l->count >= SHARE__MOST_TAGS / 2 ||
            !share__tag_list_add(l, blocks[i].text, i)) {
            return false;
        }
    }
    return true;
}
