/* judge.c - can this sentence be quoted on its own?
 *
 * Weak signs, each for itself: who picks decides which of them bar a sentence and which only cost.
 * The word lists hold openings and phrases of function words per language; a language without a
 * list is judged by form alone. No phrase ever removes text from the article itself. */
#include "pick/judge.h"

#include "base/eight.h"
#include "base/utf8.h"
#include "pick/judge_bytes.h"
#include "pick/judge_form.h"

#include <string.h>

enum { SHORTEST = 25, LONGEST = 260, LATIN_END = 0x370 /* Greek and all others are behind */ };

#include "pick/judge.inc"

const share__judge *share__judge_of(share__language language)
{
    unsigned number = language < SHARE__LANGUAGE_COUNT ? judge_numbers[language] : 0;
    return number > 0 ? &judges[number - 1] : NULL;
}

static uint32_t folded(uint32_t c)
{
    return c == 0x2019 ? '\'' : share__to_lower(c);
}

static unsigned bucket_of(const share__judge *judge, uint32_t c)
{
    return (share__is_wide(c) ? c : folded(c)) & judge->letters;
}

/* Whether the character at 'p', which isn't ASCII, is wide beyond doubt: most kana, Han and Hangul
 * are, by their bytes. */
static bool is_wide_at(const char *p)
{
    const unsigned char lead = (unsigned char)p[0];
    if (lead < 0xE3 || lead > 0xED)
        return false;
    const unsigned char second = (unsigned char)p[1], third = (unsigned char)p[2];
    return lead == 0xE3 ? second == 0x83 || (second == 0x81 && third > 0x80) ||
                              (second == 0x82 && (third <= 0x96 || third >= 0xA0))
           : lead == 0xE4 ? second >= 0xB8
           : lead == 0xE9 ? second < 0xBF
           : lead == 0xEA ? second >= 0xB0
           : lead == 0xED ? second < 0x9E
                          : true;
}

uint32_t share__width(share__view text)
{
    if (share__is_ascii(text))
        return (uint32_t)text.n;
    uint32_t width = 0;
    const char *p = text.p, *end = text.p + text.n;
    while (p < end) {
        if ((unsigned char)*p < 0x80) {
            const bool eight = end - p >= 8 && (share__eight(p) & SHARE__HIGH) == 0;
            width += eight ? 8 : 1;
            p += eight ? 8 : 1;
        } else {
            const bool wide = is_wide_at(p);
            uint32_t c = wide ? 0 : share__utf8_next(&p, end);
            width += wide || share__is_wide(c) ? 2 : (uint32_t)share__columns(c);
            p += wide ? 3 : 0;
        }
    }
    /* characters stacked on one another are no short text */
    return width < text.n / 12 ? (uint32_t)(text.n / 12) : width;
}

static bool is_hangul(uint32_t c)
{
    return c >= 0xAC00 && c <= 0xD7A3;
}

/* Whether 'phrase' stands at 'p', case aside, with no letter behind it. */
static bool phrase_at(const char *p, const char *end, share__view phrase)
{
    const char *q = phrase.p, *phrase_end = phrase.p + phrase.n;
    uint32_t c = 0;
    for (; q < phrase_end && p < end && share__lower(*p) == *q && *q > 0; p++)
        c = (unsigned char)*q++;
    if (q < phrase_end && p < end && !((*p | *q) & 0x80))
        return false;
    while (q < phrase_end) {
        if (p == end)
            return false;
        c = share__utf8_next(&q, phrase_end);
        if (folded(share__utf8_next(&p, end)) != c)
            return false;
    }
    bool syllable = is_hangul(c) && phrase.n == 3; /* Korean puts spaces */
    if (p == end || (c >= 0x2E80 && !syllable))
        return true;
    uint32_t next = folded(share__utf8_next(&p, end));
    bool joins = next == '\'' || next == '.' || next == '/'; /* "i.e.", "I/O", "me.com" */
    return !share__is_word(next) && !(joins && p < end && share__is_alpha(*p));
}

/* Whether a phrase for the middle of a sentence can start with these three bytes: case is not among
 * the low five bits. tools/make_word_tables.py computes the same. */
