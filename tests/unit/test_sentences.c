/* Sentences: each rule and language by cases of our own, then the suites' cases where they are. */
#include "pick/sentences.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A case is its text, with '|' for a cut at a space and '^' for a cut where there is none. */
static void check(const char *tag, const char *marked)
{
    char text[2048], got[2048];
    size_t n = 0, g = 0;
    assert_true(strlen(marked) < sizeof text);
    for (const char *p = marked; *p; p++)
        if (*p != '^')
            text[n++] = *p == '|' ? ' ' : *p;
    share__view rest = {text, n}, sentence;
    const char *behind = NULL;
    while (share__next_sentence(&rest, share__language_named(share__view_of(tag)), &sentence)) {
        assert_true(g + sentence.n + 2 < sizeof got);
        if (behind)
            got[g++] = sentence.p == behind ? '^' : '|';
        memcpy(got + g, sentence.p, sentence.n);
        g += sentence.n;
        behind = sentence.p + sentence.n;
    }
    got[g] = '\0';
    assert_string_equal(got, marked);
}

static void test_plain(void **state)
{
    (void)state;
    check("en", "The tide is out.|Is it safe?|Go and look!");
    check("en", "One");
    check("en", "No full stop at the end");
    check("", "The language is unknown.|It works, Mr. Hill.");
}

static void test_plain_numbers(void **state)
{
    (void)state;
    check("en", "It costs 3.50 a day.|The old price was $2.00.|Version 2.1.3 is out.");
    check("en", "We grew by 4.|In the next year we did not.");
    check("en", "Half of .75 is not .5!|Is it?");
    check("en", "He was born in 1975.|Ten years later he left.");
}

static void test_abbreviations(void **state)
{
    (void)state;
    check("en", "Dr. Green met Mrs. Brown at St. Mary's.|They spoke.");
    check("en", "See fig. 3 and pp. 12 to 14.|It is on p. 9.");
    check("en", "The answer is no.|He left.");
    check("en", "Bring pens, paper, etc. Water is there.");
    check("en", "Bring pens, paper, etc.|The water is there.");
    check("en", "Acme Inc. Holdings fell.|Acme Inc.|It rose again.");
    check("en", "Use a tool, e.g. Ninja, i.e. Not make.");
    check("en", "It closes on Dec. 24 or Jan. 2nd.|Come early.");
    check("en", "We had apples vs. The Others on stage.");
    check("en", "We asked Vice-Adm. Hill about NATO.|Nothing came of the Japan-U.S. Talks.");
    check("en", "There were talks in the U.S.|Millions watched.");
    check("en", "The bldg. Directory is downstairs.");
}

static void test_initials(void **state)
{
    (void)state;
    check("en", "J. R. Carpenter and P.D. Wheeler wrote it.|We read it.");
    check("en", "We took plan B.|The others stayed.");
    check("en", "Made in the U.S.|We like it.");
    check("en", "Made in the U.S. Southwest by hand.");
    check("en", "She has a Ph.D.|He has none.");
    check("en", "A. What for?|B. For fun.");
    check("en", "It was signed by Anna K. May and Tom L. Will.");
}

static void test_times(void **state)
{
    (void)state;
    check("en", "The doors open at 8 p.m.|Tickets are sold out.");
    check("en", "The doors open at 8 p.m. Eastern time.|Come early.");
    check("en", "At 9 a.m. Mrs. Hill rang the bell.");
    check("en", "They will all meet at 7 a.m. on deck.");
}

static void test_ellipses(void **state)
{
    (void)state;
    check("en", "Well ... we tried . . . It did not work.");
    check("en", "We tried....|Nobody came.");
    check("en", "And then…|Nothing.");
    check("en", "We saw all of it . . . .|Nobody else did.");
    check("en", "The report [...] Was late.");
    check("nl", "Het was stil.|...en toen begon het.");
    check("fr", "Il a dit… puis rien.|C'est tout...|Le reste suit.");
}

static void test_quotations(void **state)
{
    (void)state;
    check("en", "\"Stop. Look. Listen.\" she said.|\"Why?\"|Nobody knew.");
    check("en", "“It is late. We go,” he said.|“Fine.”|They went.");
    check("en", "He said (Who else? Nobody.) that it rained.|It did.");
    check("en", "(This is an aside. It is long.)|The rest is not.");
    check("en", "Is this 'Really? Yes.' a quote?|It is.");
    check("en", "The dogs' owner left.|The cats' owner stayed.");
}

