/* encoding_labels.c - labels of encodings and the prescan of a page for one.
 *
 * Follows the WHATWG Encoding Standard (labels) and the HTML Standard, "prescan a byte stream to
 * determine its encoding". The table gives iconv the encoding that a browser would use: latin1 is
 * windows-1252, gb2312 is GB18030, shift_jis is code page 932. x-user-defined, of which only the
 * ASCII half is text, is read as windows-1252.
 *
 * The standard lets a browser stop after 1024 bytes because it can start over when the parser
 * meets a <meta> later. We read once, so we look further, up to the end of the head; past the
 * first 1024 bytes the contents of scripts and styles are stepped over, as the parser would. */
#include "read/encoding_labels.h"

#include <string.h>

enum { STANDARD_REACH = 1024, REACH = 64 * 1024 };

typedef struct encoding {
    char name[16], iconv[12];
    const char *labels; /* one space between them */
} encoding;

static const encoding encodings[] = {
#include "read/encoding_labels.inc"
};

static bool lists(const char *labels, share__view label)
{
    while (*labels) {
        size_t n = strcspn(labels, " ");
        if (share__equal_nocase((share__view){labels, n}, label))
            return true;
        labels += n + (labels[n] == ' ');
    }
    return false;
}

static const encoding *find(share__view label)
{
    label = share__trim(label);
    if (label.n > 0)
        for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++)
            if (lists(encodings[i].labels, label))
                return &encodings[i];
    return NULL;
}

const char *share__encoding_name(share__view label)
{
    const encoding *found = find(label);
    return found ? found->name : NULL;
}

const char *share__encoding_for_label(share__view label)
{
    const encoding *found = find(label);
    return found && found->iconv[0] ? found->iconv : NULL;
}

/* The label to go by when a page in ASCII-compatible bytes claims 'label': empty when unknown. */
static share__view claimed(share__view label)
{
    const char *name = share__encoding_name(label);
    if (!name)
        return (share__view){"", 0};
    if (strncmp(name, "utf-16", 6) == 0)
        return SHARE__LIT("utf-8");
    return strcmp(name, "x-user-defined") == 0 ? SHARE__LIT("windows-1252") : share__trim(label);
}

/* "extracting a character encoding from a meta element": the label in "text/html; charset=x". */
static share__view label_in_content(share__view content)
{
    share__view nothing = {"", 0};
    for (size_t at = 0; at + 7 <= content.n; at++) {
        if (!share__starts_nocase(share__view_from(content, at), SHARE__LIT("charset")))
            continue;
        share__view rest = share__view_from(content, at + 7);
        while (rest.n > 0 && share__is_space(rest.p[0]))
            rest = share__view_from(rest, 1);
        if (rest.n == 0 || rest.p[0] != '=') {
            at += 6;
            continue;
        }
        rest = share__view_from(rest, 1);
        while (rest.n > 0 && share__is_space(rest.p[0]))
            rest = share__view_from(rest, 1);
        if (rest.n > 0 && (rest.p[0] == '"' || rest.p[0] == '\'')) {
            size_t close = share__find(rest, rest.p[0], 1);
            return close < rest.n ? share__view_slice(rest, 1, close - 1) : nothing;
        }
        size_t n = 0;
        while (n < rest.n && !share__is_space(rest.p[n]) && rest.p[n] != ';')
            n++;
        return share__view_slice(rest, 0, n);
    }
    return nothing;
}

typedef struct attribute {
    share__view name, value;
} attribute;

static bool is_gap(char c) /* white space of the standard (no VT) or a slash */
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

static const char *skip_gaps(const char *p, const char *end)
{
    while (p < end && is_gap(*p))
        p++;
    return p;
}

/* The value of an attribute: p stands behind the '='. NULL when the bytes end before it does. */
static const char *get_value(const char *p, const char *end, share__view *value)
{
    p = skip_gaps(p, end);
    if (p < end && (*p == '"' || *p == '\'')) {
        const char *close = memchr(p + 1, *p, (size_t)(end - p - 1));
        if (!close)
            return NULL;
        *value = share__view_between(p + 1, close);
        return close + 1;
    }
    const char *start = p;
    while (p < end && !is_gap(*p) && *p != '>')
        p++;
    *value = share__view_between(start, p);
    return p < end ? p : NULL;
}

/* "get an attribute": false at the end of the tag; *p is NULL at the end of the bytes. */
static bool get_attribute(const char **p, const char *end, attribute *out)
{
    const char *at = *p;
    while (at < end && (is_gap(*at) || *at == '/'))
        at++;
    *p = at < end ? at : NULL;
    if (at == end || *at == '>')
        return false;
    const char *name = at++; /* a '=' in front belongs to the name */
    while (at < end && !is_gap(*at) && *at != '/' && *at != '>' && *at != '=')
        at++;
    *out = (attribute){share__view_between(name, at), {"", 0}};
    at = skip_gaps(at, end);
    if (at < end && *at == '=')
        at = get_value(at + 1, end, &out->value);
    *p = at && at < end ? at : NULL;
    return *p != NULL;
}

