/* batch.c - many inputs on several threads, answered in their order, in constant memory.
 *
 * This thread reads: lines of records, names from a list, folders, arguments. Workers take one
 * input each through the whole of process.c, with what they write caught; it is then written in
 * the order of the inputs. A full ring stops the reading, a slow reader of ours fills the ring.
 *
 * What holds for an input may differ from folder to folder. Rules are looked up here, input by
 * input; those that hold for several are shared, and freed with the last of them.
 *
 * Of --batch, a line that is no record gives an error object like a record that fails, with its id
 * as far as it can be seen; only reading and writing themselves can make the run fail. */
#include "batch.h"

#include "answered.h"
#include "exit_codes.h"
#include "fetch.h"
#include "input.h"
#include "json.h"
#include "lines.h"
#include "output.h"
#include "process.h"
#include "queue.h"
#include "record.h"
#include "stop.h"
#include "tally.h"
#include "walk.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { KEPT = 256 * 1024, UNDER_WAY = 64 * 1024 * 1024 };

struct shared_rules {
    struct rules rules;
    struct settings *settings;
    atomic_uint users;
};

struct job {
    struct shared_rules *shared; /* NULL: they could not be read, see 'error' */
    share_error error;
    struct buffer text; /* a line, or a name with its NUL */
    struct buffer id;   /* of a record, as JSON has it */
    uint64_t number;    /* of the line */
    uint64_t taken;     /* bytes of the input so far */
    bool too_long, skipped;
    struct output_caught caught;
    share_status status;
    int code;
};

struct batch {
    struct options *options;
    struct queue *queue;
    struct shared_rules *last; /* of the input before */
    bool batch;                /* records, and not names */
    int json;
    struct answered answered;
    struct tally tally;
    int code; /* of the first failure, in the order of the inputs */
};

bool batch_wanted(const struct options *options)
{
    return options->batch || options->files0_from || options->recursive || options->input_count > 1;
}

/* ---- rules ---- */

static void let_go(struct shared_rules *shared)
{
    if (!shared || atomic_fetch_sub(&shared->users, 1) > 1)
        return;
    settings_free(shared->settings);
    free(shared);
}

/* Those for an input, which is one more user of them; else the code, and the error tells why. */
static int find_rules(struct shared_rules **out, struct batch *batch, const char *argument,
                      share_error *error)
{
    struct shared_rules *last = batch->last;
    /* NOLINTNEXTLINE(clang-analyzer-unix.Malloc): the batch is one of its users */
    if (!last || !settings_hold(last->settings, argument)) {
        struct shared_rules *next = calloc(1, sizeof *next);
        if (!next) {
            failure_note(error, SHARE_ERR_MEMORY, "", "out of memory");
            return EXIT_INTERNAL;
        }
        atomic_init(&next->users, 1);
        failure_note(error, SHARE_ERR_MEMORY, "", "out of memory"); /* else it has started before */
        int code = settings_start(&next->settings, batch->options);
        if (code == GO_ON)
            code = settings_for(next->settings, &next->rules.options, argument, error);
        if (code != GO_ON) {
            let_go(next);
            return code;
        }
        next->rules.settings = next->settings;
        let_go(last);
        batch->last = last = next;
    }
    atomic_fetch_add(&last->users, 1);
    *out = last;
    return GO_ON;
}

/* ---- one input, on any thread ---- */

static void do_record(struct job *job, const struct record *record)
{
    struct options own = job->shared->rules.options;
    struct given given = {record->content, record->length};
    own.parse.name = record->name;
    if (record->format != SHARE_AUTO)
        own.parse.format = record->format;
    if (record->base_url)
        own.parse.base_url = record->base_url;
    if (record->language)
        own.parse.language = record->language;
    if (record->encoding)
        own.parse.encoding = record->encoding;
    if (record->url)
        own.post.url = record->url;
    if (given.length > own.parse.max_bytes) {
        share_error error;
        job->status = failure_note(&error, SHARE_ERR_TOO_BIG, record->name ? record->name : "",
                                   "larger than %zu bytes; --max-input SIZE allows more",
                                   own.parse.max_bytes);
        job->code = failure_report(&error, own.json, NULL);
        return;
    }
    job->code = process_given(&job->shared->rules, &own, &given, &job->status);
}

