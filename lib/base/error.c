/* error.c - what can go wrong: one table, one writer.
 *
 * A format function of our own because the library takes nothing from stdio, and because its
 * views are not NUL-terminated. */
#include "base/error.h"

#include "base/utf8.h"

#include <string.h>

static const struct {
    const char *name, *text;
} statuses[] = {
    [SHARE_OK] = {"ok", "no error"},
    [SHARE_ERR_MEMORY] = {"memory", "out of memory"},
    [SHARE_ERR_USAGE] = {"usage", "the call is wrong"},
    [SHARE_ERR_NOT_FOUND] = {"not_found", "the input cannot be opened"},
    [SHARE_ERR_IO] = {"io", "reading failed"},
    [SHARE_ERR_ENCODING] = {"not_text", "the input is not text"},
    [SHARE_ERR_SYNTAX] = {"syntax", "the front matter is malformed"},
    [SHARE_ERR_LAYOUT] = {"layout", "the layout is malformed"},
    [SHARE_ERR_TOO_BIG] = {"too_big", "the input is too large"},
    [SHARE_ERR_NO_HEADLINE] = {"no_headline", "nothing in the input can serve as a headline"},
    [SHARE_ERR_TOO_LONG] = {"too_long", "the parts that may not be cut exceed the limit"},
    [SHARE_ERR_FORMAT] = {"format", "a kind of file that is not read"},
    [SHARE_ERR_NOT_ARTICLE] = {"not_article", "the page is no article"},
    [SHARE_ERR_NO_HOST] = {"no_host", "there is no such host"},
    [SHARE_ERR_NETWORK] = {"network", "the network failed"},
    [SHARE_ERR_REFUSED] = {"refused", "the address is not one to fetch from"},
};

const char *share_strerror(share_status status)
{
    return (size_t)status < sizeof statuses / sizeof *statuses ? statuses[status].text
                                                               : "unknown error";
}

const char *share_status_name(share_status status)
{
    return (size_t)status < sizeof statuses / sizeof *statuses ? statuses[status].name : "";
}

share__place share__place_of(const char *start, const char *at)
{
    share__place place = {1, 1};
    for (const char *p = start; p < at; p++) {
        if (*p == '\n' || (*p == '\r' && !(p + 1 < at && p[1] == '\n'))) {
            place.line++;
            place.column = 1;
        } else {
            place.column++;
        }
    }
    return place;
}

typedef struct writer {
    char *p;
    size_t n, room;
} writer;

/* What does not fit is cut between code points; white space and each byte of what could steer a
 * terminal become spaces. */
static void write_text(writer *w, share__view v)
{
    size_t room = w->room - w->n;
    size_t n = v.n < room ? v.n : room;
    if (n < v.n)
        while (n > 0 && ((unsigned char)v.p[n] & 0xC0) == 0x80)
            n--;
    for (size_t i = 0, spaces = 0; i < n; i++) {
        if (spaces == 0)
            spaces = share__is_space(v.p[i]) ? 1 : share__utf8_steers(share__view_from(v, i));
        w->p[w->n++] = spaces > 0 ? ' ' : v.p[i];
        spaces -= spaces > 0;
    }
    if (n < v.n)
        w->room = w->n; /* full: nothing may follow a piece that was cut */
}

/* The same for bytes that may be ill-formed, such as a file's name. */
static void write_view(writer *w, share__view v)
{
    while (v.n > 0) {
        size_t good = share__utf8_check(v);
        write_text(w, (share__view){v.p, good});
        if (good == v.n)
            break;
        write_text(w, SHARE__LIT("\xEF\xBF\xBD"));
        v = share__view_from(v, good + share__utf8_bad_length(v, good));
    }
}

static void write_number(writer *w, size_t number)
{
    char digits[24];
    size_t n = sizeof digits;
    do
        digits[--n] = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    write_view(w, (share__view){digits + n, sizeof digits - n});
}

static void write_format(writer *w, const char *format, va_list args)
{
    for (; *format; format++) {
        if (*format != '%') {
            write_text(w, (share__view){format, 1});
            continue;
        }
        switch (*++format) {
        case 's':
            write_view(w, share__view_of(va_arg(args, const char *)));
            break;
        case 'v':
            write_view(w, va_arg(args, share__view));
            break;
        case 'u':
            write_number(w, va_arg(args, unsigned));
            break;
        case 'z':
            write_number(w, va_arg(args, size_t));
            break;
        default:
            write_text(w, (share__view){format, 1});
        }
    }
}

share_status share__fail(share_error *error, share_status status, share__place place,
                         const char *format, ...)
{
    va_list args;
    va_start(args, format);
    share__fail_args(error, status, place, format, args);
    va_end(args);
    return status;
}

share_status share__fail_args(share_error *error, share_status status, share__place place,
                              const char *format, va_list args)
{
    if (!error)
        return status;
    error->status = status;
    error->line = place.line;
    error->column = place.column;
    error->source[0] = '\0';
    writer w = {error->message, 0, sizeof error->message - 1};
    write_format(&w, format, args);
    error->message[w.n] = '\0';
    return status;
}

share_status share__fail_memory(share_error *error)
{
    return share__fail(error, SHARE_ERR_MEMORY, SHARE__NOWHERE, "out of memory");
}

void share__error_source(share_error *error, const char *source)
{
    if (!error || error->source[0])
        return;
    share__view v = share__view_of(source);
    writer w = {error->source, 0, sizeof error->source - 1};
    if (v.n > w.room) { /* the end of a path says more than its start */
        v = share__view_from(v, v.n - (w.room - 3));
        while (v.n > 0 && ((unsigned char)v.p[0] & 0xC0) == 0x80)
            v = share__view_from(v, 1);
        write_view(&w, SHARE__LIT("\xE2\x80\xA6"));
    }
    write_view(&w, v);
    error->source[w.n] = '\0';
}
