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

/* Rows of phrases that must be caught, and near misses that must not. */
typedef struct row {
    const char *language, *sentence;
} row;

static void all_have(const row *rows, size_t count, uint32_t reasons)
{
    for (size_t i = 0; i < count; i++)
        if (!(judge(rows[i].sentence, rows[i].language) & reasons))
            fail_msg("not caught: %s", rows[i].sentence);
}

static void none_has(const row *rows, size_t count, uint32_t reasons)
{
    for (size_t i = 0; i < count; i++)
        if (judge(rows[i].sentence, rows[i].language) & reasons)
            fail_msg("caught: %s", rows[i].sentence);
}

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

static void pointers_and_calls(void **state)
{
    (void)state;
    const row caught[] = {
        {"en", "You can find more about tendons in the manual of the clinic."},
        {"en", "See the manual of the clinic for what tendons like."},
        {"en", "Check back next week for a recording of the talk on tendons."},
        {"en", "If you have questions about tendons, the clinic answers them."},
        {"en", "For more on tendons, the clinic has a manual on the shelf."},
        {"de", "Informationen zu Sehnen finden Sie im Handbuch der Klinik."},
        {"de", "Zu Sehnen empfehlen wir dir das Handbuch der Klinik."},
        {"es", "Consulta la lista de las clínicas que tratan tendones."},
        {"fr", "Vous trouverez la liste des cliniques au bout du couloir."},
        {"pt", "Para saber mais sobre tendões, a clínica tem um manual."},
        {"it", "Per saperne di più sui tendini, la clinica ha un manuale."},
        {"nl", "Heb je vragen over pezen, dan helpt de kliniek verder."},
        {"sv", "Tveka inte att ringa kliniken om senor och leder."},
        {"pl", "Więcej informacji o ścięgnach ma klinika w mieście."},
        {"ru", "Подробнее о сухожилиях рассказывает врач городской клиники."},
        {"ja", "腱については診療所の手引きをご覧いただけると助かります。ご連絡も歓迎します。"},
        {"zh", "关于肌腱的治疗方法,详见诊所编写的手册第三部分。"},
    };
    all_have(caught, COUNT(caught), SHARE__CALL | SHARE__META);
    const row fine[] = {
        {"en", "Runners see a doctor twice as often as swimmers do."},
        {"en", "Any road to health begins with questions of load."},
        {"de", "Der Verein und die Klinik finden im Herbst einen neuen Leiter."},
        {"de", "Kinder haben am Wasser viel Spaß und lernen schnell."},
        {"es", "Los vecinos consultan a la clínica dos veces al año."},
        {"fr", "Les coureurs consultent un médecin deux fois par an."},
        {"sv", "För mer än tio år sedan byggdes kliniken om helt."},
    };
    none_has(fine, COUNT(fine), SHARE__CALL | SHARE__META);
}

static void about_the_text_and_its_pictures(void **state)
{
    (void)state;
    const row caught[] = {
        {"en", "The chart below shows the load on the tendon by week."},
        {"en", "Before I continue, the tendon needs a word of praise."},
        {"en", "In the next part the load on the tendon grows."},
        {"de", "Die Sehne wurde zunehmend belastet und riss (Abb. 4)."},
        {"de", "Wie bereits erwähnt, mögen Sehnen keine Pausen."},
        {"es", "La carga del tendón, como se muestra, crece cada semana."},
        {"fr", "La charge du tendon, comme indiqué, croît chaque semaine."},
        {"pt", "A carga do tendão, como mencionado, cresce por semana."},
        {"it", "Il carico del tendine, come detto, cresce ogni settimana."},
        {"nl", "Het onderstaande schema toont de belasting van de pees."},
        {"ru", "Нагрузка на сухожилие, как показано, растёт по неделям."},
        {"ja", "腱にかかる負荷は下図のように週ごとに増えていく。"},
        {"ko", "힘줄에 걸리는 부하가 어떻게 늘어나는지 살펴보자."},
        {"ko", "다음 이미지는 힘줄에 걸리는 부하를 보여준다."},
        {"zh", "肌腱承受的负荷逐周增加,如图所示的曲线非常清楚。"},
    };
    all_have(caught, COUNT(caught), SHARE__META);
    const row fine[] = {
        {"en", "The load on the tendon stays below that of last year."},
        {"de", "In den folgenden Jahren wuchs die Klinik um das Doppelte."},
        {"es", "La siguiente generación de corredores entrena menos."},
        {"nl", "De volgende dag liepen er twee keer zo veel mensen."},
        {"sv", "Skadan läkte följande dag, och löparen gick hem."},
        {"ko", "다른 사람이 알아볼 수 없는 글씨는 쓸모가 없다."},
    };
    none_has(fine, COUNT(fine), SHARE__META | SHARE__CALL);
}

