/* usage.c - lays out --help: options by group, the exit codes, where to read on. */
#include "usage.h"

#include "exit_codes.h"

#include <stdarg.h>
#include <stdio.h>

static void add(struct usage *usage, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    size_t rest = sizeof usage->text - usage->length;
    int n = vsnprintf(usage->text + usage->length, rest, format, args);
    va_end(args);
    usage->length += n < 0 ? 0 : (size_t)n < rest ? (size_t)n : rest - 1;
}

void usage_start(struct usage *usage)
{
    usage->length = 0;
    add(usage,
        "Usage: sharepost [OPTION]... [FILE | URL | -]...\n"
        "Reads an article (Markdown, plain text, a web page or its dump) and writes the post "
        "that\nshares it. On a terminal the post is also copied, and the share page opened. A "
        "FILE\ncalled - is standard input, as is none.\n");
}

void usage_add(struct usage *usage, char letter, const char *name, const char *argument,
               const char *help)
{
    if (!name) {
        add(usage, "\n%s\n", help);
        return;
    }
    char left[64], short_name[] = "-x, ";
    short_name[1] = letter;
    snprintf(left, sizeof left, "%s--%s%s%s", letter ? short_name : "    ", name,
             argument && *argument != '[' ? " " : "", argument ? argument : "");
    add(usage, "  %-26s %s\n", left, help);
}

void usage_finish(struct usage *usage)
{
    add(usage, "\nExit status\n");
    for (const struct exit_code *row = exit_codes; row->meaning; row++)
        add(usage, "  %-3d %s\n", row->code, row->meaning);
    add(usage, "\nExamples\n"
               "  sharepost article.md\n"
               "  sharepost https://example.org/post\n"
               "  sharepost article.md | xclip -selection clipboard\n"
               "  w3m -dump https://example.org/post | sharepost --url https://example.org/post\n"
               "\nThe manual: man sharepost");
}
