/* fetch.c - loads libshare-fetch for a URL, and for nothing else.
 *
 * That library brings in libcurl and some thirty others, which cost every start 12 million
 * instructions and 6 MB, used or not; so the program is not linked to it but asks for it by its
 * soname, which is found beside libshare (the program's RUNPATH) or where the system keeps
 * libraries. Built without libcurl, or with static libraries only, sharepost has no such name and
 * says so. What was loaded stays until the program ends. */
#include "fetch.h"

#include "output.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

enum { PATIENCE_MS = 500 };

typedef share_status fetch_function(share_article **, const char *, const share_fetch_options *,
                                    const share_parse_options *, share_error *);

/* The function, or NULL and the reason: a package of its own may be missing, or libcurl. */
static fetch_function *load(const char **reason)
{
    fetch_function *function = NULL;
#ifdef FETCH_LIBRARY
    void *library = dlopen(FETCH_LIBRARY, RTLD_NOW | RTLD_LOCAL);
    void *symbol = library ? dlsym(library, "share_fetch") : NULL;
    memcpy(&function, &symbol, sizeof function); /* C has no cast from data to functions */
    if (!function)
        *reason = dlerror();
#else
    *reason = "this sharepost was built without libshare-fetch";
#endif
    return function;
}

static fetch_function *loaded(const char **reason)
{
    static fetch_function *function;
    static const char *why = "";
    static bool tried;
    if (!tried) { /* later calls, on whatever thread, only read */
        function = load(&why);
        tried = true;
    }
    *reason = why;
    return function;
}

bool fetch_is_there(void)
{
    const char *reason;
    return loaded(&reason) != NULL;
}

static int show(void *shown, const share_fetch_state *state)
{
    if (state->elapsed_ms < PATIENCE_MS)
        return 0;
    *(bool *)shown = true;
    progress("Fetching: %zu kB, %u s", state->received / 1000, state->elapsed_ms / 1000);
    return 0;
}

share_status fetch(share_article **out, const char *url, const struct options *options,
                   const share_parse_options *parse, share_error *error)
{
    const char *reason;
    fetch_function *function = loaded(&reason);
    if (!function)
        return failure_note(error, SHARE_ERR_USAGE, parse->name ? parse->name : url,
                            "sharepost cannot fetch here: %s", reason);
    bool shown = false;
    share_fetch_options how = options->fetch;
    const char *trusted = getenv("SSL_CERT_FILE");
    if (trusted && *trusted)
        how.ca_file = trusted;
    if (!options->quiet) {
        how.progress = show;
        how.progress_data = &shown;
    }
    share_status status = function(out, url, &how, parse, error);
    if (shown)
        progress("%s", "");
    return status;
}