static void test_open_pairs(void **state)
{
    (void)state;
    check("en", "A sad face :( is here.|It stays.");
    check("en", "We won! :)|Next year we will lose ;-)|Or not (see: the list).");
    check("en", "An open \"quotation starts here.|It never ends.");
    check("en", "It is 5\" wide.|It is 7\" long.");
    check("en", "He said \"no way.|She said \"yes. Now.\"|They left.");
    check("en",
          "“This is a very long quotation.|It goes on and on, for more than any post could ever "
          "hold, "
          "with one clause after the other and then some more of them, so that nobody who reads "
          "it could still say how it began, or why anybody ever began to say it.|It is still not "
          "over, but it comes to an end.”");
}

static void test_notes(void **state)
{
    (void)state;
    check("en", "The town grew.[2][14]|The river did not.[a]|Why not?");
    check("en", "Most of them agreed.12|The rest were silent.¹²|So were we.");
    check("en", "It is one-third of the total.|12 others left.");
}

static void test_addresses(void **state)
{
    (void)state;
    check("en", "Write to a.b@example.org.|We read it.");
    check("en", "Open https://example.org/a.b?c=D!e and wait.|Then close it.");
    check("en", "Call fmt.Println or errors.New in main.go.|It works.");
    check("en", "Edit config.yaml and Makefile.am first.|Then build.");
    check("en", "It was late.^The shop was shut.|We left.");
    check("ru", "Было поздно.^Магазин закрыт.");
}

static void test_case(void **state)
{
    (void)state;
    check("en", "Does it work? asked nobody.|It does! they said.");
    check("en", "They sell it.|iPhones are extra.");
    check("en", "Is it so? – yes, it is.|Or not?|– No.");
    check("en", "Costs went up.|$5 is the new price.|€6 in Europe.");
}

static void test_list_markers(void **state)
{
    (void)state;
    check("en", "a) open it|b) fill it|c) close it");
    check("en", "1.) Open it.|2.) Fill it.");
    check("en", "• One cup|• Two spoons");
    check("en", "1. Go back to step 2.|Then wait.");
    check("en", "Home • About • Contact");
    check("de", "1. Der Vertrag endet am 2. Oktober.|Danach gilt er nicht.");
}

static void test_german(void **state)
{
    (void)state;
    check("de", "Am 3. Oktober ist frei.|Im 19. Jahrhundert nicht.");
    check("de", "Das steht auf Seite 7.|Der Rest fehlt.");
    check("de", "Es gibt z. B. Brot, d. h. Nahrung, u. a. Wasser usw.|Das reicht.");
    check("de", "Ludwig XIV. Bauherr und König.|Er starb 1715.|Danach kam Ruhe.");
    check("de", "Frau Dr. Weber wohnt in der Hauptstr. 5.|Er auch.");
    check("de", "Am 4. 11. 2019 kam Prof. Vogel.|Niemand sah ihn.");
    check("de", "Er sagte: „Ich komme. Warte.“|Dann ging er.");
}

static void test_nordic(void **state)
{
    (void)state;
    check("da", "Den 5. maj kom hr. Holm.|Det var sent.");
    check("no", "Den 17. mai er fri, bl.a. Oslo feirer.|Det er fint.");
    check("sv", "Det vet hon.|Per vet det.|Han kom i maj.|Olof kom senare.");
    check("sv", "Hon kom kl. 8, t.ex. Olof kom senare.|Det var bra.");
    check("fi", "Tulin 6. joulukuuta, esim. Turkuun.|Se oli hyvä.");
}

