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

#include "base/utf8.h"
#include "pick/word_hash.h"

#include "pick/abbreviations.inc"

enum {
    PAIR_REACH = 600, /* bytes to look for the other half of quotation marks and brackets */
    TOKEN_REACH = 48, /* bytes of the word before a full stop */
    WORD_ROOM = 64    /* of a word in lower case */
};

/* What is behind a sentence and before it: the sentence being cut, and the language. */
typedef struct scanner {
    const char *start, *end;
    share__language language;
    /* The list marker that the sentence starts with: "•", "3.", "b)"; 0 for none. */
    uint32_t bullet;
    unsigned marker;  /* its number, a letter's place in the alphabet */
    char marker_kind; /* '1', 'a' or 'A' */
    char marker_end;  /* '.', ')' or '+' for ".)" */
    const char *after_marker;
    /* The pair that was passed over last. */
    const char *group, *group_end;
} scanner;

/* A terminator with all that belongs to it. */
typedef struct ending {
    const char *at;    /* the first terminator */
    const char *after; /* behind the last closing mark */
    unsigned dots;
    bool strong; /* ! ? or a terminator that nothing else is written with */
    bool spaced; /* ". . ." */
    bool ellipsis;
    bool definite; /* a full stop behind closing marks: no abbreviation ends there */
    bool unspaced; /* the script needs no space behind it */
    bool quoted;   /* a closing mark was taken along */
} ending;

/* What comes after a stop. */
typedef struct follower {
    const char *at;   /* the next sentence would start here */
    const char *word; /* behind opening marks */
    uint32_t c;       /* its first character, 0 at the end */
    bool marker;      /* a list marker */
    bool dash;
} follower;

/* Bytes that need a look. */
enum { PLAIN, PERIOD, MARK, OPENER, CLOSER, COLON, LEAD };
static const unsigned char byte_class[256] = {
    ['.'] = PERIOD, ['!'] = MARK,    ['?'] = MARK,   ['('] = OPENER, ['['] = OPENER,
    ['"'] = OPENER, ['\''] = OPENER, [')'] = CLOSER, [':'] = COLON,  [';'] = COLON,
    [0xC2] = LEAD,  [0xCD] = LEAD,   [0xD6] = LEAD,  [0xD8] = LEAD,  [0xDB] = LEAD,
    [0xE0] = LEAD,  [0xE1] = LEAD,   [0xE2] = LEAD,  [0xE3] = LEAD,  [0xEF] = LEAD,
};

#define LANGUAGE_BIT(tag) ((uint64_t)1 << SHARE__LANGUAGE_##tag)

static bool is_one_of(share__language language, uint64_t languages)
{
    return languages >> (language & 63) & 1;
}

/* A number with a full stop is an ordinal, a date or a ruler's name there. */
static bool has_ordinals(share__language language)
{
    return is_one_of(language, LANGUAGE_BIT(de) | LANGUAGE_BIT(da) | LANGUAGE_BIT(no) |
                                   LANGUAGE_BIT(fi) | LANGUAGE_BIT(cs) | LANGUAGE_BIT(sk) |
                                   LANGUAGE_BIT(pl) | LANGUAGE_BIT(hu) | LANGUAGE_BIT(hr) |
                                   LANGUAGE_BIT(sl) | LANGUAGE_BIT(sr) | LANGUAGE_BIT(et) |
                                   LANGUAGE_BIT(lv) | LANGUAGE_BIT(tr));
}

/* Characters. */

static uint32_t character_at(const char *p, const char *end)
{
    return p < end ? share__utf8_next(&p, end) : 0;
}

static uint32_t character_before(const char *start, const char *p)
{
    return p > start ? share__utf8_previous(start, &p) : 0;
}

static bool is_blank(uint32_t c)
{
    return c < 0x80 ? share__is_space((char)c) : c == 0xA0 || c == 0x3000 || share__is_blank(c);
}

static const char *skip_blanks(const char *p, const char *end)
{
    while (p < end) {
        const char *at = p;
        if (!is_blank(share__utf8_next(&p, end)))
            return at;
    }
    return end;
}

static const char *skip_blanks_back(const char *start, const char *p)
{
    while (p > start) {
        const char *at = p;
        if (!is_blank(share__utf8_previous(start, &p)))
            return at;
    }
    return start;
}

