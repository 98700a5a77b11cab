/* html_tokenizer.c - the tokenization states of the HTML Standard (section 13.2.5), all of them.
 *
 * The states are folded into plain functions that look ahead, because the whole input is there:
 * what one function skips with memchr() is a handful of states that differ only in which parse
 * error they report. Errors are not reported; every byte sequence gives the standard's tokens.
 *
 * Linear: each byte is looked at a bounded number of times. What runs to the end of the input (an
 * open comment, quote, script) ends the input with it, so it can happen only once.
 * Memory is the tokenizer itself and a scratch arena for the names and values of one tag.
 *
 * Left to the caller, as in the standard: which start tags switch to raw text or script, and when
 * "<![CDATA[" counts. Left out: more than 256 attributes of one tag. */
#include "read/html_tokenizer.h"

#include "read/html_entities.h"

#include <stdint.h>
#include <string.h>

enum {
    SPACE = 1,    /* tab, LF, FF, CR, space */
    SLASH = 2,    /* '/' and '>' */
    EQUALS = 4,   /* '=' */
    ODD = 8,      /* not taken as it is in a name: capitals and NUL */
    LETTER = 16,  /* ASCII */
    CLOSING = 32, /* '>' */
    TAG_NAME_END = SPACE | SLASH,
    ATTRIBUTE_NAME_END = SPACE | SLASH | EQUALS,
    VALUE_END = SPACE | CLOSING,
    CAPITAL = LETTER | ODD
};

static const unsigned char classes[256] = {
    ['\0'] = ODD,    ['\t'] = SPACE,  ['\n'] = SPACE,          ['\f'] = SPACE,  ['\r'] = SPACE,
    [' '] = SPACE,   ['/'] = SLASH,   ['>'] = SLASH | CLOSING, ['='] = EQUALS,  ['A'] = CAPITAL,
    ['B'] = CAPITAL, ['C'] = CAPITAL, ['D'] = CAPITAL,         ['E'] = CAPITAL, ['F'] = CAPITAL,
    ['G'] = CAPITAL, ['H'] = CAPITAL, ['I'] = CAPITAL,         ['J'] = CAPITAL, ['K'] = CAPITAL,
    ['L'] = CAPITAL, ['M'] = CAPITAL, ['N'] = CAPITAL,         ['O'] = CAPITAL, ['P'] = CAPITAL,
    ['Q'] = CAPITAL, ['R'] = CAPITAL, ['S'] = CAPITAL,         ['T'] = CAPITAL, ['U'] = CAPITAL,
    ['V'] = CAPITAL, ['W'] = CAPITAL, ['X'] = CAPITAL,         ['Y'] = CAPITAL, ['Z'] = CAPITAL,
    ['a'] = LETTER,  ['b'] = LETTER,  ['c'] = LETTER,          ['d'] = LETTER,  ['e'] = LETTER,
    ['f'] = LETTER,  ['g'] = LETTER,  ['h'] = LETTER,          ['i'] = LETTER,  ['j'] = LETTER,
    ['k'] = LETTER,  ['l'] = LETTER,  ['m'] = LETTER,          ['n'] = LETTER,  ['o'] = LETTER,
    ['p'] = LETTER,  ['q'] = LETTER,  ['r'] = LETTER,          ['s'] = LETTER,  ['t'] = LETTER,
    ['u'] = LETTER,  ['v'] = LETTER,  ['w'] = LETTER,          ['x'] = LETTER,  ['y'] = LETTER,
    ['z'] = LETTER,
};

static bool is(char c, unsigned class)
{
    return (classes[(unsigned char)c] & class) != 0;
}

void share__html_start(share__html_tokenizer *t, share__view text)
{
    t->kind = SHARE__HTML_TEXT;
    t->state = t->model = SHARE__HTML_DATA;
    t->next = text.p;
    t->end = text.p + text.n;
    t->raw_end = NULL;
    t->in_foreign = t->no_memory = t->scratch_used = false;
    t->has_oddities = text.n > 0 && (memchr(text.p, '\r', text.n) || memchr(text.p, '\0', text.n));
    t->last_start = (share__view){"", 0};
    t->attribute_count = 0;
    t->scratch = (share__arena)SHARE__ARENA_INIT;
}

void share__html_end(share__html_tokenizer *t)
{
    share__arena_free(&t->scratch);
}

