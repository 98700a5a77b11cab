/* options.c - one table of options: parsing, --help and the tests of the man page come from it.
 *
 * The order is that of --help. A row either stores a number or a text at its place in struct
 * options, or has a function for what needs to be looked at. Reading is as getopt_long() does it:
 * any order, "--" ends the options, names may be shortened. Its messages are ours, because they
 * name the option that was meant; and so is the reading, which brings no part of libc along. */
#include "options.h"

#include "clipboard.h"
#include "exit_codes.h"
#include "output.h"
#include "page.h"
#include "permalink.h"
#include "spelling.h"
#include "together.h"
#include "usage.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { COUNT_MAX = 1000000000 };
#define FIELD(member) offsetof(struct options, member)

/* ---- values: each returns NULL, or what would have been right ---- */

static const char *read_json(struct options *options, char *value)
{
    options->json = value ? JSON_ASCII : JSON_UTF8;
    return !value || strcmp(value, "ascii") == 0 ? NULL : "ascii, or nothing";
}

static const char *read_button(struct options *options, char *value)
{
    static const char *const names[] = {"", "", "markup", "script", "csp"};
    options->html_button = value ? BUTTON_NONE : BUTTON_WHOLE;
    for (int i = BUTTON_MARKUP; value && i <= BUTTON_CSP; i++)
        if (strcmp(value, names[i]) == 0)
            options->html_button = i;
    return options->html_button ? NULL : "markup, script or csp, or nothing";
}

static const char *read_format(struct options *options, char *value)
{
    for (int i = SHARE_MARKDOWN; i <= SHARE_TEXT; i++)
        if (strcmp(value, share_format_name((share_format)i)) == 0) {
            options->parse.format = (share_format)i;
            return NULL;
        }
    options->parse.format = SHARE_AUTO;
    return strcmp(value, "auto") == 0 ? NULL : "markdown, text, html or auto";
}

static const char *read_link(struct options *options, char *value)
{
    static const char *const names[] = {"body", "comment", "none"};
    for (int i = SHARE_LINK_BODY; i <= SHARE_LINK_NONE; i++)
        if (strcmp(value, names[i]) == 0) {
            options->post.link = (share_link)i;
            return NULL;
        }
    return "body, comment or none";
}

static const char *read_fold(struct options *options, char *value)
{
    static const char *const names[] = {"none", "mobile", "desktop"};
    for (int i = FOLD_NONE; i <= FOLD_DESKTOP; i++)
        if (strcmp(value, names[i]) == 0) {
            options->fold = i;
            return NULL;
        }
    return "mobile, desktop or none";
}

static const char *read_network(struct options *options, char *value)
{
    static char names[200];
    size_t used = 0;
    options->post.network = value;
    for (size_t i = 0; *share_network_name(i) && used < sizeof names; i++) {
        if (strcmp(share_network_name(i), value) == 0)
            return NULL;
        used += (size_t)snprintf(names + used, sizeof names - used, "%s%s", used ? ", " : "",
                                 share_network_name(i));
    }
    return names;
}

static const char *read_site_url(struct options *options, char *value)
{
    options->site_url = *value ? value : NULL;
    return *value ? permalink_check_site(value) : NULL;
}

static const char *read_permalink(struct options *options, char *value)
{
    options->permalink = *value ? value : NULL;
    return *value ? permalink_check(value) : NULL;
}

/* Digits only, at most 'max'. 'end' is where the digits stop. */
static bool read_digits(const char *text, uint64_t max, uint64_t *number, const char **end)
{
    const char *p = text;
    for (*number = 0; *p >= '0' && *p <= '9'; p++) {
        *number = *number * 10 + (uint64_t)(*p - '0');
        if (*number > max)
            return false;
    }
    *end = p;
    return p > text;
}

static const char *read_size(struct options *options, char *value)
{
    static const char suffixes[] = "kmg";
    uint64_t number;
    const char *end;
    const char *complaint = "a number of bytes, 1 or more, with K, M or G if you like";
    if (!read_digits(value, (uint64_t)1 << 40, &number, &end) || number == 0)
        return complaint;
    if (*end) {
        const char *suffix = strchr(suffixes, *end | 0x20);
        if (!suffix || end[1])
            return complaint;
        number <<= 10 * (suffix - suffixes + 1);
    }
    if (number >= SIZE_MAX / 2)
        return complaint;
    options->parse.max_bytes = (size_t)number;
    return NULL;
}

