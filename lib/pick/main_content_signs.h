/* main_content_signs.h - the signs of a title and their weights; for main_content_title.c only.
 *
 * Where a sign has steps, the comment names the smallest value of each. */
#ifndef SHARE_PICK_MAIN_CONTENT_SIGNS_H
#define SHARE_PICK_MAIN_CONTENT_SIGNS_H

#include "pick/features.h"

enum { SHARE__MAX_SIGNS = 40 };

/* What stands beside a line. */
enum beside {
    BESIDE_SECTION,
    BESIDE_LABEL,
    BESIDE_DATE,
    BESIDE_ITEM,
    BESIDE_PICTURE,
    BESIDE_TEXT,
    BESIDE_SENTENCE,
    BESIDE_LINE,
    BESIDE_WORDS
};

enum sign {
    SIGN_WORDS = 0,        /* words: 1, 2, 3, 4, 5, 7, 10, 14, 18, 24, 31 and more */
    SIGN_NO_WORDS = 11,    /* none that could be compared */
    SIGN_KNOWN = 12,       /* percent of them in the text: 0, 1, 25, 50, 75, 100 */
    SIGN_KNOWN_SHORT = 18, /* three words at most, and all known */
    SIGN_SPREAD = 19,      /* in how many thirds of the text */
    SIGN_SEPARATOR = 23,
    SIGN_DASH = 24,
    SIGN_CREDIT = 25,
    SIGN_HAS_DATE = 26,
    SIGN_SEPARATORS = 27, /* two or more */
    SIGN_CAPITALS = 28,
    SIGN_TWIN = 29, /* the line beside it starts with the same words */
    SIGN_COLON_INSIDE = 30,
    SIGN_STARTS_LOWER = 31,
    SIGN_STARTS_NUMBER = 32,
    SIGN_STARTS_MARK = 33,
    SIGN_ENDS_STOP = 34,
    SIGN_ENDS_COLON = 35,
    SIGN_ENDS_ELLIPSIS = 36,
    SIGN_ENDS_QUESTION = 37,
    SIGN_ENDS_ARROW = 38,
    SIGN_FREE_BEFORE = 39,
    SIGN_FREE_AFTER = 40,
    SIGN_FREE = 41, /* blank lines on both sides */
    SIGN_FIRST = 42,
    SIGN_BEFORE = 43, /* the block before it: see BESIDE */
    SIGN_BEFORE_2 = 52,
    SIGN_NEXT = 61, /* the block behind it */
    SIGN_NEXT_2 = 70,
    SIGN_DECK_NEXT = 79, /* a longer free line follows */
    SIGN_DATE_NEAR = 80,
    SIGN_BYLINE_NEAR = 81,
    SIGN_SHARE_NEAR = 82,
    SIGN_LINES_ABOVE = 83,  /* free lines of four words close above: 0, 1, 2 */
    SIGN_RIVAL_BEFORE = 86, /* none; shorter, alike, longer, each: less, as well, better known */
    SIGN_RIVAL_AFTER = 96,  /* likewise */
    SIGN_ABOVE = 106,       /* lines between it and the text: 0, 1, 2, 3, 5, 9, 16, 31, 71, 151 */
    SIGN_INSIDE = 116,      /* paragraphs before it in the text: 0, 1, 2, 4, 7, 12 */
    SIGN_MASS = 122,        /* text close behind it, in bytes: 0, 1, 200, 500, 1000, 2000 */
    SIGN_ORDER = 128,       /* free lines of four words before it: 0, 1, 2, 4, 9, 20 */
    SIGN_TOP = 134,
    SIGN_HEADING = 135,
    SIGN_UNDERLINED = 136,
    SIGN_ITEM = 137,
    SIGN_LAST_ITEM = 138,
    SIGN_PARAGRAPH = 139,
    SIGN_REPEATED_BEFORE = 140,
    SIGN_REPEATED_AFTER = 141,
    SIGN_REPEATED_ITEM = 142,
    SIGN_WITHIN_BEFORE = 143, /* part of a longer line */
    SIGN_WITHIN_AFTER = 144,
    SIGN_REPEATED_OFTEN = 145,
    SIGN_COUNT = 146
};

