'use strict';
// libshare in Node, as WebAssembly: a promise of the functions that index.d.ts declares.
//   const { share } = await require('libshare-wasm')();
const fs = require('fs');
const path = require('path');
const createLibshare = require('./libshare.js');
const { bindModule } = require('./common.js');

module.exports = async function load() {
  const wasmBinary = fs.readFileSync(path.join(__dirname, 'libshare.wasm'));
  return bindModule(await createLibshare({ wasmBinary }));
};
