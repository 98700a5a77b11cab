# x11.sh - the real xsel and xclip on a display of our own: what is copied is what was printed,
# byte by byte, and nobody who reads our output is kept waiting.
. "$(dirname "$0")/lib.sh"
command -v Xvfb >/dev/null || skip 'no Xvfb'
command -v xclip >/dev/null || command -v xsel >/dev/null || skip 'neither xclip nor xsel'

exec 3>number
Xvfb -displayfd 3 -screen 0 640x480x24 -nolisten tcp >/dev/null 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; rm -rf "$work"' EXIT
exec 3>&-
for _ in {1..100}; do
    [ ! -s number ] || break
    sleep 0.1
done
[ -s number ] || skip 'Xvfb does not start here'
DISPLAY=:$(<number)
export DISPLAY

python3 - >unicode.md <<'PYTHON'
print("# Caf\u00e9 \u65e5\u672c\u8a9e \U0001F468\u200D\U0001F469\u200D\U0001F467 \U0001F1EF\U0001F1F5 \U0001F44D\U0001F3FD")
print()
print("Une phrase avec \u00ab guillemets \u00bb, \u201cquotes\u201d and \u05e2\u05d1\u05e8\u05d9\u05ea, \u0939\u093f\u0928\u094d\u0926\u0940.")
PYTHON
for tool in xsel xclip; do
    command -v $tool >/dev/null || { skip_part "no $tool"; continue; }
    for file in a.md unicode.md; do
        timeout 5 bash -c 'x=$("$1" --clipboard "$2" --copy "$3" 2>&1); printf "%s\n" "$x"' - \
            "$program" $tool $file >"$out"
        [ $? -eq 0 ] || bad "$tool: the reader of our output hangs"
        expect_out "^Copied [0-9]+/3000 \($tool\)\.$" "$tool $file"
        printf '%s' "$("$program" $file)" >want
        # xsel ends before its child has taken the selection, so the first look may be too early.
        for _ in {1..20}; do
            if command -v xclip >/dev/null; then
                timeout 5 xclip -selection clipboard -out >got
            else
                timeout 5 xsel --clipboard --output >got
            fi
            ! cmp -s want got || break
            sleep 0.1
        done
        cmp -s want got || bad "$tool $file: the clipboard holds other bytes"
    done
done

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
assert time.monotonic() - start < 4
PYTHON
fi
verdict
