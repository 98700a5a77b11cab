# faults.sh - reads and writes that move a few bytes, calls that signals end, disks that are full: the
# same bytes come out, or one clear line and nothing half-written. tests/faults/faults.c makes the
# machine so.
. "$(dirname "$0")/lib.sh"
faults=$build_tree/tests/libfaults.so

# ---- what comes out is the same ----
printf '{"limit": 500, "utm": "feed"}\n' >.sharepost.json
printf '{headline}\n--\n{summary}\n{url}\n' >layout
printf 'tides\nharbour\nmoon\n' >tags
for i in 1 2 3 4 5; do
    printf '{"id": "%s", "content": "# Tides %s\\n\\nThe moon pulls, and the coast answers in its own time."}\n' "$i" "$i"
done >records
sed '/^tags:/d' a.md >untagged.md

same() { # WHAT COMMAND...: once as it is, once under each fault
    local what=$1 fault
    shift
    rm -f page.html
    eval "$* >wanted.out 2>wanted.err"
    for fault in short signals short,signals; do
        (
            program="env LD_PRELOAD=$faults FAULTS=$fault $program"
            eval "$* >got.out 2>got.err"
        )
        cmp -s wanted.out got.out || { bad "$what, $fault: another output"; diff wanted.out got.out | head -n 4; }
        cmp -s wanted.err got.err || { bad "$what, $fault: other messages"; head -n 3 got.err; }
    done
}
if is_sanitized || [ ! -f "$faults" ]; then
    skip_part 'short reads and signals: the sanitizers come first'
else
    same 'a file' '$program a.md'
    same 'a pipe' 'cat a.md | $program --name a.md'
    same 'an object' '$program --json --body --explain a.md'
    same 'a layout from a file' '$program --layout @layout a.md'
    same 'a vocabulary' '$program --json --vocab tags untagged.md'
    same 'a preview' '$program --preview a.md'
    same 'a page' '$program --html page.html a.md; cat page.html'
    same 'records' '$program --batch <records'
    same 'records that were answered' \
        'head -n 2 records | $program --batch >first; $program --batch --resume first <records'
    same 'many files' '$program --json --recursive .'
    same 'names from a pipe' "printf 'a.md\\0untagged.md\\0' | \$program --json --files0-from -"
    same 'an error' '$program --json missing.md'

    # The clipboard's helper gets every byte, and what cannot be copied is kept whole.
    fake xsel ok
    export DISPLAY=:77
    fakes_only
    run LD_PRELOAD="$faults" FAULTS=short,signals "$program" --copy torture.md
    expect_code 0 'copying under faults'
    "$program" --url-only a.md >/dev/null
    run "$program" torture.md
    head -c -1 "$out" | cmp -s - "$FAKES/xsel.stdin" || bad 'copying under faults: another text'
    fake xsel fail
    run LD_PRELOAD="$faults" FAULTS=short,signals "$program" --copy torture.md
    run "$program" torture.md
    cmp -s "$out" "$HOME/.local/state/sharepost/post.txt" || bad 'keeping under faults: another text'
    everything
    unset DISPLAY

    # A disk that is full at any byte: the file that was there stays, and no other is left.
    for room in 0 1 40 150; do
        rm -rf "$HOME/.local"
        fake xsel fail
        export DISPLAY=:77
        fakes_only
        run LD_PRELOAD="$faults" FAULTS=full FAULTS_ROOM=$room "$program" --copy torture.md
        everything
        unset DISPLAY
        left=$(find "$HOME/.local" -type f 2>/dev/null)
        [ -z "$left" ] || cmp -s "$left" <("$program" torture.md) || bad "a full disk ($room): $left is a part"
        [ -n "$left" ] || expect_err 'No space left on device' "a full disk ($room)"
        printf 'the page before\n' >page.html
        run LD_PRELOAD="$faults" FAULTS=full FAULTS_ROOM=$room "$program" a.md
        expect_code 74 "output to a full disk ($room)"
        expect_err '^sharepost: standard output: No space left on device$' "output to a full disk ($room)"
    done
fi

# ---- limits of the system ----
# A file may not grow: SIGXFSZ is for programs that know no better.
for what in 'a.md' '--json a.md' '--batch <records' '--html - a.md'; do
    (ulimit -f 0 && eval "\$program $what 2>&1 >limited") | cat >"$err"
    code=${PIPESTATUS[0]}
    : >"$out"
    expect_code 74 "a file that may not grow: $what"
    expect_err '^sharepost: standard output: File too large$' "a file that may not grow: $what"
done
(ulimit -f 0 && "$program" --html limited.html a.md 2>&1) | cat >"$err"
code=${PIPESTATUS[0]}
expect_code 74 '--html and a file that may not grow'
expect_err 'limited\.html: cannot be written: File too large' '--html and a file that may not grow'

# /dev/full for everything that writes.
for what in 'a.md' '--json a.md' '--json a.md missing.md' '--batch <records' '--url-only a.md' \
    '--html - a.md' '--html-button a.md' '--preview a.md' '--show-config a.md' '--help'; do
    eval "\$program $what >/dev/full" 2>"$err"
    code=$?
    : >"$out"
    expect_code 74 "/dev/full: $what"
    expect_err '^sharepost: standard output: No space left on device$' "/dev/full: $what"
    [ "$(grep -c 'standard output' "$err")" = 1 ] || bad "/dev/full: $what: said more than once"
done
verdict
