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

module.exports = { bind, TEXTS };
