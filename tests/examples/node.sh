# node.sh - examples/node, built against the installed library, says what the program says.
. "$(dirname "$0")/../cli/lib.sh"
for tool in node pkg-config cmake; do
    command -v "$tool" >/dev/null || skip "no $tool"
done
[ -f "$(node -p "require('path').resolve(process.execPath, '../../include/node/node_api.h')")" ] ||
    skip 'no headers of Node (Debian: libnode-dev)'
[ -f "$build_tree/lib/libshare.so" ] || skip "no shared library in $build_tree"
cmake --install "$build_tree" --prefix "$work/prefix" >log 2>&1 || { cat log; exit 1; }
libraries=$(dirname "$(find "$work/prefix" -name libshare.so)")
export PKG_CONFIG_PATH=$libraries/pkgconfig CFLAGS=-Werror LDFLAGS="-Wl,-rpath,$libraries"
"$source_tree/examples/node/build.sh" "$work/package" || bad 'the addon does not build'
node "$source_tree/examples/javascript/test.js" "$work/package" "$program" "$source_tree"/tests/cases/*/input.* ||
    bad 'see above'
verdict
