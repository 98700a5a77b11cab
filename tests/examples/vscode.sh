# vscode.sh - examples/editors/vscode, with a stand-in for the module vscode: the text in the editor
# and on the clipboard is the program's own, the address is handed over as it is, every failure is
# said where it belongs. The .vsix is a whole package, and the same each time.
. "$(dirname "$0")/lib.sh"
needs node nodejs
extension=$examples/editors/vscode

cat >test.js <<'JS'
'use strict';
const assert = require('assert').strict;
const fs = require('fs');
const path = require('path');
const Module = require('module');

// ---- the stand-in: as much of the editor as the extension uses ----
class Position {
  constructor(line, character) { Object.assign(this, { line, character }); }
}
class Range {
  constructor(a, b, c, d) {
    [this.start, this.end] = a instanceof Position ? [a, b] : [new Position(a, b), new Position(c, d)];
    this.isEmpty = this.start.line === this.end.line && this.start.character === this.end.character;
  }
}
class Diagnostic {
  constructor(range, message, severity) { Object.assign(this, { range, message, severity }); }
}
let serial = 0;
function makeDocument(text, { file, language = 'plaintext' } = {}) {
  const uri = file
    ? { scheme: 'file', path: file, fsPath: file, toString: () => `file://${file}` }
    : { scheme: 'untitled', path: `Untitled-${++serial}`, fsPath: '', toString: () => `untitled:${uri.path}` };
  const document = {
    uri, languageId: language, text,
    get lineCount() { return document.text.split('\n').length; },
    lineAt: (n) => ({ text: document.text.split('\n')[n] }),
    getText(range) {
      if (!range) return document.text;
      const offset = (p) => document.text.split('\n').slice(0, p.line).join('\n').length + (p.line ? 1 : 0) + p.character;
      return document.text.slice(offset(range.start), offset(range.end));
    },
  };
  return document;
}
const state = { commands: {}, settings: {}, problems: new Map(), said: [], copied: [], opened: [], context: {}, choice: undefined, openWorks: true };
const on = () => ({ dispose() {} });
const vscode = {
  Position, Range, Diagnostic,
  DiagnosticSeverity: { Error: 0, Warning: 1 },
  StatusBarAlignment: { Right: 2 }, ViewColumn: { Beside: -2 },
  languages: { createDiagnosticCollection: () => ({
    set: (uri, list) => state.problems.set(uri.toString(), list),
    delete: (uri) => state.problems.delete(uri.toString()), dispose() {} }) },
  window: {
    activeTextEditor: undefined,
    createStatusBarItem: () => (state.status = { shown: false, show() { this.shown = true; }, hide() { this.shown = false; }, dispose() {} }),
    showTextDocument: async (document, how) => {
      state.shown = { document, how };
      vscode.window.activeTextEditor = { document, selection: how.selection || new Range(0, 0, 0, 0) };
    },
    showErrorMessage: async (words) => { state.said.push(words); },
    showWarningMessage: async (words) => { state.said.push(words); },
    showInformationMessage: async (words, ...choices) => { state.asked = choices; return state.choice; },
    onDidChangeActiveTextEditor: on,
  },
  workspace: {
    getConfiguration: () => ({ get: (key) => state.settings[key] }),
    openTextDocument: async ({ content, language }) => makeDocument(content, { language }),
    onDidChangeTextDocument: (f) => { state.changed = f; return on(); },
    onDidCloseTextDocument: (f) => { state.closed = f; return on(); },
  },
  commands: {
    registerCommand: (name, f) => { state.commands[name] = f; return on(); },
    executeCommand: async (name, key, value) => { state.context[key] = value; },
  },
  env: {
    clipboard: { writeText: async (text) => { state.copied.push(text); } },
    openExternal: async (url) => { state.opened.push(url); return state.openWorks; },
  },
};
const load = Module._load;
Module._load = (name, ...rest) => (name === 'vscode' ? vscode : load(name, ...rest));

const extension = require(process.env.EXTENSION);
const about = require(path.join(process.env.EXTENSION, 'package.json'));
const context = { subscriptions: [] };
extension.activate(context);

