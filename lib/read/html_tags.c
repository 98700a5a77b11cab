/* html_tags.c - what a start tag or an end tag does to the page that is being read.
 *
 * Text inside a line (bold, links, spans) is counted, not stacked, unless something hangs on it: a
 * record, a hint, its being hidden. Blocks go on the stack and end the block of text before them.
 * Contents that are no text (drawings, options, templates) are dropped up to the end tag, or to
 * the start tag that ends them in browsers. */
#include "read/html_reader.h"

#include <string.h>

/* ---- what a tag says ------------------------------------------------------------------------- */

static bool hides(share__view style)
{
    for (size_t at = share__find(style, ':', 0); at < style.n;
         at = share__find(style, ':', at + 1)) {
        share__view name = share__trim(share__view_slice(style, 0, at));
        share__view value = share__trim(share__view_from(style, at + 1));
        if (share__ends_nocase(name, SHARE__LIT("display")) &&
            share__starts_nocase(value, SHARE__LIT("none")))
            return true;
        if (share__ends_nocase(name, SHARE__LIT("visibility")) &&
            share__starts_nocase(value, SHARE__LIT("hidden")))
            return true;
    }
    return false;
}

/* 'text' is as long as the name. */
static bool is_name(share__view name, const char *text)
{
    return memcmp(name.p, text, name.n) == 0;
}

/* Where in 'tag' the attribute called 'name' is to be kept; NULL: nowhere. */
static share__view *slot_of(share__tag *tag, share__view name)
{
    switch (name.n) {
    case 2:
        return is_name(name, "id") ? &tag->id : NULL;
    case 3:
        return is_name(name, "rel") ? &tag->rel : NULL;
    case 4:
        return is_name(name, "href") ? &tag->href : is_name(name, "role") ? &tag->role : NULL;
    case 5:
        return is_name(name, "class")   ? &tag->class_names
               : is_name(name, "style") ? &tag->style
                                        : NULL;
    case 7:
        return is_name(name, "content") ? &tag->content : NULL;
    case 8:
        return is_name(name, "itemprop")   ? &tag->itemprop
               : is_name(name, "itemtype") ? &tag->itemtype
               : is_name(name, "datetime") ? &tag->datetime
                                           : NULL;
    case 10:
        return is_name(name, "aria-level") ? &tag->level : NULL;
    default:
        return NULL;
    }
}

static void gather(share__html_reader *r, share__tag *tag)
{
    const share__html_tokenizer *t = &r->tokens;
    for (size_t i = 0; i < t->attribute_count; i++) {
        share__view name = t->attributes[i].name, value = t->attributes[i].value;
        share__view *slot = slot_of(tag, name);
        if (slot)
            *slot = value;
        else if (name.n < 6)
            continue; /* none of those that follow */
        else if (share__equal(name, SHARE__LIT("hidden")))
            tag->hidden = !share__equal_nocase(value, SHARE__LIT("until-found"));
        else if (share__equal(name, SHARE__LIT("aria-hidden")))
            tag->aria_hidden = share__equal_nocase(value, SHARE__LIT("true"));
        else if (share__equal(name, SHARE__LIT("itemscope")))
            tag->has_itemscope = true;
    }
    if (tag->class_names.n > 0) {
        const unsigned found = share__class_hints(&r->names, tag->class_names);
        tag->hints = found & ~(unsigned)SHARE__MAY_BE_MICROFORMAT;
        tag->may_be_microformat = (found & SHARE__MAY_BE_MICROFORMAT) != 0;
    }
    if (tag->id.n > 0)
        tag->hints |= share__class_hints(&r->names, tag->id) & ~(unsigned)SHARE__MAY_BE_MICROFORMAT;
    if (tag->style.n > 0 && hides(tag->style))
        tag->hidden = true;
    tag->hidden |= (tag->hints & SHARE__HINT_HIDDEN) != 0;
}

static void count(unsigned *open, int change)
{
    if (change > 0 ? *open < 200 : *open > 0)
        *open += (unsigned)change;
}

