/* markdown_asides.c - plain words are set aside: cmark gets a stand-in for them.
 *
 * cmark looks at every byte several times, and at most of them for nothing: in the middle of a
 * stretch without any byte that CommonMark gives a meaning, it can only copy. So such a stretch
 * is left where it is, six bytes stand in for it (SHARE__MARK_ASIDE and its number), and the walk
 * over the tree (markdown_text.c) puts the words back. The tree is the same but for its texts.
 *
 * What keeps it the same: the first and the last character of a stretch stay, so that the marks
 * beside it have their neighbours, and the first word where a line or an entity could be told by
 * it. In a link's text, target, title and definition every byte counts: from a bracket on that
 * isn't closed on its line nothing is set aside until the paragraph ends, and a link that is goes
 * as it stands; likewise from an angle bracket on. The end of a line may be inside a stretch when
 * both lines start like words: then the next can only go on with the paragraph. */
#include "read/markdown_lines.h"

#include <string.h>

enum {
    SHORTEST = 16, /* bytes; less is not worth a stand-in */
    MOST = 65536   /* in a piece: four digits of 16 */
};

/* What a byte is to a stretch. */
enum {
    STOP = 1,                     /* CommonMark may give it a meaning, or it is no text */
    DIRTY = SHARE__STRETCH_DIRTY, /* share__clean_markdown() may take it off: SHARE__LEFTOVERS */
    STARTS = 4,                   /* a line that starts with it goes on with a paragraph */
    OPENS = 8,                    /* a line that starts with it, if it starts no list, holds text */
    JOINED = 16,                  /* a stretch with a line end in it */
    TARGET = 32                   /* ends a link's target or makes it one that is not simple */
};
#define CONTROL (STOP | TARGET)
#define CONTROLS_8(n)                                                                              \
    [n] = CONTROL, [n + 1] = CONTROL, [n + 2] = CONTROL, [n + 3] = CONTROL, [n + 4] = CONTROL,     \
    [n + 5] = CONTROL, [n + 6] = CONTROL, [n + 7] = CONTROL
#define LETTER (STARTS | OPENS)
#define LETTERS_8(n)                                                                               \
    [n] = LETTER, [n + 1] = LETTER, [n + 2] = LETTER, [n + 3] = LETTER, [n + 4] = LETTER,          \
    [n + 5] = LETTER, [n + 6] = LETTER, [n + 7] = LETTER
static const unsigned char classes[256] = {
    CONTROLS_8(0),           CONTROLS_8(8),           CONTROLS_8(16),         CONTROLS_8(24),
    [0x7F] = STOP | DIRTY,   ['`'] = STOP | DIRTY,    ['\\'] = STOP | TARGET, ['&'] = STOP,
    ['{'] = STOP | TARGET,   ['<'] = STOP | TARGET,   [' '] = TARGET,         [')'] = TARGET,
    ['*'] = STOP | DIRTY,    ['_'] = STOP | DIRTY,    ['['] = STOP | DIRTY,   [']'] = STOP | DIRTY,
    [':'] = DIRTY,           ['~'] = DIRTY,           ['='] = DIRTY,          ['"'] = LETTER,
    ['\''] = LETTER,         ['('] = LETTER | TARGET, ['#'] = OPENS,          ['0'] = OPENS,
    ['1'] = OPENS,           ['2'] = OPENS,           ['3'] = OPENS,          ['4'] = OPENS,
    ['5'] = OPENS,           ['6'] = OPENS,           ['7'] = OPENS,          ['8'] = OPENS,
    ['9'] = OPENS,           LETTERS_8('A'),          LETTERS_8('I'),         LETTERS_8('Q'),
    ['Y'] = LETTER,          ['Z'] = LETTER,          LETTERS_8('a'),         LETTERS_8('i'),
    LETTERS_8('q'),          ['y'] = LETTER,          ['z'] = LETTER,         LETTERS_8(0x80),
    LETTERS_8(0x88),         LETTERS_8(0x90),         LETTERS_8(0x98),        LETTERS_8(0xA0),
    LETTERS_8(0xA8),         LETTERS_8(0xB0),         LETTERS_8(0xB8),        [0xC0] = LETTER,
    [0xC1] = LETTER,         [0xC2] = LETTER | DIRTY, [0xC3] = LETTER,        [0xC4] = LETTER,
    [0xC5] = LETTER,         [0xC6] = LETTER,         [0xC7] = LETTER,        LETTERS_8(0xC8),
    LETTERS_8(0xD0),         LETTERS_8(0xD8),         [0xE0] = LETTER,        [0xE1] = LETTER,
    [0xE2] = LETTER | DIRTY, [0xE3] = LETTER,         [0xE4] = LETTER,        [0xE5] = LETTER,
    [0xE6] = LETTER,         [0xE7] = LETTER,         [0xE8] = LETTER,        [0xE9] = LETTER,
    [0xEA] = LETTER,         [0xEB] = LETTER,         [0xEC] = LETTER,        [0xED] = LETTER,
    [0xEE] = LETTER,         [0xEF] = LETTER | DIRTY, LETTERS_8(0xF0),        LETTERS_8(0xF8),
};

