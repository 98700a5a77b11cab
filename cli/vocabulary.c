/* vocabulary.c - --vocab and "tag_aliases": a list of tags, a folder of posts to learn them from,
 * aliases from the configuration.
 *
 * Of a folder, the Markdown, HTML and text files in it and up to eight levels below are read, in
 * the order of their names, without their text: only the tags that their authors gave them count.
 * What cannot be read there is passed over, as a draft with broken front matter is no reason not to
 * share another post. It is made once for all inputs that have the same configuration. */
#include "vocabulary.h"

#include "exit_codes.h"
#include "failure.h"
#include "input.h"
#include "options.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

enum { MAX_LEVELS = 8, MAX_LIST = 4 << 20, MAX_POST = 16 << 20 };

/* ---- a folder of posts ---- */

static bool is_post(const char *name)
{
    static const char *const endings[] = {".md", ".markdown", ".mdx", ".html", ".htm", ".txt"};
    const char *ending = strrchr(name, '.');
    for (size_t i = 0; ending && i < sizeof endings / sizeof *endings; i++)
        if (strcasecmp(ending, endings[i]) == 0)
            return true;
    return false;
}

static share_status learn_post(share_vocabulary *tags, const char *path)
{
    share_article *article;
    share_parse_options how = SHARE_PARSE_OPTIONS_INIT;
    how.name = path;
    how.flags = SHARE_PARSE_METADATA;
    how.max_bytes = MAX_POST;
    share_status status = share_article_open(&article, path, &how, NULL);
    if (status == SHARE_OK)
        status = share_vocabulary_learn(tags, article);
    share_article_free(article);
    return status == SHARE_ERR_MEMORY ? status : SHARE_OK;
}

/* NOLINTNEXTLINE(misc-no-recursion): 'levels' are counted down */
static share_status learn_folder(share_vocabulary *tags, const char *folder, unsigned levels)
{
    struct dirent **names = NULL;
    share_status status = SHARE_OK;
    int count = scandir(folder, &names, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        char path[PATH_MAX];
        struct stat about;
        const char *name = names[i]->d_name;
        int n = snprintf(path, sizeof path, "%s/%s", folder, name);
        bool named = *name != '.' && n < (int)sizeof path;
        if (status == SHARE_OK && named && lstat(path, &about) == 0) {
            if (S_ISDIR(about.st_mode) && levels > 0) /* no links: they may lead in a circle */
                status = learn_folder(tags, path, levels - 1);
            else if (is_post(name) && stat(path, &about) == 0 && S_ISREG(about.st_mode))
                status = learn_post(tags, path);
        }
        free(names[i]);
    }
    free(names);
    return status;
}

/* ---- a list ---- */

static share_status read_list(share_vocabulary *tags, const char *path, share_error *error)
{
    struct input input;
    share_status status = input_read(&input, path, path, MAX_LIST, error);
    if (status == SHARE_OK)
        status = share_vocabulary_read(tags, input.data, input.length, path, error);
    free(input.data);
    return status;
}

static share_status read_path(share_vocabulary *tags, const char *path, share_error *error)
{
    struct stat about;
    if (stat(path, &about) != 0 || !S_ISDIR(about.st_mode))
        return read_list(tags, path, error);
    if (learn_folder(tags, path, MAX_LEVELS) != SHARE_OK)
        return failure_note(error, SHARE_ERR_MEMORY, path, "out of memory");
    if (share_vocabulary_count(tags) == 0)
        return failure_note(error, SHARE_ERR_NOT_FOUND, path, "no post in this folder has tags");
    return SHARE_OK;
}

/* ---- aliases ---- */

static bool has_alias(const struct config *config, const char *alias)
{
    for (size_t i = 0; i < config->count; i++)
        if (config->entries[i].name && strcasecmp(config->entries[i].name, alias) == 0)
            return true;
    return false;
}

/* Without those that 'instead' (or NULL) has too: to the library, two for one alias make the tags
 * of both one. */
