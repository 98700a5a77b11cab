/* failure.c - one way for every failure: a line of words on standard error, and with --json an
 * object on standard output, so that whoever reads objects needs to read nothing else. */
#include "failure.h"

#include "exit_codes.h"
#include "text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

share_status failure_note(share_error *error, share_status status, const char *source,
                          const char *format, ...)
{
    memset(error, 0, sizeof *error);
    error->status = status;
    size_t length = strlen(source);
    const char *dots = length < sizeof error->source ? "" : "...";
    if (*dots) { /* the end of a long name says more than its start */
        source += length - (sizeof error->source - 4);
        while (((unsigned char)*source & 0xC0) == 0x80)
            source++;
    }
    snprintf(error->source, sizeof error->source, "%s%s", dots, source);
    va_list args;
    va_start(args, format);
    vsnprintf(error->message, sizeof error->message, format, args);
    va_end(args);
    return status;
}

static void write_object(const share_error *error, int json, int code)
{
    share_json_options how = SHARE_JSON_OPTIONS_INIT;
    char *text = NULL;
    how.flags = json == JSON_ASCII ? SHARE_JSON_ASCII : 0;
    how.exit_code = code;
    if (share_json_error(&text, error, &how) != SHARE_OK) {
        complain("out of memory");
        return;
    }
    output_line(text, strlen(text));
    share_free(text);
}

int failure_report(share_error *error, int json, const char *hint)
{
    return failure_report_as(error, exit_code_of(error->status), json, hint);
}

int failure_report_as(share_error *error, int code, int json, const char *hint)
{
    /* An article that cannot be used always has a place, for editors that jump there. */
    unsigned line = error->line == 0 && code == EXIT_ARTICLE ? 1 : error->line;
    text_make_clean(error->source);
    text_make_clean(error->message);
    complain_at(error->source, line, error->column, "", error->message);
    if (hint)
        say("%s", hint);
    if (json != JSON_OFF)
        write_object(error, json, code);
    return code;
}
