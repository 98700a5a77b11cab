# lib.sh - what the tests of the program share. Each test runs in a folder of its own with a clean
# environment; helpers (clipboard tools, browsers) are fakes that record how they were called.
set -uo pipefail
source_tree=${SHARE_SOURCE:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)}
build_tree=${SHARE_BUILD:-$source_tree/build/release}
data_tree=${SHARE_DATA:-$source_tree/../shared}
program=$build_tree/bin/sharepost
problems=0

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
mkdir fakes
export FAKES=$work/fakes
export OBJECTS=$work/objects.jsonl # what the program said in JSON, for check_objects
unset DISPLAY WAYLAND_DISPLAY BROWSER CI TMUX STY VISUAL EDITOR \
    SSH_CONNECTION SSH_TTY NO_COLOR POSIXLY_CORRECT WSL_DISTRO_NAME TERMUX_VERSION \
    XDG_CONFIG_HOME XDG_STATE_HOME
for name in $(compgen -e SHAREPOST_); do unset "$name"; done # what the machine's user likes
export TERM=xterm LC_ALL=C HOME=$work/home
mkdir home
run_path=$PATH # of the program; that of the tests stays

[ -x "$program" ] || { echo "not built: $program"; exit 1; }

bad() {
    problems=$((problems + 1))
    printf 'WRONG: %s\n' "$*"
}

verdict() {
    check_objects
    [ $problems -eq 0 ] || { echo "$problems problem(s)"; exit 1; }
    echo ok
    exit 0
}

skip() {
    printf 'skipped: %s\n' "$*"
    exit 77
}

# A part of a test that cannot run here; the rest goes on.
skip_part() { printf 'skipped in part: %s\n' "$*"; }

is_sanitized() { grep -qa __asan_init "$program"; }

# run COMMAND...: leaves $out (file), $err (file) and $code.
out=$work/out err=$work/err code=
run() {
    env PATH="$run_path" "$@" >"$out" 2>"$err"
    code=$?
    keep_objects
}

# Every whole object that a test made the program say is held to the schema, once, at the end.
keep_objects() {
    local start
    read -r -N 10 start <"$out" 2>/dev/null
    [ "$start" != '{"schema":' ] || grep -a '^{"schema":.*}$' "$out" | head -n 50 >>"$OBJECTS"
}
check_objects() {
    local python
    [ -s "$OBJECTS" ] || return 0
    for python in python3 /usr/bin/python3; do # the first may be one without Debian's modules
        "$python" -c 'import jsonschema' 2>/dev/null || continue
        "$python" "$source_tree/tests/json_schema.py" --lines "$OBJECTS" ||
            bad 'an object is not as docs/sharepost.schema.json says'
        return
    done
}

# run_terminal COMMAND...: the same with a terminal as standard input and output; standard error
# goes to a file, and $out has the terminal's line ends taken off.
run_terminal() {
    {
        printf 'exec env PATH=%q' "$run_path"
        printf ' %q' "$@"
        printf ' 2>%q' "$err"
    } >command.sh
    script -qec "/bin/bash $work/command.sh" typescript </dev/null >raw
    code=$?
    tr -d '\r' <raw >"$out"
    keep_objects
}

expect_code() { [ "$code" = "$1" ] || { bad "$2: exit $code, not $1"; show; }; }
expect_out() { grep -qE -- "$1" "$out" || { bad "$2: no '$1' in the output"; show; }; }
expect_no_out() { [ ! -s "$out" ] || { bad "$1: there is output"; show; }; }
expect_err() { grep -qE -- "$1" "$err" || { bad "$2: no '$1' in the messages"; show; }; }
expect_no_err() { [ ! -s "$err" ] || { bad "$1: there are messages"; show; }; }
expect_err_lines() {
    [ "$(wc -l <"$err")" -eq "$1" ] || { bad "$2: not $1 line(s) of messages"; show; }
}
show() {
    head -c 600 "$out" | sed 's/^/    out: /'
    head -c 600 "$err" | sed 's/^/    err: /'
}

# json EXPRESSION: of the one object 'o' in $out.
json() {
    python3 -c 'import json,sys
o = json.loads(sys.stdin.buffer.read().decode("utf-8"))
value = eval(sys.argv[1])
sys.stdout.buffer.write(value.encode() if isinstance(value, str) else json.dumps(value).encode())' \
        "$1" <"$out"
}
expect_json() { # EXPRESSION VALUE WHAT
    local value
    value=$(json "$1") || { bad "$3: no $1"; show; return; }
    [ "$value" = "$2" ] || { bad "$3: $1 is $value, not $2"; show; }
}

# run_windowed COMMAND...: all three are a terminal; $out has what came there, with its line ends.
run_windowed() {
    printf 'exec env PATH=%q' "$run_path" >command.sh
    printf ' %q' "$@" >>command.sh
    script -qec "/bin/bash $work/command.sh" typescript </dev/null >"$out"
    code=$?
    : >"$err"
}

# start_display [SIZE]: an X server of our own, gone when the test ends; sets DISPLAY.
start_display() {
    command -v Xvfb >/dev/null || skip 'no Xvfb'
    exec 3>number
    Xvfb -displayfd 3 -screen 0 "${1:-640x480x24}" -nolisten tcp >/dev/null 2>&1 &
    at_end "kill $!"
    exec 3>&-
    for _ in {1..100}; do
        [ ! -s number ] || break
        sleep 0.1
    done
    [ -s number ] || skip 'Xvfb does not start here'
    DISPLAY=:$(<number)
    export DISPLAY
}
# What runs when the test ends, before its folder goes; each command is added in front.
at_end() {
    endings="$1 2>/dev/null; ${endings-}"
    trap "$endings rm -rf '$work'" EXIT
}

