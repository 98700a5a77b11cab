/* load.h - a file's bytes in memory. */
#ifndef SHARE_READ_LOAD_H
#define SHARE_READ_LOAD_H

#include "base/error.h"

/* *data is the caller's to share__free(), also on failure. */
share_status share__load(char **data, size_t *length, const char *path, size_t max,
                         share_error *error);

#endif
