/* lines - texts on standard input, each ended by a NUL; of each what a page has to count: UTF-16
 * units, code points, clusters, bytes, and the UTF-16 units in its first three lines of 45 and of
 * 70 columns, the last line left out when it is blank. One text a line. */
#include <share/share.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t fold(const char *text, size_t length, size_t columns)
{
    size_t at = 0, shown = 0;
    for (int line = 0; line < 3 && at < length; line++) {
        size_t next, end = share_line_break(text + at, length - at, columns, &next, NULL);
        if (end > 0)
            shown = at + end;
        at += next;
    }
    return share_measure(text, at < length ? shown : length, SHARE_UTF16);
}

int main(void)
{
    static char text[1 << 22];
    size_t length = fread(text, 1, sizeof text - 1, stdin);
    text[length] = '\0';
    for (const char *p = text; p < text + length; p += strlen(p) + 1) {
        size_t n = strlen(p);
        printf("%zu %zu %zu %zu %zu %zu\n", share_measure(p, n, SHARE_UTF16),
               share_measure(p, n, SHARE_CODE_POINTS), share_measure(p, n, SHARE_GRAPHEMES), n,
               fold(p, n, 45), fold(p, n, 70));
    }
    return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
