/* markdown_text.c - the text of one block, out of the inline nodes of cmark's tree.
 *
 * White space is folded; a line break is a space, but nothing between two characters of Han or
 * kana. What the line pass said by marks is done, the words that it set aside come back, and at
 * the end what CommonMark left of other Markdown is cleaned off. */
#include "read/markdown_text.h"

#include "base/utf8.h"

#include <assert.h>
#include <cmark.h>
#include <string.h>

enum { CAPTION = 300 }; /* bytes of the longest caption that only its place and slant tell */

void share__walker_start(share__walker *w, share__block_kind kind)
{
    share__buffer_clear(&w->text);
    w->zone_count = 0;
    w->links = w->emphasis = w->code = 0;
    w->plain_bytes = 0;
    w->pending_break = w->picture = w->suspect = false;
    w->block = (share__block){.kind = (uint8_t)kind};
}

/* Scripts that put no space where a line breaks: Han, kana, and their punctuation. */
static bool joins_lines(uint32_t c)
{
    return (c >= 0x2E80 && c < 0xA4D0) || (c >= 0xF900 && c < 0xFB00) ||
           (c >= 0xFE30 && c < 0xFE50) || (c >= 0xFF00 && c < 0xFF66) ||
           (c >= 0x20000 && c < 0x32000);
}

static void resolve_break(share__walker *w, share__view next)
{
    w->pending_break = false;
    share__buffer *text = &w->text;
    if (text->n == 0 || text->p[text->n - 1] == ' ')
        return;
    if ((unsigned char)text->p[text->n - 1] >= 0xE2 - 0x62 && (unsigned char)next.p[0] >= 0xE2 &&
        joins_lines(share__utf8_last(share__buffer_view(text))) &&
        joins_lines(share__utf8_first(next)))
        return;
    share__put_char(text, ' ');
}

static void open_code(share__walker *w)
{
    if (w->code++ == 0)
        w->code_start = w->text.n;
}

static void close_code(share__walker *w)
{
    if (w->code == 0 || --w->code > 0)
        return;
    w->block.code_bytes += (uint32_t)(w->text.n - w->code_start);
    if (w->zone_count < SHARE__ZONES && w->text.n > w->code_start)
        w->zones[w->zone_count++] = (share__zone){w->code_start, w->text.n};
}

/* The author's teaser ends here: what follows is a block of its own. */
static void more_mark(share__walker *w)
{
    share__block block = w->block;
    unsigned links = w->links, emphasis = w->emphasis;
    if (w->text.n > 0)
        w->block.flags |= SHARE__GLUED;
    close_code(w);
    share__walker_finish(w);
    share__block *more = share__document_add_block(w->document, SHARE__MORE);
    if (!more) {
        w->failed = true;
        return;
    }
    more->line = block.line;
    more->column = block.column;
    share__walker_start(w, (share__block_kind)block.kind);
    w->block.line = block.line;
    w->block.column = block.column;
    w->block.level = block.level;
    w->block.flags = block.flags;
    w->links = links;
    w->emphasis = emphasis;
}

/* "**Wedges**" on a line of its own, and what it is about on the next: a label in front of a
 * paragraph or an item, and no part of its first sentence. */
static bool is_label_line(const share__walker *w)
{
    if (w->emphasis > 0 || w->plain_bytes > 0 || w->picture || w->text.n == 0 ||
        (w->block.kind != SHARE__PARAGRAPH && w->block.kind != SHARE__ITEM))
        return false;
    uint32_t last = share__utf8_last(share__trim(share__buffer_view(&w->text)));
    return share__is_word(last);
}

/* The text so far is a block, and so is what follows. */
static void label_line(share__walker *w)
{
    share__block block = w->block;
    close_code(w);
    share__walker_finish(w);
    share__walker_start(w, (share__block_kind)block.kind);
    w->block.line = block.line;
    w->block.column = block.column;
    w->block.level = block.level;
    w->block.flags = block.flags;
}

/* A line of the paragraph ended. */
static void line_ends(share__walker *w)
{
    if (is_label_line(w))
        label_line(w);
    else
        w->pending_break = true;
}

static void space(share__walker *w)
{
    if (w->text.n == 0 || w->text.p[w->text.n - 1] == ' ')
        return;
    share__put_char(&w->text, ' ');
    w->block.link_bytes += w->links > 0;
}

