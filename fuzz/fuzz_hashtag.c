/* Tags into hashtags: letters, marks and digits only, and what is a hashtag to us ends where we
 * said. The first line is text to learn spellings from. */
#include "fuzz.h"

#include "post/hashtag.h"

static void claim_hashtag(share__view tag)
{
    claim_plain(tag, "");
    claim(tag.n > 1 && tag.p[0] == '#' && tag.p[tag.n] == '\0');
    claim(share__hashtag_end(tag, 0) == tag.n);
    claim(share__graphemes(tag) <= 65);
    for (const char *p = tag.p + 1, *end = tag.p + tag.n; p < end;) {
        uint32_t c = share__utf8_next(&p, end);
        claim(share__is_letter(c) || share__is_mark(c) || share__is_number(c));
    }
    claim(share__same_hashtag(tag, tag));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    share__view text = fuzz_text(data, size), rest = text, line;
    share__spellings spellings = {.count = 0};
    share__arena arena = SHARE__ARENA_INIT;
    share__view tags[16], made[8], one;
    size_t count = 0, made_count = 0;
    if (share__next_line(&rest, &line))
        share__learn_spellings(&spellings, line);
    while (count < 16 && share__next_line(&rest, &line))
        tags[count++] = line;
    for (size_t i = 0; i < count; i++) {
        claim(share__hashtag(&arena, tags[i], &spellings, &one));
        if (one.n > 0)
            claim_hashtag(one);
    }
    claim(share__hashtags(&arena, tags, count, &spellings, 8, made, &made_count));
    claim(made_count <= 8);
    for (size_t i = 0; i < made_count; i++) {
        claim_hashtag(made[i]);
        for (size_t k = 0; k < i; k++)
            claim(!share__same_hashtag(made[i], made[k]));
    }
    for (size_t at = 0; at < text.n; at++)
        if (text.p[at] == '#') {
            size_t end = share__hashtag_end(text, at);
            claim(end >= at && end <= text.n);
        }
    share__arena_free(&arena);
    free((void *)(uintptr_t)text.p);
    return 0;
}
