/* options.h - the command line, read. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "failure.h"

#include <share/fetch.h>
#include <share/share.h>
#include <stdbool.h>
#include <stddef.h>

enum { MAX_CALLER_TAGS = 100 };
enum { NOT_SAID, YES, NO };
enum { BUTTON_NONE, BUTTON_WHOLE, BUTTON_MARKUP, BUTTON_SCRIPT, BUTTON_CSP };
enum { GO_ON = -1 }; /* of options_read(): no exit code yet */

struct options {
    share_parse_options parse;
    share_post_options post;
    share_fetch_options fetch;
    int json; /* JSON_OFF and so on */
    int copy, open;
    int preview, html_button; /* the latter: BUTTON_NONE and so on */
    const char *html;         /* the file */
    int print, url_only, verify, body, explain, quiet, help, version;
    const char *headline, *summary; /* NULL: the article's */
    const char *layout;             /* as given: TEXT or @FILE */
    const char *clipboard, *browser;
    const char *tags[MAX_CALLER_TAGS];
    size_t tag_count;
    char **inputs; /* as given; none means standard input */
    size_t input_count;
};

/* Fills 'options' from the command line, whose order it may change. Returns GO_ON, or the exit
 * code when everything is said: after --help, --version, and a mistake. */
int options_read(struct options *options, int argc, char **argv);

#endif
