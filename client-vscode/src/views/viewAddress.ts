import * as vscode from 'vscode';

export const viewScheme = 'sipstack-view';

/** The argument of `sipstack.server.filter` beside the log's address. */
export interface Filter {
  callId?: string;
  line?: number;
  failed?: boolean;
}

/** The address of a view: the log's path, so that the tab is named like it; the rest is in the query. */
export function viewOf(log: vscode.Uri, filter: Filter): vscode.Uri {
  return vscode.Uri.from({ scheme: viewScheme, path: log.path, query: JSON.stringify({ log: log.toString(), filter }) });
}

export function logOf(view: vscode.Uri): { log: vscode.Uri; filter: Filter } {
  const { log, filter } = JSON.parse(view.query) as { log: string; filter: Filter };
  return { log: vscode.Uri.parse(log, true), filter };
}

/** Where a line of a view stands in the log; each record has its line in the log and its first line in the view, in file order. */
export function lineInLog(lines: number[], starts: number[], line: number): number {
  const record = starts.findLastIndex((start) => start <= line);
  return record < 0 ? 0 : (lines[record] ?? 0) + line - (starts[record] ?? 0);
}
