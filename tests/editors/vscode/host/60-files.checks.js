const assert = require('node:assert');
const { readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');
const vscode = require('vscode');
const { fileUri, findings, openTrace, until } = require('./support');

/** Process ids of the language servers of this extension. */
function servers() {
  const server = join(vscode.extensions.getExtension('sipstack.sipstack-log').extensionPath, 'server', 'sipstack');
  return readdirSync('/proc').filter((id) => {
    try {
      return readFileSync(join('/proc', id, 'cmdline'), 'utf8').startsWith(`${server}\0lsp`);
    } catch {
      return false;
    }
  });
}

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

  'VS Code: every command of the manifest exists': async () => {
    await openTrace('two-records.log');
    const known = new Set(await vscode.commands.getCommands(true));
    const { packageJSON } = vscode.extensions.getExtension('sipstack.sipstack-log');
    assert.deepEqual(packageJSON.contributes.commands.map(({ command }) => command).filter((command) => !known.has(command)), []);
  },

  'VS Code: what the walkthrough names is in the package': async () => {
    const { extensionPath, packageJSON } = vscode.extensions.getExtension('sipstack.sipstack-log');
    const known = new Set(await vscode.commands.getCommands(true));
    const steps = packageJSON.contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    assert.ok(steps.length >= 3);
    for (const { media, description, completionEvents } of steps) {
      assert.ok(readFileSync(join(extensionPath, media.markdown), 'utf8').trim().length > 100, media.markdown);
      const named = [...`${description} ${completionEvents.join(' ')}`.matchAll(/(?:command|onCommand):([\w.]+)/g)].map(([, command]) => command);
      assert.deepEqual(named.filter((command) => !known.has(command)), []);
    }
  },

  'VS Code: the server is started again after a crash, and works': async () => {
    const { document } = await openTrace('two-records.log');
    const before = servers();
    assert.equal(before.length, 1);
    process.kill(Number(before[0]), 'SIGKILL');
    await until('another server runs', () => servers().length === 1 && servers()[0] !== before[0]);
    await until('it answers', async () => (await vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, findings(document.uri)[0]?.range.start ?? new vscode.Position(0, 0))).length > 0);
    await until('the findings are back', () => findings(document.uri).length === 2);
  },

  'VS Code: the server can be restarted by the user': async () => {
    const { document } = await openTrace('two-records.log');
    const before = servers();
    await vscode.commands.executeCommand('sipstack.restartServer');
    await until('another server runs', () => servers().length === 1 && servers()[0] !== before[0]);
    await until('the findings are back', () => findings(document.uri).length === 2);
  },

  'VS Code: the sample opens as a file that scripts can be written beside': async () => {
    await vscode.commands.executeCommand('sipstack.openSample');
    const { document } = vscode.window.activeTextEditor;
    await until('it has findings', () => findings(document.uri).length > 0);
    assert.equal(document.uri.scheme, 'file');
    assert.ok(!document.uri.path.includes('/extensions/'));
  },
};
