"""What no post may contain, counted over real articles: cookie, paywall, newsletter and share texts,
bylines, reading times, date lines, captions, code, URLs, remnants of Markdown and HTML, openings
that lean on a sentence before.

usage: violations.py [--program PATH] [--data DIR] [--json FILE] [--show N] [SOURCE...]

The sources are markdown (front matter taken away), blogs, pages and dumps (the pages as a text
browser shows them; needs w3m); all whose data is there when none is named. Every summary, point and
tag is looked at. It shares no rule and no code with the library: regular expressions over what came
out. What an author stated in metadata is his own and is counted apart, as "stated".
"""
import argparse
import collections
import concurrent.futures
import glob
import gzip
import json
import os
import re
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
I = re.IGNORECASE
KINDS = {
    "cookies": re.compile(
        r"\b(uses? cookies|cookie (policy|settings|consent|notice|banner)|(accept|reject) (all )?"
        r"cookies|verwende[nt] cookies|utilis\w+ des cookies|utiliza\w* cookies|(our|this) privacy policy)\b", I),
    "paywall": re.compile(
        r"subscribe to (read|continue)|subscribers? only|already a subscriber|to continue reading|"
        r"\b(sign|log) in to (read|continue|comment)|create (a|your) free account|free trial|"
        r"(für|nur) abonnenten|réservé aux abonnés|solo para suscriptores", I),
    "newsletter": re.compile(
        r"\b(subscribe|sign up|join)\b.{0,40}\b(newsletter|mailing list|inbox)|\bour newsletter\b|"
        r"newsletter (abonnieren|bestellen)|abonnez-vous|suscríbete|iscriviti alla|"
        r"subscribe (now|today|to our)", I),
    "sharing": re.compile(
        r"\bshare (this|on) (article|post|story|page|facebook|twitter|linkedin)|\bfollow us\b|"
        r"\btweet this\b|like us on|auf (facebook|twitter) teilen|partage[rz] (sur|cet)|"
        r"compart[ei]r? en (facebook|twitter)|copy link|leave a comment", I),
    "appeals": re.compile(
        r"^(click|tap) (here|on|the)\b|\b(read|learn|find out) more\b.{0,30}$|^(register|book|buy|order|"
        r"apply|donate|download) (now|today|here)\b|\bstay tuned\b|\bcontact us\b", I),
    "bylines": re.compile(
        r"^(by|von|par|por|di|door) [A-Z][\w.'’-]+( [A-Z][\w.'’-]+){1,3}\.?$|^(written|posted|reported|"
        r"published) by\b|^about the author"),
    "reading times": re.compile(
        r"\b\d+ ?-?min(ute)?s?\.? (read|reading|lesezeit|de lecture|de lectura|di lettura|leestijd)\b|"
        r"^(reading time|lesezeit|lesedauer|temps de lecture)\b", I),
    "date lines": re.compile(
        r"^((last )?(published|updated|posted|modified|aktualisiert|veröffentlicht|publié|mis à jour|"
        r"publicado|actualizado)( (on|am|le|el))?:? )?(\w+,? )?(\d{1,2}\.? \w+\.?,? \d{4}|\w+\.? \d{1,2}"
        r"(st|nd|rd|th)?,? \d{4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})"
        r"(,? (at )?\d{1,2}[:.]\d{2}.*)?$", I),
    "captions": re.compile(
        r"^\W*(photo|image|picture|figure|fig|foto|bild|abbildung|abb|credit|illustration|source|quelle|"
        r"crédit)s?( \d+)?[.:] |\b(photo|image)(graph)?s? (credit|courtesy|by)\b|getty images|"
        r"\bap photo\b|/reuters\b|shutterstock\b", I),
    "code": re.compile(
        r"[{};]\s*$|\)\s*=>|\bfunction \w*\(|[=!]==?[^=]|&&|\w\(\);|^(import|from|const|let|var|def|sudo|"
        r"npm|pip|git) [\w./-]+( [=\w]+)?$|^\$ "),
    "URLs": re.compile(r"https?:|\bwww\.\w|\w@\w+\.\w{2,}|\b[\w-]+\.(com|org|net|io|de)/\w", I),
    "Markdown": re.compile(
        r"\]\(|\*\*|(^|\s)__?\w|^#+ |^[-*+] |^\d+\. |`|!\[|\[\^?\w+\]|^> |\{\{|\{%|<!--|:::|\|.*\|"),
    "HTML": re.compile(r"&(amp|nbsp|lt|gt|quot|#x?[\da-f]+);|</?[a-z][^>]*>", I),
    "gaps": re.compile(r" [.,]( |$)|(^|\s)\(\s*\)|[a-zé]{6}\. [a-z]{3,} [a-z]|�"),
    "about itself": re.compile(
        r"\bin this (article|post|guide|tutorial|blog post)\b|\bas (mentioned|described|shown) "
        r"(above|below)\b|\bin diesem (artikel|beitrag)\b|\bdans cet article\b|\ben este artículo\b", I),
}
LEANS = {
    "en": r"and|but|or|so|yet|also|however|therefore|thus|moreover|furthermore|additionally|instead|"
          r"then|that|this|these|those|it|its|they|them|their|he|she|his|her|such|here|there|"
          r"the (former|latter|same|above|following)",
    "de": r"und|aber|oder|jedoch|deshalb|daher|dies(e[rsmn]?)?|es(?! gibt)|er|dann|danach|außerdem",
    "fr": r"et|mais|donc|cependant|ce(tte|t|s)?|cela|il|elle|ils|elles|puis|ensuite",
    "es": r"y|pero|o|sin embargo|est[aeo]s?|es[aeo]s?|ello|además|entonces|luego",
}
LEANS = {tag: re.compile(rf"\W*({words})\b", I) for tag, words in LEANS.items()}
TAG = re.compile(r"^\W*$|^\d+$|^.{61,}$|[<>{}|`]|https?:|&\w+;", I)


