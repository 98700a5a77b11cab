# example.sh - the lines at the top of share.h are a working program: they are the body of
# examples/minimal.c, word for word, and it makes a post. examples/count.c counts.
. "$(dirname "$0")/lib.sh"
scratch

sed -n '2,/^ \* True of/p' include/share/share.h | sed -n 's/^ \*     //p' >"$work/in_header"
sed -n '/^{$/,/^}$/p' examples/minimal.c | sed '1d;$d' | sed 's/^    //' | grep -v '^return 0;$' \
    >"$work/in_example"
[ -s "$work/in_header" ] || bad 'share.h does not start with an example'
diff -u "$work/in_header" "$work/in_example" || bad 'share.h and examples/minimal.c differ'

bin=$build_tree/tests
[ -x "$bin/example_minimal" ] || { bad 'examples/minimal.c was not built'; verdict; }
cat >"$work/article.md" <<'TEXT'
---
title: Why bridges hum in the wind
description: Cables shed vortices at a steady pace, and the deck listens.
tags: [bridges, wind]
---

A cable in a steady wind sheds vortices from one side and then from the other.
TEXT
(cd "$work" && "$bin/example_minimal") >"$work/post" || bad 'minimal failed'
head -n 1 "$work/post" | grep -qx 'Why bridges hum in the wind' || bad "minimal: $(cat "$work/post")"
grep -q '#Bridges #Wind' "$work/post" || bad "minimal made no hashtags: $(cat "$work/post")"
rm "$work/article.md"
(cd "$work" && "$bin/example_minimal") 2>"$work/err" >/dev/null
grep -q '^article\.md:0: .' "$work/err" || bad "minimal says of a missing file: $(cat "$work/err")"

counted=$(printf 'na\xC3\xAFve \xF0\x9F\x87\xB3\xF0\x9F\x87\xB1\n' | "$bin/example_count")
[ "$counted" = '8 characters, 11 of 3000 used' ] || bad "count says: $counted"
verdict
