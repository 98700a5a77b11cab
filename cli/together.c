/* together.c - which options go with which, after all of them are read. */
#include "together.h"

#include <string.h>

/* Of those who take many inputs. Returns NULL or the mistake. */
static const char *check_many(const struct options *options)
{
    bool many = options->input_count > 1 || options->recursive || options->files0_from;
    if (options->batch && (options->input_count > 0 || options->recursive || options->files0_from))
        return "--batch takes its articles from the records on standard input";
    if (options->resume && !options->batch)
        return "--resume goes with --batch";
    if (options->files0_from && options->input_count > 0)
        return "--files0-from and inputs on the command line exclude each other";
    if (!options->json && many)
        return "several inputs need --json";
    if ((many || options->batch) && (options->copy == YES || options->open == YES))
        return "--copy and --open take one input";
    return NULL;
}

const char *together_check(const struct options *options)
{
    int outputs = (options->json != JSON_OFF) + options->url_only + options->preview +
                  (options->html != NULL) + (options->html_button != BUTTON_NONE);
    if (outputs > 1 && (options->preview || options->html || options->html_button))
        return "of --json, --url-only, --preview, --html and --html-button, one at a time";
    if (options->body && (options->preview || options->html || options->html_button))
        return "--body does not go with --preview, --html and --html-button";
    size_t standard = 0;
    for (size_t i = 0; i < options->input_count; i++)
        standard += strcmp(options->inputs[i], "-") == 0;
    if (standard > 1)
        return "standard input can be read only once";
    if (options->json && options->url_only)
        return "--json and --url-only exclude each other";
    if (!options->json && options->url_only && options->body)
        return "--url-only and --body exclude each other";
    if (!options->json && options->body && (options->copy == YES || options->open == YES))
        return "--body without --json makes no post that could be copied or opened";
    if (options->edit && (outputs > 0 || options->body))
        return "--edit goes with a printed post: no --json, --url-only, --body, --preview, --html";
    if (options->config && options->no_config)
        return "--config and --no-config exclude each other";
    if (options->show_config && (options->json || options->batch || options->input_count > 1))
        return "--show-config takes one input, and no --json";
    return check_many(options);
}
