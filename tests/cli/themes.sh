# themes.sh - headline, summary, tags and text of pages in the markup of common systems: blogs,
# newspapers, councils, shops of text. See themes.py.
. "$(dirname "$0")/lib.sh"

python3 "$source_tree/tests/cli/themes.py" "$program" "$source_tree/tests/themes" || bad 'see above'
verdict