static void openings_that_lean(void **state)
{
    (void)state;
    const row caught[] = {
        {"en", "All three clinics treat runners with a bad tendon."},
        {"en", "Regardless, the tendon adapts to what is asked of it."},
        {"en", "In preparation, the clinic bought a set of new weights."},
        {"de", "Zwar finden Läufer in der Stadt eine gute Klinik."},
        {"de", "Bis dahin war die Klinik nur eine Baustelle."},
        {"de", "Das bestätigte der Leiter der Klinik am Montag."},
        {"de", "Mit seinen Übungen hat der Arzt vielen geholfen."},
        {"fr", "S'ils ont un médecin, les coureurs guérissent plus vite."},
        {"es", "Ocurre lo mismo con los tendones de los nadadores."},
        {"es", "Abarca los ejercicios que la clínica da a los corredores."},
        {"es", "Le preguntaron por los tendones de los corredores."},
        {"pt", "O mesmo acontece com os tendões dos nadadores."},
        {"pt", "Deve receber os exercícios da clínica da cidade."},
        {"it", "Lo stesso vale per i tendini di chi nuota ogni giorno."},
        {"nl", "Bij deze oefening groeit de belasting elke week."},
        {"ru", "По этим причинам клиника принимает только бегунов."},
        {"ja", "よく見ると、腱の端がわずかに欠けているのがわかる。"},
        {"ko", "위 코드를 실행하면 힘줄의 부하가 출력된다."},
        {"ko", "여기에 무게를 더하면 힘줄이 튼튼해진다."},
        {"zh", "该诊所每年治疗上千名跑步者,其中多数很快痊愈。"},
    };
    all_have(caught, COUNT(caught), SHARE__DANGLING);
    const row fine[] = {
        {"en", "Regardless of age, tendons adapt to what is asked of them."},
        {"en", "In preparation for the race, runners add load week by week."},
        {"en", "The first step to recovery is to load the tendon."},
        {"en", "The downside of rest is that the tendon gets weaker."},
        {"de", "Nicht nur Läufer, sondern auch Turner kennen den Schmerz."},
        {"de", "In seinem Bericht nennt der Arzt die Gründe für den Schmerz."},
        {"es", "En su informe, la clínica nombra las causas del dolor."},
        {"fr", "Dans son rapport, la clinique nomme les causes de la douleur."},
        {"ko", "위대한 선수들은 힘줄을 아끼지 않고 훈련한다."},
    };
    none_has(fine, COUNT(fine), SHARE__DANGLING);
    assert_true(judge("AT&T's new service is one example of a generous plan.", "en") &
                SHARE__LEANS);
    assert_true(judge("Word choice was a challenge, too.", "en") & SHARE__LEANS);
    assert_false(judge("Three runners fell, and one of them broke an arm.", "en") & SHARE__LEANS);
    assert_false(judge("Sechs Minister, darunter drei neue, kamen zum Fest.", "de") & SHARE__LEANS);
}

static void authors_about_themselves(void **state)
{
    (void)state;
    const row caught[] = {
        {"en", "When I moved to the city, the clinic was a parking lot."},
        {"en", "The team at the clinic is very proud of the new weights."},
        {"de", "Nachdem ich umgezogen war, suchte die Klinik Personal."},
        {"de", "Die Klinik und der Verein danken allen und sind dankbar für Spenden."},
        {"es", "Soy docente e investigadora de la clínica de la ciudad."},
        {"es", "Hola, los tendones son el tema de la clínica."},
        {"es", "Queremos compartir los ejercicios de la clínica."},
        {"fr", "Bonjour, les tendons sont le sujet de la clinique."},
        {"pt", "Sou professora da clínica e pesquisadora de tendões."},
        {"ru", "Меня зовут Анна, и клиника пригласила на работу."},
        {"ja", "僕が見た診療所では、腱の治療に重りを使っていた。"},
    };
    all_have(caught, COUNT(caught), SHARE__SPEAKER);
    /* announcements begin with joy */
    assert_false(judge("The clinic is happy to announce the new weights.", "en") & SHARE__SPEAKER);
    assert_false(judge("Una clínica de la ciudad trata tendones.", "es") & SHARE__SPEAKER);
    assert_true(judge("A friend of the clinic told me about the new weights.", "en") &
                SHARE__PRIVATE);
    assert_true(judge("Every tendon I have ever seen adapts to the load.", "en") & SHARE__PRIVATE);
    assert_true(judge("Eine Freundin hat mir von der Klinik erzählt.", "de") & SHARE__PRIVATE);
    assert_true(judge("힘줄을 처음 본 것은 내가 어릴 때였다고 한다.", "ko") & SHARE__PRIVATE);
    assert_false(judge("안내가 끝난 뒤에 나타나는 증상은 먼저는 가볍다.", "ko") & SHARE__PRIVATE);
    assert_false(judge("Some loads, i.e. heavy ones, help (I/O, me.com).", "en") & SHARE__PRIVATE);
    assert_int_equal(judge("A tendon adapts to the load, as she told me then.", "en") &
                         ~(uint32_t)SHARE__LEANS,
                     SHARE__PRIVATE);
}

