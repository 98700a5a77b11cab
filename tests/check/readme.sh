# readme.sh - what the README shows is what happens: the post of examples/article.md, its share URL,
# the program in C; every option it names exists and every file it links to is there.
. "$(dirname "$0")/lib.sh"
scratch
program=$build_tree/bin/sharepost

# The n-th fenced block of a kind ("" for none), without its fences.
fenced() {
    awk -v kind="\`\`\`$1" -v want="$2" '
        inside && $0 == "```" { inside = 0; next }
        inside { if (n == want) print; next }
        /^```/ { inside = 1; n += $0 == kind; other = $0 != kind; if (other) inside = 2 }
        inside == 2 && other { while ((getline line) > 0 && line != "```") ; inside = 0 }
    ' README.md
}

"$program" --print examples/article.md >"$work/post" || bad 'examples/article.md makes no post'
fenced '' 1 >"$work/shown"
[ -s "$work/shown" ] || bad 'README.md shows no post'
diff -u "$work/shown" "$work/post" || bad 'the post in README.md is not that of examples/article.md'

fenced c 1 >"$work/shown"
sed 1d examples/minimal.c | diff -u "$work/shown" - || bad 'README.md and examples/minimal.c differ'

url=$("$program" --url-only examples/article.md)
grep -qxF "    $url" README.md || bad "README.md does not show the share URL $url"

"$program" --help >"$work/help"
bad_lines 'README.md names an option that --help does not' < <(
    grep -o -E 'sharepost [^#`]*' README.md | grep -o -E -- '--[a-z0-9-]+' | sort -u |
        while read -r option; do
            grep -q -w -e "$option" "$work/help" || echo "$option"
        done)

grep -o -E '\]\([^)#]+\)' README.md | sed 's/^](//; s/)$//' | grep -v '^https\?:' |
    while read -r file; do [ -e "$file" ] || echo "$file"; done >"$work/missing"
bad_lines 'README.md links to a file that is not there' <"$work/missing"
verdict
