/* replay.c - the main() of a fuzz target without libFuzzer: each file named, and each file of each
 * folder named, goes through the target once. What the fuzzer ever found stays found. */
#include "fuzz.h"

#include <dirent.h>
#include <sys/stat.h>

static unsigned replayed;

static void replay(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        exit(66);
    }
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    uint8_t *data = malloc(size > 0 ? (size_t)size : 1);
    if (!data || size < 0 || fread(data, 1, (size_t)size, file) != (size_t)size) {
        perror(path);
        exit(74);
    }
    fclose(file);
    fprintf(stderr, "%s\n", path); /* the last one named is the one that failed */
    LLVMFuzzerTestOneInput(data, (size_t)size);
    free(data);
    replayed++;
}

static void replay_folder(const char *path)
{
    struct dirent **entries;
    char inside[4096];
    int count = scandir(path, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        if (entries[i]->d_name[0] != '.') {
            snprintf(inside, sizeof inside, "%s/%s", path, entries[i]->d_name);
            replay(inside);
        }
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        struct stat status;
        if (stat(argv[i], &status) == 0 && S_ISDIR(status.st_mode))
            replay_folder(argv[i]);
        else
            replay(argv[i]);
    }
    printf("%u inputs\n", replayed);
    return replayed > 0 ? 0 : 1;
}
