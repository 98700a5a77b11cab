/* settings.c - precedence: option, environment, site's file, user's file, default.
 *
 * The user's file is $XDG_CONFIG_HOME/sharepost/config.json; the site's is .sharepost.json in the
 * article's folder or the nearest one above it. A file that lies beside articles comes with them,
 * from anybody: it is read only when it belongs to the user, to root or to the article's owner,
 * and can neither name a program nor a file outside its own folder. Both have the same keys, those
 * of the table, which are the names of options with '_' for '-': each value goes through its
 * option's reader, so that there is one rule for what is right. A key that nobody knows is a
 * mistake, and every mistake has its place. */
#include "settings.h"

#include "config.h"
#include "environment.h"
#include "exit_codes.h"
#include "input.h"
#include "output.h"
#include "site.h"
#include "spelling.h"
#include "text.h"
#include "vocabulary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum source { FROM_DEFAULT, FROM_USER, FROM_SITE, FROM_ENVIRONMENT, FROM_OPTION };
enum { MAX_NAME = 40 };

/* fallback: how the default is shown */
static const struct key {
    const char *option; /* its name; in a file with '_' for '-', in the environment in capitals */
    enum config_kind kind;
    bool user_only; /* not from a site's file: names a program, or is a habit and not the site's */
    const char *fallback;
} keys[] = {
    {"network", CONFIG_TEXT, false, "linkedin"},
    {"layout", CONFIG_TEXT, false, "the network's"},
    {"limit", CONFIG_NUMBER, false, "the network's"},
    {"max-tags", CONFIG_NUMBER, false, "the network's"},
    {"tag-aliases", CONFIG_OBJECT, false, "none"},
    {"vocab", CONFIG_TEXT, false, "none"},
    {"lang", CONFIG_TEXT, false, "the article's"},
    {"site-url", CONFIG_TEXT, false, "none"},
    {"permalink", CONFIG_TEXT, false, "none"},
    {"link", CONFIG_TEXT, false, "body"},
    {"utm", CONFIG_TEXT, false, "none"},
    {"fold", CONFIG_TEXT, false, "none"},
    {"copy", CONFIG_SWITCH, true, "true"},
    {"open", CONFIG_SWITCH, true, "true"},
    {"verify", CONFIG_SWITCH, true, "false"},
    {"clipboard", CONFIG_TEXT, true, "the first that works"},
    {"browser", CONFIG_TEXT, true, "BROWSER, else the platform's"},
    {"timeout", CONFIG_NUMBER, true, "20"},
};
enum { KEYS = sizeof keys / sizeof *keys };

struct value {
    enum source source;
    const char *text;
    const char *file; /* and the place in it */
    unsigned line, column;
};

struct settings {
    const struct options *options;
    struct config user, site; /* the site's is that of the last input */
    struct value given[KEYS]; /* by option and environment */
    struct value values[KEYS];
    struct vocabulary vocabulary;
};

static void write_name(char name[MAX_NAME], const struct key *key, bool variable)
{
    size_t n = text_add(name, MAX_NAME, 0, variable ? "SHAREPOST_" : "");
    n = text_add(name, MAX_NAME, n, key->option);
    for (size_t i = 0; i < n; i++) {
        if (name[i] == '-')
            name[i] = '_';
        else if (variable && name[i] >= 'a' && name[i] <= 'z')
            name[i] = (char)(name[i] - 'a' + 'A');
    }
}

static const struct key *find_key(const char *name)
{
    for (size_t i = 0; i < KEYS; i++) {
        char own[MAX_NAME];
        write_name(own, &keys[i], false);
        if (strcmp(own, name) == 0)
            return &keys[i];
    }
    return NULL;
}

/* ---- options and environment ---- */

static int read_variable(struct settings *settings, struct options *options, size_t i)
{
    char name[MAX_NAME], message[250];
    write_name(name, &keys[i], true);
    const char *text = setting(name);
    if (!text || keys[i].kind == CONFIG_SWITCH || keys[i].kind == CONFIG_OBJECT)
        return GO_ON;
    char *own = getenv(name); /* readers may not write to it, and none of these does */
    const char *right = options_set(options, keys[i].option, own);
    if (right) {
        snprintf(message, sizeof message, "%s=%.60s: it takes %s", name, text, right);
        share_error error;
        failure_note(&error, SHARE_ERR_USAGE, "", "%s", message);
        return failure_report_as(&error, EXIT_CONFIGURATION, options->json, NULL);
    }
    settings->given[i] = (struct value){FROM_ENVIRONMENT, text, name, 0, 0};
    return GO_ON;
}

