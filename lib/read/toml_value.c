/* toml_value.c - the scalars of TOML 1.0: strings, numbers, dates, booleans.
 *
 * Everything is checked as the specification asks and then kept as text: a date stays the date
 * that the author wrote. Integers may have any number of digits. */
#include "base/utf8.h"
#include "read/toml.h"

#include <string.h>

/* ---- strings ----------------------------------------------------------------------------- */

typedef struct string_writer {
    char *p;
    size_t n;
} string_writer;

/* \uXXXX and \UXXXXXXXX; toml->at stands on the first digit. */
static share_status read_code_point(share__toml *toml, size_t digits, string_writer *out)
{
    uint32_t code_point = 0;
    for (size_t i = 0; i < digits; i++) {
        int value = share__hex_value(share__toml_peek(toml, i));
        if (value < 0)
            return share__toml_fail(toml, "an escape with too few hexadecimal digits");
        code_point = code_point << 4 | (uint32_t)value;
    }
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF))
        return share__toml_fail(toml, "an escape that stands for no character");
    toml->at += digits;
    out->n += share__utf8_encode(out->p + out->n, code_point);
    return SHARE_OK;
}

/* A backslash at the end of a line joins it with the next text; false when this is none. */
static bool skip_line_end(share__toml *toml)
{
    size_t ahead = 0;
    while (share__toml_peek(toml, ahead) == ' ' || share__toml_peek(toml, ahead) == '\t')
        ahead++;
    char c = share__toml_peek(toml, ahead);
    if (c != '\n' && !(c == '\r' && share__toml_peek(toml, ahead + 1) == '\n'))
        return false;
    do {
        if (share__toml_peek(toml, 0) == ' ' || share__toml_peek(toml, 0) == '\t')
            toml->at++;
        else if (!share__toml_newline(toml))
            return true;
    } while (toml->at < toml->text.n);
    return true;
}

/* toml->at stands behind the backslash. */
static share_status read_escape(share__toml *toml, bool many_lines, string_writer *out)
{
    static const char letters[] = "btnfr\"\\";
    static const char meanings[] = "\b\t\n\f\r\"\\";
    char c = share__toml_peek(toml, 0);
    const char *hit = c ? memchr(letters, c, sizeof letters - 1) : NULL;
    if (hit) {
        toml->at++;
        out->p[out->n++] = meanings[hit - letters];
        return SHARE_OK;
    }
    if (c == 'u' || c == 'U') {
        toml->at++;
        return read_code_point(toml, c == 'u' ? 4 : 8, out);
    }
    if (many_lines && skip_line_end(toml))
        return SHARE_OK;
    return share__toml_fail(toml, "a backslash before something that is no escape");
}

static bool is_control(char c)
{
    return ((unsigned char)c < ' ' && c != '\t') || c == 0x7F;
}

static size_t quotes_here(const share__toml *toml, char quote)
{
    size_t n = 0;
    while (n < 6 && share__toml_peek(toml, n) == quote)
        n++;
    return n;
}

static share_status read_line_string(share__toml *toml, char quote, string_writer *out)
{
    toml->at++;
    while (toml->at < toml->text.n) {
        char c = toml->text.p[toml->at];
        if (c == quote) {
            toml->at++;
            return SHARE_OK;
        }
        if (c == '\n' || c == '\r')
            break;
        if (is_control(c))
            return share__toml_fail(toml, "a control character in a string");
        toml->at++;
        if (c == '\\' && quote == '"') {
            share_status status = read_escape(toml, false, out);
            if (status != SHARE_OK)
                return status;
        } else {
            out->p[out->n++] = c;
        }
    }
    return share__toml_fail(toml, "a string that is not closed in its line");
}

static share_status read_block_string(share__toml *toml, char quote, string_writer *out)
{
    toml->at += 3;
    share__toml_newline(toml); /* one right behind the quotes is not part of the text */
    while (toml->at < toml->text.n) {
        char c = toml->text.p[toml->at];
        size_t quotes = c == quote ? quotes_here(toml, quote) : 0;
        if (quotes > 5)
            quotes = 5; /* two of the text and the three that close it */
        if (quotes > 0) {
            size_t text = quotes >= 3 ? quotes - 3 : quotes;
            memset(out->p + out->n, quote, text);
            out->n += text;
            toml->at += quotes;
            if (quotes >= 3)
                return SHARE_OK;
        } else if (share__toml_newline(toml)) {
            out->p[out->n++] = '\n';
        } else if (is_control(c)) {
            return share__toml_fail(toml, "a control character in a string");
        } else {
            toml->at++;
            share_status status = SHARE_OK;
            if (c == '\\' && quote == '"')
                status = read_escape(toml, true, out);
            else
                out->p[out->n++] = c;
            if (status != SHARE_OK)
                return status;
        }
    }
    return share__toml_fail(toml, "a string that is never closed");
}

