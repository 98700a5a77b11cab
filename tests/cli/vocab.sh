# vocab.sh - --vocab: the tags of a site from a list and from a folder of posts; mistakes in both.
. "$(dirname "$0")/lib.sh"
tags() { "$program" --json --quiet "$@" | python3 -c 'import json, sys
o = json.load(sys.stdin); print("|".join(o["tags"]), o["origins"].get("tags"))'; }

cat >article.md <<'TEXT'
# Heat pumps in old houses

A heat pump warms an old house for less than a gas boiler. Every heat pump of the trial got meters.
TEXT
printf '# topics\n\ncooking\nheat-pump\n' >list.txt
[ "$(tags --vocab list.txt article.md)" = 'heat-pump vocabulary' ] || bad 'a list'
printf 'Heat Pumps! = heat-pump\nheat-pump\n' >list.txt
[ "$(tags --vocab=list.txt article.md)" = 'heat-pump vocabulary' ] || bad 'an alias'
printf 'cooking\n' >list.txt
[ "$(tags --vocab list.txt article.md | sed 's/.* //')" = ranking ] || bad 'nothing fits'

mkdir -p posts/deep
printf -- '---\ntitle: Pumps\ntags: [heating, houses]\n---\nText.\n' >posts/a.md
printf -- '+++\ntitle = "Quiet pumps"\ntags = ["heating"]\n+++\nText.\n' >posts/deep/b.md
printf -- '+++\ntitle = broken\n' >posts/c.md # passed over
ln -s .. posts/deep/circle
[ "$(tags --vocab posts article.md)" = "$(tags --vocab posts/ article.md)" ] || bad 'with a slash'
[ "$(tags --vocab posts article.md)" = 'houses vocabulary' ] || bad 'a folder'
before=$(tags --vocab posts article.md)
mv posts/a.md posts/z.md
[ "$(tags --vocab posts article.md)" = "$before" ] || bad 'the order of the files shows'

printf 'fine\n***\n' >list.txt
"$program" --print --vocab list.txt article.md >out 2>err && bad 'a mistake in a list'
grep -q '^sharepost: list.txt:2:' err || bad "no place: $(cat err)"
mkdir empty
for path in nowhere.txt empty; do
    "$program" --print --vocab $path article.md >out 2>err
    [ $? = 66 ] || bad "$path: not 66"
    [ -s out ] && bad "$path: a post"
done
verdict
