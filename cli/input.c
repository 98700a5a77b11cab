/* input.c - reads one input whole.
 *
 * A file is read into one allocation of its size; a pipe, a terminal or a file that grows while it
 * is read gets a buffer that doubles up to the limit. A byte more than the limit is refused, and
 * a file that is known to be larger is refused unread. A directory opens well and then cannot be
 * read, so it counts as failed reading, not as a missing file. */
#include "input.h"

#include "failure.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FIRST_ROOM = 64 * 1024 };

bool input_is_standard(const char *argument)
{
    return strcmp(argument, "-") == 0;
}

bool input_is_url(const char *argument)
{
    static const char scheme[] = "http";
    for (size_t i = 0; i < sizeof scheme - 1; i++)
        if ((argument[i] | 0x20) != scheme[i])
            return false;
    return strncmp(argument + 4 + ((argument[4] | 0x20) == 's'), "://", 3) == 0;
}

static share_status too_big(const char *name, size_t max_bytes, share_error *error)
{
    return failure_note(error, SHARE_ERR_TOO_BIG, name,
                        "larger than %zu bytes; --max-input SIZE allows more", max_bytes);
}

/* Another user of the same pipe or terminal may have made it non-blocking: then wait. */
static bool can_go_on(int descriptor)
{
    struct pollfd more = {descriptor, POLLIN, 0};
    return errno == EINTR || (errno == EAGAIN && (poll(&more, 1, -1) >= 0 || errno == EINTR));
}

static share_status read_all(struct input *input, int descriptor, size_t room, const char *name,
                             size_t max_bytes, share_error *error)
{
    for (;;) {
        char *larger = realloc(input->data, room);
        if (!larger)
            return failure_note(error, SHARE_ERR_MEMORY, name, "out of memory");
        input->data = larger;
        while (input->length < room) {
            ssize_t n = read(descriptor, input->data + input->length, room - input->length);
            if (n == 0)
                return SHARE_OK;
            if (n < 0 && can_go_on(descriptor))
                continue;
            if (n < 0)
                return failure_note(error, SHARE_ERR_IO, name, "%s", strerror(errno));
            input->length += (size_t)n;
        }
        if (input->length > max_bytes)
            return too_big(name, max_bytes, error);
        /* One byte above the limit is enough to see that there is more. */
        room = room <= max_bytes / 2 ? room * 2 : max_bytes + 1;
    }
}

static share_status read_descriptor(struct input *input, int descriptor, const char *name,
                                    size_t max_bytes, share_error *error)
{
    struct stat about;
    if (fstat(descriptor, &about) != 0)
        return failure_note(error, SHARE_ERR_IO, name, "%s", strerror(errno));
    if (S_ISDIR(about.st_mode))
        return failure_note(error, SHARE_ERR_IO, name, "%s", strerror(EISDIR));
    size_t room = FIRST_ROOM;
    if (S_ISREG(about.st_mode) && about.st_size > 0) {
        if ((uintmax_t)about.st_size > max_bytes)
            return too_big(name, max_bytes, error);
        room = (size_t)about.st_size + 1; /* the last read finds the end without growing */
    }
    if (room > max_bytes)
        room = max_bytes + 1;
    return read_all(input, descriptor, room, name, max_bytes, error);
}

share_status input_read(struct input *input, const char *argument, const char *name,
                        size_t max_bytes, share_error *error)
{
    input->data = NULL;
    input->length = 0;
    if (input_is_standard(argument))
        return read_descriptor(input, STDIN_FILENO, name, max_bytes, error);
    int descriptor = open(argument, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0)
        return failure_note(error, SHARE_ERR_NOT_FOUND, name, "%s", strerror(errno));
    share_status status = read_descriptor(input, descriptor, name, max_bytes, error);
    close(descriptor);
    return status;
}
