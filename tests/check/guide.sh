# guide.sh - every command of docs/guide.md runs and succeeds; what it prints is not empty.
. "$(dirname "$0")/lib.sh"
[ -x "$build_tree/bin/sharepost" ] || skip "no program in $build_tree"
scratch
cp examples/article.md "$work/article.md"
cp tests/cases/web-page/input.html "$work/page.html"
mkdir "$work/content"
cp tests/cases/en-yaml/input.md "$work/content/one.md"
cp tests/cases/ru/input.md "$work/content/two.md"

awk '/^```sh$/ { inside = 1; next } /^```$/ { inside = 0 } inside' docs/guide.md >"$work/commands"
[ "$(wc -l <"$work/commands")" -ge 15 ] || bad 'the guide has too few commands to be the guide'
cd "$work" || exit 1
unset DISPLAY WAYLAND_DISPLAY BROWSER TMUX
export PATH=$build_tree/bin:$PATH HOME=$work CI=1
number=0
while IFS= read -r command; do
    number=$((number + 1))
    bash -c "set -o pipefail; $command" >out 2>err </dev/null || { bad "fails: $command"; head -n 3 err; continue; }
    case $command in
    *'>'* | *'||'*) ;;
    *) [ -s out ] || bad "prints nothing: $command" ;;
    esac
done <commands
for file in post.txt page.json posts.jsonl review.txt button.html; do
    [ -s $file ] || bad "no $file"
done
[ "$(wc -l <posts.jsonl)" = 2 ] || bad 'not two objects for two posts'
echo "$number commands"
verdict
