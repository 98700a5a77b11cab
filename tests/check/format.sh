# format.sh - clang-format 14 has nothing to say, and no function or file outgrows the house: 100
# lines a function, 600 a file (tables, which hold data and no decisions, excepted).
. "$(dirname "$0")/lib.sh"
command -v clang-format-14 >/dev/null || skip 'clang-format-14 is not installed'
mapfile -t files < <(find include lib cli tests examples bench fuzz \
    \( -name '*.[ch]' -o -name '*.cpp' \) | sort)
clang-format-14 --dry-run -Werror "${files[@]}" || bad 'run ./dev format'

for file in "${files[@]}"; do
    awk -v file="$file" '/^\{/ { start = NR } /^\}$/ { if (start && NR - start > 100)
        printf "%s:%d: a function of %d lines\n", file, start, NR - start - 1; start = 0 }' "$file"
    case $file in
    *table*.[ch] | *_data.[ch] | tests/*) ;;
    *) lines=$(wc -l <"$file")
        [ "$lines" -le 600 ] || echo "$file: $lines lines" ;;
    esac
done >"${TMPDIR:-/tmp}/format.$$"
bad_lines 'too long' <"${TMPDIR:-/tmp}/format.$$"
rm -f "${TMPDIR:-/tmp}/format.$$"
verdict
