/* process.c - takes each input through the library: read, parse, override, compose, write.
 *
 * A failure is said on standard error, and with --json it also is the record on standard output.
 * What is written is written only when it is complete: a post or an object, never a part. */
#include "process.h"

#include "actions.h"
#include "batch.h"
#include "editor.h"
#include "exit_codes.h"
#include "explain.h"
#include "fetch.h"
#include "input.h"
#include "layout.h"
#include "output.h"
#include "page.h"
#include "permalink.h"
#include "preview.h"
#include "sandbox.h"
#include "settings.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct work {
    const struct options *options;
    const struct settings *settings;
    const char *argument;
    const struct given *given; /* the text, when it is at hand; then there is no argument */
    char *name;                /* what the input is called, clean UTF-8 */
    struct input input;
    share_article *article;
    share_post *post;
    struct actions actions;
    share_error error;
};

/* An address that the article names without its site, or that the site's rule gives it. */
static share_status add_address(struct work *work, const struct given *text)
{
    const struct options *options = work->options;
    share_article *based = NULL;
    share_parse_options how = options->parse;
    if (!options->site_url || options->post.url ||
        share_article_count(work->article, SHARE_URL) > 0)
        return SHARE_OK;
    how.name = work->name;
    how.base_url = options->site_url;
    how.flags = SHARE_PARSE_METADATA;
    char *base = permalink_base(options->site_url);
    if (base)
        how.base_url = base;
    share_status status =
        base ? share_article_parse(&based, text->data, text->length, &how, &work->error)
             : failure_note(&work->error, SHARE_ERR_MEMORY, work->name, "out of memory");
    char *made = NULL;
    const char *missing = NULL, *url = NULL;
    if (status == SHARE_OK) {
        url = permalink_own(based, base);
        if (!url && options->permalink)
            url = made =
                permalink_make(work->article, based, work->argument ? work->argument : work->name,
                               base, options->permalink, &missing);
        if (missing && !options->quiet)
            complain("%s: warning: no URL, the permalink asks for %s", work->name, missing);
    }
    if (url)
        status = share_article_add(work->article, SHARE_URL, url);
    free(made);
    free(base);
    share_article_free(based);
    return status;
}

static bool is_page(const struct work *work)
{
    return work->argument && input_is_url(work->argument);
}

static share_status read_article(struct work *work)
{
    share_parse_options how = work->options->parse;
    how.name = work->name;
    if (!how.base_url && work->options->post.url && *work->options->post.url)
        how.base_url = work->options->post.url; /* its own address is one, too */
    if (work->options->explain)
        how.flags |= SHARE_PARSE_EXPLAIN;
    if (work->options->headline) /* whoever names it knows what it is */
        how.flags |= SHARE_PARSE_ANY_PAGE;
    if (is_page(work))
        return fetch(&work->article, work->argument, work->options, &how, &work->error);
    struct given text = {NULL, 0};
    share_status status = SHARE_OK;
    if (work->given) {
        text = *work->given;
    } else {
        status = input_read(&work->input, work->argument, work->name, how.max_bytes, &work->error);
        text = (struct given){work->input.data, work->input.length};
    }
    if (status == SHARE_OK)
        status = share_article_parse(&work->article, text.data, text.length, &how, &work->error);
    if (status == SHARE_OK)
        status = add_address(work, &text);
    free(work->input.data); /* the article has what it needs */
    work->input.data = NULL;
    return status;
}

/* The caller's own values. */
static share_status override(struct work *work)
{
    const struct options *options = work->options;
    share_status status = SHARE_OK;
    if (options->headline)
        status = share_article_add(work->article, SHARE_HEADLINE, options->headline);
    if (status == SHARE_OK && options->summary)
        status = share_article_add(work->article, SHARE_SUMMARY, options->summary);
    if (status == SHARE_OK && options->post.url && *options->post.url)
        status = share_article_add(work->article, SHARE_URL, options->post.url);
    for (size_t i = 0; status == SHARE_OK && i < options->tag_count; i++)
        status = share_article_add(work->article, SHARE_TAG, options->tags[i]);
    if (status != SHARE_OK)
        failure_note(&work->error, status, work->name, "%s", share_strerror(status));
    return status;
}

/* --limit counts as the network does, and only a post knows how that is. */
static share_unit unit_of_network(const char *network)
{
    share_unit unit = SHARE_UTF16;
    share_article *article = NULL;
    share_post *post = NULL;
    share_post_options how = SHARE_POST_OPTIONS_INIT;
    how.network = network;
    if (share_article_new(&article) == SHARE_OK &&
        share_article_add(article, SHARE_HEADLINE, "x") == SHARE_OK &&
        share_post_compose(&post, article, &how, NULL) == SHARE_OK)
        share_post_limit(post, &unit);
    share_post_free(post);
    share_article_free(article);
    return unit;
}

