/* global.c - libcurl's process-wide state: entered and left in pairs, so that nothing stays behind.
 *
 * curl_global_init() counts its calls. Since 7.84 it is thread-safe where CURL_VERSION_THREADSAFE
 * is set; for older ones the lock here keeps our own calls apart, and a program that uses libcurl
 * itself in other threads has to do its own set-up first, as libcurl's manual demands.
 *
 * A server that closes early can raise SIGPIPE. libcurl is told to leave signals alone
 * (CURLOPT_NOSIGNAL: its way of ignoring them is that of the whole process), so the signal is held
 * back in our thread, and taken away if it came meanwhile. */
#include "fetch/global.h"

#include <curl/curl.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

bool share__curl_enter(void)
{
    pthread_mutex_lock(&lock);
    bool done = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    pthread_mutex_unlock(&lock);
    return done;
}

void share__curl_leave(void)
{
    pthread_mutex_lock(&lock);
    curl_global_cleanup();
    pthread_mutex_unlock(&lock);
}

void share__pipe_hold(share__pipe_guard *guard)
{
    sigset_t pipe, pending;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    sigpending(&pending);
    guard->was_pending = sigismember(&pending, SIGPIPE) == 1;
    pthread_sigmask(SIG_BLOCK, &pipe, &guard->before);
}

void share__pipe_release(const share__pipe_guard *guard)
{
    sigset_t pipe, pending;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    sigpending(&pending);
    int number;
    if (!guard->was_pending && sigismember(&pending, SIGPIPE) == 1)
        sigwait(&pipe, &number);
    pthread_sigmask(SIG_SETMASK, &guard->before, NULL);
}
