/* page.h - what a server answered. */
#ifndef SHARE_FETCH_PAGE_H
#define SHARE_FETCH_PAGE_H

#include <share/fetch.h>

typedef struct share__page {
    char *data; /* the bytes, decompressed */
    size_t length, room;
    char *url;           /* where they came from, after redirects */
    share_format format; /* as the header says; SHARE_AUTO when it leaves that open */
    char charset[64];    /* likewise; "" */
} share__page;

/* Appends; never more than 'max' bytes in all. */
share_status share__page_add(share__page *page, const char *data, size_t length, size_t max,
                             share_error *error);
/* Is an answer with this Content-Type (NULL: none) an article? Notes format and charset. */
share_status share__page_type(share__page *page, const char *type, share_error *error);
void share__page_free(share__page *page);

#endif
