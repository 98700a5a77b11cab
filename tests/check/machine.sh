# machine.sh - the tree is nobody's: no path of one machine, no address of a package mirror, no
# control characters, no trailing space, no file without its last newline, nothing large.
. "$(dirname "$0")/lib.sh"
mapfile -t files < <(git -C "$source_tree" ls-files -co --exclude-standard 2>/dev/null | sort)
[ ${#files[@]} -gt 0 ] || # no git here, or not its tree
    mapfile -t files < <(find . -type f -not -path './build/*' -not -path './.git/*' | sed 's,^\./,,' | sort)

existing=() written=() ended=()
for file in "${files[@]}"; do
    [ -f "$file" ] && [ "$file" != tests/check/machine.sh ] || continue
    existing+=("$file")
    case $file in
    tests/cases/* | fuzz/corpus/* | *.md) ;; # articles are as they are; two spaces end a line in Markdown
    *) written+=("$file") ;;
    esac
    case $file in
    tests/cases/*/input.* | fuzz/corpus/* | docs/pictures/*.png) ;;
    *) ended+=("$file") ;;
    esac
done
bad_lines 'a path of one machine' < <(
    grep -HnIE '(^|[^A-Za-z0-9_.~])/(work|root|home|Users|mnt|srv)/[A-Za-z]' "${existing[@]}")
bad_lines 'a mirror' < <(grep -HnIiE \
    'deb\.debian\.org|archive\.ubuntu|pypi\.|npmjs|crates\.io|proxy\.golang|artifactory' "${existing[@]}")
bad_lines 'trailing white space' < <(grep -HnIE '[[:blank:]]$' "${written[@]}")
bad_lines 'larger than 400 kB' < <( # tables of numbers aside, which tools/ makes and compares
    find "${existing[@]}" -size +400k ! -name '*.inc')
bad_lines 'no newline at the end' < <(
    perl -e 'for (@ARGV) { open F, "<", $_ or next; my $n = -s F or next; seek F, $n - 1, 0;
             read F, my $c, 1; print "$_\n" if $c ne "\n" }' "${ended[@]}")
verdict