/* The mark that closes what 'c' opens; 0 when it opens nothing. */
static uint32_t closing_mark(uint32_t c)
{
    switch (c) {
    case '(':
        return ')';
    case '[':
        return ']';
    case '"':
    case '\'':
        return c;
    case 0x00AB: /* « */
        return 0x00BB;
    case 0x00BB: /* »German« */
        return 0x00AB;
    case 0x2018: /* ‘ */
        return 0x2019;
    case 0x201C: /* “ */
    case 0x201E: /* „ */
        return 0x201D;
    case 0x3008: /* 〈《「『【〔 */
    case 0x300A:
    case 0x300C:
    case 0x300E:
    case 0x3010:
    case 0x3014:
        return c + 1;
    case 0xFF08: /* （ */
        return 0xFF09;
    case 0xFF3B: /* ［ */
        return 0xFF3D;
    default:
        return 0;
    }
}

static bool is_closing_mark(uint32_t c)
{
    switch (c) {
    case '"':
    case '\'':
    case ')':
    case ']':
    case '}':
    case 0x00AB:
    case 0x00BB:
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case 0x2039:
    case 0x203A:
    case 0x3009:
    case 0x300B:
    case 0x300D:
    case 0x300F:
    case 0x3011:
    case 0x3015:
    case 0xFF09:
    case 0xFF3D:
        return true;
    default:
        return false;
    }
}

static bool is_dash(uint32_t c)
{
    return c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2015 || c == 0x2212;
}

static bool is_bullet(uint32_t c)
{
    return c == 0x2022 || c == 0x2023 || c == 0x2043 || c == 0x25E6 || c == 0x25CF || c == 0x25A0 ||
           c == 0x25AA;
}

/* Terminators that end a sentence without a space behind them. */
static bool is_unspaced_terminator(uint32_t c)
{
    switch (c) {
    case 0x0589: /* Armenian */
    case 0x061F: /* Arabic question mark */
    case 0x0964: /* danda, double danda */
    case 0x0965:
    case 0x104B: /* Burmese */
    case 0x1362: /* Ethiopic: full stop, question mark, paragraph separator */
    case 0x1367:
    case 0x1368:
    case 0x17D4: /* Khmer */
    case 0x17D5:
    case 0x3002: /* 。 ！ ． ？ ｡ */
    case 0xFF01:
    case 0xFF0E:
    case 0xFF1F:
    case 0xFF61:
        return true;
    default:
        return false;
    }
}

static bool is_strong_terminator(uint32_t c)
{
    return c == '!' || c == '?' || c == 0x06D4 || c == 0x203C || (c >= 0x2047 && c <= 0x2049) ||
           (c > 0x80 && is_unspaced_terminator(c));
}

static bool is_terminator(uint32_t c)
{
    return c == '.' || c == 0x2026 || is_strong_terminator(c);
}

/* Words. */

static share__view word_at(const char *p, const char *end)
{
    const char *start = p;
    while (p < end) {
        const char *at = p;
        uint32_t c = share__utf8_next(&p, end);
        if (!share__is_letter(c) && !share__is_mark(c)) {
            p = at;
            break;
        }
    }
    return share__view_between(start, p);
}

/* 'v' in lower case, in 'room'; empty when it is longer. */
static share__view lowered(share__view v, char room[WORD_ROOM])
{
    const char *p = v.p, *end = v.p + v.n;
    size_t n = 0;
    while (p < end) {
        if (n + 4 > WORD_ROOM)
            return (share__view){room, 0};
        n += share__utf8_encode(room + n, share__to_lower(share__utf8_next(&p, end)));
    }
    return (share__view){room, n};
}

static bool is_in(share__view word, const char *list)
{
    share__view words = share__view_of(list);
    for (size_t at = share__find_view(words, word, 0); word.n > 0 && at < words.n;
         at = share__find_view(words, word, at + 1))
        if ((at == 0 || words.p[at - 1] == ' ') &&
            (at + word.n == words.n || words.p[at + word.n] == ' '))
            return true;
    return false;
}

/* Whether the word at 'p' has its capital from standing at the start of a sentence: it is a
 * function word. */
static bool is_starter(const scanner *s, const char *p)
{
    char room[WORD_ROOM];
    share__view word = lowered(word_at(p, s->end), room);
    share__language language = s->language ? s->language : SHARE__LANGUAGE_en;
    const char *behind = p + word.n;
    if (behind + 1 < s->end && *behind == '.' && share__code_points(word) == 1)
        return false; /* an initial */
    return share__is_upper(character_at(p, s->end)) && word.n > 0 &&
           share__is_stop_word(language, word);
}

/* Function words that are also parts of names: no proof of a new sentence after an initial. */
static bool is_name_part(const scanner *s, const char *p)
{
    char room[WORD_ROOM];
    return is_in(lowered(word_at(p, s->end), room),
                 "al an da de del den der di do du el i la las le los may no san so ter van von "
                 "will y zu");
}

