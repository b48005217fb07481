import * as vscode from 'vscode';
import { command, placeOf, reveal } from '../commands/commands';
import { traceLanguage } from '../detection/languageDetection';
import type { Server } from '../server/server';
import { lineInLog, logOf, viewOf, viewScheme, type Filter } from './viewAddress';

/** What `sipstack.server.filter` gives: a trace again, and for each of its records the line in the log and in the text. */
interface Filtered {
  text: string;
  records: number;
  isComplete: boolean;
  lines: number[];
  starts: number[];
}

/** Read-only documents with some records of a log. They are traces, so every feature works in them. */
export function filterViews(server: Server): vscode.Disposable {
  const sources = new Map<string, Pick<Filtered, 'lines' | 'starts'>>();
  const changed = new vscode.EventEmitter<vscode.Uri>();

  async function provideTextDocumentContent(view: vscode.Uri, token: vscode.CancellationToken): Promise<string> {
    const { log, filter } = logOf(view);
    const result = await server.execute<Filtered>('sipstack.server.filter', { uri: log.toString(), ...filter }, token);
    sources.set(view.toString(), result);
    if (!result.isComplete) void vscode.window.showWarningMessage(`SIPStack: only the first ${result.records} records are shown.`);
    return result.text;
  }

  async function show(log: vscode.Uri, filter: Filter): Promise<void> {
    const view = viewOf(log, filter);
    const document = await vscode.workspace.openTextDocument(view);
    changed.fire(view);
    await vscode.languages.setTextDocumentLanguage(document, traceLanguage);
    await vscode.window.showTextDocument(document, { preview: false });
  }

  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(viewScheme, { onDidChange: changed.event, provideTextDocumentContent }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (document.isClosed) sources.delete(document.uri.toString());
    }),
    command('sipstack.filterCall', (uri?: unknown, line?: unknown) => {
      const place = placeOf(uri, line);
      return show(place.uri, { line: place.line });
    }),
    command('sipstack.filterFailing', (uri?: unknown) => show(uri instanceof vscode.Uri ? uri : placeOf(undefined, undefined).uri, { failed: true })),
    command('sipstack.openInLog', async () => {
      const editor = vscode.window.activeTextEditor;
      if (editor?.document.uri.scheme !== viewScheme) throw new Error('this works in a filtered view of a log.');
      const { log } = logOf(editor.document.uri);
      const { lines = [], starts = [] } = sources.get(editor.document.uri.toString()) ?? {};
      await reveal(log, lineInLog(lines, starts, editor.selection.active.line));
    }),
  );
}
