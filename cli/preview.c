/* preview.c - draws the post as the feed will show it: cut at the fold for phone and desktop, then
 * the rest, then what it measures. The same for a terminal and a file, but for colour.
 *
 * No line has a border on its right, and nothing is put behind text in a column of its own: how
 * wide an emoji or a combined letter is, terminals do not agree on. Lines are broken by the
 * library, in display columns and between grapheme clusters. A line with letters that are written
 * from the right is isolated, by itself and in its paragraph's direction, so that it cannot turn
 * around what stands beside or below it; such a paragraph stands on the right, as it does in the
 * feed.
 *
 * Colour is for a terminal that is not "dumb", and not where NO_COLOR is set (no-color.org). */
#include "preview.h"

#include "environment.h"
#include "output.h"
#include "text.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { NARROWEST = 20, WIDEST = 78, USUAL = 80, INDENT = 2, LABEL = 11 };

static const char bold[] = "1", dim[] = "2", marked[] = "36", warning[] = "33", plain[] = "";

struct drawing {
    char *text;
    size_t length, room;
    size_t width; /* of the terminal */
    bool colour, failed;
};

/* ---- the terminal ---- */

static bool wants_colour(void)
{
    const char *terminal = setting("TERM");
    return output_is_terminal() && !setting("NO_COLOR") && terminal &&
           strcmp(terminal, "dumb") != 0;
}

