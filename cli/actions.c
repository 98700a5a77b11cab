/* actions.c - decides whether to copy and open, and says what happened.
 *
 * Side effects follow standard output. At a terminal sits somebody who wants to paste: the post is
 * copied, then the share page is opened (in this order, as the browser may take the focus that a
 * clipboard tool needs). A pipe, a file, CI and a dumb terminal get the post and no surprise; so
 * does --json. What is asked for by name is always tried, and its failure is an error; where
 * nobody asked, a failure loses nothing: the post stands above, the URL whole on its own line.
 *
 * Whenever it is not known that the clipboard has the post, it is also kept in a file, which is
 * named. "Copied" is said only of what a tool has taken. */
#include "actions.h"

#include "browser.h"
#include "clipboard.h"
#include "environment.h"
#include "exit_codes.h"
#include "keep.h"
#include "output.h"

#include <string.h>
#include <unistd.h>

static bool is_on(const char *value)
{
    return value && strcmp(value, "false") != 0 && strcmp(value, "0") != 0;
}

static bool implied(const struct options *options)
{
    if (options->json || options->print || options->url_only || !output_is_terminal())
        return false;
    const char *terminal = setting("TERM");
    return !is_on(setting("CI")) && !(terminal && strcmp(terminal, "dumb") == 0);
}

static void say_copied(const struct clipboard_result *result, const share_post *post,
                       const char *text, size_t length)
{
    share_unit unit;
    size_t limit = share_post_limit(post, &unit);
    size_t used = share_measure(text, length, unit);
    if (result->confirmed)
        say("Copied %zu/%zu (%s%s%s%s).", used, limit, result->name,
            result->read_back ? ", read back" : "", result->note ? ", " : "",
            result->note ? result->note : "");
    else
        say("Sent %zu/%zu to the terminal (%s), which does not tell whether it took it.", used,
            limit, result->name);
}

/* The text stays within reach: in a file, or, where that fails and it was not printed either, among
 * the words. */
static void keep_post(const struct options *options, const char *text, size_t length)
{
    char path[PATH_MAX];
    const char *reason = keep(path, "post.txt", text, length);
    if (!reason)
        say("The post is in %s", path);
    else
        say("The post could not be kept in a file: %s", reason);
    if (reason && (options->url_only || options->preview || options->html || options->html_button))
        say_text(text, length);
}

static bool copy(struct actions *actions, const struct options *options, const share_post *post)
{
    struct clipboard_result result;
    size_t length;
    const char *text = share_post_text(post, &length);
    if (actions->text) {
        text = actions->text;
        length = actions->length;
    }
    bool copied = clipboard_copy(&result, options->clipboard, options->verify, text, length);
    actions->copied = copied && result.confirmed ? 1 : -1;
    if (copied && !options->quiet)
        say_copied(&result, post, text, length);
    else if (!copied && options->copy == YES)
        complain("not copied: %s", result.reasons);
    else if (!copied)
        say("Not copied (%s). The post stands above.", result.reasons);
    if (!copied || !result.confirmed)
        keep_post(options, text, length);
    return copied;
}

static bool open_page(struct actions *actions, const struct options *options,
                      const share_post *post)
{
    struct browser_result result;
    const char *url = share_post_share_url(post);
    const char *absent = browser_absent(options->browser);
    bool asked = options->open == YES;
    if (absent && !asked)
        say("Not opened (%s). To share it, open", absent);
    else if (!options->quiet)
        say("Opening");
    /* Before the launch, and whatever comes of it: the URL is there to be clicked or copied. */
    if (!options->quiet || absent)
        say("%s", url);
    bool opened = browser_open(&result, url, options->browser);
    actions->opened = opened ? 1 : -1;
    if (!opened && asked)
        complain("not opened: %s", result.reasons);
    else if (!opened && !absent)
        say("Not opened (%s). To share it, open the URL yourself.", result.reasons);
    if (!opened && options->quiet && !absent)
        say("%s", url);
    return opened;
}

static bool copies(const struct options *options)
{
    return options->copy == YES || (options->copy != NO && implied(options));
}

static bool opens(const struct options *options)
{
    return options->open == YES || (options->open != NO && implied(options));
}

bool actions_are_wanted(const struct options *options)
{
    return copies(options) || opens(options);
}

int actions_perform(struct actions *actions, const struct options *options, const share_post *post)
{
    int code = EXIT_DONE;
    if (implied(options) && actions_are_wanted(options) && isatty(STDERR_FILENO))
        say("%s", ""); /* sets the words apart from the post above them */
    if (copies(options) && !copy(actions, options, post) && options->copy == YES)
        code = EXIT_UNAVAILABLE;
    if (opens(options) && !open_page(actions, options, post) && options->open == YES)
        code = EXIT_UNAVAILABLE;
    return code;
}
