// npm run test:editors [-- EDITOR… --OPTION…]: drives real editors with the server, one after the other: every folder here that has a
// run.mjs. Options go to each.
//
// An editor's run.mjs prints "ok NAME" or "not ok NAME" for each of its checks and ends with 0, or 1 when one failed. Ending with 77 says
// that the editor is not on this machine (its last line says what to install); that is a skip, but a failure where CI is set.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { publish } from '../../scripts/dotnet.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const options = process.argv.slice(2).filter((argument) => argument.startsWith('--'));
const editors = readdirSync(here).filter((name) => existsSync(join(here, name, 'run.mjs')) && (asked.length === 0 || asked.includes(name)));
const totals = { passed: 0, failed: 0, skipped: 0 };

// VS Code has the server in its package; the others take the one of this build, which may be older than the sources.
if (editors.some((editor) => editor !== 'vscode')) publish();

for (const editor of editors) {
  console.log(`\n== ${editor}`);
  await drive(join(here, editor, 'run.mjs'));
}

console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(totals.failed > 0 || totals.passed + totals.skipped === 0 ? 1 : 0);

async function drive(script) {
  const child = spawn(process.execPath, [script, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  let passed = 0;
  let failed = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    console.log(line);
    if (line.startsWith('ok ')) passed++;
    else if (line.startsWith('not ok ')) failed++;
  }

  const status = child.exitCode ?? (await new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1))));
  const isMissing = status === 77 && !process.env.CI;
  if (isMissing) totals.skipped++;
  // A crash must not pass for "nothing failed".
  else if (status !== 0 && failed === 0) failed = 1;
  else if (status === 0 && passed === 0) failed = 1;
  totals.passed += passed;
  totals.failed += failed;
}