static void test_romance(void **state)
{
    (void)state;
    check("fr", "M. Petit est là.|Voir p. 12 et fig. 3.|« Oui. Non. » dit-il.");
    check("fr", "C'est cher, etc.|Les autres paient.|« Vraiment ? »|Oui !");
    check("es", "¿Quién es?|¡Es el Sr. Campos!|Vive en EE. UU.|El resto no.");
    check("es", "Los EE. UU. Mexicanos y las FF. AA. Reales.|Los demás no.");
    check("es", "La Dra. Ríos vio la pág. 4, núm. 2.|Luego salió.");
    check("pt", "O Sr. Costa mora na Av. Central, n. 10.|Ele saiu.");
    check("it", "Il Sig. Conti e la Dott.ssa Neri, cfr. Art. 3.|Non so.");
    check("ro", "Dl. Popa, str. Lungă nr. 4.|El a plecat.");
    check("ca", "El Sr. Puig és a la pàg. 4.|No hi ha més.");
}

static void test_slavic(void **state)
{
    (void)state;
    check("ru", "Это г. Тверь, ул. Садовая, д. 5.|Он там.");
    check("ru", "А. П. Волков и т. д. и т. п.|Они ушли.");
    check("uk", "Він жив на вул. Садовій, напр. Київ.|Він пішов.");
    check("pl", "Anna pomogła im. Marek też.|To jest szkoła im. Kopernika.");
    check("pl", "Prof. Nowak, ul. Długa 5, m.in. Kraków.|To jest 3. piętro.");
    check("sk", "Zmluva platí od 7. Apríla.|To je v XII. Pluku.");
    check("cs", "Dne 5. května přišel Ing. Novák, např. Praha.|To je vše.");
    check("sk", "Firma Voda s. r. o. má sídlo.|To je 10. rok.");
    check("bg", "Той е на ул. Шипка 5.|Тя не е.");
}

static void test_others(void **state)
{
    (void)state;
    check("nl", "Mevr. Visser woont er, d.w.z. Utrecht.|Dat is ver.");
    check("tr", "Prof. Kaya geldi.|Bu 3. kattır.|O gitti.");
    check("hu", "Dr. Kovács 2020. május 3-án jött.|Nem maradt.");
    check("el", "Πού είναι;|Εδώ είναι.|Τέλος.");
    check("hy", "Նա եկավ:|Մենք գնացինք։|Վերջ:");
    check("id", "Ia tinggal di Jl. Mawar No. 5.|Dia pergi.");
    check("vi", "TP. Huế rất đẹp.|Tôi thích nó.");
}

static void test_scripts(void **state)
{
    (void)state;
    check("ja", "雨だ。^帰ろう！^本当？^「行く。帰る。」と言った。^終わり。");
    check("ja", "何ですか？と聞いた。^値は３．５です。");
    check("zh", "下雨了。^他说：“走吧。”^大家走了！^好（真的。）吗？^好。");
}

static void test_spaced_scripts(void **state)
{
    (void)state;
    check("hi", "यह घर है।|वह बाग है।|क्या है?|हाँ।");
    check("ar", "هذا بيت.|هل هو كبير؟|نعم!");
    check("ur", "یہ گھر ہے۔|کیا؟|ہاں۔");
    check("he", "זה בית.|האם הוא גדול?|כן!");
    check("am", "ይህ ቤት ነው።^ትልቅ ነው፧^አዎ።");
    check("my", "ဒါ အိမ်ပါ။|ကြီးတယ်။");
    check("km", "នេះ​ជា​ផ្ទះ។|ធំ។");
    check("ko", "비가 온다.|집에 가자!|정말?");
}

static void test_thai(void **state)
{
    (void)state;
    check("th", "ฝนตกหนักมากครับ|เรากลับบ้าน กัน");
    check("th", "ฝนตก หนักมาก|ดังนั้นเรากลับบ้าน");
}

/* Together the sentences are the paragraph, whatever it is. */
static void test_nothing_is_lost(void **state)
{
    (void)state;
    static const char alphabet[][4] = {"a", "A", ".",  " ",  "!", "?", "\"", "'", "(", ")",  "[",
                                       "]", "1", ",",  ":",  ";", "-", "\n", "“", "”", "。", "i",
                                       "…", "•", "「", "」", "é", "Ж", "।",  "№", "’", "т"};
    uint32_t seed = 7;
    for (int round = 0; round < 20000; round++) {
        char text[96];
        size_t n = 0;
        while (n + 4 < sizeof text) {
            seed = seed * 1664525u + 1013904223u;
            if (seed >> 26 == 0)
                break;
            share__view piece = share__view_of(alphabet[(seed >> 8) % 32]);
            memcpy(text + n, piece.p, piece.n);
            n += piece.n;
        }
        share__view rest = {text, n}, sentence;
        const char *behind = text;
        share__language language = (share__language)(round % SHARE__LANGUAGE_COUNT);
        while (share__next_sentence(&rest, language, &sentence)) {
            assert_true(sentence.n > 0 && sentence.p >= behind);
            for (const char *p = behind; p < sentence.p; p++)
                assert_true(share__is_space(*p));
            behind = sentence.p + sentence.n;
        }
        for (const char *p = behind; p < text + n; p++)
            assert_true(share__is_space(*p));
    }
}

