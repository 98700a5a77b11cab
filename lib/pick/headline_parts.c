/* headline_parts.c - the parts of a page's title, and which of them name the site.
 *
 * Pages write "Title - Section | Site" into <title> and og:title, in any order and with any mark
 * between. Parts are cut at marks that stand free (with spaces around them), at bars, and in
 * scripts without spaces at dashes and underscores. Nothing is decided by the mark alone: who
 * votes asks whether a part names the site, by what the page says about itself and by the host. */
#include "base/utf8.h"
#include "pick/headline_vote.h"
#include "pick/letters.h"

enum {
    NAME_BYTES = 80, /* a longer "site name" is a sentence */
    PART_WORDS = 5,  /* a part of more words only mentions the site */
    SHORTEST = 4,    /* bytes of a name that is looked for inside others */
    SAME_START = 5   /* bytes: "fouryears" and "fouryearsremaining" */
};

bool share__title_key(share__arena *arena, share__view text, share__view *key)
{
    char *out = share__arena_bytes(arena, text.n * 2 + 4);
    if (!out) {
        return false;
    }
    size_t n = 0;
    for (const char *p = text.p, *end = text.p + text.n; p < end;) {
        const uint8_t letter = share__letters[(unsigned char)*p];
        if (letter != SHARE__BEYOND_ASCII) {
            out[n] = (char)letter;
            n += letter != SHARE__NO_LETTER;
            p++;
            continue;
        }
        const uint32_t c = share__utf8_next(&p, end);
        if (share__is_word(c) && n + 4 <= text.n * 2 + 4) {
            n += share__utf8_encode(out + n, share__to_lower(c));
        }
    }
    share__arena_shrink(arena, out, n);
    *key = (share__view){out, n};
    return true;
}

/* ---- the site's names ---------------------------------------------------------------------- */

static bool add_name(share__site_names *names, share__arena *arena, share__view name)
{
    share__view key;
    if (names->count == SHARE__MAX_SITE_NAMES || name.n > NAME_BYTES) {
        return true;
    }
    if (!share__title_key(arena, name, &key)) {
        return false;
    }
    if (key.n > 0 && !share__is_site_name(names, key)) {
        names->at[names->count++] = key;
    }
    return true;
}

/* The host of an address; of an archived page the host that was archived. */
static share__view host_of(share__view url)
{
    const share__view mark = SHARE__LIT("://");
    for (size_t at = share__find_view(url, mark, 0); at < url.n;
         at = share__find_view(url, mark, 0)) {
        url = share__view_from(url, at + mark.n);
    }
    size_t n = 0;
    while (n < url.n && url.p[n] != '/' && url.p[n] != ':' && url.p[n] != '?') {
        n++;
    }
    url.n = n;
    return share__starts_nocase(url, SHARE__LIT("www.")) ? share__view_from(url, 4) : url;
}

static bool add_host(share__site_names *names, share__arena *arena, share__view url)
{
    share__view host = host_of(url), longest = SHARE__LIT("");
    size_t start = 0;
    for (size_t i = 0; i < host.n; i++) {
        if (host.p[i] == '.') { /* the last label is a country or "com" */
            if (i - start > longest.n) {
                longest = share__view_slice(host, start, i - start);
            }
            start = i + 1;
        }
    }
    return longest.n == 0 || (share__title_key(arena, longest, &names->host) &&
                              add_name(names, arena, longest) && add_name(names, arena, host));
}

bool share__learn_site_names(share__site_names *names, struct share_article *article,
                             const char *base_url)
{
    static const char *const keys[] = {
        "og:site_name", "ld:publisher",     "ld:site",      "ld:organization",
        "publisher",    "application-name", "dc.publisher", "apple-mobile-web-app-title",
        "sitename",     "al:ios:app_name"};
    share__document *document = &article->document;
    names->count = 0;
    names->host = SHARE__LIT("");
    if (!add_host(names, &document->arena, share__view_of(base_url))) {
        return false;
    }
    for (size_t i = 0; i < document->meta_count; i++) {
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
            if (share__meta_is(&document->metas[i], keys[k]) &&
                !add_name(names, &document->arena, document->metas[i].value)) {
                return false;
            }
        }
    }
    return true;
}

bool share__is_site_name(const share__site_names *names, share__view key)
{
    for (size_t i = 0; i < names->count; i++) {
        if (share__equal(names->at[i], key)) {
            return true;
        }
    }
    return false;
}

static bool holds(share__view text, share__view part)
{
    return part.n >= SHORTEST && part.n <= text.n && share__find_view(text, part, 0) < text.n;
}

static bool start_alike(share__view a, share__view b)
{
    const size_t shorter = a.n < b.n ? a.n : b.n;
    size_t n = 0;
    while (n < shorter && a.p[n] == b.p[n]) {
        n++;
    }
    return n >= SAME_START && n * 10 >= shorter * 8;
}

static size_t spaces_in(share__view text)
{
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++) {
        n += text.p[i] == ' ';
    }
    return n;
}

bool share__is_site_part(const share__site_names *names, share__view text, share__view key)
{
    if (key.n == 0 || share__is_site_name(names, key)) {
        return true;
    }
    if (spaces_in(share__trim(text)) >= PART_WORDS) {
        return false;
    }
    if (holds(key, names->host) || start_alike(key, names->host)) {
        return true;
    }
    for (size_t i = 0; i < names->count; i++) {
        if (holds(key, names->at[i]) || holds(names->at[i], key)) {
            return true;
        }
    }
    return false;
}

/* ---- parts ----------------------------------------------------------------------------------- */

static bool is_free_dash(uint32_t c)
{
    return c == '-' || c == 0x2013 || c == 0x2014 || c == 0xB7 || c == '/' || c == '~' ||
           c == 0x2022;
}

