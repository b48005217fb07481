import * as vscode from 'vscode';
import { isTrace } from '../detection/languageDetection';

/** A place in a trace: where a command works. Lines are zero-based. */
export interface Place {
  uri: vscode.Uri;
  line: number;
}

/** Registers a command; what it throws is shown to the user as one sentence. */
export function command<Args extends unknown[]>(id: string, run: (...args: Args) => unknown): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: Args) => {
    try {
      await run(...args);
    } catch (error) {
      if (error instanceof vscode.CancellationError) return;
      const message = error instanceof Error ? error.message : String(error);
      void vscode.window.showErrorMessage(message.startsWith('SIPStack') ? message : `SIPStack: ${message}`);
    }
  });
}

/** The place that a code lens names (address and line), else the cursor of the active trace. */
export function placeOf(uri: unknown, line: unknown): Place {
  if (typeof uri === 'string' && typeof line === 'number') return { uri: vscode.Uri.parse(uri, true), line };
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isTrace(editor.document)) throw new Error('open a SIPStack trace first.');
  return { uri: editor.document.uri, line: editor.selection.active.line };
}

/** Shows lines of a document, in the editor that shows it already, else beside nothing: in the active group. */
export async function reveal(uri: vscode.Uri, line: number, endLine = line, preserveFocus = false): Promise<vscode.TextEditor> {
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString());
  const column = shown?.viewColumn ?? vscode.ViewColumn.One;
  const editor = await vscode.window.showTextDocument(uri, { viewColumn: column, preserveFocus, preview: false });
  const start = new vscode.Position(line, 0);
  editor.selection = new vscode.Selection(start, start);
  editor.revealRange(new vscode.Range(line, 0, endLine, 0), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  return editor;
}
