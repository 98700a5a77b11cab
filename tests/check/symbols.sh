# symbols.sh - what the built library shows and needs: the names of lib/exports, each declared in
# share.h; five libraries; no writable data but the guard around cmark, which is thread-local.
. "$(dirname "$0")/lib.sh"
library=${SHARE_LIBRARY:-$build_tree/lib/libshare.so}
objects=${SHARE_OBJECTS:-$build_tree/lib/CMakeFiles/share_objects.dir}
[ -f "$library" ] || skip "no shared library in $build_tree"
scratch

sed 's/#.*//; /^[[:space:]]*$/d' lib/exports | sort >"$work/listed"
nm -D --defined-only "$library" | awk '$2 != "A" { print $3 }' |
    grep -vE '^(_init|_fini|__bss_start|_edata|_end|__asan_|__odr_asan|__ubsan_|___asan)' | sort >"$work/shown"
code_of include/share/share.h | sed 's/^[^:]*:[0-9]*://' | tr '\n' ' ' | grep -oE 'SHARE_API[^;{]*\(' |
    grep -oE 'share_[a-z_0-9]+[[:space:]]*\($' | tr -d ' (' | sort >"$work/declared"

bad_lines 'in lib/exports, not in the library' < <(comm -23 "$work/listed" "$work/shown")
bad_lines 'in the library, not in lib/exports' < <(comm -13 "$work/listed" "$work/shown")
bad_lines 'in share.h, not in lib/exports' < <(comm -13 "$work/listed" "$work/declared")
bad_lines 'in lib/exports, not in share.h' < <(comm -23 "$work/listed" "$work/declared")

# The sanitizers of the Debug build bring libraries and data of their own.
if grep -q '__asan_init' < <(nm -D "$library"); then
    echo "a sanitized build: the libraries needed and writable data are checked in the Release build"
    verdict
fi
bad_lines 'needs' < <(readelf -d "$library" | sed -nE 's/.*\(NEEDED\).*\[(.*)\]/\1/p' |
    grep -vE '^(ld-linux[-a-z0-9_]*|libcmark|libutf8proc|libjansson|libyaml-0|libc)\.so')
bad_lines 'text relocations or an executable stack' < <(readelf -dlW "$library" |
    grep -E 'TEXTREL|GNU_STACK.*RWE')

while IFS= read -r object; do
    # B, b: zeroed; D, d: initialised; C: common. Read-only data with addresses in it (.data.rel.ro)
    # is shown as d too, so the section decides. Thread-local guards are in .tbss.
    bad_lines "writable data in ${object##*/}" < <(objdump -t "$object" |
        awk '$0 ~ / O / { for (i = 2; i <= NF; i++) if ($i == "O") section = $(i + 1);
              if (section ~ /^\.(data|bss|tdata)/ && section !~ /^\.data\.rel\.ro/) print $NF
              if (section ~ /^\*COM\*/) print $NF }')
    case $object in
    */read/markdown.c.o | */read/cmark_memory.c.o) ;;
    *) bad_lines "thread-local data in ${object##*/}" < <(objdump -t "$object" | grep -E ' \.t(bss|data)[[:space:]].*[1-9a-f]' | awk '$NF !~ /^\./ { print $NF }') ;;
    esac
done < <(find "$objects" -name '*.o' | sort)
verdict
