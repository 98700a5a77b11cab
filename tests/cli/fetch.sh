# fetch.sh - web pages, from a server of our own on 127.0.0.1 (server.py); nothing else is ever
# contacted. Each rule of docs/fetching.md has its case.
. "$(dirname "$0")/lib.sh"
unset http_proxy https_proxy HTTPS_PROXY all_proxy ALL_PROXY no_proxy NO_PROXY SSL_CERT_FILE

tests=$source_tree/tests/cli
[ -e "$build_tree/lib/libshare-fetch.so" ] || {
    run "$program" https://example.invalid/post
    expect_code 64 'without libshare-fetch'
    expect_err 'cannot fetch here: .*libshare-fetch' 'without libshare-fetch'
    expect_err "^Try: curl -sL 'https://example\.invalid/post' \| sharepost --base-url 'https://example\.invalid/post' -$" \
        'without libshare-fetch'
    [ $problems -eq 0 ] || verdict
    skip 'libshare-fetch was not built: no libcurl'
}

certificate=()
if command -v openssl >/dev/null; then
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 \
        -addext subjectAltName=IP:127.0.0.1 -keyout key.pem -out cert.pem 2>openssl.log &&
        certificate=(cert.pem key.pem)
fi
mkdir web
python3 "$tests/server.py" web "${certificate[@]}" 2>web/err &
server=$!
trap 'kill $server 2>/dev/null; rm -rf "$work"' EXIT
for _ in $(seq 100); do
    [ ! -s web/http ] || [ ${#certificate[@]} -gt 0 -a ! -s web/https ] || break
    sleep 0.1
done
[ -s web/http ] || { cat web/err; bad 'the server does not start'; verdict; }
http=http://127.0.0.1:$(cat web/http)

# get PATH [OPTION]...: a page of the server, as JSON
get() {
    local path=$1
    shift
    run "$program" --json --allow-private "$@" "$http$path"
}
fails() { # CODE NAME MESSAGE WHAT: what the run before must have given
    expect_code "$1" "$4"
    expect_json 'o["error"]["code"], o["error"]["exit"]' "[\"$2\", $1]" "$4"
    expect_err "$3" "$4"
}
title='How tide tables are made'

# Pages that are articles
for path in /page /xhtml /markdown /article.md /no-type /gzip /long; do
    get $path
    expect_code 0 "$path"
    expect_json 'o["headline"]' "$title" "$path"
    expect_json 'o["source"]' "$http$path" "$path"
    expect_no_err "$path"
done
get /markdown
expect_json 'o["format"]' markdown '/markdown'
get /page
expect_json 'o["format"]' html '/page'
expect_json 'o["url"], o["origins"]["url"]' "[\"$http/page\", \"location\"]" '/page: its address'
grep -q '^GET /page HTTP/1.1 ' web/log || bad 'another request than GET'
version=$("$program" --version | cut -d ' ' -f 2)
grep '^GET /page ' web/log | grep -q "User-Agent=libshare/$version" || bad "user agent: $(tail -n 1 web/log)"
grep '^GET /page ' web/log | grep -q 'Accept-Encoding=[^=]*gzip' || bad "no gzip: $(tail -n 1 web/log)"
if grep '^GET /page ' web/log | grep -q 'Accept-Encoding=[^=]*\bbr\b'; then
    get /brotli
    expect_code 0 /brotli
    expect_json 'o["headline"]' "$title" /brotli
else
    skip_part 'this libcurl has no brotli'
fi
! grep -qE ' (Cookie|Referer|Authorization)=' web/log || bad 'more is said than needed'
run "$program" --allow-private "$http/page"
expect_code 0 'a post'
expect_out "^$title$" 'a post'
expect_out "^$http/page$" 'a post: its URL'
run "$program" --json --allow-private a.md "$http/page" "$http/pdf" a.md
expect_code 76 'pages among files'
[ "$(wc -l <"$out")" -eq 4 ] || { bad 'pages among files: four records'; show; }

# Where libshare-fetch cannot be loaded, the program works all the same, and says what is to be done.
mkdir broken
echo 'This is no library.' >broken/libshare-fetch.so.0
LD_LIBRARY_PATH=$work/broken run "$program" --json "$http/page" a.md
expect_code 64 'a page without libshare-fetch'
expect_err "^sharepost: $http/page: sharepost cannot fetch here: .*libshare-fetch\.so\.0: " 'without it'
expect_err "^Try: curl -sL '$http/page' \| sharepost --base-url '$http/page' -$" 'without it'
[ "$(wc -l <"$out")" -eq 2 ] || { bad 'a page without libshare-fetch: two records'; show; }

# Redirects: the final URL is the base, without what servers never see
get /to-page
expect_code 0 '/to-page'
expect_json 'o["url"]' "$http/page?from=sub" '/to-page'
expect_json 'o["source"]' "$http/to-page" '/to-page: the name stays'
get /to-page --base-url https://example.org/mine
expect_json 'o["url"]' https://example.org/mine 'the base URL that was given'
get /hop5
expect_code 0 'five redirects'
get /hop6
fails 76 not_article 'more than 5 redirects' 'six redirects'
get /loop
fails 76 not_article 'more than 5 redirects' 'a loop'
get /no-location
fails 76 not_article 'where to' 'a redirect to nowhere'
get /to-file
fails 77 refused 'file' 'a redirect to a file'
get /to-ftp
fails 77 refused 'ftp' 'a redirect to ftp'
get /to-script
fails 77 refused 'javascript' 'a redirect to a script'
get /to-password
fails 77 refused 'password' 'a redirect with a password'
get /cookie
expect_code 0 'no cookies'

# Private addresses. The proxy is the server: what it redirects to comes from "outside".
urls=()
for host in 127.0.0.1 127.8.8.8 localhost LOCALHOST. a.localhost 10.1.2.3 172.16.0.1 192.168.1.1 \
    169.254.169.254 100.64.0.1 0.0.0.0 0 127.1 0x7f000001 2130706433 224.0.0.1 255.255.255.255 \
    '[::1]' '[::]' '[fe80::1]' '[fd00::1]' '[ff02::1]' '[::ffff:127.0.0.1]' '[::ffff:8.8.8.8]' \
    '[64:ff9b::127.0.0.1]' '[2002:7f00:1::]'; do
    urls+=("http://$host:${http##*:}/refused")
done
run "$program" --json "${urls[@]}"
expect_code 77 'private addresses'
for number in "${!urls[@]}"; do
    record=$(sed -n "$((number + 1))p" "$out")
    [[ $record == *'"code":"refused","message":"'*'private addresses are not allowed here","exit":77'* ]] ||
        bad "${urls[number]}: $record"
done
run "$program" "$http/refused"
expect_code 77 'a private address'
expect_no_out 'a private address'
expect_err '^sharepost: http://127.* is a loopback address; private addresses are not allowed here$' \
    'a private address'
! grep -q /refused web/log || bad 'a refused address was asked'
for path in /to-loopback /to-loopback6 /to-metadata; do
    http_proxy=$http run "$program" --json "http://example.org$path"
    fails 77 refused 'private addresses are not allowed' "$path"
done
grep -q '^GET http://example.org/to-loopback HTTP' web/log || bad 'the proxy was not asked'
# A name of /etc/hosts: what it leads to is known only when the socket is made.
name=$(awk '/^(127|10|192\.168)\./ { for (i = 2; i <= NF && $i !~ /^#/; i++)
    if (tolower($i) !~ /(^|\.)localhost$/) { print $i; exit } }' /etc/hosts 2>/dev/null)
if [ -n "$name" ]; then
    run "$program" --json "http://$name:${http##*:}/refused"
    fails 77 refused "$name is at .*private addresses are not allowed" "$name of /etc/hosts"
    ! grep -q /refused web/log || bad "$name was asked"
else
    skip_part 'no name in /etc/hosts leads to a private address'
fi
http_proxy=$http run "$program" --json http://example.org/page
expect_code 0 'through a proxy'
expect_json 'o["url"]' http://example.org/page 'through a proxy'
for except in 127.0.0.1 127.0.0.0/8 'example.org, 127.0.0.1' '*'; do
    http_proxy=http://127.0.0.1:9 no_proxy=$except get /page
    expect_code 0 "no_proxy=$except"
done
http_proxy=http://127.0.0.1:9 no_proxy=128.0.0.0/8,7.0.0.1,0.1 get /page
fails 75 network . 'a proxy that is not there'
HTTP_PROXY=http://127.0.0.1:9 get /page
expect_code 0 'HTTP_PROXY, which a server could have set, is not used'

# What is no article
for status in 202 204 400 401 403 404 410 429 500 503; do
    get /status/$status
    fails 76 not_article "HTTP status $status" "HTTP $status"
done
get /status/301
fails 76 not_article 'where to' 'HTTP 301 without an address'
get /nowhere
fails 76 not_article '404 \(not found\)' '404 with a page'
run "$program" --allow-private "$http/nowhere"
expect_no_out '404 with a page'
expect_err_lines 1 '404 with a page'
for path in /pdf /image /json; do
    get $path
    fails 76 not_article 'is of type' $path
done
get /hidden-pdf
fails 76 not_article 'a PDF' 'a PDF that is called HTML'
get /empty
fails 76 not_article empty 'an empty answer'
get /login
fails 76 not_article 'login: a login, not an article' 'a login with status 200'
get /login --headline 'Taken all the same'
expect_code 0 'a login with --headline'
get /bad-gzip
fails 76 not_article decompressed 'bad gzip'
get /no-http
fails 76 not_article 'no HTTP' 'another protocol'

# Too much, too slow, too little
get /endless --max-input 1M
fails 65 too_big 'more than 1048576 bytes' 'an endless page'
get /endless
fails 65 too_big 'more than 16777216 bytes' 'an endless page'
get /bomb
fails 65 too_big 'more than 16777216 bytes' 'a decompression bomb'
get /endless-header
case $code in 65 | 76) ;; *) bad "an endless header: exit $code"; show ;; esac
get /endless-redirect
fails 65 too_big 'without an end' 'an endless redirect'
for path in /drip /silent; do
    start=$SECONDS
    get $path --timeout 1
    fails 75 network 'no whole answer within 1 second' $path
    [ $((SECONDS - start)) -le 4 ] || bad "$path took $((SECONDS - start)) seconds"
