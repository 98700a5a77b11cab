"""sharepost beside other programs that take articles out of pages, in one run.

usage: peers.py --build DIR [--page FILE] [--text FILE] [--rounds N] [--svg FILE]

Whole processes, start-up included: CPU seconds (the median of some rounds) and peak memory, on one
web page of 100 KB and one article of 10 KB, both generated (bench/corpus.py) unless named. A peer
that is not installed is passed over by name. How to have them on Debian 12:

    apt-get install pandoc ots python3-readability nodejs npm
    mkdir -p build/peers && cd build/peers && npm install @mozilla/readability jsdom linkedom \\
        metascraper metascraper-title metascraper-description

Nothing of it is part of this project, and nothing is fetched by this script.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import corpus  # noqa: E402

KB = 1000
NODE = {
    "readability and jsdom": """
const {JSDOM} = require('jsdom'), {Readability} = require('@mozilla/readability');
const html = require('fs').readFileSync(process.argv[2], 'utf8');
const found = new Readability(new JSDOM(html, {url: 'https://example.org/'}).window.document).parse();
console.log(found.title, found.excerpt);
""",
    "readability and linkedom": """
const {parseHTML} = require('linkedom'), {Readability} = require('@mozilla/readability');
const html = require('fs').readFileSync(process.argv[2], 'utf8');
const found = new Readability(parseHTML(html).document).parse();
console.log(found.title, found.excerpt);
""",
    "metascraper": """
const metascraper = require('metascraper')([require('metascraper-title')(),
                                            require('metascraper-description')()]);
const html = require('fs').readFileSync(process.argv[2], 'utf8');
metascraper({html, url: 'https://example.org/'}).then(found => console.log(found));
""",
}
PYTHON = """
import sys
from readability import Document
found = Document(open(sys.argv[1], encoding='utf-8').read())
print(found.title(), len(found.summary()))
"""


class Peers:
    def __init__(self, build, folder, rounds):
        self.job = os.path.abspath(os.path.join(build, "bin", "bench_job"))
        self.program = os.path.abspath(os.path.join(build, "bin", "sharepost"))
        self.modules = os.path.abspath(os.path.join(build, "..", "peers"))
        self.folder, self.rounds = folder, rounds
        self.rows = []

    def script(self, name, text):
        folder = self.modules if os.path.isdir(self.modules) else self.folder
        path = os.path.join(folder, name)
        with open(path, "w") as stream:
            stream.write(text)
        return path

    def measure(self, what, on, *command):
        """A row, or a line that says why there is none."""
        tool = shutil.which(command[0])
        if not tool:
            print("  passed over: %s (no %s)" % (what, command[0]))
            return
        seconds, kib = [], 0
        for _ in range(self.rounds):
            done = subprocess.run([self.job, "peak", tool, *command[1:]], stdin=subprocess.DEVNULL,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            if done.returncode != 0:
                print("  passed over: %s (%s)" % (what, (done.stderr.strip().splitlines() or
                                                         ["it failed"])[-1][:80]))
                return
            peak, microseconds = done.stdout.split()
            kib = max(kib, int(peak))
            seconds.append(int(microseconds) / 1e6)
        self.rows.append((what, on, statistics.median(seconds), kib / 1024))

    def run(self, page, text):
        self.measure("sharepost", "page", self.program, "--print", page)
        python = "/usr/bin/python3" if os.path.exists("/usr/bin/python3") else "python3"
        self.measure("readability-lxml", "page", python, self.script("of_a_page.py", PYTHON), page)
        for name, source in NODE.items():
            self.measure(name, "page", "node", self.script(name.split()[-1] + ".js", source), page)
        self.measure("pandoc", "page", "pandoc", "-f", "html", "-t", "plain", page)
        self.measure("sharepost", "text", self.program, "--print", "--format=text", text)
        self.measure("Open Text Summarizer", "text", "ots", text)
        self.measure("pandoc", "text", "pandoc", "-f", "markdown", "-t", "plain", text)

    def table(self):
        ours = {on: seconds for what, on, seconds, _ in self.rows if what == "sharepost"}
        lines = ["| | input | CPU, ms | times ours | peak memory, MB |", "|---|---|---|---|---|"]
        for what, on, seconds, megabytes in self.rows:
            lines.append("| %s | %s | %.1f | %.0f | %.1f |" % (
                what, on, seconds * 1000, seconds / max(ours[on], 1e-6), megabytes))
        return "\n".join(lines)

    def svg(self):
        """CPU time on a scale of powers of ten, one bar a row."""
        height, left, decade = 26, 210, 110
        lines = ['<svg xmlns="http://www.w3.org/2000/svg" width="700" height="%d" '
                 'font-family="sans-serif" font-size="13">' % (height * len(self.rows) + 40)]
        for i in range(5):  # 1 ms to 10 s
            x = left + i * decade
            lines.append('<line x1="%d" y1="0" x2="%d" y2="%d" stroke="#ccc"/>' % (
                x, x, height * len(self.rows)))
            lines.append('<text x="%d" y="%d" text-anchor="middle" fill="#666">%s</text>' % (
                x, height * len(self.rows) + 18, ("1 ms", "10 ms", "0.1 s", "1 s", "10 s")[i]))
        for i, (what, on, seconds, _) in enumerate(self.rows):
            width = 4
            value = seconds * 1000
            while value >= 10:  # whole powers of ten, and what is left as a part of one
                value, width = value / 10, width + decade
            width += int(decade * (value - 1) / 9) if value > 1 else 0
            lines.append('<text x="%d" y="%d" text-anchor="end" fill="#333">%s, %s</text>' % (
                left - 8, i * height + 18, what, on))
            lines.append('<rect x="%d" y="%d" width="%d" height="18" fill="%s"/>' % (
                left, i * height + 4, width, "#1a7f5a" if what == "sharepost" else "#9aa5b1"))
        return "\n".join(lines + ["</svg>", ""])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True)
    parser.add_argument("--page")
    parser.add_argument("--text")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--svg")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        article = corpus.article(10 * KB)
        page, text = os.path.join(folder, "page.html"), os.path.join(folder, "article.txt")
        with open(page, "wb") as stream:
            stream.write(corpus.page(100 * KB))
        with open(text, "wb") as stream:
            stream.write(article)
        peers = Peers(options.build, folder, options.rounds)
        peers.run(options.page or page, options.text or text)
        print(peers.table())
        if options.svg:
            with open(options.svg, "w") as stream:
                stream.write(peers.svg())


if __name__ == "__main__":
    main()