static const char *read_timeout(struct options *options, char *value)
{
    uint64_t number;
    const char *end;
    if (!read_digits(value, 24 * 3600, &number, &end) || *end || number == 0)
        return "a number of seconds, 1 to 86400";
    options->fetch.timeout_ms = (unsigned)number * 1000;
    return NULL;
}

static const char *read_limit(struct options *options, char *value)
{
    uint64_t number;
    const char *end;
    if (!read_digits(value, COUNT_MAX, &number, &end) || *end || number == 0)
        return "a number, 1 or more";
    options->post.limit = (size_t)number;
    return NULL;
}

static const char *read_jobs(struct options *options, char *value)
{
    uint64_t number;
    const char *end;
    if (!read_digits(value, 1024, &number, &end) || *end || number == 0)
        return "a number, 1 to 1024";
    options->jobs = (size_t)number;
    return NULL;
}

static const char *read_max_tags(struct options *options, char *value)
{
    uint64_t number;
    const char *end;
    if (!read_digits(value, COUNT_MAX, &number, &end) || *end)
        return "a number, 0 or more";
    options->post.max_tags = number ? (int)number : -1;
    return NULL;
}

static const char *read_tags(struct options *options, char *value)
{
    for (char *next; value; value = next) {
        next = strchr(value, ',');
        if (next)
            *next++ = '\0';
        value += strspn(value, " \t");
        for (size_t n = strlen(value); n > 0 && strchr(" \t", value[n - 1]); n--)
            value[n - 1] = '\0';
        if (!*value)
            continue;
        if (options->tag_count == MAX_CALLER_TAGS)
            return "at most 100 tags";
        options->tags[options->tag_count++] = value;
    }
    return NULL;
}

static const char *read_clipboard(struct options *options, char *value)
{
    options->clipboard = value;
    return clipboard_knows(value) ? NULL : clipboard_names();
}

/* ---- the table ---- */

