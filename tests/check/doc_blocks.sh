# doc_blocks.sh - what stands between fences in docs/ is true: layouts, configuration, the preview. The
# guide has a test of its own (guide.sh), commands another (commands.sh).
. "$(dirname "$0")/lib.sh"
program=$build_tree/bin/sharepost
[ -x "$program" ] || skip "no program in $build_tree"
scratch
export SHAREPOST_NO_CONFIG=1

# block FILE NUMBER: what stands between the fences that are number NUMBER of a file
block() {
    awk -v wanted="$2" '/^```/ { open = !open; seen += open; next } open && seen == wanted' "docs/$1"
}

block layouts.md 1 >"$work/default"
[ "$("$program" --layout "@$work/default" examples/article.md)" = "$("$program" examples/article.md)" ] ||
    bad 'docs/layouts.md: the default layout is another'

block layouts.md 2 >"$work/own"
{ printf -- '---\nurl: https://example.org/a\ntags: [tides]\nshare_text: |\n  Words of my own,\n  on two lines.\n---\n\n'
    printf '# Tides\n\nThe moon pulls, and the coast answers.\n'; } >"$work/own.md"
[ "$("$program" --layout "@$work/own" "$work/own.md")" = "$("$program" "$work/own.md")" ] ||
    bad 'docs/layouts.md: share text of the author has another layout'

block configuration.md 1 >"$work/configuration.json"
printf -- '---\ndate: 2024-05-01\nslug: tides\ntags: [k8s, js, a1, b2]\n---\n\n# Tides\n\nThe moon pulls, and the coast answers.\n' \
    >"$work/site.md"
env -u SHAREPOST_NO_CONFIG "$program" --config "$work/configuration.json" "$work/site.md" >"$work/out" ||
    bad 'docs/configuration.md: the example is refused'
grep -qx 'https://example.org/2024/05/tides/' "$work/out" && grep -qx '#Kubernetes #JavaScript #A1' "$work/out" ||
    { bad 'docs/configuration.md: the example does something else'; cat "$work/out"; }

"$program" --preview examples/article.md >"$work/preview"
block preview.md 1 >"$work/wanted"
head -n "$(wc -l <"$work/wanted")" "$work/preview" | diff - "$work/wanted" >"$work/differences" ||
    { bad 'docs/preview.md: the preview is another'; cat "$work/differences"; }
verdict
