/* text_line.c - looks at one line of plain text by itself.
 *
 * Marks: the bullets of browsers' and authors' lists ('*', '-', '+', and the round, square and
 * pointed ones), "1." and "1)", '>', box drawing. A mark needs a space behind it. '-' and '*' with
 * more of the same are a rule. Brackets: "[    ]", "[x]", "(*)" are form fields, "[name-1.jpg]"
 * alone is a picture. A dash that opens direct speech (U+2013, U+2014) is no mark. */
#include "read/text_line.h"

#include "base/eight.h"

#include <string.h>

/* First what a text browser marks its lists with, by their depth. */
static const uint32_t bullets[] = {
    0x2022, 0x25A1, 0x2606, 0x25CB, 0x25A0, 0x2605, 0x25CE, 0x25CF, 0x25B3, 0x25B2,
    0x2023, 0x2043, 0x204C, 0x204D, 0x2219, 0x25AA, 0x25AB, 0x25B6, 0x25B8, 0x25BA,
    0x25C6, 0x25C7, 0x25E6, 0x2713, 0x2714, 0x27A2, 0x27A4, 0x00B7, 0x30FB, 0xF0B7,
};

/* How many columns eight bytes take beyond one each; wraps around where they take less. */
static size_t wider(uint64_t x)
{
    if ((x & SHARE__HIGH) == 0) {
        return 0;
    }
    const uint64_t low = x & ~SHARE__HIGH, trail = x & ~(x << 1) & SHARE__HIGH;
    /* kana, Han, Hangul: what starts with 0xE3 to 0xED is two columns wide */
    const uint64_t wide =
        x & (low + SHARE__EACH(0x80 - 0x63)) & ~(low + SHARE__EACH(0x80 - 0x6E)) & SHARE__HIGH;
    return (size_t)share__eight_count(wide) - share__eight_count(trail);
}

unsigned share__text_width(share__view text)
{
    size_t i = 0, width = text.n;
    if (text.n >= 64 && share__eight_ascii(text.p, text.n)) {
        return (unsigned)width;
    }
    for (; i + 32 <= text.n; i += 32) {
        const uint64_t a = share__eight(text.p + i), b = share__eight(text.p + i + 8);
        const uint64_t c = share__eight(text.p + i + 16), d = share__eight(text.p + i + 24);
        if (((a | b | c | d) & SHARE__HIGH) != 0) {
            width = width + wider(a) + wider(b) + wider(c) + wider(d);
        }
    }
    for (; i + 8 <= text.n; i += 8) {
        width += wider(share__eight(text.p + i));
    }
    if (i < text.n && i > 0) { /* the last eight, less those before */
        width += wider(share__eight(text.p + text.n - 8) >> 8 * (i + 8 - text.n));
        i = text.n;
    }
    for (; i < text.n; i++) {
        width += wider((unsigned char)text.p[i]);
    }
    return (unsigned)width;
}

share__text_lines share__text_lines_of(share__view text)
{
    return (share__text_lines){text, share__find(text, '\r', 0) < text.n};
}

bool share__text_is_terminator(uint32_t c)
{
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 ||
           c == 0xFF1F || c == 0xFF61 || c == 0x61F || c == 0x6D4 || c == 0x964 || c == 0x965 ||
           c == 0x589 || c == 0x1362;
}

/* Of ASCII, and no control. */
static bool is_printable(char c)
{
    return (unsigned char)c >= ' ' && (unsigned char)c < 0x7F;
}

/* Marks what is no printable ASCII in eight bytes, and two spaces behind one another among these
 * and the next; "  !" may be taken for three. */
static uint64_t odd_ones(const char *p)
{
    const uint64_t x = share__eight(p), both = x | share__eight(p + 1);
    const uint64_t spaces = (both ^ SHARE__EACH(' ')) - SHARE__EACH(1);
    return x | (x - SHARE__EACH(' ')) | (x + SHARE__EACH(1)) | spaces;
}