# ---- the articles: (name, format, bytes, base URL) -----------------------------------------------


def without_front_matter(text):
    for fence in ("---", "+++"):
        if text.startswith(fence + "\n"):
            end = text.find("\n" + fence, len(fence))
            if end > 0:
                return text[text.index("\n", end + 1) + 1:] if "\n" in text[end + 1:] else ""
    return text


def markdown(data):
    with open(os.path.join(data, "markdown", "index.json"), encoding="utf-8") as file:
        for post in json.load(file)["posts"]:
            with open(os.path.join(data, "markdown", post["file"]), encoding="utf-8",
                      errors="replace") as text:
                body = without_front_matter(text.read().lstrip("\ufeff").replace("\r\n", "\n"))
            yield post["file"], "markdown", body.encode(), None


def blogs(data):
    for path in sorted(glob.glob(os.path.join(data, "text", "blog-*.jsonl"))):
        with open(path, encoding="utf-8") as file:
            for line in file:
                case = json.loads(line)
                yield case["id"], "markdown", case["text"].encode(), None
    for path in sorted(glob.glob(os.path.join(data, "seed", "*.txt"))):
        with open(path, "rb") as file:
            yield path, "text", file.read(), None


def pages(data):
    with open(os.path.join(data, "html", "index.json"), encoding="utf-8") as file:
        for case in json.load(file)["cases"]:
            with gzip.open(os.path.join(data, "html", case["file"])) as page:
                yield case["id"], "html", page.read(), case.get("url")


def dumps(data):
    for name, _, page, url in pages(data):
        shown = subprocess.run(["w3m", "-dump", "-T", "text/html", "-O", "UTF-8", "-cols", "1000"],
                               input=page, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        yield name, "text", shown.stdout, url


SOURCES = {"markdown": markdown, "blogs": blogs, "pages": pages, "dumps": dumps}


def is_there(source, data):
    folder = {"markdown": "markdown", "blogs": "text", "pages": "html", "dumps": "html"}[source]
    return os.path.isdir(os.path.join(data, folder)) and (
        source != "dumps" or shutil.which("w3m") is not None)


# ---- looking -------------------------------------------------------------------------------------


def found_in(text, language, opens):
    for kind, pattern in KINDS.items():
        if pattern.search(text):
            yield kind
    leans = LEANS.get((language or "")[:2])
    if opens and leans and leans.match(text):
        yield "leaning openings"


def look(program, article):
    """[(kind, key, text, stated)] of one article; None when there is no post to be had."""
    name, form, text, url = article
    command = [program, "--json", "--explain", f"--format={form}", *(("--base-url", url) if url else ()), "-"]
    done = subprocess.run(command, input=text, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    if done.returncode != 0:
        return None
    result = json.loads(done.stdout)
    origins = result.get("origins", {})
    found = []
    for key, values in (("summary", [result["summary"]] if result["summary"] else []),
                        ("points", result["points"]), ("tags", result["tags"])):
        key_origin = origins.get(key, origins.get(key.rstrip("s"), ""))
        stated = key_origin not in ("body", "heading", "ranking", "")
        for text in values:
            kinds = (["bad tags"] if TAG.search(text) else []) if key == "tags" else \
                found_in(text, result["language"], True)
            found += [(kind, key, text, stated) for kind in kinds]
    return found


def count(source, program, data, show):
    """{kind: how many}, how many stated, how many articles"""
    kinds, stated, articles = collections.Counter(), 0, 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        articles_of = list(SOURCES[source](data))
        for article, found in zip(articles_of, pool.map(lambda a: look(program, a), articles_of)):
            if found is None:
                continue
            articles += 1
            for kind, key, text, own in found:
                stated += own
                kinds[kind] += not own
                if not own and kinds[kind] <= show:
                    print(f"{source}: {kind}: {key} of {article[0]}: {text[:200]}")
    return kinds, stated, articles


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default=os.path.join(ROOT, "build/release/bin/sharepost"))
    parser.add_argument("--data", default=os.path.join(
        os.environ.get("SHARE_DATA") or os.path.join(ROOT, "..", "shared"), "data"))
    parser.add_argument("--json")
    parser.add_argument("--show", type=int, default=5, help="so many examples of each kind")
    parser.add_argument("sources", nargs="*", choices=[[], *SOURCES])
    given = parser.parse_args()
    sources = [s for s in given.sources or SOURCES if is_there(s, given.data)]
    if not sources:
        print(f"there are no articles in {given.data}")
        return 77
    table = {}
    for source in sources:
        kinds, stated, articles = count(source, given.program, given.data, given.show)
        table[source] = {"articles": articles, "stated": stated,
                         **{kind: kinds[kind] for kind in [*KINDS, "leaning openings", "bad tags"]}}
        print(f"{source}: {articles} articles, {sum(kinds.values())} found, {stated} stated")
    if given.json:
        with open(given.json, "w", encoding="utf-8") as file:
            json.dump(table, file)
    for kind in [*KINDS, "leaning openings", "bad tags"]:
        print("%-18s" % kind, *("%6d" % table[source][kind] for source in sources))
    return 0


if __name__ == "__main__":
    sys.exit(main())
