/* share.h - read an article, learn what it says about itself, write the post that shares it.
 *
 *     share_article *article;
 *     share_post *post = NULL;
 *     share_error error;
 *     if (share_article_open(&article, "article.md", NULL, &error) == SHARE_OK &&
 *         share_post_compose(&post, article, NULL, &error) == SHARE_OK)
 *         puts(share_post_text(post, NULL));
 *     else
 *         fprintf(stderr, "%s:%u: %s\n", error.source, error.line, error.message);
 *     share_post_free(post);
 *     share_article_free(article);
 *
 * True of every function here:
 *   Text     is UTF-8. Text that you get is valid, NUL-terminated, holds no other NUL and is
 *            never a null pointer; it lives as long as the object it came from. Text that you
 *            pass in may be ill-formed: bytes that are no UTF-8 count as U+FFFD.
 *   Objects  that come back through 'out' are yours to free; freeing NULL does nothing. On
 *            failure *out is NULL. Nothing that you pass in is kept after the call.
 *   NULL     is a fine 'options' (the defaults) and a fine 'error' (no details wanted).
 *   Options  start with their size, set by the _INIT macro; a member that is zero means the
 *            default, so code compiled against an older header keeps its meaning.
 *   Threads  There is no global state. Calls on one object may run at the same time when all
 *            of them take it as const. No call reads the locale or the environment, starts a
 *            process or writes to stdio. share_article_open() is the only one that opens a file.
 *   Result   The same input and options give the same bytes, on every machine.
 */
#ifndef SHARE_SHARE_H
#define SHARE_SHARE_H

#include <share/export.h>  /* SHARE_API, SHARE_NODISCARD, SHARE_BEGIN_DECLS, SHARE_END_DECLS */
#include <share/version.h> /* SHARE_VERSION_MAJOR, _MINOR, _PATCH, _STRING */
#include <stdbool.h>
#include <stddef.h>

SHARE_BEGIN_DECLS

typedef struct share_article share_article; /* what an article says, and where it says so */
typedef struct share_post share_post;       /* the text to paste, measured */

/* ---- errors ------------------------------------------------------------------------------ */

typedef enum share_status {
    SHARE_OK = 0,
    SHARE_ERR_MEMORY = 1,       /* an allocation failed */
    SHARE_ERR_USAGE = 2,        /* the call is wrong: a null object, an unknown key or network */
    SHARE_ERR_NOT_FOUND = 3,    /* there is no such file, or it may not be read */
    SHARE_ERR_IO = 4,           /* opening went well and reading failed; also: a directory */
    SHARE_ERR_ENCODING = 5,     /* not text: binary data, or an encoding that nobody knows */
    SHARE_ERR_SYNTAX = 6,       /* malformed front matter; line and column are set */
    SHARE_ERR_LAYOUT = 7,       /* malformed layout; column counts in the layout */
    SHARE_ERR_TOO_BIG = 8,      /* the input is larger than max_bytes */
    SHARE_ERR_NO_HEADLINE = 9,  /* nothing in the input can serve as a headline */
    SHARE_ERR_TOO_LONG = 10,    /* the parts that may not be cut exceed the limit */
    SHARE_ERR_FORMAT = 11,      /* a kind of file that is not read: a PDF, a picture, an archive */
    SHARE_ERR_NOT_ARTICLE = 12, /* a page that is none: an HTTP error, a bot check, no text */
    SHARE_ERR_NO_HOST = 13,     /* <share/fetch.h>: there is no such host */
    SHARE_ERR_NETWORK = 14,     /* <share/fetch.h>: no connection or no whole answer, for now */
    SHARE_ERR_REFUSED = 15      /* <share/fetch.h>: an address or redirect that is not followed */
} share_status;

typedef struct share_error { /* filled on failure, untouched on success; never allocates */
    share_status status;
    unsigned line, column; /* from 1, column in bytes; 0 where there is no place to point at */
    char source[256];      /* the input's name as given, shortened in front; "layout" */
    char message[252];     /* one sentence without a final stop or newline */
} share_error;

SHARE_API const char *share_strerror(share_status status);    /* "the input is too large" */
SHARE_API const char *share_status_name(share_status status); /* "too_big", as in the JSON */

/* ---- articles ---------------------------------------------------------------------------- */

typedef enum share_format {
    SHARE_AUTO = 0, /* decide by the name, then by the content */
    SHARE_MARKDOWN = 1,
    SHARE_HTML = 2,
    SHARE_TEXT = 3 /* plain text, above all the dump of a web page */
} share_format;

