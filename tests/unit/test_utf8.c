/* Code points, classes, clusters and NFC. (Unicode's grapheme test runs in test_property_post.c.)
 */
#include "support.h"

#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <utf8proc.h>

#define NORMALIZATION "/usr/share/unicode/DerivedNormalizationProps.txt"

static void ill_formed_bytes_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t good, bad;
    } cases[] = {
        {"all well", 8, 0},
        {"caf\xC3\xA9 in a longer line of text", 30, 0},
        {"\xC0\x80", 0, 1},             /* overlong */
        {"abcdefgh\xE0\x9F\x80", 8, 1}, /* overlong */
        {"\xED\xA0\x80", 0, 1},         /* a surrogate */
        {"\xF4\x90\x80\x80", 0, 1},     /* past U+10FFFF */
        {"\xF0\x9F\x91", 0, 3},         /* cut short: one replacement for all three */
        {"\xE2\x82x", 0, 2},            /* likewise */
        {"x\x80", 1, 1},                /* nothing leads */
        {"\xF5\x80\x80\x80", 0, 1},     /* nor does this */
        {"\xF0\x9F\x91\xA9", 4, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        share__view v = share__view_of(cases[i].text);
        assert_int_equal(share__utf8_check(v), cases[i].good);
        if (cases[i].bad > 0)
            assert_int_equal(share__utf8_bad_length(v, cases[i].good), cases[i].bad);
    }
}

static void every_code_point_goes_there_and_back(void **state)
{
    (void)state;
    for (uint32_t c = 1; c <= 0x10FFFF; c++) {
        char bytes[4];
        size_t n = share__utf8_encode(bytes, c);
        share__view v = {bytes, n};
        bool scalar = c < 0xD800 || c > 0xDFFF;
        assert_int_equal(share__utf8_check(v), n);
        assert_int_equal(share__utf8_first(v), scalar ? c : 0xFFFD);
        assert_int_equal(share__utf8_last(v), scalar ? c : 0xFFFD);
        assert_int_equal(share__utf16_length(v), scalar && c > 0xFFFF ? 2 : 1);
    }
    assert_int_equal(share__utf8_first((share__view){"", 0}), 0);
}

static void classes(void **state)
{
    (void)state;
    assert_true(share__is_letter('z') && share__is_letter(0xE9) && share__is_letter(0x4E2D));
    assert_false(share__is_letter('1') || share__is_letter('_') || share__is_letter(0x301));
    assert_true(share__is_mark(0x301) && share__is_mark(0x93F) && share__is_mark(0xFE0F));
    assert_true(share__is_virama(0x94D) && share__is_virama(0x17D2) && share__is_virama(0x1039));
    assert_false(share__is_virama(0x93C) || share__is_virama('a'));
    assert_true(share__is_number('7') && share__is_number(0x967) && !share__is_number(0xB2));
    assert_true(share__is_blank(' ') && share__is_blank(0xA0) && share__is_blank(0x3000));
    assert_true(share__is_blank('\n') && share__is_blank(0x85) && !share__is_blank(0x200B));
    static const uint32_t controls[] = {0,      7,       0x7F,   0x85,   0xAD,   0x61C,
                                        0x200B, 0x200E,  0x202E, 0x2066, 0x2069, 0xFEFF,
                                        0xFFFE, 0x1FFFF, 0xFDD0, 0x2060, 0xE0001};
    for (size_t i = 0; i < sizeof controls / sizeof *controls; i++)
        assert_true(share__is_control(controls[i]));
    static const uint32_t texts[] = {' ', 'a', 0x200C, 0x200D, 0xFE0F, 0x600, 0xFFFD, 0x1F600};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_false(share__is_control(texts[i]));
    assert_true(share__is_emoji(0x1F600) && share__is_emoji(0x2695) && share__is_emoji(0x1F1E6));
    assert_false(share__is_emoji('1') || share__is_emoji(0x4E2D));
    assert_int_equal(share__to_title('a'), 'A');
    assert_int_equal(share__to_title(0x10D0), 0x10D0); /* Georgian has no title case */
    assert_int_equal(share__to_title(0x1C6), 0x1C5);   /* a digraph has one of its own */
    assert_int_equal(share__fold_case(0x3C2), share__fold_case(0x3C3)); /* both small sigmas */
    assert_int_equal(share__columns('a'), 1);
    assert_int_equal(share__columns(0x4E2D), 2);
    assert_int_equal(share__columns(0x301), 0);
}

