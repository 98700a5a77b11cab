# stdout.sh - what stands on standard output: the post and one newline, objects, the share URL.
. "$(dirname "$0")/lib.sh"

run "$program" a.md
expect_code 0 'a file'
expect_out '^How tide tables are made' 'a file'
expect_no_err 'a file'
[ "$(tail -c 1 "$out" | od -An -c | tr -d ' ')" = '\n' ] || bad 'a file: no newline at the end'
[ "$(tail -n 1 "$out")" != '' ] || bad 'a file: more than one newline at the end'
cp "$out" post

# The same post, whatever way the article comes in.
for how in '- <a.md' '<a.md' '/dev/stdin <a.md' '-- a.md' './a.md' '<(cat a.md)'; do
    eval "run $program $how"
    cmp -s post "$out" || bad "sharepost $how: another post"
done
run bash -c 'cat "$1" | "$2" --name a.md' - a.md "$program"
cmp -s post "$out" || bad 'from a pipe: another post'
run bash -c 'while IFS= read -r line; do echo "$line"; sleep 0.01; done <"$1" | "$2"' - a.md "$program"
cmp -s post "$out" || bad 'from a slow pipe: another post'

# Pipes that somebody else has made non-blocking, one slow to fill, one slow to drain.
python3 - "$program" <<'PYTHON' || bad 'non-blocking pipes'
import fcntl, os, subprocess, sys, threading, time
text = b"# Tides\n\n" + b"The coast answers in its own time.\n\n" * 9000
read_in, write_in = os.pipe()
read_out, write_out = os.pipe()
for end in read_in, write_out:
    fcntl.fcntl(end, fcntl.F_SETFL, fcntl.fcntl(end, fcntl.F_GETFL) | os.O_NONBLOCK)
child = subprocess.Popen([sys.argv[1], "--body", "-"], stdin=read_in, stdout=write_out)
os.close(read_in)
os.close(write_out)
def feed():
    time.sleep(0.2)
    with os.fdopen(write_in, "wb") as pipe:
        pipe.write(text)
threading.Thread(target=feed).start()
time.sleep(0.6)
with os.fdopen(read_out, "rb") as pipe:
    body = pipe.read()
assert child.wait(20) == 0 and body.count(b"The coast answers") == 9000, len(body)
PYTHON

# --json: the same post in the object, one line.
run "$program" --json a.md
expect_code 0 --json
[ "$(wc -l <"$out")" -eq 1 ] || bad '--json: not one line'
expect_json 'o["post"]["text"] + "\n"' "$(cat post; echo x | tr -d 'x\n')" '--json'
expect_json 'o["source"]' a.md --json
expect_json 'o["url"]' https://example.org/tides --json
expect_json 'o["actions"]' '{"copied": null, "opened": null}' --json
expect_json '"body" in o or "candidates" in o' false --json
run "$program" -j --body --explain a.md
expect_json '"brass machine" in o["body"]' true '--json --body'
expect_json 'o["candidates"]["headline"][0]["text"]' 'How tide tables are made' '--json --explain'
expect_no_err '--json --explain'
expect_json 'len([s for s in o["sentences"] if s["reasons"] is None])' 0 '--json --explain: sentences'
expect_json '[v["text"] for l in o["candidates"].values() for v in l if "features" in v and sum(v["features"].values()) != v["score"]]' '[]' '--json --explain: features'
expect_json 'sorted(set(v["reason"] for v in o["passed_over"]["tags"]) - {"own_name", "calendar", "code", "duplicate", "far_behind", "enough"})' '[]' '--json --explain: passed over'
expect_json '"features" in o["candidates"]["headline"][0]' false '--json --explain: front matter'
printf '# Caf\303\251 \360\237\214\212\n\nText of the caf\303\251.\n' >e.md
run "$program" --json=ascii e.md
expect_json 'o["headline"]' $'Caf\303\251 \360\237\214\212' --json=ascii
! LC_ALL=C grep -q '[^ -~]' "$out" || bad '--json=ascii: not ASCII'
run "$program" --json --name 'my note.md' - <a.md
expect_json 'o["source"]' 'my note.md' --name

