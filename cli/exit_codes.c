/* exit_codes.c - what each exit code means, and which one each of the library's failures gets.
 *
 * The numbers are those of <sysexits.h>, as our own, because that header is not in POSIX. --help
 * prints this table, the man page is tested against it. 78 is for configuration files and
 * variables, whatever is wrong with them. */
#include "exit_codes.h"

const struct exit_code exit_codes[] = {
    {EXIT_DONE, "done"},
    {EXIT_USAGE, "wrong use"},
    {EXIT_ARTICLE, "the article cannot be used: no headline, not text, too large, does not fit"},
    {EXIT_NO_INPUT, "input not found or unreadable"},
    {EXIT_NO_HOST, "host not found"},
    {EXIT_UNAVAILABLE, "clipboard, browser or editor asked for but not available"},
    {EXIT_INTERNAL, "internal error or out of memory"},
    {EXIT_IO, "reading or writing failed"},
    {EXIT_NETWORK, "network failed for now"},
    {EXIT_NO_ARTICLE, "the server's answer is no article"},
    {EXIT_REFUSED, "refused by policy"},
    {EXIT_CONFIGURATION, "wrong configuration"},
    {0, NULL},
};

int exit_code_of(share_status status)
{
    switch (status) {
    case SHARE_OK:
        return EXIT_DONE;
    case SHARE_ERR_USAGE:
    case SHARE_ERR_LAYOUT: /* layouts come from the command line */
        return EXIT_USAGE;
    case SHARE_ERR_NOT_FOUND:
        return EXIT_NO_INPUT;
    case SHARE_ERR_IO:
        return EXIT_IO;
    case SHARE_ERR_ENCODING:
    case SHARE_ERR_SYNTAX:
    case SHARE_ERR_TOO_BIG:
    case SHARE_ERR_NO_HEADLINE:
    case SHARE_ERR_TOO_LONG:
    case SHARE_ERR_FORMAT:
        return EXIT_ARTICLE;
    case SHARE_ERR_NO_HOST:
        return EXIT_NO_HOST;
    case SHARE_ERR_NETWORK:
        return EXIT_NETWORK;
    case SHARE_ERR_NOT_ARTICLE:
        return EXIT_NO_ARTICLE;
    case SHARE_ERR_REFUSED:
        return EXIT_REFUSED;
    case SHARE_ERR_MEMORY:
        break;
    }
    return EXIT_INTERNAL;
}
