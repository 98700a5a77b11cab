/* Tags as authors write them, and the hashtags that come of them. */
#include "support.h"

#include "post/hashtag.h"

static void becomes(const char *tag, const char *expected)
{
    share__arena arena = SHARE__ARENA_INIT;
    share__view made;
    assert_true(share__hashtag(&arena, share__view_of(tag), NULL, &made));
    if (!share__equal(made, share__view_of(expected)))
        print_error("<%s>: <%.*s>, not <%s>\n", tag, (int)made.n, made.p, expected);
    assert_view_equal(made, expected);
    if (made.n > 0) { /* making it again changes nothing */
        share__view again;
        assert_true(share__hashtag(&arena, made, NULL, &again));
        assert_view_equal(again, expected);
        assert_int_equal(share__hashtag_end(made, 0), made.n);
    }
    share__arena_free(&arena);
}

static void words_are_set_in_pascal_case(void **state)
{
    (void)state;
    becomes("tendinopathy", "#Tendinopathy");
    becomes("heavy slow resistance", "#HeavySlowResistance");
    becomes("north-vancouver", "#NorthVancouver");
    becomes("web_development", "#WebDevelopment");
    becomes("input/output", "#InputOutput");
    becomes("#AlreadyOne", "#AlreadyOne");
    becomes("  spaced \t out ", "#SpacedOut");
    becomes("Rust (programming language)", "#RustProgrammingLanguage");
    becomes("\xC3\xA9"
            "conomie num\xC3\xA9rique",
            "#\xC3\x89"
            "conomieNum\xC3\xA9rique");
}

static void the_authors_capitals_stay(void **state)
{
    (void)state;
    becomes("iOS", "#iOS");
    becomes("GraphQL", "#GraphQL");
    becomes("API", "#API");
    becomes("IMS therapy", "#IMSTherapy");
    becomes("mRNA vaccine", "#mRNAVaccine");
    becomes("UNICEF", "#UNICEF");
    becomes("JAVASCRIPT", "#Javascript");
    becomes("NORTH VANCOUVER", "#NorthVancouver");
    becomes("US NASA", "#USNASA");
    becomes("COVID-19", "#COVID19");
}

static void names_that_live_by_their_punctuation(void **state)
{
    (void)state;
    becomes("C++", "#Cpp");
    becomes("c++", "#Cpp");
    becomes("C++17", "#Cpp17");
    becomes("vf2++", "#Vf2pp");
    becomes("C#", "#CSharp");
    becomes("F# scripts", "#FSharpScripts");
    becomes(".NET", "#DotNet");
    becomes(".net core", "#DotNetCore");
    becomes("ASP.NET", "#ASPNET");
    becomes("R&D", "#RAndD");
    becomes("health & safety", "#HealthSafety");
    becomes("Node.js", "#NodeJS");
    becomes("women's health", "#WomensHealth");
    becomes("women\xE2\x80\x99s health", "#WomensHealth");
    becomes("l'avenir", "#LAvenir");
    becomes("CI/CD", "#CICD");
    becomes("U.S. history", "#USHistory");
}

static void digits_do_not_lead(void **state)
{
    (void)state;
    becomes("2024", "");
    becomes("5G", "");
    becomes("3D printing", "#Printing3D");
    becomes("2024 trends", "#Trends2024");
    becomes("100 days of code", "");
    becomes("web 2.0", "#Web20");
    becomes("\xD9\xA3\xD9\xA4", ""); /* Arabic digits */
}

static void what_has_no_letters_is_refused(void **state)
{
    (void)state;
    becomes("", "");
    becomes("#", "");
    becomes("!?", "");
    becomes("\xF0\x9F\x8E\x89", "");
    becomes("\xF0\x9F\x8E\x89 party", "#Party");
    becomes("\xE2\x9D\xA4\xEF\xB8\x8F love", "#Love");
    becomes("1\xEF\xB8\x8F\xE2\x83\xA3", "");
    becomes("\xCC\x81", "");
    becomes("a tag that goes on and on and on and on until it is longer than any network takes it",
            "");
}

static void other_scripts(void **state)
{
    (void)state;
    becomes("\xE4\xBA\xBA\xE5\xB7\xA5\xE6\x99\xBA\xE8\x83\xBD",
            "#\xE4\xBA\xBA\xE5\xB7\xA5\xE6\x99\xBA\xE8\x83\xBD");
    becomes("\xED\x95\x9C\xEA\xB5\xAD \xEC\x9D\x8C\xEC\x8B\x9D",
            "#\xED\x95\x9C\xEA\xB5\xAD\xEC\x9D\x8C\xEC\x8B\x9D");
    /* Devanagari keeps its vowel signs and its virama */
    becomes("\xE0\xA4\xB9\xE0\xA4\xBF\xE0\xA4\xA8\xE0\xA5\x8D\xE0\xA4\xA6\xE0\xA5\x80",
            "#\xE0\xA4\xB9\xE0\xA4\xBF\xE0\xA4\xA8\xE0\xA5\x8D\xE0\xA4\xA6\xE0\xA5\x80");
    /* a joiner inside a Persian word goes: networks disagree about it */
    becomes("\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE", "#\xD9\x85\xDB\x8C\xD8\xAE");
    /* Georgian has capitals, and words do not begin with them */
    becomes("\xE1\x83\xA5\xE1\x83\x90", "#\xE1\x83\xA5\xE1\x83\x90");
    becomes("\xD0\xBC\xD0\xB8\xD1\x80 \xD1\x82\xD1\x80\xD1\x83\xD0\xB4",
            "#\xD0\x9C\xD0\xB8\xD1\x80\xD0\xA2\xD1\x80\xD1\x83\xD0\xB4");
    becomes("cafe\xCC\x81", "#Caf\xC3\xA9");
    becomes("\xEF\xBC\x83tag", "#Tag");
}

