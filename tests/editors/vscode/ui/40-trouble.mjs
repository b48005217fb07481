// Where something is missing, too large or not trusted.
import { readFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export default async function trouble(seen, workbench, server) {
  const { page } = workbench;

  await seen('a quick fix in an editor that was never saved says what to do first', async () => {
    await workbench.command('File: New Untitled Text File');
    await page.waitForSelector('.tab.active:has-text("Untitled-1")');
    await page.waitForSelector('.editor-instance .monaco-editor.focused');
    await page.keyboard.insertText(readFileSync(join(server.workspace, 'two-records.log'), 'utf8'));
    await page.waitForSelector('.squiggly-error');
    await workbench.goTo(21, 75);
    const message = page.locator('.notification-list-item', { hasText: 'Save the log first' });
    await workbench.takeQuickFix('allow NTLM clients without 128-bit', message.locator('.monaco-button', { hasText: 'Save the Log' }));
    await workbench.closeNotifications();
    await workbench.command('View: Revert and Close Editor');
  });

  await seen('a file too large for extensions is offered to be read, and its findings are listed', async () => {
    await workbench.quickInput('Control+P', 'large.log');
    const offer = page.locator('.notification-list-item', { hasText: 'the editor hands only 50 MB to extensions' });
    await offer.waitFor();
    await offer.locator('.monaco-button', { hasText: 'Analyse' }).click();
    await page.waitForSelector('.markers-panel .monaco-list-row:has-text("large.log")');
    const counts = page.locator('.notification-list-item:has-text("errors"):has-text("large.log")');
    await counts.waitFor();
    await workbench.closeNotifications();
    await workbench.command('View: Close All Editors');
  });

  await seen('in a folder that is not trusted traces are read, and its settings do not choose the server', async () => {
    mkdirSync(join(server.workspace, '.vscode'));
    writeFileSync(join(server.workspace, '.vscode', 'settings.json'), JSON.stringify({ 'sipstack.server.path': '/bin/false' }));
    server.setSettings({ 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' });
    await workbench.open();
    await page.waitForSelector('#status\\.workspaceTrust\\.0, [id^="status.workspaceTrust"]');
    await workbench.openFile('two-records.log');
    await page.waitForSelector('[id$="sipstack.findings"]:has-text("1 error, 1 note")');
  });

  await seen('a server that does not exist is one message and a state', async () => {
    server.setSettings({}, { 'sipstack.server.path': '/nowhere/sipstack' });
    await workbench.open();
    await workbench.openFile('two-records.log');
    const message = page.locator('.notification-list-item', { hasText: 'sipstack.server.path names no file: /nowhere/sipstack' });
    await message.locator('.monaco-button', { hasText: 'Start Again' }).waitFor();
    await page.waitForSelector('[id$="sipstack.findings"] .codicon-error');
  });
}