void share__html_enter(share__html_tokenizer *t, share__html_model model)
{
    t->state = model;
    t->raw_end = NULL;
}

static char *scratch(share__html_tokenizer *t, size_t n)
{
    char *piece = share__arena_bytes(&t->scratch, n);
    t->scratch_used = true;
    if (!piece)
        t->no_memory = true;
    return piece;
}

/* ---- decoding, when somebody asks for it ---------------------------------------------------- */

/* CR and CRLF become LF, and NUL becomes U+FFFD unless it is to be kept. */
static share__view without_oddities(share__html_tokenizer *t, share__view raw, unsigned how)
{
    size_t nuls = 0;
    for (size_t i = 0; i < raw.n; i++)
        nuls += raw.p[i] == '\0';
    char *start = scratch(t, raw.n + 2 * nuls), *to = start;
    if (!start)
        return (share__view){"", 0};
    for (size_t i = 0; i < raw.n; i++) {
        char c = raw.p[i];
        if (c == '\r' && i + 1 < raw.n && raw.p[i + 1] == '\n')
            continue;
        if (c == '\0' && !(how & SHARE__HTML_KEEP_NUL)) {
            memcpy(to, "\xEF\xBF\xBD", 3);
            to += 3;
        } else {
            *to++ = c == '\r' ? '\n' : c;
        }
    }
    return share__view_between(start, to);
}

share__view share__html_plain(share__html_tokenizer *t, share__view raw, unsigned how)
{
    share__view plain = raw;
    if (raw.n == 0)
        return plain;
    if (t->has_oddities && (memchr(raw.p, '\r', raw.n) || memchr(raw.p, '\0', raw.n)))
        plain = without_oddities(t, raw, how);
    if (how & SHARE__HTML_REFERENCES) {
        share__view decoded;
        if (!share__html_decode(&t->scratch, plain, how & SHARE__HTML_IN_ATTRIBUTE, &decoded)) {
            t->no_memory = true;
            return (share__view){"", 0};
        }
        t->scratch_used |= decoded.p != plain.p;
        plain = decoded;
    }
    return plain;
}

share__view share__html_text(share__html_tokenizer *t)
{
    static const unsigned how[] = {[SHARE__HTML_DATA] =
                                       SHARE__HTML_REFERENCES | SHARE__HTML_KEEP_NUL,
                                   [SHARE__HTML_ESCAPABLE] = SHARE__HTML_REFERENCES,
                                   [SHARE__HTML_RAW] = 0,
                                   [SHARE__HTML_SCRIPT] = 0,
                                   [SHARE__HTML_PLAINTEXT] = 0,
                                   [SHARE__HTML_CDATA] = SHARE__HTML_KEEP_NUL};
    return share__html_plain(t, t->text, t->kind == SHARE__HTML_TEXT ? how[t->model] : 0);
}

share__view share__html_value(share__html_tokenizer *t, size_t i)
{
    return share__html_plain(t, t->attributes[i].value,
                             SHARE__HTML_REFERENCES | SHARE__HTML_IN_ATTRIBUTE);
}

share__view share__html_value_of(share__html_tokenizer *t, share__view name, bool *found)
{
    for (size_t i = 0; i < t->attribute_count; i++)
        if (share__equal(t->attributes[i].name, name)) {
            if (found)
                *found = true;
            return share__html_value(t, i);
        }
    if (found)
        *found = false;
    return (share__view){"", 0};
}

/* ---- tags ----------------------------------------------------------------------------------- */

/* A name as the standard wants it; 'odd' tells that it holds capitals or NUL. */
static share__view plain_name(share__html_tokenizer *t, const char *start, const char *end,
                              bool odd)
{
    share__view name = share__view_between(start, end);
    if (!odd)
        return name;
    char *to = scratch(t, 3 * name.n), *lower = to;
    if (!lower)
        return (share__view){"", 0};
    for (size_t i = 0; i < name.n; i++) {
        if (name.p[i] == '\0') {
            memcpy(to, "\xEF\xBF\xBD", 3);
            to += 3;
        } else {
            *to++ = share__lower(name.p[i]);
        }
    }
    return share__view_between(lower, to);
}

