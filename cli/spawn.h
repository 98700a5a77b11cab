/* spawn.h - runs a helper program so that it can neither hang us nor write where we write. */
#ifndef CLI_SPAWN_H
#define CLI_SPAWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum spawn_status {
    SPAWN_DONE,    /* exit 0, and all of the text was taken */
    SPAWN_RUNNING, /* still at work when we stopped waiting */
    SPAWN_MISSING, /* no such program */
    SPAWN_FAILED
};

struct spawn_result {
    enum spawn_status status;
    char reason[200]; /* why it failed: "not installed", "exit 1: Can't open display" */
};

struct spawn_feed {
    const char *data;
    size_t length;
    int timeout_ms;
    bool utf8_ctype; /* the helper recodes by LC_CTYPE: make that UTF-8 */
    FILE *output;    /* where its standard output goes; NULL: to the null device */
};

/* argv[0] is a name to be found on PATH, or a path. No shell is involved. */
void spawn_feed(struct spawn_result *result, const char *const argv[],
                const struct spawn_feed *feed);
/* Gives it the terminal and waits for its end, however long that takes. */
void spawn_foreground(struct spawn_result *result, const char *const argv[]);
/* Milliseconds of a clock that nobody sets. */
long spawn_clock_ms(void);
/* Starts it with nothing attached, and waits for at most 'wait_ms'. */
void spawn_launch(struct spawn_result *result, const char *const argv[], int wait_ms);

#endif
