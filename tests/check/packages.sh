# packages.sh - the Debian packages: lintian finds no error, each depends on what it should, and what
# they hold runs when it is unpacked. The source archive is the same bytes twice.
. "$(dirname "$0")/lib.sh"
for tool in cpack dpkg-deb dpkg-shlibdeps lintian; do
    command -v "$tool" >/dev/null || skip "no $tool"
done
scratch

cmake --preset package -B "$work/build" >"$work/log" 2>&1 &&
    cmake --build "$work/build" >>"$work/log" 2>&1 &&
    (cd "$work/build" && cpack) >>"$work/log" 2>&1 || { tail -n 20 "$work/log"; exit 1; }
cd "$work/build" || exit 1
lintian --allow-root ./*.deb >"$work/lintian" 2>&1
bad_lines lintian < <(grep '^E:' "$work/lintian")

root=$work/root
for package in libshare0 libshare-dev sharepost; do
    file=$(ls "${package}"_*.deb 2>/dev/null)
    [ -f "$file" ] || { bad "no package $package"; continue; }
    dpkg-deb -x "$file" "$root"
    dpkg-deb -f "$file" Depends >"$work/$package"
done
for library in libcmark libjansson libutf8proc libyaml; do
    grep -q "$library" "$work/libshare0" || bad "libshare0 does not depend on $library"
done
grep -q curl "$work/libshare0" && bad 'libshare0 brings libcurl along'
grep -q 'libshare0 (=' "$work/sharepost" || bad 'sharepost does not depend on its libshare0'

libraries=$(dirname "$(find "$root" -name 'libshare.so.0')")
printf '# A headline\n\nA sentence that stands under it and says a little.\n' >"$work/a.md"
said=$(LD_LIBRARY_PATH=$libraries "$root/usr/bin/sharepost" --print "$work/a.md" | head -n 1)
[ "$said" = 'A headline' ] || bad "the packaged program says: $said"
[ -s "$root/usr/share/man/man1/sharepost.1.gz" ] || bad 'no manual page'
PKG_CONFIG_PATH=$libraries/pkgconfig pkg-config --exists libshare || bad 'the pkg-config file is not found'
for example in minimal count; do
    "${SHARE_CC:-cc}" -I"$root/usr/include" -o "$work/$example" "$source_tree/examples/$example.c" -L"$libraries" \
        -lshare || bad "$example.c does not build on the packages"
done

if git -C "$source_tree" rev-parse -q --verify HEAD >/dev/null 2>&1; then
    for run in 1 2; do
        git -C "$source_tree" -c tar.umask=0022 archive --format=tar --prefix=libshare/ HEAD | gzip -9n |
            sha256sum >"$work/sum$run"
    done
    cmp -s "$work/sum1" "$work/sum2" || bad 'the source archive differs from one run to the next'
fi
verdict
