/* config.c - reads a configuration file: one JSON object. Only here is jansson known.
 *
 * What a key means is not decided here. jansson finds out what is no JSON, and where; for mistakes
 * that only its reader can see it keeps no places, so the text, which is known to be JSON by then,
 * is walked once more: keys come in the order in which they stand. Keys that stand twice, NUL and
 * more than 64 KiB are refused, as is what is no ordinary file. */
#include "config.h"

#include "failure.h"
#include "input.h"

#include <jansson.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_CONFIG = 64 * 1024, MAX_ENTRIES = 4096 };

/* ---- places ---- */

struct walk {
    const char *p, *end;
    const char *counted,
        *line_start; /* line ends are counted up to the first, in the second's line */
    unsigned line;
};

static void pass_space(struct walk *walk)
{
    while (walk->p < walk->end && strchr(" \t\r\n", *walk->p))
        walk->p++;
}

static void pass_string(struct walk *walk)
{
    for (walk->p++; walk->p < walk->end && *walk->p != '"'; walk->p++)
        walk->p += *walk->p == '\\';
    walk->p++;
}

/* A value of any kind; nothing in it is looked at. */
static void pass_value(struct walk *walk)
{
    unsigned depth = 0;
    do {
        if (*walk->p == '"') {
            pass_string(walk);
            continue;
        }
        depth += *walk->p == '{' || *walk->p == '[';
        depth -= *walk->p == '}' || *walk->p == ']';
        walk->p++;
        if (depth == 0 && walk->p < walk->end && strchr(" \t\r\n,}]", *walk->p))
            return;
    } while (walk->p < walk->end && (depth > 0 || !strchr(" \t\r\n,}]", *walk->p)));
}

/* From an opening brace, or from behind a value, to the next key. */
static void next_key(struct walk *walk)
{
    pass_space(walk);
    walk->p++; /* the brace, or the comma */
    pass_space(walk);
}

/* From a key to its value. */
static void to_value(struct walk *walk)
{
    pass_string(walk);
    pass_space(walk);
    walk->p++; /* the colon */
    pass_space(walk);
}

/* Where the walk is. It never goes back, so all places together cost one walk. */
static void note_place(struct walk *walk, unsigned *line, unsigned *column)
{
    for (; walk->counted < walk->p; walk->counted++)
        if (*walk->counted == '\n') {
            walk->line++;
            walk->line_start = walk->counted + 1;
        }
    *line = walk->line;
    *column = (unsigned)(walk->p - walk->line_start) + 1;
}

/* Places an entry, and stands at its value then. */
static void place_entry(struct walk *walk, struct config_entry *entry)
{
    next_key(walk);
    note_place(walk, &entry->key_line, &entry->key_column);
    to_value(walk);
    note_place(walk, &entry->line, &entry->column);
}

/* The entries have the order of the file; those of an object follow it. */
static void find_places(struct config *config, const char *data, size_t length)
{
    struct walk walk = {data, data + length, data, data, 1};
    pass_space(&walk);
    for (size_t i = 0; i < config->count;) {
        struct config_entry *entry = &config->entries[i++];
        place_entry(&walk, entry);
        if (entry->kind != CONFIG_OBJECT) {
            pass_value(&walk);
            continue;
        }
        if (i == config->count || !config->entries[i].name)
            walk.p++; /* it is empty */
        for (; i < config->count && config->entries[i].name; i++) {
            place_entry(&walk, &config->entries[i]);
            pass_value(&walk);
        }
        pass_space(&walk);
        walk.p++; /* its closing brace */
    }
}

/* ---- entries ---- */

static share_status out_of_memory(const struct config *config, share_error *error)
{
    return failure_note(error, SHARE_ERR_MEMORY, config->path, "out of memory");
}

