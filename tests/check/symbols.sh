# symbols.sh - what the built libraries show and need: the names of their exports file, each declared
# in their header; few libraries, libcurl for libshare-fetch alone; no writable data but the guard
# around cmark, which is thread-local, and the lock around libcurl's set-up.
. "$(dirname "$0")/lib.sh"
library=${SHARE_LIBRARY:-$build_tree/lib/libshare.so}
objects=${SHARE_OBJECTS:-$build_tree/lib/CMakeFiles/share_objects.dir}
fetch_library=${SHARE_FETCH_LIBRARY:-$build_tree/lib/libshare-fetch.so}
fetch_objects=${SHARE_FETCH_OBJECTS:-$build_tree/lib/fetch/CMakeFiles/share_fetch.dir}
[ -f "$library" ] || skip "no shared library in $build_tree"
scratch

is_sanitized() { grep -q '__asan_init' < <(nm -D "$1"); }

check_names() { # LIBRARY EXPORTS HEADER
    sed 's/#.*//; /^[[:space:]]*$/d' "$2" | sort >"$work/listed"
    nm -D --defined-only "$1" | awk '$2 != "A" { print $3 }' |
        grep -vE '^(_init|_fini|__bss_start|_edata|_end|__asan_|__odr_asan|__ubsan_|___asan)' | sort >"$work/shown"
    code_of "$3" | sed 's/^[^:]*:[0-9]*://' | tr '\n' ' ' | grep -oE 'SHARE_API[^;{]*\(' |
        grep -oE 'share_[a-z_0-9]+[[:space:]]*\($' | tr -d ' (' | sort >"$work/declared"
    [ -s "$work/listed" ] || bad "$2 lists nothing"
    bad_lines "in $2, not in the library" < <(comm -23 "$work/listed" "$work/shown")
    bad_lines "in the library, not in $2" < <(comm -13 "$work/listed" "$work/shown")
    bad_lines "in $3, not in $2" < <(comm -13 "$work/listed" "$work/declared")
    bad_lines "in $2, not in $3" < <(comm -23 "$work/listed" "$work/declared")
}

check_needs() { # LIBRARY PATTERN
    bad_lines "${1##*/} needs" < <(readelf -d "$1" | sed -nE 's/.*\(NEEDED\).*\[(.*)\]/\1/p' |
        grep -vE "^(ld-linux[-a-z0-9_]*|libc|$2)\.so")
    bad_lines "${1##*/}: text relocations or an executable stack" < <(readelf -dlW "$1" |
        grep -E 'TEXTREL|GNU_STACK.*RWE')
}

check_data() { # OBJECTS
    local object
    while IFS= read -r object; do
        # B, b: zeroed; D, d: initialised; C: common. Read-only data with addresses in it
        # (.data.rel.ro) is shown as d too, so the section decides. Thread-local guards: .tbss.
        bad_lines "writable data in ${object##*/}" < <(objdump -t "$object" |
            awk '$0 ~ / O / { for (i = 2; i <= NF; i++) if ($i == "O") section = $(i + 1);
                  if (section ~ /^\.(data|bss|tdata)/ && section !~ /^\.data\.rel\.ro/) print $NF
                  if (section ~ /^\*COM\*/) print $NF }' |
            grep -vx "$([ "${object##*/}" = global.c.o ] && echo lock || echo)")
        case $object in
        */read/markdown.c.o | */read/cmark_memory.c.o) ;;
        *) bad_lines "thread-local data in ${object##*/}" < <(objdump -t "$object" | grep -E ' \.t(bss|data)[[:space:]].*[1-9a-f]' | awk '$NF !~ /^\./ { print $NF }') ;;
        esac
    done < <(find "$1" -name '*.o' | sort)
}

check_names "$library" lib/exports include/share/share.h
[ ! -f "$fetch_library" ] || check_names "$fetch_library" lib/fetch/exports include/share/fetch.h

# The sanitizers of the Debug build bring libraries and data of their own.
if is_sanitized "$library"; then
    echo "a sanitized build: the libraries needed and writable data are checked in the Release build"
    verdict
fi
check_needs "$library" 'libcmark|libutf8proc|libjansson|libyaml-0'
check_data "$objects"
if [ -f "$fetch_library" ]; then
    check_needs "$fetch_library" 'libshare|libcurl(-gnutls|-nss)?'
    check_data "$fetch_objects"
else
    echo 'libshare-fetch was not built'
fi
verdict
