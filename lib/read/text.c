/* text.c - plain text into blocks: what a browser dumped, a mail, a README.
 *
 * There is no markup, so the page's shape is all there is. Three things decide what a line is: the
 * mark it starts with (a bullet, a number, '>', a box), how wide it is, and the blank lines around
 * it. Paragraphs are running text; the short lines between them become SHARE__LINE, or a heading
 * of level 0 when a paragraph follows across a blank line. What a line *means* (a byline, a menu)
 * is not decided here.
 *
 * Lines belong to one paragraph only where the text was filled to a width: the next word would not
 * have fitted (text_wrap.c). So the lines of a menu are never joined, nor a title to its text.
 *
 * Layout tables put cells side by side: a wide gap splits a line into several. Pictures without a
 * caption, empty form fields and empty bullets leave nothing behind. */
#include "read/text_line.h"

#include "base/eight.h"

#include <string.h>

typedef struct open_block { /* the block that the next line may still belong to */
    share__view text;       /* from its first line to its last, as in the source */
    unsigned line, column;
    unsigned width, indent; /* of its last line */
    unsigned lines;
    share__text_kind kind;
    uint8_t level;
    bool tight, gap;
    bool plain; /* all of its lines are, with only spaces between them */
} open_block;

typedef struct reader {
    share__document *document;
    share__text_wrap wrap;
    open_block open;
    bool is_open;
    bool tight; /* the line before was not blank */
    uint32_t after_item;
} reader;

/* ---- text -------------------------------------------------------------------------------- */

static bool joins_without_space(const char *written, size_t n, const char *next, const char *end)
{
    if (n == 0 || next >= end) {
        return false;
    }
    if (written[n - 1] == '-') { /* "mid-" and "portion": the hyphen belongs to the word */
        return n > 1 && share__is_alpha(written[n - 2]) && share__is_alpha(*next) &&
               share__lower(*next) == *next;
    }
    return (unsigned char)written[n - 1] >= 0x80 && (unsigned char)*next >= 0x80 &&
           share__is_unspaced(share__utf8_last((share__view){written, n})) &&
           share__is_unspaced(share__utf8_first(share__view_between(next, end)));
}

typedef enum folded { KEPT, SPACE, DROPPED } folded;

/* What becomes of the character at p, which is of *length bytes. */
static folded look_at(const char *p, const char *end, size_t *length)
{
    const unsigned char byte = (unsigned char)*p;
    *length = 1;
    if (byte <= ' ' || byte == 0x7F) {
        return share__is_space(*p) ? SPACE : DROPPED;
    }
    if (byte < 0x80) {
        return KEPT;
    }
    if (byte != 0xC2 && byte != 0xD8 && byte != 0xE1 && byte != 0xE2 && byte != 0xE3 &&
        byte < 0xEF) {
        *length = byte < 0xE0 ? 2 : 3;
        return KEPT; /* no blank and no control starts with one of these */
    }
    const char *next = p;
    const uint32_t c = share__utf8_next(&next, end);
    *length = (size_t)(next - p);
    return share__is_blank(c) ? SPACE : share__is_control(c) ? DROPPED : KEPT;
}

/* Behind the end of a line of a quotation: its mark is repeated there. */
static const char *skip_quote_mark(const char *p, const char *end)
{
    while (p < end && (*p == ' ' || *p == '\t')) {
        p++;
    }
    while (p < end && *p == '>') {
        p++;
    }
    return p;
}

/* As many bytes from 'p' on as stay as they are, behind one that is no space: printable ASCII with
 * single spaces. The last may be a space. */
static size_t copy_plain(char *out, const char *p, const char *end)
{
    const char *start = p;
    uint64_t space = 0;
    while (end - p >= 8) {
        const uint64_t odd = share__eight_odd(share__eight(p), &space);
        memcpy(out, p, 8); /* what of it does not count is written over */
        if (odd != 0) {
            return (size_t)(p - start) + share__count_bytes(share__before_first(odd));
        }
        out += 8;
        p += 8;
    }
    for (; p<end && * p> ' ' && *p < 0x7F; p++) {
        *out++ = *p;
    }
    return (size_t)(p - start);
}

