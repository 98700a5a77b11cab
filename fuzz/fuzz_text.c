/* Plain text: blocks, and what each of them is to the article. */
#include "fuzz.h"

#include "pick/pick.h"
#include "read/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    share__view text = fuzz_text(data, size);
    struct share_article article;
    memset(&article, 0, sizeof article);
    article.source = "";
    article.document.format = SHARE_TEXT;
    claim(share__read_text(&article.document, (share__source){text, 1}, NULL) == SHARE_OK);
    claim_document(&article.document);
    share_parse_options options = SHARE_PARSE_OPTIONS_INIT;
    claim(share__pick(&article, &options) == SHARE_OK);
    for (size_t i = 0; i < article.document.block_count; i++)
        claim(article.roles[i] <= SHARE__ROLE_TAG);
    share__document_free(&article.document);
    free((void *)(uintptr_t)text.p);
    return 0;
}
