/* spawn.c - runs a helper program: a clipboard tool or a browser launcher.
 *
 * Clipboard tools stay behind in the background to serve the text, and some keep every descriptor
 * that they were given. Five rules keep them from hanging us or whoever reads our output:
 *   1. a session of its own, so that the text outlives the terminal;
 *   2. standard input is a pipe, fed without blocking;
 *   3. standard output is the null device, or, to read a clipboard, a temporary file;
 *   4. standard error is an unlinked temporary file, read after the helper has ended: never a
 *      pipe, whose end would not come while a child of the helper lives;
 *   5. a time limit, counted on the direct child only; then its whole group is killed.
 * No other descriptor of ours is passed on. That exec failed is told through a pipe that closes
 * itself when exec succeeds. No shell, no search in the current directory. */
#include "spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Descriptors up to here are closed in the child; asking for the real maximum may mean a million
 * calls, and nothing that starts us hands over more. */
enum { LAST_DESCRIPTOR = 255 };

struct child {
    pid_t pid;
    int in, out, err; /* what becomes of 0, 1 and 2 */
    int told;         /* where the number of a failed exec goes */
    bool utf8_ctype;
    bool foreground; /* works on our terminal, in our folder */
};

long spawn_clock_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool fail(struct spawn_result *result, const char *reason)
{
    result->status = SPAWN_FAILED;
    snprintf(result->reason, sizeof result->reason, "%s", reason);
    return false;
}

static bool is_program(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISREG(about.st_mode) && access(path, X_OK) == 0;
}

/* The absolute path of a program. Parts of PATH that are not absolute are passed over. */
static bool find_program(const char *name, char path[PATH_MAX])
{
    if (strchr(name, '/'))
        return realpath(name, path) && is_program(path);
    const char *list = getenv("PATH");
    for (const char *p = list ? list : "/usr/local/bin:/usr/bin:/bin"; *p; p += *p == ':') {
        size_t n = strcspn(p, ":");
        int length = snprintf(path, PATH_MAX, "%.*s/%s", (int)n, p, name);
        if (*p == '/' && length < PATH_MAX && is_program(path))
            return true;
        p += n;
    }
    return false;
}

static bool make_pipe(int ends[2])
{
    if (pipe(ends) != 0)
        return false;
    for (int i = 0; i < 2; i++)
        fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    return true;
}

static void become(const struct child *child, const char *path, const char *const argv[])
{
    if (!child->foreground)
        setsid();
    signal(SIGXFSZ, SIG_DFL); /* which output.c ignores */
    dup2(child->in, STDIN_FILENO);
    dup2(child->out, STDOUT_FILENO);
    dup2(child->err, STDERR_FILENO);
    for (int i = STDERR_FILENO + 1; i <= LAST_DESCRIPTOR; i++)
        if (i != child->told)
            close(i);
    if (child->utf8_ctype) {
        setenv("LC_CTYPE", "UTF-8", 1);
        unsetenv("LC_ALL");
    }
    int error = child->foreground || chdir("/") == 0 ? 0 : errno;
    if (error == 0) {
        char *const *arguments;
        memcpy(&arguments, &argv, sizeof arguments); /* execv takes them as they are, unchanged */
        execv(path, arguments);
        error = errno;
    }
    while (write(child->told, &error, sizeof error) < 0 && errno == EINTR)
        ;
    _exit(127);
}

/* Waits for the end of exec. Returns 0, or the error of exec. */
static int exec_error(int descriptor)
{
    int error = 0;
    ssize_t n;
    do
        n = read(descriptor, &error, sizeof error);
    while (n < 0 && errno == EINTR);
    return n == (ssize_t)sizeof error ? error : 0;
}

static bool start(struct spawn_result *result, struct child *child, const char *const argv[])
{
    char path[PATH_MAX];
    if (!find_program(argv[0], path)) {
        fail(result, "not installed");
        result->status = SPAWN_MISSING;
        return false;
    }
    int told[2];
    if (!make_pipe(told))
        return fail(result, strerror(errno));
    child->told = told[1];
    signal(SIGCHLD, SIG_DFL); /* where it is ignored, no end of a child can be waited for */
    child->pid = fork();
    if (child->pid == 0)
        become(child, path, argv);
    int error = child->pid < 0 ? errno : 0;
    close(told[1]);
    if (child->pid > 0 && (error = exec_error(told[0])) != 0)
        waitpid(child->pid, NULL, 0);
    close(told[0]);
    return error == 0 ? true : fail(result, strerror(error));
}

/* Has it ended? The state of one that cannot be waited for is taken for a failure. */
static bool has_ended(pid_t pid, int *status)
{
    pid_t ended = waitpid(pid, status, WNOHANG);
    if (ended < 0 && errno != EINTR) {
        *status = 127 << 8;
        return true;
    }
    return ended == pid;
}

/* Sleeps until 'descriptor' (when there is one) takes more, for a while that grows from call to
 * call: a quick helper costs a millisecond, a slow one costs nothing. False when time is up. */
static bool rest(int descriptor, long deadline, int *pause)
{
    struct pollfd room = {descriptor, POLLOUT, 0};
    long left = deadline - spawn_clock_ms();
    if (left <= 0)
        return false;
    poll(&room, descriptor >= 0, left < *pause ? (int)left : *pause);
    if (*pause < 16)
        *pause *= 2;
    return true;
}