# holds FILE COMMAND...: does the command print exactly that? Tools may end before the clipboard is
# theirs, so there are several looks.
holds() {
    local wanted=$1
    shift
    for _ in {1..30}; do
        timeout 5 "$@" >got 2>/dev/null
        ! cmp -s "$wanted" got || return 0
        sleep 0.1
    done
    return 1
}
# captured NAME FILE [OPTION...]: a shell that reads all we say, while the tool stays behind to serve
# the clipboard, is not kept waiting.
captured() {
    local name=$1 file=$2
    shift 2
    timeout 5 sh -c 'p=$1; shift; x=$("$p" --copy "$@" 2>&1); printf "%s\n" "$x"' - \
        "$program" --clipboard "$name" "$@" "$file" >"$out"
    [ $? -eq 0 ] || bad "$name: the reader of our output hangs"
}

# fake NAME MODE: a helper on PATH. ok, fail, hang, stay (leaves a child that keeps standard
# error), unread (ends well without reading), noisy, slow, give (writes what NAME.gives holds), clip (keeps
# the text, and gives it back when it is asked for it), late (the same, but not at once).
fake() {
    cp "$FAKES/.fake" "$FAKES/$1"
    echo "$2" >"$FAKES/$1.mode"
    rm -f "$FAKES/$1.argv" "$FAKES/$1.stdin" "$FAKES/$1.calls" "$FAKES/$1.env"
}
no_fakes() { rm -rf "${FAKES:?}"/*; }
cat >"$FAKES/.fake" <<'FAKE'
#!/bin/bash
name=${0##*/}
printf '%s\0' "$@" >"$FAKES/$name.argv"
echo called >>"$FAKES/$name.calls"
{ echo "LC_CTYPE=${LC_CTYPE-unset} LC_ALL=${LC_ALL-unset}"; pwd; } >"$FAKES/$name.env"
read -r mode <"$FAKES/$name.mode"
case $mode in
ok) /bin/cat >"$FAKES/$name.stdin" ;;
fail) echo "Error: can't open display" >&2; exit 1 ;;
hang) trap '' TERM; /bin/sleep 30 ;;
stay) /bin/cat >"$FAKES/$name.stdin"; /bin/sleep 9 & ;;
unread) ;;
noisy) /bin/cat >"$FAKES/$name.stdin"; echo noise; echo noise >&2 ;;
slow) /bin/sleep 9 ;;
give) /bin/cat >/dev/null; /bin/cat "$FAKES/$name.gives" ;;
clip | late)
    case "$*" in
    *-out* | -o* | save-buffer*)
        [ -e "$FAKES/$name.waited" ] || [ $mode = clip ] || { : >"$FAKES/$name.waited"; exit 0; }
        /bin/cat "$FAKES/$name.stdin" ;;
    *) /bin/cat >"$FAKES/$name.stdin" ;;
    esac ;;
esac
FAKE
chmod +x "$FAKES/.fake"
# Only the fakes: what this machine has installed must not be found.
fakes_only() { run_path=$FAKES; }
everything() { run_path=$PATH; }

called() { [ -e "$FAKES/$1.calls" ]; }
expect_called() { called "$1" || { bad "$2: $1 was not called"; show; }; }
expect_not_called() { ! called "$1" || { bad "$2: $1 was called"; show; }; }
# The arguments of a fake, one a line.
arguments_of() { tr '\0' '\n' <"$FAKES/$1.argv"; }

article() {
    cat <<'ARTICLE'
---
title: How tide tables are made
description: A tide table is a sum of waves. The harbour's own shape decides how large each one is.
tags: [tides, harbour master]
canonical_url: https://example.org/tides
---

# How tide tables are made

The moon pulls, the sun pulls a little, and the coast answers in its own time. Every harbour has
been measured for at least a year before its table can be trusted.

## The sum of waves

A clerk once turned a brass machine by hand to add them up. Today a short program does it.
ARTICLE
}
article >a.md

# Text that tools, encodings and terminals break: combining marks, right-to-left, planes beyond the
# first, joined emoji, quotes, backslashes, a start that looks like a file format.
python3 - >torture.md <<'PYTHON'
family, flag, thumb = "\U0001F468\u200D\U0001F469\u200D\U0001F467", "\U0001F1EF\U0001F1F5", "\U0001F44D\U0001F3FD"
text = """# PA279CV & Cafe\u0301: caf\u00e9 \u65e5\u672c\u8a9e %s %s %s

Une phrase avec \u00ab guillemets \u00bb, \u201cquotes\u201d, it's "plain", 100 %% $HOME \\\\n and \\\\ alone.

\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd, \u0645\u0631\u062d\u0628\u0627, \u0939\u093f\u0928\u094d\u0926\u0940, \u0e44\u0e17\u0e22,
\ud55c\uad6d\uc5b4 and \u0440\u0443\u0441\u0441\u043a\u0438\u0439; \U0001D49C\U0001D518 stay whole, soft\u200bbreak, no\u2011break, e\u0301\u0327.
""" % (family, flag, thumb)
import sys
sys.stdout.buffer.write(text.encode("utf-8"))
PYTHON