/* Puts the id in front of the object that follows: {"id":7 and then ,"schema":1 ... */
static size_t begin_with_id(struct job *job, bool ascii)
{
    struct buffer *out = &job->caught.out;
    if (!buffer_reserve(out, 16 + job->id.length * 6))
        return 0;
    buffer_add(out, "{\"id\":", 6);
    if (job->id.length == 0)
        buffer_add(out, "null", 4);
    else if (ascii)
        out->length += json_ascii(out->data + out->length, job->id.data, job->id.length);
    else
        buffer_add(out, job->id.data, job->id.length);
    return out->length;
}

static void do_line(struct job *job, const struct batch *batch)
{
    struct record record = {0};
    share_error error;
    job->id.length = 0;
    if (job->too_long)
        job->status = failure_note(&error, SHARE_ERR_TOO_BIG, "",
                                   "line %llu: the record is too long; --max-input allows more",
                                   (unsigned long long)job->number);
    else
        job->status =
            record_read(&record, &job->id, job->text.data, job->text.length, job->number, &error);
    job->skipped = job->id.length > 0 && answered_has(&batch->answered, job->id.data);
    if (job->skipped)
        return;
    size_t at = begin_with_id(job, batch->json == JSON_ASCII);
    if (job->status != SHARE_OK)
        job->code = failure_report(&error, batch->json, NULL);
    else
        do_record(job, &record);
    struct buffer *out = &job->caught.out;
    if (at > 0 && out->length > at && out->data[at] == '{') {
        out->data[at] = ',';
    } else { /* memory ended on the way: finish() has a line for that */
        out->length = 0;
        job->status = SHARE_ERR_MEMORY;
        job->code = EXIT_INTERNAL;
    }
    job->caught.err.length = 0; /* the object says it all */
}

static void work(void *job_, void *batch_)
{
    struct job *job = job_;
    const struct batch *batch = batch_;
    job->status = SHARE_OK;
    job->skipped = false;
    output_catch(&job->caught);
    if (!job->shared) {
        job->status = job->error.status;
        job->code = failure_report_as(&job->error, job->code, batch->json, NULL);
    } else if (batch->batch) {
        do_line(job, batch);
    } else {
        job->code = process_input(&job->shared->rules, job->text.data, &job->status);
    }
    output_catch(NULL);
}

/* ---- in order ---- */

#define MEMORY_ENDED                                                                               \
    "\"schema\":1,\"source\":null,"                                                                \
    "\"error\":{\"code\":\"memory\",\"message\":\"out of memory\",\"exit\":70}}"

static bool say_memory_ended(bool with_id)
{
    static const char plain[] = "{" MEMORY_ENDED, identified[] = "{\"id\":null," MEMORY_ENDED;
    return output_line(with_id ? identified : plain,
                       (with_id ? sizeof identified : sizeof plain) - 1);
}

static bool finish(void *job_, void *batch_)
{
    struct job *job = job_;
    struct batch *batch = batch_;
    bool written = true;
    if (job->skipped)
        batch->tally.skipped++;
    else if (job->caught.out.length == 0 &&
             job->code != EXIT_DONE) /* not even a failure's object */
        written = say_memory_ended(batch->batch);
    else
        written = output_release(&job->caught);
    if (batch->code == EXIT_DONE && !batch->batch)
        batch->code = job->code;
    if (!job->skipped)
        tally_add(&batch->tally, job->status, job->taken);
    let_go(job->shared);
    job->shared = NULL;
    buffer_clear(&job->caught.out, KEPT);
    buffer_clear(&job->caught.err, KEPT);
    buffer_clear(&job->text, KEPT);
    buffer_clear(&job->id, KEPT);
    return written;
}