/* Each key holds a list of values, best first. */
typedef enum share_key {
    SHARE_HEADLINE = 0,
    SHARE_SUMMARY = 1,
    SHARE_POINT = 2, /* key points: all of the list belong together, in the article's order */
    SHARE_TAG = 3,   /* as written, no '#'; all of the list belong together */
    SHARE_URL = 4,   /* absolute */
    SHARE_AUTHOR = 5,
    SHARE_SITE = 6,
    SHARE_LANGUAGE = 7,     /* BCP 47, such as "en" or "pt-BR" */
    SHARE_DATE = 8,         /* as the article writes it */
    SHARE_IMAGE = 9,        /* the URL or path of the article's picture */
    SHARE_TEXT_OF_POST = 10 /* share text that the author wrote: the post itself */
} share_key;

/* The witness for a value. */
typedef enum share_origin {
    SHARE_FROM_NOTHING = 0,      /* the empty value */
    SHARE_FROM_CALLER = 1,       /* share_article_add() */
    SHARE_FROM_FRONT_MATTER = 2, /* YAML, TOML, JSON or bare "Key: value" lines on top */
    SHARE_FROM_JSON_LD = 3,
    SHARE_FROM_OPEN_GRAPH = 4,
    SHARE_FROM_HTML_HEAD = 5,  /* <title>, <meta name>, <link rel=canonical>, <html lang> */
    SHARE_FROM_BODY = 6,       /* a byline, a standfirst, a "Filed under" list, rel=tag links */
    SHARE_FROM_HEADING = 7,    /* a heading, or the line of a plain text that is one */
    SHARE_FROM_RANKING = 8,    /* the best-scored sentence, phrase or language */
    SHARE_FROM_LOCATION = 9,   /* the input's name or base_url */
    SHARE_FROM_VOCABULARY = 10 /* a tag of the caller's vocabulary */
} share_origin;

/* What one feature of a value gave to its score, or took from it. Made by the library only. */
typedef struct share_feature {
    const char *name; /* stable: "frequency", "in_headline", ... see docs/json.md */
    int points;       /* in the unit of the score; the points of a value add up to its score */
} share_feature;

/* Made by the library only, so that members may be appended. */
typedef struct share_value {
    const char *text;
    size_t length; /* bytes, without the NUL */
    share_origin origin;
    unsigned line, column; /* where it starts in the input, from 1; 0 when it is not from there */
    unsigned score;        /* 0 to 1000; comparable among the values of one key of one article */
    const struct share_features *features; /* for share_value_feature(); NULL: none are known */
    const char *reason; /* of a tag that was passed over, see docs/json.md; or "" */
} share_value;

/* Something in the input that is wrong but did not stop us. Made by the library only. */
typedef struct share_warning {
    const char *code;      /* stable: "ill_formed", "draft", "front_matter", ... see docs/json.md */
    const char *message;   /* one sentence */
    unsigned line, column; /* from 1; 0 when there is no place */
    size_t offset;         /* byte offset in the input as given; 0 when there is no place */
} share_warning;

/* Why a sentence of the article was taken or left out: SHARE_PARSE_EXPLAIN. Made by the library
 * only. */
typedef struct share_sentence {
    const char *text; /* NUL-terminated */
    size_t length;
    unsigned line, column; /* where its paragraph starts in the input */
    const char *used;      /* "summary", "points" or "" */
    const char
        *reasons;   /* against it, with a space between: "dangling raw", see docs/json.md; or "" */
    unsigned score; /* its worth as a point; 0: none */
    unsigned position, section; /* sentences and headings before it */
    unsigned columns;           /* its length */
    unsigned headline;          /* 0 to 1000: how many of the headline's words are in it */
    unsigned weight;            /* how much the article uses its words */
} share_sentence;

/* Tags that the caller knows, see "vocabularies" below. */
typedef struct share_vocabulary share_vocabulary;

#define SHARE_PARSE_METADATA 1u /* read what is said about the article, and not its text */
#define SHARE_PARSE_EXPLAIN 4u  /* keep runners-up and what speaks against sentences */
#define SHARE_PARSE_ANY_PAGE 2u /* take web pages that look like no article too */

