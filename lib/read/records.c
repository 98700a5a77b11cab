/* records.c - paths of keys, values without control characters, and what a key line is.
 *
 * Nested keys are joined by dots and ASCII capitals become small, so that "SEO:" with
 * "Description:" below it is "seo.description". The path has a fixed room: in real front matter
 * no path is longer than a few words, and a record whose key nobody can look up is not kept. */
#include "read/records.h"

#include "base/utf8.h"

#include <string.h>

void share__records_init(share__records *records, share__document *document)
{
    records->document = document;
    records->length = 0;
}

size_t share__records_enter(share__records *records, share__view key)
{
    size_t before = records->length;
    size_t dot = before > 0;
    if (key.n + dot > SHARE__MAX_KEY_PATH || before > SHARE__MAX_KEY_PATH - dot - key.n) {
        records->length = SHARE__MAX_KEY_PATH + 1;
        return before;
    }
    if (dot)
        records->path[before] = '.';
    for (size_t i = 0; i < key.n; i++)
        records->path[before + dot + i] = share__lower(key.p[i]);
    records->length = before + dot + key.n;
    return before;
}

void share__records_leave(share__records *records, size_t before)
{
    records->length = before;
}

/* A copy in the arena; the C0 and C1 controls and byte order marks are left out, CR and CRLF are
 * LF. An empty view with a null pointer when memory ends. */
static share__view clean_copy(share__arena *arena, share__view value)
{
    char *copy = share__arena_bytes(arena, value.n + 1);
    if (!copy)
        return (share__view){NULL, 0};
    size_t n = 0;
    const char *end = value.p + value.n;
    for (const char *p = value.p; p < end;) {
        unsigned char c = (unsigned char)*p;
        if (c < 0x80) {
            p++;
            if (c == '\r' && !(p < end && *p == '\n'))
                c = '\n';
            if ((c >= ' ' && c != 0x7F) || c == '\n' || c == '\t')
                copy[n++] = (char)c;
            continue;
        }
        const char *start = p;
        uint32_t code_point = share__utf8_next(&p, end);
        if (code_point < 0xA0 || code_point == 0xFEFF)
            continue;
        memcpy(copy + n, start, (size_t)(p - start));
        n += (size_t)(p - start);
    }
    copy[n] = '\0';
    return (share__view){copy, n};
}

share_status share__records_add(share__records *records, share__view value, share__place place,
                                bool listed)
{
    share__document *document = records->document;
    if (records->length > SHARE__MAX_KEY_PATH || records->length == 0)
        return SHARE_OK;
    share__view copy = clean_copy(&document->arena, value);
    if (!copy.p)
        return SHARE_ERR_MEMORY;
    if (share__trim(copy).n == 0)
        return SHARE_OK;
    share__view key = {records->path, records->length};
    const share__meta *last =
        document->meta_count > 0 ? &document->metas[document->meta_count - 1] : NULL;
    if (last && share__equal(last->key, key)) {
        key = last->key; /* the items of a list share their key */
    } else {
        key.p = share__arena_string(&document->arena, key);
        if (!key.p)
            return SHARE_ERR_MEMORY;
    }
    share__meta meta = {.key = key,
                        .value = copy,
                        .line = place.line,
                        .column = place.column,
                        .origin = SHARE_FROM_FRONT_MATTER,
                        .listed = listed};
    return share__document_add_meta(document, meta);
}

static bool is_key_char(char c)
{
    return share__is_alpha(c) || share__is_digit(c) || (unsigned char)c >= 0x80 || c == '_' ||
           c == '-' || c == '.' || c == '/' || c == '$' || c == '@' || c == '+' || c == ' ';
}

/* The end of the key that starts the line, quotes included; 0 when there is none. */
static size_t key_end(share__view line)
{
    if (line.n > 0 && (line.p[0] == '"' || line.p[0] == '\'')) {
        size_t close = share__find(line, line.p[0], 1);
        return close < line.n && close > 1 ? close + 1 : 0;
    }
    size_t n = 0;
    if (line.n == 0 || line.p[0] == '-' || line.p[0] == '.' || line.p[0] == '/' || line.p[0] == '+')
        return 0;
    while (n < line.n && is_key_char(line.p[n]))
        n++;
    if (n < line.n && line.p[n] == ':' && n + 1 < line.n && line.p[n + 1] != ' ' &&
        line.p[n + 1] != '\t') { /* og:title: and the like */
        size_t more = n + 1;
        while (more < line.n && is_key_char(line.p[more]) && line.p[more] != ' ')
            more++;
        if (more < line.n && line.p[more] == ':' && more > n + 1)
            return more;
    }
    return n;
}

bool share__key_line(share__view line, bool tight, share__view *key, share__view *value)
{
    enum { LONGEST_KEY = 60 }; /* what is longer is a sentence with a colon */
    line = share__trim(line);
    size_t n = key_end(line);
    if (n == 0 || n > LONGEST_KEY)
        return false;
    share__view name = share__trim_end(share__view_slice(line, 0, n));
    while (n < line.n && (line.p[n] == ' ' || line.p[n] == '\t'))
        n++;
    if (name.n == 0 || n >= line.n || line.p[n] != ':')
        return false;
    if (n + 1 < line.n && line.p[n + 1] != ' ' && line.p[n + 1] != '\t') {
        bool spaced = share__find(name, ' ', 0) < name.n;
        if (!tight || spaced || line.p[n + 1] == '/' || line.p[n + 1] == ':')
            return false;
    }
    if (name.p[0] == '"' || name.p[0] == '\'')
        name = share__view_slice(name, 1, name.n - 2);
    *key = name;
    *value = share__trim(share__view_from(line, n + 1));
    return true;
}
