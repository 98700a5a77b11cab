'use strict';
// Either binding against the program: the same JSON, byte for byte, and the same failures.
// usage: node test.js PACKAGE SHAREPOST ARTICLE...
const assert = require('assert').strict;
const { execFileSync } = require('child_process');
const fs = require('fs');
const path = require('path');

const [folder, sharepost, ...articles] = process.argv.slice(2);
const program = (...args) => execFileSync(sharepost, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 28 }).replace(/\n$/, '');
const failure = (...args) => {
  try { return program(...args); } catch (error) { return error.stdout.replace(/\n$/, ''); }
};

async function main() {
  const loaded = require(path.resolve(folder));
  const { share, json, measure, version, ShareError } = typeof loaded === 'function' ? await loaded() : loaded;
  assert.ok(articles.length > 0);
  for (const name of articles) {
    const bytes = fs.readFileSync(name);
    assert.equal(json(bytes, { name }), program('--json', name), name);
    assert.equal(json(bytes, { name, body: true, explain: true, ascii: true }),
      program('--json=ascii', '--body', '--explain', name), name);
    const options = { name, url: 'https://example.org/ä?a=1', link: 'comment', maxTags: 2, limit: 300, tags: ['one', 'two words'] };
    assert.equal(json(bytes, options), failure('--json', '--url=https://example.org/ä?a=1', '--link=comment',
      '--max-tags=2', '--limit=300', '--tag=one', '--tag=two words', name), name);
  }
  const text = '# Größe — «naïve» 東京 👩‍👩‍👧\n\nA sentence under it.\n';
  assert.equal(share(text, { format: 'markdown' }).headline, 'Größe — «naïve» 東京 👩‍👩‍👧');
  assert.equal(share(text, { format: 'markdown', headline: 'My own', layout: '{headline}' }).post.text, 'My own');
  assert.deepEqual(['bytes', 'utf16', 'codePoints', 'graphemes'].map((unit) => measure('👩‍👩‍👧', unit)), [18, 8, 5, 1]);
  assert.equal(measure(''), 0);
  assert.match(version, /^\d+\.\d+\.\d+$/);
  assert.throws(() => share('', {}), (error) => error instanceof ShareError && error.code === 'no_headline' && error.exit === 65);
  assert.throws(() => share('+++\ntitle = {\n+++\n', { name: 'x.md' }), (error) => error.code === 'syntax' && error.line === 2 && error.source === 'x.md');
  assert.throws(() => share(text, { format: 'word' }), (error) => error.code === 'usage');
  assert.throws(() => share(text, { fromat: 'markdown' }), TypeError);
  assert.throws(() => share(17), TypeError);
  const long = `# Long\n\n${'A sentence that is said again and again. '.repeat(50000)}`; // memory has to grow
  assert.equal(share(long, { format: 'markdown' }).headline, 'Long');
  for (let i = 0; i < 200; i++) share(text, { format: 'markdown' });
  console.log(`${articles.length} articles, ok`);
}
main().catch((error) => { console.error(error); process.exit(1); });
