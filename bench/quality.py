"""How good the results are on real articles, by the scorers that lie beside the project in ../shared.

usage: quality.py --build DIR [--check | --renew | --docs] [PART...]

The parts are markdown dumps pages words points truncate sentences violations language; all of them when none is named, and
copies, which takes minutes and a browser and is measured when it is named. Without
an option the scorers' own tables are printed. --check compares with the figures in
bench/quality.tsv and exits 1 when one has fallen by more than .01 or a run has failed; the tests
call it so. --renew writes the figures of a run into bench/quality.tsv and the tables of
docs/quality.md, so that both say the same; --docs only compares these two. Exits 77 when there is
nothing to measure with.
"""
import argparse
import concurrent.futures
import datetime
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TABLE = os.path.join(ROOT, "bench", "quality.tsv")
DOCS = os.path.join(ROOT, "docs", "quality.md")
TOLERANCE = 0.01
# --check scores the front matter that is rewritten on the first so many posts by hash: it takes
# as long as all other parts together, and every one of them is right.
SAMPLE = 150
SITES = ("18f", "digitalgov")
SETS = ("trafilatura", "fundus", "postlight")


def scorer(shared, name, *arguments):
    return [sys.executable, os.path.join(shared, "score", name), *arguments]


# ---- what is run: for each part a list of (title, command, how its figures are read) -------------


def html_figures(result, part, with_body):
    columns = {"headline exact": "h_exact", "headline token F1": "h_f1", "summary ROUGE-L": "s_rl",
               "tags micro F1": "t_f1", "tags mean F1": "t_mf1"}
    if with_body:
        columns["text F1"] = "body"
    for name in SETS:
        row = result[name]
        yield f"{part}/{name}/pages", row["n"]
        for column, key in columns.items():
            # the third set knows only how texts begin: no measure of a whole text
            if row[key] is not None and not (key == "body" and row["body_kind"] == "prefix"):
                yield f"{part}/{name}/{column}", row[key]
        yield f"{part}/{name}/failed", row["fail"] + row["timeout"]


def front_matter_figures(result, form):
    for key in ("headline", "summary", "tags", "tags (extended)"):
        if key in result["with-fm"]:
            yield f"markdown/{form}/{key}", result["with-fm"][key]


def body_figures(result):
    rows = result["no-fm"]
    yield "body/headline, where the title is the first heading/share", rows["headline"]["h1"][0]
    yield ("body/headline, where the text has a first heading of its own/share",
           rows["headline"]["own-h1"][0])
    for name, key in (("all descriptions", "all"), ("descriptions in words of their own",
                                                    "own words")):
        for column, value in zip(("ROUGE-1", "ROUGE-2", "ROUGE-L"), rows["summary"][key]):
            yield f"summary/{name}/{column}", value
    for count in (5, 10):
        for column, value in zip("PR", rows["tags"][f"present@{count} stem"]):
            yield f"tags/the first {count}/{column}", value
        yield f"tags/the first {count}/F1", rows["tags"][f"present@{count} stem"][2]


def pages_part(shared, binary, folder, checking):
    out = os.path.join(folder, "pages.json")
    yield ("Web pages",
           scorer(shared, "score_html.py", "--index", f"{shared}/data/html/index.json", "--jobs",
                  "2", "--json", out, "--cmd", f"{binary}/sharepost --json --body --base-url {{url}} -"),
           lambda text: html_figures(json.load(open(out)), "pages", True))


def dumps_part(shared, binary, folder, checking):
    out = os.path.join(folder, "dumps.json")
    yield ("Web pages as a text browser shows them",
           scorer(shared, "score_html.py", "--index", f"{shared}/data/html/index.json", "--dump",
                  "--jobs", "2", "--json", out, "--cmd",
                  f"{binary}/sharepost --json --format=text --base-url {{url}} -"),
           lambda text: html_figures(json.load(open(out)), "dumps", False))


