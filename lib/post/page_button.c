/* page_button.c - the fragment that a site puts under an article at build time.
 *
 * A real link opens the share dialog, so no popup blocker is involved and it works with scripts
 * off; a script starts the copy in the same click, before the dialog takes the focus. The post
 * stands in the page as element text, because waiting for it would outlive the click's permission.
 * Where nothing runs, or the site's policy blocks the script, the text can be opened and copied by
 * hand, and no word promises more than that: what only a script does is shown by the script.
 *
 * No id, no inline handler, no style: several buttons share a page, under any policy. No blank line
 * and no indentation: templates and Markdown may hand it on. */
#include "post/networks.h"
#include "post/page.h"
#include "post/page_parts.inc"

/* Ours, in the page's language; '%' is the network. */
typedef struct words {
    const char *language, *link, *copies, *by_hand, *by_script, *copied, *failed, *text, *app;
} words;

static bool is_language(share__view tag, share__view language)
{
    return share__starts_nocase(tag, language) && (tag.n == language.n || tag.p[language.n] == '-');
}

/* Filled by code and not kept as a table: a table of pointers would be relocated at every start.
 * The first language is that of all who have none. */
static words words_of(share__view tag)
{
    words found = {NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL};
#define TAKE(name, ...)                                                                            \
    if (!found.language || is_language(tag, SHARE__LIT(name)))                                     \
        found = (words){name, __VA_ARGS__};
    BUTTON_WORDS(TAKE)
#undef TAKE
    return found;
}

static void put_element(share__buffer *out, const char *start, const char *text, const char *name,
                        const char *end)
{
    share__put_string(out, start);
    share__put_words(out, text, name);
    share__put_string(out, end);
}

static void put_text(share__buffer *out, const struct share_post *post, const words *w)
{
    put_element(out, "<details class=\"share-post-details\">\n<summary>", w->text, "",
                "</summary>\n");
    put_element(out,
                "<textarea class=\"share-post-text\" readonly rows=\"10\" cols=\"30\" dir=\"auto\" "
                "spellcheck=\"false\" aria-label=\"",
                w->text, "", "\"");
    share__put_language(out, post->language);
    share__put_string(out, ">\n");
    share__put_html_on_one_line(out, post->text);
    share__put_string(out, "</textarea>\n</details>\n");
}

void share__put_button(share__buffer *out, const struct share_post *post, share__view language,
                       bool script)
{
    const words w = words_of(language.n > 0 ? language : post->language);
    const char *name = share__network_named(post->network)->title;
    put_element(out, "<div class=\"share-post\" dir=\"ltr\" lang=\"", w.language, "", "\"");
    put_element(out, " data-copied=\"", w.copied, name, "\"");
    put_element(out, " data-failed=\"", w.failed, name, "\"");
    if (post->url.n > 0 && share__find_view(post->text, post->url, 0) == post->text.n) {
        share__put_string(out, " data-url=\""); /* an app that gets the text needs it, too */
        share__put_html(out, post->url);
        share__put_char(out, '"');
    }
    share__put_string(out, ">\n");
    share__put_string(out, "<p><a class=\"share-post-link\" target=\"_blank\" "
                           "rel=\"noopener noreferrer\" href=\"");
    share__put_html(out, post->share_url);
    put_element(out, "\">", w.link, name, "");
    put_element(out, "<span data-script=\"on\" hidden> ", w.copies, name, "</span></a>\n");
    put_element(out, "<button class=\"share-post-app\" type=\"button\" hidden>", w.app, name,
                "</button></p>\n");
    put_element(out, "<p class=\"share-post-note\" data-script=\"off\">", w.by_hand, name,
                "</p>\n");
    put_element(out, "<p class=\"share-post-note\" data-script=\"on\" hidden>", w.by_script, name,
                "</p>\n");
    share__put_string(out, "<p class=\"share-post-status\" role=\"status\"></p>\n");
    put_text(out, post, &w);
    share__put_string(out, "</div>");
    if (!script)
        return;
    share__put_string(out, "\n<script>");
    share__put_string(out, share__button_script());
    share__put_string(out, "</script>");
}
