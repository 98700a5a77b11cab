/* batch.h - many inputs: files, folders, lists of names, and the records of --batch. */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include "options.h"

/* More than one input, or something that may hold more than one? */
bool batch_wanted(const struct options *options);
/* Returns the exit code: of --batch that of reading and writing, as failures of records are
 * answers; else that of the first input that failed. */
int batch_run(struct options *options);

#endif
