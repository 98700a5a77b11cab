/* load.c - a file's bytes in memory: the only place of the library that opens a file, and the only
 * one that includes <stdio.h>, which is all that standard C has for it. Unbuffered, so the bytes go
 * straight where they stay; nothing is ever written. */
#include "read/load.h"

#include "base/mem.h"

#include <errno.h>
#include <stdio.h>

enum { FIRST_ROOM = 64 * 1024 };

/* Whoever calls may have signals whose handlers end a call that waits, as of a pipe. It is made
 * again then. */
static bool was_interrupted(void)
{
#ifdef EINTR
    return errno == EINTR;
#else
    return false;
#endif
}

static FILE *open_file(const char *path)
{
    FILE *file;
    do {
        errno = 0;
        file = fopen(path, "rb");
    } while (!file && was_interrupted());
    return file;
}

/* Reads to the end of the file, at most max + 1 bytes: one more tells that it is too large. */
static share_status read_all(FILE *file, size_t max, char **data, size_t *length,
                             share_error *error)
{
    size_t room = 0, n = 0;
    for (;;) {
        if (n == room) {
            size_t more = room ? room * 2 : FIRST_ROOM;
            if (more - 1 > max)
                more = max + 1;
            char *grown = share__realloc(*data, more);
            if (!grown)
                return share__fail_memory(error);
            *data = grown;
            room = more;
        }
        errno = 0;
        size_t got = fread(*data + n, 1, room - n, file);
        const bool again = got < room - n && ferror(file) && was_interrupted();
        n += got;
        if (n > max)
            return share__fail(error, SHARE_ERR_TOO_BIG, SHARE__NOWHERE,
                               "the file has more than %z bytes, which is the limit", max);
        if (again)
            clearerr(file);
        else if (got == 0)
            break;
    }
    if (ferror(file))
        return share__fail(error, SHARE_ERR_IO, SHARE__NOWHERE,
                           "the file opens but cannot be read; is it a directory?");
    *length = n;
    return SHARE_OK;
}

share_status share__load(char **data, size_t *length, const char *path, size_t max,
                         share_error *error)
{
    *data = NULL;
    FILE *file = open_file(path);
    if (!file)
        return share__fail(error, SHARE_ERR_NOT_FOUND, SHARE__NOWHERE,
                           "there is no such file, or it may not be read");
    setvbuf(file, NULL, _IONBF, 0);
    share_status status = read_all(file, max, data, length, error);
    fclose(file);
    return status;
}
