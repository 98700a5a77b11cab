# lint.sh - cppcheck and clang-tidy 14 have nothing to say of the libraries and the program. What they
# need not tell is switched off in .clang-tidy, with the reasons, or stands beside the line at fault.
# ./dev lint sets SHARE_LINT=all: then clang's analyzer runs too, which takes ten times as long. Named
# files instead (tests/check/planted.sh) are all that is looked at.
. "$(dirname "$0")/lib.sh"
lint=${SHARE_LINT-quick}
case $lint in
quick | all) mapfile -t files < <(find lib cli -name '*.c' ! -name judge_bytes.c | sort) ;;
*) read -ra files <<<"$lint" ;;
esac
tools=0

if command -v cppcheck >/dev/null; then
    tools=$((tools + 1))
    cppcheck --quiet -j2 --max-configs=1 --std=c11 --platform=unix64 --library=posix \
        --library=tools/cppcheck.cfg --enable=warning,performance,portability \
        --inline-suppr --suppress=toomanyconfigs --error-exitcode=1 \
        -I include -I lib -I cli "${files[@]}" || bad 'cppcheck has found something'
else
    echo 'skipped in part: cppcheck is not installed'
fi

if command -v clang-tidy-14 >/dev/null; then
    tools=$((tools + 1))
    checks=-clang-analyzer-\*
    [ "$lint" != all ] || checks=
    printf '%s\0' "${files[@]}" | xargs -0 -P2 -n20 sh -c '
        clang-tidy-14 --quiet --checks="$0" "$@" -- -std=c11 -D_XOPEN_SOURCE=700 -DSHARE_BUILDING \
            -Iinclude -Ilib -Icli 2>/dev/null' "$checks" || bad 'clang-tidy has found something'
else
    echo 'skipped in part: clang-tidy-14 is not installed'
fi
[ $tools -gt 0 ] || skip 'neither cppcheck nor clang-tidy-14 is installed'
verdict
