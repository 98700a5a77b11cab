/* error.h - the only writer of share_error, and the table of what can go wrong. */
#ifndef SHARE_BASE_ERROR_H
#define SHARE_BASE_ERROR_H

#include "base/view.h"

#include <share/share.h>
#include <stdarg.h>

typedef struct share__place {
    unsigned line, column; /* from 1; 0 for no place */
} share__place;

#define SHARE__NOWHERE ((share__place){0, 0})

/* The place of 'at' in a text that starts at 'start', its first line being line 1. CRLF, CR and LF
 * end lines. Costs a pass over the text before 'at'. */
share__place share__place_of(const char *start, const char *at);

/* Fills 'error' (which may be NULL) and returns 'status'. The first failure is the one that is
 * reported, so propagate what you get and never call this for it again. In the format,
 * %s is a C string, %v a share__view, %u an unsigned, %z a size_t, %% a percent sign. */
share_status share__fail(share_error *error, share_status status, share__place place,
                         const char *format, ...);
share_status share__fail_args(share_error *error, share_status status, share__place place,
                              const char *format, va_list args);
/* SHARE_ERR_MEMORY, with its message. */
share_status share__fail_memory(share_error *error);
/* Writes where the failure happened, the end of a long name; for the public border only. */
void share__error_source(share_error *error, const char *source);

#endif
