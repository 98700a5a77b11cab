/* fuzz.h - what the fuzz targets share: claims about what comes out, and text made of any bytes.
 *
 * A target is a file fuzz_NAME.c with LLVMFuzzerTestOneInput(). It is linked twice: with libFuzzer
 * (./dev fuzz NAME) and with replay.c, which hands it the files of corpus/NAME as an ordinary test.
 * A claim that is not met prints itself and aborts, as the sanitizers do. */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/utf8.h"
#include "read/document.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define claim(condition)                                                                           \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "%s:%d: not true: %s\n", __FILE__, __LINE__, #condition);              \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

/* The first byte of the input chooses; the rest is the text. 0 when there is none. */
static inline unsigned fuzz_choice(const uint8_t **data, size_t *size)
{
    if (*size == 0)
        return 0;
    --*size;
    return *(*data)++;
}

/* Any bytes as readers get them behind the entrance: well-formed, without NUL. In memory of exactly
 * that size, so that one byte too many is noticed; free() the result's p. */
static inline share__view fuzz_text(const uint8_t *data, size_t size)
{
    share__view bytes = {size ? (const char *)data : "", size};
    share__buffer repaired;
    share__buffer_init(&repaired, SIZE_MAX);
    if (share__utf8_check(bytes) == size && memchr(bytes.p, 0, size) == NULL)
        share__put(&repaired, bytes);
    else
        share__put_repaired(&repaired, bytes, NULL, NULL);
    char *exact = malloc(repaired.n ? repaired.n : 1);
    claim(exact != NULL);
    if (repaired.n > 0)
        memcpy(exact, repaired.p, repaired.n);
    share__view text = {exact, repaired.n};
    share__buffer_free(&repaired);
    return text;
}

/* The same with a NUL at the end. */
static inline char *fuzz_string(const uint8_t *data, size_t size)
{
    char *string = malloc(size + 1);
    claim(string != NULL);
    size_t n = 0;
    for (size_t i = 0; i < size; i++)
        if (data[i] != 0)
            string[n++] = (char)data[i];
    string[n] = '\0';
    return string;
}

static inline void claim_well_formed(share__view text)
{
    claim(share__utf8_check(text) == text.n);
}

/* What a post promises: no control characters and bidirectional overrides, but for those in
 * 'allowed'. */
static inline void claim_plain(share__view text, const char *allowed)
{
    claim_well_formed(text);
    for (const char *p = text.p, *end = p + text.n; p < end;) {
        uint32_t c = share__utf8_next(&p, end);
        claim(c != 0);
        claim(!share__is_control(c) || (c < 0x80 && strchr(allowed, (int)c) != NULL));
    }
}

/* What a document and a value promise: no C0 and C1 controls but those in 'allowed'. Characters
 * that only have no meaning (soft hyphens, direction marks) may stand in the text until it is
 * composed. */
static inline void claim_no_escapes(share__view text, const char *allowed)
{
    claim_well_formed(text);
    for (const char *p = text.p, *end = p + text.n; p < end;) {
        uint32_t c = share__utf8_next(&p, end);
        claim(c != 0 && c != 0x7F && (c < 0x80 || c >= 0xA0));
        claim(c >= 0x20 || strchr(allowed, (int)c) != NULL);
        claim(!(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069));
    }
}

/* All that document.h says of a document. */
static inline void claim_document(const share__document *document)
{
    for (size_t i = 0; i < document->block_count; i++) {
        const share__block *block = &document->blocks[i];
        claim_well_formed(block->text);
        claim(block->kind <= SHARE__MORE);
        claim(block->link_bytes <= block->text.n && block->code_bytes <= block->text.n);
        claim(block->container == 0 || block->container < document->container_count);
        claim(block->line > 0 && block->column > 0);
    }
    for (size_t i = 1; i < document->container_count; i++)
        claim(document->containers[i].parent < i);
    for (size_t i = 0; i < document->meta_count; i++) {
        const share__meta *meta = &document->metas[i];
        claim(meta->key.n > 0 && meta->value.n > 0);
        claim_well_formed(meta->key);
        claim_well_formed(meta->value);
    }
    for (size_t i = 0; i < document->warning_count; i++)
        claim_no_escapes(share__view_of(document->warnings[i].message), "");
}

#endif
