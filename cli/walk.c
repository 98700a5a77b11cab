/* walk.c - which files of a folder are articles, and in which order they come.
 *
 * Articles are known by their ending. Names are ordered by their bytes, so that the order is the
 * same on every machine. What begins with a dot is passed over, and so are the folders that links
 * lead to: they could lead back. What is kept in memory is the names of the folders that are open,
 * one in each depth, of which there are at most 64. */
#include "walk.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

enum { MAX_DEPTH = 64 };

struct folder {
    char *path;
    struct dirent **entries;
    int count, next;
};

static bool is_article(const char *name)
{
    static const char *const endings[] = {".md",   ".markdown", ".mdown", ".mkd", ".mdx",
                                          ".html", ".htm",      ".xhtml", ".txt", ".text"};
    const char *ending = strrchr(name, '.');
    for (size_t i = 0; ending && i < sizeof endings / sizeof *endings; i++)
        if (strcasecmp(ending, endings[i]) == 0)
            return true;
    return false;
}

static int is_shown(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static char *join(const char *folder, const char *name)
{
    size_t n = strlen(folder), room = n + strlen(name) + 2;
    char *path = malloc(room);
    if (path)
        snprintf(path, room, "%s%s%s", folder, n > 0 && folder[n - 1] == '/' ? "" : "/", name);
    return path;
}

bool walk_is_folder(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static void close_folder(struct folder *folder)
{
    while (folder->next < folder->count)
        free(folder->entries[folder->next++]);
    free(folder->entries);
    free(folder->path);
}

/* Takes over 'path' when it can be opened. */
static bool open_folder(struct folder *folder, char *path)
{
    memset(folder, 0, sizeof *folder);
    folder->path = path;
    folder->count = scandir(path, &folder->entries, is_shown, by_bytes);
    return folder->count >= 0;
}

static bool is_folder_itself(const char *path) /* and no link to one */
{
    struct stat about;
    return lstat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

bool walk(const char *start, bool (*visit)(const char *file, void *context), void *context)
{
    struct folder open[MAX_DEPTH];
    bool goes_on = true, remembered = true;
    char *path = strdup(start);
    int depth = path && open_folder(&open[0], path) ? 1 : 0;
    if (depth == 0 && path)
        goes_on = visit(path, context);
    if (depth == 0)
        free(path);
    remembered = path != NULL;
    while (depth > 0) {
        struct folder *folder = &open[depth - 1];
        if (folder->next == folder->count || !goes_on || !remembered) {
            close_folder(folder);
            depth--;
            continue;
        }
        struct dirent *entry = folder->entries[folder->next++];
        path = join(folder->path, entry->d_name);
        remembered = path != NULL;
        bool below = path && is_folder_itself(path);
        if (below && depth < MAX_DEPTH && open_folder(&open[depth], path)) {
            depth++;
        } else {
            if (below || (path && is_article(entry->d_name) && !walk_is_folder(path)))
                goes_on = visit(path, context);
            free(path);
        }
        free(entry);
    }
    return remembered;
}
