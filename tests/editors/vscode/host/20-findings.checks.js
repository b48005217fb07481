const assert = require('node:assert');
const vscode = require('vscode');
const { find, findings, openTrace, until, withSetting } = require('./support');

const code = '0xC3E93EC3(SIP_E_AUTH_UNAUTHORIZED)';

module.exports = {
  'VS Code: the finding stands at exactly the code, with verdict, link and evidence': async () => {
    const { document } = await openTrace('two-records.log');
    const finding = findings(document.uri).find((one) => one.severity === vscode.DiagnosticSeverity.Error);
    assert.equal(document.getText(finding.range), code);
    assert.equal(finding.message, 'NTLM: the client offers no 128-bit session security, this server demands it. [proven]');
    assert.equal(finding.code.value, 'SIP_E_AUTH_UNAUTHORIZED');
    assert.match(finding.code.target.toString(), /^https:/);
    assert.ok(finding.relatedInformation.length > 0);
    assert.equal(findings(document.uri).length, 2);
  },

  'VS Code: hovering over the code says why it failed': async () => {
    const { document } = await openTrace('two-records.log');
    const hovers = await vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, find(document, code).start.translate(0, 4));
    const text = hovers.flatMap((hover) => hover.contents.map((content) => content.value)).join('\n');
    assert.match(text, /the client offers no 128-bit session security, this server demands it\.\*\* — proven/);
    assert.deepEqual(hovers[0].range, find(document, code));
  },

  'VS Code: an edit moves a finding, and taking the code away takes it away': async () => {
    const editor = await openTrace('two-records.log');
    const { document } = editor;
    const before = findings(document.uri).at(-1).range.start.line;
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'a line before\n'));
    await until('the finding has moved', () => findings(document.uri).some((one) => one.range.start.line === before + 1));
    const line = document.lineAt(before + 1).rangeIncludingLineBreak;
    await editor.edit((edit) => edit.delete(line));
    await until('no error is left in that line', () => findings(document.uri).every((one) => one.range.start.line !== before + 1));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  },

  'VS Code: a setting takes effect at once': async () => {
    const { document } = await openTrace('two-records.log');
    await until('both findings are shown', () => findings(document.uri).length === 2);
    await withSetting('sipstack.diagnostics.minimumSeverity', 'error', () => until('the note is gone', () => findings(document.uri).length === 1));
    await until('the note is back', () => findings(document.uri).length === 2);
  },
};
