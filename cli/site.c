/* site.c - finds the configuration files.
 *
 * The site's file counts only when the one who runs us has reason to believe it: it belongs to that
 * user, to root, or to the owner of the article, whose words the post will have anyway. Another
 * user's file, as anybody may put one into a folder for temporary files, is passed over with a
 * word, and nothing above it is asked. */
#include "site.h"

#include "environment.h"
#include "input.h"
#include "output.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char file_name[] = ".sharepost.json";

bool site_user_file(char path[SITE_PATH])
{
    return base_directory(path, SITE_PATH, "XDG_CONFIG_HOME", ".config", "sharepost/config.json");
}

/* The absolute path of the folder in which an input lies. */
static bool folder_of(char folder[SITE_PATH], const char *argument)
{
    const char *slash = strrchr(argument, '/');
    char own[SITE_PATH] = ".";
    if (slash && (size_t)(slash - argument) + 2 > sizeof own)
        return false;
    if (slash) {
        text_add(own, sizeof own, 0, argument);
        own[slash - argument + 1] = '\0';
    }
    return realpath(own, folder) != NULL;
}

static bool is_trusted(const struct stat *file, const char *argument)
{
    struct stat article;
    return file->st_uid == geteuid() || file->st_uid == 0 ||
           (stat(argument, &article) == 0 && article.st_uid == file->st_uid);
}

bool site_find(char path[SITE_PATH], const char *argument, const char *name)
{
    struct stat about;
    if (input_is_url(argument))
        return false;
    if (input_is_standard(argument))
        argument = name && strchr(name, '/') ? name : "./-";
    if (!folder_of(path, argument))
        return false;
    for (size_t length = strlen(path);;) {
        if (length + sizeof file_name + 1 > SITE_PATH)
            return false;
        if (length > 0 && path[length - 1] == '/')
            length--; /* the root */
        path[length] = '/';
        memcpy(path + length + 1, file_name, sizeof file_name);
        if (stat(path, &about) == 0 && S_ISREG(about.st_mode)) {
            if (is_trusted(&about, argument))
                return true;
            complain("%s: warning: passed over, it belongs to another user", path);
            return false;
        }
        if (length == 0)
            return false;
        while (length > 0 && path[length - 1] != '/')
            length--;
    }
}

bool site_owns(const char *name)
{
    if (*name == '/' || !*name)
        return false;
    for (const char *p = name; *p; p += *p == '/') {
        size_t n = strcspn(p, "/");
        if (n == 2 && strncmp(p, "..", 2) == 0)
            return false;
        p += n;
    }
    return true;
}
