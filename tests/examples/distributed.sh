# distributed.sh - examples/distributed: GNU parallel over two hosts (two sshd on two ports), a Dask
# cluster of two worker processes, the script of a Slurm array without Slurm and the job of Spark with
# a stand-in for Spark: all have the answers of one process.
. "$(dirname "$0")/lib.sh"
export SHAREPOST=$program
folder=$examples/distributed

python3 - >records.jsonl <<'RECORDS'
import json, random
r = random.Random(3)
words = "the harbour master measured every tide again because nobody trusted the old table".split()
for i in range(3000):
    text = "\n\n".join(" ".join(r.choice(words) for _ in range(14)).capitalize() + " é東🧪." for _ in range(r.randrange(1, 8)))
    content = "" if i % 37 == 0 else "# Tide table number %d of the harbour\n\n%s" % (i, text)
    print(json.dumps({"id": i, "content": content, "name": "%d.md" % i, **({"format": "pdf"} if i % 500 == 1 else {})}))
RECORDS
"$program" --batch <records.jsonl >alone.jsonl || bad 'one process'
python3 "$folder/totals.py" alone.jsonl >want
grep -qE '^records +3000$' want && grep -qE '^failed: no_headline +82$' want || { bad 'totals.py'; cat want; }
# Lines are counted from where a process started to read, so messages of broken records differ.
plain() { sed -E 's/"message":"line [0-9]+: /"message":"line N: /'; }
plain <alone.jsonl >alone.plain
same_answers() { # FILE WHAT
    plain <"$1" | cmp - alone.plain || bad "$2: other answers than one process"
    python3 "$folder/totals.py" "$1" | diff want - || bad "$2: other totals"
}

# ---- two hosts ----
sshd=$(command -v sshd || echo /usr/sbin/sshd)
start_host() { # NAME PORT
    ssh-keygen -q -t ed25519 -N '' -f "ssh/$1"
    "$sshd" -f /dev/null -D -e -h "$work/ssh/$1" -p "$2" -o ListenAddress=127.0.0.1 -o PidFile=none \
        -o UsePAM=no -o StrictModes=no -o AuthorizedKeysFile="$work/ssh/login.pub" \
        -o PermitRootLogin=prohibit-password -o PasswordAuthentication=no 2>"ssh/$1.log" &
    hosts+=($!)
    printf 'Host %s\n HostName 127.0.0.1\n Port %s\n IdentityFile %s\n UserKnownHostsFile /dev/null\n StrictHostKeyChecking no\n LogLevel ERROR\n' \
        "$1" "$2" "$work/ssh/login" >>ssh/config
}
hosts=()
if ! command -v parallel >/dev/null || ! parallel --version 2>/dev/null | grep -q GNU; then
    skip_part 'GNU parallel is not installed, it is in the package parallel'
elif [ ! -x "$sshd" ] || ! command -v ssh >/dev/null; then
    skip_part 'there is no sshd, it is in the package openssh-server'
