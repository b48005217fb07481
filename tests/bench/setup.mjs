// Installs and builds what the measurements need: tools to measure beside, the program, the least .NET program, the generator of traces.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fail, npm, publish } from '../../scripts/dotnet.mjs';
import { bench, here } from './folders.mjs';
import { prepareTraces } from './traces.mjs';

/** Commands and the Debian packages that have them. */
const tools = { rg: 'ripgrep', lnav: 'lnav', hyperfine: 'hyperfine' };

export function setUp() {
  if (process.platform !== 'linux') fail('npm run bench needs Linux: it reads the memory of processes from /proc and takes its tools from Debian.');
  installTools();
  if (!existsSync(join(here, 'node_modules', 'vscode-languageserver'))) npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], here);
  console.log('Building sipstack …');
  publish();
  publish(join('tests', 'bench', 'Hello'), join(bench, 'hello'));
  prepareTraces();
}

function installTools() {
  const missing = Object.keys(tools).filter((command) => spawnSync(command, ['--version']).error);
  if (missing.length === 0) return;
  const packages = missing.map((command) => tools[command]);
  const install = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (process.getuid() !== 0 || spawnSync('apt-get', ['--version']).error) fail(`the measurements need ${packages.join(', ')}. On Debian or Ubuntu: sudo ${install}`);
  console.log(`Installing ${packages.join(', ')} …`);
  const options = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update'], options);
  const [command, ...args] = install.split(' ');
  if (spawnSync(command, args, options).status !== 0) fail(`'${install}' failed.`);
}
