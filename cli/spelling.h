/* spelling.h - what was meant by a name that nobody knows. */
#ifndef CLI_SPELLING_H
#define CLI_SPELLING_H

#include <stddef.h>

enum { SPELLING_FAR = 32 };

/* Makes '*best' the 'candidate' when that is nearer to 'name' than the one before, and near enough:
 * one slip, in a longer name two. '*slips' starts as SPELLING_FAR. */
void spelling_nearer(const char **best, unsigned *slips, const char *name, size_t length,
                     const char *candidate);

#endif