static void an_ampersand_is_said_as_the_language_does(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"en", "repair & care", "#RepairAndCare"},
        {"en-GB", "Q & A", "#QAndA"},
        {"de-AT", "Kunst & Kultur", "#KunstUndKultur"},
        {"ru", "\xD0\xB4\xD0\xBE\xD0\xBC & \xD1\x81\xD0\xB0\xD0\xB4",
         "#\xD0\x94\xD0\xBE\xD0\xBC\xD0\x98\xD0\xA1\xD0\xB0\xD0\xB4"},
        {"de", "R&D", "#RAndD"}, /* a name, said in English */
        {"en", "& more", "#More"},
        {"en", "more &", "#More"},
        {"en", "a & & b", "#AAndB"},
        {"eng", "repair & care", "#RepairCare"}, /* nobody told how */
        {"ja", "repair & care", "#RepairCare"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        share__spellings spellings;
        share__arena arena = SHARE__ARENA_INIT;
        share__view made;
        share__spellings_start(&spellings, share__view_of(cases[i][0]));
        assert_true(share__hashtag(&arena, share__view_of(cases[i][1]), &spellings, &made));
        assert_string_equal(made.p, cases[i][2]);
        share__arena_free(&arena);
    }
}

static void turkish_has_a_capital_i_of_its_own(void **state)
{
    (void)state;
    share__spellings turkish = {.count = 0, .dotted_i = true};
    share__arena arena = SHARE__ARENA_INIT;
    share__view made;
    assert_true(share__hashtag(&arena, SHARE__LIT("iklim"), &turkish, &made));
    assert_string_equal(made.p, "#\xC4\xB0klim");
    assert_true(share__hashtag(&arena, SHARE__LIT("iklim"), NULL, &made));
    assert_string_equal(made.p, "#Iklim");
    share__arena_free(&arena);
}

static void the_article_knows_how_words_are_spelled(void **state)
{
    (void)state;
    share__spellings known = {.count = 0};
    share__learn_spellings(&known,
                           SHARE__LIT("How an API in JavaScript met the iPhone: a talk at the "
                                      "OPENINGS of GitHub"));
    share__learn_spellings(&known, SHARE__LIT("SHOUTED RUST IS NO SPELLING"));
    static const struct {
        const char *tag, *expected;
    } cases[] = {
        {"javascript", "#JavaScript"},
        {"api design", "#APIDesign"},
        {"iphone", "#iPhone"},
        {"Github", "#GitHub"},
        {"rust", "#Rust"},
        {"openings", "#Openings"},
        {"talk", "#Talk"},
        {"GITHUB", "#GITHUB"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        share__arena arena = SHARE__ARENA_INIT;
        share__view made;
        assert_true(share__hashtag(&arena, share__view_of(cases[i].tag), &known, &made));
        assert_view_equal(made, cases[i].expected);
        share__arena_free(&arena);
    }
}

static void each_tag_once(void **state)
{
    (void)state;
    const share__view tags[] = {
        SHARE__LIT("iOS"),
        SHARE__LIT("2024"),
        SHARE__LIT("ios"),
        SHARE__LIT("\xC3\x89t\xC3\xA9"),
        SHARE__LIT("\xC3\xA9t\xC3\xA9"),
        SHARE__LIT("web design"),
        SHARE__LIT("WebDesign"),
        SHARE__LIT("last"),
    };
    share__view made[8];
    size_t count;
    share__arena arena = SHARE__ARENA_INIT;
    assert_true(share__hashtags(&arena, tags, 8, NULL, 8, made, &count));
    assert_int_equal(count, 4);
    assert_view_equal(made[0], "#iOS");
    assert_view_equal(made[1], "#\xC3\x89t\xC3\xA9");
    assert_view_equal(made[2], "#WebDesign");
    assert_view_equal(made[3], "#Last");
    assert_true(share__hashtags(&arena, tags, 8, NULL, 2, made, &count));
    assert_int_equal(count, 2);
    assert_true(share__hashtags(&arena, tags, 8, NULL, 0, made, &count));
    assert_int_equal(count, 0);
    share__arena_free(&arena);
}

static void found_in_text(void **state)
{
    (void)state;
    share__view text = SHARE__LIT("No #1, C# is none, a&#b neither; #Real_one, and (#second).");
    size_t at = share__find(text, '#', 0);
    assert_int_equal(share__hashtag_end(text, at), at);
    at = share__find(text, '#', at + 1);
    assert_int_equal(share__hashtag_end(text, at), at);
    at = share__find(text, '#', at + 1);
    assert_int_equal(share__hashtag_end(text, at), at);
    at = share__find(text, '#', at + 1);
    assert_int_equal(share__hashtag_end(text, at), at + strlen("#Real_one"));
    at = share__find(text, '#', at + 1);
    assert_int_equal(share__hashtag_end(text, at), at + strlen("#second"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_set_in_pascal_case),
        cmocka_unit_test(the_authors_capitals_stay),
        cmocka_unit_test(names_that_live_by_their_punctuation),
        cmocka_unit_test(digits_do_not_lead),
        cmocka_unit_test(what_has_no_letters_is_refused),
        cmocka_unit_test(other_scripts),
        cmocka_unit_test(an_ampersand_is_said_as_the_language_does),
        cmocka_unit_test(turkish_has_a_capital_i_of_its_own),
        cmocka_unit_test(the_article_knows_how_words_are_spelled),
        cmocka_unit_test(each_tag_once),
        cmocka_unit_test(found_in_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
