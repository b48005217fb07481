// What the checks share. Waits are on conditions.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const vscode = require('vscode');

const folder = vscode.workspace.workspaceFolders[0].uri;

exports.folder = folder;
exports.fileUri = (name) => vscode.Uri.joinPath(folder, name);
exports.bytes = (uri) => readFileSync(uri.fsPath);

exports.until = async (what, condition, limit = 120_000) => {
  for (const end = Date.now() + limit; ; ) {
    const result = await condition();
    if (result) return result;
    if (Date.now() > end) throw new Error(`waited ${limit / 1000} s in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
};

/** Opens a file of the workspace in an editor and waits for its findings. */
exports.openTrace = async (name) => {
  const editor = await vscode.window.showTextDocument(exports.fileUri(name), { preview: false });
  const document = editor.document;
  await exports.until(`${name} is a trace`, () => document.languageId === 'sipstack-log');
  await exports.until(`${name} has findings`, () => exports.findings(document.uri).length > 0);
  return editor;
};

exports.findings = (uri) => vscode.languages.getDiagnostics(uri).filter((one) => one.source === 'sipstack');

exports.text = (document, range) => document.getText(range);

/** The place of a text in a document. */
exports.find = (document, text, from = 0) => {
  const at = document.getText().indexOf(text, from);
  if (at < 0) throw new Error(`${text} is not in ${document.fileName}`);
  return new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
};

/** Changes a setting for one check. */
exports.withSetting = async (name, value, body) => {
  const settings = vscode.workspace.getConfiguration();
  await settings.update(name, value, vscode.ConfigurationTarget.Global);
  try {
    await body();
  } finally {
    await settings.update(name, undefined, vscode.ConfigurationTarget.Global);
  }
};

exports.caseOf = (name) => join(process.env.SIPSTACK_ROOT, 'tests', 'Cases', name);
