/* Language: names, stop words, and guesses on sentences of our own and on real articles. */
#include "pick/language.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static share__language named(const char *tag)
{
    return share__language_named(share__view_of(tag));
}

static bool is_stop(const char *tag, const char *word)
{
    return share__is_stop_word(named(tag), share__view_of(word));
}

static const char *guess(const char *text)
{
    share__language_votes votes = {.letters = 0};
    share__language_feed(&votes, share__view_of(text));
    return share__language_tag(share__language_guess(&votes));
}

static void test_names(void **state)
{
    (void)state;
    assert_int_equal(named("en"), SHARE__LANGUAGE_en);
    assert_int_equal(named("EN-gb"), SHARE__LANGUAGE_en);
    assert_int_equal(named("pt_BR"), SHARE__LANGUAGE_pt);
    assert_int_equal(named("zh-Hans-CN"), SHARE__LANGUAGE_zh);
    assert_int_equal(named("nb-NO"), SHARE__LANGUAGE_no);
    assert_int_equal(named("de_DE.UTF-8"), SHARE__LANGUAGE_de);
    assert_int_equal(named("deu"), SHARE__LANGUAGE_de);
    assert_int_equal(named("iw"), SHARE__LANGUAGE_he);
    assert_int_equal(named(" fr "), SHARE__LANGUAGE_fr);
    assert_int_equal(named(""), SHARE__LANGUAGE_UNKNOWN);
    assert_int_equal(named("x"), SHARE__LANGUAGE_UNKNOWN);
    assert_int_equal(named("english"), SHARE__LANGUAGE_UNKNOWN);
    assert_int_equal(named("en\xC3"), SHARE__LANGUAGE_UNKNOWN);
    assert_string_equal(share__language_tag(SHARE__LANGUAGE_UNKNOWN), "");
    assert_string_equal(share__language_tag(99), "");
    for (share__language i = 1; i < SHARE__LANGUAGE_COUNT; i++)
        assert_int_equal(named(share__language_tag(i)), i);
}

static void test_stop_words(void **state)
{
    (void)state;
    static const char *const yes[][2] = {
        {"en", "the"},     {"en", "because"}, {"en", "themselves"}, {"de", "für"},
        {"de", "während"}, {"fr", "était"},   {"es", "también"},    {"pt", "não"},
        {"it", "perché"},  {"nl", "omdat"},   {"pl", "ponieważ"},   {"ru", "который"},
        {"uk", "який"},    {"bg", "който"},   {"sr", "који"},       {"sv", "också"},
        {"da", "også"},    {"no", "også"},    {"fi", "että"},       {"cs", "když"},
        {"sk", "keď"},     {"hu", "hogy"},    {"ro", "pentru"},     {"tr", "için"},
        {"id", "yang"},    {"vi", "không"},   {"ca", "amb"},        {"hr", "što"},
        {"sl", "zakaj"},   {"et", "kuid"},    {"lv", "vai"},        {"lt", "kaip"},
        {"el", "είναι"},   {"ar", "الذي"},    {"fa", "است"},        {"ur", "نہیں"},
        {"he", "של"},      {"hi", "नहीं"},     {"th", "และ"},        {"zh", "我们"},
        {"ko", "그리고"},
    };
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        assert_true(is_stop(yes[i][0], yes[i][1]));
    static const char *const no[][2] = {
        {"en", "computer"},
        {"en", "research"},
        {"en", "information"},
        {"en", "der"},
        {"de", "haus"},
        {"fr", "maison"},
        {"", "the"},
        {"ru", "дом"},
        {"en", ""},
        {"en", "averyverylongwordthatnolistanywherehasinitatall"},
    };
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        assert_false(is_stop(no[i][0], no[i][1]));
}

static void test_apostrophes(void **state)
{
    (void)state;
    static const char *const yes[][2] = {
        {"en", "it's"},       {"en", "it’s"},     {"en", "don't"}, {"en", "doesn’t"},
        {"en", "we've"},      {"en", "they'll"},  {"en", "can't"}, {"en", "that's"},
        {"fr", "l'"},         {"fr", "qu'il"},    {"fr", "d’un"},  {"it", "dell'"},
        {"it", "dell’altro"}, {"ca", "d'aquest"},
    };
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        assert_true(is_stop(yes[i][0], yes[i][1]));
    static const char *const no[][2] = {
        {"en", "dog's"}, {"en", "o'clock"}, {"fr", "l'eau"}, {"it", "dell'acqua"}, {"en", "'"},
    };
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        assert_false(is_stop(no[i][0], no[i][1]));
}

