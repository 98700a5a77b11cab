"""What --batch answers, when, and how much of it is under way. usage: batch.py PROGRAM CASE..."""
import json
import os
import random
import re
import select
import signal
import subprocess
import sys
import time

PROGRAM = sys.argv[1]
WORDS = "the harbour master measured every tide again because nobody trusted the old table".split()


def article(seed, size):
    r = random.Random(seed)
    lines = ["# Tide table number %d of the harbour" % seed, ""]
    while sum(map(len, lines)) < size:
        words = [r.choice(WORDS) for _ in range(12)]
        lines += [(" ".join(words) + " \u00e9\u6771\U0001F9EA.").capitalize(), ""]
    return "\n".join(lines)


def record(i, size=400):
    return json.dumps({"id": i, "content": article(i, size), "name": "%d.md" % i,
                       "url": "https://example.org/%d" % i}, ensure_ascii=i % 2 == 0) + "\n"


def start(*options, **how):
    return subprocess.Popen([PROGRAM, "--batch", *options], stdin=subprocess.PIPE,
                            stdout=subprocess.PIPE, **how)


def run(text, *options):
    done = subprocess.run([PROGRAM, "--batch", *options], input=text.encode() if isinstance(text, str) else text,
                          capture_output=True)
    assert done.stderr == b"", done.stderr
    assert done.returncode == 0, done.returncode
    return done.stdout


def objects(out):
    """Parsed; lib.sh holds them to the schema when the test ends."""
    with open(os.environ.get("OBJECTS", os.devnull), "ab") as file:
        file.write(out)
    return [json.loads(line) for line in out.decode().splitlines()]


def order():
    """The same bytes whatever the number of threads, and what --json says of each alone."""
    sizes = [random.Random(7).choice([0, 50, 400, 3000, 60000]) for _ in range(400)]
    text = "".join(record(i, size) for i, size in enumerate(sizes))
    outs = [run(text, "--jobs", jobs) for jobs in ("1", "2", "3", "16")]
    assert outs.count(outs[0]) == 4, "the number of threads changes the answer"
    answers = objects(outs[0])
    assert [a["id"] for a in answers] == list(range(400))
    for i in range(0, 400, 23):
        alone = subprocess.run([PROGRAM, "--json", "--name=%d.md" % i, "--url=https://example.org/%d" % i, "-"],
                               input=json.loads(record(i, sizes[i]))["content"].encode(),
                               capture_output=True).stdout
        line = outs[0].splitlines()[i]
        head = b'{"id":%d,' % i
        assert line.startswith(head) and b"{" + line[len(head):] + b"\n" == alone, i
    assert run(text.replace("\n", "\r\n\n")) == outs[0], "line ends"
    assert run(text[:-1]) == outs[0], "no last line end"
    assert run(b"\xef\xbb\xbf" + text.encode()) == outs[0], "a byte order mark"
    assert run("") == b""


def records():
    """Ids, keys, mistakes."""
    good = "# A title\\n\\nThe text."
    ids = ['7', '"7"', '-3', '123456789012345678901234567890', '"a\\u0062\\"\\\\\\n\\u0000"', '"\u00e9\U0001F9EA"', 'null']
    out = objects(run("".join('{"id":%s,"content":"%s"}\n' % (i, good) for i in ids)))
    assert [o["id"] for o in out] == [json.loads(i) for i in ids], out
    assert all("post" in o for o in out)
    out = run('{"id":"\u00e9\U0001F9EA","content":"# \u00e9"}\n', "--json=ascii")
    assert out.isascii() and json.loads(out)["id"] == "\u00e9\U0001F9EA" and json.loads(out)["headline"] == "\u00e9"
    bad = ['', '[]', '7', '{"id":1}', '{"id":1,"content":7}', '{"id":[1],"content":"# a"}', '{"id":1.5,"content":"# a"}',
           '{"id":1,"content":"# a","name":3}', '{"id":1,"content":"# a","format":"pdf"}', '{"id":1,"content":"# a"',
           '{"id":1,"content":"# a"} x', '{"id":1,"content":"\\x"}', '{"id":1,"content":"\\u12g4"}', '{"id":1,"content":"a\tb"}',
           '{"id":1 "content":"# a"}', "{'id':1}", '{"id":01,"content":"# a"}', '{"id":1,"content":"# a",}', 'null',
           '{"id":1,"more":' + "[" * 200 + "]" * 200 + ',"content":"# a"}', '{"id":1,"content":"# a","more":[1,2}']
    out = objects(run("".join(b + "\n" for b in bad if b) + record(9)))
    assert len(out) == len(bad), "an empty line is no record, everything else is"
    for number, (line, o) in enumerate(zip(bad[1:], out), 1):
        assert o["error"]["code"] == "usage" and o["error"]["exit"] == 64, (line, o)
        assert o["error"]["message"].startswith("line %d: " % number), o
        assert o["id"] == (1 if '"id":1' in line and "1.5" not in line else None), (line, o)
    assert out[-1]["id"] == 9 and "post" in out[-1], "a bad record stops nothing"
    # Failures of articles, each option of a record
    out = objects(run("\n".join([
        '{"id":1,"content":""}', '{"id":2,"content":"a\\u0000\\ud800b\\n"}',
        '{"id":3,"content":"<title>T of it</title><p>x","format":"html","base_url":"https://example.org/b/","lang":"pt-BR"}',
        '{"content":"# \xc3\\n\\ntext","id":4,"id":5,"crawl":{"a":[{},[],[[1e9,true,{"b":null}]],"\\ud83e\\uddea"]},"url":null}',
        '{"id":6,"content":"---json\\n{\\"title\\": \\"A\\",\\n \\"x\\" }\\n---\\n","name":"b.md"}'])))
    assert out[0]["error"]["code"] == "no_headline" and out[0]["id"] == 1
    assert out[1]["headline"] == "a\ufffd\ufffdb", out[1]
    assert (out[2]["format"], out[2]["url"], out[2]["language"]) == ("html", "https://example.org/b/", "pt-BR"), out[2]
    assert out[3]["id"] == 5 and "post" in out[3]
    assert (out[4]["source"], out[4]["error"]["line"]) == ("b.md", 3), out[4]
    # Sizes
    big = json.dumps({"id": 1, "content": "# a\n\n" + "b" * 5000})
    out = objects(run(big + "\n" + record(2) + '{"id":3,"content":"' + "\\u0041" * 2000000 + '"}\n' + record(4), "--max-input", "4K"))
    assert [(o["id"], o.get("error", {}).get("code")) for o in out] == [(1, "too_big"), (2, None), (None, "too_big"), (4, None)], out


