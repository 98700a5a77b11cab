/* share_url.h - the article's URL, and the URL that opens a network's share dialog. */
#ifndef SHARE_POST_SHARE_URL_H
#define SHARE_POST_SHARE_URL_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"

/* The URL as it may stand in text: absolute http or https, in ASCII. What must be encoded is, once;
 * what is encoded stays. SHARE_ERR_USAGE for anything else. The results have a NUL. */
share_status share__normal_url(share__arena *arena, share__view url, share__view *out,
                               share_error *error);
/* Sets the query parameter utm_source, and leaves the rest of the URL alone. */
share_status share__tagged_url(share__arena *arena, share__view url, share__view source,
                               share__view *out, share_error *error);
/* 'prefix' and behind it 'value', percent-encoded but for the unreserved characters of RFC 3986. */
share_status share__encoded_url(share__arena *arena, share__view prefix, share__view value,
                                share__view *out, share_error *error);

/* One component of a URL: all but the unreserved characters of RFC 3986 is percent-encoded. */
void share__put_percent_encoded(share__buffer *out, share__view v);

#endif