static void discard(void *job_)
{
    struct job *job = job_;
    let_go(job->shared); /* of one that nobody wanted any more */
    buffer_free(&job->caught.out);
    buffer_free(&job->caught.err);
    buffer_free(&job->text);
    buffer_free(&job->id);
}

/* ---- reading ---- */

/* False when no more is wanted, or memory ends. */
static bool put(struct batch *batch, const char *text, size_t length, const struct lines *lines,
                bool too_long)
{
    struct job *job = queue_room(batch->queue);
    if (!job)
        return false;
    if (!buffer_add(&job->text, text, length)) {
        complain("out of memory");
        batch->code = EXIT_INTERNAL;
        return false;
    }
    job->code = find_rules(&job->shared, batch, batch->batch ? "-" : text, &job->error);
    if (job->code == GO_ON)
        job->code = EXIT_DONE;
    job->number = lines ? lines->count : 0;
    job->taken = lines ? lines->taken : 0;
    job->too_long = too_long;
    queue_put(batch->queue, length);
    return true;
}

static int failed_reading(const char *name, int json)
{
    share_error error;
    failure_note(&error, SHARE_ERR_IO, name, "%s", strerror(errno));
    return failure_report(&error, json, NULL);
}

static bool is_blank(const char *line, size_t length)
{
    size_t i = 0;
    while (i < length && (line[i] == ' ' || line[i] == '\t' || line[i] == '\r'))
        i++;
    return i == length;
}

static int read_records(struct batch *batch)
{
    struct shared_rules *first = NULL;
    share_error error;
    int code = find_rules(&first, batch, "-", &error); /* they hold for all records */
    if (code != GO_ON)
        return failure_report_as(&error, code, batch->json, NULL);
    let_go(first);
    struct lines lines;
    struct stat about;
    char *line = NULL;
    size_t length = 0, most = batch->options->parse.max_bytes;
    enum lines_status status;
    if (fstat(STDIN_FILENO, &about) == 0 && S_ISREG(about.st_mode))
        batch->tally.all_bytes = (uint64_t)about.st_size;
    /* A byte of text takes at most six in JSON; the rest is for the other keys. */
    lines_start(&lines, STDIN_FILENO, '\n',
                most < SIZE_MAX / 16 ? most * 6 + (1 << 20) : SIZE_MAX / 2);
    for (bool wanted = true; wanted;) {
        status = lines_next(&lines, &line, &length);
        if (status == LINES_TOO_LONG)
            wanted = put(batch, "", 0, &lines, true);
        else if (status == LINES_ONE)
            wanted = is_blank(line, length) || put(batch, line, length, &lines, false);
        else
            break;
    }
    lines_end(&lines);
    return status == LINES_FAILED ? failed_reading("-", batch->json) : EXIT_DONE;
}

static bool put_name(const char *name, void *batch)
{
    return !stop_asked() && put(batch, name, strlen(name) + 1, NULL, false);
}

static bool put_argument(struct batch *batch, const char *argument)
{
    if (!batch->options->recursive || input_is_standard(argument) || !walk_is_folder(argument))
        return put_name(argument, batch);
    if (walk(argument, put_name, batch))
        return !stop_asked();
    complain("out of memory");
    batch->code = EXIT_INTERNAL;
    return false;
}

/* Names with a NUL after each: find -print0, git ls-files -z. */
static int read_names(struct batch *batch, const char *file)
{
    struct lines lines;
    char *name;
    size_t length;
    enum lines_status status = LINES_ONE;
    int descriptor =
        input_is_standard(file) ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0) {
        share_error error;
        failure_note(&error, SHARE_ERR_NOT_FOUND, file, "%s", strerror(errno));
        return failure_report(&error, batch->json, NULL);
    }
    lines_start(&lines, descriptor, '\0', PATH_MAX);
    struct buffer terminated = {0};
    for (bool wanted = true; wanted;) {
        status = lines_next(&lines, &name, &length);
        if (status != LINES_ONE && status != LINES_TOO_LONG)
            break;
        if (length > PATH_MAX)
            length = PATH_MAX; /* such a name is not found, and is told of as such */
        terminated.length = 0;
        if (length > 0)
            wanted = buffer_add(&terminated, name, length) && buffer_add(&terminated, "", 1) &&
                     put_argument(batch, terminated.data);
    }
    buffer_free(&terminated);
    lines_end(&lines);
    if (descriptor != STDIN_FILENO)
        close(descriptor);
    return status == LINES_FAILED ? failed_reading(file, batch->json) : EXIT_DONE;
}

