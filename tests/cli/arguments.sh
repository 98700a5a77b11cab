# arguments.sh - how a command line is read: order, shortened names, letters, values, "--".
. "$(dirname "$0")/lib.sh"

printf '# Five\n\nA text of some words.\n' >-n
printf '# Five\n\nA text of some words.\n' >five.md

same() { # ARGUMENT...: as JSON with the limit 60
    run "$program" "$@"
    expect_code 0 "$*"
    expect_json 'o["post"]["limit"]' 60 "$*"
    expect_json 'o["headline"]' Five "$*"
}
same --json --limit=60 five.md
same --json --limit 60 five.md
same five.md --limit 60 --json
same --json five.md -n60
same -jn60 five.md
same -jn 60 five.md
same five.md -q -jn 60
same --js --lim 60 five.md       # shortened
same --js --lim=60 five.md
same -j -n 60 -- five.md
same -j -n 60 -- -n              # a file of that name
same -jn60 - <five.md
same --limit 20 --json --limit 60 five.md # the last one counts
same --headline --json --json --limit 60 --headline Five five.md # a value may look like an option

run "$program" --json five.md -- five.md five.md
expect_code 0 'inputs around --'
[ "$(wc -l <"$out")" -eq 3 ] || bad 'not all inputs around -- were read'
run "$program" --json b.md five.md a.md -q
[ "$(grep -o '"source":"[^"]*"' "$out" | tr '\n' ' ')" = \
    '"source":"b.md" "source":"five.md" "source":"a.md" ' ] || bad 'inputs lost their order'

refused() { # MESSAGE ARGUMENT...
    local message=$1
    shift
    run "$program" "$@"
    expect_code 64 "$*"
    expect_err "$message" "$*"
}
refused 'no such option: -z$' --print -qz five.md # not the word before
refused 'no such option: --limits$' --limits=60 five.md
refused '--limit needs N' --json five.md --limit
refused '--limit needs N' five.md -jn
refused '--print takes no value' --pri=yes five.md
refused 'could mean several' --=x
refused "--headline needs" --headline
run "$program" five.md --frob --json
expect_code 64 '--json behind a mistake'
expect_json 'o["error"]["exit"]' 64 '--json behind a mistake'

run env POSIXLY_CORRECT=1 "$program" --json five.md -q
[ "$(wc -l <"$out")" -eq 2 ] || bad 'POSIXLY_CORRECT: -q behind an input is an input'
verdict
