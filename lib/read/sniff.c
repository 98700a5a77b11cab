/* sniff.c - what kind of text is this? By the name's ending when it has one that says so, else by
 * the content: a page opens with a tag, Markdown shows its marks, all else is plain text.
 *
 * The plain-text reader also reads dumps of pages, where "*" and "-" start list items and "#1" a
 * rank, so Markdown needs marks that nobody types by accident: front matter, an ATX heading, a
 * fence, a link in brackets. */
#include "base/utf8.h"
#include "read/read.h"

enum {
    LOOK_AT = 64 * 1024, /* bytes: enough for any front matter and the first screen of text */
    MENU_LINES = 8,      /* without a blank one between them */
    MENU_BYTES = 40      /* of each, at most */
};

static const struct {
    const char *ending;
    share_format format;
} endings[] = {
    {".md", SHARE_MARKDOWN},    {".markdown", SHARE_MARKDOWN}, {".mdx", SHARE_MARKDOWN},
    {".mkd", SHARE_MARKDOWN},   {".mdown", SHARE_MARKDOWN},    {".mdwn", SHARE_MARKDOWN},
    {".mkdn", SHARE_MARKDOWN},  {".rmd", SHARE_MARKDOWN},      {".qmd", SHARE_MARKDOWN},
    {".mdtxt", SHARE_MARKDOWN}, {".html", SHARE_HTML},         {".htm", SHARE_HTML},
    {".xhtml", SHARE_HTML},     {".txt", SHARE_TEXT},          {".text", SHARE_TEXT},
};

static share_format by_name(const char *name)
{
    share__view v = share__view_of(name);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (share__ends_nocase(v, share__view_of(endings[i].ending)))
            return endings[i].format;
    return SHARE_AUTO;
}

/* Behind what a broken script wrote in front of the page: "<br />", "<b>Warning</b>: ..." or the
 * same without tags. The page then opens on a line of its own. */
static share__view behind_warnings(share__view text)
{
    static const char *const words[] = {"<b>Warning</b>", "<b>Notice</b>", "<b>Deprecated</b>",
                                        "Warning: ",      "Notice: ",      "Deprecated: "};
    share__view rest = text, line;
    bool warned = false;
    while (share__next_line(&rest, &line)) {
        line = share__trim(line);
        if (warned && share__starts_with(line, SHARE__LIT("<")) &&
            !share__starts_nocase(line, SHARE__LIT("<br")) &&
            !share__starts_nocase(line, SHARE__LIT("<b>")))
            return share__view_between(line.p, text.p + text.n);
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            warned = warned || share__starts_with(line, share__view_of(words[i]));
        if (!warned && line.n > 0 && !share__starts_nocase(line, SHARE__LIT("<br")))
            break;
    }
    return text;
}

static bool opens_like_html(share__view text)
{
    static const char *const openings[] = {"<!doctypehtml", "<html",  "<head",
                                           "<body",         "<!--",   "<?xml",
                                           "<meta",         "<title", "<!doctype html"};
    text = share__trim(behind_warnings(share__view_slice(text, 0, 1024)));
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
        if (share__starts_nocase(text, share__view_of(openings[i])))
            return i != 4 || share__find_view(text, SHARE__LIT("<html"), 0) < text.n ||
                   share__find_view(text, SHARE__LIT("<!DOCTYPE"), 0) < text.n;
    return false;
}

/* "# Heading": one to six marks, a space, a word. */
static bool is_atx_heading(share__view line)
{
    size_t n = 0;
    while (n < line.n && line.p[n] == '#')
        n++;
    return n >= 1 && n <= 6 && n + 1 < line.n && line.p[n] == ' ' && line.p[n + 1] != ' ';
}

static bool is_setext_underline(share__view line)
{
    size_t n = 0;
    while (n < line.n && line.p[n] == '=')
        n++;
    return n >= 3 && n == line.n;
}

