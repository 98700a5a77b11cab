# wasm.sh - examples/wasm in Node and in Chromium: the module says what the program says, byte for
# byte, also on 32 bits. What is built from others' sources is kept beside the build folders.
. "$(dirname "$0")/../cli/lib.sh"
for tool in emcc node cmake ninja dpkg-source; do
    command -v "$tool" >/dev/null || skip "no $tool"
done
[ -d /usr/share/nodejs/acorn ] || skip 'no acorn for emscripten (Debian: node-acorn)'
kept=${SHARE_WASM_WORK:-$build_tree/../wasm}
"$source_tree/examples/wasm/build.sh" "$work/package" "$kept" >log 2>&1 || {
    tail -n 20 log
    grep -q 'Failed to fetch\|Could not resolve\|Unable to locate' log && skip 'the source packages cannot be had here'
    exit 1
}
grep -i warning log && bad 'the compiler warns'
node "$source_tree/examples/javascript/test.js" "$work/package" "$program" "$source_tree"/tests/cases/*/input.* ||
    bad 'in Node: see above'

# In a browser, under a policy, from a server of its own.
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
parts=${SHARE_WEB_PARTS:-$build_tree/../web}/node_modules
if [ -z "$chromium" ] || [ ! -d "$parts/playwright-core" ]; then
    skip_part 'no Chromium or no playwright-core'
    verdict
fi
cat >browser.js <<'JS'
'use strict';
const assert = require('assert').strict;
const { execFileSync } = require('child_process');
const fs = require('fs');
const http = require('http');
const path = require('path');
const [parts, executablePath, folder, sharepost, ...articles] = process.argv.slice(2);
const { chromium } = require(path.join(parts, 'playwright-core'));
const types = { '.js': 'text/javascript', '.wasm': 'application/wasm', '.html': 'text/html' };
const page = '<!doctype html><meta charset=utf-8><title>libshare</title><script src=libshare.js></script><script src=common.js></script><script src=browser.js></script>';
const server = http.createServer((request, response) => {
  const name = request.url === '/' ? null : path.join(folder, path.basename(request.url));
  response.writeHead(name && !fs.existsSync(name) ? 404 : 200, {
    'Content-Type': types[name ? path.extname(name) : '.html'] || 'text/plain',
    'Content-Security-Policy': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'" });
  response.end(name ? fs.existsSync(name) ? fs.readFileSync(name) : '' : page);
});
server.listen(0, '127.0.0.1', async () => {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'] });
  let code = 1;
  try {
    const tab = await browser.newPage();
    const asked = [];
    tab.on('request', (request) => asked.push(new URL(request.url()).pathname));
    tab.on('pageerror', (error) => console.log(String(error)));
    await tab.goto(`http://127.0.0.1:${server.address().port}/`);
    for (const name of articles) {
      const got = await tab.evaluate(async ([bytes, name]) => {
        globalThis.libshare = globalThis.libshare || await loadLibshare('libshare.wasm');
        return libshare.json(new Uint8Array(bytes), { name });
      }, [[...fs.readFileSync(name)], name]);
      assert.equal(`${got}\n`, execFileSync(sharepost, ['--json', name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }), name);
    }
    assert.deepEqual(asked.filter((name) => name !== '/favicon.ico'), ['/', '/libshare.js', '/common.js', '/browser.js', '/libshare.wasm']);
    code = 0;
  } catch (error) { console.error(error); }
  await browser.close();
  process.exit(code);
});
JS
HOME=$work node browser.js "$parts" "$chromium" "$work/package" "$program" "$source_tree"/tests/cases/*/input.* ||
    bad 'in Chromium: see above'
verdict
