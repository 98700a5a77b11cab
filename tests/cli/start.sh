# start.sh - what it costs to start: few instructions, few libraries, none that fetches; and that a
# program with libshare in itself (SHARE_STANDALONE) lends it to libshare-fetch.
. "$(dirname "$0")/lib.sh"

libraries() { ldd "$program" | grep -cE '=> /'; }
! ldd "$program" | grep -qiE 'curl|ssl|gnutls|icu|stdc\+\+' || bad "$(ldd "$program")"
if ! is_sanitized; then
    [ "$(libraries)" -le 6 ] || bad "$(libraries) libraries: $(ldd "$program")"
fi

# With libshare in it, it shows every function of share.h, so that there is one libshare in a process.
if ! ldd "$program" | grep -q libshare && ! is_sanitized; then
    sed 's/#.*//; /^[[:space:]]*$/d' "$source_tree/lib/exports" | sort >listed
    nm -D --defined-only "$program" | awk '{ print $3 }' | grep '^share_' | sort >shown
    diff listed shown >differ || bad "the program shows other functions: $(cat differ)"
    ! nm -D --defined-only "$program" | grep -qE ' (cmark|json|yaml|utf8proc)_' ||
        bad 'the program shows functions of the libraries in it'
fi

# What is mapped while it works, not only what is linked: --browser looks at its parent.
cat >look <<'LOOK'
#!/bin/bash
/bin/cat /proc/$PPID/maps >"$FAKES/maps"
LOOK
chmod +x look
run "$program" --open --browser "$work/look" a.md
expect_code 0 'looking at the maps'
grep -q libshare "$FAKES/maps" || grep -q sharepost "$FAKES/maps" || bad 'no maps were seen'
! grep -qiE 'curl|share-fetch' "$FAKES/maps" || bad 'libcurl is mapped for a local file'

count() { # ARGUMENT...: prints the instructions
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$program" "$@" 2>&1 >/dev/null |
        sed -nE 's/.*Collected : ([0-9]+).*/\1/p'
}
if is_sanitized; then
    skip_part 'instructions are not counted under the sanitizers'
elif ! command -v valgrind >/dev/null; then
    skip_part 'no valgrind'
else
    start=$(count --version)
    echo "sharepost --version: $start instructions"
    [ "$start" -le 350000 ] || bad "--version takes $start instructions, more than 350000"
fi
verdict
