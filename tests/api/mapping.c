/* mapping.c - an article is parsed from a file mapping that cannot be written to, between pages
 * that cannot be touched, and all of it goes in one call. Nothing is copied but the text that the
 * article keeps: what is allocated, arrays that grow included, is twice the file when all of it is
 * text.
 *
 * Linked as memory.c is, so that every allocation of the library and of what it stands on is seen.
 */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

void *__real_malloc(size_t size);
void __real_free(void *memory);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *memory, size_t size);
void __wrap_free(void *memory);
char *__wrap_strdup(const char *text);

enum { HEADER = 16 }; /* each block has its size in front */

static size_t held, most;

void *__wrap_malloc(size_t size)
{
    char *block = __real_malloc(size + HEADER);
    if (!block)
        return NULL;
    memcpy(block, &size, sizeof size);
    held += size;
    most = held > most ? held : most;
    return block + HEADER;
}

void __wrap_free(void *memory)
{
    size_t size;
    if (!memory)
        return;
    memcpy(&size, (char *)memory - HEADER, sizeof size);
    held -= size;
    __real_free((char *)memory - HEADER);
}

void *__wrap_calloc(size_t n, size_t size)
{
    void *memory = __wrap_malloc(n * size);
    return memory ? memset(memory, 0, n * size) : NULL;
}

void *__wrap_realloc(void *memory, size_t size)
{
    size_t old = 0;
    void *moved = __wrap_malloc(size);
    if (moved && memory) {
        memcpy(&old, (char *)memory - HEADER, sizeof old);
        memcpy(moved, memory, old < size ? old : size);
        __wrap_free(memory);
    }
    return moved;
}

char *__wrap_strdup(const char *text)
{
    size_t n = strlen(text) + 1;
    char *copy = __wrap_malloc(n);
    return copy ? memcpy(copy, text, n) : NULL;
}

static const char markdown[] = "## A part of the *book*\n\n"
                               "The well runs dry while the river beside it is full of water. What "
                               "moves through gravel in days\ntakes decades in clay, and a "
                               "[pump](/pump) does not know that.\n\n";
static const char page[] =
    "<h2>A part of the book</h2>\n<p>The well runs dry while the river beside "
    "it is full of water. What moves through gravel in days takes decades "
    "in clay, and a <a href=/pump>pump</a> does not know that.</p>\n";

static const struct {
    share_format format;
    const char *start, *part;
    unsigned hundredths; /* of the input, which may be allocated at the most */
} inputs[] = {
    {SHARE_MARKDOWN, "# The well and the water table\n\n", markdown, 200},
    {SHARE_TEXT, "The well and the water table\n\n", markdown, 220},
    {SHARE_HTML,
     "<!doctype html><title>The well and the water table</title>\n"
     "<h1>The well and the water table</h1>\n",
     page, 180},
};

/* A file of whole pages, mapped between two that nobody may touch. */
static char *map(const char *start, const char *part, size_t length, size_t guard)
{
    FILE *file = tmpfile();
    assert_non_null(file);
    fputs(start, file);
    size_t n = strlen(start);
    for (; n + strlen(part) <= length; n += strlen(part))
        fputs(part, file);
    for (; n < length; n++)
        fputc('.', file);
    fflush(file);
    char *all = mmap(NULL, length + 2 * guard, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    assert_true(all != MAP_FAILED);
    char *text = mmap(all + guard, length, PROT_READ, MAP_PRIVATE | MAP_FIXED, fileno(file), 0);
    assert_true(text == all + guard);
    fclose(file);
    return text;
}

static void a_mapping_is_enough(void **state)
{
    (void)state;
    size_t guard = (size_t)sysconf(_SC_PAGESIZE), length = (size_t)1 << 23;
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
        char *text = map(inputs[i].start, inputs[i].part, length, guard), *body, *same;
        share_parse_options options = SHARE_PARSE_OPTIONS_INIT;
        share_article *article, *copied;
        options.format = inputs[i].format;
        size_t before = held;
        most = held;
        assert_int_equal(share_article_parse(&article, text, length, &options, NULL), SHARE_OK);
        size_t taken = most - before;
        print_message("%s: %zu of %zu bytes\n", share_format_name(inputs[i].format), taken, length);
        assert_true(taken <= length / 100 * inputs[i].hundredths);

        char *copy = malloc(length);
        assert_non_null(copy);
        memcpy(copy, text, length);
        assert_int_equal(share_article_parse(&copied, copy, length, &options, NULL), SHARE_OK);
        munmap(text - guard, length + 2 * guard); /* the article does not look at it again */
        free(copy);
        assert_string_equal(text_of(article, SHARE_HEADLINE), "The well and the water table");
        assert_int_equal(share_article_body(&body, article, NULL), SHARE_OK);
        assert_int_equal(share_article_body(&same, copied, NULL), SHARE_OK);
        assert_string_equal(body, same);
        share_free(body);
        share_free(same);
        share_article_free(article);
        share_article_free(copied);
        assert_int_equal(held, before);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_mapping_is_enough)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
