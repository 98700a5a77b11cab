/* sentences [--lang TAG]: text on standard input, one sentence a line on standard output.
 *
 * Blank lines, list items and headings break; a line end inside a paragraph is a space, or nothing
 * between characters of a script without spaces. Without --lang the language is guessed. */
#include "pick/sentences.h"
#include "base/buffer.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

static void read_all(share__buffer *text)
{
    char block[4096];
    size_t n;
    while ((n = fread(block, 1, sizeof block, stdin)) > 0)
        share__put(text, (share__view){block, n});
}

static share__language guess(share__view text)
{
    share__language_votes votes;
    memset(&votes, 0, sizeof votes);
    share__language_feed(&votes, text);
    return share__language_guess(&votes);
}

/* White space, runs of it folded; line ends inside scripts without spaces vanish. */
static void print_sentence(share__view sentence)
{
    const char *p = sentence.p, *end = p + sentence.n;
    uint32_t before = 0;
    bool blank = false, line_end = false;
    while (p < end) {
        const char *at = p;
        uint32_t c = share__utf8_next(&p, end);
        if (share__is_blank(c)) {
            blank = true;
            line_end |= c == '\n' || c == '\r';
            continue;
        }
        bool joined = line_end && share__is_unspaced(before) && share__is_unspaced(c);
        if (blank && !joined)
            fputc(' ', stdout);
        fwrite(at, 1, (size_t)(p - at), stdout);
        blank = line_end = false;
        before = c;
    }
    fputc('\n', stdout);
}

static void print_paragraph(share__view paragraph, share__language language)
{
    share__view sentence;
    while (share__next_sentence(&paragraph, language, &sentence))
        print_sentence(sentence);
}

/* "- ", "* ", "• ", "12. ", "3) ", "b) ", "(iv) ", "# " */
static bool starts_block(share__view line)
{
    line = share__trim(line);
    uint32_t first = share__utf8_first(line);
    if (first == 0x2022 || first == 0x2043 || first == 0x25E6 || first == 0x25CF)
        return true;
    if (line.n > 1 && strchr("-*+#", line.p[0]))
        return line.p[0] == '#' || line.p[1] == ' ';
    bool bracket = first == '(';
    size_t n = bracket;
    if (n < line.n && share__is_digit(line.p[n]))
        while (n < line.n && n < 4 && share__is_digit(line.p[n]))
            n++;
    else
        while (n < line.n && n < 5 && strchr("ivxABCDEFabcdef", line.p[n]))
            n++;
    if (n == bracket || n + 1 >= line.n || (line.p[n] != ')' && line.p[n] != '.'))
        return false;
    if (!share__is_digit(line.p[bracket]) && line.p[n] == '.')
        return false;
    n += line.p[n] == '.' && line.p[n + 1] == ')' ? 2 : 1;
    return n < line.n && (share__is_space(line.p[n]) || !share__is_alpha(line.p[n]));
}

static bool is_heading(share__view line)
{
    return line.n > 0 && line.p[0] == '#';
}

/* Nobody wraps lines this short: a line that neither ends a sentence nor goes on in lower case. */
static bool is_short_line(share__view line, share__view next)
{
    line = share__trim(line);
    next = share__trim(next);
    size_t at = next.n > 0 && next.p[0] == '(';
    uint32_t last = share__utf8_last(line), first = share__utf8_first(share__view_from(next, at));
    return line.n > 1 && line.n < 60 && next.n > 1 && share__is_upper(first) && last != '-' &&
           last != ',' && (last != '.' || at);
}

int main(int argc, char **argv)
{
    share__buffer text, paragraph;
    share__buffer_init(&text, 64u << 20);
    share__buffer_init(&paragraph, 64u << 20);
    read_all(&text);
    share__language language = argc > 2 && strcmp(argv[1], "--lang") == 0
                                   ? share__language_named(share__view_of(argv[2]))
                                   : guess(share__buffer_view(&text));
    share__view rest = share__buffer_view(&text), line, before = {NULL, 0};
    while (share__next_line(&rest, &line)) {
        bool blank = share__trim(line).n == 0;
        if (blank || starts_block(line) || is_short_line(before, line)) {
            print_paragraph(share__buffer_view(&paragraph), language);
            share__buffer_clear(&paragraph);
        }
        before = line;
        if (is_heading(line)) {
            print_paragraph(line, language);
            continue;
        }
        share__put(&paragraph, line);
        share__put_char(&paragraph, '\n');
    }
    print_paragraph(share__buffer_view(&paragraph), language);
    bool ok = share__buffer_status(&text) == SHARE_OK && fflush(stdout) == 0 && !ferror(stdin);
    share__buffer_free(&text);
    share__buffer_free(&paragraph);
    return ok ? 0 : 1;
}