static void mark(share__walker *w, char letter)
{
    switch (letter) {
    case SHARE__MARK_ROW:
        w->block.kind = SHARE__TABLE;
        break;
    case SHARE__MARK_NOTE:
        w->block.kind = SHARE__NOTE;
        break;
    case SHARE__MARK_CAPTION:
        w->block.kind = SHARE__CAPTION;
        break;
    case SHARE__MARK_QUOTE:
        w->block.kind = SHARE__QUOTE;
        break;
    case SHARE__MARK_NUMBERED:
    case SHARE__MARK_ITEM:
        w->block.kind = SHARE__ITEM;
        w->block.level = w->block.level ? w->block.level : 1;
        if (letter == SHARE__MARK_NUMBERED)
            w->block.flags |= SHARE__NUMBERED;
        break;
    case SHARE__MARK_MORE:
        more_mark(w);
        break;
    case SHARE__MARK_CELL:
        if (w->text.n > 0) {
            while (w->text.n > 0 && w->text.p[w->text.n - 1] == ' ')
                w->text.n--;
            share__put(&w->text, SHARE__LIT("  "));
        }
        break;
    case SHARE__MARK_PICTURE:
        w->picture = true;
        break;
    case SHARE__MARK_LINK:
        w->links++;
        break;
    case SHARE__MARK_LINK_END:
        w->links -= w->links > 0;
        break;
    case SHARE__MARK_EMPHASIS:
        w->emphasis++;
        break;
    case SHARE__MARK_EMPHASIS_END:
        w->emphasis -= w->emphasis > 0;
        break;
    case SHARE__MARK_CODE:
        open_code(w);
        break;
    case SHARE__MARK_CODE_END:
        close_code(w);
        break;
    default:
        space(w);
        break;
    }
}

static void count(share__walker *w, size_t bytes)
{
    if (w->links > 0)
        w->block.link_bytes += (uint32_t)bytes;
    if (w->emphasis == 0)
        w->plain_bytes += bytes;
}

/* Text with controls or white space to fold, word by word. */
static void put_odd_text(share__walker *w, share__view text)
{
    const char *p = text.p;
    for (size_t i = 0; i < text.n;) {
        size_t start = i;
        while (i < text.n && (unsigned char)p[i] > ' ')
            i++;
        if (i > start) {
            share__put(&w->text, (share__view){p + start, i - start});
            count(w, i - start);
        } else {
            if (share__is_space(p[i]))
                space(w);
            i++;
        }
    }
}

/* 'clean': there are neither controls in it nor white space to fold. */
static void put_piece(share__walker *w, share__view piece, bool clean)
{
    if (piece.n == 0)
        return;
    if (w->pending_break)
        resolve_break(w, piece);
    share__buffer *text = &w->text;
    bool space_twice = piece.p[0] == ' ' && (text->n == 0 || text->p[text->n - 1] == ' ');
    if (space_twice || !clean) {
        put_odd_text(w, piece);
        return;
    }
    if (piece.n < text->room - text->n) {
        memcpy(text->p + text->n, piece.p, piece.n);
        text->n += piece.n;
    } else {
        share__put(text, piece);
    }
    count(w, piece.n);
}

/* 32 places at a time, in a way that compilers make a few instructions of. */
enum { STEP = 32 };
static bool two_spaces_at(const char *p)
{
    unsigned char found = 0;
    for (size_t i = 0; i < STEP; i++)
        found |= (unsigned char)((p[i] == ' ') & (p[i + 1] == ' '));
    return found;
}

static bool has_two_spaces(share__view v)
{
    size_t i = 0;
    for (; v.n - i > STEP; i += STEP)
        if (two_spaces_at(v.p + i))
            return true;
    if (v.n > STEP)
        return two_spaces_at(v.p + v.n - STEP - 1);
    for (; i + 1 < v.n; i++)
        if (v.p[i] == ' ' && v.p[i + 1] == ' ')
            return true;
    return false;
}

static void put_clean_if(share__walker *w, share__view words)
{
    put_piece(w, words, !has_two_spaces(words));
}

size_t share__stand_in_number(const char *p)
{
    size_t number = 0;
    for (int i = SHARE__ASIDE_LENGTH - 1; i >= 2; i--)
        number = number << 4 | (unsigned char)(p[i] - 'a');
    return number;
}

/* The aside whose stand-in is at 'p'. */
static const share__aside *aside_at(const share__walker *w, const char *p)
{
    size_t number = share__stand_in_number(p);
    assert(number < w->lines.aside_count);
    return &w->lines.asides[number];
}

/* The words of an aside; its line ends are line breaks, but spaces in code. */
static void put_words(share__walker *w, const share__aside *aside, bool code)
{
    share__view rest = code ? aside->whole : aside->text;
    for (size_t n; aside->breaks && (n = share__find(rest, '\n', 0)) < rest.n;
         rest = share__view_from(rest, n + 1)) {
        put_clean_if(w, (share__view){rest.p, n});
        if (code)
            space(w);
        else
            line_ends(w);
    }
    put_clean_if(w, rest);
    w->suspect = w->suspect || (aside->dirty && !code);
}