typedef struct share_parse_options {
    size_t size;          /* set by SHARE_PARSE_OPTIONS_INIT */
    const char *name;     /* what to call the input in errors; its ending hints at the format */
    const char *base_url; /* where the bytes came from: resolves links, the URL of last resort */
    const char
        *encoding; /* NULL: BOM, a page's own declaration, UTF-8; else a label: "windows-1252" */
    const char *language;               /* NULL: as the article says, else guessed; else BCP 47 */
    size_t max_bytes;                   /* 0: 16 MiB */
    share_format format;                /* SHARE_AUTO: decide */
    unsigned flags;                     /* SHARE_PARSE_METADATA and the others */
    const share_vocabulary *vocabulary; /* NULL: none */
} share_parse_options;
#define SHARE_PARSE_OPTIONS_INIT                                                                   \
    {                                                                                              \
        sizeof(share_parse_options), NULL, NULL, NULL, NULL, 0, SHARE_AUTO, 0, NULL                \
    }

/* 'data' may be a mapping that cannot be written to; nothing of it is looked at after the call. An
 * article without a headline parses well: share_post_compose() is what needs one. Fails with
 * SHARE_ERR_MEMORY, _USAGE (wrong options), _TOO_BIG, _ENCODING, _FORMAT, _SYNTAX or _NOT_ARTICLE;
 * share_article_open() also with _NOT_FOUND and _IO. */
SHARE_API SHARE_NODISCARD share_status share_article_parse(share_article **out, const char *data,
                                                           size_t length,
                                                           const share_parse_options *options,
                                                           share_error *error);
SHARE_API SHARE_NODISCARD share_status share_article_open(share_article **out, const char *path,
                                                          const share_parse_options *options,
                                                          share_error *error);

/* An article made by hand. */
SHARE_API SHARE_NODISCARD share_status share_article_new(share_article **out);

/* Adds a value that outranks every value parsed. Points and tags replace the parsed ones and keep
 * the order of the calls; of the other keys the value added last wins. */
SHARE_API SHARE_NODISCARD share_status share_article_add(share_article *article, share_key key,
                                                         const char *text);

/* get(article, key, 0) is the answer, the rest are runners-up (for SHARE_POINT and SHARE_TAG the
 * whole list is the answer). Past the end: the empty value, text "" and SHARE_FROM_NOTHING. */
SHARE_API size_t share_article_count(const share_article *article, share_key key);
SHARE_API const share_value *share_article_get(const share_article *article, share_key key,
                                               size_t index);

/* What decided about a value whose score is a sum: headlines and tags that we ranked, of an article
 * parsed with SHARE_PARSE_EXPLAIN. No other value has features. NULL past the end. */
SHARE_API size_t share_value_feature_count(const share_value *value);
SHARE_API const share_feature *share_value_feature(const share_value *value, size_t index);

/* The tags that were ranked and not taken, best first, each with its reason; none unless parsed
 * with SHARE_PARSE_EXPLAIN. NULL past the end. */
SHARE_API size_t share_article_passed_count(const share_article *article);
SHARE_API const share_value *share_article_passed(const share_article *article, size_t index);

SHARE_API share_format share_article_format(const share_article *article);
SHARE_API size_t share_article_warning_count(const share_article *article);
SHARE_API const share_warning *share_article_warning(const share_article *article, size_t index);

/* The sentences that were looked at, in the article's order; none unless parsed with
 * SHARE_PARSE_EXPLAIN. NULL past the end. */
SHARE_API size_t share_article_sentence_count(const share_article *article);
SHARE_API const share_sentence *share_article_sentence(const share_article *article, size_t index);

/* The article's main text, paragraphs and headings, one blank line between them. Release it with
 * share_free(). */
SHARE_API SHARE_NODISCARD share_status share_article_body(char **out, const share_article *article,
                                                          share_error *error);
SHARE_API void share_article_free(share_article *article);

/* Stable names, as in the JSON and on the command line: "headline", "json-ld", "markdown". */
SHARE_API const char *share_key_name(share_key key);          /* "" when there is no such key */
SHARE_API const char *share_origin_name(share_origin origin); /* likewise */
SHARE_API const char *share_format_name(share_format format); /* likewise */
SHARE_API const char *share_network_name(size_t index);       /* "" past the end */

/* ---- vocabularies ------------------------------------------------------------------------ */

/* The tags of a site, and how tags are written. An article whose author gave no tags gets those of
 * the site that fit it, and phrases of its own text only if none does; and every tag that is an
 * alias, whoever gave it but share_article_add(), becomes the tag that it stands for. Fill a
 * vocabulary once, then let any number of threads parse with it; it may be freed when they have
 * returned. Tags are compared without regard to case, spaces and hyphens. */
SHARE_API SHARE_NODISCARD share_status share_vocabulary_new(share_vocabulary **out);

