// npm run fuzz -- [--minutes N] [--seed N] [--only NAME]: the fuzzers of the test suite with other seeds, until the time is over or one fails.
// With --seed alone, only that seed: it repeats a failure.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fail, requireSdk, root, run } from './dotnet.mjs';

// Times the rounds of a build: a pass takes a minute or two.
const TIMES = 5;
// More than any fuzzer has rounds, so that no seed comes twice.
const SEEDS_OF_A_PASS = 100_000;

const { values: options } = parseArgs({ options: { minutes: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } } });
for (const name of ['minutes', 'seed']) {
  if (options[name] !== undefined && !/^[0-9]{1,9}$/.test(options[name])) fail(`--${name} takes a whole number.`);
}
const isRepetition = options.seed !== undefined && options.minutes === undefined;
const start = Date.now();
const end = start + Number(options.minutes ?? 10) * 60_000;
const filter = options.only ? `Category=Fuzz&FullyQualifiedName~${options.only}` : 'Category=Fuzz';

requireSdk();
const project = join('tests', 'SipStack.Tests');
run('dotnet', ['build', project, '-c', 'Release', '-v', 'quiet', '--nologo']);
let seed = Number(options.seed ?? start % 1_000_000_000);
do {
  const env = { ...process.env, SIPSTACK_FUZZ_SEED: String(seed), SIPSTACK_FUZZ_TIMES: isRepetition ? '1' : String(TIMES) };
  const pass = spawnSync('dotnet', ['test', project, '-c', 'Release', '--no-build', '--nologo', '--filter', filter], { cwd: root, stdio: 'inherit', env });
  console.log(`From seed ${seed} on: ${pass.status === 0 ? 'no failure' : 'FAILED'}, ${Math.round((Date.now() - start) / 1000)} s`);
  if (pass.status !== 0) process.exit(1);
  seed = (seed + SEEDS_OF_A_PASS) % 2_000_000_000;
} while (!isRepetition && Date.now() < end);