static void put_code(share__walker *w, const share__aside *aside)
{
    if (w->pending_break)
        resolve_break(w, aside->whole);
    open_code(w);
    put_words(w, aside, false);
    close_code(w);
}

static void put_aside(share__walker *w, const share__aside *aside)
{
    const bool link = aside->mark == '[', emphasis = aside->mark == '*';
    switch (aside->mark) {
    case '`':
        put_code(w, aside);
        break;
    case SHARE__MARK_LINK:
    case SHARE__MARK_LINK_END:
    case SHARE__MARK_PICTURE:
        mark(w, aside->mark);
        break;
    case SHARE__MARK_RUN:
        w->emphasis -= aside->closes;
        put_words(w, aside, false);
        w->emphasis += aside->opens;
        break;
    default:
        w->emphasis += emphasis;
        w->links += link;
        put_words(w, aside, false);
        w->links -= link;
        w->emphasis -= emphasis;
        break;
    }
}

void share__walker_put_whole(share__walker *w, const share__whole *whole)
{
    for (size_t i = 0; i < whole->count; i++)
        put_aside(w, &w->lines.asides[whole->first + i]);
}

/* What a byte of a literal is: the end of a piece, no text or folded, one of SHARE__LEFTOVERS. */
enum { ENDS = 1, ODD = 2, LEFTOVER = 4 };
static const unsigned char classes[256] = {[0] = ENDS,        [SHARE__MARK] = ENDS,
                                           [2] = ODD,         [3] = ODD,
                                           [4] = ODD,         [5] = ODD,
                                           [6] = ODD,         [7] = ODD,
                                           [8] = ODD,         [9] = ODD,
                                           [10] = ODD,        [11] = ODD,
                                           [12] = ODD,        [13] = ODD,
                                           [14] = ODD,        [15] = ODD,
                                           [16] = ODD,        [17] = ODD,
                                           [18] = ODD,        [19] = ODD,
                                           [20] = ODD,        [21] = ODD,
                                           [22] = ODD,        [23] = ODD,
                                           [24] = ODD,        [25] = ODD,
                                           [26] = ODD,        [27] = ODD,
                                           [28] = ODD,        [29] = ODD,
                                           [30] = ODD,        [31] = ODD,
                                           ['['] = LEFTOVER,  [']'] = LEFTOVER,
                                           [':'] = LEFTOVER,  ['*'] = LEFTOVER,
                                           ['~'] = LEFTOVER,  ['='] = LEFTOVER,
                                           ['_'] = LEFTOVER,  ['`'] = LEFTOVER,
                                           [0xC2] = LEFTOVER, [0xE2] = LEFTOVER,
                                           [0xEF] = LEFTOVER, [0x7F] = LEFTOVER};

/* The text up to the next mark, or all of it; *seen receives the classes of its bytes. */
static share__view next_piece(const char *literal, unsigned *seen)
{
    const char *p = literal;
    unsigned all = 0, class;
    while (((class = classes[(unsigned char)*p]) & ENDS) == 0) {
        all |= class;
        if (*p == ' ' && p[1] == ' ')
            all |= ODD;
        p++;
    }
    *seen = all;
    return share__view_between(literal, p);
}

/* 'marks': the text of a paragraph; else that of a code span, where only words are set aside. */
static void put_text(share__walker *w, const char *literal, bool marks)
{
    bool marked = false;
    if (!literal)
        return;
    while (*literal) {
        unsigned seen;
        share__view piece = next_piece(literal, &seen);
        literal += piece.n;
        bool aside = *literal == SHARE__MARK && literal[1] == SHARE__MARK_ASIDE;
        marked = marked || (*literal == SHARE__MARK && !aside);
        put_piece(w, piece, !marked && !(seen & ODD));
        w->suspect = w->suspect || (marks && (seen & LEFTOVER));
        if (aside) {
            const share__aside *words = aside_at(w, literal);
            if (marks)
                put_aside(w, words);
            else
                put_words(w, words, true);
            marked = marked && words->mark == 0; /* else cmark would have made several texts */
            literal += SHARE__ASIDE_LENGTH;
        } else if (*literal && marks && literal[1]) {
            if (w->pending_break) {
                w->pending_break = false;
                space(w);
            }
            mark(w, literal[1]);
            literal += 2;
        } else if (*literal) {
            literal++;
        }
    }
}

/* ---- the block --------------------------------------------------------------------------- */

