# pictures.sh - the README's picture of a terminal shows a run as it is today, and every picture that
# it shows is there.
. "$(dirname "$0")/lib.sh"
program=$build_tree/bin/sharepost
bad_lines 'README.md shows a picture that is not there' < <(
    grep -oE '(src|srcset)="[^"]*"' README.md | sed 's/.*="//; s/"$//' | while read -r file; do
        [ -f "$file" ] || echo "$file"
    done)
[ -x "$program" ] || { bad "not built: $program"; verdict; }
command -v python3 >/dev/null || skip 'no python3'
python3 tools/terminal_picture.py "$program" docs/pictures/terminal.svg --check
case $? in
0) ;;
77) skip 'no Xvfb or no xclip: the run in the picture cannot be made here' ;;
*) bad 'docs/pictures/terminal.svg shows another run: ./dev pictures' ;;
esac
verdict
