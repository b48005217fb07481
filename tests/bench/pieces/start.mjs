// From the start of the process to the answer of `initialize`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hello } from '../folders.mjs';
import { now, servers, withServer } from '../server-process.mjs';

export async function measure({ rounds }) {
  const times = { sipstack: [], node: [], hello: [] };
  for (let round = 0; round <= 7 * rounds; round++) {
    const measured = { sipstack: await untilInitialized(servers.sipstack), node: await untilInitialized(servers.node), hello: await untilFirstLine() };
    if (round > 0) for (const [name, milliseconds] of Object.entries(measured)) times[name].push(milliseconds);
  }
  const what = 'process start to `initialize` answer';
  return {
    goals: [
      { what, beside: '.NET hello-world, to its line', goal: 1.5, unit: 'ms', ours: times.sipstack, theirs: times.hello },
      { what, beside: 'node server', goal: 0.6, unit: 'ms', ours: times.sipstack, theirs: times.node },
    ],
  };
}

function untilInitialized(command) {
  return withServer(command, async (_, { milliseconds }) => milliseconds);
}

async function untilFirstLine() {
  const startedAt = now();
  const child = spawn(hello, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(child, 'close');
  await once(child.stdout, 'data');
  const milliseconds = now() - startedAt;
  await ended;
  return milliseconds;
}
