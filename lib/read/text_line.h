/* text_line.h - one line of plain text: its mark, its place, its width, and whether the text was
 * filled to a width. Private to text*.c. */
#ifndef SHARE_READ_TEXT_LINE_H
#define SHARE_READ_TEXT_LINE_H

#include "base/utf8.h"
#include "read/read.h"

#include <string.h>

typedef enum share__text_kind {
    SHARE__TEXT_BLANK,
    SHARE__TEXT_EMPTY, /* a mark and nothing behind it: ends a block, makes none */
    SHARE__TEXT_LINE,
    SHARE__TEXT_ITEM,
    SHARE__TEXT_NUMBERED,
    SHARE__TEXT_QUOTE, /* "> " as in mail */
    SHARE__TEXT_RULE,
    SHARE__TEXT_TABLE, /* a row with drawn borders */
    SHARE__TEXT_FORM,  /* fields and buttons in brackets */
    SHARE__TEXT_IMAGE  /* [name] alone on a line */
} share__text_kind;

typedef struct share__text_line {
    share__view text;        /* trimmed, without its mark */
    unsigned number, column; /* in the input, from 1 */
    unsigned indent, width;  /* in columns */
    uint32_t mark;           /* of a rule: the character it is made of */
    share__text_kind kind;
    uint8_t level;
    bool gap;   /* white space of four columns or more between its words */
    bool plain; /* ASCII with single spaces between its words: it stays as it is */
} share__text_line;

typedef struct share__text_wrap {
    unsigned width;   /* the width to which the text was filled; 0: it was not */
    unsigned longest; /* the longest line */
} share__text_wrap;

/* The lines of a text, faster than share__next_line() where no line ends with CR. */
typedef struct share__text_lines {
    share__view rest;
    bool with_returns;
} share__text_lines;

static inline bool share__text_next_line(share__text_lines *lines, share__view *line)
{
    if (lines->with_returns || lines->rest.n == 0) {
        return share__next_line(&lines->rest, line);
    }
    const char *start = lines->rest.p, *end = start + lines->rest.n;
    const char *newline = memchr(start, '\n', lines->rest.n);
    *line = share__view_between(start, newline != NULL ? newline : end);
    lines->rest = share__view_between(newline != NULL ? newline + 1 : end, end);
    return true;
}

/* text_line.c */
share__text_lines share__text_lines_of(share__view text);
share__text_line share__text_scan(share__view raw, unsigned number);
/* *line has a gap: *cell gets what is before it, *line keeps the rest. */
void share__text_first_cell(share__text_line *cell, share__text_line *line);
/* Columns, counted by lead bytes: close enough to judge a width, and cheap. */
unsigned share__text_width(share__view text);
bool share__text_is_terminator(uint32_t c);

/* text_wrap.c */
share__text_wrap share__text_measure(share__text_lines lines);
/* Was the line of this width (indent included) full, so that 'next' goes on with its text? */
bool share__text_fills(const share__text_wrap *wrap, unsigned width, share__view text,
                       const share__text_line *next);

#endif
