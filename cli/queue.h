/* queue.h - many jobs on several threads, finished in the order in which they came. */
#ifndef CLI_QUEUE_H
#define CLI_QUEUE_H

#include <stdbool.h>
#include <stddef.h>

struct queue_plan {
    size_t threads;  /* with 1, everything happens in the caller's */
    size_t job_size; /* bytes of one job; they start as zeros, and are used again and again */
    size_t weight;   /* of the jobs under way together; one that weighs more travels alone */
    void (*work)(void *job, void *context); /* on any thread */
    bool (*finish)(void *job,
                   void *context); /* in order, one at a time; false: no more is wanted */
    void (*discard)(void *job);    /* at the very end, once for every job's bytes */
    void *context;
};

struct queue;

struct queue *queue_start(const struct queue_plan *plan); /* NULL when memory ends */
/* Room for the next job, once there is some; NULL when no more is wanted. */
void *queue_room(struct queue *queue);
/* Hands over the job that queue_room() made room for. */
void queue_put(struct queue *queue, size_t weight);
/* Waits until everything that was put is finished, then frees the queue. */
void queue_end(struct queue *queue);

#endif
