# lib.sh - what the checks of this folder share. A check looks at the tree in $SHARE_SOURCE, says
# what breaks a rule with `bad` and ends with `verdict`. planted.sh breaks each rule on purpose
# and sees to it that its check notices.
set -uo pipefail
LC_ALL=C.UTF-8
export LC_ALL
source_tree=${SHARE_SOURCE:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)}
build_tree=${SHARE_BUILD:-$source_tree/build/release}
cd "$source_tree" || exit 1
problems=0

bad() {
    problems=$((problems + 1))
    printf '%s\n' "$*"
}

# bad_lines TEXT: each line read is a problem.
bad_lines() {
    local line
    while IFS= read -r line; do
        bad "$1: $line"
    done
}

skip() {
    printf 'skipped: %s\n' "$*"
    exit 77
}

verdict() {
    if [ "$problems" -gt 0 ]; then
        printf '%d problem(s)\n' "$problems"
        exit 1
    fi
    echo ok
    exit 0
}

# A folder of the check's own, gone when it ends.
scratch() {
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
}

# code_of FILE...: the C code as lines "file:number:code", without comments and the insides of
# strings and characters.
code_of() {
    perl -0777 -ne '
        s{("(?:\\.|[^"\\\n])*"|\x27(?:\\.|[^\x27\\\n])*\x27)|(/\*.*?\*/|//[^\n]*)}{
            my ($text, $comment) = ($1, $2);
            if (defined $text) { substr($text, 0, 1) . substr($text, 0, 1) }
            else { $comment =~ tr/\n//cd; $comment } }gse;
        my $number = 0;
        print "$ARGV:", ++$number, ":$_\n" for split /\n/' "$@"
}
