/* document.h - what every reader makes: blocks in reading order, and metadata records.
 *
 * Flat on purpose. Whatever the input was (Markdown, a page, the dump of a page), picking sees
 * this and nothing else. All text is well-formed UTF-8 without NUL and lives as long as the
 * document. Control characters may stand in it: values and bodies lose them, see article.c. */
#ifndef SHARE_READ_DOCUMENT_H
#define SHARE_READ_DOCUMENT_H

#include "base/arena.h"
#include "base/error.h"

#include <stdint.h>

typedef enum share__block_kind {
    SHARE__HEADING,   /* level 1 to 6; 0: a line that stands like a heading (plain text) */
    SHARE__PARAGRAPH, /* running text */
    SHARE__LINE,      /* a short free line of a dump: navigation, a byline, a label, a button */
    SHARE__ITEM,      /* a list item; level is its depth from 1 */
    SHARE__QUOTE,     /* a paragraph inside a quotation */
    SHARE__CODE,
    SHARE__TABLE,   /* one row */
    SHARE__CAPTION, /* of a figure or table */
    SHARE__NOTE,    /* a footnote, an admonition's title */
    SHARE__BREAK,   /* a thematic break; no text */
    SHARE__MORE     /* <!--more-->: what stands before it is the author's teaser; no text */
} share__block_kind;

/* Flags of a block: what its container says about it. Readers set them, picking weighs them. */
enum {
    SHARE__IN_NAV = 1 << 0,    /* nav, menu, breadcrumb */
    SHARE__IN_HEADER = 1 << 1, /* the page's header, not the article's */
    SHARE__IN_FOOTER = 1 << 2,
    SHARE__IN_ASIDE = 1 << 3,   /* aside, sidebar, related */
    SHARE__IN_ARTICLE = 1 << 4, /* article, main, itemprop=articleBody */
    SHARE__IN_COMMENTS = 1 << 5,
    SHARE__IN_FORM = 1 << 6,
    SHARE__IN_FIGURE = 1 << 7,
    SHARE__HIDDEN = 1 << 8,
    SHARE__STANDFIRST = 1 << 9,  /* its class or itemprop says so */
    SHARE__BYLINE = 1 << 10,     /* likewise */
    SHARE__TIGHT = 1 << 11,      /* no blank line between it and the block before (plain text) */
    SHARE__NUMBERED = 1 << 12,   /* item of an ordered list */
    SHARE__GLUED = 1 << 13,      /* the more mark stood inside this paragraph */
    SHARE__EMPHASIZED = 1 << 14, /* all of its text is bold or italic */
    SHARE__IN_TAGS = 1 << 15     /* what its class calls a list of tags */
};

typedef struct share__block {
    share__view text;      /* plain text: no markup, white space folded to single spaces; code and
                              table rows keep their inner white space */
    uint32_t line, column; /* where it starts in the input, from 1 */
    uint32_t link_bytes;   /* how many bytes of the text are link text */
    uint32_t code_bytes;   /* how many are inline code */
    uint16_t flags;
    uint8_t kind; /* share__block_kind */
    uint8_t level;
    uint32_t container; /* web pages: what holds the block, an index of document->containers */
} share__block;

/* One value of one key. A list gives several records with the same key, in order. */
typedef struct share__meta {
    share__view key;   /* lower case, nested keys joined by '.': "seo.description", "og:title" */
    share__view value; /* as decoded; may hold Markdown and line breaks */
    uint32_t line, column;
    uint8_t origin; /* share_origin */
    bool listed;    /* it stood in a list, so it is one item and must not be split */
} share__meta;

/* Whether it has this key; nearly all are told apart by their first letters. */
static inline bool share__meta_is(const share__meta *meta, const char *key)
{
    size_t i = 0;
    while (i < meta->key.n && key[i] == meta->key.p[i] && key[i] != '\0')
        i++;
    return i == meta->key.n && key[i] == '\0';
}

/* An element of a web page that holds blocks. Siblings have the same container; what holds a
 * container comes before it. */
typedef struct share__container {
    uint32_t parent; /* of number 0, which is the page: 0 */
    uint16_t flags;  /* those that it adds to its parent's */
} share__container;

/* What a web page has besides blocks and records: what tells pages that are no article. */
enum {
    SHARE__PAGE_SCRIPT = 1 << 0,   /* a script that is no data */
    SHARE__PAGE_PASSWORD = 1 << 1, /* a field for a password, not in a menu or sidebar */
    SHARE__PAGE_CAPTCHA = 1 << 2,  /* parts of a check for robots */
    SHARE__PAGE_REFRESH = 1 << 3,  /* sends the browser elsewhere */
    SHARE__PAGE_FEED = 1 << 4      /* RSS, Atom or a site map, no page at all */
};

/* What is kept of an input, so that many small pieces do not take many times its memory; 0 for no
 * limit. What is beyond is left out, with a warning. */
typedef struct share__room {
    size_t blocks, containers, metas, meta_bytes;
} share__room;

typedef struct share__document {
    share__arena arena; /* of the texts */
    share__block *blocks;
    size_t block_count, block_room;
    share__container *containers; /* of a web page, else none */
    size_t container_count, container_room;
    share__meta *metas;
    size_t meta_count, meta_room, meta_bytes;
    share_warning *warnings;
    size_t warning_count, warning_room;
    unsigned page; /* SHARE__PAGE_... */
    share__room limits;
    share__block beyond; /* what is written to a block that is left out */
    bool left_out;
    share_format format;
} share__document;

/* Sets the limits for an input of so many bytes; the document's format is known. */
void share__document_limit(share__document *document, size_t input);
/* No block more will be kept: its text need not be made. Notes that something is left out. */
bool share__document_is_full(share__document *document);
/* A new block at the end, zeroed, to be filled in; NULL when memory ends. */
share__block *share__document_add_block(share__document *document, share__block_kind kind);
/* False when memory ends; *number is the new container's, or the parent's where no more is kept. */
bool share__document_add_container(share__document *document, share__container container,
                                   uint32_t *number);
/* 'key' and 'value' must live as long as the document. */
share_status share__document_add_meta(share__document *document, share__meta meta);
/* Whether a record of so many bytes will be kept. */
bool share__document_has_room(const share__document *document, size_t meta_bytes);
/* At most SHARE__MAX_WARNINGS are kept. The format is share__fail()'s; 'code' must be a literal. */
enum { SHARE__MAX_WARNINGS = 100 };
share_status share__document_warn(share__document *document, const char *code, share__place place,
                                  size_t offset, const char *format, ...);
void share__document_free(share__document *document);

#endif
