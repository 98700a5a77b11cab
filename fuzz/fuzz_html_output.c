/* The HTML that is made of a post, text escaped for a use, and lines of a width: what comes back
 * from a parser is what went in, no text of an article begins a tag, and lines cover their text. */
#include "fuzz.h"

#include <share/share.h>

static const struct {
    const char *entity;
    char c;
} entities[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};

/* What a parser makes of escaped text. */
static size_t unescape(char *text)
{
    char *out = text;
    for (const char *p = text; *p; out++) {
        size_t n = 0;
        for (size_t i = 0; *p == '&' && i < sizeof entities / sizeof *entities; i++)
            if (strncmp(p, entities[i].entity, strlen(entities[i].entity)) == 0) {
                n = strlen(entities[i].entity);
                *out = entities[i].c;
            }
        claim(*p != '&' || n > 0);
        if (n == 0)
            *out = *p;
        p += n ? n : 1;
    }
    *out = '\0';
    return (size_t)(out - text);
}

static void claim_escaped(share__view text)
{
    char *html = NULL, *url = NULL;
    claim(share_escape(&html, text.p, text.n, SHARE_FOR_HTML) == SHARE_OK);
    claim_well_formed(share__view_of(html));
    claim(strpbrk(html, "<>\"'") == NULL);
    /* the same number of characters: what HTML cannot hold was replaced, nothing was lost */
    size_t n = unescape(html);
    claim(share_measure(html, n, SHARE_CODE_POINTS) ==
          share_measure(text.p, text.n, SHARE_CODE_POINTS));
    claim(share_escape(&url, text.p, text.n, SHARE_FOR_URL) == SHARE_OK);
    for (const char *p = url; *p; p++)
        claim(share__is_alpha(*p) || share__is_digit(*p) || strchr("-._~%", *p) != NULL);
    share_free(html);
    share_free(url);
}

/* Any bytes, well-formed or not, in memory of exactly that size. */
static void claim_lines(const uint8_t *data, size_t size, size_t columns)
{
    char *bytes = malloc(size ? size : 1);
    claim(bytes != NULL);
    if (size > 0)
        memcpy(bytes, data, size);
    for (size_t at = 0, next, used; at < size; at += next) {
        size_t end = share_line_break(bytes + at, size - at, columns, &next, &used);
        claim(end <= next && next > 0 && at + next <= size);
        claim(memchr(bytes + at, '\n', end) == NULL && memchr(bytes + at, '\r', end) == NULL);
        claim(used <= columns || share_measure(bytes + at, end, SHARE_GRAPHEMES) == 1);
    }
    free(bytes);
}

/* Of a '<' on, what stands there is one of our tags. */
static void claim_tags(const char *html)
{
    static const char *const ours[] = {
        "!DOCTYPE", "html",   "head",     "meta",     "link",    "title", "style", "body",
        "main",     "header", "h1",       "h2",       "p>",      "p ",    "div",   "section",
        "label",    "span",   "textarea", "progress", "dl",      "dt",    "dd",    "fieldset",
        "legend",   "input",  "i>",       "b>",       "b ",      "small", "hr",    "button",
        "a ",       "a>",     "script",   "details",  "summary",
    };
    const char *end = strstr(html, "<script>"); /* what follows is all ours */
    for (const char *p = html; (p = strchr(p, '<')) != NULL && (!end || p < end); p++) {
        const char *name = p[1] == '/' ? p + 2 : p + 1;
        bool known = false;
        for (size_t i = 0; i < sizeof ours / sizeof *ours && !known; i++)
            known = strncmp(name, ours[i], strlen(ours[i])) == 0;
        claim(known);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    unsigned choice = fuzz_choice(&data, &size);
    share__view text = fuzz_text(data, size);
    claim_escaped(text);
    claim_lines(data, size, choice % 90);
    char *string = fuzz_string(data, size), *page = NULL, *button = NULL;
    share_article *article = NULL;
    share_post *post = NULL;
    share_html_options how = SHARE_HTML_OPTIONS_INIT;
    how.flags = choice & 1 ? SHARE_BUTTON_NO_SCRIPT : 0;
    how.device = choice & 2 ? SHARE_DESKTOP : SHARE_MOBILE;
    how.language = choice & 4 ? string : NULL;
    claim(share_article_new(&article) == SHARE_OK);
    for (int key = SHARE_HEADLINE; key <= SHARE_DATE; key++)
        if (key != SHARE_URL)
            claim(share_article_add(article, (share_key)key, string) == SHARE_OK);
    if (share_post_compose(&post, article, NULL, NULL) == SHARE_OK) {
        claim(share_post_html(&page, post, &how, NULL) == SHARE_OK);
        claim(share_post_button(&button, post, &how, NULL) == SHARE_OK);
        claim_well_formed(share__view_of(page));
        claim_well_formed(share__view_of(button));
        claim_tags(strstr(page, "</style>"));
        claim_tags(button);
        claim(strstr(button, "\n\n") == NULL);
    }
    share_free(page);
    share_free(button);
    share_post_free(post);
    share_article_free(article);
    free(string);
    free((void *)(uintptr_t)text.p);
    return 0;
}
