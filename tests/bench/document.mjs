// Turns what has been measured into tables.
import { median } from './statistics.mjs';
import { shown } from './traces.mjs';

export function document(results) {
  const all = (name) => results.flatMap((result) => result[name] ?? []);
  const machines = [...new Set(results.map(({ machine }) => `${machine.processor}, ${machine.memory} of memory, ${machine.system}`))];
  const versions = [...new Set(results.flatMap(({ machine }) => machine.versions))];
  const dates = [...new Set(results.map(({ date }) => date))].sort();
  return `# Benchmarks

Made by \`npm run bench\`; do not edit. Measured ${dates.join(' and ')} on ${machines.join('; ')}. ${versions.join(', ')}.

Everything runs interleaved (A, B, A, B, …) and from memory; whole commands after one round that is not counted. A number is the median, in brackets the least and the most; the ratio is that of the medians, in brackets of the single rounds. The traces are generated (\`tests/SipStack.Benchmarks\`): sign-ins, calls and presence of many users at once, in the forms of OCSLogger, CLS and the clients. The client that asks the servers collects its garbage beforehand. The node server uses Microsoft's library and only looks for \`ms-diagnostics\` in each line.

## Goals

${ratioTable(results)}

## Every request

Milliseconds until the answer is there, one request after the other. *First* is the first of its kind after opening, with all that is made once per state of a document; *after a change* the first one after a record was appended. Full semantic tokens end at 10 MB, as does what [lsp.md](lsp.md) says.

${all('latencies').map(latencyTable).join('\n\n') || 'Not measured.'}

## Growth

\`sipstack check\` on files that double. The exponent is fitted over the logarithms: 1 is proportional, 2 would be quadratic; less than 1 is the start of the process, which small files share in.

${growthTable(all('growth'))}
`;
}

export function ratioTable(results) {
  const rows = results.flatMap(({ goals }) => goals ?? []).map(({ what, beside, goal, unit, ours, theirs }) => {
    const ratio = median(ours) / median(theirs);
    const rounds = ours.length === theirs.length && ours.length > 1 ? ` (${spread(ours.map((value, index) => value / theirs[index]), short)})` : '';
    const verdict = goal === undefined ? '' : ratio <= goal ? 'met' : '**missed**';
    return [what, beside, measured(ours, unit), measured(theirs, unit), `${short(ratio)}${rounds}`, goal === undefined ? '' : `<= ${goal}`, verdict];
  });
  return table(['what', 'beside', 'sipstack', 'the other', 'ratio', 'goal', ''], rows);
}

function latencyTable({ size, requests }) {
  const rows = requests.map(({ name, count, first, p50, p99, afterChange, bytes }) => [`\`${name}\``, ...[p50, p99, first, afterChange].map(short), amount(bytes, 'bytes'), String(count)]);
  return table([size, 'p50', 'p99', 'first', 'after a change', 'largest answer', 'asked'], rows);
}

function growthTable(growth) {
  if (growth.length === 0) return 'Not measured.';
  const sizes = growth[0].seconds.map(({ size }) => shown(size));
  return table(['seconds', ...sizes, 'exponent'], growth.map(({ what, seconds, exponent }) => [what, ...seconds.map((point) => point.seconds.toFixed(2)), exponent.toFixed(2)]));
}

function measured(values, unit) {
  const format = (value) => amount(value, unit);
  return values.length > 1 ? `${format(median(values))} (${spread(values, format)})` : format(values[0]);
}

function spread(values, format) {
  return `${format(Math.min(...values))}–${format(Math.max(...values))}`;
}

function amount(value, unit) {
  if (unit !== 'bytes') return `${short(value)} ${unit}`;
  return value < 2 ** 20 ? `${short(value / 2 ** 10)} KB` : `${short(value / 2 ** 20)} MB`;
}

/** Three digits that count, without an exponent. */
function short(value) {
  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}

function table(heading, rows) {
  return [heading, heading.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
