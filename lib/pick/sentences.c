/* sentences.c - where sentences end.
 *
 * One pass over the bytes of a paragraph, no regular expressions: a table finds the few bytes at
 * which something can happen. At a terminator (. ! ? … and those of other scripts) three things
 * decide: the word before it, the quotation marks, brackets and footnote marks that it takes along,
 * and the word after it. Lower case after it means that the sentence goes on. After a full stop
 * an abbreviation of the language (tools/abbreviations.txt), an initial or an ordinal holds the
 * sentence together, unless, where that can be, a function word with a capital follows: one that
 * has no other reason for its capital. What stands in a pair of quotation marks or brackets of
 * moderate length is never cut: half a quotation is no sentence. Scripts without spaces end
 * sentences at their own terminators, Thai at a space beside a particle or connective.
 *
 * A list run into one paragraph ("1. this 2. that", bullets) is cut before the item that continues
 * the count. In doubt there is no cut. Nothing is copied or allocated; each look around a
 * terminator is bounded, so the whole is linear. */
#include "pick/sentences.h"

#include "pick/sentence_scan.h"

#include <string.h>

/* Bytes to look for the other half of a pair. A longer quotation makes no sentence that is of use;
 * three bytes hold a character of Chinese or Japanese. */
enum { QUOTE_REACH = 260, BRACKET_REACH = 400, WIDE_REACH = 780 };

/* Bytes that need a look. */
enum { PLAIN, PERIOD, MARK, OPENER, CLOSER, COLON, LEAD, WIDE };
static const unsigned char byte_class[256] = {
    ['.'] = PERIOD,  ['!'] = MARK,   ['?'] = MARK,  ['('] = OPENER, ['['] = OPENER, ['"'] = OPENER,
    ['\''] = OPENER, [')'] = CLOSER, [':'] = COLON, [';'] = COLON,  [0xC2] = LEAD,  [0xCD] = LEAD,
    [0xD6] = LEAD,   [0xD8] = LEAD,  [0xDB] = LEAD, [0xE0] = LEAD,  [0xE1] = LEAD,  [0xE2] = LEAD,
    [0xE3] = LEAD,   [0xEF] = LEAD,  [0xE4] = WIDE, [0xE5] = WIDE,  [0xE6] = WIDE,  [0xE7] = WIDE,
    [0xE8] = WIDE,   [0xE9] = WIDE,  [0xEA] = WIDE, [0xEB] = WIDE,  [0xEC] = WIDE,  [0xED] = WIDE,
    [0xEE] = WIDE, /* letters, mostly: they need none, but go in threes */
};

/* List markers. */

static void read_start(share__scanner *s)
{
    const char *p = s->start;
    uint32_t c = share__character_at(p, s->end);
    if (share__is_bullet(c)) {
        s->bullet = c;
        (void)share__utf8_next(&p, s->end);
        p = share__sentence_skip_blanks(p, s->end);
    }
    const char *after = share__read_marker(p, s->end, &s->marker, &s->marker_kind, &s->marker_end);
    if (!after)
        s->marker = 0;
    s->after_marker = after ? after : p;
}

/* Words before a number that is no list marker: "go to step 2." */
static bool counts_something(const share__scanner *s, const char *p)
{
    char room[SHARE__WORD_ROOM];
    share__view word = share__token_before(s, share__sentence_skip_blanks_back(s->start, p));
    return share__is_in_list(
        share__lowered(word, room),
        "act article book case category chapter class day division episode figure grade "
        "group lesson level module no number of option page paragraph part "
        "phase point quarter question round rule section season stage step table "
        "task tier type unit version volume week world year");
}

/* Whether the marker whose last character is at 'p' is the next item of the list that the sentence
 * started with; the cut then is where the marker, or its bullet, starts. */
