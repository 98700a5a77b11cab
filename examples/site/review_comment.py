#!/usr/bin/env python3
"""A comment for a review, in Markdown, from the objects that sharepost --json wrote.

usage: review_comment.py POSTS.jsonl > comment.md

Shows each post as it will be, how long it is, what was shortened, and warnings and errors with
their lines. Text of an article stays text: it stands in a fence that it cannot close.
"""
import json
import re
import sys


def fenced(text):
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return "%stext\n%s\n%s" % (fence, text, fence)


def inline(text):
    """As it is, on one line: a backslash before everything that Markdown or GitHub would read."""
    return re.sub(r"([\\`*_{}\[\]()<>#+\-.!|~@&:])", r"\\\1", re.sub(r"\s+", " ", str(text)))


def place(problem):
    return "line %d: " % problem["line"] if problem.get("line") else ""


def section(record):
    name = inline(record.get("source") or "text")
    if "error" in record:
        return "### %s\n\n**No post.** %s%s" % (name, place(record["error"]), inline(record["error"]["message"]))
    post = record["post"]
    lines = ["### %s\n" % name, fenced(post["text"]),
             "\n%d of %d characters%s." % (post["length"], post["limit"],
                                           "; shortened to fit: " + ", ".join(post["shortened"])
                                           if post["shortened"] else "")]
    lines += ["- %s%s" % (place(w), inline(w["message"])) for w in record["warnings"]]
    if record["share_url"]:
        lines.append("\n[Open the share dialog](<%s>)" % record["share_url"])
    return "\n".join(lines)


def main():
    with open(sys.argv[1], encoding="utf-8") as f:
        records = [json.loads(line) for line in f]
    if records:
        print("## The posts that share this\n")
        print("\n\n".join(section(record) for record in records))


if __name__ == "__main__":
    main()
