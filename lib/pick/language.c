/* language.c - which language a text is in, and the words that carry no meaning in it.
 *
 * The guess asks the script first: kana is Japanese, hangul Korean, Greek Greek. Where languages
 * share a script the function words vote: each that is met gives every language that has it the
 * weight 1/(number of such languages); letters that few languages use vote too, with less. The
 * text is read as far as LOOKED_AT bytes, more changes no guess. A text in which hardly any word
 * spoke for the winner is of unknown language.
 *
 * The lists are tools/stop_words.txt, made into one hash table: a look-up gives the set of
 * languages in which a word is a function word. Contractions and elisions are rules here, not
 * entries there. Nothing here allocates or looks at the locale. */
#include "pick/language.h"

#include "base/utf8.h"
#include "pick/word_hash.h"

#include "pick/stop_words.inc"

#include <string.h>

enum {
    LOOKED_AT = 2048,     /* bytes of text that a guess is made from */
    WEIGHT = 5040,        /* of a word that only one language has: divides by 1 to 10 */
    LETTER_WEIGHT = 1260, /* of a letter that only one language has */
    WORD_ROOM = 48,       /* no stop word is longer */
    CLEAR_LETTERS = 250,
    REFUTING_BYTES = 400,   /* fewer leave room for doubt whatever they say */
    LETTERS_PER_WEIGHT = 60 /* a guess needs one word's weight for so many letters */
};

static const char tags[SHARE__LANGUAGE_COUNT][4] = {"",
#define TAG(tag) #tag,
                                                    SHARE__LANGUAGES(TAG)
#undef TAG
};

/* Other names that metadata uses for our languages. */
static const struct {
    char name[4];
    unsigned char language;
} aliases[] = {
    {"nb", SHARE__LANGUAGE_no},  {"nn", SHARE__LANGUAGE_no},  {"iw", SHARE__LANGUAGE_he},
    {"in", SHARE__LANGUAGE_id},  {"sh", SHARE__LANGUAGE_hr},  {"bs", SHARE__LANGUAGE_hr},
    {"cmn", SHARE__LANGUAGE_zh}, {"yue", SHARE__LANGUAGE_zh}, {"eng", SHARE__LANGUAGE_en},
    {"deu", SHARE__LANGUAGE_de}, {"ger", SHARE__LANGUAGE_de}, {"fra", SHARE__LANGUAGE_fr},
    {"fre", SHARE__LANGUAGE_fr}, {"spa", SHARE__LANGUAGE_es}, {"por", SHARE__LANGUAGE_pt},
    {"ita", SHARE__LANGUAGE_it}, {"nld", SHARE__LANGUAGE_nl}, {"dut", SHARE__LANGUAGE_nl},
    {"pol", SHARE__LANGUAGE_pl}, {"rus", SHARE__LANGUAGE_ru}, {"ukr", SHARE__LANGUAGE_uk},
    {"jpn", SHARE__LANGUAGE_ja}, {"kor", SHARE__LANGUAGE_ko}, {"zho", SHARE__LANGUAGE_zh},
    {"chi", SHARE__LANGUAGE_zh}, {"jp", SHARE__LANGUAGE_ja},  {"cn", SHARE__LANGUAGE_zh},
    {"kr", SHARE__LANGUAGE_ko},  {"gr", SHARE__LANGUAGE_el},  {"cz", SHARE__LANGUAGE_cs},
};

share__language share__language_named(share__view tag)
{
    tag = share__trim(tag);
    size_t n = 0;
    while (n < tag.n && share__is_alpha(tag.p[n]))
        n++;
    if (n < 2 || n > 3 || (n < tag.n && tag.p[n] != '-' && tag.p[n] != '_' && tag.p[n] != '.'))
        return SHARE__LANGUAGE_UNKNOWN;
    tag.n = n;
    for (share__language i = 1; i < SHARE__LANGUAGE_COUNT; i++)
        if (share__equal_nocase(tag, share__view_of(tags[i])))
            return i;
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        if (share__equal_nocase(tag, share__view_of(aliases[i].name)))
            return aliases[i].language;
    return SHARE__LANGUAGE_UNKNOWN;
}

const char *share__language_tag(share__language language)
{
    return tags[language < SHARE__LANGUAGE_COUNT ? language : 0];
}

/* Stop words. */

uint64_t share__stop_word_mask(share__view word)
{
    if (word.n - 1 >= STOP_LONGEST) /* also when empty */
        return 0;
    int i = share__word_find(word, stop_buckets, stop_places, stop_text, STOP_BITS);
    return i >= 0 ? stop_masks[stop_sets[i]] : 0;
}

