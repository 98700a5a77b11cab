# browser.sh - which command opens the share URL, how it is called, and what is never started.
. "$(dirname "$0")/lib.sh"
"$program" a.md >post
url=$("$program" --url-only a.md)
fakes_only
export DISPLAY=:77
names='one two xdg-open x-www-browser rundll32.exe termux-open-url'
fresh() { for name in $names; do fake "$name" "${1:-ok}"; done; }
browse() { run "$program" --open "$@" a.md; }
opened_by() { # NAME WHAT [ARGUMENTS]
    local name
    expect_code 0 "$2"
    for name in $names; do
        if [ "$name" = "$1" ]; then
            expect_called "$name" "$2"
            [ "$(arguments_of "$name")" = "${3-$url}" ] || bad "$2: arguments $(arguments_of "$name")"
        elif [ "${4-}" != "$name" ]; then
            expect_not_called "$name" "$2"
        fi
    done
    cmp -s "$work/post" "$out" || bad "$2: not the post alone"
    grep -qxF "$url" "$err" || { bad "$2: the URL is not told whole"; show; }
}

fresh; browse
opened_by xdg-open 'the platform'
fresh; BROWSER=one browse
opened_by one BROWSER
fresh; BROWSER=one SHAREPOST_BROWSER=two browse
opened_by two SHAREPOST_BROWSER
fresh; BROWSER=xdg-open SHAREPOST_BROWSER=two browse --browser one
opened_by one --browser
fresh; BROWSER= browse
opened_by xdg-open 'an empty BROWSER'
fresh; browse --browser "$FAKES/one"
opened_by one 'a path'

# words, %s, lists; never a shell
fresh; browse --browser 'one --new-window  -x'
opened_by one words $'--new-window\n-x\n'"$url"
fresh; browse --browser 'one --url=%s --end'
opened_by one 'a place for the URL' "--url=$url"$'\n--end'
fresh; browse --browser 'one $(touch hacked) `touch hacked`;touch "hacked" %s'
opened_by one 'no shell' $'$(touch\nhacked)\n`touch\nhacked`;touch\n"hacked"\n'"$url"
[ ! -e hacked ] || bad 'a shell ran'
fresh; browse --browser 'one 100%% a%cb %x %s'
opened_by one 'marks of the convention' $'100%\na:b\n%x\n'"$url"
fresh; browse --browser 'one %s?again=%s'
opened_by one 'the URL twice' "$url?again=$url"
fresh; browse --browser 'one -x &'
opened_by one 'nothing is waited for anyway' $'-x\n'"$url"
fresh; fake one fail; browse --browser 'missing:one:two %s'
opened_by two 'a list' "$url" one
fresh; BROWSER='one:two' browse
opened_by one 'a list, the first works'
for command in ' ' : 'missing' 'missing:' '%s'; do
    fresh
    browse --browser "$command"
    expect_code 69 "--browser '$command'"
    expect_err '^sharepost: not opened: ' "--browser '$command'"
done
printf -v many 'x %.0s' {1..40}
fresh; browse --browser "one $many"
expect_code 69 'too many words'

# how it runs: on its own, and not for long
fresh; fake xdg-open noisy; browse
cmp -s post "$out" || bad 'a noisy browser: noise in the output'
! grep -q noise "$err" || bad 'a noisy browser: noise in the messages'
grep -qx / "$FAKES/xdg-open.env" || bad 'working directory'
fresh; fake xdg-open slow
SECONDS=0
browse
expect_code 0 'a slow browser counts as opened'
[ $SECONDS -le 5 ] || bad "a slow browser: waited $SECONDS s"
fresh; fake xdg-open fail; browse
opened_by x-www-browser 'the next launcher' "$url" xdg-open
fresh; fake xdg-open fail; fake x-www-browser fail; browse
expect_code 69 'failing browsers'
expect_err '^sharepost: not opened: xdg-open: exit 1; x-www-browser: exit 1$' 'failing browsers'

# no display: nothing but a command that was named
unset DISPLAY
fresh; browse
expect_code 69 'no display'
expect_not_called xdg-open 'no display'
grep -qxF "$url" "$err" || bad 'no display: the URL is not told'
fresh; BROWSER=one browse
opened_by one 'BROWSER without a display'
fresh; WSL_DISTRO_NAME=Debian browse
opened_by rundll32.exe WSL $'url.dll,FileProtocolHandler\n'"$url"
fresh; TERMUX_VERSION=0.118 browse
opened_by termux-open-url Termux
export WAYLAND_DISPLAY=wayland-77
fresh; browse
opened_by xdg-open Wayland

# whatever the article says its URL is, the launcher gets one argument that is a share URL
everything
for odd in "https://example.org/it's" 'https://example.org/"$(touch hacked)"' 'https://example.org/`x`?a=1&b=2;c' \
    'https://example.org/%s -x' $'https://example.org/\346\227\245\346\234\254' 'https://example.org/<b>|^'; do
    fake xdg-open ok
    run_path=$FAKES run "$program" --open --url "$odd" a.md
    if called xdg-open; then
        [ "$(tr -cd '\0' <"$FAKES/xdg-open.argv" | wc -c)" -eq 1 ] || bad "$odd: not one argument"
        arguments_of xdg-open | grep -qE '^https://www\.linkedin\.com/[A-Za-z0-9._~:/?#@!*+,;=%&-]+$' ||
            bad "$odd: $(arguments_of xdg-open)"
    else
        [ "$code" -ne 0 ] || bad "$odd: not opened, exit 0"
    fi
done
printf -v long 'https://example.org/%02000d' 0
fake xdg-open ok
run_path=$FAKES run "$program" --open --url "$long" --link none a.md
expect_code 69 'a URL that launchers would cut'
expect_not_called xdg-open 'a URL that launchers would cut'
expect_err '^https://www.*0{2000}$' 'a URL that launchers would cut is told whole'
for odd in 'javascript:alert(1)' file:///etc/hostname -x --help; do
    fake xdg-open ok
    run_path=$FAKES run "$program" --open "--url=$odd" a.md
    ! called xdg-open || arguments_of xdg-open | grep -q '^https://www\.linkedin\.com/' ||
        bad "$odd: $(arguments_of xdg-open)"
done
[ ! -e hacked ] || bad 'a shell ran'
verdict