static void test_masks(void **state)
{
    (void)state;
    uint64_t mask = share__stop_word_mask(SHARE__LIT("in"));
    assert_true(mask >> SHARE__LANGUAGE_en & 1);
    assert_true(mask >> SHARE__LANGUAGE_de & 1);
    assert_true(mask >> SHARE__LANGUAGE_it & 1);
    assert_false(mask >> SHARE__LANGUAGE_fr & 1);
    assert_true(share__stop_word_mask(SHARE__LIT("teapot")) == 0);
    assert_true(share__stop_word_mask(SHARE__LIT("")) == 0);
}

static void test_guesses(void **state)
{
    (void)state;
    static const char *const texts[][2] = {
        {"en", "The boat was on the river when we came back from the mill, but nobody was in it."},
        {"de", "Das Boot lag auf dem Fluss, als wir von der Mühle kamen, aber niemand war darin."},
        {"fr",
         "Le bateau était sur la rivière quand nous sommes revenus du moulin, mais il était vide."},
        {"es", "El barco estaba en el río cuando volvimos del molino, pero no había nadie en él."},
        {"pt", "O barco estava no rio quando voltamos do moinho, mas não havia ninguém nele."},
        {"it", "La barca era sul fiume quando siamo tornati dal mulino, ma non c'era nessuno."},
        {"nl", "De boot lag op de rivier toen wij van de molen kwamen, maar er was niemand in."},
        {"pl", "Łódź stała na rzece, kiedy wróciliśmy z młyna, ale nie było w niej nikogo."},
        {"ru", "Лодка стояла на реке, когда мы вернулись с мельницы, но в ней никого не было."},
        {"uk", "Човен стояв на річці, коли ми повернулися з млина, але в ньому нікого не було."},
        {"bg", "Лодката беше на реката, когато се върнахме от мелницата, но в нея нямаше никой."},
        {"sr", "Чамац је био на реци када смо се вратили из млина, али у њему није било никога."},
        {"sv", "Båten låg på floden när vi kom tillbaka från kvarnen, men ingen var i den."},
        {"da", "Båden lå på floden, da vi kom tilbage fra møllen, men der var ingen i den."},
        {"no", "Båten lå på elven da vi kom tilbake fra møllen, men det var ingen i den heller, "
               "bare noen få sekker."},
        {"fi", "Vene oli joella, kun tulimme takaisin myllyltä, mutta siinä ei ollut ketään."},
        {"cs", "Loď byla na řece, když jsme se vrátili ze mlýna, ale nikdo v ní nebyl."},
        {"sk", "Loď bola na rieke, keď sme sa vrátili z mlyna, ale nikto v nej nebol."},
        {"hu", "A csónak a folyón volt, amikor visszajöttünk a malomból, de nem ült benne senki."},
        {"ro", "Barca era pe râu când ne-am întors de la moară, dar nu era nimeni în ea."},
        {"tr", "Değirmenden döndüğümüzde tekne nehirdeydi, ama içinde hiç kimse yoktu."},
        {"id", "Perahu itu ada di sungai ketika kami kembali dari kincir, tetapi tidak ada orang "
               "di dalamnya."},
        {"vi",
         "Con thuyền ở trên sông khi chúng tôi trở về từ cối xay, nhưng không có ai trong đó."},
        {"ca", "La barca era al riu quan vam tornar del molí, però no hi havia ningú dins."},
        {"hr",
         "Čamac je bio na rijeci kada smo se vratili iz mlina, ali u njemu nije bilo nikoga."},
        {"sl", "Čoln je bil na reki, ko smo se vrnili iz mlina, vendar v njem ni bilo nikogar."},
        {"et", "Paat oli jõel, kui me veskist tagasi tulime, aga selles ei olnud kedagi."},
        {"lv", "Laiva bija upē, kad mēs atgriezāmies no dzirnavām, bet tajā neviena nebija."},
        {"lt", "Valtis buvo upėje, kai mes grįžome iš malūno, bet joje nieko nebuvo."},
        {"el", "Η βάρκα ήταν στο ποτάμι όταν γυρίσαμε από τον μύλο."},
        {"ar", "كان القارب في النهر عندما عدنا من الطاحونة ولكن لم يكن فيه أحد."},
        {"fa", "وقتی از آسیاب برگشتیم قایق روی رودخانه بود اما هیچ کس در آن نبود."},
        {"ur", "جب ہم چکی سے واپس آئے تو کشتی دریا میں تھی لیکن اس میں کوئی نہیں تھا۔"},
        {"he", "הסירה הייתה על הנהר כאשר חזרנו מהטחנה."},
        {"hi", "जब हम चक्की से लौटे तो नाव नदी में थी लेकिन उसमें कोई नहीं था।"},
        {"mr", "आम्ही गिरणीतून परत आलो तेव्हा नाव नदीत होती पण त्यात कोणी नव्हते, असे आहे."},
        {"bn", "আমরা যখন কল থেকে ফিরলাম তখন নৌকাটি নদীতে ছিল।"},
        {"ta", "நாங்கள் திரும்பி வந்தபோது படகு ஆற்றில் இருந்தது."},
        {"th", "เรืออยู่ในแม่น้ำเมื่อเรากลับมาจากโรงสี"},
        {"ja", "水車小屋から戻ると、舟は川に浮かんでいた。"},
        {"ko", "우리가 방앗간에서 돌아왔을 때 배는 강 위에 있었다."},
        {"zh", "我们从磨坊回来的时候，船在河上。"},
        {"ka", "ნავი მდინარეზე იყო."},
        {"hy", "Նավակը գետի վրա էր:"},
        {"am", "ጀልባው በወንዙ ላይ ነበር።"},
        {"kk", "Біз диірменнен қайтқанда қайық өзенде болды, бірақ онда ешкім жоқ еді."},
        {"", "12345 67890 !!!"},
        {"", ""},
        {"", "Xqzt brflm klmn prst vwxz ghjk Xqzt brflm klmn prst vwxz ghjk Xqzt brflm klmn"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (strcmp(guess(texts[i][1]), texts[i][0]) != 0)
            print_message("%s\n", texts[i][1]);
        assert_string_equal(guess(texts[i][1]), texts[i][0]);
    }
}

/* Names of products in Latin letters stand in texts of every script. */
static void test_mixed(void **state)
{
    (void)state;
    assert_string_equal(guess("Windows, Linux, GitHub Actions を使って build する方法です。"),
                        "ja");
    assert_string_equal(guess("GitHub Actions 와 Docker Compose 를 함께 쓰는 방법"), "ko");
    assert_string_equal(guess("Настройка GitHub Actions и Docker Compose на сервере Debian"), "ru");
    assert_string_equal(guess("We write こんにちは to say hello in our Japanese class."), "en");
}

static void test_pieces(void **state)
{
    (void)state;
    share__language_votes votes = {.letters = 0};
    for (int i = 0; i < 400; i++)
        share__language_feed(&votes, SHARE__LIT("das ist nicht der Hund "));
    for (int i = 0; i < 4000; i++)
        share__language_feed(&votes, SHARE__LIT("this is not the dog "));
    assert_int_equal(share__language_guess(&votes), SHARE__LANGUAGE_de);
    assert_true(votes.bytes <= 4096 + 64);
}

/* Lines of running text: no front matter, code, markup or table. */
static void feed_article(share__language_votes *votes, FILE *file)
{
    char line[8192];
    unsigned fences = 0, number = 0;
    bool front = false;
    while (fgets(line, sizeof line, file)) {
        size_t n = strcspn(line, "\r\n");
        share__view v = {line, n};
        bool fence = n == 3 && (strncmp(line, "---", 3) == 0 || strncmp(line, "+++", 3) == 0);
        if (fence && (number == 0 || front))
            front = !front;
        else if (strncmp(line, "```", 3) == 0)
            fences++;
        else if (!front && fences % 2 == 0 && n > 60 && !strchr("<{|![-", line[0]) &&
                 !strstr(line, "](") && !strstr(line, "://"))
            share__language_feed(votes, v);
        number++;
    }
}

static void test_articles(void **state)
{
    (void)state;
    char name[2048];
    const char *data = getenv("SHARE_DATA");
    snprintf(name, sizeof name, "%s/data/markdown/index.json", data ? data : "");
    json_t *index = json_load_file(name, 0, NULL);
    if (!index) {
        print_message("skipped: no %s\n", name);
        skip();
    }
    unsigned right = 0, count = 0;
    size_t i;
    const json_t *post;
    json_array_foreach(json_object_get(index, "posts"), i, post)
    {
        share__language_votes votes = {.letters = 0};
        snprintf(name, sizeof name, "%s/data/markdown/%s", data,
                 json_string_value(json_object_get(post, "file")));
        FILE *file = fopen(name, "r");
        if (!file)
            continue;
        feed_article(&votes, file);
        fclose(file);
        if (votes.letters < 500)
            continue;
        const char *tag = share__language_tag(share__language_guess(&votes));
        const char *want = json_string_value(json_object_get(post, "lang"));
        count++;
        right += strcmp(tag, want) == 0;
        if (strcmp(tag, want) != 0)
            print_message("%s: %s, guessed %s\n", name, want, tag);
    }
    json_decref(index);
    print_message("%u of %u articles\n", right, count);
    assert_true(count > 200);
    assert_true(right * 100 >= count * 98);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),       cmocka_unit_test(test_stop_words),
        cmocka_unit_test(test_apostrophes), cmocka_unit_test(test_masks),
        cmocka_unit_test(test_guesses),     cmocka_unit_test(test_mixed),
        cmocka_unit_test(test_pieces),      cmocka_unit_test(test_articles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
