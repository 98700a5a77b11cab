/* target.h - a URL that we may ask for. */
#ifndef SHARE_FETCH_TARGET_H
#define SHARE_FETCH_TARGET_H

#include <curl/curl.h>
#include <share/fetch.h>

typedef struct share__target {
    CURLU *parts;
    char *url;  /* normalised, without fragment; libcurl's memory */
    char *host; /* without brackets; libcurl's memory */
    bool secure;
} share__target;

/* The first URL, then the absolute ones of redirects. 'flags' as in the options. */
share_status share__target_set(share__target *target, const char *url, unsigned flags,
                               share_error *error);
void share__target_free(share__target *target);

#endif