static bool is_plain_short(share__view text)
{
    for (size_t i = 0; i < text.n; i++) {
        const bool doubled = text.p[i] == ' ' && i > 0 && text.p[i - 1] == ' ';
        if (doubled || !is_printable(text.p[i])) {
            return false;
        }
    }
    return true;
}

/* Of more than sixteen bytes, the last of which is printable. Sixteen and the next are looked at
 * together: compilers make a few vector instructions of the inner loop. */
static bool is_plain_long(share__view text)
{
    char odd[16] = {0};
    const size_t last = text.n - 17;
    for (size_t at = 0;; at = at + 16 < last ? at + 16 : last) {
        for (size_t i = 0; i < 16; i++) {
            const unsigned char from_space = (unsigned char)(text.p[at + i] - ' ');
            odd[i] |= (char)(from_space > '~' - ' ' ? from_space - ('~' - ' ') : 0);
            odd[i] |= (char)((text.p[at + i] | text.p[at + i + 1]) == ' ' ? 1 : 0);
        }
        if (at == last) {
            return (share__eight(odd) | share__eight(odd + 8)) == 0;
        }
    }
}

/* Printable ASCII without two spaces side by side. */
static bool is_plain(share__view text)
{
    if (text.n <= 8) {
        return is_plain_short(text);
    }
    if (!is_printable(text.p[text.n - 1])) {
        return false;
    }
    if (text.n > 16) {
        return is_plain_long(text);
    }
    return ((odd_ones(text.p) | odd_ones(text.p + text.n - 9)) & SHARE__HIGH) == 0;
}

/* A character of ASCII that shows. */
static bool is_graphic(char c)
{
    return c > ' ' && c < 0x7F;
}

/* White space of any script off the front; returns the columns it took. */
static unsigned skip_blanks(share__view *text)
{
    const char *p = text->p, *end = text->p + text->n;
    while (p < end && *p == ' ') {
        p++;
    }
    unsigned columns = (unsigned)(p - text->p);
    while (p < end) {
        if (share__is_space(*p)) {
            columns = *p == '\t' ? (columns / 8 + 1) * 8 : columns + 1;
            p++;
            continue;
        }
        const unsigned char byte = (unsigned char)*p;
        if (byte != 0xC2 && byte != 0xE2 && byte != 0xE3 && byte != 0xEF && byte >= ' ') {
            break;
        }
        if (byte == 0xE2 && (unsigned char)p[1] > 0x81) {
            break; /* most bullets and all boxes */
        }
        const char *next = p;
        const uint32_t c = share__utf8_next(&next, end);
        if (!share__is_blank(c) && !share__is_control(c) && c != 0x200C && c != 0x200D) {
            break;
        }
        columns += share__is_blank(c) ? 1 : 0;
        p = next;
    }
    *text = share__view_between(p, end);
    return columns;
}

static share__view trim_blank_end(share__view text)
{
    while (text.n > 0 && !is_graphic(text.p[text.n - 1])) {
        text = share__trim_end(text);
        if (text.n == 0 || (unsigned char)text.p[text.n - 1] < 0x80) {
            break;
        }
        const char *p = text.p + text.n;
        const uint32_t c = share__utf8_previous(text.p, &p);
        if (!share__is_blank(c) && !share__is_control(c)) {
            break;
        }
        text.n = (size_t)(p - text.p);
    }
    return text;
}

/* How a line begins. */
typedef struct opening {
    uint32_t first; /* character */
    size_t length;  /* its bytes */
} opening;

static bool is_rule(share__view text, opening o)
{
    const uint32_t first = o.first;
    const bool ascii = first == '=' || first == '-' || first == '*' || first == '_' ||
                       first == '~' || first == '#' || first == '+';
    if (!ascii && !(first >= 0x2500 && first <= 0x257F) && first != 0x2014 && first != 0x2015) {
        return false;
    }
    unsigned count = 1;
    const size_t length = o.length; /* nearly all are made of one character alone */
    if (text.n % length == 0 &&
        share__equal(share__view_from(text, length), share__view_slice(text, 0, text.n - length))) {
        return text.n / length >= 3;
    }
    for (const char *p = text.p + length, *end = text.p + text.n; p < end;) {
        const uint32_t c = share__utf8_next(&p, end);
        count += c == first;
        if (c != first && c != ' ') {
            return false;
        }
    }
    return count >= 3;
}

