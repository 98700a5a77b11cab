# xterm.sh - a real terminal takes the escape sequence: from sharepost in an xterm that allows it, by
# way of OSC 52, to the clipboard of the X server.
. "$(dirname "$0")/lib.sh"
command -v xterm >/dev/null || skip 'no xterm'
command -v xclip >/dev/null || skip 'no xclip'
start_display
printf '%s' "$("$program" torture.md)" >want
cat >inside.sh <<INSIDE
unset DISPLAY
$program --copy torture.md >inside.out 2>/dev/tty
echo \$? >inside.code
sleep 20
INSIDE
LC_ALL=C.UTF-8 xterm -u8 -xrm 'XTerm*disallowedWindowOps: 20,21,SetXprop' -e bash inside.sh >/dev/null 2>&1 &
at_end "kill $!"
for _ in {1..100}; do
    [ ! -s inside.code ] || break
    sleep 0.1
done
[ -s inside.code ] || skip 'xterm does not start here'
[ "$(<inside.code)" = 0 ] || bad "exit $(<inside.code)"
printf '%s\n' "$(<want)" | cmp -s - inside.out || bad 'other bytes on standard output'
holds want xclip -selection clipboard -out || bad 'the clipboard holds other bytes'
verdict
