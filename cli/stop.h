/* stop.h - Ctrl-C and its like, for work that is stopped between two inputs. */
#ifndef CLI_STOP_H
#define CLI_STOP_H

#include <stdbool.h>

/* From here on SIGINT, SIGTERM and SIGHUP only ask to stop; a second one ends the program. */
void stop_listen(void);
bool stop_asked(void);
/* Waits until 'descriptor' can be read. False when asked to stop. */
bool stop_or_readable(int descriptor);
/* Ends the program by the signal that asked, so that whoever started us sees it; else returns. */
void stop_obey(void);

#endif