static const struct row {
    const char *name;
    char letter;          /* 0 for none */
    const char *argument; /* NULL for none; in [] when it may be left out */
    const char *help;
    const char *(*read)(struct options *, char *); /* NULL: store */
    int number;                                    /* what to store; 0: the argument's text */
    size_t field;
} rows[] = {
    {NULL, 0, NULL, "What comes out", NULL, 0, 0},
    {"json", 'j', "[=ascii]", "one JSON object per input; ascii: in pure ASCII", read_json, 0, 0},
    {"body", 0, NULL, "the article's main text: in the object, or alone", NULL, 1, FIELD(body)},
    {"explain", 0, NULL, "what else was found, and where", NULL, 1, FIELD(explain)},
    {"preview", 0, NULL, "draw what the feed will show", NULL, 1, FIELD(preview)},
    {"html", 0, "FILE", "write a page: preview, last changes, share", NULL, 0, FIELD(html)},
    {"html-button", 0, "[=PART]", "the share button for a site's page", read_button, 0, 0},
    {"edit", 'e', NULL, "change the post in $VISUAL or $EDITOR first", NULL, 1, FIELD(edit)},
    {"url-only", 0, NULL, "the share URL and nothing else", NULL, 1, FIELD(url_only)},
    {"print", 'p', NULL, "only print, also on a terminal", NULL, 1, FIELD(print)},
    {"copy", 'c', NULL, "copy the post", NULL, YES, FIELD(copy)},
    {"no-copy", 0, NULL, "do not copy", NULL, NO, FIELD(copy)},
    {"open", 'o', NULL, "open the share URL in the browser", NULL, YES, FIELD(open)},
    {"no-open", 0, NULL, "do not open", NULL, NO, FIELD(open)},
    {"clipboard", 0, "NAME", "copy with this: wl-copy, xsel, tmux, osc52 ...", read_clipboard, 0,
     0},
    {"verify", 0, NULL, "read the clipboard back after copying", NULL, 1, FIELD(verify)},
    {"browser", 0, "CMD", "open with this command; %s is the URL", NULL, 0, FIELD(browser)},
    {"quiet", 'q', NULL, "no warnings and notes, only errors", NULL, 1, FIELD(quiet)},

    {NULL, 0, NULL, "What goes in", NULL, 0, 0},
    {"format", 0, "FORMAT", "markdown, text, html or auto", read_format, 0, 0},
    {"encoding", 0, "LABEL", "such as windows-1252, else UTF-8", NULL, 0, FIELD(parse.encoding)},
    {"lang", 0, "TAG", "the article's language, such as pt-BR", NULL, 0, FIELD(parse.language)},
    {"base-url", 0, "URL", "where the article came from", NULL, 0, FIELD(parse.base_url)},
    {"name", 0, "NAME", "what to call standard input", NULL, 0, FIELD(parse.name)},
    {"max-input", 0, "SIZE", "refuse more than SIZE bytes (16M)", read_size, 0, 0},

    {"timeout", 0, "SECONDS", "give a web page this long (20)", read_timeout, 0, 0},
    {"allow-private", 0, NULL, "fetch from private addresses too", NULL, SHARE_FETCH_PRIVATE,
     FIELD(fetch.flags)},

    {NULL, 0, NULL, "Many inputs", NULL, 0, 0},
    {"batch", 0, NULL, "records in, objects out, one a line each", NULL, 1, FIELD(batch)},
    {"resume", 0, "FILE", "pass over the ids that FILE answers", NULL, 0, FIELD(resume)},
    {"files0-from", 0, "FILE", "inputs: names in FILE, NUL after each", NULL, 0,
     FIELD(files0_from)},
    {"recursive", 'r', NULL, "of a folder, all articles in it", NULL, 1, FIELD(recursive)},
    {"jobs", 0, "N", "work on N at a time; else one a processor", read_jobs, 0, 0},

    {NULL, 0, NULL, "What the post says", NULL, 0, 0},
    {"url", 0, "URL", "the article's URL; empty: none", NULL, 0, FIELD(post.url)},
    {"link", 0, "PLACE", "the URL goes to: body, comment or none", read_link, 0, 0},
    {"utm", 0, "SOURCE", "add utm_source=SOURCE to the URL", NULL, 0, FIELD(post.utm)},
    {"headline", 0, "TEXT", "instead of the article's", NULL, 0, FIELD(headline)},
    {"summary", 0, "TEXT", "instead of the article's", NULL, 0, FIELD(summary)},
    {"tag", 0, "TAG[,TAG]...", "instead of the article's; may be repeated", read_tags, 0, 0},
    {"max-tags", 0, "N", "at most N hashtags", read_max_tags, 0, 0},
    {"limit", 'n', "N", "at most N characters, as the network counts", read_limit, 0, 0},
    {"layout", 0, "TEXT|@FILE", "the order of the parts", NULL, 0, FIELD(layout)},
    {"network", 0, "NAME", "whose rules hold (linkedin)", read_network, 0, 0},
    {"vocab", 0, "FILE", "a list of tags, or a folder of posts to learn them from", NULL, 0,
     FIELD(vocab)},
    {"site-url", 0, "URL", "the address of the article's site", read_site_url, 0, 0},
    {"permalink", 0, "PATTERN", "where articles are there: /:year/:month/:slug/", read_permalink, 0,
     0},
    {"fold", 0, "DEVICE", "warn if it cuts the headline: mobile or desktop", read_fold, 0, 0},

    {NULL, 0, NULL, "Configuration", NULL, 0, 0},
    {"config", 0, "FILE", "instead of the user's own file", NULL, 0, FIELD(config)},
    {"no-config", 0, NULL, "read no configuration file", NULL, 1, FIELD(no_config)},
    {"show-config", 0, NULL, "what holds for this input, and who says so", NULL, 1,
     FIELD(show_config)},

    {NULL, 0, NULL, "Help", NULL, 0, 0},
    {"help", 'h', NULL, "print this and stop", NULL, 1, FIELD(help)},
    {"version", 'V', NULL, "print the version and stop", NULL, 1, FIELD(version)},
};
enum { ROWS = sizeof rows / sizeof *rows };
_Static_assert(ROWS <= (int)MAX_OPTIONS, "struct options has no room for every row");

static void print_help(void)
{
    struct usage usage;
    usage_start(&usage);
    for (size_t i = 0; i < ROWS; i++)
        usage_add(&usage, rows[i].letter, rows[i].name, rows[i].argument, rows[i].help);
    usage_finish(&usage);
    output_line(usage.text, usage.length);
}

static void print_version(void)
{
    char line[120];
    bool same = strcmp(share_version(), SHARE_VERSION_STRING) == 0;
    int n = snprintf(line, sizeof line, same ? "sharepost %s" : "sharepost %s with libshare %s",
                     SHARE_VERSION_STRING, share_version());
    output_line(line, (size_t)n);
}

/* ---- mistakes ---- */

static int refuse(int json, const char *hint, const char *message)
{
    share_error error;
    failure_note(&error, SHARE_ERR_USAGE, "", "%s", message);
    return failure_report(&error, json, hint);
}

