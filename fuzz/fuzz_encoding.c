/* Bytes of any encoding, with a label or with what the page itself declares: what comes out is
 * well-formed UTF-8. */
#include "fuzz.h"

#include "read/encoding_labels.h"
#include "read/read.h"

static const char *const labels[] = {NULL,          "utf-8",          "utf-16le",   "utf-16be",
                                     "latin1",      "windows-1251",   "shift_jis",  "euc-jp",
                                     "gbk",         "gb18030",        "big5",       "euc-kr",
                                     "iso-2022-jp", "koi8-r",         "x-unknown",  "iso-8859-8-i",
                                     "macintosh",   "x-user-defined", "replacement"};
enum { LABELS = sizeof labels / sizeof *labels };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    unsigned choice = fuzz_choice(&data, &size);
    share__view bytes = {size ? (const char *)data : "", size}, text = {NULL, 0};
    share__view label = share__encoding_prescan(bytes);
    share__encoding_name(label);
    share__encoding_for_label(label);
    share__document document;
    share_error error = {SHARE_OK, 0, 0, "", ""};
    memset(&document, 0, sizeof document);
    share_status status =
        share__decode(&document, bytes, labels[choice / 2 % LABELS], choice & 1, &text, &error);
    claim(status == SHARE_OK || status == SHARE_ERR_ENCODING ||
          status == SHARE_ERR_FORMAT); /* a picture, a film ... */
    claim(status == error.status);
    if (status == SHARE_OK) {
        claim_well_formed(text);
        claim(text.n == 0 || memchr(text.p, 0, text.n) == NULL);
        share__sniff(text, NULL);
    }
    share__document_free(&document);
    return 0;
}
