/* markdown_asides.c - plain words are set aside: cmark gets a stand-in for them.
 *
 * cmark looks at every byte several times, and at most of them for nothing: in the middle of a
 * stretch without any byte that CommonMark gives a meaning, it can only copy. So such a stretch
 * is left where it is, six bytes stand in for it (SHARE__MARK_ASIDE and its number), and the walk
 * over the tree (markdown_text.c) puts the words back. The tree is the same but for its texts.
 *
 * What keeps it the same: the first and the last word of a stretch stay, so that the marks beside
 * it have their neighbours (CommonMark asks for one character on either side), a line starts as it
 * did, and what must not hold a space sees one. In a link's text, target, title and definition
 * every byte counts: from a bracket on that isn't closed on its line nothing is set aside until
 * the paragraph ends, and a link that is goes as it stands. The end of a line may be inside a
 * stretch when both lines start like words: then the next can only go on with the paragraph. */
#include "read/markdown_lines.h"

#include <string.h>

enum {
    SHORTEST = 24, /* bytes; less is not worth a stand-in */
    MOST = 65536   /* in a piece: four digits of 16 */
};

/* What a byte is to a stretch. */
enum {
    STOP = 1,   /* CommonMark may give it a meaning, or it is no text */
    DIRTY = 2,  /* share__clean_markdown() may take it off: SHARE__LEFTOVERS */
    STARTS = 4, /* a line that starts with it goes on with a paragraph */
    OPENS = 8,  /* a line that starts with it, if it starts no list, holds text */
    JOINED = 16 /* a stretch with a line end in it */
};
#define CONTROLS_8(n)                                                                              \
    [n] = STOP, [n + 1] = STOP, [n + 2] = STOP, [n + 3] = STOP, [n + 4] = STOP, [n + 5] = STOP,    \
    [n + 6] = STOP, [n + 7] = STOP
#define LETTER (STARTS | OPENS)
#define LETTERS_8(n)                                                                               \
    [n] = LETTER, [n + 1] = LETTER, [n + 2] = LETTER, [n + 3] = LETTER, [n + 4] = LETTER,          \
    [n + 5] = LETTER, [n + 6] = LETTER, [n + 7] = LETTER
static const unsigned char classes[256] = {
    CONTROLS_8(0),         CONTROLS_8(8),           CONTROLS_8(16),          CONTROLS_8(24),
    [0x7F] = STOP | DIRTY, ['`'] = STOP | DIRTY,    ['\\'] = STOP,           ['&'] = STOP,
    ['<'] = STOP,          ['*'] = STOP | DIRTY,    ['_'] = STOP | DIRTY,    ['['] = STOP | DIRTY,
    [']'] = STOP | DIRTY,  [':'] = DIRTY,           ['~'] = DIRTY,           ['='] = DIRTY,
    ['"'] = LETTER,        ['\''] = LETTER,         ['('] = LETTER,          ['#'] = OPENS,
    ['0'] = OPENS,         ['1'] = OPENS,           ['2'] = OPENS,           ['3'] = OPENS,
    ['4'] = OPENS,         ['5'] = OPENS,           ['6'] = OPENS,           ['7'] = OPENS,
    ['8'] = OPENS,         ['9'] = OPENS,           LETTERS_8('A'),          LETTERS_8('I'),
    LETTERS_8('Q'),        ['Y'] = LETTER,          ['Z'] = LETTER,          LETTERS_8('a'),
    LETTERS_8('i'),        LETTERS_8('q'),          ['y'] = LETTER,          ['z'] = LETTER,
    LETTERS_8(0x80),       LETTERS_8(0x88),         LETTERS_8(0x90),         LETTERS_8(0x98),
    LETTERS_8(0xA0),       LETTERS_8(0xA8),         LETTERS_8(0xB0),         LETTERS_8(0xB8),
    [0xC0] = LETTER,       [0xC1] = LETTER,         [0xC2] = LETTER | DIRTY, [0xC3] = LETTER,
    [0xC4] = LETTER,       [0xC5] = LETTER,         [0xC6] = LETTER,         [0xC7] = LETTER,
    LETTERS_8(0xC8),       LETTERS_8(0xD0),         LETTERS_8(0xD8),         [0xE0] = LETTER,
    [0xE1] = LETTER,       [0xE2] = LETTER | DIRTY, [0xE3] = LETTER,         [0xE4] = LETTER,
    [0xE5] = LETTER,       [0xE6] = LETTER,         [0xE7] = LETTER,         [0xE8] = LETTER,
    [0xE9] = LETTER,       [0xEA] = LETTER,         [0xEB] = LETTER,         [0xEC] = LETTER,
    [0xED] = LETTER,       [0xEE] = LETTER,         [0xEF] = LETTER | DIRTY, LETTERS_8(0xF0),
    LETTERS_8(0xF8),
};

static unsigned class_of(char c)
{
    return classes[(unsigned char)c];
}

/* The first byte from 'p' on that stops a stretch; *seen gathers the classes of all before it. */
static const char *pass_plain(const char *p, const char *end, unsigned *seen)
{
    const unsigned char *b = (const unsigned char *)p;
    while (end - (const char *)b >= 8) {
        unsigned all = (unsigned)(classes[b[0]] | classes[b[1]] | classes[b[2]] | classes[b[3]] |
                                  classes[b[4]] | classes[b[5]] | classes[b[6]] | classes[b[7]]);
        if (all & STOP)
            break;
        *seen |= all;
        b += 8;
    }
    for (p = (const char *)b; p < end && !(class_of(*p) & STOP); p++)
        *seen |= class_of(*p);
    return p;
}

