/* lines.h - what a descriptor delivers, a line or a name at a time, in constant memory. */
#ifndef CLI_LINES_H
#define CLI_LINES_H

#include "buffer.h"

#include <stdint.h>

enum lines_status { LINES_ONE, LINES_TOO_LONG, LINES_END, LINES_STOPPED, LINES_FAILED };

struct lines {
    int descriptor;
    char delimiter;
    size_t max;     /* bytes of a line; longer ones are told of and passed over */
    uint64_t count; /* lines so far, this one included */
    uint64_t taken; /* bytes that came so far */
    struct buffer bytes;
    size_t start, searched;
    bool ended;
};

void lines_start(struct lines *lines, int descriptor, char delimiter, size_t max);
/* The next line without its delimiter; it may be changed, and stands until the next call. Stops for
 * stop.h. */
enum lines_status lines_next(struct lines *lines, char **line, size_t *length);
void lines_end(struct lines *lines);

#endif
