/* The layout language: refused with a place, or rendered without a line that it should not make. */
#include "fuzz.h"

#include "post/layout.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    unsigned choice = fuzz_choice(&data, &size);
    share__view text = fuzz_text(data, size);
    share__arena arena = SHARE__ARENA_INIT;
    share__layout layout = {NULL, 0, 0, {0}, false};
    share_error error = {SHARE_OK, 0, 0, "", ""};
    share_status status = share__parse_layout(&arena, text, &layout, &error);
    claim(status == error.status && (status == SHARE_OK || status == SHARE_ERR_LAYOUT));
    claim(status == SHARE_OK || (error.line > 0 && error.column > 0 && error.message[0] != '\0'));
    if (status == SHARE_OK) {
        share__view values[SHARE__FIELD_COUNT];
        for (size_t i = 0; i < SHARE__FIELD_COUNT; i++)
            values[i] = choice >> i % 8 & 1 ? SHARE__LIT("") : SHARE__LIT("A value");
        share__buffer out;
        share__buffer_init(&out, SIZE_MAX);
        share__render(&layout, values, &out);
        claim(share__buffer_status(&out) == SHARE_OK);
        share__view post = share__buffer_view(&out);
        claim_plain(post, "\n");
        claim(share__find_view(post, SHARE__LIT("\n\n\n"), 0) == post.n);
        claim(share__find_view(post, SHARE__LIT(" \n"), 0) == post.n);
        claim(share__find_view(post, SHARE__LIT("\n "), 0) == post.n);
        claim(post.n == 0 || (!share__is_space(post.p[0]) && !share__is_space(post.p[post.n - 1])));
        share__buffer_free(&out);
    }
    share__arena_free(&arena);
    free((void *)(uintptr_t)text.p);
    return 0;
}
