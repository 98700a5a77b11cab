/* outcome.h - what a failed transfer means. */
#ifndef SHARE_FETCH_OUTCOME_H
#define SHARE_FETCH_OUTCOME_H

#include <curl/curl.h>
#include <share/fetch.h>
#include <stdbool.h>

/* By the HTTP status. */
share_status share__outcome_of_answer(long code, share_error *error);
/* By libcurl's result; 'detail' are its own words, or ""; 'connected': the host has answered. */
share_status share__outcome_of_failure(CURLcode result, const char *detail, bool connected,
                                       const char *host, const share_fetch_options *options,
                                       share_error *error);
share_status share__outcome_of_timeout(unsigned timeout_ms, share_error *error);

#endif
