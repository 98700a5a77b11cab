/* permalink.c - "site_url" and "permalink" of the configuration: /:year/:month/:slug/ and the like,
 * as site generators have them.
 *
 *   :year :month :day   the article's date, if it is written 2026-11-22..., else the start of the
 *                       file's name
 *   :slug               "slug" in front matter, else :filename
 *   :filename           the file's name without a date in front and its ending; of an index.md its
 *                       folder's
 *   :title              the headline in lower case, its letters and digits joined by hyphens
 *
 * Only ASCII letters are lowered, and everything outside ASCII is percent-encoded, as browsers do.
 * What an article lacks is said; no address is made of the rest. */
#include "permalink.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SLUG_SCORE = 300 };

enum part { YEAR, MONTH, DAY, SLUG, FILENAME, TITLE, PARTS };
static const struct {
    const char *name, *missing;
} parts[PARTS] = {
    {":year", "a date"}, {":month", "a date"},         {":day", "a date"},
    {":slug", "a slug"}, {":filename", "a file name"}, {":title", "a headline"},
};

static size_t name_length(const char *text)
{
    size_t n = 1;
    while (text[n] >= 'a' && text[n] <= 'z')
        n++;
    return n;
}

static enum part find_part(const char *text, size_t length)
{
    int i = 0;
    while (i < PARTS &&
           (strlen(parts[i].name) != length || strncmp(parts[i].name, text, length) != 0))
        i++;
    return (enum part)i;
}

static bool is_plain(char c)
{
    return c > ' ' && c < 0x7F && !strchr("\"<>\\^`{}|#?", c);
}

const char *permalink_check(const char *pattern)
{
    const char *right = "a path such as /:year/:month/:slug/, with :year, :month, :day, :slug, "
                        ":filename and :title";
    if (*pattern != '/')
        return right;
    for (const char *p = pattern; *p; p++) {
        if (!is_plain(*p))
            return right;
        if (*p == ':' && find_part(p, name_length(p)) == PARTS)
            return right;
    }
    return NULL;
}

const char *permalink_check_site(const char *url)
{
    size_t scheme = strncmp(url, "https://", 8) == 0 ? 8 : strncmp(url, "http://", 7) == 0 ? 7 : 0;
    bool right = scheme > 0 && url[scheme] && !strchr("/:@?", url[scheme]);
    for (const char *p = url; *p && right; p++)
        right = is_plain(*p);
    return right ? NULL : "an address such as https://example.org";
}

/* ---- what the parts are ---- */

/* "2026-11-22" at the start, with other digits: 10 bytes, or 0. */
static size_t date_length(const char *text)
{
    for (size_t i = 0; i < 10; i++) {
        bool digit = text[i] >= '0' && text[i] <= '9';
        if (i == 4 || i == 7 ? text[i] != '-' : !digit)
            return 0;
    }
    return text[10] >= '0' && text[10] <= '9' ? 0 : 10;
}

static const char *base_of(const char *name)
{
    const char *slash = strrchr(name, '/');
    return slash ? slash + 1 : name;
}

/* Where the file's own name starts and how long it is; of "posts/tides/index.md" that is "tides".
 */
static const char *file_name(const char *name, size_t *length)
{
    const char *base = base_of(name), *end = strrchr(base, '.');
    size_t n = end && end > base ? (size_t)(end - base) : strlen(base);
    if ((n == 5 && strncmp(base, "index", n) == 0) || (n == 6 && strncmp(base, "_index", n) == 0)) {
        const char *folder_end = base > name ? base - 1 : base;
        base = folder_end;
        while (base > name && base[-1] != '/')
            base--;
        n = (size_t)(folder_end - base);
    }
    size_t date = n > 10 ? date_length(base) : 0;
    if (date > 0 && (base[date] == '-' || base[date] == '_'))
        date++;
    *length = n - date;
    return base + date;
}

static const char *find_date(const share_article *article, const char *name)
{
    const char *date = share_article_get(article, SHARE_DATE, 0)->text;
    if (strlen(date) >= 10 && date_length(date))
        return date;
    const char *base = base_of(name);
    return strlen(base) > 10 && date_length(base) ? base : NULL;
}