/* Single spaces for white space of any kind, controls left out; joins the lines of a paragraph.
 * Returns what is written to 'out', which has room for all of it. */
static size_t fold_into(char *out, share__view text, bool quote)
{
    const char *p = text.p, *end = text.p + text.n;
    size_t n = 0, length;
    bool space = false, new_line = false;
    for (; p < end; p += length) {
        const folded fate = look_at(p, end, &length);
        if (fate != KEPT) {
            const bool line_end = *p == '\n' || *p == '\r';
            if (n > 0 && out[n - 1] == ' ') {
                n--; /* it is written when it is known what follows */
                space = true;
            }
            space = space || fate == SPACE;
            new_line = new_line || line_end;
            if (quote && line_end) {
                length = (size_t)(skip_quote_mark(p + 1, end) - p);
            }
            continue;
        }
        if (space && n > 0 && !(new_line && joins_without_space(out, n, p, end))) {
            out[n++] = ' ';
        }
        space = new_line = false;
        for (size_t i = 0; i < length; i++) { /* words are short: no memcpy */
            out[n++] = p[i];
        }
        p += length;
        length = copy_plain(out + n, p, end);
        n += length;
    }
    return n > 0 && out[n - 1] == ' ' ? n - 1 : n;
}

/* The same for lines that are plain, with only spaces between them. */
static size_t join_plain(char *out, share__view text)
{
    const char *p = text.p, *end = text.p + text.n;
    size_t n = 0;
    while (p < end) {
        const char *line_end = memchr(p, '\n', (size_t)(end - p));
        const char *next = line_end != NULL ? line_end + 1 : end;
        line_end = line_end != NULL ? line_end : end;
        while (line_end > p && line_end[-1] == ' ') {
            line_end--;
        }
        if (n > 0 && !joins_without_space(out, n, p, end)) {
            out[n++] = ' ';
        }
        memcpy(out + n, p, (size_t)(line_end - p));
        n += (size_t)(line_end - p);
        for (p = next; p < end && *p == ' ';) {
            p++;
        }
    }
    return n;
}

/* The text of a block as it is kept. */
static bool fold(share__arena *arena, const open_block *open, share__view *out)
{
    const share__view text = open->text;
    if (open->plain && open->lines == 1) {
        *out = (share__view){share__arena_string(arena, text), text.n};
        return out->p != NULL;
    }
    char *piece = share__arena_bytes(arena, text.n + 1);
    if (piece == NULL) {
        return false;
    }
    const bool quote = open->kind == SHARE__TEXT_QUOTE;
    const size_t n =
        open->plain && !quote ? join_plain(piece, text) : fold_into(piece, text, quote);
    piece[n] = '\0';
    share__arena_shrink(arena, piece, n + 1);
    *out = (share__view){piece, n};
    return true;
}

/* ---- blocks ------------------------------------------------------------------------------ */

static bool ends_sentence(share__view text)
{
    if (text.n > 0 && (share__is_alpha(text.p[text.n - 1]) || text.p[text.n - 1] == '.')) {
        return text.p[text.n - 1] == '.';
    }
    while (text.n > 0) {
        const uint32_t c = share__utf8_last(text);
        if (share__text_is_terminator(c)) {
            return true;
        }
        if (c != ')' && c != ']' && c != '"' && c != '\'' && c != 0x201C && c != 0x201D &&
            c != 0x2019 && c != 0xBB && c != 0xAB && c != 0x300D && c != 0x300F && c != 0xFF09) {
            return false;
        }
        const char *p = text.p + text.n;
        share__utf8_previous(text.p, &p);
        text.n = (size_t)(p - text.p);
    }
    return false;
}

