/* json.c - reads the members of one object by RFC 8259, in one pass and in place.
 *
 * A record of --batch is a few short texts and one long one. The parser that the library uses reads
 * it byte by byte and copies it twice, which took as long as everything that is then done with
 * the article; here the runs between escapes are moved, never taken apart, and no memory is used.
 *
 * Everything is checked, also what is passed over: a line that is no JSON is told of. Two things
 * are taken as they come, since the library knows what to do with them: bytes that are no UTF-8,
 * and halves of surrogate pairs, which become U+FFFD. Nesting ends at 128. Of members with the
 * same key the last one counts. */
#include "json.h"

#include "text.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { MAX_DEPTH = 128 };

struct reader {
    char *at, *end;
    const char *mistake;
};

static bool fail(struct reader *reader, const char *mistake)
{
    if (!reader->mistake)
        reader->mistake = mistake;
    return false;
}

static void skip_space(struct reader *reader)
{
    while (reader->at < reader->end && (*reader->at == ' ' || *reader->at == '\t' ||
                                        *reader->at == '\r' || *reader->at == '\n'))
        reader->at++;
}

/* What comes next, not taken; NUL at the end (and for a NUL, which nothing may begin with). */
static char peek(struct reader *reader)
{
    skip_space(reader);
    return reader->at < reader->end ? *reader->at : '\0';
}

static bool take(struct reader *reader, char wanted, const char *mistake)
{
    if (peek(reader) != wanted)
        return fail(reader, reader->at == reader->end ? "it ends too early" : mistake);
    reader->at++;
    return true;
}

/* ---- strings ---- */

static bool is_plain(unsigned char c)
{
    return c != '"' && c != '\\' && c >= 0x20;
}

/* Eight at a time: a byte is below 0x20, a quotation mark or a backslash. Borrows can make a byte
 * above a special one look special, which only ends the run early. */
static char *end_of_plain(char *at, const char *end)
{
    const uint64_t ones = 0x0101010101010101u, tops = 0x8080808080808080u;
    uint64_t eight;
    while (end - at >= 8) {
        memcpy(&eight, at, 8);
        uint64_t quote = eight ^ ones * '"', slash = eight ^ ones * '\\';
        uint64_t found = (eight - ones * 0x20) & ~eight;
        found |= ((quote - ones) & ~quote) | ((slash - ones) & ~slash);
        if (found & tops)
            break;
        at += 8;
    }
    while (at < end && is_plain((unsigned char)*at))
        at++;
    return at;
}

