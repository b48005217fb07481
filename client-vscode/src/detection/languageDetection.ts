import * as vscode from 'vscode';
import { kindOfText, sniffLength } from './traceText';

export const traceLanguage = 'sipstack-log';

/** The languages that say nothing about a text, so that its content may decide. */
const undecided = ['log', 'plaintext'];

/** Documents of these schemes are somebody's text; others belong to the editor (output, settings, …) or to other extensions. */
const schemes = ['file', 'untitled', 'vscode-vfs'];

/**
 * Gives opened traces their language. Each document is decided once: who changes the language afterwards has said what they want. (A
 * change of language closes and opens the same TextDocument; a file that is opened again is a new one.)
 */
export function detectLanguages(): vscode.Disposable {
  const decided = new WeakSet<vscode.TextDocument>();

  async function decide(document: vscode.TextDocument): Promise<void> {
    if (decided.has(document) || !schemes.includes(document.uri.scheme)) return;
    if (!undecided.includes(document.languageId)) {
      decided.add(document);
      return;
    }

    const isTrace = kindOfText(beginning(document)) !== 'none';
    // A new, still empty editor is one that a trace is pasted into next.
    if (isTrace || !document.isUntitled) decided.add(document);
    if (isTrace) await vscode.languages.setTextDocumentLanguage(document, traceLanguage);
  }

  vscode.workspace.textDocuments.forEach((document) => void decide(document));
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument((document) => void decide(document)),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (document.isUntitled && contentChanges.length > 0) void decide(document);
    }),
  );
}

/** Whether a document is a trace, by its language. */
export function isTrace(document: vscode.TextDocument | undefined): boolean {
  return document?.languageId === traceLanguage;
}

function beginning(document: vscode.TextDocument): string {
  return document.getText(new vscode.Range(new vscode.Position(0, 0), document.positionAt(sniffLength)));
}
