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

# ---- memory ends ----
# At each allocation of the program and of all that it stands on: the whole output or a code that says what
# happened, never a signal. Under the sanitizers tests/api/memory.c does this for the library.
memory_ends() { # WHAT STEP COMMAND...
    local what=$1 step=$2 n=1 fault=memory wrong=0
    shift 2
    eval "$* >wanted.out 2>wanted.err"
    while [ $n -lt 100000 ] && [ $wrong -lt 3 ]; do
        (
            program="env LD_PRELOAD=$faults FAULTS=$fault FAULTS_ROOM=$n $program"
            eval "$* >got.out 2>got.err"
        ) 2>/dev/null
        code=$?
        if [ $code -ge 128 ]; then
            bad "$what, $fault $n: exit $code"
            wrong=$((wrong + 1))
        elif [ $code = 0 ] && ! cmp -s wanted.out got.out && ! grep -q '"code":"memory"' got.out; then
            bad "$what, $fault $n: a part of the output, and no word about it"
            wrong=$((wrong + 1))
        elif [ $code = 0 ] && [ $fault = memory-ends ]; then
            break # it came through with what it had
        fi
        [ $fault = memory ] && fault=memory-ends || { fault=memory; n=$((n + step)); }
    done
    echo "$what: $n allocations"
}
if is_sanitized || [ ! -f "$faults" ]; then
    skip_part 'memory that ends: the sanitizers come first'
else
    memory_ends 'an object' 1 '$program --json a.md'
    memory_ends 'a page' 7 '$program --html - a.md'
    memory_ends 'records' 1 '$program --batch <records'
    memory_ends 'a configured preview' 7 '$program --preview --vocab tags untagged.md'
    # libcurl's too; what it can do without, such as a buffer for TLS, may be missing and all is well.
    if [ -e "$build_tree/lib/libshare-fetch.so" ]; then
        unset http_proxy https_proxy HTTPS_PROXY all_proxy ALL_PROXY no_proxy NO_PROXY
        mkdir web
        python3 "$source_tree/tests/cli/server.py" web 2>web/err &
        at_end "kill $!"
        for _ in {1..100}; do
            [ ! -s web/http ] || break
            sleep 0.1
        done
        page=http://127.0.0.1:$(cat web/http)/page
        memory_ends 'a page from the web' 97 '$program --json --allow-private $page'
    fi
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