typedef enum abbreviation_class { TITLE, NUMBERED, WORD, OTHER, NONE } abbreviation_class;

static abbreviation_class look_up(share__language language, share__view lower)
{
    if (lower.n - 1 >= ABBREVIATION_LONGEST)
        return NONE;
    size_t none = sizeof abbreviation_places / sizeof *abbreviation_places;
    size_t i = share__word_find(lower, abbreviation_buckets, abbreviation_places, abbreviation_text,
                                ABBREVIATION_BITS, none);
    if (i == none)
        return NONE;
    abbreviation_class found = NONE;
    for (size_t at = abbreviation_starts[i]; at < abbreviation_starts[i + 1]; at++) {
        unsigned pair = abbreviation_classes[at];
        if (pair >> 2 == language || pair >> 2 == 0)
            found = (abbreviation_class)(pair & 3); /* the language's own comes last */
    }
    return found;
}

/* The word that ends at 'p': up to a blank, an opening mark or punctuation other than . - / */
static share__view token_before(const scanner *s, const char *p)
{
    const char *start = p;
    while (start > s->start && p - start < TOKEN_REACH) {
        const char *at = start;
        uint32_t c = share__utf8_previous(s->start, &at);
        if (is_blank(c) || closing_mark(c) || is_closing_mark(c) || c == ',' || c == ';' ||
            c == ':' || c == '=' || c == 0xBF || c == 0xA1 || is_bullet(c) ||
            (c != '-' && is_dash(c)))
            break;
        start = at;
    }
    return share__view_between(start, p);
}

/* "z. B", "s. r. o": single letters with a space between, joined as "z.b". 'token' is the last;
 * empty when there is one only. */
static share__view joined_letters(const scanner *s, share__view token, char room[WORD_ROOM])
{
    const char *first = token.p;
    while (token.p + token.n - first < TOKEN_REACH) {
        const char *p = skip_blanks_back(s->start, first);
        if (p == first || p == s->start || p[-1] != '.')
            break;
        share__view letter = token_before(s, p - 1);
        if (share__code_points(letter) != 1 || !share__is_letter(share__utf8_first(letter)))
            break;
        first = letter.p;
    }
    size_t n = 0;
    for (const char *p = first, *end = token.p + token.n; p < end && first < token.p;) {
        uint32_t c = share__utf8_next(&p, end);
        if (!is_blank(c) && n + 4 <= WORD_ROOM)
            n += share__utf8_encode(room + n, share__to_lower(c));
    }
    return (share__view){room, n};
}

/* The shape of the word before a full stop. */
typedef enum token_shape {
    SHAPE_WORD,
    SHAPE_EMPTY,
    SHAPE_LETTER, /* one letter */
    SHAPE_DOTTED, /* letters with stops between: U.S, z.B, Ph.D */
    SHAPE_NUMBER  /* digits alone */
} token_shape;

