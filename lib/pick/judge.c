/* judge.c - can this sentence be quoted on its own?
 *
 * Weak signs, each for itself: who picks decides which of them bar a sentence and which only cost.
 * The word lists hold openings and phrases of function words per language; a language without a
 * list is judged by form alone. No phrase ever removes text from the article itself. */
#include "pick/judge.h"

#include "base/utf8.h"

#include <string.h>

enum { SHORTEST = 25, LONGEST = 260 };

/* Lists of one language, separated by '|'. */
typedef struct phrases {
    const char *language;
    const char *dangling; /* openings that lean on the sentence before */
    const char *meta;     /* phrases about the article itself */
    const char *call;     /* phrases that want something of the reader */
    const char *speaker;  /* openings of somebody who speaks about himself */
    const char *pronouns; /* words that stand for something said before */
} phrases;

static const phrases table[] = {
#include "pick/judge.inc"
};

struct share__phrase {
    const share__phrase *next;
    share__view text; /* lower case, straight apostrophes */
    uint32_t reason;
};

static uint32_t folded(uint32_t c)
{
    return c == 0x2019 ? '\'' : share__to_lower(c);
}

static unsigned bucket_of(uint32_t c)
{
    return folded(c) & 63;
}

static bool add_list(const share__phrase **buckets, share__arena *arena, const char *list,
                     uint32_t reason)
{
    share__view rest = share__view_of(list);
    size_t count = 1; /* one more than there are separators */
    for (size_t at = 0; (at = share__find(rest, '|', at)) < rest.n; at++)
        count++;
    share__phrase *made = share__arena_alloc(arena, count * sizeof *made);
    if (!made)
        return false;
    while (rest.n > 0) {
        share__view text = share__view_slice(rest, 0, share__find(rest, '|', 0));
        rest = share__view_from(rest, text.n + 1);
        unsigned bucket = bucket_of(share__utf8_first(text));
        *made = (share__phrase){buckets[bucket], text, reason};
        buckets[bucket] = made++;
    }
    return true;
}

bool share__judge_make(share__judge *judge, share__arena *arena, share__language language)
{
    memset(judge, 0, sizeof *judge);
    const char *tag = share__language_tag(language);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strcmp(table[i].language, tag) == 0)
            return add_list(judge->openings, arena, table[i].dangling, SHARE__DANGLING) &&
                   add_list(judge->openings, arena, table[i].speaker, SHARE__SPEAKER) &&
                   add_list(judge->pronouns, arena, table[i].pronouns, SHARE__LEANS) &&
                   add_list(judge->phrases, arena, table[i].meta, SHARE__META) &&
                   add_list(judge->phrases, arena, table[i].call, SHARE__CALL);
    return true;
}

uint32_t share__width(share__view text)
{
    if (share__is_ascii(text))
        return (uint32_t)text.n;
    uint32_t width = 0;
    const char *p = text.p, *end = text.p + text.n;
    while (p < end) {
        if ((unsigned char)*p < 0x80) {
            width++;
            p++;
        } else {
            width += (uint32_t)share__columns(share__utf8_next(&p, end));
        }
    }
    /* characters stacked on one another are no short text */
    return width < text.n / 12 ? (uint32_t)(text.n / 12) : width;
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
    if (p == end || c >= 0x2E80)
        return true;
    uint32_t next = share__utf8_next(&p, end);
    return !share__is_word(next) && !(folded(next) == '\'' && p < end && share__is_alpha(*p));
}

/* What the phrases of one bucket find at 'p'. The second byte turns most of them away. */
static uint32_t phrases_at(const share__phrase *phrase, const char *p, const char *end)
{
    uint32_t found = 0;
    char second = p + 1 < end ? share__lower(p[1]) : '\0';
    for (; phrase; phrase = phrase->next)
        if ((phrase->text.n < 2 || second == phrase->text.p[1] || (second & 0x80)) &&
            !(found & phrase->reason) && phrase_at(p, end, phrase->text))
            found |= phrase->reason;
    return found;
}

/* Looks at every word's start, and in scripts without spaces at every character. A pronoun counts
 * as the second to fourth word and as the last: elsewhere it mostly stands for a word of the
 * sentence itself. */
static uint32_t find_phrases(const share__judge *judge, share__view text)
{
    const char *p = text.p, *end = text.p + text.n, *last = text.p;
    uint32_t found = 0, number = 0;
    bool inside = false;
    while (p < end) {
        const char *at = p;
        uint32_t c = share__utf8_next(&p, end);
        bool word = share__is_word(c);
        if (word && (!inside || c >= 0x2E80)) {
            unsigned bucket = bucket_of(c);
            if (number == 0)
                found |= phrases_at(judge->openings[bucket], at, end);
            else if (number < 4)
                found |= phrases_at(judge->pronouns[bucket], at, end);
            found |= phrases_at(judge->phrases[bucket], at, end);
            number++;
            last = at;
        }
        inside = word || (inside && (c == '\'' || c == 0x2019));
        while (inside && p < end && share__is_alpha(*p))
            p++;
    }
    if (number > 4 && last < end)
        found |= phrases_at(
            judge->pronouns[bucket_of(share__utf8_first(share__view_between(last, end)))], last,
            end);
    return found;
}