static bool may_start(const share__judge *judge, const char *p, const char *end)
{
    unsigned one = (unsigned char)p[0], two = p + 1 < end ? (unsigned char)p[1] : 0;
    unsigned three = p + 2 < end ? (unsigned char)p[2] : 0;
    if (((one | two) & 0x80) || three == 0xE2) /* the apostrophe that is not ASCII's */
        return true;
    uint32_t hash = ((one & 31) | (two & 31) << 5 | (three & 31) << 10) * 0x9E3779B1u >> 21;
    return judge->starts[hash >> 5] >> (hash & 31) & 1;
}

/* Which phrases can stand where: sets of kinds. */
enum {
    ANYWHERE = (1 << KINDS_ANYWHERE) - 1,
    IN_FRONT =
        ANYWHERE | 1 << KIND_DANGLING | 1 << KIND_SPEAKER | 1 << KIND_ASKING | 1 << KIND_OURS,
    NEAR_FRONT = ANYWHERE | 1 << KIND_PRONOUNS | 1 << KIND_OURS,
    AT_END = 1 << KIND_PRONOUNS | 1 << KIND_CLOSING | 1 << KIND_SAID
};

/* A place in a sentence and the bytes there, for turning most phrases away: 'known' tells which of
 * the first eight can be compared, which are those before the first that isn't ASCII. */
typedef struct spot {
    const char *p, *end;
    uint64_t bytes, known;
} spot;

static spot spot_at(share__view text, const char *p)
{
    const char *end = text.p + text.n;
    uint64_t bytes =
        text.n >= 8 ? share__eight_near(p, end) : share__eight_some(p, (size_t)(end - p));
    uint64_t known = share__before_first(bytes & SHARE__HIGH);
    return (spot){p, end, bytes | SHARE__CASES, known};
}

/* The same for the character 'c' that isn't ASCII: those without a case can be compared, too. */
static spot spot_of(share__view text, const char *p, uint32_t c)
{
    spot at = spot_at(text, p);
    const char *next = p + 3;
    if (share__is_wide(c)) {
        const bool both = next < at.end && share__is_wide(share__utf8_next(&next, at.end));
        at.known = share__first_bytes(~(uint64_t)0, both ? 6 : 3);
    }
    return at;
}

/* Whether a phrase may stand there, by its first bytes: every character of a phrase has the bit
 * that tells small letters from capitals. */
static inline bool may_stand(const spot *at, const char *phrase, size_t n)
{
    uint64_t differ = ((share__eight(phrase) | SHARE__CASES) ^ at->bytes) & at->known;
    return n < 8 ? differ << 8 * (8 - n) == 0 : differ == 0;
}

/* What the phrases from 'p' to 'end' of the text of all find. */
static uint32_t found_in(const unsigned char *p, const unsigned char *end, const spot *at,
                         unsigned kinds)
{
    uint32_t found = 0;
    for (; p < end; p += 2u + p[0]) {
        const char *text = (const char *)p + 2;
        size_t n = p[0];
        if (!may_stand(at, text, n))
            continue;
        unsigned kind = p[1];
        uint32_t reason = judge_reasons[kind];
        if ((kinds >> kind & 1) && !(found & reason) &&
            phrase_at(at->p, at->end, (share__view){text, n}))
            found |= reason;
    }
    return found;
}

/* The phrases of a bucket. */
typedef struct bucket_text {
    const unsigned char *p, *end;
} bucket_text;

static inline bucket_text text_of(const share__judge *judge, unsigned bucket)
{
    const unsigned char *place = share__judge_bytes + judge->places + 2 * (size_t)bucket;
    const unsigned char *text = share__judge_bytes + judge->text;
    return (bucket_text){text + (place[0] | place[1] << 8), text + (place[2] | place[3] << 8)};
}

/* What the phrases of a bucket find; most are empty. */
static inline uint32_t bucket_at(const share__judge *judge, unsigned bucket, const spot *at,
                                 unsigned kinds)
{
    const bucket_text text = text_of(judge, bucket);
    return text.p == text.end ? 0 : found_in(text.p, text.end, at, kinds);
}

