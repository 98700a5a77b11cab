# help.sh - the option table, --help and the man page name the same options with the same
# arguments; the exit codes are those of the table in all three places, with the same words.
. "$(dirname "$0")/lib.sh"
scratch
page=docs/sharepost.1
program=$build_tree/bin/sharepost

# LETTER NAME ARGUMENT, one option a line, from each place
sed -nE 's/^    \{"([a-z0-9-]+)", (0|'"'"'(.)'"'"'), (NULL|"([^"]*)"),.*/\3 \1 \5/p' cli/options.c |
    tr -d '[]' | sort >"$work/table"
[ "$(wc -l <"$work/table")" -ge 25 ] || bad 'the option table was not found'

if [ -x "$program" ]; then
    "$program" --help >"$work/text" || bad "--help: exit $?"
    sed -nE 's/^  (-(.), |    )--([a-z0-9-]+)( ([^ ]+)|(\[=[^ ]+\]))?  .*/\2 \3 \5\6/p' "$work/text" |
        tr -d '[]' | sort >"$work/help"
    bad_lines '--help differs from the table' < <(diff "$work/table" "$work/help" | grep '^[<>]')
    bad_lines '--help has a long line' < <(grep -nE '^.{101}' "$work/text")
else
    bad "not built: $program"
fi

# The page: .It Fl n , Fl -limit Ar n, and so on. Arguments are written its own way there, so only
# whether there is one is compared.
grep -v " Ta " "$page" | sed -nE 's/^\.It (Fl (.) , )?Fl -([a-z0-9-]+)( .*)?$/\2 \3\4/p' |
    sed -E 's/^(.?) ([a-z0-9-]+) .+$/\1 \2 ARGUMENT/' | sort >"$work/page"
sed -E 's/^(.?) ([a-z0-9-]+) .+$/\1 \2 ARGUMENT/; s/ $//' "$work/table" | sort >"$work/plain"
bad_lines 'the man page (>) differs from the table (<)' < <(
    diff "$work/plain" "$work/page" | grep '^[<>]')

# Exit codes: enum, table, --help, man page
sed -nE 's/^    EXIT_[A-Z_]+ = ([0-9]+),?$/\1/p' cli/exit_codes.h | sort -n >"$work/codes"
[ "$(wc -l <"$work/codes")" -eq 12 ] || bad 'the exit codes were not found'
sed -n '/^Exit status/,/^$/p' "$work/text" | sed -nE 's/^  ([0-9]+) +(.*)$/\1 \2/p' >"$work/help-codes"
cut -d ' ' -f 1 "$work/help-codes" | sort -n | diff - "$work/codes" >/dev/null ||
    bad 'the codes of --help are not those of the enum'
sed -n '/^\.Sh EXIT STATUS/,/^\.El/p' "$page" |
    sed -nE '/^\.It ([0-9]+)$/{s//\1/;N;s/\n/ /;p}' >"$work/page-codes"
bad_lines 'exit codes: --help (<) and man page (>) differ' < <(
    diff "$work/help-codes" "$work/page-codes" | grep '^[<>]')
# Every code that the code returns by number has a name in the table.
bad_lines 'a bare exit code' < <(grep -nE '\b(return|exit) *\(?(6[4-9]|7[0-8])\b' cli/*.c)
bad_lines 'a function of the library is missing in the switch' < <(
    sed -nE 's/^    (SHARE_ERR_[A-Z_]+) = .*/\1/p' include/share/share.h | while read -r status; do
        grep -q "case $status:" cli/exit_codes.c || echo "$status"
    done)

# Every variable that is read is in the page.
bad_lines 'an environment variable is not in the man page' < <(
    grep -ohE '(getenv|setting)\("[A-Z_]+"\)' cli/*.c | sed -E 's/.*"(.*)".*/\1/' |
        sort -u | grep -vx PATH | while read -r variable; do
            grep -q "Ev $variable" "$page" || echo "$variable"
        done)
if command -v mandoc >/dev/null; then
    bad_lines 'mandoc' < <(mandoc -T lint -W warning "$page")
fi
verdict