static size_t terminal_width(void)
{
    const char *columns = setting("COLUMNS");
    size_t width = columns ? (size_t)strtoul(columns, NULL, 10) : 0;
#ifdef TIOCGWINSZ
    struct winsize size;
    if (width == 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        width = size.ws_col;
#endif
    if (width == 0)
        width = USUAL;
    return width < NARROWEST ? NARROWEST : width > WIDEST + INDENT ? WIDEST + INDENT : width;
}

/* ---- the drawing ---- */

static void put(struct drawing *d, const char *text, size_t length)
{
    if (d->failed || length == 0)
        return;
    if (length > d->room - d->length) {
        size_t room = 2 * d->room + length + 4096;
        char *more = realloc(d->text, room);
        if (!more) {
            d->failed = true;
            return;
        }
        d->text = more;
        d->room = room;
    }
    memcpy(d->text + d->length, text, length);
    d->length += length;
}

static void put_string(struct drawing *d, const char *text)
{
    put(d, text, strlen(text));
}

static void put_times(struct drawing *d, const char *text, size_t times)
{
    while (times-- > 0)
        put_string(d, text);
}

static void start_style(struct drawing *d, const char *style)
{
    if (!d->colour || !*style)
        return;
    put_string(d, "\033[");
    put_string(d, style);
    put_string(d, "m");
}

static void end_style(struct drawing *d, const char *style)
{
    if (*style)
        start_style(d, "0");
}

static void put_styled(struct drawing *d, const char *style, const char *text, size_t length)
{
    if (length == 0)
        return;
    start_style(d, style);
    put(d, text, length);
    end_style(d, style);
}

/* ---- direction ---- */

/* One code point of well-formed text. */
static uint32_t code_point(const char *text, size_t rest, size_t *length)
{
    const unsigned char *p = (const unsigned char *)text;
    *length = text_sequence(text, rest);
    if (*length == 0)
        *length = 1;
    if (*length == 1)
        return p[0];
    uint32_t c = *length == 2 ? p[0] & 0x1Fu : *length == 3 ? p[0] & 0x0Fu : p[0] & 0x07u;
    for (size_t i = 1; i < *length; i++)
        c = c << 6 | (p[i] & 0x3Fu);
    return c;
}

/* The blocks of scripts that are written from the right. */
static bool is_from_right(uint32_t c)
{
    return (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
           (c >= 0xFE70 && c <= 0xFEFC) || (c >= 0x10800 && c <= 0x10FFF) ||
           (c >= 0x1E800 && c <= 0x1EFFF);
}

static bool is_from_left(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= 0xC0 && c < 0x0590 && c != 0xD7) || (c >= 0x0900 && c < 0x2000) ||
           (c >= 0x2C00 && c < 0xFB1D) || c >= 0x1F000 + 0x1000;
}

enum direction { NEUTRAL, FROM_LEFT, FROM_RIGHT };

/* That of the first letter which has one, up to the line break; 'mixed' is whether a letter from
 * the right is among the first 'length' bytes. */
static enum direction direction_of(const char *text, size_t rest)
{
    for (size_t i = 0, n; i < rest && text[i] != '\n'; i += n) {
        uint32_t c = code_point(text + i, rest - i, &n);
        if (is_from_right(c))
            return FROM_RIGHT;
        if (is_from_left(c))
            return FROM_LEFT;
    }
    return NEUTRAL;
}

static bool holds_from_right(const char *text, size_t length)
{
    for (size_t i = 0, n; i < length; i += n)
        if (is_from_right(code_point(text + i, length - i, &n)))
            return true;
    return false;
}

/* ---- text ---- */

static bool starts_mark(const char *text, size_t rest)
{
    return (rest > 1 && text[0] == '#') || (rest > 8 && strncmp(text, "https://", 8) == 0) ||
           (rest > 7 && strncmp(text, "http://", 7) == 0);
}

/* A line's text, hashtags and addresses in colour, as they are in the feed. */
static void put_marked(struct drawing *d, const char *text, size_t length, const char *style)
{
    size_t done = 0;
    for (size_t i = 0, n; i < length; i += n + 1) {
        const char *end = memchr(text + i, ' ', length - i);
        n = end ? (size_t)(end - (text + i)) : length - i;
        if (!starts_mark(text + i, n))
            continue;
        put_styled(d, style, text + done, i - done);
        put_styled(d, marked, text + i, n);
        done = i + n;
    }
    put_styled(d, style, text + done, length - done);
}

static void put_line(struct drawing *d, const char *text, size_t length, size_t pad,
                     enum direction direction, const char *style)
{
    put_times(d, " ", INDENT + pad);
    bool isolated = holds_from_right(text, length);
    if (isolated) /* RLI or LRI, and at the end PDI */
        /* NOLINTNEXTLINE(misc-misleading-bidirectional) */
        put_string(d, direction == FROM_RIGHT ? "\xE2\x81\xA7" : "\xE2\x81\xA6");
    put_marked(d, text, length, style);
    if (isolated)
        put_string(d, "\xE2\x81\xA9");
}

/* Draws text in lines. Leaves the last one open, and returns the columns that it has taken. */
static size_t put_text(struct drawing *d, const char *text, size_t length, size_t columns,
                       const char *style)
{
    size_t used = 0;
    enum direction direction = direction_of(text, length);
    for (size_t at = 0, next; at < length; at += next) {
        size_t shown = share_line_break(text + at, length - at, columns, &next, &used);
        size_t pad = direction == FROM_RIGHT && used < columns ? columns - used : 0;
        if (shown > 0)
            put_line(d, text + at, shown, pad, direction, style);
        used += pad;
        if (at + next < length)
            put_string(d, "\n");
        if (next > 0 && text[at + next - 1] == '\n')
            direction = direction_of(text + at + next, length - at - next);
    }
    return used;
}

static void put_rule(struct drawing *d, const char *piece, size_t columns)
{
    start_style(d, dim);
    put_times(d, piece, INDENT + columns);
    end_style(d, dim);
    put_string(d, "\n");
}

/* ---- cards ---- */

static void put_heading(struct drawing *d, const char *title, size_t columns, const char *format,
                        ...) CLI_PRINTF(4, 5);
static void put_heading(struct drawing *d, const char *title, size_t columns, const char *format,
                        ...)
{
    char words[80];
    va_list args;
    va_start(args, format);
    vsnprintf(words, sizeof words, format, args);
    va_end(args);
    put_styled(d, bold, title, strlen(title));
    size_t taken = strlen(title) + strlen(words); /* in ASCII */
    if (taken < INDENT + columns)
        put_times(d, " ", INDENT + columns - taken);
    else
        put_string(d, "\n");
    put_styled(d, dim, words, strlen(words));
    put_string(d, "\n");
    put_rule(d, "\xE2\x94\x80", columns);
}

static void put_more(struct drawing *d, size_t used, size_t columns)
{
    static const char more[] = "\xE2\x80\xA6 see more";
    bool fits = used + strlen(" x see more") <= columns; /* x: the ellipsis */
    if (!fits) {
        put_string(d, "\n");
        put_times(d, " ", INDENT);
    }
    put_string(d, fits ? " " : "");
    put_styled(d, dim, more, strlen(more));
    put_string(d, "\n");
}

/* The card as it is before somebody asks for more. Returns how much of the text it shows. */
static size_t put_card(struct drawing *d, const share_post *post, share_device device)
{
    size_t length, shown = share_post_shown(post, device);
    const char *text = share_post_text(post, &length);
    size_t columns = share_post_columns(post, device), room = d->width - INDENT;
    if (columns > room)
        columns = room;
    share_unit unit;
    share_post_limit(post, &unit);
    const char *title = device == SHARE_MOBILE ? "On a phone" : "On a desktop";
    if (shown < length)
        put_heading(d, title, columns, "shows %zu of %zu", share_measure(text, shown, unit),
                    share_post_length(post, unit));
    else
        put_heading(d, title, columns, "shows all");
    size_t used = put_text(d, text, shown, columns, plain);
    if (shown < length)
        put_more(d, used, columns);
    else
        put_string(d, "\n");
    return shown;
}

static void put_rest(struct drawing *d, const share_post *post, size_t shown)
{
    size_t length, columns = share_post_columns(post, SHARE_DESKTOP), room = d->width - INDENT;
    const char *text = share_post_text(post, &length);
    if (columns > room)
        columns = room;
    while (shown < length && (text[shown] == '\n' || text[shown] == ' '))
        shown++;
    if (shown == length)
        return;
    put_rule(d, "\xE2\x94\x84", columns);
    put_text(d, text + shown, length - shown, columns, dim);
    put_string(d, "\n");
}

/* ---- figures ---- */

static void put_fact(struct drawing *d, const char *label, const char *style, const char *value)
{
    size_t length = strlen(value), columns = d->width - LABEL;
    put_styled(d, dim, label, strlen(label));
    for (size_t at = 0, next; at < length; at += next) {
        size_t shown = share_line_break(value + at, length - at, columns, &next, NULL);
        put_times(d, " ", at == 0 ? LABEL - strlen(label) : LABEL);
        put_styled(d, style, value + at, shown);
        put_string(d, "\n");
    }
}

static const char *name_of(share_unit unit)
{
    static const char *const names[] = {"bytes", "UTF-16 units", "code points",
                                        "characters as read"};
    return names[unit];
}

static void put_lengths(struct drawing *d, const share_post *post)
{
    share_unit unit;
    size_t limit = share_post_limit(post, &unit), used = share_post_length(post, unit);
    char words[200];
    snprintf(words, sizeof words, "%zu of %zu %s", used, limit, name_of(unit));
    put_fact(d, "Length", plain, words);
    size_t n = 0;
    for (int other = SHARE_GRAPHEMES; other >= SHARE_BYTES; other--)
        if (other != (int)unit)
            n += (size_t)snprintf(words + n, sizeof words - n, "%s%zu %s", n ? ", " : "",
                                  share_post_length(post, (share_unit)other),
                                  name_of((share_unit)other));
    put_fact(d, "Also", plain, words);
}

static void put_losses(struct drawing *d, const share_post *post)
{
    char words[200] = "nothing";
    const char *part;
    size_t n = 0;
    for (size_t i = 0; (part = share_post_shortened(post, i)) != NULL && n < sizeof words; i++)
        n += (size_t)snprintf(words + n, sizeof words - n, "%s%s", n ? ", " : "", part);
    put_fact(d, "Shortened", n ? warning : plain, words);
}

/* The host of an address, without "www.". */
static const char *host_of(char *room, size_t size, const char *url)
{
    const char *host = strstr(url, "://");
    host = host ? host + 3 : url;
    if (strncmp(host, "www.", 4) == 0)
        host += 4;
    snprintf(room, size, "%.*s", (int)strcspn(host, "/?#"), host);
    return room;
}

static void put_facts(struct drawing *d, const share_article *article, const share_post *post)
{
    char host[256];
    const char *url = share_article_get(article, SHARE_URL, 0)->text;
    put_string(d, "\n");
    put_lengths(d, post);
    if (*url && *host_of(host, sizeof host, url))
        put_fact(d, "Link card", plain, host);
    if (*share_post_comment(post))
        put_fact(d, "Comment", plain, share_post_comment(post));
    put_losses(d, post);
}

bool preview(const share_article *article, const share_post *post)
{
    struct drawing d = {.width = terminal_width(), .colour = wants_colour()};
    put_card(&d, post, SHARE_MOBILE);
    put_string(&d, "\n");
    size_t shown = put_card(&d, post, SHARE_DESKTOP);
    put_rest(&d, post, shown);
    put_facts(&d, article, post);
    bool written = false;
    if (d.failed)
        complain("out of memory");
    else
        written = output_drawing(d.text, d.length);
    free(d.text);
    return written;
}