static unsigned class_of(char c)
{
    return classes[(unsigned char)c];
}

bool share__starts_words(char c)
{
    return class_of(c) & STARTS;
}

const char *share__pass_plain(const char *p, const char *end, unsigned *seen)
{
    const unsigned char *b = (const unsigned char *)p, *last = (const unsigned char *)end;
    unsigned all = 0;
    for (; last - b >= 8; b += 8) {
        all |= (unsigned)(classes[b[0]] | classes[b[1]] | classes[b[2]] | classes[b[3]] |
                          classes[b[4]] | classes[b[5]] | classes[b[6]] | classes[b[7]]);
        if (all & STOP)
            break;
    }
    if (last - b < 8)
        for (const unsigned char *rest = b; rest < last; rest++)
            all |= classes[*rest];
    *seen |= all & DIRTY;
    while (b < last && !(classes[*b] & STOP))
        b++;
    return (const char *)b;
}

/* ---- writing ----------------------------------------------------------------------------- */

/* There is room: share__lines_words() made it. */
static void put(share__lines *lines, const char *from, const char *to)
{
    size_t n = (size_t)(to - from);
    memcpy(lines->out.p + lines->out.n, from, n);
    lines->out.n += n;
}

/* Text as it is; its line ends are line ends of the piece. */
static void put_lines(share__lines *lines, const char *from, const char *to)
{
    for (const char *end; (end = memchr(from, '\n', (size_t)(to - from))) != NULL; from = end + 1) {
        put(lines, from, end);
        share__lines_newline(lines);
        lines->line++;
        lines->line_start = end + 1;
        share__lines_place(lines, end + 1);
    }
    put(lines, from, to);
}

bool share__lines_keep(share__lines *lines, share__aside aside)
{
    share__aside *asides = share__arena_grow(lines->scratch, lines->asides, lines->aside_count,
                                             &lines->aside_room, sizeof *asides);
    lines->failed = lines->failed || !asides;
    if (!asides)
        return false;
    lines->asides = asides;
    asides[lines->aside_count++] = aside;
    return true;
}

void share__lines_stand_in(share__lines *lines, char letter, size_t number)
{
    char *p = lines->out.p + lines->out.n;
    p[0] = SHARE__MARK;
    p[1] = letter;
    p[2] = (char)('a' + (number & 15));
    p[3] = (char)('a' + (number >> 4 & 15));
    p[4] = (char)('a' + (number >> 8 & 15));
    p[5] = (char)('a' + (number >> 12 & 15));
    lines->out.n += SHARE__ASIDE_LENGTH;
}

static void add_aside(share__lines *lines, share__aside aside)
{
    if (share__lines_keep(lines, aside))
        share__lines_stand_in(lines, SHARE__MARK_ASIDE, lines->aside_count - 1);
}

static const char *behind_character(const char *p, const char *end)
{
    for (p++; p < end && ((unsigned char)*p & 0xC0) == 0x80; p++) {
    }
    return p;
}

static const char *before_character(const char *start, const char *p)
{
    for (p--; p > start && ((unsigned char)*p & 0xC0) == 0x80; p--) {
    }
    return p;
}

/* Where the aside of the stretch starts at the earliest: behind its first character, or its first
 * word where that may mean something, as "#" and "&amp;". */
static const char *earliest(const char *p, const char *end, bool word)
{
    if (word)
        while (p < end && *p != ' ' && *p != '\n')
            p++;
    return p < end ? behind_character(p, end) : end;
}

/* Where it ends at the latest: before its last character and the space behind that, or before its
 * last word: the end of a heading may be "##". */
static const char *latest(const char *start, const char *p)
{
    while (p > start && p[-1] == ' ')
        p--;
    if (p > start && p[-1] == '#')
        while (p > start && p[-1] != ' ')
            p--;
    return p > start ? before_character(start, p) : start;
}