done
get /short
fails 75 network 'before it is complete' 'a body shorter than announced'
get /nothing
fails 75 network . 'no answer'
get /long
! grep -q nobody "$out" || bad 'more was read than announced'
run "$program" --json --allow-private http://127.0.0.1:9/
fails 75 network . 'nobody listens'
run "$program" --json https://no-such-host.invalid/post
fails 68 no_host 'no host no-such-host\.invalid' 'no such host'
run "$program" --json 'https://user:secret@example.org/'
fails 64 usage 'password' 'a URL with a password'
run "$program" --json 'http://:80/'
fails 64 usage malformed 'a URL without a host'
for seconds in 0 -1 1.5 x 86401 ''; do
    run "$program" --timeout="$seconds" a.md
    expect_code 64 "--timeout=$seconds"
done

# Charsets: the header before the page, the caller before both
for path in header header-utf8 quoted unknown; do
    get /charset/$path --body
    expect_code 0 "/charset/$path"
    expect_json '"Na\u00efve" in o["body"], "caf\u00e9" in o["body"]' '[true, true]' "/charset/$path"
    expect_no_err "/charset/$path"
done
get /charset/header-utf8 --body --encoding windows-1252
expect_json '"caf\u00c3\u00a9" in o["body"]' true '--encoding goes before the header'
get /charset/unknown --encoding x-nobody-knows
expect_code 65 '--encoding that nobody knows'

