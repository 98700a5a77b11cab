# batch.sh - records in, objects out: order, mistakes, memory, back-pressure, signals, resuming.
. "$(dirname "$0")/lib.sh"
cases='order records json_text trickle pressure interrupt resume'
is_sanitized || cases="$cases memory" # sanitizers keep what was freed
for case in $cases; do
    timeout 250 python3 "$source_tree/tests/cli/batch.py" "$program" "$case" || bad "batch.py $case"
done

record='{"id":1,"content":"# A title\n\nThe text of it."}'
echo "$record" >records

# Writing that fails, a reader that goes away
if [ -w /dev/full ]; then
    yes "$record" | timeout 60 "$program" --batch >/dev/full 2>"$err"
    code=${PIPESTATUS[1]}
    expect_code 74 'a full disk'
    [ "$(wc -l <"$err")" -eq 1 ] || bad 'a full disk: not one line of words'
fi
yes "$record" | timeout 60 "$program" --batch | head -n 3 >"$out"
[ "${PIPESTATUS[1]}" -eq 141 ] || bad 'a reader that goes away'
[ "$(wc -l <"$out")" -eq 3 ] || bad 'a reader that goes away: what it read'
run "$program" --batch <"$work"
expect_code 74 'a folder as standard input'

# On a terminal there is a summary and progress, else not a word
run "$program" --batch <records
expect_no_err 'no terminal'
if command -v script >/dev/null; then
    { cat records; echo '{"id":2,"content":""}'; echo x; } >mixed
    script -qec "timeout 60 $program --batch <mixed >answers" typescript </dev/null >/dev/null
    tr -d '\r' <typescript | grep -qE '3 done, [0-9]+ a second, 2 failed \(usage 1, no_headline 1\), [0-9.]+ s$' ||
        { bad 'no summary'; cat -A typescript; }
    python3 - "$source_tree/examples/article.md" >many <<'PYTHON' # work for more than a second
import json, sys
text = open(sys.argv[1], encoding="utf-8").read()
for i in range(40000):
    print(json.dumps({"id": i, "content": text.replace("build", "build%d" % i)}))
PYTHON
    script -qec "timeout 200 $program --batch --jobs 1 <many >answers" typescript </dev/null >/dev/null
    tr '\r' '\n' <typescript | grep -qE '[0-9]+ done, [0-9]+ a second, [0-9]+ %, 0:[0-9:]+ left' ||
        { bad 'no progress'; tr '\r' '\n' <typescript | head -n 5; }
    script -qec "timeout 60 $program --batch --quiet <mixed >answers" typescript </dev/null >/dev/null
    ! grep -q "a second" typescript || bad '--quiet has a summary'
fi

# What does not go together
for words in '--batch a.md' '--batch --recursive' '--batch --files0-from x' '--batch --copy' '--batch --open' \
    '--batch --url-only' '--batch --html x' '--batch --preview' '--resume x a.md' '--recursive .' \
    '--files0-from x' '--json --files0-from x a.md' '--batch --jobs 0' '--batch --jobs 1025' '--batch --jobs x'; do
    # shellcheck disable=SC2086
    run "$program" $words <records
    expect_code 64 "$words"
done
verdict
