// A trace as an editor has it open: the messages that open and change it, and places in it that are worth asking about.
import { readFileSync } from 'node:fs';
import { frame } from './server-process.mjs';

/** One failing sign-in, as it is appended to a log that is being written. */
const refusal = [
  'TL_INFO(TF_PROTOCOL) [0]0B44.101E::03/15/2011-09:00:00.003.0007a1d0 (SIPStack,SIPAdminLog::TraceProtocolRecord:SIPAdminLog.cpp(125))$$begin_record',
  'Instance-Id: 3890CAB2',
  'Direction: outgoing;source="local"',
  'Peer: 192.0.2.227:62272',
  'Message-Type: response',
  'Start-Line: SIP/2.0 401 Unauthorized',
  'From: "Anna"<sip:anna@contoso.com>;tag=5f5498ebe7;epid=0849b5e941',
  'To: <sip:anna@contoso.com>;tag=EE28BA342D42A1197266C06A0237677B',
  'CSeq: 3 REGISTER',
  'Call-ID: 4ae0422abd4619bff562929582cbda6b',
  'Via: SIP/2.0/TLS 192.0.2.227:62272;branch=z9hG4bK928F0928.356DF5171937BA01;ms-received-port=62272;ms-received-cid=F34000',
  'ms-diagnostics: 1000;reason="Final handshake failed";source="fe01.contoso.com";HRESULT="0xC3E93EE4(SIP_E_AUTH_UNAUTHORIZED)"',
  'Content-Length: 0',
  '$$end_record',
  '',
  '',
].join('\r\n');

/** Places by what stands there; the first group is where the cursor goes. */
const patterns = {
  code: /(0x[0-9A-F]{8})\(/g,
  callId: /Call-ID: (\S+)/g,
  startLine: /Start-Line: (\S)/g,
  headerName: /^(CSeq|Via|Contact|User-Agent):/gm,
  header: /TL_(INFO|WARN|ERROR)\(/g,
};

export class LogDocument {
  #text;
  #lines;
  #version = 1;
  #end;
  #places = {};

  constructor(path) {
    this.uri = `file://${path}`;
    this.#text = readFileSync(path, 'utf8');
    this.bytes = Buffer.byteLength(this.#text);
    this.#lines = lineStarts(this.#text);
  }

  get lineCount() {
    return this.#lines.length;
  }

  open() {
    this.#version = 1;
    this.#end = this.position(this.#text.length);
    return frame({ method: 'textDocument/didOpen', params: { textDocument: { uri: this.uri, languageId: 'sipstack-log', version: this.#version, text: this.#text } } });
  }

  /** Appends the record once more, to all that was appended since the document was opened. */
  append() {
    const end = this.#end;
    this.#end = { line: end.line + refusal.split('\n').length - 1, character: 0 };
    const contentChanges = [{ range: { start: end, end }, text: refusal }];
    return frame({ method: 'textDocument/didChange', params: { textDocument: { uri: this.uri, version: ++this.#version }, contentChanges } });
  }

  position(offset) {
    let [low, high] = [0, this.#lines.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#lines[middle] <= offset) low = middle;
      else high = middle;
    }
    return { line: low, character: offset - this.#lines[low] };
  }

  /** At most so many places of the kinds, evenly over the text and the kinds in turn. */
  places(count, kinds = Object.keys(patterns)) {
    const share = Math.ceil(count / kinds.length);
    const chosen = kinds.map((kind) => evenly(this.#all(kind), share));
    const mixed = Array.from({ length: share }, (_, index) => chosen.map((places) => places[index])).flat();
    return mixed.filter((place) => place !== undefined).slice(0, count);
  }

  #all(kind) {
    this.#places[kind] ??= [...this.#text.matchAll(patterns[kind])].map((match) => this.position(match.index + match[0].indexOf(match[1])));
    return this.#places[kind];
  }
}

export function evenly(values, count) {
  return values.length <= count ? values : Array.from({ length: count }, (_, index) => values[Math.floor((index * values.length) / count)]);
}

function lineStarts(text) {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
