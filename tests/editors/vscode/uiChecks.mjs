// What a person sees and clicks: the parts in ui/, each in a window of its own.
import { readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newPage } from './browser.mjs';
import { Workbench } from './workbench.mjs';

const parts = join(dirname(fileURLToPath(import.meta.url)), 'ui');

/**
 * Runs the parts. On a busy machine the window moves a thing away between a look and a click, so a part in which a check fails is run
 * once more from its beginning, in a new window; what failed at first is printed all the same.
 */
export async function uiChecks(browser, server, check) {
  for (const file of readdirSync(parts).filter((name) => name.includes(process.env.SIPSTACK_CHECKS ?? '')).sort()) {
    const passed = new Set();
    const run = async (name, body) => {
      await body();
      if (!passed.has(name)) console.log(`ok ${name}`);
      passed.add(name);
    };
    const first = await runPart(file, browser, server, run);
    if (!first) continue;
    console.log(`    failed at first: ${first.name}\n${String(first.error?.stack ?? first.error).replace(/^/gm, '        ')}`);
    const second = await runPart(file, browser, server, run);
    if (second) await check(second.name, () => Promise.reject(second.error));
  }
}

/** Runs the checks of a part up to the first that fails, because each goes on where the one before it stopped; returns that one. */
async function runPart(file, browser, server, run) {
  server.setSettings({});
  for (const name of readdirSync(server.workspace).filter((one) => one.startsWith('sipstack-') || one === '.vscode')) rmSync(join(server.workspace, name), { recursive: true });
  const workbench = new Workbench(await newPage(browser), server);
  let name = `the window of ${file}`;
  const seen = async (title, body) => {
    name = `VS Code, seen: ${title}`;
    await run(name, body);
  };
  try {
    await workbench.open();
    const { default: part } = await import(join(parts, file));
    await part(seen, workbench, server);
    return undefined;
  } catch (error) {
    await workbench.shot(`failed-${name.replace(/\W+/g, '-')}`).catch(() => {});
    return { name, error };
  } finally {
    await workbench.page.context().close();
  }
}
