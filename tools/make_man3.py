"""Makes docs/share.3 and docs/share_fetch.3, the manuals of the libraries, out of their headers.

usage: make_man3.py [--check]      --check only says whether the pages are what the headers give

Every comment of a public header that says something to a caller goes into the page, with the
declarations that follow it; a comment behind a member, an enumerator or a function goes with that.
The header stays the one place where the library is described. The pages are mdoc(7).
"""
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
WIDTH = 78
# Header, page, what the library is called, the page's last words before the header's own.
PAGES = [
    ("share", "read an article, write the post that shares it",
     "libshare (pkg-config: libshare; CMake: share::share)",
     ["An article is read, what it says about itself is picked, and a post is composed.",
      "Every word of a post stands in its article."],
     [".Xr sharepost 1 ,", ".Xr share_fetch 3"]),
    ("fetch", "read an article from the web",
     "libshare-fetch (pkg-config: libshare-fetch; CMake: share::fetch)",
     ["The page at an address is fetched, within limits, and becomes an article."],
     [".Xr sharepost 1 ,", ".Xr share 3"]),
]


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def one_line(text):
    return re.sub(r"\s+", " ", text).strip()


def plain(comment):
    """The words of a comment, without the stars at the start of its lines."""
    return "\n".join(re.sub(r"^\s*\* ?", "", line) for line in comment.split("\n")).strip()


def escape(text):
    return text.replace("\\", "\\e")


def guard(line):
    return "\\&" + line if line[:1] in ".'" else line


def paragraph(text):
    """Text as source lines: each sentence starts one, none is longer than WIDTH; a function's name
    has a line of its own, as mdoc wants it marked."""
    lines = []
    for sentence in re.split(r"(?<=[.?!:;])\s+(?=[A-Z])", one_line(text)):
        line = ""
        for word in sentence.split(" "):
            call = re.match(r"(share_\w+)\(\)([.,;:]*)$", word)
            if call:
                lines += [guard(line)] if line else []
                lines.append((".Fn %s %s" % call.groups()).strip())
                line = ""
                continue
            word = escape(word)
            if line and len(line) + 1 + len(word) > WIDTH:
                lines.append(guard(line))
                line = word
            else:
                line = line + " " + word if line else word
        lines += [guard(line)] if line else []
    return lines


def comment_lines(text):
    """A comment of its own: paragraphs, and lists of names with what each means."""
    lines = []
    for block in re.split(r"\n(?:\s*\n)+", text):
        rows = [re.match(r"(SHARE_\w+) {2,}(.*)", row) for row in block.split("\n")]
        if all(rows):
            lines.append(".Bl -tag -width Ds -compact")
            for row in rows:
                lines += [".It Dv " + row.group(1)] + paragraph(row.group(2))
            lines.append(".El")
        else:
            lines += [".Pp"] + paragraph(block)
    return lines


def indented(text):
    return [".Bd -filled -offset indent -compact"] + paragraph(plain(text)) + [".Ed"]


# ---- declarations ----

def function(text, note):
    text = one_line(text.replace("SHARE_API", "").replace("SHARE_NODISCARD", ""))
    match = re.match(r"(.*?)\b(share_\w+)\((.*)\);$", text)
    kind, name, arguments = match.groups()
    arguments = re.sub(r"\s*/\* (.*?) \*/", r" /* \1 */", arguments)
    lines = [".Ft " + kind.strip(), ".Fo " + name]
    lines += ['.Fa "%s"' % argument.strip().replace('"', '""')
              for argument in ([] if arguments == "void" else arguments.split(","))]
    return lines + [".Fc"] + note


def members(body, pattern):
    """(declaration, comment) of each member or enumerator of a body."""
    found = []
    for match in re.finditer(r"(?:/\*(.*?)\*/)|(%s)" % pattern, body, re.S):
        if match.group(2):
            found.append([one_line(match.group(2)).rstrip(",;"), ""])
        elif found:
            found[-1][1] += " " + plain(match.group(1))
    return found


def braces(kind, name, body):
    """An enum or a struct: its members as a list, with what their comments say."""
    before = re.match(r"\s*/\*(.*?)\*/", body, re.S)
    lines = [".Vt %s %s" % (kind, name)]
    if before:
        body = body[before.end():]
        lines += indented(before.group(1))
    pattern = r"SHARE_\w+(?:\s*=\s*\d+)?,?" if kind == "enum" else r"[a-z][^;/]*;"
    lines.append(".Bl -tag -width Ds -compact")
    for member, comment in members(body, pattern):
        lines.append((".It Dv " if kind == "enum" else ".It Va ") + member)
        lines += paragraph(comment) if comment.strip() else []
    return lines + [".El"]


