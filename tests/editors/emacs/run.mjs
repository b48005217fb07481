// The mode and the server under eglot, in the Emacs of a Debian release that has both.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/dotnet.mjs';
import { fetch, launcher, whyNot } from '../debian.mjs';
import { workspace } from '../workspace.mjs';

const reason = whyNot();
if (reason) {
  console.log(`Emacs cannot be fetched: ${reason}`);
  process.exit(77);
}

const folder = fetch('trixie', 'emacs-nox');
const version = readdirSync(join(folder, 'usr', 'share', 'emacs')).find((name) => /^\d/.test(name));
const share = join(folder, 'usr', 'share', 'emacs', version);
const programs = join(folder, 'usr', 'libexec', 'emacs', version, 'x86_64-linux-gnu');
const dump = readdirSync(programs).find((name) => name.endsWith('.pdmp'));
const emacs = launcher(
  folder,
  join(folder, 'usr', 'bin', 'emacs-nox'),
  { EMACSLOADPATH: join(share, 'lisp'), EMACSDATA: join(share, 'etc'), EMACSDOC: join(share, 'etc'), EMACSPATH: programs },
  [`'--dump-file=${join(programs, dump)}'`],
);

const { logs, environment } = workspace('emacs');
const checks = join(root, 'tests', 'editors', 'emacs', 'checks.el');
const run = spawnSync(emacs, ['-Q', '--batch', '-L', join(root, 'clients', 'emacs'), '-l', checks], { cwd: logs, env: environment, stdio: ['ignore', 'inherit', 'inherit'], timeout: 120_000 });
process.exit(run.status === 0 ? 0 : 1);