static share_status compose(struct work *work)
{
    share_post_options how = work->options->post;
    if (how.limit)
        how.unit = unit_of_network(how.network);
    return share_post_compose(&work->post, work->article, &how, &work->error);
}

static void say_shortened(const struct work *work)
{
    static const share_value nowhere;
    const share_value *at = &nowhere;
    char parts[120] = "";
    size_t used = 0;
    const char *part;
    for (size_t i = 0; (part = share_post_shortened(work->post, i)) != NULL; i++) {
        if (used < sizeof parts)
            used +=
                (size_t)snprintf(parts + used, sizeof parts - used, "%s%s", i ? ", " : "", part);
        if (strcmp(part, "headline") == 0) /* the one that its author will want to change */
            at = share_article_get(work->article, SHARE_HEADLINE, 0);
    }
    if (used)
        complain_at(work->name, at->line, at->column, "warning: shortened to fit: ", parts);
}

/* --fold: is the headline, which opens most posts, seen whole before "see more"? */
static void say_fold(const struct work *work)
{
    if (work->options->fold == FOLD_NONE)
        return;
    bool mobile = work->options->fold == FOLD_MOBILE;
    const share_value *headline = share_article_get(work->article, SHARE_HEADLINE, 0);
    const char *text = share_post_text(work->post, NULL);
    const char *found = strstr(text, headline->text);
    size_t shown = share_post_shown(work->post, mobile ? SHARE_MOBILE : SHARE_DESKTOP);
    if (!found || (size_t)(found - text) + headline->length > shown)
        complain_at(work->name, headline->line, headline->column, "warning: ",
                    mobile ? "the headline does not stand whole above the fold of a phone"
                           : "the headline does not stand whole above the fold of a desktop");
}

static void say_warnings(const struct work *work)
{
    if (work->options->quiet)
        return;
    for (size_t i = 0; i < share_article_warning_count(work->article); i++) {
        const share_warning *warning = share_article_warning(work->article, i);
        complain_at(work->name, warning->line, warning->column, "warning: ", warning->message);
    }
    if (work->post) {
        say_shortened(work);
        say_fold(work);
    }
}

/* ---- what comes out ---- */

static share_json_options json_options(const struct work *work)
{
    const struct options *options = work->options;
    share_json_options how = SHARE_JSON_OPTIONS_INIT;
    how.flags = (options->json == JSON_ASCII ? SHARE_JSON_ASCII : 0) |
                (options->body ? SHARE_JSON_BODY : 0) |
                (options->explain ? SHARE_JSON_CANDIDATES : 0);
    how.copied = work->actions.copied;
    how.opened = work->actions.opened;
    return how;
}

/* A page that is no article is the server's answer when it was fetched, else the caller's input. */
static int failure_code(const struct work *work)
{
    int code = exit_code_of(work->error.status);
    return code == EXIT_NO_ARTICLE && !is_page(work) ? EXIT_ARTICLE : code;
}

static int write_failure(struct work *work)
{
    char hint[2500];
    const char *said = NULL;
    if (is_page(work) && !fetch_is_there()) {
        snprintf(hint, sizeof hint, "Try: curl -sL '%.1000s' | sharepost --base-url '%.1000s' -",
                 work->argument, work->argument);
        said = hint;
    }
    if (work->error.status == SHARE_ERR_LAYOUT &&
        settings_blame_layout(work->settings, &work->error))
        return failure_report_as(&work->error, EXIT_CONFIGURATION, work->options->json, NULL);
    return failure_report_as(&work->error, failure_code(work), work->options->json, said);
}

static int write_record(struct work *work)
{
    int code = actions_perform(&work->actions, work->options, work->post);
    share_json_options how = json_options(work);
    char *text = NULL;
    if (share_json(&text, work->article, work->post, &how, &work->error) != SHARE_OK)
        return write_failure(work);
    bool written = output_line(text, strlen(text));
    share_free(text);
    return written ? code : EXIT_IO;
}

static int write_body(struct work *work)
{
    char *body = NULL;
    if (share_article_body(&body, work->article, &work->error) != SHARE_OK)
        return write_failure(work);
    bool written = output_line(body, strlen(body));
    share_free(body);
    return written ? EXIT_DONE : EXIT_IO;
}

