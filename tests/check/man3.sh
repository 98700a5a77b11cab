# man3.sh - share(3) and share_fetch(3) are what tools/make_man3.py makes of the headers, name every
# public function, enumerator and macro, and are clean mdoc.
. "$(dirname "$0")/lib.sh"
python3 tools/make_man3.py --check || bad 'run python3 tools/make_man3.py'

# complete PAGE HEADER EXPORTS
complete() {
    bad_lines "$1 does not describe" < <(sed -nE 's/^(share_[a-z0-9_]+)$/\1/p' "$3" |
        while read -r name; do
            grep -qx -- ".Fo $name" "$1" && grep -qE "^\.Nm $name( ,)?$" "$1" || echo "$name"
        done)
    bad_lines "$1 does not have" < <(
        grep -oE '^ +SHARE_[A-Z0-9_]+ = [0-9]+|^#define SHARE_[A-Z0-9_]+' "$2" |
            grep -oE 'SHARE_[A-Z0-9_]+' | grep -vE '^SHARE_(SHARE|FETCH)_H$' | sort -u |
            while read -r name; do grep -qE "^\.(It )?Dv $name( |$)" "$1" || echo "$name"; done)
}
complete docs/share.3 include/share/share.h lib/exports
complete docs/share_fetch.3 include/share/fetch.h lib/fetch/exports
[ "$(grep -c '^\.Fo ' docs/share.3)" -ge 40 ] || bad 'share(3) has few functions'
if command -v mandoc >/dev/null; then
    for file in docs/*.[13]; do
        # The name of the system is ours on purpose; the other page is found when both are installed.
        bad_lines mandoc < <(mandoc -T lint "$file" 2>/dev/null |
            grep -vE 'operating system explicitly specified|referenced manual not found')
    done
else
    echo 'skipped in part: no mandoc'
fi
verdict
