/* read.c - the order of reading: decode, find the format, take the front matter off, read the
 * rest. Each step is a file of its own; none of them knows the others. */
#include "read/read.h"

static share_status refuse_html(share_error *error)
{
    return share__fail(error, SHARE_ERR_FORMAT, SHARE__NOWHERE,
                       "a web page: this version reads Markdown and plain text");
}

share_status share__read(share__document *document, share__view bytes,
                         const share_parse_options *options, share_error *error)
{
    share__source source = {.line = 1};
    share_status status = share__decode(document, bytes, options->encoding, &source.text, error);
    if (status != SHARE_OK)
        return status;
    document->format =
        options->format != SHARE_AUTO ? options->format : share__sniff(source.text, options->name);
    if (document->format == SHARE_HTML)
        return refuse_html(error);
    status = share__read_front_matter(document, &source, error);
    if (status != SHARE_OK)
        return status;
    if (document->format == SHARE_TEXT)
        return share__read_text(document, source, error);
    return share__read_markdown(document, source, error);
}
