# bad_input.sh - input that cannot be used: one clear line, the right exit code, nothing
# half-written, no crash. Where the fault has a place, it is told as file:line:column.
. "$(dirname "$0")/lib.sh"
export DISPLAY=:77

# fails CODE FILE PATTERN WHAT: also that nothing was copied or opened, as JSON, and from a pipe
fails() {
    run "$program" "$2"
    expect_code "$1" "$4"
    expect_no_out "$4"
    expect_err_lines 1 "$4"
    expect_err "^sharepost: $3" "$4"
    fake xsel ok
    fake xdg-open ok
    run_path=$FAKES:$PATH run "$program" --copy --open "$2"
    expect_code "$1" "$4 --copy"
    expect_not_called xsel "$4"
    expect_not_called xdg-open "$4"
    run "$program" --json "$2"
    expect_code "$1" "$4 --json"
    [ "$(wc -l <"$out")" -eq 1 ] || bad "$4 --json: not one line"
    expect_json 'o["error"]["exit"]' "$1" "$4 --json"
}
works() { # FILE WHAT
    run "$program" "$1"
    expect_code 0 "$2"
    [ -s "$out" ] || bad "$2: no post"
    python3 -c 'import sys; t = sys.stdin.buffer.read().decode("utf-8")
assert t.count("\0") == 0 and len(t[:-1].encode("utf-16-le")) // 2 <= 3000' <"$out" ||
        bad "$2: the post is not one"
}

: >empty.md
fails 65 empty.md 'empty\.md:1:1: ' 'an empty file'
printf ' \n\t\n' >blank.md
fails 65 blank.md 'blank\.md:[0-9]+:[0-9]+: ' 'only white space'
run bash -c '"$1" </dev/null' - "$program"
expect_code 65 'empty standard input'
expect_err '^sharepost: -:1:1: ' 'empty standard input'
mkdir folder
fails 74 folder 'folder: Is a directory$' 'a directory'
fails 66 missing.md 'missing\.md: No such file or directory$' 'a missing file'
cp a.md secret.md
chmod 000 secret.md
if [ -r secret.md ]; then # we are root, who may read everything
    chmod 755 "$work"
    if setpriv --reuid=65534 --regid=65534 --clear-groups test -x "$program" 2>/dev/null; then
        as_nobody="setpriv --reuid=65534 --regid=65534 --clear-groups"
        run $as_nobody "$program" secret.md
        expect_code 66 'an unreadable file'
        expect_err '^sharepost: secret\.md: Permission denied$' 'an unreadable file'
        expect_no_out 'an unreadable file'
    else
        skip_part 'an unreadable file: we are root, and nobody cannot reach the program'
    fi
else
    fails 66 secret.md 'secret\.md: Permission denied$' 'an unreadable file'
fi

{ article; yes 'The moon pulls, the sun pulls a little, and the coast answers.' | head -c 20000000; } >20mb.md
fails 65 20mb.md '20mb\.md:1:1: .*--max-input' 'a file of 20 MB'
run bash -c 'cat 20mb.md | "$1"' - "$program"
expect_code 65 '20 MB from a pipe'
expect_err '^sharepost: -:1:1: .*--max-input' '20 MB from a pipe'
expect_no_out '20 MB from a pipe'
if is_sanitized; then
    skip_part 'reading 20 MB under the sanitizers'
else
    run "$program" --max-input 32M 20mb.md
    expect_code 0 '20 MB with --max-input 32M'
    expect_out '^How tide tables are made' '20 MB with --max-input 32M'
fi
rm 20mb.md
run "$program" --max-input 100 a.md
expect_code 65 'the limit counts'
size=$(wc -c <a.md)
for how in a.md '- <a.md' '<(cat a.md)'; do
    eval "run $program --max-input $size $how"
    expect_code 0 "an input as large as the limit: $how"
    eval "run $program --max-input $((size - 1)) $how"
    expect_code 65 "an input one byte larger: $how"
done
run "$program" --max-input 1M /dev/zero
expect_code 65 'an endless device'

