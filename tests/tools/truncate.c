/* truncate UNIT MAX - cuts the text on standard input as libshare does; no newline is added.
 *
 * UNIT is utf16, codepoint, grapheme or byte. A tool of the tests, not of the package. */
#include "post/truncate.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int unit_named(const char *name)
{
    static const char *const names[] = {
        [SHARE_BYTES] = "byte",
        [SHARE_UTF16] = "utf16",
        [SHARE_CODE_POINTS] = "codepoint",
        [SHARE_GRAPHEMES] = "grapheme",
    };
    for (int i = 0; i < (int)(sizeof names / sizeof *names); i++)
        if (strcmp(name, names[i]) == 0)
            return i;
    return -1;
}

static void read_all(share__buffer *buffer, FILE *file)
{
    char piece[4096];
    size_t n;
    while ((n = fread(piece, 1, sizeof piece, file)) > 0)
        share__put(buffer, (share__view){piece, n});
}

/* Well-formed text: each ill-formed sequence becomes U+FFFD. */
static void repair(share__buffer *out, share__view text)
{
    while (text.n > 0) {
        size_t good = share__utf8_check(text);
        share__put(out, share__view_slice(text, 0, good));
        text = share__view_from(text, good);
        if (text.n > 0) {
            share__put_code_point(out, 0xFFFD);
            text = share__view_from(text, share__utf8_bad_length(text, 0));
        }
    }
}

int main(int argc, char **argv)
{
    int unit = argc == 3 ? unit_named(argv[1]) : -1;
    char *end = NULL;
    unsigned long max = argc == 3 ? strtoul(argv[2], &end, 10) : 0;
    if (unit < 0 || end == argv[2] || *end != '\0') {
        fputs("usage: truncate utf16|codepoint|grapheme|byte MAX <TEXT\n", stderr);
        return 64;
    }
    share__buffer bytes, text;
    share__buffer_init(&bytes, (size_t)-1 / 8);
    share__buffer_init(&text, (size_t)-1 / 2);
    share__arena arena = SHARE__ARENA_INIT;
    share__view cut = {"", 0};
    read_all(&bytes, stdin);
    repair(&text, share__buffer_view(&bytes));
    bool done = share__buffer_status(&bytes) == SHARE_OK &&
                share__buffer_status(&text) == SHARE_OK &&
                share__truncate(&arena, share__buffer_view(&text), (share_unit)unit, max, &cut);
    if (done)
        fwrite(cut.p, 1, cut.n, stdout);
    done = done && fflush(stdout) == 0 && !ferror(stdin);
    share__arena_free(&arena);
    share__buffer_free(&bytes);
    share__buffer_free(&text);
    return done ? 0 : 74;
}