/* Keeps an attribute unless its name was there before; 'seen' says at once for most. */
static void keep_attribute(share__html_tokenizer *t, share__view name, share__view value,
                           uint64_t *seen)
{
    size_t n = t->attribute_count;
    if (n == SHARE__HTML_MAX_ATTRIBUTES)
        return;
    unsigned mix = (unsigned char)name.p[0] * 5u + (unsigned char)name.p[name.n - 1] * 3u +
                   (unsigned)name.n * 11u;
    uint64_t bit = (uint64_t)1 << (mix & 63);
    if (*seen & bit)
        for (size_t i = 0; i < n; i++)
            if (share__equal(t->attributes[i].name, name))
                return;
    *seen |= bit;
    t->attributes[t->attribute_count++] = (share__html_attribute){name, value};
}

/* The value behind a '='; NULL when the input ends in it. */
static const char *read_value(const char *p, const char *end, share__view *value)
{
    while (p < end && is(*p, SPACE))
        p++;
    if (p < end && (*p == '"' || *p == '\'')) {
        const char *close = memchr(p + 1, *p, (size_t)(end - p - 1));
        if (!close)
            return NULL;
        *value = share__view_between(p + 1, close);
        return close + 1;
    }
    const char *start = p;
    while (p < end && !is(*p, VALUE_END))
        p++;
    *value = share__view_between(start, p);
    return p;
}

/* Everything behind a tag's name; returns what stands behind its '>', NULL when there is none. */
static const char *read_attributes(share__html_tokenizer *t, const char *p, bool keep)
{
    const char *end = t->end;
    uint64_t seen = 0;
    t->attribute_count = 0;
    t->self_closing = false;
    for (;;) {
        while (p < end && is(*p, SPACE))
            p++;
        if (p == end)
            return NULL;
        if (*p == '>')
            return p + 1;
        if (*p == '/') {
            p++;
            if (p < end && *p == '>') {
                t->self_closing = true;
                return p + 1;
            }
            continue;
        }
        const char *start = p++; /* a '=' in front belongs to the name */
        unsigned mixed = classes[(unsigned char)*start];
        while (p < end && !is(*p, ATTRIBUTE_NAME_END))
            mixed |= classes[(unsigned char)*p++];
        const char *name_end = p;
        while (p < end && is(*p, SPACE))
            p++;
        share__view value = {"", 0};
        if (p < end && *p == '=' && (p = read_value(p + 1, end, &value)) == NULL)
            return NULL;
        if (keep)
            keep_attribute(t, plain_name(t, start, name_end, mixed & ODD), value, &seen);
    }
}

/* The tag whose name starts at 'name'. False when the input ends in it: then it is no token. */
static bool read_tag(share__html_tokenizer *t, const char *name, share__html_kind kind)
{
    const char *p = name;
    unsigned mixed = 0;
    while (p < t->end && !is(*p, TAG_NAME_END))
        mixed |= classes[(unsigned char)*p++];
    const char *name_end = p;
    p = read_attributes(t, p, kind == SHARE__HTML_START);
    if (!p) {
        t->next = t->end;
        return false;
    }
    t->next = p;
    t->kind = kind;
    t->text = plain_name(t, name, name_end, mixed & ODD);
    if (kind == SHARE__HTML_START)
        t->last_start = share__view_between(name, name_end);
    return true;
}

/* ---- comments and doctypes ------------------------------------------------------------------ */

static bool emit_comment(share__html_tokenizer *t, const char *start, const char *end,
                         const char *next)
{
    t->kind = SHARE__HTML_COMMENT;
    t->text = share__view_between(start, end);
    t->next = next;
    return true;
}

static bool read_bogus_comment(share__html_tokenizer *t, const char *start)
{
    const char *close = memchr(start, '>', (size_t)(t->end - start));
    return close ? emit_comment(t, start, close, close + 1)
                 : emit_comment(t, start, t->end, t->end);
}

/* A comment ends at the first '>' before which its text is "" or "-" or ends in "--" or "--!". */
static bool read_comment(share__html_tokenizer *t, const char *start)
{
    const char *p = start, *end = t->end;
    while ((p = memchr(p, '>', (size_t)(end - p))) != NULL) {
        size_t n = (size_t)(p - start);
        if (n == 0 || (n == 1 && p[-1] == '-'))
            return emit_comment(t, start, start, p + 1);
        if (n >= 2 && p[-1] == '-' && p[-2] == '-')
            return emit_comment(t, start, p - 2, p + 1);
        if (n >= 3 && p[-1] == '!' && p[-2] == '-' && p[-3] == '-')
            return emit_comment(t, start, p - 3, p + 1);
        p++;
    }
    share__view text = share__view_between(start, end);
    if (share__ends_with(text, SHARE__LIT("--!")))
        text.n -= 3;
    else if (share__ends_with(text, SHARE__LIT("--")))
        text.n -= 2;
    else if (share__ends_with(text, SHARE__LIT("-")))
        text.n -= 1;
    return emit_comment(t, start, start + text.n, end);
}

