#!/usr/bin/env python3
"""Writes the share button into the pages of a built site: the last step before it is published.

usage: share_buttons.py [--content DIR] [--program FILE] [--part whole|markup] PUBLIC [-- OPTION...]

Wherever a page below PUBLIC has

    <template data-share-post data-source="posts/a.md" data-url="https://example.org/a/"></template>

the button of that article is put behind it. The source is looked for in --content (content); without
data-source the page itself is the article. What stands behind -- goes to sharepost as it is. A page
may be gone through again: the button is then replaced. Works with every site generator, and needs
Python 3 and sharepost. Exits 1 when an article has no button; the others have theirs.
"""
import argparse
import concurrent.futures
import html
import os
import pathlib
import re
import subprocess
import sys

MARK = re.compile(r"<template\b([^>]*\bdata-share-post\b[^>]*)>\s*</template>"
                  r"(?:<!--share-post-->.*?<!--/share-post-->)?", re.S)
ATTRIBUTE = re.compile(r"""\bdata-(source|url)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
TIMEOUT = 60


class Problem(Exception):
    pass


def source_of(name, content):
    """A file of the content, and not one that only says so."""
    path = (content / name).resolve()
    if content.resolve() not in path.parents or not path.is_file():
        raise Problem("there is no article %s in %s" % (name, content))
    return path


def button(page, mark, settings):
    named = {key: html.unescape(a or b or c) for key, a, b, c in ATTRIBUTE.findall(mark)}
    command = [settings.program, "--html-button" + ("=markup" if settings.part == "markup" else ""), "--print"]
    command += ["--url=" + named["url"]] if named.get("url") else []
    command += settings.options
    text = None
    if named.get("source"):
        command += ["--", os.fspath(source_of(named["source"], settings.content))]
    else:
        text = MARK.sub("", page).encode("utf-8", "surrogateescape")
        command += ["--format=html", "-"]
    try:
        done = subprocess.run(command, input=text, stdin=None if text else subprocess.DEVNULL,
                              capture_output=True, timeout=TIMEOUT, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Problem(str(error)) from error
    if done.returncode != 0:
        raise Problem(done.stderr.decode(errors="replace").strip() or "sharepost: exit %d" % done.returncode)
    return done.stdout.decode().rstrip("\n")


def write_page(path, settings):
    """Returns how many buttons it has now and what is wrong."""
    page = path.read_bytes().decode("utf-8", "surrogateescape")
    wrong = []

    def put(match):
        mark = "<template%s></template>" % match[1]
        try:
            return "%s<!--share-post-->%s<!--/share-post-->" % (mark, button(page, match[1], settings))
        except Problem as problem:
            wrong.append("%s: %s" % (path, problem))
            return mark

    changed, count = MARK.subn(put, page)
    if changed != page:
        part = path.with_name(path.name + ".part")  # never half a page
        part.write_bytes(changed.encode("utf-8", "surrogateescape"))
        part.chmod(path.stat().st_mode & 0o777)
        part.replace(path)
    return count - len(wrong), wrong


def main():
    arguments, options = sys.argv[1:], []
    if "--" in arguments:
        at = arguments.index("--")
        arguments, options = arguments[:at], arguments[at + 1:]
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1].replace("usage: ", ""))
    parser.add_argument("public", type=pathlib.Path)
    parser.add_argument("--content", type=pathlib.Path, default=pathlib.Path("content"))
    parser.add_argument("--program", default=os.environ.get("SHAREPOST", "sharepost"))
    parser.add_argument("--part", choices=["whole", "markup"], default="whole")
    settings = parser.parse_args(arguments)
    settings.options = options
    pages = sorted(p for p in settings.public.rglob("*") if p.suffix.lower() in (".html", ".htm") and p.is_file())
    if not pages:
        parser.error("there is no page in %s" % settings.public)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda page: write_page(page, settings), pages))
    wrong = [words for _, more in results for words in more]
    print("\n".join(wrong), end="\n" if wrong else "", file=sys.stderr)
    print("%d pages, %d buttons" % (len(pages), sum(count for count, _ in results)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
