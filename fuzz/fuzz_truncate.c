/* Cutting text: within the limit, never inside a character, the same when cut again. */
#include "fuzz.h"

#include "post/sanitize.h"
#include "post/truncate.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    unsigned unit = fuzz_choice(&data, &size) % 4;
    size_t max = fuzz_choice(&data, &size);
    share__view text = fuzz_text(data, size), clean, cut, again;
    share__arena arena = SHARE__ARENA_INIT;
    claim(share__clean_text(&arena, text, &clean));
    claim_plain(clean, "\n");
    claim(share__clean_text(&arena, clean, &again) && share__equal(clean, again));
    claim(share__truncate(&arena, clean, (share_unit)unit, max, &cut));
    claim_well_formed(cut);
    claim(share__measure(cut, (share_unit)unit) <= max);
    claim(share__truncate(&arena, cut, (share_unit)unit, max, &again) && share__equal(cut, again));
    claim(share__measure(clean, (share_unit)unit) > max || share__equal(clean, cut));
    claim(share__measure_any((share__view){(const char *)data, size}, (share_unit)unit) <=
          3 * size);
    share__arena_free(&arena);
    free((void *)(uintptr_t)text.p);
    return 0;
}
