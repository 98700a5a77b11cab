/* html_reader.h - what the files of the HTML reader share; for lib/read/html*.c only. */
#ifndef SHARE_READ_HTML_READER_H
#define SHARE_READ_HTML_READER_H

#include "base/buffer.h"
#include "read/html_tokenizer.h"
#include "read/read.h"

/* ---- html_names.c: the elements and the words of class names ------------------------------- */

typedef enum share__element {
    SHARE__EL_OTHER, /* a name that the table lacks */
#define SHARE__ELEMENT(name, id, traits) SHARE__EL_##id,
#include "read/html_elements.inc"
#undef SHARE__ELEMENT
    SHARE__EL_COUNT
} share__element;

enum {                            /* traits of an element */
       SHARE__TRAIT_VOID = 1,     /* has no contents, no end tag */
       SHARE__TRAIT_INLINE = 2,   /* stands inside a line of text */
       SHARE__TRAIT_CLOSES_P = 4, /* its start tag ends an open paragraph */
       SHARE__TRAIT_DROP = 8,     /* its contents are no text: a drawing, a list of options */
       SHARE__TRAIT_ESCAPABLE = 16,
       SHARE__TRAIT_RAW = 32, /* both: its contents are no markup */
       SHARE__TRAIT_HEAD = 64 /* says nothing about where blocks begin and end */
};

enum { /* what class, id, role, ... say of an element */
       SHARE__HINT_NAV = 1 << 0,
       SHARE__HINT_HEADER = 1 << 1,
       SHARE__HINT_FOOTER = 1 << 2,
       SHARE__HINT_ASIDE = 1 << 3,
       SHARE__HINT_ARTICLE = 1 << 4,
       SHARE__HINT_COMMENTS = 1 << 5,
       SHARE__HINT_CAPTION = 1 << 6,
       SHARE__HINT_HIDDEN = 1 << 7,
       SHARE__HINT_STANDFIRST = 1 << 8,
       SHARE__HINT_BYLINE = 1 << 9,
       SHARE__HINT_OWN_HEADER = 1 << 10, /* the header of an article, not of the page */
       SHARE__HINT_TAGS = 1 << 11,       /* a list of tags */
       SHARE__HINT_CAPTCHA = 1 << 12,    /* a check for robots */
       /* no hint: what classes of microformats have in common stands in it */
       SHARE__MAY_BE_MICROFORMAT = 1 << 13
};

/* An index over a table of words, made when reading starts: words that share a first letter stand
 * together in the table, so most lookups end at the mask of the lengths that the letter has. */
typedef struct share__word_index {
    uint16_t first[26];
    uint32_t lengths[26];
} share__word_index;

/* Pages repeat the same class attributes hundreds of times: the last ones, by their letters. */
enum { SHARE__KNOWN_CLASSES = 256, SHARE__KNOWN_ELEMENTS = 64, SHARE__MOST_CLASS_WORDS = 512 };
typedef struct share__known_class {
    share__view value; /* in the input */
    unsigned hints;
} share__known_class;

typedef struct share__names {
    share__word_index elements, words;
    uint16_t pairs[26][26]; /* of words, by two letters: the number of the first + 1 */
    uint16_t next[SHARE__MOST_CLASS_WORDS]; /* and of the next with the same letters */
    share__known_class known[SHARE__KNOWN_CLASSES];
    uint8_t known_elements[SHARE__KNOWN_ELEMENTS]; /* those met last, by length and ends */
} share__names;

void share__names_init(share__names *names);
share__element share__element_of(share__names *names, share__view lower_case_name);
unsigned share__element_traits(share__element element);
unsigned share__role_hints(share__view role);
/* Whether a list parted by white space has a word; ASCII letters fold. */
bool share__has_word(share__view list, share__view word);
/* What a link leads to, by its path: "/tag/running", "/themen/laufen", "/category/sport". */
typedef enum share__path { SHARE__PATH_OTHER, SHARE__PATH_TAG, SHARE__PATH_CATEGORY } share__path;
share__path share__path_kind(const share__names *names, share__view href);
/* The hints in a class or id attribute. */
unsigned share__class_hints(share__names *names, share__view value);

/* ---- html_text.c: the block that is being filled -------------------------------------------- */

enum { SHARE__FREE_TEXT = 255 }; /* a block's kind before its text says whether it is a line */

typedef struct share__open_block {
    bool started; /* it has text */
    uint8_t kind, level;
    uint16_t flags;
    uint32_t container, line, column;
    uint32_t link_bytes, code_bytes;
    bool plain_text;       /* some of its text is not emphasized */
    unsigned breaks;       /* <br> since the last text */
    unsigned cells;        /* of a table row, those with text so far */
    size_t last_cell;      /* where the text of the last one starts, */
    uint32_t links_before; /* and how much of the text before it is links */
    bool cell_pending;     /* a new cell began, which has no text yet */
} share__open_block;

/* Text that is being collected for a metadata record while the blocks pass by. */
enum { SHARE__MAX_CAPTURES = 8, SHARE__MAX_CAPTURED = 4096 };
typedef struct share__capture {
    const char *key; /* a literal, or lies in the document's arena */
    size_t start;    /* in the capture buffer */
    share__place place;
    uint8_t origin;
    bool is_dead; /* it grew too long */
} share__capture;

