# x11.sh - the real xsel and xclip on a display of our own: what is copied is what was printed,
# byte by byte, nobody who reads our output is kept waiting, and the text outlives the terminal.
. "$(dirname "$0")/lib.sh"
command -v xclip >/dev/null || command -v xsel >/dev/null || skip 'neither xclip nor xsel'
start_display
read_clipboard() { # FILE
    if command -v xclip >/dev/null; then
        holds "$1" xclip -selection clipboard -out
    else
        holds "$1" xsel --clipboard --output
    fi
}

for tool in xsel xclip; do
    command -v $tool >/dev/null || { skip_part "no $tool"; continue; }
    for file in a.md torture.md; do
        printf '%s' "$("$program" $file)" >want
        captured $tool $file
        expect_out "^Copied [0-9]+/3000 \($tool\)\.$" "$tool $file"
        read_clipboard want || bad "$tool $file: the clipboard holds other bytes"
        captured $tool $file --verify
        expect_out "^Copied [0-9]+/3000 \($tool, read back\)\.$" "$tool $file --verify"
    done
done

# The pane of a terminal multiplexer closes as soon as we have ended.
if command -v tmux >/dev/null; then
    for tool in xsel xclip; do
        command -v $tool >/dev/null || continue
        printf '%s' "$("$program" torture.md)" >want
        printf '# Something else\n\nIt was there before.\n' >else.md
        captured $tool else.md
        rm -f pane.done
        cat >pane.sh <<PANE
$program --copy --clipboard $tool torture.md 2>pane.err; touch pane.done
PANE
        tmux -L "sharepost-$$-$tool" -f /dev/null new-session -d "bash pane.sh"
        for _ in {1..50}; do
            [ ! -e pane.done ] || break
            sleep 0.1
        done
        tmux -L "sharepost-$$-$tool" kill-server 2>/dev/null
        read_clipboard want || { bad "$tool: the text went with its pane"; cat pane.err; }
    done
else
    skip_part 'no tmux'
fi

# A server that does not answer: a silent port.
if command -v xclip >/dev/null; then
    python3 - "$program" <<'PYTHON' || bad 'a silent X server: not refused in time'
import os, socket, subprocess, sys, time
for number in range(90, 99):
    try:
        listener = socket.create_server(("127.0.0.1", 6000 + number))
        break
    except OSError:
        pass
start = time.monotonic()
done = subprocess.run([sys.argv[1], "--copy", "--clipboard", "xclip", "a.md"], capture_output=True,
                      env=dict(os.environ, DISPLAY="127.0.0.1:%d" % number), timeout=10)
assert done.returncode == 69 and b"no answer" in done.stderr, done
assert time.monotonic() - start < 3
PYTHON
fi
verdict
