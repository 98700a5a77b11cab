"""Work, counted: the instructions of one run of a command under valgrind's callgrind."""
import re
import subprocess


def instructions(*command, stdin=subprocess.DEVNULL, environment=None):
    """In an empty environment unless one is given, so that neighbours and users change nothing."""
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
        env=environment or {}, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        text=True)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or not found:
        raise SystemExit("%s failed:\n%s" % (" ".join(command), done.stderr))
    return int(found.group(1))
