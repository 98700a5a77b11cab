'use strict';
// libshare in Node, as a native addon. index.d.ts has the types, README.md says how it is built.
const { bind } = require('./common.js');
const addon = require('./libshare.node');

module.exports = bind(
  (content, r) => addon.run(content, r.texts, r.tags, r.limit, r.maxTags, r.flags),
  (text, unit) => addon.measure(text, unit),
  addon.version,
);
