/* hashtag.c - hashtags that every network reads as one word.
 *
 * Letters, marks and decimal digits of any script, at least one letter, no digit in front, at most
 * 64 clusters, NFC. Words are set in PascalCase, so that a screen reader tells them apart; capitals
 * that the author set inside a word stay (iOS, GraphQL), and so do short words all in capitals
 * (API). Longer ones are shouting and are set down. A tag in lower case takes its capitals from the
 * article's own text (javascript: JavaScript). Scripts without case stay as they are.
 *
 * A few names lose their meaning with their punctuation and are spelled out as people do: C++ is
 * Cpp, C# is CSharp, .NET is DotNet, R&D is RAndD, Node.js is NodeJS. A number in front of one
 * other word moves behind it (3D printing: Printing3D); any other tag that begins with a digit, or
 * has no letter, is refused: a tag that the author did not mean is worse than none. */
#include "post/hashtag.h"

#include "base/eight.h"
#include "base/utf8.h"
#include "post/sanitize.h"

#include <string.h>

enum {
    MOST_WORDS = 32,
    MOST_CLUSTERS = 64,
    LONGEST_ACRONYM = 6,
    LONGEST_LOUD_WORD = 5, /* in a tag of several words, all in capitals */
    LONGEST_QUIET_WORD = 3
};

typedef enum casing {
    PASCAL,   /* a first capital, the author's other capitals kept */
    AS_IS,    /* not a word of its own */
    CAPITALS, /* js in Node.js */
    LOWERED   /* a first capital and no other */
} casing;

typedef struct word {
    share__view text;
    casing casing;
    bool dotted_i; /* the capital of i is the dotted one */
} word;

typedef struct words {
    word at[MOST_WORDS];
    size_t count;
    bool too_many;
} words;

static void add_word(words *w, share__view text, casing how)
{
    if (text.n == 0)
        return;
    if (w->count == MOST_WORDS)
        w->too_many = true;
    else
        w->at[w->count++] = (word){text, how, false};
}

/* Marks that a hashtag may hold: those that belong to a letter's spelling. */
static bool is_spelling_mark(uint32_t c)
{
    return share__is_mark(c) && !share__is_variation(c) && !(c >= 0x20DD && c <= 0x20E4);
}

static bool is_tag_character(uint32_t c)
{
    return share__is_letter(c) || share__is_number(c);
}

/* The end of the word that starts at 'p': joiners and variation selectors may stand in it. */
static const char *word_end(const char *p, const char *end)
{
    while (p < end) {
        const char *at = p;
        uint32_t c = share__utf8_next(&p, end);
        if (!is_tag_character(c) && !is_spelling_mark(c) && !share__is_variation(c) &&
            c != 0x200C && c != 0x200D)
            return at;
    }
    return end;
}

static bool letter_at(const char *p, const char *end)
{
    return p < end && share__is_letter(share__utf8_first(share__view_between(p, end)));
}

static bool ascii_letter_at(const char *p, const char *end)
{
    return p < end && share__is_alpha(*p);
}