static bool is_bullet(uint32_t c)
{
    for (size_t i = 0; i < sizeof(bullets) / sizeof(bullets[0]); i++) {
        if (bullets[i] == c) {
            return true;
        }
    }
    return false;
}

/* "12." or "12)" and a space. */
static size_t number_mark(share__view text)
{
    size_t n = 0;
    while (n < text.n && n < 3 && share__is_digit(text.p[n])) {
        n++;
    }
    if (n == 0 || n + 1 >= text.n || (text.p[n] != '.' && text.p[n] != ')') ||
        text.p[n + 1] != ' ') {
        return 0;
    }
    return n + 1;
}

static size_t mark_length(share__view text, opening o, share__text_kind *kind)
{
    const uint32_t first = o.first;
    const size_t length = o.length;
    const char *p = text.p + length;
    const bool ascii = first == '*' || first == '-' || first == '+';
    if (ascii || (first >= 0x80 && is_bullet(first))) {
        if (length == text.n || share__is_space(*p) || (!ascii && first != 0xB7)) {
            *kind = SHARE__TEXT_ITEM;
            return length;
        }
        return 0;
    }
    if (first == '>') {
        *kind = SHARE__TEXT_QUOTE;
        while (p < text.p + text.n && (*p == '>' || *p == ' ')) {
            p++;
        }
        return (size_t)(p - text.p);
    }
    *kind = SHARE__TEXT_NUMBERED;
    return share__is_digit(*text.p) ? number_mark(text) : 0;
}

static bool is_row(share__view text, uint32_t first)
{
    if (first >= 0x2500 && first <= 0x257F) {
        return true;
    }
    return first == '|' && text.n > 3 && text.p[text.n - 1] == '|' &&
           share__find(text, '|', 1) < text.n - 1;
}

/* Brackets with nothing but white space between them, or a radio button. */
static bool has_field(share__view text)
{
    for (size_t at = share__find(text, '[', 0); at < text.n; at = share__find(text, '[', at + 1)) {
        size_t end = at + 1;
        while (end < text.n && (text.p[end] == ' ' || text.p[end] == '_')) {
            end++;
        }
        if (end < text.n && text.p[end] == ']') {
            return true;
        }
    }
    return share__starts_with(text, SHARE__LIT("(*)")) ||
           share__starts_with(text, SHARE__LIT("( )"));
}

static share__text_kind bracketed(share__view text)
{
    if (has_field(text)) {
        return SHARE__TEXT_FORM;
    }
    if (text.p[0] == '[' && share__find(text, ']', 0) == text.n - 1 && text.n > 2) {
        return SHARE__TEXT_IMAGE;
    }
    return SHARE__TEXT_LINE;
}

/* "[d03087d7-b] Text": the name of a picture in front of the text. Letters alone may be an
 * abbreviation or a remark, digits alone a reference: they stay. */
static void skip_picture(share__text_line *line)
{
    const share__view text = line->text;
    const size_t end = share__find(text, ']', 0);
    if (text.p[0] != '[' || end == text.n || end + 1 == text.n || end > 16) {
        return;
    }
    bool letter = false, other = false;
    for (size_t i = 1; i < end; i++) {
        letter = letter || share__is_alpha(text.p[i]);
        other = other || share__is_digit(text.p[i]) || text.p[i] == '-' || text.p[i] == '_';
        if (text.p[i] == ' ' || text.p[i] == '[') {
            return;
        }
    }
    if (letter && other) {
        line->text = share__view_from(text, end + 1);
        line->column += (unsigned)end + 1;
        line->width -= (unsigned)end + 1;
        const size_t n = line->text.n;
        skip_blanks(&line->text);
        line->column += (unsigned)(n - line->text.n);
    }
}

