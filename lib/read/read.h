/* read.h - from bytes to a document. The one entrance, and what the readers share. */
#ifndef SHARE_READ_READ_H
#define SHARE_READ_READ_H

#include "read/document.h"

/* Decodes the bytes, finds the format, takes the front matter off and reads the rest. The document
 * is to be freed whatever comes back. Options are complete (no NULL options here). */
share_status share__read(share__document *document, share__view bytes,
                         const share_parse_options *options, share_error *error);

/* Well-formed UTF-8 text and where it starts in the input. */
typedef struct share__source {
    share__view text;
    unsigned line; /* of the first line of the text, from 1 */
} share__source;

/* encoding.c: *text becomes well-formed UTF-8 without BOM: a view of the bytes themselves where
 * they are that, else a piece of the document's arena. NUL and ill-formed bytes become U+FFFD with
 * a warning. Refuses what is not text. 'label' may be NULL. */
share_status share__decode(share__document *document, share__view bytes, const char *label,
                           bool page, share__view *text, share_error *error);
/* sniff.c: by the name's ending, then by the content. Never SHARE_AUTO. */
/* Whether bytes that are not decoded yet are a web page, which may declare its encoding. */
bool share__is_page(share__view bytes, const char *name, share_format format);
share_format share__sniff(share__view text, const char *name);

/* front_matter.c: reads what stands between fences at the top (or a bare header) into metadata
 * records and moves 'source' behind it. */
share_status share__read_front_matter(share__document *document, share__source *source,
                                      share_error *error);
/* One file per syntax, each given the lines between the fences. */
share_status share__read_yaml(share__document *document, share__source source, share_error *error);
/* yaml_simple.c: the same records for the simplest kind of YAML; false, and none, for any other and
 * when memory ends, which *status tells. */
bool share__read_simple_yaml(share__document *document, share__source source, share_status *status);
share_status share__read_toml(share__document *document, share__source source, share_error *error);
share_status share__read_json(share__document *document, share__source source, share_error *error);

share_status share__read_markdown(share__document *document, share__source source,
                                  share_error *error);
share_status share__read_text(share__document *document, share__source source, share_error *error);
/* html.c: blocks and metadata of a page. */
share_status share__read_html(share__document *document, share__source source, share_error *error);
/* The blocks alone of a piece of HTML, such as the HTML block of a Markdown article. */
share_status share__read_html_fragment(share__document *document, share__source source,
                                       share_error *error);

#endif
