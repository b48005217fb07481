// What failed: marked, listed, explained, cured.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../../scripts/dotnet.mjs';
import { until } from '../../checks.mjs';

const code = '0xC3E93EC3(SIP_E_AUTH_UNAUTHORIZED)';
const script = 'sipstack-fix-ntlm-minimum-security.ps1';

export default async function findings(seen, workbench, server) {
  const { page } = workbench;

  await seen('a failing code has a squiggle under exactly its characters', async () => {
    await workbench.openFile('two-records.log');
    await page.waitForSelector('.squiggly-error');
    await until('the squiggle is as wide as the code, and below it', async () => {
      // Drawn anew when a lens comes, so it may be gone for a moment.
      const squiggle = await page.locator('.squiggly-error').first().boundingBox();
      const text = await workbench.boxOf(code);
      return squiggle && Math.abs(squiggle.x - text.x) < 2 && Math.abs(squiggle.width - text.width) < 2;
    });
  });

  await seen('the status bar names the language and counts the findings', async () => {
    await page.waitForSelector('#status\\.editor\\.mode:has-text("SIPStack trace")');
    await page.waitForSelector('[id$="sipstack.findings"]:has-text("1 error, 1 note")');
  });

  await seen('the failing code is bold, and the level of an error has a colour of its own', async () => {
    const style = (text) => workbench.styleOf(text, ['color', 'fontWeight']);
    await until('the code is bold', async () => Number((await style('0xC3E93EC3')).fontWeight) >= 600);
    assert.notEqual((await style('TL_ERROR')).color, (await style('TL_INFO')).color);
  });

  await seen('hovering over the code says why it failed', async () => {
    const hover = await workbench.hover(code, 'the client offers no 128-bit session security, this server demands it');
    assert.match(await hover.innerText(), /proven/);
    await page.keyboard.press('Escape');
  });

  await seen('the Problems panel lists the findings, and a click goes to the code', async () => {
    // The end of a row is a link to the code's source.
    const beginning = { position: { x: 140, y: 8 } };
    await page.locator('[id$="sipstack.findings"]').click();
    await page.locator('.markers-panel .monaco-list-row', { hasText: 'The security check behind the failure' }).click(beginning);
    await page.waitForSelector('#status\\.editor\\.selection:has-text("Ln 4, Col 24 (10 selected)")');
    await page.locator('.markers-panel .monaco-list-row', { hasText: 'this server demands it' }).click(beginning);
    await page.waitForSelector('#status\\.editor\\.selection:has-text("Ln 21, Col 108 (35 selected)")');
  });

  await seen('the light bulb\'s quick fix creates the script, opens it and saves it', async () => {
    await workbench.goTo(21, 75);
    const menu = await workbench.quickFixes();
    await menu.locator('.monaco-list-row', { hasText: 'allow NTLM clients without 128-bit' }).first().waitFor();
    const titles = await menu.locator('.monaco-list-row').allInnerTexts();
    assert.ok(titles.findIndex((title) => title.includes('lowers security')) > titles.findIndex((title) => /read/i.test(title)), titles.join('\n'));
    await page.keyboard.press('Escape');
    await workbench.takeQuickFix('allow NTLM clients without 128-bit', page.locator(`.tab.active[data-resource-name="${script}"]`));
    const file = join(server.workspace, script);
    const product = readFileSync(join(root, 'server', 'SipStack.Knowledge', 'Data', 'remedies', 'ntlm-minimum-security', script), 'latin1').replaceAll('\r\n', '\n');
    await until('its bytes on disk are the product\'s', () => existsSync(file) && readFileSync(file, 'latin1').replaceAll('\r\n', '\n') === product);
    await until('the text is beside it', () => existsSync(file.replace('.ps1', '.md')) && readFileSync(file.replace('.ps1', '.md')).length > 0);
    await workbench.closeNotifications();
  });
}
