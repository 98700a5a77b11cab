/* bench_job.c - the work that bench.py measures, as often as it says.
 *
 *     bench_job markdown|text|html|cmark FILE TIMES   parse and compose, or cmark's parse and free
 *     bench_job time KIND FILE TIMES              the same, or layout: the file is one; prints the
 *                                                 least CPU time of a round, in microseconds
 *     bench_job peak PROGRAM [ARGUMENT]...        run it, print its peak memory in KiB and its
 *                                                 CPU time in microseconds
 *
 * Once more minus once is the work without start-up and reading. 'peak' is here and not in
 * Python because a child's peak starts with what its parent had before exec. */
#include <cmark.h>
#include <fcntl.h>
#include <share/share.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static char *load(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0)
        return NULL;
    long size = ftell(file);
    rewind(file);
    char *data = size >= 0 ? malloc((size_t)size + 1) : NULL;
    *length = data ? fread(data, 1, (size_t)size, file) : 0;
    fclose(file);
    return data;
}

static int with_cmark(const char *data, size_t length)
{
    cmark_node *document = cmark_parse_document(data, length, CMARK_OPT_DEFAULT);
    if (!document)
        return 0;
    cmark_node_free(document);
    return 1;
}

/* Any answer but a crash is a good one to what 'time' is for. */
static int with_anything(const char *data, size_t length, share_format format)
{
    share_parse_options options = SHARE_PARSE_OPTIONS_INIT;
    share_article *article = NULL;
    share_post *post = NULL;
    share_error error = {SHARE_OK, 0, 0, "", ""};
    options.format = format;
    if (share_article_parse(&article, data, length, &options, &error) == SHARE_OK &&
        share_post_compose(&post, article, NULL, &error) == SHARE_OK)
        error.status = SHARE_OK;
    share_post_free(post);
    share_article_free(article);
    return error.status != SHARE_ERR_MEMORY;
}

/* 'data' ends with a NUL. */
static int with_layout(const char *data, size_t length)
{
    static const char text[] = "# A headline\n\nA summary of it. It has two sentences.\n\n"
                               "## A part\n\nThe first part says that much.\n\n"
                               "## Another part\n\nThe second part says some more.\n";
    share_post_options options = SHARE_POST_OPTIONS_INIT;
    share_article *article = NULL;
    share_post *post = NULL;
    share_error error = {SHARE_OK, 0, 0, "", ""};
    options.layout = data;
    options.limit = length * 4;
    options.unit = SHARE_GRAPHEMES;
    if (share_article_parse(&article, text, sizeof text - 1, NULL, &error) == SHARE_OK &&
        share_post_compose(&post, article, &options, &error) == SHARE_OK)
        error.status = SHARE_OK;
    share_post_free(post);
    share_article_free(article);
    return error.status != SHARE_ERR_MEMORY;
}

static int with_share(const char *data, size_t length, share_format format)
{
    share_parse_options options = SHARE_PARSE_OPTIONS_INIT;
    share_article *article = NULL;
    share_post *post = NULL;
    share_error error;
    options.format = format;
    options.max_bytes = length + 1;
    int fine = share_article_parse(&article, data, length, &options, &error) == SHARE_OK &&
               share_post_compose(&post, article, NULL, &error) == SHARE_OK;
    if (!fine)
        fprintf(stderr, "%s\n", error.message);
    share_post_free(post);
    share_article_free(article);
    return fine;
}

static int peak(char **command)
{
    pid_t child = fork();
    if (child == 0) {
        int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDOUT_FILENO);
        execv(command[0], command);
        _exit(127);
    }
    int status = 0;
    struct rusage used;
    if (child < 0 || wait4(child, &status, 0, &used) < 0 || !WIFEXITED(status) ||
        (WEXITSTATUS(status) != 0 && WEXITSTATUS(status) != 65 && WEXITSTATUS(status) != 76))
        return 1;
    long long microseconds = (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000000LL +
                             used.ru_utime.tv_usec + used.ru_stime.tv_usec;
    printf("%ld %lld\n", used.ru_maxrss, microseconds);
    return 0;
}

static share_format format_of(const char *kind)
{
    return strcmp(kind, "text") == 0   ? SHARE_TEXT
           : strcmp(kind, "html") == 0 ? SHARE_HTML
                                       : SHARE_MARKDOWN;
}

static int job(const char *kind, const char *data, size_t length)
{
    return strcmp(kind, "cmark") == 0 ? with_cmark(data, length)
                                      : with_share(data, length, format_of(kind));
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static int timed(const char *kind, const char *data, size_t length, int times)
{
    double least = 0;
    for (int i = 0; i < times; i++) {
        double start = now();
        if (!(strcmp(kind, "layout") == 0 ? with_layout(data, length)
                                          : with_anything(data, length, format_of(kind))))
            return 0;
        double took = now() - start;
        least = i == 0 || took < least ? took : least;
    }
    printf("%.0f\n", least);
    return 1;
}

int main(int argc, char **argv)
{
    if (argc >= 3 && strcmp(argv[1], "peak") == 0)
        return peak(argv + 2);
    bool timing = argc == 5 && strcmp(argv[1], "time") == 0;
    if (argc != 4 + timing)
        return 64;
    argv += timing;
    size_t length = 0;
    char *data = load(argv[2], &length);
    int fine = data != NULL, times = atoi(argv[3]);
    if (fine)
        data[length] = '\0';
    if (fine && timing)
        fine = timed(argv[1], data, length, times);
    for (; fine && !timing && times > 0; times--)
        fine = job(argv[1], data, length);
    free(data);
    return fine ? 0 : 1;
}