static bool is_bar(uint32_t c)
{
    return c == '|' || c == 0xFF5C || c == 0xA6 || c == 0x2502 || c == 0x2223 || c == 0x3163;
}

static bool is_arrow(uint32_t c)
{
    return c == '<' || c == '>' || c == 0x2190 || c == 0x2192 || c == 0xBB || c == 0xAB;
}

static bool is_tight_dash(uint32_t c)
{
    return c == '-' || c == '_' || c == 0x2013 || c == 0x2014;
}

/* Punctuation of scripts without spaces. */
static bool is_wide_mark(uint32_t c)
{
    return (c >= 0x3001 && c <= 0x3011) || (c >= 0xFF01 && c <= 0xFF1F) || c == 0x201D;
}

/* Where a mark of one or two characters ends, in which *joint is its kind; 0 when there is none at
 * 'at', which is behind any spaces. 'quoted': guillemets are quotation marks in this text. */
static size_t mark_at(share__view text, size_t at, bool spaced, bool quoted, uint32_t before,
                      share__joint *joint)
{
    const char *p = text.p + at, *end = text.p + text.n;
    const uint32_t c = share__utf8_next(&p, end);
    const char *one = p;
    const uint32_t next = p < end ? share__utf8_next(&p, end) : 0;
    if ((c == ':' && next == ':') || (c == '>' && next == '>')) {
        *joint = SHARE__JOINT_BAR;
        return (size_t)(p - text.p);
    }
    if (is_bar(c)) {
        *joint = SHARE__JOINT_BAR;
        return (size_t)(one - text.p);
    }
    if (c == ':' && next == ' ') {
        *joint = SHARE__JOINT_COLON;
        return (size_t)(one - text.p);
    }
    if (c == '-' && next == '-' && spaced && p < end && *p == ' ') {
        *joint = SHARE__JOINT_DASH;
        return (size_t)(p - text.p);
    }
    if (spaced && next == ' ' && (is_free_dash(c) || (is_arrow(c) && !quoted))) {
        *joint = is_arrow(c) ? SHARE__JOINT_BAR : SHARE__JOINT_DASH;
        return (size_t)(one - text.p);
    }
    if (!spaced && c == ':' && (share__is_unspaced(before) || share__is_unspaced(next))) {
        *joint = SHARE__JOINT_COLON;
        return (size_t)(one - text.p);
    }
    if (!spaced &&
        (c == '_' || (is_tight_dash(c) && (share__is_unspaced(before) || is_wide_mark(before)) &&
                      share__is_unspaced(next)))) {
        *joint = SHARE__JOINT_TIGHT;
        return (size_t)(one - text.p);
    }
    return 0;
}

static size_t skip_spaces(share__view text, size_t at)
{
    while (at < text.n && text.p[at] == ' ') {
        at++;
    }
    return at;
}

void share__split_title(share__title_parts *parts, share__view text)
{
    const bool quoted = share__find_view(text, SHARE__LIT("\xC2\xAB"), 0) < text.n &&
                        share__find_view(text, SHARE__LIT("\xC2\xBB"), 0) < text.n;
    size_t start = 0, n = 0;
    uint32_t before = 0;
    parts->text = text;
    parts->count = 0;
    for (size_t at = 0; at < text.n;) {
        const size_t mark = skip_spaces(text, at);
        share__joint joint = SHARE__JOINT_DASH;
        size_t end = mark < text.n && mark > start && at > start
                         ? mark_at(text, mark, mark > at, quoted, before, &joint)
                         : 0;
        end = end > 0 ? skip_spaces(text, end) : 0;
        if (end > 0 && end < text.n) {
            if (n + 1 == SHARE__MAX_PARTS) {
                return;
            }
            parts->start[n] = start;
            parts->end[n] = at;
            parts->joint[n++] = (uint8_t)joint;
            start = at = end;
            before = 0;
            continue;
        }
        const char *p = text.p + at;
        before = share__utf8_next(&p, text.p + text.n);
        at = (size_t)(p - text.p);
    }
    parts->start[n] = start;
    parts->end[n] = text.n;
    parts->count = n + 1;
}

share__view share__title_part(const share__title_parts *parts, size_t first, size_t last)
{
    return share__view_slice(parts->text, parts->start[first],
                             parts->end[last] - parts->start[first]);
}

/* ---- words ----------------------------------------------------------------------------------- */

static void add_word(share__title_words *words, uint32_t hash)
{
    for (size_t i = 0; i < words->count; i++) {
        if (words->at[i] == hash) {
            return;
        }
    }
    if (words->count < SHARE__MAX_TITLE_WORDS) {
        words->at[words->count++] = hash;
    }
}

void share__title_words_of(share__title_words *words, share__view text)
{
    const uint32_t basis = 2166136261u, prime = 16777619u;
    uint32_t hash = basis;
    words->count = 0;
    for (const char *p = text.p, *end = text.p + text.n; p < end;) {
        const uint32_t c = share__utf8_next(&p, end);
        if (share__is_word(c)) {
            hash = (hash ^ share__to_lower(c)) * prime;
        }
        if (hash != basis && (!share__is_word(c) || share__is_unspaced(c))) {
            add_word(words, hash);
            hash = basis;
        }
    }
    if (hash != basis) {
        add_word(words, hash);
    }
}

unsigned share__words_in_common(const share__title_words *a, const share__title_words *b)
{
    const size_t less = a->count < b->count ? a->count : b->count;
    unsigned common = 0;
    for (size_t i = 0; i < a->count; i++) {
        for (size_t k = 0; k < b->count; k++) {
            common += a->at[i] == b->at[k];
        }
    }
    return less > 0 ? common * 100 / (unsigned)less : 0;
}
