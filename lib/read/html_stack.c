/* html_stack.c - the open elements around the text, and what they make of it.
 *
 * Which start tags end which open elements, as the HTML Standard's tree construction says (13.2.6):
 * a block ends a paragraph, an item the item before it, a cell the cell. What an element inherits
 * from those around it: the flags, the kind of block its text belongs to. At most 256 elements are
 * remembered; the rest is counted. */
#include "read/html_reader.h"

#include <string.h>

void share__html_pop(share__html_reader *r)
{
    share__open_element *e = share__html_top(r);
    if (e->captures)
        share__html_end_captures(r, e->captures);
    if (e->element == SHARE__EL_TD || e->element == SHARE__EL_TH ||
        e->element == SHARE__EL_CAPTION) { /* what was open inside a cell ends with it */
        r->emphasis = e->emphasis;
        r->code = e->code;
        r->in_link = false;
    }
    r->open_count[e->element]--;
    r->depth--;
}

void share__html_pop_to(share__html_reader *r, size_t depth)
{
    while (r->depth > depth)
        share__html_pop(r);
}

bool share__is_heading(unsigned element)
{
    return element >= SHARE__EL_H1 && element <= SHARE__EL_H6;
}

bool share__is_cell(unsigned element)
{
    return element == SHARE__EL_TD || element == SHARE__EL_TH || element == SHARE__EL_CAPTION;
}

bool share__is_list(unsigned element)
{
    return element == SHARE__EL_UL || element == SHARE__EL_OL || element == SHARE__EL_MENU ||
           element == SHARE__EL_DIR;
}

bool share__is_in_table(unsigned element)
{
    return share__is_cell(element) || element == SHARE__EL_TR || element == SHARE__EL_TBODY ||
           element == SHARE__EL_THEAD || element == SHARE__EL_TFOOT || element == SHARE__EL_TABLE;
}

/* Elements that an open list item may be sought through, when the next one begins. */
static bool is_transparent(unsigned element)
{
    return element == SHARE__EL_DIV || element == SHARE__EL_P || element == SHARE__EL_ADDRESS ||
           (share__element_traits((share__element)element) & SHARE__TRAIT_INLINE);
}

uint32_t share__name_hash(share__view name)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < name.n; i++)
        h = (h ^ (unsigned char)name.p[i]) * 16777619u;
    return h;
}

/* ---- start tags ------------------------------------------------------------------------------ */

void share__html_close_paragraph(share__html_reader *r)
{
    if (r->open_count[SHARE__EL_P] == 0)
        return;
    for (size_t i = r->depth; i-- > 1;) {
        unsigned element = r->stack[i].element;
        if (element == SHARE__EL_P) {
            share__html_pop_to(r, i);
            return;
        }
        if (share__is_in_table(element) || element == SHARE__EL_BUTTON)
            return;
    }
}

static void close_item(share__html_reader *r, share__element one, share__element other)
{
    if (r->open_count[one] == 0 && r->open_count[other] == 0)
        return;
    for (size_t i = r->depth; i-- > 1;) {
        unsigned element = r->stack[i].element;
        if (element == one || element == other) {
            share__html_pop_to(r, i);
            return;
        }
        if (!is_transparent(element))
            return;
    }
}

/* How deep in a table an element stands; 0 for none of its parts. */
static int table_level(unsigned element)
{
    if (element == SHARE__EL_TD || element == SHARE__EL_TH)
        return 3;
    if (element == SHARE__EL_TR)
        return 2;
    return share__is_in_table(element) && element != SHARE__EL_TABLE;
}

/* Ends what is open of the present table at the level of 'element' and below. */
static void close_table_part(share__html_reader *r, share__element element)
{
    size_t outermost = r->depth;
    for (size_t i = r->depth; i-- > 1 && r->stack[i].element != SHARE__EL_TABLE;)
        if (table_level(r->stack[i].element) >= table_level(element))
            outermost = i;
    share__html_pop_to(r, outermost);
}

/* What the start tag ends without saying so. */
void share__html_close_implied(share__html_reader *r, const share__tag *tag)
{
    share__element element = tag->element;
    if (element == SHARE__EL_LI)
        close_item(r, SHARE__EL_LI, SHARE__EL_LI);
    else if (element == SHARE__EL_DD || element == SHARE__EL_DT)
        close_item(r, SHARE__EL_DD, SHARE__EL_DT);
    else if (share__is_in_table(element) && element != SHARE__EL_TABLE)
        close_table_part(r, element);
    if (tag->traits & SHARE__TRAIT_CLOSES_P)
        share__html_close_paragraph(r);
    if (share__is_heading(element) && share__is_heading(share__html_top(r)->element))
        share__html_pop(r);
}

