# configuration.sh - the keys of the configuration, of cli/settings.c, are those of its page, of its
# schema and of the man page, with the right types, defaults and variables.
. "$(dirname "$0")/lib.sh"
scratch
# KEY KIND own|any
sed -nE 's/^    \{"([a-z-]+)", CONFIG_([A-Z]+), (true|false), .*/\1 \2 \3/p' cli/settings.c | tr - _ |
    sort >"$work/table"
[ "$(wc -l <"$work/table")" -ge 15 ] || bad 'the table of keys was not found'

# | `key` | ... | `--option` | `VARIABLE` | yes |
sed -nE 's/^\| `([a-z_]+)` \|.*\| *([^|]*) *\|$/\1 \2/p' docs/configuration.md |
    sed -E 's/ yes *$/ true/; t; s/ *$/ false/' | sort >"$work/page"
cut -d ' ' -f 1,3 "$work/table" >"$work/wanted"
bad_lines 'docs/configuration.md (>) is not the table (<)' < <(diff "$work/wanted" "$work/page" | grep '^[<>]')

while read -r key kind _; do
    option=--${key//_/-} variable=SHAREPOST_${key^^}
    case $kind in
    TEXT | NUMBER)
        grep -q "^| \`$key\` .*\`$option\`.*\`$variable\`" docs/configuration.md ||
            bad "docs/configuration.md: $key without $option and $variable"
        grep -qw "Ev $variable" docs/sharepost.1 ||
            bad "the man page does not name $variable" ;;
    esac
    [ "$kind" = OBJECT ] || grep -q "\"${key//_/-}\", " cli/options.c || bad "$key is no option"
    grep -q "Cm $key" docs/sharepost.1 || bad "the man page does not name the key $key"
done <"$work/table"

python3 - "$work/table" docs/configuration.schema.json docs/configuration.md <<'PYTHON' || bad 'the schema differs'
import json, re, sys
table = [line.split() for line in open(sys.argv[1])]
schema = json.load(open(sys.argv[2], encoding="utf-8"))
kinds = {"TEXT": "string", "NUMBER": "integer", "SWITCH": "boolean", "OBJECT": "object"}
properties = schema["properties"]
assert set(properties) == {row[0] for row in table} | {"$schema"}, set(properties) ^ {row[0] for row in table}
for key, kind, own in table:
    about = properties[key]
    assert about.get("type", "string") == kinds[kind], key
    assert about["description"].startswith("Own file only.") == (own == "true"), key
example = re.search(r"```json\n(.*?)```", open(sys.argv[3], encoding="utf-8").read(), re.S).group(1)
for key, value in json.loads(example).items():
    about = properties[key]
    assert type(value) is {"string": str, "integer": int, "boolean": bool, "object": dict}[about.get("type", "string")]
    assert "pattern" not in about or re.search(about["pattern"], value), key
PYTHON
# What the schema allows is what the program takes, and the other way round.
program=$build_tree/bin/sharepost
if [ ! -x "$program" ]; then
    bad "not built: $program"
elif ! python3 -c 'import jsonschema' 2>/dev/null; then
    echo 'skipped in part: no jsonschema'
else
    python3 - "$program" docs/configuration.schema.json "$work" <<'PYTHON' || bad 'schema and program disagree'
import json, jsonschema, os, subprocess, sys
program, schema, work = sys.argv[1:]
validator = jsonschema.Draft202012Validator(json.load(open(schema, encoding="utf-8")))
open(os.path.join(work, "a.md"), "w").write("# Tides\n\nThe coast answers.\n")
open(os.path.join(work, "tags"), "w").write("Tides\n")
documents = [{}, {"$schema": "x"}, {"frobnicate": 1}, {"network": "linkedin"}, {"network": "nowhere"},
             {"layout": "{headline}"}, {"layout": ["{headline}"]}, {"limit": 300}, {"limit": 0}, {"limit": "300"},
             {"max_tags": 0}, {"max_tags": -1}, {"max_tags": 1.5}, {"tag_aliases": {}}, {"tag_aliases": {"a": "b"}},
             {"tag_aliases": {"a": 1}}, {"tag_aliases": [["a", "b"]]}, {"vocab": "tags"}, {"vocab": True},
             {"lang": "pt-BR"}, {"lang": None}, {"site_url": "https://e.org"}, {"site_url": "http://e.org/blog/"},
             {"site_url": "ftp://e.org"}, {"site_url": "https://"}, {"site_url": "https://:80"}, {"site_url": ""},
             {"permalink": "/:year/:month/:day/:slug.html"}, {"permalink": "/:title/:filename"}, {"permalink": ""},
             {"permalink": "/:slugs/"}, {"permalink": ":slug"}, {"permalink": "/a b/"}, {"permalink": "/:/"},
             {"link": "comment"}, {"link": "footer"}, {"utm": "x"}, {"utm": 1}, {"fold": "mobile"}, {"fold": "none"},
             {"fold": True}, {"copy": False}, {"copy": "never"}, {"open": True}, {"verify": 1}, {"verify": True},
             {"clipboard": "osc52"}, {"clipboard": "paper"}, {"browser": "firefox %s"}, {"browser": ["firefox"]},
             {"timeout": 1}, {"timeout": 86400}, {"timeout": 0}, {"timeout": 86401}, [], "x"]
wrong = 0
for document in documents:
    with open(os.path.join(work, "c.json"), "w") as file:
        json.dump(document, file)
    done = subprocess.run([program, "--config", "c.json", "a.md"], cwd=work, capture_output=True, timeout=30)
    if (done.returncode == 0) != validator.is_valid(document):
        print("%s: exit %d, schema %s" % (json.dumps(document), done.returncode, validator.is_valid(document)))
        wrong = 1
sys.exit(wrong)
PYTHON
fi
names=$(sed -nE 's/^    \{?"([a-z0-9.-]+)",( SESSION_.*)?$/\1/p; s/^    \{"([a-z0-9.-]+)", SESSION_.*/\1/p' cli/clipboard.c | sort -u)
[ "$(wc -w <<<"$names")" -ge 9 ] || bad "the table of clipboards was not found: $names"
for name in $names; do
    for file in docs/clipboard.md docs/configuration.schema.json docs/sharepost.1; do
        grep -qF "$name" "$file" || bad "$file does not name the clipboard $name"
    done
done
verdict