static void speech_of_nobody(void **state)
{
    (void)state;
    const row caught[] = {
        {"en", "“The tendon adapts to what is asked of it,” he added."},
        {"en", "\"The tendon adapts to the load,\" she said on Monday."},
        {"de", "„Die Sehne passt sich der Last an“, heißt es darin."},
        {"fr", "«Le tendon s'adapte à la charge», a-t-il expliqué."},
        {"es", "\"El tendón se adapta a la carga de cada día\", confesó."},
        {"pt", "\"O tendão se adapta à carga de cada dia\", disse."},
        {"ru", "«Сухожилие привыкает к нагрузке», — сказал он."},
    };
    all_have(caught, COUNT(caught), SHARE__SPEECH);
    const row fine[] = {
        {"en", "The doctor said she said nothing about the tendon."},
        {"en", "The “load” of the tendon is what counts, he said."},
        {"es", "\"El tendón se adapta\", confesó el médico de la clínica."},
        {"es", "El médico de la clínica lo dijo y el corredor confesó."},
        {"it", "«Il tendine si adatta», ha detto il medico agli ospiti."},
    };
    none_has(fine, COUNT(fine), SHARE__SPEECH);
    assert_true(judge("미겔: 자동 교환기가 있으면 더 빠르고 안정적이다.", "ko") & SHARE__LEADS);
    assert_true(judge("카를로스(기술 이사): 통화도 최초로 성공했습니다.", "ko") & SHARE__LEADS);
    assert_true(judge("記者：腱の治療に重りを使うのはなぜなのか教えて。", "ja") & SHARE__LEADS);
    assert_false(judge("힘줄의 부하: 그것이 무엇보다 중요하다고 한다.", "ko") & SHARE__LEADS);
}

