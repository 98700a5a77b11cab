# lib.sh - what the tests of examples/ share: the texts, what the program itself says of them, and
# stand-ins for a program that is missing, silent or out of its mind.
. "$(dirname "${BASH_SOURCE[0]}")/../cli/lib.sh"
examples=$source_tree/examples
export HOME=$work XDG_CONFIG_HOME=$work/.config XDG_STATE_HOME=$work/.state PROGRAM=$program

# needs COMMAND PACKAGE
needs() { command -v "$1" >/dev/null || skip "$1 is not installed, it is in the package $2"; }

# Everything that goes wrong on its way through an editor: accents composed and not, scripts without
# spaces, joined and flagged emoji, characters of no width, quotes and signs of every syntax.
torture() {
    cat <<'ARTICLE'
---
title: "Größe «naïve» — 東京の朝 👩‍👩‍👧‍👦 'quoted' \"double\" $HOME `id` %s"
description: "Zé 👍🏽 🇫🇮 cafe\u0301 zero\u200Bwidth \\n <b>&amp;</b> ; | > \U0001F9EA done."
tags: [東京, "C++", "naïveté"]
canonical_url: https://example.org/größe?a=1&b=2
---

# Größe

Première phrase : l'été est là. 夏が来た。 The third sentence is long enough to be a point of it.
ARTICLE
}
mkdir posts
cp a.md posts/plain.md
torture >posts/torture.md
printf -- '---json\n{"title": "A",\n "x" }\n---\n\nA body that nobody gets to see.\n' >posts/bad.md
printf -- '---\ntitle: A title\nfoo: [bar\n---\n\nThe body of an article with a warning.\n' >posts/warned.md
printf '\n' >posts/empty.md
article | sed 's/^# .*//' >posts/-dash.md
python3 - >posts/long.md <<'LONG' # more than any pipe holds
print("# A long article about many small things\n")
for n in range(20000):
    print("Sentence number %d says that the harbour was measured again in that year.\n" % n)
LONG

# What the program says: NAME.post and NAME.url for each article that has a post.
for name in plain torture warned -dash long; do
    "$program" --json --name="$name.md" - <"posts/$name.md" >"$name.json" 2>/dev/null
    python3 -c 'import json, sys
o = json.load(open(sys.argv[1] + ".json", encoding="utf-8"))
open(sys.argv[1] + ".post", "w", encoding="utf-8", newline="").write(o["post"]["text"])
open(sys.argv[1] + ".url", "w").write(o["share_url"])' "./$name" || bad "no post of $name.md"
done

mkdir programs
printf '#!/bin/sh\nexec /bin/sleep 20\n' >programs/hang
printf '#!/bin/sh\n/bin/cat >/dev/null\necho nonsense\necho it broke >&2\nexit 3\n' >programs/nonsense
printf '#!/bin/sh\nexit 0\n' >programs/mute
printf '#!/bin/sh\nprintf "%%s\\n" "$@" >"%s/arguments"\npwd >"%s/folder"\nexec "%s" "$@"\n' \
    "$work" "$work" "$program" >programs/recorder
chmod +x programs/*
export FIXTURES=$work

# same FILE NAME: the file holds exactly the post of NAME.
same() { cmp "$1" "$2.post" || bad "$1 is not the post of $2.md"; }
