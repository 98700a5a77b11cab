/* proxy.c - which proxy the environment asks for.
 *
 * libcurl would read the same variables by itself, but does not tell whether it took a proxy; and
 * that has to be known: behind a proxy, the address that we connect to is the proxy's, often a
 * private one, and says nothing about where the page is. So the choice is made here, by libcurl's
 * rules, and passed to it: http_proxy in small letters only (in capitals it could come from a
 * request's header in a CGI program), then all_proxy; no_proxy is a list of names, which count
 * with all names below them, of addresses and of address blocks, or "*". */
#include "fetch/proxy.h"

#include "fetch/address.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *setting(const char *lower, const char *upper)
{
    const char *value = getenv(lower);
    if ((!value || !*value) && upper)
        value = getenv(upper);
    return value && *value ? value : NULL;
}

static bool is_below(const char *host, const char *name)
{
    size_t h = strlen(host), n;
    name += *name == '.';
    n = strlen(name);
    h -= h > 0 && host[h - 1] == '.';
    n -= n > 0 && name[n - 1] == '.';
    if (n == 0 || h < n || strncasecmp(host + h - n, name, n) != 0)
        return false;
    return h == n || host[h - n - 1] == '.';
}

static bool is_excepted(const char *host, const char *list)
{
    char rule[256];
    while (*list) {
        list += strspn(list, ", \t");
        size_t n = strcspn(list, ", \t");
        if (n > 0 && n < sizeof rule) {
            memcpy(rule, list, n);
            rule[n] = '\0';
            if (strcmp(rule, "*") == 0 || share__address_in(host, rule) ||
                (!share__address_in(host, host) && is_below(host, rule)))
                return true;
        }
        list += n;
    }
    return false;
}

const char *share__proxy_for(const char *host, bool secure)
{
    const char *proxy =
        secure ? setting("https_proxy", "HTTPS_PROXY") : setting("http_proxy", NULL);
    if (!proxy)
        proxy = setting("all_proxy", "ALL_PROXY");
    const char *exceptions = setting("no_proxy", "NO_PROXY");
    if (!proxy || (exceptions && is_excepted(host, exceptions)))
        return "";
    return proxy;
}
