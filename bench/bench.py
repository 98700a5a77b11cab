"""How much work an article costs, held to bounds. ./dev bench runs it; the tests run --quick.

usage: bench.py --build DIR [--quick | --real]

--quick is less than a minute; --real is the real posts and pages alone, which lie outside the project.

Work is counted in instructions (valgrind's callgrind, in an empty environment), since these do
not depend on who else uses the machine: two rounds less one round is the work without start-up.
cmark's own parse-and-free of the same file is measured in the same run, so that another version
of it moves both sides. Exits 1 when a bound is broken, 77 when it cannot measure here.
"""
import argparse
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from callgrind import instructions  # noqa: E402
import corpus  # noqa: E402

KB, MB = 1000, 1000 * 1000
SHARED = os.environ.get("SHARE_DATA") or os.path.join(  # real articles, not part of the project
    os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "shared")
# Of cmark's own parse and free: what we want, and what we hold until we have it. A goal that is
# missed is said on every run and fails nothing; falling behind what is held fails.
GOAL = {10 * KB: 1.5, 100 * KB: 1.0, MB: 1.0}
RATIO = {10 * KB: 1.5, 100 * KB: 0.62, MB: 0.44}
REAL = {"en": 1.5, "ja": 1.9, "ko": 2.6}  # the same of real posts of about 10 KB
TEXT_GOAL = 45             # instructions per byte of plain text
TEXT = {10 * KB: 103, 100 * KB: 42, MB: 26}
PAGE_GOAL = 60             # and of a web page of 100 KB
PAGE = 44                  # held, of real ones; of the generated one, which is nearly all text:
PAGE_OF_TEXT = 41
PROCESS = 1.6 * MB         # instructions of a whole run on 10 KB
RUN_MEMORY = 2560          # KiB of it
START_MEMORY = 2200        # KiB of the start alone
DRIFT = 1.10               # instructions per byte at 10 MB against 1 MB
TIME_DRIFT = 1.6           # CPU time per byte at 100 MB against 10 MB; caches and noise included
# Times the input, over 3 MB. The page is nearly all text, which is kept beside it.
MEMORY = {"markdown": 10, "text": 3, "html": 2.02}
HOSTILE_SECONDS = 2.0      # for 200 KB of the worst that is known

