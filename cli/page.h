/* page.h - the post as HTML: a page, the button for a site. */
#ifndef CLI_PAGE_H
#define CLI_PAGE_H

#include "options.h"

/* Writes what --html or --html-button ask for. The error is filled when that fails. */
share_status page_write(const struct options *options, const share_post *post, share_error *error);
/* The parts of the button that are the same for every article: no input is read for them. */
void page_write_constant(int part);

#endif
