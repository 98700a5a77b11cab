/* Markdown behind its front matter: shortcodes, MDX, HTML inside, and cmark behind its guards. */
#include "fuzz.h"

#include "read/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    share__view text = fuzz_text(data, size);
    share__document document;
    memset(&document, 0, sizeof document);
    document.format = SHARE_MARKDOWN;
    claim(share__read_markdown(&document, (share__source){text, 1}, NULL) == SHARE_OK);
    claim_document(&document);
    share__document_free(&document);
    free((void *)(uintptr_t)text.p);
    return 0;
}