/* A <meta>: the label that it declares; *p moves to the end of the tag or becomes NULL. */
static share__view read_meta(const char **p, const char *end)
{
    attribute a;
    bool pragma = false, seen_pragma = false, seen_content = false, seen_charset = false;
    share__view charset = {"", 0}, content = {"", 0};
    while (get_attribute(p, end, &a)) {
        if (!seen_pragma && share__equal_nocase(a.name, SHARE__LIT("http-equiv"))) {
            seen_pragma = true;
            pragma = share__equal_nocase(a.value, SHARE__LIT("content-type"));
        } else if (!seen_content && share__equal_nocase(a.name, SHARE__LIT("content"))) {
            seen_content = true;
            content = label_in_content(a.value);
        } else if (!seen_charset && share__equal_nocase(a.name, SHARE__LIT("charset"))) {
            seen_charset = true;
            charset = a.value;
        }
    }
    if (!*p)
        return (share__view){"", 0};
    return seen_charset ? claimed(charset) : pragma ? claimed(content) : (share__view){"", 0};
}

static bool is_tag(share__view rest, share__view name)
{
    return share__starts_nocase(rest, name) && rest.n > name.n &&
           (is_gap(rest.p[name.n]) || rest.p[name.n] == '/' || rest.p[name.n] == '>');
}

/* Behind the contents of a script or style that starts at p. */
static const char *skip_raw(const char *p, const char *end, share__view close)
{
    while ((p = memchr(p, '<', (size_t)(end - p))) != NULL) {
        if (share__starts_nocase(share__view_between(p, end), close))
            return p;
        p++;
    }
    return NULL;
}

/* Behind the markup at p ('<' and something) that is no <meta>. NULL when the bytes end in it. */
static const char *skip_markup(const char *p, const char *start, const char *end)
{
    share__view rest = share__view_between(p, end);
    bool closing = rest.n > 1 && rest.p[1] == '/';
    if (share__starts_with(rest, SHARE__LIT("<!--"))) {
        size_t close = share__find_view(rest, SHARE__LIT("-->"), 2);
        return close < rest.n ? p + close + 3 : NULL;
    }
    if (rest.n > 1u + closing && share__is_alpha(rest.p[1 + closing])) {
        attribute ignored;
        const char *at = p + 1 + closing;
        while (at < end && !is_gap(*at) && *at != '>')
            at++;
        while (get_attribute(&at, end, &ignored))
            ;
        if (at && p - start >= STANDARD_REACH && is_tag(rest, SHARE__LIT("<script")))
            return skip_raw(at, end, SHARE__LIT("</script"));
        if (at && p - start >= STANDARD_REACH && is_tag(rest, SHARE__LIT("<style")))
            return skip_raw(at, end, SHARE__LIT("</style"));
        return at;
    }
    if (rest.n > 1 && (rest.p[1] == '!' || rest.p[1] == '/' || rest.p[1] == '?'))
        return memchr(p, '>', rest.n);
    return p + 1;
}

/* <?xml version="1.0" encoding="x"?>: the word of last resort. */
static share__view label_in_xml(share__view bytes)
{
    share__view nothing = {"", 0};
    if (!share__starts_with(bytes, SHARE__LIT("<?xml")))
        return nothing;
    share__view head = share__view_slice(bytes, 0, share__find(bytes, '>', 0));
    size_t at = share__find_view(head, SHARE__LIT("encoding"), 0);
    if (at == head.n)
        return nothing;
    const char *end = head.p + head.n, *p = skip_gaps(head.p + at + 8, end);
    if (p == end || *p != '=')
        return nothing;
    p = skip_gaps(p + 1, end);
    if (p == end || (*p != '"' && *p != '\''))
        return nothing;
    const char *close = memchr(p + 1, *p, (size_t)(end - p - 1));
    return close ? claimed(share__view_between(p + 1, close)) : nothing;
}

share__view share__encoding_prescan(share__view bytes)
{
    const char *start = bytes.p, *p = start, *end = start + share__view_slice(bytes, 0, REACH).n;
    while (p && p < end && (p = memchr(p, '<', (size_t)(end - p))) != NULL) {
        share__view rest = share__view_between(p, end);
        if (rest.n > 5 && share__starts_nocase(rest, SHARE__LIT("<meta")) &&
            (is_gap(rest.p[5]) || rest.p[5] == '/')) {
            p += 5;
            share__view label = read_meta(&p, end);
            if (label.n > 0)
                return label;
        } else if (is_tag(rest, SHARE__LIT("<body"))) {
            break;
        } else {
            p = skip_markup(p, start, end);
        }
    }
    return label_in_xml(bytes);
}
