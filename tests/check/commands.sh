# commands.sh - every command line with sharepost in README.md and docs/ runs and does something. The guide
# has a test of its own (guide.sh), which says more about what comes out. Fetching needs the network
# that a test does without: cli.fetch does it from a server of its own.
. "$(dirname "$0")/lib.sh"
[ -x "$build_tree/bin/sharepost" ] || skip "no program in $build_tree"
scratch
mkdir -p "$work/bin" "$work/content" "$work/posts" "$work/examples"
for copy in article.md examples/article.md content/one.md posts/two.md; do
    cp examples/article.md "$work/$copy"
done
printf '{"id": 1, "content": "# Tides\\n\\nThe moon pulls, and the coast answers."}\n' |
    tee "$work/crawl.jsonl" "$work/records.jsonl" >"$work/done.jsonl"

# What stands beside sharepost in a line: a page's dump, one key of an object, a clipboard.
cat >"$work/bin/w3m" <<'W3M'
#!/bin/sh
printf 'Home\nAbout\n\nHow tide tables are made\n\nBy Ana Example\n\n'
printf 'The moon pulls, the sun pulls a little, and the coast answers in its own time.\n'
W3M
printf '#!/bin/sh\nexec cat\n' >"$work/bin/xclip"
cat >"$work/bin/jq" <<'JQ'
#!/usr/bin/env python3
import json, sys
print(json.load(sys.stdin)[sys.argv[2][1:]])
JQ
chmod +x "$work"/bin/*

# Lines that are indented as code, without what a hash says about them.
for file in README.md docs/*.md; do
    [ "$file" = docs/guide.md ] ||
        sed -nE "s,^    (\\$ )?,$file: ,p" "$file" | sed 's/ *#.*//' | grep -E ': (.*[ |])?sharepost '
done >"$work/commands"
[ "$(wc -l <"$work/commands")" -ge 18 ] || bad 'too few commands found: is it the form that changed?'
cd "$work" || exit 1
git init -q . 2>/dev/null && git add content posts article.md
unset DISPLAY WAYLAND_DISPLAY BROWSER TMUX STY SSH_TTY SSH_CONNECTION
export PATH=$work/bin:$build_tree/bin:$PATH HOME=$work EDITOR=true CI=1
number=0
while IFS= read -r line; do
    where=${line%%: *} command=${line#*: }
    case $command in
    *'['*) continue ;; # a synopsis
    'sharepost https://'*) continue ;;
    *--edit* | *--copy*) wanted='0|69' ;; # without a terminal and a clipboard there may be no way
    *) wanted=0 ;;
    esac
    number=$((number + 1))
    rm -f post.html posts.jsonl
    bash -c "set -o pipefail; $command" >out 2>err </dev/null
    code=$?
    [[ $code =~ ^($wanted)$ ]] || { bad "$where: exit $code: $command"; head -n 3 err; continue; }
    [ -s out ] || [ -s post.html ] || [ -s posts.jsonl ] || bad "$where: nothing comes of: $command"
done <commands
echo "$number commands"
verdict