def copies_part(shared, binary, folder, checking):
    """The dumps' measure on what is copied out of a browser's window instead of printed by w3m."""
    out = os.path.join(folder, "copies.json")
    browser = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    yield ("Web pages as they are copied out of a browser",
           ["node", os.path.join(ROOT, "bench", "copies", "copies.js"),
            os.path.join(ROOT, "build", "web"), browser,
            *scorer(shared, "score_html.py", "--index", f"{shared}/data/html/index.json", "--dump",
                    "--jobs", "2", "--json", out, "--cmd",
                    f"{binary}/sharepost --json --format=text --base-url {{url}} -")],
           lambda text: html_figures(json.load(open(out)), "copies", False))


def markdown_part(shared, binary, folder, checking):
    def run(name, read, *arguments):
        out = os.path.join(folder, name + ".json")
        return (scorer(shared, "score_markdown.py", "--data", f"{shared}/data/markdown",
                       "--no-baselines", "--json", out, *arguments, "--cmd",
                       f"{binary}/sharepost --json -"),
                lambda text: read(json.load(open(out))))
    yield ("Markdown, with front matter",
           *run("as-is", lambda r: front_matter_figures(r, "as they are"), "--mode", "with-fm"))
    for form in ("json", "toml", "yaml"):
        limit = ("--limit", str(SAMPLE)) if checking else ()
        yield (f"Markdown, with front matter as {form}",
               *run(form, lambda r, form=form: front_matter_figures(r, f"as {form.upper()}"),
                    "--mode", "with-fm", "--transcode", form, *limit))
    yield ("Markdown, front matter taken away", *run("none", body_figures, "--mode", "no-fm"))


def words_part(shared, binary, folder, checking):
    def last_line(text):
        result = json.loads(text.strip().splitlines()[-1])
        assert result["failed_runs"] == 0, "failed runs"
        return result
    for site in SITES:
        command = ("--cases", f"{shared}/data/text/blog-{site}-dev.jsonl", "--cmd",
                   f"{binary}/sharepost --json --format=markdown -")

        def tags(text, site=site):
            result = last_line(text)
            return [(f"words/{site}/tags {key}", result[key]) for key in ("P@3", "F1@5")]

        def summary(text, site=site):
            result = last_line(text)
            return [(f"words/{site}/summary {key}", result[key])
                    for key in ("ROUGE-1", "ROUGE-2", "ROUGE-L")]
        yield (f"Tags of {site}, whose authors gave their own",
               scorer(shared, "score_text.py", "keywords", *command), tags)
        yield (f"Summaries of {site}",
               scorer(shared, "score_text.py", "summary", "--own-words", *command), summary)


def truncate_part(shared, binary, folder, checking):
    for unit, name in (("codepoint", "code points"), ("utf16", "UTF-16 units"), ("byte", "bytes")):
        def read(text, name=name):
            result = json.loads(text.strip().splitlines()[-1])
            return [(f"truncate/{name}/right", result["ok"] / result["cases"])] + [
                (f"truncate/{name}/{key.replace('_', ' ')}", result[key])
                for key in ("split_cluster", "over_limit", "open_bidi")]
        yield (f"Cutting, in {name}",
               scorer(shared, "score_text.py", "truncate", "--unit", unit, "--split", "all",
                      "--cmd", f"{binary}/truncate {unit} {{max}}"), read)


def sentences_part(shared, binary, folder, checking):
    def read(text):
        result = json.loads(text.strip().splitlines()[-1])
        return [("sentences/rule cases/exact", result["accuracy"]),
                ("sentences/rule cases/boundary precision", result["boundary_P"]),
                ("sentences/rule cases/boundary recall", result["boundary_R"])]
    yield ("Sentences",
           scorer(shared, "score_text.py", "sentences", "--cases",
                  f"{shared}/data/text/sentences-dev.jsonl", "--cmd",
                  f"{binary}/sentences --lang {{lang}}"), read)


def violations_part(shared, binary, folder, checking):
    out = os.path.join(folder, "violations.json")

    def read(text):
        with open(out, encoding="utf-8") as file:
            found = json.load(file)
        return [(f"violations/{kind}/{source}", kinds[kind])
                for source, kinds in found.items() for kind in kinds]
    yield ("What no post may contain",
           [sys.executable, os.path.join(ROOT, "bench", "violations.py"), "--program",
            f"{binary}/sharepost", "--data", f"{shared}/data", "--json", out], read)