/* The flags that an element adds to those of what is around it. */
static uint16_t flags_of_element(const share__tag *tag, uint16_t around)
{
    bool in_article = around & SHARE__IN_ARTICLE;
    switch (tag->element) {
    case SHARE__EL_NAV:
    case SHARE__EL_MENU:
        return SHARE__IN_NAV;
    case SHARE__EL_HEADER:
        return in_article || (tag->hints & SHARE__HINT_OWN_HEADER) ? 0 : SHARE__IN_HEADER;
    case SHARE__EL_FOOTER:
        return SHARE__IN_FOOTER;
    case SHARE__EL_ASIDE:
    case SHARE__EL_DIALOG:
        return SHARE__IN_ASIDE;
    case SHARE__EL_ARTICLE:
    case SHARE__EL_MAIN:
        return SHARE__IN_ARTICLE;
    case SHARE__EL_FORM:
    case SHARE__EL_BUTTON:
    case SHARE__EL_FIELDSET:
        return SHARE__IN_FORM;
    case SHARE__EL_FIGURE:
    case SHARE__EL_FIGCAPTION:
        return SHARE__IN_FIGURE;
    default:
        return 0;
    }
}

static uint16_t flags_of_hints(unsigned hints, uint16_t around)
{
    unsigned flags = 0;
    flags |= hints & SHARE__HINT_NAV ? SHARE__IN_NAV : 0;
    flags |= (hints & SHARE__HINT_HEADER) && !(around & SHARE__IN_ARTICLE) ? SHARE__IN_HEADER : 0;
    flags |= hints & SHARE__HINT_FOOTER ? SHARE__IN_FOOTER : 0;
    flags |= hints & SHARE__HINT_ASIDE ? SHARE__IN_ASIDE : 0;
    flags |= hints & SHARE__HINT_ARTICLE ? SHARE__IN_ARTICLE : 0;
    flags |= hints & SHARE__HINT_COMMENTS ? SHARE__IN_COMMENTS : 0;
    flags |= hints & SHARE__HINT_STANDFIRST ? SHARE__STANDFIRST : 0;
    flags |= hints & SHARE__HINT_BYLINE ? SHARE__BYLINE : 0;
    return (uint16_t)flags;
}

/* The hints of a property of microdata. */
static unsigned property_hints(share__view itemprop, bool body_of_article)
{
    unsigned hints = 0;
    if (itemprop.n == 0)
        return 0;
    if (share__has_word(itemprop, SHARE__LIT("author")) ||
        share__has_word(itemprop, SHARE__LIT("datePublished")))
        hints |= SHARE__HINT_BYLINE;
    if (!body_of_article && (share__has_word(itemprop, SHARE__LIT("alternativeHeadline")) ||
                             share__has_word(itemprop, SHARE__LIT("description"))))
        hints |= SHARE__HINT_STANDFIRST;
    return hints;
}

static void set_flags(share__open_element *e, const share__tag *tag)
{
    unsigned role = tag->role.n > 0 ? share__role_hints(share__trim(tag->role)) : 0;
    bool body_of_article =
        tag->itemprop.n > 0 && share__has_word(tag->itemprop, SHARE__LIT("articleBody"));
    bool heart = tag->element == SHARE__EL_MAIN || body_of_article ||
                 share__equal_nocase(tag->role, SHARE__LIT("main"));
    unsigned hints = tag->hints;
    if (tag->element == SHARE__EL_BODY || tag->element == SHARE__EL_ARTICLE || heart)
        hints &= SHARE__HINT_COMMENTS; /* their classes tell what kind of page it is */
    if (tag->element == SHARE__EL_BODY)
        hints = 0;
    role |= property_hints(tag->itemprop, body_of_article);
    if (share__is_heading(tag->element)) /* what is around it says nothing of the heading itself */
        e->flags &= (uint16_t) ~(SHARE__STANDFIRST | SHARE__BYLINE);
    if (heart) { /* a class name around the article itself cannot make it a sidebar */
        e->flags &= (uint16_t)~e->hinted;
        e->hinted = 0;
        e->flags |= SHARE__IN_ARTICLE;
    }
    if (tag->hints & SHARE__HINT_TAGS && tag->element != SHARE__EL_BODY &&
        tag->element != SHARE__EL_ARTICLE && !heart)
        e->flags |= SHARE__IN_TAGS;
    uint16_t by_class = flags_of_hints(hints, e->flags);
    uint16_t by_name = flags_of_element(tag, e->flags) | flags_of_hints(role, e->flags);
    e->hinted |= (uint16_t)(by_class & ~by_name & ~e->flags);
    e->flags |= by_class | by_name;
    if (tag->hidden || (tag->aria_hidden && !(tag->traits & SHARE__TRAIT_INLINE)))
        e->flags |= SHARE__HIDDEN;
}