static int read_given(struct settings *settings, struct options *options)
{
    int code = GO_ON;
    for (size_t i = 0; i < KEYS && code == GO_ON; i++) {
        const char *text = options_said(options, keys[i].option);
        if (text)
            settings->given[i] = (struct value){FROM_OPTION, text, NULL, 0, 0};
        else
            code = read_variable(settings, options, i);
    }
    return code;
}

/* ---- files ---- */

static int refuse(share_error *error, const struct config *config, const struct config_entry *entry,
                  const char *what, const char *right)
{
    failure_note(error, SHARE_ERR_USAGE, config->path, "\"%.40s\" %s%s", entry->key, what, right);
    error->line = entry->line;
    error->column = entry->column;
    return EXIT_CONFIGURATION;
}

static const char *wanted(enum config_kind kind)
{
    switch (kind) {
    case CONFIG_TEXT:
        return "a text in quotes";
    case CONFIG_NUMBER:
        return "a whole number";
    case CONFIG_SWITCH:
        return "true or false";
    default:
        return "an object of texts";
    }
}

static int refuse_unknown(share_error *error, const struct config *config,
                          const struct config_entry *entry)
{
    char names[KEYS][MAX_NAME], hint[100] = "";
    const char *near = NULL;
    unsigned slips = SPELLING_FAR;
    for (size_t i = 0; i < KEYS; i++) {
        write_name(names[i], &keys[i], false);
        spelling_nearer(&near, &slips, entry->key, strlen(entry->key), names[i]);
    }
    if (near)
        snprintf(hint, sizeof hint, ", did you mean \"%s\"?", near);
    refuse(error, config, entry, "is no key", hint);
    error->line = entry->key_line;
    error->column = entry->key_column;
    return EXIT_CONFIGURATION;
}

/* The option goes before the environment here, too. */
static bool reads_files(const struct options *options)
{
    return !options->no_config && (options->config || !setting("SHAREPOST_NO_CONFIG"));
}

/* What a file says of one key: checked always, taken where nobody before it has said anything. */
static int take(struct settings *settings, struct options *options, const struct config *config,
                const struct config_entry *entry, enum source source, share_error *error)
{
    const struct key *key = find_key(entry->key);
    if (!key && strcmp(entry->key, "$schema") == 0)
        return GO_ON;
    if (!key)
        return refuse_unknown(error, config, entry);
    if (key->user_only && source == FROM_SITE)
        return refuse(error, config, entry,
                      "has its place in the user's own file: this one comes with the articles", "");
    bool pair = entry->kind == CONFIG_PAIR && key->kind == CONFIG_OBJECT;
    if (!pair && (entry->kind != key->kind || entry->name))
        return refuse(error, config, entry, "takes ", wanted(key->kind));
    struct options scratch = *options;
    const char *right = NULL;
    if (strcmp(key->option, "vocab") == 0 && source == FROM_SITE && !site_owns(entry->text))
        right = "the name of a file in this folder or below it";
    else if (strcmp(key->option, "layout") == 0)
        scratch.post.layout = entry->text; /* as it is: neither "\\n" nor "@FILE" */
    else if (key->kind != CONFIG_OBJECT)
        right = options_set(&scratch, key->option, entry->text);
    if (right)
        return refuse(error, config, entry, "takes ", right);
    struct value *value = &settings->values[key - keys];
    if (value->source != FROM_DEFAULT && !pair)
        return GO_ON;
    *options = scratch;
    *value =
        (struct value){source, pair ? "" : entry->text, config->path, entry->line, entry->column};
    return GO_ON;
}

static int take_all(struct settings *settings, struct options *options, const struct config *config,
                    enum source source, share_error *error)
{
    int code = GO_ON;
    for (size_t i = 0; i < config->count && code == GO_ON; i++)
        code = take(settings, options, config, &config->entries[i], source, error);
    return code;
}

static int read_user(struct settings *settings, share_error *error)
{
    char path[SITE_PATH];
    const char *named = settings->options->config;
    if (!named)
        named = setting("SHAREPOST_CONFIG");
    if (!named && (!site_user_file(path) || access(path, R_OK) != 0))
        return GO_ON; /* it need not be there */
    share_status status = config_read(&settings->user, named ? named : path, error);
    return status == SHARE_OK           ? GO_ON
           : status == SHARE_ERR_MEMORY ? EXIT_INTERNAL
                                        : EXIT_CONFIGURATION;
}

