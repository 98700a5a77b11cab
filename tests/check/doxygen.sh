# doxygen.sh - the reference is made of the public headers without a warning, and has every function.
. "$(dirname "$0")/lib.sh"
command -v doxygen >/dev/null || skip 'no doxygen'
scratch
{
    cat docs/Doxyfile
    echo "OUTPUT_DIRECTORY = $work"
} >"$work/Doxyfile"
doxygen "$work/Doxyfile" >"$work/log" 2>&1 || bad "doxygen warns: $(head -n 5 "$work/log")"
for page in share fetch; do
    cat "$work/html/${page}_8h.html" 2>/dev/null
done >"$work/pages"
bad_lines 'not in the reference' < <(cat lib/exports lib/fetch/exports | sed 's/#.*//; /^[[:space:]]*$/d' |
    while read -r name; do grep -q "$name" "$work/pages" || echo "$name"; done)
# That it can fail: a comment that names what is not there.
mkdir "$work/include"
{
    echo '/** @file'
    echo ' * See \ref nothing_of_this_name. */'
    cat include/share/share.h
} >"$work/include/share.h"
{
    cat docs/Doxyfile
    echo "OUTPUT_DIRECTORY = $work/planted"
    echo "INPUT = $work/include"
    echo 'FILTER_PATTERNS ='
} >"$work/Doxyfile"
mkdir "$work/planted"
doxygen "$work/Doxyfile" >"$work/log" 2>&1 && bad 'a reference to nothing is not noticed'
verdict
