// What the scripts share: finding the SDK, building the executable, running commands.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
export const published = join(root, 'artifacts', 'sipstack');
export const executable = join(published, process.platform === 'win32' ? 'sipstack.exe' : 'sipstack');

/** Runs a command with our standard streams; ends this script when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { stdio: 'inherit', cwd: root, ...options });
  if (result.error) fail(`${command} could not be started: ${result.error.message}`);
  if (result.status !== 0 && !options.allowFailure) {
    if (result.stdout) process.stdout.write(result.stdout);
    if (result.stderr) process.stderr.write(result.stderr);
    fail(`${command} ${args.slice(0, 2).join(' ')} failed (exit code ${result.status}).`);
  }
  return result;
}

export function fail(message) {
  console.error(`sipstack: ${message}`);
  process.exit(1);
}

/** npm on Windows is a script, which only a shell can start. */
export function npm(args, cwd = root) {
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { cwd, shell: process.platform === 'win32', stdio: ['ignore', 'ignore', 'inherit'] });
}

export function requireSdk() {
  const version = spawnSync('dotnet', ['--version'], { cwd: root, encoding: 'utf8' });
  const major = Number.parseInt(version.stdout ?? '', 10);
  if (!(major >= 10)) fail('this needs the .NET SDK 10 or newer on the PATH (dotnet --version). See https://dotnet.microsoft.com/download');
}

/** Builds the executable, compiled ahead of time so that it starts fast; or another program, in the same way. */
export function publish(project = join('server', 'SipStack.Server'), folder = published) {
  requireSdk();
  const rid = runtimeIdentifier();
  run('dotnet', ['publish', project, '-c', 'Release', '-r', rid, '--self-contained', 'false', '-p:PublishReadyToRun=true', '-o', folder, '-v', 'quiet', '--nologo'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  if (folder === published && !existsSync(executable)) fail(`the build did not give ${executable}.`);
}

/** Packs the .NET tool, which runs on every platform that has .NET. */
export function packTool(folder) {
  requireSdk();
  run('dotnet', ['pack', join('server', 'SipStack.Server'), '-c', 'Release', '-o', folder, '-v', 'quiet', '--nologo', '-p:RunAnalyzers=false'], { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
}

function runtimeIdentifier() {
  const system = { win32: 'win', darwin: 'osx', linux: 'linux' }[process.platform];
  if (!system) fail(`no build for ${process.platform} is known; build server/SipStack.Server with dotnet publish.`);
  return `${system}-${process.arch}`;
}