head -c 5000 "$program" >binary.md
fails 65 binary.md 'binary\.md:[0-9]+:[0-9]+: ' 'a binary file'
printf '\211PNG\r\n\032\n\0\0\0\rIHDR\0\0\0\1' >picture.md
fails 65 picture.md 'picture\.md:[0-9]+:[0-9]+: ' 'a picture'
printf -- '---\ntags: [a, b]\n---\n' >front.md
fails 65 front.md 'front\.md:[0-9]+:[0-9]+: ' 'only front matter, no headline in it'
printf -- '---\ntitle: Only a title\n---\n' >title.md
works title.md 'only front matter, with a title'
printf -- '***\n\n![](wave.png)\n\n<!-- nothing yet -->\n' >nothing.md
fails 65 nothing.md 'nothing\.md:[0-9]+:[0-9]+: ' 'no headline'

python3 -c 'print("# " + "Tides and harbours " * 210 + "\n\nThe coast answers in its own time.")' >long.md
works long.md 'a headline of 4000 characters'
expect_err_lines 1 'a headline of 4000 characters'
expect_err '^sharepost: long\.md:1:[0-9]+: warning: shortened to fit: .*headline' 'a headline of 4000 characters'
python3 -c 'print("# " + "\U0001F468\u200D\U0001F469\u200D\U0001F467" * 3 + "\U0001F1E9\U0001F1EA\n\nA family by the sea.")' >emoji.md
fails 65 emoji.md 'emoji\.md:1:[0-9]+: ' 'a title of only emoji'
run "$program" --headline 'A family' emoji.md
expect_code 0 'a title of only emoji, and one of ours'
printf '# Tides\0and coasts\n\nThe coast \0answers in its own time.\n' >nul.md
run "$program" nul.md
case $code in
0) works nul.md 'NUL bytes' ;;
65) fails 65 nul.md 'nul\.md:[0-9]+:[0-9]+: ' 'NUL bytes' ;;
*) bad "NUL bytes: exit $code" ;;
esac
for mark in --- +++; do
    { echo "$mark"; echo 'title = "x"'; yes 'key: value that never ends' | head -n 2000; } >endless.md
    run "$program" endless.md
    case $code in
    0) works endless.md "front matter $mark that never ends"; expect_err '^sharepost: endless\.md:[0-9]+:[0-9]+: ' "$mark" ;;
    65) fails 65 endless.md 'endless\.md:[0-9]+:[0-9]+: ' "front matter $mark that never ends" ;;
    *) bad "front matter $mark that never ends: exit $code" ;;
    esac
done
printf -- '+++\ntitle = "Tides\n+++\n\nThe coast answers.\n' >toml.md
fails 65 toml.md 'toml\.md:2:[0-9]+: ' 'malformed front matter'
printf '# Caf\351\n\nSome text of the caf\351, in Latin-1.\n' >latin1.md
works latin1.md 'ill-formed UTF-8'
expect_err '^sharepost: latin1\.md:1:[0-9]+: warning: ' 'ill-formed UTF-8'

# Nowhere to write to: one line, exit 74, and nothing else happens.
for where in '>/dev/full' '>&-'; do
    for what in 'a.md' '--json a.md' '--url-only a.md' '--body a.md' '--help' '--version' '--json missing.md'; do
        eval "\$program $what $where" 2>"$err"
        code=$?
        : >"$out"
        case $what in
        *missing*) expect_code 66 "$what $where"; expect_err_lines 2 "$what $where" ;;
        *) expect_code 74 "$what $where"; expect_err_lines 1 "$what $where" ;;
        esac
        expect_err '^sharepost: standard output: ' "$what $where"
    done
done
fake xsel ok
PATH=$FAKES:$PATH "$program" --copy --open a.md >/dev/full 2>"$err"
expect_not_called xsel 'after failed writing'

# A reader that goes away early hears no complaint.
bash -c '"$1" --body a.md 2>err | head -c 1 >/dev/null' - "$program"
expect_no_err 'a reader that goes away'
(trap '' PIPE; "$program" a.md 2>"$err"; echo $? >code) | true
: >"$out"
expect_no_err 'a reader that goes away, SIGPIPE ignored'

# Control characters of an article or a name do not reach messages.
run "$program" $'no\e[31m\nsuch\302\233.md'
expect_err_lines 1 'a name with control characters'
expect_err 'no\\u001B\[31m\\u000Asuch\\u009B\.md: ' 'a name with control characters'
verdict
