// The most memory of `sipstack check`: that of a file ten times as large must be the same.
import { executable } from '../../../scripts/dotnet.mjs';
import { peakMemory } from '../commands.mjs';
import { shown, trace } from '../traces.mjs';

export async function measure({ small, huge }) {
  const ours = [];
  const theirs = [];
  for (let round = 0; round < 3; round++) {
    theirs.push(await peakMemory([executable, 'check', trace(small)]));
    ours.push(await peakMemory([executable, 'check', trace(huge)]));
  }
  return { goals: [{ what: `peak memory of \`check\`, ${shown(huge)}`, beside: `${shown(small)}`, goal: 1.2, unit: 'bytes', ours, theirs }] };
}
