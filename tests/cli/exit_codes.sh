# exit_codes.sh - each exit code that this version can give, by every way that leads there.
. "$(dirname "$0")/lib.sh"

refused() { # MESSAGE ARGUMENT...: exit 64, one line and a hint, nothing on standard output
    local message=$1
    shift
    run "$program" "$@" </dev/null
    expect_code 64 "$*"
    [[ " $* " == *" --json "* ]] || expect_no_out "$*"
    expect_err "^sharepost: .*$message" "$*"
    expect_err_lines 2 "$*"
}

run "$program" a.md
expect_code 0 'an article'

# 64
refused 'no such option: --jsno' --jsno a.md
expect_err 'Did you mean --json\?' 'a slip'
refused 'no such option: --frobnicate' --frobnicate
! grep -q 'Did you mean' "$err" || bad 'nothing is near --frobnicate'
refused 'no such option: -z' -z
refused '--u could mean several' --u
refused '--limit needs N' --limit
refused '--limit needs N' a.md -n
refused '--copy takes no value' --copy=yes a.md
refused '--json=utf8' --json=utf8 a.md
refused '--format=docx' --format docx a.md
refused '--link=footer' --link footer a.md
for size in 0 -1 x 1T 1KB 99999999999999999999 99999999999999G ''; do
    refused "--max-input=$size" "--max-input=$size" a.md
done
for number in 0 -5 1x '' 99999999999999999999; do
    refused "--limit=$number" "--limit=$number" a.md
done
refused '--max-tags=-1' --max-tags=-1 a.md
refused '--clipboard=paper' --clipboard paper a.md
refused 'several inputs need --json' a.md a.md
refused 'read only once' --json - -
refused 'exclude each other' --json --url-only a.md
refused 'exclude each other' --body --url-only a.md
refused 'could be copied' --body --copy a.md
refused 'take one input' --json --copy a.md a.md
run "$program" --network nowhere a.md
expect_code 64 'an unknown network'
run "$program" --layout '{headline' a.md
expect_code 64 'a malformed layout'
expect_err '^sharepost: layout:1:[0-9]+: ' 'a malformed layout'
expect_no_out 'a malformed layout'
run "$program" --layout @nowhere a.md
expect_code 66 'a missing layout'
expect_no_out 'a missing layout'
run "$program" --json --layout @nowhere a.md
expect_code 66 'a missing layout, --json'
expect_json 'o["error"]["code"], o["source"]' '["not_found", "nowhere"]' 'a missing layout, --json'
run "$program" --json --layout $'@caf\351' a.md
expect_json 'o["source"]' 'caf?' 'a missing layout whose name is no UTF-8'
run "$program" --json $'--format=caf\351'
expect_code 64 'a value that is no UTF-8'
expect_json 'o["error"]["exit"]' 64 'a value that is no UTF-8'
run "$program" --json=ascii $'--format=caf\303\251'
! LC_ALL=C grep -q '[^ -~]' "$out" || bad '--json=ascii: a mistake is not in ASCII'
for flag in --json -j; do
    run "$program" $flag --frobnicate
    expect_code 64 "$flag and a mistake"
    expect_json 'o["error"]["code"], o["error"]["exit"]' '["usage", 64]' "$flag and a mistake"
done

# 65 and 66 have more in bad_input.sh
: >empty.md
run "$program" --json empty.md
expect_code 65 'no headline'
expect_json 'o["error"]["code"], o["error"]["exit"], o["source"]' '["no_headline", 65, "empty.md"]' \
    'no headline'
run "$program" --limit 20 a.md
expect_code 65 'a limit that the URL does not fit'
expect_no_out 'a limit that the URL does not fit'
run "$program" nowhere.md
expect_code 66 'a missing file'
run "$program" a.md/b.md
expect_code 66 'a file in a file'
run "$program" ''
expect_code 66 'an empty name'

# 68, 75, 76 and 77: fetch.sh

# 69
run "$program" --copy a.md
expect_code 69 '--copy without a clipboard'
expect_out '^How tide tables' '--copy without a clipboard: the post is printed'
run "$program" --open a.md
expect_code 69 '--open without a browser'
run "$program" --json --copy --open a.md
expect_code 69 '--json --copy without a clipboard'
expect_json 'o["actions"]' '{"copied": false, "opened": false}' '--json --copy'

# 70: memory ends. The sanitizers' shadow memory does not fit under a limit.
if is_sanitized; then
    skip_part 'memory limits do not go with the address sanitizer'
else
    head -c 8000000 /dev/zero | tr '\0' 'a' >big.md
    run bash -c 'ulimit -v 14000; exec "$@"' - "$program" big.md
    expect_code 70 'out of memory'
    expect_err '^sharepost: big\.md.*memory' 'out of memory'
fi

# 74
run "$program" .
expect_code 74 'a directory'
"$program" a.md >/dev/full 2>"$err"
code=$?
expect_code 74 /dev/full
"$program" a.md >&- 2>"$err"
code=$?
expect_code 74 'closed standard output'
run "$program" - <&-
expect_code 74 'closed standard input'
verdict
