/* tally.h - how far a long run is, on a terminal. */
#ifndef CLI_TALLY_H
#define CLI_TALLY_H

#include <share/share.h>
#include <stdbool.h>
#include <stdint.h>

enum { TALLY_CODES = 32 }; /* more than share_status has */

struct tally {
    bool shown;
    uint64_t done, skipped, failed[TALLY_CODES];
    uint64_t bytes, all_bytes; /* of the input; 0: unknown */
    uint64_t all;              /* inputs; 0: unknown */
    int64_t started_ms, said_ms;
};

/* 'shown': say anything at all? It also has to be a terminal. */
void tally_start(struct tally *tally, bool shown);
void tally_add(struct tally *tally, share_status status, uint64_t bytes);
void tally_finish(struct tally *tally, bool stopped);

#endif
