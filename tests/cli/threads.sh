# threads.sh - the queue under ThreadSanitizer, in the build that has it: the program does all that
# --batch and many files do, on more threads than there are processors. Any race ends it with exit 66.
. "$(dirname "$0")/lib.sh"
grep -qa __tsan_init "$program" || skip 'this build has no thread sanitizer: see the preset thread-tests'
export TSAN_OPTIONS='halt_on_error=1 exitcode=66'
for case in order trickle pressure interrupt resume; do
    timeout 250 python3 "$source_tree/tests/cli/batch.py" "$program" "$case" || bad "batch.py $case"
done
mkdir tree
for i in $(seq 60); do article >"tree/$i.md"; done
: >tree/31.md
run "$program" --json --jobs 8 --recursive tree
expect_code 65 'a folder'
[ "$(wc -l <"$out")" -eq 60 ] || bad 'a folder: not every file was answered'
run "$program" --json --jobs 4 http://127.0.0.1:1/a http://127.0.0.1:1/b a.md http://127.0.0.1:1/c
[ "$(wc -l <"$out")" -eq 4 ] || { bad 'pages'; show; }
! grep -q ThreadSanitizer "$err" || { bad 'a race'; head -n 40 "$err"; }

# Would a race be seen? Without the lock around what the threads share there is one.
cp -r "$source_tree/cli/queue.c" "$source_tree/cli/queue.h" .
cat >race.c <<'RACE'
#include "queue.h"
#include <stddef.h>
#include <unistd.h>
static void work(void *job, void *sum) /* slow enough for several to be in it */
{
    long before = *(long *)sum;
    usleep(2000);
    *(long *)sum = before + *(long *)job;
}
static bool finish(void *job, void *sum) { (void)job; (void)sum; return true; }
static void discard(void *job) { (void)job; }
int main(void)
{
    long sum = 0;
    struct queue_plan plan = {4, sizeof(long), 1 << 20, work, finish, discard, &sum};
    struct queue *queue = queue_start(&plan);
    for (long i = 0; i < 200; i++) {
        *(long *)queue_room(queue) = i;
        queue_put(queue, 1);
    }
    queue_end(queue);
    return 0;
}
RACE
clang -D_DEFAULT_SOURCE -fsanitize=thread -g race.c queue.c -o race -lpthread || bad 'race.c does not build'
./race >/dev/null 2>"$err"
[ $? -eq 66 ] || bad 'ThreadSanitizer does not see a race that is there'
verdict
