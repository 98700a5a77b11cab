/* page.c - the post as a page of its own: for a last look, a last word and the two clicks.
 *
 * Complete as it is written: the text, its counts, the fold for phone and desktop, the link to the
 * share dialog. The script in it makes the text editable and lets the numbers follow; where scripts
 * are off, nothing is missing but that. The page asks nothing of a network: its policy allows its
 * own style and script, by their hashes, and nothing else, so even a mistake here could not load or
 * run what an article brings along.
 *
 * The page's words are English, marked as such; those of the article carry its language. */
#include "post/page.h"

#include "base/uri.h"
#include "post/networks.h"
#include "post/page_parts.inc"
#include "post/truncate.h"

#define PUT_PIECE(piece) share__put(out, SHARE__LIT(piece));

const char *share__button_script(void)
{
#define AS_IT_IS(piece) piece
    return BUTTON_SCRIPT(AS_IT_IS);
}

const char *share__button_hash(void)
{
    return BUTTON_SCRIPT_HASH;
}

/* What a page is made of, at hand for all of its parts. */
typedef struct page {
    share__buffer *out;
    const struct share_post *post;
    const share__network *network;
    share_device device;
} page;

static const char *const unit_names[] = {"bytes", "utf16", "code_points", "graphemes"};

static void put(const page *p, const char *html)
{
    share__put_string(p->out, html);
}

static void put_number(const page *p, size_t n)
{
    char digits[24], *start = digits + sizeof digits;
    do
        *--start = (char)('0' + n % 10);
    while ((n /= 10) > 0);
    share__put(p->out, share__view_between(start, digits + sizeof digits));
}

static void put_setting(const page *p, const char *name, size_t n)
{
    put(p, " data-");
    put(p, name);
    put(p, "=\"");
    put_number(p, n);
    put(p, "\"");
}

/* ---- head -------------------------------------------------------------------------------- */

static void put_style(share__buffer *out)
{
    PAGE_STYLE(PUT_PIECE)
}

static void put_script(share__buffer *out)
{
    PAGE_SCRIPT(PUT_PIECE)
}

static void put_head(const page *p)
{
    put(p, "<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
           "script-src '" PAGE_SCRIPT_HASH "'; style-src '" PAGE_STYLE_HASH "'; img-src data:; "
           "base-uri 'none'; form-action 'none'\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<meta name=\"color-scheme\" content=\"light dark\">\n"
           "<meta name=\"referrer\" content=\"no-referrer\">\n"
           "<meta name=\"robots\" content=\"noindex\">\n"
           "<link rel=\"icon\" href=\"data:,\">\n<title>");
    share__put_words(p->out, "Share on %", p->network->title);
    if (p->post->headline.n > 0)
        put(p, ": ");
    share__put_html_line(p->out, p->post->headline);
    put(p, "</title>\n<style>");
    put_style(p->out);
    put(p, "</style>\n</head>\n");
}

/* ---- the text and its counts ------------------------------------------------------------- */

static const char *name_of_loss(share__view loss)
{
    return share__equal(loss, SHARE__LIT("text")) ? "your text" : loss.p;
}

static void put_losses(const page *p)
{
    if (!p->post->shortened[0])
        return;
    put(p, "<p class=\"hint\">Shortened to fit: ");
    for (size_t i = 0; p->post->shortened[i]; i++) {
        put(p, i > 0 ? ", " : "");
        put(p, name_of_loss(share__view_of(p->post->shortened[i])));
    }
    put(p, ".</p>\n");
}

static void put_counts(const page *p)
{
    static const struct {
        share_unit unit;
        char label[24];
    } rows[] = {
        {SHARE_GRAPHEMES, "Characters as read"},
        {SHARE_CODE_POINTS, "Code points"},
        {SHARE_UTF16, "UTF-16"},
        {SHARE_BYTES, "Bytes"},
    };
    put(p, "<dl>\n");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        put(p, "<div><dt>");
        put(p, rows[i].label);
        put(p, "</dt><dd id=\"");
        put(p, unit_names[rows[i].unit]);
        put(p, "\">");
        put_number(p, p->post->lengths[rows[i].unit]);
        put(p, "</dd></div>\n");
    }
    put(p, "</dl>\n");
}

static void put_text(const page *p)
{
    size_t used = p->post->lengths[p->post->unit];
    put(p, "<section>\n<div class=\"head\"><label class=\"title\" for=\"text\">The post</label>\n"
           "<p class=\"count\"><span id=\"used\">");
    put_number(p, used);
    put(p, "</span> of ");
    put_number(p, p->post->limit);
    put(p, " characters</p></div>\n<textarea id=\"text\" readonly dir=\"auto\" spellcheck=\"true\" "
           "rows=\"16\" aria-describedby=\"rule\"");
    share__put_language(p->out, p->post->language);
    put(p, ">\n");
    share__put_html(p->out, p->post->text);
    put(p, "</textarea>\n<progress id=\"meter\" aria-label=\"Used of the limit\" max=\"");
    put_number(p, p->post->limit);
    put(p, "\" value=\"");
    put_number(p, used);
    put(p, "\"></progress>\n<p class=\"hint\" id=\"rule\">");
    share__put_words(p->out,
                     p->post->unit == p->network->unit ? "Counted as % does, everything included."
                                                       : "Counted in the unit that was asked for.",
                     p->network->title);
    put(p, "</p>\n");
    put_counts(p);
    put_losses(p);
    put(p, "</section>\n");
}

/* ---- the preview ------------------------------------------------------------------------- */

