/* module.c - the border of the WebAssembly module. JavaScript writes the request as one block of
 * memory: text after text, each with its length before it, so that nothing here knows its objects.
 *
 * A block is: the content, the texts of enum request_text in order, the tags; each a 32-bit length
 * (in the machine's order) and so many bytes, of which the last is NUL but for the content's. The
 * length ABSENT says that a text was not given. */
#include "../javascript/request.h"

#include <emscripten.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const uint32_t ABSENT = 0xFFFFFFFF;

static const char *take(const char **at, size_t *length)
{
    uint32_t size;
    memcpy(&size, *at, sizeof size);
    *at += sizeof size;
    *length = size;
    if (size == ABSENT)
        return NULL;
    const char *text = *at;
    *at += size;
    return text;
}

/* Free it with free(); NULL: memory has ended. */
EMSCRIPTEN_KEEPALIVE char *wasm_run(const char *block, uint32_t tag_count, uint32_t limit,
                                    int max_tags, unsigned flags)
{
    struct request request;
    size_t length;
    memset(&request, 0, sizeof request);
    const char **tags = calloc(tag_count + 1u, sizeof *tags);
    if (!tags)
        return NULL;
    request.data = take(&block, &request.length);
    for (int i = 0; i < REQUEST_TEXTS; i++)
        request.text[i] = take(&block, &length);
    for (uint32_t i = 0; i < tag_count; i++)
        tags[i] = take(&block, &length);
    request.tags = tags;
    request.tag_count = tag_count;
    request.limit = limit;
    request.max_tags = max_tags;
    request.flags = flags;
    char *json = request_run(&request);
    free(tags);
    return json; /* share_free() is free() here: one allocator in the module */
}

EMSCRIPTEN_KEEPALIVE uint32_t wasm_measure(const char *text, uint32_t length, uint32_t unit)
{
    return (uint32_t)share_measure(text, length, (share_unit)unit);
}

EMSCRIPTEN_KEEPALIVE const char *wasm_version(void)
{
    return share_version();
}
