/* The label table and the prescan, against the published encoding tests where they are there. */
#include "read/encoding_labels.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
/* after the above: */
#include <cmocka.h>

static share__view view(const char *s)
{
    return share__view_of(s);
}

static void labels_find_their_encoding(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        {"utf-8", "utf-8", "UTF-8"},
        {" UTF8\n", "utf-8", "UTF-8"},
        {"Latin1", "windows-1252", "CP1252"},
        {"ISO-8859-1", "windows-1252", "CP1252"},
        {"us-ascii", "windows-1252", "CP1252"},
        {"iso-8859-9", "windows-1254", "CP1254"},
        {"gb2312", "gbk", "GB18030"},
        {"GB_2312-80", "gbk", "GB18030"},
        {"Shift_JIS", "shift_jis", "CP932"},
        {"cseucpkdfmtjapanese", "euc-jp", "EUC-JP"},
        {"ks_c_5601-1987", "euc-kr", "CP949"},
        {"koi8-ru", "koi8-u", "KOI8-U"},
        {"x-sjis", "shift_jis", "CP932"},
        {"866", "ibm866", "CP866"},
        {"utf-16", "utf-16le", "UTF-16LE"},
        {"x-user-defined", "x-user-defined", "CP1252"},
        {"iso-2022-kr", "replacement", NULL},
        {"utf-7", NULL, NULL},
        {"utf", NULL, NULL},
        {"utf-8 utf8", NULL, NULL},
        {"", NULL, NULL},
        {" ", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *name = share__encoding_name(view(cases[i][0]));
        const char *iconv = share__encoding_for_label(view(cases[i][0]));
        print_message("%s%s", i ? ", " : "", cases[i][0]);
        assert_int_equal(!!name, !!cases[i][1]);
        assert_int_equal(!!iconv, !!cases[i][2]);
        if (name)
            assert_string_equal(name, cases[i][1]);
        if (iconv)
            assert_string_equal(iconv, cases[i][2]);
    }
    print_message("\n");
}

static void assert_prescan(const char *page, const char *label)
{
    share__view found = share__encoding_prescan(view(page));
    if (found.n != strlen(label) || memcmp(found.p, label, found.n) != 0)
        fail_msg("\"%.*s\" and not \"%s\" in: %.200s", (int)found.n, found.p, label, page);
}

static void prescan_reads_what_the_suite_leaves_out(void **state)
{
    (void)state;
    assert_prescan("", "");
    assert_prescan("<meta charset=koi8-r>", "koi8-r");
    assert_prescan("<META CHARSET = \" Koi8-R \" >", "Koi8-R");
    assert_prescan("<meta charset=utf-16le>", "utf-8");
    assert_prescan("<meta charset=x-user-defined>", "windows-1252");
    assert_prescan("<meta charset=klingon><meta charset=big5>", "big5");
    assert_prescan("<meta content='a; charset=big5' http-equiv=content-type>", "big5");
    assert_prescan("<meta content='charsetcharset=x;charset=big5'>", "");
    assert_prescan("<?xml version='1.0' encoding='euc-kr'?><p>", "euc-kr");
    assert_prescan("<?xml version='1.0' encoding='euc-kr'?><meta charset=big5>", "big5");
    assert_prescan("<!-- <meta charset=big5> --><meta charset=gbk>", "gbk");
    assert_prescan("<!--><meta charset=big5> -->", "big5");
    assert_prescan("<body><meta charset=gbk>", "");
}

/* A declaration behind the 1024 bytes of the standard: read, but never from a script's text. */
static void prescan_looks_beyond_1024_bytes(void **state)
{
    (void)state;
    static char page[4096];
    memset(page, ' ', 1500);
    strcpy(page + 1500, "<script>'<meta charset=big5>'</script><meta charset=gbk>");
    assert_prescan(page, "gbk");
}

static void run_case(const char *file, char *data, char *expected)
{
    share__view found = share__encoding_prescan(view(data));
    if (strncmp(data, "\xEF\xBB\xBF", 3) == 0)
        found = SHARE__LIT("utf-8"); /* the mark goes before: share__decode() looks for it */
    const char *name = found.n ? share__encoding_name(found) : "windows-1252";
    char lower[64] = "";
    for (size_t i = 0; expected[i] && i < sizeof lower - 1; i++)
        lower[i] = share__lower(expected[i]);
    const char *wanted = share__encoding_name(view(lower));
    if (!name || !wanted || strcmp(name, wanted) != 0)
        fail_msg("%s: %s and not %s for:\n%s", file, name ? name : "nothing", expected, data);
}

/* The scripted folder can't apply (it needs a browser that runs scripts), nor can the chardet
 * folder, which wants guessing by statistics: this library goes by declarations only. */
static void prescan_passes_the_html5lib_tests(void **state)
{
    (void)state;
    static const char *const files[] = {"tests1.dat", "tests2.dat", "test-yahoo-jp.dat"};
    const char *shared = getenv("SHARE_DATA");
    size_t cases = 0;
    for (size_t f = 0; f < 3; f++) {
        char path[1024];
        snprintf(path, sizeof path, "%s/data/html5lib/encoding/%s", shared ? shared : "", files[f]);
        FILE *in = fopen(path, "rb");
        if (!in) {
            print_message("skipped: no %s\n", path);
            skip();
        }
        static char text[128 * 1024];
        size_t n = fread(text, 1, sizeof text - 1, in);
        text[n] = '\0';
        fclose(in);
        for (char *at = strstr(text, "#data\n"); at; cases++) {
            char *data = at + 6, *label = strstr(data, "\n#encoding\n");
            assert_non_null(label);
            at = strstr(label + 1, "\n#data\n");
            *label = '\0';
            label += 11;
            label[strcspn(label, "\n")] = '\0';
            run_case(files[f], data, label);
            at = at ? at + 1 : NULL;
        }
    }
    print_message("%u cases\n", (unsigned)cases);
    assert_true(cases >= 60);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_find_their_encoding),
        cmocka_unit_test(prescan_reads_what_the_suite_leaves_out),
        cmocka_unit_test(prescan_looks_beyond_1024_bytes),
        cmocka_unit_test(prescan_passes_the_html5lib_tests),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
