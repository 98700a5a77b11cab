/* global.h - what libcurl keeps for the whole process. */
#ifndef SHARE_FETCH_GLOBAL_H
#define SHARE_FETCH_GLOBAL_H

#include <signal.h>
#include <stdbool.h>

/* Before and after all use of libcurl, in pairs; leave() after an enter() that returned true. */
bool share__curl_enter(void);
void share__curl_leave(void);

/* Keeps SIGPIPE from the calling thread, and lets it come again. */
typedef struct share__pipe_guard {
    sigset_t before;
    bool was_pending;
} share__pipe_guard;
void share__pipe_hold(share__pipe_guard *guard);
void share__pipe_release(const share__pipe_guard *guard);

#endif
