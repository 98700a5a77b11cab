/* names.c - the stable names of keys, origins and formats, as in the JSON and on the command line.
 */
#include <share/share.h>

const char *share_key_name(share_key key)
{
    static const char *const names[] = {"headline", "summary",  "point", "tag",   "url", "author",
                                        "site",     "language", "date",  "image", "text"};
    return (size_t)key < sizeof names / sizeof *names ? names[key] : "";
}

const char *share_origin_name(share_origin origin)
{
    static const char *const names[] = {"nothing",    "caller",    "front-matter", "json-ld",
                                        "open-graph", "html-head", "body",         "heading",
                                        "ranking",    "location",  "vocabulary"};
    return (size_t)origin < sizeof names / sizeof *names ? names[origin] : "";
}

const char *share_format_name(share_format format)
{
    static const char *const names[] = {"auto", "markdown", "html", "text"};
    return (size_t)format < sizeof names / sizeof *names ? names[format] : "";
}