static token_shape shape_of(share__view token)
{
    size_t letters = 0, digits = 0, dots = 0, run = 0, longest = 0, others = 0;
    for (const char *p = token.p, *end = token.p + token.n; p < end;) {
        uint32_t c = share__utf8_next(&p, end);
        bool letter = share__is_letter(c);
        letters += letter;
        digits += share__is_number(c);
        dots += c == '.';
        others += !letter && c != '.' && c != '-' && !share__is_number(c);
        run = letter ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    if (token.n == 0)
        return SHAPE_EMPTY;
    if (letters == 0)
        return digits > 0 && others == 0 && dots == 0 && digits == token.n ? SHAPE_NUMBER
                                                                           : SHAPE_WORD;
    if (digits > 0 || others > 0)
        return SHAPE_WORD;
    if (letters == 1 && dots == 0)
        return SHAPE_LETTER;
    return dots > 0 && longest <= 2 ? SHAPE_DOTTED : SHAPE_WORD;
}

static bool is_roman(share__view word)
{
    for (size_t i = 0; i < word.n; i++)
        if (!memchr("IVXLCDM", word.p[i], 7))
            return false;
    return word.n > 0;
}

/* Short and without a vowel: "bldg", "tzv". Some Slavic languages have such words. */
static bool lacks_vowels(const scanner *s, share__view lower)
{
    if (lower.n < 2 || lower.n > 5 ||
        is_one_of(s->language, LANGUAGE_BIT(cs) | LANGUAGE_BIT(sk) | LANGUAGE_BIT(hr) |
                                   LANGUAGE_BIT(sl) | LANGUAGE_BIT(sr)))
        return false;
    for (size_t i = 0; i < lower.n; i++)
        if (!share__is_alpha(lower.p[i]) || memchr("aeiouy", lower.p[i], 6))
            return false;
    return true;
}

/* List markers. */

/* Reads a marker at 'p': one to three digits or one letter, then ".", ")" or ".)". */
static const char *read_marker(const char *p, const char *end, unsigned *value, char *kind,
                               char *last)
{
    const char *start = p;
    *value = 0;
    for (; p < end && share__is_digit(*p) && p - start < 3; p++)
        *value = *value * 10 + (unsigned)(*p - '0');
    *kind = '1';
    if (p == start) {
        if (p == end || !share__is_alpha(*p))
            return NULL;
        *kind = *p >= 'a' ? 'a' : 'A';
        *value = (unsigned)(*p - *kind) + 1;
        p++;
    }
    if (p == end || (*p != '.' && *p != ')'))
        return NULL;
    *last = *p++;
    if (*last == '.' && p < end && *p == ')') {
        *last = '+';
        p++;
    }
    return p == end || share__is_space(*p) ? p : NULL;
}

static void read_start(scanner *s)
{
    const char *p = s->start;
    uint32_t c = character_at(p, s->end);
    if (is_bullet(c)) {
        s->bullet = c;
        (void)share__utf8_next(&p, s->end);
        p = skip_blanks(p, s->end);
    }
    const char *after = read_marker(p, s->end, &s->marker, &s->marker_kind, &s->marker_end);
    if (!after)
        s->marker = 0;
    s->after_marker = after ? after : p;
}

/* Words before a number that is no list marker: "go to step 2." */
static bool counts_something(const scanner *s, const char *p)
{
    char room[WORD_ROOM];
    share__view word = token_before(s, skip_blanks_back(s->start, p));
    return is_in(lowered(word, room),
                 "act article book case category chapter class day division episode figure grade "
                 "group lesson level module no number of option page paragraph part "
                 "phase point quarter question round rule section season stage step table "
                 "task tier type unit version volume week world year");
}

/* Whether the marker whose last character is at 'p' is the next item of the list that the sentence
 * started with; the cut then is where the marker, or its bullet, starts. */
static const char *next_item(const scanner *s, const char *p)
{
    if (s->marker == 0 || p < s->after_marker)
        return NULL;
    share__view token = token_before(s, p);
    if (token.n == 0 || token.n > 3 || token.p <= s->after_marker ||
        !is_blank(character_before(s->start, token.p)))
        return NULL;
    unsigned value;
    char kind, last;
    if (!read_marker(token.p, s->end, &value, &kind, &last) || value != s->marker + 1 ||
        kind != s->marker_kind || last != s->marker_end)
        return NULL;
    if (last == '.' &&
        (kind == 'A' || s->language == SHARE__LANGUAGE_de || counts_something(s, token.p)))
        return NULL;
    return s->bullet ? NULL : token.p;
}

/* What follows. */

static follower look_after(const scanner *s, const char *after)
{
    follower f = {.at = skip_blanks(after, s->end), .marker = false, .dash = false};
    unsigned value;
    char kind, last;
    f.word = f.at;
    if (read_marker(f.at, s->end, &value, &kind, &last))
        f.marker = kind == '1' || last != '.' || value == 1;
    for (int i = 0; i < 6 && f.word < s->end; i++) {
        const char *p = f.word;
        uint32_t c = share__utf8_next(&p, s->end);
        bool dash = is_dash(c);
        bool opens = dash || closing_mark(c) || c == 0xBF || c == 0xA1 || c == 0x2019 ||
                     is_bullet(c) || c == '*' || c == '#' || c == '_' || (i > 0 && is_blank(c));
        if (!opens)
            break;
        f.dash |= dash;
        f.word = p;
    }
    f.c = character_at(f.word, s->end);
    return f;
}

static bool is_caseless(uint32_t c)
{
    return share__is_letter(c) && !share__is_lower_case(c) && !share__is_upper(c);
}

/* "iPhone", "eBay": a name that starts small, not a sentence that goes on. */
static bool is_camel(const scanner *s, const char *p)
{
    return p + 2 < s->end && share__is_lower_case((unsigned char)p[0]) && p[1] >= 'A' &&
           p[1] <= 'Z' && p[2] >= 'a' && p[2] <= 'z';
}

/* Whether a sentence can start with what follows at all. */
static bool can_start(const scanner *s, const follower *f)
{
    if (f->c == 0 || f->marker)
        return true;
    if (share__is_lower_case(f->c))
        return is_camel(s, f->word);
    if (share__is_word(f->c))
        return true;
    return f->c < 0x80 ? f->c == '$' || f->c == '@' || f->c == '~' || f->c == '<'
                       : !is_terminator(f->c) && !is_closing_mark(f->c);
}

/* Decisions about a full stop. */

static bool is_time(share__view lower)
{
    return share__equal(lower, SHARE__LIT("a.m")) || share__equal(lower, SHARE__LIT("p.m"));
}

/* "At 5 a.m. Mr. Smith left": nothing was said yet. "8 p.m. Eastern", "9 a.m. Monday": goes on. */
static bool time_ends(const scanner *s, const ending *stop, const follower *f)
{
    char room[WORD_ROOM];
    unsigned blanks = 0;
    for (const char *p = s->start; p < stop->at && blanks < 4; p++)
        blanks += share__is_space(*p);
    if (blanks < 4 || !share__is_upper(f->c))
        return false;
    return !is_in(lowered(word_at(f->word, s->end), room),
                  "april august bst cdt central cest cet cst ct december eastern edt est et "
                  "february friday gmt ist january july june march mdt monday mountain mst mt "
                  "november october pacific pdt pst pt saturday september sunday thursday tuesday "
                  "utc wednesday");
}

static bool number_ends(const scanner *s, share__view token, const follower *f)
{
    if (token.p <= s->after_marker && token.n <= 3)
        return false; /* the marker of a list item */
    if (!has_ordinals(s->language) || token.n > 3)
        return true;
    if (share__is_number(f->c))
        return token.n > 2; /* "3. 10. 2012" */
    /* Only German gives nouns a capital: "3. Oktober", "19. Jahrhundert". */
    return s->language != SHARE__LANGUAGE_de || !share__is_upper(f->c) || is_starter(s, f->word);
}

static bool letter_ends(const scanner *s, share__view token, const follower *f)
{
    char room[WORD_ROOM];
    share__view joined = joined_letters(s, token, room);
    if (token.p <= s->after_marker || look_up(s->language, joined) == TITLE)
        return false;
    if (joined.n == 0) {
        char lower[WORD_ROOM];
        abbreviation_class class = look_up(s->language, lowered(token, lower));
        if (class == TITLE || (class == NUMBERED && share__is_number(f->c)))
            return false;
    }
    if (share__is_upper(share__utf8_first(token)) && is_name_part(s, f->word))
        return false;
    return is_starter(s, f->word);
}

static bool abbreviation_ends(const scanner *s, abbreviation_class class, const follower *f)
{
    share__view next = word_at(f->word, s->end);
    switch (class) {
    case TITLE:
        return false;
    case NUMBERED:
    case WORD:
        if (share__is_number(f->c) || is_roman(next) || f->c == 0xA7)
            return false;
        return class == WORD || is_starter(s, f->word);
    case OTHER:
        return is_starter(s, f->word) || is_caseless(f->c);
    default:
        return true;
    }
}

/* "Hauptstr. 5", "Hausnr. 7" */
static abbreviation_class compound_class(share__view lower)
{
    if (share__ends_with(lower, SHARE__LIT("nr")))
        return NUMBERED;
    return share__ends_with(lower, SHARE__LIT("str")) ? OTHER : NONE;
}

static bool period_ends(const scanner *s, const ending *stop, const follower *f)
{
    share__view token = token_before(s, stop->at);
    char room[WORD_ROOM];
    token_shape shape = shape_of(token);
    if (shape == SHAPE_EMPTY)
        return true;
    if (shape == SHAPE_NUMBER)
        return number_ends(s, token, f);
    if (shape == SHAPE_LETTER)
        return letter_ends(s, token, f);
    share__view lower = lowered(token, room);
    if (is_time(lower))
        return time_ends(s, stop, f);
    abbreviation_class class = look_up(s->language, lower);
    if (class == NONE && s->language == SHARE__LANGUAGE_de)
        class = compound_class(lower);
    if (class != NONE)
        return abbreviation_ends(s, class, f);
    if (shape == SHAPE_DOTTED || lacks_vowels(s, token) ||
        (has_ordinals(s->language) && is_roman(token)))
        return is_starter(s, f->word);
    return true;
}

static bool ellipsis_ends(const scanner *s, const ending *stop, const follower *f)
{
    if (stop->spaced && stop->dots < 4)
        return false;
    if (share__is_number(f->c))
        return false;
    if (stop->dots > 3 || s->language != SHARE__LANGUAGE_en)
        return true;
    return !share__equal(word_at(f->word, s->end), SHARE__LIT("I"));
}

/* Japanese quotes a question with a particle: "...?" と. */
static bool is_quotative(const follower *f, const char *end)
{
    share__view rest = share__view_between(f->at, end);
    if (share__starts_with(rest, SHARE__LIT("って")) ||
        share__starts_with(rest, SHARE__LIT("など")))
        return true;
    if (!share__starts_with(rest, SHARE__LIT("と")))
        return false;
    uint32_t c = share__utf8_first(share__view_from(rest, 3));
    return share__is_han(c) || c == 0x3044 || c == 0x306E || c == 0x306F || c == 0x3044 ||
           c == 0x3001;
}

/* A terminator of a script without spaces, at the end of a pair of marks: 「…。」 */
static bool closed_pair_ends(const scanner *s, const ending *stop, const follower *f)
{
    uint32_t before = character_before(s->start, s->group);
    uint32_t next = character_at(f->at, s->end);
    bool aside = s->group == s->start && character_at(s->group, s->end) == 0xFF08;
    return f->at > stop->after || closing_mark(next) || aside || before == ':' || before == 0xFF1A;
}

static bool unspaced_ends(const scanner *s, const ending *stop, const follower *f)
{
    if (f->c == 0)
        return true;
    uint32_t last = character_before(s->start, stop->after);
    uint32_t next = character_at(f->at, s->end);
    if (last == 0xFF0E && share__is_number(next))
        return false;
    if (stop->quoted && stop->after == s->group_end)
        return closed_pair_ends(s, stop, f);
    return next != 0x3001 && next != 0xFF0C && next != ',' && !is_quotative(f, s->end);
}

/* "world.Today": a full stop with the space forgotten, or a name with a dot (fmt.Println)? Where
 * both letters are of a script that no identifier is written in, or a function word follows. */
static bool glued_ends(const scanner *s, const ending *stop)
{
    const char *p = stop->after;
    uint32_t next = character_at(p, s->end);
    if (stop->dots != 1 || stop->quoted || !share__is_upper(next))
        return false;
    share__view token = token_before(s, stop->at);
    uint32_t last = share__utf8_last(token);
    if (token.n < 3 || shape_of(token) == SHAPE_DOTTED || share__find(token, '/', 0) < token.n ||
        share__find(token, '.', 0) < token.n)
        return false;
    if (last > 0x250 && share__is_lower_case(last))
        return share__code_points(token) > 2;
    share__view word = word_at(p, s->end);
    char room[WORD_ROOM];
    share__view lower;
    const char *behind = word.p + word.n;
    if (word.n == 0 || behind == s->end || look_up(s->language, lowered(token, room)) != NONE)
        return false;
    lower = lowered(word, room);
    if (*behind == '.')
        return look_up(s->language, lower) == TITLE;
    return (share__is_lower_case(last) || share__is_number(last)) && *behind == ' ' &&
           (is_starter(s, p) || is_in(lower, "today")) &&
           !is_in(lower, "after as before by is new now once to");
}

static bool stop_ends(const scanner *s, const ending *stop, const follower *f)
{
    if (stop->unspaced)
        return unspaced_ends(s, stop, f);
    if (f->c == 0 && f->at == s->end)
        return true;
    if (f->at == stop->after) /* no blank */
        return glued_ends(s, stop);
    if (!can_start(s, f))
        return false;
    if (stop->strong || stop->definite)
        return true;
    if (stop->ellipsis || stop->dots > 2)
        return ellipsis_ends(s, stop, f);
    if (stop->dots == 2)
        return true;
    if (s->language == SHARE__LANGUAGE_hy) /* a full stop is a colon there */
        return false;
    return period_ends(s, stop, f);
}

/* Reading a stop. */

/* " ." of a spaced ellipsis: the dot, or NULL. */
static const char *spaced_dot(const scanner *s, const char *p)
{
    const char *dot = skip_blanks(p, s->end);
    if (dot == p || dot == s->end || *dot != '.')
        return NULL;
    uint32_t next = character_at(dot + 1, s->end);
    return next == 0 || next == '.' || is_blank(next) || is_closing_mark(next) ? dot : NULL;
}

static const char *read_terminators(const scanner *s, ending *stop, const char *p)
{
    while (p < s->end) {
        const char *at = p;
        uint32_t c = share__utf8_next(&p, s->end);
        const char *dot = stop->dots > 0 && is_blank(c) ? spaced_dot(s, at) : NULL;
        if (dot) {
            stop->spaced = true;
            stop->dots++;
            p = dot + 1;
        } else if (c == '.') {
            stop->dots++;
            stop->definite |= stop->quoted;
        } else if (c == 0x2026) {
            stop->ellipsis = true;
        } else if (is_strong_terminator(c) ||
                   (c == ':' && s->language == SHARE__LANGUAGE_hy && stop->strong)) {
            stop->strong = true;
            stop->unspaced = is_unspaced_terminator(c);
        } else {
            return at;
        }
    }
    return p;
}

/* Closing marks, also behind a French space. */
static const char *read_closers(const scanner *s, ending *stop, const char *p)
{
    while (p < s->end) {
        const char *at = p;
        uint32_t c = share__utf8_next(&p, s->end);
        if (is_blank(c)) {
            p = skip_blanks(p, s->end);
            if (character_at(p, s->end) != 0x00BB ||
                !is_blank(character_at(p + 2, s->end) + (p + 2 >= s->end ? ' ' : 0)))
                return at;
            p += 2;
            stop->quoted = true;
        } else if (is_closing_mark(c)) {
            uint32_t next = character_at(p, s->end);
            if (c < 0x80 && (c == '"' || c == '\'') && share__is_word(next))
                return at; /* it opens: ."Next */
            stop->quoted = true;
        } else {
            return at;
        }
    }
    return p;
}

static bool is_superscript(uint32_t c)
{
    return c == 0xB9 || c == 0xB2 || c == 0xB3 || (c >= 0x2070 && c <= 0x2079);
}

/* "[12]", "[a]" at 'p': behind it, or NULL. */
static const char *bracketed_note(const char *p, const char *end)
{
    const char *start = p++;
    while (p < end && p - start < 8 && (share__is_digit(*p) || share__is_alpha(*p)))
        p++;
    return p < end && *p == ']' && p > start + 1 ? p + 1 : NULL;
}

/* "word.11 12 Next": note numbers that lost their superscript. */
static const char *bare_notes(const scanner *s, const ending *stop, const char *p)
{
    share__view token = token_before(s, stop->at);
    char room[WORD_ROOM];
    const char *start = p;
    if (stop->dots != 1 || token.n < 3 || shape_of(token) != SHAPE_WORD ||
        !share__is_lower_case(share__utf8_last(token)) ||
        look_up(s->language, lowered(token, room)) != NONE)
        return start;
    while (p < s->end && p - start < 16 && (share__is_digit(*p) || *p == ',' || *p == ' '))
        p++;
    bool apart = p > start && p[-1] == ' ';
    return apart && share__is_upper(character_at(p, s->end)) ? p - 1 : start;
}

static const char *read_notes(const scanner *s, const ending *stop, const char *p)
{
    for (;;) {
        uint32_t c = character_at(p, s->end);
        const char *after = NULL;
        if (c == '[')
            after = bracketed_note(p, s->end);
        else if (is_superscript(c))
            after = p + (c < 0x800 ? 2 : 3);
        if (!after)
            break;
        p = after;
    }
    return p < s->end && share__is_digit(*p) ? bare_notes(s, stop, p) : p;
}

static ending read_stop(const scanner *s, const char *p)
{
    ending stop = {.at = p};
    const char *before;
    do {
        before = p;
        p = read_terminators(s, &stop, p);
        p = read_closers(s, &stop, p);
    } while (p > before && p < s->end && is_terminator(character_at(p, s->end)));
    stop.after = read_notes(s, &stop, p);
    return stop;
}

/* Pairs. */

/* Whether a straight or single mark at 'p' (the first byte after it is 'inside') opens. */
static bool mark_opens(const scanner *s, const char *p, const char *inside, uint32_t c)
{
    if (c != '"' && c != '\'' && c != 0x2018 && c != 0x00BB)
        return true;
    uint32_t before = character_before(s->start, p), next = character_at(inside, s->end);
    bool apart = before == 0 || is_blank(before) || is_dash(before) || closing_mark(before) != 0;
    return apart && next != 0 && !is_blank(next) &&
           ((c != '\'' && c != 0x2018) || share__is_letter(next));
}

/* A mark that is also an apostrophe closes behind punctuation only. */
static bool mark_closes(const scanner *s, const char *p, uint32_t c)
{
    uint32_t before = character_before(s->start, p);
    if (c == '"')
        return !is_blank(before);
    if (c != '\'' && c != 0x2019)
        return true;
    return before == '.' || before == ',' || before == '!' || before == '?' || before == 0x2026;
}

/* Behind the mark that closes what 'c' at 'p' opened; NULL when it isn't near. */
static const char *find_closer(const scanner *s, const char *p, uint32_t c)
{
    uint32_t closer = closing_mark(c);
    const char *limit = s->end - p > PAIR_REACH ? p + PAIR_REACH : s->end;
    unsigned depth = 1;
    while (p < limit) {
        const char *at = p;
        uint32_t x = share__utf8_next(&p, s->end);
        if (x == closer || (c == 0x201E && x == 0x201C)) {
            if (mark_closes(s, at, x) && --depth == 0)
                return p;
        } else if (x == c) {
            depth++;
        }
    }
    return NULL;
}

/* Where to go on after an opening mark at 'p': at a terminator that ends what the pair holds, or
 * behind the pair; behind the mark alone when it is no pair. */
static const char *pass_pair(scanner *s, const char *p)
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
    last = skip_blanks_back(inside, last);
    const char *stops = last;
    while (stops > inside) {
        const char *at = stops;
        if (!is_terminator(share__utf8_previous(inside, &at)))
            break;
        stops = at;
    }
    return stops == inside || stops == last ? end : stops; /* "[...]" says nothing */
}

