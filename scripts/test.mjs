// npm test: sets up what the tests need, runs all of them, prints line coverage of the lower floors and a closing count.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { npm, publish, root } from './dotnet.mjs';

const results = join(root, 'artifacts', 'test-results');
const totals = { passed: 0, failed: 0, skipped: 0 };

if (!existsSync(join(root, 'node_modules', 'ajv')) || !existsSync(join(root, 'node_modules', 'vscode-tmgrammar-test'))) {
  console.log('Installing the test tools …');
  npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
}

console.log('Building …');
publish();
rmSync(results, { recursive: true, force: true });

// Counting lines triples the time, and these classes, which try everything everywhere, reach none that the others do not reach.
const exhaustive = ['Hostile', 'Invariant', 'NtlmVerdictTests', 'HoverTraceTests', 'CallsTests.Damaged', 'DocumentFindingsTests.Random', 'Fuzz', 'ClassificationGrammar', 'SkimmedFacts'].map((name) => `FullyQualifiedName~${name}`);
dotnetTest('SipStack.Tests', 'with line coverage', [
  ...['--collect', 'XPlat Code Coverage', '--settings', join('tests', 'coverage.runsettings')],
  ...['--filter', exhaustive.map((term) => term.replace('~', '!~')).join('&')],
]);
dotnetTest('SipStack.Tests', 'everything everywhere', ['--no-build', '--filter', exhaustive.join('|')]);
dotnetTest('SipStack.EndToEnd.Tests', 'the executable', []);
nodeTest('The TextMate grammar', join('grammars', 'tests', 'run.mjs'));
nodeTest('The VS Code extension, what needs no editor', join('client-vscode', 'tests', 'run.mjs'));
nodeTest('The .NET tool installs and runs', join('tests', 'packages', 'tool.mjs'));
nodeTest('The PowerShell scripts of the remedies parse and call only what they may', join('tests', 'remedies', 'powershell.mjs'));
nodeTest('The .cmd and .reg of the remedies under Wine', join('tests', 'remedies', 'wine.mjs'), 3);
printCoverage();

console.log(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(totals.failed > 0 ? 1 : 0);

function dotnetTest(project, what, args) {
  console.log(`\n== ${project}: ${what}`);
  const file = `${project} ${what}.trx`.replaceAll(' ', '-');
  const run = spawnSync('dotnet', ['test', join('tests', project), '--nologo', '-v', 'quiet', '--results-directory', results, '--logger', `trx;LogFileName=${file}`, ...args], { cwd: root, stdio: 'inherit' });
  const counted = countTests(join(results, file));
  // A build error or a crash leaves no counts, and must not pass for "nothing failed".
  if (!counted || counted.total === 0 || (run.status !== 0 && counted.failed === 0)) {
    console.error(`${project}: the tests did not run to their end (exit code ${run.status}).`);
    totals.failed += 1;
  }
  totals.passed += counted?.passed ?? 0;
  totals.failed += counted?.failed ?? 0;
  totals.skipped += counted ? counted.total - counted.passed - counted.failed : 0;
}

/**
 * A check of its own that ends with 0, 1, or 77 when what it needs is not on this machine; it says why. Wine 8 now and then loses the
 * answer of a program or does not start one, so that check has three tries; a fault of ours fails them all.
 */
function nodeTest(title, script, tries = 1) {
  console.log(`\n== ${title}`);
  const once = () => spawnSync(process.execPath, [script], { cwd: root, stdio: 'inherit' }).status;
  let status = once();
  for (let left = tries - 1; left > 0 && status !== 0 && status !== 77; left--) {
    console.log('Once more:');
    status = once();
  }
  totals[status === 0 ? 'passed' : status === 77 ? 'skipped' : 'failed'] += 1;
}

function countTests(file) {
  if (!existsSync(file)) return undefined;
  const counters = /<Counters ([^>]*)\/>/.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
  const number = (name) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(counters)?.[1] ?? 0);
  return { total: number('total'), passed: number('passed'), failed: number('failed') + number('error') + number('timeout') + number('aborted') };
}

function printCoverage() {
  const file = readdirSync(results, { recursive: true }).find((name) => name.endsWith('coverage.cobertura.xml'));
  if (!file) return console.log('\nNo coverage was collected.');
  const xml = readFileSync(join(results, file), 'utf8');
  console.log('\nLine coverage:');
  for (const floor of ['SipStack.Trace', 'SipStack.Knowledge', 'SipStack.Lsp', 'SipStack.Analysis']) {
    const rate = new RegExp(`<package name="${floor.replace('.', '\\.')}" line-rate="([\\d.]+)"`).exec(xml)?.[1];
    console.log(`  ${floor.padEnd(20)} ${rate ? `${(Number(rate) * 100).toFixed(1)} %` : 'not measured'}`);
  }
}