# Several inputs: one line each, in order; a failing one gives an error and stops nothing.
run "$program" --json a.md nowhere.md e.md - <a.md
expect_code 66 'several inputs'
[ "$(wc -l <"$out")" -eq 4 ] || bad 'several inputs: not one line each'
[ "$(python3 -c 'import json,sys
for line in sys.stdin.buffer: o = json.loads(line); print(o["source"], "error" in o)' <"$out")" = \
    $'a.md False\nnowhere.md True\ne.md False\n- False' ] || { bad 'several inputs: order'; show; }
expect_err '^sharepost: nowhere\.md: ' 'several inputs'
expect_err_lines 1 'several inputs'
: >empty.md
run "$program" --json empty.md nowhere.md
expect_code 65 'the first failure decides'

# Names need not be UTF-8, objects are.
cp a.md $'caf\351.md'
run "$program" --json $'caf\351.md'
expect_json 'o["source"]' 'caf?.md' 'a name in Latin-1'
run "$program" --json $'gone\351.md'
expect_code 66 'a missing name in Latin-1'
expect_json 'o["source"]' 'gone?.md' 'a missing name in Latin-1'

run "$program" --url-only a.md
[ "$(cat "$out")" = 'https://www.linkedin.com/sharing/share-offsite/?url=https%3A%2F%2Fexample.org%2Ftides' ] ||
    { bad --url-only; show; }
run "$program" --body a.md
expect_out 'brass machine' '--body alone'
run "$program" --body empty.md
expect_code 0 '--body needs no headline'

run "$program" --explain a.md
cmp -s post "$out" || bad '--explain: another post'
expect_err '^headline$' --explain
expect_err '^ +[0-9]+  front-matter +a\.md:2:[0-9]+  How tide tables are made$' --explain

printf '# The well\n\nWater moves through gravel in days.\n' >w.md
run "$program" --explain w.md
expect_err '^ +600  heading +w\.md:1:1  The well$' '--explain: a heading'
expect_err '^ +first_heading 600$' '--explain: features'

run "$program" --link=comment a.md
expect_err '^First comment: .*https://example\.org/tides' --link=comment
! grep -q 'https://example.org/tides' "$out" || bad '--link=comment: the URL is in the post'
run "$program" --link none a.md
! grep -q 'https://example.org/tides' "$out" || bad '--link=none: the URL is in the post'
run "$program" --url https://example.net/other a.md
expect_out '^https://example\.net/other$' --url
run "$program" --url '' a.md
! grep -q 'https://example.org/tides' "$out" || bad '--url "": the URL is in the post'

run "$program" --headline 'Of tides' --summary 'Read it.' --tag 'moon, sun' --tag sea a.md
expect_out '^Of tides$' --headline
expect_out '^Read it\.$' --summary
expect_out '^#Moon #Sun #Sea$' --tag
run "$program" --max-tags 1 a.md
expect_out '^#Tides$' '--max-tags 1'
run "$program" --max-tags=0 a.md
! grep -q '#' "$out" || bad '--max-tags 0: there are tags'
run "$program" --limit 120 --json a.md
expect_json 'o["post"]["limit"], o["post"]["unit"], o["post"]["length"] <= 120' \
    '[120, "utf16", true]' --limit
run "$program" -n 120 a.md
expect_err '^sharepost: a\.md: warning: shortened to fit: ' 'what was shortened is said'
run "$program" -q -n 120 a.md
expect_no_err --quiet
run "$program" --layout '{headline}\n\n{url}' a.md
[ "$(cat "$out")" = $'How tide tables are made\n\nhttps://example.org/tides' ] || { bad --layout; show; }
printf '{headline}\n--\n{url}\n' >layout
run "$program" --layout @layout a.md
[ "$(cat "$out")" = $'How tide tables are made\n--\nhttps://example.org/tides' ] ||
    { bad '--layout @FILE'; show; }
run "$program" --utm feed a.md
expect_out '^https://example\.org/tides\?utm_source=feed$' --utm
run "$program" a.md --network linkedin
cmp -s post "$out" || bad 'options after the file: another post'
run "$program" --format text --json a.md
expect_json 'o["format"]' text --format
run "$program" --lang de --json a.md
expect_json 'o["language"]' de --lang
printf '# Caf\351\n\nText of the caf\351.\n' >latin1.md
run "$program" --encoding windows-1252 latin1.md
expect_out $'^Caf\303\251$' --encoding
printf '# Title\n\nSome text.\n' >plain.md
run "$program" --base-url https://example.org/from --json plain.md
expect_json 'o["url"]' https://example.org/from --base-url
printf '<title>A hill of sand</title><meta property="og:image" content="/sand.png"><p>Sand.' >sand.html
run "$program" --url https://example.org/posts/sand --json sand.html
expect_json 'o["image"]' https://example.org/sand.png 'what --url says resolves links, too'
run "$program" --url https://example.org/posts/sand --base-url https://example.com/ --json sand.html
expect_json 'o["image"]' https://example.com/sand.png '--base-url says it better'

# Long and short names, and names cut short.
run "$program" --print --no-copy --no-open a.md
cmp -s post "$out" || bad '--print in a pipe: another post'
run "$program" --js a.md
expect_json 'o["source"]' a.md 'a shortened option'

run "$program" --version
expect_out '^sharepost [0-9]+\.[0-9]+\.[0-9]+$' --version
run "$program" --help
expect_out '^Usage: sharepost' --help
expect_code 0 --help
verdict
