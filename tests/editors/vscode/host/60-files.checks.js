const assert = require('node:assert');
const vscode = require('vscode');
const { fileUri, findings, until } = require('./support');

module.exports = {
  'VS Code: a file too large for extensions is read by its path': async () => {
    const uri = fileUri('large.log');
    await assert.rejects(async () => vscode.workspace.openTextDocument(uri), 'the editor hands over no file of this size');
    // The command waits for an answer to its message; the findings are there before.
    void vscode.commands.executeCommand('sipstack.analyzeFile', uri);
    await until('its findings are there', () => findings(uri).length > 100);
    await vscode.commands.executeCommand('sipstack.clearFile');
    await until('and can be taken away', () => findings(uri).length === 0);
  },

  'VS Code: the failing calls of such a file are a trace in which everything works': async () => {
    await vscode.commands.executeCommand('sipstack.filterFailing', fileUri('large.log'));
    const view = await until('the view is shown', () => vscode.window.activeTextEditor?.document.uri.scheme === 'sipstack-view' && vscode.window.activeTextEditor.document);
    await until('it has findings', () => findings(view.uri).length > 10);
  },
};