static bool is_unclean(share__walker *w)
{
    if (w->text.n == 0 || !share__buffer_reserve(&w->text, 1))
        return false;
    w->text.p[w->text.n] = '\0';
    return share__needs_cleaning(w->text.p, w->text.n);
}

void share__walker_add(share__walker *w, share__view text)
{
    if (share__document_is_full(w->document))
        text.n = 0; /* it will not be kept */
    char *bytes = share__arena_string(&w->document->arena, text);
    share__block *block = bytes ? share__document_add_block(w->document, SHARE__PARAGRAPH) : NULL;
    if (!block) {
        w->failed = true;
        return;
    }
    *block = w->block;
    block->text = (share__view){bytes, text.n};
    if (block->link_bytes > text.n)
        block->link_bytes = (uint32_t)text.n;
    if (block->code_bytes > text.n)
        block->code_bytes = (uint32_t)text.n;
}

/* The block as it stands is added, if it has any text. */
void share__walker_finish(share__walker *w)
{
    while (w->text.n > 0 && w->text.p[w->text.n - 1] == ' ')
        w->text.n--;
    if (w->suspect && is_unclean(w))
        w->text.n = share__clean_markdown(w->text.p, w->text.n, w->zones, w->zone_count);
    share__view text = share__trim(share__buffer_view(&w->text));
    if (text.n == 0) {
        w->after_picture = w->picture || w->after_picture;
        return;
    }
    if (w->plain_bytes == 0)
        w->block.flags |= SHARE__EMPHASIZED;
    if (w->block.kind == SHARE__PARAGRAPH && text.n < CAPTION && w->plain_bytes == 0 &&
        (w->picture || w->after_picture))
        w->block.kind = SHARE__CAPTION;
    w->after_picture = false;
    share__walker_add(w, text);
}

/* The source of the run of blocks whose stand-in is at 'p': a fence that only cmark saw, as where a
 * tag vanished before it, may have gone around it. */
static share__view wholes_at(const share__walker *w, const char *p)
{
    const share__whole *first = &w->lines.wholes[share__stand_in_number(p)], *last = first;
    const share__whole *end = w->lines.wholes + w->lines.whole_count;
    while (last + 1 < end && !last[1].starts)
        last++;
    return share__view_between(first->source.p, last->source.p + last->source.n);
}

void share__walker_put_code(share__walker *w, const char *literal)
{
    for (const char *p; (p = strchr(literal, SHARE__MARK)) != NULL;) {
        share__put(&w->text, share__view_between(literal, p));
        literal = p + 1;
        if (p[1] == SHARE__MARK_ASIDE || p[1] == SHARE__MARK_WHOLE) {
            const bool aside = p[1] == SHARE__MARK_ASIDE;
            share__put(&w->text, aside ? aside_at(w, p)->whole : wholes_at(w, p));
            literal = p + SHARE__ASIDE_LENGTH;
        }
    }
    share__put_string(&w->text, literal);
}

/* ---- nodes ------------------------------------------------------------------------------- */

static void enter_inline(share__walker *w, cmark_node *node, cmark_node_type type)
{
    switch (type) {
    case CMARK_NODE_TEXT:
        put_text(w, cmark_node_get_literal(node), true);
        break;
    case CMARK_NODE_CODE:
        if (w->pending_break)
            resolve_break(w, SHARE__LIT("`"));
        open_code(w);
        put_text(w, cmark_node_get_literal(node), false);
        close_code(w);
        break;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
        line_ends(w);
        break;
    case CMARK_NODE_EMPH:
    case CMARK_NODE_STRONG:
        w->emphasis++;
        break;
    case CMARK_NODE_LINK:
        w->links++;
        break;
    case CMARK_NODE_IMAGE:
        w->picture = true;
        break;
    default: /* HTML that the line pass did not take for a tag */
        break;
    }
}

static void leave_inline(share__walker *w, cmark_node_type type)
{
    if (type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG)
        w->emphasis -= w->emphasis > 0;
    else if (type == CMARK_NODE_LINK)
        w->links -= w->links > 0;
}

void share__walker_collect(share__walker *w, cmark_node *block)
{
    cmark_node *node = cmark_node_first_child(block);
    while (node) {
        cmark_node_type type = cmark_node_get_type(node);
        enter_inline(w, node, type);
        cmark_node *next = NULL;
        bool container =
            type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG || type == CMARK_NODE_LINK;
        if (container) {
            next = cmark_node_first_child(node);
            if (!next)
                leave_inline(w, type);
        }
        while (!next && node) {
            next = cmark_node_next(node);
            if (next)
                break;
            node = cmark_node_parent(node);
            if (node == block)
                return;
            leave_inline(w, cmark_node_get_type(node));
        }
        node = next;
    }
}
