# matrix.sh - what is printed, copied and opened: each row of the table of calls, on a terminal
# and off it.
. "$(dirname "$0")/lib.sh"
command -v script >/dev/null || skip 'no script(1), which makes terminals'
"$program" a.md >post
url='https://www.linkedin.com/sharing/share-offsite/?url=https%3A%2F%2Fexample.org%2Ftides'
[ "$("$program" --url-only a.md)" = "$url" ] || bad 'the share URL'
fakes_only

fresh() {
    fake xsel "${1:-ok}"
    fake xdg-open "${2:-ok}"
}
prints_post() { cmp -s "$work/post" "$out" || { bad "$1: not the post alone"; show; }; }
did() { # WHAT COPIED OPENED, each yes or no
    if [ "$2" = yes ]; then
        expect_called xsel "$1"
        printf '%s' "$(<"$work/post")" >want
        cmp -s want "$FAKES/xsel.stdin" || bad "$1: other bytes were copied"
        [ "$(arguments_of xsel)" = $'--clipboard\n--input' ] || bad "$1: arguments of xsel"
    else
        expect_not_called xsel "$1"
    fi
    if [ "$3" = yes ]; then
        expect_called xdg-open "$1"
        [ "$(arguments_of xdg-open)" = "$url" ] || bad "$1: arguments of xdg-open"
    else
        expect_not_called xdg-open "$1"
    fi
}

export DISPLAY=:77
fresh
run_terminal "$program" a.md
expect_code 0 terminal
prints_post terminal
did terminal yes yes
expect_err '^Copied [0-9]+/3000 \(xsel\)\.$' terminal
expect_err "^https://www\.linkedin\.com/sharing/share-offsite/\?url=https%3A%2F%2Fexample\.org%2Ftides$" terminal

fresh
run "$program" a.md
expect_code 0 pipe
prints_post pipe
did pipe no no
expect_no_err pipe

for variable in CI=true CI=1 TERM=dumb; do
    fresh
    export "${variable?}"
    run_terminal "$program" a.md
    unset CI; TERM=xterm
    expect_code 0 "$variable"
    prints_post "$variable"
    did "$variable" no no
    expect_no_err "$variable"
done
for variable in CI= CI=false; do
    fresh
    export "${variable?}"
    run_terminal "$program" a.md
    unset CI
    did "$variable on a terminal" yes yes
done

fresh
run "$program" --copy a.md
prints_post '--copy in a pipe'
did '--copy in a pipe' yes no
expect_err '^Copied ' '--copy in a pipe'
fresh
run "$program" -o a.md
prints_post '--open in a pipe'
did '--open in a pipe' no yes
expect_err '^https://www' '--open in a pipe'
fresh
run "$program" a.md -co
did '-co in a pipe' yes yes
fresh
run "$program" -cq a.md
did '-cq' yes no
expect_no_err '-cq'
fresh
CI=true run_terminal "$program" --copy a.md
did '--copy in CI' yes no

fresh
run_terminal "$program" --print a.md
prints_post --print
did --print no no
expect_no_err --print
fresh
run_terminal "$program" -p --copy a.md
did '--print --copy: asked for by name' yes no
fresh
run_terminal "$program" --no-copy a.md
prints_post --no-copy
did --no-copy no yes
fresh
run_terminal "$program" --no-open a.md
did --no-open yes no
fresh
run_terminal "$program" --no-copy --no-open a.md
did '--no-copy --no-open' no no
expect_no_err '--no-copy --no-open'
fresh
run_terminal "$program" --no-copy --copy --open --no-open a.md
did 'the last one wins' yes no

fresh
run_terminal "$program" --json a.md
did --json no no
expect_no_err --json
fresh
run_terminal "$program" --json --copy a.md
did '--json --copy' yes no
expect_json 'o["actions"]' '{"copied": true, "opened": null}' '--json --copy'
fresh
run "$program" --json --open a.md
did '--json --open' no yes
expect_json 'o["actions"]' '{"copied": null, "opened": true}' '--json --open'

fresh
run_terminal "$program" --url-only a.md
did --url-only no no
[ "$(<"$out")" = "$url" ] || bad '--url-only: not the URL alone'
fresh
run_terminal "$program" --body a.md
did --body no no

# Nobody asked by name: nothing is lost, and no error.
no_fakes
unset DISPLAY
run_terminal "$program" a.md
expect_code 0 headless
prints_post headless
expect_err '^Not copied \(no display' headless
expect_err "^https://www\.linkedin\.com/sharing/share-offsite/\?url=https%3A%2F%2Fexample\.org%2Ftides$" headless
run_terminal "$program" -q a.md
expect_err '^https://www' 'headless and quiet'
export DISPLAY=:77
fresh fail fail
run_terminal "$program" a.md
expect_code 0 'tools that fail'
prints_post 'tools that fail'
expect_err "xsel: exit 1: Error: can't open display" 'tools that fail'
expect_err '^Not opened \(xdg-open: exit 1' 'tools that fail'
expect_err '^https://www' 'tools that fail'

# Asked by name and impossible: the post all the same, the reasons, exit 69.
fresh fail fail
run "$program" --copy a.md
expect_code 69 '--copy impossible'
prints_post '--copy impossible'
expect_err "^sharepost: not copied: xsel: exit 1: Error: can't open display; xclip: not installed$" '--copy impossible'
fresh ok fail
run "$program" --copy --open -q a.md
expect_code 69 '--open impossible'
did '--open impossible' yes yes
expect_err '^sharepost: not opened: xdg-open: exit 1; x-www-browser: not installed$' '--open impossible'
fresh fail ok
run "$program" --copy --open a.md
expect_code 69 'the page is opened though the copy failed'
expect_called xdg-open 'the page is opened though the copy failed'

# No input, and nobody who would type one.
run_terminal "$program"
expect_code 64 'no input on a terminal'
expect_err '^Usage: sharepost' 'no input on a terminal'
expect_no_out 'no input on a terminal'

# A terminal gets no control characters of an article; a file gets the bytes.
everything
printf '# Title\n\nSome text.\n' >plain.md
run_terminal "$program" -p --layout $'{headline} \e]0;x\a \302\233 here' plain.md
[ "$code" -ne 0 ] || ! grep -q $'[\e\a]' "$out" || bad 'control characters on the terminal'
odd=$'esc\e csi\302\233 del\177.md'
cp a.md "$odd"
run_terminal "$program" --json "$odd"
! LC_ALL=C grep -q $'[\e\177]\\|\302\233' "$out" || bad 'control characters in the object on the terminal'
expect_json 'o["source"]' "$odd" 'an object on a terminal'
run "$program" --json "$odd"
expect_json 'o["source"]' "$odd" 'an object in a pipe'
! LC_ALL=C grep -q $'[\e\177]\\|\302\233' "$out" || bad 'control characters in the object in a pipe'
verdict
