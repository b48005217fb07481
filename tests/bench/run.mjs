// npm run bench [-- --quick] [--only NAME]… [--no-build]: measures the program beside what a user would pick instead, and writes
// docs/benchmarks.md.
//
// --quick takes traces of 200 MB at most and writes no document. --only measures some pieces; the table shows what has been measured
// before for the others. --no-build measures what was built last. What is needed is installed and built first; the traces stay in
// artifacts/bench (7 GB, --quick 1 GB).
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fail, root } from '../../scripts/dotnet.mjs';
import { document, ratioTable } from './document.mjs';
import { bench } from './folders.mjs';
import { machine } from './machine.mjs';
import { setUp } from './setup.mjs';

/** In the order in which the document has them. */
const pieces = ['start', 'editor', 'check', 'utf16', 'memory', 'requests', 'growth'];

const full = { rounds: 3, small: '200M', large: '1G', huge: '2G', doubling: ['16M', '32M', '64M', '128M', '256M'] };
const quick = { rounds: 3, small: '20M', large: '200M', huge: '200M', doubling: ['8M', '16M', '32M', '64M'] };

const { values } = parseArgs({ options: { quick: { type: 'boolean' }, only: { type: 'string', multiple: true }, 'no-build': { type: 'boolean' } } });
const unknown = values.only?.find((name) => !pieces.includes(name));
if (unknown) fail(`there is no piece '${unknown}'; there are ${pieces.join(', ')}.`);
const results = join(bench, values.quick ? 'quick' : 'full');

mkdirSync(results, { recursive: true });
if (!values['no-build']) setUp();
for (const name of values.only ?? pieces) {
  console.log(`Measuring: ${name} …`);
  const { measure } = await import(`./pieces/${name}.mjs`);
  const measured = await measure(values.quick ? quick : full);
  writeFileSync(join(results, `${name}.json`), `${JSON.stringify({ date: new Date().toISOString().slice(0, 10), machine: machine(), ...measured }, null, 1)}\n`);
}

const stored = pieces.map((name) => join(results, `${name}.json`)).filter(existsSync).map((file) => JSON.parse(readFileSync(file, 'utf8')));
const written = document(stored);
console.log(`\n${values.quick ? written : ratioTable(stored)}`);
if (!values.quick) writeFileSync(join(root, 'docs', 'benchmarks.md'), written);