static const char *next_item(const share__scanner *s, const char *p)
{
    if (s->marker == 0 || p < s->after_marker)
        return NULL;
    share__view token = share__token_before(s, p);
    if (token.n == 0 || token.n > 3 || token.p <= s->after_marker ||
        !share__is_any_blank(share__character_before(s->start, token.p)))
        return NULL;
    unsigned value;
    char kind, last;
    if (!share__read_marker(token.p, s->end, &value, &kind, &last) || value != s->marker + 1 ||
        kind != s->marker_kind || last != s->marker_end)
        return NULL;
    if (last == '.' &&
        (kind == 'A' || s->language == SHARE__LANGUAGE_de || counts_something(s, token.p)))
        return NULL;
    return s->bullet ? NULL : token.p;
}

/* Pairs. */

/* Whether a straight or single mark at 'p' (the first byte after it is 'inside') opens. */
static bool mark_opens(const share__scanner *s, const char *p, const char *inside, uint32_t c)
{
    if (c != '"' && c != '\'' && c != 0x2018 && c != 0x00BB)
        return true;
    uint32_t before = share__character_before(s->start, p),
             next = share__character_at(inside, s->end);
    bool apart = before == 0 || share__is_any_blank(before) || share__is_dash(before) ||
                 share__closing_mark(before) != 0;
    return apart && next != 0 && !share__is_any_blank(next) &&
           ((c != '\'' && c != 0x2018) || share__is_letter(next));
}

/* A mark that is also an apostrophe closes behind punctuation only. */
static bool mark_closes(const share__scanner *s, const char *p, uint32_t c)
{
    uint32_t before = share__character_before(s->start, p);
    if (c == '"')
        return !share__is_any_blank(before);
    if (c != '\'' && c != 0x2019 && c != 0x2018)
        return true;
    return before == '.' || before == ',' || before == '!' || before == '?' || before == 0x2026;
}

/* An encoded character. */
typedef struct mark {
    char bytes[4];
    size_t n;
} mark;

static mark mark_of(uint32_t c)
{
    mark m = {{(char)c}, 1};
    if (c >= 0x80)
        m.n = share__utf8_encode(m.bytes, c);
    return m;
}

static bool stands_at(const char *p, const char *end, const mark *m)
{
    return *p == m->bytes[0] && (size_t)(end - p) >= m->n && memcmp(p, m->bytes, m->n) == 0;
}

/* How many marks of one byte stand in [p, end). */
static unsigned count_byte(const char *p, const char *end, char c)
{
    unsigned count = 0;
    while (p < end && (p = memchr(p, c, (size_t)(end - p))) != NULL) {
        count++;
        p++;
    }
    return count;
}

/* Behind the mark that closes what 'c' opened before 'p'; NULL when it isn't near. */
static const char *find_closer(const share__scanner *s, const char *p, uint32_t c)
{
    uint32_t closing = share__closing_mark(c);
    mark opener = mark_of(c), closer = mark_of(closing), german = mark_of(0x201C); /* „so“ */
    ptrdiff_t reach = c >= 0x3000 ? WIDE_REACH : c == '(' || c == '[' ? BRACKET_REACH : QUOTE_REACH;
    const char *limit = s->end - p > reach ? p + reach : s->end;
    unsigned depth = 1;
    while (p < limit) {
        const char *hit = memchr(p, closer.bytes[0], (size_t)(limit - p));
        if (!hit)
            return NULL;
        if (opener.n == 1 && c != closing)
            depth += count_byte(p, hit, opener.bytes[0]);
        if (c == '"' && share__is_any_blank(share__character_before(p, hit)) &&
            mark_opens(s, hit, hit + 1, c))
            return NULL; /* the next one opens, so ours was never closed */
        bool other = c == 0x201E && stands_at(hit, s->end, &german);
        p = hit + 1;
        if (other || stands_at(hit, s->end, &closer)) {
            if (mark_closes(s, hit, closing) && --depth == 0)
                return hit + closer.n;
        } else if (opener.n > 1 && stands_at(hit, s->end, &opener)) {
            depth++;
        }
    }
    return NULL;
}

/* Where to go on after an opening mark at 'p': at a terminator that ends what the pair holds, or
 * behind the pair; behind the mark alone when it is no pair. */
