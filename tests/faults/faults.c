/* faults.c - for LD_PRELOAD, see tests/cli/faults.sh: reading and writing as the standard allows it
 * and no quiet machine shows it. Every second call ends with EINTR, the others move a few bytes
 * only.
 *
 * FAULTS names what fails: "memory" (the allocation of number FAULTS_ROOM, of the program and of
 * every library it loads; "memory-ends": all after it as well), "short" (pieces of 1 to 7 bytes),
 * "signals" (EINTR), "full" (the disk is full after so many bytes as FAULTS_ROOM says; standard
 * error, pipes and terminals excepted). */
#include <errno.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#define SHOWN __attribute__((visibility("default")))

static atomic_uint pieces;
static atomic_long room = -1;

static int is_asked(const char *fault)
{
    const char *faults = environ ? getenv("FAULTS") : NULL; /* not yet there for the loader */
    return faults && program_invocation_short_name && strstr(faults, fault) != NULL &&
           strcmp(program_invocation_short_name, "sharepost") == 0; /* not what it starts */
}

/* Every function counts for itself, or one of two that take turns would never come through. */
static int is_interrupted(atomic_uint *calls)
{
    if (!is_asked("signals") || atomic_fetch_add(calls, 1) % 2 != 0)
        return 0;
    errno = EINTR;
    return 1;
}

static size_t piece(size_t n)
{
    size_t most = 1 + atomic_fetch_add(&pieces, 1) % 7;
    return is_asked("short") && n > most ? most : n;
}

static int is_full(int descriptor, size_t n)
{
    struct stat about;
    if (descriptor == STDERR_FILENO || !is_asked("full") || fstat(descriptor, &about) != 0 ||
        !S_ISREG(about.st_mode))
        return 0;
    if (room < 0)
        room = getenv("FAULTS_ROOM") ? atol(getenv("FAULTS_ROOM")) : 0;
    room -= (long)n;
    if (room >= 0)
        return 0;
    room = 0;
    errno = ENOSPC;
    return 1;
}

SHOWN ssize_t read(int descriptor, void *into, size_t n);
SHOWN ssize_t __read_chk(int descriptor, void *into, size_t n, size_t size);
SHOWN ssize_t write(int descriptor, const void *from, size_t n);
SHOWN int poll(struct pollfd *all, nfds_t count, int timeout);
SHOWN int __poll_chk(struct pollfd *all, nfds_t count, int timeout, size_t size);
SHOWN int fsync(int descriptor);
SHOWN pid_t waitpid(pid_t child, int *status, int options);

ssize_t read(int descriptor, void *into, size_t n)
{
    static atomic_uint calls;
    return is_interrupted(&calls) ? -1 : syscall(SYS_read, descriptor, into, piece(n));
}

ssize_t __read_chk(int descriptor, void *into, size_t n, size_t size)
{
    (void)size;
    return read(descriptor, into, n);
}

ssize_t write(int descriptor, const void *from, size_t n)
{
    static atomic_uint calls;
    if (is_interrupted(&calls) || is_full(descriptor, n))
        return -1;
    return syscall(SYS_write, descriptor, from, piece(n));
}

int poll(struct pollfd *all, nfds_t count, int timeout)
{
    static atomic_uint calls;
    struct timespec time = {timeout / 1000, timeout % 1000 * 1000000L};
    return is_interrupted(&calls)
               ? -1
               : (int)syscall(SYS_ppoll, all, count, timeout < 0 ? NULL : &time, NULL, (size_t)8);
}

int __poll_chk(struct pollfd *all, nfds_t count, int timeout, size_t size)
{
    (void)size;
    return poll(all, count, timeout);
}

int fsync(int descriptor)
{
    static atomic_uint calls;
    return is_interrupted(&calls) ? -1 : (int)syscall(SYS_fsync, descriptor);
}

pid_t waitpid(pid_t child, int *status, int options)
{
    static atomic_uint calls;
    return is_interrupted(&calls) ? -1 : (pid_t)syscall(SYS_wait4, child, status, options, NULL);
}

#ifdef __GLIBC__
void *__libc_malloc(size_t n);
void *__libc_calloc(size_t count, size_t n);
void *__libc_realloc(void *memory, size_t n);
SHOWN void *malloc(size_t n);
SHOWN void *calloc(size_t count, size_t n);
SHOWN void *realloc(void *memory, size_t n);

static int is_refused(void)
{
    static atomic_long allocations;
    const char *number = is_asked("memory") ? getenv("FAULTS_ROOM") : NULL;
    if (!number)
        return 0;
    const long this_one = atomic_fetch_add(&allocations, 1) + 1, wanted = atol(number);
    if (this_one != wanted && !(this_one > wanted && is_asked("memory-ends")))
        return 0;
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t n)
{
    return is_refused() ? NULL : __libc_malloc(n);
}

void *calloc(size_t count, size_t n)
{
    return is_refused() ? NULL : __libc_calloc(count, n);
}

void *realloc(void *memory, size_t n)
{
    return is_refused() ? NULL : __libc_realloc(memory, n);
}
#endif
