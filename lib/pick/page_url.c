/* page_url.c - whether to believe what a web page says of its own address.
 *
 * A canonical link or og:url is believed when it is on the site that the page came from: the same
 * host, or one below the other. Many templates give the site's front page on every page of it:
 * that is believed of the front page only. Without a base there is nothing to compare with. */
#include "base/uri.h"
#include "pick/metadata.h"

static share__view host_of(share__view url)
{
    share__view host = share__uri_split(url).authority;
    return share__starts_nocase(host, SHARE__LIT("www.")) ? share__view_from(host, 4) : host;
}

static bool is_below(share__view host, share__view domain)
{
    return share__ends_nocase(host, domain) &&
           (host.n == domain.n || host.p[host.n - domain.n - 1] == '.');
}

bool share__is_own_address(share__view base, share__view url)
{
    if (!share__uri_is_web(base)) {
        return true;
    }
    const share__uri own = share__uri_split(base), other = share__uri_split(url);
    const share__view here = host_of(base), there = host_of(url);
    const bool front_page = other.path.n <= 1 && !other.has_query;
    return (is_below(here, there) || is_below(there, here)) && (!front_page || own.path.n <= 1);
}

static bool resolve(share__arena *arena, share__view base, share__view value, share__view *out)
{
    *out = SHARE__LIT("");
    if (base.n > 0 && !share__uri_resolve(arena, base, value, out)) {
        return false;
    }
    out->n = share__uri_is_web(*out) ? out->n : 0;
    return true;
}

bool share__resolve_address(share__document *document, const char *base_url, share__view value,
                            share__view *out)
{
    share__view base = share__view_of(base_url), own = SHARE__LIT("");
    for (size_t i = 0; i < document->meta_count && own.n == 0; i++) {
        const share__meta *meta = &document->metas[i];
        if (share__equal(meta->key, SHARE__LIT("base")) && meta->origin == SHARE_FROM_HTML_HEAD) {
            own = meta->value;
        }
    }
    if (share__uri_is_web(own)) {
        base = own;
    } else if (own.n > 0 && base.n > 0) {
        share__view seen;
        if (!resolve(&document->arena, base, own, &seen)) {
            return false;
        }
        base = seen.n > 0 ? seen : base;
    }
    return resolve(&document->arena, base, value, out);
}