def json_text():
    """Any JSON, whole and broken: read as Python reads it."""
    r = random.Random(11)

    def value(depth):
        kind = r.randrange(9 if depth < 4 else 6)
        if kind < 3:
            return "".join(r.choice(["a", " ", "\"", "\\", "/", "\n", "\x01", "\x7f", "\u00e9", "\u2028", "\ufffd", "\U0001F469"])
                           for _ in range(r.choice([0, 1, 7, 8, 9, 40])))
        if kind < 6:
            return r.choice([0, -1, 1.5, -2e-7, 1e300, True, False, None, 12345678901234567890])
        if kind < 7:
            return [value(depth + 1) for _ in range(r.randrange(4))]
        return {"k%d" % i: value(depth + 1) for i in range(r.randrange(4))}

    lines, wanted = [], []
    for _ in range(3000):
        o = {"id": r.randrange(10 ** 6), "x": value(0), "content": "# " + str(value(4)) + "x\n", "y": value(0)}
        keys = list(o)
        r.shuffle(keys)
        line = json.dumps({k: o[k] for k in keys}, ensure_ascii=r.random() < .5, indent=None,
                          separators=r.choice([(",", ":"), (" , ", " : "), (",\t", ":  ")]))
        if r.random() < .6:
            at = r.randrange(len(line))
            line = line[:at] + r.choice(["", "", line[at:at + 1] * 2, "]", "}", ",", "\"", "\\", "0", "-", "e", "nul"]) + line[at + r.choice([0, 1]):]
        if "\n" in line or "\r" in line or not line.strip():
            continue
        try:
            o = json.loads(line, parse_constant=lambda name: 1 / 0)
            fine = isinstance(o, dict) and isinstance(o.get("content"), str) and not isinstance(o.get("id"), (float, bool, list, dict))
            wanted.append((o.get("id") if fine else None, fine))
        except (ValueError, ZeroDivisionError):
            wanted.append((None, False))
        lines.append(line)
    answers = objects(run("\n".join(lines)))
    assert len(answers) == len(lines)
    for line, o, (identity, fine) in zip(lines, answers, wanted):
        readable = o.get("error", {}).get("code") != "usage"
        assert readable == fine, (fine, line, o)
        if fine:
            assert o["id"] == identity, (line, o)
    assert 500 < sum(f for _, f in wanted) < len(wanted) - 500


def trickle():
    """A record is answered when it is there, not when the next one comes."""
    for jobs in ("1", "2"):
        with start("--jobs", jobs) as p:
            for i in range(20):
                p.stdin.write(record(i).encode())
                p.stdin.flush()
                assert select.select([p.stdout], [], [], 20)[0], "no answer while the input is open"
                assert json.loads(p.stdout.readline())["id"] == i
            p.stdin.close()
            assert p.wait(20) == 0


