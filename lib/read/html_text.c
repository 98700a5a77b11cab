/* html_text.c - the text of the open block, folded by html_fold.c, and measured.
 *
 * Two line breaks in a row end a paragraph: that is how many older pages write paragraphs.
 *
 * A block longer than 64 KB is parted at a space.
 *
 * A block of free text, outside every paragraph and list, is a paragraph when it is long or ends
 * like a sentence, else a line. */
#include "base/utf8.h"
#include "read/html_fold.h"
#include "read/html_reader.h"

#include <string.h>

enum {
    LONGEST_REFERENCE = 40, /* bytes: "&CounterClockwiseContourIntegral;" and more */
    LONG_LINE = 100,        /* bytes; free text of this length is running text */
    LONGEST_BLOCK = 1 << 16 /* bytes; longer ones are parted, so that the buffer stays small */
};

share__view share__html_folded(share__html_reader *r, share__view raw, bool references,
                               bool in_attribute)
{
    share__view folded = {"", 0};
    if (!share__document_has_room(r->document, raw.n)) {
        r->document->left_out = true;
        return folded;
    }
    if (references && in_attribute) { /* where other rules hold for names without semicolon */
        raw = share__html_plain(&r->tokens, raw, SHARE__HTML_REFERENCES | SHARE__HTML_IN_ATTRIBUTE);
        references = false;
    }
    if (!share__html_fold_value(&r->document->arena, raw, references, &folded))
        share__html_failed(r, SHARE_ERR_MEMORY);
    return folded;
}

/* ---- the block ----------------------------------------------------------------------------- */

static void start_block(share__html_reader *r, const char *at)
{
    const share__open_element *top = share__html_top(r);
    share__open_block *b = &r->block;
    share__place place = share__html_place(r, at);
    *b = (share__open_block){.started = true,
                             .kind = top->kind,
                             .level = top->level,
                             .flags = top->flags,
                             .line = place.line,
                             .column = place.column,
                             .cells = 1};
    b->container = top->holder;
    if (b->kind == SHARE__ITEM) {
        b->level = top->list_depth ? top->list_depth : 1;
        if (!r->item_is_fresh)
            b->kind = SHARE__FREE_TEXT;
        else if (top->numbered)
            b->flags |= SHARE__NUMBERED;
        r->item_is_fresh = false;
    }
    if (top->in_quote &&
        (b->kind == SHARE__PARAGRAPH || b->kind == SHARE__FREE_TEXT || b->kind == SHARE__LINE))
        b->kind = SHARE__QUOTE;
}

static bool is_blank(share__view text)
{
    for (size_t i = 0; i < text.n; i++)
        if (!share__is_space(text.p[i]))
            return false;
    return true;
}

/* Text before which <br> stood: two of them part paragraphs, one is a space. The cells of a table
 * row are parted by a tab. */
static void settle_breaks(share__html_reader *r)
{
    share__open_block *b = &r->block;
    if (b->started && b->cell_pending && b->kind == SHARE__TABLE) {
        if (r->text.n > 0 && r->text.p[r->text.n - 1] == ' ')
            r->text.n--;
        share__put_char(&r->text, '\t');
        b->cells++;
        b->last_cell = r->text.n;
        b->links_before = b->link_bytes;
    }
    b->cell_pending = false;
    unsigned breaks = b->breaks;
    b->breaks = 0;
    if (!b->started || breaks == 0)
        return;
    if (b->kind == SHARE__CODE)
        share__put_char(&r->text, '\n');
    else if (breaks > 1 && b->kind == SHARE__TABLE && r->text.n - b->last_cell >= LONG_LINE)
        share__html_flush_cell(r);
    else if (breaks > 1 && b->kind != SHARE__HEADING && b->kind != SHARE__TABLE)
        share__html_flush(r);
    else if (r->text.n > 0 && r->text.p[r->text.n - 1] != ' ')
        share__put_char(&r->text, ' ');
}

static void add_slice(share__html_reader *r, share__view raw, bool references)
{
    share__open_block *b = &r->block;
    const share__open_element *top = share__html_top(r);
    if (top->dropped || raw.n == 0)
        return;
    bool blank = is_blank(raw);
    if (blank && !b->started)
        return;
    if (!blank)
        settle_breaks(r);
    if (!b->started) {
        const char *at = raw.p;
        while (share__is_space(*at))
            at++;
        r->text.n = 0;
        start_block(r, at);
        if (b->kind == SHARE__CODE && *raw.p == '\n')
            raw = share__view_from(raw, 1); /* the line end behind <pre> is none */
    }
    if (!share__buffer_reserve(&r->text, share__html_fold_room(raw.n))) {
        share__html_failed(r, share__buffer_status(&r->text));
        return;
    }
    char *start = r->text.p + r->text.n;
    bool after_space = r->text.n == 0 || start[-1] == ' ' || start[-1] == '\t';
    share__html_folder f = {start, after_space, b->kind == SHARE__CODE};
    share__html_fold_into(&f, raw, references);
    size_t added = (size_t)(f.to - start);
    r->text.n += added;
    if (r->in_link)
        b->link_bytes += (uint32_t)added;
    if (r->code)
        b->code_bytes += (uint32_t)added;
    if (!r->emphasis && (added > 1 || (added == 1 && *start != ' ')))
        b->plain_text = true;
    share__html_capture(r, (share__view){start, added});
}

