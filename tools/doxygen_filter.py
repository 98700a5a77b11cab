"""A public header with its comments marked for Doxygen; `docs/Doxyfile` runs it on each.

usage: doxygen_filter.py HEADER

A comment that begins a line belongs to what follows, one behind code to what it stands behind. Rules
of dashes stay plain comments. Inside comments, '<' and '@' are only signs, and code that is indented
by five columns is code.
"""
import re
import sys


def comment(match, behind):
    body = match.group("body")
    if re.match(r"\s*-{4,}", body):
        return match.group(0)
    body = re.sub(r"([<>@#%&])", r"\\\1", body)
    return "%s/**%s%s*/" % (match.group("lead"), "<" if behind else "", body)


def main(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    head = re.match(r"/\*.*?\*/\n", text, re.S)
    rest = text[head.end():] if head else text
    if head: # the manual's first page: kept as it is written
        lines = [line[3:] for line in head.group(0).rstrip("/\n *").split("\n")]
        print("/** %s\n@verbatim\n%s\n@endverbatim */" % ("@mainpage" if path.endswith("share.h") else "@file", "\n".join(lines)))
    rest = re.sub(r"(?P<lead>(?:^|\n)[ \t]*)/\*(?P<body>.*?)\*/", lambda m: comment(m, False), rest,
                  flags=re.S)
    rest = re.sub(r"(?P<lead>[^\s*/][ \t]*)/\*(?P<body>[^*].*?)\*/", lambda m: comment(m, True), rest,
                  flags=re.S)
    sys.stdout.write(rest)


if __name__ == "__main__":
    main(sys.argv[1])
