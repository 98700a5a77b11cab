/* YAML front matter, what stands between its fences. It is read or refused, with a place. */
#include "fuzz.h"

#include "read/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    share__view text = fuzz_text(data, size);
    share__document document;
    share_error error = {SHARE_OK, 0, 0, "", ""};
    memset(&document, 0, sizeof document);
    share_status status = share__read_yaml(&document, (share__source){text, 2}, &error);
    claim(status == error.status && status != SHARE_ERR_MEMORY);
    claim(status == SHARE_OK || (error.message[0] != '\0' && error.line > 0));
    claim_document(&document);
    share__document_free(&document);
    free((void *)(uintptr_t)text.p);
    return 0;
}
