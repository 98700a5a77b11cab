# sandbox.sh - a run that only reads and prints is confined; one that has to start programs is not.
. "$(dirname "$0")/lib.sh"

cat >probe.c <<'C'
#include "sandbox.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
int main(void)
{
    FILE *kept = fopen("kept", "w"), *read;
    sandbox_enter();
    printf("write %s\n", fopen("new", "w") ? "allowed" : "refused");
    printf("append %s\n", fopen("there", "a") ? "allowed" : "refused");
    printf("remove %s\n", remove("there") == 0 ? "allowed" : "refused");
    printf("rename %s\n", rename("there", "else") == 0 ? "allowed" : "refused");
    printf("folder %s\n", mkdir("folder", 0700) == 0 ? "allowed" : "refused");
    printf("open file %s\n", fputs("more", kept) >= 0 && fflush(kept) == 0 ? "allowed" : "refused");
    read = fopen("there", "r");
    printf("read %s\n", read ? "allowed" : "refused");
    fflush(stdout);
    execl("/bin/echo", "echo", "run allowed", (char *)0);
    puts("run refused");
    return 0;
}
C
sed -i 's/#include <stdlib.h>/&\n#include <sys\/stat.h>/' probe.c
"${SHARE_CC:-cc}" -std=c11 -D_XOPEN_SOURCE=700 -I"$source_tree/cli" -o probe probe.c "$source_tree/cli/sandbox.c" ||
    { echo 'the probe does not build'; exit 1; }
echo there >there
./probe >said
if grep -q 'write allowed' said && grep -q 'run allowed' said; then
    skip 'this kernel has no Landlock'
fi
printf '%s refused\n' write append remove rename folder >wanted
printf '%s allowed\n' 'open file' read >>wanted
echo 'run refused' >>wanted
diff wanted said || bad 'the sandbox does not hold'

# The program while it waits for its input, which it opens confined.
mkfifo pipe
confined() { # OPTIONS...: prints 1 when the waiting program has given up its privileges
    "$program" "$@" >out 2>err <pipe &
    local pid=$! turn state=
    exec 7>pipe
    for turn in $(seq 50); do
        state=$(sed -n 's/^NoNewPrivs:[[:space:]]*//p' "/proc/$pid/status" 2>/dev/null)
        [ "$state" != 1 ] || break
        sleep 0.02
    done
    printf '# A headline\n\nA sentence under it that says a little.\n' >&7
    exec 7>&-
    wait "$pid"
    echo "${state:-gone}"
}
is() { [ "$2" = "$3" ] || bad "$1: $2, not $3"; }
is 'a pipe' "$(confined -)" 1
grep -q '^A headline' out || bad 'a confined run prints no post'
is '--json' "$(confined --json -)" 1
is 'a legacy encoding' "$(confined --json --encoding=shift_jis -)" 1
grep -q '"headline":"A headline"' out || bad 'a confined run has no encodings'
is '--copy' "$(confined --copy -)" 0
is '--open' "$(confined --open -)" 0
is '--html' "$(confined --html page.html -)" 0
[ -s page.html ] || bad 'the page was not written'
verdict
