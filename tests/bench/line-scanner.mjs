// The server that ours is measured beside: what anybody writes with Microsoft's library in an afternoon. It marks the lines that hold
// "ms-diagnostics" after every change, and a hover shows the line. It has no work to do but that.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { createConnection, ProposedFeatures, StreamMessageReader, StreamMessageWriter, TextDocuments, TextDocumentSyncKind } = require('vscode-languageserver/node');
const { TextDocument } = require('vscode-languageserver-textdocument');

const connection = createConnection(ProposedFeatures.all, new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout));
const documents = new TextDocuments(TextDocument);
// As ours has by default.
const maximum = 1000;

connection.onInitialize(() => ({ capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental, hoverProvider: true } }));

documents.onDidChangeContent(({ document }) => {
  connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics: scan(document.getText()) });
});

connection.onHover(({ textDocument, position: { line } }) => {
  const text = documents.get(textDocument.uri)?.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  return text === undefined ? null : { contents: { kind: 'markdown', value: `\`\`\`\n${text}\n\`\`\`` } };
});

documents.listen(connection);
connection.listen();

function scan(text) {
  const diagnostics = [];
  for (let line = 0, start = 0; start < text.length && diagnostics.length < maximum; line++) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const character = text.slice(start, end).indexOf('ms-diagnostics');
    if (character >= 0) {
      diagnostics.push({ range: { start: { line, character }, end: { line, character: end - start } }, severity: 1, message: text.slice(start, end) });
    }
    start = end + 1;
  }
  return diagnostics;
}
