/* fetch.h - web pages, through libshare-fetch, which is loaded when it is needed. */
#ifndef CLI_FETCH_H
#define CLI_FETCH_H

#include "options.h"

/* As share_fetch(), with what the options, the environment and the terminal ask for. */
share_status fetch(share_article **out, const char *url, const struct options *options,
                   const share_parse_options *parse, share_error *error);
bool fetch_is_there(void); /* can this sharepost fetch? */

#endif
