// What an editor waits for: diagnostics after opening and after a change, answers about a place, colours, and what it costs in memory.
import { setTimeout as pause } from 'node:timers/promises';
import { memory } from '../commands.mjs';
import { LogDocument, evenly } from '../log-document.mjs';
import { servers, withServer } from '../server-process.mjs';
import { quantile } from '../statistics.mjs';
import { documents, trace } from '../traces.mjs';

const appends = 5;

export async function measure({ rounds }) {
  const small = await measureBoth(new LogDocument(trace(documents['10 MB'])), rounds);
  const document = new LogDocument(trace(documents['45 MB']));
  const { sipstack, node } = await measureBoth(document, rounds);
  const p99 = (samples) => [quantile(samples, 0.99)];
  const full = 'full tokens (the range of the whole document)';
  return {
    goals: [
      { what: 'open 10 MB to diagnostics', beside: 'node server', goal: 1.5, unit: 'ms', ours: small.sipstack.open, theirs: small.node.open },
      { what: 'open 45 MB to diagnostics', beside: 'node server', goal: 1.5, unit: 'ms', ours: sipstack.open, theirs: node.open },
      { what: 'append one record to 45 MB, to diagnostics', beside: 'opening it', goal: 0.05, unit: 'ms', ours: sipstack.append, theirs: sipstack.open },
      { what: 'append one record to 45 MB, to diagnostics', beside: 'node server', unit: 'ms', ours: sipstack.append, theirs: node.append },
      { what: 'hover p99 on 45 MB', beside: 'node hover p99', goal: 1, unit: 'ms', ours: p99(sipstack.hover), theirs: p99(node.hover) },
      { what: 'code action p99 on 45 MB', beside: 'node hover p99', goal: 1, unit: 'ms', ours: p99(sipstack.codeAction), theirs: p99(node.hover) },
      { what: 'semantic tokens for 80 lines of 45 MB', beside: full, goal: 0.02, unit: 'ms', ours: sipstack.rangeTokens, theirs: sipstack.fullTokens },
      { what: 'memory beyond the empty server after opening 45 MB', beside: 'document size', goal: 4, unit: 'bytes', ours: sipstack.memory, theirs: [document.bytes] },
      { what: 'memory beyond the empty server after opening 45 MB', beside: 'node server', unit: 'bytes', ours: sipstack.memory, theirs: node.memory },
      { what: 'most memory while opening 45 MB', beside: 'document size', unit: 'bytes', ours: sipstack.peak, theirs: [document.bytes] },
    ],
  };
}

async function measureBoth(document, rounds) {
  const measured = { sipstack: {}, node: {} };
  for (let round = 0; round < rounds; round++) {
    for (const [name, command] of Object.entries(servers)) {
      for (const [what, values] of Object.entries(await visit(command, document))) (measured[name][what] ??= []).push(...values);
    }
  }
  return measured;
}

/** One life of a server with one document. */
function visit(command, document) {
  return withServer(command, async (server, { capabilities }) => {
    const empty = memory(server.pid).now;
    const opened = await server.untilDiagnostics(document.open());
    // Collectors of garbage work a moment longer.
    await pause(1000);
    const { now, peak } = memory(server.pid);
    const result = { open: [opened.milliseconds], memory: [now - empty], peak: [peak - empty], hover: [], codeAction: [], append: [], rangeTokens: [], fullTokens: [] };
    const textDocument = { uri: document.uri };
    const ask = async (what, method, params) => result[what].push((await server.request(method, { textDocument, ...params })).milliseconds);

    const places = document.places(300);
    // The garbage of the client is none of the server's time.
    globalThis.gc?.();
    for (const position of places) await ask('hover', 'textDocument/hover', { position });
    if (capabilities.codeActionProvider) {
      for (const diagnostic of evenly(opened.diagnostics, 300)) await ask('codeAction', 'textDocument/codeAction', { range: diagnostic.range, context: { diagnostics: [diagnostic] } });
    }
    if (capabilities.semanticTokensProvider) {
      for (const { line } of document.places(50)) await ask('rangeTokens', 'textDocument/semanticTokens/range', { range: lines(line, line + 80) });
      await ask('fullTokens', 'textDocument/semanticTokens/range', { range: lines(0, document.lineCount) });
    }
    for (let time = 0; time < appends; time++) result.append.push((await server.untilDiagnostics(document.append())).milliseconds);
    return result;
  });
}

function lines(from, to) {
  return { start: { line: from, character: 0 }, end: { line: to, character: 0 } };
}