/* What stands behind the base, when it is a bare slug: less than any address, to the library. */
static const char *slug_in(const share_value *url, const char *base)
{
    size_t n = strlen(base);
    return url->origin == SHARE_FROM_FRONT_MATTER && url->score <= SLUG_SCORE && url->length > n &&
                   memcmp(url->text, base, n) == 0
               ? url->text + n
               : NULL;
}

char *permalink_base(const char *site_url)
{
    size_t n = strlen(site_url);
    char *base = malloc(n + 2);
    if (base)
        snprintf(base, n + 2, "%s%s", site_url, site_url[n - 1] == '/' ? "" : "/");
    return base;
}

const char *permalink_own(const share_article *article, const char *base)
{
    const share_value *url = share_article_get(article, SHARE_URL, 0);
    bool none = !*url->text || url->origin == SHARE_FROM_LOCATION || slug_in(url, base);
    return none ? NULL : url->text;
}

/* The slug of front matter; the library has put it behind the base. */
static const char *find_slug(const share_article *article, const char *base)
{
    const char *slug = NULL;
    for (size_t i = 0; !slug && i < share_article_count(article, SHARE_URL); i++)
        slug = slug_in(share_article_get(article, SHARE_URL, i), base);
    return slug;
}

/* ---- writing ---- */

struct address {
    char *text;
    size_t length, room;
};

static void put(struct address *to, char c)
{
    static const char digits[] = "0123456789ABCDEF";
    bool plain = is_plain(c) && c != ':' && c != '%';
    if (to->length + 3 >= to->room)
        return; /* cannot be: there is room for three bytes for each */
    if (plain) {
        to->text[to->length++] = c;
        return;
    }
    to->text[to->length++] = '%';
    to->text[to->length++] = digits[(unsigned char)c >> 4];
    to->text[to->length++] = digits[(unsigned char)c & 15];
}

static void put_title(struct address *to, const char *text, size_t length)
{
    size_t start = to->length;
    bool gap = false;
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        bool word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
        if (word && gap && to->length > start)
            put(to, '-');
        if (word)
            put(to, c);
        gap = !word && (gap || c != '\'');
    }
}

struct article_parts {
    const char *date, *slug, *file;
    size_t file_length;
    const share_value *title;
};

static bool put_part(struct address *to, enum part part, const struct article_parts *of)
{
    static const struct {
        unsigned char from, length;
    } dates[] = {{0, 4}, {5, 2}, {8, 2}};
    size_t start = to->length;
    const char *text = "";
    size_t n = 0;
    if (part == TITLE) {
        put_title(to, of->title->text, of->title->length);
        return to->length > start;
    }
    if (part <= DAY && of->date) {
        text = of->date + dates[part].from;
        n = dates[part].length;
    } else if (part == SLUG && of->slug) {
        n = strlen(of->slug);
        memcpy(to->text + to->length, of->slug, n); /* an address already, and encoded */
        to->length += n;
        return n > 0;
    } else if (part == SLUG || part == FILENAME) {
        text = of->file;
        n = of->file_length;
    }
    for (size_t i = 0; i < n; i++)
        put(to, text[i]);
    return n > 0;
}

char *permalink_make(const share_article *article, const share_article *slugs, const char *name,
                     const char *base, const char *pattern, const char **missing)
{
    struct article_parts of = {find_date(article, name), find_slug(slugs, base), "", 0,
                               share_article_get(article, SHARE_HEADLINE, 0)};
    if (strcmp(name, "-") != 0)
        of.file = file_name(name, &of.file_length);
    size_t site = strlen(base), slug = of.slug ? strlen(of.slug) : 0;
    size_t longest = 3 * (of.file_length + of.title->length + slug + 8);
    struct address to = {NULL, 0, site + (strlen(pattern) / 4 + 1) * longest + strlen(pattern) + 4};
    *missing = NULL;
    to.text = malloc(to.room);
    if (!to.text)
        return NULL;
    memcpy(to.text, base, site);
    to.length = site - 1; /* the pattern has its own slash */
    for (const char *p = pattern; *p && !*missing; p++) {
        size_t n = *p == ':' ? name_length(p) : 0;
        if (n == 0) {
            to.text[to.length++] = *p;
            continue;
        }
        enum part part = find_part(p, n);
        if (!put_part(&to, part, &of))
            *missing = parts[part].missing;
        p += n - 1;
    }
    to.text[to.length] = '\0';
    if (*missing) {
        free(to.text);
        return NULL;
    }
    return to.text;
}
