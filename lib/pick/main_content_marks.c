/* main_content_marks.c - what a line of a dumped page says by its marks alone: separators and
 * dashes of a trail, the sign of a credit, capitals. */
#include "base/utf8.h"
#include "pick/main_content.h"

enum class { NOTHING, BAR, DASH, COLON, CREDIT, CAPITAL, TWO, THREE, DIGIT };

static const uint8_t classes[256] = {
    ['|'] = BAR,     ['>'] = BAR,     ['/'] = BAR,     ['-'] = DASH,    [':'] = COLON,
    ['@'] = CREDIT,  ['['] = CREDIT,  [0xC2] = TWO,    [0xE2] = THREE,  ['0'] = DIGIT,
    ['1'] = DIGIT,   ['2'] = DIGIT,   ['3'] = DIGIT,   ['4'] = DIGIT,   ['5'] = DIGIT,
    ['6'] = DIGIT,   ['7'] = DIGIT,   ['8'] = DIGIT,   ['9'] = DIGIT,   ['A'] = CAPITAL,
    ['B'] = CAPITAL, ['C'] = CAPITAL, ['D'] = CAPITAL, ['E'] = CAPITAL, ['F'] = CAPITAL,
    ['G'] = CAPITAL, ['H'] = CAPITAL, ['I'] = CAPITAL, ['J'] = CAPITAL, ['K'] = CAPITAL,
    ['L'] = CAPITAL, ['M'] = CAPITAL, ['N'] = CAPITAL, ['O'] = CAPITAL, ['P'] = CAPITAL,
    ['Q'] = CAPITAL, ['R'] = CAPITAL, ['S'] = CAPITAL, ['T'] = CAPITAL, ['U'] = CAPITAL,
    ['V'] = CAPITAL, ['W'] = CAPITAL, ['X'] = CAPITAL, ['Y'] = CAPITAL, ['Z'] = CAPITAL,
};

/* Of two or three bytes. */
static void note_sign(share__marks *m, share__view rest, bool spaced)
{
    if (rest.p[0] == '\xC2') {
        m->credit = m->credit || share__starts_with(rest, SHARE__LIT("\xC2\xA9"));
        m->separators += spaced && (share__starts_with(rest, SHARE__LIT("\xC2\xBB")) ||
                                    share__starts_with(rest, SHARE__LIT("\xC2\xB7")));
    } else if (spaced) {
        m->separators += share__starts_with(rest, SHARE__LIT("\xE2\x80\xBA")) ||
                         share__starts_with(rest, SHARE__LIT("\xE2\x80\xA2"));
        m->dashes += share__starts_with(rest, SHARE__LIT("\xE2\x80\x93"));
    }
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

/* Two small letters: more than the one of "iPhone". */
static bool follows_lower(share__view text, size_t i)
{
    return i > 1 && is_lower(text.p[i - 1]) && is_lower(text.p[i - 2]);
}

share__marks share__find_marks(share__view text)
{
    share__marks m = {0, 0, 0, false, false, false};
    for (size_t i = 0; i < text.n; i++) {
        const uint8_t class = classes[(unsigned char)text.p[i]];
        if (class == NOTHING) {
            continue;
        }
        const share__view rest = {text.p + i, text.n - i};
        const bool spaced = i > 0 && text.p[i - 1] == ' ';
        switch (class) {
        case BAR:
            m.separators += spaced;
            break;
        case DASH:
            m.dashes += spaced && rest.n > 1 && rest.p[1] == ' ';
            break;
        case COLON:
            m.colon = m.colon || rest.n > 1;
            m.separators += spaced && rest.n > 1 && rest.p[1] == ':';
            break;
        case CREDIT:
            m.credit = true;
            break;
        case CAPITAL:
            m.seams = (uint16_t)(m.seams + follows_lower(text, i));
            m.credit = m.credit || share__starts_with(rest, SHARE__LIT("Photo")) ||
                       share__starts_with(rest, SHARE__LIT("Foto"));
            break;
        case DIGIT:
            m.digit = true;
            break;
        default:
            note_sign(&m, rest, spaced);
            break;
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
