"""What sharepost --batch costs: instructions and CPU time for each record, memory over many.

usage: batch.py --build DIR [--records N] [--memory [--svg FILE]]

Instructions are those of callgrind, of 100 records less those of 50, for articles of 10 KB as
corpus.py makes them. CPU time is that of the process, user and system, the best of five runs, on one
thread and on two; other programs on the machine make it longer, so that it is only shown. With
--memory, N records (a million) of 0.3 to 10 KB are streamed through, and the resident size is
printed as they go by, and drawn into FILE. Exits 1 when a bound is broken, 77 when it cannot measure here.
"""
import argparse
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import callgrind  # noqa: E402
import corpus  # noqa: E402

MILLION = 1000 * 1000
INSTRUCTIONS = 1.12 * MILLION  # held; 7000 records a core-second need about 1.1 here
DRIFT_KB = 1024               # of the resident size after the first tenth


def record(number, article):
    return '{"id":%d,"content":%s,"name":"a.md"}\n' % (number, json.dumps(article, ensure_ascii=False))


def instructions(program, count, articles, folder):
    records = os.path.join(folder, "%d.jsonl" % count)
    with open(records, "w", encoding="utf-8") as f:
        f.writelines(record(i, articles[i % len(articles)]) for i in range(count))
    with open(records, "rb") as f:
        return callgrind.instructions(program, "--batch", "--jobs", "1", stdin=f)


def cpu_seconds(program, records, jobs):
    best = None
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        with open(records, "rb") as f:
            subprocess.run([program, "--batch", "--jobs", str(jobs)], stdin=f, stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        best = seconds if best is None else min(best, seconds)
    return best


def resident_kb(pid):
    with open("/proc/%d/status" % pid, encoding="ascii") as f:
        return int(re.search(r"VmRSS:\s*(\d+)", f.read())[1])


def drawing(curve):
    """The curve as SVG: records from the left, memory from the bottom, which is zero."""
    left, right, top, bottom = 60, 680, 20, 220
    most = max(kb for _, kb in curve)
    highest = (most // 2048 + 1) * 2048
    x = lambda records: left + (right - left) * records / curve[-1][0]  # noqa: E731
    y = lambda kb: bottom - (bottom - top) * kb / highest  # noqa: E731
    lines = ['<svg xmlns="http://www.w3.org/2000/svg" width="700" height="260" viewBox="0 0 700 260" '
             'font-family="sans-serif" font-size="12">',
             '<rect width="700" height="260" fill="#fff"/>']
    for kb in range(0, highest + 1, 2048):
        lines.append('<line x1="%d" x2="%d" y1="%.1f" y2="%.1f" stroke="#ccc"/>' % (left, right, y(kb), y(kb)))
        lines.append('<text x="%d" y="%.1f" text-anchor="end">%d MB</text>' % (left - 6, y(kb) + 4, kb // 1024))
    for part in range(5):
        records = curve[-1][0] * part // 4
        lines.append('<text x="%.1f" y="238" text-anchor="middle">%s</text>' % (x(records), format(records, ",")))
    lines.append('<text x="%d" y="254" text-anchor="middle">records</text>' % ((left + right) // 2))
    lines.append('<polyline fill="none" stroke="#0a66c2" stroke-width="2" points="%s"/>' %
                 " ".join("%.1f,%.1f" % (x(records), y(kb)) for records, kb in curve))
    return "\n".join(lines + ["</svg>", ""])


def memory(program, count, svg):
    """Prints the curve; returns by how much the resident size grew after the first tenth."""
    sizes = [300, 500, 800, 1200, 2000, 10000]
    rests = [record(0, corpus.article(size, seed).decode())[8:] for seed in range(1, 9) for size in sizes]
    p = subprocess.Popen([program, "--batch", "--jobs", "2"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def feed():
        for start in range(0, count, 100):
            p.stdin.write("".join('{"id":%d,%s' % (i, rests[i % len(rests)])
                                  for i in range(start, min(start + 100, count))).encode())
        p.stdin.flush()

    threading.Thread(target=feed, daemon=True).start()
    curve = []
    for i in range(1, count + 1):
        p.stdout.readline()
        if i % max(count // 20, 1) == 0:
            curve.append((i, resident_kb(p.pid)))
            print("%9d records: %6d kB" % curve[-1], flush=True)
    p.stdin.close()
    p.wait()
    if svg:
        with open(svg, "w", encoding="ascii") as f:
            f.write(drawing(curve))
    return max(kb for _, kb in curve) - curve[1][1]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True)
    parser.add_argument("--records", type=int, default=MILLION)
    parser.add_argument("--memory", action="store_true")
    parser.add_argument("--svg")
    arguments = parser.parse_args()
    program = os.path.abspath(os.path.join(arguments.build, "bin", "sharepost"))
    if arguments.memory:
        grown = memory(program, arguments.records, arguments.svg)
        print("grown after the first tenth: %d kB" % grown)
        return 1 if grown > DRIFT_KB else 0
    if not shutil.which("valgrind"):
        print("skipped: no valgrind")
        return 77
    articles = [corpus.article(10000, seed).decode() for seed in range(1, 26)]
    with tempfile.TemporaryDirectory() as folder:
        each = (instructions(program, 100, articles, folder) - instructions(program, 50, articles, folder)) / 50
        print("10 KB record: %.2f million instructions (at most %.1f)" % (each / MILLION, INSTRUCTIONS / MILLION))
        records = os.path.join(folder, "cpu.jsonl")
        with open(records, "w", encoding="utf-8") as f:
            f.writelines(record(i, articles[i % len(articles)]) for i in range(2000))
        one, two = cpu_seconds(program, records, 1), cpu_seconds(program, records, 2)
        print("2000 records of 10 KB: %.2f s of CPU on one thread, %.0f a core-second; on two %.2f times that"
              % (one, 2000 / one, two / one))
    return 1 if each > INSTRUCTIONS else 0


if __name__ == "__main__":
    sys.exit(main())
