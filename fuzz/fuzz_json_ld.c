/* The contents of <script type="application/ld+json">, repaired where pages break them. */
#include "fuzz.h"

#include "read/html_reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    share__view text = fuzz_text(data, size);
    share__document document;
    memset(&document, 0, sizeof document);
    claim(share__read_json_ld(&document, text, (share__place){1, 1}, 0) == SHARE_OK);
    claim_document(&document);
    share__document_free(&document);
    free((void *)(uintptr_t)text.p);
    return 0;
}
