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
enum { FOLD_NONE, FOLD_MOBILE, FOLD_DESKTOP };
enum { MAX_OPTIONS = 80 };
enum { GO_ON = -1 }; /* of options_read(): no exit code yet */

struct options {
    share_parse_options parse;
    share_post_options post;
    share_fetch_options fetch;
    int json; /* JSON_OFF and so on */
    int copy, open;
    int preview, html_button; /* the latter: BUTTON_NONE and so on */
    const char *html;         /* the file */
    int batch, recursive;
    size_t jobs;                      /* 0: as many as there are processors */
    const char *resume, *files0_from; /* NULL: none */
    int print, url_only, verify, edit, body, explain, quiet, help, version;
    const char *headline, *summary; /* NULL: the article's */
    const char *layout;             /* as given: TEXT or @FILE */
    const char *clipboard, *browser;
    const char *vocab;                /* a list of tags, or a folder of posts */
    const char *site_url, *permalink; /* where articles of the site are */
    const char *config;               /* instead of the user's file */
    int fold, no_config, show_config;
    const char *tags[MAX_CALLER_TAGS];
    size_t tag_count;
    char **inputs; /* as given; none means standard input */
    size_t input_count;
    const char *said[MAX_OPTIONS]; /* by row of the table: the value given, "" for one without */
};

/* Fills 'options' from the command line, whose order it may change. Returns GO_ON, or the exit
 * code when everything is said: after --help, --version, and a mistake. */
int options_read(struct options *options, int argc, char **argv);

/* The value that the command line gave to an option; "true" or "false" for one without values and
 * its opposite. NULL when neither stands there. */
const char *options_said(const struct options *options, const char *name);
/* Sets an option from elsewhere; a name that is no option is right. For one without a value "true"
 * says it and "false" its opposite. Returns NULL, or what would have been right. */
const char *options_set(struct options *options, const char *name, char *value);

#endif
