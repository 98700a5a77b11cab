"""How good the points are that a post lists, by what readers thought of such sentences.

usage: points.py [--program PATH] [--data DIR] [--json FILE] [--show]

bench/points.tsv holds what readers thought of 4,800 sentences of 515 articles, each read below the
article's headline and summary, as a stranger sees it: g, it is worth taking home and the author would
be glad to see it; o, it could stay; b, he would take it out, and why (d leans on what stood before,
f a fragment, c a caption, notice or appeal, p private, m about the article, r said already, x about
something else, t trivial, q somebody's words, k broken). Sentences are named by the first 12 digits
of the SHA-1 of their text: the texts are their publishers' and are not here.

Counted are the points that are chosen now. What nobody has read is "unread" and in no share; --show
prints it and what is bad.
"""
import argparse
import collections
import concurrent.futures
import hashlib
import json
import os
import subprocess
import sys

import violations

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LABELS = os.path.join(ROOT, "bench", "points.tsv")


def read_labels():
    """{(source, article): {digits: label}}"""
    labels, article = collections.defaultdict(dict), None
    with open(LABELS, encoding="utf-8") as file:
        for line in file:
            fields = line.rstrip("\n").split("\t")
            if fields[0] == "=":
                article = (fields[1], fields[2])
            elif not line.startswith("#"):
                labels[article][fields[0]] = fields[1]
    return labels


def digits_of(text):
    return hashlib.sha1(text.encode()).hexdigest()[:12]


def points_of(program, article):
    name, form, text, url = article
    command = [program, "--json", f"--format={form}", *(("--base-url", url) if url else ()), "-"]
    done = subprocess.run(command, input=text, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return json.loads(done.stdout)["points"] if done.returncode == 0 else None


def count(source, program, data, labels, show):
    """The figures of the articles of one source; None where none of them is there."""
    articles = [a for a in violations.SOURCES[source](data) if (source, a[0]) in labels]
    found = collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for article, points in zip(articles,
                                   pool.map(lambda a: points_of(program, a), articles)):
            if points is None:
                continue
            known = labels[source, article[0]]
            thought = [known.get(digits_of(point), "?")[0] for point in points]
            found.update(thought)
            found["articles"] += 1
            found["without"] += "b" not in thought
            for point in points if show else ():
                label = known.get(digits_of(point), "?")
                if label[0] in "b?":
                    print(f"{label}\t{article[0]}\t{point}")
    read = found["g"] + found["o"] + found["b"]
    return None if read == 0 else {
        "articles": found["articles"],
        "points an article": (read + found["?"]) / found["articles"],
        "good": found["g"] / read,
        "not bad": (found["g"] + found["o"]) / read,
        "articles without a bad one": found["without"] / found["articles"],
        "read": read / (read + found["?"])}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default=os.path.join(ROOT, "build/release/bin/sharepost"))
    parser.add_argument("--data", default=os.path.join(
        os.environ.get("SHARE_DATA") or os.path.join(ROOT, "..", "shared"), "data"))
    parser.add_argument("--json")
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    labels, table = read_labels(), {}
    for source in violations.SOURCES:
        if violations.is_there(source, given.data):
            row = count(source, given.program, given.data, labels, given.show)
            if row:
                table[source] = row
                print(source, *("%s %.3f" % item for item in row.items()), sep=", ")
    if not table:
        print(f"there are no articles in {given.data}")
        return 77
    if given.json:
        with open(given.json, "w", encoding="utf-8") as file:
            json.dump(table, file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