/* Four hexadecimal digits, or -1. */
static long read_hex(const char *at, const char *end)
{
    long value = 0;
    if (end - at < 4)
        return -1;
    for (int i = 0; i < 4; i++) {
        char c = at[i];
        int digit = c >= '0' && c <= '9'                     ? c - '0'
                    : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10
                                                             : -1;
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

static char *put_code_point(char *out, unsigned long c)
{
    if (c < 0x80) {
        *out++ = (char)c;
    } else if (c < 0x800) {
        *out++ = (char)(0xC0 | c >> 6);
        *out++ = (char)(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        *out++ = (char)(0xE0 | c >> 12);
        *out++ = (char)(0x80 | (c >> 6 & 0x3F));
        *out++ = (char)(0x80 | (c & 0x3F));
    } else {
        *out++ = (char)(0xF0 | c >> 18);
        *out++ = (char)(0x80 | (c >> 12 & 0x3F));
        *out++ = (char)(0x80 | (c >> 6 & 0x3F));
        *out++ = (char)(0x80 | (c & 0x3F));
    }
    return out;
}

/* Behind "\u". Writes behind 'out', which is never before what was read. */
static char *read_unicode(struct reader *reader, char *out)
{
    long c = read_hex(reader->at, reader->end), low;
    if (c < 0) {
        fail(reader, "a \\u without four hexadecimal digits");
        return out;
    }
    reader->at += 4;
    if (c >= 0xD800 && c < 0xDC00 && reader->end - reader->at >= 6 && reader->at[0] == '\\' &&
        reader->at[1] == 'u' && (low = read_hex(reader->at + 2, reader->end)) >= 0xDC00 &&
        low < 0xE000) {
        reader->at += 6;
        c = 0x10000 + (c - 0xD800) * 0x400 + (low - 0xDC00);
    } else if (c >= 0xD800 && c < 0xE000) {
        c = 0xFFFD;
    }
    return put_code_point(out, (unsigned long)c);
}

static char *read_escape(struct reader *reader, char *out)
{
    static const char letters[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    char letter = reader->at < reader->end ? *reader->at++ : '\0';
    const char *known = letter ? strchr(letters, letter) : NULL;
    if (letter == 'u')
        return read_unicode(reader, out);
    if (!known) {
        fail(reader, "an escape that there is not");
        return out;
    }
    *out = meant[known - letters];
    return out + 1;
}

/* The quotation mark is taken. Decodes into the text itself. */
static bool read_string(struct reader *reader, struct json_text *text)
{
    char *out = reader->at;
    text->kind = JSON_TEXT;
    text->data = out;
    while (!reader->mistake) {
        char *run = reader->at;
        reader->at = end_of_plain(run, reader->end);
        if (out != run)
            memmove(out, run, (size_t)(reader->at - run));
        out += reader->at - run;
        if (reader->at == reader->end)
            return fail(reader, "a string that does not end");
        char special = *reader->at++;
        text->length = (size_t)(out - text->data);
        if (special == '"')
            return true;
        if (special != '\\')
            return fail(reader, "a control character in a string");
        out = read_escape(reader, out);
    }
    return false;
}

/* ---- the rest ---- */

static size_t count_digits(struct reader *reader)
{
    char *start = reader->at;
    while (reader->at < reader->end && *reader->at >= '0' && *reader->at <= '9')
        reader->at++;
    return (size_t)(reader->at - start);
}

static bool follows(struct reader *reader, const char *any)
{
    if (reader->at == reader->end || !*reader->at || !strchr(any, *reader->at))
        return false;
    reader->at++;
    return true;
}

static bool read_number(struct reader *reader, struct json_text *text)
{
    static const char mistake[] = "a number that is none";
    text->kind = JSON_WHOLE;
    text->data = reader->at;
    follows(reader, "-");
    bool zero = reader->at < reader->end && *reader->at == '0';
    size_t digits = count_digits(reader);
    if (digits == 0 || (zero && digits > 1))
        return fail(reader, mistake);
    text->length = (size_t)(reader->at - text->data);
    if (follows(reader, ".")) {
        text->kind = JSON_OTHER;
        if (count_digits(reader) == 0)
            return fail(reader, mistake);
    }
    if (follows(reader, "eE")) {
        text->kind = JSON_OTHER;
        follows(reader, "+-");
        if (count_digits(reader) == 0)
            return fail(reader, mistake);
    }
    return true;
}

static bool read_word(struct reader *reader, struct json_text *text)
{
    static const char *const words[] = {"null", "true", "false"};
    for (size_t i = 0; i < 3; i++) {
        size_t n = strlen(words[i]);
        if ((size_t)(reader->end - reader->at) >= n && memcmp(reader->at, words[i], n) == 0) {
            reader->at += n;
            text->kind = i == 0 ? JSON_NULL : JSON_OTHER;
            return true;
        }
    }
    return fail(reader,
                reader->at == reader->end ? "it ends too early" : "neither a value nor a key");
}

static bool read_simple(struct reader *reader, struct json_text *text)
{
    char c = peek(reader);
    if (c == '"') {
        reader->at++;
        return read_string(reader, text);
    }
    return c == '-' || (c >= '0' && c <= '9') ? read_number(reader, text) : read_word(reader, text);
}

/* A key and its colon. */
static bool read_key(struct reader *reader, struct json_text *key)
{
    return take(reader, '"', "a key that is no string") && read_string(reader, key) &&
           take(reader, ':', "a key without a colon");
}

/* Passes over an array or object, whose first bracket is next. */
static bool pass_over(struct reader *reader)
{
    char closing[MAX_DEPTH];
    size_t depth = 0;
    struct json_text ignored;
    do {
        char c = peek(reader);
        bool empty = false;
        if (c == '[' || c == '{') { /* a value that begins */
            if (depth == MAX_DEPTH)
                return fail(reader, "nested too deep");
            closing[depth++] = c == '[' ? ']' : '}';
            reader->at++;
            empty = peek(reader) == closing[depth - 1];
        } else if (!read_simple(reader, &ignored)) {
            return false;
        } else {
            empty = true; /* complete */
        }
        /* What is complete is followed by a comma, or by the end of what holds it. */
        while (empty && depth > 0 && peek(reader) == closing[depth - 1]) {
            reader->at++;
            depth--;
        }
        if (empty && depth > 0 && !take(reader, ',', "neither a comma nor an end"))
            return false;
        /* cppcheck-suppress uninitvar ; what lies below 'depth' was written */
        if (depth > 0 && closing[depth - 1] == '}' && !read_key(reader, &ignored))
            return false;
    } while (depth > 0);
    return true;
}

static bool read_member(struct reader *reader, struct json_member *members, size_t count)
{
    struct json_text key, value = {JSON_OTHER, NULL, 0};
    if (!read_key(reader, &key))
        return false;
    char c = peek(reader);
    if (c == '[' || c == '{' ? !pass_over(reader) : !read_simple(reader, &value))
        return false;
    for (size_t i = 0; i < count; i++)
        if (strlen(members[i].key) == key.length &&
            memcmp(members[i].key, key.data, key.length) == 0)
            members[i].value = value;
    return true;
}

/* NOLINTNEXTLINE(readability-non-const-parameter): written to through the reader */
const char *json_read(char *text, size_t length, struct json_member *members, size_t count)
{
    struct reader reader = {text, text + length, NULL};
    for (size_t i = 0; i < count; i++)
        members[i].value = (struct json_text){JSON_NOTHING, NULL, 0};
    if (!take(&reader, '{', "it does not begin with a brace"))
        return reader.mistake;
    bool more = peek(&reader) != '}';
    while (more) {
        if (!read_member(&reader, members, count))
            return reader.mistake;
        more = peek(&reader) == ',';
        reader.at += more;
    }
    if (take(&reader, '}', "neither a comma nor an end") &&
        (skip_space(&reader), reader.at < reader.end))
        fail(&reader, "something follows the object");
    return reader.mistake;
}

/* ---- writing ---- */

static char *write_unit(char *out, unsigned unit)
{
    static const char digits[] = "0123456789abcdef";
    *out++ = '\\';
    *out++ = 'u';
    for (int shift = 12; shift >= 0; shift -= 4)
        *out++ = digits[unit >> shift & 0xF];
    return out;
}

static unsigned long code_point(const char *at, size_t n)
{
    unsigned long c = (unsigned char)at[0] & (n == 1 ? 0x7Fu : 0xFFu >> (n + 1));
    for (size_t i = 1; i < n; i++)
        c = c << 6 | ((unsigned char)at[i] & 0x3Fu);
    return c;
}

static char *write_escaped(char *out, unsigned long c)
{
    if (c < 0x10000)
        return write_unit(out, (unsigned)c);
    out = write_unit(out, (unsigned)(0xD800 + ((c - 0x10000) >> 10)));
    return write_unit(out, (unsigned)(0xDC00 + ((c - 0x10000) & 0x3FF)));
}

size_t json_write(char *out, const struct json_text *text)
{
    char *start = out;
    if (text->kind != JSON_TEXT) {
        memcpy(out, text->data, text->length);
        return text->length;
    }
    *out++ = '"';
    for (size_t i = 0, n; i < text->length; i += n) {
        const char *at = text->data + i;
        n = text_sequence(at, text->length - i);
        unsigned long c = n ? code_point(at, n) : *at ? 0xFFFD : 0; /* NUL is no sequence either */
        n = n ? n : 1;
        if (c == '"' || c == '\\')
            *out++ = '\\';
        out = c < 0x20 || c == 0x7F ? write_escaped(out, c) : put_code_point(out, c);
    }
    *out++ = '"';
    return (size_t)(out - start);
}

size_t json_ascii(char *out, const char *json, size_t length)
{
    char *start = out;
    for (size_t i = 0, n; i < length; i += n) {
        n = text_sequence(json + i, length - i); /* json_write() writes nothing else */
        n = n ? n : 1;
        if (n == 1)
            *out++ = json[i];
        else
            out = write_escaped(out, code_point(json + i, n));
    }
    return (size_t)(out - start);
}
