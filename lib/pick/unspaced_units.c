/* unspaced_units.c - a text of a script without spaces as units: runs of them, cut where no word
 * goes on.
 *
 * Han characters stand alone, katakana is one unit as long as it runs, and of Thai and its like a
 * unit is a grapheme cluster with the vowels that are written before and behind it: a word never
 * starts or ends between them. In Japanese, the character that hiragana inflects ("書く", "見直す")
 * is a verb's and left out; particles and "する" are told from inflections by their first sign.
 * Behind a number a counter ("3回", "2024年") is left out. */
#include "pick/unspaced.h"

#include "base/utf8.h"
#include "pick/index.h"

#include <string.h>

enum { MOST_UNITS = 16 * 1024, LONGEST_UNIT = 60 };

/* Whether the character at p is one of those listed, which have three bytes each. */
static bool is_among(const char *p, const char *end, const char *list)
{
    if (end - p < 3)
        return false;
    for (; *list; list += 3)
        if (p[2] == list[2] && p[1] == list[1] && p[0] == list[0])
            return true;
    return false;
}

/* Thai and Lao vowels that are written before their consonant, and those behind it that are
 * letters. */
static bool is_leading_vowel(uint32_t c)
{
    return (c >= 0x0E40 && c <= 0x0E44) || (c >= 0x0EC0 && c <= 0x0EC4);
}

static bool is_following_vowel(uint32_t c)
{
    return c == 0x0E30 || c == 0x0E32 || c == 0x0E45 || c == 0x0E46 || c == 0x0EB0 || c == 0x0EB2 ||
           c == 0x0EC6;
}

static const char *cluster_end(const char *p, const char *end)
{
    return p + share__grapheme_end(share__view_between(p, end));
}

/* The end of the unit of Thai and its like at p. */
static const char *syllable_end(const char *p, const char *end)
{
    const char *next = p, *after;
    bool leads = is_leading_vowel(share__utf8_next(&next, end));
    p = cluster_end(p, end);
    after = p;
    if (leads && p < end && share__unspaced_kind(share__utf8_next(&after, end)))
        p = cluster_end(p, end);
    for (after = p; p < end && is_following_vowel(share__utf8_next(&after, end)); after = p)
        p = cluster_end(p, end);
    return p;
}

static const char *unit_end(const char *p, const char *end, int kind)
{
    if (kind == SHARE__OTHER_UNSPACED)
        return syllable_end(p, end);
    share__utf8_next(&p, end);
    while (kind == SHARE__KATAKANA && p < end) {
        const char *next = p;
        if (share__unspaced_kind(share__utf8_next(&next, end)) != kind)
            break;
        p = next;
    }
    return p;
}

static int kind_at(const char *p, const char *end)
{
    if (p >= end || (unsigned char)*p < 0x80)
        return 0;
    uint32_t c = share__utf8_next(&p, end);
    int kind = share__unspaced_kind(c);
    return kind == SHARE__OTHER_UNSPACED && !share__is_letter(c) ? 0 : kind;
}

/* Whether the hiragana at p inflects what stands before it. */
static bool inflects(const char *p, const char *end)
{
    static const char endings[] = "いうえきぎくぐけげちっつどねばびぶべみむめらりるれろわじず";
    const char *next = p + 3;
    if (is_among(p, end, "す")) /* "する" makes a verb of a noun */
        return !is_among(next, end, "るれべ");
    if (is_among(p, end, "せ"))
        return !is_among(next, end, "ず");
    if (is_among(p, end, "ま")) /* "まで", "ます" */
        return !is_among(next, end, "でさしすせ");
    if (is_among(p, end, "ら")) /* "らしい" */
        return !is_among(next, end, "し");
    return is_among(p, end, endings);
}

static bool is_counter(share__view unit)
{
    return is_among(unit.p, unit.p + unit.n,
                    "年月日時时分秒回個个台人円元万萬億亿千百件本枚倍度歳岁歲号號章節名位次種种"
                    "篇期届層层点點週周代世條条页頁級级頭匹冊册話集卷巻番つカヶヵ間目割");
}

static bool is_open_title(const char *start, const char *p)
{
    return p - start >= 3 && (memcmp(p - 3, "《", 3) == 0 || memcmp(p - 3, "『", 3) == 0);
}

static bool is_close_title(const char *p, const char *end)
{
    return end - p >= 3 && (memcmp(p, "》", 3) == 0 || memcmp(p, "』", 3) == 0);
}

/* A run of units that starts at p: its end. */
static const char *add_run(share__units *units, share__view text, const char *p)
{
    const char *end = text.p + text.n, *start = p;
    size_t first = units->count;
    int kind;
    while ((kind = kind_at(p, end)) != 0 && kind != SHARE__HIRAGANA && units->count < MOST_UNITS) {
        const char *next = unit_end(p, end, kind);
        share__unit *at = share__arena_grow(units->arena, units->at, units->count, &units->room,
                                            sizeof *units->at);
        if (!at)
            return NULL;
        units->at = at;
        bool too_long = next - p > LONGEST_UNIT;
        at[units->count] = (share__unit){.p = p,
                                         .n = (uint8_t)(too_long ? 0 : next - p),
                                         .kind = (uint8_t)kind,
                                         .run = units->count == first};
        units->count += !too_long;
        p = next;
        if (too_long)
            break;
    }
    const char *after = p;
    if (units->count > first && units->at[units->count - 1].kind == SHARE__HAN &&
        kind == SHARE__HIRAGANA && inflects(p, end))
        units->count--;
    while (first < units->count && start > text.p &&
           (share__is_digit(start[-1]) || units->at[first].p != start) &&
           is_counter((share__view){units->at[first].p, units->at[first].n})) {
        memmove(&units->at[first], &units->at[first + 1],
                (units->count - first - 1) * sizeof *units->at);
        units->count--;
        if (first < units->count)
            units->at[first].run = true;
    }
    if (first < units->count)
        units->at[first].title =
            is_open_title(text.p, units->at[first].p) && is_close_title(after, end);
    return after > start ? after : unit_end(start, end, kind_at(start, end));
}

bool share__units_add(share__units *units, share__view text)
{
    const char *p = text.p, *end = text.p + text.n;
    while (p < end && units->count < MOST_UNITS) {
        int kind = kind_at(p, end);
        if (kind == 0 || kind == SHARE__HIRAGANA) {
            share__utf8_next(&p, end);
            continue;
        }
        p = add_run(units, text, p);
        if (!p)
            return false;
    }
    return true;
}
