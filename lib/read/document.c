/* document.c - the arrays of a document, and how large they may become.
 *
 * Texts lie in the arena. The arrays do not: an array that outgrows its place in an arena leaves it
 * behind, and all of them together would take twice their size.
 *
 * Limits: a block costs some 40 bytes, as much as a line of text. A text of one-letter lines, a
 * page of "<p>a", would take twenty times its size, so the number of blocks, containers and records
 * is bounded by the size of the input; of 691 real pages and 1,900 Markdown files none comes near
 * it. */
#include "read/document.h"

#include "base/mem.h"

#include <string.h>

enum {
    FIRST_ROOM = 16,
    LEAST_BLOCKS = 4096, /* kept of any input, and then one for so many bytes */
    BYTES_EACH = 8,      /* of text and Markdown, where 10 times the input may be used */
    PAGE_BYTES_EACH = 128,
    LEAST_CONTAINERS = 8192,
    CONTAINER_BYTES_EACH = 64,
    LEAST_METAS = 2048,
    META_BYTES_EACH = 256,
    LEAST_META_BYTES = 128 * 1024
};

void share__document_limit(share__document *document, size_t input)
{
    const bool page = document->format == SHARE_HTML;
    document->limits = (share__room){
        .blocks = LEAST_BLOCKS + input / (page ? PAGE_BYTES_EACH : BYTES_EACH),
        .containers = LEAST_CONTAINERS + input / CONTAINER_BYTES_EACH,
        .metas = LEAST_METAS + input / META_BYTES_EACH,
        .meta_bytes = LEAST_META_BYTES + input / 4,
    };
}

/* Room for one more; NULL when memory ends, and the old array stays. */
static void *grown(void *array, size_t count, size_t *room, size_t item_size)
{
    if (count < *room)
        return array;
    const size_t more = *room ? *room * 2 : FIRST_ROOM;
    if (more > SIZE_MAX / item_size)
        return NULL;
    void *moved = share__realloc(array, more * item_size);
    if (moved)
        *room = more;
    return moved;
}

bool share__document_is_full(share__document *document)
{
    if (document->limits.blocks == 0 || document->block_count < document->limits.blocks)
        return false;
    document->left_out = true;
    return true;
}

share__block *share__document_add_block(share__document *document, share__block_kind kind)
{
    share__block *block = &document->beyond;
    if (!share__document_is_full(document)) {
        share__block *blocks =
            grown(document->blocks, document->block_count, &document->block_room, sizeof *blocks);
        if (!blocks)
            return NULL;
        document->blocks = blocks;
        block = &blocks[document->block_count++];
    }
    *block = (share__block){.text = SHARE__LIT(""), .kind = (uint8_t)kind};
    return block;
}

bool share__document_add_container(share__document *document, share__container container,
                                   uint32_t *number)
{
    *number = container.parent;
    if (document->limits.containers > 0 && document->container_count >= document->limits.containers)
        return true;
    share__container *containers = grown(document->containers, document->container_count,
                                         &document->container_room, sizeof *containers);
    if (!containers)
        return false;
    document->containers = containers;
    *number = (uint32_t)document->container_count++;
    containers[*number] = container;
    return true;
}

bool share__document_has_room(const share__document *document, size_t meta_bytes)
{
    return document->limits.metas == 0 ||
           (document->meta_count < document->limits.metas &&
            meta_bytes <= document->limits.meta_bytes - document->meta_bytes);
}

share_status share__document_add_meta(share__document *document, share__meta meta)
{
    const size_t bytes = meta.key.n + meta.value.n;
    if (!share__document_has_room(document, bytes)) {
        document->left_out = true;
        return SHARE_OK;
    }
    share__meta *metas =
        grown(document->metas, document->meta_count, &document->meta_room, sizeof *metas);
    if (!metas)
        return SHARE_ERR_MEMORY;
    document->metas = metas;
    metas[document->meta_count++] = meta;
    document->meta_bytes += bytes;
    return SHARE_OK;
}

share_status share__document_warn(share__document *document, const char *code, share__place place,
                                  size_t offset, const char *format, ...)
{
    if (document->warning_count == SHARE__MAX_WARNINGS)
        return SHARE_OK;
    share_error text;
    va_list args;
    va_start(args, format);
    share__fail_args(&text, SHARE_OK, place, format, args);
    va_end(args);
    char *message = share__arena_string(&document->arena, share__view_of(text.message));
    share_warning *warnings =
        message ? share__arena_grow(&document->arena, document->warnings, document->warning_count,
                                    &document->warning_room, sizeof *warnings)
                : NULL;
    if (!warnings)
        return SHARE_ERR_MEMORY;
    document->warnings = warnings;
    warnings[document->warning_count++] =
        (share_warning){code, message, place.line, place.column, offset};
    return SHARE_OK;
}

void share__document_free(share__document *document)
{
    share__free(document->blocks);
    share__free(document->containers);
    share__free(document->metas);
    share__arena_free(&document->arena);
    memset(document, 0, sizeof *document);
}
