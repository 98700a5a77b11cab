# clicks.sh - one real click on the button and on the page, in a window that nobody drives: the text is
# in the clipboard, the dialog is open. And that this can tell: opened first, nothing is copied.
. "$(dirname "$0")/lib.sh"
needs Xvfb xvfb
needs openbox openbox
needs xdotool xdotool
needs xclip xclip
needs python3 python3
needs openssl openssl

start_display 1000x800x24
openbox >/dev/null 2>&1 &
at_end "kill $!"

# Texts that show what a clipboard does to them, too.
printf -- '---\ntitle: "Café 日本語 👩‍👩‍👧 🇯🇵 — “quotes” & <b>bold</b>"\ndescription: "Une phrase avec « guillemets » et עברית."\ntags: [x]\ncanonical_url: https://example.org/tides\n---\n\nText.\n' >torture.md
"$program" torture.md | head -c -1 >a.txt
DIALOG=$("$program" --url-only torture.md)
DIALOG=/${DIALOG#https://*/}
export DIALOG
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=www.linkedin.com -keyout key.pem \
    -out certificate.pem 2>/dev/null && cat key.pem certificate.pem >dialog.pem || bad 'no certificate'

site() { # TITLE: a page around standard input whose link is where clicks.py clicks
    printf '<!DOCTYPE html><html lang="en"><title>%s</title><style>a{position:fixed;top:0;left:0;width:100%%;height:200px;background:#ddd}</style>\n' "$1"
    cat
}
mkdir site
"$program" --html-button torture.md | site 'A site' >site/button.html
site Wrong >site/wrong.html <<HTML
<a href="#">share</a><script>
document.querySelector("a").addEventListener("click", (event) => {
  event.preventDefault();
  window.open("https://www.linkedin.com$DIALOG", "_blank", "noopener,noreferrer");
  setTimeout(() => navigator.clipboard.writeText("copied too late"), 500);
});</script>
HTML
"$program" --html page.html torture.md
SHARE_AT=$(node "$web/where.js" page.html 1000 800 '#share') || bad 'where to click'
export SHARE_AT
python3 "$web/clicks.py" "$work" || bad 'see above'
verdict