# On a terminal, what takes long is told. Standard error is the terminal here.
printf 'exec %q --allow-private --timeout 2 %q >%q' "$program" "$http/drip" "$out" >slow.sh
script -qec '/bin/bash slow.sh' typescript </dev/null >raw
grep -q $'\rFetching: [0-9]* kB, [0-9]* s' raw || bad "no progress: $(cat raw)"
printf 'exec %q --allow-private -q --timeout 2 %q >%q' "$program" "$http/drip" "$out" >slow.sh
script -qec '/bin/bash slow.sh' typescript </dev/null >raw
! grep -q Fetching raw || bad 'progress with --quiet'
get /drip --timeout 2
! grep -q Fetching "$err" || bad 'progress in a file'

if [ ${#certificate[@]} -eq 0 ]; then
    skip_part 'no openssl: nothing over TLS'
    verdict
fi
https=https://127.0.0.1:$(cat web/https)
run "$program" --json --allow-private "$https/page"
fails 75 network 'certificate of 127\.0\.0\.1 cannot be trusted: self' 'a certificate that nobody signed'
! grep -q 'HTTPS' web/log || bad 'a request in spite of the certificate'
SSL_CERT_FILE=cert.pem run "$program" --json --allow-private "$https/page"
expect_code 0 'a certificate that is trusted'
expect_json 'o["headline"]' "$title" https
SSL_CERT_FILE=cert.pem run "$program" --json --allow-private "${https/127.0.0.1/localhost}/page"
fails 75 network 'certificate of localhost cannot be trusted' 'a certificate for another host'
SSL_CERT_FILE=nowhere.pem run "$program" --json --allow-private "$https/page"
fails 75 network 'trusted certificates' 'no file of certificates'
SSL_CERT_FILE=cert.pem run "$program" --json --allow-private "$https/to-http"
fails 77 refused 'from https to http' 'https to http'
SSL_CERT_FILE=cert.pem get /to-https
expect_code 0 'http to https'
expect_json 'o["url"]' "$https/page" 'http to https'
run "$program" --json --allow-private "${http/http:/https:}/page"
fails 75 network . 'TLS where there is none'
verdict
