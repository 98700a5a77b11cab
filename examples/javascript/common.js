'use strict';
// What both bindings share: options are checked and put in order, failures become exceptions.

// In the order of enum request_text in request.h.
const TEXTS = ['name', 'format', 'baseUrl', 'encoding', 'language', 'url', 'utm', 'network', 'layout',
  'headline', 'summary', 'link'];
const OTHERS = ['limit', 'maxTags', 'tags', 'body', 'explain', 'ascii'];

class ShareError extends Error {
  constructor({ code, message, line = 0, column = 0, exit }, source) {
    super(message);
    Object.assign(this, { name: 'ShareError', code, line, column, exit, source });
  }
}

function ordered(options = {}) {
  for (const key of Object.keys(options)) {
    if (!TEXTS.includes(key) && !OTHERS.includes(key)) throw new TypeError(`no such option: ${key}`);
  }
  const texts = TEXTS.map((name) => (options[name] == null ? null : String(options[name])));
  const tags = (options.tags || []).map(String);
  const flags = (options.body ? 1 : 0) | (options.explain ? 2 : 0) | (options.ascii ? 4 : 0);
  return { texts, tags, limit: options.limit || 0, maxTags: options.maxTags || 0, flags };
}

// run(content, {texts, tags, limit, maxTags, flags}) gives the JSON text; null: no memory.
function bind(run, measureUtf8, version) {
  const UNITS = ['bytes', 'utf16', 'codePoints', 'graphemes'];
  function json(content, options) {
    const request = ordered(options);
    if (typeof content === 'string') request.texts[TEXTS.indexOf('encoding')] = 'utf-8';
    const text = run(content, request);
    if (text === null) throw new RangeError('out of memory');
    return text;
  }
  function share(content, options) {
    const result = JSON.parse(json(content, options));
    if (result.error) throw new ShareError(result.error, result.source);
    return result;
  }
  function measure(text, unit = 'utf16') {
    if (!UNITS.includes(unit)) throw new TypeError(`no such unit: ${unit}`);
    return measureUtf8(text, UNITS.indexOf(unit));
  }
  return { share, json, measure, version, ShareError };
}

// The WebAssembly module: everything travels through one block of its memory, see wasm/module.c.
function bindModule(module) {
  const ABSENT = 0xffffffff;
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const bytesOf = (content) => (typeof content === 'string' ? encoder.encode(content)
    : new Uint8Array(content.buffer, content.byteOffset, content.byteLength));
  const allocate = (size) => {
    const at = module._malloc(size);
    if (at === 0) throw new RangeError('out of memory');
    return at;
  };
  const textAt = (at) => decoder.decode(module.HEAPU8.subarray(at, module.HEAPU8.indexOf(0, at)));

  function run(content, { texts, tags, limit, maxTags, flags }) {
    if (typeof content !== 'string' && !ArrayBuffer.isView(content)) {
      throw new TypeError('content is a string or bytes');
    }
    const terminated = (text) => (text === null ? null : encoder.encode(`${text}\0`));
    const parts = [bytesOf(content), ...texts.map(terminated), ...tags.map(terminated)];
    const size = parts.reduce((sum, part) => sum + 4 + (part ? part.length : 0), 0);
    const block = allocate(size);
    let at = block;
    for (const part of parts) { // HEAPU8 is a new array whenever memory has grown
      new DataView(module.HEAPU8.buffer).setUint32(at, part ? part.length : ABSENT, true);
      at += 4;
      if (part) module.HEAPU8.set(part, at);
      at += part ? part.length : 0;
    }
    const json = module._wasm_run(block, tags.length, limit, maxTags, flags);
    module._free(block);
    if (json === 0) return null;
    const text = textAt(json);
    module._free(json);
    return text;
  }
  function measureUtf8(text, unit) {
    const bytes = encoder.encode(text);
    const at = allocate(bytes.length + 1);
    module.HEAPU8.set(bytes, at);
    const length = module._wasm_measure(at, bytes.length, unit);
    module._free(at);
    return length;
  }
  return bind(run, measureUtf8, textAt(module._wasm_version()));
}

const libshareCommon = { bind, bindModule };
if (typeof module !== 'undefined') module.exports = libshareCommon;
else globalThis.libshareCommon = libshareCommon;