HOSTILE = {  # what makes careless parsers quadratic
    "lists in lists, then blank lines": lambda n: "- " * (n // 3) + "x" + "\n" * (n // 3),
    "lists in a quotation": lambda n: "> " + "- " * (n // 4) + "x\n" + ">\n" * (n // 4),
    "quotations and emphasis": lambda n: ">" * (n // 3) + "a*" * (n // 3),
    "images that never close": lambda n: "![[]()" * (n // 6),
    "emphasis, two kinds": lambda n: "*a " * (n // 8) + "_a*_ " * (n // 8),
    "brackets": lambda n: "[" * n,
    "one word": lambda n: "a" * n,
    "no space between sentences": lambda n: "a." * (n // 2),
    "full stops": lambda n: "." * n,
    "short lines": lambda n: "a\n\n" * (n // 3),
    "headings": lambda n: "# a\n" * (n // 4),
    "brackets in front matter": lambda n: "---\na: " + "[" * n + "\n---\n\n# b\n",
    "keys in front matter": lambda n: "---\n" + "".join("k%d: v\n" % i for i in range(n // 10))
                                      + "---\n\n# b\n",
    "tags in front matter": lambda n: "---\ntitle: b\ntags: [" + "a, " * (n // 3) + "b]\n---\n\nc\n",
    "joined emoji": lambda n: "# b\n\n" + "\U0001F469\u200D" * (n // 7),
    "combining marks": lambda n: "# b\n\na" + "\u0301" * (n // 2),
    "braces": lambda n: "{{<" * (n // 3),
    "angle brackets": lambda n: "<a" * (n // 2),
    "markup comments": lambda n: "a <!-- " * (n // 7),
    "footnotes": lambda n: "".join("[^%d]: a\n\n" % i for i in range(n // 12)),
}


class Bench:
    def __init__(self, build, folder):
        self.job = os.path.abspath(os.path.join(build, "bin", "bench_job"))
        self.program = os.path.abspath(os.path.join(build, "bin", "sharepost"))
        self.folder = folder
        self.broken = []
        self.files = {}

    def file(self, size):
        if size not in self.files:
            path = os.path.join(self.folder, "%d.md" % size)
            with open(path, "wb") as stream:
                if size <= 10 * MB:
                    stream.write(corpus.article(size))
                else:  # article after article; only the first front matter is one
                    block = corpus.article(10 * MB)
                    for _ in range(size // len(block)):
                        stream.write(block)
            self.files[size] = path
        return self.files[size]

    def page_file(self, size):
        """A page of 'size' bytes; a large one has its article again and again."""
        path = os.path.join(self.folder, "%d.html" % size)
        if not os.path.exists(path):
            page = corpus.page(min(size, MB))
            start, end = page.index(b"<article"), page.index(b"</article>") + 10
            with open(path, "wb") as stream:
                stream.write(page[:end])
                for _ in range(size // MB - 1):
                    stream.write(page[start:end])
                stream.write(page[end:])
        return path

    def work_on(self, kind, path):
        once = instructions(self.job, kind, path, "1")
        return instructions(self.job, kind, path, "2") - once

    def work(self, kind, size):
        return self.work_on(kind, self.file(size))

    def peak(self, *command):
        done = subprocess.run([self.job, "peak", *command], env={}, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, text=True)
        if done.returncode != 0:
            raise SystemExit("%s failed" % " ".join(command))
        kib, microseconds = done.stdout.split()
        return int(kib), int(microseconds) // 1000

    def row(self, what, value, bound=None, form="%.2f"):
        """One line of the table; over the bound is broken."""
        fine = bound is None or value <= bound
        print("  %-46s %12s %14s %s" % (what, form % value,
                                        "" if bound is None else "<= " + form % bound,
                                        "" if fine else "BROKEN"), flush=True)
        if not fine:
            self.broken.append(what)

    def ratios(self, sizes):
        print("work: instructions per byte of Markdown, and against cmark's own parse and free")
        for size in sizes:
            ours, cmarks = self.work("markdown", size), self.work("cmark", size)
            length = os.path.getsize(self.file(size))
            label = "%d KB" % (size // KB)
            self.row(label + ": cmark alone", cmarks / length)
            self.row(label + ": parse, pick and compose", ours / length)
            self.row(label + ": ratio", ours / cmarks, RATIO[size])
            if ours / cmarks > GOAL[size]:
                print("  %-46s %12.2f" % (label + ": the goal, missed", GOAL[size]), flush=True)
            text = self.work("text", size) / length
            self.row(label + ": the same text as plain text", text, TEXT[size])
            if text > TEXT_GOAL:
                print("  %-46s %12.2f" % (label + ": the goal, missed", TEXT_GOAL), flush=True)

    def page(self):
        path = os.path.join(self.folder, "page.html")
        with open(path, "wb") as stream:
            stream.write(corpus.page(100 * KB))
        print("work: instructions per byte of a web page of 100 KB, nearly all of it text")
        once = instructions(self.job, "html", path, "1")
        work = instructions(self.job, "html", path, "2") - once
        self.row("read, pick and compose", work / os.path.getsize(path), PAGE_OF_TEXT)
        if work / os.path.getsize(path) > PAGE_GOAL:
            print("  %-46s %12.2f" % ("the goal, missed", PAGE_GOAL), flush=True)

    def real_pages(self, folder):
        """The pages of about 100 KB that are at hand, every fifth."""
        found, pages = [], os.path.join(folder, "data", "html")
        if not os.path.exists(pages):
            print("skipped: real pages: %s is not there" % pages)
        for at, _, names in sorted(os.walk(pages)):
            found += [os.path.join(at, name) for name in sorted(names) if name.endswith(".html.gz")]
        work = length = count = 0
        for name in found:
            with gzip.open(name) as stream:
                content = stream.read()
            if not 95 * KB < len(content) < 108 * KB:
                continue
            count += 1
            if count % 5 != 0:
                continue
            path = os.path.join(self.folder, "page.html")
            with open(path, "wb") as stream:
                stream.write(content)
            length += len(content)
            work += (instructions(self.job, "time", "html", path, "2") -
                     instructions(self.job, "time", "html", path, "1"))
        if length:
            print("%d real pages of about 100 KB" % (count // 5))
            self.row("read, pick and compose", work / length, PAGE)

    def real(self, folder):
        """What the bounds cannot rest on alone, since it lies elsewhere, but what people write: every
        fourth English post of about 10 KB, every Japanese and Korean one."""
        index = os.path.join(folder, "data", "markdown", "index.json")
        if not os.path.exists(index):
            print("skipped: real posts: %s is not there" % index)
            return
        with open(index, encoding="utf-8") as stream:
            posts = json.load(stream)["posts"]
        for language, name in (("en", "English"), ("ja", "Japanese"), ("ko", "Korean")):
            paths = [os.path.join(os.path.dirname(index), post["file"])
                     for post in posts if post["lang"] == language]
            paths = [path for path in paths if 8 * KB < os.path.getsize(path) < 13 * KB]
            paths = paths[::4] if language == "en" else paths
            total = sum(os.path.getsize(path) for path in paths)
            ours, cmarks = (sum(self.work_on(kind, path) for path in paths)
                            for kind in ("markdown", "cmark"))
            print("%d real posts of about 10 KB, %s" % (len(paths), name))
            self.row("cmark alone", cmarks / total)
            self.row("parse, pick and compose", ours / total)
            self.row("ratio", ours / cmarks, REAL[language])

    def process(self):
        print("a whole run of sharepost on 10 KB")
        command = [self.program, "--print", self.file(10 * KB)]
        self.row("million instructions", instructions(*command) / MB, PROCESS / MB)
        loaded = subprocess.run(command, env={"LD_DEBUG": "files"}, stdin=subprocess.DEVNULL,
                                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        peaks = sorted(self.peak(*command)[0] for _ in range(15))
        starts = sorted(self.peak(self.program, "--version")[0] for _ in range(15))
        self.row("peak memory, KiB, the middle of 15 runs", peaks[7], RUN_MEMORY, "%d")
        self.row("start alone: peak memory, KiB", starts[7], START_MEMORY, "%d")
        names = set(re.findall(r"calling init: (\S+)", loaded.stderr))
        self.row("shared objects", len(names), 7, "%d")
        self.row("of them libcurl", sum("curl" in name for name in names), 0, "%d")
        if not names:
            self.broken.append("the loader told nothing")

    def linearity(self):
        """Each format at 1, 10 and 100 MB: instructions, CPU time and peak memory."""
        for kind in ("markdown", "text", "html"):
            print("from 1 to 100 MB: " + kind)
            files = {size: self.page_file(size) if kind == "html" else self.file(size)
                     for size in (MB, 10 * MB, 100 * MB)}
            length = {size: os.path.getsize(files[size]) for size in files}
            small = instructions(self.job, kind, files[MB], "1") / length[MB]
            large = instructions(self.job, kind, files[10 * MB], "1") / length[10 * MB]
            self.row("instructions per byte, 1 MB", small)
            self.row("instructions per byte, 10 MB", large, small * DRIFT)
            times = {}
            for size in files:
                kib, times[size] = self.peak(self.program, "--print", "--max-input=200M",
                                             "--format=" + kind, files[size])
                self.row("%d MB: peak memory, MB" % (size // MB), kib / 1024,
                         3 + MEMORY[kind] * length[size] / 1024 / 1024)
            per_byte = times[10 * MB] / length[10 * MB]
            self.row("10 MB: CPU seconds", times[10 * MB] / 1000)
            self.row("100 MB: CPU seconds", times[100 * MB] / 1000,
                     per_byte * length[100 * MB] * TIME_DRIFT / 1000)

    def hostile(self):
        print("200 KB of hostile input: CPU seconds")
        for name, make in HOSTILE.items():
            for kind in ("markdown", "text"):
                path = os.path.join(self.folder, "hostile")
                with open(path, "wb") as stream:
                    stream.write(make(200 * KB).encode())
                try:
                    seconds = self.hostile_seconds(kind, path, name)
                except subprocess.TimeoutExpired:
                    seconds = 60.0
                self.row("%s (%s)" % (name, kind), seconds, HOSTILE_SECONDS)

    def hostile_seconds(self, kind, path, name):
        before = os.times()
        # any exit code that says "unusable" is a good answer to such input; a crash is none
        done = subprocess.run([self.program, "--print", "--json", "--format=" + kind, path], env={},
                              stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL, timeout=60)
        after = os.times()
        if done.returncode not in (0, 65):
            self.broken.append("%s (%s): exit code %d" % (name, kind, done.returncode))
        return (after.children_user - before.children_user +
                after.children_system - before.children_system)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--real", action="store_true")
    options = parser.parse_args()
    if not shutil.which("valgrind"):
        print("skipped: valgrind is not installed")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(options.build, folder)
        if not options.real:
            bench.ratios([10 * KB, 100 * KB] if options.quick else [10 * KB, 100 * KB, MB])
            bench.page()
            bench.process()
        if not options.quick:
            bench.real(SHARED)
            bench.real_pages(SHARED)
        if not options.quick and not options.real:
            bench.linearity()
            bench.hostile()
    for what in bench.broken:
        print("BROKEN: " + what)
    return 1 if bench.broken else 0


if __name__ == "__main__":
    sys.exit(main())
