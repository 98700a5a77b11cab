/* What speaks against quoting a sentence alone. */
#include "support.h"

#include "pick/index.h"

static uint32_t judge(const char *sentence, const char *language)
{
    const share__judge *rules = share__judge_of(share__language_named(share__view_of(language)));
    return share__judge_sentence(rules, share__view_of(sentence));
}

static void a_good_sentence_has_nothing_against_it(void **state)
{
    (void)state;
    assert_int_equal(judge("A tendon is living tissue that responds to demands.", "en"), 0);
    assert_int_equal(judge("iOS apps start in half the time they took before.", "en"), 0);
    assert_int_equal(judge("\"Rest is rarely the answer,\" says the report.", "en"), 0);
    assert_int_equal(judge("Ein Vertrag, den niemand liest, schützt auch niemanden.", "de"), 0);
}

static void english_reasons(void **state)
{
    (void)state;
    assert_true(judge("However, the tendon adapts to the load.", "en") & SHARE__DANGLING);
    assert_true(judge("It is loading the tendon in the right way.", "en") & SHARE__DANGLING);
    assert_false(judge("Italy has more runners than ever before.", "en") & SHARE__DANGLING);
    assert_true(judge("In this article, we look at the causes of pain.", "en") & SHARE__META);
    assert_true(judge("Book a 30-minute appointment with the clinic.", "en") & SHARE__CALL);
    assert_false(judge("The booking system took eleven months to build.", "en") & SHARE__CALL);
    assert_true(judge("I\xE2\x80\x99m writing a compiler in my spare time.", "en") &
                SHARE__SPEAKER);
    assert_true(judge("Why does rest fail so many people?", "en") & SHARE__QUESTION);
    assert_true(judge("There are three things to know here:", "en") & SHARE__OPEN_END);
    assert_true(judge("The pain comes back (and it always does.", "en") & SHARE__UNBALANCED);
    assert_true(judge("Go to https://example.org for the whole list.", "en") & SHARE__RAW);
    assert_true(judge("and then the load increases week by week.", "en") & SHARE__LEADS);
    assert_true(judge("Yes, it does.", "en") & SHARE__SHORT);
}

static void other_languages(void **state)
{
    (void)state;
    assert_true(judge("Das ist der Grund für den langen Ausfall.", "de") & SHARE__DANGLING);
    assert_true(judge("In diesem Artikel zeigen wir die Gründe.", "de") & SHARE__META);
    assert_true(judge("Abonnez-vous à notre lettre hebdomadaire.", "fr") & SHARE__CALL);
    assert_true(judge("В этой статье рассказано об устройстве ядра.", "ru") & SHARE__META);
    assert_true(judge("この記事では設定方法を説明します。", "ja") & SHARE__META);
}

static void logarithms(void **state)
{
    (void)state;
    assert_int_equal(share__log2(0), 0);
    assert_int_equal(share__log2(1), 1024);
    assert_int_equal(share__log2(1023), 10 * 1024);
    assert_in_range(share__log2(2), 1622, 1623); /* log2(3) = 1.58496 */
    for (uint64_t n = 0; n < 5000; n++)
        assert_true(share__log2(n) <= share__log2(n + 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_good_sentence_has_nothing_against_it),
        cmocka_unit_test(english_reasons),
        cmocka_unit_test(other_languages),
        cmocka_unit_test(logarithms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