static int write_post(struct work *work)
{
    size_t length;
    const char *text = share_post_text(work->post, &length);
    const char *comment = share_post_comment(work->post);
    if (work->actions.text) {
        text = work->actions.text;
        length = work->actions.length;
    }
    if (work->options->url_only) {
        text = share_post_share_url(work->post);
        length = strlen(text);
    }
    if (!output_line(text, length))
        return EXIT_IO;
    if (work->options->explain)
        explain(work->article, work->name);
    if (*comment)
        say("First comment: %s", comment);
    return actions_perform(&work->actions, work->options, work->post);
}

/* --edit: the same with the post as its author leaves it. */
static int write_edited(struct work *work)
{
    struct edited edited;
    int code = editor_run(&edited, work->post);
    if (code == GO_ON) {
        work->actions.text = edited.text;
        work->actions.length = edited.length;
        code = write_post(work);
        if (code != EXIT_IO)
            editor_done(&edited);
        else
            say("The text is in %s", edited.path);
        work->actions.text = NULL;
    }
    free(edited.text);
    return code;
}

/* What stands in the post's place: a drawing, a page, a button. */
static int write_shown(struct work *work)
{
    const struct options *options = work->options;
    if (options->preview) {
        if (!preview(work->article, work->post))
            return EXIT_IO;
    } else if (page_write(options, work->post, &work->error) != SHARE_OK) {
        return work->error.message[0] != '\0' ? write_failure(work) : EXIT_IO;
    }
    return actions_perform(&work->actions, options, work->post);
}

static int work_through(struct work *work)
{
    const struct options *options = work->options;
    bool body_only = options->body && !options->json;
    share_status status = read_article(work);
    if (status == SHARE_OK)
        status = override(work);
    if (status == SHARE_OK && !body_only)
        status = compose(work);
    if (work->article)
        say_warnings(work);
    if (status != SHARE_OK)
        return write_failure(work);
    if (options->preview || options->html || options->html_button)
        return write_shown(work);
    if (options->edit)
        return write_edited(work);
    return options->json ? write_record(work) : body_only ? write_body(work) : write_post(work);
}

/* Works through what 'work' says to work on, and frees the rest of it. */
static int complete(struct work *work, const char *name, share_status *status)
{
    work->name = strdup(name);
    if (!work->name) {
        *status = SHARE_ERR_MEMORY;
        complain("out of memory");
        return EXIT_INTERNAL;
    }
    text_make_clean(work->name);
    int code = work_through(work);
    *status = work->error.status;
    share_post_free(work->post);
    share_article_free(work->article);
    free(work->input.data);
    free(work->name);
    return code;
}

int process_input(const struct rules *rules, const char *argument, share_status *status)
{
    struct work work;
    memset(&work, 0, sizeof work);
    work.options = &rules->options;
    work.settings = rules->settings;
    work.argument = argument;
    const char *name = rules->options.parse.name;
    return complete(&work, input_is_standard(argument) && name ? name : argument, status);
}

int process_given(const struct rules *rules, const struct options *options,
                  const struct given *given, share_status *status)
{
    struct work work;
    memset(&work, 0, sizeof work);
    work.options = options;
    work.settings = rules->settings;
    work.given = given;
    return complete(&work, options->parse.name ? options->parse.name : "", status);
}

/* Whether all that this run does is to read files and to write to what is open already. */
static bool only_prints(const struct options *options)
{
    if (options->html || options->edit || options->files0_from || actions_are_wanted(options))
        return false; /* a list may name pages */
    for (size_t i = 0; i < options->input_count; i++)
        if (input_is_url(options->inputs[i]))
            return false;
    return true;
}

static int process_one(struct settings *settings, const struct options *options)
{
    struct rules rules = {.settings = settings};
    share_error error;
    share_status status;
    const char *argument = options->input_count ? options->inputs[0] : "-";
    int code = settings_for(settings, &rules.options, argument, &error);
    if (code != GO_ON)
        return failure_report_as(&error, code, options->json, NULL);
    return options->show_config ? settings_show(settings)
                                : process_input(&rules, argument, &status);
}

int process_all(struct options *options)
{
    char *layout = NULL;
    struct settings *settings;
    int code = settings_start(&settings, options);
    if (code == GO_ON)
        code = layout_read(&layout, options);
    if (code == GO_ON) {
        options->post.layout = layout;
        if (only_prints(options))
            sandbox_enter();
        code = batch_wanted(options) ? batch_run(options) : process_one(settings, options);
    }
    free(layout);
    settings_free(settings);
    return code;
}
