/* editor.h - lets its author change a post before it goes anywhere. */
#ifndef CLI_EDITOR_H
#define CLI_EDITOR_H

#include <limits.h>
#include <share/share.h>

struct edited {
    char *text; /* to be freed */
    size_t length;
    char path[PATH_MAX]; /* of the file that was edited */
};

/* Opens the post in $VISUAL or $EDITOR and reads what is there when that has ended. Returns GO_ON;
 * else all is said, the file stays, and this is the exit code. */
int editor_run(struct edited *edited, const share_post *post);
/* The text has arrived: takes the file away. */
void editor_done(struct edited *edited);

#endif