/* The pass. */

/* Thai ends sentences with a space, but phrases too: only one after a final particle or before a
 * connective counts. */
static bool thai_space_ends(const scanner *s, const char *space, const char *next)
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

static const char *thai_cut(const scanner *s)
{
    for (const char *p = s->start; p < s->end; p++) {
        if (!share__is_space(*p))
            continue;
        const char *next = skip_blanks(p, s->end);
        uint32_t last = character_before(s->start, p);
        if (is_strong_terminator(last) || thai_space_ends(s, p, next))
            return next;
        p = next - 1;
    }
    return s->end;
}

/* Takes the terminator at *p: the cut, or NULL and *p behind the terminator. */
static const char *take_stop(const scanner *s, const char **p)
{
    ending stop = read_stop(s, *p);
    follower f = look_after(s, stop.after);
    if (stop_ends(s, &stop, &f))
        return f.at;
    *p = stop.after > *p ? stop.after : *p + 1;
    return NULL;
}

/* A full stop inside a word or number, the most frequent case. */
static bool is_inner_period(const scanner *s, const char *p)
{
    unsigned char next = p + 1 < s->end ? (unsigned char)p[1] : 0;
    return (next >= 'a' && next <= 'z') ||
           (next >= '0' && next <= '9' && p > s->start && !share__is_alpha(p[-1]));
}

