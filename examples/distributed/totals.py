#!/usr/bin/env python3
"""What sharepost --batch answered, in numbers: totals.py [FILE...], else standard input.

Adds up over any number of files, so that the parts of a run on many machines can be held against
the run of one process.
"""
import collections
import fileinput
import json
import sys


def totals(lines):
    count = collections.Counter()
    for line in lines:
        answer = json.loads(line)
        count["records"] += 1
        count["failed: " + answer["error"]["code"] if "error" in answer else "posts"] += 1
    return count


def show(count):
    return "".join("%-20s %10d\n" % (name, count[name]) for name in sorted(count))


if __name__ == "__main__":
    sys.stdout.write(show(totals(fileinput.input(encoding="utf-8"))))
