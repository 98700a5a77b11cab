/* Tags of texts in scripts without spaces: words that the text itself teaches. */
#include "support.h"

#include "base/utf8.h"
#include "pick/index.h"

#include <stdio.h>
#include <stdlib.h>

static const char chinese[] =
    "# 老城区的雨水花园为什么有效\n"
    "\n"
    "去年夏天，我们在三条街道旁边修建了雨水花园。雨水花园是一种低洼的绿地，下雨的时候可以把路面的积"
    "水留住，再慢慢渗入土壤。\n"
    "\n"
    "## 积水减少了多少\n"
    "\n"
    "安装传感器之后，我们每十分钟记录一次水位。在雨水花园旁边，积水时间从四个小时减少到四十分钟。没"
    "有雨水花园的街道，积水时间没有变化。传感器的数据还说明，土壤的渗透速度比设计图上的数值更快。\n"
    "\n"
    "## 居民怎么看\n"
    "\n"
    "居民最初担心蚊子。我们检查了二十个水样，没有发现幼虫，因为积水在一天之内就渗完了。现在很多居民"
    "自己照顾雨水花园，街道办事处也愿意支付植物的费用。\n"
    "\n"
    "## 下一步\n"
    "\n"
    "明年我们要在学校门口再修建两个雨水花园，并且继续使用同样的传感器。土壤的渗透速度决定了花园的大"
    "小，所以施工之前必须先测量土壤。\n";

static const char japanese[] =
    "# 小さな図書館が貸出カードをやめた理由\n"
    "\n"
    "町の図書館は、昨年の春に貸出カードをやめました。利用者は名前を言うだけで本を借りられます。\n"
    "\n"
    "## なぜ貸出カードをやめたのか\n"
    "\n"
    "貸出カードの再発行には、職員の時間が年に百二十時間もかかっていました。再発行の半分は子どものカ"
    "ードでした。プライバシーを守るために、名前の照合は端末の画面には出さず、音声で行います。\n"
    "\n"
    "## 音声認識の精度\n"
    "\n"
    "音声認識は、図書館の中でも思ったより正確でした。四千回の照合のうち、間違いは九回だけです。音声"
    "認識が失敗したときは、職員が生年月日を聞きます。モデルの学習には、ボランティアの声を使いました"
    "。\n"
    "\n"
    "## 次の課題\n"
    "\n"
    "移動図書館では、エンジンの音が音声認識の邪魔をします。そこで、移動図書館にはQRコードの照合を残"
    "しました。\n";

static const char thai[] =
    "# ทำไมตลาดเช้าของเราเลิกใช้ถุงพลาสติก\n"
    "\n"
    "ตลาดเช้าในเมืองของเราเลิกใช้ถุงพลาสติกเมื่อสองปีก่อน ตอนแรกแม่ค้ากลัวว่าลูกค้าจะหายไป แต่ยอดขายกลับเพิ่มขึ้น\n"
    "\n"
    "## ถุงผ้าให้ยืม\n"
    "\n"
    "ลูกค้าที่ลืมถุงผ้าสามารถยืมถุงผ้าได้ที่ทางเข้า เก้าในสิบคนนำถุงผ้ามาคืนภายในหนึ่งสัปดาห์ "
    "แม่ค้าบอกว่าถุงผ้าทำให้ลูกค้ากลับมาบ่อยขึ้น\n"
    "\n"
    "## ขยะลดลงเท่าไร\n"
    "\n"
    "เราชั่งขยะทุกเย็นเป็นเวลาหนึ่งปี ขยะพลาสติกลดลงจากสี่สิบกิโลกรัมเหลือหกกิโลกรัมต่อวัน "
    "ขยะพลาสติกที่เหลือส่วนใหญ่คือหลอด\n"
    "\n"
    "## สิ่งที่ยังยาก\n"
    "\n"
    "ร้านขายปลายังต้องใช้ถุงพลาสติก เพราะถุงผ้ากันน้ำไม่ได้ ปีหน้าตลาดเช้าจะลองใช้กล่องเหล็กสำหรับปลา\n";

static bool has_tag(const share_article *article, const char *tag)
{
    for (size_t i = 0; i < share_article_count(article, SHARE_TAG); i++)
        if (strcmp(share_article_get(article, SHARE_TAG, i)->text, tag) == 0)
            return true;
    return false;
}

