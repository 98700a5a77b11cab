/* explain.h - what else was found. */
#ifndef CLI_EXPLAIN_H
#define CLI_EXPLAIN_H

#include <share/share.h>

/* Every value of every key on standard error, best first. */
void explain(const share_article *article, const char *name);

#endif
