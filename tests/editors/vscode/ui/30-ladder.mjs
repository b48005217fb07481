// The ladder diagram beside its log.
import assert from 'node:assert/strict';

export default async function ladder(seen, workbench) {
  const { page } = workbench;

  await seen('the lens above a call opens its ladder beside the log', async () => {
    await workbench.openFile('front-end.log');
    await workbench.goTo(1, 1);
    await page.locator('.codelens-decoration a', { hasText: 'show ladder' }).first().click();
    await workbench.webview().locator('.arrow').first().waitFor();
  });

  await seen('a click on an arrow goes to its record, and the cursor selects the arrow', async () => {
    const ladder = workbench.webview();
    await workbench.command('View: Close All Editors');
  });
}
