/* From bytes to well-formed UTF-8: marks, labels, repairs and refusals. */
#include "support.h"

#include "read/read.h"

typedef struct outcome {
    share__document document;
    share__view text;
    share_status status;
    share_error error;
} outcome;

static outcome *decode(const char *bytes, size_t n, const char *label)
{
    static outcome result;
    share__document_free(&result.document);
    memset(&result, 0, sizeof result);
    const share__view input = {bytes, n};
    result.status =
        share__decode(&result.document, input, label, share__is_page(input, NULL, SHARE_AUTO),
                      &result.text, &result.error);
    return &result;
}
#define DECODE(literal, label) decode(literal, sizeof(literal) - 1, label)

static void utf8_stays_where_it_is(void **state)
{
    (void)state;
    static const char bytes[] = "Caf\xC3\xA9 \xF0\x9F\x91\xA9";
    outcome *o = DECODE(bytes, NULL);
    assert_int_equal(o->status, SHARE_OK);
    assert_ptr_equal(o->text.p, bytes);
    assert_int_equal(o->document.warning_count, 0);
    decode("", 0, NULL);
}

static void byte_order_marks(void **state)
{
    (void)state;
    assert_view_equal(DECODE("\xEF\xBB\xBFhi", NULL)->text, "hi");
    assert_view_equal(DECODE("\xFF\xFEh\0\xE9\0", NULL)->text, "h\xC3\xA9");
    assert_view_equal(DECODE("\xFE\xFF\0h\xD8\x3D\xDC\x69", NULL)->text, "h\xF0\x9F\x91\xA9");
    assert_int_equal(decode("\xEF\xBB\xBF", 3, NULL)->text.n, 0);
    decode("", 0, NULL);
}

/* A page: the mark, the label, what it declares, UTF-8, windows-1252. */
static void pages_declare_theirs(void **state)
{
    (void)state;
    assert_view_equal(DECODE("<html><meta charset=iso-8859-2>\xB1", NULL)->text,
                      "<html><meta charset=iso-8859-2>\xC4\x85");
    assert_view_equal(DECODE("<html><meta charset=iso-8859-2>\xC4\x85", "utf-8")->text,
                      "<html><meta charset=iso-8859-2>\xC4\x85");
    assert_view_equal(DECODE("\xEF\xBB\xBF<html><meta charset=iso-8859-2>\xC4\x85", NULL)->text,
                      "<html><meta charset=iso-8859-2>\xC4\x85");
    assert_view_equal(DECODE("<html><meta charset=utf-16>\xC3\xA9", NULL)->text,
                      "<html><meta charset=utf-16>\xC3\xA9");
    assert_view_equal(DECODE("<html>\xC3\xA9", NULL)->text, "<html>\xC3\xA9");
    assert_view_equal(DECODE("<html>\x84hi\x93", NULL)->text, "<html>\xE2\x80\x9Ehi\xE2\x80\x9C");
    /* who says UTF-8 means it: the rest is repaired */
    assert_view_equal(DECODE("<html><meta charset=utf-8>\xE9", NULL)->text,
                      "<html><meta charset=utf-8>\xEF\xBF\xBD");
    assert_view_equal(DECODE("no page \xE9", NULL)->text, "no page \xEF\xBF\xBD");
    decode("", 0, NULL);
}