/* Where four spaces or more stand in a row. */
static size_t find_gap(share__view text, size_t *end)
{
    for (size_t i = 3; i < text.n; i += 4) { /* one of these is among them */
        if (text.p[i] != ' ') {
            continue;
        }
        size_t at = i;
        while (at > 0 && text.p[at - 1] == ' ') {
            at--;
        }
        for (*end = i; *end < text.n && text.p[*end] == ' ';) {
            ++*end;
        }
        if (*end - at >= 4) {
            return at;
        }
    }
    return text.n;
}

void share__text_first_cell(share__text_line *cell, share__text_line *line)
{
    size_t end = 0;
    const share__view text = line->text;
    const size_t at = find_gap(text, &end);
    cell->text = share__view_slice(text, 0, at);
    cell->plain = is_plain(cell->text);
    cell->width = share__text_width(cell->text);
    line->text = share__view_from(text, end);
    line->column += (unsigned)end;
    line->gap = find_gap(line->text, &end) < line->text.n;
    if (!line->gap) { /* measured once: a line may have very many cells */
        line->plain = is_plain(line->text);
        line->width = share__text_width(line->text);
    }
    line->kind = SHARE__TEXT_LINE;
}

static void take_mark(share__text_line *line, opening o)
{
    share__text_kind kind = SHARE__TEXT_LINE;
    const size_t mark = mark_length(line->text, o, &kind);
    if (mark == 0) {
        return;
    }
    line->kind = kind;
    line->level = kind == SHARE__TEXT_QUOTE ? 0 : (uint8_t)(1 + line->indent / 4 % 100);
    const size_t n = line->text.n;
    line->text = share__view_from(line->text, mark);
    line->indent += 1 + skip_blanks(&line->text);
    line->column += (unsigned)(n - line->text.n);
    if (line->text.n == 0) {
        line->kind = SHARE__TEXT_EMPTY;
    }
}

/* What is decided by how the line begins: false when there is nothing more to say of it. */
static bool look_at_start(share__text_line *line)
{
    const char *p = line->text.p;
    opening o = {share__utf8_next(&p, line->text.p + line->text.n), 0};
    o.length = (size_t)(p - line->text.p);
    if (is_rule(line->text, o)) {
        line->kind = SHARE__TEXT_RULE;
        line->mark = o.first;
        line->width = share__text_width(line->text);
        return false;
    }
    if (is_row(line->text, o.first)) {
        line->kind = SHARE__TEXT_TABLE;
        return false;
    }
    take_mark(line, o);
    return true;
}

static void look_for_brackets(share__text_line *line)
{
    const size_t bracket = share__find(line->text, '[', 0);
    if (line->kind != SHARE__TEXT_LINE || (bracket == line->text.n && line->text.p[0] != '(')) {
        return;
    }
    line->kind = bracketed(line->text);
    if (line->kind == SHARE__TEXT_LINE && bracket == 0) {
        skip_picture(line);
    }
}

share__text_line share__text_scan(share__view raw, unsigned number)
{
    share__text_line line = {.number = number, .kind = SHARE__TEXT_LINE};
    share__view text = raw;
    if (raw.n > 0 && !is_graphic(*raw.p)) {
        line.indent = skip_blanks(&text);
    }
    line.column = (unsigned)(raw.n - text.n) + 1;
    line.text = trim_blank_end(text);
    if (line.text.n == 0) {
        line.kind = SHARE__TEXT_BLANK;
        return line;
    }
    if (!share__is_alpha(*line.text.p) && !look_at_start(&line)) {
        return line;
    }
    line.plain = is_plain(line.text);
    line.width = line.plain ? (unsigned)line.text.n : share__text_width(line.text);
    if (line.kind == SHARE__TEXT_EMPTY) {
        return line;
    }
    look_for_brackets(&line);
    size_t end;
    line.gap =
        !line.plain && line.kind != SHARE__TEXT_FORM && find_gap(line.text, &end) < line.text.n;
    return line;
}