def part_of_ours(title, table, *options):
    """A part that a script beside this one measures: bench/TABLE.py, rows of columns as JSON."""
    def part(shared, binary, folder, checking):
        out = os.path.join(folder, table + ".json")

        def read(text):
            with open(out, encoding="utf-8") as file:
                found = json.load(file)
            return [(f"{table}/{row}/{column}", value)
                    for row, columns in found.items() for column, value in columns.items()]
        yield (title, [sys.executable, os.path.join(ROOT, "bench", table + ".py"), "--program",
                       f"{binary}/sharepost", "--data", f"{shared}/data", "--json", out, *options],
               read)
    return part


points_part = part_of_ours("The points, by what readers thought of such sentences", "points")
language_part = part_of_ours("The language, guessed", "language", "--show")


PARTS = {"markdown": markdown_part, "dumps": dumps_part, "pages": pages_part, "words": words_part,
         "points": points_part, "truncate": truncate_part, "sentences": sentences_part,
         "violations": violations_part, "language": language_part,
         "copies": copies_part}
ON_DEMAND = ("copies",)
# the tables that a part fills
TABLES = {"markdown": ("markdown", "body", "summary", "tags"), "dumps": ("dumps",),
          "pages": ("pages",), "words": ("words",), "points": ("points",), "truncate": ("truncate",),
          "sentences": ("sentences",), "violations": ("violations",), "language": ("language",), "copies": ("copies",)}
# figures of which none may be above zero, and those that only count
NEVER = ("failed", "split cluster", "over limit", "open bidi")
COUNTS = ("pages", "articles", "languages")
# figures that say how much was measured: neither much nor little is better
NEUTRAL = ("points an article", "read")


def is_bound(name):
    """Whether the figure may not rise: a count of something bad."""
    table, row, column = name.split("/")
    return column in NEVER or (table == "violations" and row not in ("articles", "stated"))


def is_count(name):
    table, _, column = name.split("/")
    return is_bound(name) or (table == "violations") or column in COUNTS


# ---- running -------------------------------------------------------------------------------------


def run(job):
    title, command, read = job
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    text = done.stdout.decode("utf-8", "replace")
    if done.returncode != 0:
        raise SystemExit(f"quality: {title}: {done.stderr.decode('utf-8', 'replace')[-500:]}")
    return title, text, dict(read(text))


def measure(parts, shared, binary, checking):
    """The figures of each part; prints the scorers' tables unless it is only checked."""
    figures = {part: {} for part in parts}
    with tempfile.TemporaryDirectory() as folder, \
            concurrent.futures.ThreadPoolExecutor(2) as pool:
        jobs = [(part, job) for part in parts
                for job in PARTS[part](shared, binary, folder, checking)]
        results = pool.map(run, [job for _, job in jobs])
        for (part, _), (title, text, found) in zip(jobs, results):
            figures[part].update(found)
            if not checking:
                print(f"\n== {title}\n{text}", end="", flush=True)
    return figures


# ---- the table and the documentation -------------------------------------------------------------


def read_table():
    """{part: (when, {figure: value})}"""
    table, part = {}, None
    with open(TABLE, encoding="utf-8") as file:
        for line in file:
            if line.startswith("= "):
                part, when = line[2:].rstrip("\n").split("\t")
                table[part] = (when, {})
            elif line.strip() and not line.startswith("#"):
                name, value = line.rstrip("\n").split("\t")
                table[part][1][name] = float(value)
    return table


def write_table(table):
    with open(TABLE, "w", encoding="utf-8") as file:
        file.write("# What bench/quality.py --check holds the results to. Renew it with\n"
                   "#     ./dev quality renew [PART...]\n")
        for part in PARTS:
            if part in table:
                when, figures = table[part]
                file.write(f"= {part}\t{when}\n")
                for name, value in figures.items():
                    file.write(f"{name}\t{shown(name, value)}\n")


def shown(name, value):
    return "%d" % value if is_count(name) else "%.4f" % value


