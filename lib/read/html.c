/* html.c - a web page: flat blocks with hints, and metadata records, straight from the tokens.
 *
 * There is no tree. A stack of at most 256 open elements knows what stands around the text: which
 * kind of block it belongs to, and the hints of its containers. It follows the HTML Standard's tree
 * construction where that moves text: what ends a paragraph, a list item, a cell, a heading; which
 * end tags reach how far; what a drawing or a template hides. It does not move text that stands
 * between the rows of a table, and does not build what a script would.
 *
 * Elements deeper than 256 are read without being remembered, so their text is kept with the hints
 * of what is above. Every tag costs at most one walk over the stack: time is linear.
 *
 * Not shown, so not read: script, style, template, noscript, select, textarea, drawings, fallback
 * contents of media, readings over Chinese characters, footnote marks, and what hides inside a
 * line. Blocks inside hidden elements are kept and flagged. */
#include "read/html_reader.h"

#include "base/mem.h"

#include <string.h>

/* ---- places ---------------------------------------------------------------------------------- */

share__place share__html_place(share__html_reader *r, const char *at)
{
    if (at < r->counted) /* nobody asks so; no time to count lines again either */
        return (share__place){r->line, at < r->line_head ? 1 : (unsigned)(at - r->line_head) + 1};
    const char *p = r->counted;
    while (p < at && (p = memchr(p, r->line_end, (size_t)(at - p))) != NULL) {
        r->line_head = ++p;
        r->line++;
    }
    r->counted = at;
    return (share__place){r->line, (unsigned)(at - r->line_head) + 1};
}

void share__html_failed(share__html_reader *r, share_status status)
{
    if (r->status == SHARE_OK)
        r->status = status;
}

share__open_element *share__html_top(share__html_reader *r)
{
    return &r->stack[r->depth - 1];
}

/* ---- the page -------------------------------------------------------------------------------- */

static void on_text(share__html_reader *r)
{
    share__html_tokenizer *t = &r->tokens;
    if (t->model == SHARE__HTML_SCRIPT && r->wants_json_ld && !r->fragment) {
        share__place place = share__html_place(r, t->at);
        share_status status = share__read_json_ld(r->document, share__html_text(t), place,
                                                  (size_t)(t->at - r->source.text.p));
        if (status != SHARE_OK)
            share__html_failed(r, status);
    } else if (t->model == SHARE__HTML_ESCAPABLE && r->wants_title) {
        share__html_title(r, t->text);
    }
    r->wants_json_ld = r->wants_title = false;
    if (r->dropping != SHARE__EL_OTHER)
        return;
    if (t->model == SHARE__HTML_DATA)
        share__html_add_text(r, t->text, true);
    else if (t->model == SHARE__HTML_PLAINTEXT || t->model == SHARE__HTML_CDATA)
        share__html_add_text(r, t->text, false);
}

static void on_comment(share__html_reader *r)
{
    share__view text = share__trim(r->tokens.text);
    if (share__equal(text, SHARE__LIT("more")) || share__starts_with(text, SHARE__LIT("more ")))
        share__html_add_more(r, r->tokens.at);
}

/* A hint that is true of most of the page says nothing about any part of it: pages live inside
 * one form, one "overlay", one <div hidden> that a script shows. */
static void drop_empty_hints(share__document *document, size_t first)
{
    static const struct {
        uint16_t flag;
        unsigned percent;
    } limits[] = {{SHARE__IN_NAV, 70},    {SHARE__IN_HEADER, 70},   {SHARE__IN_FOOTER, 70},
                  {SHARE__IN_ASIDE, 70},  {SHARE__IN_COMMENTS, 95}, {SHARE__IN_FORM, 70},
                  {SHARE__IN_FIGURE, 70}, {SHARE__HIDDEN, 70},      {SHARE__IN_TAGS, 50}};
    enum { LIMITS = sizeof limits / sizeof *limits };
    size_t flagged[LIMITS] = {0}, all = 0;
    for (size_t i = first; i < document->block_count; i++) {
        const share__block *block = &document->blocks[i];
        if (block->kind == SHARE__LINE || block->kind == SHARE__CODE ||
            block->link_bytes > block->text.n / 2)
            continue;
        all += block->text.n;
        for (size_t k = 0; k < LIMITS; k++)
            if (block->flags & limits[k].flag)
                flagged[k] += block->text.n;
    }
    unsigned empty = 0;
    for (size_t k = 0; k < LIMITS; k++)
        if (flagged[k] / 100 * limits[k].percent > 0 && flagged[k] > all / 100 * limits[k].percent)
            empty |= limits[k].flag;
    for (size_t i = first; empty && i < document->block_count; i++)
        document->blocks[i].flags &= (uint16_t)~empty;
    for (size_t i = 0; empty && i < document->container_count; i++)
        document->containers[i].flags &= (uint16_t)~empty;
}

static void read_tokens(share__html_reader *r)
{
    while (r->status == SHARE_OK && share__html_next(&r->tokens))
        switch (r->tokens.kind) {
        case SHARE__HTML_TEXT:
            on_text(r);
            break;
        case SHARE__HTML_START:
            share__html_on_start(r);
            break;
        case SHARE__HTML_END:
            share__html_on_end(r);
            break;
        case SHARE__HTML_COMMENT:
            on_comment(r);
            break;
        case SHARE__HTML_DOCTYPE:
            break;
        }
    share__html_flush(r);
    share__html_pop_to(r, 1);
}

/* The page is container number 0. */
static void number_page(share__html_reader *r)
{
    uint32_t number;
    if (!share__document_add_container(r->document, (share__container){0, 0}, &number))
        share__html_failed(r, SHARE_ERR_MEMORY);
}

static share_status read_page(share__document *document, share__source source, bool fragment,
                              share_error *error)
{
    share__html_reader *r = share__malloc(sizeof *r);
    if (!r)
        return share__fail_memory(error);
    memset(r, 0, sizeof *r);
    size_t first = document->block_count;
    r->document = document;
    r->source = source;
    r->fragment = fragment;
    r->counted = r->line_head = source.text.p;
    r->line = source.line;
    r->line_end = share__find(source.text, '\n', 0) == source.text.n ? '\r' : '\n';
    r->depth = 1; /* the page itself */
    r->stack[0].kind = SHARE__FREE_TEXT;
    if (!fragment)
        number_page(r);
    share__names_init(&r->names);
    share__buffer_init(&r->text, source.text.n * 2 + 64);
    share__buffer_init(&r->captured, 2 * SHARE__MAX_CAPTURES * SHARE__MAX_CAPTURED);
    share__html_start(&r->tokens, source.text);
    read_tokens(r);
    if (r->tokens.no_memory)
        share__html_failed(r, SHARE_ERR_MEMORY);
    share_status status = r->status;
    share__html_end(&r->tokens);
    share__buffer_free(&r->text);
    share__buffer_free(&r->captured);
    share__free(r);
    if (status != SHARE_OK)
        return share__fail_memory(error);
    if (!fragment)
        drop_empty_hints(document, first);
    return SHARE_OK;
}

share_status share__read_html(share__document *document, share__source source, share_error *error)
{
    return read_page(document, source, false, error);
}

share_status share__read_html_fragment(share__document *document, share__source source,
                                       share_error *error)
{
    return read_page(document, source, true, error);
}
