/* failure.c - what went wrong, in the caller's struct.
 *
 * libshare's own writer is inside libshare, and this library sees nothing of it but the public
 * header. Messages hold words of servers and of libcurl, and the source is whatever the caller
 * passed as a URL: what comes out is UTF-8 without control characters all the same, '?' standing
 * for every byte that is none of it. */
#include "fetch/failure.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* The bytes of the UTF-8 sequence at 'text', which ends with NUL; 0 when it is ill-formed. */
static size_t sequence(const unsigned char *text)
{
    unsigned char c = text[0];
    size_t n = c < 0x80 ? 1 : c < 0xC2 ? 0 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : c < 0xF5 ? 4 : 0;
    for (size_t i = 1; i < n; i++)
        if ((text[i] & 0xC0) != 0x80)
            return 0;
    bool bad = (c == 0xE0 && text[1] < 0xA0) || (c == 0xED && text[1] > 0x9F) ||
               (c == 0xF0 && text[1] < 0x90) || (c == 0xF4 && text[1] > 0x8F);
    return bad ? 0 : n;
}

/* In place. What vsnprintf() cut in the middle of a sequence becomes '?' as well. */
static void clean(char *text)
{
    for (unsigned char *p = (unsigned char *)text; *p;) {
        size_t n = sequence(p);
        if (n == 1 && (*p < ' ' || *p == 0x7F))
            *p = ' ';
        if (n == 0)
            *p = '?';
        p += n ? n : 1;
    }
}

share_status share__fetch_fail(share_error *error, share_status status, const char *format, ...)
{
    if (!error)
        return status;
    memset(error, 0, sizeof *error);
    error->status = status;
    va_list args;
    va_start(args, format);
    vsnprintf(error->message, sizeof error->message, format, args);
    va_end(args);
    clean(error->message);
    return status;
}

void share__fetch_source(share_error *error, const char *source)
{
    if (!error || error->source[0])
        return;
    size_t length = strlen(source);
    const char *dots = "";
    if (length >= sizeof error->source) { /* the end of an address says more than its start */
        dots = "\xE2\x80\xA6";
        source += length - (sizeof error->source - 4);
        while (((unsigned char)*source & 0xC0) == 0x80)
            source++;
    }
    snprintf(error->source, sizeof error->source, "%s%s", dots, source);
    clean(error->source);
}
