# hostile.sh - an article, its address, its file's name and a configuration that hold escape sequences,
# C1 controls, NUL and overrides of direction: none of it comes out raw, wherever it is said.
. "$(dirname "$0")/lib.sh"
fake xsel ok
command -v script >/dev/null && terminal=yes || { terminal=; skip_part 'no script: terminals'; }
FAKES_PATH=$FAKES:$PATH python3 - "$program" "$terminal" <<'PYTHON' || bad 'see above'
import html, json, os, re, subprocess, sys

program, terminal = sys.argv[1:]
ATTACK = "\x1b]0;owned\x07\x1b[2J\x9b31m\x85\u202eevil\u2066\x7f\b"
STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
problems = 0

def wrong(what, text):
    global problems
    problems += 1
    print(f"WRONG: {what}: {text[:200]!r}")

def check(what, data, own=""):
    """No byte of data may steer. 'own' are signs that the program itself writes."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        wrong(what + ": ill-formed", str(error))
        return
    for sign in own:
        text = text.replace(sign, "")
    found = STEERS.search(text)
    if found:
        wrong(what, text[max(0, found.start() - 40):found.start() + 60])

def check_values(what, value, key=""):
    if isinstance(value, dict):
        for k, v in value.items():
            check_values(what, v, f"{key}.{k}")
    elif isinstance(value, list):
        for v in value:
            check_values(what, v, key)
    elif isinstance(value, str) and key != ".source":  # a name is as it is
        found = STEERS.search(value)
        if found:
            wrong(f"{what}: {key}", value)

def run(what, arguments, article=b"", own="", env=None, codes=None):
    done = subprocess.run([program, *arguments], input=article, capture_output=True, timeout=60,
                          env={**os.environ, "SHAREPOST_NO_CONFIG": "1", **(env or {})})
    check(f"{what}: stdout", done.stdout, own)
    check(f"{what}: stderr", done.stderr)
    if done.returncode not in (codes or (0, 64, 65, 66, 76, 78)):
        wrong(f"{what}: exit {done.returncode}", done.stderr.decode(errors="replace"))
    return done

A = ATTACK
quoted = json.dumps(A)[1:-1]
escaped = html.escape(A)
references = "".join(f"&#{ord(c)};" for c in A)
body = f"\n# Heading {A} of tides\n\nThe moon {A} pulls, and the coast answers. [link{A}](https://example.org/{A}) `{A}`\n\n" \
       f"> Quote {A} of it.\n\n- item {A} one says so\n- item two\n\n## Key {A} points\n\nThe sun pulls {A} a little as well. And more.\n"
yaml_keys = ["title", "description", "author", "site", "canonical_url", "date", "image", "lang"]
articles = {
    "yaml raw": ("md", "---\n" + "".join(f"{k}: x{A} y\n" for k in yaml_keys) + f"tags: [a{A}b, c{A}]\n---\n" + body),
    "yaml escaped": ("md", "---\n" + "".join(f'{k}: "x{quoted} y"\n' for k in yaml_keys) + f'tags: ["a{quoted}b"]\n---\n' + body),
    "yaml address": ("md", f'---\ntitle: Tides\nurl: "https://example.org/a{quoted}b"\n---\n' + body),
    "yaml own post": ("md", f'---\ntitle: Tides\nlinkedin: "My own{quoted} post."\n---\n' + body),
    "yaml broken": ("md", f"---\ntitle: fine\n  bad{A}: [\nother{A}\n---\n" + body),
    "toml": ("md", "+++\n" + "".join(f'{k} = "x{quoted.replace(chr(92) + "b", "")} y"\n' for k in yaml_keys) + "+++\n" + body),
    "toml broken": ("md", f"+++\na{A} = [x\n+++\n" + body),
    "json": ("md", json.dumps({k: f"x{A} y" for k in yaml_keys} | {"tags": [f"a{A}b"]}) + "\n" + body),
    "json broken": ("md", f'{{\n"title": "a",\n"x{A}\n}}\n' + body),
    "no front matter": ("md", body),
    "html raw": ("html", f"<!DOCTYPE html><html lang='e{A}n'><title>Tides {A}</title>"
        + "".join(f'<meta name="{n}" content="x{escaped} y">' for n in ("description", "author", "keywords", "date"))
        + "".join(f'<meta property="og:{n}" content="x{escaped} y">' for n in ("title", "site_name", "description", "image", "url"))
        + f'<link rel=canonical href="https://example.org/a{escaped}"><script type="application/ld+json">'
        + json.dumps({"@type": "Article", "headline": f"H{A}", "keywords": [f"k{A}"], "author": {"name": f"N{A}"}})
        + f"</script><h1>Tides {escaped}</h1><p>The moon {escaped} pulls, and the coast answers.</p><ul><li>one {escaped}</ul>"),
    "html references": ("html", f"<title>Tides {references}</title><meta name=description content='x{references}'>"
        f"<h1>Tides {references}</h1><p>The moon {references} pulls, and the coast answers in its time.</p>"),
    "text": ("txt", f"Tides {A} and tables\n\nBy An{A} Example\n\nThe moon {A} pulls, and the coast answers in its own time.\n\nFiled under\n\n  * {A}tides\n"),
}
ways = [["--print"], ["--json"], ["--json=ascii"], ["--json", "--body", "--explain"], ["--explain"], ["--body"],
        ["--url-only"], ["--html", "-"], ["--html-button"], ["--limit", "60"], ["--link", "comment"]]
for name, (ending, text) in articles.items():
    for nul in (b"", b"\0"):
        data = text.encode("utf-8").replace(b"evil", b"e" + nul + b"vil")
        for way in ways:
            done = run(f"{name} {way}", [*way, "--name", f"a.{ending}", "-"], data)
            if way[0].startswith("--json"):
                for line in done.stdout.splitlines():
                    check_values(f"{name} {way}", json.loads(line))
        # What the preview isolates, it also ends.
        done = run(f"{name} --preview", ["--preview", "--name", f"a.{ending}", "-"], data, own="\u2066\u2067\u2069")
        if done.stdout.count("\u2069".encode()) != sum(done.stdout.count(c.encode()) for c in "\u2066\u2067"):
            wrong(f"{name} --preview", "isolates that nothing ends")
        done = run(f"{name} --copy", ["--copy", "--name", f"a.{ending}", "-"], data,
                   env={"PATH": os.environ["FAKES_PATH"], "DISPLAY": ":77"})
        copied = os.path.join(os.environ["FAKES"], "xsel.stdin")
        if done.returncode == 0:
            check(f"{name}: the clipboard", open(copied, "rb").read())

# Values of options, records, configuration, layouts.
article = b"# Tides\n\nThe moon pulls, and the coast answers in its own time.\n"
for option in ("--headline", "--summary", "--tag", "--url", "--base-url", "--utm", "--lang", "--layout",
               "--network", "--encoding", "--format", "--name", "--limit", "--fold", "--clipboard", "--permalink",
               "--site-url", "--browser", "--vocab", "--config", "--no-such" + A):
    for value in ("x" + A, "https://example.org/" + A, "/" + A):
        run(f"{option}", [f"{option}={value}", "--print", "-"], article)
record = json.dumps({"id": "1", "content": f"# T{A}\n\nText {A} of it.", "url": "https://example.org/" + A, "headline": "H" + A, "format": A})
for line in (record, record.replace('"format"', '"x"'), '{"id": "' + A, "{" + A, '"' + A + '"'):
    done = run("--batch", ["--batch"], line.encode() + b"\n")
    for answer in done.stdout.splitlines():
        check_values("--batch", json.loads(answer))
os.makedirs("hostile", exist_ok=True)
open("hostile/a.md", "wb").write(article)
for config in ({"utm": A}, {A: 1}, {"tag_aliases": {A: A}}, {"layout": "{" + A + "}"}, {"site_url": A}, {"lang": A}, {"network": A}):
    for ensure in (True, False):
        open("hostile/.sharepost.json", "w").write(json.dumps(config, ensure_ascii=ensure))
        for way in ("--print", "--json", "--show-config"):
            run(f"configuration {config} {way}", [way, "hostile/a.md"], env={"SHAREPOST_NO_CONFIG": ""})
open("hostile/.sharepost.json", "w").write('{"a' + A)
run("broken configuration", ["hostile/a.md"], env={"SHAREPOST_NO_CONFIG": ""})
os.remove("hostile/.sharepost.json")
open("hostile/tags", "w").write(f"tides{A} = moon{A}\n=\n{A} = \n")
run("vocabulary", ["--vocab", "hostile/tags", "--json", "hostile/a.md"])

# Names of files; those of a pipe's reader are its own affair, so objects keep them, escaped.
name = "hostile/x" + A.replace("/", "") + ".md"
open(name, "wb").write(b"---\ntitle: [\nb\n---\n\n# T\n\nText \xff of it.\n")
for arguments in ([name], ["--json", name], ["--explain", name], [name + ".missing"], ["--json", name + ".missing"],
                  ["--json", "--recursive", "hostile"], ["--html", name + "/x.html", "hostile/a.md"], ["--layout", "@" + name, "hostile/a.md"]):
    run(f"a file's name {arguments}", arguments, codes=(0, 65, 66, 74))

# On a terminal: nothing but what the program draws with.
if terminal:
    paint = re.compile(r"\x1b\[[0-9;]*[mK]|\r|[\u2066\u2067\u2069]")
    for name, (ending, text) in articles.items():
        open(f"hostile/terminal.{ending}", "wb").write(text.encode("utf-8"))
        for way in ("--print", "--explain", "--preview", "--json", "--body"):
            command = f"SHAREPOST_NO_CONFIG=1 {program} {way} --no-copy --no-open hostile/terminal.{ending}"
            done = subprocess.run(["script", "-qec", command, "/dev/null"], stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
            check(f"terminal: {name} {way}", paint.sub("", done.stdout.decode("utf-8")).encode())
sys.exit(1 if problems else 0)
PYTHON
verdict
