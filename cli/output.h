/* output.h - data to standard output, words to standard error. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "buffer.h"

#include <stdbool.h>
#include <stddef.h>

#if defined(__GNUC__)
#define CLI_PRINTF(text, first) __attribute__((format(printf, text, first)))
#else
#define CLI_PRINTF(text, first)
#endif

/* Makes the descriptors 0, 1 and 2 safe to use; call it before anything opens a file. */
void output_start(void);
/* Closes standard output. Returns 'code', or the code for failed writing when that is the first
 * thing that went wrong. */
int output_finish(int code);

/* Writes text and one newline. False when writing fails, now or before; the words are said. On a
 * terminal, control characters come out as \u001B and the like, which JSON can read too. */
bool output_line(const char *text, size_t length);
/* The same for what we say ourselves: escaped wherever it goes. */
bool output_words(const char *text, size_t length);
/* The same for lines that may hold escape sequences of our own: none of the text in them does. */
bool output_drawing(const char *lines, size_t length);
bool output_is_terminal(void);

struct output_caught { /* {0} at first */
    struct buffer out, err;
};
/* From here on this thread writes into memory; with NULL, to where it goes again. */
void output_catch(struct output_caught *into);
/* Writes what was caught: the words, then the data in one piece. As output_line(). */
bool output_release(const struct output_caught *from);

/* What is going on, on a line of standard error that the next call replaces; "" takes it away. Only
 * where standard error is a terminal; else nothing happens. */
void progress(const char *format, ...) CLI_PRINTF(1, 2);

/* One line on standard error, without and with "sharepost: " in front. Control characters in the
 * text are escaped everywhere. */
void say(const char *format, ...) CLI_PRINTF(1, 2);
void complain(const char *format, ...) CLI_PRINTF(1, 2);
/* Lines of text, as they are but for control characters. */
void say_text(const char *text, size_t length);
/* "sharepost: source:line:column: [kind]message", leaving out what is not known. */
void complain_at(const char *source, unsigned line, unsigned column, const char *kind,
                 const char *message);

#endif
