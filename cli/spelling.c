/* spelling.c - the edit distance of names, which are short. */
#include "spelling.h"

#include <string.h>

/* How many edits make 'a' (n bytes) into 'b'. */
static unsigned distance(const char *a, size_t n, const char *b)
{
    unsigned row[SPELLING_FAR];
    size_t m = strlen(b);
    if (n >= SPELLING_FAR || m >= SPELLING_FAR)
        return SPELLING_FAR;
    for (size_t j = 0; j <= m; j++)
        row[j] = (unsigned)j;
    for (size_t i = 1; i <= n; i++) {
        unsigned diagonal = row[0]++;
        for (size_t j = 1; j <= m; j++) {
            unsigned best = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            if (row[j] + 1 < best)
                best = row[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            row[j] = best;
        }
    }
    return row[m];
}

void spelling_nearer(const char **best, unsigned *slips, const char *name, size_t length,
                     const char *candidate)
{
    unsigned found = distance(name, length, candidate);
    if (found < *slips && found <= (length < 4 ? 1u : 2u)) {
        *slips = found;
        *best = candidate;
    }
}
