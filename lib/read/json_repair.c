/* json_repair.c - JSON as pages write it, made into JSON.
 *
 * Undone are: commas before a closing bracket, line breaks and bare quotes inside strings, strings
 * without quotes, unknown escapes, halves of surrogate pairs, comments. Of a text that was cut off
 * what is open is closed: the string that it ends in goes, since it may end anywhere, and what
 * stands before it stays.
 *
 * One pass over the text; brackets are counted up to a depth of 64, and what is cut off deeper than
 * that stays open. The outcome need not be JSON: its reader says. */
#include "read/html_reader.h"

#include <string.h>

static bool is_hex(share__view v)
{
    for (size_t i = 0; i < v.n; i++)
        if (share__hex_value(v.p[i]) < 0)
            return false;
    return v.n == 4;
}

/* Whether the hex digits of a \u escape stand for a surrogate: 0 no, 1 the first, 2 the second. */
static int surrogate(share__view hex)
{
    if (hex.n < 4 || share__lower(hex.p[0]) != 'd')
        return 0;
    char c = share__lower(hex.p[1]);
    return c == '8' || c == '9' || c == 'a' || c == 'b' ? 1 : c >= 'c' && c <= 'f' ? 2 : 0;
}

/* Writes the escape at json.p[at] so that it is one; returns how many bytes it took. */
static size_t repair_escape(share__buffer *out, share__view json, size_t at)
{
    share__view rest = share__view_from(json, at);
    char c = rest.n > 1 ? rest.p[1] : '\0';
    if (c == 'u' && is_hex(share__view_slice(rest, 2, 4))) {
        share__view hex = share__view_slice(rest, 2, 4);
        bool pair = surrogate(hex) == 1 &&
                    share__starts_with(share__view_from(rest, 6), SHARE__LIT("\\u")) &&
                    is_hex(share__view_slice(rest, 8, 4)) &&
                    surrogate(share__view_slice(rest, 8, 4)) == 2;
        if (pair)
            share__put(out, share__view_slice(rest, 0, 12));
        else if (surrogate(hex))
            share__put_string(out, "\xEF\xBF\xBD");
        else if (share__equal(hex, SHARE__LIT("0000")))
            share__put_char(out, ' ');
        else
            share__put(out, share__view_slice(rest, 0, 6));
        return pair ? 12 : 6;
    }
    if (c != '\0' && strchr("\"\\/bfnrt", c)) {
        share__put(out, share__view_slice(rest, 0, 2));
        return 2;
    }
    return 1; /* the backslash alone goes */
}

/* Whether the quote at json.p[at] ends its string: what JSON has behind strings follows it. */
static bool ends_string(share__view json, size_t at)
{
    for (at++; at < json.n && share__is_space(json.p[at]);)
        at++;
    return at == json.n || strchr(",:]}", json.p[at]);
}

/* What is open while JSON is repaired, so that one that was cut off can be closed. */
typedef struct open_values {
    uint64_t objects; /* a bit for each level: an object, not a list */
    unsigned depth;
    bool lost;  /* too deep, or closed by what did not open it: it stays as it is */
    bool key;   /* a name of an object is next, */
    bool named; /* or was read, and a colon or value is due */
} open_values;

static void open_value(open_values *open, char c)
{
    open->lost = open->lost || open->depth == 64;
    if (!open->lost) {
        const uint64_t bit = (uint64_t)1 << open->depth++;
        open->objects = c == '{' ? open->objects | bit : open->objects & ~bit;
    }
    open->key = c == '{';
    open->named = false;
}

static bool in_object(const open_values *open)
{
    return open->depth > 0 && (open->objects >> (open->depth - 1) & 1);
}

static void close_value(open_values *open, char c)
{
    open->lost = open->lost || open->depth == 0 || in_object(open) != (c == '}');
    open->depth -= open->depth > 0;
    open->key = open->named = false;
}

/* A name or value was written. */
static void note_value(open_values *open)
{
    open->named = open->key;
    open->key = false;
}

/* Ends all that is open where the text ends. */
static void close_all(share__buffer *out, open_values *open)
{
    if (open->lost)
        return;
    if (open->named) /* a name without its value */
        share__put_string(out, ":null");
    for (; open->depth > 0; open->depth--)
        share__put_char(out, in_object(open) ? '}' : ']');
}

/* A string from its opening quote on; returns where it ends. Of one that is cut off nothing is
 * kept: it may end anywhere. */
static size_t repair_string(share__buffer *out, share__view json, size_t at)
{
    const size_t start = out->n;
    share__put_char(out, '"');
    for (at++; at < json.n && !(json.p[at] == '"' && ends_string(json, at));) {
        if (json.p[at] == '\\') {
            at += repair_escape(out, json, at);
            continue;
        }
        if (json.p[at] == '"')
            share__put_char(out, '\\');
        bool control = (unsigned char)json.p[at] < 0x20;
        share__put_char(out, control ? ' ' : json.p[at]);
        at++;
    }
    if (at >= json.n && share__buffer_status(out) == SHARE_OK)
        out->n = start + 1;
    share__put_char(out, '"');
    return at + 1;
}

/* A word outside quotes: a literal of JSON, or a string that lacks them; returns where it ends. */
static size_t repair_word(share__buffer *out, share__view json, size_t at)
{
    size_t end = at;
    while (end < json.n && !strchr(",:]}\"\n\r", json.p[end]) && (unsigned char)json.p[end] >= 0x20)
        end++;
    share__view word = share__trim_end(share__view_slice(json, at, end - at));
    bool literal = share__equal(word, SHARE__LIT("true")) ||
                   share__equal(word, SHARE__LIT("false")) ||
                   share__equal(word, SHARE__LIT("null"));
    if (!literal)
        share__put_char(out, '"');
    for (size_t i = 0; i < word.n; i++)
        if (word.p[i] != '\\')
            share__put_char(out, word.p[i]);
    if (!literal)
        share__put_char(out, '"');
    return end;
}

/* A mark outside strings. */
static void repair_mark(share__buffer *out, open_values *open, char c)
{
    if (c == '{' || c == '[')
        open_value(open, c);
    else if (c == '}' || c == ']')
        close_value(open, c);
    else if (c == ':')
        open->named = false;
    share__put_char(out, c);
}

void share__json_repair(share__buffer *out, share__view json)
{
    open_values open = {0, 0, false, false, false};
    bool comma = false; /* one was read and not yet written */
    char last = ' ';
    for (size_t at = 0; at < json.n;) {
        char c = json.p[at];
        if (c == ',') {
            comma = true;
            at++;
            continue;
        }
        if (share__starts_with(share__view_from(json, at), SHARE__LIT("/*"))) {
            at = share__find_view(json, SHARE__LIT("*/"), at + 2) + 2;
            continue;
        }
        if (share__is_space(c)) {
            at++;
            share__put_char(out, ' ');
            continue;
        }
        if (comma && c != '}' && c != ']') {
            share__put_char(out, ',');
            open.key = in_object(&open);
        }
        comma = false;
        last = c;
        if (c == '"') {
            at = repair_string(out, json, at);
            note_value(&open);
        } else if (share__is_alpha(c) || (unsigned char)c >= 0x80) {
            at = repair_word(out, json, at);
            note_value(&open);
        } else {
            repair_mark(out, &open, c);
            at++;
        }
    }
    if (last == ':')
        share__put_string(out, "null");
    close_all(out, &open);
}