static const char *at_lead(scanner *s, const char **p)
{
    const char *next = *p;
    uint32_t c = share__utf8_next(&next, s->end);
    if (c >= 0x3040 && c < 0xFF00) {
        *p = next;
        return NULL;
    }
    if (closing_mark(c)) {
        *p = pass_pair(s, *p);
        return NULL;
    }
    if (is_terminator(c))
        return take_stop(s, p);
    const char *cut = *p;
    *p = next;
    return is_bullet(c) && c == s->bullet && cut > s->start ? cut : NULL;
}

static const char *at_colon(const scanner *s, const char **p)
{
    char c = *(*p)++;
    bool ends = (c == ':' && s->language == SHARE__LANGUAGE_hy) ||
                (c == ';' && s->language == SHARE__LANGUAGE_el);
    const char *next = skip_blanks(*p, s->end);
    return ends && next > *p && !share__is_lower_case(character_at(next, s->end)) ? next : NULL;
}

/* Where the sentence at s->start ends. */
static const char *find_cut(scanner *s)
{
    const char *p = s->start, *cut = NULL;
    while (!cut) {
        while (p < s->end && byte_class[(unsigned char)*p] == PLAIN)
            p++;
        if (p == s->end)
            return p;
        switch (byte_class[(unsigned char)*p]) {
        case PERIOD:
            if (is_inner_period(s, p))
                p++;
            else if ((cut = next_item(s, p)) == NULL)
                cut = take_stop(s, &p);
            break;
        case MARK:
            cut = take_stop(s, &p);
            break;
        case OPENER:
            p = pass_pair(s, p);
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
    scanner s = {.end = rest->p + rest->n, .language = language};
    s.start = skip_blanks(rest->p, s.end);
    if (s.start == s.end)
        return false;
    read_start(&s);
    const char *cut = language == SHARE__LANGUAGE_th ? thai_cut(&s) : find_cut(&s);
    *sentence = share__view_between(s.start, skip_blanks_back(s.start, cut));
    *rest = share__view_between(cut, s.end);
    return true;
}
