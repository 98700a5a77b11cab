# site.sh - examples/site: the step after any generator, the plug-in of Eleventy, a site of Hugo, and
# what a workflow comments: each button is the one that the program writes.
. "$(dirname "$0")/lib.sh"
export SHAREPOST=$program
site=$examples/site
step=$site/share_buttons.py
unset NODE_OPTIONS

# has PAGE SOURCE URL [OPTION]: the page has exactly the program's button, once
has() {
    "$program" --html-button"${4-}" --url="$3" "$2" >button || bad "no button of $2"
    python3 - "$1" <<'HAS' || bad "$1: not the button of $2"
import sys
page, button = open(sys.argv[1], encoding="utf-8", errors="replace").read(), open("button", encoding="utf-8").read().rstrip("\n")
sys.exit(0 if button and page.count(button) == 1 and page.count('class="share-post"') == 1 else 1)
HAS
}

# ---- the step alone ----
mkdir -p public/a content
cp posts/plain.md posts/torture.md content
page() { printf '<!doctype html><meta charset=utf-8>\n<title>%s</title>\n<p>Text é \xff of it.\n%s\n</html>\n' "$1" "$2"; }
page One '<template data-share-post data-source="plain.md" data-url="https://example.org/1?a=1&amp;b=2"></template>' >public/one.html
page Two "<template data-share-post data-source=torture.md data-url=https://example.org/2></template>" >public/a/two.htm
page Three '<template data-share-post></template>' >public/three.html
page Four 'nothing' >public/four.html
page Five '<p data-share-post>nothing either' >public/five.txt
cp -r public before
python3 "$step" --content content public >"$out" 2>"$err" || { bad 'the step'; show; }
expect_out '^4 pages, 3 buttons$' 'the step'
has public/one.html content/plain.md 'https://example.org/1?a=1&b=2'
has public/a/two.htm content/torture.md https://example.org/2
grep -q 'Three' public/three.html && grep -q 'class="share-post"' public/three.html || bad 'a page that is its own article'
cmp -s before/four.html public/four.html || bad 'a page without a mark was changed'
cmp -s before/five.txt public/five.txt || bad 'a file that is no page was changed'
grep -q $'\xff' public/one.html || bad 'other bytes of the page were changed'
cp -r public once
python3 "$step" --content content public >/dev/null 2>"$err" || { bad 'a second time'; show; }
diff -r once public || bad 'a second time: not the same'
python3 "$step" --content content --part markup public -- --max-tags=1 >/dev/null 2>&1 || bad 'options'
"$program" --html-button=markup --max-tags=1 --url='https://example.org/1?a=1&b=2' content/plain.md >button
python3 -c 'import sys
sys.exit(0 if open("button").read().rstrip("\n") in open("public/one.html", encoding="utf-8", errors="replace").read() else 1)' || bad 'options of the program'
! grep -q '<script' public/one.html || bad '--part markup has a script'

# What goes wrong is said, the page is left as it was, the others get theirs
rm -rf public && cp -r before public
page Out '<template data-share-post data-source="../posts/plain.md"></template>' >public/out.html
page None '<template data-share-post data-source="none.md"></template>' >public/none.html
: >content/empty.md
page Empty '<template data-share-post data-source="empty.md"></template>' >public/empty.html
python3 "$step" --content content public >"$out" 2>"$err"
code=$?
expect_code 1 'articles without a button'
expect_out '^7 pages, 3 buttons$' 'articles without a button'
expect_err_lines 3 'articles without a button'
expect_err '^public/empty.html: sharepost: .*headline' 'articles without a button'
! grep -q share-post-link public/out.html public/none.html public/empty.html || bad 'a button of no article'
python3 "$step" --program "$work/missing" --content content public >"$out" 2>"$err"
[ $? -eq 1 ] || bad 'a missing program'

