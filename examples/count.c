/* count.c - what an editor shows beside the text while its user types.
 *
 * Reads a draft of a post from standard input, a line at a time as if it were typed, and prints
 * after each line how much of LinkedIn's limit is used up. Networks count UTF-16 code units,
 * readers see grapheme clusters: a flag or a family is one of these and up to a dozen of those. */
#include <share/share.h>
#include <stdio.h>

enum { LIMIT = 3000 };

int main(void)
{
    static char draft[64 * 1024];
    size_t length = 0;
    while (length < sizeof draft - 1 &&
           fgets(draft + length, (int)(sizeof draft - length), stdin) != NULL) {
        while (draft[length] != '\0')
            length++;
        size_t used = share_measure(draft, length, SHARE_UTF16);
        size_t seen = share_measure(draft, length, SHARE_GRAPHEMES);
        if (used <= LIMIT)
            printf("%zu characters, %zu of %d used\n", seen, used, LIMIT);
        else
            printf("%zu characters, %zu too many\n", seen, used - LIMIT);
    }
    return ferror(stdin) || fflush(stdout) != 0;
}