/* Bold, italic, code and links have no place on the stack: the standard, too, lets them run on
 * across blocks until their end tag comes. */
static void count_inline(share__html_reader *r, share__element element, int change)
{
    switch (element) {
    case SHARE__EL_B:
    case SHARE__EL_STRONG:
    case SHARE__EL_I:
    case SHARE__EL_EM:
        count(&r->emphasis, change);
        break;
    case SHARE__EL_CODE:
    case SHARE__EL_KBD:
    case SHARE__EL_SAMP:
    case SHARE__EL_TT:
        count(&r->code, change);
        break;
    case SHARE__EL_A:
        if (change < 0)
            r->in_link = false;
        break;
    default:
        break;
    }
}

/* Elements that end by another way than being on top of the stack: what they began is done, what
 * is open inside them stays open. */
static void neutralize(share__html_reader *r, size_t i)
{
    share__open_element *e = &r->stack[i];
    if (i + 1 == r->depth) {
        share__html_pop(r);
        return;
    }
    unsigned above = 0; /* records end in the order in which they began, last first */
    for (size_t k = i + 1; k < r->depth; k++)
        above += r->stack[k].captures;
    if (e->captures && above == 0) {
        share__html_end_captures(r, e->captures);
        e->captures = 0;
    }
    r->open_count[e->element]--;
    e->element = SHARE__EL_OTHER;
    e->name_hash = 0;
    r->open_count[SHARE__EL_OTHER]++;
}

static void close_link(share__html_reader *r)
{
    r->in_link = false;
    if (r->open_count[SHARE__EL_A] == 0)
        return;
    for (size_t i = r->depth; i-- > 1;)
        if (r->stack[i].element == SHARE__EL_A) {
            neutralize(r, i);
            return;
        }
}

static bool is_dropped_inline(share__html_reader *r, const share__tag *tag)
{
    switch (tag->element) {
    case SHARE__EL_NOSCRIPT:
    case SHARE__EL_RT:
    case SHARE__EL_RP:
        return true;
    case SHARE__EL_A: /* "[1]" above the line, "#" behind a heading */
        return tag->hidden ||
               (r->link_is_local && (r->open_count[SHARE__EL_SUP] > 0 || tag->aria_hidden));
    case SHARE__EL_SUP:
        return r->in_link && r->link_is_local;
    default:
        return tag->hidden;
    }
}

static void start_inline(share__html_reader *r, share__tag *tag)
{
    if (tag->element == SHARE__EL_A) {
        close_link(r);
        r->in_link = tag->href.n > 0;
        r->link_is_local = share__starts_with(tag->href, SHARE__LIT("#"));
    }
    count_inline(r, tag->element, 1);
    uint8_t scope;
    unsigned captures = share__html_begin_records(r, tag, &scope);
    bool dropped = is_dropped_inline(r, tag);
    unsigned shown = tag->hints & (SHARE__HINT_STANDFIRST | SHARE__HINT_BYLINE |
                                   SHARE__HINT_COMMENTS | SHARE__HINT_NAV | SHARE__HINT_ASIDE);
    bool custom = tag->element == SHARE__EL_OTHER && tag->hints;
    if (!captures && !dropped && !shown && !custom && !tag->has_itemscope &&
        r->open_count[tag->element] == 0 && tag->element != SHARE__EL_SUP)
        return;
    if (tag->hidden && tag->element == SHARE__EL_OTHER)
        dropped = false; /* a custom element may hold blocks: they are flagged */
    share__open_element *e = share__html_push(r, tag);
    if (e) {
        e->captures = (uint8_t)captures;
        e->dropped |= dropped;
        e->scope = scope;
    } else if (captures) {
        share__html_end_captures(r, captures);
    }
}

