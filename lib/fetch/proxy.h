/* proxy.h - is there a proxy on the way? */
#ifndef SHARE_FETCH_PROXY_H
#define SHARE_FETCH_PROXY_H

#include <stdbool.h>

/* The proxy that the environment names for this host, "" for none. 'host' without brackets. */
const char *share__proxy_for(const char *host, bool secure);

#endif