/* What happened then, the two, suppose, exclamations, steps of a recipe: each needs its partner. */
static void partners(void **state)
{
    (void)state;
    const row caught[] = {
        {"en", "In the same year the clinic bought a set of new weights."},
        {"en", "Two years later the tendon was stronger than before."},
        {"en", "Shortly after, the clinic closed its doors for good."},
        {"en", "The two clinics share a set of weights for runners."},
        {"en", "Assume that the tendon holds a load of ten kilos."},
        {"en", "Wow, tendons like heavy loads more than light ones."},
        {"de", "Im gleichen Jahr kaufte die Klinik neue Gewichte."},
        {"de", "In den folgenden Tagen wuchs die Last auf das Doppelte."},
        {"de", "Wieder andere Kliniken arbeiten ganz ohne Gewichte."},
        {"de", "Angenommen, eine Sehne hält eine Last von zehn Kilo."},
        {"de", "Die beiden Kliniken teilen sich neue Gewichte."},
        {"de", "Bleibt eine Klinik am Rand der Stadt, die offen hat."},
        {"fr", "La même année, la clinique achète de nouveaux poids."},
        {"fr", "Supposons un tendon qui porte une charge de dix kilos."},
        {"es", "Al día siguiente la clínica compró pesas nuevas."},
        {"es", "Un año después, la clínica compró pesas nuevas."},
        {"pt", "No mesmo ano a clínica comprou pesos novos."},
        {"it", "Nello stesso anno la clinica comprò nuovi pesi."},
        {"nl", "In hetzelfde jaar kocht de kliniek nieuwe gewichten."},
        {"sv", "Samma år köpte kliniken nya vikter till löparna."},
        {"no", "Samme år kjøpte klinikken nye vekter til løperne."},
        {"da", "Samme år købte klinikken nye vægte til løberne."},
        {"pl", "Rok później klinika kupiła nowe ciężary dla biegaczy."},
        {"ru", "В том же году клиника купила новые гири для бегунов."},
        {"uk", "Того ж року клініка купила нові гирі для бігунів."},
        {"cs", "Téhož roku klinika koupila nová závaží pro běžce."},
        {"fi", "Samana vuonna klinikka osti uudet painot juoksijoille."},
        {"hu", "Egy évvel később a klinika új súlyokat vett a futóknak."},
        {"tr", "Ertesi yıl klinik koşucular için ağırlıklar aldı."},
        {"ja", "翌年には診療所が新しい重りを買いそろえた。"},
        {"zh", "次年,诊所为跑步者购买了一批新的哑铃和器材。"},
        {"ko", "이듬해 병원은 달리기 선수를 위한 역기를 샀다."},
    };
    all_have(caught, COUNT(caught), SHARE__DANGLING);
    const row fine[] = {
        {"en", "Shortly after the race the tendon is at its weakest."},
        {"en", "Twofold loads make tendons stronger within two months."},
        {"en", "The twofold load makes tendons stronger than rest does."},
        {"de", "Bleibt die Klinik am Montag zu, hilft ein Anruf beim Arzt."},
        {"de", "Einige Kliniken arbeiten ganz ohne Gewichte und Geräte."},
        {"es", "Un año después de la carrera, el tendón está sano."},
        {"fr", "Le lendemain de la course, le tendon est fatigué."},
        {"ru", "Через год после травмы сухожилие держит полную нагрузку."},
    };
    none_has(fine, COUNT(fine), SHARE__DANGLING);
    const row steps[] = {
        {"de", "Die Eier mit dem Zucker und dem Mehl gut verrühren."},
        {"de", "Den Topf zudecken und die Linsen eine Stunde köcheln lassen."},
        {"en", "The clinic will open a second house in May, he added."},
    };
    all_have(steps, COUNT(steps), SHARE__LEANS);
    assert_false(judge("Köche verrühren die Eier mit dem Zucker und dem Mehl.", "de") &
                 SHARE__LEANS);
}

/* Questions of an interview, a shop's terms, lives of authors, what is only announced. */
static void beside_the_subject(void **state)
{
    (void)state;
    const row caught[] = {
        {"en", "When you were a runner, the clinic was a parking lot."},
        {"en", "Ada Lane is president and owner of a clinic in the town."},
        {"en", "Interestingly, tendons like heavy loads more than light ones."},
        {"de", "Du warst Läuferin, und die Klinik war noch ein Parkplatz."},
        {"de", "Die Klinik und der Verein freuen sich nicht, wir freuen uns auf Gäste."},
        {"es", "Para ser sincera, los tendones dan bastante trabajo."},
        {"pt", "Para ser sincera, os tendões dão bastante trabalho."},
        {"fr", "Pour être honnête, les tendons donnent du travail."},
    };
    all_have(caught, COUNT(caught), SHARE__SPEAKER);
    const row notices[] = {
        {"de", "Der Verlag behält sich das Recht vor, Preise zu ändern."},
        {"de", "Die Gewichte kommen ab zehn Stück frei Haus zum Läufer."},
        {"en", "The clinic reserves the right to change the hours."},
        {"es", "La clínica se reserva el derecho de cambiar las horas."},
        {"fr", "La clinique se réserve le droit de changer les heures."},
        {"ja", "付与コインの数は購入した重りの個数によって変わります。"},
    };
    all_have(notices, COUNT(notices), SHARE__NOTICE);
    const row pointers[] = {
        {"en", "The tendon has a couple of options for growing strong."},
        {"en", "The tendon is the subject, so let's check how it grows."},
        {"de", "Die Klinik hat eine neue Seite (link is external)."},
        {"de", "Zuerst verschaffen wir uns Klarheit über die Sehne."},
        {"ko", "힘줄에 걸리는 부하가 어떻게 늘어나는지를 보자."},
    };
    all_have(pointers, COUNT(pointers), SHARE__META | SHARE__CALL);
    const row fine[] = {
        {"en", "The president of the clinic is a runner and a doctor."},
        {"de", "Das Recht der Läufer auf gute Wege ist noch sehr jung."},
        {"de", "Unserer Website fehlt noch ein Bild der neuen Klinik."},
    };
    none_has(fine, COUNT(fine), SHARE__NOTICE | SHARE__META | SHARE__CALL);
}