const dir = process.env.FIXTURES;
const read = (name) => fs.readFileSync(path.join(dir, name), 'utf8');
const reset = () => Object.assign(state, { said: [], copied: [], opened: [], choice: undefined, shown: undefined, asked: undefined });
async function shareOf(name, selection) {
  reset();
  const file = path.join(dir, 'posts', `${name}.md`);
  const document = makeDocument(read(`posts/${name}.md`), { file, language: 'markdown' });
  vscode.window.activeTextEditor = { document, selection: selection || new Range(0, 0, 0, 0) };
  const post = await state.commands['sharepost.share']();
  return { document, post };
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

async function main() {
  assert.deepEqual(Object.keys(state.commands).sort(), about.contributes.commands.map((c) => c.command).sort());
  state.settings = { path: process.env.PROGRAM };
  for (const name of ['plain', 'torture', 'warned', '-dash', 'long']) {
    const { document, post } = await shareOf(name);
    await settle();
    assert.equal(post.text, read(`${name}.post`), name);
    assert.deepEqual(state.asked, ['Copy and open', 'Copy']);
    assert.deepEqual([state.copied, state.opened], [[], []], 'nothing happens before it is asked for');
    assert.deepEqual(state.context['sharepost.posts'].slice(-1), [post.uri.toString()]);
    assert.match(state.status.text, new RegExp(` ${JSON.parse(read(`${name}.json`)).post.length}/3000$`));
    await state.commands['sharepost.publish']();
    assert.deepEqual(state.copied, [read(`${name}.post`)]);
    assert.deepEqual(state.opened, [read(`${name}.url`)], 'the address, as a string');
    assert.equal(document.text, read(`posts/${name}.md`));
  }

  // The question's answers; text that was edited; text that does not fit
  for (const [choice, opened] of [['Copy', 0], ['Copy and open', 1], [undefined, 0]]) {
    reset();
    const document = makeDocument('# A title\n\nThe text is here.\n', { language: 'markdown' });
    vscode.window.activeTextEditor = { document, selection: new Range(0, 0, 0, 0) };
    state.choice = choice;
    await state.commands['sharepost.share']();
    await settle();
    assert.deepEqual([state.copied.length, state.opened.length], [choice ? 1 : 0, opened], choice);
  }
  let { post } = await shareOf('plain');
  post.text = 'Edited 👍🏽\r\nmore\n\n';
  await state.commands['sharepost.copy']();
  assert.deepEqual([state.copied, state.opened], [['Edited 👍🏽\nmore'], []]);
  state.copied = [];
  post.text = '🧪'.repeat(1501);
  state.changed({ document: post });
  assert.match(state.status.text, / 3002\/3000$/);
  assert.equal(await state.commands['sharepost.publish'](), false);
  assert.deepEqual(state.said, ['Share: too long, 3002 of 3000.']);
  post.text = '\n';
  assert.equal(await state.commands['sharepost.publish'](), false);
  assert.equal(state.said[1], 'Share: the post is empty.');
  assert.deepEqual([state.copied, state.opened], [[], []]);
  state.closed(post);
  assert.ok(!state.context['sharepost.posts'].includes(post.uri.toString()));
  assert.equal(await state.commands['sharepost.publish'](), false, 'a closed post');
  ({ post } = await shareOf('plain'));
  state.openWorks = false;
  assert.equal(await state.commands['sharepost.publish'](), true);
  assert.deepEqual(state.said, [`Copied. Not opened: ${read('plain.url')}`]);
  state.openWorks = true;

  // A selection
  let { document } = await shareOf('plain', new Range(6, 0, 9, 0));
  assert.equal(state.shown.document.text.split('\n')[0], 'How tide tables are made');

  // An error has a place, also in a selection that starts further down
  ({ document, post } = await shareOf('bad'));
  assert.equal(post, undefined);
  assert.match(state.said[0], /not valid JSON/);
  const [problem] = state.problems.get(document.uri.toString());
  assert.deepEqual([problem.range.start, problem.severity, problem.code], [new Position(2, 5), 0, 'syntax']);
  assert.deepEqual(state.shown.how.selection.start, new Position(2, 5));
  reset();
  document = makeDocument(`x\né---json\n{"title": "ü",\n "é" }\n---\n`, { language: 'markdown' });
  vscode.window.activeTextEditor = { document, selection: new Range(1, 1, 5, 0) };
  await state.commands['sharepost.share']();
  assert.deepEqual(state.shown.how.selection.start, new Position(3, 5), 'columns count bytes there, UTF-16 here');
  state.changed({ document });
  assert.ok(!state.problems.has(document.uri.toString()), 'places that moved are not shown');
  ({ document } = await shareOf('empty'));
  assert.deepEqual(state.problems.get(document.uri.toString())[0].range.start, new Position(0, 0));
  ({ document } = await shareOf('warned'));
  const warning = JSON.parse(read('warned.json')).warnings[0];
  assert.deepEqual(state.problems.get(document.uri.toString()).map((p) => [p.range.start.line, p.severity]), [[warning.line - 1, 1]]);
  state.settings.arguments = ['--limit=20'];
  await shareOf('plain');
  assert.match(state.said[0], /limit is 20/);

  // Arguments and folder, seen from the program
  const hostile = '--headline=a; touch hacked $(touch hacked)';
  state.settings = { path: path.join(dir, 'programs/recorder'), arguments: ['--max-tags=1', hostile], baseUrl: 'https://example.org/x/' };
  ({ post } = await shareOf('-dash'));
  assert.equal(read('arguments'), `--json\n--name=-dash.md\n--base-url=https://example.org/x/\n--max-tags=1\n${hostile}\n-\n`);
  assert.equal(post.text.split('\n')[0], hostile.slice(11));
  assert.equal(read('folder').trim(), fs.realpathSync(path.join(dir, 'posts')));

  // A program that is missing, silent, out of its mind
  for (const [program, words, timeout] of [['no-such-program', 'sharepost.path'], ['nonsense', 'exit 3: it broke'], ['mute', 'no JSON'], ['hang', 'within 300 ms', 300]]) {
    state.settings = { path: program.includes('-') ? program : path.join(dir, 'programs', program), timeout };
    const start = Date.now();
    const { post: none } = await shareOf('long');
    assert.equal(none, undefined);
    assert.ok(state.said.length === 1 && state.said[0].includes(words), `${program}: ${state.said}`);
    assert.ok(Date.now() - start < 5000, `${program} took too long`);
  }
  vscode.window.activeTextEditor = undefined;
  reset();
  await state.commands['sharepost.share']();
  assert.deepEqual(state.said, ['Share: there is no text editor.']);

  assert.deepEqual(['bytes', 'utf16', 'code_points', 'graphemes'].map((u) => extension.measure('é👩‍👧', u)), [13, 6, 4, 2]);
  for (const [url, fine] of [['https://a.org/?u=1%20&b', true], ['http://a.org/', false], ['https://a.org/$(x)', false], ['https://a.org/"', false], [null, false]]) {
    assert.equal(extension.isAddress(url), fine, url);
  }
  console.log('all');
}
main().catch((error) => { console.error(error); process.exit(1); });
JS
EXTENSION=$extension timeout 120 node test.js >log 2>&1 || { bad 'the extension'; cat log; }
[ "$(tail -n 1 log)" = all ] || { bad 'the test did not come to its end'; cat log; }
[ ! -e posts/hacked ] || bad 'a shell saw the arguments'

cp -r "$extension" copy
cp "$source_tree/LICENSE" copy
node copy/package.js one.vsix >/dev/null && node "$extension/package.js" two.vsix >/dev/null || bad 'no .vsix'
cmp one.vsix two.vsix || bad 'the package depends on where it is made'
python3 - one.vsix "$extension" "$source_tree" <<'ZIP' || bad 'the package'
import json, sys, zipfile, xml.etree.ElementTree as tree
name, extension, source = sys.argv[1:]
package = zipfile.ZipFile(name)
assert package.testzip() is None
files = {n: package.read(n) for n in package.namelist()}
for n in ("package.json", "extension.js", "README.md"):
    assert files["extension/" + n] == open(extension + "/" + n, "rb").read(), n
assert files["extension/LICENSE.txt"] == open(source + "/LICENSE", "rb").read()
about = json.loads(files["extension/package.json"])
vsx = "{http://schemas.microsoft.com/developer/vsx-schema/2011}"
manifest = tree.fromstring(files["extension.vsixmanifest"])
identity = manifest.find(f"{vsx}Metadata/{vsx}Identity").attrib
assert (identity["Id"], identity["Version"], identity["Publisher"]) == (about["name"], about["version"], about["publisher"])
for asset in manifest.iter(vsx + "Asset"):
    assert asset.attrib["Path"] in files, asset.attrib["Path"]
types = {t.attrib["Extension"].lstrip(".") for t in tree.fromstring(files["[Content_Types].xml"])}
assert all(n.rsplit(".", 1)[1] in types for n in files if n != "[Content_Types].xml")
assert about["main"] == "./extension.js" and about["contributes"]["commands"][0]["title"] == "Share on LinkedIn"
version = open(source + "/include/share/version.h").read()
assert f'"{about["version"]}"' in version, "another version than the library's"
ZIP
verdict
