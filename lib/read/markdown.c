/* markdown.c - CommonMark, read by cmark, as flat blocks.
 *
 * The source goes through the line pass (markdown_lines.c) piece by piece, each piece through
 * cmark, and one walk over its tree makes the blocks, whose text markdown_text.c puts together.
 * Pictures have no text.
 *
 * Nothing here calls itself: the tree is walked by its links. cmark never frees a node; the arena
 * of the tree is emptied between the pieces. */
#include "read/cmark_memory.h"
#include "read/html_entities.h"
#include "read/markdown_text.h"
#include "read/read.h"

#include <cmark.h>
#include <string.h>

/* ---- places ------------------------------------------------------------------------------ */

static void set_place(share__walker *w, cmark_node *node)
{
    unsigned line = (unsigned)cmark_node_get_start_line(node);
    int column = cmark_node_get_start_column(node);
    const share__lines *lines = &w->lines;
    while (w->next_jump < lines->jump_count && lines->jumps[w->next_jump].out <= line)
        w->next_jump++;
    size_t at = w->next_jump; /* cmark's lines may go back a little: to a list's first item */
    while (at > 0 && lines->jumps[at - 1].out > line)
        at--;
    w->block.line = line;
    if (at > 0) {
        const share__jump *jump = &lines->jumps[at - 1];
        w->block.line = jump->in + (line - jump->out);
        column += line == jump->out ? jump->column : 0;
    }
    w->block.column = column > 0 ? (uint32_t)column : 1;
}

/* ---- blocks ------------------------------------------------------------------------------ */

/* What the containers around a paragraph make of it. */
static void set_kind(share__walker *w, cmark_node *node)
{
    unsigned items = 0;
    bool quote = false;
    cmark_node *child = node;
    for (cmark_node *up = cmark_node_parent(node); up; child = up, up = cmark_node_parent(up)) {
        cmark_node_type type = cmark_node_get_type(up);
        if (type == CMARK_NODE_ITEM) {
            if (items++ == 0 && child == node && !cmark_node_previous(node))
                w->block.kind = SHARE__ITEM;
        } else if (type == CMARK_NODE_LIST) {
            if (items == 1 && w->block.kind == SHARE__ITEM &&
                cmark_node_get_list_type(up) == CMARK_ORDERED_LIST)
                w->block.flags |= SHARE__NUMBERED;
        } else if (type == CMARK_NODE_BLOCK_QUOTE) {
            quote = true;
        }
    }
    if (w->block.kind == SHARE__ITEM)
        w->block.level = (uint8_t)(items < 255 ? items : 255);
    else if (quote)
        w->block.kind = SHARE__QUOTE;
}

/* Takes the container's marks and the fence's indentation off each line; tags off <pre>. */
static void put_code_lines(share__walker *w, const share__code *code)
{
    share__view rest = code->text, line;
    while (share__next_line(&rest, &line)) {
        size_t i = 0;
        for (unsigned columns = 0; i < line.n && (line.p[i] == ' ' || line.p[i] == '\t' ||
                                                  (code->quoted && line.p[i] == '>'));
             i++) {
            columns = line.p[i] == '\t' ? (columns | 3) + 1 : columns + 1;
            if (columns > code->indent)
                break;
        }
        share__put(&w->text, share__view_from(line, i));
        if (rest.n > 0)
            share__put_char(&w->text, '\n');
    }
}

/* Whether there is a control other than a tab or a line end, eight bytes at a time. */
static bool has_controls(const char *p, size_t n)
{
    static const unsigned char control[256] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0,
                                               1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
                                               1, 1, 1, 1, 1, 1, 1, 1, 1, 1, [0x7F] = 1};
    const unsigned char *b = (const unsigned char *)p, *end = b + n;
    for (; end - b >= 8; b += 8)
        if (control[b[0]] | control[b[1]] | control[b[2]] | control[b[3]] | control[b[4]] |
            control[b[5]] | control[b[6]] | control[b[7]])
            return true;
    for (; b < end; b++)
        if (control[*b])
            return true;
    return false;
}

static size_t without_controls(char *p, size_t n, bool html)
{
    size_t kept = 0;
    if (!html && !has_controls(p, n))
        return n;
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)p[i];
        if (html && c == '<' && i + 1 < n && (share__is_alpha(p[i + 1]) || p[i + 1] == '/')) {
            const char *end = memchr(p + i, '>', n - i);
            if (end) {
                i = (size_t)(end - p);
                continue;
            }
            html = false;
        }
        char bytes[SHARE__REFERENCE_ROOM];
        size_t length, taken = 0;
        if (html && c == '&')
            taken = share__html_reference((share__view){p + i, n - i}, false, bytes, &length);
        if (taken > 0 && length <= taken) {
            memcpy(p + kept, bytes, length);
            kept += length;
            i += taken - 1;
        } else if ((c >= 0x20 && c != 0x7F) || c == '\n' || c == '\t')
            p[kept++] = p[i];
    }
    return kept;
}

/* The code in 'text' is a block. */
static void add_code(share__walker *w, bool html)
{
    if (w->text.n > 0)
        w->text.n = without_controls(w->text.p, w->text.n, html);
    share__view text = share__trim_end(share__buffer_view(&w->text));
    w->after_picture = false;
    w->block.code_bytes = (uint32_t)text.n;
    if (text.n > 0)
        share__walker_add(w, text);
}