/* Is JSON wanted by a command line that cannot be read to its end? */
static int wanted_json(int argc, char *const *argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strcmp(argv[i], "--json") == 0 || strcmp(argv[i], "-j") == 0)
            return JSON_UTF8;
        if (strcmp(argv[i], "--json=ascii") == 0)
            return JSON_ASCII;
    }
    return JSON_OFF;
}

static const char *nearest(const char *name, size_t length)
{
    const char *best = NULL;
    unsigned slips = SPELLING_FAR;
    for (size_t i = 0; i < ROWS; i++)
        if (rows[i].name)
            spelling_nearer(&best, &slips, name, length, rows[i].name);
    return best;
}

static unsigned count_prefixed(const char *name, size_t length)
{
    unsigned count = 0;
    for (size_t i = 0; i < ROWS; i++)
        count += rows[i].name && strncmp(rows[i].name, name, length) == 0;
    return count;
}

static const char usage_hint[] = "Try: sharepost --help";

static int refuse_letter(int json, char letter)
{
    char message[30];
    snprintf(message, sizeof message, "no such option: -%c", letter);
    return refuse(json, usage_hint, message);
}

/* 'given' is the word with its dashes, 'length' that of the name in it. */
static int refuse_name(int json, const char *given, size_t length)
{
    char message[252], suggestion[80];
    bool several = count_prefixed(given + 2, length) > 1;
    snprintf(message, sizeof message,
             several ? "option %.200s could mean several" : "no such option: %.200s", given);
    if (!several && length < 200)
        message[strlen("no such option: --") + length] = '\0'; /* without its value */
    const char *meant = length > 0 ? nearest(given + 2, length) : NULL;
    if (meant)
        snprintf(suggestion, sizeof suggestion, "Did you mean --%s? %s", meant, usage_hint);
    return refuse(json, meant ? suggestion : usage_hint, message);
}

static int refuse_value(int json, const struct row *row)
{
    char message[120];
    snprintf(message, sizeof message,
             row->argument ? "option --%s needs %s" : "option --%s takes no value", row->name,
             row->argument);
    return refuse(json, usage_hint, message);
}

/* ---- reading ---- */

static const struct row *find_letter(char letter)
{
    for (size_t i = 0; i < ROWS; i++)
        if (rows[i].letter == letter)
            return &rows[i];
    return NULL;
}

/* The option of that name, or the only one whose name starts so. */
static const struct row *find_start(const char *name, size_t length)
{
    const struct row *found = NULL;
    for (size_t i = 0; i < ROWS; i++)
        if (rows[i].name && strncmp(rows[i].name, name, length) == 0) {
            if (!rows[i].name[length])
                return &rows[i];
            found = &rows[i];
        }
    return count_prefixed(name, length) == 1 ? found : NULL;
}

static bool needs_value(const struct row *row)
{
    return row->argument && *row->argument != '[';
}

static const char *store(struct options *options, const struct row *row, char *value)
{
    char *field = (char *)options + row->field;
    if (row->read)
        return row->read(options, value);
    if (row->number)
        memcpy(field, &row->number, sizeof row->number);
    else
        memcpy(field, &value, sizeof value);
    return NULL;
}

static const struct row *find_row(const char *name, bool opposite)
{
    for (size_t i = 0; i < ROWS; i++) {
        const char *own = rows[i].name;
        bool is_no = own && strncmp(own, "no-", 3) == 0;
        if (own && (!opposite || is_no) && strcmp(own + (opposite ? 3 : 0), name) == 0)
            return &rows[i];
    }
    return NULL;
}

const char *options_said(const struct options *options, const char *name)
{
    const struct row *row = find_row(name, false), *opposite = find_row(name, true);
    const char *said = row ? options->said[row - rows] : NULL;
    if (!said && opposite && options->said[opposite - rows])
        return "false";
    return said && !row->argument ? "true" : said;
}

const char *options_set(struct options *options, const char *name, char *value)
{
    const struct row *row = find_row(name, false);
    if (!row || row->argument)
        return row ? store(options, row, value) : NULL;
    if (strcmp(value, "false") == 0)
        row = find_row(name, true);
    else if (row->number == YES) /* what happens on a terminal by itself is not forced on pipes */
        row = find_row(name, true) ? NULL : row;
    return row ? store(options, row, value) : NULL;
}

