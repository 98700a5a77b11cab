# page.sh - --html and --html-button: where they write, what goes with what, what failing says. What
# browsers make of them: tests/web.
. "$(dirname "$0")/lib.sh"

run "$program" --html page.html a.md
expect_code 0 '--html FILE'
expect_no_out '--html FILE'
expect_no_err '--html FILE'
head -n 1 page.html | grep -qx '<!DOCTYPE html>' && tail -n 1 page.html | grep -qx '</html>' ||
    bad 'the page is not whole'
run "$program" --html - a.md
cmp -s page.html "$out" || bad '--html - gives another page'
run "$program" --html - - <a.md
cmp -s page.html "$out" || bad 'standard input gives another page'
grep -c 'How tide tables are made' page.html >count || bad 'the headline is missing'
! grep -qE '(src|href)="?(http:|//)|@import|url\(' page.html || bad 'the page loads something'

for file in /dev/full . missing/page.html; do
    run "$program" --html $file a.md
    expect_code 74 "--html $file"
    expect_err_lines 1 "--html $file"
    expect_err 'cannot be written' "--html $file"
done
if [ "$(id -u)" != 0 ]; then
    : >locked && chmod 400 locked
    run "$program" --html locked a.md
    expect_code 74 'a file that may not be written'
fi
run "$program" --html before.html missing.md
expect_code 66 'no input'
[ ! -e before.html ] || bad 'a page without an article'

run "$program" --html-button a.md
expect_code 0 '--html-button'
expect_out '<a class="share-post-link"' '--html-button'
cp "$out" whole
run "$program" --html-button=markup a.md
head -n "$(wc -l <"$out")" whole | cmp -s - "$out" || bad 'the markup is not the start of the whole'
! grep -q '<script' "$out" || bad 'a script in the markup'
# script and csp read nothing, not even a terminal, and belong together
run "$program" --html-button=script </dev/null
expect_code 0 '--html-button=script'
cp "$out" script
sed -n '/<script>/,$p' whole | sed 's/<script>//; s,</script>,,' | diff - script >/dev/null ||
    diff <(sed -n '/<script>/,/<\/script>/p' whole | sed 's/<script>//; s,^</script>$,,; /^$/d') script ||
    bad 'the script is not that of the whole'
run "$program" --html-button=csp
hash=$(openssl dgst -sha256 -binary <script | base64) || skip_part 'no openssl'
[ -z "$hash" ] || [ "$(cat "$out")" = "'sha256-$hash'" ] || bad 'csp is not the hash of the script'

run "$program" --html-button=all a.md
expect_code 64 'an unknown part'
expect_err 'markup, script or csp' 'an unknown part'
for other in --json --url-only --body --html-button; do
    run "$program" --html x.html $other a.md
    expect_code 64 "--html $other"
done
run "$program" --html a.html a.md b.md
expect_code 64 'several inputs'

command -v script >/dev/null || { skip_part 'no script(1), which makes terminals'; verdict; }
fake xsel ok
fake xdg-open ok
fakes_only
export DISPLAY=:77
run_terminal "$program" --html page.html a.md
expect_not_called xsel 'unasked'
expect_not_called xdg-open 'unasked'
run_terminal "$program" --html page.html --copy a.md
expect_called xsel 'asked'
everything
verdict
