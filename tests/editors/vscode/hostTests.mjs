// Runs the checks of host/ inside VS Code's extension host, with the real API, the way VS Code runs extension tests.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newPage } from './browser.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** Prints what the checks report and returns whether all passed. The server must have been started with SIPSTACK_RESULTS = results. */
export async function runInHost(browser, server, results) {
  const page = await newPage(browser);
  const errors = [];
  const ended = new Promise((resolve) => page.exposeFunction('codeAutomationExit', (code) => resolve(code)));
  await page.exposeFunction('codeAutomationLog', (type, args) => type === 'error' && errors.push(args.join(' ').slice(0, 2000)));
  const remote = (path) => `vscode-remote://127.0.0.1:${server.port}${path}`;
  const payload = [['extensionDevelopmentPath', remote(join(here, 'host'))], ['extensionTestsPath', remote(join(here, 'host', 'index.js'))], ['skipWelcome', 'true']];
  await page.goto(`http://127.0.0.1:${server.port}/?folder=${encodeURIComponent(server.workspace)}&payload=${encodeURIComponent(JSON.stringify(payload))}`);
  const code = await Promise.race([ended, new Promise((resolve) => setTimeout(() => resolve('no end within 20 minutes'), 1_200_000))]);
  const report = existsSync(results) ? readFileSync(results, 'utf8') : '';
  process.stdout.write(report);
  if (code !== 0) {
    await page.screenshot({ path: join(server.folder, 'host.png') });
    console.log(`not ok the checks in the extension host ran to their end (${code})\n${errors.slice(-10).join('\n').replace(/^/gm, '    ')}`);
  }
  await page.context().close();
  return code === 0 && report.includes('ok ') && !/^not ok /m.test(report);
}
