# clipboard_order.sh - which clipboard each session gets, in which form the text goes there, what
# --verify sees, and that a text which went nowhere is kept in a file.
. "$(dirname "$0")/lib.sh"
"$program" torture.md >post
printf '%s' "$(<post)" >want
fakes_only
copy() { run "$program" --copy "$@" torture.md; }
copied_by() { # NAME WHAT [NOTE]
    expect_code 0 "$2"
    expect_called "$1" "$2"
    cmp -s "${4-want}" "$FAKES/$1.stdin" || bad "$2: other bytes reached $1"
    expect_err "^Copied [0-9]+/3000 \($1${3-}\)\.$" "$2"
    cmp -s post "$out" || bad "$2: not the post alone"
}
arguments() { [ "$(arguments_of "$1" | tr '\n' ' ')" = "$2 " ] || bad "arguments of $1: $(arguments_of "$1")"; }

# Windows below WSL
export WSL_DISTRO_NAME=Debian
fake win32yank.exe ok; fake clip.exe ok
copy
copied_by win32yank.exe WSL
arguments win32yank.exe '-i --crlf'
expect_not_called clip.exe WSL
fake win32yank.exe fail
python3 - <<'PYTHON'
text = open("want", encoding="utf-8", newline="").read()
open("want16", "wb").write(b"\xff\xfe" + text.replace("\n", "\r\n").encode("utf-16-le"))
PYTHON
copy
copied_by clip.exe 'WSL without win32yank' '' want16
rm "$FAKES/win32yank.exe"
copy --verify
copied_by clip.exe '--verify where nothing can be read' ', which cannot be read back' want16
fake xsel ok
DISPLAY=:77 copy
copied_by xsel 'WSL with a display of its own'
rm "$FAKES/clip.exe" "$FAKES/xsel"
fake powershell.exe ok
copy
copied_by powershell.exe 'WSL without clip.exe'
arguments_of powershell.exe >argv
[ "$(head -n 3 argv | tr '\n' ' ')" = '-NoProfile -NonInteractive -EncodedCommand ' ] || bad "powershell.exe: $(<argv)"
python3 - <<'PYTHON' || bad 'powershell.exe: another script'
import base64
script = base64.b64decode(open("argv").read().split()[3], validate=True).decode("utf-16-le")
assert "[Console]::OpenStandardInput().CopyTo($m)" in script, script
assert script.endswith('Set-Clipboard -Value ([Text.Encoding]::UTF8.GetString($m.ToArray())'
                       '.Replace([string][char]10,"`r`n"))'), script
PYTHON
rm "$FAKES/powershell.exe"
copy
expect_code 69 'WSL with nothing'
expect_err 'win32yank.exe: not installed, .*; clip.exe: not installed.*; powershell.exe: not installed' 'WSL with nothing'
unset WSL_DISTRO_NAME

# Termux, tmux
export TERMUX_VERSION=0.118
fake termux-clipboard-set ok; fake tmux ok
copy
copied_by termux-clipboard-set Termux
export TMUX=/tmp/tmux-77/default,1,0
fake termux-clipboard-set hang
SECONDS=0
copy
copied_by tmux 'Termux whose second app is missing' ', in its paste buffer, and handed on to the terminal'
arguments tmux 'load-buffer -w -'
[ $SECONDS -le 3 ] || bad "Termux: took $SECONDS s"
unset TERMUX_VERSION
fake xclip ok; fake tmux ok
DISPLAY=:77 copy
copied_by xclip 'a display goes before tmux'
expect_not_called tmux 'a display goes before tmux'
DISPLAY=:77 copy --clipboard tmux
copied_by tmux 'tmux by name' ', in its paste buffer, and handed on to the terminal'
unset TMUX
no_fakes

