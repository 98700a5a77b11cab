/* failure.h - the only writer of share_error in libshare-fetch. */
#ifndef SHARE_FETCH_FAILURE_H
#define SHARE_FETCH_FAILURE_H

#include <share/share.h>

/* Fills 'error' (which may be NULL) and returns 'status'. The format is printf's. */
share_status share__fetch_fail(share_error *error, share_status status, const char *format, ...);
/* Names the input, unless that was done: the end of a long name. */
void share__fetch_source(share_error *error, const char *source);

#endif
