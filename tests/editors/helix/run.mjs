// Helix has no batch mode to drive, but it says itself whether it accepts the set-up of docs/editors.md and finds the server.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/dotnet.mjs';
import { check, finish } from '../checks.mjs';
import { fetch, launcher, whyNot } from '../debian.mjs';
import { workspace } from '../workspace.mjs';

const reason = whyNot();
if (reason) {
  console.log(`Helix cannot be fetched: ${reason}`);
  process.exit(77);
}

const folder = fetch('trixie', 'hx');
const files = join(folder, 'usr', 'lib', 'hx');
const helix = launcher(folder, join(files, 'hx'), { HELIX_RUNTIME: join(files, 'runtime') });
const { home, environment } = workspace('helix');

await check('Helix: the set-up of docs/editors.md is accepted, and the server found', () => {
  const [, settings] = /```toml\n(.*?)```/s.exec(readFileSync(join(root, 'docs', 'editors.md'), 'utf8'));
  const configuration = join(home, 'config', 'helix');
  mkdirSync(configuration, { recursive: true });
  writeFileSync(join(configuration, 'languages.toml'), settings);
  const { stdout, stderr } = spawnSync(helix, ['--health', 'sipstack-log'], { env: environment, encoding: 'utf8' });
  if (stderr || !/✓.*sipstack: .*sipstack/.test(stdout)) throw new Error(stdout + stderr);
});
finish();
