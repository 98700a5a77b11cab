/* records.h - how the readers of front matter hand over what they find.
 *
 * They walk maps and lists; this keeps the path of keys above them and makes the records. */
#ifndef SHARE_READ_RECORDS_H
#define SHARE_READ_RECORDS_H

#include "read/document.h"

enum {
    SHARE__MAX_FRONT_MATTER = 64 * 1024, /* bytes; the largest of 13,809 real ones has far less */
    SHARE__MAX_DEPTH = 32,               /* of maps and lists in each other */
    SHARE__MAX_KEY_PATH = 256            /* bytes; a record with a longer key is left out */
};

typedef struct share__records {
    share__document *document;
    size_t length; /* of the path; more than SHARE__MAX_KEY_PATH when it did not fit */
    char path[SHARE__MAX_KEY_PATH];
} share__records;

void share__records_init(share__records *records, share__document *document);
/* Goes into the value of 'key' and returns what share__records_leave() takes to come back. */
size_t share__records_enter(share__records *records, share__view key);
void share__records_leave(share__records *records, size_t before);
/* The record of the value at the path: a copy without control characters but tabs and line
 * feeds. A value without text makes none. */
share_status share__records_add(share__records *records, share__view value, share__place place,
                                bool listed);

/* A line that reads as "key: value", as authors write them: the key may stand in quotes, have
 * spaces inside and before the colon. 'tight' also takes "key:value". */
bool share__key_line(share__view line, bool tight, share__view *key, share__view *value);

#endif
