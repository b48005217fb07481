const assert = require('node:assert');
const vscode = require('vscode');
const { fileUri, openTrace, until } = require('./support');

module.exports = {
  'VS Code: a .log that holds a trace becomes a SIPStack trace': async () => {
    const { document } = await openTrace('front-end.log');
    assert.equal(document.languageId, 'sipstack-log');
  },

  'VS Code: a .log that holds none stays what it was, and nothing is found in it': async () => {
    const { document } = await vscode.window.showTextDocument(fileUri('web.log'));
    // The next one is detected, so this one has been looked at.
    await openTrace('front-end.log');
    assert.equal(document.languageId, 'log');
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
  },

  'VS Code: a trace that the user calls plain text stays plain text': async () => {
    // A file of its own: the editor keeps a document, and with it this choice, for a while after its editor is closed.
    const { document } = await openTrace('plain.log');
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await openTrace('two-records.log');
    assert.equal(document.languageId, 'plaintext');
    await until('its findings are gone', () => vscode.languages.getDiagnostics(document.uri).length === 0);
  },

  'VS Code: a trace pasted into a new editor is recognised': async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: '' });
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'ms-diagnostics: 1000;reason="Final handshake failed";HRESULT="0xC3E93EC3(SIP_E_AUTH_UNAUTHORIZED)"\n'));
    await until('it is a trace', () => document.languageId === 'sipstack-log');
    await until('the code is marked', () => vscode.languages.getDiagnostics(document.uri).length === 1);
  },

  'VS Code: a file can be treated as a trace on command': async () => {
    const { document } = await vscode.window.showTextDocument(fileUri('other.log'));
    await vscode.commands.executeCommand('sipstack.treatAsTrace');
    await until('it is a trace', () => document.languageId === 'sipstack-log');
  },
};