/* The length of the apostrophe at v.p[at], at < v.n: 0 when there is none. */
static size_t apostrophe_length(share__view v, size_t at)
{
    if (v.p[at] == '\'')
        return 1;
    return at + 3 <= v.n && memcmp(v.p + at, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
}

/* Words with an apostrophe are rare, looking for it is not: a byte test before all else. */
static bool ends_apostrophe(unsigned char c)
{
    return c == '\'' || c == 0x99;
}

static bool is_listed(share__language language, share__view word)
{
    return share__stop_word_mask(word) >> language & 1;
}

/* "it's", "we're", "doesn't": the word before the apostrophe decides. */
static bool is_contraction(share__language language, share__view word, size_t at, size_t length)
{
    share__view before = share__view_slice(word, 0, at);
    share__view after = share__view_from(word, at + length);
    if (share__equal(after, SHARE__LIT("t")))
        return at > 1 && word.p[at - 1] == 'n';
    return after.n <= 2 && is_listed(language, before);
}

/* "l'", "qu'il", "dell'altro": what is elided is a function word, so is the rest or it is empty. */
static bool is_elision(share__language language, share__view word, size_t at, size_t length)
{
    share__view rest = share__view_from(word, at + length);
    return is_listed(language, share__view_slice(word, 0, at)) &&
           (rest.n == 0 || is_listed(language, rest));
}

static bool is_romance(share__language language)
{
    const uint64_t languages = (uint64_t)1 << SHARE__LANGUAGE_fr |
                               (uint64_t)1 << SHARE__LANGUAGE_it |
                               (uint64_t)1 << SHARE__LANGUAGE_ca;
    return languages >> language & 1;
}

/* Where the last byte of an apostrophe can be: in English two or three before the end, elsewhere
 * behind a short word. */
static bool may_have_apostrophe(share__language language, share__view word)
{
    const unsigned char *p = (const unsigned char *)word.p;
    if (language == SHARE__LANGUAGE_en)
        return word.n > 2 && (ends_apostrophe(p[word.n - 2]) || ends_apostrophe(p[word.n - 3]));
    if (!is_romance(language))
        return false;
    for (size_t i = 1; i < word.n && i < 12; i++)
        if (ends_apostrophe(p[i]))
            return true;
    return false;
}

bool share__is_joined_stop_word(share__language language, share__view word)
{
    if (!may_have_apostrophe(language, word) || word.n > WORD_ROOM)
        return false;
    if (share__find(word, '\'', 0) == word.n && share__is_ascii(word))
        return false;
    for (size_t at = 1; at < word.n; at++) {
        size_t length = apostrophe_length(word, at);
        if (length > 0)
            return language == SHARE__LANGUAGE_en ? is_contraction(language, word, at, length)
                                                  : is_elision(language, word, at, length);
    }
    return false;
}

/* Called for every word: no more than the look-up, and a cheap way out for the rest. */
bool share__is_stop_word(share__language language, share__view word)
{
    if (language - 1 >= SHARE__LANGUAGE_COUNT - 1)
        return false;
    if (share__stop_word_mask(word) >> language & 1)
        return true;
    return (language == SHARE__LANGUAGE_en || is_romance(language)) &&
           share__is_joined_stop_word(language, word);
}

/* The guess. */

typedef enum script {
    LATIN,
    CYRILLIC,
    ARABIC,
    DEVANAGARI,
    SHARED_SCRIPTS, /* those above are used by several languages of ours */
    GREEK = SHARED_SCRIPTS,
    ARMENIAN,
    HEBREW,
    BENGALI,
    GURMUKHI,
    GUJARATI,
    TAMIL,
    TELUGU,
    KANNADA,
    MALAYALAM,
    THAI,
    MYANMAR,
    GEORGIAN,
    ETHIOPIC,
    KHMER,
    HANGUL,
    KANA,
    HAN,
    SCRIPT_COUNT
} script;

/* The language of a script that one language has; for the others what they fall back to. */
static const unsigned char script_languages[SCRIPT_COUNT] = {
    [LATIN] = SHARE__LANGUAGE_UNKNOWN, [CYRILLIC] = SHARE__LANGUAGE_ru,
    [ARABIC] = SHARE__LANGUAGE_ar,     [DEVANAGARI] = SHARE__LANGUAGE_hi,
    [GREEK] = SHARE__LANGUAGE_el,      [ARMENIAN] = SHARE__LANGUAGE_hy,
    [HEBREW] = SHARE__LANGUAGE_he,     [BENGALI] = SHARE__LANGUAGE_bn,
    [GURMUKHI] = SHARE__LANGUAGE_pa,   [GUJARATI] = SHARE__LANGUAGE_gu,
    [TAMIL] = SHARE__LANGUAGE_ta,      [TELUGU] = SHARE__LANGUAGE_te,
    [KANNADA] = SHARE__LANGUAGE_kn,    [MALAYALAM] = SHARE__LANGUAGE_ml,
    [THAI] = SHARE__LANGUAGE_th,       [MYANMAR] = SHARE__LANGUAGE_my,
    [GEORGIAN] = SHARE__LANGUAGE_ka,   [ETHIOPIC] = SHARE__LANGUAGE_am,
    [KHMER] = SHARE__LANGUAGE_km,      [HANGUL] = SHARE__LANGUAGE_ko,
    [KANA] = SHARE__LANGUAGE_ja,       [HAN] = SHARE__LANGUAGE_zh,
};

static const struct {
    uint16_t first, last;
    unsigned char script;
} ranges[] = {
    {0x00C0, 0x024F, LATIN},      {0x0370, 0x03FF, GREEK},     {0x0400, 0x052F, CYRILLIC},
    {0x0530, 0x058F, ARMENIAN},   {0x0590, 0x05FF, HEBREW},    {0x0600, 0x077F, ARABIC},
    {0x0900, 0x097F, DEVANAGARI}, {0x0980, 0x09FF, BENGALI},   {0x0A00, 0x0A7F, GURMUKHI},
    {0x0A80, 0x0AFF, GUJARATI},   {0x0B80, 0x0BFF, TAMIL},     {0x0C00, 0x0C7F, TELUGU},
    {0x0C80, 0x0CFF, KANNADA},    {0x0D00, 0x0D7F, MALAYALAM}, {0x0E00, 0x0E7F, THAI},
    {0x1000, 0x109F, MYANMAR},    {0x10A0, 0x10FF, GEORGIAN},  {0x1100, 0x11FF, HANGUL},
    {0x1200, 0x139F, ETHIOPIC},   {0x1780, 0x17FF, KHMER},     {0x1E00, 0x1EFF, LATIN},
    {0x1F00, 0x1FFF, GREEK},      {0x3040, 0x30FF, KANA},      {0x3400, 0x4DBF, HAN},
    {0x4E00, 0x9FFF, HAN},        {0xAC00, 0xD7AF, HANGUL},    {0xF900, 0xFAFF, HAN},
    {0xFB50, 0xFDFF, ARABIC},     {0xFE70, 0xFEFF, ARABIC},
};

static script script_of(uint32_t c)
{
    if (c >= 0x4E00 && c <= 0x9FFF) /* the usual ones of East Asia, which many letters are of */
        return HAN;
    if (c >= 0xAC00 && c <= 0xD7AF)
        return HANGUL;
    if (c >= 0x3040 && c <= 0x30FF)
        return KANA;
    size_t low = 0, high = sizeof ranges / sizeof *ranges;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c > ranges[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < sizeof ranges / sizeof *ranges && c >= ranges[low].first;
    return found ? (script)ranges[low].script : SCRIPT_COUNT;
}

#define BIT(tag) ((uint64_t)1 << SHARE__LANGUAGE_##tag)
/* Letters of few languages; lower case, sorted. */
static const struct {
    uint16_t letter;
    uint64_t languages;
} telling_letters[] = {
    {0x00DF, BIT(de)},                                         /* ß */
    {0x00E3, BIT(pt) | BIT(vi)},                               /* ã */
    {0x00E5, BIT(sv) | BIT(da) | BIT(no)},                     /* å */
    {0x00E6, BIT(da) | BIT(no)},                               /* æ */
    {0x00F1, BIT(es) | BIT(gl)},                               /* ñ */
    {0x00F4, BIT(fr) | BIT(sk) | BIT(vi) | BIT(pt)},           /* ô */
    {0x00F5, BIT(pt) | BIT(et)},                               /* õ */
    {0x00F8, BIT(da) | BIT(no)},                               /* ø */
    {0x0101, BIT(lv)},                                         /* ā */
    {0x0103, BIT(ro) | BIT(vi)},                               /* ă */
    {0x0105, BIT(pl) | BIT(lt)},                               /* ą */
    {0x0107, BIT(pl) | BIT(hr)},                               /* ć */
    {0x010F, BIT(cs) | BIT(sk)},                               /* ď */
    {0x0111, BIT(hr) | BIT(vi)},                               /* đ */
    {0x0113, BIT(lv)},                                         /* ē */
    {0x0117, BIT(lt)},                                         /* ė */
    {0x0119, BIT(pl) | BIT(lt)},                               /* ę */
    {0x011B, BIT(cs)},                                         /* ě */
    {0x011F, BIT(tr)},                                         /* ğ */
    {0x012B, BIT(lv)},                                         /* ī */
    {0x012F, BIT(lt)},                                         /* į */
    {0x0131, BIT(tr)},                                         /* ı */
    {0x013A, BIT(sk)},                                         /* ĺ */
    {0x013E, BIT(sk)},                                         /* ľ */
    {0x0142, BIT(pl)},                                         /* ł */
    {0x0144, BIT(pl)},                                         /* ń */
    {0x0151, BIT(hu)},                                         /* ő */
    {0x0159, BIT(cs)},                                         /* ř */
    {0x015B, BIT(pl)},                                         /* ś */
    {0x015F, BIT(tr)},                                         /* ş */
    {0x016B, BIT(lv) | BIT(lt)},                               /* ū */
    {0x016F, BIT(cs)},                                         /* ů */
    {0x0171, BIT(hu)},                                         /* ű */
    {0x0173, BIT(lt)},                                         /* ų */
    {0x017A, BIT(pl)},                                         /* ź */
    {0x017C, BIT(pl)},                                         /* ż */
    {0x01A1, BIT(vi)},                                         /* ơ */
    {0x01B0, BIT(vi)},                                         /* ư */
    {0x0219, BIT(ro)},                                         /* ș */
    {0x021B, BIT(ro)},                                         /* ț */
    {0x0439, BIT(ru) | BIT(uk) | BIT(bg) | BIT(be) | BIT(kk)}, /* й: not sr */
    {0x0449, BIT(ru) | BIT(uk) | BIT(bg) | BIT(kk)},           /* щ */
    {0x044A, BIT(bg) | BIT(ru)},                               /* ъ */
    {0x044B, BIT(ru) | BIT(be) | BIT(kk)},                     /* ы */
    {0x044D, BIT(ru) | BIT(be) | BIT(kk)},                     /* э */
    {0x0451, BIT(ru) | BIT(be)},                               /* ё */
    {0x0452, BIT(sr)},                                         /* ђ */
    {0x0454, BIT(uk)},                                         /* є */
    {0x0456, BIT(uk) | BIT(be) | BIT(kk)},                     /* і */
    {0x0457, BIT(uk)},                                         /* ї */
    {0x0458, BIT(sr)},                                         /* ј */
    {0x0459, BIT(sr)},                                         /* љ */
    {0x045A, BIT(sr)},                                         /* њ */
    {0x045B, BIT(sr)},                                         /* ћ */
    {0x045E, BIT(be)},                                         /* ў */
    {0x045F, BIT(sr)},                                         /* џ */
    {0x0491, BIT(uk)},                                         /* ґ */
    {0x0493, BIT(kk)},                                         /* ғ */
    {0x049B, BIT(kk)},                                         /* қ */
    {0x04A3, BIT(kk)},                                         /* ң */
    {0x04D9, BIT(kk)},                                         /* ә */
    {0x04E9, BIT(kk)},                                         /* ө */
    {0x0623, BIT(ar)},                                         /* hamza over alef */
    {0x0625, BIT(ar)},                                         /* hamza under alef */
    {0x0629, BIT(ar)},                                         /* teh marbuta */
    {0x0643, BIT(ar)},                                         /* Arabic kaf */
    {0x0649, BIT(ar)},                                         /* alef maksura */
    {0x064A, BIT(ar)},                                         /* Arabic yeh */
    {0x0679, BIT(ur)},                                         /* tteh */
    {0x067E, BIT(fa) | BIT(ur)},                               /* peh */
    {0x0686, BIT(fa) | BIT(ur)},                               /* tcheh */
    {0x0688, BIT(ur)},                                         /* ddal */
    {0x0691, BIT(ur)},                                         /* rreh */
    {0x0698, BIT(fa)},                                         /* jeh */
    {0x06A9, BIT(fa) | BIT(ur)},                               /* keheh */
    {0x06AF, BIT(fa) | BIT(ur)},                               /* gaf */
    {0x06BA, BIT(ur)},                                         /* noon ghunna */
    {0x06BE, BIT(ur)},                                         /* heh doachashmee */
    {0x06C1, BIT(ur)},                                         /* heh goal */
    {0x06CC, BIT(fa) | BIT(ur)},                               /* Farsi yeh */
    {0x06D2, BIT(ur)},                                         /* yeh barree */
    {0x0933, BIT(mr)},                                         /* LLA */
};
#undef BIT

/* The number of the one bit that is set: multiplying by a de Bruijn sequence moves six bits that
 * tell it to the top. */
static unsigned bit_number(uint64_t bit)
{
    static const unsigned char numbers[64] = {
        0,  1,  2,  53, 3,  7,  54, 27, 4,  38, 41, 8,  34, 55, 48, 28, 62, 5,  39, 46, 44, 42,
        22, 9,  24, 35, 59, 56, 49, 18, 29, 11, 63, 52, 6,  26, 37, 40, 33, 47, 61, 45, 43, 21,
        23, 58, 17, 10, 51, 25, 36, 32, 60, 20, 57, 16, 50, 31, 19, 15, 30, 14, 13, 12};
    return numbers[bit * 0x022FDD63CC95386Du >> 58];
}

static void vote(share__language_votes *votes, uint64_t languages, unsigned weight)
{
    static const unsigned shares[10] = {0, 5040, 2520, 1680, 1260, 1008, 840, 720, 630, 560};
    unsigned count = 0;
    for (uint64_t left = languages; left != 0 && count < 9; left &= left - 1)
        count++;
    unsigned share = shares[count] / (WEIGHT / weight);
    for (uint64_t left = languages; left != 0; left &= left - 1)
        votes->votes[bit_number(left & (0 - left))] += share;
}

static void vote_letter(share__language_votes *votes, uint32_t c)
{
    size_t low = 0, high = sizeof telling_letters / sizeof *telling_letters;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (telling_letters[middle].letter < c)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < sizeof telling_letters / sizeof *telling_letters && telling_letters[low].letter == c)
        vote(votes, telling_letters[low].languages, LETTER_WEIGHT);
    else if (c >= 0x1EA0 && c <= 0x1EF9)
        vote(votes, (uint64_t)1 << SHARE__LANGUAGE_vi, LETTER_WEIGHT);
}

/* A word as it is collected: in lower case, cut off (and then no stop word) when it is long. */
typedef struct word {
    char text[WORD_ROOM + 8];
    size_t n;
    bool whole;
    bool suffix; /* after an apostrophe: "'s" and "'ll" are no words */
} word;

static void end_word(share__language_votes *votes, word *w, bool apostrophe)
{
    if (w->n > (w->suffix ? 2 : 0) && w->whole) {
        uint64_t languages = share__stop_word_mask((share__view){w->text, w->n});
        if (languages)
            vote(votes, languages, WEIGHT);
    }
    w->suffix = apostrophe && w->n > 0;
    w->n = 0;
    w->whole = true;
}

/* A character past ASCII. Of a script that one language has it only counts. */
static void add_character(share__language_votes *votes, word *w, uint32_t c)
{
    script s = script_of(c);
    votes->letters += s < SCRIPT_COUNT;
    if (s < SCRIPT_COUNT)
        votes->scripts[s]++;
    if (s < SHARED_SCRIPTS && (share__is_letter(c) || share__is_mark(c))) {
        c = share__to_lower(c);
        w->whole &= w->n + 4 <= WORD_ROOM;
        if (w->whole)
            w->n += share__utf8_encode(w->text + w->n, c);
        vote_letter(votes, c);
    } else if (c != 0x200C) { /* Persian writes it inside words */
        end_word(votes, w, c == 0x2019);
    }
}

/* 'n' ASCII letters in lower case to 'out', eight at a time while both sides have room. */
static void lower_letters(char *out, const char *p, size_t n, size_t readable)
{
    size_t i = 0;
    for (; i < n && i + 8 <= readable; i += 8) {
        uint64_t letters;
        memcpy(&letters, p + i, 8);
        letters |= 0x2020202020202020u;
        memcpy(out + i, &letters, 8);
    }
    for (; i < n; i++)
        out[i] = (char)(p[i] | 0x20);
}

#define ROW(a) [a] = 1, [a + 1] = 1, [a + 2] = 1, [a + 3] = 1, [a + 4] = 1, [a + 5] = 1
static const unsigned char is_ascii_letter[256] = {
    ROW('A'), ROW('G'), ROW('M'), ROW('S'), ['Y'] = 1, ['Z'] = 1,
    ROW('a'), ROW('g'), ROW('m'), ROW('s'), ['y'] = 1, ['z'] = 1,
};
#undef ROW

/* ASCII letters from 'p' on, into the word: most of most texts. */
static const char *add_ascii(share__language_votes *votes, word *w, const char *p, const char *end)
{
    const char *start = p;
    while (p < end && is_ascii_letter[(unsigned char)*p])
        p++;
    size_t n = (size_t)(p - start);
    if (n == 0)
        return p;
    votes->letters += (unsigned)n;
    votes->scripts[LATIN] += (unsigned)n;
    w->whole &= w->n + n <= WORD_ROOM;
    if (w->whole) {
        lower_letters(w->text + w->n, start, n, (size_t)(end - start));
        w->n += n;
    }
    return p;
}

void share__language_feed(share__language_votes *votes, share__view text)
{
    word w = {.n = 0, .whole = true, .suffix = false};
    if (votes->bytes >= LOOKED_AT)
        return;
    if (text.n > LOOKED_AT - votes->bytes)
        text.n = LOOKED_AT - votes->bytes;
    for (const char *p = text.p, *end = text.p + text.n; p < end;) {
        p = add_ascii(votes, &w, p, end);
        if (p == end)
            break;
        uint32_t c = share__utf8_next(&p, end);
        if (c >= 0x80)
            add_character(votes, &w, c);
        else
            end_word(votes, &w, c == '\'');
    }
    end_word(votes, &w, false);
    votes->bytes += (unsigned)text.n;
}

/* How much of a text one letter is: a syllable or a word in some scripts; and names in Latin
 * letters stand in texts of every script. */
static unsigned letter_weight(script s)
{
    return s == HAN || s == KANA || s == HANGUL ? 4 : s == LATIN ? 1 : 2;
}

static script main_script(const share__language_votes *votes)
{
    script best = LATIN;
    unsigned most = 0;
    for (script s = LATIN; s < SCRIPT_COUNT; s++) {
        unsigned weight = votes->scripts[s] * letter_weight(s);
        if (s == HAN) /* Japanese is written in both */
            weight += votes->scripts[KANA] * letter_weight(KANA);
        if (weight > most) {
            most = weight;
            best = s;
        }
    }
    unsigned kana = votes->scripts[KANA];
    if (best == HAN && kana * 20 >= votes->scripts[HAN] + kana)
        best = KANA;
    return best;
}

bool share__language_is_clear(const share__language_votes *votes)
{
    script s = main_script(votes);
    unsigned best = 0, second = 0, letters = votes->scripts[s];
    if (letters < CLEAR_LETTERS || letters * 20 < votes->letters * 19)
        return false;
    if (s >= SHARED_SCRIPTS)
        return s != HAN && s != KANA;
    for (share__language i = 1; i < SHARE__LANGUAGE_COUNT; i++) {
        unsigned n = votes->votes[i];
        second = n > best ? best : n > second ? n : second;
        best = n > best ? n : best;
    }
    return best >= second * 2 &&
           (uint64_t)best * LETTERS_PER_WEIGHT >= (uint64_t)WEIGHT * letters * 2;
}

share__language share__language_guess(const share__language_votes *votes)
{
    script s = main_script(votes);
    if (votes->letters == 0)
        return SHARE__LANGUAGE_UNKNOWN;
    if (s >= SHARED_SCRIPTS)
        return script_languages[s];
    share__language best = SHARE__LANGUAGE_UNKNOWN;
    for (share__language i = 1; i < SHARE__LANGUAGE_COUNT; i++)
        if (votes->votes[i] > votes->votes[best])
            best = i;
    unsigned letters = votes->scripts[s];
    if ((uint64_t)votes->votes[best] * LETTERS_PER_WEIGHT < (uint64_t)WEIGHT * letters)
        return script_languages[s];
    return best;
}

bool share__language_is_another(const share__language_votes *votes, share__language stated)
{
    const share__language guess = share__language_guess(votes);
    if (stated == SHARE__LANGUAGE_UNKNOWN || guess == SHARE__LANGUAGE_UNKNOWN || guess == stated)
        return false;
    return share__language_is_clear(votes) ||
           (main_script(votes) < SHARED_SCRIPTS && votes->bytes >= REFUTING_BYTES &&
            votes->votes[guess] >= 3 * votes->votes[stated]);
}
