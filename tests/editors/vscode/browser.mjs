// Debian's Chromium, which shows VS Code. Pages reach this machine only.
import { existsSync } from 'node:fs';
import { load } from '../install.mjs';

export const chromiumPath = process.env.CHROMIUM ?? '/usr/bin/chromium';
export const hasChromium = existsSync(chromiumPath);

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export async function launch() {
  const { chromium } = await load('playwright-core');
  return chromium.launch({ executablePath: chromiumPath, headless: true, args: quiet });
}

export async function newPage(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 860 }, ...options });
  const page = await context.newPage();
  await page.route((url) => url.hostname !== '127.0.0.1' && url.hostname !== 'localhost', (route) => route.abort());
  return page;
}
