// npm run test:editors -- vscode --screenshots: the pictures of the documentation, in docs/images, as VS Code shows the extension.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/dotnet.mjs';
import { until } from '../checks.mjs';
import { newPage } from './browser.mjs';
import { Workbench } from './workbench.mjs';

const images = join(root, 'docs', 'images');

/** Less around the text, so that it can be read at the width of a page. */
const settings = {
  'breadcrumbs.enabled': true,
  'editor.fontSize': 13,
  'editor.minimap.enabled': false,
  'explorer.compactFolders': false,
  'window.commandCenter': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.editor.editorActionsLocation': 'hidden',
  // No tips over what is shown.
  'workbench.hover.delay': 100_000,
  'workbench.layoutControl.enabled': false,
};

export async function takePictures(browser, prepare) {
  mkdirSync(images, { recursive: true });
  for (const theme of ['dark', 'light']) {
    const server = prepare(`pictures-${theme}`);
    server.setSettings({ ...settings, 'workbench.colorTheme': theme === 'dark' ? 'Dark Modern' : 'Light Modern' });
    await server.start();
    const page = await newPage(browser, { viewport: { width: 1180, height: 640 }, colorScheme: theme });
    await takeAll(new Workbench(page, server), (name) => page.screenshot({ path: join(images, `vscode-${name}-${theme}.png`) }));
    await page.context().close();
    await server.stop();
  }
}

async function takeAll(workbench, take) {
  const { page } = workbench;
  const code = '0xC3E93EC3(SIP_E_AUTH_UNAUTHORIZED)';
  await workbench.open();
  await workbench.openFile('two-records.log');
  await page.waitForSelector('.squiggly-error');
  await workbench.command('View: Toggle Primary Side Bar Visibility');
  await workbench.goTo(21, 1);
  await until('the code is on the screen', () => workbench.boxOf(code).catch(() => undefined));
  await workbench.hover(code, 'proven');
  await take('hover');

  await page.keyboard.press('Escape');
  // Away from the text, where it would mark a link.
  await page.mouse.move(600, 630);
  await workbench.goTo(21, 75);
  const fix = (await workbench.quickFixes()).locator('.monaco-list-row', { hasText: 'allow NTLM clients without 128-bit' }).first();
  await fix.waitFor();
  await take('quick-fix');
  await page.keyboard.press('Escape');
  await workbench.command('View: Close All Editors');

  await workbench.openFile('front-end.log');
  await workbench.goTo(112, 1);
  await page.locator('[id$="sipstack.findings"]').click();
  await page.waitForSelector('.markers-panel .monaco-list-row:has-text("[proven]")');
  await take('problems');
  await workbench.closePanel();

  await workbench.command('View: Toggle Primary Side Bar Visibility');
  await workbench.command('Explorer: Focus on Outline View');
  await page.locator('.outline-pane .monaco-list-row', { hasText: 'anna' }).first().waitFor();
  await workbench.focusEditor();
  for (const line of [61, 76]) {
    await workbench.goTo(line, 1);
    await page.keyboard.press('Control+Shift+BracketLeft');
  }
  await workbench.goTo(101, 1);
  await page.waitForSelector('.codelens-decoration:has-text("3 remedies")');
  await take('reading');
  await workbench.command('View: Toggle Primary Side Bar Visibility');

  await page.setViewportSize({ width: 1440, height: 640 });
  await workbench.command('SIPStack: Show Ladder Diagram of This Call');
  await page.mouse.move(600, 630);
  await workbench.webview().locator('.arrow.selected').waitFor();
  await take('ladder');
  await page.setViewportSize({ width: 1180, height: 640 });
  await workbench.command('View: Close All Editors');

  await workbench.quickInput('Control+P', 'large.log');
  const offer = page.locator('.notification-list-item', { hasText: 'the editor hands only 50 MB to extensions' });
  await offer.locator('.monaco-button', { hasText: 'Analyse' }).click();
  await page.waitForSelector('.markers-panel .monaco-list-row:has-text("[proven]")');
  await page.locator('.notification-list-item:has-text("errors"):has-text("large.log")').waitFor();
  await until('the message has faded in', () => page.locator('.notification-toast').first().evaluate((toast) => getComputedStyle(toast).opacity === '1'));
  await take('large');
}
