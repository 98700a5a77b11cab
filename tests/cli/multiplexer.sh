# multiplexer.sh - the real tmux and GNU screen: the text is in tmux's buffer, and what comes out at
# the outer terminal is one OSC 52 with every byte.
. "$(dirname "$0")/lib.sh"
command -v script >/dev/null || skip 'no script(1), which makes terminals'
command -v tmux >/dev/null || command -v screen >/dev/null || skip 'neither tmux nor screen'
# Long enough that screen would lose it in one piece.
{ cat torture.md; sed '1,/^---$/d' "$source_tree/examples/article.md"; } >long.md
printf '%s' "$("$program" long.md)" >want
[ "$(base64 -w 0 want | wc -c)" -gt 760 ] || bad 'the text is too short to show that screen wants pieces'

# outer LOG: the text of the last OSC 52 in it, into the file got
outer() {
    python3 - "$1" <<'PYTHON'
import base64, re, sys
found = re.findall(rb"\x1b\]52;c?;([A-Za-z0-9+/=]+)(?:\x07|\x1b\\)", open(sys.argv[1], "rb").read())
open("got", "wb").write(base64.b64decode(found[-1]) if found else b"")
PYTHON
}
wait_for() { # FILE
    for _ in {1..100}; do
        [ ! -e "$1" ] || return 0
        sleep 0.1
    done
    return 1
}

if command -v tmux >/dev/null; then
    for how in default on; do
        socket=sharepost-$$-$how
        rm -f ready
        cat >inside.sh <<INSIDE
[ $how = default ] || tmux set -s set-clipboard $how
timeout 5 sh -c 'x=\$("\$1" --copy long.md 2>&1); printf "%s\n" "\$x"' - $program >inside.out
echo \$? >inside.code
tmux save-buffer - >inside.buffer
sleep 0.3
touch ready
sleep 20
INSIDE
        (TERM=xterm-256color timeout 20 script -qfc "tmux -L $socket -f /dev/null new-session 'bash inside.sh'" log </dev/null >/dev/null 2>&1) &
        wait_for ready || bad "tmux $how: nothing happened"
        tmux -L "$socket" kill-server 2>/dev/null
        wait
        [ "$(<inside.code)" = 0 ] || bad "tmux $how: the reader of our output hangs"
        grep -qE '^Copied [0-9]+/3000 \(tmux, in its paste buffer, and handed on to the terminal\)\.$' inside.out ||
            { bad "tmux $how"; cat inside.out; }
        cmp -s want inside.buffer || bad "tmux $how: its buffer holds other bytes"
        outer log
        cmp -s want got || bad "tmux $how: the outer terminal gets other bytes"
    done
else
    skip_part 'no tmux'
fi

if command -v screen >/dev/null; then
    mkdir -m 700 screens
    export SCREENDIR=$work/screens
    rm -f ready
    cat >inside.sh <<INSIDE
$program --copy long.md >inside.out
echo \$? >inside.code
sleep 0.5
touch ready
INSIDE
    (TERM=xterm timeout 20 script -qfc "screen -c /dev/null -S sharepost-$$ bash inside.sh" log </dev/null >/dev/null 2>&1) &
    wait_for ready || bad 'screen: nothing happened'
    wait
    [ "$(<inside.code)" = 0 ] || bad "screen: exit $(<inside.code)"
    outer log
    cmp -s want got || bad 'screen: the outer terminal gets other bytes'
else
    skip_part 'no screen'
fi
verdict