/* The suites' cases without line ends, through the library alone. */
static bool passes(const json_t *object)
{
    const char *text = json_string_value(json_object_get(object, "text"));
    const char *tag = json_string_value(json_object_get(object, "lang"));
    const json_t *want = json_object_get(object, "want");
    share__view rest = share__view_of(text), sentence;
    size_t n = 0;
    while (share__next_sentence(&rest, share__language_named(share__view_of(tag)), &sentence)) {
        share__view w = share__view_of(json_string_value(json_array_get(want, n++)));
        if (!share__equal(sentence, w))
            return false;
    }
    return n == json_array_size(want);
}

static void test_suites(void **state)
{
    (void)state;
    char name[1024], line[65536];
    const char *data = getenv("SHARE_DATA");
    snprintf(name, sizeof name, "%s/data/text/sentences-dev.jsonl", data ? data : "");
    FILE *file = fopen(name, "r");
    if (!file) {
        print_message("skipped: no %s\n", name);
        skip();
    }
    unsigned passed = 0, count = 0;
    while (fgets(line, sizeof line, file)) {
        json_t *object = json_loads(line, 0, NULL);
        const char *text = json_string_value(json_object_get(object, "text"));
        if (text && !strchr(text, '\n') && !strstr(text, "  ")) {
            count++;
            passed += passes(object);
        }
        json_decref(object);
    }
    fclose(file);
    print_message("%u of %u cases\n", passed, count);
    assert_true(count > 150);
    assert_true(passed * 100 >= count * 95);
}

/* Reviews and messages of people who write without capitals. */
static void test_informal(void **state)
{
    (void)state;
    check("en", "I loved it!|the staff were great.|Is it open?|yes it is.");
    check("en", "Great soup!!|would go again.|Really?!|not for me.");
    check("en", "i don't know the place.|maybe tomorrow.|it is far, approx. two miles.");
    check("en", "\"Go away!\" he shouted.|No! he shouted.|The show Guess! is on at eight.");
    check("en", "Ask Hoot! Inc. about it.|They know why, don't they?|he never asks.");
    check("en", "Why? and how?|Nobody knows.");
    check("de", "Gutes Zimmer!|sehr ruhig.|Nein! rief sie.");
    check("de", "Die Firma Lenz & Co. KG zog um.|Das war 1999.");
    check("de", "Das war zum 2. Mal so.|Sie gewannen 2:1.|Tor war keines zu sehen.");
    check("fr", "H\xC3\xA9las ! que peut-on y faire ?");
    check("es", "\xC2\xA1"
                "Ay! dijo Ana.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain),         cmocka_unit_test(test_plain_numbers),
        cmocka_unit_test(test_abbreviations), cmocka_unit_test(test_initials),
        cmocka_unit_test(test_times),         cmocka_unit_test(test_ellipses),
        cmocka_unit_test(test_quotations),    cmocka_unit_test(test_open_pairs),
        cmocka_unit_test(test_notes),         cmocka_unit_test(test_addresses),
        cmocka_unit_test(test_case),          cmocka_unit_test(test_informal),
        cmocka_unit_test(test_list_markers),  cmocka_unit_test(test_german),
        cmocka_unit_test(test_nordic),        cmocka_unit_test(test_romance),
        cmocka_unit_test(test_slavic),        cmocka_unit_test(test_others),
        cmocka_unit_test(test_scripts),       cmocka_unit_test(test_spaced_scripts),
        cmocka_unit_test(test_thai),          cmocka_unit_test(test_nothing_is_lost),
        cmocka_unit_test(test_suites),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
