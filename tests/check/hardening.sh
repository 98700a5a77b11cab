# hardening.sh - a memory fault ends the process and nothing worse: the built files are position
# independent, have RELRO and no executable stack, and their functions carry stack guards.
. "$(dirname "$0")/lib.sh"
program=${SHARE_PROGRAM:-$build_tree/bin/sharepost}
files=${SHARE_HARDENED:-$program $build_tree/lib/libshare.so $build_tree/lib/libshare-fetch.so}
[ -f "$program" ] || skip "no program in $build_tree"
! grep -q '^SHARE_HARDENING:BOOL=OFF' "$build_tree/CMakeCache.txt" 2>/dev/null ||
    skip 'built with SHARE_HARDENING=OFF'
scratch

for file in $files; do
    [ -f "$file" ] || { echo "not built: ${file##*/}"; continue; }
    name=${file##*/}
    readelf -hldW "$file" >"$work/elf"
    nm -D "$file" >"$work/names"
    grep -qE '^ *Type: +DYN' "$work/elf" || bad "$name: not position independent"
    grep -q 'GNU_RELRO' "$work/elf" || bad "$name: no RELRO"
    grep -E 'GNU_STACK.*RWE' "$work/elf" >"$work/stack" && bad "$name: an executable stack"
    grep -q '__stack_chk_fail' "$work/names" || bad "$name: no stack protector"
done
nm -D "$program" >"$work/names"
grep -q "_chk@" "$work/names" || bad "${program##*/}: no FORTIFY_SOURCE"
verdict
