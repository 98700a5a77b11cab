/* read.c - the order of reading: decode, find the format, take the front matter off, read the
 * rest. Each step is a file of its own; none of them knows the others. */
#include "read/read.h"

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
    if (document->format == SHARE_HTML)
        return share__read_html(document, source, error);
    status = share__read_front_matter(document, &source, error);
    if (status != SHARE_OK || options->flags & SHARE_PARSE_METADATA)
        return status;
    if (document->format == SHARE_TEXT)
        return share__read_text(document, source, error);
    return share__read_markdown(document, source, error);
}