static void ill_formed_bytes_are_told(void **state)
{
    (void)state;
    outcome *o = DECODE("one\ntwo \xE9t\xC3", NULL);
    assert_view_equal(o->text, "one\ntwo \xEF\xBF\xBDt\xEF\xBF\xBD");
    assert_int_equal(o->document.warning_count, 1);
    assert_string_equal(o->document.warnings[0].code, "ill_formed");
    assert_int_equal(o->document.warnings[0].offset, 8);
    assert_int_equal(o->document.warnings[0].line, 2);
    assert_int_equal(o->document.warnings[0].column, 5);
    /* a sequence cut short is one U+FFFD, as browsers have it */
    assert_view_equal(DECODE("a\xF0\x9F\x91z", NULL)->text, "a\xEF\xBF\xBDz");
    assert_view_equal(DECODE("\xED\xA0\x80", NULL)->text, "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    decode("", 0, NULL);
}

static void a_nul_is_repaired_and_told(void **state)
{
    (void)state;
    outcome *o = DECODE("title\0more text that goes on for a while", NULL);
    assert_view_equal(o->text, "title\xEF\xBF\xBDmore text that goes on for a while");
    assert_int_equal(o->document.warnings[0].offset, 5);
    decode("", 0, NULL);
}

static void utf16_damage(void **state)
{
    (void)state;
    outcome *o = DECODE("\xFF\xFE\x3D\xD8x\0y", NULL); /* a lone surrogate and half a unit */
    assert_view_equal(o->text, "\xEF\xBF\xBDx\xEF\xBF\xBD");
    assert_int_equal(o->document.warnings[0].offset, 2);
    decode("", 0, NULL);
}

static void legacy_encodings_by_name(void **state)
{
    (void)state;
    assert_view_equal(DECODE("\x80 caf\xE9", "latin1")->text, "\xE2\x82\xAC caf\xC3\xA9");
    assert_view_equal(DECODE("\xCF\xF0\xE8", " Windows-1251 ")->text, "\xD0\x9F\xD1\x80\xD0\xB8");
    assert_view_equal(DECODE("\x93\xFA\x96\x7B", "shift_jis")->text, "\xE6\x97\xA5\xE6\x9C\xAC");
    /* what iconv lacks in Windows' code pages are controls, not damage */
    outcome *o = DECODE("a\x81z", "windows-1252");
    assert_view_equal(o->text, "a\xC2\x81z");
    assert_int_equal(o->document.warning_count, 0);
    o = DECODE("a\xD2z", "windows-1253");
    assert_view_equal(o->text, "a\xEF\xBF\xBDz");
    assert_int_equal(o->document.warning_count, 1);
    o = DECODE("x", "klingon-8");
    assert_int_equal(o->status, SHARE_ERR_ENCODING);
    assert_non_null(strstr(o->error.message, "klingon-8"));
    decode("", 0, NULL);
}

static void what_is_no_text_is_refused(void **state)
{
    (void)state;
    assert_int_equal(DECODE("%PDF-1.7 and so on", NULL)->status, SHARE_ERR_FORMAT);
    assert_int_equal(DECODE("\x89PNG\r\n\x1A\n", NULL)->status, SHARE_ERR_FORMAT);
    char data[512];
    for (size_t i = 0; i < sizeof data; i++)
        data[i] = (char)(i * 7 % 29);
    outcome *o = decode(data, sizeof data, NULL);
    assert_int_equal(o->status, SHARE_ERR_ENCODING);
    assert_non_null(strstr(o->error.message, "binary"));
    decode("", 0, NULL);
}

static share_format sniff(const char *text, const char *name)
{
    return share__sniff(share__view_of(text), name);
}

static void formats_by_name_and_content(void **state)
{
    (void)state;
    assert_int_equal(sniff("", "a.md"), SHARE_MARKDOWN);
    assert_int_equal(sniff("# no", "notes.TXT"), SHARE_TEXT);
    assert_int_equal(sniff("", "page.html"), SHARE_HTML);
    assert_int_equal(sniff("---\ntitle: x\n---\n", NULL), SHARE_MARKDOWN);
    assert_int_equal(sniff("+++\ntitle = 'x'\n+++\n", "-"), SHARE_MARKDOWN);
    assert_int_equal(sniff("Title\n\nSee [the docs](https://example.org).\n", NULL),
                     SHARE_MARKDOWN);
    assert_int_equal(sniff("# Title\n\ntext\n", NULL), SHARE_MARKDOWN);
    assert_int_equal(sniff("See [the docs][1].\n\n [1]: https://example.org\n", NULL),
                     SHARE_MARKDOWN);
    assert_int_equal(sniff("  <!DOCTYPE html><html>", NULL), SHARE_HTML);
    assert_int_equal(sniff("<!doctypehtml><p>text", NULL), SHARE_HTML);
    assert_int_equal(sniff("<br />\n<b>Warning</b>:  no such file in <b>/a.php</b> on line <b>3</b>"
                           "<br />\n<!DOCTYPE html>\n<html>",
                           NULL),
                     SHARE_HTML);
    assert_int_equal(sniff("\nWarning: no such file\n<html lang=en>", NULL), SHARE_HTML);
    assert_int_equal(sniff("Warning: this is prose.\n\nMore of it.\n", NULL), SHARE_TEXT);
    assert_int_equal(sniff("<!-- note -->\n# Title\n", NULL), SHARE_MARKDOWN);
    assert_int_equal(sniff("Site name\nMenu\n\nA headline of words\n\n#1 in town.\n", NULL),
                     SHARE_TEXT);
    /* a page that was copied with its menu shows code whose comments look like headings */
    assert_int_equal(sniff("Home\nNews\nShop\nHelp\nJobs\nPress\nTerms\nLog in\nA headline of "
                           "words\n\nRun this:\n\n# make it\nmake all\n",
                           NULL),
                     SHARE_TEXT);
    assert_int_equal(
        sniff("Home\nNews\n\nShop\nHelp\n\nJobs\nPress\n\nTerms\nLog in\n\n# It\n", NULL),
        SHARE_MARKDOWN);
    assert_int_equal(sniff("name: a\nrole: b\nteam: c\nunit: d\nroom: e\ncity: f\nland: g\nyear: h"
                           "\nkind: i\n\n# A heading\n",
                           NULL),
                     SHARE_MARKDOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_stays_where_it_is),      cmocka_unit_test(byte_order_marks),
        cmocka_unit_test(pages_declare_theirs),        cmocka_unit_test(ill_formed_bytes_are_told),
        cmocka_unit_test(a_nul_is_repaired_and_told),  cmocka_unit_test(utf16_damage),
        cmocka_unit_test(legacy_encodings_by_name),    cmocka_unit_test(what_is_no_text_is_refused),
        cmocka_unit_test(formats_by_name_and_content),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
