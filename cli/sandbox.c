/* sandbox.c - Linux's Landlock around the reading of articles, which come from anywhere.
 *
 * Entered when a run starts no program, fetches nothing and writes no file: then making, changing
 * and removing files, running programs and, on newer kernels, TCP and signals to others are refused
 * from before the first byte is parsed. It costs some 20 microseconds; a seccomp filter of ten
 * calls costs 90 more and would refuse little else, and a process of its own for the parser costs
 * over 90 (docs/design.md). Reading stays allowed: iconv loads its tables when it first needs them.
 *
 * A run that copies or opens starts programs, so it is not confined. */
#define _DEFAULT_SOURCE /* syscall() */
#include "sandbox.h"

#if defined(__linux__) && defined(__has_include) && !defined(SHARE_COVERAGE) /* writes at exit */
#if __has_include(<linux/landlock.h>)
#include <linux/landlock.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif
#endif

#if defined(LANDLOCK_CREATE_RULESET_VERSION) && defined(SYS_landlock_restrict_self)

/* The kernel's structure as of its sixth version: older headers lack the end of it, and the size
 * that is passed tells an older kernel how much to read. */
struct ruleset {
    uint64_t files, net, scope;
};

enum {
    READ_FILE = LANDLOCK_ACCESS_FS_READ_FILE,
    READ_DIR = LANDLOCK_ACCESS_FS_READ_DIR,
    FILES_1 = (1 << 13) - 1, /* what the first version knows; each later one adds a bit */
    FILES_2 = 1 << 13,       /* linking and renaming between folders */
    FILES_3 = 1 << 14,       /* truncating */
    NET_4 = 3,               /* TCP: bind, connect */
    SCOPE_6 = 3              /* abstract sockets of others, signals to others */
};

void sandbox_enter(void)
{
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return;
    struct ruleset rules = {FILES_1 & ~(READ_FILE | READ_DIR), 0, 0};
    rules.files |= (version >= 2 ? FILES_2 : 0) | (version >= 3 ? FILES_3 : 0);
    rules.net = version >= 4 ? NET_4 : 0;
    rules.scope = version >= 6 ? SCOPE_6 : 0;
    size_t size = version >= 6 ? sizeof rules : version >= 4 ? 16 : 8;
    int ruleset = (int)syscall(SYS_landlock_create_ruleset, &rules, size, 0);
    if (ruleset < 0)
        return;
    (void)syscall(SYS_landlock_restrict_self, ruleset, 0); /* refused: as on an older kernel */
    close(ruleset);
}

#else

void sandbox_enter(void)
{
}

#endif
