// libshare in a browser, as WebAssembly. The page loads libshare.js, common.js and this file as plain
// scripts, then: const { share } = await loadLibshare('libshare.wasm');
/* global createLibshare, libshareCommon */
globalThis.loadLibshare = async function loadLibshare(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const wasmBinary = new Uint8Array(await answer.arrayBuffer());
  return libshareCommon.bindModule(await createLibshare({ wasmBinary }));
};
