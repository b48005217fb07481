// The plugin in the Neovim of two Debian releases: one without vim.lsp.config (0.10), one with it (0.12).
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/dotnet.mjs';
import { fetch, launcher, whyNot } from '../debian.mjs';
import { workspace } from '../workspace.mjs';

const reason = whyNot();
if (reason) {
  console.log(`Neovim cannot be fetched: ${reason}`);
  process.exit(77);
}

let failed = false;
for (const release of ['trixie', 'forky']) {
  const folder = fetch(release, 'neovim');
  const libraries = join(folder, 'usr', 'lib', 'x86_64-linux-gnu');
  const neovim = launcher(folder, join(folder, 'usr', 'bin', 'nvim'), {
    VIMRUNTIME: join(folder, 'usr', 'share', 'nvim', 'runtime'),
    LUA_CPATH: join(libraries, 'lua', '5.1', '?.so;;'),
  });
  const { logs, home, environment } = workspace(`neovim-${release}`);

  // As docs/editors.md says.
  const packages = join(home, 'data', 'nvim', 'site', 'pack', 'sipstack', 'start');
  mkdirSync(packages, { recursive: true });
  cpSync(join(root, 'clients', 'neovim'), join(packages, 'sipstack'), { recursive: true });

  const parsers = `set runtimepath+=${join(folder, 'usr', 'lib', 'nvim')}`;
  const run = spawnSync(neovim, ['--headless', '--cmd', parsers, '-c', `luafile ${join(root, 'tests', 'editors', 'neovim', 'checks.lua')}`, 'two-records.log'], {
    cwd: logs,
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: 120_000,
  });
  if (run.status !== 0) failed = true;
}
process.exit(failed ? 1 : 0);
