"""Whether the language of an article is guessed right from its text alone.

usage: language.py [--program PATH] [--data DIR] [--json FILE] [--show]

Articles of 200 words or more (of scripts without spaces, 400 characters) whose language is known: of
the Markdown posts the index says it; of the web pages it counts as known where the page says it in
two places that agree (<html lang>, og:locale, Content-Language, inLanguage). The program gets the
text without front matter or head, so that it has to guess. --show names the errors.
"""
import argparse
import collections
import gzip
import json
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
WORDS, CHARACTERS = 200, 400
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
SAME = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "jp": "ja", "cn": "zh", "kr": "ko"}
SAYS = [re.compile(pattern, re.I) for pattern in (
    r"<html\b[^>]*?\s(?:xml:)?lang\s*=\s*[\"']?([a-z]{2,3})\b",
    r"<meta\b[^>]*?property=[\"']?og:locale[\"']?[^>]*?content=[\"']?([a-z]{2,3})\b",
    r"<meta\b[^>]*?content=[\"']?([a-z]{2,3})\b[^>\"']*[\"']?[^>]*?property=[\"']?og:locale\b",
    r"<meta\b[^>]*?(?:http-equiv|name)=[\"']?(?:content-)?language[\"']?[^>]*?content=[\"']?([a-z]{2,3})\b",
    r"\"inLanguage\"\s*:\s*\"([a-z]{2,3})\b")]


def run(program, records, *options):
    """Answers by the number of the record, in batches of the program."""
    text = "".join(json.dumps(dict(record, id=number)) + "\n"
                   for number, record in enumerate(records))
    done = subprocess.run([program, "--batch", "--jobs", "2", *options], input=text.encode(),
                          stdout=subprocess.PIPE, env=dict(os.environ, SHAREPOST_NO_CONFIG="1"))
    answers = {}
    for line in done.stdout.decode().splitlines():
        answer = json.loads(line)
        answers[answer["id"]] = answer
    return [answers[number] for number in range(len(records))]


def is_long(text):
    return len(UNSPACED.findall(text)) >= CHARACTERS or len(text.split()) >= WORDS


def without_front_matter(text):
    found = re.match(r"\ufeff?(---|\+\+\+)\s*\n.*?\n(\1|\.\.\.)\s*\n", text, re.S)
    return text[found.end():] if found else text


def posts(data):
    with open(os.path.join(data, "markdown", "index.json"), encoding="utf-8") as file:
        index = json.load(file)["posts"]
    for post in index:
        with open(os.path.join(data, "markdown", post["file"]), encoding="utf-8") as file:
            yield post["file"], post["lang"], without_front_matter(file.read())


def stated_language(html):
    head = html[:200000]
    said = [match.group(1).lower()[:2] for match in (says.search(head) for says in SAYS) if match]
    said = [SAME.get(language, language) for language in said]
    return said[0] if len(said) > 1 and len(set(said)) == 1 else None


def pages(data, program):
    with open(os.path.join(data, "html", "index.json"), encoding="utf-8") as file:
        cases = json.load(file)["cases"]
    known, records = [], []
    for case in cases:
        with gzip.open(os.path.join(data, "html", case["file"])) as file:
            html = file.read().decode("utf-8", "replace")
        language = stated_language(html)
        if language:
            known.append((case["id"], language))
            records.append({"content": html, "format": "html", "url": case.get("url", "")})
    for (name, language), answer in zip(known, run(program, records, "--body")):
        if "error" not in answer:
            yield name, language, answer["body"]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default=os.path.join(ROOT, "build", "release", "bin", "sharepost"))
    parser.add_argument("--data", default=os.path.join(ROOT, "..", "shared", "data"))
    parser.add_argument("--json")
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    result = {}
    for source, articles in (("Markdown", posts(given.data)),
                             ("web pages", pages(given.data, given.program))):
        articles = [article for article in articles if is_long(article[2])]
        answers = run(given.program, [{"content": text, "format": "markdown"}
                                      for _, _, text in articles])
        right, all_of = collections.Counter(), collections.Counter()
        for (name, language, _), answer in zip(articles, answers):
            guess = answer.get("language") or "none"
            all_of[language] += 1
            right[language] += SAME.get(guess, guess) == language
            if given.show and SAME.get(guess, guess) != language:
                print(f"{source}: {name}: {language}, guessed {guess}")
        print(f"{source}: {sum(right.values())} of {sum(all_of.values())} in {len(all_of)} languages: " +
              " ".join(f"{language} {right[language]}/{n}" for language, n in all_of.most_common()))
        result[source] = {"articles": sum(all_of.values()), "languages": len(all_of),
                          "right": sum(right.values()) / sum(all_of.values())}
    if given.json:
        with open(given.json, "w", encoding="utf-8") as file:
            json.dump(result, file)


if __name__ == "__main__":
    sys.exit(main())