/* Running text: long, or a whole sentence of some length. */
static bool is_running(const open_block *open, share__view text)
{
    if (text.n < 40) { /* no character is wider than it is long */
        return false;
    }
    const size_t width = open->plain ? text.n : share__text_width(text);
    return width >= 140 || (width >= 40 && ends_sentence(text));
}

static share__block_kind kind_of(const open_block *open, share__view text)
{
    switch (open->kind) {
    case SHARE__TEXT_ITEM:
    case SHARE__TEXT_NUMBERED:
        return SHARE__ITEM;
    case SHARE__TEXT_QUOTE:
        return SHARE__QUOTE;
    case SHARE__TEXT_TABLE:
        return SHARE__TABLE;
    case SHARE__TEXT_IMAGE:
        return SHARE__CAPTION;
    default:
        return open->lines > 1 || is_running(open, text) ? SHARE__PARAGRAPH : SHARE__LINE;
    }
}

static share_status close_block(reader *r)
{
    if (!r->is_open) {
        return SHARE_OK;
    }
    const open_block *open = &r->open;
    r->is_open = false;
    share__view text;
    if (share__document_is_full(r->document)) {
        return SHARE_OK;
    }
    if (!fold(&r->document->arena, open, &text)) {
        return SHARE_ERR_MEMORY;
    }
    if (text.n == 0) {
        return SHARE_OK;
    }
    share__block *block = share__document_add_block(r->document, kind_of(open, text));
    if (block == NULL) {
        return SHARE_ERR_MEMORY;
    }
    block->text = text;
    block->line = open->line;
    block->column = open->column;
    block->level = open->level;
    block->flags = (uint16_t)((open->tight ? SHARE__TIGHT : 0) |
                              (open->kind == SHARE__TEXT_NUMBERED ? SHARE__NUMBERED : 0) |
                              (open->kind == SHARE__TEXT_FORM ? SHARE__IN_FORM : 0) |
                              (open->kind == SHARE__TEXT_IMAGE ? SHARE__IN_FIGURE : 0));
    return SHARE_OK;
}

/* A rule below a line makes it a heading; a rule by itself is a break. */
static share_status read_rule(reader *r, const share__text_line *line)
{
    const bool under = r->is_open && r->tight && r->open.lines == 1 &&
                       r->open.kind == SHARE__TEXT_LINE &&
                       (line->mark == '=' || line->mark == '-' || line->mark == '~') &&
                       line->width * 2 >= share__text_width(r->open.text) && r->open.width <= 120;
    const size_t before = r->document->block_count;
    share_status status = close_block(r);
    if (status != SHARE_OK) {
        return status;
    }
    if (under && r->document->block_count > before) {
        share__block *block = &r->document->blocks[before];
        block->kind = SHARE__HEADING;
        block->level = line->mark == '=' ? 1 : 2;
        return SHARE_OK;
    }
    share__block *block = share__document_add_block(r->document, SHARE__BREAK);
    if (block == NULL) {
        return SHARE_ERR_MEMORY;
    }
    block->line = line->number;
    block->column = line->column;
    return SHARE_OK;
}

static bool continues(const reader *r, const share__text_line *line)
{
    const open_block *open = &r->open;
    if (!r->is_open || !r->tight || open->gap || line->gap) {
        return false;
    }
    const bool same = line->kind == open->kind && line->kind == SHARE__TEXT_QUOTE;
    const bool text = line->kind == SHARE__TEXT_LINE &&
                      (open->kind == SHARE__TEXT_LINE || open->kind == SHARE__TEXT_ITEM ||
                       open->kind == SHARE__TEXT_NUMBERED);
    if (!same && !text) {
        return false;
    }
    const bool item = open->kind != SHARE__TEXT_LINE && !same;
    if (!item && line->indent > open->indent + 1 && open->lines > 1) {
        return false; /* the first line of the next paragraph stands in */
    }
    if (item && open->lines == 1 && line->indent < open->indent) {
        return false;
    }
    return share__text_fills(&r->wrap, open->indent + open->width, share__trim(open->text), line);
}