static void entries_of_a_list(void **state)
{
    (void)state;
    const row caught[] = {
        {"en", "FOIA - A tool that finds the clinic for a request."},
        {"en", "CALC (in work) - Calculates what a clinic has to pay."},
        {"en", "Ada Lane \u2014 (born 1930), a doctor of a clinic in the town."},
        {"fr", "Clinique Du Lac \u2013 Une maison pour les coureurs blessés."},
    };
    all_have(caught, COUNT(caught), SHARE__LEANS);
    const row fine[] = {
        {"en", "One thing is clear \u2013 Tendons are made for loads."},
        {"en", "Lakeside \u2013 Europe's first clinic of its kind \u2013 treats runners."},
        {"en", "Tendons \u2013 living tissue after all \u2013 respond to demands."},
        {"en", "Lakeside-Town Clinic Doctors Praise The Loads Of Runners."},
        {"en", "Rest - as runners know - is rarely the right answer."},
    };
    none_has(fine, COUNT(fine), SHARE__LEANS);
}

static void subjects_left_out(void **state)
{
    (void)state;
    const row caught[] = {
        {"ko", "힘줄과 뼈를 매일 무겁게 단련한다."},
        {"ko", "힘줄이 천천히 적응하는 동안 무게를 더하는 방법."},
        {"ko", "힘줄이 부하에 따라 적응하는 방식을 정의."},
        {"ko", "힘줄이 늘어난 부하에 적응하는 기간(weeks)."},
        {"ja", "腱のリハビリで重りを使って治したとのこと。"},
        {"ja", "アキレス腱を重りでゆっくりと鍛えます。"},
    };
    all_have(caught, COUNT(caught), SHARE__LEANS);
    const row fine[] = {
        {"ko", "힘줄은 늘어난 부하에 천천히 적응한다."},
        {"ko", "힘줄이 늘어난 부하에 천천히 적응함."},
        {"ko", "CSS는 힘줄보다 훨씬 더 빠르게 배울 만하다(weeks)."},
        {"ko", "무거운 역기로 힘줄을 빠르게 단련할 수 있다."},
        {"ko", "무거운 역기로 힘줄을 매일 단련해야 한다."},
        {"ko", "무거운 역기로 힘줄을 매일 단련하세요."},
        {"ja", "腱は負荷に合わせてゆっくりと強くなります。"},
        {"ja", "重りでアキレス腱を鍛えることができます。"},
        {"zh", "肌腱在几个月里慢慢适应越来越大的负荷。"},
        {"zh", "跑步者的肌腱在几个月的训练里慢慢适应越来越大的负荷和压力。"},
        {"ru", "Сухожилие за месяцы привыкает к большей нагрузке."},
    };
    none_has(fine, COUNT(fine), SHARE__LEANS);
    assert_false(judge("The Korean word 힘줄이라고 means tendon here.", "en") & SHARE__LEANS);
}

static void another_script(void **state)
{
    (void)state;
    assert_true(judge("Nobody translated what stands here, alas.", "ko") & SHARE__FOREIGN);
    assert_true(judge("Nobody translated what stands “here”, alas.", "ru") & SHARE__FOREIGN);
    assert_false(judge("GitHub Actions는 저장소마다 따로 설정한다.", "ko") & SHARE__FOREIGN);
    assert_false(judge("Nobody translated what stands “here”, alas.", "fr") & SHARE__FOREIGN);
    assert_true(judge("The number of atoms in the cell is $4 m^3$ here.", "en") & SHARE__RAW);
    assert_true(judge("The table split_by_column has a new row of data.", "en") & SHARE__RAW);
    assert_true(judge("The file audit_rules.yaml has a new row of data.", "en") & SHARE__RAW);
    assert_false(judge("Die Leser_innen mögen die neue Seite der Zeitung.", "de") & SHARE__RAW);
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
        cmocka_unit_test(pointers_and_calls),
        cmocka_unit_test(about_the_text_and_its_pictures),
        cmocka_unit_test(openings_that_lean),
        cmocka_unit_test(authors_about_themselves),
        cmocka_unit_test(speech_of_nobody),
        cmocka_unit_test(partners),
        cmocka_unit_test(beside_the_subject),
        cmocka_unit_test(entries_of_a_list),
        cmocka_unit_test(subjects_left_out),
        cmocka_unit_test(another_script),
        cmocka_unit_test(logarithms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