static const char *pass_pair(share__scanner *s, const char *p)
{
    const char *inside = p;
    uint32_t c = share__utf8_next(&inside, s->end);
    if (!mark_opens(s, p, inside, c))
        return inside;
    const char *end = find_closer(s, inside, c);
    if (!end)
        return inside;
    const char *last = end;
    (void)share__utf8_previous(p, &last);
    s->group = p;
    s->group_end = end;
    last = share__sentence_skip_blanks_back(inside, last);
    const char *stops = last;
    while (stops > inside) {
        const char *at = stops;
        if (!share__is_terminator(share__utf8_previous(inside, &at)))
            break;
        stops = at;
    }
    return stops == inside || stops == last ? end : stops; /* "[...]" says nothing */
}

/* The pass. */

/* Thai ends sentences with a space, but phrases too: only one after a final particle or before a
 * connective counts. */
static bool thai_space_ends(const share__scanner *s, const char *space, const char *next)
{
    static const char before[][16] = {"ครับ", "ค่ะ", "นะคะ"};
    static const char after[][40] = {"นอกจากนี้", "อย่างไรก็ตาม", "ดังนั้น", "ทั้งนี้"};
    share__view said = share__view_between(s->start, space);
    share__view rest = share__view_between(next, s->end);
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        if (share__ends_with(said, share__view_of(before[i])))
            return true;
    for (size_t i = 0; i < sizeof after / sizeof *after; i++)
        if (share__starts_with(rest, share__view_of(after[i])))
            return true;
    return false;
}

static const char *thai_cut(const share__scanner *s)
{
    for (const char *p = s->start; p < s->end; p++) {
        if (!share__is_space(*p))
            continue;
        const char *next = share__sentence_skip_blanks(p, s->end);
        uint32_t last = share__character_before(s->start, p);
        if (share__is_strong_terminator(last) || thai_space_ends(s, p, next))
            return next;
        p = next - 1;
    }
    return s->end;
}

/* A full stop inside a word or number, the most frequent case. */
static bool is_inner_period(const share__scanner *s, const char *p)
{
    unsigned char next = p + 1 < s->end ? (unsigned char)p[1] : 0;
    return (next >= 'a' && next <= 'z') ||
           (next >= '0' && next <= '9' && p > s->start && !share__is_alpha(p[-1]));
}

/* Characters of three bytes that start like a terminator, but are letters or, mostly, apostrophes:
 * kana, Devanagari, Thai. */
static bool is_harmless(const char *p, const char *end)
{
    if (end - p < 3)
        return false;
    const unsigned char *byte = (const unsigned char *)p;
    return (byte[0] == 0xE3 && byte[1] > 0x80) || (byte[0] == 0xE0 && byte[1] != 0xA5) ||
           (byte[0] == 0xE2 && byte[1] == 0x80 && byte[2] == 0x99);
}

static const char *at_lead(share__scanner *s, const char **p)
{
    if (is_harmless(*p, s->end)) {
        *p += 3;
        return NULL;
    }
    const char *next = *p;
    uint32_t c = share__utf8_next(&next, s->end);
    if (c >= 0x3040 && c < 0xFF00) {
        *p = next;
        return NULL;
    }
    if (share__closing_mark(c)) {
        *p = pass_pair(s, *p);
        return NULL;
    }
    if (share__is_terminator(c))
        return share__take_stop(s, p);
    const char *cut = *p;
    *p = next;
    return share__is_bullet(c) && c == s->bullet && cut > s->start ? cut : NULL;
}

/* ":)", ";-P" and the like at 'p', apart from the words around them: behind it, or NULL. */
static const char *read_emoticon(const share__scanner *s, const char *p)
{
    const char *after = p + 1;
    if (p == s->start || !share__is_space(p[-1]))
        return NULL;
    if (after < s->end && *after == '-')
        after++;
    if (after == s->end || !memchr(")(DPp", *after, 5))
        return NULL;
    after++;
    return after == s->end || share__is_space(*after) ? after : NULL;
}