else
    mkdir -m 700 ssh
    ssh-keygen -q -t ed25519 -N '' -f ssh/login
    if [ "$(id -u)" = 0 ]; then mkdir -p /run/sshd; fi
    read -r one two < <(python3 -c 'import socket
s = [socket.socket() for _ in "ab"]
for x in s: x.bind(("127.0.0.1", 0))
print(*[x.getsockname()[1] for x in s])')
    start_host one "$one"
    start_host two "$two"
    trap 'kill "${hosts[@]}" 2>/dev/null; rm -rf "$work"' EXIT
    for host in one two; do
        for _ in $(seq 50); do
            ssh -F ssh/config "$host" true 2>/dev/null && break
            sleep .1
        done
    done
    if ssh -F ssh/config one true 2>err1 && ssh -F ssh/config two true 2>>err1; then
        SSH="ssh -F $work/ssh/config" BLOCK=100k PARALLEL_HOME=$work/.parallel \
            timeout 200 bash "$folder/parallel.sh" one,two records.jsonl >two.jsonl 2>"$err" ||
            { bad 'parallel.sh'; cat "$err"; }
        same_answers two.jsonl 'two hosts'
        for host in one two; do
            [ "$(grep -c 'Accepted publickey' ssh/$host.log)" -ge 4 ] || bad "host $host did none of the work"
        done
    else
        skip_part "no login by ssh here: $(tail -n 1 err1)"
    fi
    kill "${hosts[@]}"
fi

# ---- Dask ----
python=
for candidate in python3 /usr/bin/python3; do
    [ -n "$python" ] || ! "$candidate" -c 'import distributed' 2>/dev/null || python=$candidate
done
if [ -n "$python" ]; then
    timeout 200 "$python" "$folder/dask_share.py" --local 2 --block 100000 records.jsonl dask >totals 2>log ||
        { bad dask_share.py; tail -n 20 log; }
    diff want totals || bad 'Dask: other totals'
    cat dask/part-*.jsonl >dask.jsonl
    same_answers dask.jsonl Dask
    [ "$(ls dask | wc -l)" -gt 5 ] || bad 'Dask: not several parts'
    rm dask/part-000002.jsonl # as if it had been interrupted: only that one is made again
    touch -d '2001-01-01' dask/*
    timeout 200 "$python" "$folder/dask_share.py" --local 2 --block 100000 records.jsonl dask >totals 2>log
    diff want totals || bad 'Dask, again: other totals'
    [ "$(find dask -newermt 2002-01-01 -type f | wc -l)" -eq 1 ] || bad 'Dask, again: more than what was missing'
else
    skip_part 'Dask is not installed, it is in the package python3-distributed'
fi

# ---- Slurm, without Slurm ----
bash -n "$folder/share.slurm" || bad share.slurm
mkdir records
split --number=l/4 --numeric-suffixes --suffix-length=4 records.jsonl records/
for task in 0 1 2 3; do
    SLURM_ARRAY_TASK_ID=$task SLURM_CPUS_PER_TASK=2 bash "$folder/share.slurm" records posts-slurm || bad "task $task"
done
cat posts-slurm/*.jsonl >slurm.jsonl
same_answers slurm.jsonl Slurm
truncate --size=-300 posts-slurm/0002.jsonl # stopped in a line, queued again
SLURM_ARRAY_TASK_ID=2 bash "$folder/share.slurm" records posts-slurm || bad 'a task that is queued again'
grep -v '^$' posts-slurm/*.jsonl -h | python3 -c 'import json, sys
ids = set()
for line in sys.stdin:
    try: ids.add(json.loads(line)["id"])
    except ValueError: pass
sys.exit(len(ids) != 3000)' || bad 'a task that is queued again: records are missing'

# ---- Spark, without Spark ----
python3 - "$folder" "$program" <<'SPARK' || bad spark_share.py
import shlex, subprocess, sys
sys.path.insert(0, sys.argv[1])
sys.dont_write_bytecode = True
import spark_share
class Lines: # two partitions, as much of an RDD as is used
    def __init__(self, parts): self.parts = parts
    def filter(self, f): return Lines([[x for x in p if f(x)] for p in self.parts])
    def pipe(self, command, checkCode):
        done = [subprocess.run(shlex.split(command), input="".join(x + "\n" for x in p).encode(), capture_output=True,
                               check=checkCode).stdout.decode().splitlines() for p in self.parts]
        return Lines(done)
    def saveAsTextFile(self, name): open(name, "w").writelines(x + "\n" for p in self.parts for x in p)
class Context:
    def textFile(self, name):
        lines = open(name).read().splitlines()
        return Lines([lines[:1000], lines[1000:] + [""]])
spark_share.share(Context(), "records.jsonl", "spark.jsonl", sys.argv[2])
SPARK
same_answers spark.jsonl Spark
verdict