static int read_arguments(struct batch *batch)
{
    const struct options *options = batch->options;
    if (!options->recursive)
        batch->tally.all = options->input_count;
    for (size_t i = 0; i < options->input_count; i++)
        if (!put_argument(batch, options->inputs[i]))
            break;
    return EXIT_DONE;
}

/* ---- all together ---- */

static size_t threads_for(const struct options *options)
{
    size_t threads = options->jobs;
    long processors = threads ? 0 : sysconf(_SC_NPROCESSORS_ONLN);
    if (processors > 0)
        threads = (size_t)processors;
    bool one_by_one = !options->batch && !options->files0_from && !options->recursive;
    if (one_by_one && options->input_count < threads)
        threads = options->input_count;
    return threads ? threads : 1;
}

/* Continues an earlier answer: in the same file, its cut-off last line gets an end. */
static int resume(struct batch *batch)
{
    struct stat earlier, now;
    const char *file = batch->options->resume;
    if (!file)
        return GO_ON;
    const char *mistake = answered_read(&batch->answered, file);
    if (mistake) {
        share_error error;
        failure_note(&error, SHARE_ERR_NOT_FOUND, file, "%s", mistake);
        return failure_report(&error, batch->json, NULL);
    }
    if (batch->answered.unfinished && stat(file, &earlier) == 0 &&
        fstat(STDOUT_FILENO, &now) == 0 && earlier.st_dev == now.st_dev &&
        earlier.st_ino == now.st_ino && !output_line("", 0))
        return EXIT_IO;
    return GO_ON;
}

static int read_inputs(struct batch *batch)
{
    const struct options *options = batch->options;
    if (options->batch)
        return read_records(batch);
    return options->files0_from ? read_names(batch, options->files0_from) : read_arguments(batch);
}

/* What one input took, the next one wants: memory that is given back after each comes again page by
 * page, each with a fault. */
static void keep_memory(void)
{
#ifdef __GLIBC__
    enum { HELD = 4 * 1024 * 1024 }; /* bytes on each thread */
    mallopt(M_TRIM_THRESHOLD, HELD);
    mallopt(M_MMAP_THRESHOLD, HELD);
#endif
}

int batch_run(struct options *options)
{
    struct batch batch = {
        .options = options, .batch = options->batch, .json = options->json, .code = EXIT_DONE};
    struct queue_plan plan = {
        threads_for(options), sizeof(struct job), UNDER_WAY, work, finish, discard, &batch};
    bool pages = options->files0_from != NULL;
    for (size_t i = 0; i < options->input_count; i++)
        pages = pages || input_is_url(options->inputs[i]);
    if (pages)
        fetch_is_there(); /* loaded once, before there are several threads */
    keep_memory();
    int code = resume(&batch);
    if (code == GO_ON && !(batch.queue = queue_start(&plan))) {
        complain("out of memory");
        code = EXIT_INTERNAL;
    }
    if (code != GO_ON) {
        answered_free(&batch.answered);
        return code;
    }
    stop_listen();
    tally_start(&batch.tally, !options->quiet && (options->batch || options->input_count != 1));
    code = read_inputs(&batch);
    queue_end(batch.queue);
    /* NOLINTNEXTLINE(clang-analyzer-unix.Malloc): the batch is one of its users */
    let_go(batch.last);
    tally_finish(&batch.tally, stop_asked());
    answered_free(&batch.answered);
    return batch.code != EXIT_DONE ? batch.code : code;
}
