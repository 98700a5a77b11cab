# man3.sh - share(3) is what tools/make_man3.py makes of the header, names every public function, enum
# and option, and is clean mdoc.
. "$(dirname "$0")/lib.sh"
python3 tools/make_man3.py --check || bad 'run python3 tools/make_man3.py'
page=docs/share.3
bad_lines 'share(3) does not describe' < <(sed -nE 's/^(share_[a-z0-9_]+)$/\1/p' lib/exports |
    while read -r name; do grep -qx -- ".Fo $name" "$page" && grep -qE "^\.Nm $name( ,)?$" "$page" || echo "$name"; done)
[ "$(grep -c '^\.Fo ' "$page")" -ge 40 ] || bad 'share(3) has few functions'
bad_lines 'share(3) does not have' < <(
    grep -oE '^ +SHARE_[A-Z0-9_]+ = [0-9]+|^#define SHARE_[A-Z0-9_]+' include/share/share.h |
        grep -oE 'SHARE_[A-Z0-9_]+' | grep -vx SHARE_SHARE_H | sort -u |
        while read -r name; do grep -qE "^\.(It )?Dv $name( |$)" "$page" || echo "$name"; done)
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
