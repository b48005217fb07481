// What a person sees and clicks: the parts in ui/, in one window.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newPage } from './browser.mjs';
import { Workbench } from './workbench.mjs';

const parts = join(dirname(fileURLToPath(import.meta.url)), 'ui');

export async function uiChecks(browser, server, check) {
  const workbench = new Workbench(await newPage(browser), server);
  await workbench.open();
  for (const file of readdirSync(parts).filter((name) => name.includes(process.env.SIPSTACK_CHECKS ?? '')).sort()) {
    // Each check of a part goes on where the one before it stopped.
    let isLost = false;
    const seen = (name, body) => check(`VS Code, seen: ${name}`, isLost ? () => assert.fail('not run, because an earlier check failed') : body, async () => {
      if (!isLost) await workbench.shot(`failed-${name.replace(/\W+/g, '-')}`);
      isLost = true;
    });
    const { default: run } = await import(join(parts, file));
    await run(seen, workbench, server);
    if (!isLost) continue;
    await workbench.open();
    await workbench.command('View: Close All Editors');
  }
  await workbench.page.context().close();
}
