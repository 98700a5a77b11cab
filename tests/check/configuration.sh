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
names=$(sed -nE 's/^    \{?"([a-z0-9.-]+)",( SESSION_.*)?$/\1/p; s/^    \{"([a-z0-9.-]+)", SESSION_.*/\1/p' cli/clipboard.c | sort -u)
[ "$(wc -w <<<"$names")" -ge 9 ] || bad "the table of clipboards was not found: $names"
for name in $names; do
    for file in docs/clipboard.md docs/configuration.schema.json docs/sharepost.1; do
        grep -qF "$name" "$file" || bad "$file does not name the clipboard $name"
    done
done
verdict
