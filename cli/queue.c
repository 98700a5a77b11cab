/* queue.c - a bounded ring of jobs between one who puts and several who work.
 *
 * A slot is free, filled, at work and done, in this order, and the ring keeps the order of the
 * jobs: 'head' is the oldest that is not finished, 'next' the first that nobody works on, 'tail'
 * where the next is put. Whoever completes the head finishes it and every completed one behind it;
 * only one thread does so at a time. When finishing stops (its reader is slow), workers fill the
 * ring and then wait, and so does the one who puts: nobody runs ahead of anybody by more than
 * the ring and the allowed weight.
 *
 * Work and finishing happen outside of the lock; the lock orders everything that they see. */
#include "queue.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>

enum { SLOTS_A_THREAD = 8, THREAD_MAX = 1024 };

struct slot {
    size_t weight;
    bool done;
};

struct queue {
    struct queue_plan plan;
    pthread_mutex_t lock;
    pthread_cond_t filled, freed;
    pthread_t threads[THREAD_MAX];
    size_t started;
    struct slot *slots;
    char *jobs;
    size_t room;
    uint64_t head, next, tail; /* ever growing: the place in the ring is the remainder */
    size_t weight;
    bool finishing, closed, unwanted;
};

/* Whoever puts is woken when half of the ring is free, not for each slot: waking costs as much as a
 * tenth of a record. An empty ring has room whatever its jobs weigh, so nobody waits for ever. */
static bool has_room(const struct queue *queue)
{
    return queue->tail == queue->head || (2 * (queue->tail - queue->head) <= queue->room &&
                                          2 * queue->weight <= queue->plan.weight);
}

static void *job_at(struct queue *queue, uint64_t at)
{
    return queue->jobs + (size_t)(at % queue->room) * queue->plan.job_size;
}

static struct slot *slot_at(struct queue *queue, uint64_t at)
{
    return &queue->slots[at % queue->room];
}

/* Called and left with the lock held. */
static void finish_in_order(struct queue *queue)
{
    if (queue->finishing)
        return; /* that thread will see what is done */
    queue->finishing = true;
    while (queue->head < queue->next && slot_at(queue, queue->head)->done) {
        uint64_t at = queue->head;
        bool wanted = !queue->unwanted;
        pthread_mutex_unlock(&queue->lock);
        wanted = wanted && queue->plan.finish(job_at(queue, at), queue->plan.context);
        pthread_mutex_lock(&queue->lock);
        queue->unwanted = queue->unwanted || !wanted;
        slot_at(queue, at)->done = false;
        queue->weight -= slot_at(queue, at)->weight;
        queue->head++;
        if (has_room(queue) || queue->unwanted)
            pthread_cond_signal(&queue->freed);
    }
    queue->finishing = false;
}

static void *worker(void *argument)
{
    struct queue *queue = argument;
    pthread_mutex_lock(&queue->lock);
    for (;;) {
        while (queue->next == queue->tail && !queue->closed)
            pthread_cond_wait(&queue->filled, &queue->lock);
        if (queue->next == queue->tail)
            break;
        uint64_t at = queue->next++;
        if (!queue->unwanted) {
            pthread_mutex_unlock(&queue->lock);
            queue->plan.work(job_at(queue, at), queue->plan.context);
            pthread_mutex_lock(&queue->lock);
        }
        slot_at(queue, at)->done = true;
        finish_in_order(queue);
    }
    pthread_mutex_unlock(&queue->lock);
    return NULL;
}

/* Fewer threads than wanted are enough; without any, the caller does the work. */
static void start_threads(struct queue *queue)
{
    size_t wanted = queue->plan.threads < THREAD_MAX ? queue->plan.threads : THREAD_MAX;
    while (wanted > 1 && queue->started < wanted &&
           pthread_create(&queue->threads[queue->started], NULL, worker, queue) == 0)
        queue->started++;
}

static void free_queue(struct queue *queue)
{
    pthread_cond_destroy(&queue->filled);
    pthread_cond_destroy(&queue->freed);
    pthread_mutex_destroy(&queue->lock);
    for (size_t i = 0; queue->jobs && i < queue->room; i++)
        queue->plan.discard(job_at(queue, i));
    free(queue->slots);
    free(queue->jobs);
    free(queue);
}

struct queue *queue_start(const struct queue_plan *plan)
{
    struct queue *queue = calloc(1, sizeof *queue);
    if (!queue)
        return NULL;
    queue->plan = *plan;
    queue->room = plan->threads > 1 ? plan->threads * SLOTS_A_THREAD : 1;
    queue->slots = calloc(queue->room, sizeof *queue->slots);
    queue->jobs = calloc(queue->room, plan->job_size);
    pthread_mutex_init(&queue->lock, NULL);
    pthread_cond_init(&queue->filled, NULL);
    pthread_cond_init(&queue->freed, NULL);
    if (!queue->slots || !queue->jobs) {
        free_queue(queue);
        return NULL;
    }
    start_threads(queue);
    return queue;
}

static bool is_full(const struct queue *queue)
{
    return queue->tail - queue->head == queue->room ||
           (queue->tail > queue->head && queue->weight >= queue->plan.weight);
}

void *queue_room(struct queue *queue)
{
    pthread_mutex_lock(&queue->lock);
    if (is_full(queue))
        while (!has_room(queue) && !queue->unwanted)
            pthread_cond_wait(&queue->freed, &queue->lock);
    void *job = queue->unwanted ? NULL : job_at(queue, queue->tail);
    pthread_mutex_unlock(&queue->lock);
    return job;
}

static void do_it_here(struct queue *queue)
{
    void *job = job_at(queue, 0);
    queue->plan.work(job, queue->plan.context);
    queue->unwanted = !queue->plan.finish(job, queue->plan.context);
}

void queue_put(struct queue *queue, size_t weight)
{
    if (queue->started == 0) {
        do_it_here(queue);
        return;
    }
    pthread_mutex_lock(&queue->lock);
    slot_at(queue, queue->tail)->weight = weight;
    queue->weight += weight;
    queue->tail++;
    pthread_cond_signal(&queue->filled);
    pthread_mutex_unlock(&queue->lock);
}

void queue_end(struct queue *queue)
{
    pthread_mutex_lock(&queue->lock);
    queue->closed = true;
    pthread_cond_broadcast(&queue->filled);
    pthread_mutex_unlock(&queue->lock);
    for (size_t i = 0; i < queue->started; i++)
        pthread_join(queue->threads[i], NULL);
    free_queue(queue);
}
