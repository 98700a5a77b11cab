/* permalink.h - an article's address by the rule of its site. */
#ifndef CLI_PERMALINK_H
#define CLI_PERMALINK_H

#include <share/share.h>

/* NULL when it is a pattern, else what would be right. */
const char *permalink_check(const char *pattern);
const char *permalink_check_site(const char *url);

/* The site's address with a slash at its end, to be freed; NULL when memory ends. */
char *permalink_base(const char *site_url);
/* The address that an article itself names, with or without its site; NULL when it names none, or
 * no more than a slug. 'article' was parsed with that base. */
const char *permalink_own(const share_article *article, const char *base);
/* The address of the article in the file 'name' (which may be "-"), to be freed. 'slugs' is the
 * same article, parsed with the site as its base. NULL with a NULL '*missing' when memory ends,
 * else with what the pattern asks for and the article does not have. */
char *permalink_make(const share_article *article, const share_article *slugs, const char *name,
                     const char *base, const char *pattern, const char **missing);

#endif