/* Whose properties the microdata around the text are. */
typedef enum share__scope {
    SHARE__SCOPE_ARTICLE, /* or the page */
    SHARE__SCOPE_AUTHOR,
    SHARE__SCOPE_PUBLISHER,
    SHARE__SCOPE_IMAGE,
    SHARE__SCOPE_OTHER
} share__scope;

/* ---- html.c: the page ----------------------------------------------------------------------- */

enum { SHARE__MAX_OPEN = 256 }; /* elements deeper than that are read without being remembered */

typedef struct share__open_element {
    uint32_t name_hash; /* of an element that the table lacks */
    uint32_t number;    /* as a container, or that of the container around it */
    uint32_t holder;    /* the container of text that stands in it directly */
    uint16_t flags;     /* SHARE__IN_..., with those of the elements around it */
    uint16_t hinted;    /* those flags that rest on class names only */
    uint8_t element, kind, level, list_depth;
    uint8_t captures;        /* how many records wait for its end */
    bool dropped;            /* its text is not shown inside the line */
    bool in_quote, numbered; /* of an ordered list */
    uint8_t scope;           /* share__scope */
    uint8_t emphasis, code;  /* of the text around a table cell */
} share__open_element;

typedef struct share__html_reader {
    share__html_tokenizer tokens;
    share__names names;
    share__document *document;
    share__source source;
    bool fragment; /* blocks only, no metadata */
    share_status status;

    share__open_element stack[SHARE__MAX_OPEN];
    size_t depth, overflow;
    uint16_t open_count[SHARE__EL_COUNT];

    share__element dropping; /* the element whose contents are dropped; _OTHER for none */
    unsigned drop_depth;     /* how many of its kind are open inside */

    share__buffer text;
    share__open_block block;
    unsigned emphasis, code;
    bool in_link, link_is_local; /* "#...": a jump inside the page */
    bool item_is_fresh;          /* nothing of the list item was read yet */

    share__capture captures[SHARE__MAX_CAPTURES];
    size_t capture_count;
    share__buffer captured;

    bool has_title, wants_title, wants_json_ld, has_body;
    char line_end;                   /* '\n', or '\r' in a page that has no other */
    const char *counted, *line_head; /* how far lines are counted */
    unsigned line;
} share__html_reader;

/* What the attributes of one tag say, gathered in one pass; values as in the input. */
typedef struct share__tag {
    share__element element;
    unsigned traits, hints;
    bool hidden, aria_hidden, has_itemscope, may_be_microformat;
    share__view id, role, itemprop, itemtype, rel, href, content, datetime, style, level;
    share__view class_names;
} share__tag;

share__place share__html_place(share__html_reader *r, const char *at);
share__open_element *share__html_top(share__html_reader *r);
void share__html_failed(share__html_reader *r, share_status status);

/* html_stack.c */
bool share__is_heading(unsigned element);
bool share__is_cell(unsigned element);
bool share__is_list(unsigned element);
bool share__is_in_table(unsigned element);
uint32_t share__name_hash(share__view name);
/* Ends what is open on top of the stack, down to 'depth' elements. */
void share__html_pop_to(share__html_reader *r, size_t depth);
void share__html_pop(share__html_reader *r);
void share__html_close_paragraph(share__html_reader *r);
/* Ends what the start tag ends without saying so. */
void share__html_close_implied(share__html_reader *r, const share__tag *tag);
/* The new top; NULL when the stack is full. */
share__open_element *share__html_push(share__html_reader *r, const share__tag *tag);

/* html_tags.c */
void share__html_on_start(share__html_reader *r);
void share__html_on_end(share__html_reader *r);
/* The author's "more" mark: a block of its own, or a flag of the paragraph that it stands in. */
void share__html_add_more(share__html_reader *r, const char *at);

/* html_text.c */
void share__html_add_text(share__html_reader *r, share__view raw, bool references);
void share__html_flush(share__html_reader *r); /* ends the block, if one is open */
/* The same inside a cell of a table: what stands in the cells before it is a block of its own. */
void share__html_flush_cell(share__html_reader *r);
void share__html_add_mark(share__html_reader *r, share__block_kind kind, const char *at);
void share__html_capture(share__html_reader *r, share__view folded);
/* 'raw' as plain text in the document's arena: references decoded once, white space folded. */
share__view share__html_folded(share__html_reader *r, share__view raw, bool references,
                               bool in_attribute);

/* html_meta.c */
void share__html_meta_element(share__html_reader *r, const share__tag *tag);
void share__html_link_element(share__html_reader *r, const share__tag *tag);
void share__html_html_element(share__html_reader *r);
void share__html_title(share__html_reader *r, share__view raw);
/* Records and captures that any element may begin: microdata, microformats, tag links, times.
 * How many captures wait for its end. */
unsigned share__html_begin_records(share__html_reader *r, const share__tag *tag, uint8_t *scope);
void share__html_end_captures(share__html_reader *r, unsigned count);
void share__html_record(share__html_reader *r, const char *key, share__view folded_value,
                        share_origin origin, const char *at);

/* json_repair.c: 'json' with what pages do to it undone; at most four times as long, and 80 more.
 */
void share__json_repair(share__buffer *out, share__view json);
/* json_ld.c: the records of <meta name="parsely-page">, whose references are decoded. */
share_status share__read_parsely(share__document *document, share__view json, share__place place);
/* json_ld.c: the records of one <script type="application/ld+json">. */
share_status share__read_json_ld(share__document *document, share__view json, share__place place,
                                 size_t offset);

#endif
