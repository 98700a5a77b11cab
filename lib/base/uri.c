/* uri.c - splitting, checking and resolving of web addresses (RFC 3986, 5.2 and appendix B).
 *
 * No normal forms. An address goes out as it came in, but that what no address may hold can be
 * percent-encoded. */
#include "base/uri.h"

#include <string.h>

static bool is_scheme(share__view v)
{
    if (v.n == 0 || !share__is_alpha(v.p[0]))
        return false;
    for (size_t i = 1; i < v.n; i++)
        if (!share__is_alpha(v.p[i]) && !share__is_digit(v.p[i]) && v.p[i] != '+' &&
            v.p[i] != '-' && v.p[i] != '.')
            return false;
    return true;
}

share__uri share__uri_split(share__view v)
{
    share__uri uri = {.scheme = {v.p, 0}};
    size_t mark = share__find(v, '#', 0);
    uri.has_fragment = mark < v.n;
    uri.fragment = share__view_from(v, mark + uri.has_fragment);
    v.n = mark;
    mark = share__find(v, '?', 0);
    uri.has_query = mark < v.n;
    uri.query = share__view_from(v, mark + uri.has_query);
    v.n = mark;
    mark = share__find(v, ':', 0);
    if (mark < v.n && is_scheme(share__view_slice(v, 0, mark))) {
        uri.has_scheme = true;
        uri.scheme = share__view_slice(v, 0, mark);
        v = share__view_from(v, mark + 1);
    }
    if (share__starts_with(v, SHARE__LIT("//"))) {
        v = share__view_from(v, 2);
        mark = share__find(v, '/', 0);
        uri.has_authority = true;
        uri.authority = share__view_slice(v, 0, mark);
        v = share__view_from(v, mark);
    }
    uri.path = v;
    return uri;
}

bool share__uri_is_web(share__view v)
{
    share__uri uri = share__uri_split(v);
    if (!share__equal_nocase(uri.scheme, SHARE__LIT("http")) &&
        !share__equal_nocase(uri.scheme, SHARE__LIT("https")))
        return false;
    for (size_t i = 0; i < v.n; i++)
        if ((unsigned char)v.p[i] <= ' ' || v.p[i] == 0x7F || memchr("<>\"{}\\^`|", v.p[i], 9))
            return false;
    return uri.authority.n > 0 && uri.authority.p[0] != ':';
}

/* What no path, query or fragment may hold. Letters beyond ASCII stay: people read them so, and
 * whoever opens an address encodes them. */
static bool is_foreign(char c)
{
    return (unsigned char)c <= ' ' || c == 0x7F || memchr("<>\"{}\\^`|", c, 9);
}

bool share__uri_encode(share__arena *arena, share__view reference, share__view *out)
{
    static const char digits[] = "0123456789ABCDEF";
    const share__uri uri = share__uri_split(reference);
    const size_t fixed = uri.has_authority ? (size_t)(uri.path.p - reference.p) : 0;
    size_t foreign = 0;
    for (size_t i = fixed; i < reference.n; i++)
        foreign += is_foreign(reference.p[i]);
    *out = reference;
    if (foreign == 0)
        return true;
    char *text = share__arena_bytes(arena, reference.n + 2 * foreign);
    if (!text)
        return false;
    size_t n = 0;
    for (size_t i = 0; i < reference.n; i++) {
        const char c = reference.p[i];
        if (c == '\t' || c == '\n' || c == '\r')
            continue;
        if (i < fixed || !is_foreign(c)) {
            text[n++] = c;
            continue;
        }
        text[n++] = '%';
        text[n++] = digits[(unsigned char)c >> 4];
        text[n++] = digits[(unsigned char)c & 15];
    }
    *out = (share__view){text, n};
    return true;
}

/* Cuts the last segment and the slash before it off what has been written since 'start'. */
static size_t drop_segment(const char *out, size_t start, size_t n)
{
    while (n > start && out[--n] != '/')
        ;
    return n;
}

/* RFC 3986, 5.2.4, from 'path' to out[n]...; returns the new end. */
static size_t remove_dot_segments(share__view path, char *out, size_t n)
{
    size_t start = n;
    while (path.n > 0) {
        if (share__starts_with(path, SHARE__LIT("../"))) {
            path = share__view_from(path, 3);
        } else if (share__starts_with(path, SHARE__LIT("./"))) {
            path = share__view_from(path, 2);
        } else if (share__starts_with(path, SHARE__LIT("/./"))) {
            path = share__view_from(path, 2);
        } else if (share__equal(path, SHARE__LIT("/."))) {
            path.n = 1;
        } else if (share__starts_with(path, SHARE__LIT("/../"))) {
            path = share__view_from(path, 3);
            n = drop_segment(out, start, n);
        } else if (share__equal(path, SHARE__LIT("/.."))) {
            path.n = 1;
            n = drop_segment(out, start, n);
        } else if (share__equal(path, SHARE__LIT(".")) || share__equal(path, SHARE__LIT(".."))) {
            path.n = 0;
        } else {
            size_t segment = share__find(path, '/', 1);
            memcpy(out + n, path.p, segment);
            n += segment;
            path = share__view_from(path, segment);
        }
    }
    return n;
}

static size_t put(char *out, size_t n, share__view v)
{
    if (v.n > 0)
        memcpy(out + n, v.p, v.n);
    return n + v.n;
}

/* The base's path up to its last slash, then the reference's (RFC 3986, 5.2.3). */
static bool merge(share__arena *arena, share__uri base, share__view path, share__view *out)
{
    share__view folder = base.path;
    while (folder.n > 0 && folder.p[folder.n - 1] != '/')
        folder.n--;
    if (base.has_authority && base.path.n == 0)
        folder = SHARE__LIT("/");
    char *merged = share__arena_bytes(arena, folder.n + path.n + 1);
    if (!merged)
        return false;
    *out = (share__view){merged, put(merged, put(merged, 0, folder), path)};
    return true;
}

bool share__uri_resolve(share__arena *arena, share__view base_text, share__view reference,
                        share__view *out)
{
    share__uri base = share__uri_split(base_text);
    share__uri uri = share__uri_split(reference);
    *out = SHARE__LIT("");
    if (!base.has_scheme)
        return true;
    if (!uri.has_scheme) {
        uri.scheme = base.scheme;
        if (!uri.has_authority) {
            uri.has_authority = base.has_authority;
            uri.authority = base.authority;
            if (uri.path.n == 0) {
                uri.path = base.path;
                if (!uri.has_query) {
                    uri.has_query = base.has_query;
                    uri.query = base.query;
                }
            } else if (uri.path.p[0] != '/' && !merge(arena, base, uri.path, &uri.path)) {
                return false;
            }
        }
    }
    char *text = share__arena_bytes(arena, base_text.n + reference.n + 8);
    if (!text)
        return false;
    size_t n = put(text, 0, uri.scheme);
    n = put(text, n, SHARE__LIT(":"));
    if (uri.has_authority)
        n = put(text, put(text, n, SHARE__LIT("//")), uri.authority);
    n = remove_dot_segments(uri.path, text, n);
    if (uri.has_query)
        n = put(text, put(text, n, SHARE__LIT("?")), uri.query);
    if (uri.has_fragment)
        n = put(text, put(text, n, SHARE__LIT("#")), uri.fragment);
    text[n] = '\0';
    *out = (share__view){text, n};
    return true;
}
