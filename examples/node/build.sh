#!/bin/sh
# build.sh OUTPUT - builds the package into the folder OUTPUT. libshare is found by pkg-config; Node's
# headers beside the running node (Debian: libnode-dev). CC, CFLAGS and LDFLAGS are honoured.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=${1:?usage: build.sh OUTPUT}
include=$(node -p "require('path').resolve(process.execPath, '../../include/node')")
[ -f "$include/node_api.h" ] || { echo "build.sh: no node_api.h in $include (Debian: libnode-dev)" >&2; exit 1; }
mkdir -p "$out"
# shellcheck disable=SC2046,SC2086
${CC:-cc} -std=c11 -O2 -Wall -Wextra ${CFLAGS-} -fPIC -shared -I"$include" $(pkg-config --cflags libshare) \
    -o "$out/libshare.node" "$here/addon.c" "$here/../javascript/request.c" ${LDFLAGS-} $(pkg-config --libs libshare)
cp "$here/index.js" "$here/package.json" "$here/../javascript/common.js" "$here/../javascript/index.d.ts" "$out/"
