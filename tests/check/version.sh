# version.sh - one version: the header's parts and string, CHANGELOG's newest entry, man pages.
. "$(dirname "$0")/lib.sh"
number() { sed -nE "s/^#define SHARE_VERSION_$1 ([0-9]+)$/\1/p" include/share/version.h; }
parts=$(number MAJOR).$(number MINOR).$(number PATCH)
version=$(sed -nE 's/^#define SHARE_VERSION_STRING "(.*)"$/\1/p' include/share/version.h)
[ "$parts" = "$version" ] || bad "version.h: $parts is not $version"

newest=$(sed -nE 's/^## \[?([0-9]+\.[0-9]+\.[0-9]+)\]?.*/\1/p' CHANGELOG.md | head -n 1)
[ "$newest" = "$version" ] || bad "CHANGELOG.md: the newest entry is $newest, not $version"
for page in docs/*.[13]; do
    [ -f "$page" ] || continue
    grep -E '^\.(TH|Os|Dt)' "$page" | grep -qF "$version" || bad "$page does not name $version"
done
if [ -x "$build_tree/bin/sharepost" ]; then
    "$build_tree/bin/sharepost" --version | grep -qF "$version" || bad 'sharepost --version differs'
fi
verdict