static const short weights[SIGN_COUNT] = {
    [SIGN_WORDS] = -49,
    -92,
    -33,
    11,
    51,
    79,
    105,
    72,
    -15,
    -38,
    -90,
    [SIGN_NO_WORDS] = -28,
    [SIGN_KNOWN] = -35,
    -63,
    -34,
    -7,
    77,
    86,
    [SIGN_KNOWN_SHORT] = -25,
    [SIGN_SPREAD] = -90,
    -34,
    44,
    107,
    [SIGN_SEPARATOR] = -47,
    [SIGN_DASH] = -8,
    [SIGN_CREDIT] = -119,
    [SIGN_HAS_DATE] = -27,
    [SIGN_SEPARATORS] = -51,
    [SIGN_CAPITALS] = -29,
    [SIGN_TWIN] = 1,
    [SIGN_COLON_INSIDE] = 79,
    [SIGN_STARTS_LOWER] = -76,
    [SIGN_STARTS_NUMBER] = 14,
    [SIGN_STARTS_MARK] = -23,
    [SIGN_ENDS_STOP] = -181,
    [SIGN_ENDS_COLON] = -48,
    [SIGN_ENDS_ELLIPSIS] = -17,
    [SIGN_ENDS_QUESTION] = 66,
    [SIGN_ENDS_ARROW] = 31,
    [SIGN_FREE_BEFORE] = 56,
    [SIGN_FREE_AFTER] = 177,
    [SIGN_FREE] = 108,
    [SIGN_FIRST] = -51,
    [SIGN_BEFORE] = 103,
    -11,
    49,
    -33,
    -19,
    -75,
    -23,
    44,
    16,
    [SIGN_BEFORE_2] = 69,
    59,
    -36,
    16,
    -15,
    -89,
    -8,
    24,
    29,
    [SIGN_NEXT] = -19,
    -66,
    53,
    -9,
    43,
    -49,
    15,
    35,
    -2,
    [SIGN_NEXT_2] = -9,
    -24,
    63,
    -11,
    22,
    -23,
    -15,
    -22,
    20,
    [SIGN_DECK_NEXT] = 18,
    [SIGN_DATE_NEAR] = 87,
    [SIGN_BYLINE_NEAR] = 80,
    [SIGN_SHARE_NEAR] = 75,
    [SIGN_LINES_ABOVE] = 28,
    11,
    -39,
    [SIGN_RIVAL_BEFORE] = -31,
    16,
    58,
    47,
    -5,
    -18,
    1,
    -31,
    -11,
    -26,
    [SIGN_RIVAL_AFTER] = -16,
    43,
    -43,
    -95,
    11,
    14,
    -47,
    43,
    53,
    36,
    [SIGN_ABOVE] = 105,
    86,
    87,
    39,
    62,
    18,
    -5,
    -17,
    -49,
    27,
    [SIGN_INSIDE] = 33,
    -26,
    -48,
    -115,
    -98,
    -98,
    [SIGN_MASS] = -77,
    -33,
    -10,
    14,
    47,
    61,
    [SIGN_ORDER] = 129,
    65,
    28,
    -57,
    -82,
    -83,
    [SIGN_TOP] = -54,
    [SIGN_HEADING] = 9,
    [SIGN_UNDERLINED] = 0,
    [SIGN_ITEM] = -52,
    [SIGN_LAST_ITEM] = -37,
    [SIGN_PARAGRAPH] = -109,
    [SIGN_REPEATED_BEFORE] = 59,
    [SIGN_REPEATED_AFTER] = 77,
    [SIGN_REPEATED_ITEM] = 37,
    [SIGN_WITHIN_BEFORE] = 70,
    [SIGN_WITHIN_AFTER] = 96,
    [SIGN_REPEATED_OFTEN] = 1,
};

/* What the signs are about, for those who ask: the first of each kind. */
static const struct {
    uint8_t first;
    char name[15];
} sign_kinds[] = {
    {SIGN_WORDS, "words"},
    {SIGN_KNOWN, "known_words"},
    {SIGN_SEPARATOR, "marks"},
    {SIGN_FREE_BEFORE, "neighbours"},
    {SIGN_LINES_ABOVE, "rivals"},
    {SIGN_ABOVE, "place"},
    {SIGN_HEADING, "form"},
    {SIGN_REPEATED_BEFORE, "repetition"},
    {SIGN_COUNT, ""},
};

/* The weights of the signs of the headline that was added last, by kind. "base" holds what all get,
 * and whether it is the first line. */
static inline share_status explain_signs(struct share_article *article, const uint8_t *signs,
                                         unsigned count)
{
    struct share_features features = {0};
    for (size_t kind = 0; sign_kinds[kind].first < SIGN_COUNT; kind++) {
        int points = 0;
        for (unsigned i = 0; i < count; i++)
            if (signs[i] >= sign_kinds[kind].first && signs[i] < sign_kinds[kind + 1].first)
                points += weights[signs[i]];
        share__note_feature(&features, sign_kinds[kind].name, points);
    }
    return share__explain_last(article, SHARE_HEADLINE, &features, 1, 4);
}

#endif
