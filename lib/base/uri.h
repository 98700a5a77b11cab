/* uri.h - references to web addresses, by RFC 3986. */
#ifndef SHARE_BASE_URI_H
#define SHARE_BASE_URI_H

#include "base/arena.h"

/* What a reference is made of (RFC 3986, appendix B), without the marks between. */
typedef struct share__uri {
    share__view scheme, authority, path, query, fragment;
    bool has_scheme, has_authority, has_query, has_fragment;
} share__uri;

share__uri share__uri_split(share__view v);

/* An absolute address that a reader can open: http or https, a host, no space or control. */
bool share__uri_is_web(share__view uri);

/* *out is 'reference' with what no address may hold (spaces, quotes, some brackets)
 * percent-encoded, without tabs and line ends: as browsers do. 'reference' itself when there is
 * nothing to do. False when memory ends. */
bool share__uri_encode(share__arena *arena, share__view reference, share__view *out);

/* *out is the target of 'reference' as seen from 'base' (RFC 3986, 5.2, strict), a piece of the
 * arena; empty when 'base' has no scheme. False when memory ends. */
bool share__uri_resolve(share__arena *arena, share__view base, share__view reference,
                        share__view *out);

#endif
