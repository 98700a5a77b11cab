"""themes.py SHAREPOST FOLDER - what the program finds in pages that are made like those of common
systems: FOLDER/NAME.html, and in FOLDER/expected.json for each of them the address, headline,
summary and tags, the first words of the paragraphs of its text, and words that may not be in it."""
import json
import os
import subprocess
import sys


def read(program, page, url):
    done = subprocess.run([program, "--json", "--body", "--base-url", url, page],
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, timeout=60)
    with open(os.environ.get("OBJECTS", os.devnull), "ab") as file:
        file.write(done.stdout)
    return json.loads(done.stdout.decode("utf-8"))


def complaints(found, wanted):
    if "error" in found:
        yield found["error"]["message"]
        return
    for key in ("headline", "summary", "tags"):
        if wanted[key] is not None and found[key] != wanted[key]:
            yield "%s: %r, not %r" % (key, found[key], wanted[key])
    body, at = found["body"], 0
    for start in wanted["has"]:
        place = body.find(start, at)
        if place < 0:
            yield "the text lacks, or has elsewhere: " + start
        at = max(at, place)
    for words in wanted["lacks"]:
        if words in body or any(words in point for point in found["points"]):
            yield "in text or points: " + words
    before = body[:max(body.find(wanted["has"][0]), 0)].strip()
    if before not in ("", found["summary"]):
        yield "in front of the text: " + before
    behind = body[at:].partition("\n")[2].strip()
    if behind:
        yield "behind the text: " + behind[:100]


def main(program, folder):
    with open(os.path.join(folder, "expected.json"), encoding="utf-8") as file:
        expected = json.load(file)
    pages = sorted(name[:-5] for name in os.listdir(folder) if name.endswith(".html"))
    bad = 0
    if pages != sorted(expected) or len(pages) < 20:
        print("WRONG: the pages are not those of expected.json")
        bad = 1
    for name, wanted in sorted(expected.items()):
        page = os.path.join(folder, name + ".html")
        for complaint in complaints(read(program, page, wanted["url"]), wanted):
            print("WRONG: %s: %s" % (name, complaint))
            bad = 1
    return bad


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
