/* usage.h - the text of --help, from the tables of options and exit codes. */
#ifndef CLI_USAGE_H
#define CLI_USAGE_H

#include <stddef.h>

#define USAGE_LINE                                                                                 \
    "Usage: sharepost [OPTION]... [FILE | URL | -]...    (sharepost --help says more)"

struct usage {
    char text[8192];
    size_t length;
};

void usage_start(struct usage *usage);
/* One option; with 'name' NULL the heading of a group. */
void usage_add(struct usage *usage, char letter, const char *name, const char *argument,
               const char *help);
void usage_finish(struct usage *usage);

#endif