static int take(struct options *options, const struct row *row, char *value, int json)
{
    const char *right = store(options, row, value);
    bool is_no = strncmp(row->name, "no-", 3) == 0;
    const struct row *opposite = find_row(row->name + (is_no ? 3 : 0), !is_no);
    options->said[row - rows] = value ? value : "";
    if (opposite)
        options->said[opposite - rows] = NULL;
    if (!right)
        return GO_ON;
    char message[252];
    snprintf(message, sizeof message, "--%s=%.100s: it takes %s", row->name, value ? value : "",
             right);
    return refuse(json, usage_hint, message);
}

/* A command line that is read: options that are done, from 'inputs' on the inputs that stood
 * between them, from 'next' on what is not read yet. */
struct words {
    char **inputs, **next, **end;
    int json; /* for mistakes: is it wanted, here or later? */
};

/* The next word, which belongs to an option: it goes before the inputs. */
static char *next_word(struct words *words)
{
    char *word = *words->next;
    memmove(words->inputs + 1, words->inputs,
            (size_t)(words->next - words->inputs) * sizeof *words->inputs);
    *words->inputs++ = word;
    words->next++;
    return word;
}

/* --name, --name=VALUE, --name VALUE */
static int read_name(struct options *options, struct words *words, char *word)
{
    char *equals = strchr(word, '='), *value = equals ? equals + 1 : NULL;
    size_t length = (equals ? (size_t)(equals - word) : strlen(word)) - 2;
    const struct row *row = find_start(word + 2, length);
    if (!row)
        return refuse_name(words->json, word, length);
    if (value && !row->argument)
        return refuse_value(words->json, row);
    if (!value && needs_value(row)) {
        if (words->next == words->end)
            return refuse_value(words->json, row);
        value = next_word(words);
    }
    return take(options, row, value, words->json);
}

/* -abc; the last may have a value: -nVALUE, -n VALUE */
static int read_letters(struct options *options, struct words *words, char *letters)
{
    int code = GO_ON;
    while (*letters && code == GO_ON) {
        const struct row *row = find_letter(*letters);
        if (!row)
            return refuse_letter(words->json, *letters);
        char *value = NULL;
        letters++;
        if (needs_value(row)) {
            if (!*letters && words->next == words->end)
                return refuse_value(words->json, row);
            value = *letters ? letters : next_word(words);
            letters += strlen(letters);
        }
        code = take(options, row, value, words->json);
    }
    return code;
}

static int read_options(struct options *options, int argc, char **argv)
{
    struct words words = {argv + (argc > 0), argv + (argc > 0), argv + argc,
                          wanted_json(argc, argv)};
    bool in_order = getenv("POSIXLY_CORRECT") != NULL;
    int code = GO_ON;
    while (code == GO_ON && words.next < words.end) {
        if (**words.next != '-' || !(*words.next)[1]) {
            if (in_order)
                break;
            words.next++;
            continue;
        }
        char *word = next_word(&words);
        if (strcmp(word, "--") == 0)
            break;
        code = word[1] == '-' ? read_name(options, &words, word)
                              : read_letters(options, &words, word + 1);
    }
    options->inputs = words.inputs;
    options->input_count = (size_t)(words.end - words.inputs);
    return code;
}

int options_read(struct options *options, int argc, char **argv)
{
    memset(options, 0, sizeof *options);
    options->parse = (share_parse_options)SHARE_PARSE_OPTIONS_INIT;
    options->post = (share_post_options)SHARE_POST_OPTIONS_INIT;
    options->fetch = (share_fetch_options)SHARE_FETCH_OPTIONS_INIT;
    options->parse.max_bytes = (size_t)16 << 20;
    int code = read_options(options, argc, argv);
    if (code != GO_ON)
        return code;
    if (options->help) {
        print_help();
        return EXIT_DONE;
    }
    if (options->version) {
        print_version();
        return EXIT_DONE;
    }
    if (options->batch && options->json == JSON_OFF)
        options->json = JSON_UTF8;
    const char *mistake = together_check(options);
    if (mistake)
        return refuse(options->json, usage_hint, mistake);
    if (options->preview || options->html || options->html_button)
        options->print = 1; /* nothing is copied or opened unasked */
    if (options->html_button >= BUTTON_SCRIPT) {
        page_write_constant(options->html_button);
        return EXIT_DONE;
    }
    bool listed = options->files0_from && strcmp(options->files0_from, "-") != 0;
    if (options->input_count == 0 && !listed && !options->show_config && isatty(STDIN_FILENO))
        return refuse(options->json, USAGE_LINE, "no input");
    return GO_ON;
}
