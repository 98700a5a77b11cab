/* terminal.h - hands text to the terminal's own clipboard. */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include <stddef.h>

/* Sends it by the escape sequence OSC 52 to the terminal at standard error. Returns NULL when all
 * of it was sent, which does not mean that it was taken: nothing tells. Else the reason. */
const char *terminal_copy(const char *text, size_t length);

#endif
