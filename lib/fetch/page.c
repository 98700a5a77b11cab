/* page.c - collects the answer, and reads its Content-Type.
 *
 * The limit counts bytes as they come out of the decompression, so that a few kilobytes that
 * unpack to gigabytes stop at the same place as an endless page. Only text that a person reads is
 * an article: HTML, Markdown, plain text. An answer without a type is looked at by the reader,
 * which refuses what is no text. Plain text is left to the reader too: Markdown is often served
 * so, and the URL's ending tells. */
#include "fetch/page.h"

#include "fetch/failure.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { FIRST_ROOM = 64 * 1024 };

static const struct {
    const char *name;
    share_format format;
} types[] = {
    {"text/html", SHARE_HTML},         {"application/xhtml+xml", SHARE_HTML},
    {"text/markdown", SHARE_MARKDOWN}, {"text/x-markdown", SHARE_MARKDOWN},
    {"text/plain", SHARE_AUTO},
};

share_status share__page_add(share__page *page, const char *data, size_t length, size_t max,
                             share_error *error)
{
    if (length > max - page->length)
        return share__fetch_fail(error, SHARE_ERR_TOO_BIG,
                                 "the page has more than %zu bytes, which is the limit", max);
    if (length > page->room - page->length) {
        size_t room = page->room ? page->room : FIRST_ROOM;
        while (length > room - page->length) /* ends: length fits below max, half of a size_t */
            room *= 2;
        char *grown = realloc(page->data, room);
        if (!grown)
            return share__fetch_fail(error, SHARE_ERR_MEMORY, "out of memory");
        page->data = grown;
        page->room = room;
    }
    memcpy(page->data + page->length, data, length);
    page->length += length;
    return SHARE_OK;
}

static size_t trimmed(const char *text, size_t length)
{
    while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t'))
        length--;
    return length;
}

/* charset=utf-8, charset="utf-8"; what holds anything but letters, digits and -_.: is none. */
static void read_charset(share__page *page, const char *parameter, size_t length)
{
    static const char good[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:";
    static const char quotes[] = "\"'";
    if (page->charset[0] || length < 8 || strncasecmp(parameter, "charset", 7) != 0)
        return;
    const char *end = parameter + length, *p = parameter + 7;
    p += strspn(p, " \t");
    if (p >= end || *p != '=')
        return;
    p++;
    p += strspn(p, " \t");
    if (p < end && strchr(quotes, *p))
        p++;
    size_t n = strspn(p, good);
    if (p >= end || n > (size_t)(end - p) || n >= sizeof page->charset)
        return;
    if (p + n < end && !strchr("\"' \t", p[n]))
        return;
    memcpy(page->charset, p, n);
    page->charset[n] = '\0';
}

share_status share__page_type(share__page *page, const char *type, share_error *error)
{
    page->format = SHARE_AUTO;
    page->charset[0] = '\0';
    if (!type)
        return SHARE_OK;
    type += strspn(type, " \t");
    size_t n = strcspn(type, ";"), length = trimmed(type, n), i = 0;
    size_t count = sizeof types / sizeof *types;
    while (i < count &&
           (strlen(types[i].name) != length || strncasecmp(types[i].name, type, length) != 0))
        i++;
    if (i == count && length > 0)
        return share__fetch_fail(error, SHARE_ERR_NOT_ARTICLE,
                                 "the server's answer is of type %.*s, not text to read",
                                 (int)(length < 80 ? length : 80), type);
    if (i < count)
        page->format = types[i].format;
    for (const char *p = type + n; *p == ';';) {
        p++;
        p += strspn(p, " \t");
        size_t part = strcspn(p, ";");
        read_charset(page, p, trimmed(p, part));
        p += part;
    }
    return SHARE_OK;
}

void share__page_free(share__page *page)
{
    free(page->data);
    free(page->url);
}