/* A stretch from 'p' to 'end', without a byte that stops it but for line ends that join. 'word':
 * the first word has to stay. */
static void put_stretch(share__lines *lines, const char *p, const char *end, unsigned seen,
                        bool word)
{
    if (end - p >= SHORTEST && lines->aside_count < MOST && !lines->brackets) {
        const char *from = earliest(p, end, word), *to = latest(from, end);
        if (to - from >= SHORTEST) {
            share__view words = share__view_between(from, to);
            share__aside aside = {.text = words,
                                  .whole = words,
                                  .dirty = (seen & DIRTY) != 0,
                                  .breaks = (seen & JOINED) != 0};
            put_lines(lines, p, from);
            add_aside(lines, aside);
            if (seen & JOINED)
                for (; (from = memchr(from, '\n', (size_t)(to - from))) != NULL; from++)
                    lines->line++;
            put_lines(lines, to, end);
            return;
        }
    }
    if (seen & JOINED)
        put_lines(lines, p, end);
    else
        put(lines, p, end);
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
    for (p++; p < end && !(class_of(*p) & TARGET); p++) {
    }
    if (end - p > 2 && p[0] == ' ' && p[1] == '"') {
        p = find(p + 2, end, "\"\\`<{");
        p += p < end && *p == '"';
    }
    return p < end && *p == ')' ? p + 1 : NULL;
}

/* The bracket at 'p' and what belongs to it, which go as they are: its end. When it isn't simple,
 * nothing is set aside until the paragraph ends. */
