// Measures whole commands: time with hyperfine, memory from /proc.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, run } from '../../scripts/dotnet.mjs';

// A terminal of today speaks UTF-8; the C locale would spare grep and lnav the look at every character.
export const environment = { ...process.env, LC_ALL: 'C.UTF-8' };

/**
 * Seconds of each command, run one after the other in every round so that what disturbs the machine disturbs all of them. The first
 * round is not counted: it brings the files into memory.
 * @param {Record<string, string[]>} commands
 * @returns {Record<string, number[]>}
 */
export function interleave(commands, rounds) {
  const seconds = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, command] of Object.entries(commands)) {
      const time = once(command);
      if (round > 0) seconds[name].push(time);
    }
  }
  return seconds;
}

/** Into a pipe, because grep stops at the first match when nobody reads what it prints. */
function once(command) {
  const folder = mkdtempSync(join(tmpdir(), 'sipstack-bench-'));
  const report = join(folder, 'report.json');
  try {
    run('hyperfine', ['--shell', 'none', '--runs', '1', '--ignore-failure', '--output', 'pipe', '--export-json', report, command.map(quote).join(' ')], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: environment,
    });
    const { times, exit_codes: codes } = JSON.parse(readFileSync(report, 'utf8')).results[0];
    // For all of them 1 means "found" or "not found".
    if (codes.some((code) => code > 1)) fail(`${command.join(' ')} ended with ${codes[0]}.`);
    return times[0];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function quote(word) {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** The most memory that a command ever had, in bytes. */
export function peakMemory([command, ...args]) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'], env: environment });
    let peak = 0;
    // The system keeps the highest value itself; the last look before the end is as good as all of them.
    const timer = setInterval(() => (peak = memory(child.pid)?.peak ?? peak), 10);
    child.stdout.resume();
    child.once('error', reject);
    child.once('close', () => {
      clearInterval(timer);
      resolve(peak);
    });
  });
}

/** Memory of a running process in bytes, now and at most; undefined when it has ended. */
export function memory(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const field = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1024;
    const [now, peak] = [field('VmRSS'), field('VmHWM')];
    return peak > 0 ? { now, peak } : undefined;
  } catch {
    return undefined;
  }
}
