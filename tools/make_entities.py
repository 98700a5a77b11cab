#!/usr/bin/env python3
"""Writes lib/read/html_entities.inc: the named character references of the HTML Standard.

    tools/make_entities.py > lib/read/html_entities.inc

The names come from Python's standard library (html.entities.html5), which is the WHATWG list.
Standard library only. The hash and the probing must match find_name() in html_entities.c.
"""
import html.entities

SLOTS = 4096  # a power of two, about half full


def hash_of(name):
    h = 2166136261
    for byte in name.encode("ascii"):
        h = (h ^ byte) * 16777619 & 0xFFFFFFFF
    return (h ^ h >> 15) & (SLOTS - 1)


def main():
    with_stop = {n[:-1]: c for n, c in html.entities.html5.items() if n.endswith(";")}
    without = {n for n in html.entities.html5 if not n.endswith(";")}
    assert without <= with_stop.keys()
    names = sorted(with_stop)
    blob, offsets = "", {}
    for name in sorted(names, key=lambda n: (-len(n), n)):
        at = blob.find(name)  # many names stand inside longer ones
        if at < 0:
            at = len(blob)
            blob += name
        offsets[name] = at
    slots = [0] * SLOTS
    for i, name in enumerate(names):
        slot = hash_of(name)
        while slots[slot]:
            slot = (slot + 1) % SLOTS
        slots[slot] = i + 1
    print("/* Made by tools/make_entities.py: the %d names of the HTML Standard, section" % len(names))
    print(" * \"Named character references\", of which %d also go without the semicolon. */" % len(without))
    print("enum { SLOTS = %d, LONGEST_NAME = %d, LONGEST_BARE_NAME = %d };"
          % (SLOTS, max(map(len, names)), max(map(len, without))))
    print("static const char names[] = {") # as numbers: C99 promises no string of that length
    for i in range(0, len(blob), 24):
        print("    " + "".join("%d," % ord(c) for c in blob[i:i + 24]))
    print("};")
    print("static const entity entities[] = { /* place, length, bare, length of text, text */")
    for name in names:
        text = with_stop[name].encode("utf-8")
        print('    {%d, %d, %d, %d, "%s"}, /* %s */'
              % (offsets[name], len(name), name in without, len(text),
                 "".join("\\%03o" % b for b in text), name))
    print("};")
    print("static const uint16_t slots[SLOTS] = { /* 0: empty, else the entity's number plus 1 */")
    for i in range(0, SLOTS, 16):
        print("    " + " ".join("%d," % s for s in slots[i:i + 16]))
    print("};")


main()