static void expect_tags(const char *text, const char *const *wanted, const char *const *unwanted)
{
    share_article *article = parse_markdown(text);
    for (size_t i = 0; i < share_article_count(article, SHARE_TAG); i++) {
        const share_value *tag = share_article_get(article, SHARE_TAG, i);
        assert_int_equal(tag->origin, SHARE_FROM_RANKING);
        assert_non_null(strstr(text, tag->text)); /* verbatim, and no space is put in */
        assert_false(share__is_mark(share__utf8_first((share__view){tag->text, tag->length})));
    }
    for (; *wanted; wanted++)
        if (!has_tag(article, *wanted))
            fail_msg("%s is missing", *wanted);
    for (; *unwanted; unwanted++)
        if (has_tag(article, *unwanted))
            fail_msg("%s is no tag", *unwanted);
    share_article_free(article);
}

static void chinese_words(void **state)
{
    (void)state;
    static const char *const wanted[] = {"雨水花园", "积水", "传感器", "土壤", NULL};
    static const char *const unwanted[] = {"花园", "雨水", "传感", "我们", "减少", NULL};
    expect_tags(chinese, wanted, unwanted);
}

static void japanese_words(void **state)
{
    (void)state;
    static const char *const wanted[] = {"図書館", "貸出カード", "音声認識", "再発行", NULL};
    static const char *const unwanted[] = {"貸出", "カード", "音声", "年", "時間", NULL};
    expect_tags(japanese, wanted, unwanted);
}

static void thai_words(void **state)
{
    (void)state;
    static const char *const wanted[] = {"ตลาดเช้า", "ถุงพลาสติก", "ถุงผ้า", "ลูกค้า", NULL};
    static const char *const unwanted[] = {"ใช้ถุงพลาสติก", "อง", "พลาสติก", NULL};
    expect_tags(thai, wanted, unwanted);
}

/* A piece of a longer word is none, and brackets of titles hold one word. */
static void what_repeats_as_a_whole(void **state)
{
    (void)state;
    static const char text[] =
        "# 关于《山海夜航》的笔记\n\n"
        "分布式缓存让页面变快。我们测试了分布式缓存，也测试了没有分布式缓存的旧页面。"
        "分布式缓存的维护由两个人负责，每周检查分布式缓存。\n\n"
        "《山海夜航》写的是一条船。船长在《山海夜航》的第三章离开港口。\n";
    static const char *const wanted[] = {"分布式缓存", "山海夜航", NULL};
    static const char *const unwanted[] = {"分布", "式缓存", "布式", "山海", NULL};
    expect_tags(text, wanted, unwanted);
}

static void korean_particles_and_verbs(void **state)
{
    (void)state;
    static const char text[] =
        "# 옥상 정원을 다시 설계한 이유\n\n"
        "작년에 우리는 옥상 정원을 다시 설계했습니다. 옥상 정원은 여름마다 너무 뜨거웠습니다.\n\n"
        "## 물탱크\n\n"
        "물탱크는 빗물을 모읍니다. 물탱크의 빗물로 옥상 정원에 물을 준다. 다음과 같은 값을 "
        "측정했다. 물탱크에서 나오는 빗물은 깨끗하다. 그들의 텃밭에도 빗물을 쓴다.\n\n"
        "## 비용\n\n비용은 크지 않다. 물탱크를 설치하는 비용이 가장 컸다.\n";
    static const char *const wanted[] = {"옥상 정원", "물탱크", "빗물", NULL};
    static const char *const unwanted[] = {"다음과", "값을", "그들의", "준다", "물탱크의", NULL};
    share_article *article = parse_markdown(text);
    for (size_t i = 0; wanted[i]; i++)
        assert_true(has_tag(article, wanted[i]));
    for (size_t i = 0; unwanted[i]; i++)
        assert_false(has_tag(article, unwanted[i]));
    share_article_free(article);
}

/* Long, empty and unbroken texts end, whatever they hold. */
static void any_text_ends(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "\xE4\xB8\x80", "\xE3\x82\xA2", "\xE0\xB8\x81\xE0\xB9\x88",
        "\xE0\xB9\x80", "\xE1\x80\x80", "\xE3\x81\x82\xE4\xB8\x80"};
    enum { TIMES = 30000 };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t n = strlen(pieces[i]);
        char *text = malloc(TIMES * n + 32);
        assert_non_null(text);
        size_t at = (size_t)sprintf(text, "# %s\n\n", pieces[i]);
        for (size_t j = 0; j < TIMES; j++, at += n)
            memcpy(text + at, pieces[i], n);
        text[at] = '\0';
        share_article_free(parse_markdown(text));
        free(text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chinese_words),
        cmocka_unit_test(japanese_words),
        cmocka_unit_test(thai_words),
        cmocka_unit_test(what_repeats_as_a_whole),
        cmocka_unit_test(korean_particles_and_verbs),
        cmocka_unit_test(any_text_ends),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
