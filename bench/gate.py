"""Instructions of a handful of jobs against bench/instructions.tsv: no change makes them dearer by
more than two in a hundred unseen.

usage: gate.py --build DIR [--accept]

--accept measures anew and writes the table; commit it with the change that it is due to. Counts are
those of one toolchain: compiler, build type, processor, valgrind and the libraries, which the table
names. Where one of these is another, or cmark alone, whose code no change of ours touches, does not
cost what it did, nothing is compared and the exit code is 77. A job that became cheaper by more than
that is named, since the table then hides what is lost next, but it fails nothing.
"""
import argparse
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "bench"))
import callgrind  # noqa: E402
import corpus  # noqa: E402

TABLE = os.path.join(ROOT, "bench", "instructions.tsv")
TOLERANCE = 0.02
SAME_CMARK = 0.005  # more than this between two runs of the same cmark is another environment
# What glibc chooses its string functions by; valgrind shows a program these, and none of AVX-512.
PROCESSOR = ("avx2", "bmi2", "erms", "movbe", "sse4_2")
KB = 1000


def output(*command):
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    except OSError:
        return ""
    return done.stdout.strip()


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as stream:
            flags = re.search(r"^flags\s*:(.*)$", stream.read(), re.M)
    except OSError:
        flags = None
    known = flags.group(1).split() if flags else []
    return " ".join([platform.machine()] + [flag for flag in PROCESSOR if flag in known])


def compiler(build):
    """Its name and version, and what it was told."""
    cache = {}
    with open(os.path.join(build, "CMakeCache.txt"), encoding="utf-8") as stream:
        for line in stream:
            found = re.match(r"(CMAKE_\w+):\w+=(.*)", line)
            if found:
                cache[found.group(1)] = found.group(2).strip()
    kind = cache.get("CMAKE_BUILD_TYPE", "")
    flags = (cache.get("CMAKE_C_FLAGS", "") + " " +
             cache.get("CMAKE_C_FLAGS_" + kind.upper(), "")).split()
    version = output(cache.get("CMAKE_C_COMPILER", "cc"), "--version").split("\n")[0]
    return "%s, %s" % (version, " ".join(flags))


def toolchain(build):
    libraries = ["%s %s" % (name, output("pkg-config", "--modversion", name))
                 for name in ("libcmark", "libutf8proc", "jansson", "yaml-0.1")]
    return [("compiler", compiler(build)), ("processor", processor()),
            ("valgrind", output("valgrind", "--version")),
            ("libc", " ".join(platform.libc_ver())), ("libraries", ", ".join(libraries))]


def instructions(*command):
    return callgrind.instructions(*command, environment={"SHAREPOST_NO_CONFIG": "1"})


class Gate:
    def __init__(self, build, folder):
        self.job = os.path.abspath(os.path.join(build, "bin", "bench_job"))
        self.program = os.path.abspath(os.path.join(build, "bin", "sharepost"))
        self.files = {}
        for name, data in (("10.md", corpus.article(10 * KB)), ("100.md", corpus.article(100 * KB)),
                           ("100.html", corpus.page(100 * KB))):
            self.files[name] = os.path.join(folder, name)
            with open(self.files[name], "wb") as stream:
                stream.write(data)

    def work(self, kind, name):
        command = (self.job, kind, self.files[name])
        return instructions(*command, "2") - instructions(*command, "1")

    def jobs(self):
        return [("library, 10 KB of Markdown", lambda: self.work("markdown", "10.md")),
                ("library, 100 KB of Markdown", lambda: self.work("markdown", "100.md")),
                ("library, 10 KB of plain text", lambda: self.work("text", "10.md")),
                ("library, 100 KB of plain text", lambda: self.work("text", "100.md")),
                ("library, 100 KB of HTML", lambda: self.work("html", "100.html")),
                ("program, 10 KB of Markdown",
                 lambda: instructions(self.program, "--print", self.files["10.md"])),
                ("program, start alone", lambda: instructions(self.program, "--version"))]


def read_table():
    table = {}
    with open(TABLE, encoding="utf-8") as stream:
        for line in stream:
            if line.strip() and not line.startswith("#"):
                name, value = line.rstrip("\n").split("\t")
                table[name] = value
    return table


def write_table(tools, cmark, counts):
    with open(TABLE, "w", encoding="utf-8") as stream:
        stream.write("# Instructions, counted by callgrind; written by ./dev bench --accept.\n")
        for name, value in tools + [("cmark alone, 10 KB", cmark)] + counts:
            stream.write("%s\t%s\n" % (name, value))


def skip_reason(table, tools, cmark):
    for name, value in tools:
        if table.get(name) != value:
            return "the table is of another %s: '%s', not '%s'" % (name, table.get(name), value)
    known = int(table["cmark alone, 10 KB"])
    if abs(cmark / known - 1) > SAME_CMARK:
        return "cmark alone costs %d here, not %d: another environment" % (cmark, known)
    return None


def compare(table, gate):
    worse = []
    for name, measure in gate.jobs():
        count = measure()
        known = int(table.get(name, 0))
        change = count / known - 1 if known else 1
        verdict = ""
        if change > TOLERANCE:
            worse.append(name)
            verdict = "DEARER"
        elif change < -TOLERANCE:
            verdict = "cheaper: ./dev bench --accept"
        print("  %-32s %12d %12d %+6.1f %% %s" % (name, known, count, 100 * change, verdict),
              flush=True)
    return worse


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True)
    parser.add_argument("--accept", action="store_true")
    options = parser.parse_args()
    if not shutil.which("valgrind"):
        print("skipped: valgrind is not installed")
        return 77
    tools = toolchain(options.build)
    with tempfile.TemporaryDirectory() as folder:
        gate = Gate(options.build, folder)
        cmark = gate.work("cmark", "10.md")
        if options.accept:
            write_table(tools, cmark, [(name, measure()) for name, measure in gate.jobs()])
            print("written: " + TABLE)
            return 0
        table = read_table()
        reason = skip_reason(table, tools, cmark)
        if reason:
            print("skipped: " + reason)
            return 77
        worse = compare(table, gate)
    for name in worse:
        print("DEARER by more than %d in a hundred: %s" % (100 * TOLERANCE, name))
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main())
