# machine.sh - the tree is nobody's: no path of one machine, no address of a package mirror, no
# control characters, no trailing space, no file without its last newline, nothing large.
. "$(dirname "$0")/lib.sh"
mapfile -t files < <(git -C "$source_tree" ls-files -co --exclude-standard 2>/dev/null | sort)
[ ${#files[@]} -gt 0 ] || mapfile -t files < <(find . -type f -not -path './build/*' | sed 's,^\./,,' | sort)

self=tests/check/machine.sh
for file in "${files[@]}"; do
    [ -f "$file" ] && [ "$file" != $self ] || continue
    bad_lines "$file" < <(grep -nIE '(^|[^A-Za-z0-9_.~])/(work|root|home|Users|mnt|srv)/[A-Za-z]' "$file")
    bad_lines "$file" < <(grep -nIiE 'deb\.debian\.org|archive\.ubuntu|pypi\.|npmjs|crates\.io|proxy\.golang|artifactory' "$file")
    [ "$(stat -c %s "$file")" -le 400000 ] || bad "$file: larger than 400 kB"
    case $file in
    tests/cases/* | *.md) ;; # articles are as they are; two spaces end a line in Markdown
    *) bad_lines "$file: trailing white space" < <(grep -nIE '[[:blank:]]$' "$file") ;;
    esac
    case $file in
    tests/cases/*/input.*) ;;
    *) [ ! -s "$file" ] || [ -z "$(tail -c 1 "$file")" ] || bad "$file: no newline at the end" ;;
    esac
done
verdict