static void start_block_element(share__html_reader *r, share__tag *tag)
{
    unsigned kind = share__html_top(r)->kind;
    bool cell = share__is_cell(tag->element) && tag->element != SHARE__EL_CAPTION;
    bool inside = (tag->element == SHARE__EL_BUTTON && kind == SHARE__HEADING) ||
                  (kind == SHARE__CODE && tag->element == SHARE__EL_DIV);
    if (inside && kind == SHARE__CODE && r->block.started)
        r->block.breaks = 1;
    share__html_close_implied(r, tag);
    if (cell)
        r->block.cell_pending = true;
    else if (!inside && !r->block.cell_pending &&
             (tag->element == SHARE__EL_TABLE || !share__is_in_table(tag->element)))
        share__html_flush_cell(r);
    else if (!inside)
        share__html_flush(r);
    if (tag->element == SHARE__EL_BODY) {
        if (r->has_body)
            return;
        r->has_body = true;
    }
    uint8_t scope;
    unsigned captures = share__html_begin_records(r, tag, &scope);
    share__open_element *e = share__html_push(r, tag);
    if (e) {
        e->captures = (uint8_t)captures;
        e->scope = scope;
    } else if (captures) {
        share__html_end_captures(r, captures);
    }
}

/* Checks for robots come from few makers, whose scripts tell. */
static void note_script(share__html_reader *r)
{
    static const char *const makers[] = {"captcha",  "challenge-platform",  "/turnstile/",
                                         "datadome", "_Incapsula_Resource", "px-cloud",
                                         "awswaf"};
    share__view from = share__html_value_of(&r->tokens, SHARE__LIT("src"), NULL);
    r->document->page |= SHARE__PAGE_SCRIPT;
    for (size_t i = 0; from.n > 0 && i < sizeof makers / sizeof *makers; i++)
        if (share__find_view(from, share__view_of(makers[i]), 0) < from.n)
            r->document->page |= SHARE__PAGE_CAPTCHA;
}

static void note_field(share__html_reader *r)
{
    share__view type = share__html_value_of(&r->tokens, SHARE__LIT("type"), NULL);
    if (share__equal_nocase(type, SHARE__LIT("password")) &&
        !(share__html_top(r)->flags & (SHARE__IN_NAV | SHARE__IN_HEADER | SHARE__IN_FOOTER |
                                       SHARE__IN_ASIDE | SHARE__IN_COMMENTS | SHARE__HIDDEN)))
        r->document->page |= SHARE__PAGE_PASSWORD;
}

/* What opens a feed or a site map instead of a page. */
static bool is_feed(share__view name)
{
    return share__equal(name, SHARE__LIT("rss")) || share__equal(name, SHARE__LIT("feed")) ||
           share__equal(name, SHARE__LIT("rdf:rdf")) || share__equal(name, SHARE__LIT("urlset")) ||
           share__equal(name, SHARE__LIT("sitemapindex"));
}

/* Raw text and what only metadata come of. True when the tag is dealt with. */
static bool start_special(share__html_reader *r, share__tag *tag)
{
    share__html_tokenizer *t = &r->tokens;
    switch (tag->element) {
    case SHARE__EL_META:
        share__html_meta_element(r, tag);
        return true;
    case SHARE__EL_LINK:
        share__html_link_element(r, tag);
        return true;
    case SHARE__EL_HTML:
        share__html_html_element(r);
        return true;
    case SHARE__EL_BASE:
        if (tag->href.n > 0)
            share__html_record(r, "base", share__html_folded(r, tag->href, true, true),
                               SHARE_FROM_HTML_HEAD, r->tokens.at);
        return true;
    case SHARE__EL_HEAD:
        return true;
    case SHARE__EL_TITLE:
        r->wants_title = !r->has_title;
        break;
    case SHARE__EL_SCRIPT: {
        share__view type = share__html_value_of(t, SHARE__LIT("type"), NULL);
        r->wants_json_ld =
            share__starts_nocase(share__trim(type), SHARE__LIT("application/ld+json"));
        if (!r->wants_json_ld)
            note_script(r);
        share__html_enter(t, SHARE__HTML_SCRIPT);
        return true;
    }
    case SHARE__EL_PLAINTEXT:
        share__html_flush(r);
        share__html_enter(t, SHARE__HTML_PLAINTEXT);
        return true;
    case SHARE__EL_BR:
        r->block.breaks++;
        return true;
    case SHARE__EL_HR:
        share__html_close_paragraph(r);
        share__html_add_mark(r, SHARE__BREAK, t->at);
        return true;
    default:
        break;
    }
    if (tag->traits & SHARE__TRAIT_ESCAPABLE)
        share__html_enter(t, SHARE__HTML_ESCAPABLE);
    else if (tag->traits & SHARE__TRAIT_RAW)
        share__html_enter(t, SHARE__HTML_RAW);
    return (tag->traits & (SHARE__TRAIT_RAW | SHARE__TRAIT_ESCAPABLE)) != 0;
}

