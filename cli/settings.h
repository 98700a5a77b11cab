/* settings.h - what holds for an article: options, environment, files and defaults together. */
#ifndef CLI_SETTINGS_H
#define CLI_SETTINGS_H

#include "options.h"

struct settings;

/* Adds the environment to the options and reads the user's file. Returns GO_ON or the exit code. */
int settings_start(struct settings **out, struct options *options);
/* What holds for this input: 'effective' is a copy of the options, with what the files say; it is
 * good until the next call. Returns GO_ON, or the exit code when 'error' says what is wrong. */
int settings_for(struct settings *settings, struct options *effective, const char *argument,
                 share_error *error);
/* Do those of the last input hold for this one too? */
bool settings_hold(const struct settings *settings, const char *argument);
/* Every key on standard output, with its value and where that comes from. */
int settings_show(const struct settings *settings);
/* Is the layout one that a file gave? Then its mistakes are the file's: moves 'error' there. */
bool settings_blame_layout(const struct settings *settings, share_error *error);
void settings_free(struct settings *settings);

#endif
