# json_schema.sh - what --json says is what docs/sharepost.schema.json promises; see json_schema.py.
. "$(dirname "$0")/lib.sh"
program=$build_tree/bin/sharepost
[ -x "$program" ] || skip "not built: $program"
for python in python3 /usr/bin/python3; do # the first may be one without Debian's modules
    "$python" -c 'import jsonschema' 2>/dev/null && exec "$python" tests/json_schema.py "$program"
done
skip 'no python3 with jsonschema (Debian: python3-jsonschema)'
