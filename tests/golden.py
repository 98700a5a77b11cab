"""Golden cases: articles whose posts somebody has read and found right.

usage: golden.py SHAREPOST [--update] [CASE...]      without CASE: all of tests/cases

A case is a folder: input.md or input.txt, options (a line of command-line options, may be
missing), and what must come out: post.txt, byte for byte, and article.json, pretty-printed and
without what the program did with the post. --update writes both anew: read every changed post
with your own eyes before you commit it. Would its author publish it as it is?
"""
import difflib
import json
import os
import shlex
import subprocess
import sys

CASES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "cases")
VOLATILE = ("actions",)


def run(program, arguments, folder):
    """The standard output of one run, in an environment that tells nothing."""
    done = subprocess.run([program] + arguments, cwd=folder, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120,
                          env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "SHAREPOST_NO_CONFIG": "1",
                               "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "")})
    if done.returncode != 0:
        raise ValueError("exit code %d: %s" % (done.returncode, done.stderr.decode("utf-8", "replace")))
    return done.stdout


def results(program, name):
    """The post and the article of a case, after what must be true of every one."""
    folder = os.path.join(CASES, name)
    inputs = [f for f in sorted(os.listdir(folder)) if f.startswith("input.")]
    if len(inputs) != 1:
        raise ValueError("one input.* is wanted, %d are there" % len(inputs))
    options = []
    if os.path.exists(os.path.join(folder, "options")):
        with open(os.path.join(folder, "options"), encoding="utf-8") as file:
            options = shlex.split(file.read())
    post = run(program, options + [inputs[0]], folder)
    article = json.loads(run(program, options + ["--json", inputs[0]], folder).decode("utf-8"))
    text = article["post"]["text"]
    if text.encode("utf-8") + b"\n" != post:
        raise ValueError("the post in the JSON is not the post that is printed")
    if article["post"]["length"] > article["post"]["limit"]:
        raise ValueError("the post is longer than the limit")
    if len(text.encode("utf-16-le")) // 2 != article["post"]["counts"]["utf16"]:
        raise ValueError("UTF-16 units are counted wrong")
    for key in VOLATILE:
        article.pop(key, None)
    pretty = json.dumps(article, ensure_ascii=False, indent=2) + "\n"
    return {"post.txt": post, "article.json": pretty.encode("utf-8")}


def difference(wanted, got, name):
    lines = difflib.unified_diff(wanted.decode("utf-8", "replace").splitlines(),
                                 got.decode("utf-8", "replace").splitlines(),
                                 name + " (wanted)", name + " (got)", lineterm="")
    return "\n".join(lines) or name + ": differs in white space at the end of lines or of the file"


def check(program, name, update):
    """Prints what is wrong with a case; true when nothing is."""
    try:
        made = results(program, name)
    except (ValueError, KeyError, TypeError, OSError, subprocess.TimeoutExpired) as problem:
        print("%s: %s" % (name, problem))
        return False
    fine = True
    for file, got in made.items():
        path = os.path.join(CASES, name, file)
        wanted = b""
        if os.path.exists(path):
            with open(path, "rb") as stream:
                wanted = stream.read()
        if wanted == got:
            continue
        if update:
            with open(path, "wb") as stream:
                stream.write(got)
            print("%s: wrote %s" % (name, file))
        else:
            print(difference(wanted, got, name + "/" + file))
            fine = False
    return fine


def main(arguments):
    update = "--update" in arguments
    arguments = [a for a in arguments if a != "--update"]
    if not arguments:
        print(__doc__)
        return 64
    program = os.path.abspath(arguments[0])
    names = arguments[1:] or sorted(os.listdir(CASES))
    failed = [name for name in names if not check(program, name, update)]
    print("%d of %d cases are as they should be" % (len(names) - len(failed), len(names)))
    return 1 if failed or not names else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
