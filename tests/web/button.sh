# button.sh - the button of a site in Chromium, driven by Playwright: under policies, several on a
# page, refused by the browser, without scripts, with apps, around hostile texts. Whether a real click
# really copies, clicks.sh says.
. "$(dirname "$0")/lib.sh"
node "$web/button.js" || bad 'see above'
verdict
