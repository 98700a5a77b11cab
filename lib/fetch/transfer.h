/* transfer.h - from a URL to a page. */
#ifndef SHARE_FETCH_TRANSFER_H
#define SHARE_FETCH_TRANSFER_H

#include "fetch/page.h"

/* 'options' are complete. What 'page' has is the caller's to free, also on failure. */
share_status share__transfer(share__page *page, const char *url, const share_fetch_options *options,
                             size_t max_bytes, share_error *error);

#endif
