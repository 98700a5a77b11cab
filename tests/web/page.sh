# page.sh - the share page in Chromium, driven by Playwright: hostile texts, its policy, its numbers
# against the library's, editing, the keyboard, no scripts, axe-core, both schemes, 320 pixels. What a
# driver cannot tell, clicks.sh does.
. "$(dirname "$0")/lib.sh"
node "$web/page.js" "$@" || bad 'see above'
verdict