/* The kind of block that text inside the element belongs to, unless it says nothing of it. */
static void set_kind(share__html_reader *r, share__open_element *e, const share__tag *tag)
{
    share__element element = tag->element;
    if (tag->traits & SHARE__TRAIT_INLINE)
        return;
    if (share__is_heading(element)) {
        e->kind = SHARE__HEADING;
        e->level = (uint8_t)(element - SHARE__EL_H1 + 1);
    } else if (share__equal_nocase(tag->role, SHARE__LIT("heading"))) {
        bool digit = tag->level.n == 1 && tag->level.p[0] >= '1' && tag->level.p[0] <= '6';
        e->kind = SHARE__HEADING;
        e->level = digit ? (uint8_t)(tag->level.p[0] - '0') : 2;
    } else if (e->kind == SHARE__HEADING || e->kind == SHARE__CODE || e->kind == SHARE__CAPTION) {
        /* stays what it is */
    } else if (element == SHARE__EL_FIGCAPTION || element == SHARE__EL_CAPTION ||
               (tag->hints & SHARE__HINT_CAPTION)) {
        e->kind = SHARE__CAPTION;
    } else if (element == SHARE__EL_LI) {
        e->kind = SHARE__ITEM;
        r->item_is_fresh = true;
    } else if (element == SHARE__EL_P) {
        e->kind = e->kind == SHARE__ITEM && r->item_is_fresh ? SHARE__ITEM : SHARE__PARAGRAPH;
    } else if (element == SHARE__EL_PRE || element == SHARE__EL_LISTING) {
        e->kind = SHARE__CODE;
    } else if (share__is_cell(element)) {
        e->kind = SHARE__TABLE;
    } else if (e->kind != SHARE__ITEM || share__is_list(element) || element == SHARE__EL_TABLE) {
        e->kind = SHARE__FREE_TEXT;
    }
}

/* Paragraphs and headings hold no blocks: text in them belongs to what is around them. So does the
 * text of an item or a cell, which may hold blocks all the same. */
static void number_container(share__html_reader *r, share__open_element *e, const share__tag *tag)
{
    uint32_t around = e->number;
    if (tag->traits & SHARE__TRAIT_INLINE)
        return;
    e->holder = around;
    if (r->fragment || tag->element == SHARE__EL_P || share__is_heading(tag->element))
        return;
    share__container container = {around, e->flags & (uint16_t)~share__html_top(r)[-1].flags};
    if (!share__document_add_container(r->document, container, &e->number)) {
        share__html_failed(r, SHARE_ERR_MEMORY);
        return;
    }
    if (e->kind == SHARE__FREE_TEXT)
        e->holder = e->number;
}

share__open_element *share__html_push(share__html_reader *r, const share__tag *tag)
{
    if (r->depth == SHARE__MAX_OPEN) {
        r->overflow += !(tag->traits & SHARE__TRAIT_INLINE);
        return NULL;
    }
    share__open_element *e = &r->stack[r->depth];
    *e = r->stack[r->depth - 1];
    r->depth++;
    e->element = (uint8_t)tag->element;
    e->name_hash = tag->element == SHARE__EL_OTHER ? share__name_hash(r->tokens.text) : 0;
    e->captures = 0;
    e->emphasis = (uint8_t)r->emphasis;
    e->code = (uint8_t)r->code;
    r->open_count[tag->element]++;
    if (share__is_list(tag->element)) {
        e->list_depth += e->list_depth < UINT8_MAX;
        e->numbered = tag->element == SHARE__EL_OL;
    }
    e->in_quote |= tag->element == SHARE__EL_BLOCKQUOTE;
    set_flags(e, tag);
    set_kind(r, e, tag);
    number_container(r, e, tag);
    return e;
}
