# many.sh - many files: from the command line, a list or a folder; each answered as it is alone, in
# order, whatever the number of threads.
. "$(dirname "$0")/lib.sh"
mkdir -p tree/b/c tree/.hidden tree/d
for i in $(seq 1 40); do article | sed "s/tide tables/tide tables no $i/" >"tree/b/$i.md"; done
echo '<title>A page of its own</title><p>Text of the page.' >tree/a.html
echo 'no article' >tree/b/picture.png
printf 'A title of a text\n\nThe text of it is here, and it is long enough.\n' >tree/b/c/z.txt
: >tree/b/c/empty.MD
cp a.md tree/.hidden
cp a.md $'tree/d/new\nline.md'
ln -s ../b tree/d/link
ln -s ../../a.md tree/d/one.md
ln -s . tree/d/self

find tree -not -path '*/.*' \( -type f -o -name one.md \) \( -iname '*.md' -o -name '*.html' -o -name '*.txt' \) \
    -print0 >unsorted
python3 - <<'SORT' # folder by folder, names by their bytes
names = [n for n in open("unsorted", "rb").read().split(b"\0") if n]
names.sort(key=lambda n: n.split(b"/"))
open("names", "wb").write(b"".join(n + b"\0" for n in names))
SORT
mapfile -d '' -t files <names
[ ${#files[@]} -eq 45 ] || bad "the test has ${#files[@]} files"

: >want; : >want.err
for file in "${files[@]}"; do "$program" --json "$file" >>want 2>>want.err; done
same() {
    cmp -s want "$out" || { bad "$1: other objects"; diff want "$out" | head -n 5; }
    cmp -s want.err "$err" || { bad "$1: other words"; diff want.err "$err" | head -n 5; }
    expect_code 65 "$1"
}
for jobs in 1 2 7; do
    run "$program" --json --jobs $jobs "${files[@]}"
    same "$jobs jobs, arguments"
    run "$program" --json --jobs $jobs --files0-from names
    same "$jobs jobs, a list"
    run "$program" --json --jobs $jobs --recursive tree
    same "$jobs jobs, a folder"
done
run "$program" --json -r --files0-from - < <(printf 'tree/')
same 'a folder in a list from a pipe, without its last NUL'

# Failures keep their places; the first one decides
run "$program" --json a.md missing.md tree a.md
expect_code 66 'a missing file'
[ "$(python3 -c 'import json, sys
print([json.loads(l).get("error", {}).get("code") for l in open(sys.argv[1])])' "$out")" = \
    "[None, 'not_found', 'io', None]" ] || { bad 'places of failures'; show; }
expect_err_lines 2 'places of failures'
run "$program" --json --files0-from missing
expect_code 66 'a missing list'
expect_json 'o["error"]["code"]' not_found 'a missing list'
run "$program" --json --files0-from /dev/null
expect_code 0 'an empty list'
expect_no_out 'an empty list'
python3 -c 'print("a" * 100000, end="\0a.md\0")' >long
run "$program" --json --files0-from long
expect_code 66 'a name that is too long'
[ "$(wc -l <"$out")" -eq 2 ] || bad 'a name that is too long: no two objects'
run "$program" --json --recursive missing a.md
expect_code 66 'a missing folder'
[ "$(wc -l <"$out")" -eq 2 ] || bad 'a missing folder: no two objects'
run "$program" --json a.md - a.md <a.md
expect_code 0 'standard input in between'
[ "$(wc -l <"$out")" -eq 3 ] || bad 'standard input in between'
if [ "$(id -u)" != 0 ]; then
    mkdir shut && chmod 0 shut
    run "$program" --json --recursive shut
    expect_code 66 'a folder that may not be read'
fi
deep=deep$(printf '/d%.0s' $(seq 80))
mkdir -p "$deep" && cp a.md deep && cp a.md "$deep"
run "$program" --json --recursive deep
expect_code 74 'folders deeper than any site has'
[ "$(wc -l <"$out")" -eq 2 ] || { bad 'deep folders: no two objects'; show; }
verdict
