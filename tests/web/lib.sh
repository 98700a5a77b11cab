# lib.sh - what the tests of the share page and the button share: the parts that they need, and
# posts that are meant to break them.
. "$(dirname "${BASH_SOURCE[0]}")/../cli/lib.sh"
web=$source_tree/tests/web
export HOME=$work PROGRAM=$program SOURCE=$source_tree BUILD=$build_tree

# needs COMMAND PACKAGE
needs() { command -v "$1" >/dev/null || skip "$1 is not installed, it is in the package $2"; }
for chromium in chromium chromium-browser google-chrome; do
    ! command -v $chromium >/dev/null || break
done
needs "$chromium" chromium
needs node nodejs
CHROMIUM=$(command -v "$chromium")
# ./dev test puts the npm packages there; another place can be named.
PARTS=${SHARE_WEB_PARTS:-$build_tree/../web}/node_modules
export CHROMIUM PARTS
[ -f "$PARTS/playwright-core/package.json" ] && [ -f "$PARTS/axe-core/axe.min.js" ] ||
    skip 'playwright-core and axe-core are not there: npm ci in build/web, as ./dev test does'

# An article whose every value would like to be more than text.
hostile() {
    python3 - <<'PYTHON'
override = "\u202e\u2066\u200f"
control = "\u0001\u001b[31m\u0085\u009b"
print('---json')
import json
print(json.dumps({
    "title": "</title></textarea></script><script>window.hacked=1</script> \"q\" 'a' & &amp; &lt; ]]> --> <!-- " + override + control,
    "description": "<img src=x onerror=window.hacked=2> </textarea><svg onload=window.hacked=3> `${window.hacked=4}` " + override + " {{7*7}} <% %> end.",
    "tags": ["<b>bold</b>", "\"><script>window.hacked=5</script>", "C++"],
    "site": "<i>site</i>",
    "lang": "en\" onfocus=\"window.hacked=6",
    "canonical_url": "https://example.org/a?x=1&y=%22%3E%3Cscript%3E&z='\"><script>window.hacked=7</script>",
}, ensure_ascii=False))
print('---')
print()
print('The <b>body</b> of it is "quoted". It has a second sentence for the summary, and not more.')
PYTHON
}
hostile >hostile.md
