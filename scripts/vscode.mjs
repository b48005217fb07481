// Builds the VS Code extension: type check, bundle, packages. One package per platform with the server inside, one that uses the .NET tool.
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { npm, requireSdk, root, run } from './dotnet.mjs';

export const client = join(root, 'client-vscode');
export const built = join(root, 'artifacts', 'vscode');

/** The unpacked extension without a server: what the packages are made of, and what tests load. */
export const extension = join(built, 'extension');

/** One row per package with a server: VS Code's name of the platform, .NET's, and the program's file name there. */
export const platforms = [
  { target: 'linux-x64', runtime: 'linux-x64', program: 'sipstack' },
  { target: 'win32-x64', runtime: 'win-x64', program: 'sipstack.exe' },
];

/** What a package holds, and where it comes from; nothing else gets into one. */
const contents = [
  ['client-vscode/package.json', 'package.json'],
  ['client-vscode/.vscodeignore', '.vscodeignore'],
  ['client-vscode/README.md', 'README.md'],
  ['client-vscode/CHANGELOG.md', 'CHANGELOG.md'],
  ['client-vscode/images', 'images'],
  ['client-vscode/walkthrough', 'walkthrough'],
  ['tests/Cases/sign-ins-of-several-users/trace.log', 'walkthrough/sign-in.log'],
  ['LICENSE', 'LICENSE'],
  ['grammars/sipstack-log.tmLanguage.json', 'syntaxes/sipstack-log.tmLanguage.json'],
  ['grammars/language-configuration.json', 'syntaxes/language-configuration.json'],
];

/** Installs the extension's build tools, once per lock file. */
function installTools() {
  if (!existsSync(join(client, 'node_modules', 'esbuild'))) npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], client);
}

export function checkTypes() {
  installTools();
  for (const project of ['.', join('src', 'webview')]) run(process.execPath, [tool('typescript/bin/tsc'), '--noEmit', '-p', project], { cwd: client });
}

/** Checks the types, bundles the code and lays out the extension in {@link extension}. */
export function layOut() {
  checkTypes();
  rmSync(extension, { recursive: true, force: true });
  mkdirSync(extension, { recursive: true });
  for (const [from, to] of contents) cpSync(join(root, from), join(extension, to), { recursive: true });
  bundle(join(client, 'src', 'extension.ts'), join(extension, 'dist', 'extension.js'), { platform: 'node', format: 'cjs', target: 'node18', external: ['vscode'] });
  bundle(join(client, 'src', 'webview', 'ladder.ts'), join(extension, 'dist', 'ladder.js'), { platform: 'browser', format: 'iife', target: 'es2022' });
  bundle(join(client, 'src', 'webview', 'ladder.css'), join(extension, 'dist', 'ladder.css'), {});
}

export function bundle(entry, outfile, options) {
  const esbuild = createRequire(join(client, 'package.json'))('esbuild');
  esbuild.buildSync({ entryPoints: [entry], outfile, bundle: true, minify: true, charset: 'utf8', legalComments: 'none', logLevel: 'warning', ...options });
}

/** Makes one package of the laid-out extension and returns its path; without a platform the one that uses the .NET tool. */
export function pack(platform) {
  const server = join(extension, 'server');
  rmSync(server, { recursive: true, force: true });
  if (platform) {
    publishServer(platform, server);
    // The zip keeps this bit; files made on Windows have none.
    chmodSync(join(server, platform.program), 0o755);
  }

  const version = JSON.parse(readFileSync(join(client, 'package.json'), 'utf8')).version;
  const file = join(built, `sipstack-log-${platform?.target ?? 'universal'}-${version}.vsix`);
  const target = platform ? ['--target', platform.target] : [];
  run(process.execPath, [tool('@vscode/vsce/vsce'), 'package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', ...target, '--out', file], {
    cwd: extension,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  rmSync(server, { recursive: true, force: true });
  return file;
}

/** The server with its runtime in one file. Not "composite": that compiles the runtime once more, which takes minutes. */
export function publishServer({ runtime }, folder) {
  requireSdk();
  const options = ['--self-contained', 'true', '-p:PublishSingleFile=true', '-p:PublishReadyToRun=true', '-p:PublishReadyToRunComposite=false', '-p:DebugType=none', '-p:EnableSingleFileAnalyzer=false', '-p:RunAnalyzers=false'];
  run('dotnet', ['publish', join('server', 'SipStack.Server'), '-c', 'Release', '-r', runtime, ...options, '-o', folder, '-v', 'quiet', '--nologo'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
}

function tool(path) {
  return join(client, 'node_modules', ...path.split('/'));
}
