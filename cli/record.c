/* record.c - what a line of --batch says.
 *
 * A record is an object with at least "content". Its "id" is a string or a whole number and comes
 * back as it was; the other keys mean what the options of the same names mean. A key with
 * a wrong kind of value is a mistake of its record, unknown keys are not looked at: whoever
 * has records of a crawl can send them as they are. */
#include "record.h"

#include "failure.h"
#include "json.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST_ID = 1 << 20 };
enum { ID, CONTENT, FORMAT, NAME, URL, BASE_URL, LANGUAGE, ENCODING, KEYS };

static const char *const keys[KEYS] = {"id",  "content",  "format", "name",
                                       "url", "base_url", "lang",   "encoding"};

static share_status refuse(share_error *error, uint64_t number, const char *what)
{
    return failure_note(error, SHARE_ERR_USAGE, "", "line %llu: %s", (unsigned long long)number,
                        what);
}

/* The same for every way of writing it. */
static share_status write_id(struct buffer *id, const struct json_text *value)
{
    id->length = 0;
    if (value->kind != JSON_TEXT && value->kind != JSON_WHOLE)
        return SHARE_OK;
    if (value->length > LONGEST_ID)
        return SHARE_ERR_USAGE;
    if (!buffer_reserve(id, value->length * 6 + 3))
        return SHARE_ERR_MEMORY;
    id->length = json_write(id->data, value);
    id->data[id->length] = '\0';
    return SHARE_OK;
}

/* Ends the text with a NUL: there is a quotation mark behind it that nobody needs any more. */
static bool get_text(const char **text, const struct json_text *value)
{
    *text = NULL;
    if (value->kind == JSON_TEXT) {
        value->data[value->length] = '\0';
        *text = value->data;
    }
    return value->kind == JSON_TEXT || value->kind == JSON_NULL || value->kind == JSON_NOTHING;
}

static bool get_format(share_format *format, const struct json_text *value)
{
    const char *name;
    *format = SHARE_AUTO;
    if (!get_text(&name, value) || !name || strcmp(name, "auto") == 0)
        return value->kind != JSON_WHOLE && value->kind != JSON_OTHER;
    for (int i = SHARE_MARKDOWN; i <= SHARE_TEXT; i++)
        if (strcmp(name, share_format_name((share_format)i)) == 0) {
            *format = (share_format)i;
            return true;
        }
    return false;
}

static const char *take_members(struct record *record, const struct json_member *members)
{
    const struct json_text *content = &members[CONTENT].value;
    enum json_kind id = members[ID].value.kind;
    if (id == JSON_OTHER)
        return "\"id\" is neither a string nor a whole number";
    if (content->kind != JSON_TEXT)
        return "there is no text in \"content\"";
    record->content = content->data;
    record->length = content->length;
    if (!get_format(&record->format, &members[FORMAT].value))
        return "\"format\" is none of markdown, text, html and auto";
    bool fine = get_text(&record->name, &members[NAME].value) &&
                get_text(&record->url, &members[URL].value) &&
                get_text(&record->base_url, &members[BASE_URL].value) &&
                get_text(&record->language, &members[LANGUAGE].value) &&
                get_text(&record->encoding, &members[ENCODING].value);
    return fine ? NULL : "one of name, url, base_url, lang, encoding is not a text";
}

share_status record_read(struct record *record, struct buffer *id, char *line, size_t length,
                         uint64_t number, share_error *error)
{
    struct json_member members[KEYS];
    for (size_t i = 0; i < KEYS; i++)
        members[i].key = keys[i];
    size_t mark = number == 1 && length >= 3 && memcmp(line, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    const char *mistake = json_read(line + mark, length - mark, members, KEYS);
    share_status status = write_id(id, &members[ID].value);
    if (status == SHARE_ERR_MEMORY)
        return failure_note(error, status, "", "out of memory");
    if (status != SHARE_OK)
        return refuse(error, number, "\"id\" is too long");
    if (mistake) {
        char what[120];
        snprintf(what, sizeof what, "not a JSON object: %s", mistake);
        return refuse(error, number, what);
    }
    if (record && (mistake = take_members(record, members)) != NULL)
        return refuse(error, number, mistake);
    return SHARE_OK;
}
