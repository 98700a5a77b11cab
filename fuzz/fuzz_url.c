/* Addresses: resolved, made fit for text, tagged, put into a share URL. First line: the base,
 * second line: the reference, third: the value of utm_source. */
#include "fuzz.h"

#include "base/uri.h"
#include "post/share_url.h"

static void claim_url(share__view url)
{
    claim(url.n > 0 && url.p[url.n] == '\0');
    for (size_t i = 0; i < url.n; i++)
        claim(url.p[i] > ' ' && url.p[i] < 0x7F && url.p[i] != '"' && url.p[i] != '<');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    share__view text = fuzz_text(data, size), rest = text;
    share__view base = {"", 0}, reference = {"", 0}, source = {"", 0}, out, again;
    share__arena arena = SHARE__ARENA_INIT;
    share__next_line(&rest, &base);
    share__next_line(&rest, &reference);
    share__next_line(&rest, &source);
    claim(share__uri_resolve(&arena, base, reference, &out));
    claim_well_formed(out);
    share__uri_is_web(reference);
    share_error error = {SHARE_OK, 0, 0, "", ""};
    share_status status = share__normal_url(&arena, base, &out, &error);
    claim(status == error.status && (status == SHARE_OK || status == SHARE_ERR_USAGE));
    if (status == SHARE_OK) {
        claim_url(out);
        claim(share__uri_is_web(out));
        claim(share__normal_url(&arena, out, &again, NULL) == SHARE_OK);
        claim(share__equal(out, again)); /* what is encoded stays */
        if (share__tagged_url(&arena, out, source, &again, NULL) == SHARE_OK)
            claim_url(again);
        claim(share__encoded_url(&arena, SHARE__LIT("https://example.org/?url="), out, &again,
                                 NULL) == SHARE_OK);
        claim_url(again);
    }
    share__arena_free(&arena);
    free((void *)(uintptr_t)text.p);
    return 0;
}
