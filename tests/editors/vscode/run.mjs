// The extension in VS Code: the package for this platform, installed into a VS Code with nothing else in it, where there is no .NET.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/dotnet.mjs';
import { layOut, pack, platforms } from '../../../scripts/vscode.mjs';
import { check, finish } from '../checks.mjs';
import { install } from '../install.mjs';
import { hasChromium, launch } from './browser.mjs';
import { runInHost } from './hostTests.mjs';
import { takePictures } from './pictures.mjs';
import { CodeServer } from './server.mjs';
import { uiChecks } from './uiChecks.mjs';

if (!hasChromium) {
  console.log('Chromium is missing: apt-get install chromium fonts-dejavu-core');
  process.exit(77);
}

install();
// While working on a part: 'host' or 'ui', and in SIPSTACK_CHECKS a part of the names of checks (host) or files (ui).
// With --screenshots the pictures of the documentation are made, and nothing else.
const only = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
const wantsPictures = process.argv.includes('--screenshots');
const package_ = process.env.SIPSTACK_VSIX ?? buildPackage();
const browser = await launch();
try {
  if (wantsPictures) await check('VS Code: the pictures of the documentation', () => takePictures(browser, prepare));

  if (!wantsPictures && (!only || only === 'host')) {
    const server = prepare('host');
    const results = join(server.folder, 'results.txt');
    // Lets a page run checks inside the extension host; messages of extensions are not shown then.
    await server.start({ SIPSTACK_RESULTS: results, SIPSTACK_ROOT: root, SIPSTACK_CHECKS: process.env.SIPSTACK_CHECKS ?? '' }, ['--enable-smoke-test-driver']);
    if (!(await runInHost(browser, server, results))) process.exitCode = 1;
    await server.stop();
  }

  if (!wantsPictures && (!only || only === 'ui')) {
    const server = prepare('ui');
    await server.start();
    await uiChecks(browser, server, check);
    await server.stop();
  }
} finally {
  await browser.close();
}
finish();

function buildPackage() {
  console.log('Building the extension with its server …');
  layOut();
  return pack(platforms.find(({ target }) => target === 'linux-x64'));
}

/** A VS Code with the package installed, and a folder with logs. */
function prepare(name) {
  const server = new CodeServer(name);
  server.install(package_);
  const cases = join(root, 'tests', 'Cases');
  const logs = { 'two-records.log': 'article-two-records', 'front-end.log': 'sign-ins-of-several-users' };
  for (const [file, from] of Object.entries(logs)) cpSync(join(cases, from, 'trace.log'), join(server.workspace, file));
  cpSync(join(server.workspace, 'two-records.log'), join(server.workspace, 'plain.log'));
  for (const file of ['web.log', 'other.log']) writeFileSync(join(server.workspace, file), '192.0.2.7 - - [26/Nov/2026:10:15:30 +0000] "GET / HTTP/1.1" 200 512\n'.repeat(40));
  mkdirSync(join(server.workspace, 'scripts'));
  const trace = readFileSync(join(server.workspace, 'front-end.log'));
  writeFileSync(join(server.workspace, 'large.log'), Buffer.concat(Array(Math.ceil((51 * 1024 * 1024) / trace.length)).fill(trace)));
  return server;
}
