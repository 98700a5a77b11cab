/* answered.c - a set of ids, compared as they are written in JSON.
 *
 * A line that is no object, or has no id, tells of nothing; so does the last one when it was cut
 * off: that record is done again. The set holds the ids themselves, since taking one for another
 * would lose a record in silence: some 40 bytes for each that was answered. */
#include "answered.h"

#include "lines.h"
#include "record.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FIRST_ROOM = 1024 };

static size_t hash_of(const char *id)
{
    uint64_t hash = 14695981039346656037u; /* FNV-1a, then mixed */
    for (; *id; id++)
        hash = (hash ^ (unsigned char)*id) * 1099511628211u;
    return (size_t)(hash ^ hash >> 29);
}

/* The place of an id in the table, or the empty one where it belongs. */
static size_t *place_of(const struct answered *answered, const char *id)
{
    size_t at = hash_of(id) & (answered->room - 1);
    while (answered->table[at] && strcmp(answered->ids.data + answered->table[at] - 1, id) != 0)
        at = (at + 1) & (answered->room - 1);
    return &answered->table[at];
}

static bool grow(struct answered *answered)
{
    struct answered larger = *answered;
    larger.room = answered->room ? answered->room * 2 : FIRST_ROOM;
    larger.table = calloc(larger.room, sizeof *larger.table);
    if (!larger.table)
        return false;
    for (size_t i = 0; i < answered->room; i++)
        if (answered->table[i])
            *place_of(&larger, answered->ids.data + answered->table[i] - 1) = answered->table[i];
    /* NOLINTNEXTLINE(clang-analyzer-unix.Malloc): the table before this one, freed once */
    free(answered->table);
    *answered = larger;
    return true;
}

static bool add(struct answered *answered, const char *id)
{
    if (answered->count * 2 >= answered->room && !grow(answered))
        return false;
    size_t *place = place_of(answered, id);
    if (*place)
        return true;
    size_t start = answered->ids.length;
    if (!buffer_add(&answered->ids, id, strlen(id) + 1))
        return false;
    *place = start + 1;
    answered->count++;
    return true;
}

static const char *read_lines(struct answered *answered, struct lines *lines)
{
    char *line;
    size_t length;
    share_error ignored;
    struct buffer id = {0};
    const char *mistake = NULL;
    while (!mistake) {
        enum lines_status status = lines_next(lines, &line, &length);
        if (status == LINES_END || status == LINES_STOPPED)
            break;
        if (status == LINES_FAILED)
            mistake = strerror(errno);
        else if (status == LINES_ONE &&
                 record_read(NULL, &id, line, length, lines->count, &ignored) == SHARE_OK &&
                 id.length > 0 && !add(answered, id.data))
            mistake = "out of memory";
    }
    buffer_free(&id);
    return mistake;
}

const char *answered_read(struct answered *answered, const char *file)
{
    struct lines lines;
    char last = '\n';
    int descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0)
        return strerror(errno);
    lines_start(&lines, descriptor, '\n', SIZE_MAX / 4);
    const char *mistake = read_lines(answered, &lines);
    lines_end(&lines);
    off_t size = lseek(descriptor, 0, SEEK_END);
    if (size > 0 && pread(descriptor, &last, 1, size - 1) == 1)
        answered->unfinished = last != '\n';
    close(descriptor);
    return mistake;
}

bool answered_has(const struct answered *answered, const char *id)
{
    return answered->count > 0 && *place_of(answered, id) != 0;
}

void answered_free(struct answered *answered)
{
    buffer_free(&answered->ids);
    free(answered->table);
    memset(answered, 0, sizeof *answered);
}
