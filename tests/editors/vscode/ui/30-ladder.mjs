// The ladder diagram beside its log.
import assert from 'node:assert/strict';
import { until } from '../../checks.mjs';

export default async function ladder(seen, workbench) {
  const { page } = workbench;

  await seen('the lens above a call opens its ladder beside the log', async () => {
    await workbench.openFile('front-end.log');
    await workbench.goTo(1, 1);
    const lens = page.locator('.codelens-decoration a', { hasText: 'show ladder' }).first();
    await workbench.insist(workbench.webview().locator('.arrow').first(), () => lens.click());
  });

  await seen('a click on an arrow goes to its record, and the cursor selects the arrow', async () => {
    const ladder = workbench.webview();
    const arrows = await ladder.locator('.arrow').count();
    assert.ok(arrows >= 7, `${arrows} arrows`);
    const last = ladder.locator('.arrow').nth(arrows - 1);
    const line = Number(await last.getAttribute('data-line')) + 1;
    await last.click();
    await page.locator('.editor-instance .line-numbers.active-line-number', { hasText: new RegExp(`^${line}$`) }).waitFor();
    await ladder.locator(`.arrow.selected[data-index="${arrows - 1}"]`).waitFor();
    await page.locator('.tab[data-resource-name="front-end.log"]').click();
    await workbench.goTo(1, 1);
    await ladder.locator('.arrow.selected[data-index="0"]').waitFor();
  });

  await seen('the drawing has the colours of the theme, and a failure stands out', async () => {
    const ladder = workbench.webview();
    const colour = (selector) => ladder.locator(selector).first().evaluate((element) => getComputedStyle(element).fill);
    const [background, ink, failure] = [await colour('.background'), await colour('.name'), await colour('.fails .note')];
    assert.equal(background, await ladder.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor));
    assert.equal(new Set([background, ink, failure]).size, 3, `${background} ${ink} ${failure}`);
  });

  await seen('the ladder follows the text, and comes back with the window', async () => {
    const ladder = workbench.webview();
    await page.locator('.editor-instance .view-line').first().click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.insertText('\n\n');
    await ladder.locator('.arrow[data-index="0"][data-line="2"]').waitFor();
    await workbench.command('File: Revert File');
    await ladder.locator('.arrow[data-index="0"][data-line="0"]').waitFor();
    const arrows = await ladder.locator('.arrow').count();
    // As a person does it: a page that the browser loads again may have lost the last seconds of its state.
    await Promise.all([page.waitForEvent('load'), workbench.command('Developer: Reload Window')]);
    await until('as many arrows as before', async () => (await workbench.webview().locator('.arrow').count().catch(() => 0)) === arrows);
    await workbench.command('View: Close All Editors');
  });
}