def pressure():
    """Who does not read stops who writes; nothing is lost."""
    for size, bound in ((400, 4 << 20), (300000, 80 << 20)):
        with start("--jobs", "2") as p:
            os.set_blocking(p.stdin.fileno(), False)
            written = number = 0
            rest = b""
            quiet = time.monotonic()
            lines = [record(i, size) for i in range(2)]
            while time.monotonic() - quiet < 1.5:
                assert written < bound, "reads %d bytes ahead of its reader" % written
                if not rest:
                    rest = lines[number % 2].encode()
                    number += 1
                try:
                    n = os.write(p.stdin.fileno(), rest)
                    rest, written, quiet = rest[n:], written + n, time.monotonic()
                except BlockingIOError:
                    time.sleep(.05)
            if os.fork() == 0:  # the rest, while we read
                os.set_blocking(p.stdin.fileno(), True)
                while rest:
                    rest = rest[os.write(p.stdin.fileno(), rest):]
                os._exit(0)
            p.stdin.close()
            assert sum(1 for _ in p.stdout) == number, "answers are missing"
            os.wait()
            assert p.wait(20) == 0


def interrupt():
    """After a signal: whole lines, in order, and the end by that signal."""
    for number in (signal.SIGINT, signal.SIGTERM):
        for jobs in ("1", "3"):
            p = start("--jobs", jobs, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
            feeder = os.fork()
            if feeder == 0:
                try:
                    for i in range(10 ** 9):
                        p.stdin.write(record(i, 100).encode())
                except BaseException:
                    pass
                os._exit(0)
            p.stdin.close()
            out = [p.stdout.readline() for _ in range(50)]
            p.send_signal(number)
            out += p.stdout.readlines()
            assert p.wait(20) == -number, p.returncode
            assert all(line.endswith(b"\n") for line in out)
            assert [json.loads(line)["id"] for line in out] == list(range(len(out)))
            os.waitpid(feeder, 0)
    p = start(preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))  # while it waits for input
    p.stdin.write(record(1).encode())
    p.stdin.flush()
    assert p.stdout.readline()
    p.send_signal(signal.SIGINT)
    assert p.wait(20) == -signal.SIGINT
    p = start(preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN))
    p.send_signal(signal.SIGINT)
    out, _ = p.communicate(record(1).encode())
    assert p.returncode == 0 and out, "an ignored signal stays ignored"


def resume():
    """What was answered is passed over, a line that was cut off is answered again."""
    text = "".join(record(i) for i in range(200)) + '{"id":"x","content":""}\n{"content":"# no id"}\n'
    whole = run(text)
    for cut in (0, 1, len(whole) // 2, len(whole) - 700, len(whole)):
        with open("done", "wb") as f:
            f.write(whole[:cut])
        with open("done", "ab") as f:
            assert subprocess.run([PROGRAM, "--batch", "--resume", "done"], input=text.encode(), stdout=f).returncode == 0
        got = []
        for line in open("done", "rb"):
            try:
                got.append(json.loads(line)["id"])
            except ValueError:
                assert whole[:cut].endswith(line.rstrip(b"\n")), "a broken line that is not the cut one"
        assert sorted(i for i in got if isinstance(i, int)) == list(range(200)), cut
        assert got.count("x") == 1, "a failure is an answer"
    # Another program may have written it anew: other spaces, other order, other escapes
    with open("done", "w") as f:
        for i in range(150):
            f.write(json.dumps({"headline": "x", "id": i}) + "\n")
        f.write('{"id": "\\u0078"}\n')
    left = [o["id"] for o in objects(run(text, "--resume", "done"))]
    assert left == list(range(150, 200)) + [None], left
    missing = subprocess.run([PROGRAM, "--batch", "--resume", "none"], input=b"", capture_output=True)
    assert missing.returncode == 66 and missing.stdout.count(b"\n") == 1


def memory():
    """The same peak for ten times the records."""
    lines = [record(i, 2000).encode() for i in range(100)]

    def peak(count):
        with start("--jobs", "2") as p:
            feeder = os.fork()
            if feeder == 0:
                for i in range(count):
                    p.stdin.write(lines[i % 100])
                p.stdin.flush()
                os._exit(0)
            for _ in range(count):
                p.stdout.readline()
            os.waitpid(feeder, 0)
            with open("/proc/%d/status" % p.pid) as f:
                found = re.search(r"VmHWM:\s*(\d+) kB", f.read())
            p.stdin.close()
            return int(found[1])
    if not os.path.exists("/proc/self/status"):
        print("skipped in part: no /proc, which tells of memory")
        return
    small, large = peak(600), peak(6000)
    assert large < small * 1.25 + 1024, "%d kB for 600 records, %d kB for 6000" % (small, large)
    print("peak: %d kB for 600 records, %d kB for 6000" % (small, large))


for case in sys.argv[2:]:
    try:
        globals()[case]()
    except AssertionError as e:
        import traceback
        traceback.print_exc()
        print("WRONG: %s" % case)
        sys.exit(1)