/* English endings behind an apostrophe, which are no word of their own. */
static bool is_ending(share__view v)
{
    static const char *const endings[] = {"s", "t", "m", "d", "re", "ve", "ll", "n"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (share__equal(v, share__view_of(endings[i])))
            return true;
    return false;
}

/* "js", "io", "ai" behind a dot are said letter by letter. */
static bool is_spelled_out(share__view v)
{
    return v.n == 2 && v.p[0] >= 'a' && v.p[0] <= 'z' && v.p[1] >= 'a' && v.p[1] <= 'z';
}

/* Reads the separator at 'p' (what 'before' points behind is the word before it, if 'glued'),
 * adds what it is spelled as, and says how the word after it is set. Returns its end. */
static const char *read_separator(words *w, const char *p, const char *end, bool glued, casing *how)
{
    const char *start = p;
    uint32_t c = share__utf8_next(&p, end);
    bool after_letter = glued && share__is_word(share__utf8_last((share__view){
                                     w->at[w->count - 1].text.p, w->at[w->count - 1].text.n}));
    *how = PASCAL;
    if (c == '+' && after_letter && p < end && *p == '+') {
        add_word(w, SHARE__LIT("pp"), AS_IS);
        return p + 1;
    }
    if (c == '#' && after_letter && word_end(p, end) == p) {
        add_word(w, SHARE__LIT("Sharp"), AS_IS);
    } else if (c == '&' && after_letter && share__is_alpha(start[-1]) && ascii_letter_at(p, end)) {
        add_word(w, SHARE__LIT("And"), AS_IS);
    } else if (c == '.' && !glued && letter_at(p, end)) {
        add_word(w, SHARE__LIT("Dot"), AS_IS);
        *how = LOWERED;
    } else if (c == '.' && is_spelled_out(share__view_between(p, word_end(p, end)))) {
        *how = CAPITALS;
    } else if (c == '\'' || c == 0x2019) {
        if (glued && is_ending(share__view_between(p, word_end(p, end))))
            *how = AS_IS;
    }
    return p;
}

/* "repair & care": a word of its own, between two others. */
static bool is_ampersand(const words *w, share__view tag, const char *at, const char *next)
{
    const char *end = tag.p + tag.n;
    return w->count > 0 && *at == '&' && next - at == 1 && at[-1] == ' ' && next < end &&
           *next == ' ' && word_end(next + 1, end) > next + 1;
}

static void split(words *w, share__view tag, const char *ampersand)
{
    const char *p = tag.p, *end = tag.p + tag.n;
    casing how = PASCAL;
    bool glued = false;
    while (p < end && !w->too_many) {
        const char *at = p;
        uint32_t c = share__utf8_next(&p, end);
        if (is_tag_character(c)) {
            p = word_end(p, end);
            add_word(w, share__view_between(at, p), how);
            glued = true;
        } else if (ampersand && is_ampersand(w, tag, at, p)) {
            add_word(w, share__view_of(ampersand), PASCAL);
            how = PASCAL;
            glued = false;
        } else {
            p = read_separator(w, at, end, glued, &how);
            glued = false;
        }
    }
}

typedef struct shape {
    size_t letters;
    bool capitals;       /* all cased letters are capitals, and there are at least two */
    bool inner_capitals; /* a capital behind the first letter */
} shape;

static shape shape_of(share__view v)
{
    shape s = {0, true, false};
    size_t upper = 0;
    for (const char *p = v.p, *end = p + v.n; p < end;) {
        bool first = p == v.p;
        uint32_t c = share__utf8_next(&p, end);
        if (!share__is_letter(c))
            continue;
        s.letters++;
        if (share__is_upper(c)) {
            upper++;
            s.inner_capitals = s.inner_capitals || !first;
        } else {
            s.capitals = false;
        }
    }
    s.capitals = s.capitals && upper > 1;
    return s;
}

/* Whether the whole tag is in capitals and too long to be an acronym. */
static bool is_shouted(const words *w)
{
    bool is_long = false;
    for (size_t i = 0; i < w->count; i++) {
        shape s = shape_of(w->at[i].text);
        if (w->at[i].casing != PASCAL || (s.letters > 1 && !s.capitals))
            return false;
        is_long = is_long || s.letters > LONGEST_LOUD_WORD;
    }
    return is_long && w->count > 1;
}

static void choose_casing(words *w)
{
    bool shouted = is_shouted(w);
    for (size_t i = 0; i < w->count; i++) {
        word *at = &w->at[i];
        shape s = shape_of(at->text);
        size_t most = shouted ? LONGEST_QUIET_WORD : LONGEST_ACRONYM;
        if (at->casing == PASCAL && s.capitals && s.letters > most)
            at->casing = LOWERED;
    }
}

/* At most one byte more for each of the word's: no simple case mapping does worse. */
static size_t write_word(char *out, const word *w)
{
    size_t n = 0;
    const char *p = w->text.p, *end = p + w->text.n;
    bool first = true;
    while (p < end) {
        uint32_t c = share__utf8_next(&p, end);
        if (!is_tag_character(c) && !is_spelling_mark(c))
            continue;
        bool capital = w->casing == CAPITALS || (first && w->casing != AS_IS);
        if (capital && c == 'i' && w->dotted_i)
            c = 0x130;
        else if (w->casing == CAPITALS)
            c = share__to_upper(c);
        else if (capital)
            c = share__to_title(c);
        else if (w->casing == LOWERED)
            c = share__to_lower(c);
        n += share__utf8_encode(out + n, c);
        first = false;
    }
    return n;
}

/* What the author spells with capitals inside stays whole: iOS, not IOS. What he does not may be
 * spelled so in the article. */
static void spell(words *w, const share__spellings *spellings)
{
    for (size_t i = 0; i < w->count; i++) {
        word *at = &w->at[i];
        bool capitals = shape_of(at->text).inner_capitals;
        at->dotted_i = spellings && spellings->dotted_i;
        for (size_t j = 0; spellings && !capitals && j < spellings->count; j++)
            if (at->casing == PASCAL && share__folds_equal(at->text, spellings->words[j])) {
                at->text = spellings->words[j];
                capitals = true;
            }
        if (at->casing == PASCAL && capitals)
            at->casing = AS_IS;
    }
}

/* A text that is mostly capitals tells nothing about spelling. */
static bool is_loud(share__view text)
{
    size_t upper = 0, lower = 0;
    for (const char *p = text.p, *end = p + text.n; p < end;) {
        uint32_t c = share__utf8_next(&p, end);
        upper += share__is_upper(c);
        lower += share__is_lower_case(c);
    }
    return upper >= lower;
}

static bool is_capital(uint32_t c)
{
    return c < 0x80 ? c >= 'A' && c <= 'Z' : share__is_upper(c);
}

void share__spellings_start(share__spellings *s, share__view language)
{
    static const char said[][2][6] = {
        {"en", "and"},       {"de", "und"},      {"fr", "et"},       {"es", "y"},
        {"pt", "e"},         {"it", "e"},        {"nl", "en"},       {"sv", "och"},
        {"da", "og"},        {"nb", "og"},       {"nn", "og"},       {"no", "og"},
        {"fi", "ja"},        {"pl", "i"},        {"cs", "a"},        {"sk", "a"},
        {"hr", "i"},         {"sl", "in"},       {"ca", "i"},        {"gl", "e"},
        {"ro", "\xC8\x99i"}, {"tr", "ve"},       {"id", "dan"},      {"ms", "dan"},
        {"hu", "\xC3\xA9s"}, {"et", "ja"},       {"lv", "un"},       {"lt", "ir"},
        {"ru", "\xD0\xB8"},  {"uk", "\xD1\x96"}, {"bg", "\xD0\xB8"}, {"sr", "i"},
        {"vi", "v\xC3\xA0"},
    };
    s->count = 0;
    s->ampersand = NULL;
    s->dotted_i = share__starts_nocase(language, SHARE__LIT("tr")) ||
                  share__starts_nocase(language, SHARE__LIT("az"));
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (share__starts_nocase(language, share__view_of(said[i][0])) &&
            (language.n == 2 || language.p[2] == '-'))
            s->ampersand = said[i][1];
}

/* Whether a capital may stand behind another letter or a digit: most sentences have no such word.
 */
static bool has_inner_capital(share__view text)
{
    uint64_t before = 0; /* whether the byte before is of a word */
    size_t i = 0;
    for (; text.n - i >= 8; i += 8) {
        uint64_t bytes = share__eight(text.p + i), small = bytes | SHARE__CASES;
        if (bytes & SHARE__HIGH)
            return true;
        uint64_t upper = share__eight_between(bytes, 'A', 'Z');
        uint64_t inside =
            share__eight_between(small, 'a', 'z') | share__eight_between(bytes, '0', '9');
        if (upper & (inside << 8 | before))
            return true;
        before = inside >> 56;
    }
    for (; i < text.n; i++)
        if ((unsigned char)text.p[i] >= 0x80 || (i > 0 && is_capital((unsigned char)text.p[i]) &&
                                                 share__is_word((unsigned char)text.p[i - 1])))
            return true;
    return false;
}

void share__learn_spellings(share__spellings *s, share__view text)
{
    if (!has_inner_capital(text))
        return;
    const size_t room = sizeof s->words / sizeof *s->words, known = s->count;
    const char *p = text.p, *end = text.p + text.n;
    while (p < end && s->count < room) {
        const char *start = p, *at = p;
        bool capitals = false;
        for (; p < end; at = p) {
            uint32_t c = share__utf8_next(&p, end);
            if (!share__is_word(c))
                break;
            capitals = capitals || (is_capital(c) && at > start);
        }
        if (!capitals)
            continue;
        share__view found = share__view_between(start, at);
        shape form = shape_of(found);
        if (!form.capitals || form.letters <= LONGEST_ACRONYM)
            s->words[s->count++] = found;
    }
    if (s->count > known && is_loud(text))
        s->count = known;
}

static bool starts_with_digit(const word *w)
{
    return share__is_number(share__utf8_first(w->text));
}

/* Moves a number from the front; false when the tag can't be one. */
static bool arrange(words *w)
{
    if (w->too_many || w->count == 0)
        return false;
    if (!starts_with_digit(&w->at[0]))
        return true;
    if (w->count != 2 || starts_with_digit(&w->at[1]) || w->at[1].casing != PASCAL)
        return false;
    word number = w->at[0];
    w->at[0] = w->at[1];
    w->at[1] = number;
    return true;
}

static bool has_letter(share__view v)
{
    for (const char *p = v.p, *end = p + v.n; p < end;)
        if (share__is_letter(share__utf8_next(&p, end)))
            return true;
    return false;
}

bool share__hashtag(share__arena *arena, share__view tag, const share__spellings *spellings,
                    share__view *out)
{
    *out = (share__view){"", 0};
    share__view clean;
    if (!share__clean_line(arena, tag, &clean))
        return false;
    while (share__starts_with(clean, SHARE__LIT("#")) ||
           share__starts_with(clean, SHARE__LIT("\xEF\xBC\x83"))) /* fullwidth # */
        clean = share__view_from(clean, clean.p[0] == '#' ? 1 : 3);
    words w = {.count = 0};
    split(&w, clean, spellings ? spellings->ampersand : NULL);
    if (!arrange(&w))
        return true;
    choose_casing(&w);
    spell(&w, spellings);
    size_t room = 1;
    for (size_t i = 0; i < w.count; i++)
        room += 2 * w.at[i].text.n;
    char *text = share__arena_bytes(arena, room);
    if (!text)
        return false;
    size_t n = 0;
    text[n++] = '#';
    for (size_t i = 0; i < w.count; i++)
        n += write_word(text + n, &w.at[i]);
    share__arena_shrink(arena, text, n);
    share__view made;
    if (!share__utf8_nfc(arena, (share__view){text, n}, &made))
        return false;
    if (!has_letter(made) || share__graphemes(made) > MOST_CLUSTERS + 1)
        return true;
    const char *copy = share__arena_string(arena, made);
    *out = (share__view){copy ? copy : "", copy ? made.n : 0};
    return copy != NULL;
}

bool share__same_hashtag(share__view a, share__view b)
{
    const char *p = a.p, *p_end = p + a.n, *q = b.p, *q_end = q + b.n;
    while (p < p_end && q < q_end)
        if (share__fold_case(share__utf8_next(&p, p_end)) !=
            share__fold_case(share__utf8_next(&q, q_end)))
            return false;
    return p == p_end && q == q_end;
}

bool share__hashtags(share__arena *arena, const share__view *tags, size_t count,
                     const share__spellings *spellings, size_t max, share__view *out,
                     size_t *out_count)
{
    *out_count = 0;
    for (size_t i = 0; i < count && *out_count < max; i++) {
        share__view made;
        if (!share__hashtag(arena, tags[i], spellings, &made))
            return false;
        bool known = made.n == 0;
        for (size_t j = 0; j < *out_count && !known; j++)
            known = share__same_hashtag(out[j], made);
        if (!known)
            out[(*out_count)++] = made;
    }
    return true;
}

size_t share__hashtag_end(share__view text, size_t at)
{
    const char *p = text.p + at, *end = text.p + text.n;
    uint32_t sign = p < end ? share__utf8_next(&p, end) : 0;
    if (sign != '#' && sign != 0xFF03)
        return at;
    if (at > 0) {
        const char *q = text.p + at;
        uint32_t before = share__utf8_previous(text.p, &q);
        if (share__is_word(before) || before == '&' || before == '#' || before == '/')
            return at;
    }
    const char *start = p;
    bool letter = false;
    while (p < end) {
        const char *here = p;
        uint32_t c = share__utf8_next(&p, end);
        if (!share__is_word(c) && c != '_' && c != 0x200C && c != 0x200D && c != 0xB7) {
            p = here;
            break;
        }
        letter = letter || share__is_letter(c);
    }
    return p > start && letter ? (size_t)(p - text.p) : at;
}
