/* tally.c - progress twice a second, a summary at the end: only where standard error is a terminal.
 * The time left is that of the bytes or inputs that are left, at the speed so far. */
#include "tally.h"

#include "output.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { EVERY_MS = 500 };

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void tally_start(struct tally *tally, bool shown)
{
    memset(tally, 0, sizeof *tally);
    tally->shown = shown && isatty(STDERR_FILENO);
    tally->started_ms = tally->said_ms = now_ms();
}

static uint64_t failures(const struct tally *tally)
{
    uint64_t sum = 0;
    for (int i = SHARE_OK + 1; i < TALLY_CODES; i++)
        sum += tally->failed[i];
    return sum;
}

/* ", 12 failed (no_headline 9, usage 3)" */
static void write_failures(char *text, size_t room, const struct tally *tally)
{
    size_t used = 0;
    const char *before = " (";
    *text = '\0';
    if (failures(tally) == 0)
        return;
    used += (size_t)snprintf(text, room, ", %llu failed", (unsigned long long)failures(tally));
    for (int i = SHARE_OK + 1; i < TALLY_CODES && used < room; i++)
        if (tally->failed[i]) {
            used += (size_t)snprintf(text + used, room - used, "%s%s %llu", before,
                                     share_status_name((share_status)i),
                                     (unsigned long long)tally->failed[i]);
            before = ", ";
        }
    if (used < room)
        snprintf(text + used, room - used, ")");
}

static void write_left(char *text, size_t room, const struct tally *tally, int64_t passed)
{
    uint64_t of = tally->all ? tally->all : tally->all_bytes;
    uint64_t done = tally->all ? tally->done + tally->skipped : tally->bytes;
    *text = '\0';
    if (of == 0 || done == 0 || done > of)
        return;
    double left = (double)passed / 1000 * (double)(of - done) / (double)done;
    unsigned seconds = left < 1e8 ? (unsigned)left : 100000000;
    snprintf(text, room, ", %u %%, %u:%02u:%02u left", (unsigned)((double)done * 100 / (double)of),
             seconds / 3600, seconds / 60 % 60, seconds % 60);
}

static void write_rate(char *text, size_t room, const struct tally *tally, int64_t passed)
{
    snprintf(text, room, "%llu done, %.0f a second", (unsigned long long)tally->done,
             passed > 0 ? (double)tally->done * 1000 / (double)passed : 0);
}

void tally_add(struct tally *tally, share_status status, uint64_t bytes)
{
    tally->done++;
    tally->bytes = bytes;
    const unsigned code = (unsigned)status;
    if (code > SHARE_OK && code < TALLY_CODES)
        tally->failed[code]++;
    if (!tally->shown)
        return;
    int64_t now = now_ms(), passed = now - tally->started_ms;
    if (now - tally->said_ms < EVERY_MS)
        return;
    tally->said_ms = now;
    char rate[80], left[80], failed[160];
    write_rate(rate, sizeof rate, tally, passed);
    write_left(left, sizeof left, tally, passed);
    write_failures(failed, sizeof failed, tally);
    progress("%s%s%s", rate, left, failed);
}

void tally_finish(struct tally *tally, bool stopped)
{
    if (!tally->shown)
        return;
    int64_t passed = now_ms() - tally->started_ms;
    char rate[80], failed[600], skipped[60] = "";
    write_rate(rate, sizeof rate, tally, passed);
    write_failures(failed, sizeof failed, tally);
    if (tally->skipped)
        snprintf(skipped, sizeof skipped, ", %llu were answered before",
                 (unsigned long long)tally->skipped);
    progress("%s", "");
    say("%s%s%s, %.1f s%s", rate, failed, skipped, (double)passed / 1000,
        stopped ? ", stopped" : "");
}
