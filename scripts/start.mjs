// npm start [-- TRACE]: builds the program and shows its main job, on a sample or on the user's own trace.
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join, relative } from 'node:path';
import { executable, fail, publish, root } from './dotnet.mjs';

const [file] = process.argv.slice(2);
// npm runs scripts in the repository; the user's path is relative to where they called it.
const from = process.env.INIT_CWD ?? process.cwd();
const trace = file ? (isAbsolute(file) ? file : join(from, file)) : join(root, 'tests', 'Cases', 'article-two-records', 'trace.log');
const shown = relative(from, trace).startsWith('..') ? trace : relative(from, trace);

console.log('Building sipstack …');
publish();

const check = show(['check', shown]);
if (check.status === 2) process.exit(2);
const findings = JSON.parse(sipstack(['check', shown, '--format', 'json']).stdout).findings;
const main = findings.find((finding) => finding.verdict) ?? findings.find((finding) => finding.severity === 'error') ?? findings[0];
if (!main) process.exit(0);

show(['explain', main.code]);
const remedies = sipstack(['fix', shown, '--list']).stdout.trim().split('\n').filter(Boolean).map((line) => line.split('\t'));
const remedy = remedies.find(([, , kind]) => kind === 'changes') ?? remedies[0];
if (remedy) show(['fix', shown, '--remedy', remedy[0], '--out', mkdtempSync(join(tmpdir(), 'sipstack-'))]);

function sipstack(args) {
  const result = spawnSync(executable, args, { cwd: from, encoding: 'utf8', maxBuffer: 1 << 30 });
  if (result.error) fail(`sipstack could not be started: ${result.error.message}`);
  return result;
}

function show(args) {
  console.log(`\n$ sipstack ${args.join(' ')}`);
  const result = spawnSync(executable, args, { cwd: from, stdio: 'inherit' });
  if (result.error) fail(`sipstack could not be started: ${result.error.message}`);
  return result;
}
