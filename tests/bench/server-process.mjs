// A language server as a process, and the client's side of the protocol: every server gets the same messages, written beforehand.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { here, lineScanner } from './folders.mjs';
import { executable } from '../../scripts/dotnet.mjs';

const { StreamMessageReader } = createRequire(import.meta.url)('vscode-jsonrpc/node');
const capabilities = JSON.parse(readFileSync(join(here, 'client-capabilities.json'), 'utf8'));

/** The two servers, by the names that results have. */
export const servers = { sipstack: [executable, 'lsp'], node: [...lineScanner, '--stdio'] };

/** Milliseconds on a clock that never steps. */
export const now = () => Number(process.hrtime.bigint()) / 1e6;

/** A message as bytes, so that making them is no part of a measurement. */
export function frame(message) {
  const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
}

export class ServerProcess {
  #child;
  #waiting = new Map();
  #listeners = [];
  #nextId = 1;

  /** @param {string[]} command */
  constructor([program, ...args]) {
    this.startedAt = now();
    this.#child = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    this.#child.once('error', (error) => this.#giveUp(error));
    this.#child.once('exit', () => this.#giveUp(new Error(`${program} ended before its answer.`)));
    // The moment that counts is when the bytes are there; reading JSON of many megabytes is the client's time.
    const decoder = { name: 'application/json', decode: async (bytes) => this.#stamp(bytes) };
    new StreamMessageReader(this.#child.stdout, { contentTypeDecoder: decoder }).listen((message) => this.#receive(message));
  }

  get pid() {
    return this.#child.pid;
  }

  /** Sends a request; the answer with the milliseconds that it took. */
  request(method, params) {
    const id = this.#nextId++;
    return this.#exchange(frame({ id, method, params }), id, method);
  }

  notify(method, params) {
    this.#child.stdin.write(frame({ method, params }));
  }

  /** Sends bytes of a notification; the milliseconds until the diagnostics that follow are here, and these. */
  async untilDiagnostics(bytes) {
    const published = new Promise((resolve, reject) => this.#listeners.push({ method: 'textDocument/publishDiagnostics', resolve, reject }));
    const sentAt = now();
    this.#child.stdin.write(bytes);
    const { message, receivedAt } = await published;
    return { milliseconds: receivedAt - sentAt, diagnostics: message.params.diagnostics };
  }

  async initialize() {
    const params = { processId: process.pid, rootUri: null, workspaceFolders: null, capabilities };
    const { receivedAt, result } = await this.request('initialize', params);
    this.notify('initialized', {});
    return { milliseconds: receivedAt - this.startedAt, capabilities: result.capabilities };
  }

  async end() {
    await this.request('shutdown');
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.notify('exit');
    await ended;
  }

  async #exchange(bytes, id, method) {
    const answered = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    const sentAt = now();
    this.#child.stdin.write(bytes);
    const { message, receivedAt, bytes: size } = await answered;
    if (message.error) throw new Error(`${method}: ${message.error.message}`);
    return { milliseconds: receivedAt - sentAt, receivedAt, result: message.result, bytes: size };
  }

  #stamp(bytes) {
    const receivedAt = now();
    return { jsonrpc: '2.0', receivedAt, bytes: bytes.length, message: JSON.parse(bytes.toString('utf8')) };
  }

  #receive(received) {
    const { message } = received;
    if (message.method && message.id !== undefined) return this.#child.stdin.write(frame({ id: message.id, result: answerTo(message) }));
    if (message.method) {
      const index = this.#listeners.findIndex(({ method }) => method === message.method);
      if (index >= 0) this.#listeners.splice(index, 1)[0].resolve(received);
      return;
    }
    this.#waiting.get(message.id)?.resolve(received);
    this.#waiting.delete(message.id);
  }

  #giveUp(error) {
    for (const { reject } of [...this.#waiting.values(), ...this.#listeners]) reject(error);
    this.#waiting.clear();
    this.#listeners.length = 0;
  }
}

/** What a server asks its client: for settings it has none, all else it may do. */
function answerTo({ method, params }) {
  return method === 'workspace/configuration' ? params.items.map(() => null) : null;
}

/** Runs what is given with a server that has been initialised, and ends it. */
export async function withServer(command, work) {
  const server = new ServerProcess(command);
  try {
    const started = await server.initialize();
    return await work(server, started);
  } finally {
    await server.end();
  }
}
