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