static void clusters(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t first, count;
    } cases[] = {
        {"ab", 1, 2},
        {"\r\nx", 2, 2},
        {"e\xCC\x81x", 3, 2},
        {"\xC3\xA9\xC3\xA8", 2, 2},
        {"\xEA\xB0\x80\xE1\x86\xA8\xEA\xB0\x80", 6, 2},               /* a syllable and its tail */
        {"\xF0\x9F\x87\xA8\xF0\x9F\x87\xA6\xF0\x9F\x87\xB3", 8, 2},   /* one flag and a half */
        {"\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7!", 11, 2},     /* two people, joined */
        {"\xE0\xA4\x95\xE0\xA5\x8D\xE0\xA4\xB7\xE0\xA4\xBFx", 12, 2}, /* a conjunct */
        {"\xE0\xA4\x95\xE0\xA5\x8D\xE2\x80\x8D\xE0\xA4\xB7x", 12, 2}, /* a half form */
        {"\xE0\xA4\x95\xE0\xA5\x8D\xE2\x80\x8C\xE0\xA4\xB7x", 9, 3},  /* kept apart */
        {"\xE0\xAE\x95\xE0\xAF\x8D\xE0\xAE\xB7", 6, 2},               /* Tamil does not join */
        {"1\xEF\xB8\x8F\xE2\x83\xA3"
         "2",
         7, 2}, /* a keycap */
        {"a\xE2\x80\x8D", 4, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        share__view v = share__view_of(cases[i].text);
        assert_int_equal(share__grapheme_end(v), cases[i].first);
        assert_int_equal(share__graphemes(v), cases[i].count);
    }
    assert_int_equal(share__graphemes(SHARE__LIT("a long line of ASCII and then caf\xC3\xA9s")),
                     35);
    assert_int_equal(share__utf16_length(SHARE__LIT("sixteen ASCII by\xF0\x9F\x98\x80tes")), 21);
    assert_int_equal(share__code_points(SHARE__LIT("sixteen ASCII by\xF0\x9F\x98\x80tes")), 20);
}

static void check_nfc(const char *text, const char *expected)
{
    share__arena arena = SHARE__ARENA_INIT;
    share__view v;
    assert_true(share__utf8_nfc(&arena, share__view_of(text), &v));
    assert_view_equal(v, expected);
    share__arena_free(&arena);
}

static void texts_are_composed(void **state)
{
    (void)state;
    check_nfc("", "");
    check_nfc("plain", "plain");
    check_nfc("cafe\xCC\x81", "caf\xC3\xA9");
    check_nfc("a\xCC\xA3\xCC\x81 q\xCC\x81\xCC\xA3", "\xE1\xBA\xA1\xCC\x81 q\xCC\xA3\xCC\x81");
    check_nfc("\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8", "\xEA\xB0\x81"); /* jamo */
    check_nfc("\xEA\xB0\x80\xE1\x86\xA8", "\xEA\xB0\x81");
    check_nfc("\xE2\x84\xAB", "\xC3\x85");                 /* the angstrom sign */
    check_nfc("\xE0\xA5\x98", "\xE0\xA4\x95\xE0\xA4\xBC"); /* excluded from composing */
    check_nfc("\xE3\x81\x8B\xE3\x82\x99", "\xE3\x81\x8C"); /* ka with its voicing mark */
    share__arena arena = SHARE__ARENA_INIT;
    share__view v = SHARE__LIT("\xD0\xB9 \xEA\xB0\x81 \xE4\xB8\xAD caf\xC3\xA9"), same;
    assert_true(share__utf8_nfc(&arena, v, &same));
    assert_ptr_equal(same.p, v.p); /* nothing was copied */
    assert_null(arena.chunks);
    share__arena_free(&arena);
}