static bool is_quotation_mark(uint32_t c)
{
    return c == '"' || (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x300C ||
           c == 0x300D || c == 0x300E || c == 0x300F;
}

/* Whether a quotation ends before 'p', a comma or a dash or nothing between. */
static bool is_behind_quotation(const char *start, const char *p)
{
    while (p > start) {
        uint32_t c = share__utf8_previous(start, &p);
        if (c != ' ' && c != ',' && c != 0xA0 && c != 0x2013 && c != 0x2014)
            return is_quotation_mark(c);
    }
    return false;
}

/* "he said" is speech behind what he said only. */
static inline uint32_t said(uint32_t found, const char *start, const char *p)
{
    return (found & SHARE__SPEECH) && !is_behind_quotation(start, p)
               ? found & ~(uint32_t)SHARE__SPEECH
               : found;
}

/* The bucket of the phrases that begin with the six bytes there; tools/make_word_tables.py computes
 * the same. */
static unsigned bucket_of_six(const share__judge *judge, const spot *at)
{
    const uint64_t six = ~(uint64_t)0 >> 16;
    const uint64_t hash = (at->bytes & six) * 0x9E3779B97F4A7C15u >> 40;
    return judge->letters + 1u + ((unsigned)hash & judge->mask);
}

static bool are_six_known(const spot *at)
{
    const uint64_t six = ~(uint64_t)0 >> 16;
    return (at->known & six) == six;
}

/* What the phrases find at 'p', where a word starts with a letter that isn't ASCII. */
static uint32_t phrases_at_letter(const share__judge *judge, share__view sentence, const char *p,
                                  uint32_t c, unsigned kinds)
{
    const spot at = spot_of(sentence, p, c);
    uint32_t found = bucket_at(judge, bucket_of(judge, c), &at, kinds);
    if (are_six_known(&at)) /* two wide characters */
        found |= bucket_at(judge, bucket_of_six(judge, &at), &at, kinds);
    return said(found, sentence.p, p);
}

/* What the phrases find at 'p', where a word starts with the letter 'c'. */
static uint32_t phrases_at(const share__judge *judge, share__view sentence, const char *p,
                           uint32_t c, unsigned kinds)
{
    const char *end = sentence.p + sentence.n;
    if (c >= 0x80)
        return phrases_at_letter(judge, sentence, p, c, kinds);
    if (kinds == ANYWHERE && !may_start(judge, p, end))
        return 0;
    unsigned one = (unsigned char)share__lower(*p);
    unsigned two = p + 1 < end ? (unsigned char)share__lower(p[1]) : 0;
    unsigned three = p + 2 < end ? (unsigned char)share__lower(p[2]) : 0;
    uint32_t found = 0;
    spot at = spot_at(sentence, p);
    if (two < 'a' || two > 'z')
        found = bucket_at(judge, bucket_of(judge, c), &at, kinds);
    if (two >= 0x80 || two == 0)
        return said(found, sentence.p, p);
    const unsigned bucket = one * 11 + two * 5, others = judge->letters + 1u;
    found |= bucket_at(judge, others + (bucket & judge->mask), &at, kinds);
    if (are_six_known(&at))
        found |= bucket_at(judge, bucket_of_six(judge, &at), &at, kinds);
    if (three > 0 && three < 0x80 && three != '\'')
        found |= bucket_at(judge, others + ((bucket + three * 19) & judge->mask), &at, kinds);
    return said(found, sentence.p, p);
}

/* What stands open at some place of a sentence. */
typedef struct pairs {
    int round, square, low, high, corner, straight, right, guillemets;
} pairs;

/* Brackets must pair; marks that open and close alike must be even in number. */
static uint32_t judge_pairs(const pairs *open)
{
    return open->round != 0 || open->square != 0 || open->corner != 0 || open->straight % 2 != 0 ||
                   open->low != 0 || open->high != 0 || open->right % 2 != 0 ||
                   open->guillemets % 2 != 0
               ? SHARE__UNBALANCED
               : 0;
}

static uint32_t raw_if(bool found)
{
    return found ? SHARE__RAW : 0;
}

/* "Doe, J. (2019)", as lists of references have it. 'p' is the bracket. */
static bool cites(const char *start, const char *p, const char *end)
{
    return p - start > 4 && p[-1] == ' ' && (p[-2] == '.' || p[-2] == ',') && p[-3] >= 'A' &&
           p[-3] <= 'Z' && end - p > 5 && share__is_digit(p[1]) && share__is_digit(p[2]) &&
           share__is_digit(p[3]) && share__is_digit(p[4]);
}

/* Whether a name with a dot in it ends here: what stands before the path of an address. */
static bool is_host(const char *start, const char *p)
{
    bool dot = false;
    for (; p > start && (share__is_alpha(p[-1]) || p[-1] == '.' || p[-1] == '-'); p--)
        dot = dot || (p[-1] == '.' && share__is_alpha(*p));
    return dot && (p == start || p[-1] == ' ' || p[-1] == '(');
}

/* "on Monday. was the subject": a full stop behind a long word, and small letters behind it: what
 * stood there could not be read. Long words are seldom abbreviations. */
static bool is_cut_off(const char *start, const char *p, const char *end)
{
    enum { LONG_WORD = 6 };
    if (end - p < 3 || p[2] < 'a' || p[2] > 'z' || p - start < LONG_WORD)
        return false;
    for (int i = 1; i <= LONG_WORD; i++)
        if (!share__is_alpha(p[-i]))
            return false;
    return memcmp(p - LONG_WORD, "approx", LONG_WORD) != 0;
}

/* Behind the ASCII letters at p. */
static const char *skip_letters(const char *p, const char *end)
{
    while (p < end && share__is_alpha(*p))
        p++;
    return p;
}

/* "Marshall_House_Reykjavik", "audit_rules.yaml": a name of a file or of something in a program.
 * German writes "Leser_innen". 'p' is the underscore. */
static bool has_two(const char *p, const char *end)
{
    const char *behind = skip_letters(p + 1, end);
    return behind < end &&
           (*behind == '_' || (*behind == '.' && behind + 1 < end && share__is_alpha(behind[1])));
}

/* An ASCII mark and what is behind it. URLs, addresses, markup and code are told by pairs of
 * characters that prose does not have. */
static uint32_t pass_mark(pairs *open, const char *start, const char *p, const char *end)
{
    char next = p + 1 < end ? p[1] : '\0';
    switch (*p) {
    case '(':
        open->round++;
        return raw_if((next == ')' && p + 2 < end && p[2] == ';') || cites(start, p, end));
    case ')':
        open->round -= open->round > 0 ? 1 : 0; /* "1)" and ":)" close nothing and mean no harm */
        return 0;
    case '[': /* "[PDF]", "Option[T]", "[^1]": no prose that reads well elsewhere */
        open->square++;
        return SHARE__RAW;
    case ']':
        open->square--;
        return raw_if(next == '(');
    case '"':
        open->straight++;
        return 0;
    case ':':
        return raw_if(next == ':' || (next == '/' && p + 2 < end && p[2] == '/'));
    case ';': /* 2019;12(3):45 */
        return raw_if(p > start && share__is_digit(p[-1]) && share__is_digit(next));
    case '@':
        return raw_if(share__is_alpha(next) &&
                      (p == start || p[-1] == ' ' || p[-1] == '(' || share__is_alpha(p[-1])));
    case '#': /* #1234: whoever knows the list of changes may know it */
        return raw_if(share__is_digit(next));
    case '{':
    case '}':
    case '&':
        return raw_if(next == *p);
    case '=':
        return raw_if(next == '>');
    case '/':
        return raw_if(next == '>' || (share__is_alpha(next) && is_host(start, p)));
    case '<':
        return raw_if(next == '/' || next == '-' || share__is_alpha(next));
    case '$':
        return raw_if(next == '(' || next == ' ' || share__is_alpha(next));
    case '|':
    case '^': /* m^3 */
    case '\\':
        return SHARE__RAW;
    case '_':
        return raw_if(share__is_alpha(next) && (p == start || p[-1] == ' ' || has_two(p, end)));
    case '.':
        return next == ' ' && is_cut_off(start, p, end) ? SHARE__UNBALANCED : 0;
    default:
        return 0;
    }
}

/* A mark that opens in one language closes in another: „German“, „Polish”, “English”, ”Swedish”. */
static void pass_quotation(pairs *open, uint32_t c)
{
    open->low += c == 0x201E;
    if ((c == 0x201C || c == 0x201D) && open->low > 0)
        open->low--;
    else if (c == 0x201C)
        open->high++;
    else if (c == 0x201D && open->high > 0)
        open->high--;
    else
        open->right += c == 0x201D;
    open->guillemets += c == 0xAB || c == 0xBB;
    open->corner += (c == 0x300C || c == 0x300E) - (c == 0x300D || c == 0x300F);
}

/* A space before a full stop or comma: a word that nobody could read (a picture, a shortcode, a
 * link) stood there. ".NET" and " ..." are fine. 'p' is behind the space. */
static uint32_t gap_if(const char *p, const char *end)
{
    bool gap = p < end && (*p == '.' || *p == ',') && (p + 1 == end || p[1] == ' ');
    return gap ? SHARE__UNBALANCED : 0;
}

/* Which phrases can stand at a word, so many others being before it. The Korean word for "I" is the
 * end of many others. */
static inline unsigned kinds_at(uint32_t number, bool inside_korean)
{
    const unsigned kinds = number == 0 ? IN_FRONT : number < 6 ? NEAR_FRONT : ANYWHERE;
    return inside_korean ? kinds & ~(1u << KIND_PRIVATE) : kinds;
}

/* One pass: phrases at every word's start, and in scripts without spaces at every character;
 * brackets and quotation marks; what is no prose. A pronoun counts as the second to sixth word
 * and before a comma or as the last: elsewhere it mostly stands for a word of the sentence itself.
 */
static uint32_t judge_inside(const share__judge *judge, share__view text)
{
    const char *p = text.p, *end = text.p + text.n, *last = text.p;
    uint32_t found = 0, number = 0, letter = 0; /* that the last word starts with */
    bool inside = false, native = !judge || !judge->own_script, wide = false;
    pairs open = {0};
    while (p < end) {
        const char *at = p;
        uint32_t c = share__utf8_next(&p, end);
        if (c == ' ') {
            inside = false;
            found |= gap_if(p, end);
            continue;
        }
        bool word = is_hangul(c) || share__is_word(c);
        if (word && (!inside || c >= 0x2E80)) {
            const unsigned kinds = kinds_at(number, inside && is_hangul(c));
            found |= judge ? phrases_at(judge, text, at, c, kinds) : 0;
            native = native || c >= LATIN_END;
            wide = wide || c >= 0x2E80;
            found |= raw_if(c == 'w' && end - p > 2 && memcmp(p, "ww.", 3) == 0);
            number++;
            last = at;
            letter = c;
        } else if (c < 0x80) {
            found |= pass_mark(&open, text.p, at, end);
        } else {
            pass_quotation(&open, c);
        }
        inside = word || (inside && (c == '\'' || c == 0x2019));
        if (inside)
            p = skip_letters(p, end);
        if (judge && last == at && at > text.p && p + 1 < end && (*p == ',' || *p == ';'))
            found |= phrases_at(judge, text, at, letter, AT_END);
    }
    if (judge && number > 4)
        found |= phrases_at(judge, text, last, letter, AT_END);
    if (judge && judge->own_script && wide && !(found & SHARE__LEANS))
        found |= share__judge_subject(text);
    return found | judge_pairs(&open) | (native ? 0 : SHARE__FOREIGN);
}

/* "iOS", "login.gov", "x86": a name that is written small, as every Latin one may be in a text
 * whose own script has no capitals. 'p' is behind its first letter. */
static bool is_small_name(const char *p, const char *end)
{
    for (const char *q = p; q < end;)
        if ((unsigned char)*q < 0x80)
            q++;
        else if (share__utf8_next(&q, end) >= 0x2E80)
            return true;
    for (; p < end && *p != ' ' && (unsigned char)*p < 0x80; p++)
        if ((*p >= 'A' && *p <= 'Z') || share__is_digit(*p) ||
            (*p == '.' && p + 1 < end && share__is_alpha(p[1])))
            return true;
    return false;
}

/* A word of a script without capitals, what may stand in brackets behind it, and a colon: who
 * speaks, or what the rest is. */
static bool is_caseless_label(share__view text)
{
    enum { LONGEST_LABEL = 6, LONGEST_ROLE = 48 /* bytes */ };
    const char *p = text.p, *end = text.p + text.n;
    uint32_t c = 0;
    int n = 0;
    while (p < end && (c = share__utf8_next(&p, end)) >= 0x2E80 && share__is_letter(c))
        n++;
    if (n == 0 || n > LONGEST_LABEL)
        return false;
    if (c == '(') {
        share__view role = share__view_slice(share__view_between(p, end), 0, LONGEST_ROLE);
        p += share__find(role, ')', 0);
        p += p < end;
        c = p < end ? share__utf8_next(&p, end) : 0;
    }
    return c == 0xFF1A || (c == ':' && p < end && *p == ' ');
}

/* "Q: ", "MK: ": who speaks, in an interview. */
static bool is_speaker_label(share__view text)
{
    if (text.n > 0 && (unsigned char)text.p[0] >= 0xE2)
        return is_caseless_label(text);
    size_t n = 0;
    while (n < 4 && n < text.n && text.p[n] >= 'A' && text.p[n] <= 'Z')
        n++;
    return n > 0 && n + 1 < text.n && text.p[n] == ':' && text.p[n + 1] == ' ';
}

/* "3. ", "12) ", "19.10.2019", "15:25 - 16:00": the number of an item, a date, a line of a
 * schedule. */
static bool is_numbered(share__view text)
{
    size_t n = 0;
    while (n < 3 && n < text.n && share__is_digit(text.p[n]))
        n++;
    if (n > 0 && n < 3 && n + 2 < text.n && text.p[n] == ':' && share__is_digit(text.p[n + 1]))
        return true;
    return n > 0 && n < 3 && n + 1 < text.n &&
           (((text.p[n] == '.' || text.p[n] == ')') && text.p[n + 1] == ' ') ||
            ((text.p[n] == '.' || text.p[n] == '/') && n + 3 < text.n &&
             share__is_digit(text.p[n + 1]) &&
             (text.p[n + 2] == text.p[n] || text.p[n + 3] == text.p[n])));
}

/* All of it one quotation: who says so stands elsewhere. */
static uint32_t judge_speech(share__view text)
{
    const char *p = text.p, *end = text.p + text.n;
    if (p == end || !is_quotation_mark(share__utf8_next(&p, end)))
        return 0;
    while (end > p && (end[-1] == '.' || end[-1] == '!' || end[-1] == '?' || end[-1] == ','))
        end--;
    if (end == p || !is_quotation_mark(share__utf8_previous(p, &end)))
        return 0;
    while (p < end)
        if (is_quotation_mark(share__utf8_next(&p, end)))
            return 0; /* "One" and "two" */
    return SHARE__SPEECH;
}

static uint32_t judge_start(share__view text)
{
    const char *p = text.p, *end = text.p + text.n;
    if (is_speaker_label(text) || is_numbered(text))
        return SHARE__LEADS;
    while (p < end) {
        uint32_t c = share__utf8_next(&p, end);
        if (c == '"' || c == '\'' || c == 0x201C || c == 0x2018 || c == 0xAB || c == 0x201E ||
            c == 0xBF || c == 0xA1 || c == 0x300C || c == 0x300E)
            continue;
        if (share__is_lower_case(c))
            return is_small_name(p, end) ? 0 : SHARE__LEADS;
        return share__is_letter(c) || share__is_number(c) || c == '$' || c == 0x20AC ? 0
                                                                                     : SHARE__LEADS;
    }
    return SHARE__LEADS;
}

uint32_t share__judge_sentence(const share__judge *judge, share__view sentence)
{
    return share__judge_measured(judge, sentence, share__width(sentence));
}

uint32_t share__judge_measured(const share__judge *judge, share__view sentence, uint32_t width)
{
    uint32_t found = judge_start(sentence) | share__judge_end(sentence) | judge_speech(sentence) |
                     judge_inside(judge, sentence) | (share__is_entry(sentence) ? SHARE__LEANS : 0);
    if (width < SHORTEST)
        found |= SHARE__SHORT;
    if (width > LONGEST)
        found |= SHARE__LONG;
    return found;
}
