/* metadata.h - the table of keys: what they mean and how much they are believed. */
#ifndef SHARE_PICK_METADATA_H
#define SHARE_PICK_METADATA_H

#include "read/document.h"

#include <share/share.h>
#include <stdint.h>

/* Keys are compared without '_', '-' and spaces, so canonical_url, canonical-url and canonicalUrl
 * are one row. The score is the value's; for tags it only orders the groups of keys, of which the
 * first that has a tag is the answer. */
typedef struct share__key_row {
    const char *key;
    uint16_t score;
    uint8_t meaning; /* share_key */
    uint8_t origin;  /* share_origin of the records that it is for */
    bool spaced;     /* of tags: a string without commas is a list with spaces (Jekyll) */
} share__key_row;

/* page_url.c: whether a page that came from 'base' may say that 'url' is its address. */
bool share__is_own_address(share__view base, share__view url);
/* The address seen from the page's <base>, which is seen from 'base_url'; empty when there is
 * neither. False when memory ends. */
bool share__resolve_address(share__document *document, const char *base_url, share__view value,
                            share__view *out);

extern const share__key_row share__key_rows[];
extern const size_t share__key_row_count;

/* The rows by the first letters of their keys: numbers + 1, in the order of the table. */
enum { SHARE__KEY_LETTERS = 64 };
typedef struct share__key_index {
    uint16_t first[SHARE__KEY_LETTERS];
    uint16_t *next;
} share__key_index;
bool share__index_key_rows(share__key_index *rows, share__arena *arena); /* false: no memory */
/* The row of a key that isn't empty; NULL when it has none. */
const share__key_row *share__find_key_row(const share__key_index *rows, share__view key,
                                          uint8_t origin);

#endif
