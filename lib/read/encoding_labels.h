/* encoding_labels.h - the names by which pages call encodings. */
#ifndef SHARE_READ_ENCODING_LABELS_H
#define SHARE_READ_ENCODING_LABELS_H

#include "base/view.h"

/* The iconv name of what a label means (WHATWG Encoding Standard, 4.2: "latin1" is windows-1252),
 * in any case and with white space around; NULL for an unknown label. */
const char *share__encoding_for_label(share__view label);

#endif
