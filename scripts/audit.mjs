// npm run audit: asks the package registries which of the locked packages have known weaknesses. A registry that does not answer, or does not
// keep such a list, is said and is no failure; a weakness is one from "high" on.
import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { requireSdk, root } from './dotnet.mjs';

const serious = new Set(['high', 'critical']);
let failures = 0;
let silent = 0;

requireSdk();
for (const file of tracked('package-lock.json')) auditNpm(dirname(file));
for (const project of tracked('*.csproj')) await auditNuGet(project);
console.log(`${failures} serious weaknesses are known; ${silent} questions had no answer.`);
process.exit(failures === 0 ? 0 : 1);

function tracked(name) {
  const list = spawnSync('git', ['ls-files', '--', name, `**/${name}`], { cwd: root, encoding: 'utf8' });
  return [...new Set(list.stdout.split('\n').filter(Boolean))];
}

function auditNpm(folder) {
  const run = spawnSync('npm', ['audit', '--json'], { cwd: `${root}/${folder}`, encoding: 'utf8', shell: process.platform === 'win32' });
  const report = parse(run.stdout);
  if (!report?.vulnerabilities) return miss(folder, `npm audit does not answer (${report?.message ?? run.error?.message ?? 'no report'})`);
  const found = Object.values(report.vulnerabilities).map(({ name, severity }) => ({ name, severity }));
  tell(folder, found);
}

async function auditNuGet(project) {
  const run = spawnSync('dotnet', ['list', project, 'package', '--vulnerable', '--include-transitive', '--format', 'json'], { cwd: root, encoding: 'utf8' });
  const report = parse(run.stdout);
  if (!report?.projects) return miss(project, `dotnet list package --vulnerable does not answer (exit code ${run.status})`);
  // Without a list of weaknesses at any source the tool finds none, which must not pass for an answer.
  const lists = await Promise.all(report.sources.map(hasList));
  if (!lists.includes(true)) return miss(project, 'the package source keeps no list of weaknesses');
  const found = report.projects.flatMap(({ frameworks = [] }) => frameworks).flatMap(({ topLevelPackages = [], transitivePackages = [] }) => [...topLevelPackages, ...transitivePackages])
    .flatMap(({ id, vulnerabilities = [] }) => vulnerabilities.map(({ severity }) => ({ name: id, severity: severity.toLowerCase() })));
  tell(project, found);
}

/** The index of a source names what it offers (NuGet Server API, "VulnerabilityInfo"). */
async function hasList(source) {
  try {
    return (await (await fetch(source)).text()).includes('VulnerabilityInfo');
  } catch {
    return false;
  }
}

function tell(what, found) {
  failures += found.filter(({ severity }) => serious.has(severity)).length;
  say(what, found.length === 0 ? 'nothing known' : found.map(({ name, severity }) => `${name} (${severity})`).join(', '));
}

function miss(what, text) {
  silent += 1;
  say(what, text);
}

function say(what, text) {
  console.log(`${what}: ${text}`);
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