/* The bytes from here to the quotes that may close the string: at most what it decodes to. */
static size_t room_for(const share__toml *toml, char quote, bool block)
{
    share__view text = share__view_from(toml->text, toml->at);
    size_t i = block ? 3 : 1;
    for (; i < text.n; i++) {
        if (text.p[i] == '\\' && quote == '"')
            i++;
        else if (block ? text.p[i] == quote && i + 2 < text.n && text.p[i + 1] == quote &&
                             text.p[i + 2] == quote
                       : text.p[i] == quote || text.p[i] == '\n')
            break;
    }
    return (i < text.n ? i : text.n) + 8;
}

share_status share__toml_string(share__toml *toml, bool key, share__view *out)
{
    char quote = share__toml_peek(toml, 0);
    bool block = quotes_here(toml, quote) >= 3;
    if (block && key)
        return share__toml_fail(toml, "a key cannot be a string of several lines");
    string_writer writer = {share__arena_bytes(toml->arena, room_for(toml, quote, block)), 0};
    if (!writer.p)
        return share__fail_memory(toml->error);
    share_status status =
        block ? read_block_string(toml, quote, &writer) : read_line_string(toml, quote, &writer);
    share__arena_shrink(toml->arena, writer.p, writer.n);
    *out = (share__view){writer.p, writer.n};
    return status;
}

/* ---- numbers ----------------------------------------------------------------------------- */

/* Digits of a base with single underscores between them: how many bytes, 0 for none. */
static size_t digits(share__view v, int base)
{
    size_t n = 0;
    while (n < v.n) {
        bool underscore = v.p[n] == '_' && n > 0 && n + 1 < v.n;
        int value = share__hex_value(v.p[underscore ? n + 1 : n]);
        if (value < 0 || value >= base)
            break;
        n += underscore ? 2 : 1;
    }
    return n;
}

static share__view without_sign(share__view v)
{
    return v.n > 0 && (v.p[0] == '+' || v.p[0] == '-') ? share__view_from(v, 1) : v;
}

static bool is_based_integer(share__view v)
{
    static const struct {
        char letter;
        int base;
    } bases[] = {{'x', 16}, {'o', 8}, {'b', 2}};
    for (size_t i = 0; v.n > 2 && v.p[0] == '0' && i < sizeof bases / sizeof *bases; i++)
        if (v.p[1] == bases[i].letter)
            return digits(share__view_from(v, 2), bases[i].base) == v.n - 2;
    return false;
}

/* The digits before the point: no zero in front of others. */
static size_t whole_part(share__view v)
{
    size_t n = digits(v, 10);
    return n > 1 && v.p[0] == '0' ? 0 : n;
}

static bool is_integer(share__view v)
{
    if (is_based_integer(v))
        return true;
    v = without_sign(v);
    return v.n > 0 && whole_part(v) == v.n;
}

static bool is_float(share__view v)
{
    v = without_sign(v);
    if (share__equal(v, SHARE__LIT("inf")) || share__equal(v, SHARE__LIT("nan")))
        return true;
    size_t n = whole_part(v);
    bool part = false;
    if (n == 0)
        return false;
    v = share__view_from(v, n);
    if (v.n > 0 && v.p[0] == '.') {
        n = digits(share__view_from(v, 1), 10);
        if (n == 0)
            return false;
        v = share__view_from(v, n + 1);
        part = true;
    }
    if (v.n > 0 && (v.p[0] == 'e' || v.p[0] == 'E')) {
        v = without_sign(share__view_from(v, 1));
        n = digits(v, 10);
        return n > 0 && n == v.n;
    }
    return part && v.n == 0;
}

/* ---- dates and times --------------------------------------------------------------------- */

