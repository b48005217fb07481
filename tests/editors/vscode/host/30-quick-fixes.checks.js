const assert = require('node:assert');
const { existsSync, readFileSync, readdirSync, rmSync } = require('node:fs');
const { join } = require('node:path');
const vscode = require('vscode');
const { fileUri, find, folder, openTrace, until, withSetting } = require('./support');

const code = '0xC3E93EC3(SIP_E_AUTH_UNAUTHORIZED)';
const script = 'sipstack-fix-ntlm-minimum-security.ps1';
const product = join(process.env.SIPSTACK_ROOT, 'server', 'SipStack.Knowledge', 'Data', 'remedies', 'ntlm-minimum-security');
const unixLines = (bytes) => bytes.toString('latin1').replaceAll('\r\n', '\n');

/** Quick fixes as the light bulb asks for them, with their edits. */
async function actionsAt(document, range) {
  const actions = await vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, range, vscode.CodeActionKind.QuickFix.value, 20);
  return actions.filter((action) => action.edit || action.disabled || action.command);
}

function removeScripts() {
  for (const name of readdirSync(folder.fsPath).filter((one) => /^sipstack-.*\.(ps1|md|cmd)$/.test(one))) rmSync(join(folder.fsPath, name));
}

module.exports = {
  'VS Code: a quick fix creates the script beside the log, with the bytes of the product': async () => {
    removeScripts();
    const { document } = await openTrace('two-records.log');
    const action = (await actionsAt(document, find(document, code))).find((one) => one.title.endsWith('(lowers security)'));
    assert.ok(action, 'the remedy is offered');
    assert.notEqual(action.isPreferred, true);
    assert.ok(await vscode.workspace.applyEdit(action.edit));
    await vscode.commands.executeCommand(action.command.command);
    const file = fileUri(script).fsPath;
    await until('the script is on disk', () => existsSync(file) && readFileSync(file).length > 0);
    const original = readdirSync(product).find((name) => name.endsWith('.ps1'));
    assert.equal(unixLines(readFileSync(file)), unixLines(readFileSync(join(product, original))));
    assert.ok(existsSync(fileUri(script.replace('.ps1', '.md')).fsPath));
    await until('everything is saved', () => vscode.workspace.textDocuments.every((one) => one.isUntitled || !one.isDirty));
    await until('the script is shown', () => vscode.window.activeTextEditor?.document.uri.path.endsWith(script));
  },

  'VS Code: a second time the script gets the next free number': async () => {
    const { document } = await openTrace('two-records.log');
    const action = (await actionsAt(document, find(document, code))).find((one) => one.title.endsWith('(lowers security)'));
    assert.ok(action, 'the remedy is offered');
    assert.ok(action.edit.entries().some(([uri]) => uri.path.endsWith('sipstack-fix-ntlm-minimum-security-2.ps1')));
    removeScripts();
  },

  'VS Code: scripts go into the folder of the setting': async () => {
    const { document } = await openTrace('two-records.log');
    await withSetting('sipstack.remedy.folder', join(folder.fsPath, 'scripts'), async () => {
      await until('the edit names the folder', async () => {
        const actions = await actionsAt(document, find(document, code));
        return actions.some((action) => action.edit?.entries().some(([uri]) => uri.path.includes('/scripts/')));
      });
    });
  },
};