/* Where a text that is too long is cut: at a space, else between two characters and in front of a
 * reference that may not be at its end. */
static size_t cut_at(share__view raw)
{
    size_t n = share__find(raw, ' ', LONGEST_BLOCK / 2);
    if (n <= LONGEST_BLOCK)
        return n;
    n = LONGEST_BLOCK;
    for (size_t i = n - LONGEST_REFERENCE; i < LONGEST_BLOCK && n == LONGEST_BLOCK; i++)
        n = raw.p[i] == '&' ? i : n;
    while (((unsigned char)raw.p[n] & 0xC0) == 0x80)
        n--;
    return n;
}

/* Text without end comes slice by slice. */
void share__html_add_text(share__html_reader *r, share__view raw, bool references)
{
    while (raw.n > LONGEST_BLOCK) {
        const size_t n = cut_at(raw);
        add_slice(r, share__view_slice(raw, 0, n), references);
        if (r->text.n > LONGEST_BLOCK / 2)
            share__html_flush(r);
        raw = share__view_from(raw, n);
    }
    if (r->text.n + raw.n > LONGEST_BLOCK + LONGEST_BLOCK / 2)
        share__html_flush(r);
    add_slice(r, raw, references);
}

/* Whether free text is running text rather than a label, a button, a line of navigation. */
static bool is_running_text(share__view text)
{
    if (text.n >= LONG_LINE)
        return true;
    while (text.n > 0 &&
           (share__ends_with(text, SHARE__LIT("\"")) || share__ends_with(text, SHARE__LIT(")"))))
        text.n--;
    const char *end = text.p + text.n;
    uint32_t last = text.n > 0 ? share__utf8_previous(text.p, &end) : 0;
    bool final = last == '.' || last == '!' || last == '?' || last == 0x3002 /* 。 */ ||
                 last == 0xFF01 || last == 0xFF1F || last == 0x0964 /* danda */ || last == 0x061F ||
                 last == 0x06D4 /* Arabic ? and . */;
    return final && text.n > 40 && share__find(text, ' ', 0) < text.n;
}

static void add_block(share__html_reader *r, share__view text)
{
    share__open_block *b = &r->block;
    uint8_t kind = b->kind;
    bool free_text = kind == SHARE__FREE_TEXT || (kind == SHARE__TABLE && b->cells < 2);
    if (free_text)
        kind = is_running_text(text) ? SHARE__PARAGRAPH : SHARE__LINE;
    if (share__document_is_full(r->document))
        return;
    char *copy = share__arena_string(&r->document->arena, text);
    share__block *block =
        copy ? share__document_add_block(r->document, (share__block_kind)kind) : NULL;
    if (!block) {
        share__html_failed(r, SHARE_ERR_MEMORY);
        return;
    }
    block->text = (share__view){copy, text.n};
    block->line = b->line;
    block->column = b->column;
    block->container = b->container;
    block->level = kind == SHARE__HEADING || kind == SHARE__ITEM ? b->level : 0;
    block->flags = b->flags;
    if (kind == SHARE__HEADING)
        block->flags &=
            (uint16_t) ~(b->level > 1 ? SHARE__BYLINE : SHARE__STANDFIRST | SHARE__BYLINE);
    if (!b->plain_text)
        block->flags |= SHARE__EMPHASIZED;
    block->link_bytes = b->link_bytes < text.n ? b->link_bytes : (uint32_t)text.n;
    block->code_bytes = b->code_bytes < text.n ? b->code_bytes : (uint32_t)text.n;
}

void share__html_flush(share__html_reader *r)
{
    share__open_block *b = &r->block;
    bool started = b->started;
    b->breaks = 0;
    if (!started)
        return;
    share__view text = share__buffer_view(&r->text);
    text = b->kind == SHARE__CODE ? share__trim_end(text) : share__trim(text);
    if (text.n > 0)
        add_block(r, text);
    share__html_capture(r, SHARE__LIT(" "));
    b->started = false;
    r->text.n = 0;
}

/* A cell that holds blocks is no part of a row of values: the table is there for its layout. What
 * stood in the cells before it stays a row. */
void share__html_flush_cell(share__html_reader *r)
{
    share__open_block *b = &r->block;
    if (b->started && b->kind == SHARE__TABLE && b->cells > 1) {
        const share__open_block whole = *b;
        const share__view row = share__view_slice(share__buffer_view(&r->text), 0, b->last_cell);
        b->cells--;
        b->link_bytes = b->links_before;
        add_block(r, share__trim(row));
        *b = whole;
        b->cells = 1;
        b->link_bytes -= b->links_before;
        const size_t rest = r->text.n - b->last_cell;
        memmove(r->text.p, r->text.p + b->last_cell, rest);
        r->text.n = rest;
        b->last_cell = 0;
    }
    share__html_flush(r);
}

void share__html_add_mark(share__html_reader *r, share__block_kind kind, const char *at)
{
    share__html_flush(r);
    share__block *block = share__document_add_block(r->document, kind);
    if (!block) {
        share__html_failed(r, SHARE_ERR_MEMORY);
        return;
    }
    share__place place = share__html_place(r, at);
    block->line = place.line;
    block->column = place.column;
    block->flags = share__html_top(r)->flags;
}
