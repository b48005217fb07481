// `sipstack check` over a large trace, beside what only counts lines and beside the log viewer that people know.
import { join } from 'node:path';
import { executable } from '../../../scripts/dotnet.mjs';
import { interleave } from '../commands.mjs';
import { here } from '../folders.mjs';
import { shown, trace } from '../traces.mjs';

export async function measure({ rounds, large }) {
  const file = trace(large);
  const times = interleave(
    {
      sipstack: [executable, 'check', file],
      json: [executable, 'check', file, '--format', 'json'],
      grep: ['grep', '-c', 'ms-diagnostics', file],
      rg: ['rg', '-c', 'ms-diagnostics', file],
      // Loads the file and says how many messages it found; printing the whole log would take many times as long.
      lnav: ['lnav', '-I', join(here, 'lnav'), '-n', '-N', '-q', '-c', ';select count(*) from all_logs', '-c', ':write-csv-to -', file],
      lnavText: ['lnav', '-n', '-N', '-q', file],
    },
    rounds,
  );
  const what = `\`check\` of ${shown(large)}`;
  return {
    goals: [
      { what, beside: '`grep -c ms-diagnostics`', goal: 2, unit: 's', ours: times.sipstack, theirs: times.grep },
      { what, beside: '`rg -c ms-diagnostics`', unit: 's', ours: times.sipstack, theirs: times.rg },
      { what, beside: 'lnav headless, told the format', goal: 0.1, unit: 's', ours: times.sipstack, theirs: times.lnav },
      { what, beside: 'lnav headless, as plain text', unit: 's', ours: times.sipstack, theirs: times.lnavText },
      { what: `\`check --format json\` of ${shown(large)}`, beside: '`grep -c ms-diagnostics`', unit: 's', ours: times.json, theirs: times.grep },
    ],
  };
}
