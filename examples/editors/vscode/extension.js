// extension.js - from an editor to the share dialog, through `sharepost --json`.
//
// The text goes to the program's standard input; the answer is one JSON object. The post is shown
// in an editor of its own, where it may be changed; only then is it copied, and the share page
// opened. Clipboard and browser are the editor's: under a remote connection they are those of the
// machine in front of you, and the program's are not. No shell is involved. The article is never
// changed.
'use strict';

const { spawn } = require('child_process');
const fs = require('fs');
const path = require('path');
const vscode = require('vscode');

const FORMATS = { markdown: 'markdown', html: 'html', plaintext: 'text' };
const MAX_ANSWER = 64 * 1024 * 1024;

/** A failure that is to be told; `problem` is the program's own error object, if it gave one. */
class Failure extends Error {
  constructor(message, problem) {
    super(message);
    this.problem = problem;
  }
}

// ---- asking the program ------------------------------------------------------------------------

/** What tells Markdown from HTML: the name's ending, and the language of an editor without one. */
function makeArguments(document, settings) {
  const name = document.uri.scheme === 'untitled' ? '' : path.posix.basename(document.uri.path);
  const format = FORMATS[document.languageId];
  return [
    '--json',
    ...(name ? [`--name=${name}`] : []),
    ...(format && !path.posix.extname(name) ? [`--format=${format}`] : []),
    ...(settings.baseUrl ? [`--base-url=${settings.baseUrl}`] : []),
    ...settings.arguments,
    '-',
  ];
}

/** The object in `text`; a Failure when there is none, or when it tells of one. */
function readAnswer(text, exit, complaints) {
  let answer;
  try {
    answer = JSON.parse(text);
  } catch {
    answer = null;
  }
  if (!answer || answer.schema !== 1) {
    throw new Failure(`no JSON came back, exit ${exit}: ${complaints.trim()}`);
  }
  if (answer.error) {
    throw new Failure(answer.error.message, answer.error);
  }
  return answer;
}

/** Runs the program; resolves to its object. */
function ask(program, args, input, { cwd, timeout }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, shell: false, windowsHide: true });
    const out = [];
    const err = [];
    let size = 0;
    const stop = (message) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      child.stdout?.destroy();
      child.stderr?.destroy();
      reject(new Failure(message));
    };
    const timer = setTimeout(() => stop(`no answer within ${timeout} ms`), timeout);
    child.on('error', (error) =>
      stop(
        error.code === 'ENOENT'
          ? `there is no program "${program}": set sharepost.path to where it is`
          : `${program}: ${error.message}`,
      ),
    );
    child.stdin.on('error', () => {}); // it ended before it had read everything: its answer counts
    child.stdout.on('data', (bytes) => {
      out.push(bytes);
      size += bytes.length;
      if (size > MAX_ANSWER) {
        stop('the answer is too large');
      }
    });
    child.stderr.on('data', (bytes) => err.length < 100 && err.push(bytes));
    child.on('close', (exit) => {
      clearTimeout(timer);
      try {
        resolve(readAnswer(Buffer.concat(out).toString('utf8'), exit, Buffer.concat(err).toString('utf8')));
      } catch (failure) {
        reject(failure);
      }
    });
    child.stdin.end(input, 'utf8');
  });
}

function settingsFor(uri) {
  const all = vscode.workspace.getConfiguration('sharepost', uri);
  return {
    path: all.get('path') || 'sharepost',
    arguments: all.get('arguments') || [],
    baseUrl: all.get('baseUrl') || '',
    timeout: all.get('timeout') || 10000,
  };
}

// ---- places ------------------------------------------------------------------------------------

/** Columns of the program count bytes of UTF-8 from 1, those of the editor UTF-16 units from 0. */
function characterAt(line, column) {
  return Buffer.from(line, 'utf8').subarray(0, Math.max(column - 1, 0)).toString('utf8').length;
}

/** A problem as a diagnostic. An article that cannot be used (65) has a place even where the
 * program names none: its start. */
function diagnosticOf(document, start, problem, severity) {
  const line = problem.line || (problem.exit === 65 ? 1 : 0);
  if (!line) {
    return null;
  }
  const number = Math.min(start.line + line - 1, document.lineCount - 1);
  const text = document.lineAt(number).text;
  const before = line === 1 ? text.slice(0, start.character) : '';
  const character = before.length + characterAt(text.slice(before.length), problem.column || 1);
  const range = new vscode.Range(number, character, number, Math.max(text.length, character));
  const diagnostic = new vscode.Diagnostic(range, problem.message, severity);
  diagnostic.source = 'sharepost';
  diagnostic.code = problem.code;
  return diagnostic;
}

// ---- the extension -----------------------------------------------------------------------------

