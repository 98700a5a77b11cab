# clipboard.sh - every way in which a clipboard tool can fail, with fakes: the program comes back
# in time, the next tool is tried, no byte is lost, and no descriptor of ours stays behind.
. "$(dirname "$0")/lib.sh"
"$program" a.md >post
printf '%s' "$(<post)" >want
limit=3 # seconds, for one tool that hangs for half a minute: it gets two
fakes_only
export DISPLAY=:77

copied_by() { # NAME WHAT
    expect_code 0 "$2"
    expect_called "$1" "$2"
    cmp -s want "$FAKES/$1.stdin" || bad "$2: other bytes reached $1"
    expect_err "^Copied [0-9]+/3000 \($1\)\.$" "$2"
}
copy() { run "$program" --copy "$@" a.md; }


# the order, and what each is called with
export WAYLAND_DISPLAY=wayland-77
fake wl-copy ok; fake xsel ok; fake xclip ok; fake pbcopy ok
copy
copied_by wl-copy 'Wayland first'
[ "$(arguments_of wl-copy)" = $'--type\ntext/plain' ] || bad 'arguments of wl-copy'
expect_not_called xsel 'Wayland first'
unset WAYLAND_DISPLAY
fake wl-copy ok
copy
copied_by xsel 'then xsel'
expect_not_called wl-copy 'no Wayland session'
expect_not_called xclip 'the first success is enough'
rm "$FAKES/xsel"
copy
copied_by xclip 'then xclip'
[ "$(arguments_of xclip)" = $'-selection\nclipboard\n-in' ] || bad 'arguments of xclip'
expect_not_called pbcopy 'not on this platform'

rm "$FAKES/wl-copy"
WAYLAND_DISPLAY=wayland-77 DISPLAY= copy
expect_code 69 'nothing is installed'
expect_err 'wl-copy: not installed, it is in the package wl-clipboard$' 'what to install'

# by name: this one and no other
fake pbcopy ok
LC_ALL=C copy --clipboard pbcopy
copied_by pbcopy 'by name'
grep -qx 'LC_CTYPE=UTF-8 LC_ALL=unset' "$FAKES/pbcopy.env" || bad 'locale of pbcopy'
grep -qx / "$FAKES/pbcopy.env" || bad 'working directory of the tool'
fake xsel fail; fake xclip ok
copy --clipboard xsel
expect_code 69 'by name, failing'
expect_not_called xclip 'by name, failing'
SHAREPOST_CLIPBOARD=xclip copy
copied_by xclip SHAREPOST_CLIPBOARD
SHAREPOST_CLIPBOARD=paper copy
expect_code 78 'an unknown SHAREPOST_CLIPBOARD'
expect_err '^sharepost: SHAREPOST_CLIPBOARD=paper: it takes wl-copy, ' 'an unknown SHAREPOST_CLIPBOARD'
fake xsel ok
SHAREPOST_CLIPBOARD=xclip copy --clipboard xsel
copied_by xsel 'the option goes before the environment'

# each failure, and then the next tool
for mode in fail hang unread; do
    fake xsel $mode; fake xclip ok
    SECONDS=0
    copy
    copied_by xclip "xsel: $mode"
    [ $SECONDS -le $limit ] || bad "xsel: $mode: took $SECONDS s"
    rm "$FAKES/xclip"
    copy
    expect_code 69 "xsel: $mode, and nothing else"
done
expect_err '^sharepost: not copied: xsel: it ended without reading the whole post; xclip: not installed$' unread
fake xsel hang
copy
expect_err 'xsel: no answer within 2\.0 s' hang

# broken programs
printf '#!/nowhere/interpreter\n' >"$FAKES/xsel"
fake xclip ok
copy
copied_by xclip 'a missing interpreter'
printf 'echo ran >"$FAKES/ran"\n' >"$FAKES/xsel" # a shell would run this as a script
copy
copied_by xclip 'not a program'
[ ! -e "$FAKES/ran" ] || bad 'not a program: a shell ran it'
rm "$FAKES/xsel"
/bin/mkdir "$FAKES/xsel"
copy
copied_by xclip 'a folder of that name'
/bin/rmdir "$FAKES/xsel"
fake xsel ok
/bin/chmod -x "$FAKES/xsel"
copy
copied_by xclip 'not executable'
rm -f "$FAKES/xsel"
# nothing is taken from the current directory
/bin/cp "$FAKES/xclip" xsel
run_path=:.:$FAKES copy
copied_by xclip 'PATH with the current directory'

# tools that stay behind or talk
everything
fake xsel stay
timeout 5 env PATH="$FAKES" /bin/bash -c 'x=$("$1" --copy a.md 2>&1); printf "%s" "$x"' - "$program" >"$out"
[ $? -eq 0 ] || bad 'a tool that keeps standard error open: hangs our reader'
expect_out '^Copied ' 'a tool that keeps standard error open'
exec 7>"$work/held" # a descriptor of our caller's does not go to the tool either
PATH=$FAKES "$program" --copy a.md >/dev/null 2>&1
for fd in /proc/[0-9]*/fd/7; do
    [ "$(readlink "$fd")" != "$work/held" ] || [ "${fd#/proc/$$/}" != "$fd" ] ||
        [ "${fd#/proc/self/}" != "$fd" ] || bad "$fd: a descriptor went to the tool"
done
exec 7>&-
fake xsel noisy
run_path=$FAKES run "$program" --copy a.md
cmp -s post "$out" || bad 'a noisy tool: noise in the output'
! grep -q noise "$err" || bad 'a noisy tool: noise in the messages'

# a large text, and callers with unusual signal settings
python3 -c 'print("# Tides\n\n" + "The coast answers in its own time and the harbour follows. " * 9000)' >large.md
layout='{headline}'
for i in {1..18}; do layout="$layout $layout"; [ ${#layout} -lt 40000 ] || break; done
fake xsel ok
run_path=$FAKES run "$program" --copy --limit 100000000 --layout "$layout" large.md
expect_code 0 'a large post'
printf '%s' "$(<"$out")" >want
cmp -s want "$FAKES/xsel.stdin" || bad 'a large post: other bytes'
[ "$(wc -c <want)" -gt 20000 ] || bad 'the large post is small'
printf '%s' "$(<post)" >want
(trap '' CHLD PIPE; PATH=$FAKES exec "$program" --copy a.md) >"$out" 2>"$err"
code=$?
copied_by xsel 'SIGCHLD ignored'
fake xsel fail
rm "$FAKES/xclip"
(trap '' CHLD; PATH=$FAKES exec "$program" --copy a.md) >"$out" 2>"$err"
code=$?
expect_code 69 'SIGCHLD ignored: failures are seen'
fake xsel ok

# Descriptors that were closed before we started must not become the helper's.
for closed in '<&-' '2>&-' '<&- 2>&-' '>&-' '<&- >&- 2>&-'; do
    fake xsel ok
    : >"$out"
    eval "PATH=\$FAKES \$program --json --copy a.md >\$out 2>\$err $closed"
    code=$?
    cmp -s want "$FAKES/xsel.stdin" || bad "$closed: other bytes were copied"
    case $closed in
    *'>&- '*|'>&-') expect_code 74 "$closed" ;;
    *) expect_code 0 "$closed"; expect_json 'o["actions"]["copied"]' true "$closed" ;;
    esac
done
verdict