/* Adds a tag of the site. SHARE_ERR_USAGE when 'tag' has no letter or digit, or over 200 bytes. */
SHARE_API SHARE_NODISCARD share_status share_vocabulary_add(share_vocabulary *vocabulary,
                                                            const char *tag);
/* Wherever a tag would be 'alias' it is 'tag', as written here: ("k8s", "Kubernetes"). Twice the
 * same only tells the spelling: ("devops", "DevOps"). Does not make it a tag of the site. */
SHARE_API SHARE_NODISCARD share_status share_vocabulary_alias(share_vocabulary *vocabulary,
                                                              const char *alias, const char *tag);
/* Adds a list: a tag a line; "alias = tag" is an alias; empty lines, and lines that start with a
 * number sign and a space, say nothing. 'name' is for errors and may be NULL. */
SHARE_API SHARE_NODISCARD share_status share_vocabulary_read(share_vocabulary *vocabulary,
                                                             const char *data, size_t length,
                                                             const char *name, share_error *error);
/* Adds the tags that the author of a post gave it; SHARE_PARSE_METADATA is enough to have them. */
SHARE_API SHARE_NODISCARD share_status share_vocabulary_learn(share_vocabulary *vocabulary,
                                                              const share_article *post);
SHARE_API size_t share_vocabulary_count(const share_vocabulary *vocabulary); /* tags of the site */
SHARE_API void share_vocabulary_free(share_vocabulary *vocabulary);

/* ---- posts ------------------------------------------------------------------------------- */

typedef enum share_unit {
    SHARE_BYTES = 0,
    SHARE_UTF16 = 1, /* UTF-16 code units, as most networks count */
    SHARE_CODE_POINTS = 2,
    SHARE_GRAPHEMES = 3 /* extended grapheme clusters, what a reader calls a character */
} share_unit;

/* Where the article's URL stands. */
typedef enum share_link {
    SHARE_LINK_BODY = 0,    /* in the post */
    SHARE_LINK_COMMENT = 1, /* in share_post_comment(), to be put under the post */
    SHARE_LINK_NONE = 2     /* in the share URL only */
} share_link;

typedef struct share_post_options {
    size_t size;         /* set by SHARE_POST_OPTIONS_INIT */
    const char *network; /* NULL: "linkedin"; fixes limit, unit, tag style and share URL */
    const char *layout;  /* NULL: the network's; see docs/layouts.md */
    const char *url;     /* NULL: the article's SHARE_URL; "": none */
    const char *utm;     /* NULL: none; else the utm_source added to the URL in the post */
    size_t limit;        /* 0: the network's limit, in the network's unit */
    share_unit unit;     /* the unit of 'limit'; not read when limit is 0 */
    int max_tags;        /* 0: the network's; -1: none */
    share_link link;
    unsigned flags; /* none yet */
} share_post_options;
#define SHARE_POST_OPTIONS_INIT                                                                    \
    {                                                                                              \
        sizeof(share_post_options), NULL, NULL, NULL, NULL, 0, SHARE_BYTES, 0, SHARE_LINK_BODY, 0  \
    }

/* Needs the article during the call only. Fails with SHARE_ERR_MEMORY, _USAGE (wrong options, no
 * such network), _NO_HEADLINE, _LAYOUT or _TOO_LONG. */
SHARE_API SHARE_NODISCARD share_status share_post_compose(share_post **out,
                                                          const share_article *article,
                                                          const share_post_options *options,
                                                          share_error *error);
/* 'length' is in bytes. */
SHARE_API const char *share_post_text(const share_post *post, size_t *length /* or NULL */);
SHARE_API const char *share_post_share_url(const share_post *post); /* opens the share dialog */
SHARE_API const char *share_post_comment(const share_post *post);   /* "" unless asked for */
SHARE_API const char *share_post_network(const share_post *post);
SHARE_API size_t share_post_length(const share_post *post, share_unit unit);
SHARE_API size_t share_post_limit(const share_post *post, share_unit *unit /* or NULL */);

/* How much of the post a feed shows before "see more", in the network's unit: an estimate from
 * rendered lines, see docs/design.md. The whole length when nothing is hidden. */
typedef enum share_device { SHARE_MOBILE = 0, SHARE_DESKTOP = 1 } share_device;
SHARE_API size_t share_post_fold(const share_post *post, share_device device);
SHARE_API size_t share_post_shown(const share_post *post, share_device device);   /* in bytes */
SHARE_API size_t share_post_columns(const share_post *post, share_device device); /* of a line */

