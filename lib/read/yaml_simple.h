/* yaml_simple.h - what yaml_simple.c, which knows lines, and yaml_values.c, which knows what stands
 * behind a key or an item's mark, share. */
#ifndef SHARE_READ_YAML_SIMPLE_H
#define SHARE_READ_YAML_SIMPLE_H

#include "read/read.h"
#include "read/records.h"

enum { SHARE__YAML_LEVELS = 8 };

/* A map or a list that is open. */
typedef struct share__yaml_level {
    size_t indent;
    size_t path; /* of keys above it */
    bool list;
    bool waits; /* its last key or item has no value yet: a map or a list may follow */
} share__yaml_level;

typedef struct share__simple_yaml {
    share__records records;
    share__view rest; /* the lines that follow */
    const char *line_start;
    unsigned line;
    share_status status;
    size_t depth;
    share__yaml_level levels[SHARE__YAML_LEVELS];
} share__simple_yaml;

/* The value 'v', which is not empty, up to the end of its line and maybe of later ones, which are
 * then taken off the rest. 'indent' is that of the map or list around, 'listed' whether it is in a
 * list. False when it isn't simple, or memory ends. */
bool share__yaml_value(share__simple_yaml *yaml, share__view v, size_t indent, bool listed);
/* Whether all of it is printable to YAML. */
bool share__yaml_printable(share__view v);
/* How many spaces 'v' starts with. */
size_t share__yaml_indent(share__view v);

#endif