function activate(context) {
  const problems = vscode.languages.createDiagnosticCollection('sharepost');
  const status = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Right, 100);
  status.command = 'sharepost.publish';
  /** The answers behind the posts that are shown, by the address of their editor. */
  const posts = new Map();

  function textOf(document) {
    return document.getText().replace(/\r\n/g, '\n').replace(/\n+$/, '');
  }

  function postsChanged() {
    vscode.commands.executeCommand('setContext', 'sharepost.posts', [...posts.keys()]);
  }

  function showLength() {
    const document = vscode.window.activeTextEditor?.document;
    const answer = document && posts.get(document.uri.toString());
    if (!answer) {
      status.hide();
      return;
    }
    status.text = `$(megaphone) ${measure(textOf(document), answer.post.unit)}/${answer.post.limit}`;
    status.tooltip = 'Copy the post and open LinkedIn';
    status.show();
  }

  async function showProblems(document, start, failure, warnings) {
    const found = warnings.map((w) => diagnosticOf(document, start, w, vscode.DiagnosticSeverity.Warning));
    const worst = failure && diagnosticOf(document, start, failure, vscode.DiagnosticSeverity.Error);
    problems.set(document.uri, [worst, ...found].filter(Boolean));
    if (worst) {
      await vscode.window.showTextDocument(document, {
        selection: new vscode.Range(worst.range.start, worst.range.start),
      });
    }
  }

  async function showPost(answer) {
    const document = await vscode.workspace.openTextDocument({
      language: 'plaintext',
      content: answer.post.text,
    });
    posts.set(document.uri.toString(), answer);
    postsChanged();
    await vscode.window.showTextDocument(document, {
      preview: false,
      viewColumn: vscode.ViewColumn.Beside,
    });
    showLength();
    return document;
  }

  async function share() {
    const editor = vscode.window.activeTextEditor;
    if (!editor) {
      vscode.window.showErrorMessage('Share: there is no text editor.');
      return undefined;
    }
    const { document, selection } = editor;
    const whole = selection.isEmpty;
    const start = whole ? new vscode.Position(0, 0) : selection.start;
    const settings = settingsFor(document.uri);
    const folder = document.uri.scheme === 'file' ? path.dirname(document.uri.fsPath) : undefined;
    try {
      const answer = await ask(
        settings.path,
        makeArguments(document, settings),
        whole ? document.getText() : document.getText(selection),
        { cwd: folder && fs.existsSync(folder) ? folder : undefined, timeout: settings.timeout },
      );
      await showProblems(document, start, null, answer.warnings);
      const post = await showPost(answer);
      // Not awaited: the question may stay open while the post is edited.
      vscode.window
        .showInformationMessage(
          `${answer.post.length}/${answer.post.limit}. Read it; copy and open LinkedIn?`,
          'Copy and open',
          'Copy',
        )
        .then((choice) => choice && publish(post, choice === 'Copy and open'));
      return post;
    } catch (failure) {
      if (!(failure instanceof Failure)) {
        throw failure;
      }
      await showProblems(document, start, failure.problem, []);
      vscode.window.showErrorMessage(`Share: ${failure.message}`);
      return undefined;
    }
  }

  /** Copies first: the browser may take the focus that a clipboard needs. */
  async function publish(document, open) {
    const answer = document && posts.get(document.uri.toString());
    if (!answer) {
      vscode.window.showErrorMessage('Share: this is not a post; "Share on LinkedIn" makes one.');
      return false;
    }
    const text = textOf(document);
    const length = measure(text, answer.post.unit);
    if (!text || length > answer.post.limit) {
      vscode.window.showErrorMessage(
        text ? `Share: too long, ${length} of ${answer.post.limit}.` : 'Share: the post is empty.',
      );
      return false;
    }
    await vscode.env.clipboard.writeText(text);
    if (open && isAddress(answer.share_url)) {
      // The string as it is: a Uri made of it would write the query anew, and break it.
      const opened = await vscode.env.openExternal(answer.share_url);
      if (!opened) {
        vscode.window.showWarningMessage(`Copied. Not opened: ${answer.share_url}`);
      }
    }
    return true;
  }

  const active = () => vscode.window.activeTextEditor?.document;
  context.subscriptions.push(
    problems,
    status,
    vscode.commands.registerCommand('sharepost.share', share),
    vscode.commands.registerCommand('sharepost.publish', () => publish(active(), true)),
    vscode.commands.registerCommand('sharepost.copy', () => publish(active(), false)),
    vscode.window.onDidChangeActiveTextEditor(showLength),
    vscode.workspace.onDidChangeTextDocument((event) => {
      problems.delete(event.document.uri); // its places have moved
      showLength();
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      problems.delete(document.uri);
      if (posts.delete(document.uri.toString())) {
        postsChanged();
      }
    }),
  );
}

/** As the network counts. */
function measure(text, unit) {
  switch (unit) {
    case 'bytes':
      return Buffer.byteLength(text, 'utf8');
    case 'code_points':
      return [...text].length;
    case 'graphemes':
      return [...new Intl.Segmenter().segment(text)].length;
    default:
      return text.length;
  }
}

/** Nothing in it that a launcher could take for syntax. */
function isAddress(url) {
  return typeof url === 'string' && /^https:\/\/[-A-Za-z0-9._~:/?#@!*+,;=%&[\]]+$/.test(url);
}

function deactivate() {}

module.exports = { activate, deactivate, ask, characterAt, Failure, isAddress, makeArguments, measure, readAnswer };