/* Cuts 'count' digits off *v: their value, or -1. */
static int cut_number(share__view *v, size_t count)
{
    int number = 0;
    for (size_t i = 0; i < count; i++) {
        if (i >= v->n || !share__is_digit(v->p[i]))
            return -1;
        number = number * 10 + (v->p[i] - '0');
    }
    *v = share__view_from(*v, count);
    return number;
}

static bool cut_char(share__view *v, char c)
{
    if (v->n == 0 || v->p[0] != c)
        return false;
    *v = share__view_from(*v, 1);
    return true;
}

static bool cut_date(share__view *v)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year = cut_number(v, 4), month = 0, day = 0;
    if (year < 0 || !cut_char(v, '-') || (month = cut_number(v, 2)) < 1 || month > 12 ||
        !cut_char(v, '-') || (day = cut_number(v, 2)) < 1 || day > days[month - 1])
        return false;
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month != 2 || day < 29 || leap;
}

static bool cut_time(share__view *v)
{
    int hour = cut_number(v, 2), minute = 0, second = 0;
    if (hour < 0 || hour > 23 || !cut_char(v, ':') || (minute = cut_number(v, 2)) < 0 ||
        minute > 59 || !cut_char(v, ':') || (second = cut_number(v, 2)) < 0 || second > 60)
        return false;
    if (!cut_char(v, '.'))
        return true;
    size_t n = 0;
    while (n < v->n && share__is_digit(v->p[n]))
        n++;
    *v = share__view_from(*v, n);
    return n > 0;
}

static bool cut_offset(share__view *v)
{
    if (cut_char(v, 'Z') || cut_char(v, 'z'))
        return true;
    if (!cut_char(v, '+') && !cut_char(v, '-'))
        return false;
    int hour = cut_number(v, 2), minute = 0;
    return hour >= 0 && hour <= 23 && cut_char(v, ':') && (minute = cut_number(v, 2)) >= 0 &&
           minute <= 59;
}

static bool date_type(share__view v, uint8_t *type)
{
    share__view time = v;
    *type = SHARE__TOML_LOCAL_TIME;
    if (cut_time(&time))
        return time.n == 0;
    if (!cut_date(&v))
        return false;
    *type = SHARE__TOML_LOCAL_DATE;
    if (v.n == 0)
        return true;
    if ((!cut_char(&v, 'T') && !cut_char(&v, 't') && !cut_char(&v, ' ')) || !cut_time(&v))
        return false;
    *type = SHARE__TOML_LOCAL_DATETIME;
    if (v.n == 0)
        return true;
    *type = SHARE__TOML_DATETIME;
    return cut_offset(&v) && v.n == 0;
}

/* ---- which of them ----------------------------------------------------------------------- */

static bool is_scalar_char(char c)
{
    return share__is_alpha(c) || share__is_digit(c) || c == '+' || c == '-' || c == '_' ||
           c == '.' || c == ':';
}

/* "2024-05-06 07:08:09": the one scalar with a space inside. */
static bool has_time_behind(share__view text, size_t n)
{
    return n == 10 && n + 3 < text.n && text.p[4] == '-' && text.p[n] == ' ' &&
           share__is_digit(text.p[n + 1]) && share__is_digit(text.p[n + 2]) && text.p[n + 3] == ':';
}

share_status share__toml_scalar(share__toml *toml, share__toml_node *node)
{
    share__view text = share__view_from(toml->text, toml->at);
    size_t n = 0;
    while (n < text.n && is_scalar_char(text.p[n]))
        n++;
    if (has_time_behind(text, n))
        for (n++; n < text.n && is_scalar_char(text.p[n]);)
            n++;
    share__view v = share__view_slice(text, 0, n);
    if (n == 0)
        return share__toml_fail(toml, "a value is missing here");
    if (share__equal(v, SHARE__LIT("true")) || share__equal(v, SHARE__LIT("false")))
        node->type = SHARE__TOML_BOOLEAN;
    else if (is_integer(v))
        node->type = SHARE__TOML_INTEGER;
    else if (is_float(v))
        node->type = SHARE__TOML_FLOAT;
    else if (!date_type(v, &node->type))
        return share__toml_fail(toml, "neither a string in quotes nor a number, date or boolean");
    node->text = v;
    toml->at += n;
    return SHARE_OK;
}
