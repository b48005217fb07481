// `sipstack check` on a trace in UTF-16LE, as Windows tools write it; the file is twice as large as its text.
import { executable } from '../../../scripts/dotnet.mjs';
import { interleave } from '../commands.mjs';
import { shown, trace } from '../traces.mjs';

export async function measure({ rounds, large }) {
  const file = trace(large, { utf16: true });
  const times = interleave({ sipstack: [executable, 'check', file], rg: ['rg', '-c', 'ms-diagnostics', file] }, rounds);
  return { goals: [{ what: `\`check\` of ${shown(large)} of text in UTF-16LE`, beside: '`rg -c ms-diagnostics`', goal: 1, unit: 's', ours: times.sipstack, theirs: times.rg }] };
}
