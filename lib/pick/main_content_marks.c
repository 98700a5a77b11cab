/* main_content_marks.c - what a line of a dumped page says by its marks alone: separators and
 * dashes of a trail, the sign of a credit, capitals. */
#include "base/eight.h"
#include "base/utf8.h"
#include "pick/main_content.h"

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

/* Two small letters: more than the one of "iPhone". */
static bool follows_lower(share__view text, size_t i)
{
    return i > 1 && is_lower(text.p[i - 1]) && is_lower(text.p[i - 2]);
}

/* Signs of two or three bytes: "\u00A9", "\u00BB", "\u00B7"; "\u203A", "\u2022", "\u2013". */
static void note_sign(share__marks *m, share__view rest, bool spaced)
{
    const unsigned char second = rest.n > 1 ? (unsigned char)rest.p[1] : 0;
    if (rest.p[0] == '\xC2') {
        m->credit = m->credit || second == 0xA9;
        m->separators += spaced && (second == 0xBB || second == 0xB7);
    } else if (spaced && second == 0x80 && rest.n > 2) {
        const unsigned char third = (unsigned char)rest.p[2];
        m->separators += third == 0xBA || third == 0xA2;
        m->dashes += third == 0x93;
    }
}

static bool starts_credit(share__view rest)
{
    return (rest.p[0] == 'P' && share__starts_with(rest, SHARE__LIT("Photo"))) ||
           (rest.p[0] == 'F' && share__starts_with(rest, SHARE__LIT("Foto")));
}

enum class { NOTHING, BAR, DASH, COLON, CREDIT, CAPITAL, SIGN, DIGIT };

static const uint8_t classes[256] = {
    ['|'] = BAR,     ['>'] = BAR,     ['/'] = BAR,     ['-'] = DASH,    [':'] = COLON,
    ['@'] = CREDIT,  ['['] = CREDIT,  [0xC2] = SIGN,   [0xE2] = SIGN,   ['0'] = DIGIT,
    ['1'] = DIGIT,   ['2'] = DIGIT,   ['3'] = DIGIT,   ['4'] = DIGIT,   ['5'] = DIGIT,
    ['6'] = DIGIT,   ['7'] = DIGIT,   ['8'] = DIGIT,   ['9'] = DIGIT,   ['A'] = CAPITAL,
    ['B'] = CAPITAL, ['C'] = CAPITAL, ['D'] = CAPITAL, ['E'] = CAPITAL, ['F'] = CAPITAL,
    ['G'] = CAPITAL, ['H'] = CAPITAL, ['I'] = CAPITAL, ['J'] = CAPITAL, ['K'] = CAPITAL,
    ['L'] = CAPITAL, ['M'] = CAPITAL, ['N'] = CAPITAL, ['O'] = CAPITAL, ['P'] = CAPITAL,
    ['Q'] = CAPITAL, ['R'] = CAPITAL, ['S'] = CAPITAL, ['T'] = CAPITAL, ['U'] = CAPITAL,
    ['V'] = CAPITAL, ['W'] = CAPITAL, ['X'] = CAPITAL, ['Y'] = CAPITAL, ['Z'] = CAPITAL,
};

static void note_byte(share__marks *m, share__view text, size_t i)
{
    const share__view rest = {text.p + i, text.n - i};
    const bool spaced = i > 0 && text.p[i - 1] == ' ';
    switch (classes[(unsigned char)text.p[i]]) {
    case BAR:
        m->separators += spaced;
        break;
    case DASH:
        m->dashes += spaced && rest.n > 1 && rest.p[1] == ' ';
        break;
    case COLON:
        m->colon = m->colon || rest.n > 1;
        m->separators += spaced && rest.n > 1 && rest.p[1] == ':';
        break;
    case CREDIT:
        m->credit = true;
        break;
    case CAPITAL:
        m->seams = (uint16_t)(m->seams + follows_lower(text, i));
        m->credit = m->credit || starts_credit(rest);
        break;
    case SIGN:
        note_sign(m, rest, spaced);
        break;
    case DIGIT:
        m->digit = true;
        break;
    default:
        break;
    }
}

/* Marks what note_byte() may have something to say of: no small letters, no spaces, and beyond
 * ASCII only what the signs begin with. */
static uint64_t telling(uint64_t x)
{
    const uint64_t low = x & ~SHARE__HIGH;
    const uint64_t silent = share__eight_between(low, 'a', 'z') | share__eight_equal(low, ' ') | x;
    const uint64_t signs =
        (x & SHARE__HIGH) == 0 ? 0 : share__eight_equal(x, 0xC2) | share__eight_equal(x, 0xE2);
    return (~silent & SHARE__HIGH) | signs;
}

/* The eight bytes from 'at' on; spaces behind the end. */
static uint64_t eight_at(share__view text, size_t at)
{
    if (text.n - at >= 8) {
        return share__eight(text.p + at);
    }
    const unsigned left = (unsigned)(text.n - at);
    return (SHARE__EACH(' ') << 8 * left) |
           (text.n >= 8 ? share__eight(text.p + text.n - 8) >> 8 * (8 - left)
                        : share__eight_some(text.p, text.n));
}

share__marks share__find_marks(share__view text)
{
    share__marks m = {0, 0, 0, false, false, false};
    for (size_t at = 0; at < text.n; at += 8) {
        for (uint64_t left = telling(eight_at(text, at)); left != 0; left &= left - 1) {
            note_byte(&m, text, at + share__count_bytes(share__before_first(left)));
        }
    }
    return m;
}

bool share__is_doubled(share__view text)
{
    const size_t half = text.n / 2;
    return text.n >= 8 && text.p[0] == text.p[text.n - half] &&
           share__equal(share__view_slice(text, 0, half),
                        share__view_slice(text, text.n - half, half));
}

bool share__is_capital(share__view text)
{
    const char *p = text.p, *end = text.p + text.n;
    unsigned upper = 0;
    while (p < end) {
        const uint32_t c = share__utf8_next(&p, end);
        if (c < 0x80) {
            if (is_lower((char)c)) {
                return false;
            }
            upper += c >= 'A' && c <= 'Z';
            continue;
        }
        if (share__is_lower_case(c)) {
            return false;
        }
        upper += share__is_upper(c);
    }
    return upper > 1;
}
