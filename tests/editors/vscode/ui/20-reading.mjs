// A trace read like code.
import assert from 'node:assert/strict';
import { until } from '../../checks.mjs';

export default async function reading(seen, workbench) {
  const { page } = workbench;

  await seen('the outline shows calls with their outcome, the breadcrumbs the record of the cursor', async () => {
    await workbench.openFile('front-end.log');
    await workbench.closePanel();
    await workbench.command('Explorer: Focus on Outline View');
    await page.waitForSelector('.outline-pane .monaco-list-row:has-text("anna"):has-text("401")');
    await workbench.focusEditor();
    await workbench.goTo(16, 1);
    await page.waitForSelector('.breadcrumbs-control .monaco-breadcrumb-item:has-text("REGISTER anna")');
    await page.waitForSelector('.breadcrumbs-control .monaco-breadcrumb-item:has-text("401")');
  });

  await seen('a record folds to its first line', async () => {
    await workbench.goTo(1, 1);
    await page.waitForSelector('.line-numbers:text-is("2")');
    await page.waitForSelector('.codicon-folding-expanded', { state: 'attached' });
    await page.keyboard.press('Control+Shift+BracketLeft');
    await page.locator('.line-numbers:text-is("2")').waitFor({ state: 'detached' });
    await page.waitForSelector('.line-numbers:text-is("15")');
    await page.keyboard.press('Control+Shift+BracketRight');
    await page.waitForSelector('.line-numbers:text-is("2")');
  });

  await seen('the definition of a response is its request', async () => {
    await workbench.insist(page.locator('#status\\.editor\\.selection:has-text("Ln 5, Col 13")'), async () => {
      await workbench.goTo(19, 21);
      await page.keyboard.press('F12');
    });
  });

  await seen('the references of a Call-ID are shown in a peek, one for each of its records', async () => {
    await workbench.insist(page.locator('.reference-zone-widget .head :text("References (8)")'), async () => {
      await workbench.goTo(9, 12);
      await page.keyboard.press('Shift+F12');
    });
    await page.keyboard.press('Escape');
    await page.locator('.reference-zone-widget').waitFor({ state: 'detached' });
  });

  await seen('hints name what a code does not say, lenses say what became of a call', async () => {
    await workbench.goTo(94, 1);
    await until('the symbol stands behind the code', () => workbench.lineOf('Result-Code: 0x80090302').then((line) => line?.endsWith('SEC_E_UNSUPPORTED_FUNCTION')));
    await workbench.goTo(117, 1);
    await page.waitForSelector('.codelens-decoration:has-text("REGISTER bob → 200")');
    await workbench.goTo(112, 1);
    await page.waitForSelector('.codelens-decoration:has-text("3 remedies")');
    assert.equal(await page.locator('.squiggly-error').count() > 0, true);
  });
}
