/* document.c - the arrays of a document grow in its arena. */
#include "read/document.h"

#include <string.h>

share__block *share__document_add_block(share__document *document, share__block_kind kind)
{
    share__block *blocks =
        share__arena_grow(&document->arena, document->blocks, document->block_count,
                          &document->block_room, sizeof *blocks);
    if (!blocks)
        return NULL;
    document->blocks = blocks;
    share__block *block = &blocks[document->block_count++];
    *block = (share__block){.text = SHARE__LIT(""), .kind = (uint8_t)kind};
    return block;
}

share_status share__document_add_meta(share__document *document, share__meta meta)
{
    share__meta *metas = share__arena_grow(&document->arena, document->metas, document->meta_count,
                                           &document->meta_room, sizeof *metas);
    if (!metas)
        return SHARE_ERR_MEMORY;
    document->metas = metas;
    metas[document->meta_count++] = meta;
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
    share__arena_free(&document->arena);
    memset(document, 0, sizeof *document);
}