/* A start tag among what is dropped. True when the dropping ends there: a drawing ends where an
 * element of HTML begins, a list of options at the next block. */
static bool ends_dropping(share__html_reader *r, share__tag *tag)
{
    share__html_tokenizer *t = &r->tokens;
    bool block = (tag->traits & SHARE__TRAIT_CLOSES_P) != 0;
    bool svg = r->dropping == SHARE__EL_SVG;
    if (tag->element == r->dropping) {
        r->drop_depth += !t->self_closing;
        return false;
    }
    if ((svg || r->dropping == SHARE__EL_SELECT || r->dropping == SHARE__EL_DATALIST) && block)
        return true;
    if (svg)
        return false;
    if (tag->element == SHARE__EL_SCRIPT)
        share__html_enter(t, SHARE__HTML_SCRIPT);
    else if (tag->traits & SHARE__TRAIT_RAW)
        share__html_enter(t, SHARE__HTML_RAW);
    else if (tag->traits & SHARE__TRAIT_ESCAPABLE)
        share__html_enter(t, SHARE__HTML_ESCAPABLE);
    return false;
}

/* <span id="more-12"> is how WordPress shows its <!--more-->. */
static bool is_more_mark(const share__tag *tag)
{
    return tag->element == SHARE__EL_SPAN && share__starts_with(tag->id, SHARE__LIT("more-")) &&
           tag->id.n > 5 && share__is_digit(tag->id.p[5]);
}

void share__html_add_more(share__html_reader *r, const char *at)
{
    if (r->block.started && share__trim(share__buffer_view(&r->text)).n > 0)
        r->block.flags |= SHARE__GLUED;
    else
        share__html_add_mark(r, SHARE__MORE, at);
}

void share__html_on_start(share__html_reader *r)
{
    share__tag tag = {.element = share__element_of(&r->names, r->tokens.text)};
    tag.traits = share__element_traits(tag.element);
    if (r->dropping != SHARE__EL_OTHER) {
        if (!ends_dropping(r, &tag))
            return;
        r->dropping = SHARE__EL_OTHER;
        r->tokens.in_foreign = false;
    }
    if (r->tokens.attribute_count > 0)
        gather(r, &tag);
    if (tag.hints & SHARE__HINT_CAPTCHA)
        r->document->page |= SHARE__PAGE_CAPTCHA;
    if (tag.element == SHARE__EL_INPUT)
        note_field(r);
    else if (tag.element == SHARE__EL_OTHER && r->depth == 1 && !r->has_body &&
             is_feed(r->tokens.text))
        r->document->page |= SHARE__PAGE_FEED;
    if (start_special(r, &tag))
        return;
    if (tag.traits & SHARE__TRAIT_DROP) {
        if (tag.element == SHARE__EL_SVG && r->tokens.self_closing)
            return;
        r->dropping = tag.element;
        r->drop_depth = 0;
        r->tokens.in_foreign = tag.element == SHARE__EL_SVG;
        return;
    }
    if (is_more_mark(&tag))
        share__html_add_more(r, r->tokens.at);
    uint8_t scope;
    if (tag.traits & SHARE__TRAIT_VOID)
        share__html_begin_records(r, &tag, &scope);
    else if (tag.traits & SHARE__TRAIT_INLINE)
        start_inline(r, &tag);
    else
        start_block_element(r, &tag);
}

