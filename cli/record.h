/* record.h - a line of --batch. */
#ifndef CLI_RECORD_H
#define CLI_RECORD_H

#include "buffer.h"

#include <share/share.h>
#include <stdint.h>

struct record { /* the texts belong to the line */
    const char *content;
    size_t length;
    const char *name, *url, *base_url, *language, *encoding; /* NULL: not given */
    share_format format;
};

/* Reads a line and changes it on the way. 'number' is that of the line. 'id' gets the id as JSON
 * has it, with a NUL, or nothing: also after a mistake, as far as it was seen. Without 'record',
 * only the id is read. */
share_status record_read(struct record *record, struct buffer *id, char *line, size_t length,
                         uint64_t number, share_error *error);

#endif