/* ---- writing ----------------------------------------------------------------------------- */

/* Text as it is; its line ends are line ends of the piece. */
static void put_lines(share__lines *lines, const char *from, const char *to)
{
    for (const char *end; (end = memchr(from, '\n', (size_t)(to - from))) != NULL; from = end + 1) {
        share__put(&lines->out, share__view_between(from, end));
        share__lines_newline(lines);
        lines->line++;
        lines->line_start = end + 1;
        share__lines_place(lines, end + 1);
    }
    share__put(&lines->out, share__view_between(from, to));
}

static bool add_aside(share__lines *lines, share__view text, bool dirty)
{
    share__aside *asides = share__arena_grow(lines->scratch, lines->asides, lines->aside_count,
                                             &lines->aside_room, sizeof *asides);
    if (!asides) {
        lines->failed = true;
        return false;
    }
    lines->asides = asides;
    char stand_in[SHARE__ASIDE_LENGTH] = {SHARE__MARK, SHARE__MARK_ASIDE};
    for (int i = 0; i < 4; i++)
        stand_in[2 + i] = (char)('a' + (lines->aside_count >> 4 * i & 15));
    asides[lines->aside_count++] = (share__aside){text, dirty};
    share__put(&lines->out, (share__view){stand_in, sizeof stand_in});
    return true;
}

/* Behind the first word from 'p' on, and the space behind it; between two characters where scripts
 * have no spaces. */
static const char *behind_first(const char *p, const char *end)
{
    while (p < end && *p == ' ')
        p++;
    while (p < end && *p != ' ' && (unsigned char)*p < 0x80)
        p++;
    if (p == end)
        return p;
    for (p++; p < end && ((unsigned char)*p & 0xC0) == 0x80; p++) {
    }
    return p;
}

/* The space before the last word, or the start of the last character outside ASCII. */
static const char *before_last(const char *start, const char *p)
{
    while (p > start && p[-1] == ' ')
        p--;
    while (p > start && p[-1] != ' ' && (unsigned char)p[-1] < 0x80)
        p--;
    if (p == start)
        return p;
    do
        p--;
    while (p > start && ((unsigned char)*p & 0xC0) == 0x80);
    return p;
}

/* A stretch from 'p' to 'end', without a byte that stops it but for line ends that join. */
static void put_stretch(share__lines *lines, const char *p, const char *end, unsigned seen)
{
    if (end - p >= SHORTEST && lines->aside_count < MOST && !lines->brackets) {
        const char *from = behind_first(p, end), *to = before_last(from, end);
        if (to - from >= SHORTEST) {
            put_lines(lines, p, from);
            add_aside(lines, share__view_between(from, to), (seen & DIRTY) != 0);
            if (seen & JOINED)
                for (; (from = memchr(from, '\n', (size_t)(to - from))) != NULL; from++)
                    lines->line++;
            p = to;
        }
    }
    put_lines(lines, p, end);
}

/* ---- links ------------------------------------------------------------------------------- */

static const char *find(const char *p, const char *end, const char *stops)
{
    while (p < end && (unsigned char)*p >= ' ' && !memchr(stops, *p, strlen(stops)))
        p++;
    return p;
}

/* "(target)" and "(target "title")" at 'p': behind it; NULL for all that is less simple. */
static const char *simple_target(const char *p, const char *end)
{
    p = find(p + 1, end, " ()<\\");
    if (end - p > 2 && p[0] == ' ' && p[1] == '"') {
        p = find(p + 2, end, "\"\\");
        p += p < end && *p == '"';
    }
    return p < end && *p == ')' ? p + 1 : NULL;
}

/* The bracket at 'p' and what belongs to it, which go as they are: its end. When it isn't simple,
 * nothing is set aside until the paragraph ends. */
static const char *pass_bracket(share__lines *lines, const char *p, const char *end)
{
    const char *close = find(p + 1, end, "[]`\\<");
    if (close < end && *close == ']') {
        close++;
        if (close == end || (*close != '(' && *close != ':'))
            return close;
        if (*close == '(' && (close = simple_target(close, end)) != NULL)
            return close;
    }
    lines->brackets = true;
    return p + 1;
}

/* ---- text -------------------------------------------------------------------------------- */

/* Whether the line end at 'p' may vanish in a stretch: words end there, and words go on. */
static bool joins(const char *line, const char *p, const char *end)
{
    return p + 1 < end && p > line && p[-1] != ' ' && (class_of(*line) & STARTS) &&
           (class_of(p[1]) & STARTS);
}

void share__lines_words(share__lines *lines, const char *p, const char *end, bool opens)
{
    const char *from = p, *line = p;
    unsigned seen = 0;
    if ((opens && !(class_of(*p) & OPENS)) || lines->verbatim) {
        put_lines(lines, p, end);
        return;
    }
    while (p < end) {
        p = pass_plain(p, end, &seen);
        if (p < end && *p == '\n' && joins(line, p, end)) {
            line = ++p;
            seen |= JOINED;
            continue;
        }
        put_stretch(lines, from, p, seen);
        from = p;
        seen = 0;
        if (p == end)
            break;
        if (*p == '\n') {
            line = p + 1;
            p++;
        } else if (*p == '[') {
            p = pass_bracket(lines, p, end);
        } else {
            lines->brackets = lines->brackets || *p == '<';
            p += *p == '\\' && p + 1 < end && p[1] != '\n' ? 2 : 1;
        }
        put_lines(lines, from, p);
        from = p;
    }
}
