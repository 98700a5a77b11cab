# wayland.sh - the real wl-copy with a compositor of our own (weston, in an X server of our own):
# byte-exact, offered as text whatever it begins with, and nobody is kept waiting.
. "$(dirname "$0")/lib.sh"
command -v wl-copy >/dev/null || skip 'no wl-copy'
command -v weston >/dev/null || skip 'no weston'
start_display
mkdir -m 700 runtime
export XDG_RUNTIME_DIR=$work/runtime
weston --backend=x11-backend.so --socket=wl-test --use-pixman --idle-time=0 >weston.log 2>&1 &
at_end "kill $!"
for _ in {1..100}; do
    [ ! -S runtime/wl-test ] || break
    sleep 0.1
done
[ -S runtime/wl-test ] || { tail -n 3 weston.log; skip 'weston does not start here'; }
unset DISPLAY
export WAYLAND_DISPLAY=wl-test

for file in a.md torture.md; do
    printf '%s' "$("$program" $file)" >want
    captured wl-copy $file
    expect_out '^Copied [0-9]+/3000 \(wl-copy\)\.$' "$file"
    holds want wl-paste --no-newline --type text/plain || bad "$file: the clipboard holds other bytes"
    captured wl-copy $file --verify
    expect_out '^Copied [0-9]+/3000 \(wl-copy, read back\)\.$' "$file --verify"
done
run "$program" --copy a.md
expect_err '\(wl-copy\)' 'the session chooses wl-copy'

# wl-copy would guess a type from the first bytes, and no text field would take the text.
for start in 'PA279CV review' 'GIF89a history' '%PDF-1.4 explained' '<html> at thirty' '[Desktop Entry] files' 'MMR and more'; do
    printf '%s' "$("$program" --headline "$start" a.md)" >want
    run "$program" --copy --headline "$start" a.md
    expect_code 0 "$start"
    timeout 5 wl-paste --list-types >types
    grep -qx 'text/plain' types && grep -qx 'text/plain;charset=utf-8' types ||
        bad "$start: offered as $(tr '\n' ' ' <types)"
    holds want wl-paste --no-newline || bad "$start: the clipboard holds other bytes"
done

WAYLAND_DISPLAY=wl-nowhere run "$program" --copy a.md
expect_code 69 'a compositor that is gone'
expect_err 'wl-copy: exit 1' 'a compositor that is gone'
verdict
