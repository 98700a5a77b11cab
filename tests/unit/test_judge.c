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

/* What says whose words these are, or is not said about the subject at all. */
static void speech_and_notices(void **state)
{
    (void)state;
    assert_true(judge("\"Rest is rarely the right answer.\"", "en") & SHARE__SPEECH);
    assert_true(judge("\u201CRest is rarely the right answer.\u201D", "en") & SHARE__SPEECH);
    assert_false(judge("\"Rest\" and \"load\" are no longer opposites.", "en") & SHARE__SPEECH);
    assert_false(judge("\"Rest is rarely right,\" says the report.", "en") & SHARE__SPEECH);
    assert_true(judge("MK: The tendon adapts to what it is asked to do.", "en") & SHARE__LEADS);
    assert_true(judge("Photo credit: the harbour office of the town.", "en") & SHARE__NOTICE);
    assert_true(judge("Nothing here is meant as medical advice to anybody.", "en") & SHARE__NOTICE);
    assert_true(judge("Doe, J. (2019) On the loading of tendons.", "en") & SHARE__RAW);
    assert_true(judge("The loading of tendons. J Tendon. 2019;12(3):45.", "en") & SHARE__RAW);
    assert_true(judge("3. The tendon adapts to what is asked of it.", "en") & SHARE__LEADS);
    assert_true(judge("19.10.2019 The tendon adapts to the load.", "en") & SHARE__LEADS);
    assert_false(judge("3.5 hours of sleep are not enough for anybody.", "en") & SHARE__LEADS);
    assert_true(judge("The module example.org/tendon has a new release.", "en") & SHARE__RAW);
    assert_false(judge("Rest and/or load is what runners ask about.", "en") & SHARE__RAW);
    assert_true(judge("The lists no longer lose an entry (#1234).", "en") & SHARE__RAW);
    assert_true(judge("The class Option[T] holds one value or none.", "en") & SHARE__RAW);
    assert_true(judge("We sent it on Monday. was the subject of the mail.", "en") &
                SHARE__UNBALANCED);
    assert_false(judge("The survey (2019) was the first of its kind.", "en") & SHARE__RAW);
}

static void leaning(void **state)
{
    (void)state;
    assert_true(judge("Nobody corrects the table for that, so leave a margin.", "en") &
                SHARE__LEANS);
    assert_true(judge("A few patterns deserve a look before assuming that.", "en") & SHARE__LEANS);
    assert_false(judge("A clinic that treats tendons sees many runners.", "en") & SHARE__LEANS);
    assert_true(judge("We measured how long people were away.", "en") & SHARE__OURS);
    assert_false(judge("We measured how long people were away.", "en") & SHARE__LEANS);
    /* articles are no pronouns, and "above" is an everyday word in some languages */
    assert_false(judge("Das neue Gesetz gilt seit dem ersten Januar.", "de") & SHARE__DANGLING);
    assert_false(judge("En 2024, la ville a planté mille arbres.", "fr") & SHARE__DANGLING);
    assert_false(judge("Het nieuwe dak is sinds vorig jaar waterdicht.", "nl") & SHARE__DANGLING);
    assert_true(judge("Het is de reden voor de lange storing.", "nl") & SHARE__DANGLING);
    assert_false(judge("Цены стали выше, чем в прошлом году.", "ru") & SHARE__META);
}

static void quotation_marks_pair(void **state)
{
    (void)state;
    assert_int_equal(
        judge("Der Verein nennt die Kuppel „das Auge der Stadt“ und pflegt den Turm.", "de"), 0);
    assert_int_equal(judge("Klub nazywa kopułę „okiem miasta” i myje szyby co rok.", "pl"), 0);
    assert_int_equal(judge("Föreningen kallar kupolen ”stadens öga” och vårdar den.", "sv") &
                         SHARE__UNBALANCED,
                     0);
    assert_int_equal(judge("The club calls the dome “the eye of the town” in its reports.", "en"),
                     0);
    assert_true(judge("The chief said, “There was no drop over the weeks.", "en") &
                SHARE__UNBALANCED);
    assert_true(judge("„Die Kuppel war nie so hell wie heute.", "de") & SHARE__UNBALANCED);
    assert_true(judge("Die Kuppel war nie so hell wie heute“, sagt der Leiter.", "de") &
                SHARE__UNBALANCED);
    assert_true(judge("Le chef dit : « La coupole est propre depuis hier.", "fr") &
                SHARE__UNBALANCED);
}

static void what_nobody_translated(void **state)
{
    (void)state;
    assert_true(judge("You can use the app with the account that you have.", "de") &
                SHARE__FOREIGN);
    assert_true(judge("The keeper of the keys in the tower.", "ko") & SHARE__FOREIGN);
    assert_false(judge("You can use the app with the account that you have.", "en") &
                 SHARE__FOREIGN);
    assert_false(judge("Die Firma Is A Bell Ltd. baut Glocken für Kirchen.", "en") &
                 SHARE__FOREIGN);
    assert_false(judge("Das Lied \"Songs of the Sea\" lief im Radio rauf und runter.", "de") &
                 SHARE__FOREIGN);
    assert_false(judge("npm은 패키지를 내려받아 프로젝트에 설치하는 도구이다.", "ko") &
                 SHARE__LEADS);
    assert_false(judge("이미지의 크기는 두 배로 늘었고 비용은 그대로 남았다.", "ko") &
                 SHARE__DANGLING);
    assert_true(judge("이 크기는 두 배로 늘었고 비용은 그대로 남았다.", "ko") & SHARE__DANGLING);
    assert_true(judge("The tendon is stronger in the light of this result.", "en") & SHARE__OURS);
    assert_false(judge("The tendon is stronger in the light of the result.", "en") & SHARE__OURS);
    assert_true(judge("npm and then the package is installed by it.", "en") & SHARE__LEADS);
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
        cmocka_unit_test(speech_and_notices),
        cmocka_unit_test(leaning),
        cmocka_unit_test(quotation_marks_pair),
        cmocka_unit_test(what_nobody_translated),
        cmocka_unit_test(logarithms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
