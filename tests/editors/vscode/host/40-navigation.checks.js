const assert = require('node:assert');
const vscode = require('vscode');
const { find, openTrace, until, withSetting } = require('./support');

const provide = (kind, ...args) => vscode.commands.executeCommand(`vscode.execute${kind}Provider`, ...args);

module.exports = {
  'VS Code: the outline shows calls, their transactions and records': async () => {
    const { document } = await openTrace('front-end.log');
    const calls = await until('there is an outline', () => provide('DocumentSymbol', document.uri));
    const anna = calls.find((call) => /anna/.test(`${call.name} ${call.detail}`));
    assert.ok(anna, calls.map((call) => call.name).join('\n'));
    assert.match(`${anna.name} ${anna.detail}`, /401/);
    assert.ok(anna.children.length > 0 && anna.children[0].children.length > 0);
  },

  'VS Code: records fold': async () => {
    const { document } = await openTrace('front-end.log');
    const folds = await provide('FoldingRange', document.uri);
    assert.ok(folds.some((fold) => fold.start === 0 && document.lineAt(fold.end).text.startsWith('$$end_record')));
  },

  'VS Code: the definition of a response is its request': async () => {
    const { document } = await openTrace('front-end.log');
    const [target] = await provide('Definition', document.uri, find(document, 'SIP/2.0 401 Unauthorized').start);
    const range = target.targetRange ?? target.range;
    assert.match(document.getText(range), /REGISTER sip:contoso\.com|Start-Line: REGISTER/);
    assert.equal(range.start.line < find(document, 'SIP/2.0 401').start.line, true);
  },

  'VS Code: the references of a Call-ID are its records, each exactly the value': async () => {
    const { document } = await openTrace('front-end.log');
    const references = await provide('Reference', document.uri, find(document, '7d1a4c9f').start);
    assert.ok(references.length >= 8, `${references.length} references`);
    for (const { range } of references) assert.equal(document.getText(range), '7d1a4c9f');
  },

  'VS Code: a failing code gets the server\'s modifier, for exactly its characters': async () => {
    const { document } = await openTrace('two-records.log');
    const { tokenModifiers } = await vscode.commands.executeCommand('vscode.provideDocumentSemanticTokensLegend', document.uri);
    const { data } = await vscode.commands.executeCommand('vscode.provideDocumentSemanticTokens', document.uri);
    const failing = 1 << tokenModifiers.indexOf('failing');
    const words = [];
    for (let at = 0, line = 0, start = 0; at < data.length; at += 5) {
      start = data[at] === 0 ? start + data[at + 1] : data[at + 1];
      line += data[at];
      if (data[at + 4] & failing) words.push(document.getText(new vscode.Range(line, start, line, start + data[at + 2])));
    }
    assert.deepEqual(words, ['TL_ERROR', '0x80090302', '1000', '0xC3E93EC3', 'SIP_E_AUTH_UNAUTHORIZED']);
  },

  'VS Code: inlay hints follow their setting': async () => {
    const { document } = await openTrace('two-records.log');
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = () => provide('InlayHint', document.uri, all);
    assert.match((await hints()).map((hint) => [hint.label].flat().map((part) => part.value ?? part).join('')).join(), /SEC_E_UNSUPPORTED_FUNCTION/);
    await withSetting('sipstack.inlayHints', 'off', () => until('the hints are gone', async () => (await hints()).length === 0));
  },

  'VS Code: a lens above a call shows its ladder, one above a failing line its quick fixes': async () => {
    const { document } = await openTrace('two-records.log');
    const lenses = await until('there are lenses', async () => {
      const found = await provide('CodeLens', document.uri, 100);
      return found.length > 1 && found;
    });
    assert.deepEqual([...new Set(lenses.map((lens) => lens.command.command))].sort(), ['sipstack.showLadder', 'sipstack.showQuickFixes']);
    await withSetting('sipstack.codeLens', false, () => until('the lenses are gone', async () => (await provide('CodeLens', document.uri)).length === 0));
  },

  'VS Code: users and codes are found in the workspace': async () => {
    await openTrace('front-end.log');
    const found = await provide('WorkspaceSymbol', 'anna');
    assert.ok(found.some((symbol) => /anna@contoso\.com/.test(symbol.name)), found.map((symbol) => symbol.name).join());
  },
};
