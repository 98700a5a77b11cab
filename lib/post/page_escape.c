/* page_escape.c - text on its way into HTML.
 *
 * Escaped are the five characters that mean something in element text, in RCDATA (title, textarea)
 * and in quoted attributes; so nothing can end the place where it stands. No text of an article
 * ever goes into a script, a style, a comment or an unquoted attribute, where other rules hold.
 *
 * Rule: HTML Living Standard, 13.1.2 and 13.2.3.5. Controls and noncharacters are parse errors. */
#include "base/utf8.h"
#include "post/page.h"

static bool is_unfit(uint32_t c)
{
    return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7F && c < 0xA0) ||
           (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

static const char *entity(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

static void put(share__buffer *out, share__view text, bool line)
{
    const char *start = text.p, *end = text.p + text.n;
    for (const char *p = start, *next; p < end; p = next) {
        next = p;
        uint32_t c = share__utf8_next(&next, end);
        const char *instead = c < 0x80 ? entity((char)c) : NULL;
        if (line && share__is_control(c))
            instead = c == '\n' || c == '\t' ? " " : "";
        else if (is_unfit(c))
            instead = "\xEF\xBF\xBD";
        if (!instead)
            continue;
        share__put(out, share__view_between(start, p));
        share__put_string(out, instead);
        start = next;
    }
    share__put(out, share__view_between(start, end));
}

void share__put_html(share__buffer *out, share__view text)
{
    put(out, text, false);
}

void share__put_html_on_one_line(share__buffer *out, share__view text)
{
    for (share__view line; text.n > 0; text = share__view_from(text, line.n + 1)) {
        line = share__view_slice(text, 0, share__find(text, '\n', 0));
        share__put_html(out, line);
        if (line.n < text.n)
            share__put_string(out, "&#10;");
    }
}

void share__put_html_line(share__buffer *out, share__view text)
{
    put(out, text, true);
}

void share__put_words(share__buffer *out, const char *words, const char *name)
{
    share__view rest = share__view_of(words);
    for (size_t at; (at = share__find(rest, '%', 0)) < rest.n;
         rest = share__view_from(rest, at + 1)) {
        share__put_html(out, share__view_slice(rest, 0, at));
        share__put_html(out, share__view_of(name));
    }
    share__put_html(out, rest);
}

void share__put_language(share__buffer *out, share__view language)
{
    if (language.n < 2 || language.n > 35)
        return;
    for (size_t i = 0; i < language.n; i++)
        if (!share__is_alpha(language.p[i]) && !share__is_digit(language.p[i]) &&
            language.p[i] != '-')
            return;
    share__put_string(out, " lang=\"");
    share__put(out, language);
    share__put_char(out, '"');
}