def declaration(text):
    """The page's lines for one declaration with the comment behind it."""
    trailing = re.search(r"/\*((?:(?!\*/).)*)\*/\s*$", text, re.S)
    note = indented(trailing.group(1)) if trailing else []
    bare = text[:trailing.start()].strip() if trailing else text.strip()
    match = re.match(r"typedef (enum|struct) (\w+) \{(.*)\} \w+;$", bare, re.S)
    if match:
        return braces(*match.groups()) + note
    match = re.match(r"typedef struct (\w+) \w+;$", bare)
    if match:
        return [".Vt " + match.group(1)] + note
    match = re.match(r"typedef (\w+) \(\*(\w+)\)(\(.*\));$", bare, re.S)
    if match:
        return ['.Vt "%s (*%s)%s"' % (match.group(1), match.group(2), one_line(match.group(3)))] + note
    match = re.match(r"#define (\w+)(.*)$", bare, re.S)
    if match:
        value = "" if "{" in match.group(2) else one_line(match.group(2).replace("\\\n", " "))
        return [".Dv " + (match.group(1) + " " + value).strip()] + note
    return function(bare, note)


# ---- the header ----

ITEM = re.compile(r"""
    (?P<section>/\*\ ----\ (?P<title>.*?)\ -+\ \*/)
  | (?P<comment>/\*.*?\*/)
  | (?P<decl>(?:typedef\ (?:enum|struct)\ \w+\ \{.*?\}\ \w+;
      | typedef\ [^;{]*;
      | \#define\ (?:\\\n|[^\n\\])*(?:\\\n(?:\\\n|[^\n\\])*)*
      | SHARE_API\ [^;]*;)
      (?:[ ]*/\*.*?\*/)?)
""", re.X | re.S)


def body_of(header):
    """The sections of the page."""
    rest = header.split("\nSHARE_BEGIN_DECLS\n")[1].split("\nSHARE_END_DECLS\n")[0]
    lines, comment, last = [], [], 0
    for match in ITEM.finditer(rest):
        gap = rest[last:match.start()]
        last = match.end()
        if gap.strip():
            raise ValueError("not understood: %r" % gap.strip()[:60])
        if match.group("section"):
            lines += comment
            title = match.group("title")
            lines.append(".Sh " + title.upper())
            comment = []
        elif match.group("comment"):
            lines += comment
            comment = comment_lines(plain(match.group("comment")[2:-2]))
        else:
            lines += comment
            comment = []
            lines.append(".Pp")
            lines += declaration(match.group("decl"))
    return lines + comment


def conventions(header):
    """The comment on top: the example, and what is true of every function."""
    top = plain(header[2:header.index("*/")])
    example, rest = re.match(r".*?\n\n((?:    [^\n]*\n)+)\n(.*)", top, re.S).groups()
    lines = [".Bd -literal -offset indent"]
    lines += [escape(line[4:]) for line in example.rstrip("\n").split("\n")]
    lines.append(".Ed")
    entries = re.match(r"(True of every function here:)\n(.*)", rest, re.S)
    if not entries:
        return lines + comment_lines(rest)
    lines += [".Pp", entries.group(1), ".Bl -tag -width Objects"]
    for entry in re.split(r"\n(?=  [A-Z])", "\n" + entries.group(2)):
        match = re.match(r"\s*([A-Z]\w+)\s+(.*)", entry, re.S)
        if match:
            lines += [".It Sy " + match.group(1)] + paragraph(match.group(2))
    return lines + [".El"]


def page_name(name):
    return "share" if name == "share" else "share_" + name


def make(name, what, library, words, see):
    header = read("include/share/%s.h" % name)
    version = re.search(r'STRING "(.*)"', read("include/share/version.h")).group(1)
    date = re.search(r"^\.Dd (.*)$", read("docs/sharepost.1"), re.M).group(1)
    functions = re.findall(r"^SHARE_API [^;]*?\b(share_\w+)\(", header, re.M)
    lines = ['.\\" Made from include/share/%s.h by tools/make_man3.py: change the header instead.' % name,
             ".Dd " + date, ".Dt %s 3" % page_name(name).upper(), ".Os libshare " + version, ".Sh NAME"]
    lines += [".Nm %s%s" % (f, " ," if f != functions[-1] else "") for f in functions]
    lines += [".Nd " + what, ".Sh LIBRARY", library, ".Sh SYNOPSIS", ".In share/%s.h" % name,
              ".Sh DESCRIPTION"] + words
    lines += conventions(header) + body_of(header)
    lines = [line for before, line in zip([""] + lines, lines)
             if not (line == ".Pp" and before.startswith(".Sh"))]
    return "\n".join(lines + [".Sh SEE ALSO"] + see) + "\n"


def main(arguments):
    wrong = 0
    for page in PAGES:
        path = "docs/%s.3" % page_name(page[0])
        text = make(*page)
        if arguments == ["--check"]:
            if not os.path.exists(os.path.join(ROOT, path)) or read(path) != text:
                print("%s is not what include/share/%s.h gives" % (path, page[0]))
                wrong = 1
        else:
            with open(os.path.join(ROOT, path), "w", encoding="utf-8") as file:
                file.write(text)
    return wrong


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
