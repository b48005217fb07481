// Whether the work grows in proportion to the file, also for traces that are made to be unpleasant.
import { executable } from '../../../scripts/dotnet.mjs';
import { interleave } from '../commands.mjs';
import { exponent, median } from '../statistics.mjs';
import { trace } from '../traces.mjs';

const contents = {
  Realistic: 'a realistic trace',
  OneCall: 'all records share one Call-ID',
  AllFindings: 'every record is a finding',
  LongLine: 'one line fills the file',
  NoTrace: 'nothing matches',
};

export async function measure({ rounds, doubling }) {
  const growth = [];
  for (const [content, what] of Object.entries(contents)) {
    const commands = Object.fromEntries(doubling.map((size) => [size, [executable, 'check', trace(size, { content })]]));
    const seconds = Object.entries(interleave(commands, rounds)).map(([size, times]) => ({ size, seconds: median(times) }));
    growth.push({ what, seconds, exponent: exponent(seconds.map((point) => [Number.parseInt(point.size, 10), point.seconds])) });
  }
  return { growth };
}