static const char *at_colon(const share__scanner *s, const char **p)
{
    char c = **p;
    const char *after = read_emoticon(s, *p);
    bool ends = after || (c == ':' && s->language == SHARE__LANGUAGE_hy) ||
                (c == ';' && s->language == SHARE__LANGUAGE_el);
    *p = after ? after : *p + 1;
    const char *next = share__sentence_skip_blanks(*p, s->end);
    uint32_t first = share__character_at(next, s->end);
    if (after)
        return share__is_upper(first) ? next : NULL;
    return ends && next > *p && !share__is_lower_case(first) ? next : NULL;
}

/* Whether the eight bytes at 'p' are spaces and ASCII letters, or the like, but no '[': bytes above
 * 0x3F, with bit 6 set, and spaces. Which of them is which doesn't matter, so the byte order of the
 * machine doesn't either. */
static bool are_plain(const char *p)
{
    const uint64_t low = 0x7F7F7F7F7F7F7F7Fu;
    uint64_t bytes;
    memcpy(&bytes, p, 8);
    uint64_t space = bytes ^ 0x2020202020202020u, bracket = bytes ^ 0x5B5B5B5B5B5B5B5Bu;
    uint64_t not_space = ((space & low) + low) | space;
    uint64_t not_bracket = ((bracket & low) + low) | bracket;
    return ((bytes | (~(bytes << 1) & not_space) | ~not_bracket) & ~low) == 0;
}

/* Behind the kana, Han and Hangul at 'p', and what else has three bytes there and is no mark. */
static const char *skip_wide(const char *p, const char *end)
{
    for (const unsigned char *b; end - p >= 3; p += 3) {
        b = (const unsigned char *)p;
        if (byte_class[b[0]] != WIDE && (b[0] != 0xE3 || b[1] <= 0x80))
            break;
    }
    return p;
}

/* The first byte from 'p' on that needs a look. */
static const char *skip_plain(const char *p, const char *end)
{
    for (;;) {
        while (end - p >= 8 && (signed char)(*p | p[7]) > 0 && are_plain(p))
            p += 8;
        const char *near = end - p > 8 ? p + 8 : end;
        while (p < near && byte_class[(unsigned char)*p] == PLAIN)
            p++;
        if (p == end)
            return p;
        if (p < near) {
            const char *behind = skip_wide(p, end);
            if (behind == p)
                return p;
            p = behind;
        }
    }
}

/* Where the sentence at s->start ends. */
static const char *find_cut(share__scanner *s)
{
    const char *p = s->start, *cut = NULL;
    while (!cut) {
        p = skip_plain(p, s->end);
        if (p == s->end)
            return p;
        switch (byte_class[(unsigned char)*p]) {
        case PERIOD:
            if (is_inner_period(s, p))
                p++;
            else if ((cut = next_item(s, p)) == NULL)
                cut = share__take_stop(s, &p);
            break;
        case MARK:
            cut = share__take_stop(s, &p);
            break;
        case OPENER:
            p = *p == '\'' && p > s->start && share__is_alpha(p[-1]) ? p + 1 : pass_pair(s, p);
            break;
        case CLOSER:
            cut = next_item(s, p++);
            break;
        case COLON:
            cut = at_colon(s, &p);
            break;
        default:
            cut = at_lead(s, &p);
        }
    }
    return cut;
}

bool share__next_sentence(share__view *rest, share__language language, share__view *sentence)
{
    share__scanner s = {.end = rest->p + rest->n, .language = language};
    s.start = share__sentence_skip_blanks(rest->p, s.end);
    if (s.start == s.end)
        return false;
    read_start(&s);
    const char *cut = language == SHARE__LANGUAGE_th ? thai_cut(&s) : find_cut(&s);
    *sentence = share__view_between(s.start, share__sentence_skip_blanks_back(s.start, cut));
    *rest = share__view_between(cut, s.end);
    return true;
}
