/* encoding_labels.h - the names under which the web knows encodings, and where a page says its. */
#ifndef SHARE_READ_ENCODING_LABELS_H
#define SHARE_READ_ENCODING_LABELS_H

#include "base/view.h"

/* The WHATWG name of a label's encoding, in lower case ("windows-1252" for "latin1"); NULL when
 * nobody knows the label. White space around it and the case of letters do not count. */
const char *share__encoding_name(share__view label);

/* What iconv_open() calls it: "CP1252" for "latin1"; "UTF-8", "UTF-16LE" and "UTF-16BE" may be
 * compared with strcmp. NULL for an unknown label and for the encodings that the standard maps to
 * "replacement", which nobody should decode. */
const char *share__encoding_for_label(share__view label);

/* The label that a page declares in its first bytes: <meta charset>, http-equiv, else an XML
 * declaration. A view of the bytes or of a literal; empty when there is none. Of the byte order
 * mark it knows nothing: look for that first. */
share__view share__encoding_prescan(share__view bytes);

#endif
