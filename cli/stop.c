/* stop.c - a signal sets a flag and writes into a pipe, so that neither a busy nor a waiting reader
 * misses it. What is under way is finished and written; then the program ends by that same signal,
 * as a shell's loop expects. Signals that were ignored when we started stay ignored (nohup). */
#include "stop.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

static atomic_int asked; /* the signal's number */
static int ends[2] = {-1, -1};

static void note(int number)
{
    int kept = errno;
    asked = number;
    ssize_t written = write(ends[1], "", 1);
    (void)written; /* a full pipe wakes as well */
    errno = kept;
}

void stop_listen(void)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction action, before;
    if (pipe(ends) != 0)
        return; /* then signals do what they always do */
    for (int i = 0; i < 2; i++) {
        fcntl(ends[i], F_SETFD, FD_CLOEXEC);
        fcntl(ends[i], F_SETFL, O_NONBLOCK);
    }
    memset(&action, 0, sizeof action);
    action.sa_handler = note;
    action.sa_flags = SA_RESTART | (int)SA_RESETHAND;
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (sigaction(numbers[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(numbers[i], &action, NULL);
}

bool stop_asked(void)
{
    return asked != 0;
}

bool stop_or_readable(int descriptor)
{
    struct pollfd both[2] = {{descriptor, POLLIN, 0}, {ends[0], POLLIN, 0}};
    while (!asked && poll(both, ends[0] < 0 ? 1 : 2, -1) < 0 && errno == EINTR)
        continue;
    return !asked;
}

void stop_obey(void)
{
    if (!asked)
        return;
    signal(asked, SIG_DFL);
    raise(asked);
}
