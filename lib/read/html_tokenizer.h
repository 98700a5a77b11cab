/* html_tokenizer.h - from the text of a page to tags, text, comments: no tree, no copies.
 *
 *     share__html_tokenizer *t = ...;       (12 KB: not for the stack)
 *     share__html_start(t, text);
 *     while (share__html_next(t))
 *         if (t->kind == SHARE__HTML_START && ...)
 *             share__html_enter(t, SHARE__HTML_SCRIPT);
 *     share__html_end(t);                   (t->no_memory tells why it ended early)
 *
 * Also here for others: references are decoded by share__html_decode() of html_entities.h. */
#ifndef SHARE_READ_HTML_TOKENIZER_H
#define SHARE_READ_HTML_TOKENIZER_H

#include "base/arena.h"

typedef enum share__html_kind {
    SHARE__HTML_TEXT,    /* text: the characters; two text tokens may follow each other */
    SHARE__HTML_START,   /* text: the name, ASCII letters in lower case */
    SHARE__HTML_END,     /* likewise; attributes are not kept */
    SHARE__HTML_COMMENT, /* text: what it says */
    SHARE__HTML_DOCTYPE  /* text: the name */
} share__html_kind;

/* How what follows is to be read; the tokenizer itself goes back to _DATA at the fitting end tag.
 * _ESCAPABLE is the standard's RCDATA: references count, tags do not. */
typedef enum share__html_model {
    SHARE__HTML_DATA,
    SHARE__HTML_ESCAPABLE, /* title, textarea */
    SHARE__HTML_RAW,       /* style, xmp, iframe, noembed, noframes */
    SHARE__HTML_SCRIPT,
    SHARE__HTML_PLAINTEXT,
    SHARE__HTML_CDATA
} share__html_model;

typedef struct share__html_attribute {
    share__view name;  /* in lower case */
    share__view value; /* as in the input: share__html_value() decodes it */
} share__html_attribute;

enum { SHARE__HTML_MAX_ATTRIBUTES = 256 }; /* of one tag; the rest is read and dropped */

typedef struct share__html_tokenizer {
    /* The token. Views are good until the next call of share__html_next(); those of text, comments
     * and raw values lie in the input. */
    share__html_kind kind;
    share__html_model model; /* what a text token was read as */
    share__view text;
    const char *at; /* where the token starts in the input */
    bool self_closing;
    bool force_quirks, has_public_id, has_system_id; /* of a doctype, as are the next two */
    share__view public_id, system_id;
    size_t attribute_count;
    share__html_attribute attributes[SHARE__HTML_MAX_ATTRIBUTES];

    bool in_foreign; /* the caller's: inside svg or math, where "<![CDATA[" means something */
    bool no_memory;

    /* The tokenizer's own. */
    const char *next, *end;
    const char *raw_end; /* where the contents of the present script, title, ... end */
    share__html_model state;
    share__view last_start; /* as in the input; what an end tag must be called to end raw text */
    share__arena scratch;   /* names that had to be put in lower case, decoded values */
    bool scratch_used, has_oddities;
} share__html_tokenizer;

/* 'text' is well-formed UTF-8 and stays where it is. */
void share__html_start(share__html_tokenizer *t, share__view text);
/* False at the end of the input or when memory ends. */
bool share__html_next(share__html_tokenizer *t);
/* To be called after a start tag whose contents are no markup. */
void share__html_enter(share__html_tokenizer *t, share__html_model model);
void share__html_end(share__html_tokenizer *t);

/* The characters of the present text or comment token: references decoded where they count, line
 * ends made LF. */
share__view share__html_text(share__html_tokenizer *t);
/* The decoded value of attribute number 'i'. */
share__view share__html_value(share__html_tokenizer *t, size_t i);
/* The decoded value of a named attribute; *found, which may be NULL, tells a missing attribute
 * from an empty one. */
share__view share__html_value_of(share__html_tokenizer *t, share__view name, bool *found);

/* What the two above do; for the identifiers of a doctype. */
enum { SHARE__HTML_REFERENCES = 1, SHARE__HTML_IN_ATTRIBUTE = 2, SHARE__HTML_KEEP_NUL = 4 };
share__view share__html_plain(share__html_tokenizer *t, share__view raw, unsigned how);

#endif
