/* markdown.c - CommonMark, read by cmark, as flat blocks.
 *
 * The source goes through the line pass (markdown_lines.c) piece by piece, each piece through
 * cmark, and one walk over its tree makes the blocks: plain text, white space folded, a line break
 * between two characters of Han or kana folded to nothing. Pictures have no text. What cmark does
 * not know comes as marks in the text, or is left over in it and goes in share__clean_markdown().
 *
 * Nothing here calls itself: the tree is walked by its links. cmark never frees a node; the arena
 * of the tree is emptied between the pieces. */
#include "base/utf8.h"
#include "read/cmark_memory.h"
#include "read/html_entities.h"
#include "read/inline.h"
#include "read/markdown_lines.h"
#include "read/read.h"

#include <cmark.h>
#include <string.h>

enum { CAPTION = 300 }; /* bytes of the longest caption that only its place and slant tell */

typedef struct walker {
    share__document *document;
    share__lines lines;
    share__arena scratch;
    size_t next_jump, next_code;
    share__buffer text; /* of the block at hand */
    share__zone zones[SHARE__ZONES];
    size_t zone_count, code_start;
    share__block block; /* all of it but the text */
    unsigned links, emphasis, code;
    size_t plain_bytes; /* text outside emphasis */
    bool pending_break, picture;
    bool after_picture; /* the paragraph before was a picture alone */
    bool suspect;       /* the text may have what share__clean_markdown() takes off */
    bool failed;
} walker;

/* ---- places ------------------------------------------------------------------------------ */

static void set_place(walker *w, cmark_node *node)
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

/* ---- the text of a block ----------------------------------------------------------------- */

static void start_text(walker *w, share__block_kind kind)
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

static void resolve_break(walker *w, share__view next)
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

/* Whether there is a control, or white space to fold. Eight bytes at a time; the next eight share
 * one with them, so that two spaces are seen wherever they stand. */
static bool has_odd_byte(const char *p, size_t n)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones << 7;
    size_t i = 0;
    for (; i + 8 <= n; i += 7) {
        uint64_t word;
        memcpy(&word, p + i, 8);
        uint64_t spaces = word ^ (ones * ' ');
        spaces = (spaces - ones) & ~spaces & highs; /* these and, rarely, one more: no harm */
        uint64_t controls = (word - ones * 0x20) & ~word & highs;
        if (((spaces & spaces << 8) | controls) != 0)
            return true;
    }
    for (; i < n; i++)
        if ((unsigned char)p[i] < 0x20 || (p[i] == ' ' && i > 0 && p[i - 1] == ' '))
            return true;
    return false;
}

static void finish_block(walker *w);

static void open_code(walker *w)
{
    if (w->code++ == 0)
        w->code_start = w->text.n;
}

static void close_code(walker *w)
{
    if (w->code == 0 || --w->code > 0)
        return;
    w->block.code_bytes += (uint32_t)(w->text.n - w->code_start);
    if (w->zone_count < SHARE__ZONES && w->text.n > w->code_start)
        w->zones[w->zone_count++] = (share__zone){w->code_start, w->text.n};
}

/* The author's teaser ends here: what follows is a block of its own. */
static void more_mark(walker *w)
{
    share__block block = w->block;
    unsigned links = w->links, emphasis = w->emphasis;
    if (w->text.n > 0)
        w->block.flags |= SHARE__GLUED;
    close_code(w);
    finish_block(w);
    share__block *more = share__document_add_block(w->document, SHARE__MORE);
    if (!more) {
        w->failed = true;
        return;
    }
    more->line = block.line;
    more->column = block.column;
    start_text(w, (share__block_kind)block.kind);
    w->block.line = block.line;
    w->block.column = block.column;
    w->block.level = block.level;
    w->block.flags = block.flags;
    w->links = links;
    w->emphasis = emphasis;
}

static void space(walker *w)
{
    if (w->text.n == 0 || w->text.p[w->text.n - 1] == ' ')
        return;
    share__put_char(&w->text, ' ');
    w->block.link_bytes += w->links > 0;
}

static void mark(walker *w, char letter)
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

static void count(walker *w, size_t bytes)
{
    if (w->links > 0)
        w->block.link_bytes += (uint32_t)bytes;
    if (w->emphasis == 0)
        w->plain_bytes += bytes;
}

/* Text with marks, controls or white space to fold, word by word. */
static void put_odd_text(walker *w, const char *p, size_t n, bool marks)
{
    for (size_t i = 0; i < n;) {
        size_t start = i;
        while (i < n && (unsigned char)p[i] > ' ')
            i++;
        if (i > start) {
            share__put(&w->text, (share__view){p + start, i - start});
            count(w, i - start);
        } else if (p[i] == SHARE__MARK && marks && i + 1 < n) {
            mark(w, p[i + 1]);
            i += 2;
        } else {
            if (share__is_space(p[i]))
                space(w);
            i++;
        }
    }
}

