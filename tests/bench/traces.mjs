// The traces to measure with, made by tests/SipStack.Benchmarks on first need and kept in artifacts/bench/traces.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../../scripts/dotnet.mjs';
import { bench } from './folders.mjs';

const project = join(root, 'tests', 'SipStack.Benchmarks');
const folder = join(bench, 'traces');
const generator = join(bench, 'generator');

/** Builds the generator; traces of another generator are thrown away. */
export function prepareTraces() {
  const hash = createHash('sha256');
  for (const name of readdirSync(join(project, 'Traces')).sort()) hash.update(readFileSync(join(project, 'Traces', name)));
  const wanted = hash.digest('hex');
  const stamp = join(folder, 'generator.sha256');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;

  console.log('Building the generator of traces …');
  run('dotnet', ['build', project, '-c', 'Release', '-o', generator, '-v', 'quiet', '--nologo'], { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(stamp, wanted);
}

/** A size as people read it. */
export const shown = (size) => size.replace(/[MG]$/, ' $&B');

/** Documents for an editor: sizes in decimal megabytes, just within and well beyond what full answers are given for. */
export const documents = { '10 MB': '9.5M', '45 MB': '43M' };

/** The path of a trace: its size as the generator takes it (200M, of UTF-8 text), its content (Realistic, OneCall, …). */
export function trace(size, { content = 'Realistic', utf16 = false } = {}) {
  const file = join(folder, `${content}-${size}${utf16 ? '-utf16' : ''}.log`);
  if (!existsSync(file)) {
    console.log(`Generating ${content}, ${size}${utf16 ? ', UTF-16LE' : ''} …`);
    const partial = `${file}.partial`;
    run('dotnet', [join(generator, 'SipStack.Benchmarks.dll'), 'generate', '--content', content, '--size', size, ...(utf16 ? ['--utf16'] : []), partial]);
    renameSync(partial, file);
  }
  return file;
}
