/* main_content_signs.h - the signs of a title and their weights, one for each manner in which the
 * page became text; for main_content_title.c only.
 *
 * Where a sign has steps, the comment names the smallest value of each. */
#ifndef SHARE_PICK_MAIN_CONTENT_SIGNS_H
#define SHARE_PICK_MAIN_CONTENT_SIGNS_H

/* How the page became text: a text browser marks the items of lists, and with them its menus; what
 * is copied out of a graphical one has every item on a bare line, and blank lines around paragraphs
 * only.
 */
enum manner { MANNER_PRINTED, MANNER_COPIED, SHARE__MANNERS };

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
    SIGN_SEAM = 146,  /* "LinkLink": words that stood apart on the page */
    SIGN_SEAMS = 147, /* more than one */
    SIGN_RUN_BEFORE =
        148, /* lines without a blank one between them, before it: 0, 1, 2, 3, 5, 9, 16 */
    SIGN_RUN_AFTER = 155, /* and behind it */
    SIGN_COUNT = 162
};

static const short weights[SIGN_COUNT][SHARE__MANNERS] = {
    [SIGN_WORDS] = {-63, -104},
    {-99, -127},
    {-44, -68},
    {13, -9},
    {49, 65},
    {74, 102},
    {104, 119},
    {84, 92},
    {-7, 31},
    {-29, -8},
    {-84, -93},
    [SIGN_NO_WORDS] = {-41, -57},
    [SIGN_KNOWN] = {-22, -46},
    {-64, -42},
    {-29, -41},
    {0, 22},
    {67, 80},
    {88, 83},
    [SIGN_KNOWN_SHORT] = {-23, -18},
    [SIGN_SPREAD] = {-66, -47},
    {-25, -33},
    {39, 44},
    {94, 93},
    [SIGN_SEPARATOR] = {-57, -57},
    [SIGN_DASH] = {-19, -14},
    [SIGN_CREDIT] = {-126, -143},
    [SIGN_HAS_DATE] = {-45, -25},
    [SIGN_SEPARATORS] = {-84, -107},
    [SIGN_CAPITALS] = {-55, -94},
    [SIGN_TWIN] = {5, 9},
    [SIGN_COLON_INSIDE] = {66, 59},
    [SIGN_STARTS_LOWER] = {-95, -52},
    [SIGN_STARTS_NUMBER] = {10, -17},
    [SIGN_STARTS_MARK] = {-17, -42},
    [SIGN_ENDS_STOP] = {-182, -165},
    [SIGN_ENDS_COLON] = {-74, -86},
    [SIGN_ENDS_ELLIPSIS] = {-38, -52},
    [SIGN_ENDS_QUESTION] = {37, 72},
    [SIGN_ENDS_ARROW] = {55, 66},
    [SIGN_FREE_BEFORE] = {34, 2},
    [SIGN_FREE_AFTER] = {82, 6},
    [SIGN_FREE] = {37, -95},
    [SIGN_FIRST] = {-56, -54},
    [SIGN_BEFORE] = {122, 122},
    {-12, -4},
    {40, 52},
    {-29, -42},
    {-26, 31},
    {-76, -93},
    {-7, -14},
    {35, 4},
    {10, -1},
    [SIGN_BEFORE_2] = {87, 83},
    {52, 55},
    {-32, -1},
    {14, -18},
    {-18, 8},
    {-88, -72},
    {14, 1},
    {26, 8},
    {19, 37},
    [SIGN_NEXT] = {-40, -66},
    {-61, -54},
    {51, 31},
    {15, 103},
    {39, -4},
    {-50, -4},
    {19, 38},
    {28, 19},
    {-1, -63},
    [SIGN_NEXT_2] = {-25, -41},
    {-25, -12},
    {56, 66},
    {-7, -75},
    {8, 17},
    {-6, 22},
    {-6, 14},
    {-11, -4},
    {16, 13},
    [SIGN_DECK_NEXT] = {16, -8},
    [SIGN_DATE_NEAR] = {67, 107},
    [SIGN_BYLINE_NEAR] = {66, 79},
    [SIGN_SHARE_NEAR] = {77, 131},
    [SIGN_LINES_ABOVE] = {11, -8},
    {6, 8},
    {-17, 0},
    [SIGN_RIVAL_BEFORE] = {-33, -33},
    {15, 8},
    {49, 43},
    {36, 28},
    {-13, -10},
    {-13, -60},
    {13, 20},
    {-32, 14},
    {-5, 1},
    {-16, -11},
    [SIGN_RIVAL_AFTER] = {-20, -11},
    {36, 31},
    {-55, -11},
    {-103, -77},
    {2, 1},
    {16, -17},
    {-39, -51},
    {59, 50},
    {58, 62},
    {47, 23},
    [SIGN_ABOVE] = {72, 96},
    {78, 102},
    {87, 100},
    {56, 60},
    {74, 63},
    {61, 115},
    {17, 46},
    {-1, 7},
    {-26, -42},
    {38, -8},
    [SIGN_INSIDE] = {9, 4},
    {-38, -18},
    {-68, -79},
    {-134, -164},
    {-115, -164},
    {-111, -117},
    [SIGN_MASS] = {-62, -57},
    {-55, -109},
    {-2, 7},
    {4, 10},
    {47, 45},
    {68, 103},
    [SIGN_ORDER] = {112, 151},
    {60, 75},
    {30, 1},
    {-41, -14},
    {-66, -108},
    {-94, -105},
    [SIGN_TOP] = {-41, 25},
    [SIGN_HEADING] = {4, -1},
    [SIGN_UNDERLINED] = {-1, -3},
    [SIGN_ITEM] = {-50, -67},
    [SIGN_LAST_ITEM] = {-53, -96},
    [SIGN_PARAGRAPH] = {-70, -60},
    [SIGN_REPEATED_BEFORE] = {53, 11},
    [SIGN_REPEATED_AFTER] = {64, 67},
    [SIGN_REPEATED_ITEM] = {20, 3},
    [SIGN_WITHIN_BEFORE] = {77, 71},
    [SIGN_WITHIN_AFTER] = {84, 108},
    [SIGN_REPEATED_OFTEN] = {-3, -30},
    [SIGN_SEAM] = {-39, -42},
    [SIGN_SEAMS] = {-106, -134},
    {34, 2},
    {-14, -22},
    {-5, 5},
    {70, -4},
    {-8, 4},
    {-31, 13},
    {-45, 2},
    [SIGN_RUN_AFTER] = {82, 6},
    {33, 62},
    {34, 61},
    {-10, 43},
    {-22, -18},
    {-32, -45},
    {-86, -110},
};

/* What the signs are about, in the order in which they are summed up. */
enum part {
    PART_WORDS,
    PART_MARKS,
    PART_NEIGHBOURS,
    PART_PLACE,
    PART_FORM,
    PART_RIVALS,
    PART_ADDRESS,
    PART_REPETITION,
    PARTS
};
static const char part_names[PARTS][12] = {"words", "marks",  "neighbours", "place",
                                           "form",  "rivals", "address",    "repetition"};

#endif
