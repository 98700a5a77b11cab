"""Input that was made to hurt: every reader and builder over what is quadratic or deep somewhere.

usage: hostile.py --build DIR [--part time|memory] [--only WORD] [--all] [--quick]

Time: 200 KB costs at most 4.6 times what 50 KB cost, and at most 0.3 seconds; 1 MB at most 2
seconds. It is CPU time inside the process, the least of several rounds, so that neighbours on the
machine matter little. What grows faster than that in time is asked for its instructions, which
know no caches: those decide.
Memory: the peak of a whole run of sharepost is to be within 3 MB and 10 times the input (web pages:
2 times): for inputs of many small pieces at 1 and 10 MB, for every kind at 10, 64 and 250 KB. Pages of
that size hold 3.2 MB: their 4096 blocks weigh more than they do. Where that is more than the goal, it
is said.
Exits 1 when a bound is broken.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from callgrind import instructions  # noqa: E402

KB, MB = 1000, 1000 * 1000
RATIO, SECONDS, SECONDS_1MB = 4.6, 0.3, 2.0
LEAST = 0.005  # seconds at 200 KB, what plain text of that size takes: cheaper input may grow
MEMORY = {"markdown": 10, "text": 10, "html": 2}  # times the input, over BASE
BASE, PAGES = 3 * 1024, 3277  # KiB; what is held of pages of less than a megabyte
SMALL = (10 * KB, 64 * KB, 250 * KB)


def times(piece, n):
    return piece * max(1, n // len(piece.encode()))


def counted(form, n):
    """form % 0, form % 1, ... up to n bytes."""
    made, length, i = [], 0, 0
    while length < n:
        made.append(form % i)
        length += len(made[-1])
        i += 1
    return "".join(made)


def nested(head, inner, tail, n):
    depth = n // (len(head) + len(tail))
    return head * depth + inner + tail * depth


def both(a, b):
    return lambda n: times(a, n // 2) + times(b, n // 2)


def many(piece):
    return lambda n: times(piece, n)


def ruled_table(n):
    columns = int(n ** 0.5)
    return "|" * columns + "\n" + "|-" * columns + "\n" + "|a\n" * (n // 3)


MARKDOWN = {
    "lists in lists, then blank lines": lambda n: "- " * (n // 3) + "x" + "\n" * (n // 3),
    "lists in a quotation": lambda n: "> " + "- " * (n // 4) + "x\n" + ">\n" * (n // 4),
    "quotations and emphasis": lambda n: ">" * (n // 3) + "a*" * (n // 3),
    "images that never close": many("![[]()"),
    "emphasis, two kinds": lambda n: "*a " * (n // 8) + "_a*_ " * (n // 8),
    "processing instructions": many("a <?"),
    "declarations": many("a <!A "),
    "CDATA": many("a <![CDATA["),
    "a long reference, used often": lambda n: "[a]: /" + "x" * (n // 2) + "\n\n" + "[a] " * (n // 8),
    "many references": lambda n: counted("[a%d]: b\n", n // 2) + "\n" + counted("[a%d] ", n // 2),
    "a table of many columns": lambda n: "|" * (n // 4) + "\n" + "|-" * (n // 4),
    "a table of short rows": ruled_table,
    "a deep list and lazy lines": lambda n: "".join(" " * (2 * i) + "- a\n" for i in range(60)) +
                                            times("b\n", n),
    "deeper and deeper lists": lambda n: "".join(
        " " * i + "- a\n" for i in range(int((2 * n) ** 0.5))),
    "emphasis that opens": many("*a_"),
    "emphasis that closes": many("a** "),
    "emphasis of both ends": many("a**b"),
    "stars": many("*"),
    "links that open": many("["),
    "links that close": many("a]"),
    "links in links": lambda n: nested("[", "a", "](b)", n),
    "link targets": many("[a](<b"),
    "backticks of every length": lambda n: "".join(
        "e" + "`" * i for i in range(int((2 * n) ** 0.5))),
    "backslashes": many("\\"),
    "autolinks": many("<http://a"),
    "entities": many("&"),
    "entities without an end": many("&#x1"),
    "angle brackets": many("<a"),
    "tags with attributes": many("<a b=c "),
    "quotes in tags": many("<a b='"),
    "markup comments": many("a <!-- "),
    "comments on lines of their own": many("<!-- a\n\n"),
    "HTML blocks": many("<div>\n\n"),
    "script blocks": many("<script>\n\n"),
    "code fences": many("```\n"),
    "fences of every length": lambda n: "".join(
        "`" * (i + 3) + "\n" for i in range(int((2 * n) ** 0.5))),
    "setext headings": many("a\n-\n"),
    "headings": many("# a\n"),
    "hash marks": many("# # # #\n"),
    "rules": many("---\n\n"),
    "short lines": many("a\n\n"),
    "hard breaks": many("a\\\n"),
    "braces": many("{{<"),
    "Liquid that opens": many("{% a "),
    "shortcodes that open": many("{{< a >}}\n"),
    "MDX braces": many("{a "),
    "MDX braces on lines": many("\n{\n"),
    "JSX that opens": many("<A b={"),
    "imports": many("import a\n"),
    "colon fences": many(":::a\n"),
    "footnotes": lambda n: counted("[^%d]: a\n\n", n),
    "footnote marks": lambda n: counted("a[^%d]", n),
    "wiki links": many("[[a|"),
    "emoji names": many(":a"),
    "citations": many("[@a"),
    "one word": many("a"),
    "no space between sentences": many("a."),
    "full stops": many("."),
    "question marks": many("a? "),
    "abbreviations": many("Mr. "),
    "initials": many("A. "),
    "numbers": many("1. "),
    "quotation marks": many("\"a "),
    "brackets and sentences": many("(a. "),
    "words that all differ": lambda n: "# b\n\n" + counted("w%dx ", n),
    "sentences that all differ": lambda n: "# b\n\n" + counted("This is number %d of many. ", n),
    "paragraphs that all differ": lambda n: counted("The sentence of block %d is short.\n\n", n),
    "the same sentence": many("This is the sentence that stands here again and again. "),
    "capitals": many("Aa Bb "),
    "joined emoji": lambda n: "# b\n\n" + times("\U0001F469\u200D", n),
    "flags": lambda n: "# b\n\n" + times("\U0001F1E8", n),
    "combining marks": lambda n: "# b\n\na" + times("\u0301", n),
    "Hangul parts": lambda n: "# b\n\n" + times("\u1100\u1161", n),
    "letters without spaces": lambda n: "# b\n\n" + times("\u6F22\u5B57", n),
    "ideographic stops": lambda n: "# b\n\n" + times("\u6F22\u3002", n),
    "bidirectional isolates": lambda n: "# b\n\n" + times("\u2067a", n),
    "a title without an end": lambda n: "# " + times("a b ", n),
    "a title of marks": lambda n: "# a" + times("\u0301", n),
    "NUL bytes": many("a\0"),
    "carriage returns": many("a\r"),
    "tabs": many("\ta\n"),
    "spaces": many(" "),
    "blank lines": many("\n"),
}


def fenced(fence, inner):
    """A quarter of it is front matter, so that it is below the cap of 64 KB at 200 KB as well."""
    return lambda n: (fence + "\n" + inner(min(n // 4, 60 * KB)) + "\n" + fence + "\n\n# b\n\n" +
                      times("a b\n", n - n // 4))


def yaml(inner):
    return fenced("---", inner)


def toml(inner):
    return fenced("+++", inner)


FRONT = {
    "YAML: brackets": yaml(lambda n: "a: " + "[" * n),
    "YAML: braces": yaml(lambda n: "a: " + "{" * n),
    "YAML: dashes": yaml(lambda n: "- " * (n // 2)),
    "YAML: question marks": yaml(lambda n: "? " * (n // 2)),
    "YAML: deeper and deeper": yaml(lambda n: "".join(
        " " * i + "a:\n" for i in range(int((2 * n) ** 0.5)))),
    "YAML: keys": yaml(lambda n: counted("k%d: v\n", n)),
    "YAML: the same key": yaml(many("k: v\n")),
    "YAML: tags": yaml(lambda n: "tags: [" + "a, " * (n // 3) + "b]"),
    "YAML: tags that differ": yaml(lambda n: "tags: [" + counted("a%d, ", n) + "b]"),
    "YAML: a list": yaml(lambda n: "tags:\n" + times("- a\n", n)),
    "YAML: aliases": yaml(lambda n: "a: &a [1]\n" + times("b: *a\n", n)),
    "YAML: anchors": yaml(lambda n: counted("a%d: &b [1]\n", n)),
    "YAML: billion laughs": yaml(lambda n: "a: &a [x, x]\n" + "".join(
        "b%d: &b%d [*a, *a, *a, *a]\n" % (i, i) for i in range(n // 30))),
    "YAML: a quote that never ends": yaml(lambda n: "a: \"" + times("b\n ", n)),
    "YAML: a literal": yaml(lambda n: "a: |\n" + times("  b\n", n)),
    "YAML: documents": yaml(many("...\n")),
    "YAML: comments": yaml(many("# a\n")),
    "YAML: colons": yaml(many("a: b: ")),
    "YAML: a long key": yaml(lambda n: "a" * n + ": b"),
    "YAML: a long value": yaml(lambda n: "title: " + times("a b ", n)),
    "YAML: tag marks": yaml(many("!a ")),
    "YAML: percent signs": yaml(many("%a\n")),
    "YAML: no end": lambda n: "---\n" + times("a: b\n", n),
    "lines of a bare header": lambda n: times("Key: value\n", n),
    "TOML: brackets": toml(lambda n: "a = " + "[" * n),
    "TOML: braces": toml(lambda n: "a = " + "{a = " * (n // 5)),
    "TOML: headers": toml(lambda n: counted("[a%d]\n", n)),
    "TOML: tables of an array": toml(many("[[a]]\n")),
    "TOML: a dotted key": toml(lambda n: "a" + ".a" * (n // 2) + " = 1"),
    "TOML: dotted keys": toml(lambda n: counted("a.b%d = 1\n", n)),
    "TOML: deep headers": toml(lambda n: "".join("[" + ".".join(["a"] * (i % 60 + 1)) + ".b%d]\n" % i
                                                 for i in range(n // 130))),
    "TOML: keys": toml(lambda n: counted("k%d = 1\n", n)),
    "TOML: keys of one hash": toml(lambda n: "".join("%s%s = 1\n" % (a, b) for a in _alike(n)
                                                     for b in ("x", "y"))),
    "TOML: an array": toml(lambda n: "tags = [" + times("'a', ", n) + "]"),
    "TOML: a string that never ends": toml(lambda n: "a = '''" + times("b\n", n)),
    "TOML: quotes": toml(lambda n: "a = \"\"\"" + times("\"\"a", n)),
    "TOML: escapes": toml(lambda n: "a = \"" + times("\\u0041", n) + "\""),
    "JSON: brackets": lambda n: "{\"a\":" + "[" * n,
    "JSON: objects in objects": lambda n: times("{\"a\":", n),
    "JSON: keys": lambda n: "{" + counted("\"k%d\":1,", n)[:-1] + "}\n\n# b\n",
    "JSON: the same key": lambda n: "{" + times("\"k\":1,", n)[:-1] + "}\n\n# b\n",
    "JSON: a list": lambda n: "{\"tags\":[" + times("\"a\",", n)[:-1] + "]}\n\n# b\n",
    "JSON: a string that never ends": lambda n: "{\"a\":\"" + times("b", n),
    "JSON: escapes": lambda n: "{\"a\":\"" + times("\\u0041", n) + "\"}\n\n# b\n",
}


def _alike(n):
    return ["k%dAa" % i for i in range(n // 26)]


PAGE = "<!doctype html><title>b</title><h1>b</h1>"


def page(inner):
    return lambda n: PAGE + inner(n)


def ld(inner):
    return lambda n: PAGE + "<script type=\"application/ld+json\">" + inner(n) + "</script><p>a"


HTML = {
    "lists": page(many("<ul><li>")),
    "divs": page(many("<div>")),
    "divs, closed": page(lambda n: nested("<div>", "a", "</div>", n)),
    "divs with text": page(many("<div>a")),
    "font and p": page(lambda n: counted("<font size=%d><p>", n)),
    "b and p": page(many("<b><p>")),
    "one tag of many attributes": page(lambda n: "<p " + counted("a%d=1 ", n) + ">b"),
    "one tag of the same attribute": page(lambda n: "<p " + times("a=1 ", n) + ">b"),
    "end tags under many divs": page(both("<div>", "</b>")),
    "end tags of unknown elements": page(both("<x-a>", "</x-b>")),
    "end tags of all kinds": page(both("<i><b><div><x>", "</p></li></td></h1></z>")),
    "bodies with attributes": page(lambda n: counted("<body a%d=1>", n)),
    "html elements": page(many("<html lang=a>")),
    "forms": page(many("<form>")),
    "buttons": page(many("<button>")),
    "links": page(many("<a href=b>c")),
    "links, closed": page(many("<a href=b>c</a>")),
    "tag links": page(lambda n: counted("<a rel=tag href=/tag/%d>t</a>", n)),
    "tables": page(many("<table>")),
    "tables in cells": page(many("<table><tr><td>")),
    "cells": page(many("<td>a")),
    "rows": page(many("<tr>")),
    "rows of cells": page(lambda n: "<table>" + times("<tr><td>a<td>b", n)),
    "text in tables": page(many("<table>a")),
    "paragraphs": page(many("<p>a")),
    "paragraph ends": page(many("</p>")),
    "items": page(many("<li>a")),
    "definitions": page(many("<dt>a<dd>b")),
    "options": page(many("<select><option>a")),
    "headings": page(many("<h2>a</h2>")),
    "headings, open": page(many("<h1>a<h2>b")),
    "line breaks": page(many("a<br><br>")),
    "line breaks alone": page(many("<br>")),
    "images": page(many("<img alt=a src=b>")),
    "rules": page(many("<hr>")),
    "captions": page(many("<figure><figcaption>a")),
    "ruby": page(many("<ruby>a<rt>b")),
    "svg": page(many("<svg>")),
    "svg and html": page(many("<svg><foreignObject>")),
    "svg, closed": page(many("<svg></svg>a")),
    "math": page(many("<math><mi>")),
    "templates": page(many("<template>")),
    "noscript": page(many("<noscript>")),
    "scripts": page(many("<script>")),
    "scripts, closed": page(many("<script></script>")),
    "scripts with comments": page(many("<script><!--<script>")),
    "script ends": page(lambda n: "<script>" + times("</scrip", n)),
    "script comments": page(lambda n: "<script>" + times("<!--<script", n)),
    "titles": page(many("<title>")),
    "title ends": page(lambda n: "<title>" + times("</titl", n)),
    "styles": page(many("<style>a</style>")),
    "textareas": page(many("<textarea>")),
    "plain text": page(lambda n: "<plaintext>" + times("<p>", n)),
    "comments": page(many("<!-- a -->")),
    "comments that open": page(many("<!--")),
    "comment dashes": page(lambda n: "<!-" + times("-", n)),
    "more marks": page(many("<!--more-->")),
    "doctypes": page(many("<!doctype a>")),
    "bogus comments": page(many("<?a>")),
    "declarations": page(many("<!")),
    "CDATA": page(many("<![CDATA[")),
    "CDATA in svg": page(lambda n: "<svg>" + times("<![CDATA[a]]", n)),
    "open angles": page(many("<")),
    "ends that are none": page(many("</")),
    "names": page(lambda n: "<" + times("a", n)),
    "tag names that differ": page(lambda n: counted("<x%d>", n)),
    "an attribute name": page(lambda n: "<p " + times("a", n)),
    "an attribute value": page(lambda n: "<p title=\"" + times("a", n)),
    "quotes": page(many("<p a='b\"")),
    "slashes": page(lambda n: "<p " + times("/", n)),
    "equals signs": page(lambda n: "<p " + times("=", n)),
    "ampersands": page(many("&")),
    "references": page(many("&amp;")),
    "references without an end": page(many("&noti")),
    "numeric references": page(many("&#x1F600;")),
    "numbers without an end": page(lambda n: "&#" + times("9", n)),
    "references in attributes": page(lambda n: "<meta name=description content=\"" +
                                     times("&amp", n) + "\">"),
    "class words": page(lambda n: "<div class=\"" + times("nav ", n) + "\">a"),
    "class words that differ": page(lambda n: "<div class=\"" + counted("c%d ", n) + "\">a"),
    "classes": page(many("<div class=nav-footer-x>a</div>")),
    "ids": page(lambda n: counted("<p id=comment-%d>a", n)),
    "roles": page(many("<div role=navigation>")),
    "metadata": page(many("<meta name=a content=b>")),
    "article tags": page(lambda n: counted("<meta property=article:tag content=t%d>", n)),
    "the same article tag": page(many("<meta property=article:tag content=t>")),
    "keywords": page(lambda n: "<meta name=keywords content=\"" + counted("k%d, ", n) + "\">"),
    "descriptions": page(many("<meta name=description content=\"It is about this.\">")),
    "titles of records": page(lambda n: counted("<meta property=og:title content=\"b %d\">", n)),
    "authors": page(lambda n: counted("<meta name=author content=\"N %d\">", n)),
    "images of records": page(lambda n: counted("<meta property=og:image content=/%d>", n)),
    "canonical links": page(lambda n: counted("<link rel=canonical href=/%d>", n)),
    "a long address": page(lambda n: "<link rel=canonical href=/" + times("a/../", n) + ">"),
    "microdata": page(many("<div itemscope itemtype=http://schema.org/Article itemprop=author>")),
    "microdata properties": page(many("<span itemprop=headline>a")),
    "microformats": page(many("<p class=p-name>a")),
    "microformats, closed": page(many("<p class=\"p-category\">a</p>")),
    "times": page(many("<time datetime=2026>a</time>")),
    "bylines": page(many("<p class=byline>By A B</p>")),
    "standfirsts": page(many("<p class=standfirst>This is it.</p>")),
    "hidden": page(many("<div hidden>a")),
    "emphasis": page(many("<b>a<i>b")),
    "code": page(many("<pre><code>a")),
    "quotations": page(many("<blockquote>a")),
    "articles": page(many("<article>a")),
    "navigation": page(many("<nav><a href=a>b</a></nav>")),
    "long text": page(lambda n: "<p>" + times("A sentence of this kind. ", n)),
    "NUL bytes": page(many("<a\0")),
    "carriage returns": page(many("<p>\r")),
    "controls": page(many("\x01")),
    "no-break spaces": page(many("\u00A0")),
    "breadcrumbs": page(many("<a href=a>b</a> > ")),
    "JSON-LD: brackets": ld(many("[")),
    "JSON-LD: objects": ld(many("{\"a\":")),
    "JSON-LD: items": ld(many("[{},")),
    "JSON-LD: articles": ld(lambda n: "[" + times("{\"@type\":\"Article\",\"headline\":\"a\"},", n)[:-1] +
                            "]"),
    "JSON-LD: keywords": ld(lambda n: "{\"@type\":\"Article\",\"keywords\":[" +
                            counted("\"k%d\",", n)[:-1] + "]}"),
    "JSON-LD: a keyword string": ld(lambda n: "{\"@type\":\"Article\",\"keywords\":\"" +
                                    counted("k%d,", n) + "\"}"),
    "JSON-LD: nodes that name each other": ld(lambda n: "{\"@graph\":[" + counted(
        "{\"@id\":\"%d\",\"@type\":\"Article\",\"author\":{\"@id\":\"0x\"}},", n)[:-1] + "]}"),
    "JSON-LD: bare quotes": ld(lambda n: "{\"a\":\"" + times("b\"c", n) + "\"}"),
    "JSON-LD: bare words": ld(lambda n: "{" + times("a:b,", n) + "}"),
    "JSON-LD: commas": ld(lambda n: "[" + times("1,,", n) + "]"),
    "JSON-LD: escapes": ld(lambda n: "{\"@type\":\"Article\",\"headline\":\"" + times("\\ud800", n) + "\"}"),
    "JSON-LD: breaks in strings": ld(lambda n: "{\"a\":\"" + times("\n", n) + "\"}"),
    "JSON-LD: comments": ld(many("<!--")),
    "JSON-LD: backslashes": ld(lambda n: "{\"a\":\"" + times("\\", n)),
    "JSON-LD: numbers": ld(lambda n: "[" + times("1e9,", n) + "1]"),
    "JSON-LD: the same key": ld(lambda n: "{" + times("\"a\":1,", n)[:-1] + "}"),
    "JSON-LD: tags in a string": ld(lambda n: "{\"@type\":\"Article\",\"headline\":\"" +
                                    times("<b>", n) + "</\"}"),
    "JSON-LD: scripts": page(many("<script type=application/ld+json>{}</script>")),
    "JSON-LD: broken scripts": page(many("<script type=application/ld+json>{a</script>")),
}

TEXT = {
    "one-letter lines": many("a\n"),
    "one-letter paragraphs": many("a\n\n"),
    "blank lines": many("\n"),
    "bullets": many("* a\n"),
    "bullets, numbered": many("1. a\n"),
    "bullets without text": many("*\n"),
    "quoted lines": many("> a\n"),
    "quotation marks": many(">"),
    "underlined lines": many("a\n=\n"),
    "underlined titles": many("abc\n===\n\n"),
    "rules": many("---\n"),
    "titles and text": many("A title here\n\nA paragraph that is a sentence of its own, so to say.\n\n"),
    "the same title": many("How to mend a kettle at home\n\n"),
    "titles that differ": lambda n: counted("How to mend the kettle %d\n\n", n),
    "titles within titles": lambda n: counted("How to mend a kettle | %d\n\n", n),
    "cells": many("a    b    "),
    "lines of cells": many("a    b    c\n"),
    "drawn rows": many("| a | b |\n"),
    "boxes": many("\u2502 a \u2502\n"),
    "fields": many("[ ] a\n"),
    "brackets": many("["),
    "brackets on a line": lambda n: times("[a] ", n),
    "pictures": many("[a-1.png]\n"),
    "tags": lambda n: "Title of it\n\n" + "Tags: " + times("a, ", n),
    "labels of tags": lambda n: "Title of it\n\n" + times("Tags: a, b\n", n),
    "labels alone": many("Tags\n"),
    "labels and lists": many("Tags\n* a\n\n"),
    "hashtags": lambda n: "Title of it\n\n" + times("#a ", n),
    "lines of hashtags": many("#a #b\n"),
    "colons": many("a: "),
    "bars": many("a | "),
    "crumbs": many("a > "),
    "dates": many("3 May 2026\n"),
    "numbers": many("1 2 "),
    "bylines": many("By Jane Roe\n"),
    "bylines and dates": many("By Jane Roe\n3 May 2026\n\n"),
    "share buttons": many("Share this\n"),
    "captions twice": many("A caption of it\nA caption of it again\n"),
    "filled lines": many("These lines are filled to a width of about sixty columns and\n"),
    "long paragraphs": many("This is a sentence of a text. " * 20 + "\n\n"),
    "a long line": many("word "),
    "capitals": many("ABC DEF\n"),
    "glued tags": many("AaBbCc"),
    "posted in": many("posted in "),
    "sections": many("Politics\n\n"),
    "letters without spaces": many("\u6F22\u5B57"),
    "lines without spaces": many("\u6F22\u5B57\u6F22\u5B57\n"),
    "joined emoji": many("\U0001F469\u200D"),
    "no-break spaces": many("\u00A0"),
    "soft hyphens": many("a\u00AD"),
    "carriage returns": many("\r"),
    "deep indents": lambda n: "".join(" " * i + "* a\n" for i in range(int((2 * n) ** 0.5))),
    "words that all differ": lambda n: counted("w%dx ", n),
    "short and long": many("a\n" + "This one is a sentence that is long enough to be text of it.\n\n"),
}

LAYOUT = {
    "fields": many("{headline}\n"),
    "fields on a line": many("{summary} "),
    "points": many("{points}\n"),
    "braces": many("{"),
    "double braces": many("{{"),
    "closing braces": many("}}"),
    "blank lines": many("\n"),
    "spaces": many(" "),
    "words": many("word "),
    "empty fields": many("{author}\n\n"),
    "empty fields on a line": many("{author} "),
    "marks": lambda n: "{headline}" + times("\u0301", n),
    "joiners": many("\u200D"),
    "overrides": many("\u202E"),
    "Hangul parts": many("\u1100"),
    "hashtags": many("{hashtags} #a "),
}

CASES = [(kind, name, make) for kind, group in (
    ("markdown", MARKDOWN), ("markdown", FRONT), ("html", HTML), ("text", TEXT),
    ("layout", LAYOUT)) for name, make in group.items()]
CASES += [("text", "as text: " + name, MARKDOWN[name]) for name in MARKDOWN if name not in TEXT]

# What is made of many small pieces, for the records that are kept of each.
MEMORY_CASES = [
    ("text", "one-letter lines", TEXT["one-letter lines"]),
    ("text", "one-letter paragraphs", TEXT["one-letter paragraphs"]),
    ("text", "blank lines", TEXT["blank lines"]),
    ("text", "bullets", TEXT["bullets"]),
    ("text", "cells", TEXT["cells"]),
    ("text", "underlined lines", TEXT["underlined lines"]),
    ("text", "rules", TEXT["rules"]),
    ("text", "words that all differ", TEXT["words that all differ"]),
    ("text", "long paragraphs", TEXT["long paragraphs"]),
    ("text", "a long line", TEXT["a long line"]),
    ("html", "paragraphs", HTML["paragraphs"]),
    ("html", "items", HTML["items"]),
    ("html", "headings", HTML["headings"]),
    ("html", "cells", HTML["cells"]),
    ("html", "rules", HTML["rules"]),
    ("html", "divs with text", HTML["divs with text"]),
    ("html", "divs, closed", HTML["divs, closed"]),
    ("html", "classes", HTML["classes"]),
    ("html", "metadata", HTML["metadata"]),
    ("html", "article tags", HTML["article tags"]),
    ("html", "tag links", HTML["tag links"]),
    ("html", "times", HTML["times"]),
    ("html", "references", HTML["references"]),
    ("html", "long text", HTML["long text"]),
    ("html", "one tag of many attributes", HTML["one tag of many attributes"]),
    ("html", "JSON-LD: articles", HTML["JSON-LD: articles"]),
    ("html", "JSON-LD: keywords", HTML["JSON-LD: keywords"]),
    ("html", "JSON-LD: items", HTML["JSON-LD: items"]),
    ("html", "JSON-LD: numbers", HTML["JSON-LD: numbers"]),
    ("html", "JSON-LD: scripts", HTML["JSON-LD: scripts"]),
    ("markdown", "short lines", MARKDOWN["short lines"]),
    ("markdown", "headings", MARKDOWN["headings"]),
    ("markdown", "blank lines", MARKDOWN["blank lines"]),
    ("markdown", "rules", MARKDOWN["rules"]),
    ("markdown", "stars", MARKDOWN["stars"]),
    ("markdown", "many references", MARKDOWN["many references"]),
    ("markdown", "footnotes", MARKDOWN["footnotes"]),
    ("markdown", "bullets", TEXT["bullets"]),
    ("markdown", "HTML blocks", MARKDOWN["HTML blocks"]),
    ("markdown", "words that all differ", MARKDOWN["words that all differ"]),
]


class Hostile:
    def __init__(self, build, folder, show):
        self.job = os.path.abspath(os.path.join(build, "bin", "bench_job"))
        self.program = os.path.abspath(os.path.join(build, "bin", "sharepost"))
        self.folder = folder
        self.show = show
        self.broken = []
        self.worst = (0, "nothing")

    def file(self, make, size):
        path = os.path.join(self.folder, "hostile")
        with open(path, "wb") as stream:
            stream.write(make(size).encode()[:size + 100])
        return path

    def seconds(self, kind, make, size, rounds):
        """The least CPU time of some rounds in one process; a crash raises."""
        done = subprocess.run([self.job, "time", kind, self.file(make, size), str(rounds)], env={},
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True, timeout=120)
        if done.returncode != 0:
            raise RuntimeError("exit code %d: %s" % (done.returncode, done.stderr.strip()[-300:]))
        return int(done.stdout) / 1e6

    def measure(self, kind, make, rounds):
        small = self.seconds(kind, make, 50 * KB, rounds)
        large = self.seconds(kind, make, 200 * KB, rounds)
        return small, large, self.seconds(kind, make, MB, 1)

    def instructions(self, kind, make, size):
        command = (self.job, "time", kind, self.file(make, size))
        return instructions(*command, "2") - instructions(*command, "1")

    def grows(self, kind, make, small, large):
        """How many times as much, where that is too much."""
        if large <= LEAST or large <= small * RATIO:
            return None
        if not shutil.which("valgrind"):
            return large / small
        ratio = (self.instructions(kind, make, 200 * KB) /
                 self.instructions(kind, make, 50 * KB))
        return ratio if ratio > RATIO else None

    def time(self, kind, name, make):
        try:
            for rounds in (3, 9):  # more rounds only where the first do not convince
                small, large, huge = self.measure(kind, make, rounds)
                fine = large <= SECONDS and huge <= SECONDS_1MB
                if fine and (large <= LEAST or large <= small * RATIO):
                    break
            ratio = self.grows(kind, make, small, large)
        except (RuntimeError, subprocess.TimeoutExpired) as why:
            self.broken.append("%s: %s: %s" % (kind, name, why))
            return
        if not fine or ratio:
            self.broken.append("%s: %s" % (kind, name))
        self.worst = max(self.worst, (large, name))
        if self.show or not fine or ratio:
            print("  %-9s %-40s %8.4f %8.4f %5.2f %8.4f%s" % (
                kind, name, small, large, large / max(small, 1e-6), huge,
                " instructions: %.2f times" % ratio if ratio else ""), flush=True)

    def peak(self, kind, name, make, size):
        path = self.file(make, size)
        length = os.path.getsize(path)
        grown = MEMORY[kind] * length / 1024
        held = PAGES if kind == "html" and size < MB else BASE
        kib = None
        for _ in range(3):  # what the kernel maps around what is used depends on where that lies
            done = subprocess.run([self.job, "peak", self.program, "--quiet", "--json",
                                   "--max-input=200M", "--format=" + kind, path], env={},
                                  stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                  stderr=subprocess.DEVNULL, text=True)
            if done.returncode != 0:
                self.broken.append("%s: %s: the run failed" % (kind, name))
                return
            kib = min(kib or 1 << 40, int(done.stdout.split()[0]))
            if kib <= BASE + grown:
                break
        reached, fine = kib <= BASE + grown, kib <= held + grown
        if self.show or not reached:
            print("  %-9s %-36s %5d KB: peak %7d KiB, %5d KiB over the goal %s" %
                  (kind, name, size // KB, kib, kib - BASE - grown,
                   "" if reached else "the goal, missed" if fine else "BROKEN"), flush=True)
        if not fine:
            self.broken.append("%s: %s: %d KB of input take %d KiB" % (kind, name, size // KB, kib))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True)
    parser.add_argument("--part", choices=["time", "memory"])
    parser.add_argument("--only", default="")
    parser.add_argument("--all", action="store_true", help="show also what is well within")
    parser.add_argument("--quick", action="store_true", help="memory at 1 MB only")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        hostile = Hostile(options.build, folder, options.all)
        if options.part != "memory":
            print("time: seconds at 50 KB, at 200 KB, ratio, seconds at 1 MB")
            for kind, name, make in CASES:
                if options.only in kind + ": " + name:
                    hostile.time(kind, name, make)
            print("%d kinds of input; the dearest at 200 KB: %s, %.3f seconds" % (
                len(CASES), hostile.worst[1], hostile.worst[0]))
        if options.part != "time":
            print("memory: the peak of a whole run")
            for kind, name, make in MEMORY_CASES:
                if options.only in kind + ": " + name:
                    for size in (MB,) if options.quick else (MB, 10 * MB):
                        hostile.peak(kind, name, make, size)
            for kind, name, make in CASES:
                if kind != "layout" and options.only in kind + ": " + name:
                    for size in SMALL:
                        hostile.peak(kind, name, make, size)
            print("%d kinds of input of 1 MB%s, %d of 10 to 250 KB" % (
                len(MEMORY_CASES), "" if options.quick else " and of 10 MB",
                sum(kind != "layout" for kind, _, _ in CASES)))
    for what in hostile.broken:
        print("BROKEN: " + what)
    return 1 if hostile.broken else 0


if __name__ == "__main__":
    sys.exit(main())