/* The quick check decides for every character as Unicode's own table does. */
static void every_character_alone(void **state)
{
    (void)state;
    FILE *file = fopen(NORMALIZATION, "r");
    if (!file) {
        print_message("skipped: no %s (Debian: unicode-data)\n", NORMALIZATION);
        skip();
    }
    static unsigned char changes[0x110000];
    char line[512];
    unsigned ranges = 0;
    while (fgets(line, sizeof line, file)) {
        char *rest;
        unsigned long first = strtoul(line, &rest, 16), last = first;
        if (rest == line || !strstr(line, "; NFC_QC; N"))
            continue;
        if (strncmp(rest, "..", 2) == 0)
            last = strtoul(rest + 2, NULL, 16);
        for (; first <= last && first < sizeof changes; first++)
            changes[first] = 1;
        ranges++;
    }
    fclose(file);
    assert_true(ranges > 50);
    for (uint32_t c = 1; c < 0x110000; c++) {
        if (c == 0xD800)
            c = 0xE000;
        char bytes[4];
        share__view v = {bytes, share__utf8_encode(bytes, c)}, composed;
        share__arena arena = SHARE__ARENA_INIT;
        assert_true(share__utf8_nfc(&arena, v, &composed));
        assert_int_equal(!share__equal(v, composed), changes[c]);
        share__arena_free(&arena);
    }
}

/* What utf8.c knows by itself is what utf8proc says. */
static void short_ways_are_right(void **state)
{
    (void)state;
    for (uint32_t c = 1; c < 0x20000; c++) {
        if (c == 0xD800)
            c = 0xE000;
        utf8proc_int32_t point = (utf8proc_int32_t)c;
        utf8proc_category_t k = utf8proc_category(point);
        assert_int_equal(share__is_letter(c),
                         k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO);
        assert_int_equal(share__is_number(c), k == UTF8PROC_CATEGORY_ND);
        assert_int_equal(share__is_punctuation(c),
                         k >= UTF8PROC_CATEGORY_PC && k <= UTF8PROC_CATEGORY_PO);
        assert_int_equal(share__is_lower_case(c),
                         k == UTF8PROC_CATEGORY_LL && (c < 0x2E80 || c >= 0xA640));
        if (c >= 0x80) {
            assert_int_equal(share__to_lower(c), utf8proc_tolower(point));
            assert_int_equal(share__to_upper(c), utf8proc_toupper(point));
            assert_int_equal(share__to_title(c), utf8proc_totitle(point));
        }
        assert_int_equal(share__is_blank(c), c < 0x80 ? share__is_space((char)c)
                                                      : c == 0x85 || (k >= UTF8PROC_CATEGORY_ZS &&
                                                                      k <= UTF8PROC_CATEGORY_ZP));
        assert_int_equal(share__is_virama(c),
                         c >= 0x94D && utf8proc_get_property(point)->combining_class == 9);
        if ((c >= 0xA0 && c < 0x180) || (c >= 0x2010 && c < 0x2028) ||
            (c >= 0x3000 && c < 0x3012) || (c >= 0xFF01 && c < 0xFF5F) || c == 0x30FC)
            assert_int_equal(share__columns(c), utf8proc_charwidth(point));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ill_formed_bytes_are_found),
        cmocka_unit_test(every_code_point_goes_there_and_back),
        cmocka_unit_test(classes),
        cmocka_unit_test(clusters),
        cmocka_unit_test(texts_are_composed),
        cmocka_unit_test(every_character_alone),
        cmocka_unit_test(short_ways_are_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
