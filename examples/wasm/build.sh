#!/bin/sh
# build.sh OUTPUT [WORK] - libshare without fetching as WebAssembly: an npm-shaped package in the folder
# OUTPUT, for Node and for browsers. Needs emscripten, cmake, ninja and dpkg-dev (Debian 12 has them);
# cmark, utf8proc, jansson and libyaml are built from Debian's source packages, which lie in WORK
# afterwards (default: OUTPUT.work) and are not fetched twice.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
out=${1:?usage: build.sh OUTPUT [WORK]}
work=${2:-$out.work}
# Debian keeps the JavaScript packages that emscripten needs where only Debian's own node looks.
export NODE_PATH="${NODE_PATH:+$NODE_PATH:}/usr/share/nodejs"
mkdir -p "$out" "$work"
out=$(cd "$out" && pwd)
work=$(cd "$work" && pwd)

# ---- the sources: apt's own, with lists of its own, so that no root and no deb-src line is needed ----
fetch_sources() {
    mkdir -p "$work/apt/lists/partial" "$work/apt/cache/archives/partial"
    apt-get indextargets --format 'deb-src $(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
        sort -u >"$work/apt/sources.list"
    set -- -qq -o Dir::Etc::SourceList="$work/apt/sources.list" -o Dir::Etc::SourceParts=/dev/null \
        -o Dir::State="$work/apt" -o Dir::State::Status=/var/lib/dpkg/status -o Dir::Cache="$work/apt/cache" \
        -o APT::Sandbox::User=
    apt-get "$@" update
    (cd "$work" && apt-get "$@" source cmark utf8proc jansson libyaml >/dev/null)
}
folder() { find "$work" -maxdepth 1 -type d -name "$1-[0-9]*" | head -n 1; }
[ -n "$(folder cmark)" ] && [ -n "$(folder libyaml)" ] || fetch_sources >&2

# ---- the four libraries: each by its own CMake, static ----
library() { # NAME OPTIONS...
    source=$(folder "$1")
    [ -n "$source" ] || { echo "build.sh: no source of $1 in $work" >&2; exit 1; }
    name=$1
    shift
    [ -f "$work/$name.done" ] && return
    emcmake cmake -S "$source" -B "$work/build-$name" -G Ninja -DCMAKE_BUILD_TYPE=Release \
        -DBUILD_SHARED_LIBS=OFF -DBUILD_TESTING=OFF -DCMAKE_INSTALL_PREFIX="$work/prefix" "$@" >"$work/$name.log" 2>&1 &&
        cmake --build "$work/build-$name" >>"$work/$name.log" 2>&1 &&
        cmake --install "$work/build-$name" >>"$work/$name.log" 2>&1 ||
        { tail -n 20 "$work/$name.log" >&2; exit 1; }
    touch "$work/$name.done"
}
library cmark -DCMARK_TESTS=OFF -DCMARK_SHARED=OFF -DCMARK_STATIC=ON
library utf8proc
library jansson -DUSE_URANDOM=OFF -DJANSSON_BUILD_DOCS=OFF -DJANSSON_EXAMPLES=OFF -DJANSSON_WITHOUT_TESTS=ON
library libyaml

# ---- libshare and its border to JavaScript: the files side by side, then one link ----
objects=$work/objects
rm -rf "$objects"
mkdir -p "$objects"
{
    find "$root/lib" -name '*.c' -not -path '*/fetch/*'
    echo "$here/module.c"
    echo "$root/examples/javascript/request.c"
} | sort | xargs -P "$(getconf _NPROCESSORS_ONLN)" -I{} sh -c 'emcc -std=c11 -O2 -DNDEBUG -DSHARE_STATIC \
    -DCMARK_STATIC_DEFINE -DUTF8PROC_STATIC -DYAML_DECLARE_STATIC -sSUPPORT_LONGJMP=emscripten -sSTRICT=1 \
    -I"$1/include" -I"$1/lib" -I"$2/prefix/include" -c "$3" -o "$2/objects/$(echo "$3" | tr / _).o"' \
    sh "$root" "$work" {}
# shellcheck disable=SC2046
emcc -O2 $(find "$objects" -name '*.o' | sort) $(find "$work/prefix" -name '*.a' | sort) -o "$out/libshare.js" \
    -sMODULARIZE=1 -sEXPORT_NAME=createLibshare -sENVIRONMENT=web,worker,node -sALLOW_MEMORY_GROWTH=1 \
    -sSUPPORT_LONGJMP=emscripten -sFILESYSTEM=0 -sSTRICT=1 -sEXPORTED_RUNTIME_METHODS=[] \
    -sEXPORTED_FUNCTIONS=_malloc,_free,_wasm_run,_wasm_measure,_wasm_version
cp "$here/index.js" "$here/browser.js" "$here/package.json" "$root/examples/javascript/index.d.ts" "$out/"
cp "$root/examples/javascript/common.js" "$out/"