# Time: whatever hangs, and however much of it, we are back.
for name in wl-copy xsel xclip termux-clipboard-set tmux; do fake $name hang; done
SECONDS=0
start=$(date +%s%N)
WAYLAND_DISPLAY=w DISPLAY=:77 TERMUX_VERSION=1 TMUX=x copy
[ $(($(date +%s%N) - start)) -le 4000000000 ] || bad "five tools that hang: $(($(date +%s%N) - start)) ns"
expect_code 69 'everything hangs'
expect_err 'wl-copy: no answer within 2\.0 s; xsel: no answer' 'everything hangs'
fake xclip ok
WAYLAND_DISPLAY=w DISPLAY=:77 copy
copied_by xclip 'the third works, two hang'
no_fakes

# Reading back
export DISPLAY=:77
fake xsel clip
copy --verify
copied_by xsel --verify ', read back'
arguments xsel '--clipboard --output'
rm -f "$FAKES"/xsel.*
fake xsel late
copy --verify
copied_by xsel 'a tool that is not ready at once' ', read back'
fake xsel give; echo 'something else' >"$FAKES/xsel.gives"
fake xclip clip
copy --verify
copied_by xclip 'a tool that forgets' ', read back'
rm "$FAKES/xclip"
copy --verify
expect_code 69 'only a tool that forgets'
expect_err 'xsel: read back, the clipboard holds something else; xclip: not installed$' 'only a tool that forgets'
printf '%s' "$(<want)x" >"$FAKES/xsel.gives"
copy --verify
expect_code 69 'one byte more'
head -c -1 want >"$FAKES/xsel.gives"
copy --verify
expect_code 69 'one byte less'
fake wl-copy ok
WAYLAND_DISPLAY=w copy --verify --clipboard wl-copy
expect_code 69 'the reader is missing'
expect_err 'wl-copy: reading back with wl-paste: not installed' 'the reader is missing'
fake wl-paste give
cp want "$FAKES/wl-paste.gives"
WAYLAND_DISPLAY=w copy --verify
copied_by wl-copy 'Wayland is read back' ', read back'
arguments wl-paste '--no-newline --type text/plain'
fake wl-paste hang
start=$(date +%s%N)
WAYLAND_DISPLAY=w copy --verify --clipboard wl-copy
[ $(($(date +%s%N) - start)) -le 3000000000 ] || bad 'a reader that hangs'
expect_code 69 'a reader that hangs'
no_fakes

# What went nowhere is kept: for its user only, whole, under a name that is told.
kept=$HOME/.local/state/sharepost/post.txt
rm -rf "$HOME/.local"
copy
expect_code 69 kept
expect_err "^The post is in $kept$" kept
cmp -s post "$kept" || bad 'kept: other bytes'
cmp -s post "$out" || bad 'kept: not on standard output too'
[ "$(stat -c %a "$kept") $(stat -c %a "${kept%/*}")" = '600 700' ] || bad "kept: $(stat -c '%a %n' "$kept" "${kept%/*}")"
mkdir -p state/sharepost
echo 'of last time' >state/sharepost/post.txt
ln state/sharepost/post.txt old
chmod 644 old
XDG_STATE_HOME=$work/state copy
cmp -s post state/sharepost/post.txt || bad 'kept: the old text is still there'
[ "$(<old)" = 'of last time' ] || bad 'kept: written over the old file, not renamed'
[ "$(stat -c %a state/sharepost/post.txt)" = 600 ] || bad 'kept: readable for others'
[ -z "$(find state -name '.*' -type f)" ] || bad 'kept: a draft stays behind'
rm -f "$kept"
XDG_STATE_HOME=state copy
[ -e "$kept" ] || bad 'kept: a relative XDG_STATE_HOME is none'
XDG_STATE_HOME=/dev/null/x copy
expect_code 69 'kept: no folder'
expect_err '^The post could not be kept in a file: Not a directory' 'kept: no folder'
cmp -s post "$out" || bad 'kept: no folder: not on standard output'
XDG_STATE_HOME=/dev/null/x copy --url-only
sed -n '/^PA279CV/,$p' "$err" | cmp -s post - || { bad 'neither file nor output: not among the words'; show; }
rm -f "$kept"
run "$program" --copy --url-only torture.md
cmp -s post "$kept" || bad 'kept: --url-only'
fake xsel ok
rm -f "$kept"
copy
[ ! -e "$kept" ] || bad 'kept, though it was copied'
verdict