static const char *pass_bracket(share__lines *lines, const char *p, const char *end)
{
    const char *close = find(p + 1, end, "[]`\\<");
    while (close < end && *close == '`' && !lines->ticks) {
        close = find(close + 1, end, "[]`\\<");
        if (close == end || *close != '`' || close[-1] == '`')
            close = end; /* the code may end on another line, and with it the words */
        else
            close = find(close + 1, end, "[]`\\<");
    }
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

/* ---- marks that can mean one thing only -------------------------------------------------- */

/* The character of the piece that the next one stands behind. */
static char before_of(const share__lines *lines)
{
    size_t n = lines->out.n;
    return n > lines->last_out + lines->last_prefix ? lines->out.p[n - 1] : '\n';
}

/* What stands at 'p'; a line end where the line of the source ends. */
static char at_or_end(const share__lines *lines, const char *p)
{
    return p < lines->end ? *p : '\n';
}

/* Space or punctuation that is no mark: beside it a run of marks opens or closes, but not both. */
static bool is_apart(char c)
{
    return c != '\0' && memchr(" \n.,;:!?()'\"", c, 12);
}

static bool is_alphanumeric(char c)
{
    return share__is_alpha(c) || share__is_digit(c);
}

/* One or two stars or low lines around words, apart from what is around them. */
static const char *emphasis(const share__lines *lines, const char *p, const char *end, char before,
                            share__aside *aside)
{
    size_t run = end - p > 2 && p[1] == *p ? 2 : 1;
    const char *inside = p + run, *close;
    unsigned seen = 0;
    if (end - p < 4 || !is_apart(before) || !is_alphanumeric(*inside))
        return NULL;
    close = share__pass_plain(inside, end, &seen);
    const char *behind = close + run;
    if (behind > end || close[0] != *p || close[run - 1] != *p || !is_alphanumeric(close[-1]) ||
        !is_apart(at_or_end(lines, behind)))
        return NULL;
    *aside = (share__aside){.text = share__view_between(inside, close),
                            .whole = share__view_between(p, behind),
                            .mark = '*',
                            .dirty = (seen & DIRTY) != 0};
    return behind;
}

static bool is_emphasis_mark(char c)
{
    return c == '*' || c == '_';
}

/* Whether a mark that looks for its neighbour may come next: where a tag vanishes, nobody knows. */
static bool may_be_mark(char c)
{
    return is_emphasis_mark(c) || c == '{' || c == '<' || c == '$' || c == '|';
}

/* Code between two single backticks, beside which no mark looks for a neighbour. */
static const char *code(const share__lines *lines, const char *p, const char *end, char before,
                        share__aside *aside)
{
    const char *close = find(p + 1, end, "`\x7F");
    if (close == end || *close != '`' || close == p + 1 || p[1] == ' ' || close[-1] == ' ')
        return NULL;
    char behind = at_or_end(lines, close + 1);
    if (is_emphasis_mark(before) || before == '`' || may_be_mark(behind) || behind == '`')
        return NULL;
    *aside = (share__aside){.text = share__view_between(p + 1, close),
                            .whole = share__view_between(p, close + 1),
                            .mark = '`'};
    return close + 1;
}

/* "[words](target)" */
static const char *link(const share__lines *lines, const char *p, const char *end, char before,
                        share__aside *aside)
{
    unsigned seen = 0;
    const char *close = share__pass_plain(p + 1, end, &seen);
    if (end - close < 4 || close == p + 1 || close[0] != ']' || close[1] != '(' || close[2] == ' ')
        return NULL;
    const char *behind = simple_target(close + 1, end);
    if (!behind || is_emphasis_mark(before) || before == '!' || before == ']' ||
        may_be_mark(at_or_end(lines, behind)))
        return NULL;
    *aside = (share__aside){.text = share__view_between(p + 1, close),
                            .whole = share__view_between(p, behind),
                            .mark = '[',
                            .dirty = (seen & DIRTY) != 0};
    return behind;
}

const char *share__aside_at(const share__lines *lines, const char *p, const char *end, char before,
                            share__aside *aside)
{
    if (is_emphasis_mark(*p))
        return emphasis(lines, p, end, before, aside);
    return *p == '`'   ? code(lines, p, end, before, aside)
           : *p == '[' ? link(lines, p, end, before, aside)
                       : NULL;
}

const char *share__lines_marked(share__lines *lines, const char *p, const char *end)
{
    if (lines->brackets || lines->ticks || lines->aside_count >= MOST ||
        !share__buffer_reserve(&lines->out, SHARE__ASIDE_LENGTH))
        return NULL;
    share__aside aside;
    const char *behind = share__aside_at(lines, p, end, before_of(lines), &aside);
    if (behind)
        add_aside(lines, aside);
    return behind;
}

/* ---- text -------------------------------------------------------------------------------- */

/* Whether the line end at 'p' may vanish in a stretch: words end there, and words go on. */
static bool joins(const char *line, const char *p, const char *end)
{
    return p + 1 < end && p > line && p[-1] != ' ' && (class_of(*line) & STARTS) &&
           (class_of(p[1]) & STARTS);
}

/* Whether nothing is on the line of the piece yet that tells it from a rule or a list's marker. A
 * look at its first bytes is enough: the answer may be yes in doubt. */
static bool may_open(const share__lines *lines)
{
    size_t from = lines->last_out + lines->last_prefix, end = lines->out.n;
    for (size_t i = from; i < end && i < from + 64; i++)
        if ((class_of(lines->out.p[i]) & STARTS) || lines->out.p[i] == SHARE__MARK)
            return false;
    return true;
}

void share__lines_words(share__lines *lines, const char *p, const char *end)
{
    if (p == end || !share__buffer_reserve(&lines->out, (size_t)(end - p) * 2))
        return;
    const char *from = p, *line = p;
    char before = lines->out.n > 0 ? lines->out.p[lines->out.n - 1] : '\n';
    bool opens = may_open(lines);
    unsigned seen = 0;
    if (before == ']' && (*p == '(' || *p == ':'))
        lines->brackets = true; /* a tag stood between them */
    while (p < end) {
        p = share__pass_plain(p, end, &seen);
        if (p < end && *p == '\n' && joins(line, p, end)) {
            line = ++p;
            seen |= JOINED;
            continue;
        }
        unsigned kind = opens ? class_of(*from) : LETTER;
        if (!(kind & OPENS))
            put_lines(lines, from, p);
        else if (p > from)
            put_stretch(lines, from, p, seen, before == '&' || !(kind & STARTS));
        if (p == end)
            break;
        const char *behind = share__lines_marked(lines, p, end);
        if (behind) {
            from = p = behind;
            seen = 0;
            before = SHARE__MARK;
            opens = false;
            continue;
        }
        from = p;
        if (*p == '[') {
            p = pass_bracket(lines, p, end);
            lines->ticks = lines->ticks || memchr(from, '`', (size_t)(p - from));
        } else {
            lines->brackets = lines->brackets || *p == '<';
            lines->ticks = lines->ticks || *p == '`';
            p += *p == '\\' && p + 1 < end && p[1] != '\n' ? 2 : 1;
        }
        before = *from;
        opens = *from == '\n' || (opens && !(kind & STARTS));
        if (*from == '\n') {
            put_lines(lines, from, p);
            line = p;
        } else {
            put(lines, from, p);
        }
        from = p;
        seen = 0;
    }
}