/* Writes as much as the pipe takes now, and closes it when nothing is left. */
static void feed_some(int *descriptor, const struct spawn_feed *feed, size_t *written)
{
    while (*written < feed->length) {
        ssize_t n = write(*descriptor, feed->data + *written, feed->length - *written);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return; /* full */
        *written += (size_t)n;
    }
    close(*descriptor);
    *descriptor = -1;
}

/* The first line that says anything, cut to a length that fits a message. */
static void read_complaint(FILE *file, char *line, int room)
{
    line[0] = '\0';
    if (!file)
        return;
    rewind(file);
    while (fgets(line, room, file)) {
        line[strcspn(line, "\r\n")] = '\0';
        if (line[strspn(line, " \t")] != '\0')
            return;
    }
    line[0] = '\0';
}

static void judge(struct spawn_result *result, int status, bool all_taken, FILE *complaints)
{
    char line[140];
    read_complaint(complaints, line, (int)sizeof line);
    const char *colon = *line ? ": " : "";
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0 && all_taken)
        result->status = SPAWN_DONE;
    else if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        fail(result, "it ended without reading the whole post");
    else
        snprintf(result->reason, sizeof result->reason, "%s %d%s%s",
                 WIFEXITED(status) ? "exit" : "signal",
                 WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status), colon, line);
}

/* The reading end stays open here too, so that writing never meets a closed pipe and what the
 * helper has left unread can be seen: a helper that ends well without reading has copied nothing.
 */
static void feed_and_wait(struct spawn_result *result, const struct child *child, int ends[2],
                          const struct spawn_feed *feed, FILE *complaints)
{
    long deadline = spawn_clock_ms() + feed->timeout_ms;
    int status = 0, pause = 1;
    size_t written = 0;
    fcntl(ends[1], F_SETFL, fcntl(ends[1], F_GETFL) | O_NONBLOCK);
    for (;;) {
        if (ends[1] >= 0)
            feed_some(&ends[1], feed, &written);
        if (has_ended(child->pid, &status))
            break;
        if (!rest(ends[1], deadline, &pause)) {
            kill(-child->pid, SIGKILL);
            waitpid(child->pid, &status, 0);
            snprintf(result->reason, sizeof result->reason, "no answer within %d.%d s",
                     feed->timeout_ms / 1000, feed->timeout_ms % 1000 / 100);
            return;
        }
    }
    struct pollfd unread = {ends[0], POLLIN, 0};
    bool all_taken =
        written == feed->length && !(poll(&unread, 1, 0) > 0 && (unread.revents & POLLIN));
    judge(result, status, all_taken, complaints);
}

void spawn_feed(struct spawn_result *result, const char *const argv[],
                const struct spawn_feed *feed)
{
    fail(result, "");
    int ends[2];
    if (!make_pipe(ends)) {
        fail(result, strerror(errno));
        return;
    }
    int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
    FILE *complaints = tmpfile(); /* without one, the words of the helper are lost, no more */
    struct child child = {-1,
                          ends[0],
                          feed->output ? fileno(feed->output) : null,
                          complaints ? fileno(complaints) : null,
                          -1,
                          feed->utf8_ctype,
                          false};
    if (null < 0)
        fail(result, strerror(errno));
    else if (start(result, &child, argv))
        feed_and_wait(result, &child, ends, feed, complaints);
    close(ends[0]);
    if (ends[1] >= 0)
        close(ends[1]);
    if (complaints)
        fclose(complaints);
    if (null >= 0)
        close(null);
}

void spawn_launch(struct spawn_result *result, const char *const argv[], int wait_ms)
{
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (null < 0) {
        fail(result, strerror(errno));
        return;
    }
    fail(result, "");
    struct child child = {-1, null, null, null, -1, false, false};
    long deadline = spawn_clock_ms() + wait_ms;
    int status = 0, pause = 1;
    if (start(result, &child, argv)) {
        while (!has_ended(child.pid, &status))
            if (!rest(-1, deadline, &pause)) {
                result->status = SPAWN_RUNNING; /* init will see its end, we need not */
                break;
            }
        if (result->status != SPAWN_RUNNING)
            judge(result, status, true, NULL);
    }
    close(null);
}

/* While it works, the keys that interrupt are for it, not for us. */
void spawn_foreground(struct spawn_result *result, const char *const argv[])
{
    struct sigaction ignore, interrupt, quit;
    int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC);
    int in = terminal >= 0 && !isatty(STDIN_FILENO) ? terminal : STDIN_FILENO;
    int out = isatty(STDOUT_FILENO) ? STDOUT_FILENO : terminal >= 0 ? terminal : STDERR_FILENO;
    struct child child = {-1, in, out, STDERR_FILENO, -1, false, true};
    int status = 0;
    memset(&ignore, 0, sizeof ignore);
    ignore.sa_handler = SIG_IGN;
    fail(result, "");
    if (start(result, &child, argv)) {
        sigaction(SIGINT, &ignore, &interrupt);
        sigaction(SIGQUIT, &ignore, &quit);
        while (waitpid(child.pid, &status, 0) < 0 && errno == EINTR)
            ;
        sigaction(SIGINT, &interrupt, NULL);
        sigaction(SIGQUIT, &quit, NULL);
        judge(result, status, true, NULL);
    }
    if (terminal >= 0)
        close(terminal);
}
