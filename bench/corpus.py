"""Article-like text of any size, the same on every machine.

Words are drawn as people use them: a few function words make up half of the text, and the rest
follow a long tail that grows with the text, so that what ranks words has real work to do.
Headings, lists, quotations, code, links, emphasis, line breaks and the length of words come as
often as in real blogs: measured on 135 English posts, a word has 4.9 letters, a third of the
words of 10 KB and a fifth of those of 100 KB are different, and there are 15 line ends, 4 blank
lines, about one link and 10 other marks in each KB; cmark spends 57 instructions a byte on them.
"""
import re
import textwrap

FUNCTION = ("the of and to a in is that it for was on are with as be this by from at or which not "
            "have but they an we were you when can all there if more has would what so its than "
            "only other how then some these also into because each between both after").split()
ONSETS = "b br c ch d dr f g gl h j k l m n p pl qu r s sh st t tr v w".split()
VOWELS = "a e i o u ai ea ou é".split()
CODAS = "b ck d l m n nd ng nt p r rd s st t x".split()


class Random:
    """A linear congruential generator; Python's own may change between versions."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        return (self.state >> 33) * n >> 31


def word(rank):
    """The content word of a rank: short ones for the frequent, always the same for the same."""
    random = Random(rank * 2654435761 + 12345)
    random.below(2)
    parts = []
    for _ in range(1 if rank < 48 else 2 if rank < 8192 else 3):
        vowel = VOWELS[random.below(len(VOWELS) - (1 if random.below(8) else 0))]
        parts.append(ONSETS[random.below(len(ONSETS))] + vowel)
    return "".join(parts) + CODAS[random.below(len(CODAS))]


class Writer:
    def __init__(self, seed):
        self.random = Random(seed)
        self.words = {}

    def content_word(self):
        # rank r with a probability of about 1/r up to 16000
        bits = self.random.below(14)
        rank = (1 << bits) + self.random.below(1 << bits)
        if rank not in self.words:
            self.words[rank] = word(rank)
        return self.words[rank]

    def sentence(self):
        out = []
        for i in range(7 + self.random.below(16)):
            if self.random.below(100) < 50:
                out.append(FUNCTION[min(self.random.below(len(FUNCTION)),
                                        self.random.below(len(FUNCTION)))])
            else:
                text = self.content_word()
                kind = self.random.below(100)
                if kind < 2:
                    text = "*%s*" % text
                elif kind < 3:
                    text = "**%s**" % text
                elif kind < 4:
                    text = "`%s()`" % text
                elif kind < 5:
                    text = "[%s](https://example.org/%s)" % (text, text)
                elif kind < 8:
                    text += "'s"
                elif kind < 15:
                    text += ","
                out.append(text)
        out[0] = out[0][:1].upper() + out[0][1:]
        return " ".join(out).rstrip(",") + ("." if self.random.below(12) else "?")

    def paragraph(self):
        """On one line, or wrapped: authors do both."""
        text = " ".join(self.sentence() for _ in range(2 + self.random.below(4)))
        return text if self.random.below(2) else textwrap.fill(
            text, 80, break_long_words=False, break_on_hyphens=False)

    def block(self):
        kind = self.random.below(20)
        if kind < 3:
            return "## " + " ".join(self.content_word() for _ in range(3)).capitalize()
        if kind < 5:
            return "\n".join("- " + self.sentence() for _ in range(3 + self.random.below(3)))
        if kind < 6:
            return "> " + self.paragraph().replace("\n", "\n> ")
        if kind < 7:
            return "```c\n" + "\n".join("    %s = %s(%d);" % (
                self.content_word(), self.content_word(), i) for i in range(6)) + "\n```"
        return self.paragraph()


FRONT = """---
title: What the measurements of a year say about it
date: 2024-01-31
canonical_url: https://example.org/measurements
---

"""


def article(size, seed=1):
    """Markdown of 'size' bytes, cut at the end of a block where it can be."""
    writer = Writer(seed)
    out = [FRONT]
    length = len(FRONT)
    while length < size:
        block = writer.block() + "\n\n"
        out.append(block)
        length += len(block.encode())
    data = "".join(out).encode()
    return data[:data.rfind(b"\n\n", 0, size) + 1] if size > 2000 else data


def page(size, seed=1):
    """A web page of about 'size' bytes whose article is article(): head, menu, text, footer."""
    out = ["""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>What the measurements say - A site</title>
<meta name="description" content="What the measurements of a year say about it.">
<link rel="canonical" href="https://example.org/measurements">
<style>body { margin: 0 auto; max-width: 40em }</style>
<script>window.dataLayer = window.dataLayer || [];</script></head>
<body class="post single"><header class="site"><nav><ul>
"""]
    out += ['<li><a href="/%s">%s</a></li>\n' % (word(i), word(i)) for i in range(1, 13)]
    out.append("</ul></nav></header>\n<main><article>\n<h1>What the measurements of a year say</h1>\n")
    writer = Writer(seed)
    length = sum(map(len, out)) + 200
    while length < size:
        block = '<p class="text">%s</p>\n' % re.sub(
            r"\[([^]]*)\]\(([^)]*)\)", r'<a href="\2">\1</a>', re.sub(
                r"\*+([^*]*)\*+", r"<em>\1</em>", re.sub(
                    "`([^`]*)`", r"<code>\1</code>", writer.paragraph())))
        if writer.random.below(6) == 0:
            block = "<h2>%s</h2>\n" % writer.content_word().capitalize() + block
        out.append(block)
        length += len(block.encode())
    out.append("</article></main>\n<footer><p>All rights reserved.</p></footer>\n</body></html>\n")
    return "".join(out).encode()