/* ---- end tags -------------------------------------------------------------------------------- */

static bool is_formatting(share__element element)
{
    switch (element) {
    case SHARE__EL_A:
    case SHARE__EL_B:
    case SHARE__EL_BIG:
    case SHARE__EL_CODE:
    case SHARE__EL_EM:
    case SHARE__EL_FONT:
    case SHARE__EL_I:
    case SHARE__EL_NOBR:
    case SHARE__EL_S:
    case SHARE__EL_SMALL:
    case SHARE__EL_STRIKE:
    case SHARE__EL_STRONG:
    case SHARE__EL_TT:
    case SHARE__EL_U:
        return true;
    default:
        return false;
    }
}

static void end_inline(share__html_reader *r, share__element element)
{
    count_inline(r, element, -1);
    if (r->open_count[element] == 0)
        return;
    uint32_t hash = element == SHARE__EL_OTHER ? share__name_hash(r->tokens.text) : 0;
    for (size_t i = r->depth; i-- > 1;) {
        const share__open_element *e = &r->stack[i];
        if (e->element == element && e->name_hash == hash) {
            if (is_formatting(element))
                neutralize(r, i);
            else
                share__html_pop_to(r, i);
            return;
        }
        bool inline_too = share__element_traits((share__element)e->element) & SHARE__TRAIT_INLINE;
        /* browsers read <noscript> as raw text: what is open in it ends with it */
        if (!inline_too && !is_formatting(element) && element != SHARE__EL_NOSCRIPT)
            return;
    }
}

/* Whether an end tag of 'element' does not reach beyond an open 'open'. */
static bool is_barrier(share__element element, unsigned open)
{
    if (share__is_in_table(element))
        return open == SHARE__EL_TABLE && element != SHARE__EL_TABLE;
    if (share__is_cell(open) || open == SHARE__EL_TABLE)
        return true;
    if (element == SHARE__EL_LI)
        return share__is_list(open);
    return element == SHARE__EL_P && open == SHARE__EL_BUTTON;
}

static void end_block_element(share__html_reader *r, share__element element)
{
    if (element == SHARE__EL_BODY)
        return;
    bool heading = share__is_heading(element);
    if (r->open_count[element] == 0 && !heading)
        return;
    for (size_t i = r->depth; i-- > 1;) {
        unsigned open = r->stack[i].element;
        if (open == element || (heading && share__is_heading(open))) {
            bool inside =
                i > 0 && ((element == SHARE__EL_BUTTON && r->stack[i].kind == SHARE__HEADING) ||
                          (element == SHARE__EL_DIV && r->stack[i].kind == SHARE__CODE));
            if (element != SHARE__EL_TD && element != SHARE__EL_TH && !inside)
                share__html_flush(r);
            share__html_pop_to(r, i);
            return;
        }
        if (is_barrier(element, open))
            return;
    }
}

void share__html_on_end(share__html_reader *r)
{
    share__element element = share__element_of(&r->names, r->tokens.text);
    if (r->dropping != SHARE__EL_OTHER) {
        if (element == r->dropping && r->drop_depth-- == 0) {
            r->dropping = SHARE__EL_OTHER;
            r->tokens.in_foreign = false;
        }
        return;
    }
    unsigned traits = share__element_traits(element);
    if (element == SHARE__EL_BR) {
        r->block.breaks++;
        return;
    }
    if (traits & (SHARE__TRAIT_VOID | SHARE__TRAIT_DROP | SHARE__TRAIT_HEAD | SHARE__TRAIT_RAW |
                  SHARE__TRAIT_ESCAPABLE))
        return;
    if (r->overflow > 0 && !(traits & SHARE__TRAIT_INLINE)) {
        share__html_flush(r);
        r->overflow--;
        return;
    }
    if (traits & SHARE__TRAIT_INLINE)
        end_inline(r, element);
    else
        end_block_element(r, element);
}