/* The site's file of this input; the one that was read for the last input is not read again. */
static int read_site(struct settings *settings, const char *argument, share_error *error)
{
    char path[SITE_PATH];
    if (!site_find(path, argument, settings->options->parse.name)) {
        config_free(&settings->site);
        return GO_ON;
    }
    if (settings->site.path && strcmp(settings->site.path, path) == 0)
        return GO_ON;
    config_free(&settings->site);
    share_status status = config_read(&settings->site, path, error);
    if (status == SHARE_OK)
        return GO_ON;
    free(settings->site.path); /* the next input is told again */
    settings->site.path = NULL;
    return status == SHARE_ERR_MEMORY ? EXIT_INTERNAL : EXIT_CONFIGURATION;
}

/* ---- for all inputs, and for each ---- */

int settings_start(struct settings **out, struct options *options)
{
    share_error error;
    struct settings *settings = *out = calloc(1, sizeof *settings);
    if (!settings) {
        failure_note(&error, SHARE_ERR_MEMORY, "", "out of memory");
        return failure_report(&error, options->json, NULL);
    }
    settings->options = options;
    int code = read_given(settings, options);
    if (code != GO_ON || !reads_files(options))
        return code;
    code = read_user(settings, &error);
    if (code == GO_ON) { /* its mistakes are told once, not for every input */
        struct options scratch = *options;
        code = take_all(settings, &scratch, &settings->user, FROM_USER, &error);
    }
    return code == GO_ON ? GO_ON : failure_report_as(&error, code, options->json, NULL);
}

int settings_for(struct settings *settings, struct options *effective, const char *argument,
                 share_error *error)
{
    int code = GO_ON;
    *effective = *settings->options;
    memcpy(settings->values, settings->given, sizeof settings->values);
    if (reads_files(effective))
        code = read_site(settings, argument, error);
    if (code == GO_ON)
        code = take_all(settings, effective, &settings->site, FROM_SITE, error);
    if (code == GO_ON)
        code = take_all(settings, effective, &settings->user, FROM_USER, error);
    if (code != GO_ON)
        return code;
    const struct value *vocab = &settings->values[find_key("vocab") - keys];
    code =
        vocabulary_make(&settings->vocabulary, &settings->user, &settings->site, effective->vocab,
                        vocab->source <= FROM_SITE ? vocab->file : NULL, error);
    effective->parse.vocabulary = settings->vocabulary.tags;
    return code;
}

bool settings_hold(const struct settings *settings, const char *argument)
{
    char path[SITE_PATH];
    const char *last = settings->site.path;
    if (!reads_files(settings->options))
        return true;
    bool found = site_find(path, argument, settings->options->parse.name);
    return found ? last && strcmp(path, last) == 0 : !last;
}

bool settings_blame_layout(const struct settings *settings, share_error *error)
{
    const struct value *layout = &settings->values[find_key("layout") - keys];
    if (layout->source != FROM_SITE && layout->source != FROM_USER)
        return false;
    char message[sizeof error->message];
    memcpy(message, error->message, sizeof message);
    failure_note(error, SHARE_ERR_LAYOUT, layout->file, "\"layout\": %.200s", message);
    error->line = layout->line;
    error->column = layout->column;
    return true;
}

static bool show_value(const struct settings *settings, size_t i)
{
    const struct value *value = &settings->values[i];
    char name[MAX_NAME], line[SITE_PATH + 1200], from[SITE_PATH + 60] = "default";
    write_name(name, &keys[i], false);
    if (value->source == FROM_OPTION)
        snprintf(from, sizeof from, "option --%s", keys[i].option);
    else if (value->source == FROM_ENVIRONMENT) {
        write_name(from, &keys[i], true);
    } else if (value->source != FROM_DEFAULT)
        snprintf(from, sizeof from, "%s:%u:%u", value->file, value->line, value->column);
    const char *text = value->source == FROM_DEFAULT   ? keys[i].fallback
                       : keys[i].kind == CONFIG_OBJECT ? vocabulary_aliases(&settings->vocabulary)
                                                       : value->text;
    char shown[1000];
    size_t used = 0;
    for (; *text && used + 3 < sizeof shown; text++) {
        if (*text == '\n')
            shown[used++] = '\\';
        shown[used++] = *text == '\n' ? 'n' : *text;
    }
    shown[used] = '\0';
    int n = snprintf(line, sizeof line, "%-12s %-40s (%s)", name, shown, from);
    return output_words(line, (size_t)n);
}

int settings_show(const struct settings *settings)
{
    for (size_t i = 0; i < KEYS; i++)
        if (!show_value(settings, i))
            return EXIT_IO;
    return EXIT_DONE;
}

void settings_free(struct settings *settings)
{
    if (!settings)
        return;
    config_free(&settings->user);
    config_free(&settings->site);
    vocabulary_free(&settings->vocabulary);
    free(settings);
}
