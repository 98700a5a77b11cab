/* bench_job.c - the work that bench.py measures, as often as it says.
 *
 *     bench_job markdown|text|cmark FILE TIMES    parse and compose, or cmark's parse and free
 *     bench_job peak PROGRAM [ARGUMENT]...        run it, print its peak memory in KiB and its
 *                                                 CPU time in milliseconds
 *
 * Once more minus once is the work without start-up and reading. 'peak' is here and not in
 * Python because a child's peak starts with what its parent had before exec. */
#include <cmark.h>
#include <fcntl.h>
#include <share/share.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
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
    if (child < 0 || wait4(child, &status, 0, &used) < 0 || status != 0)
        return 1;
    long milliseconds = (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000 +
                        (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1000;
    printf("%ld %ld\n", used.ru_maxrss, milliseconds);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc >= 3 && strcmp(argv[1], "peak") == 0)
        return peak(argv + 2);
    if (argc != 4)
        return 64;
    size_t length = 0;
    char *data = load(argv[2], &length);
    int fine = data != NULL;
    for (int times = atoi(argv[3]); fine && times > 0; times--) {
        if (strcmp(argv[1], "cmark") == 0)
            fine = with_cmark(data, length);
        else
            fine = with_share(data, length,
                              strcmp(argv[1], "text") == 0 ? SHARE_TEXT : SHARE_MARKDOWN);
    }
    free(data);
    return fine ? 0 : 1;
}
