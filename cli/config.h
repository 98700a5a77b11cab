/* config.h - a configuration file as a list of keys with their values and places. */
#ifndef CLI_CONFIG_H
#define CLI_CONFIG_H

#include <share/share.h>
#include <stdbool.h>
#include <stddef.h>

enum config_kind {
    CONFIG_TEXT,
    CONFIG_NUMBER, /* a whole one, 'text' has its digits */
    CONFIG_SWITCH, /* 'text' is "true" or "false" */
    CONFIG_PAIR,   /* a text in an object: 'name' is its own key */
    CONFIG_OBJECT, /* stands before its pairs */
    CONFIG_OTHER   /* null, a list, a fraction ...: 'text' says what */
};

struct config_entry {
    char *key, *name, *text; /* 'name' is NULL for what is no pair */
    enum config_kind kind;
    unsigned line, column; /* of the value */
    unsigned key_line, key_column;
};

struct config {
    char *path; /* NULL: there is none */
    struct config_entry *entries;
    size_t count;
};

/* Reads a file of this name. SHARE_ERR_NOT_FOUND when there is none. */
share_status config_read(struct config *config, const char *path, share_error *error);
void config_free(struct config *config);

#endif