def markdown_table(figures, wanted):
    """One table of the documentation: rows and columns in the order in which they come."""
    rows, columns = [], []
    for name in figures:
        table, row, column = name.split("/")
        if table == wanted:
            rows += [row] if row not in rows else []
            columns += [column] if column not in columns else []
    out = ["| | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for row in rows:
        cells = []
        for column in columns:
            value = figures.get(f"{wanted}/{row}/{column}")
            cells.append("–" if value is None else
                         "%d" % value if is_count(f"{wanted}/{row}/{column}") else "%.3f" % value)
        out.append(f"| {row} | " + " | ".join(cells) + " |")
    return "\n".join(out)


def docs_text(text, table):
    """docs/quality.md with its tables filled from the committed figures."""
    for part, (when, figures) in table.items():
        for wanted in TABLES[part]:
            mark = re.compile(rf"(<!-- table: {wanted} -->\n).*?(<!-- end -->)", re.S)
            if not mark.search(text):
                raise SystemExit(f"quality: docs/quality.md has no place for the table {wanted}")
            new = f"{markdown_table(figures, wanted)}\n\nMeasured {when}.\n"
            text = mark.sub(lambda m: m.group(1) + new + m.group(2), text)
    return text


def tree_now():
    def git(*arguments):
        return subprocess.run(["git", "-C", ROOT, *arguments], stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL).stdout.decode().strip()
    commit = git("rev-parse", "--short", "HEAD") or "unknown"
    changed = git("status", "--porcelain", "--untracked-files=no", "--", "lib", "cli", "include")
    return "%s, commit %s%s" % (datetime.date.today(), commit,
                                " and what is committed with this table" if changed else "")


def renew(figures):
    table = read_table() if os.path.exists(TABLE) else {}
    for part, found in figures.items():
        table[part] = (tree_now(), found)
    write_table(table)
    with open(DOCS, encoding="utf-8") as file:
        text = file.read()
    with open(DOCS, "w", encoding="utf-8") as file:
        file.write(docs_text(text, read_table()))


def check_docs():
    with open(DOCS, encoding="utf-8") as file:
        text = file.read()
    if docs_text(text, read_table()) != text:
        print("docs/quality.md and bench/quality.tsv differ: ./dev quality renew writes both")
        return 1
    print("ok")
    return 0


def check(figures):
    table, bad = read_table(), 0
    for part, found in figures.items():
        for name, held in table[part][1].items():
            value = found.get(name)
            if name.split("/")[2] in NEUTRAL:
                continue
            if value is None and name.split("/")[0] in ("markdown", "violations"):
                continue  # a key that no post of the sample has, a source that is not there
            if value is None or (is_bound(name) and value > held) or (
                    not is_bound(name) and value < held - TOLERANCE):
                bad += 1
                print(f"{name}: {value if value is None else shown(name, value)}, "
                      f"held: {shown(name, held)}")
            elif not is_count(name) and value > held + TOLERANCE:
                print(f"{name}: {shown(name, value)}, better than {shown(name, held)}: "
                      "./dev quality renew")
    print("ok" if bad == 0 else f"{bad} figure(s) fell by more than {TOLERANCE}")
    return 1 if bad else 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", default=os.path.join(ROOT, "build", "release"))
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--check", action="store_true")
    what.add_argument("--renew", action="store_true")
    what.add_argument("--docs", action="store_true")
    parser.add_argument("parts", nargs="*", metavar="PART")
    given = parser.parse_args()
    if given.docs:
        return check_docs()
    for part in given.parts:
        if part not in PARTS:
            print(f"quality: unknown: {part}", file=sys.stderr)
            return 64
    parts = given.parts or [part for part in PARTS if part not in ON_DEMAND]
    shared = os.path.abspath(os.environ.get("SHARE_DATA") or os.path.join(ROOT, "..", "shared"))
    if not os.path.isdir(os.path.join(shared, "score")):
        print(f"there are no scorers in {os.path.relpath(shared, ROOT)}/score")
        return 77
    if "dumps" in parts and not shutil.which("w3m"):
        print("w3m is missing, which makes the dumps")
        return 77
    figures = measure(parts, shared, os.path.join(os.path.abspath(given.build), "bin"), given.check)
    if given.renew:
        renew(figures)
    return check(figures) if given.check else 0


if __name__ == "__main__":
    sys.exit(main())
