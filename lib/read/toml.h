/* toml.h - TOML 1.0 as a tree, for front matter and for the test that holds it to a published
 * suite. */
#ifndef SHARE_READ_TOML_H
#define SHARE_READ_TOML_H

#include "read/read.h"

typedef enum share__toml_type {
    SHARE__TOML_TABLE,
    SHARE__TOML_ARRAY,
    SHARE__TOML_STRING,
    SHARE__TOML_INTEGER,
    SHARE__TOML_FLOAT,
    SHARE__TOML_BOOLEAN,
    SHARE__TOML_DATETIME, /* with an offset */
    SHARE__TOML_LOCAL_DATETIME,
    SHARE__TOML_LOCAL_DATE,
    SHARE__TOML_LOCAL_TIME
} share__toml_type;

typedef struct share__toml_node {
    share__view key;  /* decoded; of an array's item: empty */
    share__view text; /* of a string: decoded; of other scalars: as written */
    share__place place;
    struct share__toml_node *first, *last, *next; /* children, the next sibling */
    struct share__toml_node *parent, *chain;      /* chain: of the hash table */
    unsigned depth, id;
    uint8_t type;
    bool closed;  /* written inline: nothing can be added */
    bool defined; /* by its own [header] */
    bool dotted;  /* by a dotted key */
    bool tables;  /* an array that [[headers]] made */
} share__toml_node;

enum { SHARE__TOML_BUCKETS = 256 }; /* the cap on front matter keeps the chains short */

typedef struct share__toml {
    share__arena *arena;
    share__view text;
    size_t at, line_start;
    unsigned line;
    share_error *error;
    share__toml_node *root;
    share__toml_node *table; /* that the last header opened */
    unsigned nodes;          /* so far */
    share__toml_node *buckets[SHARE__TOML_BUCKETS];
} share__toml;

/* Parses well-formed UTF-8; toml->root is the tree, all of it in 'arena'. What TOML 1.0 does not
 * allow is refused with its line and column. 'error' may not be NULL here. */
share_status share__toml_parse(share__toml *toml, share__arena *arena, share__source source,
                               share_error *error);

/* Between toml.c and toml_value.c. */
char share__toml_peek(const share__toml *toml, size_t ahead); /* NUL behind the end */
share__place share__toml_place(const share__toml *toml);
share_status share__toml_fail(const share__toml *toml, const char *message);
/* Passes LF or CRLF, counting the line; false when there is none. */
bool share__toml_newline(share__toml *toml);
/* The string that starts here, any of the four kinds; as a key only the two of one line. */
share_status share__toml_string(share__toml *toml, bool key, share__view *out);
/* A number, date, time or word: fills type and text. */
share_status share__toml_scalar(share__toml *toml, share__toml_node *node);

#endif
