const assert = require('node:assert');
const vscode = require('vscode');
const { find, findings, openTrace, until } = require('./support');

const active = () => vscode.window.activeTextEditor;

module.exports = {
  'VS Code: a call filtered out is a trace of its own, and leads back to the log': async () => {
    const editor = await openTrace('front-end.log');
    const log = editor.document;
    const error = findings(log.uri).find((one) => one.severity === vscode.DiagnosticSeverity.Error);
    editor.selection = new vscode.Selection(error.range.start, error.range.start);
    await vscode.commands.executeCommand('sipstack.filterCall');
    const view = await until('the view is shown', () => active()?.document.uri.scheme === 'sipstack-view' && active().document);
    assert.equal(view.languageId, 'sipstack-log');
    assert.ok(view.lineCount < log.lineCount);
    assert.ok(!view.getText().includes('bob@contoso.com'));
    const same = await until('the failure is found there too', () => findings(view.uri).find((one) => one.message === error.message));
    assert.equal(view.getText(same.range), log.getText(error.range));

    active().selection = new vscode.Selection(same.range.start, same.range.start);
    await vscode.commands.executeCommand('sipstack.openInLog');
    await until('the log is shown at that line', () => active().document === log && active().selection.active.line === error.range.start.line);
  },

  'VS Code: failing calls are filtered out of a log': async () => {
    const { document: log } = await openTrace('front-end.log');
    await vscode.commands.executeCommand('sipstack.filterFailing');
    const view = await until('the view is shown', () => active()?.document.uri.scheme === 'sipstack-view' && active().document);
    assert.ok(view.getText().includes('anna@contoso.com') && !view.getText().includes('frank@contoso.com'));
    await until('its errors are those of the log', () => findings(view.uri).length === findings(log.uri).length);
  },

  'VS Code: the ladder of a call opens beside its log': async () => {
    const editor = await openTrace('front-end.log');
    const at = find(editor.document, '7d1a4c9f').start;
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('sipstack.showLadder');
    await until('the panel has a title of the server', () => vscode.window.tabGroups.all.flatMap((group) => group.tabs).some((tab) => tab.input instanceof vscode.TabInputWebview && tab.label !== 'Ladder'));
  },

  'VS Code: a code is explained in a preview': async () => {
    await vscode.commands.executeCommand('sipstack.explainCode', '0xC3E93EC3');
    await until('the article is shown', () => vscode.window.tabGroups.all.flatMap((group) => group.tabs).some((tab) => tab.label.includes('0xC3E93EC3')));
  },
};