static enum config_kind kind_of(const json_t *value)
{
    switch (json_typeof(value)) {
    case JSON_STRING:
        return CONFIG_TEXT;
    case JSON_INTEGER:
        return CONFIG_NUMBER;
    case JSON_TRUE:
    case JSON_FALSE:
        return CONFIG_SWITCH;
    case JSON_OBJECT:
        return CONFIG_OBJECT;
    default:
        return CONFIG_OTHER;
    }
}

static char *text_of(const json_t *value)
{
    char number[32];
    switch (json_typeof(value)) {
    case JSON_STRING:
        return strdup(json_string_value(value));
    case JSON_INTEGER:
        snprintf(number, sizeof number, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
        return strdup(number);
    case JSON_TRUE:
        return strdup("true");
    case JSON_FALSE:
        return strdup("false");
    default:
        return strdup("");
    }
}

static bool add(struct config *config, const char *key, const char *name, const json_t *value)
{
    struct config_entry *entry = &config->entries[config->count];
    entry->kind = kind_of(value);
    if (name)
        entry->kind = entry->kind == CONFIG_TEXT ? CONFIG_PAIR : CONFIG_OTHER;
    entry->key = strdup(key);
    entry->name = name ? strdup(name) : NULL;
    entry->text = text_of(value);
    config->count++;
    return entry->key && entry->text && (!name || entry->name);
}

static size_t count_entries(json_t *object)
{
    size_t count = json_object_size(object);
    const char *key;
    json_t *value;
    json_object_foreach(object, key, value) count += json_object_size(value);
    return count;
}

static share_status add_all(struct config *config, json_t *object, share_error *error)
{
    size_t count = count_entries(object);
    const char *key, *name;
    json_t *value, *inner;
    if (count > MAX_ENTRIES)
        return failure_note(error, SHARE_ERR_SYNTAX, config->path, "more than %d keys",
                            MAX_ENTRIES);
    config->entries = calloc(count + 1, sizeof *config->entries);
    if (!config->entries)
        return out_of_memory(config, error);
    json_object_foreach(object, key, value)
    {
        if (!add(config, key, NULL, value))
            return out_of_memory(config, error);
        json_object_foreach(value, name,
                            inner) if (!add(config, key, name, inner)) return out_of_memory(config,
                                                                                            error);
    }
    return SHARE_OK;
}

static share_status parse(struct config *config, const char *data, size_t length,
                          share_error *error)
{
    json_error_t mistake;
    json_t *object = json_loadb(data, length, JSON_REJECT_DUPLICATES, &mistake);
    if (!object) {
        failure_note(error, SHARE_ERR_SYNTAX, config->path, "%s", mistake.text);
        error->line = mistake.line > 0 ? (unsigned)mistake.line : 1;
        error->column = mistake.column > 0 ? (unsigned)mistake.column : 1;
        return SHARE_ERR_SYNTAX;
    }
    share_status status = SHARE_OK;
    if (json_is_object(object)) {
        status = add_all(config, object, error);
    } else {
        status = failure_note(error, SHARE_ERR_SYNTAX, config->path,
                              "a configuration is an object: {...}");
        error->line = error->column = 1;
    }
    if (status == SHARE_OK)
        find_places(config, data, length);
    json_decref(object);
    return status;
}

share_status config_read(struct config *config, const char *path, share_error *error)
{
    struct input input;
    memset(config, 0, sizeof *config);
    config->path = strdup(path);
    if (!config->path)
        return failure_note(error, SHARE_ERR_MEMORY, path, "out of memory");
    share_status status = input_read(&input, path, path, MAX_CONFIG, error);
    if (status == SHARE_OK)
        status = parse(config, input.data, input.length, error);
    free(input.data);
    return status;
}

void config_free(struct config *config)
{
    for (size_t i = 0; i < config->count; i++) {
        free(config->entries[i].key);
        free(config->entries[i].name);
        free(config->entries[i].text);
    }
    free(config->entries);
    free(config->path);
    memset(config, 0, sizeof *config);
}
