# config.sh - configuration files: which one is found, what it may say, what goes before what, and
# the place of every mistake.
. "$(dirname "$0")/lib.sh"
fakes_only
mkdir -p site/posts/deep home/.config/sharepost
user=$HOME/.config/sharepost/config.json
site=$work/site/.sharepost.json
cp a.md site/posts/deep/
input=site/posts/deep/a.md

# shown KEY: its value and where it comes from, from --show-config
shown() { sed -nE "s/^$1 +//p" "$out"; }
shows() { # KEY VALUE FROM WHAT
    [ "$(shown "$1" | sed -E 's/ +\(/ (/')" = "$2 ($3)" ] || bad "$4: $1 is $(shown "$1"), not $2 ($3)"
}
show_config() {
    run "$program" --show-config "$@"
    expect_code 0 "--show-config $*"
    expect_no_err "--show-config $*"
}

# no files: defaults, and nothing is said about it
show_config $input
shows network linkedin default 'no files'
shows max_tags "the network's" default 'no files'
run "$program" $input
cp "$out" plain_post

# precedence
echo '{"max_tags": 1, "utm": "user", "link": "comment"}' >"$user"
echo '{"max_tags": 2,' $'\n' '  "utm": "site"}' >"$site"
show_config $input
shows max_tags 2 "$site:1:14" 'the site goes before the user'
shows utm site "$site:2:11" 'the site goes before the user'
shows link comment "$user:1:40" 'the user goes before the default'
SHAREPOST_MAX_TAGS=3 show_config $input
shows max_tags 3 SHAREPOST_MAX_TAGS 'the environment goes before files'
SHAREPOST_MAX_TAGS=3 show_config --max-tags 0 $input
shows max_tags 0 'option --max-tags' 'the option goes before all'
show_config --no-config $input
shows max_tags "the network's" default --no-config
SHAREPOST_NO_CONFIG=1 show_config $input
shows utm none default SHAREPOST_NO_CONFIG
show_config </dev/null
shows max_tags 1 "$user:1:14" 'the site is that of the input'
(cd site && run "$program" --show-config - </dev/null)
shows max_tags 2 "$site:1:14" 'standard input: the working directory'
show_config --name site/posts/x.md -
shows max_tags 2 "$site:1:14" 'standard input: the folder of its name'
show_config https://example.org/x
shows max_tags 1 "$user:1:14" 'a URL has no folder'
echo '{"max_tags": 4}' >site/posts/.sharepost.json
show_config $input
shows max_tags 4 "$work/site/posts/.sharepost.json:1:14" 'the nearest one'
shows utm user "$user:1:24" 'and no other above it'
rm site/posts/.sharepost.json
echo '{"utm": "other"}' >other.json
show_config --config other.json $input
shows link body default '--config: instead of the own file'
shows utm site "$site:2:11" '--config: the site stays'
SHAREPOST_CONFIG=other.json show_config a.md
shows utm other other.json:1:9 SHAREPOST_CONFIG
SHAREPOST_NO_CONFIG=1 show_config --config other.json a.md
shows utm other other.json:1:9 '--config goes before SHAREPOST_NO_CONFIG'
XDG_CONFIG_HOME=$work/nowhere show_config a.md
shows utm none default XDG_CONFIG_HOME
show_config --no-copy a.md
shows copy false 'option --copy' 'a switch'
run "$program" $input
grep -q 'utm_source=site' "$err" || { bad 'the post follows'; show; }
[ "$(grep -o '#' "$out" | wc -l)" -eq 2 ] || bad 'two hashtags'