/* "[text](target)" or "[text][reference]" or "![image](…": the mark in the middle. */
static bool has_link(share__view line)
{
    for (size_t at = share__find(line, ']', 0); at + 1 < line.n;
         at = share__find(line, ']', at + 1))
        if (line.p[at + 1] == '(' && share__find(line, '[', 0) < at)
            return true;
    return false;
}

/* "[1]: https://…", the target of a link in another line. */
static bool is_link_definition(share__view line)
{
    line = share__trim(line);
    size_t close = share__find_view(line, SHARE__LIT("]: http"), 0);
    return line.n > 0 && line.p[0] == '[' && close < line.n && close < 100;
}

static bool has_strong(share__view line)
{
    size_t open = share__find_view(line, SHARE__LIT("**"), 0);
    return open + 3 < line.n && !share__is_space(line.p[open + 2]) &&
           share__find_view(line, SHARE__LIT("**"), open + 3) < line.n;
}

/* The bullets that text browsers print and that nobody types in Markdown. */
static bool has_printed_bullet(share__view line)
{
    line = share__trim(line);
    return share__starts_with(line, SHARE__LIT("\xE2\x80\xA2")) || /* a round one */
           share__starts_with(line, SHARE__LIT("\xE2\x96\xA1"));   /* a square one */
}

/* A word or two on a line of its own, as the menu of a page that was copied has them. Lists,
 * quotations and "key: value" start or go on otherwise. */
static bool is_menu_line(share__view line)
{
    line = share__trim(line);
    if (line.n == 0 || line.n > MENU_BYTES)
        return false;
    uint32_t first = share__utf8_first(line);
    char last = line.p[line.n - 1];
    return share__is_word(first) && !share__is_number(first) && last != '.' && last != ',' &&
           last != ';' && share__find(line, ':', 0) == line.n;
}

/* Nobody types so many words under each other: a page whose text came with its menu. What follows
 * may show code, whose comments look like headings. */
static bool is_menu(share__view line, unsigned *lines)
{
    *lines = is_menu_line(line) ? *lines + 1 : 0;
    return *lines >= MENU_LINES;
}

static bool is_markdown(share__view text)
{
    share__view rest = share__view_slice(text, 0, LOOK_AT), line;
    unsigned marks = 0, bullets = 0, menu = 0;
    bool first = true;
    while (share__next_line(&rest, &line)) {
        if (first && share__trim(line).n == 0)
            continue;
        if (first && (share__equal(share__trim_end(line), SHARE__LIT("---")) ||
                      share__equal(share__trim_end(line), SHARE__LIT("+++")) ||
                      share__starts_with(line, SHARE__LIT("{"))))
            return true;
        first = false;
        if (line.n == 0) {
            menu = 0;
            continue;
        }
        bullets += has_printed_bullet(line);
        if (bullets > 2 || (marks == 0 && is_menu(line, &menu)))
            return false;
        if (is_atx_heading(line) || share__starts_with(line, SHARE__LIT("```")) ||
            share__starts_with(line, SHARE__LIT("~~~")) || has_link(line) ||
            is_link_definition(line) || share__starts_with(line, SHARE__LIT("<!--")))
            return true;
        marks += is_setext_underline(line) || has_strong(line) ||
                 share__starts_with(line, SHARE__LIT("> "));
        if (marks >= 2)
            return true;
    }
    return false;
}

bool share__is_page(share__view bytes, const char *name, share_format format)
{
    if (format == SHARE_AUTO)
        format = by_name(name);
    return format == SHARE_AUTO ? opens_like_html(bytes) : format == SHARE_HTML;
}

share_format share__sniff(share__view text, const char *name)
{
    share_format format = by_name(name);
    if (format != SHARE_AUTO)
        return format;
    if (opens_like_html(text))
        return SHARE_HTML;
    return is_markdown(text) ? SHARE_MARKDOWN : SHARE_TEXT;
}
