# edit.sh - --edit: which editor, how it is called, what becomes of its text, and that no text is lost.
. "$(dirname "$0")/lib.sh"
"$program" torture.md >post
state=$HOME/.local/state/sharepost

# editor NAME BODY: a script on PATH, which gets the file as its last argument
editor() {
    printf '#!/bin/bash\nprintf "%%s\\0" "$@" >"$FAKES/%s.argv"\nfile=${*: -1}\n%s\n' "$1" "$2" >"$FAKES/$1"
    chmod +x "$FAKES/$1"
    rm -f "$FAKES/$1.argv"
}
kept() { # WHAT: the one file there, named in the messages
    local files=("$state"/edit-*.txt)
    [ ${#files[@]} -eq 1 ] && [ -f "${files[0]}" ] || { bad "$1: no file is kept"; show; return 1; }
    grep -qxF "The text is in ${files[0]}" "$err" || { bad "$1: the file is not named"; show; }
    file=${files[0]}
}
none_kept() { [ -z "$(ls "$state"/edit-* 2>/dev/null)" ] || { bad "$1: a file stays"; rm -f "$state"/edit-*; }; }
PATH=$FAKES:$PATH
run_path=$PATH

# unchanged, changed, copied
editor look 'cp "$file" "$FAKES/seen"; stat -c %a "$file" >"$FAKES/mode"; pwd >"$FAKES/folder"'
VISUAL=look EDITOR=wrong run "$program" --edit torture.md
expect_code 0 'VISUAL'
cmp -s post "$out" || bad 'an unchanged post is another one'
cmp -s post "$FAKES/seen" || bad 'the editor sees another post'
[ "$(<"$FAKES/mode")" = 600 ] || bad "the editor's file is readable for others"
[ "$(<"$FAKES/folder")" = "$work" ] || bad 'the editor is not in our folder'
none_kept 'VISUAL'
EDITOR='look --wait  -x' run "$program" -e torture.md
[ "$(arguments_of look | head -n 2)" = $'--wait\n-x' ] || bad 'words of EDITOR'
[ "$(arguments_of look | wc -l)" -eq 3 ] || bad 'the file is not one argument'
editor add 'printf "%s\n" "" "One more line, with é and 日本語." "" "  " >>"$file"'
{ cat post; printf '%s' $'\nOne more line, with \303\251 and \346\227\245\346\234\254\350\252\236.'; } >want
fake xsel ok
DISPLAY=:77 EDITOR=add run "$program" --edit --copy torture.md
expect_code 0 'changed'
cmp -s want "$FAKES/xsel.stdin" || bad 'changed: other bytes were copied'
printf '%s\n' "$(<want)" | cmp -s - "$out" || bad 'changed: other bytes were printed'
units=$(python3 -c 'print(len(open("want", encoding="utf-8").read().encode("utf-16-le")) // 2)')
expect_err "^Copied $units/3000 \(xsel\)" 'changed: measured again'
none_kept changed
fake xsel fail
DISPLAY=:77 EDITOR=add run "$program" --edit --copy torture.md
expect_code 69 'copying the changed post failed'
printf '%s\n' "$(<want)" | cmp -s - "$state/post.txt" || bad 'another text is kept than the changed one'

# what may not go out: nothing is printed or copied, the file stays
refused() { # CODE MESSAGE WHAT
    DISPLAY=:77 EDITOR=change run "$program" --edit --copy --open torture.md
    expect_code "$1" "$3"
    expect_no_out "$3"
    expect_err "$2" "$3"
    expect_not_called xsel "$3"
    expect_not_called xdg-open "$3"
    kept "$3" && cp "$file" last
    rm -f "$state"/edit-*
}
fake xsel ok; fake xdg-open ok
editor change 'for i in {1..100}; do printf "%s" "👍🏽 thirty characters, more or less"; done >>"$file"'
refused 65 '^sharepost: the edited post is too long: [0-9]{4} of 3000 characters$' 'too long'
[ "$(wc -c <last)" -gt 3500 ] || bad 'too long: the kept text is short'
editor change ': >"$file"'
refused 65 'the edited post is empty' empty
editor change 'printf "one\ntw\351 latin" >"$file"'
refused 65 'edit-[0-9]+\.txt:2:3: the edited post is no UTF-8 here' 'another encoding'
editor change 'printf "a\0b" >"$file"'
refused 65 ':1:2: the edited post is no UTF-8 here' NUL
editor change 'echo "half done" >"$file"; exit 3'
refused 69 '^sharepost: not edited: change: exit 3$' 'the editor fails'
[ "$(<last)" = 'half done' ] || bad 'the editor fails: its text is gone'
editor change 'kill -9 $$'
refused 69 '^sharepost: not edited: change: signal 9$' 'the editor is killed'
editor change 'rm "$file"'
DISPLAY=:77 EDITOR=change run "$program" --edit --copy torture.md
expect_code 66 'the editor removes the file'
expect_no_out 'the editor removes the file'
for command in missing ' '; do
    EDITOR=$command run "$program" --edit torture.md
    expect_code 69 "EDITOR='$command'"
    kept "EDITOR='$command'" && cmp -s post "$file" || bad "EDITOR='$command': another text is kept"
    rm -f "$state"/edit-*
done
run timeout 10 setsid -w "$program" --edit torture.md
expect_code 69 'no terminal and no editor named'
expect_err '^sharepost: not edited: vi: there is no terminal' 'no terminal and no editor named'
rm -f "$state"/edit-*
EDITOR=look run setsid -w "$program" --edit torture.md
expect_code 0 'no terminal, but an editor'
EDITOR='look $(touch hacked);touch "hacked"' run "$program" --edit torture.md
[ ! -e hacked ] || bad 'a shell ran'
XDG_STATE_HOME=/dev/null/x EDITOR=look run "$program" --edit torture.md
expect_code 74 'no folder for the file'
EDITOR=add "$program" --edit torture.md >/dev/full 2>"$err"
code=$?
: >"$out"
expect_code 74 'a full disk'
kept 'a full disk'
rm -f "$state"/edit-*
for other in --json --url-only --body --preview '--html x.html' --html-button; do
    EDITOR=look run "$program" --edit $other torture.md
    expect_code 64 "--edit $other"
done

# the editor has the terminal, though our input and output are pipes
editor change '[ -t 0 ] && [ -t 1 ] && echo "on a terminal" >"$file"'
if command -v script >/dev/null; then
    EDITOR=change run script -qec "cat torture.md | $program --edit - | cat >piped" typescript
    [ "$(<piped)" = 'on a terminal' ] || { bad 'the editor has no terminal'; cat typescript; }
    # real vi, where it is
    if command -v vim >/dev/null; then
        printf '#!/bin/bash\nexec vim -Nu NONE -n -es "$@" -c "normal ggOA new first line" -c wq\n' >"$FAKES/vimedit"
        chmod +x "$FAKES/vimedit"
        EDITOR=vimedit run "$program" --edit torture.md
        { echo 'A new first line'; cat post; } | cmp -s - "$out" || { bad 'vim'; show; }
    fi
else
    skip_part 'no script(1), which makes terminals'
fi
verdict