static share_status add_aliases(struct vocabulary *vocabulary, const struct config *config,
                                const struct config *instead, share_error *error)
{
    for (size_t i = 0; i < config->count; i++) {
        const struct config_entry *entry = &config->entries[i];
        if (!entry->name || (instead && has_alias(instead, entry->name)))
            continue;
        share_status status = share_vocabulary_alias(vocabulary->tags, entry->name, entry->text);
        if (status != SHARE_OK) {
            failure_note(error, status, config->path, "\"%.60s\": \"%.60s\" is no alias of a tag",
                         entry->name, entry->text);
            error->line = entry->line;
            error->column = entry->column;
            return status;
        }
    }
    return SHARE_OK;
}

/* Every alias as text: shown to people, and compared to see whether it changed. */
static char *list_aliases(const struct config *user, const struct config *site)
{
    size_t room = 1, used = 0;
    for (size_t i = 0; i < user->count + site->count; i++) {
        const struct config_entry *entry =
            i < user->count ? &user->entries[i] : &site->entries[i - user->count];
        room += entry->name ? strlen(entry->name) + strlen(entry->text) + sizeof ", ? = ?" : 0;
    }
    char *list = calloc(room, 1);
    for (size_t i = 0; list && i < user->count + site->count; i++) {
        bool of_user = i < user->count;
        const struct config_entry *entry =
            of_user ? &user->entries[i] : &site->entries[i - user->count];
        if (entry->name && !(of_user && has_alias(site, entry->name)))
            used += (size_t)snprintf(list + used, room - used, "%s%s = %s", used ? ", " : "",
                                     entry->name, entry->text);
    }
    return list;
}

/* ---- both ---- */

/* 'path', as it is to be opened. */
static void resolve(char resolved[PATH_MAX], const char *path, const char *beside)
{
    const char *slash = beside && *path != '/' ? strrchr(beside, '/') : NULL;
    snprintf(resolved, PATH_MAX, "%.*s%s", slash ? (int)(slash - beside + 1) : 0,
             slash ? beside : "", path);
}

static share_status fill(struct vocabulary *vocabulary, const struct config *user,
                         const struct config *site, const char *path, share_error *error)
{
    share_status status = share_vocabulary_new(&vocabulary->tags);
    if (status != SHARE_OK)
        return failure_note(error, status, "", "out of memory");
    if (*path)
        status = read_path(vocabulary->tags, path, error);
    if (status == SHARE_OK)
        status = add_aliases(vocabulary, user, site, error);
    return status == SHARE_OK ? add_aliases(vocabulary, site, NULL, error) : status;
}

int vocabulary_make(struct vocabulary *vocabulary, const struct config *user,
                    const struct config *site, const char *path, const char *beside,
                    share_error *error)
{
    char resolved[PATH_MAX] = "";
    if (path)
        resolve(resolved, path, beside);
    char *aliases = list_aliases(user, site);
    if (aliases && vocabulary->made_from && strcmp(vocabulary->made_from, resolved) == 0 &&
        strcmp(vocabulary->aliases, aliases) == 0) {
        free(aliases);
        return GO_ON;
    }
    vocabulary_free(vocabulary);
    vocabulary->aliases = aliases;
    share_status status = SHARE_OK;
    if (!aliases)
        status = failure_note(error, SHARE_ERR_MEMORY, "", "out of memory");
    else if (*resolved || *aliases)
        status = fill(vocabulary, user, site, resolved, error);
    if (status == SHARE_OK && (vocabulary->made_from = strdup(resolved)) != NULL)
        return GO_ON;
    bool of_option = path && !beside && status != SHARE_ERR_MEMORY;
    return status == SHARE_OK || status == SHARE_ERR_MEMORY ? EXIT_INTERNAL
           : !of_option                                     ? EXIT_CONFIGURATION
           : status == SHARE_ERR_NOT_FOUND                  ? EXIT_NO_INPUT
           : status == SHARE_ERR_IO                         ? EXIT_IO
                                                            : EXIT_USAGE;
}

const char *vocabulary_aliases(const struct vocabulary *vocabulary)
{
    return vocabulary->aliases ? vocabulary->aliases : "";
}

void vocabulary_free(struct vocabulary *vocabulary)
{
    if (vocabulary->tags) /* else the function is not even brought into memory */
        share_vocabulary_free(vocabulary->tags);
    free(vocabulary->made_from);
    free(vocabulary->aliases);
    memset(vocabulary, 0, sizeof *vocabulary);
}