/* The quoted identifier at *p; false when it does not end as it should. */
static bool read_identifier(share__html_tokenizer *t, const char **p, share__view *id)
{
    char quote = *(*p)++;
    const char *start = *p;
    while (*p < t->end && **p != quote && **p != '>')
        ++*p;
    *id = share__view_between(start, *p);
    if (*p == t->end || **p == '>')
        return false;
    ++*p;
    return true;
}

static const char *skip_space(share__html_tokenizer *t, const char *p)
{
    while (p < t->end && is(*p, SPACE))
        p++;
    return p;
}

static bool at_quote(share__html_tokenizer *t, const char *p)
{
    return p < t->end && (*p == '"' || *p == '\'');
}

/* What stands behind a doctype's name; *p moves to its '>' or to junk before that. False when the
 * standard has the page read in quirks mode. */
static bool read_identifiers(share__html_tokenizer *t, const char **p)
{
    *p = skip_space(t, *p);
    share__view rest = share__view_between(*p, t->end);
    if (rest.n == 0)
        return false;
    if (rest.p[0] == '>')
        return true;
    bool is_public = share__starts_nocase(rest, SHARE__LIT("public"));
    if (!is_public && !share__starts_nocase(rest, SHARE__LIT("system")))
        return false;
    *p = skip_space(t, *p + 6);
    if (!at_quote(t, *p))
        return false;
    if (is_public) {
        t->has_public_id = true;
        if (!read_identifier(t, p, &t->public_id))
            return false;
        *p = skip_space(t, *p);
        if (*p < t->end && **p == '>')
            return true;
        if (!at_quote(t, *p))
            return false;
    }
    t->has_system_id = true;
    if (!read_identifier(t, p, &t->system_id))
        return false;
    *p = skip_space(t, *p);
    return *p < t->end;
}

static bool read_doctype(share__html_tokenizer *t, const char *p)
{
    t->kind = SHARE__HTML_DOCTYPE;
    t->public_id = t->system_id = (share__view){"", 0};
    t->has_public_id = t->has_system_id = false;
    p = skip_space(t, p);
    const char *name = p;
    while (p < t->end && !is(*p, SPACE) && *p != '>')
        p++;
    t->text = plain_name(t, name, p, true);
    bool named = p > name;
    t->force_quirks = !named || !read_identifiers(t, &p);
    const char *close = memchr(p, '>', (size_t)(t->end - p));
    t->next = close ? close + 1 : t->end;
    return true;
}

/* "<!" stands before p. */
static bool read_declaration(share__html_tokenizer *t, const char *p)
{
    share__view rest = share__view_between(p, t->end);
    if (share__starts_with(rest, SHARE__LIT("--")))
        return read_comment(t, p + 2);
    if (share__starts_nocase(rest, SHARE__LIT("doctype")))
        return read_doctype(t, p + 7);
    if (t->in_foreign && share__starts_with(rest, SHARE__LIT("[CDATA["))) {
        share__html_enter(t, SHARE__HTML_CDATA);
        t->next = p + 7;
        return false;
    }
    return read_bogus_comment(t, p);
}

/* ---- text ----------------------------------------------------------------------------------- */

/* Whether the '<' at p begins markup rather than being one more character. */
static bool begins_markup(const char *p, const char *end)
{
    if (end - p < 2)
        return false;
    if (p[1] == '/')
        return end - p > 2;
    return is(p[1], LETTER) || p[1] == '!' || p[1] == '?';
}

/* The end of the text that starts at p. */
static const char *end_of_text(const char *p, const char *end)
{
    while (p < end && (p = memchr(p, '<', (size_t)(end - p))) != NULL) {
        if (begins_markup(p, end))
            return p;
        p++;
    }
    return end;
}

/* Whether "</" and 'name' stand at p, ended as a tag's name is. */
static bool is_end_tag(const char *p, const char *end, share__view name)
{
    share__view rest = share__view_between(p, end);
    return name.n > 0 && rest.n > name.n + 2 && p[1] == '/' && is(p[name.n + 2], TAG_NAME_END) &&
           share__starts_nocase(share__view_from(rest, 2), name);
}

