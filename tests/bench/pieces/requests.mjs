// How long each request that the server announces takes: the first time, then for an editor that goes on asking, and after a change.
import { LogDocument, evenly } from '../log-document.mjs';
import { now, servers, withServer } from '../server-process.mjs';
import { median, quantile } from '../statistics.mjs';
import { documents, trace } from '../traces.mjs';

const most = 300;
const patience = 1000;
const changes = 3;

export async function measure() {
  const latencies = [];
  for (const [size, made] of Object.entries(documents)) latencies.push({ size, requests: await measureOn(new LogDocument(trace(made))) });
  return { latencies };
}

function measureOn(document) {
  return withServer(servers.sipstack, async (server) => {
    const { diagnostics } = await server.untilDiagnostics(document.open());
    const requests = questions(document, diagnostics);
    const rows = [];
    for (const { name, ask } of requests) {
      const milliseconds = [];
      const until = now() + patience;
      let bytes = 0;
      for (let index = 0; index < most && (index < 5 || now() < until); index++) {
        const answer = await ask(server, index);
        milliseconds.push(answer.milliseconds);
        bytes = Math.max(bytes, answer.bytes);
      }
      rows.push({ name, count: milliseconds.length, first: milliseconds[0], p50: quantile(milliseconds, 0.5), p99: quantile(milliseconds, 0.99), bytes });
    }
    for (const [index, { ask }] of requests.entries()) {
      const milliseconds = [];
      for (let time = 0; time < changes; time++) {
        await server.untilDiagnostics(document.append());
        milliseconds.push((await ask(server, time)).milliseconds);
      }
      rows[index].afterChange = median(milliseconds);
    }
    return rows;
  });
}

/** Every request, about places where its answer is not empty. */
function questions(document, diagnostics) {
  const textDocument = { uri: document.uri };
  const about = (method, at) => ({ name: method.replace('textDocument/', ''), ask: (server, index) => server.request(method, { textDocument, ...at(index) }) });
  const whole = (method) => about(method, () => ({}));
  const pick = (values) => (index) => values[index % values.length];
  const [any, callId, startLine] = [undefined, ['callId'], ['startLine']].map((kinds) => pick(document.places(most, kinds)));
  const failing = pick(evenly(diagnostics, most));
  const screen = (index) => ({ range: { start: { line: any(index).line, character: 0 }, end: { line: any(index).line + 80, character: 0 } } });
  const codeAction = (index) => ({ range: failing(index).range, context: { diagnostics: [failing(index)] } });
  const command = (name, options) => ({
    name: `${name}${options.format ? ` (${options.format})` : ''}`,
    ask: (server, index) => server.request('workspace/executeCommand', { command: name, arguments: [{ uri: document.uri, line: callId(index).line, ...options }] }),
  });

  return [
    about('textDocument/hover', (index) => ({ position: any(index) })),
    about('textDocument/codeAction', codeAction),
    resolve(textDocument, codeAction),
    about('textDocument/definition', (index) => ({ position: startLine(index) })),
    about('textDocument/references', (index) => ({ position: callId(index), context: { includeDeclaration: true } })),
    about('textDocument/documentHighlight', (index) => ({ position: callId(index) })),
    about('textDocument/selectionRange', (index) => ({ positions: [any(index)] })),
    about('textDocument/inlayHint', screen),
    about('textDocument/semanticTokens/range', screen),
    whole('textDocument/semanticTokens/full'),
    delta(textDocument),
    whole('textDocument/codeLens'),
    whole('textDocument/documentLink'),
    whole('textDocument/documentSymbol'),
    whole('textDocument/foldingRange'),
    { name: 'workspace/symbol', ask: (server, index) => server.request('workspace/symbol', { query: ['anna', 'REGISTER', 'SIP_E'][index % 3] }) },
    command('sipstack.server.ladder', { format: 'svg' }),
    command('sipstack.server.filter', {}),
    { name: 'sipstack.server.explain', ask: (server) => server.request('workspace/executeCommand', { command: 'sipstack.server.explain', arguments: [{ code: '0xC3E93EE4' }] }) },
  ];
}

/** What an editor does when the user takes an action; of failures that nothing can be done about it takes the last one again. */
function resolve(textDocument, codeAction) {
  let action;
  return {
    name: 'codeAction/resolve',
    async ask(server, index) {
      for (let next = index; ; next++) {
        const { result } = await server.request('textDocument/codeAction', { textDocument, ...codeAction(next) });
        action = result[0] ?? action;
        if (action) return server.request('codeAction/resolve', action);
      }
    },
  };
}

/** Asks on from the last answer, as editors do; a document without full tokens has none to go on from. */
function delta(textDocument) {
  let previousResultId = '';
  return {
    name: 'semanticTokens/full/delta',
    async ask(server) {
      const answer = await server.request('textDocument/semanticTokens/full/delta', { textDocument, previousResultId });
      previousResultId = answer.result?.resultId ?? '';
      return answer;
    },
  };
}
