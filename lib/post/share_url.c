/* share_url.c - URLs that survive being pasted, linked and put into another URL.
 *
 * A URL in a post is found again by a program that stops at the first character it does not know,
 * so white space, quotes, brackets of markup and everything outside ASCII are percent-encoded (RFC
 * 3986; RFC 3987 section 3.1 for the path of an IRI), and a host in other letters is written in
 * Punycode (RFC 3492), in which alone every network links it. An escape that is there stays; a
 * percent sign that begins none becomes %25.
 *
 * Refused: relative and other schemes, an empty host, a user name or password (a post is public),
 * and a port or host that holds what neither may. */
#include "post/share_url.h"

#include "base/buffer.h"
#include "base/utf8.h"

enum { LONGEST_URL = 64 * 1024, LONGEST_LABEL = 63 };

static bool is_hex(char c)
{
    return share__hex_value(c) >= 0;
}

static bool is_unreserved(char c)
{
    return share__is_alpha(c) || share__is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

static void put_escaped(share__buffer *out, char c)
{
    static const char digits[] = "0123456789ABCDEF";
    share__put_char(out, '%');
    share__put_char(out, digits[(unsigned char)c >> 4]);
    share__put_char(out, digits[(unsigned char)c & 15]);
}

void share__put_percent_encoded(share__buffer *out, share__view v)
{
    for (size_t i = 0; i < v.n; i++)
        if (is_unreserved(v.p[i]))
            share__put_char(out, v.p[i]);
        else
            put_escaped(out, v.p[i]);
}

/* Path, query and fragment: characters that RFC 3986 allows stay, but for the apostrophe, at which
 * programs that look for links in text end them. */
static void put_rest(share__buffer *out, share__view v)
{
    const share__view allowed = SHARE__LIT(":/?#@!$&()*+,;=");
    for (size_t i = 0; i < v.n; i++) {
        char c = v.p[i];
        bool escape = c == '%' && i + 2 < v.n && is_hex(v.p[i + 1]) && is_hex(v.p[i + 2]);
        if (c == '\t' || c == '\n' || c == '\r')
            continue; /* folded in the source; browsers drop them too */
        if (escape || is_unreserved(c) || share__find(allowed, c, 0) < allowed.n)
            share__put_char(out, c);
        else
            put_escaped(out, c);
    }
}

/* ---- hosts ------------------------------------------------------------------------------- */

/* The constants of RFC 3492, section 5. */
enum { BASE = 36, TMIN = 1, TMAX = 26, SKEW = 38, DAMP = 700, BIAS = 72, FIRST = 0x80 };

static unsigned adapt(unsigned delta, unsigned count, bool first)
{
    delta = first ? delta / DAMP : delta / 2;
    delta += delta / count;
    unsigned k = 0;
    for (; delta > ((BASE - TMIN) * TMAX) / 2; k += BASE)
        delta /= BASE - TMIN;
    return k + (BASE - TMIN + 1) * delta / (delta + SKEW);
}

static void put_digit(share__buffer *out, unsigned d)
{
    share__put_char(out, (char)(d < 26 ? 'a' + d : '0' + (d - 26)));
}

static void put_delta(share__buffer *out, unsigned delta, unsigned bias)
{
    for (unsigned k = BASE;; k += BASE) {
        unsigned t = k <= bias ? TMIN : k >= bias + TMAX ? TMAX : k - bias;
        if (delta < t)
            break;
        put_digit(out, t + (delta - t) % (BASE - t));
        delta = (delta - t) / (BASE - t);
    }
    put_digit(out, delta);
}

/* A label of at most 63 code points, so the numbers stay far below any overflow. */
static void put_punycode(share__buffer *out, const uint32_t *points, unsigned count)
{
    unsigned done = 0;
    share__put_string(out, "xn--");
    for (unsigned i = 0; i < count; i++)
        if (points[i] < FIRST) {
            share__put_char(out, (char)points[i]);
            done++;
        }
    unsigned basic = done, delta = 0, bias = BIAS;
    if (basic > 0)
        share__put_char(out, '-');
    for (uint32_t n = FIRST; done < count; n++, delta++) {
        uint32_t next = 0x10FFFF;
        for (unsigned i = 0; i < count; i++)
            if (points[i] >= n && points[i] < next)
                next = points[i];
        delta += (unsigned)(next - n) * (done + 1);
        n = next;
        for (unsigned i = 0; i < count; i++) {
            if (points[i] < n)
                delta++;
            if (points[i] != n)
                continue;
            put_delta(out, delta, bias);
            bias = adapt(delta, done + 1, done == basic);
            delta = 0;
            done++;
        }
    }
}

static bool put_label(share__buffer *out, share__view label)
{
    uint32_t points[LONGEST_LABEL];
    unsigned count = 0;
    bool ascii = true;
    for (const char *p = label.p, *end = p + label.n; p < end;) {
        uint32_t c = share__to_lower(share__utf8_next(&p, end));
        bool fits = c < 0x80 ? is_unreserved((char)c)
                             : share__is_word(c) || c == 0x200C || c == 0x200D || c == 0xB7 ||
                                   c == 0x30FB || share__is_emoji(c);
        if (!fits || count == LONGEST_LABEL)
            return false;
        ascii = ascii && c < 0x80;
        points[count++] = c;
    }
    const size_t before = out->n;
    if (ascii)
        share__put(out, label);
    else
        put_punycode(out, points, count);
    return out->n - before <= LONGEST_LABEL; /* Punycode is longer than what it stands for */
}

/* A name or an IPv4 address: labels between full stops of any kind. */
static bool put_name(share__buffer *out, share__view host)
{
    while (host.n > 0) {
        const char *p = host.p, *end = p + host.n, *stop = end;
        const char *next = end;
        while (p < end) {
            const char *at = p;
            uint32_t c = share__utf8_next(&p, end);
            if (c == '.' || c == 0x3002 || c == 0xFF0E || c == 0xFF61) {
                stop = at;
                next = p;
                break;
            }
        }
        if (stop == host.p || !put_label(out, share__view_between(host.p, stop)))
            return false;
        if (next > stop)
            share__put_char(out, '.');
        host = share__view_between(next, end);
    }
    return true;
}

static bool put_host(share__buffer *out, share__arena *arena, share__view host)
{
    if (host.n == 0)
        return false;
    if (host.p[0] == '[') { /* an IPv6 address */
        for (size_t i = 1; i + 1 < host.n; i++)
            if (!is_hex(host.p[i]) && host.p[i] != ':' && host.p[i] != '.')
                return false;
        share__put(out, host);
        return host.n > 3 && host.p[host.n - 1] == ']';
    }
    if (!share__utf8_nfc(arena, host, &host)) {
        out->status = SHARE_ERR_MEMORY;
        return false;
    }
    return put_name(out, host);
}

/* "host" or "host:port". */
static bool put_authority(share__buffer *out, share__arena *arena, share__view authority)
{
    share__view host = authority, port = {"", 0};
    size_t colon = authority.n;
    while (colon > 0 && share__is_digit(authority.p[colon - 1]))
        colon--;
    if (colon > 0 && authority.p[colon - 1] == ':') {
        host = share__view_slice(authority, 0, colon - 1);
        port = share__view_from(authority, colon);
    }
    if (!put_host(out, arena, host) || port.n > 5)
        return false;
    if (port.n > 0) {
        share__put_char(out, ':');
        share__put(out, port);
    }
    return true;
}

/* ---- the three entrances ----------------------------------------------------------------- */

/* Moves what a buffer holds into the arena and frees it. */
static share_status finish(share__arena *arena, share__buffer *made, share__view *out,
                           share_error *error)
{
    share_status status = share__buffer_status(made);
    share__view v = share__buffer_view(made);
    const char *copy = status == SHARE_OK ? share__arena_string(arena, v) : NULL;
    if (copy)
        *out = (share__view){copy, v.n};
    share__buffer_free(made);
    if (status == SHARE_ERR_TOO_BIG)
        return share__fail(error, SHARE_ERR_USAGE, SHARE__NOWHERE, "the URL is too long");
    return copy ? SHARE_OK : share__fail_memory(error);
}

static share__view trim_url(share__view url)
{
    while (url.n > 0 && (unsigned char)url.p[0] <= ' ')
        url = share__view_from(url, 1);
    while (url.n > 0 && (unsigned char)url.p[url.n - 1] <= ' ')
        url.n--;
    return url;
}

share_status share__normal_url(share__arena *arena, share__view url, share__view *out,
                               share_error *error)
{
    url = trim_url(url);
    bool secure = share__starts_nocase(url, SHARE__LIT("https://"));
    if (!secure && !share__starts_nocase(url, SHARE__LIT("http://")))
        return share__fail(error, SHARE_ERR_USAGE, SHARE__NOWHERE,
                           "the URL is no absolute http or https address: %v", url);
    share__view rest = share__view_from(url, secure ? 8 : 7);
    size_t slash = 0;
    while (slash < rest.n && rest.p[slash] != '/' && rest.p[slash] != '?' && rest.p[slash] != '#' &&
           rest.p[slash] != '\\')
        slash++;
    share__view authority = share__view_slice(rest, 0, slash);
    if (share__find(authority, '@', 0) < authority.n)
        return share__fail(error, SHARE_ERR_USAGE, SHARE__NOWHERE,
                           "the URL holds a user name, which a post would make public");
    share__buffer made;
    share__buffer_init(&made, LONGEST_URL);
    share__put_string(&made, secure ? "https://" : "http://");
    if (share__utf8_check(url) < url.n || !put_authority(&made, arena, authority)) {
        if (share__buffer_status(&made) == SHARE_OK) {
            share__buffer_free(&made);
            return share__fail(error, SHARE_ERR_USAGE, SHARE__NOWHERE,
                               "the URL has no valid host: %v", url);
        }
    }
    if (slash < rest.n && rest.p[slash] == '\\') { /* a slash to browsers, here only */
        share__put_char(&made, '/');
        slash++;
    }
    put_rest(&made, share__view_from(rest, slash));
    return finish(arena, &made, out, error);
}

static void put_parameter(share__buffer *out, char joint, share__view parameter)
{
    share__put_char(out, joint);
    share__put(out, parameter);
}

static void put_source(share__buffer *out, char joint, share__view source)
{
    put_parameter(out, joint, SHARE__LIT("utm_source="));
    share__put_percent_encoded(out, source);
}

share_status share__tagged_url(share__arena *arena, share__view url, share__view source,
                               share__view *out, share_error *error)
{
    size_t hash = share__find(url, '#', 0);
    share__view before = share__view_slice(url, 0, hash), fragment = share__view_from(url, hash);
    size_t mark = share__find(before, '?', 0);
    share__view query = share__view_from(before, mark + 1);
    share__buffer made;
    share__buffer_init(&made, LONGEST_URL);
    share__put(&made, share__view_slice(before, 0, mark));
    char joint = '?';
    bool done = false;
    while (query.n > 0) {
        size_t n = share__find(query, '&', 0);
        share__view parameter = share__view_slice(query, 0, n);
        query = share__view_from(query, n + 1);
        bool ours = share__starts_with(parameter, SHARE__LIT("utm_source=")) ||
                    share__equal(parameter, SHARE__LIT("utm_source"));
        if (parameter.n == 0 || (ours && done))
            continue;
        if (ours)
            put_source(&made, joint, source);
        else
            put_parameter(&made, joint, parameter);
        done = done || ours;
        joint = '&';
    }
    if (!done)
        put_source(&made, joint, source);
    share__put(&made, fragment);
    return finish(arena, &made, out, error);
}

share_status share__encoded_url(share__arena *arena, share__view prefix, share__view value,
                                share__view *out, share_error *error)
{
    share__buffer made;
    share__buffer_init(&made, 4 * LONGEST_URL);
    share__put(&made, prefix);
    share__put_percent_encoded(&made, value);
    return finish(arena, &made, out, error);
}
