/* keep.c - what could not be delivered is kept: $XDG_STATE_HOME/sharepost/NAME, else the same below
 * ~/.local/state (XDG Base Directory Specification: a path that is not absolute counts as none).
 *
 * Posts may not be public yet, so folder and file are the user's alone. The file is written under
 * another name and then renamed: whoever looks finds the old text or the new one, never a part. */
#include "keep.h"

#include "environment.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Makes the folder and those above it. */
static bool make_folders(char *path)
{
    for (char *p = path + 1; *p; p++) {
        if (*p != '/')
            continue;
        *p = '\0';
        bool made = mkdir(path, 0700) == 0 || errno == EEXIST;
        *p = '/';
        if (!made)
            return false;
    }
    return mkdir(path, 0700) == 0 || errno == EEXIST;
}

static bool write_all(int descriptor, const char *text, size_t length)
{
    while (length > 0) {
        ssize_t n = write(descriptor, text, length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        text += n;
        length -= (size_t)n;
    }
    return true;
}

static bool is_on_disk(int descriptor)
{
    while (fsync(descriptor) != 0)
        if (errno != EINTR)
            return false;
    return true;
}

static bool write_file(const char *path, const char *text, size_t length)
{
    int descriptor =
        open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC | O_NOCTTY, 0600);
    if (descriptor < 0)
        return false;
    bool written = write_all(descriptor, text, length) && write_all(descriptor, "\n", 1) &&
                   is_on_disk(descriptor);
    int reason = errno;
    written = close(descriptor) == 0 && written;
    errno = reason;
    return written;
}

const char *keep(char path[PATH_MAX], const char *name, const char *text, size_t length)
{
    char folder[PATH_MAX], draft[PATH_MAX];
    if (!base_directory(folder, PATH_MAX, "XDG_STATE_HOME", ".local/state", "sharepost"))
        return "neither XDG_STATE_HOME nor HOME names a folder";
    if (snprintf(path, PATH_MAX, "%s/%s", folder, name) >= PATH_MAX ||
        snprintf(draft, PATH_MAX, "%s/.%s.%ld", folder, name, (long)getpid()) >= PATH_MAX)
        return strerror(ENAMETOOLONG);
    if (!make_folders(folder))
        return strerror(errno);
    unlink(draft); /* of a process that had our number and was stopped */
    if (write_file(draft, text, length) && rename(draft, path) == 0)
        return NULL;
    const char *reason = strerror(errno);
    unlink(draft);
    return reason;
}
