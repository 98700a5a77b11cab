# install.sh - libshare as others get it: installed into an empty prefix, found by CMake and by
# pkg-config, shared and static; the program built on it runs. Man page and program come along.
. "$(dirname "$0")/lib.sh"
scratch
compiler=${SHARE_CC:-cc}

check_output() { # WHAT FILE
    grep -qx 'A short note on tide tables' "$2" && grep -q '#Tides #Sailing' "$2" &&
        grep -q '^https://www\.linkedin\.com/sharing/share-offsite/' "$2" ||
        bad "$1 printed: $(cat "$2")"
}

# consume KIND PREFIX: through CMake, then through pkg-config
consume() {
    local out=$work/$1
    cmake -S examples/consumer -B "$out-cmake" -G Ninja -DCMAKE_PREFIX_PATH="$2" \
        -DCMAKE_C_COMPILER=gcc >"$out.log" 2>&1 &&
        cmake --build "$out-cmake" >>"$out.log" 2>&1 || { cat "$out.log"; bad "$1: CMake"; return; }
    "$out-cmake/consumer" >"$out.text" 2>&1 || bad "$1: the CMake consumer failed"
    check_output "$1 CMake consumer" "$out.text"

    export PKG_CONFIG_PATH=$2/lib/pkgconfig
    # shellcheck disable=SC2046
    gcc -Wall -Werror examples/consumer/consumer.c -o "$out-pc" \
        $(pkg-config --cflags --libs libshare) >"$out.log" 2>&1 ||
        { cat "$out.log"; bad "$1: pkg-config"; return; }
    LD_LIBRARY_PATH=$2/lib "$out-pc" >"$out.text" 2>&1 || bad "$1: the pkg-config consumer failed"
    check_output "$1 pkg-config consumer" "$out.text"
    [ ! -e "$2/lib/pkgconfig/libshare-fetch.pc" ] || consume_fetch "$1" "$2"
    [ "$(pkg-config --modversion libshare)" = \
        "$(sed -nE 's/.*VERSION_STRING "(.*)"/\1/p' include/share/version.h)" ] ||
        bad "$1: libshare.pc has another version"
}

# The same for libshare-fetch: a program that is refused before anything is asked for.
consume_fetch() {
    local out=$work/$1-fetch
    mkdir -p "$out"
    cat >"$out/main.c" <<'CODE'
#include <share/fetch.h>
int main(void)
{
    share_article *article;
    return share_fetch(&article, "http://127.0.0.1/", 0, 0, 0) == SHARE_ERR_REFUSED ? 0 : 1;
}
CODE
    cat >"$out/CMakeLists.txt" <<'CODE'
cmake_minimum_required(VERSION 3.16)
project(fetcher LANGUAGES C)
find_package(share 0.1 REQUIRED)
add_executable(fetcher main.c)
target_link_libraries(fetcher PRIVATE share::fetch)
CODE
    cmake -S "$out" -B "$out/build" -G Ninja -DCMAKE_PREFIX_PATH="$2" \
        -DCMAKE_C_COMPILER=gcc >"$out.log" 2>&1 && cmake --build "$out/build" >>"$out.log" 2>&1 ||
        { cat "$out.log"; bad "$1: share::fetch through CMake"; return; }
    "$out/build/fetcher" || bad "$1: the CMake program with share::fetch failed"
    # shellcheck disable=SC2046
    gcc -Wall -Werror "$out/main.c" -o "$out/fetcher" \
        $(pkg-config --cflags --libs libshare-fetch) >"$out.log" 2>&1 ||
        { cat "$out.log"; bad "$1: libshare-fetch through pkg-config"; return; }
    LD_LIBRARY_PATH=$2/lib "$out/fetcher" || bad "$1: the pkg-config program with libshare-fetch failed"
}

# Moved after it was installed: nothing may hold the name of the prefix.
build_and_install() { # KIND ON|OFF
    cmake -S . -B "$work/$1-build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_C_COMPILER=gcc \
        -DBUILD_SHARED_LIBS="$2" -DCMAKE_INSTALL_LIBDIR=lib -DCMAKE_C_FLAGS_RELEASE="-O1 -DNDEBUG" \
        -DCMAKE_INSTALL_PREFIX="$work/$1-named" >"$work/log" 2>&1 &&
        cmake --build "$work/$1-build" -j 2 >>"$work/log" 2>&1 &&
        cmake --install "$work/$1-build" >>"$work/log" 2>&1 && mv "$work/$1-named" "$work/$1-prefix" ||
        { tail -n 40 "$work/log"; bad "$1: build or install"; return 1; }
}

[ "$compiler" = "${compiler%clang}" ] || skip 'runs in the gcc build; both build the same files'
for kind in shared static; do
    [ $kind = shared ] && on=ON || on=OFF
    build_and_install $kind $on && consume $kind "$work/$kind-prefix"
done

prefix=$work/shared-prefix
for file in include/share/share.h include/share/export.h include/share/version.h \
    lib/libshare.so lib/pkgconfig/libshare.pc lib/cmake/share/share-config.cmake bin/sharepost; do
    [ -e "$prefix/$file" ] || bad "not installed: $file"
done
for file in man/man1/sharepost.1 man/man3/share.3 bash-completion/completions/sharepost \
    zsh/site-functions/_sharepost fish/vendor_completions.d/sharepost.fish; do
    [ -f "$prefix/share/$file" ] || bad "not installed: share/$file"
done
if pkg-config --exists 'libcurl >= 7.81'; then
    for file in include/share/fetch.h lib/libshare-fetch.so lib/pkgconfig/libshare-fetch.pc; do
        [ -e "$prefix/$file" ] || bad "not installed: $file"
    done
    "$prefix/bin/sharepost" http://127.0.0.1/ 2>"$work/text"
    grep -q 'private addresses are not allowed' "$work/text" ||
        bad "the installed sharepost does not find libshare-fetch: $(cat "$work/text")"
fi
"$prefix/bin/sharepost" --version >/dev/null || bad 'the installed sharepost does not start'
# Nothing of the place where it was built goes along.
bad_lines 'names the build folder' < <(grep -rlF "$source_tree" "$prefix/lib/pkgconfig" \
    "$prefix/lib/cmake" "$prefix/include" "$prefix/bin" "$prefix/lib/libshare.so" 2>/dev/null)
verdict
