// What a person sees and clicks.
import { newPage } from './browser.mjs';
import { Workbench } from './workbench.mjs';

export async function uiChecks(browser, server, check) {
  const page = await newPage(browser);
  const workbench = new Workbench(page, server);
  const onFailure = (name) => workbench.shot(`failed-${name.replace(/\W+/g, '-').slice(0, 60)}`);

  await check('VS Code, seen: a failing code has a squiggle, and the status bar names language and findings', async () => {
    await workbench.open();
    await workbench.openFile('two-records.log');
    await page.waitForSelector('.squiggly-error');
    await page.waitForSelector('#status\\.editor\\.mode:has-text("SIPStack trace")');
    await page.waitForSelector('[id="sipstack.sipstack-log.sipstack.findings"]:has-text("1 error, 1 note")');
    await workbench.shot('findings');
  }, onFailure);

  await page.context().close();
}
