# osc52.sh - the terminal's own clipboard: the exact bytes for a plain terminal, GNU screen and old
# tmux; nothing where there is no terminal; never cut, never called done.
. "$(dirname "$0")/lib.sh"
command -v script >/dev/null || skip 'no script(1), which makes terminals'
"$program" torture.md >post
printf '%s' "$(<post)" >want
fakes_only

# take KIND: reads the sequence out of $out and compares what it holds with the file want.
take() {
    python3 - "$1" "$out" <<'PYTHON'
import base64, re, sys
kind, path = sys.argv[1:]
data = open(path, "rb").read()
if kind == "screen":
    pieces = re.findall(rb"\x1bP(.*?)\x1b\\", data, re.S)
    assert len(pieces) > 1 and all(len(p) <= 250 for p in pieces), [len(p) for p in pieces]
    assert b"".join(b"\x1bP" + p + b"\x1b\\" for p in pieces) in data, "the pieces do not follow each other"
    data = b"".join(pieces)
elif kind == "tmux":
    data = re.search(rb"\x1bPtmux;(.*?)\x1b\\", data, re.S).group(1)
    assert data.startswith(b"\x1b\x1b]") and data.count(b"\x1b") == 2, data[:9]
    data = data[1:]
else:
    assert b"\x1bP" not in data
found = re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", data)
assert len(found) == 1, found
assert base64.b64decode(found[0], validate=True) == open("want", "rb").read()
PYTHON
}
sent() { # KIND WHAT
    expect_code 0 "$2"
    take "$1" || { bad "$2: not the text"; cat -v "$out" | head -c 400; }
    expect_out 'Sent [0-9]+/3000 to the terminal \(osc52\), which does not tell' "$2"
    ! grep -q '^Copied' "$out" || bad "$2: says that it is copied"
    expect_out "^The post is in $HOME/" "$2"
}

run_windowed "$program" --no-open torture.md
sent plain 'a terminal'
run_windowed "$program" --copy torture.md
sent plain --copy
run_windowed "$program" --copy --verify torture.md
sent plain '--copy --verify'
STY=1.x run_windowed "$program" --no-open torture.md
sent screen STY
TERM=screen.xterm-256color run_windowed "$program" --no-open torture.md
sent screen 'TERM starts with screen'
fake tmux fail
TMUX=x TERM=screen run_windowed "$program" --no-open torture.md
sent tmux 'a tmux without load-buffer -w'
DISPLAY=:77 run_windowed "$program" --no-open torture.md
sent plain 'a display without tools'
fake xsel ok
DISPLAY=:77 run_windowed "$program" --no-open torture.md
! grep -q $'\e]52' "$out" || bad 'sent though xsel works'
DISPLAY=:77 run_windowed "$program" --no-open --clipboard osc52 torture.md
sent plain 'by name'
run_windowed "$program" --json --copy torture.md
tr -d '\r' <"$out" | grep '^{' >object
cp object "$out"
expect_json 'o["actions"]["copied"]' false 'an object does not call it copied'

# not into files and pipes, not to terminals that have none
for what in dumb linux ''; do
    TERM=$what run_windowed "$program" --copy torture.md
    expect_code 69 "TERM=$what"
    ! grep -q $'\e]52' "$out" || bad "TERM=$what: sent"
done
TERM=dumb run_windowed "$program" --copy --clipboard osc52 torture.md
expect_out 'osc52: this kind of terminal has no clipboard' 'a dumb terminal by name'
run "$program" --copy --clipboard osc52 torture.md
expect_code 69 'no terminal'
expect_err 'osc52: standard error is no terminal' 'no terminal'
cmp -s post "$out" || bad 'no terminal: other output'
run_terminal "$program" --copy --clipboard osc52 torture.md
expect_code 69 'standard error is a file'
! grep -q $'\e]52' "$out" || bad 'written to standard output'

# never cut
python3 - <<'PYTHON'
open("large.md", "w").write("# " + "Tides and harbours " * 50 + "\n\nThe coast answers.\n")
open("fits", "w").write("{headline} " * 70)
open("too_long", "w").write("{headline} " * 85)
PYTHON
run_windowed "$program" --copy --limit 100000000 --layout @fits large.md
expect_code 0 'a text that fits'
expect_out 'Sent 6[0-9]{4}/' 'a text that fits'
run_windowed "$program" --copy --limit 100000000 --layout @too_long large.md
expect_code 69 'a text that is too long'
expect_out 'osc52: too long for what terminals take' 'a text that is too long'
! grep -q $'\e]52' "$out" || bad 'a text that is too long: sent in part'
[ "$(wc -c <"$HOME/.local/state/sharepost/post.txt")" -gt 75000 ] || bad 'a text that is too long: not kept'

# A terminal that is stopped does not stop us: its other end reads nothing.
python3 - "$program" <<'PYTHON' || bad 'a stopped terminal'
import fcntl, os, pty, subprocess, sys, time
master, slave = pty.openpty()
fcntl.fcntl(slave, fcntl.F_SETFL, fcntl.fcntl(slave, fcntl.F_GETFL) | os.O_NONBLOCK)
for again in range(20): # until the terminal is full; the kernel moves what it holds now and then
    try:
        while True:
            os.write(slave, b"x" * 1000)
    except BlockingIOError:
        time.sleep(0.05)
start = time.monotonic()
child = subprocess.Popen([sys.argv[1], "--copy", "--quiet", "--clipboard", "osc52", "torture.md"],
                         stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=slave)
want = open("post", "rb").read()
post = b""
while len(post) < len(want): # the post comes first, then nothing for two seconds
    post += os.read(child.stdout.fileno(), 100000)
time.sleep(2.5)
os.set_blocking(master, False)
seen = b""
while child.poll() is None and time.monotonic() - start < 9: # now let its words out
    try:
        seen += os.read(master, 100000)
    except BlockingIOError:
        time.sleep(0.05)
assert child.poll() == 69, child.poll()
assert post == want
PYTHON
verdict
