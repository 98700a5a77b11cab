# abi.sh [--accept] - the libraries' binary interface is the one in tests/abi/. Whoever changes it
# renews that file (./dev abi) and says so in CHANGELOG.md in the same commit; a change that breaks
# callers also raises the library's SOVERSION.
. "$(dirname "$0")/lib.sh"
command -v abidiff >/dev/null || skip 'no abidiff (Debian: abigail-tools)'
[ "$(uname -m)" = x86_64 ] || skip 'the baseline is that of x86-64'
scratch

dump() { # LIBRARY: what callers see of it, without places and private types
    abidw --headers-dir "$source_tree/include/share" --drop-private-types --exported-interfaces-only \
        --no-corpus-path --no-comp-dir-path --no-show-locs --no-elf-needed --type-id-style hash "$1"
}
for name in libshare libshare-fetch; do
    library=$build_tree/lib/$name.so
    [ -f "$library" ] || { echo "not built: $name"; continue; }
    dump "$library" >"$work/$name.abi" || { bad "abidw cannot read $name"; continue; }
    if [ "${1-}" = --accept ]; then
        cp "$work/$name.abi" "tests/abi/$name.abi"
        continue
    fi
    abidiff --no-show-locs "tests/abi/$name.abi" "$work/$name.abi" >"$work/diff" ||
        { cat "$work/diff"; bad "$name: the interface is not that of tests/abi/$name.abi"; }
    # That a change is seen: a member that grew, a function that went.
    sed "0,/<data-member access='public' layout-offset-in-bits='64'/s//<data-member access='public' layout-offset-in-bits='96'/" \
        "$work/$name.abi" >"$work/grown.abi"
    abidiff "$work/$name.abi" "$work/grown.abi" >"$work/diff" && bad "$name: a member that moved is not noticed"
    sed '0,/<elf-symbol name=.share_/{/<elf-symbol name=.share_/d}' "$work/$name.abi" >"$work/fewer.abi"
    abidiff "$work/$name.abi" "$work/fewer.abi" >"$work/diff" && bad "$name: a function that is gone is not noticed"
done
verdict