# each input has its own
mkdir other && cp a.md other/ && echo '{"max_tags": 0}' >other/.sharepost.json
run "$program" --json $input other/a.md $input
[ "$(python3 -c 'import json,sys
print(*[len(json.loads(line)["hashtags"]) for line in open(sys.argv[1], encoding="utf-8")])' "$out")" = '2 0 2' ] ||
    bad 'each input has the file of its own folder'

# what the keys do
rm "$user"
printf '%s' '{"layout": "{headline}\n\\n @x\n{url}", "site_url": "https://e.org"}' >"$site"
run "$program" $input
[ "$(<"$out")" = $'How tide tables are made\n\\n @x\nhttps://example.org/tides' ] || { bad layout; show; }
run "$program" --layout '{headline}' $input
[ "$(<"$out")" = 'How tide tables are made' ] || { bad '--layout before the file'; show; }
echo '{"tag_aliases": {"tides": "Ebb and Flow", "harbour master": "HarbourMaster"}}' >"$site"
run "$program" $input
expect_out '^#EbbAndFlow #HarbourMaster$' tag_aliases
echo '{"tag_aliases": {"Tides": "User", "harbour master": "Pilots"}}' >"$user"
run "$program" $input
expect_out '^#EbbAndFlow #HarbourMaster$' 'aliases of the site before those of the user'
rm "$user"
printf 'Brass Machines\ntides = Ebb and Flow\n' >site/tags.txt
echo '{"vocab": "tags.txt"}' >"$site"
run "$program" $input
expect_out '^#EbbAndFlow #HarbourMaster$' 'vocab: beside the file that names it'
run "$program" --no-config --vocab site/tags.txt a.md
expect_out '^#EbbAndFlow #HarbourMaster$' --vocab
mkdir posts && printf -- '---\ntitle: x\ntags: [Brass Machines, Sea Level]\n---\n\nText.\n' >posts/one.md
printf -- '---\ntitle: x\n  tags: [\n' >posts/broken.md
cat >bare.md <<'BARE'
# How tide tables are made

The moon pulls at the sea level. The brass machine adds it all up, and brass machines are slow. A brass machine needs oil.

A clerk turned the brass machine by hand, and the sea level went up and down on its paper.
BARE
run "$program" bare.md
! grep -q '#BrassMachines' "$out" || bad 'the tag of the site is there without its list'
run "$program" --no-config --vocab posts bare.md
expect_code 0 'a folder of posts'
expect_out '^#BrassMachines #SeaLevel$' 'a folder of posts'
printf 'Brass Machines\nSea Level\nMoon Watching\n' >list
run "$program" --no-config --vocab list bare.md
expect_out '^#BrassMachines #SeaLevel$' 'a list of tags'
run "$program" --vocab nowhere a.md
expect_code 66 'a missing list'
echo '{"fold": "mobile"}' >"$site"
run "$program" --headline "$(printf 'Tides and harbours %.0s' {1..12})" $input
expect_err 'warning: the headline does not stand whole above the fold of a phone$' fold
run "$program" $input
expect_no_err 'fold: a short headline'
echo '{"copy": false, "clipboard": "xclip", "browser": "one"}' >"$user"
rm "$site"
fake xsel ok; fake xclip ok; fake one ok; fake xdg-open ok
DISPLAY=:77 run_terminal "$program" a.md
expect_not_called xclip 'copy: false'
expect_called one 'browser of the user'
DISPLAY=:77 BROWSER=xdg-open run "$program" --open --copy a.md
expect_called xclip 'clipboard of the user'
expect_not_called xdg-open 'the own browser goes before BROWSER'
DISPLAY=:77 SHAREPOST_BROWSER=xdg-open run "$program" --open a.md
expect_called xdg-open 'SHAREPOST_BROWSER goes before the file'
rm "$user"

# permalinks
article_of() { printf -- '---\ntitle: "Tides & Coasts: it'"'"'s Water"\n%s---\n\nThe coast answers.\n' "$1"; }
address() { # WANTED WHAT FILE FRONT-MATTER PATTERN
    mkdir -p "site/$(dirname "$3")"
    article_of "$4" >"site/$3"
    echo "{\"site_url\": \"https://example.org\", \"permalink\": \"$5\"}" >"$site"
    run "$program" --json "site/$3"
    expect_json 'o["url"]' "$1" "$2"
}
address https://example.org/2026/03/about/ 'date and slug' p/x.md $'date: 2026-03-04\nslug: about\n' /:year/:month/:slug/
address https://example.org/2025/01/02/sea-level.html 'from the name' p/2025-01-02-sea-level.md '' /:year/:month/:day/:slug.html
address https://example.org/posts/tides/ 'a folder with index.md' p/tides/index.md '' /posts/:filename/
address https://example.org/tides-coasts-its-water 'the title' p/x.md '' /:title
address https://example.org/caf%C3%A9%201/ 'bytes that an address cannot have' $'p/caf\303\251 1.md' '' /:slug/
address https://other.example/a 'the own address of the article' p/x.md $'canonical_url: https://other.example/a\n' /:slug/
address https://example.org/my/own/ 'an address without its site' p/x.md $'permalink: /my/own/\n' /:slug/
address null 'nothing to make it of' p/x.md '' /:year/:slug/
expect_err 'x\.md: warning: no URL, the permalink asks for a date$' 'nothing to make it of'
run "$program" --json --url https://e.org/1 site/p/x.md
expect_json 'o["post"]["text"].count("https://e.org/1")' 1 '--url goes before the rule'
expect_no_err '--url goes before the rule'
echo '{"site_url": "https://example.org/blog/"}' >"$site"
article_of $'url: more/\n' >site/p/x.md
run "$program" --json site/p/x.md
expect_json 'o["url"]' https://example.org/blog/more/ 'below a folder of the site'
article_of '' >site/p/x.md
run "$program" --json site/p/x.md
expect_json 'o["url"]' null 'the site is not the address of its articles'
rm "$site"

# mistakes: file, line, column, and exit code 78
wrong() { # PLACE MESSAGE TEXT
    printf '%s' "$3" >"$user"
    run "$program" a.md
    expect_code 78 "$3"
    expect_no_out "$3"
    expect_err_lines 1 "$3"
    expect_err "^sharepost: $user:$1: $2" "$3"
    run "$program" --json a.md
    expect_json 'o["error"]["exit"], o["error"]["line"]' "[78, ${1%:*}]" "--json $3"
    rm "$user"
}
wrong 2:2 "string or '}' expected near" $'{"utm": "x"\n,}'
wrong 1:1 'a configuration is an object' '[]'
wrong '1:[0-9]+' '.*' ''
wrong 1:13 '"max_tags" takes a whole number' '{"max_tags":"3"}'
wrong 2:15 '"max_tags" takes a whole number' $'{"utm":"x",\n  "max_tags": 1.5}'
wrong 1:14 '"max_tags" takes a number, 0 or more' '{"max_tags": -1}'
wrong 3:3 '"tag_alias" is no key, did you mean' $'{"utm": "a \\" } , \\\\",\n  "tag_aliases": {},\n  "tag_alias": {}}' # a near name
wrong 1:2 '"frobnicate" is no key$' '{"frobnicate": [{"a": [1, 2, "]}"]}, null]}'
wrong 2:14 '"tag_aliases" takes an object of texts' $'{"tag_aliases": {"a": "b", "x" : "d", \n       "eee":{} , "f": "g"}}'
wrong 1:17 '"tag_aliases" takes an object of texts' '{"tag_aliases": "a = b"}'
wrong 1:10 '"link" takes body, comment or none' '{"link": "footer"}'
wrong 1:13 '"network" takes linkedin' '{"network": "nowhere"}'
wrong 1:14 '"site_url" takes an address' '{"site_url": "example.org"}'
wrong 1:15 '"permalink" takes a path' '{"permalink": "/:yaer/"}'
wrong 1:10 '"copy" takes true or false' '{"copy": "no"}'
wrong 1:22 '"layout": ' '{          "layout": "{nothing}"}'
wrong 1:15 '"clipboard" takes wl-copy, ' '{"clipboard": "paper"}'
wrong '1:[0-9]+' '.*duplicate' '{"utm": "a", "utm": "b"}'
wrong '1:[0-9]+' '.*' $'{"utm": "caf\351"}'
# Wherever the wrong key stands, and whatever stands before it and in it.
python3 - "$program" <<'PYTHON' || bad 'places in files made at random'
import json, random, re, subprocess, sys
random.seed(7)
def space():
    return "".join(random.choice([" ", "\n", "\t", "\r\n"]) for _ in range(random.randint(0, 2)))
def text():
    letters = "".join(random.choice('ab"\\{}[],:\u00e9\u65e5\n\t/ ') for _ in range(random.randint(0, 8)))
    return json.dumps(letters, ensure_ascii=random.random() < .5)
def joined(items):
    return space() + (space() + "," + space()).join(items) + space()
def value(depth):
    kind = random.random()
    if depth > 3 or kind < .4:
        return random.choice([text(), "1", "-2.5e3", "true", "null"])
    if kind < .7:
        return "[" + joined([value(depth + 1) for _ in range(random.randint(0, 3))]) + "]"
    return "{" + joined(['"k%d"%s:%s%s' % (i, space(), space(), value(depth + 1))
                         for i in range(random.randint(0, 3))]) + "}"
right = {"utm": text, "max_tags": lambda: "3", "copy": lambda: "false", "layout": lambda: '"{headline}"',
         "tag_aliases": lambda: "{" + joined(['"a%d"%s: "b"' % (i, space()) for i in range(random.randint(0, 3))]) + "}"}
for _ in range(80):
    keys = random.sample(sorted(right), random.randint(0, 5))
    members = ['"%s"%s:%s%s' % (key, space(), space(), right[key]()) for key in keys]
    at = random.randint(0, len(members))
    before = (space() + "{" + "".join(space() + m + space() + "," for m in members[:at]) + space()).encode()
    after = ('"nokey"%s:%s' % (space(), space()) + value(0) +
             "".join(space() + "," + space() + m for m in members[at:]) + space() + "}" + space()).encode()
    open("random.json", "wb").write(before + after)
    said = subprocess.run([sys.argv[1], "--config", "random.json", "a.md"], capture_output=True).stderr
    place = b"%d:%d" % (before.count(b"\n") + 1, len(before) - before.rfind(b"\n"))
    assert said == b'sharepost: random.json:' + place + b': "nokey" is no key\n', (before + after, place, said)
PYTHON
head -c 70000 /dev/zero | tr '\0' ' ' >"$user"
run "$program" a.md
expect_code 78 'a large file'
rm "$user"
mkdir "$user"
run "$program" a.md
expect_code 78 'a folder in its place'
rmdir "$user"
run "$program" --config nowhere.json a.md
expect_code 78 'a missing --config'
expect_err '^sharepost: nowhere\.json: No such file or directory$' 'a missing --config'
run "$program" --config a.json --no-config a.md
expect_code 64 '--config and --no-config'
SHAREPOST_LIMIT=many run "$program" a.md
expect_code 78 'a variable'
expect_err '^sharepost: SHAREPOST_LIMIT=many: it takes a number' 'a variable'

# what comes with articles names no program, and no file elsewhere
for key in '"browser": "sh -c id"' '"clipboard": "xsel"' '"copy": false' '"timeout": 1'; do
    echo "{$key}" >"$site"
    run "$program" $input
    expect_code 78 "of a site: $key"
    expect_err "^sharepost: $site:1:[0-9]+: .* user's own file" "of a site: $key"
done
for path in /etc/passwd ../tags.txt a/../../x ''; do
    echo "{\"vocab\": \"$path\"}" >"$site"
    run "$program" $input
    expect_code 78 "of a site: a list at '$path'"
done
run "$program" --json $input a.md
expect_code 78 'one input has a broken file'
[ "$(grep -c '"post"' "$out")" -eq 1 ] && [ "$(wc -l <"$out")" -eq 2 ] || bad 'the other input goes on'
if [ "$(id -u)" = 0 ]; then
    echo '{"max_tags": 0}' >"$site"
    chown 65534 "$site"
    run "$program" $input
    expect_code 0 "another user's file"
    cmp -s plain_post "$out" || bad "another user's file was read"
    expect_err 'passed over, it belongs to another user' "another user's file"
    chown 65534 $input
    run "$program" $input
    ! cmp -s plain_post "$out" || bad "the file of the article's owner was not read"
else
    skip_part "another user's file: only root can make one"
fi
verdict