static bool is_terminator(uint32_t c)
{
    return c == '.' || c == '!' || c == '?' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F ||
           c == 0xFF0E || c == 0xFF61 || c == 0x61F || c == 0x6D4 || c == 0x964 || c == 0x965 ||
           c == 0x589 || c == 0x1362 || c == 0x203D;
}

static bool is_closer(uint32_t c)
{
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 ||
           c == 0xBB || c == 0x300D || c == 0x300F || c == 0xFF09 || c == 0x201C || c == 0x3011;
}

/* How it ends: OPEN_END, QUESTION or neither. Thai ends its sentences with nothing. */
static uint32_t judge_end(share__view text)
{
    const char *p = text.p + text.n;
    uint32_t c = 0;
    while (p > text.p && is_closer(c = share__utf8_previous(text.p, &p)))
        ;
    if (c == '?' || c == 0xFF1F || c == 0x61F || c == 0x37E)
        return SHARE__QUESTION;
    if (c >= 0x0E00 && c <= 0x0EFF)
        return 0;
    bool ellipsis = c == 0x2026 || (c == '.' && text.n > 2 && p > text.p && p[-1] == '.');
    return is_terminator(c) && !ellipsis ? 0 : SHARE__OPEN_END;
}

static uint32_t judge_start(share__view text)
{
    const char *p = text.p, *end = text.p + text.n;
    while (p < end) {
        uint32_t c = share__utf8_next(&p, end);
        if (c == '"' || c == '\'' || c == 0x201C || c == 0x2018 || c == 0xAB || c == 0x201E ||
            c == 0xBF || c == 0xA1 || c == 0x300C || c == 0x300E)
            continue;
        if (share__is_lower_case(c)) /* "iOS", "npm": a capital or digit soon after is fine */
            return p < end && share__is_upper(share__utf8_next(&p, end)) ? 0 : SHARE__LEADS;
        return share__is_letter(c) || share__is_number(c) || c == '$' || c == 0x20AC ? 0
                                                                                     : SHARE__LEADS;
    }
    return SHARE__LEADS;
}

/* Brackets must pair; straight quotation marks must be even in number. */
static bool unbalanced(share__view text)
{
    int round = 0, square = 0, curly = 0, angle = 0, straight = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == ' ' || (text.p[i] >= 'a' && text.p[i] <= 'z'))
            continue;
        switch (text.p[i]) {
        case '(':
            round++;
            break;
        case ')':
            round -= round > 0 ? 1 : 0; /* "1)" and ":)" close nothing and mean no harm */
            break;
        case '[':
            square++;
            break;
        case ']':
            square--;
            break;
        case '"':
            straight++;
            break;
        case '\xE2':
            if (i + 2 < text.n && text.p[i + 1] == '\x80') {
                curly += text.p[i + 2] == '\x9C' || text.p[i + 2] == '\x9E';
                curly -= text.p[i + 2] == '\x9D';
            }
            break;
        case '\xE3':
            if (i + 2 < text.n && text.p[i + 1] == '\x80') {
                angle += text.p[i + 2] == '\x8C' || text.p[i + 2] == '\x8E';
                angle -= text.p[i + 2] == '\x8D' || text.p[i + 2] == '\x8F';
            }
            break;
        default:
            break;
        }
    }
    return round != 0 || square != 0 || angle != 0 || straight % 2 != 0 || curly > 1 || curly < -1;
}

/* URLs, addresses, markup and code: told by pairs of characters that prose does not have. */
static bool raw(share__view text)
{
    static const char *const marks[] = {"://", "{{", "}}",  "](", "=>", "</",  "/>",
                                        "::",  "&&", "();", "<-", "$(", "www."};
    for (size_t i = 0; i + 1 < text.n; i++) {
        char c = text.p[i];
        if (share__is_alpha(c) ? c != 'w' : c == ' ' || c == '.' || c == ',')
            continue;
        if (c == '@' && i > 0 && share__is_alpha(text.p[i - 1]) && share__is_alpha(text.p[i + 1]))
            return true;
        for (size_t m = 0; m < sizeof marks / sizeof *marks; m++)
            if (c == marks[m][0] &&
                share__starts_with(share__view_from(text, i), share__view_of(marks[m])))
                return true;
    }
    return false;
}

uint32_t share__judge_sentence(const share__judge *judge, share__view sentence)
{
    uint32_t width = share__width(sentence);
    uint32_t found = judge_start(sentence) | judge_end(sentence) | find_phrases(judge, sentence);
    if (width < SHORTEST)
        found |= SHARE__SHORT;
    if (width > LONGEST)
        found |= SHARE__LONG;
    if (unbalanced(sentence))
        found |= SHARE__UNBALANCED;
    if (raw(sentence))
        found |= SHARE__RAW;
    return found;
}