# ---- Eleventy ----
parts=${SHARE_SITE_PARTS:-$build_tree/../site}/node_modules
if command -v node >/dev/null && [ -f "$parts/@11ty/eleventy/cmd.cjs" ]; then
    cp -r "$site/eleventy" eleventy
    (cd eleventy && timeout 120 node "$parts/@11ty/eleventy/cmd.cjs" --quiet) >log 2>&1 || { bad eleventy; tail log; }
    for name in kettles umlaute; do
        has eleventy/_site/posts/$name/index.html eleventy/posts/$name.md https://example.org/blog/posts/$name/
    done
    : >eleventy/posts/nothing.md
    (cd eleventy && timeout 120 node "$parts/@11ty/eleventy/cmd.cjs" --quiet) >log 2>&1 && bad 'eleventy: an article without a post'
    grep -q 'nothing.md.*headline' log || { bad 'eleventy does not say what is wrong'; tail log; }
else
    skip_part 'Eleventy is not there: npm ci in build/site, as ./dev test does'
fi

# ---- Hugo ----
if command -v hugo >/dev/null; then
    for minify in '' --minify; do
        rm -rf hugo && cp -r "$site/hugo" hugo
        # shellcheck disable=SC2086
        hugo --source hugo --quiet $minify >log 2>&1 || { bad hugo; cat log; }
        python3 "$step" --content hugo/content hugo/public >"$out" 2>"$err" || { bad "hugo $minify"; show; }
        expect_out ', 2 buttons$' "hugo $minify"
        for name in kettles umlaute; do
            has hugo/public/posts/$name/index.html hugo/content/posts/$name.md https://example.org/posts/$name/
        done
    done
else
    skip_part 'hugo is not installed, it is in the package hugo'
fi

# ---- the workflow ----
printf 'posts/torture.md\0posts/bad.md\0posts/warned.md\0' >changed
"$program" --json --files0-from changed >posts.jsonl 2>/dev/null
python3 "$site/review_comment.py" posts.jsonl >comment.md || bad review_comment.py
for part in '### posts/torture\.md' '**No post.** line 3: ' '](<https://www.linkedin.com/sharing/'; do
    grep -qF -- "$part" comment.md || { bad "the comment lacks $part"; cat comment.md; }
done
python3 - <<'POST' || bad 'the comment does not have the post as it is'
import sys
sys.exit(0 if "```text\n" + open("torture.post", encoding="utf-8").read() + "\n```\n" in open("comment.md", encoding="utf-8").read() else 1)
POST
printf '{"schema":1,"source":"a<b>@c.md","post":{"text":"a\\n````\\n# b","length":3,"limit":9,"shortened":["points"]},"warnings":[],"share_url":null}\n' >hostile.jsonl
python3 "$site/review_comment.py" hostile.jsonl >comment.md
[ "$(grep -c '^`````' comment.md)" -eq 2 ] || { bad 'a fence that the text closes'; cat comment.md; }
grep -qF 'a\<b\>\@c\.md' comment.md || bad 'a name that is markup'
: >none.jsonl
[ -z "$(python3 "$site/review_comment.py" none.jsonl)" ] || bad 'a comment about nothing'

python3 - "$site/share-post.yml" <<'YAML'
import re, sys
try:
    import yaml
except ImportError:
    print("skipped in part: no PyYAML, it is in the package python3-yaml")
    sys.exit(0)
text = open(sys.argv[1]).read()
flow = yaml.safe_load(text)
assert flow["permissions"] == {"contents": "read", "pull-requests": "write"}, "rights"
assert set(flow[True]) == {"pull_request"}, "runs on more than pull requests"
steps = flow["jobs"]["comment"]["steps"]
for step in steps:
    assert ("uses" in step) != ("run" in step), step
    if "uses" in step:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", step["uses"]), "not pinned: " + step["uses"]
    else:
        assert "${{" not in step["run"], "a shell sees what others wrote: " + step["run"]
assert len(steps) >= 4
open("run.sh", "w").write("\n".join(step["run"] for step in steps if "run" in step))
YAML
[ $? -eq 0 ] || bad 'the workflow'
[ ! -f run.sh ] || bash -n run.sh || bad 'the scripts of the workflow'
verdict
