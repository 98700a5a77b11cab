/* request.h - one article in, one JSON object out: all that a binding for JavaScript needs of
 * libshare. The Node addon and the WebAssembly module both fill this in and call request_run(). */
#ifndef EXAMPLES_REQUEST_H
#define EXAMPLES_REQUEST_H

#include <share/share.h>

/* The options of index.d.ts that are text, in the order of its names in common.js. */
enum request_text {
    REQUEST_NAME,
    REQUEST_FORMAT, /* "markdown", "html", "text"; NULL: decided */
    REQUEST_BASE_URL,
    REQUEST_ENCODING,
    REQUEST_LANGUAGE,
    REQUEST_URL,
    REQUEST_UTM,
    REQUEST_NETWORK,
    REQUEST_LAYOUT,
    REQUEST_HEADLINE,
    REQUEST_SUMMARY,
    REQUEST_LINK, /* "body", "comment", "none" */
    REQUEST_TEXTS
};

struct request {
    const char *data;
    size_t length;
    const char *text[REQUEST_TEXTS]; /* NULL: not said */
    const char *const *tags;         /* tag_count of them; none: the article's */
    size_t tag_count;
    size_t limit; /* UTF-16 units; 0: the network's */
    int max_tags;
    unsigned flags; /* SHARE_JSON_BODY and so on */
};

/* The article's object, or that of the failure, as the program prints it; free it with
 * share_free(). Returns NULL only when memory has ended. */
char *request_run(const struct request *request);

#endif
