// Bills of materials (CycloneDX, JSON) of what is handed out.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { root, run } from './dotnet.mjs';
import { client } from './vscode.mjs';

const server = join('server', 'SipStack.Server');

/** Of the program: its NuGet packages, and the runtime that comes with it in the packages for one platform. */
export function billOfProgram(file, version, platforms) {
  const quiet = { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' };
  run('dotnet', ['tool', 'restore'], quiet);
  const names = ['--set-name', 'sipstack', '--set-version', version, '--set-type', 'Application'];
  run('dotnet', ['tool', 'run', 'dotnet-CycloneDX', join(server, 'SipStack.Server.csproj'), '--output', dirname(file), '--filename', basename(file), '--output-format', 'Json', '--exclude-dev', '--disable-package-restore', ...names], quiet);

  const bill = JSON.parse(readFileSync(file, 'utf8'));
  const runtime = run('dotnet', ['msbuild', server, '-getProperty:BundledNETCoreAppPackageVersion'], quiet).stdout.trim();
  for (const platform of platforms) {
    const name = `Microsoft.NETCore.App.Runtime.${platform.runtime}`;
    const purl = `pkg:nuget/${name}@${runtime}`;
    bill.components.push({ type: 'framework', 'bom-ref': purl, name, version: runtime, licenses: [{ license: { id: 'MIT' } }], purl });
  }
  writeFileSync(file, `${JSON.stringify(bill, undefined, 2)}\n`);
}

/** Of the extension: the packages that are bundled into it, which are the language client and what it needs. */
export function billOfExtension(file) {
  const { stdout } = run('npm', ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'], {
    cwd: client,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const bill = JSON.parse(stdout);
  const needs = new Map(bill.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn ?? []]));
  const bundled = new Set();
  const add = (ref) => bundled.has(ref) || (bundled.add(ref), needs.get(ref)?.forEach(add));
  bill.components.filter(({ name }) => name === 'vscode-languageclient').forEach((component) => add(component['bom-ref']));
  bill.components = bill.components.filter((component) => bundled.has(component['bom-ref']));
  bill.dependencies = bill.dependencies.filter(({ ref }) => bundled.has(ref));
  writeFileSync(file, `${JSON.stringify(bill, undefined, 2)}\n`);
}
