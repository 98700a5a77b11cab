/* failure.h - what went wrong: noted, said, and put in place of a record. */
#ifndef CLI_FAILURE_H
#define CLI_FAILURE_H

#include "output.h"

#include <share/share.h>

enum { JSON_OFF, JSON_UTF8, JSON_ASCII };

/* Fills a share_error for a failure that the library has not seen. Returns 'status'. */
share_status failure_note(share_error *error, share_status status, const char *source,
                          const char *format, ...) CLI_PRINTF(4, 5);
/* Says it in one line, then 'hint' (or NULL) in another; with JSON the error's object goes to
 * standard output. Returns the exit code. */
int failure_report(share_error *error, int json, const char *hint);
/* The same with an exit code that the status does not tell alone. */
int failure_report_as(share_error *error, int code, int json, const char *hint);

#endif