static void put_device(const page *p, share_device device, const char *value, const char *label)
{
    put(p, "<label><input type=\"radio\" name=\"device\" value=\"");
    put(p, value);
    put(p, p->device == device ? "\" checked><span>" : "\"><span>");
    put(p, label);
    put(p, "</span></label>\n");
}

/* All of the text; the style shows the mark of the fold of the chosen device. */
static void put_folded(const page *p)
{
    const struct share_post *post = p->post;
    const size_t *shown = post->shown;
    share_device first = shown[SHARE_MOBILE] <= shown[SHARE_DESKTOP] ? SHARE_MOBILE : SHARE_DESKTOP;
    share_device order[] = {first, first == SHARE_MOBILE ? SHARE_DESKTOP : SHARE_MOBILE};
    size_t at = 0;
    for (size_t i = 0; i < 2; i++) {
        share__put_html(p->out, share__view_slice(post->text, at, shown[order[i]] - at));
        at = shown[order[i]];
        if (at < post->text.n)
            put(p, order[i] == SHARE_MOBILE ? "<hr class=\"mobile\">" : "<hr class=\"desktop\">");
    }
    share__put_html(p->out, share__view_from(post->text, at));
}

static void put_link_card(const page *p)
{
    const struct share_post *post = p->post;
    share__view host = share__uri_split(post->url).authority;
    if (host.n == 0)
        return;
    put(p, "<div class=\"link\"><i></i><p><b dir=\"auto\"");
    share__put_language(p->out, post->language);
    put(p, ">");
    share__put_html_line(p->out, post->headline);
    put(p, "</b><small>");
    share__put_html_line(
        p->out, share__starts_nocase(host, SHARE__LIT("www.")) ? share__view_from(host, 4) : host);
    put(p, "</small></p></div>\n");
}

static void put_fold_words(const page *p)
{
    put(p, "<p class=\"hint\" id=\"fold\">Before \xE2\x80\x9Csee more\xE2\x80\x9D: about ");
    put_number(p, p->post->fold[SHARE_MOBILE]);
    put(p, " of ");
    put_number(p, p->post->lengths[p->network->unit]);
    put(p, " on a phone, ");
    put_number(p, p->post->fold[SHARE_DESKTOP]);
    put(p, " on a desktop.</p>\n");
}

static void put_preview(const page *p)
{
    put(p,
        "<section aria-labelledby=\"preview\">\n<div class=\"head\"><h2 id=\"preview\">In the feed"
        "</h2>\n<fieldset><legend>Width of the preview</legend>\n");
    put_device(p, SHARE_MOBILE, "mobile", "Phone");
    put_device(p, SHARE_DESKTOP, "desktop", "Desktop");
    put(p, "</fieldset></div>\n<div class=\"card\"><div class=\"person\"><i></i><p><b>You</b>"
           "<small>now</small></p></div>\n<div class=\"post\" id=\"post\" dir=\"auto\"");
    share__put_language(p->out, p->post->language);
    put(p, ">");
    put_folded(p);
    put(p, "</div>\n");
    put_link_card(p);
    put(p, "</div>\n");
    put_fold_words(p);
    if (p->post->comment.n > 0) {
        put(p, "<div class=\"comment\"><div class=\"head\"><h2>First comment</h2>\n<button class=\""
               "small\" id=\"copy-comment\" type=\"button\" data-script=\"on\" hidden>Copy comment"
               "</button></div>\n<p id=\"comment\">");
        share__put_html(p->out, p->post->comment);
        put(p, "</p></div>\n");
    }
    put(p, "</section>\n");
}

/* ---- all of it --------------------------------------------------------------------------- */

static void put_actions(const page *p)
{
    put(p, "<div class=\"actions\">\n<a id=\"share\" target=\"_blank\" rel=\"noopener noreferrer\" "
           "href=\"");
    share__put_html(p->out, p->post->share_url);
    put(p, "\">");
    share__put_words(p->out, "Share on %", p->network->title);
    put(p, "<span class=\"unseen\" data-script=\"on\" hidden> (copies the text first)</span></a>\n"
           "<button id=\"copy\" type=\"button\" data-script=\"on\" hidden>Copy</button>\n"
           "<p data-script=\"off\">Copy the text above, then paste it into the dialog that opens."
           "</p>\n<p id=\"status\" role=\"status\"></p>\n</div>\n");
}

void share__put_page(share__buffer *out, const struct share_post *post, share_device device)
{
    page p = {out, post, share__network_named(post->network), device};
    put_head(&p);
    put(&p, "<body>\n<main data-unit=\"");
    put(&p, unit_names[post->unit]);
    put(&p, "\"");
    put_setting(&p, "limit", post->limit);
    put_setting(&p, "lines", p.network->fold_lines);
    put_setting(&p, "mobile", p.network->fold_columns[SHARE_MOBILE]);
    put_setting(&p, "desktop", p.network->fold_columns[SHARE_DESKTOP]);
    put(&p, ">\n<header>\n<h1>Ready to share</h1>\n<p>");
    share__put_words(out,
                     "Have a last look, then share it on %: the text is copied, and you paste it "
                     "into the dialog.",
                     p.network->title);
    put(&p, "</p>\n</header>\n<div class=\"columns\">\n");
    put_text(&p);
    put_preview(&p);
    put(&p, "</div>\n");
    put_actions(&p);
    put(&p, "</main>\n<script>");
    put_script(out);
    put(&p, "</script>\n</body>\n</html>");
}
