# preview.sh - --preview: the drawings in drawings/ are what comes out, nothing is wider than the
# terminal, colour only where it is wanted, and no text of an article steers the terminal.
# `preview.sh --update` draws them anew: then look at each.
. "$(dirname "$0")/lib.sh"
here=$source_tree/tests/cli/drawings
export COLUMNS

# Their posts are written out in drawings/NAME.md: what is picked from an article is not looked at here.
for drawing in en-80 en-30 ar-60 he-80 zh-60 ja-32 th-60 hi-60 emoji-60 comment-60; do
    name=${drawing%-*} COLUMNS=${drawing##*-} how=()
    [ $name != comment ] || how=(--link comment)
    run "$program" --preview "${how[@]}" "$here/$name.md"
    expect_code 0 "$drawing"
    if [ "${1-}" = --update ]; then
        cp "$out" "$here/$drawing.txt"
    else
        diff -u "$here/$drawing.txt" "$out" || bad "$drawing: another drawing"
    fi
done

# Nothing is wider than it may be. Joined and coloured emoji are left out: python counts their parts.
cat >widths.py <<'PYTHON'
import sys, unicodedata
limit = int(sys.argv[1])
def columns(line):
    return sum(0 if unicodedata.category(c) in ("Mn", "Me", "Cf") else
               2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)
for line in sys.stdin.read().split("\n"):
    if not any(c in "\u200d\U0001f3fd" for c in line) and columns(line) > limit:
        print("%d columns, not %d: %s" % (columns(line), limit, line))
PYTHON
for COLUMNS in 20 30 47 80 200; do
    for case in ar zh th hi ko emoji long-headline en-yaml; do
        "$program" --preview "$source_tree/tests/cases/$case"/input.* >"$out" 2>"$err" ||
            bad "$case: exit $?"
        PYTHONIOENCODING=utf-8 python3 widths.py $((COLUMNS > 80 ? 80 : COLUMNS)) <"$out" >wide
        [ ! -s wide ] || bad "$case at $COLUMNS: $(head -n 3 wide)"
    done
done

# The numbers are the library's; all of the text is there, in its order.
COLUMNS=80
"$program" --json a.md >"$out"
mobile=$(json 'o["post"]["fold"]["mobile"]') length=$(json 'o["post"]["length"]')
"$program" --preview a.md >"$out"
expect_out "^On a phone +shows $mobile of $length\$" 'the fold'
expect_out "^Length +$length of 3000 UTF-16 units\$" 'the length'
expect_out '^Link card +example\.org$' 'the card'
expect_out '^Shortened +nothing$' 'nothing was shortened'
"$program" a.md | tr -s ' \n' '\n\n' >want
sed -n '/^On a desktop/,/^Length/p' "$out" | sed '1,2d;$d' | grep -v '^┄' | sed 's/… see more//' |
    tr -s ' \n' '\n\n' | sed '/^$/d' >got
diff want got >/dev/null || bad 'the text is not the whole text'
run "$program" --preview --limit 150 a.md
expect_out '^Shortened +.*(points|summary)' 'what was shortened'

# One at a time; nothing is copied or opened unasked.
for other in --json --url-only --body '--html x' --html-button; do
    # shellcheck disable=SC2086
    run "$program" --preview $other a.md
    expect_code 64 "--preview $other"
done

command -v script >/dev/null || { skip_part 'no script(1), which makes terminals'; verdict; }
plain() { sed 's/\x1b\[[0-9]*m//g'; }
unset COLUMNS
fake xsel ok
fake xdg-open ok
fakes_only
export DISPLAY=:77 TERM=xterm
run_terminal "$program" --preview a.md
everything
expect_not_called xsel 'unasked'
expect_not_called xdg-open 'unasked'
grep -q $'\e\[1m' "$out" || bad 'no colour on a terminal'
for setting in NO_COLOR=1 TERM=dumb; do
    run_terminal env "$setting" "$program" --preview a.md
    ! grep -q $'\e' "$out" || bad "colour with $setting"
done
run_terminal env NO_COLOR= "$program" --preview a.md
grep -q $'\e\[1m' "$out" || bad 'no colour with an empty NO_COLOR'
run "$program" --preview a.md
! grep -q $'\e' "$out" || bad 'colour in a pipe'
# As wide as the terminal is, and COLUMNS before that; the same drawing, but for the colour.
for width in 34 62; do
    run_terminal bash -c "stty cols $width && exec '$program' --preview a.md"
    plain <"$out" >got
    COLUMNS=$width "$program" --preview a.md | cmp -s - got || bad "a terminal of $width columns"
done
run_terminal bash -c "stty cols 34 && COLUMNS=50 exec '$program' --preview a.md"
plain <"$out" >got
COLUMNS=50 "$program" --preview a.md | cmp -s - got || bad 'COLUMNS is not heard'

# What would steer a terminal, or turn its lines around.
printf -- '---\ntitle: "a \\e]0;owned\\a \\u202e title \\x9b31m"\ndescription: "b \\e[2J \\u2066 c \\u061c."\nurl: https://example.org/\n---\n\nText.\n' >evil.md
run_terminal "$program" --preview evil.md
plain <"$out" | python3 -c '
import sys
text = sys.stdin.buffer.read().decode()
bad = [c for c in text if c != "\n" and (ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202a\u202b\u202c\u202d\u202e\u061c\u200e\u200f")]
opened = sum(c in "\u2066\u2067\u2068" for c in text)
assert not bad and opened == text.count("\u2069"), (bad, opened, text)' || bad 'text steers the terminal'
verdict