static const char *end_of_raw(const char *p, const char *end, share__view name)
{
    while (p < end && (p = memchr(p, '<', (size_t)(end - p))) != NULL) {
        if (is_end_tag(p, end, name))
            return p;
        p++;
    }
    return end;
}

/* Inside "<!--" of a script, behind its dashes, up to the "-->" or to the end tag, which sets
 * *ended. In there "<script" may open a second level, whose "</script" does not end the script. */
static const char *end_of_escape(const char *p, const char *end, share__view name, bool *ended)
{
    bool twice = false;
    for (; p < end; p++) {
        if (*p == '>' && p[-1] == '-' && p[-2] == '-')
            return p + 1;
        if (*p != '<')
            continue;
        *ended = !twice && is_end_tag(p, end, name);
        if (*ended)
            return p;
        share__view word = share__view_between(p, end);
        word = share__view_from(word, twice && word.n > 1 && p[1] == '/' ? 2 : 1);
        if (twice == (word.p - p == 2) && share__starts_nocase(word, SHARE__LIT("script")) &&
            word.n > 6 && is(word.p[6], TAG_NAME_END)) {
            twice = !twice;
            p = word.p + 6;
        }
    }
    return end;
}

static const char *end_of_script(const char *p, const char *end, share__view name)
{
    while (p < end && (p = memchr(p, '<', (size_t)(end - p))) != NULL) {
        bool ended = is_end_tag(p, end, name);
        if (!ended && share__starts_with(share__view_between(p, end), SHARE__LIT("<!--")))
            p = end_of_escape(p + 4, end, name, &ended);
        else if (!ended)
            p++;
        if (ended)
            return p;
    }
    return end;
}

static const char *find_raw_end(const share__html_tokenizer *t)
{
    switch (t->state) {
    case SHARE__HTML_ESCAPABLE:
    case SHARE__HTML_RAW:
        return end_of_raw(t->next, t->end, t->last_start);
    case SHARE__HTML_SCRIPT:
        return end_of_script(t->next, t->end, t->last_start);
    case SHARE__HTML_CDATA: {
        share__view rest = share__view_between(t->next, t->end);
        return rest.p + share__find_view(rest, SHARE__LIT("]]>"), 0);
    }
    default:
        return t->end;
    }
}

static bool emit_text(share__html_tokenizer *t, const char *end)
{
    t->kind = SHARE__HTML_TEXT;
    t->model = t->state;
    t->text = share__view_between(t->next, end);
    t->next = end;
    return true;
}

/* Contents that are no markup, then the end tag or the "]]>" behind them. */
static bool read_raw(share__html_tokenizer *t)
{
    if (!t->raw_end)
        t->raw_end = find_raw_end(t);
    if (t->next < t->raw_end)
        return emit_text(t, t->raw_end);
    bool cdata = t->state == SHARE__HTML_CDATA;
    t->state = SHARE__HTML_DATA;
    t->raw_end = NULL;
    if (t->next == t->end)
        return false;
    if (!cdata)
        return read_tag(t, t->next + 2, SHARE__HTML_END);
    t->next += 3;
    return false;
}

/* The markup at t->next; false when no token comes of it. */
static bool read_markup(share__html_tokenizer *t)
{
    const char *p = t->next;
    if (p[1] == '!')
        return read_declaration(t, p + 2);
    if (p[1] == '?')
        return read_bogus_comment(t, p + 1);
    if (p[1] != '/')
        return read_tag(t, p + 1, SHARE__HTML_START);
    if (is(p[2], LETTER))
        return read_tag(t, p + 2, SHARE__HTML_END);
    if (p[2] != '>')
        return read_bogus_comment(t, p + 2);
    t->next = p + 3;
    return false;
}

bool share__html_next(share__html_tokenizer *t)
{
    if (t->scratch_used) {
        share__arena_reset(&t->scratch);
        t->scratch_used = false;
    }
    while (t->next < t->end && !t->no_memory) {
        t->at = t->next;
        bool token;
        if (t->state != SHARE__HTML_DATA)
            token = read_raw(t);
        else if (*t->next == '<' && begins_markup(t->next, t->end))
            token = read_markup(t);
        else
            token = emit_text(t, end_of_text(t->next, t->end));
        if (token)
            return !t->no_memory;
    }
    return false;
}