static void put_text(walker *w, const char *literal, bool marks)
{
    if (!literal || !*literal)
        return;
    size_t n = strcspn(literal, SHARE__LEFTOVERS);
    if (literal[n]) {
        n += strlen(literal + n);
        w->suspect = w->suspect || marks;
    }
    if (w->pending_break && literal[0] != SHARE__MARK)
        resolve_break(w, (share__view){literal, n});
    if (w->pending_break) {
        w->pending_break = false;
        space(w);
    }
    bool space_twice = literal[0] == ' ' && (w->text.n == 0 || w->text.p[w->text.n - 1] == ' ');
    if (space_twice || has_odd_byte(literal, n)) {
        put_odd_text(w, literal, n, marks);
        return;
    }
    share__buffer *text = &w->text;
    if (n < text->room - text->n && text->p) {
        memcpy(text->p + text->n, literal, n);
        text->n += n;
    } else {
        share__put(text, (share__view){literal, n});
    }
    count(w, n);
}

/* ---- blocks ------------------------------------------------------------------------------ */

static bool is_unclean(walker *w)
{
    if (w->text.n == 0 || !share__buffer_reserve(&w->text, 1))
        return false;
    w->text.p[w->text.n] = '\0';
    return share__needs_cleaning(w->text.p, w->text.n);
}

static share__block *add_block(walker *w, share__view text)
{
    char *bytes = share__arena_string(&w->document->arena, text);
    share__block *block = bytes ? share__document_add_block(w->document, SHARE__PARAGRAPH) : NULL;
    if (!block) {
        w->failed = true;
        return NULL;
    }
    *block = w->block;
    block->text = (share__view){bytes, text.n};
    if (block->link_bytes > text.n)
        block->link_bytes = (uint32_t)text.n;
    if (block->code_bytes > text.n)
        block->code_bytes = (uint32_t)text.n;
    return block;
}

/* The block as it stands is added, if it has any text. */
static void finish_block(walker *w)
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
    add_block(w, text);
}

static void enter_inline(walker *w, cmark_node *node, cmark_node_type type)
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
        w->pending_break = true;
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

static void leave_inline(walker *w, cmark_node_type type)
{
    if (type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG)
        w->emphasis -= w->emphasis > 0;
    else if (type == CMARK_NODE_LINK)
        w->links -= w->links > 0;
}

static void collect_text(walker *w, cmark_node *block)
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

/* What the containers around a paragraph make of it. */
static void set_kind(walker *w, cmark_node *node)
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
static void put_code_lines(walker *w, const share__code *code)
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

static size_t without_controls(char *p, size_t n, bool html)
{
    size_t kept = 0;
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

static void code_block(walker *w, cmark_node *node)
{
    start_text(w, SHARE__CODE);
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
        share__put(&w->text, share__view_of(cmark_node_get_literal(node)));
    }
    if (w->text.n > 0)
        w->text.n = without_controls(w->text.p, w->text.n, html);
    share__view text = share__trim_end(share__buffer_view(&w->text));
    w->after_picture = false;
    w->block.code_bytes = (uint32_t)text.n;
    if (text.n > 0)
        add_block(w, text);
}

static void leaf(walker *w, cmark_node *node, cmark_node_type type)
{
    switch (type) {
    case CMARK_NODE_HEADING:
        start_text(w, SHARE__HEADING);
        set_place(w, node);
        w->block.level = (uint8_t)cmark_node_get_heading_level(node);
        collect_text(w, node);
        w->block.kind = SHARE__HEADING;
        finish_block(w);
        w->after_picture = false;
        break;
    case CMARK_NODE_PARAGRAPH:
        start_text(w, SHARE__PARAGRAPH);
        set_place(w, node);
        set_kind(w, node);
        collect_text(w, node);
        finish_block(w);
        break;
    case CMARK_NODE_CODE_BLOCK:
        code_block(w, node);
        break;
    case CMARK_NODE_THEMATIC_BREAK:
        start_text(w, SHARE__BREAK);
        set_place(w, node);
        w->after_picture = false;
        add_block(w, SHARE__LIT(""));
        break;
    default:
        break;
    }
}

static void walk(walker *w, cmark_node *root)
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

static void read_pieces(walker *w, share__view text, unsigned line)
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
    walker w = {.document = document, .scratch = SHARE__ARENA_INIT};
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
