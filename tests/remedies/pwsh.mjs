// Runs the checks that need PowerShell, where it is installed.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { here } from './scripts.mjs';

if (spawnSync('pwsh', ['-Version']).status !== 0) {
  console.log('skipped: pwsh is not installed here; .github/workflows/scripts.yml runs these checks');
  process.exit(process.env.SIPSTACK_REQUIRE_PWSH ? 1 : 0);
}

let failed = false;
for (const script of ['parse.ps1', 'behaviour.ps1']) {
  const result = spawnSync('pwsh', ['-NoProfile', '-NonInteractive', '-File', join(here, script)], { stdio: 'inherit' });
  failed ||= result.status !== 0;
}
process.exit(failed ? 1 : 0);
