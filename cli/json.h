/* json.h - a value of JSON, read where it stands. */
#ifndef CLI_JSON_H
#define CLI_JSON_H

#include <stdbool.h>
#include <stddef.h>

enum json_kind { JSON_NOTHING, JSON_TEXT, JSON_WHOLE, JSON_OTHER, JSON_NULL };

struct json_text { /* a member's value: decoded text, or the digits of a whole number */
    enum json_kind kind;
    char *data;
    size_t length;
};

struct json_member {
    const char *key;
    struct json_text value; /* JSON_NOTHING: the object has no such member */
};

/* Reads a text that is one object, decodes the strings of the members asked for in the text itself,
 * and passes over the others. NULL, or what is wrong; 'members' then hold what came before. */
const char *json_read(char *text, size_t length, struct json_member *members, size_t count);

/* How a decoded text or the digits of a number are written in JSON. Writes at most six times the
 * length and two quotation marks. */
size_t json_write(char *out, const struct json_text *text);
/* The same JSON in pure ASCII, at most six times as long. */
size_t json_ascii(char *out, const char *json, size_t length);

#endif