static void code_block(share__walker *w, cmark_node *node)
{
    share__walker_start(w, SHARE__CODE);
    set_place(w, node);
    unsigned line = (unsigned)cmark_node_get_start_line(node);
    const share__lines *lines = &w->lines;
    while (w->next_code < lines->code_count && lines->codes[w->next_code].out < line)
        w->next_code++;
    bool html = false;
    if (w->next_code < lines->code_count && lines->codes[w->next_code].out == line) {
        const share__code *code = &lines->codes[w->next_code++];
        html = code->html;
        put_code_lines(w, code);
    } else {
        share__walker_put_code(w, cmark_node_get_literal(node));
    }
    add_code(w, html);
}

static void whole(share__walker *w, const share__whole *whole)
{
    share__walker_start(w, (share__block_kind)whole->kind);
    w->block.line = whole->line;
    w->block.column = whole->column;
    w->block.level = whole->level;
    w->block.flags = whole->flags;
    if (whole->kind == SHARE__CODE) {
        put_code_lines(
            w, &(share__code){.indent = whole->indent, .text = w->lines.asides[whole->first].text});
        add_code(w, false);
        return;
    }
    share__walker_put_whole(w, whole);
    share__walker_finish(w);
    if (whole->kind == SHARE__HEADING)
        w->after_picture = false;
}

/* Blocks that were set aside whole, if the paragraph stands in for them. */
static bool wholes(share__walker *w, cmark_node *node)
{
    cmark_node *child = cmark_node_first_child(node);
    const char *literal = child ? cmark_node_get_literal(child) : NULL;
    if (!literal || literal[0] != SHARE__MARK || literal[1] != SHARE__MARK_WHOLE)
        return false;
    const share__lines *lines = &w->lines;
    size_t i = share__stand_in_number(literal);
    do {
        whole(w, &lines->wholes[i]);
    } while (++i < lines->whole_count && !lines->wholes[i].starts);
    return true;
}

static void leaf(share__walker *w, cmark_node *node, cmark_node_type type)
{
    switch (type) {
    case CMARK_NODE_HEADING:
        share__walker_start(w, SHARE__HEADING);
        set_place(w, node);
        w->block.level = (uint8_t)cmark_node_get_heading_level(node);
        share__walker_collect(w, node);
        w->block.kind = SHARE__HEADING;
        share__walker_finish(w);
        w->after_picture = false;
        break;
    case CMARK_NODE_PARAGRAPH:
        if (wholes(w, node))
            break;
        share__walker_start(w, SHARE__PARAGRAPH);
        set_place(w, node);
        set_kind(w, node);
        share__walker_collect(w, node);
        share__walker_finish(w);
        break;
    case CMARK_NODE_CODE_BLOCK:
        code_block(w, node);
        break;
    case CMARK_NODE_THEMATIC_BREAK:
        share__walker_start(w, SHARE__BREAK);
        set_place(w, node);
        w->after_picture = false;
        share__walker_add(w, SHARE__LIT(""));
        break;
    default:
        break;
    }
}

static void walk(share__walker *w, cmark_node *root)
{
    cmark_node *node = cmark_node_first_child(root);
    while (node && !w->failed) {
        cmark_node_type type = cmark_node_get_type(node);
        cmark_node *next = NULL;
        if (type == CMARK_NODE_LIST || type == CMARK_NODE_ITEM || type == CMARK_NODE_BLOCK_QUOTE)
            next = cmark_node_first_child(node);
        else
            leaf(w, node, type);
        while (!next && node && node != root) {
            next = cmark_node_next(node);
            if (!next)
                node = cmark_node_parent(node);
        }
        node = next;
    }
    if (share__buffer_status(&w->text) != SHARE_OK)
        w->failed = true;
}

/* ---- the whole source -------------------------------------------------------------------- */

static void read_pieces(share__walker *w, share__view text, unsigned line)
{
    share__lines_init(&w->lines, &w->scratch, text, line);
    for (;;) {
        share__arena_reset(&w->scratch);
        if (!share__lines_next(&w->lines))
            break;
        w->next_jump = w->next_code = 0;
        share__view piece = share__buffer_view(&w->lines.out);
        cmark_node *root = share__cmark_parse(&w->scratch, piece);
        if (!root)
            w->failed = true;
        else
            walk(w, root);
        if (w->failed)
            break;
    }
    w->failed = w->failed || w->lines.failed;
    share__lines_free(&w->lines);
}

share_status share__read_markdown(share__document *document, share__source source,
                                  share_error *error)
{
    share__walker w = {.document = document, .scratch = SHARE__ARENA_INIT};
    share__arena unified = SHARE__ARENA_INIT;
    if (!share__lines_unify(&unified, &source.text)) {
        share__arena_free(&unified);
        return share__fail_memory(error);
    }
    size_t room = source.text.n < 128 * 1024 ? source.text.n * 8 + 8192 : 1024 * 1024;
    w.scratch.chunk_size = room;
    share__buffer_init(&w.text, (size_t)1 << 31);
    if (source.text.n > 0)
        read_pieces(&w, source.text, source.line);
    share__buffer_free(&w.text);
    share__arena_free(&w.scratch);
    share__arena_free(&unified);
    return w.failed ? share__fail_memory(error) : SHARE_OK;
}