/* And the end of a line. */
static bool has_only_spaces(share__view text)
{
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] != ' ' && text.p[i] != '\n') {
            return false;
        }
    }
    return true;
}

static share_status read_piece(reader *r, const share__text_line *line, bool tight)
{
    if (continues(r, line)) {
        const char *end = r->open.text.p + r->open.text.n;
        r->open.plain =
            r->open.plain && line->plain && has_only_spaces(share__view_between(end, line->text.p));
        r->open.text.n = (size_t)(line->text.p + line->text.n - r->open.text.p);
        r->open.width = line->width;
        r->open.indent = line->indent;
        r->open.lines++;
        return SHARE_OK;
    }
    share_status status = close_block(r);
    if (status != SHARE_OK || line->kind == SHARE__TEXT_EMPTY) {
        return status;
    }
    r->open = (open_block){.text = line->text,
                           .line = line->number,
                           .column = line->column,
                           .width = line->width,
                           .indent = line->indent,
                           .lines = 1,
                           .kind = line->kind,
                           .level = line->level,
                           .tight = tight,
                           .gap = line->gap,
                           .plain = line->plain};
    r->is_open = true;
    return SHARE_OK;
}

/* A line with wide gaps is several: the cells of a layout table. */
static share_status read_line(reader *r, share__text_line line)
{
    bool tight = r->tight;
    while (line.gap) {
        share__text_line cell = line;
        share__text_first_cell(&cell, &line);
        share_status status = read_piece(r, &cell, tight);
        if (status != SHARE_OK) {
            return status;
        }
        tight = true;
        if (!line.gap) {
            line.gap = true; /* the last cell joins nothing either */
            break;
        }
    }
    return read_piece(r, &line, tight);
}

static bool has_lower(share__view text)
{
    const char *p = text.p, *end = text.p + text.n;
    while (p < end) {
        if (share__is_lower_case(share__utf8_next(&p, end))) {
            return true;
        }
    }
    return false;
}

/* A short line that a paragraph follows stands like a heading when blank lines set it off; in
 * capitals also right above its text. */
static void find_headings(share__document *document)
{
    for (size_t i = 0; i + 1 < document->block_count; i++) {
        share__block *block = &document->blocks[i];
        const share__block *next = &document->blocks[i + 1];
        if (block->kind != SHARE__LINE || next->kind != SHARE__PARAGRAPH ||
            (block->flags & (SHARE__TIGHT | SHARE__IN_FORM)) != 0 || next->text.n < 60) {
            continue;
        }
        const uint32_t last = share__utf8_last(block->text);
        const bool stops = last == ':' || last == ',' || last == ';' || last == '.' ||
                           last == 0x3002 || last == 0xFF1A;
        if (!stops && share__text_width(block->text) <= 120 &&
            ((next->flags & SHARE__TIGHT) == 0 || !has_lower(block->text))) {
            block->kind = SHARE__HEADING;
        }
    }
}

share_status share__read_text(share__document *document, share__source source, share_error *error)
{
    share__text_lines lines = share__text_lines_of(source.text);
    reader r = {.document = document, .wrap = share__text_measure(lines)};
    share__view raw;
    unsigned number = source.line;
    share_status status = SHARE_OK;
    while (status == SHARE_OK && !document->left_out && share__text_next_line(&lines, &raw)) {
        share__text_line line = share__text_scan(raw, number++);
        if (line.kind == SHARE__TEXT_RULE) {
            status = read_rule(&r, &line);
        } else if (line.kind == SHARE__TEXT_BLANK) {
            status = close_block(&r);
        } else {
            status = read_line(&r, line);
        }
        r.tight = line.kind != SHARE__TEXT_BLANK && line.kind != SHARE__TEXT_RULE;
    }
    if (status == SHARE_OK) {
        status = close_block(&r);
    }
    if (status != SHARE_OK) {
        return share__fail_memory(error);
    }
    find_headings(document);
    return SHARE_OK;
}
