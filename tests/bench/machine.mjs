// The machine and the versions that a measurement belongs to; no name of a host and no path.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

export function machine() {
  const system = /^PRETTY_NAME="(.*)"$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? 'Linux';
  return {
    processor: `${cpus()[0].model.trim()}, ${cpus().length} cores`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    system: `${system}, Linux ${firstNumber('uname', ['-r'])}`,
    versions: Object.entries({ '.NET SDK': 'dotnet', 'Node.js': 'node', grep: 'grep', ripgrep: 'rg', lnav: 'lnav', hyperfine: 'hyperfine' }).map(([name, command]) => `${name} ${firstNumber(command, ['--version'])}`),
  };
}

function firstNumber(command, args) {
  return /\d+(\.\d+)+/.exec(spawnSync(command, args, { encoding: 'utf8' }).stdout ?? '')?.[0] ?? 'of unknown version';
}
