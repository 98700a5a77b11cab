/* read.c - the order of reading: decode, find the format, take the front matter off, read the
 * rest. Each step is a file of its own; none of them knows the others. */
#include "read/read.h"

static share_status read_as(share__document *document, share__source source, unsigned flags,
                            share_error *error)
{
    if (document->format == SHARE_HTML)
        return share__read_html(document, source, error);
    share_status status = share__read_front_matter(document, &source, error);
    if (status != SHARE_OK || flags & SHARE_PARSE_METADATA)
        return status;
    if (document->format == SHARE_TEXT)
        return share__read_text(document, source, error);
    return share__read_markdown(document, source, error);
}

/* See share__document_limit(). */
static share_status warn_left_out(share__document *document, share_error *error)
{
    unsigned line =
        document->block_count > 0 ? document->blocks[document->block_count - 1].line : 0;
    share_status status = share__document_warn(
        document, "left_out", (share__place){line, line > 0}, 0,
        "too many small pieces for the size of the input: some of them are left out");
    return status == SHARE_OK ? status : share__fail_memory(error);
}

share_status share__read(share__document *document, share__view bytes,
                         const share_parse_options *options, share_error *error)
{
    share__source source = {.line = 1};
    const bool page = share__is_page(bytes, options->name, options->format);
    share_status status =
        share__decode(document, bytes, options->encoding, page, &source.text, error);
    if (status != SHARE_OK)
        return status;
    document->format =
        options->format != SHARE_AUTO ? options->format : share__sniff(source.text, options->name);
    share__document_limit(document, source.text.n);
    status = read_as(document, source, options->flags, error);
    return status == SHARE_OK && document->left_out ? warn_left_out(document, error) : status;
}