/* The hashtags in the post, '#' included; NULL past the end. */
SHARE_API const char *share_post_hashtag(const share_post *post, size_t index);
/* What was shortened to fit: "points", "summary", "hashtags", "headline", "text" (the share text
 * that the author wrote); NULL past the end. */
SHARE_API const char *share_post_shortened(const share_post *post, size_t index);
SHARE_API void share_post_free(share_post *post);

/* Measures any text, so that an editor can count while its user types. */
SHARE_API size_t share_measure(const char *text, size_t length, share_unit unit);

/* The line with which 'text' begins, where a line is at most 'columns' wide, as in a terminal: up
 * to a line break, else to the last blank that fits, else between grapheme clusters, without the
 * blanks at its end; at least one cluster. Returns its bytes; *next is where the next line starts,
 * 'length' when there is none, and *used the columns that the line takes. */
SHARE_API size_t share_line_break(const char *text, size_t length, size_t columns,
                                  size_t *next /* or NULL */, size_t *used /* or NULL */);

/* ---- HTML -------------------------------------------------------------------------------- */

#define SHARE_BUTTON_NO_SCRIPT 1u /* markup only: the site brings share_button_script() itself */

typedef struct share_html_options {
    size_t size; /* set by SHARE_HTML_OPTIONS_INIT */
    const char
        *language; /* of the button's own words, BCP 47; NULL: that of the article, else "en" */
    share_device device; /* whose width the page shows first */
    unsigned flags;      /* SHARE_BUTTON_NO_SCRIPT */
} share_html_options;
#define SHARE_HTML_OPTIONS_INIT                                                                    \
    {                                                                                              \
        sizeof(share_html_options), NULL, SHARE_MOBILE, 0                                          \
    }

/* A whole page for the author's last look: the post as the feed shows it, with the fold, a counter,
 * "copy" and "share". It loads nothing and runs no script but its own, which its own policy says.
 * share_free() it; also what comes below. */
SHARE_API SHARE_NODISCARD share_status share_post_html(char **out, const share_post *post,
                                                       const share_html_options *options,
                                                       share_error *error);
/* A fragment for a reader of the article: a link that copies the post and opens the share dialog,
 * also useful with scripts off. No id, no inline handler, no style; may stand on a page many times.
 * See docs/share-page.md. */
SHARE_API SHARE_NODISCARD share_status share_post_button(char **out, const share_post *post,
                                                         const share_html_options *options,
                                                         share_error *error);
/* The button's script, always the same, and its source expression for a Content-Security-Policy,
 * "sha256-...", to be put between single quotes. */
SHARE_API const char *share_button_script(void);
SHARE_API const char *share_button_hash(void);

typedef enum share_use {
    SHARE_FOR_HTML = 0, /* element text, and attributes in quotes of either kind */
    SHARE_FOR_URL = 1   /* one component, such as the value of a parameter: percent-encoded */
} share_use;
/* Any text, escaped for that use. What HTML cannot hold becomes U+FFFD. */
SHARE_API SHARE_NODISCARD share_status share_escape(char **out, const char *text, size_t length,
                                                    share_use use);

/* ---- JSON -------------------------------------------------------------------------------- */

#define SHARE_JSON_BODY 1u       /* adds "body", the article's main text */
#define SHARE_JSON_CANDIDATES 2u /* adds "candidates": every value of every key */
#define SHARE_JSON_ASCII 4u      /* escapes everything outside ASCII */

typedef struct share_json_options {
    size_t size;    /* set by SHARE_JSON_OPTIONS_INIT */
    unsigned flags; /* SHARE_JSON_BODY and so on */
    int exit_code;  /* for share_json_error(): "exit", left out when 0 */
    int copied;     /* what the caller did with the post: 1 done, -1 failed, 0 was not asked */
    int opened;     /* likewise, with the share URL */
} share_json_options;
#define SHARE_JSON_OPTIONS_INIT                                                                    \
    {                                                                                              \
        sizeof(share_json_options), 0, 0, 0, 0                                                     \
    }

/* One JSON object, one line, no newline at the end; 'post' may be NULL. share_free() it. */
SHARE_API SHARE_NODISCARD share_status share_json(char **out, const share_article *article,
                                                  const share_post *post,
                                                  const share_json_options *options,
                                                  share_error *error);
/* The object that stands in its place when something failed. */
SHARE_API SHARE_NODISCARD share_status share_json_error(char **out, const share_error *failure,
                                                        const share_json_options *options);

SHARE_API void share_free(void *memory);
SHARE_API const char *share_version(void); /* of the library at run time */

SHARE_END_DECLS
#endif /* SHARE_SHARE_H */
