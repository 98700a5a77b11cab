/* A configuration file, as the program reads it: refused with a place, or it says what holds. The
 * first byte chooses whether it is the user's own or the site's, which may do less. */
#include "fuzz.h"

#include "config.h"
#include "output.h"
#include "settings.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/fuzz-config-XXXXXX";
static char article[64], user_file[64], site_file[64];

static void leave(void)
{
    char inner[64];
    snprintf(inner, sizeof inner, "%s/sharepost", folder);
    unlink(user_file);
    unlink(site_file);
    rmdir(inner);
    rmdir(folder);
}

/* The folder of the article, with a place for the user's file in it. */
static void begin(void)
{
    claim(mkdtemp(folder) != NULL);
    snprintf(user_file, sizeof user_file, "%s/sharepost", folder);
    claim(mkdir(user_file, 0700) == 0);
    snprintf(user_file, sizeof user_file, "%s/sharepost/config.json", folder);
    snprintf(site_file, sizeof site_file, "%s/.sharepost.json", folder);
    snprintf(article, sizeof article, "%s/a.md", folder);
    setenv("XDG_CONFIG_HOME", folder, 1);
    unsetenv("SHAREPOST_NO_CONFIG");
    atexit(leave);
}

static void write_file(const char *path, const uint8_t *data, size_t size)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    claim(file >= 0 && write(file, data, size) == (ssize_t)size);
    close(file);
}

/* Entries come in the order of the file, and each key begins with its quotation mark. */
static void claim_places(const struct config *config, const uint8_t *data, size_t size)
{
    unsigned line = 1;
    size_t at = 0, start = 0;
    for (size_t i = 0; i < config->count; i++) {
        const struct config_entry *entry = &config->entries[i];
        for (; line < entry->key_line; at++) {
            claim(at < size);
            if (data[at] == '\n') {
                line++;
                start = at + 1;
            }
        }
        claim(line == entry->key_line && start + entry->key_column <= size);
        claim(data[start + entry->key_column - 1] == '"');
        claim(entry->line > entry->key_line ||
              (entry->line == entry->key_line && entry->column > entry->key_column));
    }
}

/* Mistakes have a place in the file; that another file is missing, which it names, has none. */
static void claim_error(const share_error *error, const char *path)
{
    claim(error->status != SHARE_OK && error->status != SHARE_ERR_MEMORY);
    claim(error->message[0] != '\0');
    claim(strncmp(error->source, folder, strlen(folder)) == 0);
    claim(strcmp(error->source, path) != 0 || (error->line > 0 && error->column > 0));
}

static void read_alone(const char *path, const uint8_t *data, size_t size)
{
    struct config config;
    share_error error = {SHARE_OK, 0, 0, "", ""};
    if (config_read(&config, path, &error) == SHARE_OK)
        claim_places(&config, data, size);
    else if (error.status != SHARE_ERR_TOO_BIG)
        claim_error(&error, path);
    config_free(&config);
}

/* As a run does. Returns its code; what holds is left in '*shown'. */
static int read_settings(struct output_caught *shown, bool user)
{
    struct options options, effective;
    struct settings *settings = NULL;
    share_error error = {SHARE_OK, 0, 0, "", ""};
    memset(&options, 0, sizeof options);
    options.parse = (share_parse_options)SHARE_PARSE_OPTIONS_INIT;
    options.post = (share_post_options)SHARE_POST_OPTIONS_INIT;
    options.fetch = (share_fetch_options)SHARE_FETCH_OPTIONS_INIT;
    output_catch(shown);
    int code = settings_start(&settings, &options);
    claim(user || code == GO_ON);
    if (code == GO_ON) {
        code = settings_for(settings, &effective, article, &error);
        if (code == GO_ON)
            settings_show(settings);
        else
            claim_error(&error, user ? user_file : site_file);
    }
    settings_free(settings);
    output_catch(NULL);
    claim(code == GO_ON || code == 78);
    return code;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!article[0])
        begin();
    bool user = fuzz_choice(&data, &size) % 2 == 1;
    for (size_t i = 0; user && i + 5 <= size; i++)
        if (memcmp(data + i, "vocab", 5) == 0)
            return 0; /* the user's may name any folder of this machine */
    const char *path = user ? user_file : site_file;
    struct output_caught first = {{0}, {0}}, again = {{0}, {0}};
    write_file(path, data, size);
    read_alone(path, data, size);
    claim(read_settings(&first, user) == read_settings(&again, user));
    claim(first.out.length == again.out.length && first.err.length == again.err.length);
    claim(first.out.length == 0 || memcmp(first.out.data, again.out.data, first.out.length) == 0);
    for (size_t i = 0; i < first.err.length; i++)
        claim((unsigned char)first.err.data[i] >= ' ' || first.err.data[i] == '\n');
    buffer_free(&first.out);
    buffer_free(&first.err);
    buffer_free(&again.out);
    buffer_free(&again.err);
    unlink(path);
    return 0;
}
