/* judge_form.c - how sentences end, subjects that are left out, and entries of lists. */
#include "pick/judge_form.h"

#include "base/utf8.h"
#include "pick/judge.h"

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

uint32_t share__judge_end(share__view text)
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

/* Whether a Korean sentence may end with this syllable: those that verbs end in, formal and
 * familiar, and those that make a noun of one, as notes have it. */
static bool ends_verb(uint32_t c)
{
    static const uint16_t endings[] = {
        0xB2E4, 0xC694, 0xC8E0, 0xAE4C, 0xB77C,
        0xC790, 0xB124, 0xC9C0, 0xB2C8, /* 다요죠까라자네지니 */
        0xAD70, 0xAC78, 0xB798, 0xB370, 0xACE0,
        0xC57C, 0xC624, 0xB098, 0xAC00, /* 군걸래데고야오나가 */
        0xB7B4, 0xB9C8, 0xC5B4, 0xC544, 0xD574,
        0xC918, 0xB3FC, 0xBD10, 0xC368, /* 랴마어아해줘돼봐써 */
        0xAC8C, 0xB4E0, 0xB300, 0xB0D0, 0xB834,
        0xC138, 0xC74C, 0xD568, 0xC784, /* 게든대냐렴세음함임 */
        0xB428,                         /* 됨 */
    };
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (endings[i] == c)
            return true;
    return false;
}

/* Whether a Korean word that ends with this syllable may be what is spoken of: 은는이가도만란. */
static bool is_korean_particle(uint32_t c)
{
    return c == 0xC740 || c == 0xB294 || c == 0xC774 || c == 0xAC00 || c == 0xB3C4 || c == 0xB9CC ||
           c == 0xB780;
}

/* Whether 'c' behind these two tells that anybody may or has to do it, so that nobody is missing:
 * "수 있", "야 한", "야 합", "야 하", "でき", "可能". */
static bool means_anybody(uint32_t second, uint32_t before, uint32_t c)
{
    if (c == 0x304D)
        return before == 0x3067;
    if (c == 0x80FD)
        return before == 0x53EF;
    return before == ' ' && ((c == 0xC788 && second == 0xC218) ||
                             ((c == 0xD55C || c == 0xD569 || c == 0xD558) && second == 0xC57C));
}

uint32_t share__judge_subject(share__view text)
{
    enum { SOME = 5, CHINESE = 24 };
    const char *p = text.p, *end = text.p + text.n;
    uint32_t second = 0, before = 0, last = 0, last_but_one = 0;
    unsigned word = 0, hangul = 0, kana = 0, others = 0, depth = 0;
    bool subject = false;
    while (p < end && (others < CHINESE || hangul + kana > 0)) {
        uint32_t c = share__utf8_next(&p, end);
        bool korean = c >= 0xAC00 && c <= 0xD7A3, space = c == ' ' || c == ',';
        hangul += korean;
        kana += c >= 0x3041 && c <= 0x3096;
        if (kana > 0 && subject)
            return 0; /* Japanese, whatever follows */
        others += !korean && c >= 0x4E00;
        subject = subject || c == 0x306F || c == 0x304C || c == 0x3082 ||
                  (space && word > 1 && is_korean_particle(before)) ||
                  means_anybody(second, before, c);
        word = space ? 0 : word + 1;
        depth += c == '(';
        depth -= c == ')' && depth > 0;
        if (depth == 0 && (korean || share__is_word(c))) {
            last_but_one = last;
            last = c;
        }
        second = before;
        before = c;
    }
    if (kana > 0)
        return subject ? 0 : SHARE__LEANS;
    if (hangul < SOME)
        return 0;
    bool asks_reader = last == 0xC694 && last_but_one == 0xC138; /* 세요 */
    return (subject || asks_reader) && ends_verb(last) ? 0 : SHARE__LEANS;
}

/* Whether a dash stands between spaces at 'p', which is set behind it. */
static bool pass_dash(const char **p, const char *end)
{
    const char *q = *p;
    if (q == end || *q++ != ' ' || q == end)
        return false;
    uint32_t c = share__utf8_next(&q, end);
    if ((c != '-' && c != 0x2013 && c != 0x2014) || q == end || *q != ' ')
        return false;
    *p = q + 1;
    return true;
}

bool share__is_entry(share__view text)
{
    enum { MOST_WORDS = 6 };
    const char *p = text.p, *end = text.p + text.n;
    bool dash = false;
    for (int words = 0; words < MOST_WORDS && p < end && !dash; words++) {
        const char *q = p;
        uint32_t c = share__utf8_next(&q, end);
        if (c == '(')
            q += share__find(share__view_between(q, end), ')', 0);
        else if (!share__is_upper(c) && !share__is_number(c))
            return false;
        while (q < end && *q != ' ')
            q++;
        p = q;
        dash = pass_dash(&p, end);
        if (!dash && (p == end || *p++ != ' '))
            return false;
    }
    if (!dash || p == end)
        return false;
    const char *behind = p;
    uint32_t c = share__utf8_next(&behind, end);
    if (c != '(' && !share__is_upper(c))
        return false;
    for (; behind < end; behind++) {
        const char *q = behind;
        if (pass_dash(&q, end))
            return false;
    }
    return true;
}
