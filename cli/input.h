/* input.h - from an argument to bytes. */
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include <share/share.h>
#include <stdbool.h>

struct input {
    char *data; /* to be freed */
    size_t length;
};

bool input_is_standard(const char *argument); /* "-" */
bool input_is_url(const char *argument);      /* http:// or https:// */

/* Reads a file, or standard input for "-". 'name' is what errors call it. */
share_status input_read(struct input *input, const char *argument, const char *name,
                        size_t max_bytes, share_error *error);

#endif
