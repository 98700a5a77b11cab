/* The reader of web pages: blocks, containers and records from any markup. */
#include "fuzz.h"

#include "read/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    unsigned choice = fuzz_choice(&data, &size);
    share__view text = fuzz_text(data, size);
    share__document document;
    memset(&document, 0, sizeof document);
    share__source source = {text, 1};
    claim((choice & 1 ? share__read_html_fragment(&document, source, NULL)
                      : share__read_html(&document, source, NULL)) == SHARE_OK);
    claim_document(&document);
    share__document_free(&document);
    free((void *)(uintptr_t)text.p);
    return 0;
}
