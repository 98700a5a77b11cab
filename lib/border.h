/* border.h - what the files of the public border share. */
#ifndef SHARE_BORDER_H
#define SHARE_BORDER_H

#include "base/arena.h"
#include "base/error.h"

/* Copies a caller's options struct, which starts with its size, into ours: zeros where the caller's
 * is shorter, SHARE_ERR_USAGE where it is longer and asks for something. NULL gives all zeros. */
share_status share__take_options(void *known, size_t known_size, const void *given,
                                 share_error *error);
/* Says that an object which the call needs is not there. */
share_status share__null_object(share_error *error);
/* A caller's string as text of ours: copied, ill-formed bytes replaced; NULL when memory ends. */
char *share__repaired(share__arena *arena, const char *string);

#endif
